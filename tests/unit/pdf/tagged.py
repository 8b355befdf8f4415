"""Tagged PDFs read as a reader's software reads them: the text behind every mark, and the tag tree as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Name, Object, Page, Pdf

from book.pdf.fonts import read_texts

_PAINTS = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "TJ", "Tj"}


@dataclass(slots=True)
class PageMarks:
    """What a page's content has: text by the number of its mark, text of artifacts, what is painted outside both."""

    marked: dict[int, str] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    mixed: int = 0  # artifacts in marked text, or the other way round


def read_marks(page: Page) -> PageMarks:
    """The marks of a page, which has no forms with text in them.

    Where a mark says itself what its text is, that counts, and not its glyphs.
    """
    found = PageMarks()
    texts: Mapping[int, str] = {}
    stack: list[int | str] = []
    actual: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        match operator:
            case "BDC" | "BMC":
                mark = "artifact" if operands[0] == Name.Artifact else int(operands[1]["/MCID"])
                if stack:
                    found.mixed += 1
                stack.append(mark)
                if isinstance(mark, int):
                    assert mark not in found.marked, f"the mark {mark} stands twice on a page"
                    found.marked[mark] = ""
                    if "/ActualText" in operands[1]:
                        actual[mark] = str(operands[1]["/ActualText"])
                else:
                    found.artifacts.append("")
            case "EMC":
                stack.pop()
            case "Tf":
                texts = read_texts(page.Resources.Font[str(operands[0])])
        if operator in _PAINTS:
            shown = _shown_text(operands, texts) if operator == "TJ" else ""
            if not stack:
                found.unmarked.append(shown or operator)
            elif isinstance(stack[-1], int):
                found.marked[stack[-1]] += shown
            else:
                found.artifacts[-1] += shown
    assert not stack, "a mark is not closed"
    found.marked |= actual
    return found


def _shown_text(operands: Sequence[Object], texts: Mapping[int, str]) -> str:
    codes = b"".join(bytes(piece) for piece in operands[0] if not isinstance(piece, (int, Decimal)))
    return "".join(texts[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def iter_elements(element: Object) -> Iterator[Object]:
    """An element of the tag tree and all below it, in reading order."""
    yield element
    for kid in kids_of(element):
        if isinstance(kid, Object) and kid.get("/S") is not None:
            yield from iter_elements(kid)


def kids_of(element: Object) -> list[int | Object]:
    """The kids of an element, however they are written."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def find_owners(pdf: Pdf) -> dict[tuple[int, int], Object]:
    """The element that holds each mark, by the page's object number and the mark's."""
    owners: dict[tuple[int, int], Object] = {}
    for element in iter_elements(pdf.Root.StructTreeRoot.K[0]):
        for kid in kids_of(element):
            if isinstance(kid, int):
                place = (element.Pg.objgen[0], kid)
            elif kid.get("/Type") == Name.MCR:
                place = (kid.Pg.objgen[0], int(kid.MCID))
            else:
                continue
            assert place not in owners, f"two elements hold the mark {place}"
            owners[place] = element
    return owners


def format_tree(pdf: Pdf, *, words: int = 12) -> str:
    """The tag tree, an element a line, with its attributes and the beginning of its own text."""
    marks = {page.obj.objgen: read_marks(page).marked for page in pdf.pages}
    labels = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    lines: list[str] = []

    def write(element: Object, depth: int) -> None:
        own: list[str] = []
        pages: list[int] = []
        links = 0
        for kid in kids_of(element):
            if isinstance(kid, int):
                own.append(marks[element.Pg.objgen][kid])
                pages.append(labels[element.Pg.objgen])
            elif kid.get("/Type") == Name.MCR:
                own.append(marks[kid.Pg.objgen][int(kid.MCID)])
                pages.append(labels[kid.Pg.objgen])
            elif kid.get("/Type") == Name.OBJR:
                links += 1
        text = " ".join(" ".join(own).split()[:words])
        lines.append("  " * depth + " ".join(filter(None, (str(element.S)[1:], _attributes(element), text))))
        if len(set(pages)) > 1:
            lines[-1] += f" (pages {min(pages)}–{max(pages)})"
        if links:
            lines[-1] += f" ({links} link{'s' * (links > 1)})"
        for kid in kids_of(element):
            if isinstance(kid, Object) and kid.get("/S") is not None:
                write(kid, depth + 1)

    write(pdf.Root.StructTreeRoot.K[0], 0)
    return "\n".join(lines) + "\n"


def _attributes(element: Object) -> str:
    shown = [f"{key.lower()}={str(element[f'/{key}'])!r}" for key in ("ID", "T", "Lang", "Alt") if f"/{key}" in element]
    attributes = element.get("/A", Dictionary())
    shown += [str(attributes[key])[1:] for key in ("/Scope", "/ListNumbering") if key in attributes]
    if "/BBox" in attributes:
        shown.append("box=" + ",".join(f"{float(edge):g}" for edge in attributes.BBox))
    return f"[{' '.join(shown)}]" if shown else ""
