"""Books of a few lines, for tests: written into a folder, read, and built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from book.assemble import assemble_book
from book.diagnostics import Diagnostic, Report, Severity
from book.manifest.contents import ListedDivision
from book.manifest.load import load_manifest
from book.manuscript import read_manuscript
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Document
from book.model.pages import Side
from book.paginate.plan import Setting
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.source import Span
from book.vocabulary import ENGLISH, Vocabulary

PROJECT = Path(__file__).resolve().parent.parent
MANUSCRIPT = PROJECT / "manuscript"

MANIFEST = """\
title: A Small Book
author: A. N. Author
publisher: A Press
year: 2026
language: en-US
"""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm"><rect width="100" height="50"/></svg>'


def write_book(folder: Path, files: Mapping[str, str | bytes], manifest: str = MANIFEST) -> Path:
    """Write a manifest and other files into a folder, which is made where it is missing."""
    for name, content in {"book.yaml": manifest, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read_book(folder: Path) -> tuple[Setting | None, Report]:
    """The book in a folder, read as far as it can be, and what is wrong with it."""
    report = Report()
    loaded = load_manifest(folder, report)
    return (None if loaded is None else read_manuscript(loaded, report)), report


def setting_of(folder: Path, files: Mapping[str, str | bytes], manifest: str = MANIFEST) -> Setting:
    """A book written into a folder and read; it has no errors."""
    setting, report = read_book(write_book(folder, files, manifest))
    assert setting is not None, list(report)
    assert not [found for found in report if found.severity == "error"], list(report)
    return setting


def parse(text: str, file: str = "body/01.md", lang: str = "en-US") -> Document:
    """A file of the manuscript, with no errors in it."""
    report = Report()
    document = parse_document(Source(file, text), report, lang)
    assert not report.count(Severity.ERROR), list(report)
    return document


def listed(
    file: str | None = "body/01.md",
    kind: DivisionKind = DivisionKind.CHAPTER,
    matter: Matter = Matter.BODY,
    line: int = 1,
    **more: object,
) -> ListedDivision:
    """A line of the contents, at a line of book.yaml."""
    return ListedDivision(matter=matter, kind=kind, span=Span("book.yaml", line), file=file, **more)  # type: ignore[arg-type]


def assemble(
    plan: Sequence[ListedDivision], texts: Mapping[str, str], report: Report | None = None, words: Vocabulary = ENGLISH
) -> Book:
    """Files put in the order of a plan, opening on a recto."""
    documents = {file: parse(text, file) for file, text in texts.items()}
    return assemble_book(plan, documents, words, Side.RECTO, report if report is not None else Report())


def chapter(text: str, report: Report | None = None) -> Book:
    """A book of one chapter, body/01.md."""
    return assemble([listed()], {"body/01.md": text}, report)


def places(report: Report | Sequence[Diagnostic]) -> list[tuple[str, str, int]]:
    """Code, file and line of every finding."""
    return [(found.code, found.file, found.line) for found in report]


def run_book(
    *arguments: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command `book` in a process of its own."""
    return subprocess.run(
        book_command(*arguments),
        cwd=cwd,
        env=book_environment(environment),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def book_command(*arguments: str | Path) -> list[str]:
    """The command line of `book`."""
    return [sys.executable, "-m", "book", *map(str, arguments)]


def book_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which `book` is found and its output is the same on every machine."""
    kept = {name: value for name, value in os.environ.items() if name not in {"SOURCE_DATE_EPOCH", "FORCE_COLOR"}}
    return {**kept, "PYTHONPATH": str(PROJECT), "COLUMNS": "100", "NO_COLOR": "1", **(more or {})}
