"""The whole apparatus of a small book, and what its parts know of each other."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from book.apparatus.compile import RecordTexts, compile_apparatus
from book.diagnostics import Report
from book.manifest.records import (
    ChronologyEventRecord,
    ChronologyGroupRecord,
    GlossaryRecord,
    IndexRecord,
    MarkdownText,
    PersonRecord,
)
from book.model.apparatus import Apparatus
from tests.unit.apparatus.builders import chapter, codes, here, ix, paragraph, person, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    people: tuple[PersonRecord, ...] = ()
    glossary: tuple[GlossaryRecord, ...] = ()
    chronology: tuple[ChronologyGroupRecord, ...] = ()
    index: tuple[IndexRecord, ...] = ()


NO_TEXTS = RecordTexts(notes={}, definitions={}, events={})

EVENT = ChronologyEventRecord(date="1923", text=MarkdownText(text="x", span=here()))
RECORDS = Records(
    people=(PersonRecord(sort="Trotsky, Leon", id="trotsky", born="1879"),),
    glossary=(GlossaryRecord(headword="NEP", expansion="New Economic Policy"),),
    chronology=(ChronologyGroupRecord(events=(EVENT,)),),
    index=(IndexRecord(heading="New Economic Policy", see=("NEP",)),),
)
BOOK = chapter(person("trotsky", "Trotsky"), term("nep", "NEP"), ix("NEP"))


def compiled(report: Report) -> Apparatus:
    return compile_apparatus(BOOK, RECORDS, NO_TEXTS, report)


def test_everything_is_compiled_and_nothing_reported() -> None:
    report = Report()
    apparatus = compiled(report)
    assert codes(report) == []
    assert [entry.heading for group in apparatus.indexes[0].groups for entry in group.entries] == [
        "NEP", "New Economic Policy", "Trotsky, Leon",
    ]  # fmt: skip
    assert [entry.anchor for entry in apparatus.contents] == ["ch-01"]
    assert [entry.id for entry in apparatus.glossary] == ["term-nep"]
    assert [entry.id for entry in apparatus.biographical_notes] == ["person-trotsky"]
    assert [group.id for group in apparatus.chronology] == ["events-1"]


def test_the_same_book_gives_the_same_apparatus_and_can_be_sent_to_another_process() -> None:
    apparatus = compiled(Report())
    assert compiled(Report()) == apparatus
    assert pickle.loads(pickle.dumps(apparatus)) == apparatus


def test_people_mentioned_in_other_apparatus_only_are_mentioned() -> None:
    people = (PersonRecord(sort="Trotsky, Leon", id="trotsky", born="1879"), PersonRecord(sort="Pero", id="pero"))
    for texts in (
        RecordTexts(notes={}, definitions={"nep": (paragraph(person("pero")),)}, events={}),
        RecordTexts(notes={}, definitions={}, events={(0, 0): (paragraph(person("pero")),)}),
        RecordTexts(notes={"trotsky": (paragraph(person("pero")),)}, definitions={}, events={}),
    ):
        report = Report()
        compile_apparatus(BOOK, Records(people=people, glossary=RECORDS.glossary), texts, report)
        assert codes(report) == []


def test_a_mention_in_ones_own_note_is_none_bio_002() -> None:
    report = Report()
    texts = RecordTexts(notes={"pero": (paragraph(person("pero")),)}, definitions={}, events={})
    records = Records(people=(*RECORDS.people, PersonRecord(sort="Pero", id="pero")), glossary=RECORDS.glossary)
    compile_apparatus(BOOK, records, texts, report)
    assert codes(report) == ["BIO-002"]


def test_marks_in_notes_and_events_must_lead_somewhere_bio_001_glo_001() -> None:
    report = Report()
    texts = RecordTexts(notes={}, definitions={}, events={(0, 0): (paragraph(person("x"), term("y")),)})
    compile_apparatus(BOOK, RECORDS, texts, report)
    assert codes(report) == ["BIO-001", "GLO-001"]


def test_a_name_that_the_index_files_elsewhere_is_filed_there_in_the_notes_too_bn_10() -> None:
    names = ("Marat", "al-Tabari", "Van der Velde, Jan")
    people = tuple(PersonRecord(sort=name, id=f"p{at}", born="1900") for at, name in enumerate(names))
    headings = (IndexRecord(heading="al-Tabari", sort_as="Tabari"),)
    mark = ix("Van der Velde, Jan", sort_as="Velde, Jan")
    book = chapter(*(person(f"p{at}") for at in range(3)), mark, ix("Van der Velde, Jan"))
    found = compile_apparatus(book, Records(people=people, index=headings), NO_TEXTS, Report())
    assert [entry.heading for group in found.indexes[0].groups for entry in group.entries] == [
        note.headword for note in found.biographical_notes
    ] == ["Marat", "al-Tabari", "Van der Velde, Jan"]  # fmt: skip
