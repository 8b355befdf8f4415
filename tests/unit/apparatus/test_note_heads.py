"""What the running heads of collected notes are made from (NT-11)."""

from __future__ import annotations

from book.apparatus.note_heads import prepare_heads
from book.model.apparatus import NoteGroup
from book.model.book import DivisionKind
from book.vocabulary import ENGLISH
from tests.unit.apparatus.builders import note, paragraph


def test_each_note_has_the_page_of_its_reference_nt_11() -> None:
    notes = tuple(note(number, paragraph("x")) for number in (1, 2, 3))
    group = NoteGroup(division="ch-01", kind=DivisionKind.CHAPTER, number=1, title=(), title_text="One", notes=notes)
    labels = {"noteref-ch-01-1": "ii", "noteref-ch-01-2": "5", "note-ch-01-3": "90"}
    heads = prepare_heads([group], labels, ENGLISH)
    assert dict(heads.pages) == {"note-ch-01-1": "ii", "note-ch-01-2": "5"}
    assert (heads.note_to_page, heads.notes_to_page) == ("Note to Page {first}", "Notes to Page {first}")
    assert heads.notes_to_pages == "Notes to Pages {first}–{last}"
    assert prepare_heads([group], {}, ENGLISH).pages == {}
