"""Block tokens to block nodes: the flow of prose, quotations and lists, and the dispatch to set pieces.

Comes in: tree nodes that stand side by side. Goes out: blocks with spans, in order. Notes' definitions are left to
`markdown.parse_document`.
"""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    Block,
    BlockQuotation,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Delimiter,
    Heading,
    List,
    ListItem,
    Paragraph,
    SectionBreak,
)
from book.parse import containers, figures, verse
from book.parse.attribute_checks import check_attributes
from book.parse.attributes import Attributes
from book.parse.attribution import read_attribution, split_attribution
from book.parse.index_marks import BLOCK_CLASSES, BLOCK_KEYS, read_block_marks
from book.parse.index_ranges import close_sections, open_range
from book.parse.inlines import has_words, read_inlines
from book.parse.lists import Marker
from book.parse.reading import Reading
from book.parse.spacing import require_blank_lines

_MAX_HEADING_LEVEL = 4


def read_blocks(reading: Reading, nodes: list[SyntaxTreeNode], lang: str, *, nested: bool = False) -> list[Block]:
    """The blocks of sibling nodes. `nested` says that they stand inside another block, where no heading can."""
    blocks: list[Block] = []
    require_blank_lines(reading, nodes)
    for number, node in enumerate(nodes):
        before = nodes[number - 1] if number else None
        if node.type == "caption":
            if before is None or before.type != "table":  # only reached for a second caption
                reading.report.add("SRC-021", reading.block_span(node), mark="Table:")
            continue
        after = nodes[number + 1] if number + 1 < len(nodes) else None
        blocks.extend(_read_block(reading, node, after, lang, nested))
    return close_sections(blocks, reading.sections)


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
            inner, last = split_attribution(node.children)
            blocks = read_blocks(reading, inner, lang, nested=True)
            attribution = read_attribution(reading, last, lang)
            if not blocks:
                reading.report.add("SRC-039", span, container="quotation")
            return [BlockQuotation(blocks=tuple(blocks), attribution=attribution, span=span)]
        case "bullet_list" | "ordered_list":
            return [_read_list(reading, node, lang)]
        case "dl":
            return [_read_definitions(reading, node, lang)]
        case "table":
            caption = after if after is not None and after.type == "caption" else None
            return [figures.read_table(reading, node, caption, lang)]
        case "line_block":
            poem = verse.read_verse(reading, [node], lang, span)
            if not poem:
                reading.report.add("SRC-039", span, container="verse")
            return [*poem]
        case "container":
            return containers.read_container(reading, node, lang, nested, read_blocks)
        case "hr":
            return [SectionBreak(span=span)]
        case "fence":
            if node.info.strip():
                reading.report.add("SRC-034", span)
            return [CodeBlock(text=node.content.removesuffix("\n"), span=span)]
        case "code_block":
            reading.report.add("SRC-035", span)
            return []
        case "footnote_reference":
            if _is_set_in(node):
                reading.report.add("SRC-068", span)
            return []
        case other:
            raise AssertionError(f"no rule of the subset makes a block of type {other}")


def _is_set_in(node: SyntaxTreeNode) -> bool:
    """Whether a block stands in a list, a quotation or a note, and not only in containers."""
    around = node.parent
    while around is not None and around.type in {"container", "root"}:
        around = around.parent
    return around is not None


def read_paragraph(reading: Reading, node: SyntaxTreeNode, lang: str) -> list[Block]:
    """A paragraph, or the figure that it is when an image stands alone in it."""
    inline = node.children[0]
    span = reading.block_span(node)
    if len(inline.children) == 1 and inline.children[0].type == "image":
        return figures.read_figure(reading, inline, lang, span)
    children = read_inlines(reading, inline, lang)
    return [Paragraph(children=children, span=span)] if children else []


def _read_heading(reading: Reading, node: SyntaxTreeNode, lang: str, nested: bool) -> list[Block]:
    span = reading.block_span(node)
    assert node.nester_tokens is not None
    opening = node.nester_tokens.opening
    level = int(node.tag[1:])
    if nested:
        reading.report.add("STR-004", span)
    if level > _MAX_HEADING_LEVEL:
        reading.report.add("STR-005", span, level=level, most=_MAX_HEADING_LEVEL)
    attributes: Attributes = opening.meta.get("attributes") or Attributes()
    run = node.children[0].token
    assert run is not None
    keys = {"running-head", "subtitle"} if level == 1 else {"running-head"}
    classes = {"unnumbered"} if level == 1 else set()
    at = opening.meta.get("attributes_at", 0)
    check_attributes(reading, attributes, run, at, classes | BLOCK_CLASSES, keys | BLOCK_KEYS)
    marks = read_block_marks(reading, attributes, reading.inline_span(run, at), span)
    if marks:
        reading.sections[span] = marks
    reading.in_heading = True
    children = read_inlines(reading, node.children[0], lang)
    reading.in_heading = False
    if not has_words(children):
        reading.report.add("STR-006", span)
    heading = Heading(
        level=level,
        children=children,
        id=attributes.id or "",
        running_head=reading.set_words(attributes.words("running-head"), lang, span),
        subtitle=reading.set_words(attributes.words("subtitle"), lang, span),
        numbered="unnumbered" not in attributes.classes,
        span=span,
    )
    return open_range([heading], marks)


def _read_list(reading: Reading, node: SyntaxTreeNode, lang: str) -> List:
    span = reading.block_span(node)
    assert node.nester_tokens is not None
    opening = node.nester_tokens.opening
    marker: Marker = opening.meta["marker"]
    if len(node.children) == 1 and marker.number != 1 and marker.delimiter is Delimiter.PERIOD:
        reading.report.add("SRC-049", span)
    return List(
        style=marker.style,
        items=tuple(
            ListItem(
                blocks=tuple(read_blocks(reading, item.children, lang, nested=True)), span=reading.block_span(item)
            )
            for item in node.children
        ),
        start=marker.number,
        delimiter=marker.delimiter,
        tight=bool(opening.meta["tight"]),
        span=span,
    )


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
