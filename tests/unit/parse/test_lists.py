"""Lists: markers, where they start, what is in them, and what only looks like one."""

from __future__ import annotations

import pytest

from book.model.content import Delimiter, List, ListStyle, Paragraph
from book.model.walk import plain_text
from book.parse.lists import read_marker
from tests.unit.parse.sample import blocks_of, only_block, read, read_well, words


@pytest.mark.parametrize(
    ("marker", "style", "delimiter", "number"),
    [
        ("-", ListStyle.BULLET, Delimiter.PERIOD, 1),
        ("+", ListStyle.BULLET, Delimiter.PERIOD, 1),
        ("*", ListStyle.BULLET, Delimiter.PERIOD, 1),
        ("1.", ListStyle.DECIMAL, Delimiter.PERIOD, 1),
        ("0)", ListStyle.DECIMAL, Delimiter.PARENTHESIS, 0),
        ("(17)", ListStyle.DECIMAL, Delimiter.PARENTHESES, 17),
        ("a.", ListStyle.LOWER_ALPHA, Delimiter.PERIOD, 1),
        ("c)", ListStyle.LOWER_ALPHA, Delimiter.PARENTHESIS, 3),
        ("(v)", ListStyle.LOWER_ALPHA, Delimiter.PARENTHESES, 22),
        ("i.", ListStyle.LOWER_ROMAN, Delimiter.PERIOD, 1),
        ("iv)", ListStyle.LOWER_ROMAN, Delimiter.PARENTHESIS, 4),
        ("(xii)", ListStyle.LOWER_ROMAN, Delimiter.PARENTHESES, 12),
        ("A)", ListStyle.UPPER_ALPHA, Delimiter.PARENTHESIS, 1),
        ("I)", ListStyle.UPPER_ROMAN, Delimiter.PARENTHESIS, 1),
        ("MCMXXIII)", ListStyle.UPPER_ROMAN, Delimiter.PARENTHESIS, 1923),
    ],
)
def test_a_list_has_the_style_and_start_of_its_first_marker(
    marker: str, style: ListStyle, delimiter: Delimiter, number: int
) -> None:
    made = blocks_of(read(f"{marker} a\n\nb")[0], List)
    assert [(block.style, block.delimiter, block.start) for block in made] == [(style, delimiter, number)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("A.  Ioffe", True),
        ("A. Ioffe", False),
        ("V. I. Lenin", False),
        ("p. 12", False),
        ("p. a", True),
        ("(1. a", False),
        ("1.a", False),
        ("1.5 a", False),
        ("aa) b", False),
        ("iiii) b", False),
        ("-a", False),
        ("* * *", False),
        ("* * a", True),
        ("1234567890. a", False),
    ],
)
def test_initials_and_numbers_in_words_are_no_markers(line: str, found: bool) -> None:
    assert (read_marker(line) is not None) is found


def test_a_letter_goes_with_the_list_it_stands_in() -> None:
    assert [block.style for block in blocks_of(read_well("h) a\ni) b\nj) c"), List)] == ["lower-alpha"]
    assert [block.style for block in blocks_of(read_well("iv) a\nv) b\nvi) c"), List)] == ["lower-roman"]


def test_another_kind_of_marker_begins_another_list() -> None:
    starts = [(block.start, len(block.items)) for block in blocks_of(read_well("1. a\n2. b\n\n3) c\n4) d"), List)]
    assert starts == [(1, 2), (3, 2)]


def test_a_list_with_blank_lines_between_its_items_is_loose() -> None:
    assert only_block("- a\n- b", List).tight
    assert not only_block("- a\n\n- b", List).tight
    assert not only_block("- a\n\n  b\n- c", List).tight
    assert not only_block("1. a\n\n2. b", List).tight


def test_what_is_set_in_to_the_words_of_an_item_belongs_to_it() -> None:
    block = only_block("10. a\n\n    b\n\n    > c\n\n11. d", List)
    assert [[type(inner).__name__ for inner in item.blocks] for item in block.items] == [
        ["Paragraph", "Paragraph", "BlockQuotation"],
        ["Paragraph"],
    ]


@pytest.mark.parametrize("indent", [2, 3, 4, 5])
def test_a_list_in_an_item_may_be_set_in_by_two_to_five_spaces(indent: int) -> None:
    block = only_block(f"- a\n{' ' * indent}- b\n- c", List)
    assert [len(item.blocks) for item in block.items] == [2, 1]


def test_tabs_reach_to_the_next_fourth_column() -> None:
    block = only_block("-\ta\n\n\tb", List)
    assert [len(item.blocks) for item in block.items] == [2]


def test_a_line_goes_on_with_the_item_above_it() -> None:
    assert words("- one\ntwo\n- three") == "one two|three"


def test_a_number_at_the_beginning_of_a_line_does_not_begin_a_list_in_a_paragraph() -> None:
    assert words("The party met in\n1923. It was late, as in\na) other years.") == (
        "The party met in 1923. It was late, as in a) other years."
    )


def test_in_an_item_a_marker_begins_another_item_or_list() -> None:
    assert words("1. a\n2. b") == "a|b"
    assert len(blocks_of(read("- a\n  2. b\n  3. c")[0], List)) == 2


def test_lists_nest() -> None:
    document = read_well("1.  a\n\n    - b\n\n      i)  c\n      ii) d\n\n    - e\n2.  f")
    assert [block.style for block in blocks_of(document, List)] == ["decimal", "bullet", "lower-roman"]
    assert [len(block.items) for block in blocks_of(document, List)] == [2, 2, 2]


def test_an_item_may_begin_with_another_list_or_a_quotation() -> None:
    assert [len(block.items) for block in blocks_of(read_well("- - a\n  - b\n- c"), List)] == [2, 2]
    assert [type(block).__name__ for block in only_block("- > a\n  > b", List).items[0].blocks] == ["BlockQuotation"]


def test_lists_stand_in_containers_and_containers_in_lists() -> None:
    document = read_well("- a\n\n  ::: {lang=ru}\n  - б\n\n    ::: epigraph\n    в\n    :::\n  :::\n- d")
    assert [len(block.items) for block in blocks_of(document, List)] == [2, 1]


def test_every_item_knows_its_line() -> None:
    block = only_block("- a\n- b\n\n  c\n- d", List)
    assert [item.span.line for item in block.items] == [1, 2, 5]
    assert [inner.span.line for inner in block.items[1].blocks if isinstance(inner, Paragraph)] == [2, 4]
    assert plain_text(block.items[2].blocks[0].children) == "d"  # type: ignore[union-attr]
