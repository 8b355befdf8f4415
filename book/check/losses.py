"""What is wrong with a division whose text did not come out even: which units are missing, doubled, broken, moved.

In come the units and the sheets as read; out come losses. Units with words of their own are found first, those that
are in order fence in the others, and what stands between two fences is compared letter by letter. Text that no unit
claims is there twice, or comes from elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from itertools import accumulate

from book.check.compare import find_loosely, find_repeated_heads, is_besides, lanes_of
from book.check.letters import first_words, words_at
from book.check.units import DivisionText, HiddenText, Hiding, Run, Sheet, Unit

_DISTINCT = 12  # letters that hardly come together twice by chance
_MOST_PAIRS = 6_000_000  # letters by letters, beyond which texts are not compared letter by letter
_PRESENT = 0.3  # of a unit's letters, from which on it counts as there


class LossKind(Enum):
    """What can be wrong with a unit, or with text that belongs to none."""

    MISSING = auto()
    DOUBLED = auto()
    BROKEN = auto()
    MOVED = auto()
    HIDDEN = auto()
    FOREIGN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One fault. `unit` is None for foreign text; `words` show what is meant; `place` is a sheet's name, or empty."""

    kind: LossKind
    unit: Unit | None
    words: str
    place: str = ""
    why: Hiding | None = None


