"""The index: what is gathered under which heading, in which order, and what is reported."""

from __future__ import annotations

from book.apparatus.index import compile_index
from book.apparatus.wording import DEFAULTS, Conventions
from book.diagnostics import Report, Severity
from book.manifest.records import IndexRecord, PersonRecord
from book.model.apparatus import IndexEntry, IndexGroup, LocatorKind
from book.model.book import Book, DivisionKind, Matter
from tests.unit.apparatus.builders import (
    chapter,
    codes,
    division,
    entries,
    figure,
    ix,
    messages,
    note,
    note_reference,
    paragraph,
    person,
    words,
)

TROTSKY = PersonRecord(sort="Trotsky, Leon", id="trotsky")


def compiled(
    book: Book,
    *headings: IndexRecord,
    people: tuple[PersonRecord, ...] = (),
    report: Report | None = None,
    conventions: Conventions = DEFAULTS,
) -> tuple[IndexGroup, ...]:
    (index,) = compile_index(book, people, headings, report or Report(), conventions)
    return index.groups


def reported(book: Book, *headings: IndexRecord, people: tuple[PersonRecord, ...] = ()) -> list[str]:
    report = Report()
    compile_index(book, people, headings, report)
    return codes(report)


def outline(found: tuple[IndexEntry, ...]) -> list[object]:
    """Headings, with those below them."""
    return [(entry.heading, outline(entry.subentries)) if entry.subentries else entry.heading for entry in found]


def test_marks_of_the_same_words_are_one_entry_with_locators_in_reading_order() -> None:
    book = chapter(ix("NEP", mark_id="a"), "words", ix("kulaks"), ix("NEP", mark_id="b"))
    assert [locator.anchor for locator in entries(compiled(book))["NEP"].locators] == ["a", "b"]


def test_entries_stand_under_their_letters_in_order_ix_10() -> None:
    book = chapter(ix("Zinoviev"), ix("high water"), ix("highball"), ix("1905"), ix("Ёлкин"))
    groups = [(group.letter, [entry.heading for entry in group.entries]) for group in compiled(book)]
    assert groups == [
        ("0–9", ["1905"]), ("H", ["high water", "highball"]), ("Z", ["Zinoviev"]), ("Е", ["Ёлкин"]),
    ]  # fmt: skip


def test_subentries_are_sorted_without_their_prepositions_ix_16() -> None:
    book = chapter(
        ix("NEP", "on markets"), ix("NEP", "end of"), ix("NEP", "and the army"), ix("NEP", "end of", "in law")
    )
    assert outline(entries(compiled(book))["NEP"].subentries) == ["and the army", ("end of", ["in law"]), "on markets"]


def test_a_heading_marked_only_by_its_subheadings_has_no_locators() -> None:
    entry = entries(compiled(chapter(ix("NEP", "end of"), ix("NEP", "origins"))))["NEP"]
    assert entry.locators == ()
    assert len(entry.subentries) == 2


def test_headings_are_printed_with_the_marks_of_the_language() -> None:
    assert list(entries(compiled(chapter(ix("Workers' Opposition"), ix("Workers’ Opposition"))))) == [
        "Workers’ Opposition"
    ]
    british = Conventions(language="en-GB", quotation_marks="british")
    assert list(entries(compiled(chapter(ix('"scissors"')), conventions=british))) == ["‘scissors’"]


def test_people_stand_under_their_sort_form_together_with_marks_of_it() -> None:
    book = chapter(
        person("trotsky", mark_id="a"), ix("Trotsky, Leon", "on bureaucracy"), ix("Trotsky, Leon", "exile of")
    )
    entry = entries(compiled(book, people=(TROTSKY,)))["Trotsky, Leon"]
    assert entry.person == "trotsky"
    assert [locator.anchor for locator in entry.locators] == ["a"]
    assert [below.heading for below in entry.subentries] == ["on bureaucracy", "exile of"]


def test_person_none_and_unknown_people_are_not_indexed() -> None:
    assert compiled(chapter(person("none"), person("nobody")), people=(TROTSKY,)) == ()


def test_a_person_who_refers_to_another_is_indexed_there_with_a_see() -> None:
    bronstein = PersonRecord(sort="Bronstein, Lev", id="bronstein", see="trotsky")
    report = Report()
    found = entries(compiled(chapter(person("bronstein", mark_id="a")), people=(TROTSKY, bronstein), report=report))
    assert [locator.anchor for locator in found["Trotsky, Leon"].locators] == ["a"]
    assert found["Bronstein, Lev"].locators == ()
    assert found["Bronstein, Lev"].see[0].anchor == found["Trotsky, Leon"].id
    assert codes(report) == []
    assert compiled(chapter("words"), people=(TROTSKY, bronstein)) == ()


