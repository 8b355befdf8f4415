"""The folder as a whole: files that are missing, unreadable or elsewhere, and everything reported at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from book.diagnostics import MachineError, Report
from book.manifest.load import load_manifest
from tests.unit.manifest.books import FIVE_LINES, load_book


def codes(folder: Path) -> list[str]:
    report = Report()
    load_manifest(folder, report)
    return [finding.code for finding in report]


def test_a_folder_without_a_manifest_is_man_005(tmp_path: Path) -> None:
    (tmp_path / "Book.yml").write_text(FIVE_LINES)
    report = Report()
    assert load_manifest(tmp_path, report) is None
    (finding,) = report
    assert (finding.code, finding.file, finding.line) == ("MAN-005", "book.yaml", 0)
    assert finding.help == "did you mean Book.yml?"


def test_a_folder_that_does_not_exist_is_man_005(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == ["MAN-005"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MAN-012"),
        (b"# only a comment\n", "MAN-012"),
        (b"title: \xff\n", "MAN-006"),
        ("title: x\n".encode("utf-16"), "MAN-006"),
        (b"title: [\n", "MAN-001"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_reported(tmp_path: Path, content: bytes, code: str) -> None:
    outcome = load_book(tmp_path, content)
    assert outcome.codes == [code]
    assert outcome.book is None


def test_a_byte_order_mark_is_no_part_of_the_manifest(tmp_path: Path) -> None:
    assert not load_book(tmp_path, b"\xef\xbb\xbf" + FIVE_LINES.encode()).found


@pytest.mark.parametrize("name", ["book.yaml", "people.yaml", "index.yaml"])
def test_a_yaml_file_that_is_a_link_out_of_the_folder_is_man_009(tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere.yaml").write_text(FIVE_LINES)
    folder = tmp_path / "book"
    load_book(folder)
    (folder / name).unlink(missing_ok=True)
    os.symlink(tmp_path / "elsewhere.yaml", folder / name)
    assert codes(folder) == ["MAN-009"]


def test_a_dangling_link_is_not_passed_over(tmp_path: Path) -> None:
    load_book(tmp_path)
    os.symlink("nowhere.yaml", tmp_path / "people.yaml")
    assert codes(tmp_path) == ["MAN-005"]


@pytest.mark.parametrize(
    ("line", "column", "code", "bad"),
    [
        ("contents: {body: [body/09.md]}", 19, "MAN-005", None),
        ("contents: {body: [{kind: chapter, file: body/09.md}]}", 41, "MAN-005", None),
        ("contents: {body: [body/02.md]}", 19, "MAN-012", ""),
        ("contents: {body: [../book.md]}", 19, "MAN-009", "x"),
        ("contents: {body: [/etc/passwd.md]}", 19, "MAN-009", "x"),
        ("editions: {epub: {cover: images/cover.jpg}}", 26, "MAN-005", "x"),
        ("editions: {print: {font: {regular: a.ttf}}}", 36, "MAN-005", "x"),
    ],
)
def test_a_file_that_cannot_be_used_is_reported_where_it_is_named(
    tmp_path: Path, line: str, column: int, code: str, bad: str | None
) -> None:
    texts = {"body/01.md": "x"} if bad is None else {"body/01.md": "x", "body/02.md": bad}
    outcome = load_book(tmp_path, f"{FIVE_LINES}{line}\n", texts)
    places = [place for place in outcome.places if place[0] == code]
    assert places == [(code, "book.yaml", 6, column)]


def test_files_that_can_be_used_are_not_reported(tmp_path: Path) -> None:
    editions = "editions: {epub: {cover: images/cover.jpg}, print: {font: {regular: a.ttf}}}\n"
    texts = {"images/cover.jpg": b"\xff\xd8", "a.ttf": b"\x00"}
    assert not load_book(tmp_path, FIVE_LINES + editions, texts).found


def test_a_text_that_is_a_folder_is_man_016(tmp_path: Path) -> None:
    (tmp_path / "body" / "02.md").mkdir(parents=True)
    outcome = load_book(tmp_path, files={"body/01.md": "x"})
    assert outcome.places == [("MAN-016", "body/02.md", 1, None)]


def test_a_text_that_is_not_utf_8_is_man_006_in_the_text(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, files={"body/01.md": b"# One\n\ncaf\xe9\n"})
    assert outcome.places == [("MAN-006", "body/01.md", 3, 4)]


def test_an_empty_text_of_a_folder_is_man_012_in_the_text(tmp_path: Path) -> None:
    assert load_book(tmp_path, files={"body/01.md": " \n"}).places == [("MAN-012", "body/01.md", 1, None)]


def test_a_file_that_may_not_be_read_is_no_fault_of_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(MachineError, match=r"cannot read book\.yaml: Permission denied"):
        load_book(tmp_path)


@pytest.mark.parametrize(
    ("isbn", "places"),
    [
        ("{print: 9781402894626, pdf: 978-1-4028-9462-6}", [("MAN-008", "book.yaml", 6, 35)]),
        ("{print: 9781402894626, epub: 9780306406157}", []),
    ],
)
def test_one_isbn_for_two_formats_is_man_008(tmp_path: Path, isbn: str, places: list[object]) -> None:
    assert load_book(tmp_path, f"{FIVE_LINES}isbn: {isbn}\n").places == places


def test_a_doubtful_sort_form_is_man_020_until_it_is_given(tmp_path: Path) -> None:
    yaml = (
        "title: A\nauthor: [Ada Lind, Ludwig van Beethoven]\ncontributors: [{role: editor, name: Simone de Beauvoir}]\n"
    )
    outcome = load_book(tmp_path, yaml)
    assert outcome.places == [("MAN-020", "book.yaml", 2, 20), ("MAN-020", "book.yaml", 3, 37)]
    assert "Beethoven, Ludwig van" in outcome.found[0].message
    assert outcome.book is not None, "it is a warning"
    given = """\
