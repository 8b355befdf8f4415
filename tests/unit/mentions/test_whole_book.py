"""A whole book searched as its manifest asks: divisions, records, settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.apparatus.marks import iter_marks, iter_marks_of_blocks
from book.model.content import PersonMark, TermMark
from tests.books import MANIFEST, places, read_book, setting_of, write_book

PEOPLE = """\
- {sort: "Smirnov, Ivan", id: ivan, born: 1881, note: "Smirnov met Trotsky and V. Smirnov at the soviet."}
- {sort: "Smirnov, Vladimir", id: vladimir, born: 1887, note: "x"}
- {sort: "Trotsky, Leon", id: trotsky, born: 1879, note: "x"}
- {sort: "Young, Edgar", id: young, born: 1899, mentions: marked}
"""
GLOSSARY = """\
- {headword: soviet, definition: "A council, as Trotsky said. A soviet."}
- {headword: scissors, definition: "x", mentions: marked}
"""
TEXT = "# Trotsky\n\nI. Smirnov, V. Smirnov and Young of the soviet.[^n]\n\n[^n]: See Trotsky, *Works*.\n"
FILES: dict[str, str | bytes] = {
    "body/01.md": TEXT,
    "people.yaml": PEOPLE,
    "glossary.yaml": GLOSSARY,
    "chronology.yaml": "- events: [{date: 1917, text: Trotsky came.}]\n",
}


def marked(folder: Path, files: dict[str, str | bytes] = FILES, manifest: str = MANIFEST) -> list[str]:
    setting = setting_of(folder, files, manifest)
    return [
        mark.person if isinstance(mark, PersonMark) else mark.term
        for mark in (placed.mark for placed in iter_marks(setting.book))
        if isinstance(mark, PersonMark | TermMark) and mark.found
    ]


def reported(folder: Path, *codes: str) -> list[tuple[str, str, int]]:
    return [one for one in places(read_book(folder)[1]) if one[0] in codes]


def test_a_book_is_searched_unless_it_says_otherwise(tmp_path: Path) -> None:
    assert marked(tmp_path) == ["trotsky", "ivan", "vladimir", "soviet", "trotsky"]


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("people: {mentions: marked}\n", ["soviet"]),
        ("glossary: {mentions: marked}\n", ["trotsky", "ivan", "vladimir", "trotsky"]),
        ("people: {mentions: marked}\nglossary: {mentions: marked}\n", []),
    ],
)
def test_a_book_can_have_its_own_marks_only(tmp_path: Path, setting: str, expected: list[str]) -> None:
    assert marked(tmp_path, manifest=MANIFEST + setting) == expected


def test_records_are_searched_but_for_those_they_are_about(tmp_path: Path) -> None:
    apparatus = setting_of(tmp_path, FILES).apparatus
    (note,) = (one.note for one in apparatus.biographical_notes if one.id == "person-ivan")
    assert [type(mark).__name__ for mark in iter_marks_of_blocks(note)] == ["PersonMark", "PersonMark", "TermMark"]
    assert [mark.id for mark in iter_marks_of_blocks(note)] == [
        "mention-person-ivan--text-1", "mention-person-ivan--text-2", "use-person-ivan--text-1",
    ]  # fmt: skip
    (definition,) = (one.definition for one in apparatus.glossary if one.id == "term-soviet")
    assert [type(mark).__name__ for mark in iter_marks_of_blocks(definition)] == ["PersonMark"]
    ((event,),) = (group.events for group in apparatus.chronology)
    assert [type(mark).__name__ for mark in iter_marks_of_blocks(event.text)] == ["PersonMark"]


def test_a_division_decides_for_its_shared_names_bio_008(tmp_path: Path) -> None:
    files = {**FILES, "body/01.md": TEXT + "\nSmirnov.\n", "body/02.md": "# Two\n\nSmirnov.\n"}
    write_book(tmp_path, files, MANIFEST + "lint: {allow: []}\n")
    assert reported(tmp_path, "BIO-008") == [
        ("BIO-008", "body/01.md", 7),
        ("BIO-008", "body/02.md", 3),
    ]
    first = "    - {file: body/01.md, people: {Smirnov: ivan}}\n"
    contents = "contents:\n  body:\n" + first + "    - {file: body/02.md, people: {Smirnov: none}}\n"
    assert marked(tmp_path, files, MANIFEST + contents).count("ivan") == 2
    assert reported(tmp_path, "BIO-008") == []


def test_a_division_that_decides_for_nobody_on_record_bio_013(tmp_path: Path) -> None:
    contents = "contents:\n  body:\n    - file: body/01.md\n      people: {Smirnov: lenin}\n"
    write_book(tmp_path, FILES, MANIFEST + contents)
    assert reported(tmp_path, "BIO-013") == [("BIO-013", "book.yaml", 9)]


def test_display_pages_are_not_searched_and_bibliographies_for_spellings_only(tmp_path: Path) -> None:
    files = {
        **FILES,
        "people.yaml": PEOPLE + "- {sort: 'Kamenev, Lev', id: kamenev, born: 1883, variants: {correct: [Kameneff]}}\n",
        "front/dedication.md": "For Smirnov and Kameneff\n",
        "back/bibliography.md": "# Bibliography\n\nTrotsky, Leon. *Kameneff*. Kameneff, L. *Works*.\n",
    }
    assert marked(tmp_path, files) == ["trotsky", "ivan", "vladimir", "soviet", "trotsky"]
    assert reported(tmp_path, "BIO-008", "BIO-009") == [("BIO-009", "back/bibliography.md", 3)]


def test_a_book_without_records_is_left_as_it_is(tmp_path: Path) -> None:
    assert marked(tmp_path, {"body/01.md": TEXT}) == []


def test_found_names_are_mentions_for_the_check_of_records_bio_002(tmp_path: Path) -> None:
    write_book(tmp_path, {**FILES, "body/01.md": "# One\n\nTrotsky and the soviet.\n"})
    assert reported(tmp_path, "BIO-002") == [
        ("BIO-002", "people.yaml", 1),
        ("BIO-002", "people.yaml", 4),
    ]