def test_locators_say_what_they_point_at_ix_03() -> None:
    book = Book(
        divisions=(
            division(
                "ch-01",
                paragraph(ix("x", mark_id="text", principal=True), note_reference(7)),
                figure("fig", ix("x", mark_id="caption")),
                notes=(note(7, paragraph(ix("x", mark_id="note"))),),
            ),
        )
    )
    found = [(one.anchor, one.kind, one.note, one.principal) for one in entries(compiled(book))["x"].locators]
    assert found == [
        ("text", LocatorKind.TEXT, None, True),
        ("note", LocatorKind.NOTE, 7, False),
        ("caption", LocatorKind.FIGURE, None, False),
    ]


def test_a_mark_in_a_title_is_indexed() -> None:
    book = Book(divisions=(division("ch-01", title=(words("On "), ix("NEP", mark_id="t"))),))
    assert entries(compiled(book))["NEP"].locators[0].anchor == "t"


def test_ids_are_unique_made_of_the_words_and_the_same_beside_other_entries() -> None:
    alone = entries(compiled(chapter(ix("Left Opposition", "formation of"))))["Left Opposition"]
    beside = entries(
        compiled(chapter(ix("Левая оппозиция"), ix("Left Opposition"), ix("Left Opposition", "formation of")))
    )
    assert alone.id == beside["Left Opposition"].id == "ix-entry-left-opposition"
    assert alone.subentries[0].id == "ix-entry-left-opposition-formation-of"
    same = [entry.id for entry in entries(compiled(chapter(ix("co-op"), ix("Co op"), ix("中国"), ix("中國")))).values()]
    assert len(set(same)) == 4
    assert all(entry_id.isascii() and " " not in entry_id for entry_id in same)


def test_the_id_of_a_record_is_the_id_of_its_entry() -> None:
    found = entries(
        compiled(chapter(ix("46, Platform of the")), IndexRecord(heading="46, Platform of the", id="forty-six"))
    )
    assert found["46, Platform of the"].id == "ix-entry-forty-six"


def test_sort_as_decides_the_place_and_the_letter_ix_02() -> None:
    book = chapter(ix("46, Platform of the"), ix("Gaulle"), ix("Fascism"))
    groups = compiled(book, IndexRecord(heading="46, Platform of the", sort_as="Forty-Six"))
    assert [(group.letter, len(group.entries)) for group in groups] == [("F", 2), ("G", 1)]
    assert [entry.heading for entry in groups[0].entries] == ["Fascism", "46, Platform of the"]


def test_several_references_stand_in_index_order_ix_49() -> None:
    book = chapter(ix("kulaks"), ix("bureaucracy", "growth of"), ix("bureaucracy", "in trade"), ix("NEP"))
    record = IndexRecord(heading="NEP", see_also=("kulaks", "bureaucracy!growth of"))
    references = entries(compiled(book, record))["NEP"].see_also
    assert [(one.heading, one.anchor) for one in references] == [
        ("bureaucracy: growth of", "ix-entry-bureaucracy-growth-of"),
        ("kulaks", "ix-entry-kulaks"),
    ]


def test_a_heading_of_index_yaml_that_nothing_marks_idx_001() -> None:
    assert reported(chapter(ix("Left Opposition")), IndexRecord(heading="Left opposition")) == ["IDX-001"]
    assert reported(chapter(ix("NEP")), IndexRecord(heading="Left Opposition", see_also=("NEP",))) == ["IDX-001"]
    assert reported(chapter(ix("Left Opposition")), IndexRecord(heading="Left Opposition")) == []
    marked_below = chapter(ix("Left Opposition", "end of"), ix("Left Opposition", "rise of"))
    assert reported(marked_below, IndexRecord(heading="Left Opposition")) == []
    assert reported(chapter(ix("NEP")), IndexRecord(heading="New Economic Policy", see=("NEP",))) == []


