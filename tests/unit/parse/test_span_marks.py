"""The marks of a span: what each part of the attributes becomes, and how they nest."""

from __future__ import annotations

from typing import Any

from book.model.content import Anchor, Foreign, IndexMark, Paragraph, PersonMark, Styled, TermMark, Text
from tests.unit.parse.sample import nodes_of, only_block, read, read_well


def nest(text: str) -> list[Any]:
    """The nodes of a span from the outermost to the innermost."""
    (node,) = only_block(text, Paragraph).children
    chain: list[Any] = [node]
    while not isinstance(chain[-1], Text):
        (inner,) = chain[-1].children
        chain.append(inner)
    return chain


def test_all_marks_of_a_span_stand_around_the_words_with_the_style_innermost() -> None:
    chain = nest('[a]{.smallcaps .title lang=ru term=b person=c ix="d; e!f" #g}')
    assert [type(node) for node in chain] == [
        Anchor, IndexMark, IndexMark, PersonMark, TermMark, Foreign, Styled, Styled, Text,
    ]  # fmt: skip


def test_index_entries_stand_in_the_order_written() -> None:
    paths = [
        (mark.path, mark.principal) for mark in nodes_of(read_well('[]{ix="a!b; c; d!e!f" .principal}'), IndexMark)
    ]
    assert paths == [(("a", "b"), True), (("c",), True), (("d", "e", "f"), True)]


def test_white_space_around_the_levels_of_an_index_entry_does_not_count() -> None:
    (mark,) = nodes_of(read_well('[a]{ix="b  c ! d\ne"}'), IndexMark)
    assert mark.path == ("b c", "d e")


def test_the_good_entries_of_an_index_mark_are_kept() -> None:
    document, codes = read('[a]{ix="b;;c"}')
    assert codes == ["SRC-029"]
    assert [mark.path for mark in nodes_of(document, IndexMark)] == [("b",), ("c",)]


def test_a_foreign_phrase_is_italic_and_words_in_another_language_are_not() -> None:
    document = read_well("[a]{.foreign lang=fr} [b]{lang=fr}")
    assert [(node.lang, node.italic) for node in nodes_of(document, Foreign)] == [("fr", True), ("fr", False)]


def test_a_mark_that_is_not_a_language_leaves_the_words() -> None:
    document, codes = read("[a]{lang=x .title}")
    assert codes == ["SRC-026"]
    assert nodes_of(document, Foreign) == []
    assert len(nodes_of(document, Styled)) == 1


def test_nobody_can_be_meant() -> None:
    assert [mark.person for mark in nodes_of(read_well("[a]{person=none}"), PersonMark)] == ["none"]


def test_an_anchor_may_stand_at_a_point() -> None:
    assert [(anchor.id, anchor.children) for anchor in nodes_of(read_well("a []{#here} b"), Anchor)] == [("here", ())]


def test_terms_are_marked() -> None:
    assert [mark.term for mark in nodes_of(read_well("[NEP]{term=nep}"), TermMark)] == ["nep"]
