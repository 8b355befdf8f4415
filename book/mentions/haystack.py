"""A run of inline nodes as one string to be searched, and the way back from the string to the nodes.

What is not searched stands as one character that no name has: code, the titles of works, citations, cross-references,
notes' references, the borders of links. Everything else is text, whatever marks are around it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from book.mentions.names import same_marks
from book.model.content import (
    Citation,
    Code,
    CrossReference,
    Foreign,
    IndexMark,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PersonMark,
    Speaker,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.source import Span

BARRIER = "\ufffc"
"""Stands for what is not searched."""

_RAISED = {Style.SUPERSCRIPT, Style.SUBSCRIPT}
_SOFT_HYPHEN = "\u00ad"
_OTHERWISE_TYPED = re.compile("[–—…\u202f]")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around some text: whether a mark has decided it, and for whom; emphasis; another language."""

    decided: bool = False
    person: str | None = None
    emphasis: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text node: from where to where it is in the string, where it began there before letters were joined, and how
    much text comes before it in the run."""

    start: int
    end: int
    raw: int
    offset: int
    node: Text
    around: Around


@dataclass(frozen=True, slots=True)
class MarkedStretch:
    """The words of an index mark, and its main heading."""

    start: int
    end: int
    heading: str


@dataclass(slots=True)
class Haystack:
    """A run as a string. `titles` are the places where emphasis or the title of a work begins, `references` those of
    the references to notes, with their labels."""

    text: str = ""
    leaves: list[Leaf] = field(default_factory=list)
    stretches: list[MarkedStretch] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    references: list[tuple[int, str]] = field(default_factory=list)
    _origins: list[tuple[int, int]] | None = None  # of each letter of `text`, where letters were joined or left out

    @classmethod
    def of(cls, inlines: Inlines) -> Haystack:
        """The haystack of a run."""
        made = cls()
        parts: list[str] = []
        made._gather(inlines, Around(), parts, 0, 0)
        raw = same_marks("".join(parts))
        if _SOFT_HYPHEN in raw or "  " in raw or not unicodedata.is_normalized("NFC", raw):
            joined = list(_join_letters(raw))
            made.text = "".join(letter for letter, _, _ in joined)
            made._origins = [(start, end) for _, start, end in joined]
            made._move()
        else:
            made.text = raw
        return made

    def leaves_of(self, start: int, end: int) -> list[Leaf]:
        """The text nodes that a stretch of the string is in."""
        if len(self.leaves) == 1:
            return self.leaves
        first = bisect_right(self.leaves, start, key=lambda leaf: leaf.start) - 1
        return [leaf for leaf in self.leaves[max(first, 0) :] if leaf.start < end and leaf.end > start]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the string as a stretch of the run's text, counted over its text nodes."""
        inside = self.leaves_of(start, end)
        return self._offset(inside[0], start, first=True), self._offset(inside[-1], end, first=False)

    def span(self, start: int) -> Span:
        """Where a letter of the string stands in the manuscript; the column as far as it is known, see
        `span_within`."""
        leaf = self.leaves_of(start, start + 1)[0]
        return span_within(leaf.node, self._offset(leaf, start, first=True) - leaf.offset)

    def _offset(self, leaf: Leaf, at: int, *, first: bool) -> int:
        if self._origins is not None:
            at = self._origins[at][0] if first else self._origins[at - 1][1]
        return leaf.offset + max(0, min(at - leaf.raw, len(leaf.node.text)))

    def _move(self) -> None:
        """Count leaves, stretches and titles over `text` instead of over the text as it was."""
        assert self._origins is not None
        starts = [start for start, _ in self._origins]

        def place(raw: int) -> int:
            return bisect_right(starts, raw - 1) if raw else 0

        self.leaves = [
            Leaf(place(leaf.start), place(leaf.end), leaf.raw, leaf.offset, leaf.node, leaf.around)
            for leaf in self.leaves
        ]
        self.stretches = [MarkedStretch(place(one.start), place(one.end), one.heading) for one in self.stretches]
        self.titles = [place(title) for title in self.titles]
        self.references = [(place(at), label) for at, label in self.references]

    def _gather(self, inlines: Inlines, around: Around, parts: list[str], at: int, offset: int) -> tuple[int, int]:
        """Gather what is searched; `at` counts the letters of the string, `offset` those of text nodes only."""
        for node in inlines:
            match node:
                case Text():
                    length = len(node.text)
                    self.leaves.append(Leaf(at, at + length, at, offset, node, around))
                    parts.append(node.text)
                    at, offset = at + length, offset + length
                    continue
                case LineBreak():
                    parts.append(" ")
                    at += 1
                    continue
                case Code() | NoteReference() | Citation():
                    if isinstance(node, NoteReference):
                        self.references.append((at, node.note))
                    parts.append(BARRIER)
                    at += 1
                    continue
                case Styled(style=Style.WORK_TITLE) | CrossReference() | Speaker():
                    if isinstance(node, Styled):
                        self.titles.append(at)
                    parts.append(BARRIER)
                    at, offset = at + 1, offset + text_length(node.children)
                    continue
                case _:
                    pass
            start, inner, barrier = at, around, ""
            match node:
                case Styled(style=Style.EMPHASIS):
                    self.titles.append(at)
                    inner = Around(around.decided, around.person, True, around.foreign)
                case Styled(style=style) if style in _RAISED:
                    barrier = BARRIER
                case Foreign():
                    inner = Around(around.decided, around.person, around.emphasis, True)
                case PersonMark():
                    inner = Around(True, node.person, around.emphasis, around.foreign)
                case TermMark():
                    inner = Around(True, around.person, around.emphasis, around.foreign)
                case Link():
                    barrier = BARRIER
                case _:
                    pass
            if barrier:
                parts.append(barrier)
                at += 1
            at, offset = self._gather(node.children, inner, parts, at, offset)
            if barrier:
                parts.append(barrier)
                at += 1
            if isinstance(node, IndexMark) and node.children:
                self.stretches.append(MarkedStretch(start, at, node.path[0]))
        return at, offset


def span_within(node: Text, length: int) -> Span:
    """Where the text of a node goes on behind so many letters. The column is known if no dash or ellipsis, which may
    have been typed with several letters, stands before it."""
    span = node.span
    if not length or span.column is None:
        return span
    known = _OTHERWISE_TYPED.search(node.text, 0, length) is None
    return Span(span.file, span.line, span.column + length if known else None)


def text_length(inlines: Inlines) -> int:
    """How many letters the text nodes in a run have."""
    length = 0
    for node in inlines:
        match node:
            case Text():
                length += len(node.text)
            case LineBreak() | Code() | NoteReference():
                pass
            case _:
                length += text_length(node.children)
    return length


def _join_letters(raw: str) -> Iterator[tuple[str, int, int]]:
    """The letters of a text as they are compared, each with the stretch of the text that it was: letters are composed
    with their accents, soft hyphens left out, runs of spaces made one."""
    at = 0
    while at < len(raw):
        end = at + 1
        if raw[at] == " ":
            while end < len(raw) and raw[end] == " ":
                end += 1
        else:
            while end < len(raw) and (raw[end] == _SOFT_HYPHEN or unicodedata.combining(raw[end])):
                end += 1
        cluster = raw[at] if raw[at] == " " else raw[at:end].replace(_SOFT_HYPHEN, "")
        for letter in unicodedata.normalize("NFC", cluster):
            yield letter, at, end
        at = end
