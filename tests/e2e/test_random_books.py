"""Random books through the whole flow: both editions are complete, or an error says what of the book stands against it.

The build itself compares both editions with the manuscript, unit by unit (CMP), and says where the pages of one are not
found in the other (EPB). With BOOK_RANDOM_BOOKS=200 in the environment all seeds below 200 are built.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pikepdf
import pytest

from book.diagnostics import Diagnostic, Report, Severity
from book.paginate.page_map_file import load_page_map
from book.pipeline import build_book
from book.progress import Silent
from book.runs import BuildOptions
from book.workspace import find_workspace
from tests.random_books import make_book

FAILED_BEFORE: dict[int, str] = {}
"""Seeds that failed once, each with the reason; they stay in the suite."""

SEEDS = sorted({*range(int(os.environ.get("BOOK_RANDOM_BOOKS", "25"))), *FAILED_BEFORE})
PROFILES = ("press", "digital", "proof")

OF_THE_BOOK = {
    "LAY-006": "a word or a table is wider than the page",
    "LAY-009": "several long notes belong to one line",
    "LAY-010": "a note is too long for the foot of a page",
}
"""What may be wrong with a book whose words are taken at random."""


def build(seed: int, folder: Path) -> list[Diagnostic]:
    """Build the book of a seed; what is reported of it."""
    report = Report()
    workspace = find_workspace(make_book(seed, folder / "book"), folder / "build")
    options = BuildOptions(only=None, profile=PROFILES[seed % len(PROFILES)], workers=1, modified=None)
    build_book(workspace, options, report, Silent())
    return list(report)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_random_book_is_built_whole_or_its_fault_is_named(seed: int, tmp_path: Path) -> None:
    found = build(seed, tmp_path)
    errors = [one for one in found if one.severity is Severity.ERROR]
    unforeseen = [one for one in found if one in errors or one.code.startswith(("CMP", "EPB", "FNT", "LAY-00"))]
    assert [one for one in unforeseen if one.code not in OF_THE_BOOK] == []
    for error in errors:
        assert (tmp_path / "book" / error.file).is_file()
        assert error.line or "“" in error.message or '"' in error.message, "neither a line nor words to look for"
    outputs = sorted(path.suffix for path in (tmp_path / "build").glob("*.*") if path.is_file())
    assert outputs == ([".json"] if errors else [".epub", ".json", ".json", ".pdf"])
    if not errors:
        pages = load_page_map(tmp_path / "build" / "page-map.json").folios
        (pdf,) = (tmp_path / "build").glob("*.pdf")
        with pikepdf.open(pdf) as opened:
            assert len(opened.pages) == len(pages)
        facts = json.loads((tmp_path / "build" / "report.json").read_text("utf-8"))["facts"]
        assert facts["pages"] == len(pages)


def test_the_same_seed_gives_the_same_book(tmp_path: Path) -> None:
    def read(folder: Path) -> dict[str, bytes]:
        make_book(7, folder)
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert read(tmp_path / "one") == read(tmp_path / "two")
