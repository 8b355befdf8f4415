"""Dates that can be read, and those that are left alone (BN-02 to BN-04)."""

from __future__ import annotations

import pytest

from book.apparatus.dates import Date, find_wrong_dual_year, format_life, is_earlier, read_figures


@pytest.mark.parametrize(
    ("text", "date"),
    [("1923-10-08", (1923, 10, 8)), ("1923-10", (1923, 10)), ("-44", (-44,)), ("-0044-03-15", (-44, 3, 15)),
     ("1923-02-30", None), ("0", None), ("8 May", None)],
)  # fmt: skip
def test_dates_in_figures_are_read(text: str, date: Date | None) -> None:
    assert read_figures(text) == date


def test_dates_are_compared_as_far_as_both_are_given() -> None:
    assert is_earlier((1923, 10, 8), (1923, 10, 9))
    assert is_earlier((1922,), (1923, 1))
    assert not is_earlier((1923,), (1923, 1))
    assert not is_earlier((1923, 1), (1923,))
    assert is_earlier((-44,), (14,))


@pytest.mark.parametrize(
    ("born", "died", "dates", "line"),
    [
        ("1890", "1937", None, "(1890–1937)"),
        ("1890", None, None, "(b.\u00a01890)"),
        (None, "1937", None, "(d.\u00a01937)"),
        (None, None, None, None),
        ("c. 1890", "1937?", None, "(c.\u00a01890–1937?)"),
        ("?", "1937", None, "(?–1937)"),
        ("1648/9", "1700", None, "(1648/9–1700)"),
        ("11 June 1890", "1937", None, "(11 June 1890 – 1937)"),
        ("1890", "1937", "fl. 1920", "(fl.\u00a01920)"),
        (None, None, "(r. 1894–1917)", "(r. 1894–1917)"),
        (None, None, "fl. 1648-50", "(fl.\u00a01648–50)"),
        ("1890", "?", None, "(1890–?)"),
        ("?", None, None, "(b. ?)"),
        ("c. 1890", None, None, "(b.\u00a0c.\u00a01890)"),
        (None, "c. 1937", None, "(d.\u00a0c.\u00a01937)"),
        ("bap. 1564", None, None, "(bap.\u00a01564)"),
        ("bap. 1564", "1616", None, "(bap.\u00a01564–1616)"),
        ("30 May [11 June] 1888", "1937", None, "(30 May [11 June] 1888 – 1937)"),
        ("384 BC", "322 BC", None, "(384 BC – 322 BC)"),
        ("1890 or 1891", None, None, "(b.\u00a01890 or 1891)"),
    ],
)
def test_the_dates_of_a_life_have_the_form_of_the_house_bn_02(
    born: str | None, died: str | None, dates: str | None, line: str | None
) -> None:
    assert format_life(born, died, dates) == line


def test_born_and_died_are_said_in_the_language_of_the_book_bn_02() -> None:
    assert format_life("1890", None, None, ("geb.", "gest.")) == "(geb.\u00a01890)"
    assert format_life(None, "1937", None, ("род.", "ум.")) == "(ум.\u00a01937)"


@pytest.mark.parametrize(
    "text", ["1648/9", "1648/49", "1699/1700", "11/21 February 1648/9", "224/839", "1890", "1999/2000"]
)
def test_dual_years_that_follow_each_other_are_fine_bn_03_bn_04(text: str) -> None:
    assert find_wrong_dual_year(text) is None


@pytest.mark.parametrize(("text", "year"), [("1648/50", "1648/50"), ("c. 1648/8", "1648/8"), ("224/900", "224/900")])
def test_dual_years_that_do_not_follow_each_other_are_found_bn_03(text: str, year: str) -> None:
    assert find_wrong_dual_year(text) == year
