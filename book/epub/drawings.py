"""The letters of drawings: an SVG shown as an image cannot use the fonts of the EPUB, so it takes its own along.

A drawing and the book's faces come in; out goes the drawing with the characters it shows, as @font-face rules with
the fonts inside them. Without them a reader sets the words in another font, and they run out of their boxes.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

from lxml import etree

from book.epub.fonts import subset_font
from book.epub.xhtml import parse_xml
from book.fonts import FontFace
from book.render.printing import quote_css

_SVG = "http://www.w3.org/2000/svg"
_BOLD = {"bold", "bolder", "600", "700", "800", "900"}
_ITALIC = {"italic", "oblique"}


def embed_letters(drawing: bytes, faces: Sequence[FontFace]) -> bytes:
    """The drawing with the faces of the book's family that its words are set in; others are left as they are."""
    root = parse_xml(drawing)
    used: dict[FontFace, set[str]] = {}
    for element in root.iter(f"{{{_SVG}}}text", f"{{{_SVG}}}tspan"):
        for holder, text in ((element, element.text), *((element, child.tail) for child in element)):
            face = _find_face(holder, faces)
            if face is not None and text and text.strip():
                used.setdefault(face, set()).update(text)
    if not used:
        return drawing
    style = etree.Element(f"{{{_SVG}}}style")
    style.text = "".join(
        f"@font-face {{ font-family: {quote_css(face.family)}; font-weight: {face.weight}; font-style: {face.style}; "
        f"src: url(data:{kind};base64,{base64.b64encode(content).decode()}) }}\n"
        for face in faces
        if face in used
        for content, kind in (subset_font(face, used[face]),)
    )
    root.insert(0, style)
    shown: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return shown


def _find_face(element: etree._Element, faces: Sequence[FontFace]) -> FontFace | None:
    """The face an element's words are set in, by its attributes and those around it; None for another family."""
    families = _inherited(element, "font-family").split(",")
    family = families[0].strip().strip("'\"").casefold()
    weight = 700 if _inherited(element, "font-weight") in _BOLD else 400
    style = "italic" if _inherited(element, "font-style") in _ITALIC else "normal"
    for face in faces:
        if (face.family.casefold(), face.weight, face.style) == (family, weight, style):
            return face
    return None


def _inherited(element: etree._Element, name: str) -> str:
    """The value of a property, as an attribute or in a style attribute, on the element or the nearest around it."""
    for holder in (element, *element.iterancestors()):
        declared = dict(part.split(":", 1) for part in (holder.get("style") or "").split(";") if ":" in part)
        for key, value in declared.items():
            if key.strip() == name:
                return value.strip()
        if holder.get(name) is not None:
            return str(holder.get(name)).strip()
    return ""
