"""Abbreviations expanded at their first use: which use that is, and how it is written."""

from __future__ import annotations

import pytest

from book.apparatus.expansions import Scope, expand_abbreviations
from book.apparatus.wording import DEFAULTS
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord
from book.model.book import Book, DivisionKind, Matter
from book.model.content import (
    BlockQuotation,
    Foreign,
    Heading,
    IndexMark,
    Inline,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    Style,
    Styled,
    TermMark,
)
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from tests.unit.apparatus.builders import (
    chapter,
    codes,
    division,
    figure,
    heading,
    here,
    note,
    note_reference,
    paragraph,
    term,
    words,
)


def record(headword: str = "NEP", expansion: str = "New Economic Policy", **more: object) -> GlossaryRecord:
    return GlossaryRecord.model_validate({"headword": headword, "expansion": expansion, **more})


def nep(text: str = "NEP") -> TermMark:
    return term("nep", text)


def expanded(
    book: Book,
    scope: Scope = "book",
    *records: GlossaryRecord,
    before: bool = False,
    report: Report | None = None,
) -> list[str]:
    """The text of every run of a book, notes behind their division."""
    found = expand_abbreviations(
        book,
        records or (record(),),
        scope,
        before=before,
        conventions=DEFAULTS,
        report=report if report is not None else Report(),
    )
    return [
        plain_text(run)
        for one in found.divisions
        for blocks in (one.blocks, *(each.blocks for each in one.notes))
        for run in iter_inline_runs(blocks)
    ]


def test_the_first_use_in_the_book_is_expanded_and_no_other() -> None:
    two = Book(
        divisions=(
            division("ch-01", paragraph("Of ", nep(), ", ", nep(), "."), paragraph(nep())),
            division("ch-02", paragraph(nep())),
        )
    )
    assert expanded(two) == ["Of NEP (New Economic Policy), NEP.", "NEP", "NEP"]
    assert expanded(two, "division") == ["Of NEP (New Economic Policy), NEP.", "NEP", "NEP (New Economic Policy)"]
    assert expanded(two, "none") == ["Of NEP, NEP.", "NEP", "NEP"]


def test_a_record_says_otherwise_than_the_book() -> None:
    two = Book(divisions=(division("ch-01", paragraph(nep())), division("ch-02", paragraph(nep()))))
    assert expanded(two, "division", record(expand="none")) == ["NEP", "NEP"]
    assert expanded(two, "none", record(expand="division"))[1] == "NEP (New Economic Policy)"
    assert expanded(two, "division", record(expand="book"))[1] == "NEP"


def test_what_is_no_abbreviation_is_expanded_only_if_its_record_asks() -> None:
    book = chapter(term("gubkom", "gubkom"))
    assert expanded(book, "book", record("gubkom", "provincial committee")) == ["gubkom"]
    asked = record("gubkom", "provincial committee", expand="book")
    assert expanded(book, "none", asked) == ["gubkom (provincial committee)"]
    listed = record("gubkom", "provincial committee", lists="abbreviations")
    assert expanded(book, "book", listed) == ["gubkom (provincial committee)"]


def test_the_expansion_may_come_first() -> None:
    lower = record(expansion="new policy")
    assert expanded(chapter("The ", nep(), "."), "book", lower, before=True) == ["The new policy (NEP)."]
    assert expanded(chapter(nep(), " came."), "book", lower, before=True) == ["New policy (NEP) came."]
    assert expanded(chapter("So. ", nep(), " came."), "book", lower, before=True) == ["So. New policy (NEP) came."]


def test_the_mark_stays_and_the_expansion_stands_outside_it() -> None:
    found = expand_abbreviations(
        chapter("The ", nep(), "."),
        [record(expansion_lang="ru-Latn")],
        "book",
        before=False,
        conventions=DEFAULTS,
        report=Report(),
    )
    (run,) = iter_inline_runs(found.divisions[0].blocks)
    assert [type(node).__name__ for node in run] == ["Text", "TermMark", "Text", "Foreign", "Text", "Text"]
    assert [node.lang for node in run if isinstance(node, Foreign)] == ["ru-Latn"]


def test_in_round_brackets_the_expansion_has_square_ones() -> None:
    assert expanded(chapter("a plan (", nep(), ")")) == ["a plan (NEP [New Economic Policy])"]
    assert expanded(chapter("a plan (so) ", nep())) == ["a plan (so) NEP (New Economic Policy)"]


@pytest.mark.parametrize(
    ("text", "closing"),
    [("“so the ", "”"), ("‘so ", "’"), ("‘Lenin’s ", "’"), ("“a ‘b’ ", "”"), ("„so ", "“"), ("«", "»"), ("anti-", "")],
)
def test_in_quotation_marks_and_in_compounds_the_next_use_is_expanded(text: str, closing: str) -> None:
    book = chapter(text, nep(), f"{closing} ", nep())
    assert expanded(book) == [f"{text}NEP{closing} NEP (New Economic Policy)"]


