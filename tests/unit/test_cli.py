"""The command line: what it prints, what it leaves alone, and its exit codes."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from book import __version__, cli
from tests.books import MANIFEST, write_book
from tests.golden import assert_golden

WARNED = "# One\n\nWords.[^a][^b]\n\n[^a]: x\n\n[^b]: y\n"
FAULTY = "# Один\n\nThe “words” <br> are *wrong*, 100%.[^none]\n"


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `book` in this process."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def invoke(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["book", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, *capsys.readouterr())

    return invoke


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book without a fault, built; for tests to copy."""
    folder = write_book(tmp_path_factory.mktemp("cli") / "one", {"body/01.md": "# One\n\nWords.\n"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["book", "build", str(folder)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code == 0
    return folder


@pytest.fixture
def book(built: Path, tmp_path: Path) -> Path:
    """A copy of the small book with its outputs."""
    return Path(shutil.copytree(built, tmp_path / "book"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def outputs(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The editions and the page map, with the moments they were written."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted((folder / "build").iterdir())
        if path.is_file() and path.name != "report.json"
    }


def plain(text: str, folder: Path) -> str:
    """Output without what differs from run to run."""
    return re.sub(r"in \d+\.\d s", "in 0.0 s", text.replace(str(folder), "FOLDER"))


# ------------------------------------------------------------------------------------------------------ build


def test_a_build_ends_with_0_and_names_its_files(run: Run, book: Path) -> None:
    ran = run("build", book)
    assert (ran.code, ran.out) == (0, "")
    assert names(book / "build") == ["a-small-book.epub", "a-small-book.pdf", "cache", "page-map.json", "report.json"]
    for name in ("a-small-book.pdf", "a-small-book.epub", "page-map.json"):
        assert re.search(rf"/{name}  [\d.]+ [kM]B  sha256 [0-9a-f]{{16}}…", ran.err)
    assert "0 errors, 0 warnings in " in ran.err


def test_a_book_with_errors_ends_with_1_and_leaves_the_files_of_before(run: Run, book: Path) -> None:
    before = outputs(book)
    (book / "body/01.md").write_text(FAULTY)
    ran = run("build", book)
    assert ran.code == 1
    assert "No file was changed." in ran.err
    assert outputs(book) == before
    report = json.loads((book / "build/report.json").read_text())
    assert (report["facts"], report["files"]) == (None, [])
    assert {found["code"] for found in report["diagnostics"]} == {"SRC-004", "NTE-001"}


def test_only_one_edition_is_written_if_so_asked(run: Run, book: Path) -> None:
    for edition in ("pdf", "epub"):
        for path in outputs(book):
            (book / "build" / path).unlink()
        assert run("build", book, "--only", edition).code == 0
        assert names(book / "build") == [f"a-small-book.{edition}", "cache", "page-map.json", "report.json"]


def test_the_outputs_go_where_they_are_asked_to(run: Run, book: Path, tmp_path: Path) -> None:
    before = outputs(book)
    shutil.copytree(book / "build" / "cache", tmp_path / "else" / "where" / "cache")
    assert run("build", book, "--output", tmp_path / "else" / "where").code == 0
    assert "a-small-book.pdf" in names(tmp_path / "else" / "where")
    assert outputs(book) == before


def test_strict_makes_errors_of_warnings(run: Run, book: Path) -> None:
    (book / "body/01.md").write_text(WARNED)
    before = outputs(book)
    ran = run("build", book, "--strict")
    assert ran.code == 1
    assert "error[NTE-009]" in ran.out
    assert outputs(book) == before
    ran = run("build", book)
    assert ran.code == 0
    assert "warning[NTE-009]" in ran.out
    assert "0 errors, 1 warning in " in ran.err


def test_a_warning_that_is_let_pass_is_not_seen_and_one_that_is_not_there_is_an_error(run: Run, book: Path) -> None:
    entry = "lint: {allow: [{code: NTE-009, file: body/01.md, line: 3, reason: so it is}]}\n"
    write_book(book, {"body/01.md": WARNED}, MANIFEST + entry)
    assert run("build", book, "--strict").code == 0
    write_book(book, {}, MANIFEST + entry.replace("line: 3", "line: 4"))
    ran = run("build", book, "--format", "json")
    assert ran.code == 1
    assert [(one["code"], one["file"], one["line"]) for one in map(json.loads, ran.out.splitlines())] == [
        ("NTE-009", "body/01.md", 3),
        ("LNT-001", "book.yaml", 6),
    ]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_findings_are_printed_in_the_form_asked_for(
    form: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_book(tmp_path / "books" / "one", {"body/01.md": FAULTY + "\n" + WARNED[7:]}, MANIFEST + "tilte: x\n")
    monkeypatch.chdir(tmp_path)
    ran = run("build", "books/one", "--format", form)
    assert ran.code == 1
    assert_golden(plain(ran.out, tmp_path), f"cli/findings.{form}.txt")
    if form == "text":
        assert plain(ran.err, tmp_path).splitlines()[-2:] == ["No file was changed.", "3 errors, 1 warning in 0.0 s"]
    else:
        assert "in 0." not in ran.err, "the summary is for people"


def test_the_book_is_found_in_the_folder_manuscript(
    run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.rename(tmp_path / "manuscript")
    (tmp_path / "manuscript" / "build").rename(tmp_path / "build")
    monkeypatch.chdir(tmp_path)
    ran = run("build")
    assert ran.code == 0
    assert "\nbuild/a-small-book.pdf  " in ran.err
    assert (tmp_path / "build" / "a-small-book.pdf").is_file()


def test_the_date_of_the_environment_goes_into_the_editions(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = outputs(book)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run("build", book).code == 0
    after = outputs(book)
    assert after["a-small-book.pdf"][0] != before["a-small-book.pdf"][0]
    assert b"1970-01-02" in after["a-small-book.pdf"][0] or b"19700102" in after["a-small-book.pdf"][0]
    for wrong in ("yesterday", "1e3", "", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        ran = run("build", book)
        assert (ran.code, ran.err) == (2, f"book: SOURCE_DATE_EPOCH is not a number of seconds: {wrong}\n")


# ------------------------------------------------------------------------------------------------------ check


def test_check_leaves_the_editions_alone(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch, require_tool: Callable[[str], str]
) -> None:
    require_tool("java")
    before = outputs(book)
    ran = run("check", book)
    assert ran.code == 0
    assert outputs(book) == before
    assert "Validating" in ran.err


def test_check_without_java_is_one_clear_line(run: Run, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = run("check", book)
    assert ran.code == 2
    assert ran.err.splitlines()[-1].startswith("book: epubcheck needs Java")


# ------------------------------------------------------------------------------------------------- wrong usage


def test_a_folder_without_a_book_ends_with_2(run: Run, tmp_path: Path) -> None:
    ran = run("build", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("book: there is no book.yaml in ")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("bulid",),
        ("build", "--no-such-option"),
        ("build", "--only", "docx"),
        ("build", "--jobs", "0"),
        ("build", "--jobs", "many"),
        ("build", "--format", "xml"),
        ("build", "a", "b"),
        ("explain",),
        ("schema", "poem"),
        ("new",),
    ],
)
def test_wrong_usage_ends_with_2_and_says_so(arguments: tuple[str, ...], run: Run) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


def test_a_file_in_the_place_of_a_folder_ends_with_2(run: Run, book: Path) -> None:
    assert run("build", book / "book.yaml").code == 2
    assert run("build", book, "--output", book / "book.yaml").code == 2


def test_help_and_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"book {__version__}\n", "")
    for arguments in (("--help",), ("-h",), ("build", "--help")):
        ran = run(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert "Usage: " in ran.out
    listed = run("--help").out
    assert all(f"  {command} " in listed for command in ("build", "check", "explain", "new", "schema"))


# ---------------------------------------------------------------------------------------- explain, schema, new


@pytest.mark.parametrize("code", ["IDX-002", "SRC-003", "img-009"])
def test_explain_says_what_a_finding_means(code: str, run: Run) -> None:
    ran = run("explain", code)
    assert (ran.code, ran.err) == (0, "")
    assert_golden(ran.out, f"cli/explain-{code.upper()}.txt")


def test_explain_of_an_unknown_code(run: Run) -> None:
    ran = run("explain", "IDX-099")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no diagnostic IDX-099; there are IDX-001, IDX-002" in ran.err
    assert "its own documentation explains it" in run("explain", "epubcheck:RSC-005").err


@pytest.mark.parametrize("what", ["book", "people", "glossary", "chronology", "index"])
def test_schema_prints_a_json_schema(what: str, run: Run) -> None:
    ran = run("schema", what)
    assert ran.code == 0
    assert "properties" in json.loads(ran.out) or "items" in json.loads(ran.out)


def test_new_makes_a_book_and_says_what_to_do_next(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    ran = run("new", "mine", "--title", "My Book")
    assert (ran.code, ran.err) == (0, "")
    assert_golden(ran.out, "cli/new.txt")
    assert "year: 1970\n" in (tmp_path / "mine" / "book.yaml").read_text()
    again = run("new", "mine")
    assert (again.code, again.err) == (2, "book: mine is there already, and is not an empty folder\n")
