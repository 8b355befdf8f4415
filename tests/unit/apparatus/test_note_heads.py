"""Running heads of collected notes, from the page map (NT-11)."""

from __future__ import annotations

from dataclasses import replace

from book.apparatus.note_heads import head_notes
from book.model.apparatus import NoteGroup
from book.model.book import DivisionKind
from book.model.content import Note
from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Place, Side
from book.vocabulary import ENGLISH, vocabulary_of
from tests.unit.apparatus.builders import note, paragraph

LAST_OF_TEXT = 9  # sheets 0 to 9 are text, the first two with roman numbers; the notes are on sheets 10 to 13


def page_map(references: dict[int, int], notes: dict[int, int], starts: dict[int, str]) -> PageMap:
    """Sheets of the references and of the notes, by the numbers of the notes, and blocks that pages begin with."""

    def folio(sheet: int) -> Folio:
        division = "ch-01" if sheet <= LAST_OF_TEXT else "notes"
        style, number = (FolioStyle.ROMAN, sheet + 1) if sheet < 2 else (FolioStyle.ARABIC, sheet - 1)
        side = Side.VERSO if sheet % 2 else Side.RECTO
        return Folio(sheet=sheet, number=number, style=style, side=side, division=division, expressed=True)

    places = [Place(anchor=f"noteref-ch-01-{number}", sheet=sheet, x=0, y=0) for number, sheet in references.items()]
    places += [Place(anchor=f"note-ch-01-{number}", sheet=sheet, x=0, y=0) for number, sheet in notes.items()]
    return PageMap(
        folios=tuple(folio(sheet) for sheet in range(14)),
        places=tuple(places),
        starts=tuple(PageStart(sheet=sheet, block=block, offset=7, word="x") for sheet, block in starts.items()),
    )


def group(*notes: Note) -> NoteGroup:
    return NoteGroup(
        division="ch-01", kind=DivisionKind.CHAPTER, number=1, title=(), title_text="One", notes=notes
    )  # fmt: skip


def some_notes(count: int) -> list[Note]:
    return [note(number, replace(paragraph("x"), id=f"p{number}")) for number in range(1, count + 1)]


def test_each_page_has_the_range_of_the_pages_whose_notes_begin_there_nt_11() -> None:
    found = page_map({1: 2, 2: 4, 3: 5, 4: 5, 5: 9}, {1: 10, 2: 10, 3: 11, 4: 11, 5: 12}, {11: "p3", 12: "p5"})
    assert head_notes("notes", [group(*some_notes(5))], found, ENGLISH) == {
        1: "Notes to Pages 1–3",
        2: "Notes to Page 4",
        3: "Note to Page 8",
    }


def test_a_note_that_goes_on_counts_on_every_page_it_is_on_nt_11() -> None:
    found = page_map({1: 2, 2: 4, 3: 9}, {1: 10, 2: 10, 3: 13}, {11: "p2", 12: "p2", 13: "p2"})
    assert head_notes("notes", [group(*some_notes(3))], found, ENGLISH) == {
        1: "Notes to Pages 1–3",
        2: "Note to Page 3",
        3: "Note to Page 3",
        4: "Notes to Pages 3–8",
    }


def test_roman_pages_come_before_arabic_ones_and_ranges_are_in_full() -> None:
    found = page_map({1: 1, 2: 6}, {1: 10, 2: 10}, {})
    assert head_notes("notes", [group(*some_notes(2))], found, ENGLISH) == {1: "Notes to Pages ii–5"}
    russian = vocabulary_of("ru")
    assert russian is not None
    assert head_notes("notes", [group(*some_notes(2))], found, russian) == {1: "Примечания к с. ii–5"}


def test_nothing_is_said_while_no_page_is_known() -> None:
    assert head_notes("notes", [group(*some_notes(2))], PageMap.empty(), ENGLISH) == {}