title: A
author: Ludwig van Beethoven
contributors: [{name: Ludwig van Beethoven, sort: "Beethoven, Ludwig van"}]
"""
    assert not load_book(tmp_path, given).found


@pytest.mark.parametrize(
    ("entry", "places"),
    [
        ("{code: MAN-099, file: a.md, reason: r}", [("LNT-003", "book.yaml", 6, 23)]),
        ("{code: MAN-019, file: '*', reason: r}", [("LNT-002", "book.yaml", 6, 38)]),
        ("{code: MAN-019, file: body/*.md, reason: r}", [("LNT-002", "book.yaml", 6, 38)]),
        ("{code: MAN-019, file: book.yaml, reason: r}", []),
        ("{code: 'epubcheck:RSC-005', file: body/01.md, reason: r}", []),
    ],
)
def test_suppressions_name_a_code_and_one_file(tmp_path: Path, entry: str, places: list[object]) -> None:
    outcome = load_book(tmp_path, f"{FIVE_LINES}lint: {{allow: [{entry}]}}\n")
    assert outcome.places == places


def test_a_suppression_knows_its_place(tmp_path: Path) -> None:
    manifest = FIVE_LINES + "lint:\n  allow:\n    - code: MAN-019\n      file: a.md\n      reason: r\n"
    (allow,) = load_book(tmp_path, manifest).loaded.manifest.lint.allow
    assert (allow.span.file, allow.span.line) == ("book.yaml", 8)


def test_everything_wrong_is_reported_at_once(tmp_path: Path) -> None:
    manifest = """\
titel: A
author: Ada Lind
year: soon
isbn: {print: 9781402894627}
contents:
  body:
    - body/01.md
    - body/09.md
    - body/01.md
    - fil: body/02.md
    - body/03.md
editions:
  epub: {cover: no.jpg}
lint:
  allow:
    - {code: MAN-099, file: a.md, reason: r}
"""
    people = "- {srt: A}\n- {sort: B, see: c}\n"
    texts: dict[str, str | bytes] = {
        "body/01.md": b"\xff",
        "body/03.md": "",
        "people.yaml": people,
        "glossary.yaml": "[\n",
    }
    outcome = load_book(tmp_path, manifest, texts)
    assert [(code, file, line) for code, file, line, _ in outcome.places] == [
        ("MAN-006", "body/01.md", 1),
        ("MAN-002", "book.yaml", 1),
        ("MAN-003", "book.yaml", 1),
        ("MAN-004", "book.yaml", 3),
        ("MAN-007", "book.yaml", 4),
        ("MAN-005", "book.yaml", 8),
        ("MAN-011", "book.yaml", 9),
        ("MAN-002", "book.yaml", 10),
        ("MAN-003", "book.yaml", 10),
        ("MAN-012", "book.yaml", 11),
        ("MAN-005", "book.yaml", 13),
        ("LNT-003", "book.yaml", 16),
        ("MAN-001", "glossary.yaml", 2),
        ("MAN-003", "people.yaml", 1),
        ("MAN-002", "people.yaml", 1),
    ]


def test_the_same_folder_gives_the_same_book(tmp_path: Path) -> None:
    files_of_book = {f"body/{number}.md": "x" for number in range(12)} | {"people.yaml": "- {sort: B}\n- {sort: A}\n"}
    first = load_book(tmp_path, files=files_of_book).loaded
    second = load_book(tmp_path, files=files_of_book).loaded
    assert first == second


def test_a_book_with_errors_goes_on_without_its_faulty_parts(tmp_path: Path) -> None:
    """So that the stages that read the text can report what they find in the same run."""
    outcome = load_book(tmp_path, FIVE_LINES + "colour: red\n", {"people.yaml": "- {sort: 7, bron: x}\n"})
    assert outcome.codes == ["MAN-002", "MAN-002"]
    assert [division.file for division in outcome.loaded.divisions if division.file] == ["body/01.md"]
