"""What is wrong with damaged text, each fault at its unit."""

from __future__ import annotations

from collections.abc import Sequence

from book.check.compare import is_complete
from book.check.letters import letters
from book.check.losses import Loss, LossKind, find_losses
from book.check.units import DivisionText, HiddenText, Hiding, Lane, Sheet
from tests.unit.check.texts import PARAGRAPHS, lines, row, sheet, text_of, units

ONE, TWO, THREE, FOUR, FIVE = PARAGRAPHS
CHAPTER = text_of(units(PARAGRAPHS))


def _losses(text: DivisionText, pages: Sequence[Sheet]) -> list[Loss]:
    assert not is_complete(text, pages)
    return find_losses(text, pages)


def _told(losses: Sequence[Loss]) -> list[tuple[LossKind, int, str]]:
    return [(loss.kind, loss.unit.span.line if loss.unit else 0, loss.place) for loss in losses]


def test_a_missing_paragraph_is_named_at_its_line() -> None:
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, THREE, FOUR, FIVE)])
    assert (loss.kind, loss.unit) == (LossKind.MISSING, CHAPTER.units[1])
    assert loss.words == "Nobody counted twice, for nobody had been asked…"


def test_a_paragraph_that_is_there_twice_is_named_with_its_second_place() -> None:
    pages = [sheet("page 1", *map(str, PARAGRAPHS)), sheet("page 2", *lines(TWO))]
    assert _told(_losses(CHAPTER, pages)) == [(LossKind.DOUBLED, 5, "page 2")]


def test_a_page_that_is_there_twice_doubles_all_that_is_on_it() -> None:
    first = sheet("page 1", ONE, *lines(TWO), lines(THREE)[0])
    pages = [first, first, sheet("page 2", *lines(THREE)[1:], FOUR, FIVE)]
    losses = _losses(CHAPTER, pages)
    assert [(loss.kind, loss.unit) for loss in losses] == [
        (LossKind.DOUBLED, CHAPTER.units[0]),
        (LossKind.DOUBLED, CHAPTER.units[1]),
        (LossKind.DOUBLED, CHAPTER.units[2]),
    ]


def test_a_missing_page_loses_all_that_was_on_it_and_parts_of_its_neighbours() -> None:
    pages = [sheet("page 1", ONE, lines(TWO)[0]), sheet("page 3", lines(FOUR)[-1], FIVE)]
    assert _told(_losses(CHAPTER, pages)) == [
        (LossKind.BROKEN, 5, "page 1"),
        (LossKind.MISSING, 7, ""),
        (LossKind.BROKEN, 9, "page 3"),
    ]


def test_a_broken_paragraph_is_named_with_the_words_it_lacks() -> None:
    kept = lines(FIVE)
    del kept[1]
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, TWO, THREE, FOUR, *kept)])
    assert (loss.kind, loss.words, loss.place) == (LossKind.BROKEN, "decide met in the spring", "page 1")


def test_a_changed_word_is_missing_and_foreign() -> None:
    changed = TWO.replace("asked", "told")
    missing, foreign = _losses(CHAPTER, [sheet("page 1", ONE, changed, THREE, FOUR, FIVE)])
    assert (missing.kind, missing.words) == (LossKind.BROKEN, "asked")
    assert (foreign.kind, foreign.words, foreign.unit) == (LossKind.FOREIGN, "told", CHAPTER.units[1])


def test_a_moved_paragraph_alone_is_in_the_wrong_place() -> None:
    pages = [sheet("page 1", ONE, THREE, FOUR), sheet("page 2", TWO, FIVE)]
    assert _told(_losses(CHAPTER, pages)) == [(LossKind.MOVED, 5, "page 2")]


def test_foreign_text_is_told_with_its_words_and_the_unit_before() -> None:
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, TWO, "Lorem ipsum dolor", THREE, FOUR, FIVE)])
    assert (loss.kind, loss.words) == (LossKind.FOREIGN, "Lorem ipsum dolor")
    assert loss.unit is CHAPTER.units[1]


