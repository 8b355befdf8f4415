"""The dates of events: how they are read, and what is left unread."""

from __future__ import annotations

import pytest

from book.apparatus.dates import Date
from book.apparatus.periods import read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8 October 1923", (1923, 10, 8), (1923, 10, 8)),
        ("October 8, 1923", (1923, 10, 8), (1923, 10, 8)),
        ("8th of October 1923", (1923, 10, 8), (1923, 10, 8)),
        ("8.10.1923", (1923, 10, 8), (1923, 10, 8)),
        ("1923-10-08", (1923, 10, 8), (1923, 10, 8)),
        ("1923, October 8", (1923, 10, 8), (1923, 10, 8)),
        ("8 de octubre de 1923", (1923, 10, 8), (1923, 10, 8)),
        ("8 octobre 1923", (1923, 10, 8), (1923, 10, 8)),
        ("October 1923", (1923, 10), (1923, 10)),
        ("1923", (1923,), (1923,)),
        ("8–12 October 1923", (1923, 10, 8), (1923, 10, 12)),
        ("8-12 October 1923", (1923, 10, 8), (1923, 10, 12)),
        ("8 -- 12 October 1923", (1923, 10, 8), (1923, 10, 12)),
        ("October 8–16, 1923", (1923, 10, 8), (1923, 10, 16)),
        ("8 and 9 October 1923", (1923, 10, 8), (1923, 10, 9)),
        ("night of 5–6 March 1923", (1923, 3, 5), (1923, 3, 6)),
        ("23 October–2 November 1923", (1923, 10, 23), (1923, 11, 2)),
        ("28 December 1923 – 3 January 1924", (1923, 12, 28), (1924, 1, 3)),
        ("28 December–3 January 1924", (1923, 12, 28), (1924, 1, 3)),
        ("October–November 1923", (1923, 10), (1923, 11)),
        ("1923–1925", (1923,), (1925,)),
        ("1923–25", (1923,), (1925,)),
        ("1923/24", (1923,), (1924,)),
        ("1920s", (1920,), (1929,)),
        ("8.–12. Oktober 1923", (1923, 10, 8), (1923, 10, 12)),
        ("8–12 октября 1923 г.", (1923, 10, 8), (1923, 10, 12)),
        ("44 BC", (-44,), (-44,)),
        ("15 March 44 BC", (-44, 3, 15), (-44, 3, 15)),
        ("44–43 BC", (-44,), (-43,)),
        ("44 v. Chr.", (-44,), (-44,)),
        ("12–8 October 1923", (1923, 10, 12), (1923, 10, 8)),
        ("31 June 1923", (1923, 6, 31), (1923, 6, 31)),
    ],
)
def test_a_date_is_read_from_its_first_day_to_its_last(text: str, first: Date, last: Date) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.first, period.last, period.dated, period.sure) == (first, last, True, True)
    assert period.is_range is (first != last)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("25 October [7 November] 1917", (1917, 10, 25), (1917, 11, 7)),
        ("25 October (7 November) 1917", (1917, 10, 25), (1917, 11, 7)),
        ("25 October/7 November 1917", (1917, 10, 25), (1917, 11, 7)),
        ("7 November [25 October] 1917", (1917, 10, 25), (1917, 11, 7)),
        ("30 May 1888 [11 June 1888]", (1888, 5, 30), (1888, 6, 11)),
        ("9/22 January 1905", (1905, 1, 9), (1905, 1, 22)),
        ("11/21 February 1648/9", (1649, 2, 11), (1649, 2, 21)),
        ("20 December 1917 [2 January 1918]", (1917, 12, 20), (1918, 1, 2)),
        ("20 December 1917 [2 January]", (1917, 12, 20), (1918, 1, 2)),
        ("20 December [2 January] 1918", (1917, 12, 20), (1918, 1, 2)),
        ("8–10 [21–23] October 1917", (1917, 10, 8), (1917, 10, 21)),
    ],
)
def test_a_date_in_both_styles_counts_in_the_new(text: str, old: Date, new: Date) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.old, period.new, period.first) == (old, new, new)


def test_the_year_of_the_group_stands_in() -> None:
    period = read_period("25 October [7 November]", 1917)
    assert period is not None
    assert (period.new, period.dated) == ((1917, 11, 7), True)
    undated = read_period("8 October")
    assert undated is not None
    assert not undated.dated
    over_the_year = read_period("December–January", 1923)
    assert over_the_year is not None
    assert not over_the_year.dated  # the one before or the one after may be meant


@pytest.mark.parametrize(
    ("text", "edge", "share"),
    [
        ("c. 1923", 0, 0.0),
        ("1923?", 0, 0.0),
        ("October 1923 (?)", 0, 0.0),
        ("before 1923", -1, 0.0),
        ("nach 1923", 1, 0.0),
        ("early 1923", 0, 0.0),
        ("mid-October 1923", 0, 0.5),
        ("late 1923", 0, 0.9),
        ("autumn 1923", 0, 0.7),
        ("весной 1923 г.", 0, 0.2),
    ],
)
def test_uncertain_dates(text: str, edge: int, share: float) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.first[0], period.edge, period.share, period.uncertain) == (1923, edge, share, True)


@pytest.mark.parametrize(
    ("text", "day"), [("Monday, 8 October 1923", 0), ("Sonntag, 8. Oktober 1923", 6), ("8 May 1923", None)]
)
def test_a_day_of_the_week(text: str, day: int | None) -> None:
    period = read_period(text)
    assert period is not None
    assert period.weekday == day


@pytest.mark.parametrize(
    "text", ["the thaw", "long before", "", "x" * 200 + " 1923", "1 May, 3 June and 4 July 1923", "1–2–3 May 1923"]
)
def test_what_cannot_be_read_is_not_guessed(text: str) -> None:
    assert read_period(text, 1923) is None


def test_words_that_are_not_understood_are_told() -> None:
    period = read_period("Easter, 1 April 1923")
    assert period is not None
    assert (period.first, period.sure) == ((1923, 4, 1), False)
