"""The index as records of a professional indexer's program: a row for each mark and for each reference.

Comes in: a listing, or a file with comma- or tab-separated values. Goes out: the other of the two. The columns are

    main, sub1, sub2    the heading and its subheadings, as printed, words in italics between asterisks
    locator             the page as printed, or `See …`, `See also …`
    flags               principal, figure, note, range
    kind                entry, person, term, copy (of a double post), or that of a reference
    index               the title of the index, where the book has several
    place               file:line:column of the mark in the manuscript
    key                 what finds the mark again: the digest of the whole export, and the number of the row
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from book.apparatus.marks import Mark, iter_marks
from book.indexing.listing import ListedEntry, ListedLocator, Listing, Path, iter_listed
from book.indexing.texts import show_place
from book.model.apparatus import LocatorKind
from book.model.book import Book
from book.model.content import IndexMark, PersonMark, TermMark
from book.vocabulary import ENGLISH, Vocabulary

COLUMNS = ("main", "sub1", "sub2", "locator", "flags", "kind", "index", "place", "key")
_LEVELS = 3


class RowKind(StrEnum):
    """What a row stands for: a mark of the index, of a person or a term, a double post, or a reference."""

    ENTRY = "entry"
    PERSON = "person"
    TERM = "term"
    COPY = "copy"
    SEE = "see"
    SEE_UNDER = "see under"
    SEE_ALSO = "see also"
    SEE_ALSO_UNDER = "see also under"


REFERENCES = (RowKind.SEE, RowKind.SEE_UNDER, RowKind.SEE_ALSO, RowKind.SEE_ALSO_UNDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record. `anchors` are the ids of its mark, or of both ends of a range, and `line` is that of the file it was
    read from, where there are such. `target` is the heading that a reference names.
    """

    path: Path
    locator: str
    kind: RowKind
    flags: tuple[str, ...] = ()
    index: str = ""
    place: str = ""
    key: str = ""
    anchors: tuple[str, ...] = ()
    target: str = ""
    line: int = 0

    @property
    def is_reference(self) -> bool:
        """Whether this sends the reader elsewhere."""
        return self.kind in REFERENCES


def make_rows(listing: Listing, book: Book, words: Vocabulary) -> tuple[Row, ...]:
    """The rows of all indexes, in their order, each with its key."""
    marks = {placed.mark.id: placed.mark for placed in iter_marks(book)}
    named = len(listing.indexes) > 1
    rows = [
        row
        for index in listing.indexes
        for entry in iter_listed(index.entries)
        for row in _rows_of(entry, index.title if named else "", marks, words)
    ]
    rows = list(_tell_copies(rows, marks))
    whole = "\n".join("\t".join((*row.path, row.kind, row.index, row.place, row.target)) for row in rows)
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return tuple(replace(row, key=f"{digest}-{number}") for number, row in enumerate(rows, start=1))


def _rows_of(entry: ListedEntry, index: str, marks: Mapping[str, Mark], words: Vocabulary) -> Iterator[Row]:
    for locator in entry.locators:
        for place in locator.places:
            yield Row(
                path=entry.path,
                locator=locator.text,
                kind=_kind_of(marks.get(place.anchor)),
                flags=_flags_of(locator, is_range=place.end is not None),
                index=index,
                place=show_place(place.span),
                anchors=(place.anchor, place.end) if place.end else (place.anchor,),
            )
    kinds = dict(zip(_names(words), REFERENCES, strict=True))
    for reference in entry.references:
        for target in reference.targets:
            yield Row(
                path=entry.path,
                locator=f"{reference.words} {target}",
                kind=kinds[reference.words],
                index=index,
                target=target,
                place=show_place(entry.span) if entry.span.line else "",
            )


def _kind_of(mark: Mark | None) -> RowKind:
    match mark:
        case PersonMark():
            return RowKind.PERSON
        case TermMark():
            return RowKind.TERM
        case _:
            return RowKind.ENTRY


