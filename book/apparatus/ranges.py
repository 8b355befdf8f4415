"""Page ranges as printed: two page labels and a style in, "321–28" out (IX-30 to IX-33).

Ranges are stored as their two ends and shortened only here. Roman numerals are never shortened.
"""

from __future__ import annotations

from enum import StrEnum

EN_DASH = "–"


class RangeStyle(StrEnum):
    """How the second number of a range is shortened."""

    CHICAGO = "chicago"
    HART = "hart"
    MHRA = "mhra"
    FULL = "full"


def format_range(first: str, last: str, style: RangeStyle) -> str:
    """A range of page labels, with an en dash and no spaces; the one label if both are the same.

    Only ranges within the arabic numbers are shortened. Raises ValueError if the arabic numbers descend.
    """
    if first == last:
        return first
    if _is_arabic(first) and _is_arabic(last):
        return f"{first}{EN_DASH}{shorten_last(int(first), int(last), style)}"
    return f"{first}{EN_DASH}{last}"


def shorten_last(first: int, last: int, style: RangeStyle) -> str:
    """The digits of the second number of a range that are printed.

    Chicago (IX-30): all of them below 100 and after a multiple of 100, the changed part after 101 to 109, two or more
    otherwise. Hart (IX-31): as few as possible, but both of 10 to 19. MHRA (IX-32): two, or all when the hundreds
    change. Raises ValueError if the range descends.
    """
    if last < first:
        raise ValueError(f"a range cannot run from {first} to {last}")
    begin, end = str(first), str(last)
    if len(begin) != len(end):
        return end
    changed = len(end) - next((at for at in range(len(end)) if begin[at] != end[at]), len(end) - 1)
    match style:
        case RangeStyle.CHICAGO if first >= 100 and first % 100:
            return end[-max(changed, 1 if first % 100 < 10 else 2) :]
        case RangeStyle.HART:
            return end[-max(changed, 2 if 10 <= last % 100 <= 19 else 1) :]
        case RangeStyle.MHRA if changed <= 2:
            return end[-2:]
        case _:
            return end


def _is_arabic(label: str) -> bool:
    return label.isascii() and label.isdigit()
