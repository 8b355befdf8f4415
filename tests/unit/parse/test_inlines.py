"""Inline nodes: what marks become, and what is left of them where something is wrong."""

from __future__ import annotations

from book.model.content import Link, NoteReference, Paragraph
from book.model.walk import plain_text
from book.parse.inlines import has_words, strip_start
from tests.unit.parse.sample import nodes_of, only_block, read, words


def first_paragraph(text: str) -> Paragraph:
    block = read(text)[0].blocks[0]
    assert isinstance(block, Paragraph)
    return block


def test_words_of_a_wrong_mark_are_kept() -> None:
    for text in ("a [b]{.x} c", "a [b]{x} c", "a [b](c.md) c", "a *b c"):
        assert "b" in plain_text(first_paragraph(text).children)


def test_a_link_without_words_leaves_nothing() -> None:
    document, codes = read("a [](https://b.c) d")
    assert codes == ["SRC-024"]
    assert nodes_of(document, Link) == []


def test_the_address_of_a_link_is_not_touched_by_typography() -> None:
    assert read('<https://a.b/"c">')[1] == ["SRC-023"]
    (link,) = nodes_of(read("<https://a.b/c--d...'e'>")[0], Link)
    assert plain_text(link.children) == "https://a.b/c--d...'e'"


def test_a_second_reference_to_a_note_is_kept_and_reported() -> None:
    document, codes = read("a[^b] c[^b]\n\n[^b]: d")
    assert codes == ["NTE-005"]
    assert len(nodes_of(document, NoteReference)) == 2
    assert len(document.notes) == 1


def test_white_space_at_the_start_can_be_stripped() -> None:
    children = only_block("a *b*", Paragraph).children
    assert strip_start(children) == children
    assert plain_text(strip_start(only_block("&nbsp;", Paragraph).children)) == ""
    assert strip_start(()) == ()


def test_references_count_as_words_and_white_space_does_not() -> None:
    assert has_words(only_block("[](#a)", Paragraph).children)
    assert not has_words(only_block("&nbsp;", Paragraph).children)


def test_text_is_joined_over_the_signs_that_were_no_marks() -> None:
    assert words("a ! b # c = d") == "a ! b # c = d"
