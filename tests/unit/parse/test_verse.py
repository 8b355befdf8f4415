"""Poems: lines, stanzas, indents."""

from __future__ import annotations

import pytest

from book.model.content import NoteReference, Verse
from book.model.walk import plain_text
from tests.unit.parse.sample import find_places, nodes_of, only_block, read, read_well


def lines(text: str) -> list[list[tuple[int, str]]]:
    return [
        [(line.indent, plain_text(line.children)) for line in stanza.lines]
        for stanza in only_block(text, Verse).stanzas
    ]


def test_in_a_container_paragraphs_are_stanzas_and_lines_are_lines() -> None:
    assert lines("::: verse\na\n*b* c\n\nd\n:::") == [[(0, "a"), (0, "b c")], [(0, "d")]]


def test_line_blocks_work_in_a_container_and_outside() -> None:
    assert lines("| a\n|   b\n|\n|\n| c") == [[(0, "a"), (2, "b")], [(0, "c")]]
    assert lines("::: verse\n| a\n|  b\n\nc\n:::") == [[(0, "a"), (1, "b")], [(0, "c")]]


def test_a_line_that_is_too_long_goes_on_set_in() -> None:
    assert lines("| a\n    b\n| c") == [[(0, "a b"), (0, "c")]]


def test_breaks_at_the_end_of_a_line_of_a_container_are_ends_of_lines() -> None:
    assert lines("::: verse\na\\\nb  \nc\n:::") == [[(0, "a"), (0, "b"), (0, "c")]]


def test_every_line_knows_its_place() -> None:
    verse = only_block("::: verse\na\nb\n\nc\n:::", Verse)
    assert [line.span.line for stanza in verse.stanzas for line in stanza.lines] == [2, 3, 5]
    assert find_places("| a\n|   b *c") == [("SRC-007", 2, 7)]
    assert find_places("::: verse\na\nb *c\n:::") == [("SRC-007", 3, 3)]


def test_each_line_is_set_by_itself() -> None:
    assert lines('| "a\n| b"') == [[(0, "“a"), (0, "b”")]]


def test_notes_and_marks_stand_in_lines() -> None:
    document = read_well("| a[^b]\n| [c]{lang=ru}\n\n[^b]: d")
    assert len(nodes_of(document, NoteReference)) == 1


@pytest.mark.parametrize("text", ["*a\nb*", "**a\\\nb**", "[a\nb]{lang=ru}", "[a\nb](#c)"])
def test_no_mark_runs_over_the_end_of_a_line(text: str) -> None:
    assert read(f"::: verse\n{text}\n:::")[1] == ["SRC-031"]


@pytest.mark.parametrize("text", ["> a", "- a", "```\na\n```", "* * *", "# a"])
def test_other_blocks_do_not_belong_in_a_poem(text: str) -> None:
    assert read(f"::: verse\na\n\n{text}\n:::")[1] == ["SRC-038"]


def test_a_poem_of_one_line_between_paragraphs() -> None:
    document = read_well("a\n\n| b\n\nc")
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Verse", "Paragraph"]
