"""The indexes of the book, from the marks of the text, the people, the terms and index.yaml.

Comes in: the assembled book and the records. Goes out: an Index for every division that is one, entries under their
letters, locators in reading order, subentries in index order. Pages are not known yet; `locate` prints the locators
when they are. The steps are modules of their own: `index_names` files people and terms, `index_locators` gathers what
the headings point at, `index_records` what is said of them, `index_posts` copies double posts, `index_other_names`
adds see-entries, `index_headings` and `index_references` check, `index_order` builds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from book.apparatus.index_headings import check_depth, check_headings
from book.apparatus.index_keys import Key, Path, build_shelves
from book.apparatus.index_locators import gather_locators
from book.apparatus.index_names import file_names
from book.apparatus.index_order import Materials, build_indexes
from book.apparatus.index_other_names import refer_from_other_names
from book.apparatus.index_posts import post_entries
from book.apparatus.index_records import HeadingRecord, RecordShelf
from book.apparatus.index_references import check_references
from book.apparatus.marks import PlacedMark, iter_marks
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, IndexRecord, PersonRecord
from book.model.apparatus import Index, Locator
from book.model.book import Book
from book.source import Span


def compile_index(
    book: Book,
    people: Iterable[PersonRecord],
    headings: Iterable[IndexRecord],
    report: Report,
    conventions: Conventions = DEFAULTS,
    *,
    terms: Iterable[GlossaryRecord] = (),
    elsewhere: Iterable[PlacedMark] = (),
) -> tuple[Index, ...]:
    """The indexes in the order of the book; one of no division where the book prints none, so that all is checked.

    `elsewhere` are the marks that stand in divisions which Octavo makes.
    Headings with the same words are one entry; people stand under their sort form, terms under their headword with what
    it stands for. A person whose record refers to another is indexed under that one, with a see from their own name.
    Reports IDX-001 to IDX-004, IDX-006, IDX-008 to IDX-011, and IDX-013 to IDX-024; a reference that leads nowhere is
    left out. Person marks that name nobody are reported by `people_checks`.
    """
    by_id, terms_by_id = {person.id: person for person in people}, {term.id: term for term in terms}
    filings = file_names(by_id, terms_by_id.values(), conventions)
    shelves = build_shelves(book)
    gathered = gather_locators((*iter_marks(book), *elsewhere), filings, shelves, conventions, report)
    shelf = RecordShelf(shelves, conventions, _with_those_above(gathered.locators).keys(), report)
    shelf.add_written(headings)
    shelf.add_sayings(gathered.sayings)
    posted = post_entries(gathered.locators, shelf.records, filings.other_forms, report)
    there = _with_those_above(posted.locators)
    there |= {key: record.span for key, record in shelf.records.items() if record.refers}
    others = refer_from_other_names(by_id, terms_by_id, filings, there.keys(), conventions)
    records = {**others, **posted.sees, **shelf.records}
    for key, record in (*posted.sees.items(), *others.items()):
        there.setdefault(key, record.span)
    spans = _with_those_above(there)
    names: dict[Path, str] = {(set_words(person.sort, conventions),): person.id for person in by_id.values()}
    _check(spans, records, posted.copies, names, conventions, report)
    check_references(records, spans, posted.locators, shelves.indexes, report)
    materials = Materials(
        headings=spans,
        locators=posted.locators,
        records=records,
        people=names,
        words=filings.words,
        shelves=shelves,
        selective=gathered.selective,
    )
    return build_indexes(materials, conventions)


def _with_those_above(found: Mapping[Key, tuple[Locator, ...]] | Mapping[Key, Span]) -> dict[Key, Span]:
    """The entries with those they stand under, and where each comes from."""
    spans = {key: what if isinstance(what, Span) else what[0].span for key, what in found.items()}
    for key, span in tuple(spans.items()):
        for depth in range(1, len(key.path)):
            spans.setdefault(Key(key.index, key.path[:depth]), span)
    return spans


def _check(
    spans: Mapping[Key, Span],
    records: Mapping[Key, HeadingRecord],
    copies: frozenset[Key],
    names: Mapping[Path, str],
    conventions: Conventions,
    report: Report,
) -> None:
    """The words of all headings. Copies are as right as what they are copied from, but may be too deep."""
    check_depth(spans, report, run_in=conventions.run_in)
    for index in dict.fromkeys(key.index for key in spans):
        own = {key.path: span for key, span in spans.items() if key.index == index and key not in copies}
        by_hand = {path for path in own if Key(index, path) in records and _is_settled(records[Key(index, path)])}
        check_headings(own, by_hand | names.keys(), names.keys(), report)


def _is_settled(record: HeadingRecord) -> bool:
    """Whether somebody has said how a heading is sorted."""
    return record.sort_as is not None or record.name
