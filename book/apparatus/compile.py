"""compile_apparatus: everything that is made from the marks and the apparatus files, in one value.

Comes in: the assembled book with its references resolved, the records, and the Markdown of the records parsed. Goes
out: the Apparatus; page numbers are put in when it is rendered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from book.apparatus.abbreviations import compile_abbreviations
from book.apparatus.chronology import compile_chronology
from book.apparatus.contents import build_contents, list_illustrations, list_plates, list_tables
from book.apparatus.glossary import compile_glossary
from book.apparatus.index import compile_index
from book.apparatus.marks import Mark, PlacedMark, Run, iter_marks, iter_marks_of_blocks
from book.apparatus.people import compile_people
from book.apparatus.people_checks import check_people
from book.apparatus.record_notes import place_record_notes
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import ChronologyGroupRecord, GlossaryRecord, IndexRecord, PersonRecord
from book.model.apparatus import Apparatus
from book.model.book import Book, DivisionKind
from book.model.content import Blocks, IndexMark, Note, PersonMark


class Records(Protocol):
    """The records of the apparatus files; a LoadedBook has them."""

    @property
    def people(self) -> tuple[PersonRecord, ...]: ...
    @property
    def glossary(self) -> tuple[GlossaryRecord, ...]: ...
    @property
    def chronology(self) -> tuple[ChronologyGroupRecord, ...]: ...
    @property
    def index(self) -> tuple[IndexRecord, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTexts:
    """The Markdown of the records, parsed: notes and definitions by the id of their record, events by the places of
    their group and of themselves in it, from 0. `footnotes` are the notes that all of these refer to, by their ids."""

    notes: Mapping[str, Blocks]
    definitions: Mapping[str, Blocks]
    events: Mapping[tuple[int, int], Blocks]
    footnotes: Mapping[str, Note] = field(default_factory=dict)


def compile_apparatus(
    book: Book, records: Records, texts: RecordTexts, report: Report, conventions: Conventions = DEFAULTS
) -> Apparatus:
    """The apparatus of a book. Reports what is wrong with marks and records: IDX, GLO, BIO and CHR.

    The number of locators under a heading depends on their pages and is checked later, by `check_locator_counts`.
    """
    in_text = [placed.mark for placed in iter_marks(book)]
    in_notes = [
        mark
        for person, note in texts.notes.items()
        for mark in iter_marks_of_blocks(note)
        if not (isinstance(mark, PersonMark) and mark.person == person)
    ]
    footnotes = (note.blocks for note in texts.footnotes.values())
    other_texts = (*texts.definitions.values(), *texts.events.values(), *footnotes)
    in_records = [mark for blocks in other_texts for mark in iter_marks_of_blocks(blocks)]
    check_people(records.people, [*in_text, *in_notes, *in_records], report, conventions, texts.notes)
    glossary = compile_glossary(
        records.glossary, texts.definitions, book, report, conventions, [*in_notes, *in_records]
    )
    chronology = compile_chronology(records.chronology, texts.events, report, conventions)
    sorted_as = _sorted_as(records.index, [*in_text, *in_notes, *in_records], conventions)
    people = compile_people(records.people, texts.notes, conventions, sorted_as)
    record_notes = place_record_notes(book, glossary, chronology, people, texts.footnotes)
    return Apparatus(
        contents=build_contents(book, conventions.contents_depth, subtitles=conventions.contents_subtitles),
        illustrations=list_illustrations(book),
        plates=list_plates(book),
        tables=list_tables(book),
        indexes=compile_index(
            book,
            records.people,
            records.index,
            report,
            conventions,
            terms=records.glossary,
            elsewhere=_place_marks(book, texts, record_notes),
        ),
        glossary=glossary,
        abbreviations=compile_abbreviations(records.glossary, book, conventions),
        chronology=chronology,
        biographical_notes=people,
        record_notes=record_notes,
    )


def _sorted_as(
    headings: Iterable[IndexRecord], marks: Iterable[Mark], conventions: Conventions
) -> dict[str, str]:
    """What main headings of the index are filed under, where that is not their words (BN-10). Two ways are IDX-020."""
    marked = ((mark.path[0], mark.sort_as) for mark in marks if isinstance(mark, IndexMark) and len(mark.path) == 1)
    written = ((heading.heading, heading.sort_as) for heading in headings)
    return {set_words(words, conventions): filed for words, filed in (*marked, *written) if filed}


def _place_marks(
    book: Book, texts: RecordTexts, record_notes: Mapping[str, tuple[Note, ...]]
) -> list[PlacedMark]:
    """The index marks in the Markdown of records and its notes, in the divisions that print it. Names there are not
    indexed."""
    printed = {division.kind: division for division in book.divisions if division.generated}
    in_notes = [
        PlacedMark(mark=mark, run=Run(inlines=(), division=division, note=note))
        for division in book.divisions
        for note in record_notes.get(division.id, ())
        for mark in iter_marks_of_blocks(note.blocks)
        if isinstance(mark, IndexMark)
    ]
    in_entries = [
        PlacedMark(mark=mark, run=Run(inlines=(), division=printed[kind]))
        for kind, records in (
            (DivisionKind.CHRONOLOGY, texts.events),
            (DivisionKind.GLOSSARY, texts.definitions),
            (DivisionKind.BIOGRAPHICAL_NOTES, texts.notes),
        )
        if kind in printed
        for blocks in records.values()
        for mark in iter_marks_of_blocks(blocks)
        if isinstance(mark, IndexMark)
    ]
    return [*in_entries, *in_notes]
