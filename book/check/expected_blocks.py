"""Blocks and notes of the model as units: what a reader must find of them, in the order of reading.

Made from the model alone, so that a rendering that loses a block cannot agree with itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from book.apparatus.page_references import show_pages, show_symbol
from book.apparatus.ranges import RangeStyle
from book.check.units import Lane, Unit
from book.model.content import (
    Attribution,
    Block,
    BlockQuotation,
    Code,
    CodeBlock,
    CrossReference,
    DefinitionList,
    Dialogue,
    Epigraph,
    Figure,
    Heading,
    Inlines,
    LanguageBlock,
    Letter,
    LineBreak,
    List,
    ListStyle,
    Note,
    NoteBy,
    NoteReference,
    NoteSeries,
    Paragraph,
    SectionBreak,
    Table,
    Text,
    Turn,
    Verse,
)
from book.model.pages import roman
from book.source import Span
from book.vocabulary import Vocabulary

_UNPLACED = "0"  # what a reference to a place without a page prints


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words of a unit depend on: page labels by anchor, marks of notes by their ids, and Octavo's words."""

    vocabulary: Vocabulary
    labels: Mapping[str, str]
    marks: Mapping[str, str]
    signatures: Mapping[str, str]
    ranges: RangeStyle = RangeStyle.CHICAGO


def text_of(inlines: Inlines, wording: Wording) -> str:
    """The words of inline nodes as they are printed, with the numbers of notes and pages; a line break is a space."""
    parts = []
    for node in inlines:
        match node:
            case Text() | Code():
                parts.append(node.text)
            case LineBreak():
                parts.append(" ")
            case NoteReference():
                parts.append(wording.marks.get(node.note, ""))
            case CrossReference():
                parts.append(show_symbol(node, wording.marks, wording.vocabulary))
                parts.append(text_of(node.children, wording))
                parts.append(show_pages(node, wording.labels, wording.vocabulary, wording.ranges, _UNPLACED))
            case _:
                parts.append(text_of(node.children, wording))
    return "".join(parts)


def expect_blocks(blocks: Sequence[Block], wording: Wording) -> Iterator[Unit]:
    """The units of blocks. Section breaks are ornaments, and pictures have words in their captions only."""
    for block in blocks:
        yield from _expect_block(block, wording)


def _expect_block(block: Block, wording: Wording) -> Iterator[Unit]:
    match block:
        case Paragraph():
            yield _unit("paragraph", block.children, block.span, block.id, wording)
        case Heading():
            yield _unit("heading", block.children, block.span, block.id, wording)
        case BlockQuotation() | Epigraph():
            yield from expect_blocks(block.blocks, wording)
            yield from _expect_attribution(block.attribution, wording)
        case Verse():
            for line in (line for stanza in block.stanzas for line in stanza.lines):
                yield _unit("line of verse", line.children, line.span, line.id, wording)
            yield from _expect_attribution(block.attribution, wording)
        case Letter():
            for section in block.sections:
                yield from expect_blocks(section.blocks, wording)
        case Dialogue():
            for turn in block.turns:
                yield from _expect_turn(turn, wording)
        case List():
            for entry in block.items:
                yield from expect_blocks(entry.blocks, wording)
        case DefinitionList():
            for item in block.items:
                yield _unit("term", item.term, item.span, item.id, wording)
                for definition in item.definitions:
                    yield from expect_blocks(definition, wording)
        case Table():
            if block.caption:
                label = f"{wording.vocabulary.table_label} {block.number}. "
                yield Unit("caption", label + text_of(block.caption, wording), block.span, block.id)
            for number, row in enumerate((block.head, *block.rows)):
                for cell in row:
                    words = text_of(cell.children, wording)
                    yield Unit("cell", words, cell.span, cell.id, row=f"{block.id} {number}")
        case Figure():
            if block.caption:
                label = f"{wording.vocabulary.figure_label} {block.number}. "
                yield Unit("caption", label + text_of(block.caption, wording), block.span, block.id)
            if block.credit is not None:
                yield Unit("credit", block.credit, block.span, block.id)
        case CodeBlock():
            yield Unit("code", block.text, block.span, block.id)
        case LanguageBlock():
            yield from expect_blocks(block.blocks, wording)
        case SectionBreak():
            pass


def _unit(what: str, inlines: Inlines, span: Span, anchor: str, wording: Wording) -> Unit:
    return Unit(what, text_of(inlines, wording), span, anchor)


def _expect_attribution(attribution: Attribution | None, wording: Wording) -> Iterator[Unit]:
    if attribution is not None:
        yield _unit("attribution", attribution.children, attribution.span, attribution.id, wording)


def _expect_turn(turn: Turn, wording: Wording) -> Iterator[Unit]:
    """A turn's first paragraph begins with the speaker's name."""
    units = list(expect_blocks(turn.blocks, wording))
    if turn.speaker:
        name = text_of(turn.speaker, wording)
        if turn.blocks and isinstance(turn.blocks[0], Paragraph):
            first = units.pop(0)
            yield Unit(first.what, f"{name} {first.text}", turn.span, first.anchor)
        else:
            yield Unit("speaker", name, turn.span)
    yield from units


def expect_note(note: Note, wording: Wording, lane: Lane) -> Iterator[Unit]:
    """The units of a note: its mark with its first paragraph, the rest of it, and whose it is."""
    mark = wording.marks[note.id]
    name = f"note {mark}" if mark else "note without a mark"
    units = list(expect_blocks(note.blocks, wording))
    first = units.pop(0).text if note.blocks and isinstance(note.blocks[0], Paragraph) else ""
    shown = f"{mark}." if note.series is NoteSeries.NUMBERS else mark
    yield Unit(name, f"{shown} {first}".lstrip(), note.span, note.id, lane)
    for unit in units:
        yield replace(unit, what=name, lane=lane)
    usual = {NoteBy.TRANSLATOR: wording.vocabulary.translator_note, NoteBy.EDITOR: wording.vocabulary.editor_note}
    signature = wording.signatures.get(note.by.value, usual.get(note.by))
    if signature:
        yield Unit(f"signature of {name}", f"—{signature}", note.span, note.id, lane)


def list_markers(block: Block) -> tuple[str, ...]:
    """The numbers in front of a list's items: 3, c, iv. None for bullets and other blocks."""
    if not isinstance(block, List) or block.style is ListStyle.BULLET:
        return ()
    numbers = range(block.start, block.start + len(block.items))
    match block.style:
        case ListStyle.LOWER_ALPHA | ListStyle.UPPER_ALPHA:
            return tuple(map(_alphabetic, numbers))
        case ListStyle.LOWER_ROMAN | ListStyle.UPPER_ROMAN:
            return tuple(roman(number) for number in numbers if number > 0)
        case _:
            return tuple(map(str, numbers))


def _alphabetic(number: int) -> str:
    marker = ""
    while number > 0:
        number, letter = divmod(number - 1, 26)
        marker = chr(ord("a") + letter) + marker
    return marker
