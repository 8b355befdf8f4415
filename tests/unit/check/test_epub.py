"""Validators' findings as diagnostics, and the sample before the validators themselves."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from book.check.epub import AceTools, check_epub, find_ace, read_ace, read_epubcheck, run_ace, run_epubcheck
from book.diagnostics import Diagnostic, MachineError, Report, Severity
from book.epub.inputs import EpubInputs
from book.epub.package import write_epub
from book.manifest.schema import Editions
from tests.unit.epub.sample import codes, make_face, make_inputs, make_manifest, without_pages

TOOLS = Path(__file__).resolve().parents[3] / "tools"


def _message(**changes: Any) -> dict[str, Any]:
    place = {"path": "EPUB/ch-02.xhtml", "line": 5, "column": 134, "context": None}
    message = {
        "ID": "RSC-012",
        "severity": "ERROR",
        "message": "Fragment identifier\n is not defined.",
        "additionalLocations": 0,
        "locations": [place],
        "suggestion": None,
    }
    return message | changes


def test_epubcheck_findings_keep_their_code_and_place() -> None:
    (found,) = read_epubcheck({"messages": [_message(suggestion="Define it.")]}, "book.epub")
    assert found == Diagnostic(
        file="book.epub!/EPUB/ch-02.xhtml",
        line=5,
        column=134,
        code="epubcheck:RSC-012",
        severity=Severity.ERROR,
        message="Fragment identifier is not defined.",
        help="Define it.",
    )


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("FATAL", [Severity.ERROR]),
        ("ERROR", [Severity.ERROR]),
        ("WARNING", [Severity.WARNING]),
        ("INFO", [Severity.INFO]),
        ("USAGE", []),
        ("SUPPRESSED", []),
    ],
)
def test_epubcheck_severities_are_ours(severity: str, expected: list[Severity]) -> None:
    found = read_epubcheck({"messages": [_message(severity=severity)]}, "book.epub")
    assert [diagnostic.severity for diagnostic in found] == expected


@pytest.mark.parametrize("locations", [[], [{"path": "./book.epub", "line": -1, "column": -1}]])
def test_epubcheck_findings_about_the_whole_have_no_line(locations: list[dict[str, Any]]) -> None:
    (found,) = read_epubcheck({"messages": [_message(locations=locations)]}, "book.epub")
    assert (found.file, found.line, found.column) == ("book.epub", 0, None)


def test_epubcheck_findings_that_it_cut_short_are_counted() -> None:
    (found,) = read_epubcheck({"messages": [_message(additionalLocations=12)]}, "book.epub")
    assert found.message.endswith("(and 12 more)")


def _assertion(outcome: str = "fail", impact: str = "critical", html: str | None = "<img/>") -> dict[str, Any]:
    return {
        "earl:result": {
            "earl:outcome": outcome,
            "dct:description": "No alt attribute\nNo title",
            **({"html": html} if html else {}),
        },
        "earl:test": {
            "earl:impact": impact,
            "dct:title": "image-alt",
            "help": {"url": "https://example.org/kb", "dct:description": "Images have text alternatives"},
        },
    }


def _read_ace(url: str, *assertions: dict[str, Any]) -> list[Diagnostic]:
    document = {"earl:testSubject": {"url": url}, "assertions": list(assertions)}
    return list(read_ace({"assertions": [document]}, "book.epub", ["mimetype", "EPUB/content.opf", "EPUB/ch-01.xhtml"]))


def test_ace_findings_keep_their_code() -> None:
    (found,) = _read_ace("ch-01.xhtml", _assertion())
    assert found == Diagnostic(
        file="book.epub!/EPUB/ch-01.xhtml",
        line=0,
        column=None,
        code="ace:image-alt",
        severity=Severity.ERROR,
        message="No alt attribute: <img/>",
        help="Images have text alternatives (https://example.org/kb)",
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("EPUB/content.opf", "book.epub!/EPUB/content.opf"),
        ("/EPUB/ch-01.xhtml", "book.epub!/EPUB/ch-01.xhtml"),
        ("gone.xhtml", "book.epub"),
    ],
)
def test_ace_places_are_files_in_the_archive(url: str, expected: str) -> None:
    (found,) = _read_ace(url, _assertion(html=None))
    assert (found.file, found.message) == (expected, "No alt attribute")


@pytest.mark.parametrize(
    ("impact", "expected"),
    [("critical", "error"), ("serious", "error"), ("moderate", "warning"), ("minor", "warning"), ("new", "warning")],
)
def test_ace_impacts_are_our_severities(impact: str, expected: str) -> None:
    (found,) = _read_ace("ch-01.xhtml", _assertion(impact=impact))
    assert found.severity == expected


def test_ace_passes_are_no_findings() -> None:
    assert _read_ace("ch-01.xhtml", _assertion(outcome="pass")) == []


def _install(folder: Path, name: str, script: str) -> Path:
    """A program of that name; the folder becomes the place where programs are looked for."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the only programs there are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


