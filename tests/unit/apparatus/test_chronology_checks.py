"""Dates of a chronology that cannot be right."""

from __future__ import annotations

import pytest

from book.apparatus.chronology import compile_chronology
from book.apparatus.chronology_checks import years_of
from book.diagnostics import Report
from tests.unit.apparatus.builders import messages
from tests.unit.apparatus.test_chronology import group, reported


@pytest.mark.parametrize(
    "date", ["12–8 October 1923", "12–8 October", "2 November–23 October 1923", "1925–1923", "October–May 1923"]
)
def test_a_range_that_runs_backwards_chr_002(date: str) -> None:
    assert reported(group(date)) == ["CHR-002"]


@pytest.mark.parametrize(
    "date", ["8–12 October 1923", "28 December–3 January 1924", "8 October 1923–spring 1924", "44–43 BC", "1923–24"]
)
def test_a_range_that_runs_forward(date: str) -> None:
    assert reported(group(date)) == []


@pytest.mark.parametrize("date", ["31 June 1923", "31 June", "29 February 1923", "8.13.1923", "30–31 June 1923"])
def test_a_day_that_does_not_exist_chr_003(date: str) -> None:
    assert reported(group(date)) == ["CHR-003"]


@pytest.mark.parametrize("date", ["30 June 1923", "29 February 1924", "29 February 1900", "29 February"])
def test_a_day_that_exists_in_one_of_the_styles(date: str) -> None:
    assert reported(group(date)) == []


def test_a_number_that_may_be_no_day_is_left_alone() -> None:
    assert reported(group("The Forty-Six, No. 46, October 1923")) == []


def test_two_styles_that_differ_by_the_wrong_number_of_days_chr_004() -> None:
    report = Report()
    compile_chronology((group("25 October [6 November] 1917"),), {}, report)
    assert messages(report, "CHR-004") == [
        "25 October [6 November] 1917: the two dates are 12 days apart; in 1917 the styles differed by 13"
    ]
    for right in ("25 October [7 November] 1917", "1 [13] March 1881", "9/22 January 1905", "11/21 February 1648/9"):
        assert reported(group(right)) == []


def test_a_day_of_the_week_that_was_another_chr_005() -> None:
    report = Report()
    compile_chronology((group("Tuesday, 8 October 1923"),), {}, report)
    assert messages(report, "CHR-005") == ["Tuesday, 8 October 1923 was a Monday"]
    for right in ("Monday, 8 October 1923", "Wednesday, 25 October 1917", "Wednesday, 25 October [7 November] 1917"):
        assert reported(group(right)) == []
    assert reported(group("Thursday, 25 October [7 November] 1917")) == ["CHR-005"]


def test_an_event_outside_the_years_of_its_group_chr_006() -> None:
    assert reported(group("8 October 1924", title="1923")) == ["CHR-006"]
    assert reported(group("8 October 1926", title="The heirs, 1924–1925")) == ["CHR-006"]
    assert reported(group("1924", "1925", title="The heirs, 1924–25")) == []
    assert reported(group("1921–1924", "December 1923–January 1924", title="1923")) == []
    assert reported(group("1926", title="The 1920s")) == []
    assert reported(group("1926", title="After 1923")) == []
    assert reported(group("20 December 1917 [2 January 1918]", title="1917")) == []


def test_groups_out_of_order_chr_007() -> None:
    report = Report()
    compile_chronology((group("1924", title="1924"), group("1923", title="1923")), {}, report)
    assert messages(report, "CHR-007") == ["the group “1923” stands after “1924”, which begins later"]
    assert reported(group("1923", title="1923"), group("1", title="In Germany"), group("1923", title="1923–24")) == []


def test_figures_that_say_something_else_than_the_date_chr_009() -> None:
    assert reported(group(("8 October 1923", "1923-10-09"))) == ["CHR-009"]
    for date, sort in (
        ("8 October 1923", "1923-10-08"), ("October 1923", "1923-10-08"), ("8–12 October 1923", "1923-10-10"),
        ("Easter 1923", "1923-04-01"), ("after 1923", "1924"), ("25 October [7 November] 1917", "1917-10-25"),
    ):  # fmt: skip
        assert reported(group((date, sort))) == []


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("1923", (1923, 1923)),
        ("The heirs, 1924–1925", (1924, 1925)),
        ("1924/25", (1924, 1925)),
        ("The 1920s", (1920, 1929)),
        ("1914 and 1917", (1914, 1917)),
        ("In Germany", None),
    ],
)
def test_the_years_that_a_title_names(title: str, years: tuple[int, int] | None) -> None:
    assert years_of(group("1923", title=title)) == years
