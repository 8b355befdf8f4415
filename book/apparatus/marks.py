"""The marks of the text in reading order, each with the place it stands in.

Comes in: the assembled book. Goes out: index, person and term marks with their division, and with the note or the
figure caption they are in. A note is read where its reference stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from book.model.book import Book, Division
from book.model.content import (
    Block,
    BlockQuotation,
    Cell,
    CodeBlock,
    DefinitionList,
    Dialogue,
    Epigraph,
    Figure,
    Heading,
    IndexMark,
    Inlines,
    LanguageBlock,
    Letter,
    List,
    Note,
    NoteReference,
    Paragraph,
    PersonMark,
    SectionBreak,
    Table,
    TermMark,
    Verse,
)
from book.model.walk import iter_inlines

Mark: TypeAlias = IndexMark | PersonMark | TermMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of inline nodes, and whether it stands in a note or in the caption of a figure."""

    inlines: Inlines
    division: Division
    note: Note | None = None
    caption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedMark:
    """A mark and where it stands."""

    mark: Mark
    run: Run


def iter_marks(book: Book) -> Iterator[PlacedMark]:
    """Every mark of the book, in titles, text, captions, tables and notes, in reading order."""
    for division in book.divisions:
        notes = {note.id: note for note in division.notes}
        for run in iter_runs(division):
            yield from _marks_of_run(run, notes)
        for note in notes.values():  # referred to from nowhere
            yield from _marks_of_note(note, division)


def iter_marks_of_blocks(blocks: Iterable[Block]) -> Iterator[Mark]:
    """Every mark in blocks that stand outside the text: definitions, events, biographical notes."""
    for inlines in iter_runs_of_blocks(blocks):
        for node in iter_inlines(inlines):
            if isinstance(node, Mark):
                yield node


def iter_runs_of_blocks(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """The runs of inline nodes in blocks, as they are read."""
    return (inlines for inlines, _ in _runs(blocks))


def iter_runs(division: Division) -> Iterator[Run]:
    """The runs of inline nodes of a division's title and text, in reading order, without its notes."""
    yield Run(inlines=division.title, division=division)
    for inlines, caption in _runs(division.blocks):
        yield Run(inlines=inlines, division=division, caption=caption)


def iter_note_runs(division: Division) -> Iterator[Run]:
    """The runs of inline nodes of a division's notes."""
    for note in division.notes:
        for inlines, _ in _runs(note.blocks):
            yield Run(inlines=inlines, division=division, note=note)


def _marks_of_run(run: Run, notes: dict[str, Note]) -> Iterator[PlacedMark]:
    """The marks of a run of text; each note is taken out of `notes` where its reference stands."""
    for node in iter_inlines(run.inlines):
        match node:
            case IndexMark() | PersonMark() | TermMark():
                yield PlacedMark(mark=node, run=run)
            case NoteReference() if node.note in notes:
                yield from _marks_of_note(notes.pop(node.note), run.division)
            case _:
                pass


def _marks_of_note(note: Note, division: Division) -> Iterator[PlacedMark]:
    run = Run(inlines=(), division=division, note=note)
    for inlines, _ in _runs(note.blocks):
        yield from _marks_of_run(replace(run, inlines=inlines), {})


def _runs(blocks: Iterable[Block]) -> Iterator[tuple[Inlines, bool]]:
    """The runs of inline nodes in blocks, as they are read, and whether each is a figure's caption."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.children, False
            case Verse():
                for stanza in block.stanzas:
                    for line in stanza.lines:
                        yield line.children, False
            case BlockQuotation() | Epigraph() | LanguageBlock():
                yield from _runs(block.blocks)
            case Letter():
                for section in block.sections:
                    yield from _runs(section.blocks)
            case Dialogue():
                for turn in block.turns:
                    yield turn.speaker, False
                    yield from _runs(turn.blocks)
            case List():
                for item in block.items:
                    yield from _runs(item.blocks)
            case DefinitionList():
                for definition in block.items:
                    yield definition.term, False
                    for blocks_of_one in definition.definitions:
                        yield from _runs(blocks_of_one)
            case Table():
                yield block.caption, False
                yield from ((cell.children, False) for cell in _cells(block))
            case Figure():
                yield block.caption, True
            case SectionBreak() | CodeBlock():
                pass
        match block:
            case BlockQuotation() | Epigraph() | Verse() if block.attribution is not None:
                yield block.attribution.children, False
            case _:
                pass


def _cells(table: Table) -> Iterator[Cell]:
    yield from table.head
    for row in table.rows:
        yield from row