RESULT_OF_A_MISSING_FILE = {"messages": [], "publication": {"nSpines": 0}}
RESULT_OF_A_GOOD_ONE = {"messages": [], "publication": {"nSpines": 3}}
RESULT_OF_A_BAD_ONE = {"messages": [_message()], "publication": {"nSpines": 3}}


def _java(result: dict[str, Any] | None, code: int) -> str:
    """A script that writes a result where epubcheck is asked to, and ends with a code."""
    written = "" if result is None else f"printf '%s' '{json.dumps(result)}' > \"$6\"\n"
    return f"echo first >&2\necho 'File not found' >&2\n{written}exit {code}"


def test_missing_java_is_the_machine_s_fault(programs: Path) -> None:
    with pytest.raises(MachineError, match="apt-get install default-jre-headless"):
        run_epubcheck(Path("book.epub"))


@pytest.mark.parametrize(
    ("result", "code"),
    [(RESULT_OF_A_MISSING_FILE, 1), (RESULT_OF_A_MISSING_FILE, 0), (RESULT_OF_A_GOOD_ONE, 1), (None, 1)],
)
def test_epubcheck_that_saw_no_book_is_not_believed(programs: Path, result: dict[str, Any] | None, code: int) -> None:
    _install(programs, "java", _java(result, code))
    with pytest.raises(MachineError, match="File not found"):
        run_epubcheck(Path("book.epub"))


def test_epubcheck_without_findings_finds_nothing(programs: Path) -> None:
    _install(programs, "java", _java(RESULT_OF_A_GOOD_ONE, 0))
    assert run_epubcheck(Path("book.epub")) == ()


def test_missing_ace_is_said(programs: Path) -> None:
    _install(programs, "java", _java(RESULT_OF_A_GOOD_ONE, 0))
    report = Report()
    check_epub(Path("book.epub"), report)
    (found,) = report
    assert (found.code, found.severity, found.file) == ("TOO-001", Severity.INFO, "book.epub")
    assert "Ace is not installed" in found.message


def test_missing_browser_is_said(programs: Path) -> None:
    _install(programs, "java", _java(RESULT_OF_A_GOOD_ONE, 0))
    _install(programs, "ace-puppeteer", "exit 9")
    report = Report()
    check_epub(Path("book.epub"), report)
    (found,) = report
    assert found.code == "TOO-001"
    assert "Chromium is not installed" in found.message


def test_ace_is_not_asked_about_what_epubcheck_refuses(programs: Path) -> None:
    _install(programs, "java", _java(RESULT_OF_A_BAD_ONE, 1))
    _install(programs, "ace-puppeteer", "exit 9")
    _install(programs, "chromium", "exit 9")
    report = Report()
    check_epub(Path("book.epub"), report)
    assert codes(report) == ["epubcheck:RSC-012"]


def test_the_browser_has_time_to_start_on_a_busy_machine(programs: Path) -> None:
    """By itself, Ace gives up after five seconds."""
    ace = _install(programs, "ace-puppeteer", 'echo "$ACE_TIMEOUT_INITIAL milliseconds" >&2')
    with pytest.raises(MachineError, match="120000 milliseconds"):
        run_ace(Path("book.epub"), AceTools(ace=str(ace), browser="chromium"))


def test_ace_beside_the_project_s_tools_comes_first(programs: Path, tmp_path: Path) -> None:
    _install(programs, "chromium", "")
    _install(programs, "ace-puppeteer", "")
    beside = tmp_path / "tools" / "validators" / "node_modules" / ".bin"
    beside.mkdir(parents=True)
    _install(beside, "ace-puppeteer", "")
    found = find_ace(tmp_path / "tools")
    assert found == AceTools(ace=str(beside / "ace-puppeteer"), browser=str(programs / "chromium"))
    assert find_ace(None) == AceTools(ace=str(programs / "ace-puppeteer"), browser=str(programs / "chromium"))


