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

from book.check.compare import find_loosely, find_repeated_heads, is_besides
from book.check.letters import first_words, words_at
from book.check.search import DISTINCT, Pages, Search, search_units
from book.check.units import DivisionText, HiddenText, Hiding, Sheet, Unit


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
        missing = [unit for unit, place in find_loosely(text.units, sheets) if place < 0]
        return [_lose(LossKind.MISSING, unit, first_words(unit.text), "", sheets) for unit in missing]
    search = search_units(text.units, sheets)
    _allow_besides(text, sheets, search.pages)
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


def _allow_besides(text: DivisionText, sheets: Sequence[Sheet], pages: Pages) -> None:
    """Claim what may be there besides the units, where none of them has claimed it."""
    allowed = {number for number, run in enumerate(pages.runs) if is_besides(run.letters, text)}
    for first, ends in find_repeated_heads(text.repeated, sheets).items():
        allowed.update(*(range(first, end) for end in ends))
    for number in allowed:
        start, end = pages.starts[number], pages.starts[number + 1]
        if not any(pages.claimed[start:end]):
            pages.claim(start, end - start)


def _trace_leftovers(units: Sequence[Unit], search: Search) -> tuple[dict[int, str], list[Loss]]:
    """Whose text the unclaimed letters are: units that are there twice, with the second place, and text of none.

    A unit that was not found where it belongs, and is found here, was moved.
    """
    pages = search.pages
    whole = "".join(unit.letters for unit in units)
    starts = list(accumulate((len(unit.letters) for unit in units), initial=0))
    same = {unit.letters: index for index, unit in reversed(list(enumerate(units)))}
    doubled: dict[int, str] = {}
    foreign: list[Loss] = []
    claims = sorted((at, index) for index, found in enumerate(search.found) for _, at, _ in found)
    for begin, end in pages.free_parts(0, len(pages.whole)):
        leftover = pages.whole[begin:end]
        traced, strange = ([same[leftover]], ()) if leftover in same else _trace(leftover, whole, starts)
        for index in traced:
            if search.found[index]:
                doubled.setdefault(index, pages.place(begin))
            else:
                search.found[index] = [(0, begin, len(units[index].letters))]
                search.moved.add(index)
        before = bisect_left(claims, (begin, 0)) - 1
        unit = units[claims[before][1]] if before >= 0 else None
        for at, to in strange:
            words, place = _show(begin + at, begin + to, pages), pages.place(begin + at)
            foreign.append(Loss(kind=LossKind.FOREIGN, unit=unit, words=words, place=place))
    return doubled, foreign


def _trace(leftover: str, whole: str, starts: list[int]) -> tuple[list[int], Sequence[tuple[int, int]]]:
    """The units that unclaimed letters come from, and the stretches of them that come from none."""
    traced: dict[int, None] = {}
    strange: list[tuple[int, int]] = []
    at = 0
    while at < len(leftover):
        size = _longest_part(leftover[at:], whole)
        if size >= min(DISTINCT, len(leftover)):
            begin = whole.find(leftover[at : at + size])
            end = begin + size
            for index in range(bisect_right(starts, begin) - 1, bisect_right(starts, end - 1)):
                shared = min(end, starts[index + 1]) - max(begin, starts[index])
                if shared >= min(DISTINCT, starts[index + 1] - starts[index]):
                    traced[index] = None
            at += size
        else:
            begin = strange.pop()[0] if strange and strange[-1][1] == at else at
            at += 1
            strange.append((begin, at))
    return list(traced), strange


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
        return _lose(LossKind.MISSING, unit, first_words(unit.text), "", sheets)
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
    return _lose(LossKind.BROKEN, unit, words, search.pages.place(found[0][1]), sheets)


def _lose(kind: LossKind, unit: Unit, words: str, place: str, sheets: Iterable[Sheet]) -> Loss:
    """The loss of a unit, or of a part; it is hidden where its letters are on a page and cannot be read."""
    for sheet in sheets:
        mine = [hidden for hidden in sheet.hidden if _is_of(hidden, unit)]
        if sum(len(hidden.letters) for hidden in mine) >= min(DISTINCT, len(unit.letters)):
            return Loss(kind=LossKind.HIDDEN, unit=unit, words=words, place=sheet.name, why=mine[0].why)
    return Loss(kind=kind, unit=unit, words=words, place=place)


def _is_of(hidden: HiddenText, unit: Unit) -> bool:
    return bool(hidden.letters) and hidden.letters in unit.letters
