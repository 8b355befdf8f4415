"""Where a mark goes that an indexer has added by a page number: before the first paragraph that begins on that page.

Comes in: the book with its pages. Goes out: places in the manuscript; the author moves the marks to the words meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from book.apparatus.index_density import is_indexed_text
from book.apparatus.index_keys import PEOPLE, SUBJECTS
from book.diagnostics import Report
from book.indexing.listing import Path
from book.indexing.mark_edits import NewMark
from book.indexing.rows import Row
from book.indexing.texts import show_place
from book.model.book import Book, DivisionKind
from book.model.content import Block, Paragraph
from book.model.pages import PageMap
from book.model.walk import iter_blocks
from book.source import Span

_NOTE = re.compile(r"(\w+?)n(\d+)")
_RANGE = re.compile(r"(\w+)[-–](\w+)")


def place_rows(rows: Iterable[Row], book: Book, page_map: PageMap, file: str, report: Report) -> tuple[NewMark, ...]:
    """The marks for rows without one. Each is IDX-042; a row whose page has no beginning of a paragraph is IDX-041."""
    labels = page_map.labels()
    starts, notes = _find_starts(book, labels), _find_notes(book, labels)
    names = _name_indexes(book)
    placed: dict[tuple[Span, tuple[str, ...]], list[Path]] = {}
    for row in rows:
        ends = _find_ends(row.locator, starts, notes)
        heading = ": ".join(row.path)
        if not ends:
            reason, help_ = _explain(row.locator, book, page_map)
            named = f"{heading}, {row.locator}" if row.locator else heading
            report.add("IDX-041", Span(file, row.line), heading=named, reason=reason, help=help_)
        for span, place, classes in ends:
            index = (f"index={names[row.index]}",) if row.index in names else ()
            placed.setdefault((span, index + classes), []).append(row.path)
            report.add("IDX-042", span, heading=heading, place=place)
    return tuple(
        NewMark(span=span, paths=tuple(dict.fromkeys(paths)), beside=beside) for (span, beside), paths in placed.items()
    )


def _find_ends(
    locator: str, starts: Mapping[str, Span], notes: Mapping[tuple[str, int], Span]
) -> list[tuple[Span, str, tuple[str, ...]]]:
    """Where the marks of a locator go, with the words for the place and the classes; [] where one has no place."""
    if (note := _NOTE.fullmatch(locator)) is not None:
        span = notes.get((note[1], int(note[2])))
        return [(span, f"note {note[2]} on page {note[1]}", ())] if span is not None else []
    if (pages := _RANGE.fullmatch(locator)) is not None:
        first, last = pages[1], pages[2]
        if first.isdigit() and last.isdigit() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        begin, end = starts.get(first), starts.get(last)
        if begin is None or end is None or begin == end:
            return []
        return [(begin, f"page {first}", (".open",)), (end, f"page {last}", (".close",))]
    span = starts.get(locator)
    return [(span, f"page {locator}", ())] if span is not None else []


def _name_indexes(book: Book) -> dict[str, str]:
    """The names that marks give to have an entry in an index, by its title, for those that have such a name alone."""
    return {
        division.title_text: division.entries[0]
        for division in book.divisions
        if division.kind is DivisionKind.INDEX
        and len(division.entries) == 1
        and division.entries[0] not in {PEOPLE, SUBJECTS}
    }


def _find_starts(book: Book, labels: dict[str, str]) -> dict[str, Span]:
    """Where the first paragraph of every page begins in the manuscript, by the page's label."""
    starts: dict[str, Span] = {}
    for division in filter(is_indexed_text, book.divisions):
        for block in iter_blocks(division.blocks):
            span = _first_letter(block)
            if span is not None and block.id in labels:
                starts.setdefault(labels[block.id], span)
    return starts


def _find_notes(book: Book, labels: dict[str, str]) -> dict[tuple[str, int], Span]:
    """Where every note begins, by the label of its page and its number."""
    notes: dict[tuple[str, int], Span] = {}
    for division in book.divisions:
        for note in division.notes:
            span = _first_letter(note.blocks[0]) if note.blocks else None
            if span is not None and note.id in labels:
                notes.setdefault((labels[note.id], note.number), span)
    return notes


def _first_letter(block: Block) -> Span | None:
    """The place of a paragraph's first letter, where it is known."""
    if not isinstance(block, Paragraph) or not block.children:
        return None
    span = block.children[0].span
    return span if span.column is not None else None


def _explain(locator: str, book: Book, page_map: PageMap) -> tuple[str, str]:
    """Why a locator has no place, and what to do."""
    if not locator:
        return "it has neither a page nor a reference", "write a page number, or See and a heading"
    folios = {folio.label: folio for folio in page_map.folios}
    if locator in folios:
        start = next((start for start in page_map.starts if start.sheet == folios[locator].sheet), None)
        spans = {block.id: block.span for one in book.divisions for block in iter_blocks(one.blocks) if block.id}
        if start is None or start.block not in spans:
            return "no paragraph begins on that page", "put a mark on the page by hand"
        place = show_place(spans[start.block])
        return "no paragraph begins on that page", f"put a mark by hand: it begins with “{start.word}” in {place}"
    if _RANGE.fullmatch(locator):
        return "no paragraph begins on its first or its last page", "mark its ends by hand, with .open and .close"
    return "the book has no such page or note", "write one page number a row"
