"""The text of a PDF as a reader sees it, extracted by PDFium, which did not write it.

In comes the path of a PDF and the depth of its top margin; out come its pages with their pieces of text in drawing
order. Running heads and folios are left out. Letters under an image or beyond the trimmed page are kept apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pypdfium2

from book.check.letters import RIGHT_TO_LEFT, letters
from book.check.pdf_objects import Box, Drawn, Letter, list_drawn, list_letters
from book.check.units import HiddenText, Hiding, Sheet, make_runs

_TOLERANCE = 0.75  # points by which a letter may reach over the edge of the page


def read_pdf(path: Path, top_margin: float, numbers: Sequence[int] | None = None) -> tuple[Sheet, ...]:
    """The pages of a PDF, or those of them with these numbers, from 0. `top_margin` is the height, in points, of the
    band at the top where running heads stand.

    What is marked as an artifact, as folios are, is left out wherever it stands.
    """
    pdf = pypdfium2.PdfDocument(path)
    try:
        return tuple(
            _read_page(pdf, number, top_margin) for number in (range(len(pdf)) if numbers is None else numbers)
        )
    finally:
        pdf.close()


def read_pdf_page_map(path: Path) -> str | None:
    """The digest of the page map that a PDF says its pages are those of."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return pdf.get_metadata_value("PageMap") or None
    finally:
        pdf.close()


def _read_page(pdf: pypdfium2.PdfDocument, number: int, top_margin: float) -> Sheet:
    page = pdf[number]
    text = page.get_textpage()
    try:
        trim = page.get_trimbox()
        drawn = list_drawn(page, text)
        pictures = [one for one in drawn if not one.text]
        pieces = [
            one
            for one in drawn
            if one.text and not one.artifact and (one.box[1] + one.box[3]) / 2 <= trim[3] - top_margin
        ]
        # PDFium puts the words of a line in another order where some are read from right to left.
        mixed = any(RIGHT_TO_LEFT.search(one.text) for one in pieces)
        boxed: dict[int, list[Letter]] | None = None
        texts: list[str] = []
        hidden: list[HiddenText] = []
        for one in pieces:
            covers = [picture.box for picture in pictures if picture.order > one.order and _meet(picture.box, one.box)]
            limits = [_widen(trim), *([] if one.clip is None else [_widen(one.clip)])]
            if not covers and all(_is_inside(one.box, limit) for limit in limits) and not mixed:
                texts.append(one.text)
                continue
            boxed = boxed or list_letters(text)
            seen, lost = _sift_letters(one, boxed.get(one.key, []), covers, limits)
            texts.append(_as_read(seen) if mixed else "".join(letter.character for letter in seen))
            hidden += lost
        name = pdf.get_page_label(number) or str(number + 1)
        return Sheet(name=f"page {name}", runs=make_runs(texts), hidden=tuple(hidden))
    finally:
        text.close()
        page.close()


def _sift_letters(
    one: Drawn, found: Sequence[Letter], covers: Sequence[Box], limits: Sequence[Box]
) -> tuple[list[Letter], list[HiddenText]]:
    """The letters of a piece of text that can be read, and the text of those that cannot."""
    seen = []
    lost: dict[Hiding, list[str]] = {}
    for letter in found:
        left, bottom, right, top = letter.box
        x, y = (left + right) / 2, (bottom + top) / 2
        if not all(_is_inside(letter.box, limit) for limit in limits):
            lost.setdefault(Hiding.CUT, []).append(letter.character)
        elif any(cover[0] < x < cover[2] and cover[1] < y < cover[3] for cover in covers):
            lost.setdefault(Hiding.COVERED, []).append(letter.character)
        else:
            seen.append(letter)
    return seen, [HiddenText(letters("".join(text)), why) for why, text in lost.items()]


def _as_read(found: Sequence[Letter]) -> str:
    """The letters of a line from left to right; from the right in one that is mostly read from there.

    Words and numbers of other scripts in such a line are still read from the left.
    """
    line = "".join(letter.character for letter in sorted(found, key=lambda letter: letter.box[0]))
    if 2 * len(RIGHT_TO_LEFT.findall(line)) <= len(line.replace(" ", "")):
        return line
    return "".join(reversed(re.split(f"({RIGHT_TO_LEFT.pattern}+)", line)))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_inside(box: Box, limit: Box) -> bool:
    return limit[0] <= box[0] and limit[1] <= box[1] and box[2] <= limit[2] and box[3] <= limit[3]


def _widen(box: Box) -> Box:
    return box[0] - _TOLERANCE, box[1] - _TOLERANCE, box[2] + _TOLERANCE, box[3] + _TOLERANCE
