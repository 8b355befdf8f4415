"""Definitions: linked to each other (GL-04), punctuated alike (GL-03), and short enough to be shown (NT-18)."""

from __future__ import annotations

import pytest

from book.apparatus.definitions import check_definitions, link_definitions
from book.diagnostics import Report, Severity
from book.manifest.records import GlossaryRecord
from book.model.content import (
    Blocks,
    Foreign,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    ListStyle,
    Paragraph,
    Style,
    Styled,
    TermMark,
)
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from tests.unit.apparatus.builders import codes, here, messages, paragraph, term, words


def record(headword: str, **more: object) -> GlossaryRecord:
    fields: dict[str, object] = {"headword": headword, **more}
    if "see" not in fields:
        fields["expansion"] = "x"
    return GlossaryRecord.model_validate(fields)


def linked(*inlines: Inline | str, records: tuple[GlossaryRecord, ...], report: Report | None = None) -> Blocks:
    """The definition of the first record."""
    definitions: dict[str, Blocks] = {records[0].id: (paragraph(*inlines),)}
    return link_definitions(records, definitions, report or Report())[records[0].id]


def marks(blocks: Blocks) -> list[tuple[str, str]]:
    """The terms that are marked, with their words."""
    nodes = (node for run in iter_inline_runs(blocks) for node in iter_inlines(run))
    return [(node.term, plain_text(node.children)) for node in nodes if isinstance(node, TermMark)]


NEP = record("NEP", aliases=["New Policy"])
KULAK = record("kulak", aliases=["kulaks"])


def test_the_first_use_of_a_headword_in_a_definition_is_marked_gl_04() -> None:
    records = (record("tax in kind"), NEP, KULAK)
    blocks = linked("A tax on Kulaks and a kulak, in the New Policy or NEP.", records=records)
    assert marks(blocks) == [("kulak", "Kulaks"), ("nep", "New Policy")]
    (block,) = blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.children) == "A tax on Kulaks and a kulak, in the New Policy or NEP."


@pytest.mark.parametrize("text", ["nep", "kulakov", "dekulak", "anti-kulak", "New, Policy", "NewPolicy"])
def test_parts_of_words_and_other_words_are_not_marked(text: str) -> None:
    assert marks(linked(text, records=(record("tax"), NEP, KULAK))) == []


def test_the_longest_headword_is_meant() -> None:
    records = (record("tax"), record("Central Committee"), record("Central Committee member"))
    assert marks(linked("A Central Committee member.", records=records)) == [
        ("central-committee-member", "Central Committee member")
    ]


def test_a_see_entry_leads_straight_to_its_definition() -> None:
    records = (record("tax"), NEP, record("New Economic Policy", see="nep"))
    assert marks(linked("The New Economic Policy.", records=records)) == [("nep", "New Economic Policy")]


def test_terms_of_the_abbreviations_alone_are_not_marked() -> None:
    assert marks(linked("The NEP.", records=(record("tax"), record("NEP", lists="abbreviations")))) == []


def test_what_the_author_marked_stays_and_is_not_marked_again() -> None:
    blocks = linked("The NEP and ", term("nep", "policy"), ".", records=(record("tax"), NEP))
    assert marks(blocks) == [("nep", "policy")]


def test_titles_and_links_are_left_alone_and_other_styles_are_not() -> None:
    def styled(style: Style) -> Inline:
        return Styled(style=style, children=(words("the kulak"),), span=here())

    inside: Inlines = (words("kulak"),)
    assert marks(linked(styled(Style.WORK_TITLE), records=(record("tax"), KULAK))) == []
    assert marks(linked(Link(href="https://a.b", children=inside, span=here()), records=(record("tax"), KULAK))) == []
    assert marks(linked(styled(Style.EMPHASIS), records=(record("tax"), KULAK))) == [("kulak", "kulak")]
    foreign = Foreign(lang="ru-Latn", italic=True, children=inside, span=here())
    assert marks(linked(foreign, records=(record("tax"), KULAK))) == [("kulak", "kulak")]


def test_a_term_in_its_own_definition_glo_007() -> None:
    report = Report()
    records = (record("tax in kind"), NEP)
    blocks = linked("The tax in kind of the NEP.", records=records, report=report)
    assert messages(report, "GLO-007") == ["“tax in kind” is used in its own definition"]
    assert marks(blocks) == [("nep", "NEP")]
    report = Report()
    linked("A tax, and in kind; a tax, in kind.", records=records, report=report)
    linked("What it was.", records=(record("NEP"),), report=report)
    linked("The new policy.", records=(NEP,), report=report)
    assert codes(report) == []
    linked("What ", term("nep", "it"), " was.", records=(NEP,), report=report)
    assert codes(report) == ["GLO-007"]


def checked(*texts: str) -> Report:
    report = Report()
    records = [record(f"word {number}") for number in range(len(texts))]
    check_definitions(records, {one.id: (paragraph(text),) for one, text in zip(records, texts, strict=True)}, report)
    return report


def test_a_definition_that_begins_otherwise_than_the_others_glo_005_gl_03() -> None:
    found = checked("A tax.", "“The tax.", "a tax.", "1921 tax.")
    assert messages(found, "GLO-005") == [
        "the definition of “word 2” begins without a capital; 2 others begin with one"
    ]
    assert messages(checked("a tax.", "a tax.", "A tax."), "GLO-005") == [
        "the definition of “word 2” begins with a capital; 2 others begin without one"
    ]
    assert codes(checked("A tax.", "Both.", "1921.")) == []
    assert codes(checked("a tax.", "both.")) == []


def test_a_definition_that_ends_otherwise_than_the_others_glo_006_gl_03() -> None:
    found = checked("A tax.", "A “tax.”", "(A tax.)", "A tax")
    assert messages(found, "GLO-006") == ["the definition of “word 3” ends without a full stop; 3 others end with one"]
    assert codes(checked("A tax", "Both")) == []
    assert codes(checked("A tax!", "A tax…")) == []
    assert codes(checked("A tax.", "A tax")) == ["GLO-006"], "where neither is usual, a full stop is"


def test_a_definition_that_ends_with_a_list_is_not_judged() -> None:
    report = Report()
    item = ListItem(blocks=(paragraph("no stop"),), span=here())
    blocks: Blocks = (paragraph("Two things:"), List(style=ListStyle.BULLET, items=(item,), span=here()))
    check_definitions([record("a"), record("b")], {"a": blocks, "b": (paragraph("A thing."),)}, report)
    assert codes(report) == []


@pytest.mark.parametrize(("length", "expected"), [(5001, ["GLO-011"]), (5000, [])])
def test_a_definition_too_long_to_be_shown_over_the_text_glo_011_nt_18(length: int, expected: list[str]) -> None:
    found = checked("X" * (length - 1) + ".")
    assert [(one.code, one.severity) for one in found] == [(code, Severity.INFO) for code in expected]
