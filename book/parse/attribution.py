"""The attribution at the end of a quotation, an epigraph or a poem."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from book.model.content import Attribution
from book.parse.attribute_checks import check_attributes
from book.parse.attributes import Attributes
from book.parse.inlines import read_nodes
from book.parse.reading import Reading


def split_attribution(
    reading: Reading, nodes: list[SyntaxTreeNode], lang: str
) -> tuple[list[SyntaxTreeNode], Attribution | None]:
    """Part the attribution, a last paragraph that is one `[…]{.attribution}`, from what it stands under."""
    if not nodes or nodes[-1].type != "paragraph":
        return nodes, None
    inline = nodes[-1].children[0]
    if len(inline.children) != 1 or inline.children[0].type != "span":
        return nodes, None
    only = inline.children[0]
    assert only.nester_tokens is not None
    assert inline.token is not None
    opening = only.nester_tokens.opening
    attributes: Attributes | None = opening.meta["attributes"]
    if attributes is None or "attribution" not in attributes.classes:
        return nodes, None
    at = opening.meta["attributes_at"]
    check_attributes(reading, attributes, inline.token, at, {"attribution"}, set(), allow_id=False)
    children = read_nodes(reading, inline.token, only.children, lang)
    return nodes[:-1], Attribution(children=children, span=reading.block_span(nodes[-1]))
