"""The glossary: its order, its see-entries, and terms that text and glossary do not share (GL-02, GL-05, GL-06)."""

from __future__ import annotations

import pytest

from book.apparatus.glossary import compile_glossary
from book.apparatus.wording import Conventions
from book.diagnostics import Report, Severity
from book.manifest.records import GlossaryRecord
from book.model.apparatus import GlossaryEntry
from book.model.book import Book
from book.model.content import Inline
from tests.unit.apparatus.builders import (
    chapter,
    codes,
    division,
    messages,
    note,
    note_reference,
    paragraph,
    term,
)


def record(headword: str, **more: object) -> GlossaryRecord:
    """A term with an expansion, or a reference, so that it is whole."""
    fields: dict[str, object] = {"headword": headword, **more}
    if "see" not in fields:
        fields.setdefault("expansion", "none of these words")
    return GlossaryRecord.model_validate(fields)


def compiled(book: Book, *records: GlossaryRecord, report: Report | None = None) -> tuple[GlossaryEntry, ...]:
    return compile_glossary(records, {}, book, report or Report())


def reported(book: Book, *records: GlossaryRecord) -> list[str]:
    report = Report()
    compiled(book, *records, report=report)
    return codes(report)


def test_entries_stand_in_the_order_of_the_index_gl_02() -> None:
    found = compiled(chapter("x"), *(record(word) for word in ("high water", "Ёлка", "highball", "élan", "10 days")))
    assert [entry.headword for entry in found] == ["10 days", "élan", "high water", "highball", "Ёлка"]


def test_an_entry_has_what_its_record_says() -> None:
    definition = (paragraph("The economic policy of 1921."),)
    conventions = Conventions(original_language="ru")
    one = record("NEP", lang="ru-Latn", original="нэп", expansion="New Economic Policy")
    (entry,) = compile_glossary((one,), {"nep": definition}, chapter(term("nep")), Report(), conventions)
    assert (entry.id, entry.headword, entry.lang) == ("term-nep", "NEP", "ru-Latn")
    assert entry.expansion == "New Economic Policy"
    assert (entry.original, entry.original_lang, entry.definition) == ("нэп", "ru", definition)


def test_the_language_of_the_original_script_is_the_records_own_or_none() -> None:
    conventions = Conventions(original_language="ru")
    records = (record("hetman", original="гетьман", original_lang="uk"), record("kulak"))
    found = compile_glossary(records, {}, chapter("hetman kulak"), Report(), conventions)
    assert [entry.original_lang for entry in found] == ["uk", None]


def test_a_see_entry_leads_to_the_entry_with_the_definition_gl_06() -> None:
    report = Report()
    records = (record("NEP"), record("New Economic Policy", see="nep"))
    found = compiled(chapter("the NEP"), *records, report=report)
    assert [(entry.headword, entry.see) for entry in found if entry.see is None] == [("NEP", None)]
    (see,) = (entry.see for entry in found if entry.see is not None)
    assert (see.heading, see.anchor) == ("NEP", "term-nep")
    assert codes(report) == []  # GL-06: the words of a see-entry need not be in the text


def test_a_marked_term_without_an_entry_glo_001() -> None:
    report = Report()
    mark = term("nepman", "a Nepman")
    compiled(chapter(term("nep"), mark), record("NEP"), report=report)
    assert [(one.code, one.line, one.severity) for one in report] == [("GLO-001", mark.span.line, Severity.ERROR)]
    assert reported(chapter(term("nep")), record("NEP")) == []


def test_a_term_marked_in_other_apparatus_needs_an_entry_too_glo_001() -> None:
    report = Report()
    compile_glossary((record("NEP"),), {}, chapter("NEP"), report, elsewhere=(term("nep"), term("kulak")))
    assert codes(report) == ["GLO-001"]


@pytest.mark.parametrize(
    "text",
    [
        "a kulak.", "Kulak households", "the “kulak”", "kulak's", "the zazhitochnye peasants", "сын кулак и отец",
        "rich\u00a0peasant", "anti-kulak",
    ],
)  # fmt: skip
def test_a_term_in_the_text_in_any_of_its_forms_is_used(text: str) -> None:
    one = record("kulak", original="кулак", expansion="rich peasant", aliases=["zazhitochnye"])
    assert reported(chapter(text), one) == []


