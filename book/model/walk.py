"""Going through the nodes of a document in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from book.model.content import (
    Block,
    BlockQuotation,
    Code,
    CodeBlock,
    DefinitionList,
    Dialogue,
    Epigraph,
    Figure,
    Heading,
    Inline,
    LanguageBlock,
    Letter,
    LineBreak,
    List,
    NoteReference,
    Paragraph,
    SectionBreak,
    Table,
    Text,
    Verse,
)


def iter_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline node, parents before children."""
    for node in inlines:
        yield node
        match node:
            case Text() | LineBreak() | Code() | NoteReference():
                pass
            case _:
                yield from iter_inlines(node.children)


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of inline nodes, without notes and marks; a line break is a space."""
    parts = []
    for node in iter_inlines(inlines):
        match node:
            case Text() | Code():
                parts.append(node.text)
            case LineBreak():
                parts.append(" ")
            case _:
                pass
    return "".join(parts)


def child_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case BlockQuotation() | Epigraph() | LanguageBlock():
            return block.blocks
        case Letter():
            return tuple(inner for section in block.sections for inner in section.blocks)
        case Dialogue():
            return tuple(inner for turn in block.turns for inner in turn.blocks)
        case List():
            return tuple(inner for item in block.items for inner in item.blocks)
        case DefinitionList():
            return tuple(inner for item in block.items for blocks in item.definitions for inner in blocks)
        case Heading() | Paragraph() | Verse() | Table() | Figure() | SectionBreak() | CodeBlock():
            return ()


def iter_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before children."""
    for block in blocks:
        yield block
        yield from iter_blocks(child_blocks(block))


def section_headings(blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings that divide the text; those inside quoted documents are part of what is quoted."""
    for block in blocks:
        match block:
            case Heading():
                yield block
            case LanguageBlock():
                yield from section_headings(block.blocks)
            case _:
                pass


def iter_inline_runs(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """Every run of inline nodes in the blocks, each once, in reading order within its block."""
    for block in iter_blocks(blocks):
        match block:
            case Heading() | Paragraph():
                yield block.children
            case Verse():
                for stanza in block.stanzas:
                    for line in stanza.lines:
                        yield line.children
            case Dialogue():
                for turn in block.turns:
                    yield turn.speaker
            case DefinitionList():
                for item in block.items:
                    yield item.term
            case Table():
                yield block.caption
                for cell in block.head:
                    yield cell.children
                for row in block.rows:
                    for cell in row:
                        yield cell.children
            case Figure():
                yield block.caption
            case _:
                pass
        match block:
            case BlockQuotation() | Epigraph() | Verse():
                if block.attribution is not None:
                    yield block.attribution.children
            case _:
                pass


