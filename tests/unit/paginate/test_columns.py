"""Rows in columns: every line once and in order, by the rules that compositors keep."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest

from book.paginate.columns import Column, Measures, Position, Row, fill_columns


def measures(first: float = 40.0, others: float = 50.0) -> Measures:
    return Measures(first=first, others=others, line=1.0, gap=1.0)


def row(level: int, lines: int = 1, named: float = 1.0) -> Row:
    return Row(level=level, lines=(1.0,) * lines, named=named if level else 0.0)


def entry(subentries: int, lines: int = 1) -> list[Row]:
    """An entry with so many subentries of a line each."""
    return [row(1, lines), *(row(2) for _ in range(subentries))]


def random_rows(chance: random.Random) -> list[Row]:
    """An index like those of books: some entries are long, some have many subentries."""
    rows: list[Row] = []
    for _ in range(chance.randint(1, 9)):
        rows.append(row(0))
        for _ in range(chance.randint(1, 25)):
            rows.append(row(1, chance.choice((1, 1, 1, 2, 2, 3, 5, 12)), chance.choice((1.0, 1.0, 2.0))))
            for _ in range(chance.choice((0, 0, 0, 1, 2, 5, 40))):
                rows.append(row(2, chance.choice((1, 1, 2, 4))))
                rows += (row(3) for _ in range(chance.choice((0, 0, 0, 1, 6))))
    return rows


def columns_of(pages: Sequence[Sequence[Column]]) -> list[Column]:
    return [column for page in pages for column in page]


def height(column: Column, rows: Sequence[Row]) -> float:
    """How high a column is, counted line by line."""
    total = sum(rows[number].named for number in column.named)
    for number, line in lines_of(column, rows):
        at_top = (number, line) == (column.start.row, column.start.line)
        total += 1.0 if rows[number].level == 0 and line == 0 and not at_top else 0.0
        total += rows[number].lines[line]
    return total


def lines_of(column: Column, rows: Sequence[Row]) -> list[tuple[int, int]]:
    return [
        (number, line)
        for number in range(column.start.row, min(column.end.row + 1, len(rows)))
        for line in range(len(rows[number].lines))
        if column.start <= Position(number, line) < column.end
    ]


def above(rows: Sequence[Row], position: Position) -> list[int]:
    """The entries that a position is inside, outermost first."""
    found: list[int] = [position.row] if position.line else []
    level = rows[position.row].level
    for number in range(position.row - 1, -1, -1):
        if 0 < rows[number].level < level:
            found.insert(0, number)
        level = min(level, max(rows[number].level, 1))
    return found


@pytest.mark.parametrize("seed", range(60))
def test_any_index_is_set_whole_and_by_the_rules_ix_64(seed: int) -> None:
    chance = random.Random(seed)
    rows = random_rows(chance)
    given = measures(chance.choice((3.0, 9.0, 30.0, 40.0)), chance.choice((20.0, 44.0, 50.0)))
    pages = fill_columns(rows, given)
    columns = columns_of(pages)
    assert [line for column in columns for line in lines_of(column, rows)] == [
        (number, line) for number, one in enumerate(rows) for line in range(len(one.lines))
    ]
    for number, page in enumerate(pages):
        room = given.others if number else given.first
        assert len(page) == 2 or number in {0 if given.first < 8 else -1, len(pages) - 1}
        assert all(height(column, rows) <= room for column in page)
    for column in columns:
        assert list(column.named) == above(rows, column.start)
    for before, column in pairwise(columns):
        end = before.end
        assert end == column.start
        assert rows[end.row - 1].level or end.line, "a letter ends a column"
        for heading in above(rows, end):
            if heading < end.row:
                assert end.row + (1 if end.line else 0) > heading + 1, "a heading ends a column"
        if end.line:
            assert 2 <= end.line <= len(rows[end.row].lines) - 2
        if above(rows, end):
            outer = above(rows, end)[0]
            after = next((n for n in range(outer + 1, len(rows)) if rows[n].level <= 1), len(rows))
            assert sum(len(one.lines) for one in rows[end.row : after]) - end.line >= 2
        letter = max((n for n in range(end.row) if rows[n].level == 0), default=0)
        if rows[end.row].level and end.row - letter == 2 and not end.line:
            raise AssertionError("a letter keeps one row of several")


@pytest.mark.parametrize("seed", range(20))
def test_columns_are_full_but_for_what_the_rules_take(seed: int) -> None:
    rows = random_rows(random.Random(seed))
    pages = fill_columns(rows, measures())
    for number, page in enumerate(pages[:-1]):
        assert all(height(column, rows) >= (40 if number == 0 else 50) - 6 for column in page)


@pytest.mark.parametrize("count", [7, 20, 33, 64, 70])
def test_the_columns_of_the_last_page_are_of_one_length_ix_66(count: int) -> None:
    rows = [row(0), *(row(1) for _ in range(count))]
    left, *right = fill_columns(rows, measures())[-1]
    difference = height(left, rows) - sum(height(column, rows) for column in right)
    assert 0 <= difference <= 1


def test_a_short_index_stands_on_its_first_page() -> None:
    rows = [row(0), row(1), row(0), row(1), row(0), row(1)]
    pages = fill_columns(rows, measures())
    assert [(column.start.row, column.end.row) for column in columns_of(pages)] == [(0, 4), (4, 6)]


def test_a_letter_with_one_entry_is_one_column() -> None:
    assert fill_columns([row(0), row(1)], measures()) == ((Column((), Position(0), Position(2)),),)


def test_columns_begin_on_a_page_of_their_own_where_the_first_has_little_room() -> None:
    rows = [row(0), *(row(1) for _ in range(120))]
    assert [len(page) for page in fill_columns(rows, measures(7.0))] == [0, 2, 2]
    assert [len(page) for page in fill_columns(rows, measures(8.0))] == [2, 2, 2]
    assert [len(page) for page in fill_columns(rows[:12], measures(7.0))] == [2]


def test_an_entry_longer_than_pages_is_named_at_the_top_of_every_column() -> None:
    rows = [row(0), *entry(400)]
    columns = columns_of(fill_columns(rows, measures()))
    assert len(columns) > 8
    assert [column.named for column in columns] == [(), *[(1,)] * (len(columns) - 1)]


def test_what_is_named_again_includes_the_levels_above_ix_65() -> None:
    rows = [row(0), row(1), row(2), *(row(3) for _ in range(60)), row(2)]
    columns = columns_of(fill_columns(rows, measures()))
    assert columns[1].named == (1, 2)


def test_a_paragraph_longer_than_a_column_is_divided_at_a_line() -> None:
    rows = [row(0), row(1, 130)]
    columns = columns_of(fill_columns(rows, measures()))
    assert columns[0].end == Position(1, 39)
    assert all(column.named == (1,) for column in columns[1:])


def test_a_paragraph_that_has_no_line_to_name_it_is_not_divided() -> None:
    rows = [row(0), *(row(1) for _ in range(36)), row(1, 5, named=0.0), *(row(1) for _ in range(100))]
    assert columns_of(fill_columns(rows, measures()))[0].end == Position(37)


def test_a_heading_keeps_two_subentries_rather_than_one() -> None:
    def ends(room: float) -> Position:
        rows = [row(0), *(row(1) for _ in range(10)), *entry(5), *(row(1) for _ in range(150))]
        return columns_of(fill_columns(rows, measures(room)))[0].end

    assert ends(12.0) == Position(11)  # room for the heading alone
    assert ends(13.0) == Position(11)  # and for one subentry
    assert ends(14.0) == Position(14)  # and for two
    assert ends(16.0) == Position(15)  # the last subentry does not go over alone


def test_an_entry_whose_heading_fills_half_a_column_is_not_named_again() -> None:
    rows = [row(0), row(1, 40, named=12.0)]
    columns = columns_of(fill_columns(rows, measures(20.0, 20.0)))
    assert all(column.named == () for column in columns)


def test_a_column_without_room_for_the_rules_is_filled_all_the_same() -> None:
    rows = [row(0), row(1, 3), row(2, 3), row(2, 3), row(0), row(1, 3)]
    pages = fill_columns(rows, measures(2.0, 2.0))
    assert sum(len(lines_of(column, rows)) for column in columns_of(pages)) == 14


def test_lines_of_unequal_height_are_added_up_as_they_are() -> None:
    rows = [row(0), *(Row(level=1, lines=(1.25,), named=1.25) for _ in range(200))]
    pages = fill_columns(rows, measures())
    assert columns_of(pages)[0].end.row == 1 + 31
    assert columns_of(pages)[2].end.row - columns_of(pages)[2].start.row == 40
