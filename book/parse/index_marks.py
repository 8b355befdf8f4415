"""Entries of the index as they are written: the attributes of a span, a container or a heading to index marks.

Comes in: `ix="A!b; C"` with what may stand beside it. Goes out: a mark for each entry, without words. What does not go
together is reported: SRC-028, SRC-029, IDX-015.
"""

from __future__ import annotations

from book.model.content import Extent, IndexMark
from book.parse.attributes import Attributes
from book.parse.reading import Reading
from book.source import Span

ENTRY_CLASSES = {"principal", "figure"}
ENTRY_KEYS = {"ix", "index", "sort-as", "see", "see-also"}
EXTENT_CLASSES = {"open", "close"}

BLOCK_CLASSES = {"principal"}
BLOCK_KEYS = {"ix", "index", "sort-as", "see-also"}
"""What can stand on a container or a heading, whose entries have all of it as their range."""

_OF_ONE_ENTRY = ("sort-as", "see", "see-also")


def read_index_marks(
    reading: Reading, attributes: Attributes, where: Span, span: Span, extent: Extent = Extent.POINT
) -> list[IndexMark]:
    """The marks that attributes make, in the order written; [] where there are none.

    `where` is the place of the attributes and `span` that of what they stand on; `extent` is that of all marks.
    """
    entries = attributes.get("ix")
    if entries is None:
        return []
    paths = split_entries(reading, entries, where)
    given = [key for key in _OF_ONE_ENTRY if attributes.words(key)]
    if len(paths) > 1:
        for key in given:
            reading.report.add("IDX-015", where, mark=f"{key}=", fault="cannot be of several entries at once")
        given = []
    _check_see(reading, attributes, where)

    def targets(key: str) -> tuple[str, ...]:
        value = attributes.get(key) if key in given else None
        return () if value is None else tuple("!".join(path) for path in split_entries(reading, value, where))

    return [
        IndexMark(
            path=path,
            principal="principal" in attributes.classes,
            children=(),
            span=span,
            extent=extent,
            figure="figure" in attributes.classes,
            index=attributes.words("index"),
            sort_as=attributes.words("sort-as") if "sort-as" in given else None,
            see=targets("see"),
            see_also=targets("see-also"),
        )
        for path in paths
    ]


def read_block_marks(reading: Reading, attributes: Attributes, where: Span, span: Span) -> list[IndexMark]:
    """The entries about a whole container or section; SRC-028 for what would say something of them."""
    if attributes.get("ix") is None:
        loose = [f".{name}" for name in attributes.classes if name in BLOCK_CLASSES]
        loose += [f"{key}=" for key, _ in attributes.pairs if key in BLOCK_KEYS]
        for mark in loose:
            reading.report.add("SRC-028", where, mark=mark, needs='ix="…"')
    return read_index_marks(reading, attributes, where, span)


def read_extent(reading: Reading, attributes: Attributes, where: Span) -> Extent:
    """Whether a span is a place, or the beginning or the end of a stretch."""
    ends = EXTENT_CLASSES.intersection(attributes.classes)
    if len(ends) > 1:
        reading.report.add("IDX-015", where, mark=".open", fault="cannot stand beside .close")
        return Extent.POINT
    return Extent(ends.pop()) if ends else Extent.POINT


def split_entries(reading: Reading, entries: str, where: Span) -> list[tuple[str, ...]]:
    """The heading paths of a value: entries parted by semicolons, levels by exclamation marks."""
    paths = []
    for entry in entries.split(";"):
        path = tuple(" ".join(level.split()) for level in entry.split("!"))
        if all(path):
            paths.append(path)
        else:
            reading.report.add("SRC-029", where, value=entries)
    return paths


def _check_see(reading: Reading, attributes: Attributes, where: Span) -> None:
    """A see sends the reader elsewhere: nothing beside it can be about a place (IX-43)."""
    if not attributes.words("see"):
        return
    beside = [f".{name}" for name in attributes.classes if name in ENTRY_CLASSES | EXTENT_CLASSES]
    if attributes.words("see-also"):
        beside.append("see-also=")
    for mark in beside:
        reading.report.add("IDX-015", where, mark=mark, fault="cannot stand beside see=, which gives no page")
