"""Page ranges: every vector of IX-30 to IX-32, and what is never shortened (IX-33)."""

from __future__ import annotations

import pytest

from book.apparatus.ranges import RangeStyle, format_range, shorten_last

CHICAGO = "3–10 71–72 96–117 100–104 1100–1113 101–8 808–33 1103–4 321–28 498–532 1087–89 1496–500 11564–615 12991–3001"
HART = "71–2 100–4 321–8 1013–19 498–532 10–12 114–18 3–10"
MHRA = "301–03 1098–1101 13–15 5–9 100–04 321–28"


def spell_out(printed: str) -> tuple[str, str]:
    """The two page labels that a shortened range stands for."""
    first, last = printed.split("–")
    return first, first[: max(len(first) - len(last), 0)] + last if len(last) <= len(first) else last


@pytest.mark.parametrize("printed", CHICAGO.split())
def test_chicago_ranges_are_shortened_as_in_ix_30(printed: str) -> None:
    assert format_range(*spell_out(printed), RangeStyle.CHICAGO) == printed


@pytest.mark.parametrize("printed", HART.split())
def test_hart_ranges_are_shortened_as_in_ix_31(printed: str) -> None:
    assert format_range(*spell_out(printed), RangeStyle.HART) == printed


@pytest.mark.parametrize("printed", MHRA.split())
def test_mhra_ranges_are_shortened_as_in_ix_32(printed: str) -> None:
    assert format_range(*spell_out(printed), RangeStyle.MHRA) == printed


def test_full_ranges_keep_every_digit() -> None:
    assert format_range("321", "328", RangeStyle.FULL) == "321–328"


@pytest.mark.parametrize("style", RangeStyle)
def test_roman_numerals_are_never_shortened(style: RangeStyle) -> None:
    assert format_range("xxi", "xxii", style) == "xxi–xxii"
    assert format_range("xii", "5", style) == "xii–5"


@pytest.mark.parametrize("style", RangeStyle)
def test_a_range_of_one_page_is_that_page(style: RangeStyle) -> None:
    assert format_range("110", "110", style) == "110"


@pytest.mark.parametrize("style", RangeStyle)
def test_every_shortened_range_can_be_read_back(style: RangeStyle) -> None:
    for first in (*range(1, 130), 199, 200, 201, 999, 1009, 1099, 1100):
        for last in (first + 1, first + 9, first + 10, first + 99, first + 900):
            shown = shorten_last(first, last, style)
            assert str(last).endswith(shown)
            assert spell_out(f"{first}–{shown}")[1] == str(last)


def test_a_descending_range_is_refused() -> None:
    with pytest.raises(ValueError, match="from 12 to 11"):
        shorten_last(12, 11, RangeStyle.CHICAGO)
