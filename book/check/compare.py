"""Whether an edition has the whole text of a division: a test that is quick, and strict where it says yes.

The runs of the pages are taken one after the other, each as the next letters of one of the division's lanes. If that
comes out even, every unit is there once and in its order. If not, `losses` finds out what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from book.check.units import DivisionText, Lane, Run, Sheet, Unit

_MOST_STATES = 4000
_LONGEST_GLYPH = 3  # letters that one glyph stands for: pictures have their words glyph by glyph


def lanes_of(units: Sequence[Unit]) -> dict[Lane, list[Unit]]:
    """The units by their lanes; the lane of the text is always there."""
    lanes: dict[Lane, list[Unit]] = {Lane.TEXT: []}
    for unit in units:
        lanes.setdefault(unit.lane, []).append(unit)
    return lanes


def is_complete(text: DivisionText, sheets: Sequence[Sheet]) -> bool:
    """Whether the runs of the sheets are the text of the division, nothing missing and nothing besides.

    Where a run could belong to two lanes, or to two cells, both are tried.
    """
    if text.loose:
        return not miss_loosely(text.units, sheets)
    lanes = [_rows_of(lane) for lane in lanes_of(text.units).values()]
    runs = [run.letters for sheet in sheets for run in sheet.runs]
    heads = find_repeated_heads(text.repeated, sheets)
    states = {tuple(_Reading(0, ()) for _ in lanes)}
    behind_heads: dict[int, set[tuple[_Reading, ...]]] = {}
    for number, run in enumerate(runs):
        states |= behind_heads.pop(number, set())
        for end in heads.get(number, ()):
            behind_heads.setdefault(end, set()).update(states)
        following = {
            (*state[:at], reading, *state[at + 1 :])
            for state in states
            for at, rows in enumerate(lanes)
            for reading in _read_on(state[at], run, rows)
        }
        if is_besides(run, text):
            following |= states
        states = following
        if len(states) > _MOST_STATES or not (states or behind_heads):
            return False
    return tuple(_Reading(len(rows), ()) for rows in lanes) in states | behind_heads.get(len(runs), set())


class _Reading(NamedTuple):
    """How far a lane has been read: the row, and in each of its units how many letters; () is none."""

    row: int
    letters: tuple[int, ...]


def _rows_of(lane: Sequence[Unit]) -> list[tuple[str, ...]]:
    """The letters of a lane, units that stand beside each other together."""
    keyed = ((unit.row or str(number), unit.letters) for number, unit in enumerate(lane))
    return [tuple(letters for _, letters in row) for _, row in groupby(keyed, key=itemgetter(0))]


def _read_on(reading: _Reading, run: str, rows: Sequence[tuple[str, ...]]) -> Iterator[_Reading]:
    """The states in which a run leaves a lane, one for each unit of the row that goes on with it."""
    if reading.row == len(rows):
        return
    row = rows[reading.row]
    read = reading.letters or (0,) * len(row)
    for number, letters in enumerate(row):
        if letters.startswith(run, read[number]):
            now = (*read[:number], read[number] + len(run), *read[number + 1 :])
            whole = all(count == len(unit) for count, unit in zip(now, row, strict=True))
            yield _Reading(reading.row + 1, ()) if whole else _Reading(reading.row, now)


def is_besides(run: str, text: DivisionText) -> bool:
    """Whether a run may be a number of a list, or words in a picture."""
    return run in text.markers or (len(run) <= _LONGEST_GLYPH and any(run in drawing for drawing in text.drawings))


def remove_drawings(text: DivisionText, sheets: Sequence[Sheet]) -> tuple[DivisionText, list[Sheet]]:
    """The sheets without the words in pictures, which a PDF draws in one go, and what then is left to look for."""
    left = list(sheets)
    unseen = []
    for drawing in filter(None, text.drawings):
        for number, sheet in enumerate(left):
            first = next((at for at in range(len(sheet.runs)) if _match_glyphs(drawing, sheet.runs[at:])), None)
            if first is not None:
                last = first + _match_glyphs(drawing, sheet.runs[first:])
                left[number] = replace(sheet, runs=sheet.runs[:first] + sheet.runs[last:])
                break
        else:
            unseen.append(drawing)
    return replace(text, drawings=tuple(unseen)), left


def find_repeated_heads(heads: Sequence[str], sheets: Sequence[Sheet]) -> dict[int, set[int]]:
    """Where the head of a table may be printed again, at the top of a page: first run, and the run after the last.

    Runs are counted through all sheets.
    """
    found: dict[int, set[int]] = {}
    first = 0
    for sheet in sheets:
        for head in heads:
            end = _match_runs(head, sheet.runs)
            if end:
                found.setdefault(first, set()).add(first + end)
        first += len(sheet.runs)
    return found


def _match_runs(letters: str, runs: Sequence[Run]) -> int:
    """How many runs at the beginning make up the letters; 0 where they do not."""
    at = 0
    for count, run in enumerate(runs, start=1):
        if not letters.startswith(run.letters, at):
            break
        at += len(run.letters)
        if at == len(letters):
            return count
    return 0


def _match_glyphs(letters: str, runs: Sequence[Run]) -> int:
    """The same for runs of a glyph each: the words of a picture may stand in the text as well."""
    count = _match_runs(letters, runs)
    return count if all(len(run.letters) <= _LONGEST_GLYPH for run in runs[:count]) else 0


def miss_loosely(units: Sequence[Unit], sheets: Sequence[Sheet]) -> list[Unit]:
    """The units that are nowhere in the letters of the sheets, each in a place of its own, whatever stands between."""
    whole = "".join(run.letters for sheet in sheets for run in sheet.runs)
    missing = []
    for unit in sorted(units, key=lambda unit: -len(unit.letters)):
        if unit.letters in whole:
            whole = whole.replace(unit.letters, "\0", 1)
        else:
            missing.append(unit)
    return [unit for unit in units if unit in missing]
