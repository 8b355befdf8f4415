"""The lines that the index has in print alone, among its units: "Bolshevik Party (continued)" (IX-65).

In come the units of an index and what the page map says of its columns; out come the units with these lines where they
must stand. A unit that goes on below one is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from book.check.letters import letters
from book.check.units import Unit
from book.model.apparatus import IndexEntry
from book.model.pages import Continuation


def headings_of(entries: Iterable[IndexEntry]) -> dict[str, str]:
    """The headings of entries and of all that stands under them, by their ids."""
    found: dict[str, str] = {}
    for entry in entries:
        found[entry.id] = entry.heading
        found |= headings_of(entry.subentries)
    return found


def add_continuations(
    units: Sequence[Unit], continuations: Iterable[Continuation], headings: Mapping[str, str], word: str
) -> Iterator[Unit]:
    """The units with a unit for every line that names an entry again. `word` says that it is continued."""
    places = {unit.anchor: number for number, unit in reversed(list(enumerate(units)))}
    lines: dict[int, list[tuple[int, Continuation]]] = {}
    for one in continuations:
        if one.anchor in places:
            number, at = _find(units, places[one.anchor], letters(one.before))
            lines.setdefault(number, []).append((at, one))
    for number, unit in enumerate(units):
        done = 0
        for at, one in sorted(lines.get(number, ()), key=lambda found: found[0]):
            if at > done:
                yield _cut(unit, done, at)
                done = at
            for name in one.named:
                yield Unit("continued line", f"{headings.get(name, '')} {word}", unit.span, one.anchor)
        yield _cut(unit, done, len(unit.letters)) if done else unit


def _find(units: Sequence[Unit], number: int, before: str) -> tuple[int, int]:
    """The unit, and the letter in it, that stands behind these letters, which begin with the unit of that number."""
    while number + 1 < len(units) and before and before.startswith(units[number].letters):
        before = before[len(units[number].letters) :]
        number += 1
    return number, len(before) if units[number].letters.startswith(before) else 0


def _cut(unit: Unit, start: int, end: int) -> Unit:
    """The part of a unit between two of its letters."""
    return replace(unit, text=unit.text[_place(unit.text, start) : _place(unit.text, end)])


def _place(text: str, count: int) -> int:
    """Where in a text so many of its letters have been."""
    return next((at for at in range(len(text) + 1) if len(letters(text[:at])) >= count), len(text))
