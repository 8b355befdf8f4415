"""The index, from the marks of the text, the people and index.yaml.

Comes in: the assembled book and the records. Goes out: entries under their letters, locators in reading order,
subentries in index order. Pages are not known yet; `locate` prints the locators when they are.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.apparatus.collation import SortKey, letter_of, sort_key
from book.apparatus.index_headings import check_headings
from book.apparatus.index_references import HeadingRecord, Path, check_references, show_path, write_path
from book.apparatus.marks import PlacedMark, iter_marks
from book.apparatus.people import resolve_people
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.ids import make_id
from book.manifest.records import IndexRecord, PersonRecord
from book.model.apparatus import IndexEntry, IndexGroup, Locator, LocatorKind, SeeReference
from book.model.book import Book, DivisionKind
from book.model.content import IndexMark, PersonMark

UNINDEXED_KINDS = frozenset(
    {
        DivisionKind.HALF_TITLE,
        DivisionKind.SERIES_PAGE,
        DivisionKind.TITLE_PAGE,
        DivisionKind.COPYRIGHT_PAGE,
        DivisionKind.DEDICATION,
        DivisionKind.ACKNOWLEDGMENTS,
        DivisionKind.BIBLIOGRAPHY,
        DivisionKind.COLOPHON,
    }
)
"""Divisions that are not indexed (IX-07): people named there get no locator, an index mark there is reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sources:
    """What the entries are made from, all by heading path; `children` are the headings right below each, in order."""

    locators: Mapping[Path, tuple[Locator, ...]]
    records: Mapping[Path, HeadingRecord]
    people: Mapping[Path, str]
    keys: Mapping[Path, SortKey]
    ids: Mapping[Path, str]
    children: Mapping[Path, tuple[Path, ...]]


