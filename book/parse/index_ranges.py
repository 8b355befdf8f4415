"""Index entries about a container, a section or a division: marks at the beginning and the end of their words.

Comes in: blocks and the entries about them. Goes out: the same blocks with an opening mark for each entry before their
first words and a closing one behind their last, so that both editions have anchors there. Blocks without words (code, a
section break, a drawing without a caption) can carry no mark; the range then begins and ends with the words nearest to
them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from book.model.content import (
    Block,
    BlockQuotation,
    Blocks,
    CodeBlock,
    DefinitionList,
    Dialogue,
    Epigraph,
    Extent,
    Figure,
    Heading,
    IndexMark,
    Inlines,
    LanguageBlock,
    Letter,
    List,
    Paragraph,
    SectionBreak,
    Table,
    Verse,
)
from book.source import Span

Marking: TypeAlias = Callable[[Inlines], Inlines]
"""What is done to the run of words at one end of a block."""

Part = TypeVar("Part")


def enclose(blocks: Sequence[Block], marks: Sequence[IndexMark]) -> list[Block]:
    """Blocks with entries about all of them; as they are where they have no words to hold the marks."""
    return close_range(open_range(blocks, marks), marks)


def open_range(blocks: Sequence[Block], marks: Sequence[IndexMark]) -> list[Block]:
    """Blocks with the entries opened before their first words."""
    opening = tuple(replace(mark, extent=Extent.OPEN) for mark in marks)
    return list(_change_end(tuple(blocks), lambda words: (*opening, *words), at=0) or blocks)


def close_range(blocks: Sequence[Block], marks: Sequence[IndexMark]) -> list[Block]:
    """Blocks with the entries closed behind their last words, those opened last first."""
    closing = tuple(replace(mark, extent=Extent.CLOSE) for mark in reversed(marks))
    return list(_change_end(tuple(blocks), lambda words: (*words, *closing), at=-1) or blocks)


def close_sections(blocks: Sequence[Block], opened: dict[Span, list[IndexMark]]) -> list[Block]:
    """Blocks in which the entries of headings are closed at the ends of their sections.

    `opened` has them by the places of the headings; those closed here are taken out. A section ends before the next
    heading of its level or a higher one, or with the blocks.
    """
    closed = list(blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Heading) or block.span not in opened:
            continue
        marks = opened.pop(block.span)
        end = next((later for later in range(at + 1, len(blocks)) if _ends_section(blocks[later], block)), len(blocks))
        closed[at:end] = close_range(closed[at:end], marks)
    return closed


def _ends_section(block: Block, heading: Heading) -> bool:
    return isinstance(block, Heading) and block.level <= heading.level


def _change_end(blocks: Blocks, change: Marking, at: int) -> Blocks | None:
    """Blocks with the first run of words in them changed (`at` 0) or the last (-1); None where they have none."""
    for number in _order(blocks, at):
        changed = _change_block(blocks[number], change, at)
        if changed is not None:
            return _put(blocks, number, changed)
    return None


def _change_block(block: Block, change: Marking, at: int) -> Block | None:
    match block:
        case Heading() | Paragraph():
            return replace(block, children=change(block.children))
        case LanguageBlock():
            inner = _change_end(block.blocks, change, at)
            return None if inner is None else replace(block, blocks=inner)
        case BlockQuotation() | Epigraph():
            if at == -1 and block.attribution is not None:
                return replace(
                    block, attribution=replace(block.attribution, children=change(block.attribution.children))
                )
            inner = _change_end(block.blocks, change, at)
            return None if inner is None else replace(block, blocks=inner)
        case Verse():
            return _change_verse(block, change, at)
        case Figure():
            return replace(block, caption=change(block.caption)) if block.caption else None
        case Table():
            return _change_table(block, change, at)
        case Letter() | Dialogue() | List() | DefinitionList():
            return _change_parts(block, change, at)
        case SectionBreak() | CodeBlock():
            return None


def _change_parts(block: Letter | Dialogue | List | DefinitionList, change: Marking, at: int) -> Block | None:
    """A block made of parts: the first or last of them that has words."""
    match block:
        case Letter():
            for number in _order(block.sections, at):
                section = block.sections[number]
                if (inner := _change_end(section.blocks, change, at)) is not None:
                    return replace(block, sections=_put(block.sections, number, replace(section, blocks=inner)))
        case List():
            for number in _order(block.items, at):
                item = block.items[number]
                if (inner := _change_end(item.blocks, change, at)) is not None:
                    return replace(block, items=_put(block.items, number, replace(item, blocks=inner)))
        case Dialogue():
            for number in _order(block.turns, at):
                turn = block.turns[number]
                inner = _change_end(turn.blocks, change, at)
                if turn.speaker and (at == 0 or inner is None):
                    return replace(block, turns=_put(block.turns, number, replace(turn, speaker=change(turn.speaker))))
                if inner is not None:
                    return replace(block, turns=_put(block.turns, number, replace(turn, blocks=inner)))
        case DefinitionList():
            return _change_definitions(block, change, at)
    return None


def _change_definitions(block: DefinitionList, change: Marking, at: int) -> DefinitionList:
    """A term stands before its definitions."""
    number = at % len(block.items)
    item = block.items[number]
    if at == -1 and item.definitions:
        inner = _change_end(item.definitions[-1], change, at)
        if inner is not None:
            item = replace(item, definitions=(*item.definitions[:-1], inner))
            return replace(block, items=_put(block.items, number, item))
    return replace(block, items=_put(block.items, number, replace(item, term=change(item.term))))


def _change_verse(verse: Verse, change: Marking, at: int) -> Verse:
    if at == -1 and verse.attribution is not None:
        return replace(verse, attribution=replace(verse.attribution, children=change(verse.attribution.children)))
    stanza = verse.stanzas[at]
    line = replace(stanza.lines[at], children=change(stanza.lines[at].children))
    stanza = replace(stanza, lines=_put(stanza.lines, at % len(stanza.lines), line))
    return replace(verse, stanzas=_put(verse.stanzas, at % len(verse.stanzas), stanza))


def _change_table(table: Table, change: Marking, at: int) -> Table:
    """The caption stands above; the last words are those of the last cell that has any."""
    if at == 0 and table.caption:
        return replace(table, caption=change(table.caption))
    rows = (table.head, *table.rows)
    for number in _order(rows, at):
        for place in _order(rows[number], at):
            cell = rows[number][place]
            if cell.children:
                rows = _put(rows, number, _put(rows[number], place, replace(cell, children=change(cell.children))))
                return replace(table, head=rows[0], rows=rows[1:])
    return table


def _order(parts: Sequence[object], at: int) -> range:
    """The places of parts from the end that `at` is."""
    return range(len(parts)) if at == 0 else range(len(parts) - 1, -1, -1)


def _put(parts: tuple[Part, ...], number: int, part: Part) -> tuple[Part, ...]:
    return (*parts[:number], part, *parts[number + 1 :])
