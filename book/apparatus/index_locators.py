"""What every heading of the index points at, from the marks of the text.

Comes in: the marks in reading order, and where people and terms are filed. Goes out: locators in reading order by the
key of their entry, ranges joined from their two ends (IX-03, IX-04), and what marks say of their headings. Reports
IDX-013, IDX-016 to IDX-019 and IDX-021.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from book.apparatus.index_keys import Key, Path, Shelves, show_path, write_path
from book.apparatus.index_names import Filings, is_left_out
from book.apparatus.marks import Mark, PlacedMark, Run
from book.apparatus.wording import Conventions, set_heading, suggest
from book.diagnostics import Report
from book.model.apparatus import Locator, LocatorKind
from book.model.book import DivisionKind
from book.model.content import Extent, IndexMark, PersonMark
from book.source import Span

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
class Gathered:
    """The locators of the marked entries, in the order in which each is first marked; the marks that say something of
    their heading; the indexes from which passing mentions were left out."""

    locators: Mapping[Key, tuple[Locator, ...]]
    sayings: tuple[tuple[Key, IndexMark], ...]
    selective: frozenset[str]


@dataclass(slots=True)
class _Opened:
    """A range that is not closed yet: where its locator stands, where it was opened, and how often."""

    place: int
    run: Run
    mark: IndexMark | PersonMark
    times: int = 1


@dataclass(slots=True)
class _Gathering:
    """The marks as they are gone through."""

    report: Report
    locators: dict[Key, list[Locator]] = field(default_factory=dict)
    opened: dict[Key, _Opened] = field(default_factory=dict)

    def add(self, key: Key, placed: PlacedMark) -> None:
        match placed.mark:
            case IndexMark(extent=Extent.OPEN) | PersonMark(extent=Extent.OPEN) as mark:
                self._open(key, placed.run, mark)
            case IndexMark(extent=Extent.CLOSE) | PersonMark(extent=Extent.CLOSE) as mark:
                self._close(key, placed.run, mark)
            case _:
                self.locators.setdefault(key, []).append(_locate(placed))

    def _open(self, key: Key, run: Run, mark: IndexMark | PersonMark) -> None:
        if key in self.opened:
            first = self.opened[key]
            first.times += 1
            place = f"{first.mark.span.file}:{first.mark.span.line}"
            self.report.add("IDX-018", mark.span, heading=show_path(key.path), place=place)
            return
        found = self.locators.setdefault(key, [])
        self.opened[key] = _Opened(len(found), run, mark)
        found.append(_locate(PlacedMark(mark=mark, run=run)))

    def _close(self, key: Key, run: Run, mark: IndexMark | PersonMark) -> None:
        opened = self.opened.get(key)
        if opened is None:
            self.report.add("IDX-017", mark.span, heading=show_path(key.path), open=_write_mark(mark, Extent.OPEN))
            return
        opened.times -= 1
        if opened.times:
            return
        del self.opened[key]
        if fault := _find_break(opened.run, run):
            self.report.add("IDX-019", opened.mark.span, heading=show_path(key.path), fault=fault)
            return
        first = self.locators[key][opened.place]
        principal = first.principal or mark.principal
        self.locators[key][opened.place] = replace(first, end=mark.id, principal=principal)

    def report_unclosed(self) -> None:
        for key, opened in self.opened.items():
            close = _write_mark(opened.mark, Extent.CLOSE)
            self.report.add("IDX-016", opened.mark.span, heading=show_path(key.path), close=close)


def gather_locators(
    marks: Iterable[PlacedMark], filings: Filings, shelves: Shelves, conventions: Conventions, report: Report
) -> Gathered:
    """The locators of all entries. A mark with a see has none: it only says where the reader is sent (IX-43)."""
    gathering = _Gathering(report)
    sayings: list[tuple[Key, IndexMark]] = []
    selective: set[str] = set()
    homeless: dict[str, Span] = {}
    levels: dict[str, str] = {}  # as typed and as printed: most are marked many times

    def set_levels(typed: Sequence[str]) -> Path:
        for level in typed:
            if level not in levels:
                levels[level] = set_heading(level, conventions)
        return tuple(levels[level] for level in typed)

    for placed in marks:
        mark, unindexed = placed.mark, placed.run.division.kind in UNINDEXED_KINDS
        if isinstance(mark, IndexMark):
            entries, path = filings.refile(mark, set_levels(mark.path))
            if unindexed and mark.extent is not Extent.CLOSE:
                kind = placed.run.division.kind.value
                report.add("IDX-013", mark.span, heading=show_path(path), kind=kind)
        else:
            filing = filings.of(mark)
            if filing is None or unindexed:
                if isinstance(mark, PersonMark) and not unindexed:
                    selective |= _find_selective(mark, filings, shelves)
                continue
            entries, path = filing.entries, filing.path
            if isinstance(mark, PersonMark) and mark.sub:
                path = (*path, *set_levels(mark.sub.split("!")))
        home = shelves.home(entries)
        if home is None:
            if isinstance(mark, IndexMark):
                homeless.setdefault(entries, mark.span)
            continue
        key = Key(home, path)
        if isinstance(mark, IndexMark) and (mark.sort_as or mark.see or mark.see_also):
            sayings.append((key, mark))
        if not (isinstance(mark, IndexMark) and mark.see):
            gathering.add(key, placed)
    gathering.report_unclosed()
    _report_homeless(homeless, shelves, report)
    found = {key: tuple(locators) for key, locators in gathering.locators.items()}
    return Gathered(locators=found, sayings=tuple(sayings), selective=frozenset(selective))


def _find_selective(mark: PersonMark, filings: Filings, shelves: Shelves) -> set[str]:
    filing = filings.people.get(mark.person)
    home = shelves.home(filing.entries) if filing is not None and is_left_out(mark, filing) else None
    return set() if home is None else {home}


def _report_homeless(homeless: Mapping[str, Span], shelves: Shelves, report: Report) -> None:
    """Entries that no index has, each at the first mark that has them (IX-06)."""
    for entries, span in homeless.items():
        help_ = suggest(entries, shelves.homes, "add it to the entries: of an index in book.yaml")
        report.add("IDX-021", span, entries=entries, help=help_)


def _find_break(first: Run, last: Run) -> str | None:
    """What parts the ends of a range that are in two texts: a note is no part of the text that it belongs to."""
    ids = {run.note.id if run.note else None for run in (first, last)}
    if len(ids) == 1:
        return None
    before, after = (run.note.number if run.note else None for run in (first, last))
    if before is None:
        return f"begins in the text and ends in note {after}"
    return f"begins in note {before} and ends in " + ("the text" if after is None else f"note {after}")


def _locate(placed: PlacedMark) -> Locator:
    """The locator of a mark: in a note it names the note, in a figure's caption the figure (IX-03)."""
    run, mark = placed.run, placed.mark
    in_caption = run.caption and _extent_of(mark) is Extent.POINT  # a range may begin with a figure that is part of it
    figure = in_caption or (isinstance(mark, IndexMark) and mark.figure)
    kind = LocatorKind.NOTE if run.note else LocatorKind.FIGURE if figure else LocatorKind.TEXT
    return Locator(
        anchor=mark.id,
        division=run.division.id,
        kind=kind,
        principal=isinstance(mark, IndexMark | PersonMark) and mark.principal,
        note=run.note.number if run.note else None,
        span=mark.span,
        note_id=run.note.id if run.note else "",
    )


def _extent_of(mark: Mark) -> Extent:
    return mark.extent if isinstance(mark, IndexMark | PersonMark) else Extent.POINT


def _write_mark(mark: Mark, extent: Extent) -> str:
    """What is written to open or close the range of a mark."""
    match mark:
        case IndexMark():
            index = f" index={mark.index}" if mark.index else ""
            return f'ix="{write_path(mark.path)}"{index} .{extent}'
        case PersonMark():
            sub = f' sub="{mark.sub}"' if mark.sub else ""
            return f"person={mark.person}{sub} .{extent}"
        case _:
            raise ValueError("a use of a term is no range")
