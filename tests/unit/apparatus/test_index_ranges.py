"""Ranges of the index, from their two ends: IX-03, IX-04."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.manifest.records import PersonRecord
from book.manifest.values import Mentions
from book.model.apparatus import LocatorKind
from book.model.book import Book
from book.model.content import Extent, Inline
from tests.unit.apparatus.builders import (
    chapter,
    codes,
    division,
    figure,
    ix,
    messages,
    note,
    note_reference,
    paragraph,
    person,
)
from tests.unit.apparatus.indexes import indexes_of, tell, told

OPEN, CLOSE = Extent.OPEN, Extent.CLOSE
TROTSKY = PersonRecord(sort="Trotsky, Leon", id="trotsky")


def reported(*inlines: Inline | str) -> list[str]:
    report = Report()
    indexes_of(chapter(*inlines), report=report)
    return codes(report)


def test_a_range_runs_from_its_opening_to_its_closing() -> None:
    book = chapter(
        ix("NEP", mark_id="a"), ix("NEP", extent=OPEN, mark_id="b"), "x", ix("NEP", extent=CLOSE, mark_id="c"),
        ix("NEP", extent=OPEN, mark_id="d"), ix("NEP", extent=CLOSE, mark_id="e"), ix("NEP", mark_id="f"),
    )  # fmt: skip
    assert told(book) == ["NEP: a b–c d–e f"]


def test_ranges_cross_divisions_and_each_other() -> None:
    book = Book(
        divisions=(
            division("ch-01", paragraph(ix("NEP", extent=OPEN, mark_id="a"), ix("kulaks", extent=OPEN, mark_id="b"))),
            division("ch-02", paragraph(ix("NEP", extent=CLOSE, mark_id="c"), ix("kulaks", extent=CLOSE, mark_id="d"))),
        )
    )
    assert told(book) == ["kulaks: b–d", "NEP: a–c"]


def test_a_range_is_of_a_heading_with_its_subheadings() -> None:
    book = chapter(
        ix("NEP", "end of", extent=OPEN, mark_id="a"), ix("NEP", "rise of", mark_id="b"),
        ix("NEP", "end of", extent=CLOSE, mark_id="c"),
    )  # fmt: skip
    assert told(book) == ["NEP", "  end of: a–c", "  rise of: b"]


def test_a_stretch_about_a_person_has_a_subheading_of_its_own() -> None:
    book = chapter(
        person("trotsky", mark_id="a"),
        person("trotsky", sub="exile of", extent=OPEN, mark_id="b"),
        person("trotsky", sub="on art", mark_id="c"),
        person("trotsky", sub="exile of", extent=CLOSE, mark_id="d"),
    )
    assert told(book, people=(TROTSKY,)) == ["Trotsky, Leon: a", "  on art: c", "  exile of: b–d"]


def test_a_range_is_principal_if_one_of_its_ends_is_and_a_figure_if_it_says_so() -> None:
    book = chapter(
        ix("a", extent=OPEN), ix("a", extent=CLOSE, principal=True),
        ix("b", extent=OPEN, figure=True), ix("b", extent=CLOSE),
    )  # fmt: skip
    entries = indexes_of(book)[""].groups
    first, second = (group.entries[0].locators[0] for group in entries)
    assert (first.principal, first.kind) == (True, LocatorKind.TEXT)
    assert (second.principal, second.kind) == (False, LocatorKind.FIGURE)


def test_a_range_that_begins_with_a_figure_is_about_the_text() -> None:
    book = Book(
        divisions=(
            division(
                "ch-01",
                figure("fig", ix("NEP", extent=OPEN), ix("kulaks"), "A."),
                paragraph(ix("NEP", extent=CLOSE)),
            ),
        )
    )
    kinds = [entry.locators[0].kind for group in indexes_of(book)[""].groups for entry in group.entries]
    assert kinds == [LocatorKind.FIGURE, LocatorKind.TEXT]


def test_a_range_never_closed_idx_016() -> None:
    report = Report()
    (index,) = indexes_of(chapter(ix("NEP", "end of", extent=OPEN, mark_id="a")), report=report).values()
    assert [one.help for one in report if one.code == "IDX-016"] == [
        'close it where the treatment ends: []{ix="NEP!end of" .close}'
    ]
    assert tell(index) == ["NEP", "  end of: a"]
    assert "IDX-016" not in reported(ix("NEP", extent=OPEN), ix("NEP", extent=CLOSE))


def test_a_range_closed_and_not_opened_idx_017() -> None:
    assert reported(ix("NEP"), ix("NEP", extent=CLOSE)) == ["IDX-017"]
    assert reported(ix("NEP", extent=CLOSE), ix("NEP", extent=OPEN)) == ["IDX-017", "IDX-016"]
    report = Report()
    stretch = chapter(person("trotsky", extent=OPEN), person("trotsky", extent=CLOSE, sub="exile"))
    indexes_of(stretch, people=(TROTSKY,), report=report)
    helps = [one.help for one in report if one.code in {"IDX-016", "IDX-017"}]
    assert helps == [
        "close it where the treatment ends: []{person=trotsky .close}",
        'open it where the treatment begins, before this place: []{person=trotsky sub="exile" .open}',
    ]


def test_a_range_opened_twice_idx_018() -> None:
    twice = (ix("NEP", extent=OPEN), ix("NEP", extent=OPEN), ix("NEP", extent=CLOSE), ix("NEP", extent=CLOSE))
    assert reported(*twice) == ["IDX-018"]
    assert reported(twice[0], twice[2], twice[1], twice[3]) == []


def test_a_range_of_which_one_end_is_in_a_note_idx_019() -> None:
    def found(in_note: Inline, *in_text: Inline) -> list[str]:
        report = Report()
        text = paragraph(*in_text[:1], note_reference(7), *in_text[1:])
        book = Book(divisions=(division("ch-01", text, notes=(note(7, paragraph(in_note)),)),))
        indexes_of(book, report=report)
        return messages(report, "IDX-019")

    begins = found(ix("NEP", extent=CLOSE), ix("NEP", extent=OPEN))
    assert begins == ["the range of “NEP” begins in the text and ends in note 7"]
    assert found(ix("NEP"), ix("NEP", extent=OPEN), ix("NEP", extent=CLOSE)) == []


def test_a_range_from_note_to_note_idx_019() -> None:
    def found(*in_notes: tuple[Inline, ...]) -> tuple[list[str], list[str]]:
        report = Report()
        notes = tuple(note(number, paragraph(*inlines)) for number, inlines in enumerate(in_notes, start=1))
        text = paragraph(*(note_reference(one.number) for one in notes))
        (index,) = indexes_of(Book(divisions=(division("ch-01", text, notes=notes),)), report=report).values()
        return codes(report), tell(index)

    first, last = ix("NEP", extent=OPEN, mark_id="a"), ix("NEP", extent=CLOSE, mark_id="b")
    assert found((first,), (last,)) == (["IDX-019"], ["NEP: a"])
    assert found((first, last)) == ([], ["NEP: a–b"])


@pytest.mark.parametrize("mentions", ["all", "substantive", "marked", "none"])
def test_stretches_count_unless_no_mention_does(mentions: Mentions) -> None:
    someone = PersonRecord(sort="Trotsky, Leon", id="trotsky", index=mentions)
    book = chapter(person("trotsky", extent=OPEN, mark_id="a"), person("trotsky", extent=CLOSE, mark_id="b"))
    assert told(book, people=(someone,)) == ([] if mentions == "none" else ["Trotsky, Leon: a–b"])
