"""Definition lists."""

from __future__ import annotations

from book.model.content import DefinitionList
from book.model.walk import plain_text
from tests.unit.parse.sample import blocks_of, find_places, only_block, read, read_well


def shape(block: DefinitionList) -> list[tuple[str, list[list[str]]]]:
    return [
        (plain_text(item.term), [[type(inner).__name__ for inner in blocks] for blocks in item.definitions])
        for item in block.items
    ]


def test_terms_have_their_definitions() -> None:
    block = only_block("A *term*\n:   its definition\n\nAnother\n:   one\n:   two", DefinitionList)
    assert shape(block) == [("A term", [["Paragraph"]]), ("Another", [["Paragraph"], ["Paragraph"]])]


def test_a_definition_goes_on_four_spaces_from_the_margin() -> None:
    block = only_block("a\n:   b\n    c\n\n    d\n\n    - e\n\n:   f", DefinitionList)
    assert shape(block) == [("a", [["Paragraph", "Paragraph", "List"], ["Paragraph"]])]


def test_a_tab_behind_the_colon_is_as_good_as_three_spaces() -> None:
    assert shape(only_block("a\n:\tb\n\n\tc", DefinitionList)) == [("a", [["Paragraph", "Paragraph"]])]


def test_what_follows_at_the_margin_is_no_part_of_it() -> None:
    document = read_well("a\n:   b\n\nc")
    assert [type(block).__name__ for block in document.blocks] == ["DefinitionList", "Paragraph"]


def test_a_term_is_one_line() -> None:
    assert find_places("a\nb\n:   c") == [("SRC-021", 3, 1)]


def test_definitions_stand_in_quotations_lists_and_containers() -> None:
    for text in ("> a\n> :   b", "- x\n\n  a\n  :   b", "::: {lang=de}\na\n:   b\n:::"):
        assert [shape(block) for block in blocks_of(read_well(text), DefinitionList)] == [[("a", [["Paragraph"]])]]


def test_lists_nest_in_definitions() -> None:
    document = read_well("a\n:   b\n\n    c\n    :   d\n\ne\n:   f")
    assert [shape(block) for block in blocks_of(document, DefinitionList)] == [
        [("a", [["Paragraph", "DefinitionList"]]), ("e", [["Paragraph"]])],
        [("c", [["Paragraph"]])],
    ]


def test_terms_and_definitions_know_their_lines() -> None:
    block = only_block("a\n:   b\n\nc\n:   d\n\n    e", DefinitionList)
    assert [item.span.line for item in block.items] == [1, 4]
    assert [inner.span.line for inner in block.items[1].definitions[0]] == [5, 7]


def test_a_second_term_needs_a_blank_line_above_it() -> None:
    assert read("a\n:   b\nc\n:   d")[1] == ["SRC-059"]
