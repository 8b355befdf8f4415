"""What the EPUB may truly say of its accessibility, found by looking at it (EP-50, EP-51).

Document trees and the style sheet come in, a list of facts goes out. Conformance with a standard is never among
them: that takes a person (EP-52).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from lxml import etree

from book.epub.page_breaks import is_page_break
from book.epub.xhtml import HEADINGS, iter_xhtml, local_name

_ABSOLUTE_UNITS = frozenset({"px", "pt", "pc", "cm", "mm", "in", "q"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Accessibility:
    """The accessibility metadata, in the words of the schema.org vocabulary; `summary` is English prose."""

    modes: tuple[str, ...]
    sufficient: str
    features: tuple[str, ...]
    hazard: str
    summary: str


def inspect_accessibility(roots: Sequence[etree._Element], stylesheet: str, *, moving: bool) -> Accessibility:
    """The facts about documents and their style sheet.

    The cover is not among `roots`: it carries nothing that the text does not say. `moving` says whether any image
    moves: what it does to a reader no program knows. There is no sound.
    """
    elements = [element for root in roots for element in iter_xhtml(root)]
    images = [element for element in elements if local_name(element) == "img"]
    pictures = [image for image in images if image.get("alt") != ""]
    described = all(image.get("alt") is not None for image in pictures)
    roles = {role for element in elements for role in (element.get("role") or "").split()}
    styles = [stylesheet, *(element.get("style", "") for element in elements)]
    tokens = [token for style in styles for token in _tokens(tinycss2.parse_component_value_list(style))]
    found = {
        "tableOfContents": True,
        "readingOrder": not _positions(tokens),
        "structuralNavigation": all(_has_sound_headings(root) for root in roots)
        and any(local_name(element) in HEADINGS for element in elements),
        "ARIA": bool(roles),
        "index": "doc-index" in roles,  # IX-79
        "pageBreakMarkers": any(is_page_break(element) for element in elements),
        "pageNavigation": any(is_page_break(element) for element in elements),
        "alternativeText": bool(pictures) and described,
        "longDescription": any(e.get("aria-details") for e in pictures),
        "displayTransformability": not any(_is_absolute(token) for token in tokens),
    }
    features = tuple(feature for feature, present in found.items() if present)
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient="textual" if described else "textual,visual",
        features=features,
        hazard="unknown" if moving else "none",
        summary=_summarize(features, bool(pictures), described),
    )


def _has_sound_headings(root: etree._Element) -> bool:
    """Whether a document's headings begin at the first level and leave none out on the way down."""
    above = 0
    for heading in iter_xhtml(root, *HEADINGS):
        level = int(local_name(heading)[1])
        if level > above + 1:
            return False
        above = level
    return True


def _tokens(values: Iterable[Any]) -> list[Any]:
    """The tokens of a style sheet, those in blocks and functions among them; no spaces, no comments."""
    tokens: list[Any] = []
    for value in values:
        if value.type in ("whitespace", "comment"):
            continue
        tokens.append(value)
        tokens.extend(_tokens(getattr(value, "content", None) or getattr(value, "arguments", None) or ()))
    return tokens


def _is_absolute(token: Any) -> bool:
    return token.type == "dimension" and token.lower_unit in _ABSOLUTE_UNITS and token.value != 0


def _positions(tokens: Sequence[Any]) -> bool:
    """Whether a style takes anything out of the order of the text."""
    return any(
        name.type == "ident" and name.lower_value == "position" and colon == ":" and value.type == "ident"
        and value.lower_value in ("absolute", "fixed")
        for name, colon, value in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )  # fmt: skip


def _summarize(features: Sequence[str], pictures: bool, described: bool) -> str:
    parts = ["a table of contents"]
    if "index" in features:
        parts.append("an index linked to the text")
    if "pageBreakMarkers" in features:
        parts.append("the page numbers of the print edition")
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    summary = f"The text can be read by eye, by ear and by touch, and has {listed}."
    if pictures and described:
        summary += " Every image that carries meaning has a text alternative."
    elif pictures:
        summary += " Not every image has a text alternative."
    return summary