@dataclass(slots=True)
class _Pages:
    """The letters of the sheets in one string, and what of them units have claimed."""

    sheets: Sequence[Sheet]
    whole: str
    runs: list[Run]
    starts: list[int]  # where each run begins, and behind the last the end
    sheet_starts: list[int]
    claimed: bytearray

    @classmethod
    def of(cls, sheets: Sequence[Sheet]) -> _Pages:
        runs = [run for sheet in sheets for run in sheet.runs]
        starts = list(accumulate((len(run.letters) for run in runs), initial=0))
        firsts = accumulate((sum(len(run.letters) for run in sheet.runs) for sheet in sheets), initial=0)
        whole = "".join(run.letters for run in runs)
        return cls(sheets, whole, runs, starts, list(firsts), bytearray(len(whole)))

    def place(self, at: int) -> str:
        """The name of the sheet that has the letter at a position."""
        return self.sheets[max(0, bisect_right(self.sheet_starts, at, hi=len(self.sheets)) - 1)].name

    def is_edge(self, at: int) -> bool:
        """Whether a run begins or ends at a position."""
        found = bisect_right(self.starts, at) - 1
        return self.starts[found] == at

    def find_all(self, letters: str) -> Iterator[int]:
        """Where letters stand that are whole runs, and unclaimed."""
        at = self.whole.find(letters)
        while at >= 0:
            end = at + len(letters)
            if self.is_edge(at) and self.is_edge(end) and not any(self.claimed[at:end]):
                yield at
            at = self.whole.find(letters, at + 1)

    def claim(self, at: int, length: int) -> None:
        self.claimed[at : at + length] = b"\x01" * length

    def free_parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The unclaimed stretches between two positions."""
        at = start
        while (begin := self.claimed.find(0, at, end)) >= 0:
            stop = self.claimed.find(1, begin, end)
            at = end if stop < 0 else stop
            yield begin, at


@dataclass(slots=True)
class _Search:
    """The units of a division, and for each the stretches of its letters that were found: (in it, on the pages, length)."""

    units: Sequence[Unit]
    pages: _Pages
    found: list[list[tuple[int, int, int]]]
    moved: set[int]

    def take(self, index: int, at: int) -> None:
        """Claim a whole unit."""
        length = len(self.units[index].letters)
        self.found[index] = [(0, at, length)]
        self.pages.claim(at, length)

    def share(self, index: int) -> float:
        return sum(length for _, _, length in self.found[index]) / len(self.units[index].letters)


def find_losses(text: DivisionText, sheets: Sequence[Sheet]) -> list[Loss]:
    """Everything that is wrong with the text of a division, in the order of its units; nothing where it is complete."""
    if text.loose:
        missing = [unit for unit, place in find_loosely(text.units, sheets) if place < 0]
        return [_hidden_or(LossKind.MISSING, unit, first_words(unit.text), "", sheets) for unit in missing]
    search = _Search(text.units, _Pages.of(sheets), [[] for _ in text.units], set())
    for lane in lanes_of(text.units).values():
        members = {id(unit) for unit in lane}
        _search_lane([index for index, unit in enumerate(text.units) if id(unit) in members], search)
    doubled, foreign = _explain_leftovers(text, sheets, search)
    losses = [loss for index in range(len(text.units)) if (loss := _judge(index, search, sheets)) is not None]
    losses += [
        Loss(kind=LossKind.DOUBLED, unit=unit, words=first_words(unit.text), place=place) for unit, place in doubled
    ]
    losses += [Loss(kind=LossKind.FOREIGN, unit=None, words=words, place=place) for words, place in foreign]
    return losses


def _search_lane(lane: list[int], search: _Search) -> None:
    """Find the units of a lane: fences first, then what stands between them, then what is anywhere else."""
    fences = _find_fences(lane, search)
    in_order = _longest_ascent(fences)
    for index in in_order:
        search.take(index, fences[index])
    for index in fences.keys() - in_order:
        search.take(index, fences[index])
        search.moved.add(index)
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
        if not search.found[index] and len(letters) >= _DISTINCT:
            for at in search.pages.find_all(letters):
                search.take(index, at)
                search.moved.add(index)
                break


def _find_fences(lane: list[int], search: _Search) -> dict[int, int]:
    """The units that no other is like and that stand whole in one place, with their places."""
    times = Counter(search.units[index].letters for index in lane)
    fences = {}
    for index in lane:
        letters = search.units[index].letters
        if len(letters) >= _DISTINCT and times[letters] == 1:
            places = list(search.pages.find_all(letters))
            if len(places) == 1:
                fences[index] = places[0]
    return fences


def _longest_ascent(fences: dict[int, int]) -> set[int]:
    """The most units whose places ascend in the order of the units."""
    tails: list[int] = []  # the place of the last unit of the best ascent of each length
    members: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in fences.items():
        length = bisect_right(tails, place)
        before[index] = members[length - 1] if length else None
        tails[length:] = [place] if length == len(tails) else [place, *tails[length + 1 :]]
        members[length:] = [index] if length == len(members) else [index, *members[length + 1 :]]
    ascent = set()
    last = members[-1] if members else None
    while last is not None:
        ascent.add(last)
        last = before[last]
    return ascent


def _search_between(waiting: list[int], begin: int, end: int, search: _Search) -> None:
    """Find units in the unclaimed text between two fences: whole runs first, then letters."""
    if not waiting or begin >= end:
        return
    pages = search.pages
    first, last = bisect_right(pages.starts, begin) - 1, bisect_right(pages.starts, end - 1)
    runs = [at for at in range(first, last) if not pages.claimed[pages.starts[at]] and begin <= pages.starts[at] < end]
    units = [search.units[index].letters for index in waiting]
    matcher = SequenceMatcher(None, units, [pages.runs[at].letters for at in runs], autojunk=False)
    for unit, run, count in matcher.get_matching_blocks():
        for step in range(count):
            search.take(waiting[unit + step], pages.starts[runs[run + step]])
    group: list[int] = []
    for index in waiting:
        if search.found[index]:
            _search_letters(group, begin, search.found[index][0][1], search)
            group = []
            begin = search.found[index][0][1] + len(search.units[index].letters)
        else:
            group.append(index)
    _search_letters(group, begin, end, search)


def _search_letters(group: list[int], begin: int, end: int, search: _Search) -> None:
    """Find units that follow each other in the unclaimed letters between two positions."""
    parts = list(search.pages.free_parts(begin, end))
    if not group or not parts:
        return
    there = "".join(search.pages.whole[start:stop] for start, stop in parts)
    wanted = "".join(search.units[index].letters for index in group)
    unit_starts = list(accumulate((len(search.units[index].letters) for index in group), initial=0))
    part_starts = list(accumulate((stop - start for start, stop in parts), initial=0))
    for unit_at, page_at, length in _matching_stretches(wanted, there):
        while length > 0:
            number = bisect_right(unit_starts, unit_at) - 1
            part = bisect_right(part_starts, page_at) - 1
            size = min(length, unit_starts[number + 1] - unit_at, part_starts[part + 1] - page_at)
            at = parts[part][0] + page_at - part_starts[part]
            search.found[group[number]].append((unit_at - unit_starts[number], at, size))
            unit_at, page_at, length = unit_at + size, page_at + size, length - size
    for index in group:
        if search.share(index) < _PRESENT:
            search.found[index] = []
        for _, at, size in search.found[index]:
            search.pages.claim(at, size)


def _matching_stretches(wanted: str, there: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of letters that two texts have in common, in the same order in both."""
    front = _common_length(wanted, there)
    back = _common_length(wanted[front:][::-1], there[front:][::-1])
    if front:
        yield 0, 0, front
    middle, other = wanted[front : len(wanted) - back], there[front : len(there) - back]
    if len(middle) * len(other) <= _MOST_PAIRS:
        for at, place, size in SequenceMatcher(None, middle, other, autojunk=False).get_matching_blocks():
            if size:
                yield front + at, front + place, size
    if back:
        yield len(wanted) - back, len(there) - back, back


