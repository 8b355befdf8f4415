"""What is drawn on a page of a PDF, asked of PDFium: texts and what can hide them, with the boxes they fill.

The only code that calls PDFium's own functions. A page comes in; out come values in points, in the space of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

_DEEPEST = 12  # forms inside forms
_LONGEST = 512  # characters that a piece of text is given room for at first

Box: TypeAlias = tuple[float, float, float, float]  # left, bottom, right, top
_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn on a page. `order` counts from the bottom of the pile; an image has no `text`.

    `key` tells pieces of text apart; `clip` is the box that one is clipped to, if it is.
    """

    order: int
    key: int
    box: Box
    text: str = ""
    artifact: bool = False
    clip: Box | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a page and the box of its ink."""

    character: str
    box: Box


def list_drawn(page: Any, text: Any) -> list[Drawn]:
    """Texts and images in drawing order, those in forms too; a filled rectangle counts as an image."""
    order = 0

    def walk(count: int, get: Any, holder: Any, matrix: _Matrix, depth: int) -> Iterator[Drawn]:
        nonlocal order
        for index in range(count):
            item = get(holder, index)
            order += 1
            match pdfium.FPDFPageObj_GetType(item):
                case pdfium.FPDF_PAGEOBJ_TEXT:
                    words = _text_of(item, text)
                    if words.strip():
                        box, clip = _transform(_bounds(item), matrix), _clip(item, matrix)
                        yield Drawn(order, _key(item), box, words, _is_artifact(item), clip)
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    yield Drawn(order, _key(item), _transform(_bounds(item), matrix))
                case pdfium.FPDF_PAGEOBJ_PATH if _is_filled_rectangle(item):
                    yield Drawn(order, _key(item), _transform(_bounds(item), matrix))
                case pdfium.FPDF_PAGEOBJ_FORM if depth < _DEEPEST:
                    inner = _multiply(_matrix(item), matrix)
                    below = pdfium.FPDFFormObj_CountObjects(item)
                    yield from walk(below, pdfium.FPDFFormObj_GetObject, item, inner, depth + 1)
                case _:
                    pass

    return list(walk(pdfium.FPDFPage_CountObjects(page), pdfium.FPDFPage_GetObject, page, _IDENTITY, 0))


def list_letters(text: Any) -> dict[int, list[Letter]]:
    """The characters of a page with their boxes, by the key of the piece of text that they belong to."""
    found: dict[int, list[Letter]] = {}
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for index in range(pdfium.FPDFText_CountChars(text)):
        item = pdfium.FPDFText_GetTextObject(text, index)
        if item and pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top):
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            box = (left.value, bottom.value, right.value, top.value)
            found.setdefault(_key(item), []).append(Letter(character, box))
    return found


def _key(item: Any) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _text_of(item: Any, text: Any) -> str:
    room = _LONGEST * 2
    buffer = (ctypes.c_ushort * _LONGEST)()
    length = pdfium.FPDFTextObj_GetText(item, text, buffer, room)
    if length > room:
        buffer = (ctypes.c_ushort * (length // 2))()
        pdfium.FPDFTextObj_GetText(item, text, buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace")


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> _Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _multiply(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _transform(box: Box, matrix: _Matrix) -> Box:
    if matrix == _IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return _around([(a * x + c * y + e, b * x + d * y + f) for x, y in corners])


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _clip(item: Any, matrix: _Matrix) -> Box | None:
    """The box that all clipping paths of a piece leave of the page, None where there are none."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    boxes = []
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        segments = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(pdfium.FPDFClipPath_GetPathSegment(clip, path, index)) for index in range(segments)]
        if points:
            boxes.append(_around(points))
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _transform((max(lefts), max(bottoms), min(rights), min(tops)), matrix)


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _is_filled_rectangle(item: Any) -> bool:
    """Whether a path is a rectangle, upright and opaque."""
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
    """Whether a piece of text is marked as no part of the book's text, as folios and running heads are.

    Such marks with a subtype are Octavo's own, of lines that name an entry of the index again: those are read.
    """
    for index in range(pdfium.FPDFPageObj_CountMarks(item)):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 32)()
        if pdfium.FPDFPageObjMark_GetName(mark, buffer, 64, length):
            name = bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return bool(pdfium.FPDFPageObjMark_GetParamValueType(mark, b"Subtype") == pdfium.FPDF_OBJECT_UNKNOWN)
    return False
