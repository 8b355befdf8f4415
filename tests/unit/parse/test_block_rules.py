"""Headings, section breaks, line blocks, comments, code and quotations, as Pandoc reads them."""

from __future__ import annotations

import pytest

from book.model.content import BlockQuotation, CodeBlock, Heading, Paragraph, SectionBreak, Verse
from book.model.walk import plain_text
from tests.unit.parse.sample import blocks_of, find_places, only_block, read, read_well, words


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_number_signs_make_a_heading_of_their_level(level: int) -> None:
    heading = only_block("#" * level + " A *b*", Heading)
    assert (heading.level, plain_text(heading.children)) == (level, "A b")


@pytest.mark.parametrize("text", ["* * *", "***", "*****", "*  *  *  "])
def test_three_stars_or_more_make_a_section_break(text: str) -> None:
    only_block(text, SectionBreak)


def test_two_stars_make_none() -> None:
    assert read("* *")[1] != []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```\nas it   stands\n\n  *so*\n```", "as it   stands\n\n  *so*"),
        ("~~~\na\n```\n~~~", "a\n```"),
        ("````\n```\n````", "```"),
        ("```\n\n```", ""),
        ("```\na\n\n```", "a\n"),
        ("```\n\ta\tb\n```", "    a   b"),
        ("- a\n\n  ```\n  b\n    c\n  ```", "b\n  c"),
    ],
)
def test_code_between_fences_is_kept(text: str, code: str) -> None:
    assert [block.text for block in blocks_of(read_well(text), CodeBlock)] == [code]


def test_a_line_block_keeps_lines_stanzas_and_indents() -> None:
    verse = only_block("| a\n|   b\n|\n| c\n  d", Verse)
    lines = [[(line.indent, plain_text(line.children)) for line in stanza.lines] for stanza in verse.stanzas]
    assert lines == [[(0, "a"), (2, "b")], [(0, "c d")]]


def test_comments_on_lines_of_their_own_are_left_out() -> None:
    assert words("<!-- a -->\n\nb\n\n<!--\nc\n\nd\n-->\n\ne") == "b|e"


@pytest.mark.parametrize("text", ["<!-- a --> b", "<!-- a", "<!-->", "<!-- a\n\nb"])
def test_what_is_no_comment_is_raw_html(text: str) -> None:
    assert "SRC-004" in read(text)[1]


def test_a_quotation_holds_any_blocks() -> None:
    quotation = only_block("> a\n>\n> - b\n>\n> > c", BlockQuotation)
    assert [type(block).__name__ for block in quotation.blocks] == ["Paragraph", "List", "BlockQuotation"]


def test_marks_that_are_set_in_are_read_and_reported() -> None:
    document, codes = read(" # a\n\n > b\n\n * * *\n\n ```\nc\n ```")
    assert codes == ["SRC-042"] * 3 + ["SRC-042", "SRC-045"]
    assert [type(block) for block in document.blocks] == [Heading, BlockQuotation, SectionBreak, CodeBlock]


def test_a_paragraph_may_be_set_in_by_up_to_three_spaces() -> None:
    assert plain_text(only_block("   a\n b", Paragraph).children) == "a b"


def test_blocks_nested_beyond_reason_are_left_out_and_reported_once() -> None:
    assert find_places("> " * 500 + "a") == [("SRC-044", 1, None)]
    assert [code for code, _, _ in find_places("- " * 500 + "a")] == ["SRC-044"]


def test_comments_that_never_end_do_not_hide_what_follows() -> None:
    assert words("<!-- a -->\n\nb") == "b"
    document, codes = read("<!-- a\n\n" * 3 + "b")
    assert codes == ["SRC-004"] * 3
    assert len(document.blocks) == 4
