"""Notes gathered for the end of a chapter and for the back of the book (NT-10)."""

from __future__ import annotations

import pytest

from book.apparatus.notes import NotePlacement, group_notes
from book.model.book import Book, DivisionKind, Matter
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
            notes=(note(2, division="ch-02"), note(1, division="ch-02")),
        ),
    )
)


@pytest.mark.parametrize("placement", ["chapter", "book"])
def test_each_division_with_notes_has_a_group_in_order(placement: NotePlacement) -> None:
    groups = group_notes(BOOK, placement)
    assert [(group.division, group.number, [one.number for one in group.notes]) for group in groups] == [
        ("preface", None, [1]),
        ("ch-02", 2, [1, 2]),
    ]


def test_a_group_has_the_number_and_title_of_the_text_without_its_marks_nt_10() -> None:
    group = group_notes(BOOK, "book")[1]
    assert (group.kind, group.number, plain_text(group.title)) == (DivisionKind.CHAPTER, 2, "The Charter")
    assert [type(node).__name__ for node in group.title] == ["Text", "Text"]


def test_notes_at_the_foot_of_the_page_are_not_gathered() -> None:
    assert group_notes(BOOK, "foot") == ()
