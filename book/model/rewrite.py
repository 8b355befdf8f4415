"""Changing inline nodes all through a tree of blocks, and taking the marks out of words that are repeated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from book.model.content import (
    Anchor,
    Attribution,
    Block,
    BlockQuotation,
    Blocks,
    Cell,
    Citation,
    Code,
    CodeBlock,
    CrossReference,
    DefinitionList,
    Dialogue,
    Epigraph,
    Figure,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    LanguageBlock,
    Letter,
    LineBreak,
    Link,
    List,
    NoteReference,
    Paragraph,
    PersonMark,
    SectionBreak,
    Table,
    TermMark,
    Text,
    Verse,
)

Change: TypeAlias = Callable[[Inline], Inline]
ChangeRun: TypeAlias = Callable[[Inlines], Inlines]


def rewrite_inlines(inlines: Inlines, change: Change) -> Inlines:
    """Every node changed, children before their parents."""
    changed = []
    for node in inlines:
        match node:
            case Text() | LineBreak() | Code() | NoteReference():
                changed.append(change(node))
            case _:
                changed.append(change(replace(node, children=rewrite_inlines(node.children, change))))
    return tuple(changed)


def rewrite_blocks(blocks: Blocks, change: Change) -> Blocks:
    """The same blocks with every inline node in them changed."""
    return rewrite_runs(blocks, lambda run: rewrite_inlines(run, change))


def rewrite_runs(blocks: Blocks, change: ChangeRun) -> Blocks:
    """The same blocks with every run of inline nodes in them changed."""
    return tuple(_rewrite_block(block, change) for block in blocks)


def _rewrite_block(block: Block, words: ChangeRun) -> Block:
    def cells(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, children=words(cell.children)) for cell in row)

    def attribution(line: Attribution | None) -> Attribution | None:
        return None if line is None else replace(line, children=words(line.children))

    match block:
        case Heading() | Paragraph():
            return replace(block, children=words(block.children))
        case BlockQuotation() | Epigraph():
            inner = rewrite_runs(block.blocks, words)
            return replace(block, blocks=inner, attribution=attribution(block.attribution))
        case LanguageBlock():
            return replace(block, blocks=rewrite_runs(block.blocks, words))
        case Verse():
            stanzas = tuple(
                replace(stanza, lines=tuple(replace(line, children=words(line.children)) for line in stanza.lines))
                for stanza in block.stanzas
            )
            return replace(block, stanzas=stanzas, attribution=attribution(block.attribution))
        case Letter():
            sections = tuple(
                replace(section, blocks=rewrite_runs(section.blocks, words)) for section in block.sections
            )
            return replace(block, sections=sections)
        case Dialogue():
            turns = tuple(
                replace(turn, speaker=words(turn.speaker), blocks=rewrite_runs(turn.blocks, words))
                for turn in block.turns
            )
            return replace(block, turns=turns)
        case List():
            items = tuple(replace(item, blocks=rewrite_runs(item.blocks, words)) for item in block.items)
            return replace(block, items=items)
        case DefinitionList():
            definitions = tuple(
                replace(
                    item,
                    term=words(item.term),
                    definitions=tuple(rewrite_runs(inner, words) for inner in item.definitions),
                )
                for item in block.items
            )
            return replace(block, items=definitions)
        case Table():
            caption, head = words(block.caption), cells(block.head)
            return replace(block, caption=caption, head=head, rows=tuple(cells(row) for row in block.rows))
        case Figure():
            return replace(block, caption=words(block.caption))
        case SectionBreak() | CodeBlock():
            return block


def strip_marks(inlines: Inlines) -> Inlines:
    """The words of a title where it is repeated: its styles and languages, without notes, ids, links and marks."""
    kept: list[Inline] = []
    for node in inlines:
        match node:
            case NoteReference():
                pass
            case LineBreak():
                kept.append(Text(text=" ", span=node.span))
            case Text() | Code():
                kept.append(node)
            case Anchor() | IndexMark() | PersonMark() | TermMark() | Link() | CrossReference() | Citation():
                kept.extend(strip_marks(node.children))
            case _:
                kept.append(replace(node, children=strip_marks(node.children)))
    return tuple(kept)
