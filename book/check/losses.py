"""What is wrong with a division whose text did not come out even: which units are missing, doubled, broken, moved.

In come the units and the sheets as read; out come losses, in the order of the units. Text on the sheets that no unit
claims is one of them again, or comes from elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from book.check.compare import find_repeated_heads, is_besides, miss_loosely
from book.check.letters import first_words, words_at
from book.check.search import DISTINCT, Pages, Search, search_units
from book.check.units import DivisionText, Hiding, Sheet, Unit

_MOST_PLACES = 500  # at which letters are looked for that stand in many


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
    """One fault. For foreign text `unit` is the one before it, None where there is none.

    `words` show what is meant; `place` is the name of a sheet, or empty.
    """

    kind: LossKind
    unit: Unit | None
    words: str
    place: str = ""
    why: Hiding | None = None


def find_losses(text: DivisionText, sheets: Sequence[Sheet]) -> list[Loss]:
    """Everything that is wrong with the text of a division; nothing where it is complete."""
    if text.loose:
        return [_lose_whole(unit, sheets) for unit in miss_loosely(text.units, sheets)]
    pages = Pages.of(sheets)
    _allow_heads(text, sheets, pages)
    search = search_units(text.units, pages)
    _allow_besides(text, pages)
    doubled, foreign = _trace_leftovers(text.units, search)
    losses = []
    for index, unit in enumerate(text.units):
        loss = _judge(index, search, sheets)
        if loss is not None:
            losses.append(loss)
        if index in doubled:
            words = first_words(unit.text)
            losses.append(Loss(kind=LossKind.DOUBLED, unit=unit, words=words, place=doubled[index]))
    return losses + foreign


def _allow_heads(text: DivisionText, sheets: Sequence[Sheet], pages: Pages) -> None:
    """Claim the heads of tables where they are printed again: at the top of a page, behind their first time."""
    for head in set(text.repeated):
        again = len(list(pages.find_all(head))) - text.repeated.count(head) if head else 0
        for first, ends in find_repeated_heads([head], sheets).items():
            at, end = pages.starts[first], pages.starts[max(ends)]
            if again > 0 and pages.whole.find(head) < at:
                pages.claim(at, end - at)
                again -= 1


def _allow_besides(text: DivisionText, pages: Pages) -> None:
    """Claim what may be there besides the units, where none of them has claimed it."""
    for number, run in enumerate(pages.runs):
        start, end = pages.starts[number], pages.starts[number + 1]
        if is_besides(run.letters, text) and not any(pages.claimed[start:end]):
            pages.claim(start, end - start)


def _trace_leftovers(units: Sequence[Unit], search: Search) -> tuple[dict[int, str], list[Loss]]:
    """Whose text the unclaimed letters are: units that are there twice, with the second place, and text of none.

    Letters that their unit lacks are its own, found late: a page may end within several columns at once. A unit that
    is found late as a whole was moved.
    """
    pages = search.pages
    whole = "".join(unit.letters for unit in units)
    starts = list(accumulate((len(unit.letters) for unit in units), initial=0))
    claims = sorted((at, index) for index, found in enumerate(search.found) for _, at, _ in found)
    empty = {index for index, found in enumerate(search.found) if not found}
    late: set[int] = set()
    doubled: dict[int, str] = {}
    foreign: list[Loss] = []
    for begin, end in pages.free_parts(0, len(pages.whole)):
        traced, strange = _trace(pages.whole[begin:end], whole, starts, search)
        for index, offset, at, size in traced:
            if _lacks(search.found[index], offset, size):
                search.found[index].append((offset, begin + at, size))
                late.add(index)
            elif size >= min(DISTINCT, len(units[index].letters)):
                doubled.setdefault(index, pages.place(begin + at))
            else:
                strange.append((at, at + size))
        before = bisect_left(claims, (begin, 0)) - 1
        unit = units[claims[before][1]] if before >= 0 else None
        for at, to in strange:
            words, place = _show(begin + at, begin + to, pages), pages.place(begin + at)
            foreign.append(Loss(kind=LossKind.FOREIGN, unit=unit, words=words, place=place))
    search.moved.update(index for index in late & empty if search.is_whole(index) and not units[index].row)
    return doubled, foreign


def _lacks(found: Sequence[tuple[int, int, int]], offset: int, size: int) -> bool:
    """Whether none of these letters of a unit was found so far."""
    return all(begin + length <= offset or offset + size <= begin for begin, _, length in found)


def _trace(
    leftover: str, whole: str, starts: list[int], search: Search
) -> tuple[list[tuple[int, int, int, int]], list[tuple[int, int]]]:
    """The units that unclaimed letters come from, and the stretches of them that come from none.

    For each unit: its number, where in it and where in the leftover the letters begin, and how many they are.
    """
    traced: list[tuple[int, int, int, int]] = []
    strange: list[tuple[int, int]] = []
    at = 0
    while at < len(leftover):
        size = _longest_part(leftover[at:], whole)
        if size >= min(DISTINCT, len(leftover)):
            begin = _best_place(leftover[at : at + size], whole, starts, search)
            end = begin + size
            for index in range(bisect_right(starts, begin) - 1, bisect_right(starts, end - 1)):
                first, last = max(begin, starts[index]), min(end, starts[index + 1])
                if last - first >= min(DISTINCT, starts[index + 1] - starts[index], len(leftover)):
                    traced.append((index, first - starts[index], at + first - begin, last - first))
            at += size
        else:
            begin = strange.pop()[0] if strange and strange[-1][1] == at else at
            at += 1
            strange.append((begin, at))
    return traced, strange


def _best_place(letters: str, whole: str, starts: list[int], search: Search) -> int:
    """Where in the text letters come from: a place that lacks them, or else a unit that is just these, or any."""
    places: list[int] = []
    at = whole.find(letters)
    while at >= 0 and len(places) < _MOST_PLACES:
        places.append(at)
        at = whole.find(letters, at + 1)

    def rank(place: int) -> tuple[bool, bool]:
        unit = bisect_right(starts, place) - 1
        lacking = _lacks(search.found[unit], place - starts[unit], len(letters))
        return not lacking, (place, place + len(letters)) != (starts[unit], starts[unit + 1])

    return min(places, key=rank)


def _longest_part(letters: str, whole: str) -> int:
    """How many of the first letters stand together in a text."""
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters[:middle] in whole else (low, middle - 1)
    return low


def _show(begin: int, end: int, pages: Pages) -> str:
    """The words that letters of the pages are in."""
    first, last = pages.run_at(begin), pages.run_at(end - 1)
    text = " ".join(run.text for run in pages.runs[first : last + 1])
    return first_words(words_at(text, begin - pages.starts[first], end - pages.starts[first]), 12)


def _judge(index: int, search: Search, sheets: Sequence[Sheet]) -> Loss | None:
    """What is wrong with one unit, by how much of it was found and where."""
    unit = search.units[index]
    found = sorted(search.found[index])
    if index in search.moved:
        place = search.pages.place(found[0][1])
        return Loss(kind=LossKind.MOVED, unit=unit, words=first_words(unit.text), place=place)
    if not found:
        return _lose_whole(unit, sheets)
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
    lost = sum(size for size, _, _ in gaps)
    return _lose(LossKind.BROKEN, unit, lost, words, search.pages.place(found[0][1]), sheets)


def _lose_whole(unit: Unit, sheets: Iterable[Sheet]) -> Loss:
    return _lose(LossKind.MISSING, unit, len(unit.letters), first_words(unit.text), "", sheets)


def _lose(kind: LossKind, unit: Unit, lost: int, words: str, place: str, sheets: Iterable[Sheet]) -> Loss:
    """The loss of so many letters of a unit; it is hidden where they are on a page and cannot be read."""
    for sheet in sheets:
        mine = [hidden for hidden in sheet.hidden if hidden.letters and hidden.letters in unit.letters]
        if mine and sum(len(hidden.letters) for hidden in mine) >= lost / 2:
            return Loss(kind=LossKind.HIDDEN, unit=unit, words=words, place=sheet.name, why=mine[0].why)
    return Loss(kind=kind, unit=unit, words=words, place=place)
