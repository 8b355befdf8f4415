"""The proportions of a page where book.yaml leaves them open: type size, leading and margins for a trim size.

All in points. The measure is at most 34 ems, about 66 characters of a book face; what is more goes to the margins. The
inside margin has the room that binding takes from a book of up to 700 pages (PR-04), and no margin is smaller than
printers allow (PR-05). The type area is a whole number of lines, so that full pages end at the same height.
"""

from __future__ import annotations

from math import floor
from typing import Any

from book.manifest.units import Length, TrimSize, parse_length

_MILLIMETRE = 72 / 25.4
_MEASURE_EMS = 34.0
_LEADING_RATIO = 1.29  # 10.5 on 13.5


def choose_size(width: float) -> float:
    """The type size for a page of that width: 10 pt for small pages, 11 pt for large ones, else 10.5 pt."""
    if width < 5.3 * 72:
        return 10.0
    return 10.5 if width <= 6.5 * 72 else 11.0


def choose_leading(size: float) -> float:
    """The leading for a type size, to the quarter of a point."""
    return round(size * _LEADING_RATIO * 4) / 4


def choose_margins(trim: TrimSize, size: float, leading: float, top: float | None = None) -> dict[str, float]:
    """Margins by side for a page set in that size and leading, under a `top` margin already chosen.

    For 6 x 9 in at 10.5/13.5 pt: inside 19.8 mm, outside 18.3 mm, top 19 mm, bottom 23.8 mm; 39 lines of 4.5 in.
    """
    inside, outside = max(0.13 * trim.width, 18 * _MILLIMETRE), max(0.12 * trim.width, 16 * _MILLIMETRE)
    surplus = max(0.0, trim.width - inside - outside - _MEASURE_EMS * size)
    top = round(max(trim.height / 12, 18 * _MILLIMETRE), 2) if top is None else top
    smallest_bottom = max(trim.height / 10, 20 * _MILLIMETRE)
    lines = max(1, floor((trim.height - top - smallest_bottom) / leading))
    return {
        "top": top,
        "bottom": floor((trim.height - top - lines * leading) * 100) / 100,  # never a hair short of the last line
        "inside": round(inside + surplus * 0.4, 2),
        "outside": round(outside + surplus * 0.6, 2),
    }


def complete_margins(
    given: dict[str, Any], trim: TrimSize, size: Length | None, leading: Length | None
) -> dict[str, Any]:
    """The margins as given, and lengths for the sides that are left out. None stands for a size that is not known."""
    points = size.points if size else choose_size(trim.width)
    sides = {side: value for side, value in given.items() if value is not None}
    try:
        top = parse_length(sides["top"]).points if "top" in sides else None
    except ValueError:  # reported where the side itself is validated
        top = None
    chosen = choose_margins(trim, points, leading.points if leading else choose_leading(points), top)
    return {side: Length(length) for side, length in chosen.items()} | sides
