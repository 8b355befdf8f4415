"""Block tokens to block nodes: the flow of prose, quotations and lists, and the dispatch to set pieces.

Comes in: tree nodes that stand side by side. Goes out: blocks with spans, in order. Notes' definitions are left to
`markdown.parse_document`.
"""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    Attribution,
    Block,
    BlockQuotation,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Delimiter,
    Heading,
    Inlines,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    SectionBreak,
    Speaker,
)
from book.parse import containers, figures, verse
from book.parse.attributes import Attributes
from book.parse.inlines import check_attributes, read_inlines, read_nodes
from book.parse.ordered_lists import Marker
from book.parse.reading import Reading
from book.source import Span

_NEEDS_BLANK_LINE = {
    "heading": "heading",
    "blockquote": "quotation",
    "bullet_list": "list",
    "ordered_list": "list",
    "hr": "section break",
    "fence": "block of code",
    "table": "table",
    "container": "container",
    "line_block": "verse",
}
_MAX_HEADING_LEVEL = 4


def read_blocks(reading: Reading, nodes: list[SyntaxTreeNode], lang: str, *, nested: bool = False) -> list[Block]:
    """The blocks of sibling nodes. `nested` says that they stand inside another block, where no heading can."""
    blocks: list[Block] = []
    for number, node in enumerate(nodes):
        before = nodes[number - 1] if number else None
        _require_blank_line(reading, before, node)
        if node.type == "caption":
            if before is None or before.type != "table":  # only reached for a second caption
                reading.report.add("SRC-021", reading.block_span(node), mark="Table:")
            continue
        after = nodes[number + 1] if number + 1 < len(nodes) else None
        blocks.extend(_read_block(reading, node, after, lang, nested))
    return blocks


def _require_blank_line(reading: Reading, before: SyntaxTreeNode | None, node: SyntaxTreeNode) -> None:
    """Report a block that begins right under a paragraph, where Pandoc goes on with the paragraph."""
    what = _NEEDS_BLANK_LINE.get(node.type)
    if what is None or before is None or before.type != "paragraph" or before.map is None or node.map is None:
        return
    within_item = node.parent is not None and node.parent.type == "list_item" and node.type.endswith("_list")
    if before.map[1] == node.map[0] and not within_item:
        reading.report.add("SRC-010", reading.block_span(node), what=what)


def _read_block(
    reading: Reading, node: SyntaxTreeNode, after: SyntaxTreeNode | None, lang: str, nested: bool
) -> list[Block]:
    span = reading.block_span(node)
    match node.type:
        case "paragraph":
            return read_paragraph(reading, node, lang)
        case "heading":
            return _read_heading(reading, node, lang, nested)
        case "blockquote":
            inner, attribution = split_attribution(reading, node.children, lang)
            blocks = read_blocks(reading, inner, lang, nested=True)
            return [BlockQuotation(blocks=tuple(blocks), attribution=attribution, span=span)]
        case "bullet_list":
            paragraphs = [inner for item in node.children for inner in item.children if inner.type == "paragraph"]
            tight = all(paragraph.hidden for paragraph in paragraphs)
            items = _read_items(reading, node, lang)
            return [List(style=ListStyle.BULLET, items=items, tight=tight, span=span)]
        case "ordered_list":
            assert node.nester_tokens is not None
            marker: Marker = node.nester_tokens.opening.meta["marker"]
            return [
                List(
                    style=marker.style,
                    items=_read_items(reading, node, lang),
                    start=marker.number,
                    delimiter=Delimiter(marker.delimiter),
                    tight=bool(node.nester_tokens.opening.meta["tight"]),
                    span=span,
                )
            ]
        case "dl":
            return [_read_definitions(reading, node, lang)]
        case "table":
            caption = after if after is not None and after.type == "caption" else None
            return [figures.read_table(reading, node, caption, lang)]
        case "line_block":
            return [verse.read_verse(reading, [node], lang, None, span)]
        case "container":
            return containers.read_container(reading, node, lang, nested)
        case "hr":
            return [SectionBreak(span=span)]
        case "fence":
            if node.info.strip():
                reading.report.add("SRC-034", span)
            return [CodeBlock(text=node.content.rstrip("\n"), span=span)]
        case "code_block":
            reading.report.add("SRC-035", span)
            return []
        case "footnote_reference":
            return []
        case other:
            raise AssertionError(f"no rule of the subset makes a block of type {other}")


