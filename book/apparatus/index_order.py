"""The entries of an index in their order, under their letters, each with an id of its own.

Comes in: the locators and records of all headings, and what they are called. Goes out: an Index for every index of the
book. Pages are not known yet; `locate` prints the locators when they are.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.collation import SortKey, letter_of, sort_key
from book.apparatus.index_keys import Key, Path, Shelves, show_path, write_path
from book.apparatus.index_records import HeadingRecord
from book.apparatus.index_references import find_target
from book.apparatus.wording import Conventions, plain_heading, style_heading
from book.manifest.ids import make_id
from book.model.apparatus import Index, IndexEntry, IndexGroup, Locator, SeeReference
from book.model.content import Inlines, Text
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Materials:
    """What the indexes are made from. `headings` are the keys of all entries and where each comes from; `people` the
    headings that are people's sort forms, with their ids; `words` the headings with words in another language."""

    headings: Mapping[Key, Span]
    locators: Mapping[Key, tuple[Locator, ...]]
    records: Mapping[Key, HeadingRecord]
    people: Mapping[Path, str]
    words: Mapping[Path, Inlines]
    shelves: Shelves
    selective: frozenset[str]


def build_indexes(materials: Materials, conventions: Conventions) -> tuple[Index, ...]:
    """All indexes, in the order of the book."""
    keys = {key: _make_key(key, materials, conventions) for key in materials.headings}
    below: dict[Key, list[Key]] = {}
    for key in sorted(keys, key=keys.__getitem__):
        below.setdefault(key.above, []).append(key)
    left_out: set[Key] = set()
    for index in materials.shelves.indexes:
        top = Key(index, ())
        ordered = below.get(top, [])
        below[top] = _leave_out_neighbors(ordered, materials)
        left_out |= set(ordered) - set(below[top])
    kept = [key for key in keys if key not in left_out]
    building = _Building(materials, conventions, keys, _name_entries(kept, materials), below)
    return tuple(
        Index(division=index, groups=building.group(index), selective=index in materials.selective)
        for index in materials.shelves.indexes
    )


def _make_key(key: Key, materials: Materials, conventions: Conventions) -> SortKey:
    record = materials.records.get(key)
    return sort_key(
        plain_heading(key.path[-1]),
        conventions.collation,
        sort_as=record.sort_as if record else None,
        subheading=len(key.path) > 1,
        name=_is_name(key, materials),
    )


def _is_name(key: Key, materials: Materials) -> bool:
    """Whether a heading is a name, in which every word counts."""
    return key.path in materials.people or (key in materials.records and materials.records[key].name)


def _leave_out_neighbors(ordered: Sequence[Key], materials: Materials) -> list[Key]:
    """Main headings in order, without other names of a person that would stand right beside the person's own."""

    def target(at: int) -> Path | None:
        record = materials.records.get(ordered[at])
        return record.see[0] if record is not None and record.beside else None

    def stands_beside(at: int) -> bool:
        path = target(at)
        if path is None:
            return False
        for step in (-1, 1):
            beside = at + step
            while 0 <= beside < len(ordered) and target(beside) == path:
                beside += step
            if 0 <= beside < len(ordered) and ordered[beside].path == path:
                return True
        return False

    return [key for at, key in enumerate(ordered) if not stands_beside(at)]


def _name_entries(headings: Iterable[Key], materials: Materials) -> dict[Key, str]:
    """The anchor of every entry: made from its record's id or its words, with a digest of the words where two share it.

    It changes only if another entry comes to share the id.
    """
    slugs = {
        key: materials.records[key].id if key in materials.records else make_id(" ".join(key.path)) for key in headings
    }
    times = Counter(slugs.values())
    return {
        key: f"ix-entry-{slug}" if times[slug] == 1 else f"ix-entry-{slug}-{_digest(key)}"
        for key, slug in slugs.items()
    }


def _digest(key: Key) -> str:
    """Eight digits that tell an entry from others of the same id. (No id of a division has a line end in it.)"""
    return hashlib.sha256(f"{key.index}\n{write_path(key.path)}".encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class _Building:
    """Entries are built from the materials, with the order and the ids of all."""

    materials: Materials
    conventions: Conventions
    keys: Mapping[Key, SortKey]
    ids: Mapping[Key, str]
    below: Mapping[Key, Sequence[Key]]

    def group(self, index: str) -> tuple[IndexGroup, ...]:
        """The entries of an index under their letters."""
        letters: dict[str, list[IndexEntry]] = {}
        for key in self.below[Key(index, ())]:
            record = self.materials.records.get(key)
            letter = letter_of(
                plain_heading(key.path[0]),
                self.conventions.collation,
                sort_as=record.sort_as if record else None,
                name=_is_name(key, self.materials),
            )
            letters.setdefault(letter, []).append(self._build(key))
        return tuple(IndexGroup(letter=letter, entries=tuple(entries)) for letter, entries in letters.items())

    def _build(self, key: Key) -> IndexEntry:
        record = self.materials.records.get(key)
        return IndexEntry(
            id=self.ids[key],
            heading=plain_heading(key.path[-1]),
            sort_key=self.keys[key],
            locators=self.materials.locators.get(key, ()),
            subentries=tuple(map(self._build, self.below.get(key, ()))),
            see=self._refer(key, record.see) if record else (),
            see_also=self._refer(key, record.see_also) if record else (),
            span=self.materials.headings[key],
            person=self.materials.people.get(key.path),
            words=self._show(key.path),
            see_under=self._refer(key, record.see_under) if record else (),
            see_also_under=self._refer(key, record.see_also_under) if record else (),
            generic=record.generic if record else (),
        )

    def _show(self, path: Path) -> Inlines:
        """The last level of a heading with its styles; () where it has none."""
        if path in self.materials.words:
            return self.materials.words[path]
        styled = style_heading(path[-1])
        return () if all(isinstance(run, Text) for run in styled) else styled

    def _refer(self, key: Key, targets: Iterable[Path]) -> tuple[SeeReference, ...]:
        """References to entries that exist, in index order (IX-49)."""
        indexes = self.materials.shelves.indexes
        found = [find_target(key.index, path, self.ids, indexes) for path in targets]
        ordered = sorted((one for one in found if one is not None), key=self.keys.__getitem__)
        return tuple(
            SeeReference(
                heading=show_path(target.path),
                anchor=self.ids[target],
                words=self._show_path(target.path),
                index=self.materials.shelves.titles[target.index] if target.index != key.index else "",
            )
            for target in ordered
        )

    def _show_path(self, path: Path) -> Inlines:
        """A heading with its subheadings as a reference names it; () where nothing in it has a style."""
        levels = [self._show(path[:depth]) for depth in range(1, len(path) + 1)]
        if not any(levels):
            return ()
        runs: list[Inlines] = []
        for level, shown in zip(path, levels, strict=True):
            if runs:
                runs.append(style_heading(": "))
            runs.append(shown or style_heading(level))
        return tuple(node for run in runs for node in run)
