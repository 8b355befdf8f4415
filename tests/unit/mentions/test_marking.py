"""Marks put into runs: the words stay, whatever nodes they are in (a property of every run)."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from book.diagnostics import Report
from book.mentions.haystack import Haystack, text_length
from book.mentions.marking import Stretch, can_mark, mark_stretches
from book.mentions.search import Place, prepare_search, search_document
from book.model.content import (
    Anchor,
    Code,
    Document,
    Foreign,
    IndexMark,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PersonMark,
    Style,
    Styled,
    Text,
)
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.source import Span
from tests.random_books import make_book
from tests.unit.mentions.searching import found, marks, people, search, terms, text_of

AT = Span("body/01.md", 1, 1)


def words(text: str) -> Text:
    return Text(text=text, span=AT)


def mark(inlines: Inlines, *stretches: tuple[int, int]) -> Inlines:
    def wrap(inside: Inlines) -> Inline:
        return PersonMark(person="x", children=inside, span=AT, found=True)

    return mark_stretches(inlines, [Stretch(start, end, wrap) for start, end in stretches])


def marked(inlines: Inlines) -> list[str]:
    return [plain_text(node.children) for node in iter_inlines(inlines) if isinstance(node, PersonMark)]


def test_several_stretches_of_one_text() -> None:
    run = mark((words("one two three"),), (0, 3), (8, 13))
    assert marked(run) == ["one", "three"]
    assert plain_text(run) == "one two three"
    assert [node.span.column for node in iter_inlines(run) if isinstance(node, Text)] == [1, 4, 9]


def test_nodes_without_text_stay_outside_where_they_stand_at_an_end() -> None:
    empty = IndexMark(path=("a",), principal=False, children=(), span=AT)
    run = mark((words("a "), empty, words("bc"), empty, words("d")), (2, 4))
    assert [type(node).__name__ for node in run] == ["Text", "IndexMark", "PersonMark", "IndexMark", "Text"]
    run = mark((words("b"), empty, words("c")), (0, 2))
    assert [type(node).__name__ for node in run] == ["PersonMark"]


@pytest.mark.parametrize(
    ("node", "fits"),
    [
        (Styled(style=Style.EMPHASIS, children=(words("bc"),), span=AT), True),
        (Foreign(lang="ru", italic=False, children=(words("bc"),), span=AT), True),
        (Anchor(id="x", children=(words("bc"),), span=AT), False),
        (Link(href="https://example.org", children=(words("bc"),), span=AT), False),
    ],
)
def test_styles_may_be_divided_and_nodes_of_their_own_may_not(node: Inline, fits: bool) -> None:
    run = (words("a"), node, words("d"))
    assert can_mark(run, 0, 2) is fits
    assert can_mark(run, 2, 4) is fits
    assert can_mark(run, 0, 4)
    assert can_mark(run, 1, 2)
    assert marked(mark(run, (1, 2))) == ["b"]
    assert marked(mark(run, (0, 4))) == ["abcd"]


def _random_run(source: random.Random, depth: int = 0) -> Inlines:
    nodes: list[Inline] = []
    for _ in range(source.randint(1, 5)):
        kind = source.randint(0, 9)
        text = words("".join(source.choice("ab ") for _ in range(source.randint(1, 6))))
        inner = _random_run(source, depth + 1) if depth < 3 and kind >= 4 else (text,)
        match kind:
            case 0:
                nodes.append(Code(text="c", span=AT))
            case 1:
                nodes.append(LineBreak(span=AT))
            case 2:
                nodes.append(NoteReference(note="n", span=AT))
            case 4 | 5:
                nodes.append(Styled(style=Style.EMPHASIS, children=inner, span=AT))
            case 6:
                nodes.append(Foreign(lang="ru", italic=False, children=inner, span=AT))
            case 7:
                nodes.append(Anchor(id="x", children=inner, span=AT))
            case 8:
                nodes.append(IndexMark(path=("x",), principal=False, children=inner, span=AT))
            case _:
                nodes.append(text)
    return tuple(nodes)


@pytest.mark.parametrize("seed", range(300))
def test_no_letter_changes_and_every_stretch_is_marked(seed: int) -> None:
    source = random.Random(seed)
    run = _random_run(source)
    letters = "".join(node.text for node in iter_inlines(run) if isinstance(node, Text))
    assert text_length(run) == len(letters)
    stretches: list[tuple[int, int]] = []
    at = 0
    while at < len(letters) - 1:
        start = source.randint(at, len(letters) - 1)
        end = source.randint(start + 1, min(len(letters), start + 6))
        if can_mark(run, start, end):
            stretches.append((start, end))
        at = end
    made = mark(run, *stretches)
    assert plain_text(made) == plain_text(run)
    texts = [
        "".join(inner.text for inner in iter_inlines(node.children) if isinstance(inner, Text))
        for node in iter_inlines(made)
        if isinstance(node, PersonMark)
    ]
    assert texts == [letters[start:end] for start, end in stretches]
    assert _without_marks(made) == _joined(run)


def _without_marks(inlines: Inlines) -> Inlines:
    """A run with the marks taken off and what they had divided joined."""
    bare: list[Inline] = []
    for node in inlines:
        match node:
            case PersonMark():
                bare.extend(_without_marks(node.children))
            case _:
                bare.append(node)
    return _joined(tuple(bare))


def _joined(inlines: Inlines) -> Inlines:
    joined: list[Inline] = []
    for node in inlines:
        if isinstance(node, PersonMark):
            joined.extend(_without_marks(node.children))
            continue
        if not isinstance(node, Text | LineBreak | Code | NoteReference):
            node = replace(node, children=_without_marks(node.children))
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = Text(text=last.text + node.text, span=AT)
        elif isinstance(node, Text):
            joined.append(Text(text=node.text, span=AT))
        elif isinstance(node, Styled | Foreign) and type(last) is type(node):
            assert isinstance(last, Styled | Foreign)
            joined[-1] = replace(last, children=_joined(last.children + node.children))
        else:
            joined.append(node)
    return tuple(joined)


@pytest.mark.parametrize(
    "text",
    ["so\u0301 Leon  Tro\u00adtsky met\u00a0 Lenin", "a\u0301\u0300 *Leon*  Trotsky", "x\u00ad Leon \\\n Trotsky"],
)
def test_letters_that_are_joined_are_marked_whole(text: str) -> None:
    document, _ = search(text)
    assert next(Haystack.of(one.children).text for one in marks(document)) == "Leon Trotsky"
    assert found("Le\u0301on, Trotsky\u0301") == []


@pytest.mark.parametrize("seed", range(12))
def test_a_searched_book_has_the_words_it_had(seed: int, tmp_path: Path) -> None:
    """Whatever is found in a random book: with the marks taken off, every run is what it was."""
    folder = make_book(seed, tmp_path)
    source = random.Random(seed)
    count = 0
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text("utf-8")
        document = parse_document(Source(path.name, text), Report(), "en-US")
        vocabulary = sorted(set(re.findall(r"[^\W\d_]{3,}", " ".join(text_of(document)))))
        chosen = source.sample(vocabulary, min(40, len(vocabulary)))
        records = people(*({"sort": f"{word}, A.", "id": f"p{at}"} for at, word in enumerate(chosen[:20])))
        glossary = terms(*({"headword": word, "id": f"t{at}"} for at, word in enumerate(chosen[20:])))
        searched, _ = search_document(document, prepare_search(records, glossary, "en-US"), Place())
        for before, after in zip(_runs(document), _runs(searched), strict=True):
            assert plain_text(after) == plain_text(before)
            assert _joined_texts(after) == _joined_texts(before)
        count += len(marks(searched))
    assert count > 20


def _runs(document: Document) -> list[Inlines]:
    return [
        run for blocks in (document.blocks, *(n.blocks for n in document.notes)) for run in iter_inline_runs(blocks)
    ]


def _joined_texts(inlines: Inlines) -> list[tuple[str, str]]:
    """The kinds of nodes, in order, and the text between them."""
    shown: list[tuple[str, str]] = []
    for node in iter_inlines(inlines):
        kind, text = ("", node.text) if isinstance(node, Text) else (type(node).__name__, getattr(node, "text", ""))
        if isinstance(node, Styled | Foreign) or getattr(node, "found", False):
            continue  # divided where a name ends within it
        if not kind and shown and not shown[-1][0]:
            shown[-1] = ("", shown[-1][1] + text)
        else:
            shown.append((kind, text))
    return shown
