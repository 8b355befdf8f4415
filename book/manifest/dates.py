"""Dates of lives as books print them: `1890`, `11 June 1890`, `c. 1890`, `30 May [11 June] 1888`, `384 BC`, `?`.

They are printed as typed, in whatever language the book is in; all that is read from them is the year (BN-02, BN-03).
"""

from __future__ import annotations

import re

from book.manifest.faults import bad_value, show
from book.manifest.values import check_words

_BEFORE_CHRIST = re.compile(r"\b([0-9]{1,4})\s*(?:B\.?\s?C\.?(?:\s?E\.?)?)(?![a-z])")
_ERA = re.compile(r"(?:\bA\.?\s?D\.?\s*([0-9]{1,4})\b|\b([0-9]{1,4})\s*(?:A\.?\s?D\.?|C\.?\s?E\.?)(?![a-z]))")
_YEAR = re.compile(r"(?<![0-9])([0-9]{3,4})(?![0-9])")
_RANGE = re.compile(r"(?<![0-9])[0-9]{3,4}\s*[-–—]\s*(?:c\.\s*)?[0-9]{3,4}(?![0-9])")


def check_date(text: str) -> str:
    """A date of birth or death: `?`, or words with one year in them; both years of an old-style date may stand.

    Raises PydanticCustomError (a ValueError) where there is no year, or a life from year to year.
    """
    date = check_words(text)
    if _RANGE.search(date):
        raise bad_value(f"{show(date)} is a span of years", "write born: and died:, or the whole under dates:")
    if date != "?" and year_of(date) is None:
        help_ = "write 1890, 11 June 1890, c. 1890, 30 May [11 June] 1888, 384 BC or ?"
        raise bad_value(f"{show(date)} has no year", help_)
    return date


def year_of(date: str) -> int | None:
    """The first year in a date, less than 0 before Christ; None where there is none."""
    if found := _BEFORE_CHRIST.search(date):
        return -int(found[1])
    if found := _ERA.search(date):
        return int(found[1] or found[2])
    found = _YEAR.search(date)
    return int(found[1]) if found else None
