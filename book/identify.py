"""Ids for every block and mark of a division, in reading order: `ch-02-17`, `note-ch-02-3`, `ix-ch-02-5`.

An id that the author gave is kept. Ids count within their division, so that a change in one chapter leaves the ids of
the others alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

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
    Foreign,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    LanguageBlock,
    Letter,
    LineBreak,
    Link,
    List,
    Note,
    NoteReference,
    Paragraph,
    PersonMark,
    SectionBreak,
    Speaker,
    Styled,
    Table,
    TermMark,
    Text,
    Verse,
)


@dataclass(slots=True)
class Numbering:
    """The counts of one division while its ids are given, and those of figures and tables, which run on."""

    division: str
    figures: int = 0
    tables: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def next_id(self, prefix: str = "") -> str:
        """The next id of a kind: "ch-02-17" for blocks, "ix-ch-02-5" with a prefix."""
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}{'-' if prefix else ''}{self.division}-{self._counts[prefix]}"


def identify_blocks(blocks: Blocks, numbering: Numbering, notes: Mapping[str, Note]) -> Blocks:
    """The same blocks, every block and mark with an id. `notes` finds the division's notes by their labels."""
    return tuple(_identify_block(block, numbering, notes) for block in blocks)


def _identify_block(block: Block, numbering: Numbering, notes: Mapping[str, Note]) -> Block:
    own = getattr(block, "id", "") or numbering.next_id()

    def words(inlines: Inlines) -> Inlines:
        return identify_inlines(inlines, numbering, notes)

    def inner(blocks: Blocks) -> Blocks:
        return identify_blocks(blocks, numbering, notes)

    match block:
        case Heading() | Paragraph():
            return replace(block, id=own, children=words(block.children))
        case BlockQuotation() | Epigraph():
            blocks = inner(block.blocks)
            return replace(block, id=own, blocks=blocks, attribution=_attribution(block.attribution, numbering, notes))
        case LanguageBlock():
            return replace(block, id=own, blocks=inner(block.blocks))
        case Verse():
            stanzas = tuple(
                replace(
                    stanza,
                    lines=tuple(
                        replace(line, id=numbering.next_id(), children=words(line.children)) for line in stanza.lines
                    ),
                )
                for stanza in block.stanzas
            )
            return replace(
                block, id=own, stanzas=stanzas, attribution=_attribution(block.attribution, numbering, notes)
            )
        case Letter():
            return replace(
                block,
                id=own,
                sections=tuple(replace(section, blocks=inner(section.blocks)) for section in block.sections),
            )
        case Dialogue():
            return replace(
                block,
                id=own,
                turns=tuple(
                    replace(turn, speaker=words(turn.speaker), blocks=inner(turn.blocks)) for turn in block.turns
                ),
            )
        case List():
            return replace(block, id=own, items=tuple(replace(item, blocks=inner(item.blocks)) for item in block.items))
        case DefinitionList():
            items = tuple(
                replace(
                    item,
                    id=numbering.next_id(),
                    term=words(item.term),
                    definitions=tuple(inner(blocks) for blocks in item.definitions),
                )
                for item in block.items
            )
            return replace(block, id=own, items=items)
        case Table():
            caption = words(block.caption)
            if caption:
                numbering.tables += 1
            return replace(
                block,
                id=own,
                caption=caption,
                number=numbering.tables if caption else None,
                head=_cells(block.head, numbering, notes),
                rows=tuple(_cells(row, numbering, notes) for row in block.rows),
            )
        case Figure():
            caption = words(block.caption)
            if caption:
                numbering.figures += 1
            return replace(block, id=own, caption=caption, number=numbering.figures if caption else None)
        case SectionBreak() | CodeBlock():
            return replace(block, id=own)


def _attribution(
    attribution: Attribution | None, numbering: Numbering, notes: Mapping[str, Note]
) -> Attribution | None:
    if attribution is None:
        return None
    children = identify_inlines(attribution.children, numbering, notes)
    return replace(attribution, id=numbering.next_id(), children=children)


def _cells(cells: tuple[Cell, ...], numbering: Numbering, notes: Mapping[str, Note]) -> tuple[Cell, ...]:
    return tuple(
        replace(cell, id=numbering.next_id(), children=identify_inlines(cell.children, numbering, notes))
        for cell in cells
    )


def identify_inlines(inlines: Inlines, numbering: Numbering, notes: Mapping[str, Note]) -> Inlines:
    """The same inline nodes, every mark with an id and every note reference with its note's."""
    return tuple(_identify_inline(node, numbering, notes) for node in inlines)


def _identify_inline(node: Inline, numbering: Numbering, notes: Mapping[str, Note]) -> Inline:
    match node:
        case Text() | LineBreak() | Code():
            return node
        case NoteReference():
            note = notes.get(node.note)
            return node if note is None else replace(node, note=note.id, id=note.reference)
        case _:
            pass
    own = {IndexMark: "ix", PersonMark: "mention", TermMark: "use"}.get(type(node))
    made_id = numbering.next_id(own) if own else ""
    children = identify_inlines(node.children, numbering, notes)
    match node:
        case IndexMark() | PersonMark() | TermMark():
            return replace(node, id=made_id, children=children)
        case Styled() | Foreign() | Link() | CrossReference() | Citation() | Anchor() | Speaker():
            return replace(node, children=children)
