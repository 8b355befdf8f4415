"""Whether an edition has the whole text of a division: a test that is quick, and strict where it says yes.

The runs of the pages are taken one after the other, each as the next letters of one of the division's lanes. If that
comes out even, every unit is there once and in its order. If not, `losses` finds out what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from book.check.units import DivisionText, Lane, Run, Sheet, Unit

_MOST_STATES = 4000


def lanes_of(units: Sequence[Unit]) -> dict[Lane, list[Unit]]:
    """The units by their lanes; the lane of the text is always there."""
    lanes: dict[Lane, list[Unit]] = {Lane.TEXT: []}
    for unit in units:
        lanes.setdefault(unit.lane, []).append(unit)
    return lanes


def is_complete(text: DivisionText, sheets: Sequence[Sheet]) -> bool:
    """Whether the runs of the sheets are the text of the division, nothing missing and nothing besides.

    A state is how far each lane has been read. Where a run could belong to two lanes, both are tried.
    """
    if text.loose:
        return all(place >= 0 for _, place in find_loosely(text.units, sheets))
    wanted = ["".join(unit.letters for unit in lane) for lane in lanes_of(text.units).values()]
    runs = [run.letters for sheet in sheets for run in sheet.runs]
    heads = find_repeated_heads(text.repeated, sheets)
    states: set[tuple[int, ...]] = {(0,) * len(wanted)}
    behind_heads: dict[int, set[tuple[int, ...]]] = {}
    for number, run in enumerate(runs):
        states |= behind_heads.pop(number, set())
        for end in heads.get(number, ()):
            behind_heads.setdefault(end, set()).update(states)
        following = {
            (*state[:lane], state[lane] + len(run), *state[lane + 1 :])
            for state in states
            for lane, whole in enumerate(wanted)
            if whole.startswith(run, state[lane])
        }
        if is_besides(run, text):
            following |= states
        states = following
        if len(states) > _MOST_STATES or not (states or behind_heads):
            return False
    return tuple(map(len, wanted)) in states | behind_heads.get(len(runs), set())


def is_besides(run: str, text: DivisionText) -> bool:
    """Whether a run may be a number of a list, or words in a picture."""
    return run in text.markers or any(run in drawing for drawing in text.drawings)


def find_repeated_heads(heads: Sequence[str], sheets: Sequence[Sheet]) -> dict[int, set[int]]:
    """Where the head of a table may be printed again, at the top of a page: first run, and the run after the last.

    Runs are counted through all sheets.
    """
    found: dict[int, set[int]] = {}
    first = 0
    for sheet in sheets:
        for head in heads:
            end = _match_head(head, sheet.runs)
            if end:
                found.setdefault(first, set()).add(first + end)
        first += len(sheet.runs)
    return found


def _match_head(head: str, runs: Sequence[Run]) -> int:
    """How many runs at the beginning make up the head; 0 where they do not."""
    at = 0
    for count, run in enumerate(runs, start=1):
        if not head.startswith(run.letters, at):
            break
        at += len(run.letters)
        if at == len(head):
            return count
    return 0


def find_loosely(units: Sequence[Unit], sheets: Sequence[Sheet]) -> list[tuple[Unit, int]]:
    """Where each unit begins in the letters of the sheets, in order, whatever is between; -1 for none."""
    whole = "".join(run.letters for sheet in sheets for run in sheet.runs)
    found = []
    at = 0
    for unit in units:
        place = whole.find(unit.letters, at)
        found.append((unit, place))
        if place >= 0:
            at = place + len(unit.letters)
    return found