def _flags_of(locator: ListedLocator, *, is_range: bool) -> tuple[str, ...]:
    flags = ("principal",) if locator.principal else ()
    if locator.kind is not LocatorKind.TEXT:
        flags = (*flags, locator.kind.value)
    return (*flags, "range") if is_range else flags


def _tell_copies(rows: Sequence[Row], marks: Mapping[str, Mark]) -> Iterator[Row]:
    """The rows, those that a double post has made of other rows told as copies.

    A mark has one entry, which is the one that begins with its own words. Marks in records are not in the text: what
    they stand for is told as a copy as well, since it is not changed here.
    """
    times = Counter(row.anchors[0] for row in rows if row.anchors)
    taken: set[str] = set()
    own = {
        row.anchors[0]: row.path
        for row in rows
        if row.anchors
        and isinstance(mark := marks.get(row.anchors[0]), IndexMark)
        and row.path[0].startswith(mark.path[0])
    }
    for row in rows:
        anchor = row.anchors[0] if row.anchors else ""
        if anchor and anchor not in marks:
            yield replace(row, kind=RowKind.COPY)
        elif not anchor or times[anchor] == 1 or (own.get(anchor, row.path) == row.path and anchor not in taken):
            taken.add(anchor)
            yield row
        else:
            yield replace(row, kind=RowKind.COPY)


def _names(words: Vocabulary) -> tuple[str, ...]:
    """What introduces the kinds of references."""
    return words.see, words.see_under, words.see_also, words.see_also_under


def write_rows(rows: Iterable[Row], *, tabs: bool) -> str:
    """The rows as RFC 4180 has them: CRLF at line ends, quotation marks where they are needed. A header comes first."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t" if tabs else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        levels = (*row.path, *("",) * (_LEVELS - len(row.path)))
        writer.writerow((*levels, row.locator, " ".join(row.flags), row.kind.value, row.index, row.place, row.key))
    return written.getvalue()


def read_rows(text: str, words: Vocabulary) -> tuple[Row, ...]:
    """The rows of a file that an indexer's program has written, tabs or commas between the values.

    Where the first row names columns, they may stand in another order and some may be missing; otherwise they are those
    of `COLUMNS`. A row without a heading is left out.
    """
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
    columns: Sequence[str] = COLUMNS
    rows = []
    for number, values in enumerate(reader):
        names = [value.strip().lower() for value in values]
        if number == 0 and "main" in names and "locator" in names:
            columns = names
            continue
        row = _read_row(dict(zip(columns, values, strict=False)), reader.line_num, words)
        if row.path:
            rows.append(row)
    return tuple(rows)


def _read_row(values: Mapping[str, str], line: int, words: Vocabulary) -> Row:
    cells = {name: " ".join(value.split()) for name, value in values.items()}
    levels = [cells.get(name, "") for name in COLUMNS[:_LEVELS]]
    locator = cells.get("locator", "")
    kind, target = _read_reference(locator, words)
    if kind is None:
        named = cells.get("kind", "")
        kind = RowKind(named) if named in {RowKind.PERSON, RowKind.TERM, RowKind.COPY} else RowKind.ENTRY
    return Row(
        path=tuple(level for level in levels if level),
        locator=locator,
        kind=kind,
        flags=tuple(cells.get("flags", "").split()),
        index=cells.get("index", ""),
        place=cells.get("place", ""),
        key=cells.get("key", ""),
        target=target,
        line=line,
    )


def _read_reference(locator: str, words: Vocabulary) -> tuple[RowKind | None, str]:
    """The kind and the target of a reference, in the words of the book's language or in English."""
    names = [*zip(_names(words), REFERENCES, strict=True), *zip(_names(ENGLISH), REFERENCES, strict=True)]
    for name, kind in sorted(names, key=lambda named: -len(named[0])):
        if locator.casefold().startswith(name.casefold() + " "):
            return kind, locator[len(name) :].strip()
    return None, ""
