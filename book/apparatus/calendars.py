"""Days of the Julian and of the Gregorian calendar, counted, so that dates in the two can be compared.

Comes in: dates as (year, month, day), years before the common era negative. Goes out: whether there was such a day,
which day of the week it was, and its number in a count that both share.
"""

from __future__ import annotations

from typing import TypeAlias

Day: TypeAlias = tuple[int, int, int]

LAST_JULIAN_YEAR = 1923
"""Until then a country of Europe dated in the old style: Greece, in civil life."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def exists(day: Day, *, julian: bool) -> bool:
    """Whether a calendar has that day."""
    year, month, number = day
    if year == 0 or not 1 <= month <= 12:
        return False
    leap = month == 2 and _is_leap(year, julian=julian)
    return 1 <= number <= _LENGTHS[month - 1] + leap


def count_days(day: Day, *, julian: bool) -> int:
    """The Julian day number, the same for both names of a day."""
    year, month, number = day
    shift = (14 - month) // 12
    years = _astronomical(year) + 4800 - shift
    days = number + (153 * (month + 12 * shift - 3) + 2) // 5 + 365 * years + years // 4
    return days - 32083 if julian else days - years // 100 + years // 400 - 32045


def weekday(day: Day, *, julian: bool) -> int:
    """The day of the week, Monday as 0."""
    return count_days(day, julian=julian) % 7


def style_difference(year: int, month: int) -> int:
    """By how many days the old style was behind the new one: 10 from 1582, 13 from March 1900 on."""
    centuries = (_astronomical(year) - (month <= 2)) // 100
    return centuries - centuries // 4 - 2


def _is_leap(year: int, *, julian: bool) -> bool:
    counted = _astronomical(year)
    return counted % 4 == 0 and (julian or counted % 100 != 0 or counted % 400 == 0)


def _astronomical(year: int) -> int:
    """Years with a zero: 1 BC is 0."""
    return year if year > 0 else year + 1
