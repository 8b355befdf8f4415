"""What is on record of the headings of the index: from index.yaml, and from the marks.

Comes in: the records and what the marks say. Goes out: a HeadingRecord for every entry that has one, in the index, or
the indexes, in which its heading stands. Reports IDX-014, IDX-015 and IDX-020.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from book.apparatus.index_keys import Key, Path, Shelves, show_path
from book.apparatus.wording import Conventions, set_heading, set_words
from book.diagnostics import Report
from book.manifest.ids import make_id
from book.manifest.records import IndexRecord
from book.model.content import IndexMark
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRecord:
    """What is on record of a heading, in words as printed: its id, how it is sorted, where it sends the reader.

    `written` says that the author wrote the record, which must then be of use; `name` that the heading is a name, in
    which every word counts in the alphabet. A record made from another name of a person is left out `beside` the
    heading it leads to.
    """

    path: Path
    id: str
    span: Span
    sort_as: str | None = None
    see: tuple[Path, ...] = ()
    see_under: tuple[Path, ...] = ()
    see_also: tuple[Path, ...] = ()
    see_also_under: tuple[Path, ...] = ()
    generic: tuple[str, ...] = ()
    post: tuple[Path, ...] = ()
    written: bool = True
    name: bool = False
    beside: bool = False

    @property
    def only_refers(self) -> bool:
        """Whether everything is under another heading (IX-43)."""
        return bool(self.see or self.see_under)

    @property
    def refers(self) -> bool:
        """Whether it sends the reader anywhere."""
        return self.only_refers or bool(self.see_also or self.see_also_under or self.generic)


@dataclass(slots=True)
class RecordShelf:
    """The records of all headings while they are collected. `headings` are the entries that have places in the text,
    and those they stand under."""

    shelves: Shelves
    conventions: Conventions
    headings: Set[Key]
    report: Report
    records: dict[Key, HeadingRecord] = field(default_factory=dict)

    def add_written(self, headings: Iterable[IndexRecord]) -> None:
        """The headings of index.yaml. One given twice is IDX-014."""
        seen: set[Path] = set()
        for heading in headings:
            record = self._read_heading(heading)
            if record.path in seen:
                self.report.add("IDX-014", record.span, heading=show_path(record.path))
                continue
            seen.add(record.path)
            for index in self._homes(record):
                self.records[Key(index, record.path)] = record

    def _read_heading(self, heading: IndexRecord) -> HeadingRecord:
        return HeadingRecord(
            path=self._read_path(heading.heading),
            id=heading.id,
            span=heading.span,
            sort_as=heading.sort_as,
            see=self._read_paths(heading.see),
            see_under=self._read_paths(heading.see_under),
            see_also=self._read_paths(heading.see_also),
            see_also_under=self._read_paths(heading.see_also_under),
            generic=tuple(set_words(words, self.conventions) for words in heading.see_also_generic),
            post=self._read_paths(heading.post),
        )

    def _read_paths(self, headings: Iterable[str]) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(map(self._read_path, headings)))

    def _read_path(self, heading: str) -> Path:
        return tuple(set_heading(level, self.conventions) for level in heading.split("!"))

    def _homes(self, record: HeadingRecord) -> tuple[str, ...]:
        """The indexes a record belongs to: those that have its heading, or else the one that has what it refers to."""
        for path in (record.path, *record.see, *record.see_under):
            homes = tuple(index for index in self.shelves.indexes if Key(index, path) in self.headings)
            if homes:
                return homes if path == record.path else homes[:1]
        return (self.shelves.rest if self.shelves.rest is not None else self.shelves.indexes[0],)

    def add_sayings(self, sayings: Iterable[tuple[Key, IndexMark]]) -> None:
        """What marks say of their headings, added to what is on record. Two sort forms of one heading are IDX-020."""
        sorted_at: dict[Key, Span] = {}
        for key, mark in sayings:
            record = self.records.get(key) or HeadingRecord(
                path=key.path, id=make_id(" ".join(key.path)), span=mark.span, written=bool(mark.see)
            )
            if mark.sort_as and record.sort_as and mark.sort_as != record.sort_as:
                place = sorted_at.get(key, record.span)
                self.report.add(
                    "IDX-020",
                    mark.span,
                    heading=show_path(key.path),
                    found=mark.sort_as,
                    other=record.sort_as,
                    place=f"{place.file}:{place.line}",
                )
            elif mark.sort_as:
                sorted_at.setdefault(key, mark.span)
                record = replace(record, sort_as=mark.sort_as)
            see = dict.fromkeys((*record.see, *self._read_paths(mark.see)))
            also = dict.fromkeys((*record.see_also, *self._read_paths(mark.see_also)))
            if (see or record.see_under) and also:
                self.report.add("IDX-015", mark.span, mark="see-also=", fault="is of a heading that says see elsewhere")
                also = {}
            self.records[key] = replace(record, see=tuple(see), see_also=tuple(also))
