from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from book.manifest.contents import ListedDivision, kind_of_file
from book.model.book import DivisionKind, Matter
from book.model.pages import Side
from book.source import Span
from tests.unit.manifest.books import FIVE_LINES, load_book


def lines(divisions: Sequence[ListedDivision]) -> list[str]:
    """The divisions as matter, kind and file."""
    return [" ".join(filter(None, (line.matter, line.kind, line.file))) for line in divisions]


def listed(tmp_path: Path, contents: str, *files: str) -> tuple[ListedDivision, ...]:
    outcome = load_book(tmp_path, FIVE_LINES + contents, {name: "text" for name in files})
    assert not outcome.found
    return outcome.loaded.divisions


@pytest.mark.parametrize(
    ("file", "matter", "kind"),
    [
        ("front/introduction.md", Matter.FRONT, "introduction"),
        ("body/00-introduction.md", Matter.BODY, "introduction"),
        ("body/1. Conclusion.md", Matter.BODY, "conclusion"),
        ("body/01_note_to_reader.md", Matter.BODY, "note-to-reader"),
        ("front/acknowledgements.md", Matter.FRONT, "acknowledgments"),
        ("body/introductions.md", Matter.BODY, "chapter"),
        ("body/part.md", Matter.BODY, "chapter"),
        ("body/01.md", Matter.BODY, "chapter"),
        ("front/01.md", Matter.FRONT, "preface"),
        ("back/sources.md", Matter.BACK, "appendix"),
        ("back/bibliography.md", Matter.BACK, "bibliography"),
    ],
)
def test_the_kind_of_a_file_is_in_its_name_or_follows_from_its_matter(file: str, matter: Matter, kind: str) -> None:
    assert kind_of_file(file, matter) == kind


def test_without_contents_the_folders_are_the_book(tmp_path: Path) -> None:
    divisions = listed(tmp_path, "", "body/1.md", "body/2.md", "body/10.md", "front/preface.md", "back/sources.md")
    assert lines(divisions) == [
        "front title-page",
        "front copyright-page",
        "front contents",
        "front preface front/preface.md",
        "body chapter body/1.md",
        "body chapter body/2.md",
        "body chapter body/10.md",
        "back appendix back/sources.md",
    ]
    assert divisions[0].span == Span("book.yaml", 1)
    assert divisions[4].span == Span("body/1.md", 1)


def test_everything_that_can_be_made_stands_in_the_usual_order(tmp_path: Path) -> None:
    files = {
        "people.yaml": "- {sort: A, note: x}\n",
        "glossary.yaml": "- {headword: A, definition: x}\n",
        "chronology.yaml": "- events: [{date: '1923', text: x}]\n",
        "index.yaml": "- heading: A\n",
        **{f"front/{name}.md": "x" for name in ("introduction", "epigraph", "dedication", "a")},
        **{f"back/{name}.md": "x" for name in ("bibliography", "colophon", "z")},
    }
    outcome = load_book(tmp_path, FIVE_LINES + "notes: {placement: book}\n", files)
    assert not outcome.found
    assert lines(outcome.loaded.divisions) == [
        "front title-page",
        "front copyright-page",
        "front dedication front/dedication.md",
        "front epigraph front/epigraph.md",
        "front contents",
        "front preface front/a.md",
        "front introduction front/introduction.md",
        "body chapter body/01.md",
        "back appendix back/z.md",
        "back chronology",
        "back notes",
        "back glossary",
        "back bibliography back/bibliography.md",
        "back biographical-notes",
        "back index",
        "back colophon back/colophon.md",
    ]


@pytest.mark.parametrize(
    ("name", "content", "back"),
    [
        ("people.yaml", "- sort: A\n", ["back index"]),
        ("people.yaml", "- {sort: A, note: x}\n", ["back biographical-notes", "back index"]),
        ("index.yaml", "- heading: A\n", ["back index"]),
        ("glossary.yaml", "- {headword: A, expansion: B}\n", ["back glossary"]),
        ("images/a.txt", "x", []),
    ],
)
def test_the_back_matter_is_made_of_what_there_is(tmp_path: Path, name: str, content: str, back: list[str]) -> None:
    assert lines(load_book(tmp_path, files={name: content}).loaded.divisions)[4:] == back


def test_notes_at_the_foot_have_no_division(tmp_path: Path) -> None:
    assert "back notes" not in lines(listed(tmp_path, "notes: {placement: foot}\n"))


def test_hidden_and_other_files_are_no_divisions(tmp_path: Path) -> None:
    divisions = listed(tmp_path, "", "body/01.md", "body/.02.md", "body/03.txt", "body/04.MD")
    assert [line.file for line in divisions if line.file] == ["body/01.md", "body/04.MD"]


