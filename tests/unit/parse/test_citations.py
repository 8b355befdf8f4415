"""Citations by keys as they are read: what a citation is made of, where a note comes of it, and what is reported."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.model.content import Citation, Document, NoteReference, Paragraph, Text
from book.model.walk import plain_text
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.parse.reading import CitationClass


def read(text: str, citations: CitationClass | None = "note") -> tuple[Document, list[tuple[str, int, int | None]]]:
    report = Report()
    document = parse_document(Source("a.md", text), report, "en-US", "american", citations)
    return document, [(found.code, found.line, found.column) for found in report]


def paragraph(document: Document) -> tuple[object, ...]:
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    return block.children


def one_citation(text: str) -> Citation:
    document, found = read(text, "in-text")
    assert found == []
    (citation,) = (node for node in paragraph(document) if isinstance(node, Citation))
    return citation


def shown(citation: Citation) -> list[tuple[str, str, str]]:
    return [(plain_text(one.prefix), one.key, plain_text(one.suffix)) for one in citation.sources]


def test_a_citation_has_its_sources_with_the_words_around_them() -> None:
    citation = one_citation('x [see @carr1954, p. 33; also -@b:2/c, "Q"]')
    assert shown(citation) == [("see ", "carr1954", ", p. 33"), (" also ", "b:2/c", ", “Q”")]
    assert [one.suppress_author for one in citation.sources] == [False, True]
    assert (citation.narrative, citation.span.column) == (False, 3)
    assert [one.span.column for one in citation.sources] == [8, 31]


def test_a_key_in_braces_may_have_any_signs() -> None:
    assert shown(one_citation("[@{10.1000/182.}, 3]")) == [("", "10.1000/182.", ", 3")]


def test_an_author_in_a_sentence_has_the_page_behind_him() -> None:
    citation = one_citation("As @carr1954 [33] says")
    assert (citation.narrative, shown(citation)) == (True, [("", "carr1954", "33")])
    assert shown(one_citation("As @carr1954, who")) == [("", "carr1954", "")]


def test_in_the_text_a_citation_is_a_note() -> None:
    document, found = read("It was so [@a, 3]. And @b [4] says.\n")
    assert found == []
    kinds = [type(node) for node in paragraph(document)]
    assert kinds == [Text, NoteReference, Text, Citation, NoteReference, Text]
    notes = [note.blocks for note in document.notes]
    assert [[type(node) for node in block.children] for (block,) in notes if isinstance(block, Paragraph)] == [
        [Citation],
        [Citation],
    ]


def test_in_a_note_a_citation_stands_where_it_is_written() -> None:
    document, found = read("x[^n] y^[see @b]\n\n[^n]: [@a, 12]. Or not.\n")
    assert found == []
    assert [note.label for note in document.notes] == ["n", "^1:8"]


def test_a_style_of_the_text_leaves_citations_there() -> None:
    document, _ = read("x [@a, 3].", "in-text")
    assert document.notes == ()


def test_without_sources_a_key_is_src_012_as_ever() -> None:
    assert read("x [@a, 3] y", None)[1] == [("SRC-012", 1, 4)]
    assert read("x a@b.c y \\@a", None)[1] == []
    assert read("x a@b.c y \\@a")[1] == []


@pytest.mark.parametrize(
    ("text", "column", "right"),
    [
        ("x [@a; b] y", 7, "x [@a; @b] y"),
        ("x [b; @a] y", 4, "x [b @a] y"),
        ("x @a [3; 4] y", 7, "x @a [3, 4] y"),
        ("x [@a][@b] y", 7, "x [@a] [@b] y"),
        ("x [@a, [b](#c)] y", 8, "x [@a, *b*] y"),
        ('x [@a, []{ix="b"}] y', 8, 'x [@a] []{ix="b"} y'),
        ("x [@a, @b] y", 8, "x [@a; @b] y"),
        ("# A [@a]", 5, "# A\n\nx [@a]"),
    ],
)
def test_what_cannot_be_read_is_bib_007(text: str, column: int, right: str) -> None:
    found = read(text)[1]
    assert ("BIB-007", 1, column) in found
    assert {code for code, _, _ in found} == {"BIB-007"}
    assert "BIB-007" not in {code for code, _, _ in read(right)[1]}


def test_a_minus_before_a_key_without_brackets_is_reported() -> None:
    assert read("x -@a y")[1] == [("SRC-012", 1, 4)]
