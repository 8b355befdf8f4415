"""How densely the text is indexed: locators and pages, of the whole book and of each division (IX-53, IX-55).

Comes in: the book, its indexes and the page map. Goes out: counts. A page counts by where its locators stand in print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from book.apparatus.index_locators import UNINDEXED_KINDS
from book.apparatus.locate import format_locators, iter_entries
from book.model.apparatus import Index, IndexEntry
from book.model.book import Book, Division, DivisionKind
from book.model.pages import Folio, PageMap
from book.model.walk import iter_blocks
from book.source import Span

BARE_RUN = 5
"""So many pages of text one after the other without a mark are worth a look (IX-53)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionDensity:
    """The pages of a division of the text, and the locators that lead into it."""

    division: Division
    pages: int
    locators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BareRun:
    """Pages of a division, from first to last, that no locator leads to. `span` is where the first begins."""

    span: Span
    first: Folio
    last: Folio


@dataclass(frozen=True, slots=True, kw_only=True)
class Density:
    """The counts of a book. `index_pages` are those that the indexes take, `text_pages` those that are indexed."""

    entries: int
    headings: int
    locators: int
    text_pages: int
    index_pages: int
    divisions: tuple[DivisionDensity, ...]
    bare_runs: tuple[BareRun, ...]

    @property
    def per_page(self) -> float:
        """Locators to a page of text; 0 where there is no text."""
        return self.locators / self.text_pages if self.text_pages else 0.0

    @property
    def share(self) -> float:
        """The pages of the index as a part of those of the text; 0 where there is no text."""
        return self.index_pages / self.text_pages if self.text_pages else 0.0


def measure_density(book: Book, indexes: Sequence[Index], page_map: PageMap) -> Density:
    """Count entries, locators as printed, and pages."""
    labels = page_map.labels()
    sheets = {place.anchor: place.sheet for place in page_map.places}
    texts = {division.id: division for division in book.divisions if is_indexed_text(division)}
    printed = {division.id for division in book.divisions if division.kind is DivisionKind.INDEX}
    counts = dict.fromkeys(texts, 0)
    marked: set[int] = set()
    total = 0
    groups = [group for index in indexes for group in index.groups]
    entries = list(iter_entries(groups))
    for entry in entries:
        divisions = {locator.anchor: locator.division for locator in entry.locators}
        for page in format_locators(entry.locators, labels):
            total += 1
            if (name := divisions[page.anchors[0]]) in counts:
                counts[name] += 1
        marked |= _covered_sheets(entry, sheets)
    pages = [folio for folio in page_map.folios if folio.division in texts]
    return Density(
        entries=len(entries),
        headings=sum(len(group.entries) for group in groups),
        locators=total,
        text_pages=len(pages),
        index_pages=sum(folio.division in printed for folio in page_map.folios),
        divisions=tuple(
            DivisionDensity(
                division=division, pages=sum(folio.division == name for folio in pages), locators=counts[name]
            )
            for name, division in texts.items()
        ),
        bare_runs=tuple(_find_bare_runs(pages, marked, texts, page_map)),
    )


def is_indexed_text(division: Division) -> bool:
    """Whether a division is text that an index leads into (IX-07)."""
    return not division.generated and division.kind not in UNINDEXED_KINDS and division.kind is not DivisionKind.PART


def _covered_sheets(entry: IndexEntry, sheets: dict[str, int]) -> set[int]:
    """The sheets that the locators of an entry stand for, ranges from their first page to their last."""
    covered: set[int] = set()
    for locator in entry.locators:
        first = sheets.get(locator.anchor)
        if first is not None:
            covered.update(range(first, max(first, sheets.get(locator.end or "", first)) + 1))
    return covered


def _find_bare_runs(
    pages: Iterable[Folio], marked: set[int], texts: dict[str, Division], page_map: PageMap
) -> Iterable[BareRun]:
    """The runs of at least BARE_RUN pages of one division that are not `marked`."""
    starts = {start.sheet: start.block for start in page_map.starts}
    for (name, is_marked), run in groupby(pages, key=lambda folio: (folio.division, folio.sheet in marked)):
        folios = list(run)
        if not is_marked and len(folios) >= BARE_RUN and name is not None:
            blocks = {block.id: block.span for block in iter_blocks(texts[name].blocks) if block.id}
            span = blocks.get(starts.get(folios[0].sheet, ""), texts[name].span)
            yield BareRun(span=span, first=folios[0], last=folios[-1])
