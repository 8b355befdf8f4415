"""What the apparatus of a large book costs beyond reading it and laying it out, step by step.

    python -m bench.compile_apparatus [FOLDER] [--rounds 3]

Without a folder a book of some 600 pages is made, with 1,500 entries in the index, 8,000 locators, 900 notes and 200
people. It is built once, for its pages; then it is read in this process, and the steps that make the apparatus are
timed: in seconds of the processor, the median of all rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.marked_book import LARGE, write_marked_book
from book import manuscript
from book.apparatus.locate import check_locators, iter_entries
from book.diagnostics import Report
from book.manifest import load
from book.manifest.load import load_manifest
from book.manuscript import read_manuscript
from book.mentions.whole_book import BookSearch
from book.model.book import DivisionKind
from book.model.pages import PageMap
from book.paginate.page_map_file import load_page_map
from book.paginate.plan import Setting, render_context
from book.render.divisions import render_division
from book.workspace import find_workspace

_PROJECT = Path(__file__).resolve().parent.parent
_MANIFEST = """\
title: A Large Book
author: A. N. Author
publisher: A Press
year: 2026
language: en-US
notes: {placement: book}
index: {people: all}
"""
_MADE = {
    *(DivisionKind.GLOSSARY, DivisionKind.CHRONOLOGY, DivisionKind.BIOGRAPHICAL_NOTES, DivisionKind.INDEX),
    *(DivisionKind.ILLUSTRATIONS, DivisionKind.TABLES, DivisionKind.PLATES, DivisionKind.ABBREVIATIONS),
}


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure what the apparatus of a large book costs.")
    parser.add_argument("folder", type=Path, nargs="?", help="a book; without it one is generated")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as scratch:
        folder = options.folder
        if folder is None:
            folder = Path(scratch) / "book"
            write_marked_book(folder, 4, LARGE, _MANIFEST)
        command = [sys.executable, "-m", "book", "build", str(folder), "--only", "pdf"]
        environment = {**os.environ, "PYTHONPATH": str(_PROJECT)}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        page_map = load_page_map(find_workspace(folder, None).page_map)
        rounds = [_measure(folder, page_map) for _ in range(options.rounds)]
    settings = rounds[0][0]
    steps = {step: statistics.median(seconds[step] for _, seconds in rounds) for step in rounds[0][1]}
    sys.stdout.write("\n".join((*_describe(settings, page_map), *_iter_lines(steps))) + "\n")


def _measure(folder: Path, page_map: PageMap) -> tuple[Setting, dict[str, float]]:
    """The book as read, and the seconds of every step."""
    seconds: dict[str, float] = {}
    report = Report()
    with ExitStack() as stack:
        for owner, name, step in (
            (load, "load_apparatus", "reading the records"),
            (BookSearch, "of", "finding names and terms"),
            (BookSearch, "search_divisions", "finding names and terms"),
            (BookSearch, "search_record", "finding names and terms"),
            (BookSearch, "check", "finding names and terms"),
            (manuscript, "expand_abbreviations", "expanding abbreviations"),
            (manuscript, "compile_apparatus", "compiling"),
            (manuscript, "check_index", "checking the index"),
        ):
            timed = _time(getattr(owner, name), seconds, step)
            stack.enter_context(patch.object(owner, name, timed))
        loaded = load_manifest(folder, report)
        setting = None if loaded is None else read_manuscript(loaded, report)
    assert setting is not None, list(report)
    labels = page_map.labels()
    with _clock(seconds, "checking the locators"):
        for index in setting.apparatus.indexes:
            check_locators(index.groups, labels, report)
    context = render_context(setting, labels, {})
    with _clock(seconds, "rendering with page numbers"):
        for division in setting.book.divisions:
            if division.kind in _MADE:
                render_division(division, setting.book, setting.apparatus, setting.manifest, context)
    return setting, seconds


def _time(function: Callable[..., Any], seconds: dict[str, float], step: str) -> Callable[..., Any]:
    """A function that adds the time it takes to that of a step."""

    def timed(*arguments: Any, **named: Any) -> Any:
        with _clock(seconds, step):
            return function(*arguments, **named)

    return timed


@contextmanager
def _clock(seconds: dict[str, float], step: str) -> Iterator[None]:
    begun = time.process_time()
    yield
    seconds[step] = seconds.get(step, 0.0) + time.process_time() - begun


def _describe(setting: Setting, page_map: PageMap) -> Iterator[str]:
    """How large the book is."""
    entries = [entry for index in setting.apparatus.indexes for entry in iter_entries(index.groups)]
    counts = {
        "pages": len(page_map.folios),
        "index entries": len(entries),
        "locators": sum(len(entry.locators) for entry in entries),
        "notes": sum(len(division.notes) for division in setting.book.divisions),
        "people": len(setting.apparatus.biographical_notes),
    }
    yield ", ".join(f"{count:,} {what}" for what, count in counts.items())
    yield ""


def _iter_lines(steps: dict[str, float]) -> Iterator[str]:
    for step, seconds in steps.items():
        yield f"{step:30}{seconds:6.2f} s"
    yield f"{'together':30}{sum(steps.values()):6.2f} s"


if __name__ == "__main__":
    main()