@pytest.mark.parametrize("text", ["", "kulaks", "dekulakization", "rich and peasant"])
def test_a_term_that_is_nowhere_in_the_text_glo_002(text: str) -> None:
    one = record("kulak", original="кулак", expansion="rich peasant", aliases=["zazhitochnye"])
    report = Report()
    compiled(chapter(text), one, report=report)
    assert messages(report, "GLO-002") == ["“kulak” is nowhere in the text"]


@pytest.mark.parametrize(("text", "expected"), [("the WHO decided", []), ("who decided", ["GLO-002"])])
def test_an_abbreviation_is_looked_for_in_capitals(text: str, expected: list[str]) -> None:
    assert reported(chapter(text), record("WHO")) == expected


def test_a_qualifier_of_the_headword_is_not_looked_for() -> None:
    assert reported(chapter("a cell met"), record("cell (party)")) == []


def test_words_across_marks_and_words_in_notes_are_found() -> None:
    inside: tuple[Inline | str, ...] = ("New ", term("x", "Economic"), " Policy")
    assert reported(chapter(*inside), record("New Economic Policy"), record("x y", id="x")) == []
    noted = Book(
        divisions=(division("ch-01", paragraph("x", note_reference(1)), notes=(note(1, paragraph("the NEP")),)),)
    )
    assert reported(noted, record("NEP")) == []


def test_words_of_two_paragraphs_are_not_put_together_glo_002() -> None:
    apart = Book(divisions=(division("ch-01", paragraph("New"), paragraph("Course")),))
    assert reported(apart, record("New Course")) == ["GLO-002"]


def test_a_see_that_leads_onward_or_in_a_circle_glo_003() -> None:
    target = record("NEP")
    report = Report()
    records = (target, record("a", see="nep"), record("b", see="a"))
    found = compiled(chapter("NEP"), *records, report=report)
    assert messages(report, "GLO-003") == ["“b”: see refers to “a”, which refers to “nep”"]
    assert [entry.see for entry in found if entry.headword == "b"] == [None]
    assert reported(chapter("NEP"), record("a", see="b"), record("b", see="a")) == ["GLO-003", "GLO-003"]
    assert reported(chapter("NEP"), target, record("a", see="nep"), record("b", see="nep")) == []


def test_a_see_to_a_term_that_is_in_the_abbreviations_alone_glo_008() -> None:
    report = Report()
    target = record("NEP", lists=["abbreviations"])
    found = compiled(chapter("NEP"), target, record("New Policy", see="nep"), report=report)
    assert messages(report, "GLO-008") == ["“New Policy”: see refers to “NEP”, which is not in the glossary"]
    assert [(entry.headword, entry.see) for entry in found] == [("New Policy", None)]
    assert reported(chapter("NEP"), record("NEP"), record("New Policy", see="nep")) == []


def test_a_headword_with_a_capital_that_the_text_does_not_write_glo_010() -> None:
    kulak = record("Kulak")
    report = Report()
    compiled(chapter(term("kulak", "kulak")), kulak, report=report)
    assert messages(report, "GLO-010") == ["the headword “Kulak” begins with a capital; the text writes “kulak”"]
    assert reported(chapter(term("kulak", "kulak"), term("kulak", "Kulak")), kulak) == []
    assert reported(chapter(term("kulak", "the rich")), kulak) == []
    assert reported(chapter(term("kulak", "Kulak")), record("kulak")) == []
    assert reported(chapter(term("nep", "nEP")), record("NEP")) == [], "an abbreviation"


def test_the_same_headword_twice_glo_004() -> None:
    twice = (record("cell"), record("Cell", id="prison-cell"))
    assert reported(chapter("a cell"), *twice) == ["GLO-004"]
    assert reported(chapter("a cell"), record("cell (party)"), record("cell (prison)")) == []


def test_no_records_make_no_glossary() -> None:
    assert compiled(chapter("x")) == ()
