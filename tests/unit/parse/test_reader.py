"""Places: the line and column of everything that is read, wherever it stands."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.model.content import Heading, Paragraph
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.source import Span
from tests.unit.parse.sample import blocks_of, find_places, read, read_well, words


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a *b", 1, 3),
        ("a\nb *c", 2, 3),
        ("a\n   b *c", 2, 6),
        ("# a *b", 1, 5),
        ("# a *b {#c}", 1, 5),
        ("> a *b", 1, 5),
        (">a *b", 1, 4),
        ("> > a\n> > b *c", 2, 7),
        ("> - a\n>   b *c", 2, 7),
        ("- a *b", 1, 5),
        ("1.  a\n\n    b *c", 3, 7),
        ("- a\n  - b\n\n    c *d", 4, 7),
        ("- a\nb *c", 2, 3),
        ("a[^n]\n\n[^n]: b *c", 3, 9),
        ("a[^n]\n\n[^n]: b\n\n    c *d", 5, 7),
        ("a[^n]\n\n[^n]: b\n\n    > c *d", 5, 9),
        ("a ^[b *c] d", 1, 7),
        ("a *b\n:   c", 1, 3),
        ("a\n:   b *c", 2, 7),
        ("a\n:   b\n\n    c *d", 4, 7),
        ("::: {lang=ru}\na *b\n:::", 2, 3),
        ("- a\n\n  ::: epigraph\n  b *c\n  :::", 4, 5),
        ("| a *b", 1, 5),
        ("|    a *b", 1, 8),
        ("| a\n    b *c", 2, 7),
        ("| a | b *c |\n|---|---|", 1, 9),
        ("| a |\n|---|\n| b |\n\nTable: c *d", 5, 10),
        ("| a |\n|---|\n| b |\n\nTable: c\nd *e {#f}", 6, 3),
        ('![a *b](c.png){alt="d"}', 1, 5),
        ("[a *b]{.title} c", 1, 4),
        ("[[a *b](#c)]{.title}", 1, 5),
        ("a \\* `*` &amp; *b", 1, 16),
        ("a  \n*b", 2, 1),
        ("Ж 👍 *b", 1, 5),
    ],
)
def test_a_fault_is_found_at_its_line_and_column(text: str, line: int, column: int) -> None:
    assert find_places(text, "SRC-007") == [("SRC-007", line, column)]
    assert find_places(f"x\n\n{text}", "SRC-007") == [("SRC-007", line + 2, column)]


@pytest.mark.parametrize(
    ("text", "column"),
    [("\ta *b", None), ("a\t*b", 3), ("a\tb\tc *d", 7), ("-\ta *b", 5), ("-\ta\tb *c", 7), (">\ta *b", 5)],
)
def test_columns_count_a_tab_as_one_character(text: str, column: int | None) -> None:
    assert find_places(text, "SRC-007") == ([] if column is None else [("SRC-007", 1, column)])


def test_a_tab_in_the_words_is_a_space() -> None:
    assert words("a\tb") == "a   b"
    assert words("ab\tc\n\td") == "ab  c d"


def test_lines_may_end_with_carriage_return_and_line_feed() -> None:
    text = "# a\n\nb *c\nd\n\n- e\n- f\n\n| g\n| h\n"
    crlf = text.replace("\n", "\r\n")
    assert read(crlf)[0] == read(text)[0]
    assert find_places(crlf) == find_places(text) == [("SRC-007", 3, 3)]


def test_a_carriage_return_alone_ends_no_line() -> None:
    assert find_places("a\rb *c") == [("SRC-019", 1, 2), ("SRC-007", 1, 5)]


def test_text_inside_another_file_has_that_files_places() -> None:
    report = Report()
    parse_document(Source("people.yaml", "a *b\nc\n\nd *e", first_line=11, indent=4), report, "en")
    assert [(found.file, found.line, found.column) for found in report] == [
        ("people.yaml", 11, 7),
        ("people.yaml", 14, 7),
    ]


def test_a_source_gives_spans_of_its_lines() -> None:
    source = Source("a.md", "b\r\nc\n", first_line=3, indent=2)
    assert source.lines == ["b", "c", ""]
    assert source.span(1, 0) == Span("a.md", 4, 3)
    assert source.span(0) == Span("a.md", 3)


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ('# A {#a running-head="B  C"}', "B C"),
        ('# A {running-head="B\\"s"}', "B”s"),
        ("# A {1, 2} {running-head=B}", "B"),
        ("# A [b]{.title} {running-head=C}", "C"),
    ],
)
def test_attributes_are_taken_from_the_end_of_a_heading(text: str, attribute: str) -> None:
    (heading,) = blocks_of(read_well(text), Heading)
    assert heading.running_head == attribute


def test_a_heading_knows_what_its_attributes_say() -> None:
    (heading,) = blocks_of(read_well('# A *b* {#c subtitle="D" .unnumbered}'), Heading)
    assert (heading.id, heading.subtitle, heading.numbered, heading.span.line) == ("c", "D", False, 1)


@pytest.mark.parametrize("text", ["## A{#b}", "## A [b]{.title}{#c}", "## A {#b} c"])
def test_braces_elsewhere_are_not_the_headings(text: str) -> None:
    assert "SRC-009" in read(text)[1]


def test_a_mark_at_the_end_of_a_heading_is_its_own() -> None:
    (heading,) = blocks_of(read_well("## A [b]{.title}"), Heading)
    assert heading.id == ""


def test_styles_inside_one_another_have_an_end() -> None:
    text = "".join(f"{'*_'[number % 2]}a " for number in range(200))
    text += "".join(f" a{'*_'[number % 2]}" for number in reversed(range(200)))
    document, codes = read(text)
    assert "SRC-044" in codes
    assert all(isinstance(block, Paragraph) for block in document.blocks)
