"""Indexes compiled in tests, and told in a few words."""

from __future__ import annotations

from book.apparatus.index import compile_index
from book.apparatus.wording import DEFAULTS, Conventions
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, IndexRecord, PersonRecord
from book.model.apparatus import Index, IndexEntry, SeeReference
from book.model.book import Book, Division, DivisionKind, Matter
from tests.unit.apparatus.builders import codes, division


def index_division(division_id: str = "index", *entries: str, title: str = "Index") -> Division:
    return division(
        division_id, kind=DivisionKind.INDEX, matter=Matter.BACK, title=title, entries=entries, generated=True
    )


def indexes_of(
    book: Book,
    *headings: IndexRecord,
    people: tuple[PersonRecord, ...] = (),
    terms: tuple[GlossaryRecord, ...] = (),
    conventions: Conventions = DEFAULTS,
    report: Report | None = None,
) -> dict[str, Index]:
    """The indexes of a book, by their divisions."""
    found = compile_index(book, people, headings, report or Report(), conventions, terms=terms)
    return {index.division: index for index in found}


def told(
    book: Book,
    *headings: IndexRecord,
    people: tuple[PersonRecord, ...] = (),
    terms: tuple[GlossaryRecord, ...] = (),
    conventions: Conventions = DEFAULTS,
) -> list[str]:
    """The only index of a book in which nothing is wrong, a line an entry: `heading: anchors → references`."""
    report = Report()
    (index,) = indexes_of(book, *headings, people=people, terms=terms, conventions=conventions, report=report).values()
    assert codes(report) == []
    return tell(index)


def tell(index: Index) -> list[str]:
    """The entries of an index in order, a line an entry; subentries are set in."""
    return [line for group in index.groups for entry in group.entries for line in _tell(entry, 0)]


def _tell(entry: IndexEntry, depth: int) -> list[str]:
    anchors = " ".join(f"{one.anchor}–{one.end}" if one.end else one.anchor for one in entry.locators)
    references = [
        *_refer("see", entry.see),
        *_refer("see under", entry.see_under),
        *_refer("see also", entry.see_also),
        *_refer("see also under", entry.see_also_under),
        *(f"→ generic {words}" for words in entry.generic),
    ]
    said = [entry.heading + (":" if anchors else ""), *filter(None, (anchors,)), *references]
    line = "  " * depth + " ".join(said)
    return [line, *(line for below in entry.subentries for line in _tell(below, depth + 1))]


def _refer(word: str, references: tuple[SeeReference, ...]) -> list[str]:
    return [f"→ {word} {one.heading}" + (f" ({one.index})" if one.index else "") for one in references]
