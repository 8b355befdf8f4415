"""Notes gathered for the end of a chapter and for the back of the book (NT-10)."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from book.apparatus.notes import group_notes, mark_notes, notes_at, symbol_of
from book.manifest.schema import NoteSettings
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Note, NoteSeries
from book.model.walk import plain_text
from tests.unit.apparatus.builders import division, ix, note, paragraph, words

BOOK = Book(
    divisions=(
        division(
            "preface",
            kind=DivisionKind.PREFACE,
            matter=Matter.FRONT,
            title="Preface",
            notes=(note(1, paragraph("p"), division="preface"),),
        ),
        division("ch-01", number=1),
        division(
            "ch-02",
            number=2,
            title=(words("The "), ix("x", children=(words("Charter"),))),
            notes=(note(1, division="ch-02"), note(2, division="ch-02")),
        ),
    )
)


COLLECTED = NoteSettings(placement="book")


def test_each_division_with_notes_has_a_group_in_order() -> None:
    groups = group_notes(BOOK, COLLECTED)
    assert [(group.division, group.number, [one.number for one in group.notes]) for group in groups] == [
        ("preface", None, [1]),
        ("ch-02", 2, [1, 2]),
    ]


def test_a_group_has_the_number_and_title_of_the_text_without_its_marks_nt_10() -> None:
    group = group_notes(BOOK, COLLECTED)[1]
    assert (group.kind, group.number, plain_text(group.title)) == (DivisionKind.CHAPTER, 2, "The Charter")
    assert [type(node).__name__ for node in group.title] == ["Text", "Text"]


@pytest.mark.parametrize("placement", ["chapter", "foot"])
def test_notes_that_stand_with_their_text_are_not_gathered(placement: Literal["chapter", "foot"]) -> None:
    assert group_notes(BOOK, NoteSettings(placement=placement)) == ()


def test_symbols_are_doubled_when_they_are_used_up_nt_02() -> None:
    assert [symbol_of(number) for number in (1, 2, 3, 4, 5, 6, 7, 8, 13)] == [
        *("*", "†", "‡", "§", "||", "#", "**", "††", "***"),
    ]


def with_symbols(*numbers: int) -> tuple[Note, ...]:
    return tuple(
        replace(note(number), series=NoteSeries.SYMBOLS, id=f"s{number}", reference=f"r{number}") for number in numbers
    )


MIXED = Book(divisions=(division("ch-01", notes=(note(1), *with_symbols(1, 2), note(2), *with_symbols(3))),))


def test_symbols_begin_again_on_each_page_at_the_foot_and_in_each_division_elsewhere_nt_02() -> None:
    labels = {"r1": "5", "r2": "6", "r3": "6"}
    marks = {"note-ch-01-1": "1", "s1": "*", "s2": "*", "note-ch-01-2": "2", "s3": "†"}
    assert mark_notes(MIXED, NoteSettings(placement="book"), labels) == marks
    assert mark_notes(MIXED, NoteSettings(placement="book"), {}) == marks | {"s2": "†", "s3": "‡"}
    same = NoteSettings(placement="chapter", symbols_placement="same")
    assert mark_notes(MIXED, same, {}) == mark_notes(MIXED, same, labels) == marks | {"s2": "†", "s3": "‡"}


def test_notes_with_symbols_stand_at_the_foot_while_the_others_are_collected() -> None:
    (chapter,) = MIXED.divisions
    assert [one.id for one in notes_at(chapter, COLLECTED, "foot")] == ["s1", "s2", "s3"]
    assert [one.id for one in group_notes(MIXED, COLLECTED)[0].notes] == ["note-ch-01-1", "note-ch-01-2"]
    together = NoteSettings(placement="book", symbols_placement="same")
    assert group_notes(MIXED, together)[0].notes == chapter.notes
