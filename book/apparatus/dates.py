"""Dates in figures, read far enough to compare them, and the dates of a life as they are printed.

Comes in: "1923-10-08", "1890" and "c. 1937", "1648/9". Goes out: (year, month, day) as far as given, and lines such as
"(1890–c. 1937)". The dates of events, in words, are read by `periods`.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from book.apparatus.ranges import EN_DASH

Date: TypeAlias = tuple[int, ...]
"""Year, then month and day where they are given. Years before the common era are negative."""

_NBSP = "\u00a0"

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio январь января",
            "february feb februar février febrero febbraio февраль февраля",
            "march mar märz mars marzo март марта",
            "april apr avril abril aprile апрель апреля",
            "may mai mayo maggio май мая",
            "june jun juni juin junio giugno июнь июня",
            "july jul juli juillet julio luglio июль июля",
            "august aug août agosto август августа",
            "september sept sep septembre septiembre settembre сентябрь сентября",
            "october oct oktober octobre octubre ottobre октябрь октября",
            "november nov novembre noviembre ноябрь ноября",
            "december dec dezember décembre diciembre dicembre декабрь декабря",
        ),
        start=1,
    )
    for name in names.split()
}

_FIGURES = re.compile(r"(-?\d{1,4})(?:-(\d{2}))?(?:-(\d{2}))?")
_ABOUT = re.compile(r"\b(c|ca|bap|fl|b|d|geb|gest|род|ум|ок)\.\s+(?=\d|c\.)")
_NO_BIRTH = re.compile(r"(?:bap|fl|r|get)\.")
_YEARS = re.compile(r"(?<![\d-])(\d{1,4})-(?=\d{2,4}(?![\d-]))")
_DUAL_YEAR = re.compile(r"(?<!\d)(\d{3,4})/(\d{1,4})(?!\d)")


def format_life(
    born: str | None, died: str | None, dates: str | None = None, words: tuple[str, str] = ("b.", "d.")
) -> str | None:
    """The line of dates of a person (BN-02): (1890–1937), (b. 1890), (d. 1937); None without any.

    Dates are printed as typed, but with an en dash between years; `dates`, where given, takes the place of both. The
    dash between dates of several words has spaces. Nothing breaks after "b." or "c.". `words` are those for born and
    died in the language of the book; a baptism or a floruit stands without them.
    """
    if dates is not None:
        return _set_life(dates if dates.startswith("(") and dates.endswith(")") else f"({dates})")
    if born is None:
        return None if died is None else _set_life(f"({words[1]} {died})")
    if died is None:
        return _set_life(f"({born})" if _NO_BIRTH.match(born) else f"({words[0]} {born})")
    born, died = _set_life(born), _set_life(died)
    dash = f" {EN_DASH} " if " " in born + died else EN_DASH
    return f"({born}{dash}{died})"


def _set_life(text: str) -> str:
    return glue_dates(_YEARS.sub(rf"\1{EN_DASH}", text))


def glue_dates(text: str) -> str:
    """Dates in which nothing breaks behind "c." or "b."."""
    return _ABOUT.sub(rf"\1.{_NBSP}", text)


def find_wrong_dual_year(text: str) -> str | None:
    """The first year with a stroke whose second part is neither the next year (1648/9, BN-03) nor the year of the
    common era for one of the Hijra (224/839, BN-04)."""
    for found in _DUAL_YEAR.finditer(text):
        first, second = int(found[1]), int(found[2])
        follows = len(found[2]) <= len(found[1]) + 1 and str(first + 1).endswith(found[2])
        hijra = abs(second - (first * 0.970224 + 621.57)) <= 1.5
        if not follows and not hijra:
            return found.group()
    return None


def read_figures(text: str) -> Date | None:
    """A date in figures: 1923-10-08, 1923-10, -44; None if it reads otherwise or no calendar has it."""
    found = _FIGURES.fullmatch(text)
    return None if found is None else _check_date(tuple(int(part) for part in found.groups() if part is not None))


def _check_date(date: Date) -> Date | None:
    """The date, if a calendar could have it."""
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    match date:
        case (0, *_):
            return None
        case (_, month, *_) if not 1 <= month <= 12:
            return None
        case (_, month, day) if not 1 <= day <= longest[month - 1]:
            return None
        case _:
            return date


def is_earlier(date: Date, other: Date) -> bool:
    """Whether a date is earlier than another, as far as both are given."""
    given = min(len(date), len(other))
    return date[:given] < other[:given]
