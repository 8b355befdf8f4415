"""The attribution at the end of a quotation, an epigraph or a poem."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from book.model.content import Attribution
from book.parse.attribute_checks import check_attributes
from book.parse.attributes import Attributes
from book.parse.inlines import read_nodes
from book.parse.reading import Reading


def split_attribution(nodes: list[SyntaxTreeNode]) -> tuple[list[SyntaxTreeNode], SyntaxTreeNode | None]:
    """Part the attribution, a last paragraph that is one `[…]{.attribution}`, from what it stands under.

    It is read behind that, by `read_attribution`: notes are numbered in the order in which they are read.
    """
    if not nodes or nodes[-1].type != "paragraph":
        return nodes, None
    inline = nodes[-1].children[0]
    if len(inline.children) != 1 or inline.children[0].type != "span":
        return nodes, None
    attributes = _attributes_of(inline.children[0])
    if attributes is None or "attribution" not in attributes.classes:
        return nodes, None
    return nodes[:-1], nodes[-1]


def read_attribution(reading: Reading, node: SyntaxTreeNode | None, lang: str) -> Attribution | None:
    """The attribution of the paragraph that was parted, if there is one."""
    if node is None:
        return None
    inline = node.children[0]
    only = inline.children[0]
    attributes = _attributes_of(only)
    assert attributes is not None
    assert only.nester_tokens is not None
    assert inline.token is not None
    at = only.nester_tokens.opening.meta["attributes_at"]
    check_attributes(reading, attributes, inline.token, at, {"attribution"}, set(), allow_id=False)
    children = read_nodes(reading, inline.token, only.children, lang)
    return Attribution(children=children, span=reading.block_span(node))


def _attributes_of(span: SyntaxTreeNode) -> Attributes | None:
    assert span.nester_tokens is not None
    attributes: Attributes | None = span.nester_tokens.opening.meta["attributes"]
    return attributes