def _common_length(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _explain_leftovers(
    text: DivisionText, sheets: Sequence[Sheet], search: _Search
) -> tuple[list[tuple[Unit, str]], list[tuple[str, str]]]:
    """The units that unclaimed text doubles, and text that is in none, each with its place.

    A unit that was not found where it belongs, and is found here, was moved.
    """
    pages = search.pages
    allowed = {number for number, run in enumerate(pages.runs) if is_besides(run.letters, text)}
    for first, ends in find_repeated_heads(text.repeated, sheets).items():
        allowed.update(*(range(first, end) for end in ends))
    for number in allowed:
        if not any(pages.claimed[pages.starts[number] : pages.starts[number + 1]]):
            pages.claim(pages.starts[number], pages.starts[number + 1] - pages.starts[number])
    whole = "".join(unit.letters for unit in text.units)
    unit_starts = list(accumulate((len(unit.letters) for unit in text.units), initial=0))
    by_letters = {unit.letters: index for index, unit in reversed(list(enumerate(text.units)))}
    doubled: dict[int, str] = {}
    foreign: list[tuple[str, str]] = []
    for begin, end in pages.free_parts(0, len(pages.whole)):
        found, strange = _trace(pages.whole[begin:end], whole, unit_starts, by_letters)
        for index in found:
            if search.found[index]:
                doubled.setdefault(index, pages.place(begin))
            else:
                search.moved.add(index)
                search.found[index] = [(0, begin, len(text.units[index].letters))]
        for at, length in strange:
            foreign.append((_words_between(begin + at, begin + at + length, pages), pages.place(begin + at)))
    return [(text.units[index], place) for index, place in sorted(doubled.items())], foreign


def _trace(
    leftover: str, whole: str, unit_starts: list[int], by_letters: dict[str, int]
) -> tuple[list[int], list[tuple[int, int]]]:
    """The units that unclaimed letters come from, and the stretches of them that come from none."""
    if leftover in by_letters:
        return [by_letters[leftover]], []
    found: list[int] = []
    strange: list[tuple[int, int]] = []
    at = 0
    while at < len(leftover):
        size = _longest_part(leftover[at:], whole)
        if size >= min(_DISTINCT, len(leftover)):
            begin = whole.find(leftover[at : at + size])
            first, last = bisect_right(unit_starts, begin) - 1, bisect_right(unit_starts, begin + size - 1) - 1
            for index in range(first, last + 1):
                inside = min(begin + size, unit_starts[index + 1]) - max(begin, unit_starts[index])
                if inside >= min(_DISTINCT, unit_starts[index + 1] - unit_starts[index]) and index not in found:
                    found.append(index)
        else:
            size = 1
            if strange and sum(strange[-1]) == at:
                strange[-1] = (strange[-1][0], strange[-1][1] + 1)
            else:
                strange.append((at, 1))
        at += size
    return found, strange


def _longest_part(letters: str, whole: str) -> int:
    """How many of the first letters stand together in a text."""
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters[:middle] in whole else (low, middle - 1)
    return low


def _words_between(begin: int, end: int, pages: _Pages) -> str:
    first, last = bisect_right(pages.starts, begin) - 1, bisect_right(pages.starts, end - 1)
    shown = " ".join(run.text for run in pages.runs[first:last])
    return first_words(words_at(shown, begin - pages.starts[first], end - pages.starts[first]), 12)


def _judge(index: int, search: _Search, sheets: Sequence[Sheet]) -> Loss | None:
    """What is wrong with one unit, by how much of it was found and where."""
    unit = search.units[index]
    found = sorted(search.found[index])
    if index in search.moved:
        place = search.pages.place(found[0][1])
        return Loss(kind=LossKind.MOVED, unit=unit, words=first_words(unit.text), place=place)
    if not found:
        return _hidden_or(LossKind.MISSING, unit, first_words(unit.text), "", sheets)
    gaps = []
    at = 0
    for begin, _, length in (*found, (len(unit.letters), 0, 0)):
        if begin > at:
            gaps.append((begin - at, at, begin))
        at = begin + length
    if not gaps:
        return None
    _, begin, end = max(gaps, key=lambda gap: gap[0])
    words = first_words(words_at(unit.text, begin, end), 12)
    return _hidden_or(LossKind.BROKEN, unit, words, search.pages.place(found[0][1]), sheets)


def _hidden_or(kind: LossKind, unit: Unit, words: str, place: str, sheets: Iterable[Sheet]) -> Loss:
    """The loss of a unit; hidden where its letters are on a page and cannot be read."""
    for sheet in sheets:
        mine = [hidden for hidden in sheet.hidden if _belongs(hidden, unit)]
        if sum(len(hidden.letters) for hidden in mine) >= min(_DISTINCT, len(unit.letters)):
            return Loss(kind=LossKind.HIDDEN, unit=unit, words=words, place=sheet.name, why=mine[0].why)
    return Loss(kind=kind, unit=unit, words=words, place=place)


def _belongs(hidden: HiddenText, unit: Unit) -> bool:
    return bool(hidden.letters) and hidden.letters in unit.letters
