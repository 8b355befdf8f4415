"""The index as records of a professional indexer's program: a row for each mark and for each reference.

Comes in: a listing, or a file with comma- or tab-separated values. Goes out: the other of the two. The columns are

    main, sub1, sub2    the heading and its subheadings, as printed
    locator             the page as printed, or `See …`, `See also …`
    flags               principal, figure, note
    kind                entry, person, term, see, see also
    place               file:line:column of the mark in the manuscript
    key                 what finds the mark again: the digest of the whole export, and the number of the row
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from book.apparatus.marks import iter_marks
from book.indexing.listing import ListedEntry, Listing, Path, iter_listed
from book.indexing.texts import show_place
from book.model.apparatus import LocatorKind
from book.model.book import Book
from book.model.content import IndexMark, PersonMark, TermMark
from book.vocabulary import Vocabulary

COLUMNS = ("main", "sub1", "sub2", "locator", "flags", "kind", "place", "key")
_LEVELS = 3


class RowKind(StrEnum):
    """What a row stands for: a mark of the index, a mark of a person or a term, or a reference."""

    ENTRY = "entry"
    PERSON = "person"
    TERM = "term"
    SEE = "see"
    SEE_ALSO = "see also"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record. `anchor` is the id of its mark and `line` that of the file it was read from, where there is one.

    `target` is the heading that a reference names.
    """

    path: Path
    locator: str
    kind: RowKind
    flags: tuple[str, ...] = ()
    place: str = ""
    key: str = ""
    anchor: str = ""
    target: str = ""
    line: int = 0

    @property
    def is_reference(self) -> bool:
        """Whether this is a see or a see also."""
        return self.kind in {RowKind.SEE, RowKind.SEE_ALSO}


def make_rows(listing: Listing, book: Book, words: Vocabulary, places: Mapping[Path, str]) -> tuple[Row, ...]:
    """The rows of an index, in its order, each with its key. `places` has the records of index.yaml."""
    kinds = {placed.mark.id: _kind_of(placed.mark) for placed in iter_marks(book)}
    rows = [row for entry in iter_listed(listing.entries) for row in _rows_of(entry, kinds, words, places)]
    whole = "\n".join("\t".join((*row.path, row.kind, row.place, row.target)) for row in rows)
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return tuple(replace(row, key=f"{digest}-{number}") for number, row in enumerate(rows, start=1))


def _kind_of(mark: IndexMark | PersonMark | TermMark) -> RowKind:
    match mark:
        case IndexMark():
            return RowKind.ENTRY
        case PersonMark():
            return RowKind.PERSON
        case TermMark():
            return RowKind.TERM


def _rows_of(
    entry: ListedEntry, kinds: Mapping[str, RowKind], words: Vocabulary, places: Mapping[Path, str]
) -> Iterator[Row]:
    for locator in entry.locators:
        flags = ("principal",) if locator.principal else ()
        if locator.kind is not LocatorKind.TEXT:
            flags = (*flags, locator.kind.value)
        for place in locator.places:
            yield Row(
                path=entry.path,
                locator=locator.text,
                kind=kinds.get(place.anchor, RowKind.ENTRY),
                flags=flags,
                place=show_place(place.span),
                anchor=place.anchor,
            )
    both = ((RowKind.SEE, words.see, entry.see), (RowKind.SEE_ALSO, words.see_also, entry.see_also))
    for kind, word, references in both:
        for reference in references:
            yield Row(
                path=entry.path,
                locator=f"{word} {reference.heading}",
                kind=kind,
                target=reference.heading,
                place=places.get(entry.path, ""),
            )


def write_rows(rows: Iterable[Row], *, tabs: bool) -> str:
    """The rows as RFC 4180 has them: CRLF at line ends, quotation marks where they are needed. A header comes first."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter="\t" if tabs else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        levels = (*row.path, *("",) * (_LEVELS - len(row.path)))
        writer.writerow((*levels, row.locator, " ".join(row.flags), row.kind.value, row.place, row.key))
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
        kind = RowKind(named) if named in {RowKind.PERSON, RowKind.TERM} else RowKind.ENTRY
    return Row(
        path=tuple(level for level in levels if level),
        locator=locator,
        kind=kind,
        flags=tuple(cells.get("flags", "").split()),
        place=cells.get("place", ""),
        key=cells.get("key", ""),
        target=target,
        line=line,
    )


def _read_reference(locator: str, words: Vocabulary) -> tuple[RowKind | None, str]:
    """The kind and the target of a reference, in the words of the book's language or in English."""
    for kind, names in ((RowKind.SEE_ALSO, (words.see_also, "See also")), (RowKind.SEE, (words.see, "See"))):
        for name in names:
            if locator.casefold().startswith(name.casefold() + " "):
                return kind, locator[len(name) :].strip()
    return None, ""
