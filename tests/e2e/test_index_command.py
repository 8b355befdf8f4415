"""`book index` on a small book that is really laid out: the list, the export, and what comes back."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from book import cli
from tests.books import MANIFEST, SVG, read_book, run_book, write_book
from tests.golden import assert_golden

ONE = """# The Party {#party}

The [Left Opposition]{ix="Left Opposition!formation of" .principal} was formed in 1923.[^n] Of it
spoke [Trotsky]{person=trotsky}, and in the *smychka* he saw a task; *smychka* was a word of the day.

The [New Economic Policy]{ix="NEP (New Economic Policy)"} came of need. Rykov defended it, as did
Tomsky; to Rykov it was the bread of towns.[]{ix="Left Opposition; New Course"}

![The bodies.[]{ix="bodies of the party"}](images/a.svg){alt="A drawing"}

[^n]: The [troika]{ix="troika"} was older, and [Trotsky]{person=trotsky} knew it.
"""
TWO = """# The Course {#course}

Again the [New Course]{ix="New Course" .principal}, in January.
"""
FILES: dict[str, str | bytes] = {
    "body/01.md": ONE,
    "body/02.md": TWO,
    "images/a.svg": SVG,
    "people.yaml": "- id: trotsky\n  sort: Trotsky, Leon\n  note: He led the Left Opposition.\n",
    "index.yaml": "- heading: triumvirate\n  see: troika\n"
    "- heading: New Economic Policy\n  see: NEP (New Economic Policy)\n"
    "- heading: New Course\n  see-also: Left Opposition\n",
    "front/foreword.md": "# Foreword\n\nOf [Trotsky]{person=trotsky}.\n",
}


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """The book, with what `book index` printed and found while nothing was in the cache."""
    folder = write_book(tmp_path_factory.mktemp("index") / "book", FILES)
    ran = run_book("index", folder, "--jobs", "2")
    assert ran.returncode == 0, ran.stderr
    return folder, ran.stdout, ran.stderr


@pytest.fixture
def book(listed: tuple[Path, str, str], tmp_path: Path) -> Path:
    """A copy of the book with its cache."""
    return Path(shutil.copytree(listed[0], tmp_path / "book"))


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `book` in this process: its exit code, and what it printed."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)

    def invoke(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["book", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *capsys.readouterr())

    return invoke


def test_the_index_is_listed_with_the_place_of_every_mark(listed: tuple[Path, str, str]) -> None:
    assert_golden(listed[1], "indexing/list.txt")
    assert "info[IDX-025]" in listed[2]
    assert sorted(path.name for path in (listed[0] / "build").iterdir()) == ["cache"]


def test_listing_it_again_lays_nothing_out_and_prints_the_same(
    run: Run, listed: tuple[Path, str, str], book: Path
) -> None:
    ran = run("index", book)
    assert ran.out == listed[1]
    assert "Laying out" in ran.err
    assert "pages" not in ran.err.partition("body/")[0]


def test_a_build_has_the_pages_of_the_list_and_keeps_its_remarks_to_itself(
    run: Run, listed: tuple[Path, str, str], book: Path
) -> None:
    ran = run("build", book)
    laid_out = [line.strip() for line in ran.err.splitlines() if line.startswith("  ")]
    assert laid_out == ["Contents: 1 page"], "the list leaves no page map, so page numbers are first not known"
    assert "info[" not in ran.out
    pages = json.loads((book / "build" / "page-map.json").read_text("utf-8"))
    known = {page["label"] for page in pages["pages"]}
    data = json.loads(run("index", book, "--format", "json").out)
    texts = [locator["text"] for entry in data["indexes"][0]["entries"] for locator in entry["locators"]]
    assert {re.match("[0-9ivx]+", text)[0] for text in texts} <= known  # type: ignore[index]
    assert data["totals"]["locators"] == 10
    assert {one["code"] for one in data["findings"]} == {"IDX-008", "IDX-025", "IDX-026", "IDX-027"}


def test_a_check_shows_what_a_build_does_not_look_for(run: Run, book: Path) -> None:
    assert "info[IDX-025]" in run("check", book).out


def test_what_the_editor_allows_is_found_by_a_check_and_does_not_trouble_a_build(run: Run, book: Path) -> None:
    manifest = (book / "book.yaml").read_text("utf-8")
    allow = "lint:\n  allow:\n    - {code: IDX-025, file: index.yaml, reason: one way is enough}\n"
    (book / "book.yaml").write_text(manifest + allow, "utf-8")
    assert run("build", book).code == 0
    assert "IDX-025" not in run("index", book).err


def test_candidates_need_no_pages(run: Run, tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", FILES)
    ran = run("index", folder, "--candidates")
    assert [line.split()[3] for line in ran.out.splitlines()[1:]] == ["Rykov", "smychka"]
    assert not (folder / "build").exists()
    data = json.loads(run("index", folder, "--candidates", "--format", "json").out)
    assert data[0] == {
        "phrase": "Rykov",
        "kind": "name",
        "in_text": 2,
        "in_notes": 0,
        "places": [
            {"file": "body/01.md", "line": 6, "column": None},
            {"file": "body/01.md", "line": 7, "column": None},
        ],
    }


def test_an_export_comes_back_and_is_written_when_asked(run: Run, book: Path, tmp_path: Path) -> None:
    exported = run("index", book, "--csv").out
    rows = list(csv.reader(io.StringIO(exported, newline="")))
    assert rows[0] == ["main", "sub1", "sub2", "locator", "flags", "kind", "index", "place", "key"]
    file = tmp_path / "back.csv"
    file.write_bytes(exported.encode())
    before = {path.name: path.read_bytes() for path in (book / "body").iterdir()}
    ran = run("index", book, "--apply", file)
    assert (ran.code, ran.out) == (0, "Nothing is to be changed.\n")

    written = io.StringIO()
    csv.writer(written).writerows([[cell.replace("troika", "three, the") for cell in row] for row in rows])
    file.write_bytes(written.getvalue().encode())
    ran = run("index", book, "--apply", file)
    assert ran.code == 0
    assert '+[^n]: The [troika]{ix="three, the"} was older' in ran.out
    assert "Nothing was written." in ran.out
    assert {path.name: path.read_bytes() for path in (book / "body").iterdir()} == before

    ran = run("index", book, "--apply", file, "--write")
    assert ran.code == 0
    assert (book / "body/01.md").read_text("utf-8") == ONE.replace('ix="troika"', 'ix="three, the"')
    assert 'see: ["three, the"]' in (book / "index.yaml").read_text("utf-8")
    assert (book / "body/02.md").read_bytes() == before["02.md"]
    setting, report = read_book(book)
    assert setting is not None
    assert not [found for found in report if found.severity == "error"]

    ran = run("index", book, "--apply", file)
    assert ran.code == 1
    assert "error[IDX-040]" in ran.err


def test_a_spreadsheet_gets_its_byte_order_mark_and_tabs_when_asked(run: Run, book: Path) -> None:
    assert run("index", book, "--csv", "--bom").out.startswith("\ufeffmain,sub1")
    assert run("index", book, "--tsv").out.startswith("main\tsub1")


def test_a_book_with_errors_prints_no_index(run: Run, tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", {**FILES, "body/02.md": "# Two\n\nA <br> b.\n"})
    for arguments in ((), ("--candidates",), ("--csv",)):
        ran = run("index", folder, *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "error[SRC-004]" in ran.err


@pytest.mark.parametrize("arguments", [("--write",), ("--csv", "--apply", __file__), ("--apply", "none.csv")])
def test_wrong_usage_ends_with_2(run: Run, book: Path, arguments: tuple[str, ...]) -> None:
    assert run("index", book, *arguments).code == 2


def test_a_file_in_another_encoding_ends_with_2(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "back.csv"
    file.write_bytes("main,locator\nÉlan,4\n".encode("latin-1"))
    ran = run("index", book, "--apply", file)
    assert ran.code == 2
    assert "UTF-8" in ran.err


def test_a_note_that_needs_its_chapter_is_listed_with_it_once_ix_36(tmp_path: Path) -> None:
    two = TWO + "\nMore of it.[^n]\n\n[^n]: The [troika]{ix=troika} again.\n"
    write_book(tmp_path / "book", {**FILES, "body/02.md": two}, f"{MANIFEST}notes: {{placement: book}}\n")
    ran = run_book("index", tmp_path / "book")
    assert ran.returncode == 0, ran.stderr
    found = re.findall(r"(?m)^ +\d+n1(.*?) +body/", ran.stdout)
    assert found == [" (chap. 1)", " (chap. 2)", " (chap. 1)"]