def compile_index(
    book: Book,
    people: Iterable[PersonRecord],
    headings: Iterable[IndexRecord],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> tuple[IndexGroup, ...]:
    """The index in order. Headings with the same words are one entry; people stand under their sort form.

    A person whose record refers to another is indexed under that one, with a see from their own name. Reports IDX-001
    to IDX-004, IDX-006, IDX-008 to IDX-011, IDX-013 and IDX-014; a reference that leads nowhere is left out. Person
    marks that name nobody are reported by `people_checks`.
    """
    by_id = {person.id: person for person in people}
    paths: dict[str, Path] = {person.id: (set_words(person.sort, conventions),) for person in by_id.values()}
    owners = resolve_people(by_id.values())
    locators = _collect_locators(book, {person: paths[owner] for person, owner in owners.items()}, conventions, report)
    records = _read_records(headings, conventions, report)
    for person, owner in owners.items():
        if owner != person and paths[owner] in locators and paths[owner] != paths[person]:
            see = HeadingRecord(path=paths[person], id=person, see=(paths[owner],), span=by_id[person].span)
            records.setdefault(see.path, see)
    spans = {path: found[0].span for path, found in locators.items()}
    for record in records.values():
        if record.see or record.see_also:
            spans.setdefault(record.path, record.span)
    for path, span in tuple(spans.items()):
        for depth in range(1, len(path)):
            spans.setdefault(path[:depth], span)
    names = {path: person for person, path in paths.items()}
    check_headings(spans, {path for path, record in records.items() if record.sort_as} | names.keys(), report)
    check_references(records, spans.keys(), locators, report)
    keys = {path: _make_key(path, records, names, conventions) for path in spans}
    children: dict[Path, list[Path]] = {}
    for path in sorted(spans, key=lambda path: keys[path]):
        children.setdefault(path[:-1], []).append(path)
    sources = _Sources(
        locators=locators,
        records=records,
        people=names,
        keys=keys,
        ids=_name_entries(spans, records),
        children={path: tuple(below) for path, below in children.items()},
    )
    return _group_entries(sources, conventions)


def _read_records(
    headings: Iterable[IndexRecord], conventions: Conventions, report: Report
) -> dict[Path, HeadingRecord]:
    """The headings of index.yaml by path, their words as printed. A heading given twice is IDX-014."""
    records: dict[Path, HeadingRecord] = {}
    for heading in headings:
        record = HeadingRecord(
            path=_read_path(heading.heading, conventions),
            id=heading.id,
            sort_as=heading.sort_as,
            see=tuple(_read_path(target, conventions) for target in heading.see),
            see_also=tuple(_read_path(target, conventions) for target in heading.see_also),
            span=heading.span,
        )
        if record.path in records:
            report.add("IDX-014", record.span, heading=show_path(record.path))
        else:
            records[record.path] = record
    return records


def _read_path(heading: str, conventions: Conventions) -> Path:
    return tuple(set_words(level, conventions) for level in heading.split("!"))


def _collect_locators(
    book: Book, people: Mapping[str, Path], conventions: Conventions, report: Report
) -> dict[Path, tuple[Locator, ...]]:
    """What every marked heading points at, in reading order."""
    found: dict[Path, list[Locator]] = {}
    for placed in iter_marks(book):
        division = placed.run.division
        match placed.mark:
            case IndexMark(path=typed):
                path = tuple(set_words(level, conventions) for level in typed)
                found.setdefault(path, []).append(_locate(placed))
                if division.kind in UNINDEXED_KINDS:
                    report.add("IDX-013", placed.mark.span, heading=show_path(path), kind=division.kind.value)
            case PersonMark(person=person) if person in people and division.kind not in UNINDEXED_KINDS:
                found.setdefault(people[person], []).append(_locate(placed))
            case _:
                pass
    return {path: tuple(locators) for path, locators in found.items()}


def _locate(placed: PlacedMark) -> Locator:
    """The locator of a mark: in a note it names the note, in a figure's caption the figure (IX-03)."""
    run = placed.run
    kind = LocatorKind.NOTE if run.note else LocatorKind.FIGURE if run.caption else LocatorKind.TEXT
    return Locator(
        anchor=placed.mark.id,
        division=run.division.id,
        kind=kind,
        principal=isinstance(placed.mark, IndexMark) and placed.mark.principal,
        note=run.note.number if run.note else None,
        span=placed.mark.span,
    )


def _make_key(
    path: Path, records: Mapping[Path, HeadingRecord], people: Mapping[Path, str], conventions: Conventions
) -> SortKey:
    record = records.get(path)
    return sort_key(
        path[-1],
        conventions.collation,
        sort_as=record.sort_as if record else None,
        subheading=len(path) > 1,
        name=path in people,
    )


def _group_entries(sources: _Sources, conventions: Conventions) -> tuple[IndexGroup, ...]:
    """The entries under their letters."""
    letters: dict[str, list[IndexEntry]] = {}
    for path in sources.children.get((), ()):
        record = sources.records.get(path)
        sort_as = record.sort_as if record else None
        letter = letter_of(path[0], conventions.collation, sort_as=sort_as, name=path in sources.people)
        letters.setdefault(letter, []).append(_build_entry(path, sources))
    return tuple(IndexGroup(letter=letter, entries=tuple(entries)) for letter, entries in letters.items())


def _build_entry(path: Path, sources: _Sources) -> IndexEntry:
    record = sources.records.get(path)
    return IndexEntry(
        id=sources.ids[path],
        heading=path[-1],
        sort_key=sources.keys[path],
        locators=sources.locators.get(path, ()),
        subentries=tuple(_build_entry(below, sources) for below in sources.children.get(path, ())),
        see=_refer(record.see, sources) if record else (),
        see_also=_refer(record.see_also, sources) if record else (),
        person=sources.people.get(path),
    )


def _refer(targets: Iterable[Path], sources: _Sources) -> tuple[SeeReference, ...]:
    """References to entries that exist, in index order (IX-49)."""
    ordered = sorted((path for path in targets if path in sources.ids), key=lambda path: sources.keys[path])
    return tuple(SeeReference(heading=show_path(path), anchor=sources.ids[path]) for path in ordered)


def _name_entries(headings: Iterable[Path], records: Mapping[Path, HeadingRecord]) -> dict[Path, str]:
    """The anchor of every entry: made from its record's id or its words, with a digest of the words where two share it.

    It changes only if another entry comes to share the id.
    """
    slugs = {path: records[path].id if path in records else make_id(" ".join(path)) for path in headings}
    times = Counter(slugs.values())
    return {
        path: f"ix-entry-{slug}" if times[slug] == 1 else f"ix-entry-{slug}-{_digest(path)}"
        for path, slug in slugs.items()
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(write_path(path).encode()).hexdigest()[:8]