def test_ace_without_a_report_is_the_machine_s_fault(programs: Path) -> None:
    ace = _install(programs, "ace-puppeteer", "echo 'no browser' >&2")
    with pytest.raises(MachineError, match="Ace wrote no report: no browser"):
        run_ace(Path("book.epub"), AceTools(ace=str(ace), browser="chromium"))


def test_ace_that_fails_without_a_finding_is_not_believed(programs: Path, tmp_path: Path) -> None:
    report = json.dumps({"earl:result": {"earl:outcome": "fail"}, "assertions": []})
    ace = _install(programs, "ace-puppeteer", f"printf '%s' '{report}' > \"$4\"/report.json")
    with zipfile.ZipFile(tmp_path / "book.epub", "w"):
        pass
    with pytest.raises(MachineError, match="no finding"):
        run_ace(tmp_path / "book.epub", AceTools(ace=str(ace), browser="chromium"))


def test_program_that_cannot_be_started_is_the_machine_s_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="Ace cannot be started"):
        run_ace(Path("book.epub"), AceTools(ace=str(tmp_path / "gone"), browser="chromium"))


# ------------------------------------------------------------------------------------- the validators themselves


def _bare(inputs: EpubInputs) -> EpubInputs:
    """The least that a book can be: no pages, no cover, no ISBN, no images."""
    manifest = make_manifest().model_copy(
        update={"editions": Editions(), "isbn": make_manifest().isbn.model_copy(update={"epub": None})}
    )
    return replace(without_pages(inputs), manifest=manifest, fonts=())


def _ace(require_tool: Callable[[str], str]) -> AceTools:
    return AceTools(ace=require_tool("ace-puppeteer"), browser=require_tool("chromium"))


@pytest.mark.parametrize("change", [lambda inputs: inputs, _bare], ids=["full", "bare"])
def test_sample_satisfies_the_validators(
    change: Callable[[EpubInputs], EpubInputs], tmp_path: Path, require_tool: Callable[[str], str]
) -> None:
    for tool in ("java", "ace-puppeteer", "chromium"):
        require_tool(tool)
    inputs = replace(make_inputs(tmp_path), fonts=(make_face(tmp_path),))
    report = Report()
    write_epub(change(inputs), tmp_path / "book.epub", report)
    check_epub(tmp_path / "book.epub", report, tools=TOOLS)
    assert list(report) == []


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """The sample with a link to nowhere and an image without alternative text."""
    write_epub(make_inputs(tmp_path), tmp_path / "good.epub", Report())
    changes = {b"notes.xhtml#n-1": b"notes.xhtml#n-9", b' alt="A river with a crooked path over it"': b""}
    with zipfile.ZipFile(tmp_path / "good.epub") as good, zipfile.ZipFile(tmp_path / "book.epub", "w") as bad:
        for entry in good.infolist():
            content = good.read(entry)
            for old, new in changes.items():
                content = content.replace(old, new) if entry.filename == "EPUB/ch-01.xhtml" else content
            bad.writestr(entry, content)
    return tmp_path / "book.epub"


def test_epubcheck_finds_a_link_to_nowhere(spoilt: Path, require_tool: Callable[[str], str]) -> None:
    require_tool("java")
    found = run_epubcheck(spoilt)
    assert {diagnostic.file for diagnostic in found} == {"book.epub!/EPUB/ch-01.xhtml"}
    assert "epubcheck:RSC-012" in {diagnostic.code for diagnostic in found}
    assert all(diagnostic.line > 0 for diagnostic in found)


def test_epubcheck_cannot_be_fooled_by_a_missing_file(tmp_path: Path, require_tool: Callable[[str], str]) -> None:
    require_tool("java")
    with pytest.raises(MachineError, match="could not check"):
        run_epubcheck(tmp_path / "gone.epub")


def test_ace_finds_an_image_without_alternative_text(spoilt: Path, require_tool: Callable[[str], str]) -> None:
    found = run_ace(spoilt, _ace(require_tool))
    assert [(diagnostic.code, diagnostic.file) for diagnostic in found] == [
        ("ace:image-alt", "book.epub!/EPUB/ch-01.xhtml")
    ]


def test_missing_tool_fails_where_tools_are_required(
    require_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setenv("BOOK_REQUIRE_TOOLS", "1")
    with pytest.raises(pytest.fail.Exception, match="octavo-no-such-tool is not installed"):
        require_tool("octavo-no-such-tool")
    monkeypatch.delenv("BOOK_REQUIRE_TOOLS")
    with pytest.raises(pytest.skip.Exception):
        require_tool("octavo-no-such-tool")
