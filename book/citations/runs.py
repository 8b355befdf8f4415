"""Citations among their neighbours: note references behind the punctuation, capitals and periods in notes.

Comes in: a run of inline nodes whose citations have their words. Goes out: the same run as a press prints it. An author
writes `the vote [@carr1954, 33].`, as for Pandoc; the book has the reference behind the period (NT-03).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from book.model.content import Citation, Code, Inline, Inlines, LineBreak, NoteReference, Text
from book.model.walk import plain_text

_MARKS = re.compile(r"[.,;:!?…]+[”’»]*")
_CLOSING_QUOTATION = re.compile(r"[”’]+\Z")
_ENDED = re.compile(r"[.!?…][”’»)\]]*\Z")
_SENTENCE_BEFORE = re.compile(r"[.!?…][”’»)]*\s*\Z")


def move_references(run: Inlines, made: Collection[str], *, marks_inside: bool) -> Inlines:
    """The run with the references to notes in `made` behind the punctuation that follows them, and no space before.

    `marks_inside` says that commas and periods go inside quotation marks.
    """
    if not made:
        return run
    nodes = [_inside(node, lambda inner: move_references(inner, made, marks_inside=marks_inside)) for node in run]
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if isinstance(node, NoteReference) and node.note in made:
            if at and isinstance(before := nodes[at - 1], Text):
                nodes[at - 1] = replace(before, text=before.text.rstrip())
            at += _move_marks(nodes, at, marks_inside=marks_inside)
        at += 1
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _move_marks(nodes: list[Inline], at: int, *, marks_inside: bool) -> int:
    """Move the punctuation behind the reference at `at` before it; how far the reference moves."""
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    if not isinstance(behind, Text) or (marks := _MARKS.match(behind.text)) is None:
        return 0
    nodes[at + 1] = replace(behind, text=behind.text[marks.end() :])
    before = nodes[at - 1] if at else None
    if not isinstance(before, Text):
        nodes.insert(at, Text(text=marks[0], span=behind.span))
        return 1
    nodes[at - 1] = replace(before, text=_join(before.text, marks[0], marks_inside=marks_inside))
    return 0


def _join(text: str, marks: str, *, marks_inside: bool) -> str:
    closing = _CLOSING_QUOTATION.search(text)
    if not marks_inside or closing is None or marks[0] not in ".,":
        return text + marks
    inner = text[: closing.start()]
    marks = marks[1:] if marks[0] == "." and _ENDED.search(inner) else marks
    return inner + marks + closing[0]


def finish_note(run: Inlines, *, marks_inside: bool) -> Inlines:
    """The run of a note: a citation at its head, or behind a sentence, begins with a capital; one at its end has a
    period; marks that the author wrote behind one stand once, and inside its quotation marks."""
    nodes = [_inside(node, lambda inner: finish_note(inner, marks_inside=marks_inside)) for node in run]
    for at, node in enumerate(nodes):
        if not isinstance(node, Citation) or not node.children:
            continue
        children = _tuck_marks(node.children) if marks_inside else node.children
        before = plain_text(nodes[:at])
        if not before.strip() or _SENTENCE_BEFORE.search(before):
            children = _change_first(children, _capitalize)
        words = plain_text(children)
        behind = nodes[at + 1] if at + 1 < len(nodes) else None
        if behind is None:
            if not _ENDED.search(words):
                children = _end_with(children, ".", marks_inside=marks_inside)
        elif isinstance(behind, Text) and behind.text[:1] in {".", ","}:
            mark = behind.text[0]
            doubled = mark == "." and _ENDED.search(words)
            if doubled or (marks_inside and _CLOSING_QUOTATION.search(words)):
                nodes[at + 1] = replace(behind, text=behind.text[1:])
                children = children if doubled else _end_with(children, mark, marks_inside=marks_inside)
        nodes[at] = replace(node, children=children)
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _inside(node: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """The node with what stands in it changed; a citation is a thing of its own."""
    match node:
        case Text() | LineBreak() | Code() | NoteReference() | Citation():
            return node
        case _:
            return replace(node, children=change(node.children))


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def _change_first(inlines: Inlines, change: Callable[[str], str]) -> Inlines:
    """The nodes with their first words changed."""
    if not inlines:
        return inlines
    first = inlines[0]
    match first:
        case Text():
            return (replace(first, text=change(first.text)), *inlines[1:])
        case LineBreak() | Code() | NoteReference():
            return inlines
        case _:
            return (replace(first, children=_change_first(first.children, change)), *inlines[1:])


def _tuck_marks(inlines: Inlines) -> Inlines:
    """The words of a citation with the commas and periods behind a quotation inside its marks."""
    nodes = list(inlines)
    for at in range(len(nodes) - 1):
        behind = nodes[at + 1]
        if (
            isinstance(behind, Text)
            and behind.text[:1] in {",", "."}
            and _CLOSING_QUOTATION.search(plain_text(nodes[: at + 1]))
        ):
            nodes[at : at + 1] = _end_with((nodes[at],), behind.text[0], marks_inside=True)
            nodes[at + 1] = replace(behind, text=behind.text[1:])
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _end_with(inlines: Inlines, mark: str, *, marks_inside: bool) -> Inlines:
    """The nodes with a mark at their end, inside the quotation marks that close there if `marks_inside`."""
    last = inlines[-1] if inlines else None
    if marks_inside and last is not None and _CLOSING_QUOTATION.search(plain_text((last,))):
        match last:
            case Text():
                return (*inlines[:-1], replace(last, text=_join(last.text, mark, marks_inside=True)))
            case LineBreak() | Code() | NoteReference():
                pass
            case _:
                return (*inlines[:-1], replace(last, children=_end_with(last.children, mark, marks_inside=True)))
    if isinstance(last, Text):
        return (*inlines[:-1], replace(last, text=last.text + mark))
    return (*inlines, Text(text=mark, span=last.span)) if last is not None else inlines
