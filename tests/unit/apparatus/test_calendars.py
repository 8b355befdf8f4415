"""Days in two calendars, against the calendar of the standard library and against dates of history."""

from __future__ import annotations

import datetime

import pytest

from book.apparatus.calendars import count_days, exists, style_difference, weekday


@pytest.mark.parametrize("day", [(1, 1, 1), (1582, 10, 15), (1900, 3, 1), (1923, 10, 8), (2000, 2, 29)])
def test_gregorian_days_are_those_of_the_standard_library(day: tuple[int, int, int]) -> None:
    known = datetime.date(*day)
    assert count_days(day, julian=False) == known.toordinal() + 1721425
    assert weekday(day, julian=False) == known.weekday()


@pytest.mark.parametrize(
    ("old", "new", "days"),
    [
        ((1582, 10, 5), (1582, 10, 15), 10),
        ((1648, 2, 11), (1648, 2, 21), 10),
        ((1700, 2, 18), (1700, 2, 28), 10),
        ((1700, 3, 1), (1700, 3, 12), 11),
        ((1799, 5, 26), (1799, 6, 6), 11),
        ((1881, 3, 1), (1881, 3, 13), 12),
        ((1900, 2, 29), (1900, 3, 13), 12),
        ((1905, 1, 9), (1905, 1, 22), 13),
        ((1917, 10, 25), (1917, 11, 7), 13),
        ((-44, 3, 15), (-44, 3, 13), -2),
    ],
)
def test_a_day_has_one_number_in_both_styles(old: tuple[int, int, int], new: tuple[int, int, int], days: int) -> None:
    assert count_days(old, julian=True) == count_days(new, julian=False)
    assert style_difference(*old[:2]) == days


@pytest.mark.parametrize(
    ("day", "julian", "gregorian"),
    [
        ((1923, 6, 31), False, False),
        ((1923, 2, 29), False, False),
        ((1924, 2, 29), True, True),
        ((1900, 2, 29), True, False),
        ((-5, 2, 29), True, True),
        ((0, 1, 1), False, False),
        ((1923, 13, 1), False, False),
        ((1923, 12, 31), True, True),
        ((1923, 12, 0), False, False),
    ],
)
def test_the_days_that_there_are(day: tuple[int, int, int], julian: bool, gregorian: bool) -> None:
    assert (exists(day, julian=True), exists(day, julian=False)) == (julian, gregorian)


def test_the_seventh_of_november_1917_was_a_wednesday() -> None:
    assert weekday((1917, 11, 7), julian=False) == weekday((1917, 10, 25), julian=True) == 2