def test_a_matter_that_is_left_out_is_filled_in_and_an_empty_one_is_not(tmp_path: Path) -> None:
    divisions = listed(tmp_path, "contents:\n  body:\n    - body/02.md\n  back: []\n", "body/02.md", "front/a.md")
    assert lines(divisions) == [
        "front title-page",
        "front copyright-page",
        "front contents",
        "front preface front/a.md",
        "body chapter body/02.md",
    ]


def test_what_the_contents_name_is_not_filled_in_again(tmp_path: Path) -> None:
    contents = "contents:\n  front: [title-page, glossary]\n  body: [body/01.md, back/a.md]\n"
    outcome = load_book(tmp_path, FIVE_LINES + contents, {
        "glossary.yaml": "- {headword: A, expansion: B}\n", "back/a.md": "x", "body/01.md": "x",
    })  # fmt: skip
    assert not outcome.found
    assert lines(outcome.loaded.divisions) == [
        "front title-page",
        "front glossary",
        "body chapter body/01.md",
        "body chapter back/a.md",
    ]


def test_lines_are_files_kinds_mappings_and_parts(tmp_path: Path) -> None:
    contents = """\
contents:
  front:
    - title-page
    - file: front/a.md
      kind: foreword
      author: Rosa Blum
      running-head: Before
      id: fore
      opening: verso
  body:
    - body/00-introduction.md
    - part: The Valley
      chapters:
        - body/01.md
        - {file: body/02.md, numbered: false}
    - file: body/strike.md
      chapters:
        - body/03.md
    - body/conclusion.md
  back:
    - {kind: glossary, title: Words}
"""
    files = [f"body/{name}.md" for name in ("00-introduction", "01", "02", "strike", "03", "conclusion")]
    divisions = listed(tmp_path, contents, "front/a.md", *files)
    assert lines(divisions) == [
        "front title-page",
        "front foreword front/a.md",
        "body introduction body/00-introduction.md",
        "body part",
        "body chapter body/01.md",
        "body chapter body/02.md",
        "body part body/strike.md",
        "body chapter body/03.md",
        "body conclusion body/conclusion.md",
        "back glossary",
    ]
    assert [line.part for line in divisions] == [None, None, None, None, 3, 3, None, 6, None, None]
    foreword, part, second = divisions[1], divisions[3], divisions[5]
    assert (foreword.author, foreword.running_head, foreword.id) == ("Rosa Blum", "Before", "fore")
    assert foreword.opening is Side.VERSO
    assert foreword.span == Span("book.yaml", 9, 7)
    assert foreword.file_span == Span("book.yaml", 9, 13)
    assert (part.title, part.file, part.generated) == ("The Valley", None, False)
    assert second.numbered is False
    assert (divisions[9].title, divisions[9].generated) == ("Words", True)


@pytest.mark.parametrize(
    ("line", "code", "column", "message"),
    [
        ("{title: A}", "MAN-003", 12, "this line of the contents lacks `file`"),
        ("{part: A}", "MAN-003", 12, "this part lacks `chapters`"),
        ("{part: A, chapters: []}", "MAN-003", 22, "this part lacks `chapters`"),
        ("{kind: part, file: body/01.md}", "MAN-003", 12, "this part lacks `chapters`"),
        ("{kind: chapter, part: A, chapters: [body/01.md]}", "MAN-004", 12, "of the kind chapter has chapters or"),
        ("{part: A, chapters: [{part: B, chapters: [body/01.md]}]}", "MAN-004", 33, "a part stands inside a part"),
    ],
)
def test_lines_that_make_no_sense_are_reported_at_their_place(
    tmp_path: Path, line: str, code: str, column: int, message: str
) -> None:
    outcome = load_book(tmp_path, f"{FIVE_LINES}contents:\n  body: [{line}, body/02.md]\n", {"body/02.md": "x"})
    found = [finding for finding in outcome.found if finding.code == code]
    assert [(finding.line, finding.column) for finding in found] == [(7, column - 2)]
    assert message in found[0].message


def test_a_division_listed_twice_is_man_011(tmp_path: Path) -> None:
    contents = (
        "contents:\n  body:\n    - body/01.md\n    - {kind: appendix, file: ./body/01.md}\n  back: [index, index]\n"
    )
    outcome = load_book(tmp_path, FIVE_LINES + contents)
    assert outcome.places == [("MAN-011", "book.yaml", 9, 7), ("MAN-011", "book.yaml", 10, 17)]
    assert "line 8" in outcome.found[0].message


def test_two_half_titles_and_two_parts_are_not(tmp_path: Path) -> None:
    contents = """\
contents:
  front: [half-title, title-page, half-title]
  body:
    - {part: A, chapters: [body/01.md]}
    - {part: A, chapters: [body/02.md]}
"""
    assert not load_book(tmp_path, FIVE_LINES + contents, {"body/01.md": "x", "body/02.md": "x"}).found


