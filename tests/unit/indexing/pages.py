"""Small books with pages that nobody laid out, and what an indexer makes of their rows, for tests of `book index`."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from book.diagnostics import Report, Severity
from book.indexing.apply import ChangedFile, plan_files
from book.indexing.command import export_rows
from book.indexing.rows import Row, read_rows, write_rows
from book.manifest.load import load_manifest
from book.manuscript import conventions_of, read_manuscript
from book.model.book import Division
from book.model.content import Blocks, IndexMark, Inlines, PersonMark, TermMark
from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Place, Side
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines
from book.paginate.plan import Setting
from book.pipeline import PagedBook
from tests.books import MANIFEST, write_book

PARAGRAPHS = 2
"""So many blocks stand on a page; every division begins one."""


def page_book(folder: Path, files: Mapping[str, str | bytes] | None = None, manifest: str = MANIFEST) -> PagedBook:
    """A book, written into a folder if its files are given, and read, with pages."""
    if files is not None:
        write_book(folder, files, manifest)
    report = Report()
    loaded = load_manifest(folder, report)
    assert loaded is not None, list(report)
    setting = read_manuscript(loaded, report)
    assert setting is not None, list(report)
    assert not report.count(Severity.ERROR), list(report)
    return PagedBook(loaded=loaded, setting=setting, page_map=number_pages(setting))


def number_pages(setting: Setting) -> PageMap:
    """The pages of a book; notes and their marks stand on the last of their division."""
    folios: list[Folio] = []
    sheets: dict[str, int] = {}
    starts: list[PageStart] = []
    for division in setting.book.divisions:
        for number, block in enumerate((division, *iter_blocks(division.blocks))):
            if number == 0 or (number > 1 and number % PARAGRAPHS == 1):
                side = Side.RECTO if len(folios) % 2 == 0 else Side.VERSO
                folios.append(
                    Folio(
                        sheet=len(folios),
                        number=len(folios) + 1,
                        style=FolioStyle.ARABIC,
                        side=side,
                        division=division.id,
                        expressed=True,
                    )
                )
                if number:
                    starts.append(PageStart(sheet=len(folios) - 1, block=block.id, offset=0, word="Words"))
            sheets[block.id] = len(folios) - 1
            if isinstance(block, Division):
                _place_marks_of_run(block.title, len(folios) - 1, sheets)
            else:
                _place_marks((block,), len(folios) - 1, sheets)
        for note in division.notes:
            sheets[note.id] = len(folios) - 1
            _place_marks(note.blocks, len(folios) - 1, sheets)
    places = tuple(Place(anchor=anchor, sheet=sheet, x=0, y=0) for anchor, sheet in sheets.items())
    return PageMap(folios=tuple(folios), places=places, starts=tuple(starts))


def _place_marks(blocks: Blocks, sheet: int, sheets: dict[str, int]) -> None:
    for run in iter_inline_runs(blocks):
        _place_marks_of_run(run, sheet, sheets)


def _place_marks_of_run(run: Inlines, sheet: int, sheets: dict[str, int]) -> None:
    for node in iter_inlines(run):
        if isinstance(node, IndexMark | PersonMark | TermMark):
            sheets[node.id] = sheet


Edit = Callable[[list[list[str]]], Iterable[list[str]]]


def apply_edit(book: PagedBook, edit: Edit, report: Report | None = None) -> dict[str, str]:
    """The new texts of the files that an indexer's edit of the exported rows changes.

    `edit` gets the cells of every row, without the header, and gives them back.
    """
    exported = export_rows(book)
    cells = _cells(exported)
    back = read_rows(_join([cells[0], *edit(cells[1:])]), book.setting.vocabulary)
    return {file.name: file.new for file in plan(book, exported, back, report)}


def plan(
    book: PagedBook, exported: tuple[Row, ...], edited: tuple[Row, ...], report: Report | None = None
) -> tuple[ChangedFile, ...]:
    conventions = conventions_of(book.loaded.manifest)
    found = report if report is not None else Report()
    files = plan_files(book, conventions, exported, edited, "edited.csv", found)
    if report is None:
        assert not list(found), list(found)
    return files


def _cells(rows: Iterable[Row]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write_rows(rows, tabs=False), newline="")))


def _join(cells: Iterable[list[str]]) -> str:
    written = io.StringIO()
    csv.writer(written).writerows(cells)
    return written.getvalue()
