from __future__ import annotations

import pytest

from book.manifest.proportions import choose_leading, choose_margins, choose_size, complete_margins
from book.manifest.units import Length, TrimSize, parse_length, parse_trim_size

TRIMS = ["5in x 8in", "5.5in x 8.5in", "6in x 9in", "148 x 210 mm", "156 x 234 mm", "7in x 10in", "8.5in x 11in"]


@pytest.mark.parametrize("trim", TRIMS)
def test_default_margins_suit_printer_and_reader(trim: str) -> None:
    page = parse_trim_size(trim)
    size = choose_size(page.width)
    leading = choose_leading(size)
    margins = choose_margins(page, size, leading)
    least = parse_length("0.5in").points  # PR-05
    assert all(length >= least for length in margins.values())
    assert margins["inside"] >= parse_length("18mm").points - 0.01
    assert margins["bottom"] > margins["top"]
    measure = page.width - margins["inside"] - margins["outside"]
    assert 20 * size <= measure <= 34.01 * size
    lines = (page.height - margins["top"] - margins["bottom"]) / leading
    assert lines - int(lines + 0.001) == pytest.approx(0, abs=0.001)
    assert lines >= int(lines + 0.001), "the last line has its whole height"


def test_margins_of_a_six_by_nine_page() -> None:
    margins = choose_margins(TrimSize(432, 648), 10.5, 13.5)
    assert margins == {"top": 54.0, "bottom": 67.5, "inside": 56.16, "outside": 51.84}


def test_given_sides_stay_and_the_bottom_follows_the_given_top() -> None:
    given = {"top": "90pt", "outside": "1in"}
    margins = complete_margins(given, TrimSize(432, 648), Length(10.5), Length(13.5))
    assert margins["top"] == "90pt"
    assert margins["outside"] == "1in"
    assert (648 - 90 - margins["bottom"].points) / 13.5 == pytest.approx(36)


def test_a_side_that_is_wrong_is_left_to_its_own_check() -> None:
    assert complete_margins({"top": "90"}, TrimSize(432, 648), None, None)["bottom"] == Length(67.5)