@pytest.mark.parametrize(
    ("contents", "column"),
    [
        ("  front: [index]\n  body: [body/01.md]\n", 11),
        ("  front: [{file: body/01.md, kind: chapter}]\n", 11),
        ("  body: [body/01.md]\n  back: [title-page]\n", 10),
    ],
)
def test_a_division_in_the_wrong_matter_is_man_017(tmp_path: Path, contents: str, column: int) -> None:
    outcome = load_book(tmp_path, f"{FIVE_LINES}contents:\n{contents}", {"body/01.md": "x", "body/02.md": "x"})
    wrong = [place for place in outcome.places if place[0] == "MAN-017"]
    assert [place[3] for place in wrong] == [column]


def test_a_glossary_may_stand_in_front_and_an_introduction_in_the_body(tmp_path: Path) -> None:
    contents = "contents: {front: [glossary, chronology], body: [body/introduction.md]}\n"
    files = {"glossary.yaml": "- {headword: A, expansion: B}\n", "chronology.yaml": "- events: [{date: a, text: b}]\n"}
    assert not load_book(tmp_path, FIVE_LINES + contents, {**files, "body/introduction.md": "x"}).found


def test_a_book_without_a_body_is_man_018(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, FIVE_LINES, {"body/notes.txt": "x", "front/a.md": "x"})
    assert outcome.places == [("MAN-018", "book.yaml", 1, 1)]
    outcome = load_book(tmp_path, FIVE_LINES + "contents:\n  body: []\n")
    assert ("MAN-018", "book.yaml", 7, 3) in outcome.places


def test_a_text_that_the_contents_leave_out_is_man_019(tmp_path: Path) -> None:
    files = {"body/01.md": "x", "body/02.md": "x", "glossary.yaml": "- {headword: A, expansion: B}\n"}
    outcome = load_book(tmp_path, FIVE_LINES + "contents: {body: [body/01.md], back: []}\n", files)
    assert outcome.places == [("MAN-019", "book.yaml", 6, 1)] * 2
    assert [finding.message.split()[0] for finding in outcome.found] == ["body/02.md", "glossary.yaml"]
    assert outcome.book is not None, "it is a warning"
    assert not load_book(tmp_path, FIVE_LINES + "contents: {body: [body/01.md, body/02.md]}\n", files).found


def test_people_without_notes_need_no_division(tmp_path: Path) -> None:
    contents = "contents: {body: [body/01.md], back: [index]}\n"
    assert not load_book(tmp_path, FIVE_LINES + contents, {"people.yaml": "- sort: A\n"}).found
    outcome = load_book(tmp_path, FIVE_LINES + contents, {"people.yaml": "- {sort: A, note: x}\n"})
    assert outcome.codes == ["MAN-019"]


def test_a_folder_that_a_link_leads_out_of_the_book_is_not_looked_into(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("x")
    folder = tmp_path / "book"
    folder.mkdir()
    os.symlink(tmp_path / "elsewhere", folder / "front")
    outcome = load_book(folder)
    assert not outcome.found
    assert "front/secret.md" not in [line.file for line in outcome.loaded.divisions]


def test_generated_is_what_has_no_file_and_can_be_made() -> None:
    span = Span("book.yaml", 1)
    index = ListedDivision(matter=Matter.BACK, kind=DivisionKind.INDEX, span=span)
    assert index.generated
    assert not ListedDivision(matter=Matter.BACK, kind=DivisionKind.INDEX, span=span, file="back/index.md").generated
    assert not ListedDivision(matter=Matter.FRONT, kind=DivisionKind.FOREWORD, span=span).generated


def test_a_book_has_several_indexes_each_with_its_entries_ix_06(tmp_path: Path) -> None:
    contents = """\
contents:
  body: [body/01.md]
  back:
    - {kind: index, title: Index of Names, entries: people}
    - {kind: index, title: Index of Places, entries: [places, rivers]}
    - index
"""
    divisions = listed(tmp_path, contents, "body/01.md")
    assert [division.entries for division in divisions if division.kind is DivisionKind.INDEX] == [
        ("people",), ("places", "rivers"), (),
    ]  # fmt: skip


def test_entries_are_in_one_index_man_011(tmp_path: Path) -> None:
    contents = """\
contents:
  back:
    - {kind: index, entries: people}
    - {kind: index, entries: [places, people]}
    - index
    - index
"""
    outcome = load_book(tmp_path, FIVE_LINES + contents)
    assert [found.message for found in outcome.found] == [
        "index of people is listed a second time; first in line 8",
        "index is listed a second time; first in line 10",
    ]


def test_only_an_index_that_octavo_makes_has_entries_man_004(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, FIVE_LINES + "contents:\n  back: [{kind: glossary, entries: people}]\n")
    assert outcome.codes == ["MAN-004"]
    assert outcome.message == "`entries`: a division of the kind glossary has no entries to choose"
    written = load_book(
        tmp_path, FIVE_LINES + "contents:\n  back: [{file: back/index.md, entries: a}]\n", {"back/index.md": "x"}
    )
    assert written.codes == ["MAN-004"]
