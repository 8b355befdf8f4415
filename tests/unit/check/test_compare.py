"""The quick test: text that comes out even is complete, in whatever order its lanes share the pages."""

from __future__ import annotations

import pytest

from book.check.compare import is_complete, remove_drawings
from book.check.letters import letters
from book.check.units import DivisionText, Lane, Sheet
from tests.unit.check.texts import PARAGRAPHS, lines, row, sheet, text_of, units

ONE, TWO, THREE, *_ = PARAGRAPHS
NOTES = ("1. Ibid.", "2. The figures differ from one edition to the other.", "3. Ibid.")


def _with_notes() -> DivisionText:
    return text_of(units((ONE, TWO, THREE)), units(NOTES, 30, "note", Lane.FOOT))


def test_every_line_once_is_complete() -> None:
    pages = [sheet("page 1", *lines(ONE), *lines(TWO)[:1]), sheet("page 2", *lines(TWO)[1:], *lines(THREE))]
    assert is_complete(text_of(units((ONE, TWO, THREE))), pages)


def test_a_word_divided_at_the_end_of_a_line_is_complete() -> None:
    text = text_of(units(("an extraordinary congress",)))
    assert is_complete(text, [sheet("page 1", "an extra‐", "ordinary congress")])


def test_a_lost_line_is_not_complete() -> None:
    kept = lines(TWO)
    del kept[1]
    assert not is_complete(text_of(units((ONE, TWO))), [sheet("page 1", *lines(ONE), *kept)])


def test_a_line_too_many_is_not_complete() -> None:
    assert not is_complete(text_of(units((ONE,))), [sheet("page 1", *lines(ONE), lines(ONE)[-1])])


def test_paragraphs_in_another_order_are_not_complete() -> None:
    assert not is_complete(text_of(units((ONE, TWO))), [sheet("page 1", TWO, ONE)])


def test_no_pages_are_not_complete() -> None:
    assert not is_complete(text_of(units((ONE,))), [])


def test_notes_at_the_foot_interrupt_the_text_of_the_pages() -> None:
    pages = [
        sheet("page 1", *lines(ONE), lines(TWO)[0], "1.", "Ibid."),
        sheet("page 2", *lines(TWO)[1:], *lines(THREE), "2.", *lines(NOTES[1][3:]), "3.", "Ibid."),
    ]
    assert is_complete(_with_notes(), pages)


def test_a_note_may_stand_a_page_later() -> None:
    pages = [
        sheet("page 1", ONE, TWO, NOTES[0]),
        sheet("page 2", THREE, NOTES[1], NOTES[2]),
    ]
    assert is_complete(_with_notes(), pages)


def test_a_lost_note_like_another_is_not_complete() -> None:
    assert not is_complete(_with_notes(), [sheet("page 1", ONE, TWO, THREE, NOTES[0], NOTES[1])])


def test_notes_in_another_order_are_not_complete() -> None:
    assert not is_complete(_with_notes(), [sheet("page 1", ONE, TWO, THREE, NOTES[1], NOTES[0], NOTES[2])])


def test_a_page_may_end_within_all_cells_of_a_row() -> None:
    cells = row("The name of a thing", "73", "A long remark")
    pages = [sheet("page 1", "The name of", "73", "A long"), sheet("page 2", "a thing", "remark")]
    assert is_complete(text_of(cells), pages)


def test_a_page_may_not_end_within_paragraphs_so() -> None:
    pages = [sheet("page 1", "The name of", "73", "A long"), sheet("page 2", "a thing", "remark")]
    assert not is_complete(text_of(units(("The name of a thing", "73", "A long remark"))), pages)


def test_the_head_of_a_table_may_come_again_at_the_top_of_a_page() -> None:
    table = text_of(row("Name", "Year"), row("Trotsky", "1879", line=52), repeated=("nameyear",))
    assert is_complete(table, [sheet("page 1", "Name", "Year"), sheet("page 2", "Name", "Year", "Trotsky", "1879")])
    assert not is_complete(table, [sheet("page 1", "Name", "Year", "Trotsky", "Name", "Year", "1879")])
    assert not is_complete(table, [sheet("page 1", "Name", "Year"), sheet("page 2", "Year", "Trotsky", "1879")])


def test_numbers_of_a_list_may_stand_anywhere() -> None:
    listed = text_of(units(("first", "second")), markers=frozenset({"c", "d"}))
    assert is_complete(listed, [sheet("page 1", "first", "second", "c)", "d)")])
    assert not is_complete(listed, [sheet("page 1", "first", "second", "1.", "2.")])


def test_words_in_a_picture_are_not_text() -> None:
    figure = text_of(units((ONE, "Figure 1. A chart")), drawings=(letters("Party Congress"),))
    page = sheet("page 1", ONE, "Figure 1. A chart", *"Party Congress")
    assert is_complete(*remove_drawings(figure, [page]))
    assert not is_complete(*remove_drawings(text_of(figure.units), [page]))


def test_words_in_a_picture_may_stand_in_the_text_too() -> None:
    figure = text_of(units(("On the Congress.", "Figure 1. A chart")), drawings=(letters("Congress"),))
    page = sheet("page 1", "On the ", "Congress", ".", "Figure 1. A chart", *"Congress")
    assert is_complete(*remove_drawings(figure, [page]))
    without = sheet("page 1", "On the ", ".", "Figure 1. A chart", *"Congress")
    assert not is_complete(*remove_drawings(figure, [without]))


def test_words_in_a_picture_that_are_drawn_in_part_are_not_text() -> None:
    figure = text_of(units((ONE,)), drawings=(letters("Party Congress"),))
    assert is_complete(*remove_drawings(figure, [sheet("page 1", ONE, *"Congress")]))


@pytest.mark.parametrize(
    ("pages", "complete"),
    [
        ([sheet("page 1", "By", "A. N. Author", "A Title", "edited by E. Ditor")], True),
        ([sheet("page 1", "By", "A. N. Author", "edited by E. Ditor")], False),
    ],
)
def test_a_display_page_may_have_words_between(pages: list[Sheet], complete: bool) -> None:
    page = text_of(units(("A Title", "A. N. Author", "E. Ditor")), loose=True)
    assert is_complete(page, pages) is complete


def test_words_on_a_display_page_count_once() -> None:
    page = text_of(units(("A Press", "The Editors of A Press")), loose=True)
    assert is_complete(page, [sheet("page 1", "The Editors of A Press", "A Press")])
    assert not is_complete(page, [sheet("page 1", "The Editors of A Press")])
