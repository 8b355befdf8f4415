"""fill_columns: the rows of an index on pages of two columns, by the rules that compositors keep (IX-64, IX-65, IX-66).

In come rows with the heights of their lines, measured in a column of the final width; out comes what each column
holds. Where a column begins inside an entry, it first names the entry again, with those above it. Nothing here knows
how an index is written or drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

_SHORTEST = 8  # lines that columns are worth beginning for, below the title of an index
_KEPT = 2  # rows that stay with a letter or heading, lines that go over to a column or stay in one
_FUZZ = 1e-6  # lengths are sums of floating-point numbers

# What a break costs, in lines of white space that would be as bad.
_IN_ENTRY = 1.0
_IN_PARAGRAPH = 2.0
_LONE_SUBENTRY = 3.0
_LONE_ENTRY = 1.0
_LONGER_RIGHT = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A letter (level 0), or the paragraph of an entry (level 1) or of a subentry.

    `lines` are the heights of its lines. `named` is the height of the line or lines that name it again; where it is 0,
    nothing is divided that it would have to be named for.
    """

    level: int
    lines: tuple[float, ...]
    named: float = 0.0


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Before a line of a row."""

    row: int
    line: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """What stands between two positions, below the headings of the rows `named`, outermost first."""

    named: tuple[int, ...]
    start: Position
    end: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The heights of columns on the page where the index begins and on the others, of a line, and of the space before
    a letter that is not at the top."""

    first: float
    others: float
    line: float
    gap: float


def fill_columns(rows: Sequence[Row], measures: Measures) -> tuple[tuple[Column, ...], ...]:
    """The columns of each page, two a page; on the last they are of one length, or there is one only. The first page
    has none where there is too little room for them.

    Every line of every row is in one column, in order. A letter keeps two rows, or four lines; a heading keeps two
    rows, or one where that leaves much less white; each keeps all if it has fewer. Paragraphs are divided two lines
    from their ends. Only where no column can be had by these rules is it filled with the lines that go in.
    """
    return _Filling(rows, measures).fill_pages()


