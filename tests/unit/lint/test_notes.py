"""Rules over notes: chains of "Ibid." (NT-07), long notes and tables (NT-17, NT-19), epigraphs (NT-04)."""

from __future__ import annotations

import pytest

from book.assemble import assemble_book
from book.diagnostics import Report
from book.lint.notes import lint_notes
from book.manifest.schema import NoteSettings
from book.model.pages import Side
from book.vocabulary import ENGLISH
from tests.books import listed, parse

NOTES_BEGIN = 5
NUMBERS = NoteSettings()


def found_in(*notes: str, settings: NoteSettings = NUMBERS, before: str = "") -> list[tuple[str, int]]:
    """Code and note, counted from 1, of every finding in a chapter with these notes."""
    text = " ".join(f"Words.[^{number}]" for number in range(1, len(notes) + 1))
    written = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, start=1))
    document = parse(f"# One\n\n{before}{text}\n\n{written}\n")
    book = assemble_book([listed()], {document.file: document}, ENGLISH, Side.RECTO, Report(), settings.symbols)
    report = Report()
    lint_notes(book, settings, report)
    first = NOTES_BEGIN + before.count("\n")
    return [(found.code, found.line - first + 1) for found in report]


CITATION = "Trotsky, *New Course*, 25."
RUSSIAN = "Троцкий, *Новый курс*, с. 25."


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (["Ibid."], [("NTE-012", 1)]),
        ([CITATION, "Ibid.", "See ibid., 26."], []),
        ([f"{CITATION} Ibid., 26."], []),
        ([CITATION[:-1] + "; Carr, *Interregnum*, 5.", "Ibid."], [("NTE-013", 2)]),
        ([CITATION, f"Ibid., 26; {CITATION}", "Ibid."], [("NTE-013", 3)]),
        ([f"Carr, *Interregnum*, 5; {CITATION} Ibid., 26."], [("NTE-013", 1)]),
        ([CITATION, "The figures differ.", "Ibid."], [("NTE-014", 3)]),
        ([CITATION, "The figures differ.", "Ibid., 5.", "Ibid., 6."], [("NTE-014", 3)]),
        ([CITATION, "[]{.editor} The figures differ.", "Ibid."], [("NTE-015", 3)]),
        ([CITATION, "Там же, с. 26."], [("NTE-016", 2)]),
        ([CITATION, "Там же, с. 26.", "Там же, с. 27."], [("NTE-016", 2)]),
        ([RUSSIAN, "Ibid., 26."], [("NTE-016", 2)]),
        ([RUSSIAN, "Там же, с. 26.", "Там же."], []),
        (["Trotsky, *Novyi kurs* [Новый курс], 5.", "Ibid., 6.", "Там же, с. 7."], []),
        ([f"{RUSSIAN[:-1]} [Trotsky, *New Course*, 23].", "Там же, с. 26 [Ibid., 24]."], []),
        ([f"{RUSSIAN[:-1]} [*New Course*, 23; cf. *Works* 4, 7].", "Там же, с. 26 [Ibid., 24]."], [("NTE-013", 2)]),
    ],
)
def test_chains_nt_07(notes: list[str], expected: list[tuple[str, int]]) -> None:
    assert found_in(*notes) == expected


def test_notes_that_stand_elsewhere_do_not_come_between_nt_07() -> None:
    notes = (CITATION, "[]{.translator} Both senses.", "Ibid.")
    assert found_in(*notes) == [("NTE-015", 3)]
    symbols = NoteSettings(placement="book", symbols=("translator",))
    assert found_in(*notes, settings=symbols) == []
    assert found_in(*notes, settings=symbols.model_copy(update={"symbols_placement": "same"})) == [("NTE-015", 3)]


def test_an_unmarked_note_is_no_note_to_go_back_to_nt_07() -> None:
    note = "::: note\nTrotsky, *New Course*, 25.\n:::\n\n"
    assert found_in("Ibid.", before=note) == [("NTE-012", 1)]


def test_a_long_note_and_a_table_in_a_note_nt_17_nt_19() -> None:
    assert found_in("x" * 5001) == [("NTE-017", 1)]
    assert found_in("x" * 5000) == []
    assert found_in("A table.\n\n    | A |\n    |---|\n    | b |\n") == [("NTE-018", 3)]
    assert found_in("A list.\n\n    - a\n") == []


def test_a_note_on_an_epigraph_nt_04() -> None:
    epigraph = "::: epigraph\nWords.^[A note.]\n\n[Author]{.attribution}\n:::\n\n"
    assert [code for code, _ in found_in(CITATION, before=epigraph)] == ["NTE-019"]
    assert found_in(CITATION, before=epigraph.replace("^[A note.]", "")) == []
