"""Folios, drawn on the pages when the divisions are merged.

In comes the page of a specimen, which shows each character of a folio in the book's own style; out come the marks
that draw a label, as a piece of a page's content.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pikepdf import Page, parse_content_stream, unparse_content_stream

from book.model.pages import Side
from book.paginate.job import FOLIO_CHARACTERS
from book.pdf.fonts import read_texts, read_widths
from book.pdf.inputs import FolioAlignment, FolioPosition

FOLIO_FONT = "/Folio"
"""The name of the folios' font in the resources of every page that has one."""

_COLOUR_IS = {"g", "rg", "k", "cs"}
_COLOUR_IN_SPACE = {"sc", "scn"}


@dataclass(frozen=True, slots=True)
class FolioStyle:
    """How folios are drawn: size in points, and for each character the mark that draws it and its advance in points.

    `font` is the name of the font in the specimen's resources; `colour` is content that sets the colour.
    """

    font: str
    size: float
    marks: Mapping[str, str]
    advances: Mapping[str, float]
    colour: bytes


@dataclass(frozen=True, slots=True)
class _Shown:
    """One piece of shown text, and the state it is shown in."""

    font: str
    size: float
    colour: bytes
    codes: bytes


def read_specimen(page: Page) -> FolioStyle:
    """The style of folios, from the page of a specimen.

    Letter-spacing is not taken over: a character alone shows none. Raises ValueError unless the page shows every one of
    FOLIO_CHARACTERS once, in order, in one font, size and colour.
    """
    shown = _read_shown(page)
    if len({(one.font, one.size, one.colour) for one in shown}) != 1 or len(shown) != len(FOLIO_CHARACTERS):
        raise ValueError("the folio specimen does not show the characters of folios in one style")
    first = shown[0]
    font = page.Resources.Font[first.font]
    widths, texts = read_widths(font), read_texts(font)
    marks: dict[str, str] = {}
    advances: dict[str, float] = {}
    for character, one in zip(FOLIO_CHARACTERS, shown, strict=True):
        glyph = int.from_bytes(one.codes, "big")
        if texts.get(glyph) != character:
            raise ValueError(f"the folio specimen does not show {character!r} where it should")
        marks[character] = f"<{glyph:04x}>"
        advances[character] = widths[glyph] * first.size / 1000
    return FolioStyle(first.font, first.size, marks, advances, first.colour)


def draw_folio(label: str, side: Side, box: Sequence[float], style: FolioStyle, position: FolioPosition) -> bytes:
    """The content that draws a label, on a page that is trimmed to `box`, marked as no part of the text.

    Raises KeyError for a character that the specimen does not show.
    """
    left, bottom, right, _ = box
    width = sum(style.advances[character] for character in label)
    inside, outside = position.inside, position.outside
    start, end = (left + inside, right - outside) if side is Side.RECTO else (left + outside, right - inside)
    match position.alignment:
        case FolioAlignment.CENTER:
            x = (start + end - width) / 2
        case FolioAlignment.OUTSIDE:
            x = end - width if side is Side.RECTO else start
    marks = "".join(style.marks[character] for character in label)
    return b"".join(
        (
            b"/Artifact <</Type /Pagination>> BDC\nq\n",
            style.colour,
            f"BT\n{FOLIO_FONT} {_number(style.size)} Tf\n".encode(),
            f"1 0 0 1 {_number(x)} {_number(bottom + position.baseline)} Tm\n[{marks}] TJ\nET\nQ\nEMC\n".encode(),
        )
    )


def _read_shown(page: Page) -> list[_Shown]:
    shown: list[_Shown] = []
    font, size = "", 0.0
    scale, colour = 1.0, b""
    stack: list[tuple[float, bytes]] = []
    for instruction in parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        match operator:
            case "q":
                stack.append((scale, colour))
            case "Q":
                scale, colour = stack.pop()
            case "cm":
                scale *= abs(float(operands[0]))
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "TJ":
                codes = b"".join(bytes(piece) for piece in operands[0] if not isinstance(piece, (int, Decimal)))
                shown.append(_Shown(font, round(size * scale, 4), colour, codes))
            case _ if operator in _COLOUR_IS | _COLOUR_IN_SPACE:
                content = unparse_content_stream([(operands, instruction.operator)]) + b"\n"
                colour = colour + content if operator in _COLOUR_IN_SPACE else content
    return shown


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
