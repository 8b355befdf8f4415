"""Blank lines between blocks: where one is missing, readers do not agree on what goes on and what begins."""

from __future__ import annotations

from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from book.parse.reading import Reading

_NAMES = {
    "heading": "heading",
    "blockquote": "quotation",
    "bullet_list": "list",
    "ordered_list": "list",
    "dl": "list of definitions",
    "hr": "section break",
    "fence": "block of code",
    "table": "table",
    "caption": "caption",
    "container": "container",
    "line_block": "verse",
    "footnote_reference": "note",
    "paragraph": "paragraph",
}


def require_blank_lines(reading: Reading, nodes: list[SyntaxTreeNode]) -> None:
    """Report every block that begins right under the block before it.

    Notes may follow one another line by line, and a list may stand right under the first paragraph of an item.
    """
    for before, node in pairwise(nodes):
        if node.type not in _NAMES or node.map is None:
            continue
        if before.type == node.type == "footnote_reference":
            continue
        within_item = node.parent is not None and node.parent.type == "list_item"
        if within_item and before.type == "paragraph" and node.type in {"bullet_list", "ordered_list"}:
            continue
        if not reading.is_blank(node.map[0] - 1, _quotations_around(node)):
            reading.report.add("SRC-010", reading.block_span(node), what=_NAMES[node.type])


def _quotations_around(node: SyntaxTreeNode) -> int:
    count = 0
    while node.parent is not None:
        node = node.parent
        count += node.type == "blockquote"
    return count