class _Filling:
    def __init__(self, rows: Sequence[Row], measures: Measures) -> None:
        self._rows = rows
        self._measures = measures
        self._end = Position(len(rows))
        self._above = list(_find_parents(rows))
        letters = (-1 if row.level else number for number, row in enumerate(rows))
        self._letters = list(accumulate(letters, max))  # for each row its own
        self._afters = _find_ends(rows)
        self._tops = list(accumulate((sum(row.lines) + self._gap(row) for row in rows), initial=0.0))

    def fill_pages(self) -> tuple[tuple[Column, ...], ...]:
        pages: list[tuple[Column, ...]] = []
        start = Position(0)
        while start < self._end:
            room = self._measures.others if pages else self._measures.first
            page = self._balance(start, room)
            if page is None and room < _SHORTEST * self._measures.line - _FUZZ and not pages:
                pages.append(())
                continue
            if page is None:
                left = self._fill_column(start, room)
                page = (left, self._fill_column(left.end, room))
            pages.append(page)
            start = page[-1].end
        return tuple(pages)

    def _fill_column(self, start: Position, room: float) -> Column:
        """The column that leaves the least white for the least harm."""
        named = self._name_again(start, room)

        def cost(end: Position) -> float:
            return (room - self._height(start, end, named)) / self._measures.line + self._harm(end)

        ends = list(self._ends_within(start, room, named))
        end = min(reversed(ends), key=cost)
        return Column(named, start, end if cost(end) < inf else ends[-1])

    def _balance(self, start: Position, room: float) -> tuple[Column, ...] | None:
        """All the rest in columns as short and as equal as can be; None where it needs more than the page."""
        if self._height(start, self._end, ()) > 2 * room + _FUZZ:
            return None
        named = self._name_again(start, room)
        best: tuple[float, tuple[Column, ...]] = inf, ()
        for middle in self._ends_within(start, room, named):
            left = Column(named, start, middle)
            height = self._height(start, middle, named)
            columns: tuple[Column, ...] = (left,)
            if middle == self._end:
                found = height / self._measures.line
            else:
                again = self._name_again(middle, room)
                other = self._height(middle, self._end, again)
                if other > room + _FUZZ:
                    continue
                longer = max(height, other) + (_LONGER_RIGHT * self._measures.line if other > height + _FUZZ else 0)
                found = (longer + abs(height - other) / 2) / self._measures.line + self._harm(middle)
                columns = (left, Column(again, middle, self._end))
            if found < best[0]:
                best = found, columns
        return best[1] or None

    def _ends_within(self, start: Position, room: float, named: tuple[int, ...]) -> Iterator[Position]:
        """Where a column can end: behind every line that there is room for, and behind the first in any case."""
        ends = (
            Position(row, line) if line < len(self._rows[row].lines) else Position(row + 1)
            for row in range(start.row, len(self._rows))
            for line in range(1, len(self._rows[row].lines) + 1)
        )
        is_first = True
        for end in ends:
            if end <= start:
                continue
            if not is_first and self._height(start, end, named) > room + _FUZZ:
                return
            yield end
            is_first = False

    def _name_again(self, start: Position, room: float) -> tuple[int, ...]:
        """The rows that a column names again; none where they would take half of it."""
        if start >= self._end:
            return ()
        named = [*self._above[start.row], *([start.row] if start.line else [])]
        height = sum(self._rows[row].named for row in named)
        return tuple(row for row in named if self._rows[row].named) if height <= room / 2 else ()

    def _height(self, start: Position, end: Position, named: tuple[int, ...]) -> float:
        """How high a column is."""
        again = sum(self._rows[row].named for row in named)
        if start >= end:
            return again
        at_top = self._gap(self._rows[start.row])
        return again + self._depth(end) - self._depth(start) - (0 if start.line else at_top)

    def _depth(self, position: Position) -> float:
        """How far down a position is, in one column without end."""
        top = self._tops[position.row]
        if not position.line:
            return top
        row = self._rows[position.row]
        return top + self._gap(row) + sum(row.lines[: position.line])

    def _gap(self, row: Row) -> float:
        return self._measures.gap if row.level == 0 else 0.0

    def _harm(self, end: Position) -> float:
        """What is wrong with ending a column there, in lines; infinite where it must not."""
        if end == self._end:
            return 0.0
        rows = self._rows
        harm = 0.0
        if end.line:
            left, right = end.line, len(rows[end.row].lines) - end.line
            if min(left, right) < _KEPT or not rows[end.row].named:
                return inf
            harm += _IN_PARAGRAPH
        kept = end.row + (1 if end.line else 0)  # the first row of which nothing is kept
        letter = self._letters[end.row]
        if 0 <= letter < end.row and kept - letter - 1 < min(_KEPT, self._count_below(letter)) and end.line < 2 * _KEPT:
            return inf
        for heading in self._above[end.row]:
            below = kept - heading - 1
            if below == 0 or not rows[heading].named:
                return inf
            harm += _LONE_SUBENTRY if below < min(_KEPT, self._count_below(heading)) else 0.0
        if self._above[end.row]:
            harm += _IN_ENTRY if not end.line else 0.0
            if self._lines_over(end) < _KEPT:
                return inf
        elif rows[end.row].level and not end.line and self._is_lone(end.row):
            harm += _LONE_ENTRY
        return harm

    def _count_below(self, heading: int) -> int:
        """How many rows stand under a letter or heading."""
        return self._afters[heading] - heading - 1

    def _lines_over(self, end: Position) -> int:
        """How many lines of the entry that ends a column go over to the next; more than enough are not counted."""
        after = self._afters[self._above[end.row][0]]
        return sum(len(self._rows[row].lines) for row in range(end.row, min(after, end.row + _KEPT))) - end.line

    def _is_lone(self, row: int) -> bool:
        """Whether an entry would stand at the top of a column as a single line before a space."""
        last = row + 1 == len(self._rows) or self._rows[row + 1].level == 0
        return last and len(self._rows[row].lines) == 1


def _find_parents(rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
    """The headings that each row stands under, outermost first; letters are none."""
    above: list[int] = []
    for number, row in enumerate(rows):
        del above[max(row.level - 1, 0) :]
        yield tuple(above)
        if row.level:
            above.append(number)


def _find_ends(rows: Sequence[Row]) -> list[int]:
    """For each row the first one behind it that does not stand under it."""
    ends = [len(rows)] * len(rows)
    opened: list[int] = []
    for number, row in enumerate(rows):
        while opened and rows[opened[-1]].level >= row.level:
            ends[opened.pop()] = number
        opened.append(number)
    return ends