def read_paragraph(reading: Reading, node: SyntaxTreeNode, lang: str) -> list[Block]:
    """A paragraph, or the figure that it is when an image stands alone in it."""
    inline = node.children[0]
    span = reading.block_span(node)
    if len(inline.children) == 1 and inline.children[0].type == "image":
        return figures.read_figure(reading, inline, lang, span)
    children = read_inlines(reading, inline, lang)
    for child in children:
        if isinstance(child, Speaker):
            reading.report.add("SRC-036", child.span)
    return [Paragraph(children=children, span=span)] if children else []


def _read_heading(reading: Reading, node: SyntaxTreeNode, lang: str, nested: bool) -> list[Block]:
    span = reading.block_span(node)
    assert node.nester_tokens is not None
    opening = node.nester_tokens.opening
    if opening.markup in {"=", "-"}:
        reading.report.add("SRC-030", span)
    level = int(node.tag[1:])
    if nested:
        reading.report.add("STR-004", span)
    if level > _MAX_HEADING_LEVEL:
        reading.report.add("STR-005", span, level=level, most=_MAX_HEADING_LEVEL)
    attributes: Attributes = opening.meta.get("attributes") or Attributes()
    run = node.children[0].token
    assert run is not None
    where = reading.inline_span(run, opening.meta.get("attributes_at", 0))
    keys = {"running-head", "subtitle"} if level == 1 else {"running-head"}
    check_attributes(reading, attributes, where, {"unnumbered"} if level == 1 else set(), keys)
    reading.in_heading = True
    children = read_inlines(reading, node.children[0], lang)
    reading.in_heading = False
    if not children:
        reading.report.add("STR-006", span)
    return [
        Heading(
            level=level,
            children=children,
            id=attributes.id or "",
            running_head=attributes.get("running-head"),
            subtitle=attributes.get("subtitle"),
            numbered="unnumbered" not in attributes.classes,
            span=span,
        )
    ]


def _read_items(reading: Reading, node: SyntaxTreeNode, lang: str) -> tuple[ListItem, ...]:
    items = []
    for item in node.children:
        span = reading.block_span(item)
        blocks = tuple(read_blocks(reading, item.children, lang, nested=True))
        if not blocks:
            reading.report.add("SRC-037", span)
        items.append(ListItem(blocks=blocks, span=span))
    return tuple(items)


def _read_definitions(reading: Reading, node: SyntaxTreeNode, lang: str) -> DefinitionList:
    """Terms with their definitions; several terms in a row share the definitions under the last."""
    items: list[Definition] = []
    for child in node.children:
        span = reading.block_span(child)
        if child.type == "dt":
            term = read_inlines(reading, child.children[0], lang)
            items.append(Definition(term=term, definitions=(), span=span))
        else:
            last = items.pop()
            blocks: Blocks = tuple(read_blocks(reading, child.children, lang, nested=True))
            items.append(Definition(term=last.term, definitions=(*last.definitions, blocks), span=last.span))
    return DefinitionList(items=tuple(items), span=reading.block_span(node))


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
    assert only.nester_tokens is not None and inline.token is not None
    attributes: Attributes | None = only.nester_tokens.opening.meta["attributes"]
    if attributes is None or "attribution" not in attributes.classes:
        return nodes, None
    where = reading.inline_span(inline.token, only.nester_tokens.opening.meta["attributes_at"])
    check_attributes(reading, attributes, where, {"attribution"}, set(), allow_id=False)
    children: Inlines = read_nodes(reading, inline.token, only.children, lang)
    return nodes[:-1], Attribution(children=children, span=reading.block_span(nodes[-1]))