def test_a_reference_to_what_is_no_heading_idx_002_ix_44() -> None:
    record = IndexRecord(heading="New Economic Policy", see=("N.E.P.",), id="policy")
    report = Report()
    found = entries(compiled(chapter(ix("NEP")), record, report=report))
    assert codes(report) == ["IDX-002"]
    assert found["New Economic Policy"].see == ()
    never_mentioned = IndexRecord(heading="Bronstein", see=("Trotsky, Leon",))
    assert reported(chapter(ix("NEP")), never_mentioned, people=(TROTSKY,)) == ["IDX-002"]
    assert reported(chapter(person("trotsky")), never_mentioned, people=(TROTSKY,)) == []
    assert reported(chapter(ix("NEP")), IndexRecord(heading="NEP", see_also=("nep",))) == ["IDX-002"]


def test_a_misspelt_reference_or_heading_is_helped_idx_001_idx_002() -> None:
    book = chapter(ix("Left Opposition", "end of"), ix("Left Opposition", "rise of"))
    records = (IndexRecord(heading="Opposition", see=("Left Opositon!end of",)), IndexRecord(heading="left opposition"))
    report = Report()
    compiled(book, *records, report=report)
    assert [(one.code, one.help) for one in report] == [
        ("IDX-001", "did you mean “Left Opposition”?"),
        ("IDX-002", "did you mean “Left Opposition!end of”?"),
    ]


def test_a_reference_onward_or_in_a_circle_idx_003_ix_44() -> None:
    book = chapter(ix("NEP"))
    onward = (IndexRecord(heading="a", see=("b",)), IndexRecord(heading="b", see=("NEP",)))
    assert reported(book, *onward) == ["IDX-003"]
    circle = (IndexRecord(heading="a", see=("b",)), IndexRecord(heading="b", see=("a",)))
    assert reported(book, *circle) == ["IDX-003", "IDX-003"]
    assert reported(book, IndexRecord(heading="NEP", see_also=("NEP",))) == ["IDX-003"]
    assert reported(book, IndexRecord(heading="NEP", see_also=("b",)), onward[1]) == ["IDX-003"]
    both_ways = (IndexRecord(heading="NEP", see_also=("kulaks",)), IndexRecord(heading="kulaks", see_also=("NEP",)))
    assert reported(chapter(ix("NEP"), ix("kulaks")), *both_ways) == []


def test_a_see_entry_with_places_of_its_own_idx_004_ix_43() -> None:
    record = IndexRecord(heading="New Economic Policy", see=("NEP",))
    report = Report()
    compiled(chapter(ix("NEP"), ix("New Economic Policy")), record, report=report)
    assert codes(report) == ["IDX-004"]
    assert next(iter(report)).severity is Severity.ERROR
    below = chapter(ix("NEP"), ix("New Economic Policy", "end of"), ix("New Economic Policy", "rise of"))
    assert reported(below, record) == ["IDX-004"]
    also = IndexRecord(heading="New Economic Policy", see_also=("NEP",))
    assert reported(chapter(ix("NEP"), ix("New Economic Policy")), also) == []


def test_a_mark_in_a_division_that_is_not_indexed_idx_013_ix_07() -> None:
    def book(kind: DivisionKind) -> Book:
        marks = paragraph(ix("NEP"), person("trotsky"))
        return Book(divisions=(division("back", marks, kind=kind, matter=Matter.BACK),))

    report = Report()
    found = entries(compiled(book(DivisionKind.BIBLIOGRAPHY), people=(TROTSKY,), report=report))
    assert codes(report) == ["IDX-013"]
    assert list(found) == ["NEP"]  # IX-07: the name is linked to its note, and not indexed
    assert reported(book(DivisionKind.APPENDIX), people=(TROTSKY,)) == []


def test_a_heading_given_twice_idx_014() -> None:
    twice = (IndexRecord(heading="NEP", id="one"), IndexRecord(heading="NEP", id="two"))
    assert reported(chapter(ix("NEP")), *twice) == ["IDX-014"]
    assert reported(chapter(ix("NEP"), ix("kulaks")), twice[0], IndexRecord(heading="kulaks")) == []


def test_a_finding_stands_at_the_mark_it_is_about() -> None:
    mark = ix("NEP,")
    report = Report()
    compiled(chapter(ix("kulaks"), mark, ix("NEP,")), report=report)
    found = list(report)
    assert [(one.code, one.file, one.line) for one in found] == [("IDX-010", mark.span.file, mark.span.line)]
    assert messages(report, "IDX-010") == ["“NEP,” is not a heading: it ends with “,”"]


def test_the_index_is_the_same_on_every_run() -> None:
    book = chapter(
        *(ix(heading) for heading in ("b", "a", "Ж", "c", "a c", "a-b", "10", "9")), ix("a", "x"), ix("a", "y")
    )
    assert compiled(book) == compiled(book)
