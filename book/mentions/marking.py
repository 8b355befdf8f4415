"""Marks put round stretches of a run, without a letter of it changed.

Comes in: a run, and stretches of its text with the marks for them. Goes out: the run with the marks in it. A style or a
language that a stretch ends within is divided in two; a node that has an id, a link or a mark is never divided.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from book.mentions.haystack import span_within, text_length
from book.model.content import (
    Anchor,
    Code,
    CrossReference,
    Foreign,
    IndexMark,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PersonMark,
    Speaker,
    Styled,
    TermMark,
    Text,
)

Wrap: TypeAlias = Callable[[Inlines], Inline]


@dataclass(frozen=True, slots=True)
class Stretch:
    """From which letter of a run's text to which a mark goes, and how it is put round the words."""

    start: int
    end: int
    wrap: Wrap


def mark_stretches(inlines: Inlines, stretches: Sequence[Stretch]) -> Inlines:
    """The run with a mark round each stretch; stretches are in order and do not overlap. Nothing is marked where a node
    would have to be divided that cannot be: see `can_mark`."""
    for stretch in reversed(stretches):  # from the end, so that offsets before it stay good
        inlines = _mark(inlines, stretch.start, stretch.end, stretch.wrap)
    return inlines


def can_mark(inlines: Inlines, start: int, end: int) -> bool:
    """Whether a stretch can be marked: it begins and ends within the same nodes, styles and languages aside."""
    at = 0
    for node in inlines:
        length = _length(node)
        inside = at < end and start < at + length
        whole = start <= at and at + length <= end
        if inside and not whole and not isinstance(node, Text):
            within = at <= start and end <= at + length
            if not within and not isinstance(node, Styled | Foreign):
                return False
            if not can_mark(_children(node), max(start - at, 0), min(end - at, length)):
                return False
        at += length
    return True


def _mark(inlines: Inlines, start: int, end: int, wrap: Wrap) -> Inlines:
    at = 0
    for number, node in enumerate(inlines):
        length = _length(node)
        whole = (start, end) == (at, at + length) and isinstance(node, Styled | Foreign)
        if not isinstance(node, Text) and not whole and at <= start and end <= at + length:
            children = _mark(_children(node), start - at, end - at, wrap)
            return (*inlines[:number], _with_children(node, children), *inlines[number + 1 :])
        at += length
    before, rest = _divide(inlines, start, zero_width_left=True)
    words, after = _divide(rest, end - start, zero_width_left=False)
    return (*before, wrap(words), *after)


def _divide(inlines: Inlines, at: int, *, zero_width_left: bool) -> tuple[Inlines, Inlines]:
    """A run in two, at a letter; nodes without text that stand there go to the left or to the right."""
    left: list[Inline] = []
    passed = 0
    for number, node in enumerate(inlines):
        length = _length(node)
        if passed + length < at or (passed + length == at and (length or zero_width_left)):
            left.append(node)
            passed += length
            continue
        if passed >= at:
            return tuple(left), inlines[number:]
        first, second = _divide_node(node, at - passed, zero_width_left)
        return (*left, first), (second, *inlines[number + 1 :])
    return tuple(left), ()


def _divide_node(node: Inline, at: int, zero_width_left: bool) -> tuple[Inline, Inline]:
    match node:
        case Text():
            return replace(node, text=node.text[:at]), replace(node, text=node.text[at:], span=span_within(node, at))
        case Styled() | Foreign():
            first, second = _divide(node.children, at, zero_width_left=zero_width_left)
            return replace(node, children=first), replace(node, children=second)
        case _:
            raise ValueError(f"{type(node).__name__} cannot be divided")


def _length(node: Inline) -> int:
    return text_length((node,))


def _children(node: Inline) -> Inlines:
    match node:
        case Text() | LineBreak() | Code() | NoteReference():
            return ()
        case _:
            return node.children


def _with_children(node: Inline, children: Inlines) -> Inline:
    match node:
        case (
            Styled() | Foreign() | Link() | CrossReference() | Anchor() | IndexMark() | PersonMark() | TermMark()
            | Speaker()
        ):  # fmt: skip
            return replace(node, children=children)
        case _:
            raise ValueError(f"{type(node).__name__} has no words in it")
