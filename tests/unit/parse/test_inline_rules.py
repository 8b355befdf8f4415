"""The marks within a line, and the place of each."""

from __future__ import annotations

import pytest

from book.model.content import (
    Code,
    CrossReference,
    IndexMark,
    LineBreak,
    Link,
    NoteReference,
    Style,
    Styled,
    Text,
)
from book.model.walk import plain_text
from tests.unit.parse.sample import nodes_of, read, read_well, words


@pytest.mark.parametrize(
    ("text", "style", "inside"),
    [
        ("*a b*", Style.EMPHASIS, "a b"),
        ("_a b_", Style.EMPHASIS, "a b"),
        ("**a**", Style.STRONG, "a"),
        ("__a__", Style.STRONG, "a"),
        ("x^2^", Style.SUPERSCRIPT, "2"),
        ("H~2~O", Style.SUBSCRIPT, "2"),
        ("x^a\\ b^", Style.SUPERSCRIPT, "a\N{NO-BREAK SPACE}b"),
        ("[a]{.smallcaps}", Style.SMALL_CAPS, "a"),
        ("[a]{.title}", Style.WORK_TITLE, "a"),
    ],
)
def test_a_mark_becomes_a_style(text: str, style: Style, inside: str) -> None:
    (styled,) = nodes_of(read_well(text), Styled)
    assert (styled.style, plain_text(styled.children)) == (style, inside)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a \\* b \\_ c", "a * b _ c"),
        ("\\[a\\]\\{b\\}\\(c\\)", "[a]{b}(c)"),
        ("\\^ \\~ \\$ \\@ \\# \\< \\> \\| \\` \\! \\\\", "^ ~ $ @ # < > | ` ! \\"),
        ("a\\ b", "a\N{NO-BREAK SPACE}b"),
        ("&amp; &lt; &nbsp; &mdash; &#1234; &#x416;", "& < \N{NO-BREAK SPACE} — Ӓ Ж"),
        ("AT&T &c. &foo; R&D;", "AT&T &c. &foo; R&D;"),
        ("the [so-called] troika", "the [so-called] troika"),
        ("[sic] and [1924] (or so)", "[sic] and [1924] (or so)"),
        ("snake_case 5 > 4 < 6 = 6", "snake_case 5 > 4 < 6 = 6"),
        ("$5 and $6, 100%, №5, a@b.c", "$5 and $6, 100%, №5, a@b.c"),
        ("one\ntwo", "one two"),
        ("{a} and {1, 2}", "{a} and {1, 2}"),
    ],
)
def test_literal_signs_are_printed(text: str, printed: str) -> None:
    assert words(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('`straight "code" -- *so*`', 'straight "code" -- *so*'),
        ("`` a ` b ``", "a ` b"),
        ("`a\nb`", "a b"),
        ("`a ] b`", "a ] b"),
        ("`\\[`", "\\["),
        ("`&amp;`", "&amp;"),
    ],
)
def test_code_keeps_its_letters(text: str, printed: str) -> None:
    (code,) = nodes_of(read_well(text), Code)
    assert code.text == printed


@pytest.mark.parametrize("text", ["a\\\nb", "a  \nb", "a   \n  b"])
def test_a_backslash_or_two_spaces_at_the_end_of_a_line_break_it(text: str) -> None:
    assert len(nodes_of(read_well(text), LineBreak)) == 1


@pytest.mark.parametrize("text", ["a \nb", "a\nb"])
def test_another_end_of_a_line_is_a_space(text: str) -> None:
    assert words(text) == "a b"


@pytest.mark.parametrize(
    ("text", "href", "shown"),
    [
        ("[the archive](https://example.org/a)", "https://example.org/a", "the archive"),
        ("[*a* b](http://c.d/(e))", "http://c.d/(e)", "a b"),
        ("[a](mailto:b@c.de)", "mailto:b@c.de", "a"),
        ("[a](https://b.c/?d=1&amp;e=2)", "https://b.c/?d=1&e=2", "a"),
        ("[a](https://b.c/Троцкий)", "https://b.c/%D0%A2%D1%80%D0%BE%D1%86%D0%BA%D0%B8%D0%B9", "a"),
        ("<https://a.b/c--d_e~f*g>", "https://a.b/c--d_e~f*g", "https://a.b/c--d_e~f*g"),
        ("<https://a.b/Ж>", "https://a.b/%D0%96", "https://a.b/Ж"),
        ("<a@b.cd>", "mailto:a@b.cd", "a@b.cd"),
        ("[a `]` b](https://c.d)", "https://c.d", "a ] b"),
    ],
)
def test_links_keep_their_address_and_their_words(text: str, href: str, shown: str) -> None:
    (link,) = nodes_of(read_well(text), Link)
    assert (link.href, plain_text(link.children)) == (href, shown)


@pytest.mark.parametrize(
    ("text", "target", "form", "shown"),
    [
        ("[](#a)", "a", "auto", ""),
        ("[](#a){.title}", "a", "title", ""),
        ("[](#a){.number}", "a", "number", ""),
        ("see p. [](#a){.page}", "a", "page", ""),
        ("[the *a*](#a)", "a", "auto", "the a"),
        ("[](#note-vote@body/02.md)", "note-vote@body/02.md", "auto", ""),
    ],
)
def test_links_within_the_book_are_cross_references(text: str, target: str, form: str, shown: str) -> None:
    (reference,) = nodes_of(read_well(text), CrossReference)
    assert (reference.target, reference.form, plain_text(reference.children)) == (target, form, shown)


def test_attributes_belong_to_the_link_right_before_them() -> None:
    document, codes = read("[](#a) {.title}")
    assert codes == ["SRC-009"]
    assert [node.form for node in nodes_of(document, CrossReference)] == ["auto"]


def test_what_looks_like_mathematics_to_nobody_is_text() -> None:
    assert words("from $5 to $ 10$, or $20-$30") == "from $5 to $ 10$, or $20-$30"


def test_marks_nest() -> None:
    document = read_well('[*a **b** [c]{.title}* [d]{ix="e"}]{lang=ru}')
    assert [node.style for node in nodes_of(document, Styled)] == ["emphasis", "strong", "work-title"]
    assert len(nodes_of(document, IndexMark)) == 1


def test_every_node_begins_where_its_mark_does() -> None:
    document = read_well("ab *cd [ef]{.title}* `g` [h](https://i.j)\nk [](#l)[^m]\n\n[^m]: n")
    spans = [
        *(node.span for node in nodes_of(document, Code)),
        *(node.span for node in nodes_of(document, Link)),
        *(node.span for node in nodes_of(document, CrossReference)),
        *(node.span for node in nodes_of(document, NoteReference)),
    ]
    assert [(span.line, span.column) for span in spans] == [(1, 22), (1, 26), (2, 3), (2, 9)]
    assert [(node.span.line, node.span.column) for node in nodes_of(document, Styled)] == [(1, 4), (1, 8)]
    assert [node.span.column for node in nodes_of(document, Text)][:4] == [1, 5, 9, 21]


def test_brackets_around_the_words_of_no_heading_are_brackets() -> None:
    assert words("## Who *signed*\n\n[Who signed]") == "Who signed|[Who signed]"
