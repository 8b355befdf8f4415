"""Tables: rows, cells and their places."""

from __future__ import annotations

import pytest

from book.model.content import Code, Table, Text
from book.model.walk import iter_inlines, plain_text
from tests.unit.parse.sample import find_places, only_block, read


def rows(text: str) -> list[list[str]]:
    table = only_block(text, Table)
    return [[plain_text(cell.children) for cell in row] for row in (table.head, *table.rows)]


def test_cells_are_parted_by_bars() -> None:
    assert rows("| a | b *c* |\n|---|-------|\n|d| e |\n|   |f|") == [["a", "b c"], ["d", "e"], ["", "f"]]


def test_colons_in_the_rule_align_the_columns() -> None:
    table = only_block("|a|b|c|d|\n|---|:--|--:|:-:|\n|e|f|g|h|", Table)
    assert table.alignments == ("default", "left", "right", "center")


def test_an_escaped_bar_is_a_letter() -> None:
    assert rows("| a \\| b | c |\n|---|---|") == [["a | b", "c"]]


def test_in_code_a_bar_parts_cells_too_and_its_escape_is_kept() -> None:
    table = only_block("| `a\\|b` | c |\n|---|---|", Table)
    assert [node.text for node in iter_inlines(table.head[0].children) if isinstance(node, Code)] == ["a\\|b"]
    assert "SRC-008" in read("| `a|b` | c |\n|---|---|---|")[1]


def test_a_table_ends_at_a_blank_line() -> None:
    assert len(read("| a |\n|---|\n| b |\n\n| c")[0].blocks) == 2


def test_a_line_without_bars_does_not_go_on_with_a_table() -> None:
    assert find_places("| a |\n|---|\nb") == [("SRC-010", 3, None)]


def test_cells_with_the_same_words_have_their_own_places() -> None:
    table = only_block("| ab | a | a b |\n|---|---|---|\n| b | ab |  ab |", Table)
    columns = [
        [node.span.column for cell in row for node in iter_inlines(cell.children) if isinstance(node, Text)]
        for row in (table.head, *table.rows)
    ]
    assert columns == [[3, 8, 12], [3, 7, 13]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("| a | *b |\n|---|---|", ("SRC-007", 1, 7)),
        ("| a | b |\n|---|---|\n| *b | *b* |", ("SRC-007", 3, 3)),
        ("> | a | b |\n> |---|---|\n> | c \\| c | c* |", ("SRC-007", 3, 15)),
        ("- x\n\n  | a |\n  |---|\n  | *b |", ("SRC-007", 5, 5)),
    ],
)
def test_a_fault_in_a_cell_is_found_at_its_column(text: str, place: tuple[str, int, int]) -> None:
    assert find_places(text) == [place]


def test_a_row_of_another_length_is_filled_or_cut_and_reported() -> None:
    document, codes = read("| a | b |\n|---|---|\n| c |\n| d | e | f |")
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert codes == ["SRC-047", "SRC-047"]
    assert [[plain_text(cell.children) for cell in row] for row in table.rows] == [["c", ""], ["d", "e"]]
