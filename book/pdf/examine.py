"""What the checks ask of a finished PDF: whether it is whole, and what an element of its tag tree was made from.

The path of a PDF comes in; words and anchors go out.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from urllib.parse import unquote

from pikepdf import Object, PasswordError, Pdf, PdfError

_DEEPEST = 200  # elements above one another: a damaged tree may go round in circles


def find_damage(path: Path) -> tuple[str, ...]:
    """What qpdf has against the syntax of a PDF; each line begins with "ERROR: " or "WARNING: "."""
    try:
        with Pdf.open(path) as pdf:
            found = pdf.check_pdf_syntax()
    except (PdfError, PasswordError) as error:
        found = [f"ERROR: {error}"]
    # The offset of the fault is kept; the path is the machine's and says nothing.
    return tuple(line.replace(f"{path} (", "(").replace(f"{path}: ", "") for line in found)


def trace_elements(path: Path, numbers: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The anchors of structure elements, given by their object numbers, and of those around them, the nearest first."""
    with Pdf.open(path) as pdf:
        return {number: _trace(pdf.get_object(number, 0)) for number in sorted(set(numbers))}


def _trace(element: Object) -> tuple[str, ...]:
    anchors: list[str] = []
    for _ in range(_DEEPEST):
        if element.get("/S") is None:
            break
        if "/ID" in element:
            anchors.append(unquote(bytes(element.ID).decode("ascii")))
        element = element.P
    return tuple(anchors)
