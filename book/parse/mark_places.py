"""Where the index marks of a file stand, letter by letter, for those who change them in the author's text.

Comes in: the text of a file. Goes out: every `{… ix="…" …}`, on words, on a heading or on a container, with the offsets
of its parts as the parser reads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token

from book.parse.attributes import Attributes, Malformed, end_of_item, read_attributes
from book.parse.reader import Source, locate, read_tokens
from book.source import Span

INDEX_KEY = "ix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """A piece of a file: offsets of its first letter and behind its last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPlace:
    """An index mark in the text of its file.

    `span` is the place that its IndexMarks carry. `whole` is all of the mark, `words` what stands in its brackets,
    `braces` its attributes with the braces around them, `items` each of the attributes by its key, `.class` or `#`. A
    mark on a heading or a container has no brackets: it is its braces.
    """

    span: Span
    whole: Extract
    words: Extract
    braces: Extract
    items: dict[str, Extract]
    attributes: Attributes

    @property
    def on_block(self) -> bool:
        """Whether it is about a whole section or container."""
        return self.whole == self.braces

    @property
    def value(self) -> str:
        """What `ix` says."""
        return self.attributes.get(INDEX_KEY) or ""


def find_index_marks(file: str, text: str) -> tuple[MarkPlace, ...]:
    """The index marks of a file, in the order of the text. Offsets count in `text` as it is."""
    source = Source(file, text)
    starts = _line_starts(text)
    marks = []
    tokens = read_tokens(source).tree.to_tokens()
    for number, token in enumerate(tokens):
        if token.type == "container_open" and _has_entry(token) and token.map is not None:
            line = source.span(token.map[0])
            marks.append(_place_braces(text, text.index("{", starts[line.line - 1]), line))
        elif token.type == "heading_open" and _has_entry(token) and token.map is not None:
            braces = locate(source, tokens[number + 1], token.meta["attributes_at"])
            at = starts[braces.line - 1] + (braces.column or 1) - 1
            marks.append(_place_braces(text, at, source.span(token.map[0])))
        for child in token.children or ():
            if child.type == "span_open" and _has_entry(child):
                marks.append(_place_span(source, starts, token, child))
    return tuple(sorted(marks, key=lambda mark: mark.whole.start))


def _has_entry(token: Token) -> bool:
    attributes: Attributes | None = token.meta.get("attributes")
    return attributes is not None and attributes.get(INDEX_KEY) is not None


def offset_of(text: str, span: Span) -> int:
    """The offset of a place in the text of its file; of the beginning of its line where no column is known."""
    return _line_starts(text)[span.line - 1] + (span.column or 1) - 1


def _line_starts(text: str) -> list[int]:
    """The offset of every line's first letter."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


def _place_braces(text: str, at: int, span: Span) -> MarkPlace:
    """The mark of a heading or a container, whose braces are on one line."""
    read = read_attributes(text, at)
    assert not isinstance(read, Malformed)
    attributes, end = read
    braces = Extract(start=at, end=end)
    return MarkPlace(
        span=span,
        whole=braces,
        words=Extract(start=at, end=at),
        braces=braces,
        items={
            name: Extract(start=at + begin, end=end_of_item(text, at + begin)) for name, begin in attributes.at.items()
        },
        attributes=attributes,
    )


def _place_span(source: Source, starts: list[int], run: Token, opening: Token) -> MarkPlace:
    """The mark that `opening` begins, in the run of inline text it stands in."""

    def offset(at: int) -> int:
        span = locate(source, run, at)
        return starts[span.line - source.first_line] + (span.column or 1) - 1

    def extract(start: int, end: int) -> Extract:
        """A piece of the run; its end is right behind its last letter, wherever the next line goes on."""
        begin = offset(start)
        return Extract(start=begin, end=offset(end - 1) + 1 if end > start else begin)

    content = run.content
    begin, braces = opening.meta["at"], opening.meta["attributes_at"]
    read = read_attributes(content, braces)
    assert not isinstance(read, Malformed)
    attributes, end = read
    items = {}
    for name, at in attributes.at.items():
        # `at` counts from the brace; for an id and a class it is that of the sign before the name.
        items[name] = extract(braces + at, end_of_item(content, braces + at))
    return MarkPlace(
        span=locate(source, run, begin),
        whole=extract(begin, end),
        words=extract(begin + 1, braces - 1),
        braces=extract(braces, end),
        items=items,
        attributes=attributes,
    )
