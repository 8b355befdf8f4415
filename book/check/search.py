"""Finding the units of a division in sheets that are damaged: each unit's letters to their places on the sheets.

Units with words of their own, standing whole in one place, are found first. Those of them that are in order are fences;
between two fences the others are looked for, whole runs first and then letter by letter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from book.check.compare import lanes_of
from book.check.units import Run, Sheet, Unit

DISTINCT = 12
"""Letters that hardly come together twice by chance."""

_PRESENT = 0.3  # of a unit's letters, from which on it counts as there
_MOST_PAIRS = 6_000_000  # letters by letters, beyond which texts are not compared letter by letter


@dataclass(slots=True)
class Pages:
    """The letters of the sheets in one string, and what of them units have claimed.

    `starts` is where each run begins and, behind the last, the end; `sheet_starts` the same of sheets.
    """

    sheets: Sequence[Sheet]
    runs: list[Run]
    whole: str
    starts: list[int]
    sheet_starts: list[int]
    claimed: bytearray

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> Pages:
        """The sheets with nothing claimed."""
        runs = [run for sheet in sheets for run in sheet.runs]
        whole = "".join(run.letters for run in runs)
        starts = list(accumulate((len(run.letters) for run in runs), initial=0))
        of_sheets = accumulate((sum(len(run.letters) for run in sheet.runs) for sheet in sheets), initial=0)
        return cls(sheets, runs, whole, starts, list(of_sheets), bytearray(len(whole)))

    def place(self, at: int) -> str:
        """The name of the sheet that has the letter at a position."""
        return self.sheets[bisect_right(self.sheet_starts, at, hi=len(self.sheets)) - 1].name

    def run_at(self, at: int) -> int:
        """The number of the run that has the letter at a position."""
        return bisect_right(self.starts, at) - 1

    def find_all(self, letters: str) -> Iterator[int]:
        """Where letters stand that are whole runs, and unclaimed."""
        at = self.whole.find(letters)
        while at >= 0:
            end = at + len(letters)
            edges = self.starts[self.run_at(at)] == at and self.starts[self.run_at(end)] == end
            if edges and not any(self.claimed[at:end]):
                yield at
            at = self.whole.find(letters, at + 1)

    def claim(self, at: int, length: int) -> None:
        """Mark letters as those of a unit."""
        self.claimed[at : at + length] = b"\x01" * length

    def free_parts(self, start: int, end: int) -> list[tuple[int, int]]:
        """The unclaimed stretches between two positions: where each begins and ends."""
        parts = []
        at = start
        while (begin := self.claimed.find(0, at, end)) >= 0:
            stop = self.claimed.find(1, begin, end)
            at = end if stop < 0 else stop
            parts.append((begin, at))
        return parts


@dataclass(slots=True)
class Search:
    """For each unit the stretches of it that were found: where they begin in it, where on the pages, how long they are.

    `moved` are the units that do not stand where their order asks.
    """

    units: Sequence[Unit]
    pages: Pages
    found: list[list[tuple[int, int, int]]]
    moved: set[int]

    def take(self, index: int, at: int) -> None:
        """Claim a whole unit."""
        length = len(self.units[index].letters)
        self.found[index] = [(0, at, length)]
        self.pages.claim(at, length)

    def is_whole(self, index: int) -> bool:
        """Whether all letters of a unit were found."""
        return sum(length for _, _, length in self.found[index]) == len(self.units[index].letters)


def search_units(units: Sequence[Unit], pages: Pages) -> Search:
    """Look for all units of a division in what is unclaimed on its pages."""
    search = Search(units, pages, [[] for _ in units], set())
    numbers = {id(unit): index for index, unit in enumerate(units)}
    lanes = [[numbers[id(unit)] for unit in lane] for lane in lanes_of(units).values()]
    fences = [_find_fences(lane, search) for lane in lanes]
    for lane, places in zip(lanes, fences, strict=True):
        _search_lane(lane, places, search)
    return search


def _search_lane(lane: list[int], fences: dict[int, int], search: Search) -> None:
    in_order = _longest_ascent({index: fences[index] for index in lane if index in fences})
    search.moved.update(fences.keys() - in_order)
    begin = 0
    waiting: list[int] = []
    for index in lane:
        if index in in_order:
            _search_between(waiting, begin, fences[index], search)
            waiting = []
            begin = fences[index] + len(search.units[index].letters)
        elif index not in search.moved:
            waiting.append(index)
    _search_between(waiting, begin, len(search.pages.whole), search)
    for index in lane:
        letters = search.units[index].letters
        if not search.found[index] and len(letters) >= DISTINCT:
            at = next(search.pages.find_all(letters), None)
            if at is not None:
                search.take(index, at)
                search.moved.add(index)


def _find_fences(lane: list[int], search: Search) -> dict[int, int]:
    """The units that no other is like and that stand whole in one place: they are claimed, the longest first."""
    times = Counter(search.units[index].letters for index in lane)
    fences = {}
    for index in sorted(lane, key=lambda index: -len(search.units[index].letters)):
        letters = search.units[index].letters
        if len(letters) >= DISTINCT and times[letters] == 1:
            places = list(search.pages.find_all(letters))
            if len(places) == 1:
                fences[index] = places[0]
                search.take(index, places[0])
    return fences


def _longest_ascent(fences: dict[int, int]) -> set[int]:
    """The most units whose places ascend in the order of the units."""
    tails: list[int] = []  # the place of the last unit of the best ascent of each length
    members: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in fences.items():
        length = bisect_right(tails, place)
        before[index] = members[length - 1] if length else None
        tails[length : length + 1] = [place]
        members[length : length + 1] = [index]
    ascent = set()
    last = members[-1] if members else None
    while last is not None:
        ascent.add(last)
        last = before[last]
    return ascent


def _search_between(waiting: list[int], begin: int, end: int, search: Search) -> None:
    """Find units in the unclaimed text between two fences: whole runs first, then letters."""
    if not waiting or begin >= end:
        return
    pages = search.pages
    between = range(pages.run_at(begin), pages.run_at(end - 1) + 1)
    runs = [run for run in between if not any(pages.claimed[pages.starts[run] : pages.starts[run + 1]])]
    units = [search.units[index].letters for index in waiting]
    matcher = SequenceMatcher(None, units, [pages.runs[run].letters for run in runs], autojunk=False)
    for unit, run, count in matcher.get_matching_blocks():
        for step in range(count):
            search.take(waiting[unit + step], pages.starts[runs[run + step]])
    group: list[int] = []
    for index in waiting:
        if search.found[index]:
            _, at, length = search.found[index][0]
            _search_letters(group, begin, at, search)
            group = []
            begin = at + length
        else:
            group.append(index)
    _search_letters(group, begin, end, search)


def _search_letters(group: list[int], begin: int, end: int, search: Search) -> None:
    """Find units that follow each other in the unclaimed letters between two positions."""
    parts = search.pages.free_parts(begin, end)
    if not group or not parts:
        return
    there = "".join(search.pages.whole[start:stop] for start, stop in parts)
    wanted = "".join(search.units[index].letters for index in group)
    unit_starts = list(accumulate((len(search.units[index].letters) for index in group), initial=0))
    part_starts = list(accumulate((stop - start for start, stop in parts), initial=0))
    for unit_at, page_at, length in _common_stretches(wanted, there):
        while length > 0:
            unit = bisect_right(unit_starts, unit_at) - 1
            part = bisect_right(part_starts, page_at) - 1
            size = min(length, unit_starts[unit + 1] - unit_at, part_starts[part + 1] - page_at)
            at = parts[part][0] + page_at - part_starts[part]
            search.found[group[unit]].append((unit_at - unit_starts[unit], at, size))
            unit_at, page_at, length = unit_at + size, page_at + size, length - size
    for index in group:
        if sum(size for _, _, size in search.found[index]) < _PRESENT * len(search.units[index].letters):
            search.found[index] = []
        for _, at, size in search.found[index]:
            search.pages.claim(at, size)


def _common_stretches(wanted: str, there: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of letters that two texts have in common, in the same order in both."""
    front = common_length(wanted, there)
    back = common_length(wanted[front:][::-1], there[front:][::-1])
    if front:
        yield 0, 0, front
    middle, other = wanted[front : len(wanted) - back], there[front : len(there) - back]
    if len(middle) * len(other) <= _MOST_PAIRS:
        for at, place, size in SequenceMatcher(None, middle, other, autojunk=False).get_matching_blocks():
            if size:
                yield front + at, front + place, size
    if back:
        yield len(wanted) - back, len(there) - back, back


def common_length(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low
