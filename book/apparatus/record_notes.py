"""Notes to entries of the glossary, the chronology and the biographical notes: notes of the division they stand in.

Comes in: the compiled entries and the notes that their texts refer to. Goes out: for each of these divisions its notes,
numbered in the order in which the entries are printed, whatever their order in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from book.apparatus.marks import iter_runs_of_blocks
from book.model.apparatus import BiographicalNote, ChronologyGroup, GlossaryEntry
from book.model.book import Book, DivisionKind
from book.model.content import Blocks, Note, NoteReference, NoteSeries
from book.model.walk import iter_inlines


def place_record_notes(
    book: Book,
    glossary: Iterable[GlossaryEntry],
    chronology: Iterable[ChronologyGroup],
    people: Iterable[BiographicalNote],
    notes: Mapping[str, Note],
) -> dict[str, tuple[Note, ...]]:
    """The notes of each division made from records, by its id. `notes` are by their own ids; those of records that are
    not printed are left out."""
    texts: dict[DivisionKind, list[Blocks]] = {
        DivisionKind.GLOSSARY: [entry.definition for entry in glossary],
        DivisionKind.CHRONOLOGY: [event.text for group in chronology for event in group.events],
        DivisionKind.BIOGRAPHICAL_NOTES: [person.note for person in people],
    }
    placed = {
        division.id: _number(texts[division.kind], notes)
        for division in book.divisions
        if division.generated and division.kind in texts
    }
    return {division: found for division, found in placed.items() if found}


def add_notes(book: Book, notes: Mapping[str, tuple[Note, ...]]) -> Book:
    """The book with notes in divisions that had none, by the ids of the divisions."""
    return Book(
        divisions=tuple(
            replace(division, notes=notes[division.id]) if division.id in notes else division
            for division in book.divisions
        )
    )


def _number(texts: Iterable[Blocks], notes: Mapping[str, Note]) -> tuple[Note, ...]:
    counts: Counter[NoteSeries] = Counter()
    numbered = []
    for blocks in texts:
        for run in iter_runs_of_blocks(blocks):
            for node in iter_inlines(run):
                if isinstance(node, NoteReference) and node.note in notes:
                    note = notes[node.note]
                    counts[note.series] += 1
                    numbered.append(replace(note, number=counts[note.series]))
    return tuple(numbered)
