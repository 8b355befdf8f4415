"""The text of a PDF as a reader sees it, extracted by PDFium, which did not write it.

In comes the path of a PDF and the depth of its top margin; out come its pages with their pieces of text in drawing
order. Running heads and folios are left out. Letters under an image or beyond the trimmed page are kept apart.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from book.check.letters import letters
from book.check.units import HiddenText, Hiding, Sheet, make_runs

_TOLERANCE = 0.75  # points by which a letter may reach over the edge of the page
_DEEPEST = 12  # forms inside forms

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Something drawn on a page: `order` counts from the bottom of the pile, `text` is empty for an image."""

    order: int
    item: Any
    box: Box
    text: str = ""
    artifact: bool = False
    clip: Box | None = None


def read_pdf(path: Path, top_margin: float) -> tuple[Sheet, ...]:
    """The pages of a PDF. `top_margin` is the height, in points, of the band at the top where running heads stand.

    What is marked as an artifact, as folios are, is left out wherever it stands.
    """
    pdf = pypdfium2.PdfDocument(path)
    try:
        return tuple(_read_page(pdf, number, top_margin) for number in range(len(pdf)))
    finally:
        pdf.close()


def _read_page(pdf: pypdfium2.PdfDocument, number: int, top_margin: float) -> Sheet:
    page = pdf[number]
    text = page.get_textpage()
    try:
        trim = page.get_trimbox()
        drawn = list(_iter_drawn(page, text))
        pictures = [one for one in drawn if not one.text]
        texts: list[str] = []
        hidden: list[HiddenText] = []
        for one in drawn:
            if not one.text or one.artifact or (one.box[1] + one.box[3]) / 2 > trim[3] - top_margin:
                continue
            covers = [picture.box for picture in pictures if picture.order > one.order and _meet(picture.box, one.box)]
            limits = [_widen(trim), *([] if one.clip is None else [_widen(one.clip)])]
            if not covers and all(_is_inside(one.box, limit) for limit in limits):
                texts.append(one.text)
            else:
                seen, lost = _sift_letters(text, one, covers, limits)
                texts.append(seen)
                hidden.extend(lost)
        name = pdf.get_page_label(number) or str(number + 1)
        return Sheet(name=f"page {name}", runs=make_runs(texts), hidden=tuple(hidden))
    finally:
        text.close()
        page.close()


def _iter_drawn(page: Any, text: Any) -> Iterator[_Drawn]:
    """Text and images in drawing order, forms opened; a filled rectangle counts as an image, as it can hide text."""
    order = 0

    def walk(count: int, get: Any, holder: Any, matrix: Matrix, depth: int) -> Iterator[_Drawn]:
        nonlocal order
        for index in range(count):
            item = get(holder, index)
            order += 1
            match pdfium.FPDFPageObj_GetType(item):
                case pdfium.FPDF_PAGEOBJ_TEXT:
                    words = _text_of(item, text)
                    if words.strip():
                        box = _transform(_bounds(item), matrix)
                        yield _Drawn(order, item, box, words, _is_artifact(item), _clip(item, matrix))
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    yield _Drawn(order, item, _transform(_bounds(item), matrix))
                case pdfium.FPDF_PAGEOBJ_PATH if _is_filled_rectangle(item):
                    yield _Drawn(order, item, _transform(_bounds(item), matrix))
                case pdfium.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                    inner = _multiply(_matrix(item), matrix)
                    below = pdfium.FPDFFormObj_CountObjects(item)
                    yield from walk(below, pdfium.FPDFFormObj_GetObject, item, inner, depth + 1)
                case _:
                    pass

    yield from walk(pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, page, _IDENTITY, 0)


def _sift_letters(text: Any, one: _Drawn, covers: list[Box], limits: list[Box]) -> tuple[str, list[HiddenText]]:
    """The part of a piece of text that can be read, and the letters that cannot."""
    seen: list[str] = []
    lost: dict[Hiding, list[str]] = {}
    own = _address(one.item)
    box = [ctypes.c_double() for _ in range(4)]
    for index in range(pdfium.FPDFText_CountChars(text)):
        if _address(pdfium.FPDFText_GetTextObject(text, index)) != own:
            continue
        left, right, bottom, top = box
        if not pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            continue
        letter = (left.value, bottom.value, right.value, top.value)
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        middle = ((letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2)
        if not all(_is_inside(letter, limit) for limit in limits):
            lost.setdefault(Hiding.CUT, []).append(character)
        elif any(cover[0] < middle[0] < cover[2] and cover[1] < middle[1] < cover[3] for cover in covers):
            lost.setdefault(Hiding.COVERED, []).append(character)
        else:
            seen.append(character)
    return "".join(seen), [HiddenText(letters("".join(found)), why) for why, found in lost.items()]


def _text_of(item: Any, text: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFTextObj_GetText(item, text, buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _transform(box: Box, matrix: Matrix) -> Box:
    if matrix == _IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _clip(item: Any, matrix: Matrix) -> Box | None:
    """The box around what a piece is clipped to, None where it is not."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    boxes = []
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        points = [
            _point(pdfium.FPDFClipPath_GetPathSegment(clip, path, index))
            for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path))
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _transform((max(lefts), max(bottoms), min(rights), min(tops)), matrix)


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _is_filled_rectangle(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(item, mode, stroke) or mode.value == pdfium.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    count = pdfium.FPDFPath_CountSegments(item)
    if alpha.value < 255 or not 4 <= count <= 6:
        return False
    points = [_point(pdfium.FPDFPath_GetPathSegment(item, index)) for index in range(count)]
    return len({round(x, 2) for x, _ in points}) == len({round(y, 2) for _, y in points}) == 2


def _is_artifact(item: Any) -> bool:
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 32)()
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length):
            name = bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
    return False


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_inside(box: Box, limit: Box) -> bool:
    return limit[0] <= box[0] and limit[1] <= box[1] and box[2] <= limit[2] and box[3] <= limit[3]


def _widen(box: Box) -> Box:
    return box[0] - _TOLERANCE, box[1] - _TOLERANCE, box[2] + _TOLERANCE, box[3] + _TOLERANCE
