"""compile_apparatus: everything that is made from the marks and the apparatus files, in one value.

Comes in: the assembled book with its references resolved, the records, and the Markdown of the records parsed. Goes
out: the Apparatus; page numbers are put in when it is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from book.apparatus.abbreviations import compile_abbreviations
from book.apparatus.chronology import compile_chronology
from book.apparatus.contents import build_contents, list_illustrations, list_plates, list_tables
from book.apparatus.glossary import compile_glossary
from book.apparatus.index import compile_index
from book.apparatus.marks import iter_marks, iter_marks_of_blocks
from book.apparatus.people import compile_people
from book.apparatus.people_checks import check_people
from book.apparatus.wording import DEFAULTS, Conventions
from book.diagnostics import Report
from book.manifest.records import ChronologyGroupRecord, GlossaryRecord, IndexRecord, PersonRecord
from book.model.apparatus import Apparatus
from book.model.book import Book
from book.model.content import Blocks, PersonMark


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
    their group and of themselves in it, from 0."""

    notes: Mapping[str, Blocks]
    definitions: Mapping[str, Blocks]
    events: Mapping[tuple[int, int], Blocks]


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
    other_texts = (*texts.definitions.values(), *texts.events.values())
    in_records = [mark for blocks in other_texts for mark in iter_marks_of_blocks(blocks)]
    check_people(records.people, [*in_text, *in_notes, *in_records], report, conventions)
    return Apparatus(
        contents=build_contents(book, conventions.contents_depth, subtitles=conventions.contents_subtitles),
        illustrations=list_illustrations(book),
        plates=list_plates(book),
        tables=list_tables(book),
        index=compile_index(book, records.people, records.index, report, conventions),
        glossary=compile_glossary(
            records.glossary, texts.definitions, book, report, conventions, [*in_notes, *in_records]
        ),
        abbreviations=compile_abbreviations(records.glossary, book, conventions),
        chronology=compile_chronology(records.chronology, texts.events, report, conventions),
        biographical_notes=compile_people(records.people, texts.notes, conventions),
    )
