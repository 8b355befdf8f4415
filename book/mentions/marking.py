"""Marks put round stretches of a run, without a letter of it changed.

Comes in: a run, and stretches of its text with the marks for them. Goes out: the run with the marks in it. A style or a
language that a stretch ends within is divided in two; a node that has an id, a link or a mark is never divided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    """From which letter of a run's text to which a mark goes, and how it is put round the words; whether it is known
    to be within one text node."""

    start: int
    end: int
    wrap: Wrap
    within_text: bool = False


def mark_stretches(inlines: Inlines, stretches: Sequence[Stretch]) -> Inlines:
    """The run with a mark round each stretch. Stretches are in order, do not overlap, and can be marked: see
    `can_mark`."""
    inside: list[Stretch] = []
    for stretch in stretches:
        if stretch.within_text or _is_within_one(inlines, stretch):
            inside.append(stretch)
        else:
            inlines = _mark(inlines, stretch.start, stretch.end, stretch.wrap)
    return _mark_within(inlines, inside, 0) if inside else inlines


def _is_within_one(inlines: Inlines, stretch: Stretch) -> bool:
    at = 0
    for node in inlines:
        end = at + _length(node)
        if stretch.start < end:
            return at <= stretch.start and stretch.end <= end
        at = end
    return False


def _mark_within(inlines: Inlines, stretches: Sequence[Stretch], at: int) -> Inlines:
    """Mark stretches that are each within one node; `at` is the letter that the nodes begin at."""
    marked: list[Inline] = []
    first = 0
    for node in inlines:
        end = at + _length(node)
        last = first
        while last < len(stretches) and stretches[last].end <= end:
            last += 1
        if first == last or at == end:
            marked.append(node)
        elif isinstance(node, Text):
            marked.extend(_mark_text(node, stretches[first:last], at))
        else:
            moved = [replace(one, start=one.start - at, end=one.end - at) for one in stretches[first:last]]
            if isinstance(node, Styled | Foreign) and (moved[0].start, moved[0].end) == (0, end - at):
                marked.append(moved[0].wrap((node,)))
            else:
                marked.append(_with_children(node, mark_stretches(_children(node), moved)))
        first, at = (last, end) if at < end else (first, end)
    return tuple(marked)


def _mark_text(node: Text, stretches: Sequence[Stretch], at: int) -> Iterator[Inline]:
    done = 0

    def part(start: int, end: int) -> Text:
        return Text(text=node.text[start:end], span=span_within(node, start))

    for stretch in stretches:
        start, end = stretch.start - at, stretch.end - at
        if done < start:
            yield part(done, start)
        yield stretch.wrap((part(start, end),))
        done = end
    if done < len(node.text):
        yield part(done, len(node.text))


def can_mark(inlines: Inlines, start: int, end: int) -> bool:
    """Whether a stretch can be marked: it begins and ends within the same nodes, styles and languages aside."""
    at = 0
    for node in inlines:
        length = _length(node)
        whole = (start, end) == (at, at + length) and isinstance(node, Styled | Foreign)
        if at <= start and end <= at + length and not whole:
            return isinstance(node, Text) or can_mark(_children(node), start - at, end - at)
        at += length
    return _can_divide(inlines, start) and _can_divide(inlines, end)


def _can_divide(inlines: Inlines, at: int) -> bool:
    """Whether a run can be divided at a letter: between nodes, or within text and styles."""
    passed = 0
    for node in inlines:
        length = _length(node)
        if passed < at < passed + length:
            divisible = isinstance(node, Styled | Foreign) and _can_divide(node.children, at - passed)
            return isinstance(node, Text) or divisible
        passed += length
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
            return Text(text=node.text[:at], span=node.span), Text(text=node.text[at:], span=span_within(node, at))
        case Styled() | Foreign():
            first, second = _divide(node.children, at, zero_width_left=zero_width_left)
            return replace(node, children=first), replace(node, children=second)
        case _:
            raise ValueError(f"{type(node).__name__} cannot be divided")


def _length(node: Inline) -> int:
    return len(node.text) if isinstance(node, Text) else text_length((node,))


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
