"""Figures and tables: what an image's or a caption's attributes say, checked."""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from book.model.content import Alignment, Block, Cell, Figure, Inlines, Table
from book.parse.attribute_checks import check_attributes
from book.parse.attributes import Attributes
from book.parse.inlines import read_inlines, read_nodes
from book.parse.reading import Reading
from book.source import Span

_WIDTH = re.compile(r"(?:[1-9]\d?|100)%|(?!0+(?:\.0+)?[a-z])\d+(?:\.\d+)?(?:mm|cm|in|pt)")


def read_figure(reading: Reading, inline: SyntaxTreeNode, lang: str, span: Span) -> list[Block]:
    """The figure that an image alone in its paragraph is."""
    image = inline.children[0]
    run = inline.token
    assert run is not None
    assert image.nester_tokens is not None
    opening = image.nester_tokens.opening
    attributes: Attributes = opening.meta["attributes"] or Attributes()
    at = opening.meta["attributes_at"]
    check_attributes(reading, attributes, run, at, {"decorative", "plate"}, {"alt", "credit", "width"})
    address = unquote(opening.meta["destination"])
    if not address or re.search(r"\s", opening.meta["destination"]):
        reading.report.add("SRC-023", span, href=address or "()")
        return []
    decorative = "decorative" in attributes.classes
    alt = attributes.words("alt") or ""
    readable = opening.meta["attributes"] is not None or not opening.meta["has_attributes"]
    if not alt and not decorative and readable:
        reading.report.add("IMG-002", span, image=address)
    if alt and decorative:
        reading.report.add("IMG-003", span, image=address)
    width = attributes.get("width")
    if width is not None and _WIDTH.fullmatch(width) is None:
        reading.report.add("IMG-006", reading.inline_span(run, at + attributes.at["width"]), width=width)
        width = None
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
        reading.report.add("IMG-005", span, image=address)
        return []
    return [
        Figure(
            image=address,
            caption=read_nodes(reading, run, image.children, lang),
            alt=alt,
            decorative=decorative,
            plate="plate" in attributes.classes,
            credit=reading.set_words(attributes.words("credit"), lang, span),
            width=width,
            id=attributes.id or "",
            span=span,
        )
    ]


def read_table(reading: Reading, node: SyntaxTreeNode, caption: SyntaxTreeNode | None, lang: str) -> Table:
    """A table with the caption that follows it. The caption is read first: it is printed above."""
    attributes = Attributes()
    words: Inlines = ()
    if caption is not None:
        assert caption.nester_tokens is not None
        run = caption.children[0].token
        assert run is not None
        opening = caption.nester_tokens.opening
        attributes = opening.meta.get("attributes") or attributes
        at = opening.meta.get("attributes_at", 0)
        check_attributes(reading, attributes, run, at, set(), {"header-column"})
        value = attributes.get("header-column")
        if value not in {None, "true", "false"}:
            span = reading.inline_span(run, at + attributes.at["header-column"])
            reading.report.add("SRC-041", span, value=value)
        words = read_inlines(reading, caption.children[0], lang)
    header_column = attributes.get("header-column") == "true"

    alignments = tuple(_alignment(cell) for cell in node.children[0].children)
    cells = [
        tuple(
            Cell(
                children=read_inlines(reading, cell.children[0], lang),
                header=cell.type == "th" or (header_column and column == 0),
                span=reading.block_span(row),
            )
            for column, cell in enumerate(row.children)
        )
        for row in node.children
    ]
    return Table(
        caption=words,
        alignments=alignments,
        head=cells[0],
        rows=tuple(cells[1:]),
        id=attributes.id or "",
        span=reading.block_span(node),
    )


def _alignment(cell: SyntaxTreeNode) -> Alignment:
    assert cell.nester_tokens is not None
    return Alignment(cell.nester_tokens.opening.meta["alignment"] or "default")