def test_text_under_an_image_is_hidden() -> None:
    hidden = (HiddenText(letters(TWO), Hiding.COVERED),)
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, THREE, FOUR, FIVE, hidden=hidden)])
    assert (loss.kind, loss.unit, loss.why) == (LossKind.HIDDEN, CHAPTER.units[1], Hiding.COVERED)
    assert loss.place == "page 1"


def test_words_beyond_the_edge_of_the_page_are_hidden() -> None:
    hidden = (HiddenText("asked", Hiding.CUT),)
    seen = TWO.replace("asked ", "")
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, seen, THREE, FOUR, FIVE, hidden=hidden)])
    assert (loss.kind, loss.words, loss.why) == (LossKind.HIDDEN, "asked", Hiding.CUT)


def test_a_missing_paragraph_is_not_hidden_by_what_hides_another() -> None:
    hidden = (HiddenText(letters("a picture's own words"), Hiding.COVERED),)
    (loss,) = _losses(CHAPTER, [sheet("page 1", ONE, THREE, FOUR, FIVE, hidden=hidden)])
    assert loss.kind is LossKind.MISSING


def test_of_short_notes_that_are_alike_the_one_that_is_missing_is_named() -> None:
    notes = [f"{number}. Ibid." for number in range(1, 8)]
    text = text_of(units((ONE, TWO)), units(notes, 30, "note"))
    kept = [note for note in notes if note != "4. Ibid."]
    assert _told(_losses(text, [sheet("page 1", ONE, TWO, *kept)])) == [(LossKind.MISSING, 36, "")]


def test_of_paragraphs_that_are_the_same_as_many_are_missing_as_are_not_there() -> None:
    text = text_of(units((ONE, "Yes.", TWO, "Yes.", THREE)))
    assert _told(_losses(text, [sheet("page 1", ONE, "Yes.", TWO, THREE)])) == [(LossKind.MISSING, 9, "")]
    assert _told(_losses(text, [sheet("page 1", ONE, TWO, "Yes.", THREE)])) == [(LossKind.MISSING, 5, "")]


def test_a_missing_cell_is_told_from_others_like_it() -> None:
    table = text_of(units((ONE,)), row("408", "40", "8"), row("8", "40", "408", line=52), units((TWO,), 60))
    page = sheet("page 1", ONE, "408", "8", "8", "40", "408", TWO)
    (loss,) = _losses(table, [page])
    assert (loss.kind, loss.words) == (LossKind.MISSING, "40")


def test_a_missing_note_at_the_foot_leaves_the_text_around_it_alone() -> None:
    notes = ("1. The figures differ from one edition to the other.", "2. Ibid.", "3. As the minutes have it.")
    text = text_of(units((ONE, TWO, THREE)), units(notes, 30, "note", Lane.FOOT))
    pages = [sheet("page 1", ONE, lines(TWO)[0], *lines(notes[0])), sheet("page 2", *lines(TWO)[1:], THREE, notes[2])]
    assert _told(_losses(text, pages)) == [(LossKind.MISSING, 32, "")]


def test_rows_that_a_page_divides_are_no_loss_beside_one() -> None:
    cells = row("The name of a thing", "73", "A long remark")
    pages = [sheet("page 1", "The name of", "73", "A long"), sheet("page 2", "a thing", "remark", TWO)]
    text = text_of(cells, units((ONE, TWO), 60))
    assert _told(_losses(text, pages)) == [(LossKind.MISSING, 60, "")]


def test_repeated_heads_and_numbers_of_lists_are_not_foreign() -> None:
    table = text_of(
        units((ONE,)), row("Name"), row("Trotsky", line=52), repeated=("name",), markers=frozenset({"c"})
    )
    pages = [sheet("page 1", "c)", "Name"), sheet("page 2", "Name", "Trotsky")]
    assert _told(_losses(table, pages)) == [(LossKind.MISSING, 3, "")]


def test_what_is_missing_on_a_display_page_is_named() -> None:
    page = text_of(units(("A Title", "A. N. Author")), loose=True)
    assert _told(_losses(page, [sheet("page 1", "A. N. Author")])) == [(LossKind.MISSING, 3, "")]


def test_nothing_is_wrong_with_what_is_whole() -> None:
    assert find_losses(CHAPTER, [sheet("page 1", *PARAGRAPHS)]) == []
