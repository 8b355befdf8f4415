"""Where index marks stand in the text of a file, letter by letter."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.model.content import IndexMark
from book.model.walk import iter_inline_runs, iter_inlines
from book.parse.mark_places import find_index_marks, offset_of
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.source import Span

TEXT = r"""# Head [x]{ix="H"} {#h}

A [Left *O*
position]{ix="Left; B!c \"q\"" .principal} x[]{ix="Z"
#foo}.

> quote [a
> b]{.title
> ix="A;
> B"} end

| a | b |
|---|---|
| x [y]{ix="T"} | `z` |

::: verse
line [k [l]{ix="in"}]{ix="out"}
two	[z]{ix=z}
:::

| line [b]{ix="b"}
|   more [c]{ix="c"}

Note.[^n] ^[inl [q]{ix=one}]

![cap [e]{ix="e"}](images/a.svg){alt="x"}

[^n]: Foo [bar]{ix="Note"}

    More [bar]{ix="Note two"}
"""


def extracts(text: str) -> list[tuple[str, str, str, str]]:
    """Of every mark: all of it, its words, its braces, and the attribute."""
    return [
        (
            text[mark.whole.start : mark.whole.end],
            text[mark.words.start : mark.words.end],
            text[mark.braces.start : mark.braces.end],
            text[mark.items["ix"].start : mark.items["ix"].end],
        )
        for mark in find_index_marks("body/01.md", text)
    ]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_every_part_of_a_mark_is_found_whatever_it_stands_in(text: str) -> None:
    end = "\r\n" if "\r" in text else "\n"
    assert extracts(text) == [
        ('[x]{ix="H"}', "x", '{ix="H"}', 'ix="H"'),
        (
            f'[Left *O*{end}position]{{ix="Left; B!c \\"q\\"" .principal}}',
            f"Left *O*{end}position",
            '{ix="Left; B!c \\"q\\"" .principal}',
            'ix="Left; B!c \\"q\\""',
        ),
        (f'[]{{ix="Z"{end}#foo}}', "", f'{{ix="Z"{end}#foo}}', 'ix="Z"'),
        (
            f'[a{end}> b]{{.title{end}> ix="A;{end}> B"}}',
            f"a{end}> b",
            f'{{.title{end}> ix="A;{end}> B"}}',
            f'ix="A;{end}> B"',
        ),
        ('[y]{ix="T"}', "y", '{ix="T"}', 'ix="T"'),
        ('[k [l]{ix="in"}]{ix="out"}', 'k [l]{ix="in"}', '{ix="out"}', 'ix="out"'),
        ('[l]{ix="in"}', "l", '{ix="in"}', 'ix="in"'),
        ("[z]{ix=z}", "z", "{ix=z}", "ix=z"),
        ('[b]{ix="b"}', "b", '{ix="b"}', 'ix="b"'),
        ('[c]{ix="c"}', "c", '{ix="c"}', 'ix="c"'),
        ("[q]{ix=one}", "q", "{ix=one}", "ix=one"),
        ('[e]{ix="e"}', "e", '{ix="e"}', 'ix="e"'),
        ('[bar]{ix="Note"}', "bar", '{ix="Note"}', 'ix="Note"'),
        ('[bar]{ix="Note two"}', "bar", '{ix="Note two"}', 'ix="Note two"'),
    ]


def test_marks_of_headings_and_containers_are_their_braces() -> None:
    lines = ('# One {#one ix="A"}', "", '::: {ix="B"}', "Words.", ":::", "")
    text = "\r\n".join((*lines, '> :::: {.letter ix="C" .principal}', "> x", "> ::::", ""))
    assert extracts(text) == [
        ('{#one ix="A"}', "", '{#one ix="A"}', 'ix="A"'),
        ('{ix="B"}', "", '{ix="B"}', 'ix="B"'),
        ('{.letter ix="C" .principal}', "", '{.letter ix="C" .principal}', 'ix="C"'),
    ]
    assert all(mark.on_block for mark in find_index_marks("body/01.md", text))
    assert [mark.span.line for mark in find_index_marks("body/01.md", text)] == [1, 3, 7]


def test_the_place_of_a_mark_is_the_span_of_its_nodes() -> None:
    document = parse_document(Source("body/01.md", TEXT), Report(), "en")
    blocks = (*document.blocks, *(block for note in document.notes for block in note.blocks))
    spans = {node.span for run in iter_inline_runs(blocks) for node in iter_inlines(run) if isinstance(node, IndexMark)}
    assert {mark.span for mark in find_index_marks("body/01.md", TEXT)} == spans


def test_code_escapes_and_malformed_attributes_are_no_marks() -> None:
    assert not extracts('`[a]{ix="A"}` \\[b]{ix="B"} [c]{ix="C}\n\n    [d]{ix="D"}\n')


def test_a_place_is_an_offset_whatever_the_line_ends() -> None:
    assert offset_of("one\r\ntwo\n", Span("a.md", 2, 2)) == 6
    assert offset_of("one\ntwo\n", Span("a.md", 2)) == 4