@pytest.mark.parametrize("text", ["“so” the ", "‘so’ ", "Lenin’s ", "« »", "„so“ "])
def test_behind_a_quotation_a_use_is_expanded(text: str) -> None:
    assert expanded(chapter(text, nep())) == [f"{text}NEP (New Economic Policy)"]


@pytest.mark.parametrize("following", ["’s", "-men", "men"])
def test_a_possessive_is_not_expanded(following: str) -> None:
    assert expanded(chapter(nep(), following, " ", nep())) == [f"NEP{following} NEP (New Economic Policy)"]


def test_other_words_for_the_term_are_not_expanded() -> None:
    assert expanded(chapter(nep("the policy"), " ", nep())) == ["the policy NEP (New Economic Policy)"]


def test_a_sentence_that_has_the_expansion_needs_no_other() -> None:
    said = chapter("The new economic policy (", nep(), ") began. ", nep(), " ended.")
    assert expanded(said) == ["The new economic policy (NEP) began. NEP ended."]
    apart = chapter("It was the New Economic Policy. Under ", nep(), " so.")
    assert expanded(apart) == ["It was the New Economic Policy. Under NEP (New Economic Policy) so."]


def test_quotations_headings_captions_and_titles_are_left_as_they_are() -> None:
    quoted = BlockQuotation(blocks=(paragraph("of ", nep()),), attribution=None, span=here())
    head = Heading(level=2, children=(nep(),), span=here(), id="h")
    title = Styled(style=Style.WORK_TITLE, children=(words("On "), nep()), span=here())
    foreign = Foreign(lang="ru-Latn", italic=True, children=(nep(),), span=here())
    book = Book(
        divisions=(
            division("ch-01", head, quoted, figure("f", nep()), paragraph(title), paragraph(foreign), title=(nep(),)),
        )
    )
    assert expanded(book) == ["NEP", "of NEP", "NEP", "On NEP", "NEP"]
    more = Book(divisions=(*book.divisions, division("ch-02", paragraph(nep()))))
    assert expanded(more)[-1] == "NEP (New Economic Policy)"


def test_lists_and_other_marks_are_text() -> None:
    item = ListItem(blocks=(paragraph(nep()),), span=here())
    listed = Book(divisions=(division("ch-01", List(style=ListStyle.BULLET, items=(item,), span=here())),))
    assert expanded(listed) == ["NEP (New Economic Policy)"]
    inside: Inline = Styled(
        style=Style.EMPHASIS,
        children=(IndexMark(path=("NEP",), principal=False, children=(nep(),), span=here(), id="ix"),),
        span=here(),
    )
    assert expanded(chapter(inside)) == ["NEP (New Economic Policy)"]


def test_a_note_is_expanded_where_the_text_has_no_use() -> None:
    def noted(*inlines: Inline | str) -> Book:
        one = note(1, paragraph("On ", nep()))
        return Book(divisions=(division("ch-01", paragraph(*inlines, note_reference(1)), notes=(one,)),))

    assert expanded(noted("x")) == ["x", "On NEP (New Economic Policy)"]
    assert expanded(noted(nep())) == ["NEP (New Economic Policy)", "On NEP"]
    later = Book(divisions=(*noted("x").divisions, division("ch-02", paragraph(nep()))))
    assert expanded(later) == ["x", "On NEP", "NEP (New Economic Policy)"]
    assert expanded(later, "division") == ["x", "On NEP (New Economic Policy)", "NEP (New Economic Policy)"]


@pytest.mark.parametrize("kind", [DivisionKind.DEDICATION, DivisionKind.GLOSSARY, DivisionKind.BIBLIOGRAPHY])
def test_display_pages_and_lists_are_not_read(kind: DivisionKind) -> None:
    first = division("first", paragraph(nep()), kind=kind, matter=Matter.FRONT)
    book = Book(divisions=(first, division("ch-01", paragraph(nep()))))
    assert expanded(book) == ["NEP", "NEP (New Economic Policy)"]


def test_a_term_to_be_expanded_that_cannot_be_glo_009() -> None:
    for book, found in (
        (chapter("NEP"), ["GLO-009"]),
        (Book(divisions=(division("ch-01", heading(2, "x", "h")),)), ["GLO-009"]),
        (chapter(nep()), []),
        (chapter("The New Economic Policy, or ", nep()), []),
    ):
        report = Report()
        expanded(book, "none", record(expand="book"), report=report)
        assert codes(report) == found
    report = Report()
    expanded(chapter("NEP"), "book", record(), report=report)
    assert codes(report) == [], "the book asks for those that there are"


def test_without_anything_to_expand_the_book_is_the_same() -> None:
    book = chapter(nep())
    found = expand_abbreviations(book, [record()], "none", before=False, conventions=DEFAULTS, report=Report())
    assert found is book
    (block,) = book.divisions[0].blocks
    assert isinstance(block, Paragraph)
    assert [node.id for node in iter_inlines(block.children) if isinstance(node, TermMark)] != [""]
