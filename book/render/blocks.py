"""Blocks to XHTML: one function, one `match` over the kinds of block."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from book.model.content import (
    Alignment,
    Attribution,
    Block,
    BlockQuotation,
    Cell,
    CodeBlock,
    DefinitionList,
    Delimiter,
    Dialogue,
    Epigraph,
    Figure,
    Heading,
    LanguageBlock,
    Letter,
    List,
    ListStyle,
    Paragraph,
    SectionBreak,
    Table,
    Turn,
    Verse,
)
from book.render.context import RenderState
from book.render.elements import add_element, add_text
from book.render.inlines import render_inlines

_LIST_TYPES = {
    ListStyle.DECIMAL: None,
    ListStyle.LOWER_ALPHA: "a",
    ListStyle.UPPER_ALPHA: "A",
    ListStyle.LOWER_ROMAN: "i",
    ListStyle.UPPER_ROMAN: "I",
}
_MOST_INDENT = 20  # the style sheets have a class for each space of indent up to this


def render_blocks(parent: etree._Element, blocks: Iterable[Block], state: RenderState) -> None:
    """Append blocks to an element, in order."""
    for block in blocks:
        _render_block(parent, block, state)


def _render_block(parent: etree._Element, block: Block, state: RenderState) -> None:
    match block:
        case Paragraph():
            render_inlines(add_element(parent, "p", id=block.id), block.children, state)
        case Heading():
            render_inlines(add_element(parent, f"h{block.level}", id=block.id), block.children, state)
        case BlockQuotation():
            quotation = add_element(parent, "blockquote", id=block.id)
            render_blocks(quotation, block.blocks, state)
            _render_attribution(quotation, block.attribution, state)
        case Epigraph():
            epigraph = add_element(
                parent, "blockquote", class_="epigraph", epub_type="epigraph", role="doc-epigraph", id=block.id
            )
            render_blocks(epigraph, block.blocks, state)
            _render_attribution(epigraph, block.attribution, state)
        case Verse():
            _render_verse(parent, block, state)
        case Letter():
            letter = add_element(parent, "div", class_="letter", id=block.id)
            for section in block.sections:
                render_blocks(add_element(letter, "div", class_=section.part.value), section.blocks, state)
        case Dialogue():
            dialogue = add_element(parent, "div", class_=block.kind, id=block.id)
            for turn in block.turns:
                _render_turn(dialogue, turn, state)
        case List():
            _render_list(parent, block, state)
        case DefinitionList():
            definitions = add_element(parent, "dl", class_="definitions", id=block.id)
            for item in block.items:
                render_inlines(add_element(definitions, "dt", id=item.id), item.term, state)
                for inner in item.definitions:
                    render_blocks(add_element(definitions, "dd"), inner, state)
        case Table():
            _render_table(parent, block, state)
        case Figure():
            _render_figure(parent, block, state)
        case SectionBreak():
            add_element(parent, "hr", class_="section-break", id=block.id)
        case CodeBlock():
            add_text(add_element(add_element(parent, "pre", id=block.id), "code"), block.text)
        case LanguageBlock():
            render_blocks(add_element(parent, "div", lang=block.lang, id=block.id), block.blocks, state)


def _render_attribution(parent: etree._Element, attribution: Attribution | None, state: RenderState) -> None:
    if attribution is not None:
        element = add_element(parent, "p", class_="attribution", id=attribution.id)
        render_inlines(element, attribution.children, state)


def _render_verse(parent: etree._Element, verse: Verse, state: RenderState) -> None:
    poem = add_element(parent, "div", class_="verse", id=verse.id)
    for stanza in verse.stanzas:
        element = add_element(poem, "div", class_="stanza")
        for line in stanza.lines:
            class_ = f"line in-{min(line.indent, _MOST_INDENT)}" if line.indent else "line"
            render_inlines(add_element(element, "p", class_=class_, id=line.id), line.children, state)
    _render_attribution(poem, verse.attribution, state)


def _render_turn(parent: etree._Element, turn: Turn, state: RenderState) -> None:
    """The speaker's name opens the first paragraph of the turn, or stands alone before another kind of block."""
    element = add_element(parent, "div", class_="turn")
    blocks = turn.blocks
    if turn.speaker:
        first = blocks[0] if blocks and isinstance(blocks[0], Paragraph) else None
        paragraph = add_element(element, "p", id=first.id if first else None)
        render_inlines(add_element(paragraph, "span", class_="speaker"), turn.speaker, state)
        if first is not None:
            add_text(paragraph, " ")
            render_inlines(paragraph, first.children, state)
            blocks = blocks[1:]
    render_blocks(element, blocks, state)


def _render_list(parent: etree._Element, block: List, state: RenderState) -> None:
    classes = [] if block.tight else ["loose"]
    if block.style is ListStyle.BULLET:
        element = add_element(parent, "ul", class_=" ".join(classes), id=block.id)
    else:
        if block.delimiter is not Delimiter.PERIOD:
            classes.append(block.delimiter.value)
        element = add_element(
            parent,
            "ol",
            class_=" ".join(classes),
            id=block.id,
            start=str(block.start) if block.start != 1 else None,
            type=_LIST_TYPES[block.style],
        )
    for item in block.items:
        render_blocks(add_element(element, "li"), item.blocks, state)


def _render_table(parent: etree._Element, table: Table, state: RenderState) -> None:
    element = add_element(parent, "table", id=table.id)
    if table.caption:
        caption = add_element(element, "caption")
        label = f"{state.context.vocabulary.table_label}\N{NO-BREAK SPACE}{table.number}."
        add_text(add_element(caption, "span", class_="label"), label)
        add_text(caption, " ")
        render_inlines(caption, table.caption, state)
    head = add_element(add_element(element, "thead"), "tr")
    _render_cells(head, table.head, table.alignments, "col", state)
    body = add_element(element, "tbody")
    for row in table.rows:
        _render_cells(add_element(body, "tr"), row, table.alignments, "row", state)


def _render_cells(
    row: etree._Element, cells: tuple[Cell, ...], alignments: tuple[Alignment, ...], scope: str, state: RenderState
) -> None:
    for cell, alignment in zip(cells, alignments, strict=False):
        class_ = None if alignment is Alignment.DEFAULT else alignment.value
        header = cell.header and bool(cell.children)
        element = add_element(row, "th" if header else "td", class_=class_, id=cell.id, scope=scope if header else None)
        render_inlines(element, cell.children, state)


def _render_figure(parent: etree._Element, figure: Figure, state: RenderState) -> None:
    element = add_element(parent, "figure", id=figure.id, class_="plate" if figure.plate else None)
    width = state.context.image_widths.get(figure.id)
    add_element(
        element,
        "img",
        src=figure.image,
        alt=figure.alt,
        role="presentation" if figure.decorative else None,
        style=f"width: {width:.4g}%" if width is not None else None,
    )
    if not figure.caption and figure.credit is None:
        return
    caption = add_element(element, "figcaption")
    if figure.caption:
        label = f"{state.context.vocabulary.figure_label}\N{NO-BREAK SPACE}{figure.number}."
        add_text(add_element(caption, "span", class_="label"), label)
        add_text(caption, " ")
        render_inlines(caption, figure.caption, state)
    if figure.credit is not None:
        if figure.caption:
            add_text(caption, " ")
        add_text(add_element(caption, "span", class_="credit"), figure.credit)
