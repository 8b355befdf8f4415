"""Double posts: headings that have the same entry as another, page for page (IX-47).

Comes in: the locators of the marked headings, what index.yaml posts, and the other forms of terms. Goes out: the
locators with those of the copies. Reports IDX-022 for a copy that has something of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from book.apparatus.index_keys import Key, Path, show_path
from book.apparatus.index_records import HeadingRecord
from book.diagnostics import Report
from book.manifest.ids import make_id
from book.model.apparatus import Locator


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The locators of all entries, the keys of those that were copied with a heading above them, and see-entries that
    stand for copies."""

    locators: Mapping[Key, tuple[Locator, ...]]
    copies: frozenset[Key]
    sees: Mapping[Key, HeadingRecord]


def post_entries(
    locators: Mapping[Key, tuple[Locator, ...]],
    records: Mapping[Key, HeadingRecord],
    other_forms: Mapping[Path, Path],
    report: Report,
) -> Posted:
    """The entries with their double posts.

    What index.yaml posts is copied with its subentries. The other form of a term, expansion and abbreviation, is copied
    where the term has none, and is a see otherwise: the subentries stand at one place (IX-48).
    """
    found = dict(locators)
    taken: set[Key] = set()
    tops: set[Key] = set()
    sees: dict[Key, HeadingRecord] = {}
    for key, record in records.items():
        for path in record.post:
            other = Key(key.index, path)
            if fault := _find_fault(key, other, locators, taken, records):
                report.add("IDX-022", record.span, heading=show_path(key.path), other=show_path(path), fault=fault)
                continue
            tops.add(other)
            taken.add(other)
            for below in _subtree(key, locators):
                copy = Key(key.index, (*path, *below.path[len(key.path) :]))
                found[copy] = locators[below]
                taken.add(copy)
    for path, other_path in other_forms.items():
        for key in [one for one in locators if one.path[:1] == path]:
            other = Key(key.index, other_path)
            if other in found or other in records or other in sees:
                continue
            subtree = list(_subtree(Key(key.index, path), locators))
            if [one.path for one in subtree] == [path]:
                found[other] = locators[subtree[0]]
            else:
                span = locators[subtree[0]][0].span
                id_ = make_id(" ".join(other_path))
                sees[other] = HeadingRecord(path=other_path, id=id_, span=span, see=(path,), written=False)
    return Posted(locators=found, copies=frozenset(taken - tops), sees=sees)


def _find_fault(
    key: Key,
    other: Key,
    locators: Mapping[Key, tuple[Locator, ...]],
    taken: set[Key],
    records: Mapping[Key, HeadingRecord],
) -> str | None:
    """What the place of a copy has of its own, so that the two entries would differ."""
    depth = len(other.path)
    if other.path[: len(key.path)] == key.path:
        return "is the same heading, or stands under it"
    if any(one.index == other.index and one.path[:depth] == other.path for one in locators):
        return "has page numbers or subheadings of its own"
    if other in taken:
        return "is posted from another heading already"
    if other in records and (records[other].only_refers or records[other].post):
        return "refers elsewhere itself"
    return None


def _subtree(key: Key, locators: Mapping[Key, tuple[Locator, ...]]) -> Iterator[Key]:
    """An entry and those below it, as far as they have locators."""
    depth = len(key.path)
    return (one for one in locators if one.index == key.index and one.path[:depth] == key.path)
