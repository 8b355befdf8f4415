"""The words around the marks of the index, so that a list of locators can be judged without the book.

Comes in: the book. Goes out: for every mark, by its id, a few words before it, its own, and a few after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from book.apparatus.marks import iter_note_runs, iter_runs
from book.model.book import Book
from book.model.content import Code, IndexMark, Inline, LineBreak, NoteReference, PersonMark, TermMark, Text

_SPACES = re.compile(r"\s+")
_WIDTH = 34
"""Letters shown on each side of a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The words of a mark and those around it. `words` is empty for a mark at a point."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}[{self.words}]{self.after}"


def find_contexts(book: Book) -> dict[str, Context]:
    """The context of every index, person and term mark of the text and the notes, by its id."""
    contexts: dict[str, Context] = {}
    for division in book.divisions:
        for run in (*iter_runs(division), *iter_note_runs(division)):
            parts: list[str] = []
            found: dict[str, tuple[int, int]] = {}
            _read(run.inlines, parts, found, 0)
            if found:
                text = "".join(parts)
                contexts |= {anchor: _cut(text, *place) for anchor, place in found.items()}
    return contexts


def _read(inlines: Iterable[Inline], parts: list[str], found: dict[str, tuple[int, int]], length: int) -> int:
    """Gather the text of inline nodes and the places of the marks in it; returns the length so far."""
    for node in inlines:
        match node:
            case Text() | Code():
                parts.append(node.text)
                length += len(node.text)
            case LineBreak():
                parts.append(" ")
                length += 1
            case NoteReference():
                pass
            case IndexMark() | PersonMark() | TermMark():
                start = length
                length = _read(node.children, parts, found, length)
                found[node.id] = (start, length)
            case _:
                length = _read(node.children, parts, found, length)
    return length


def _cut(text: str, start: int, end: int) -> Context:
    before, words, after = text[:start], text[start:end], text[end:]
    if len(before) > _WIDTH:
        before = "… " + before[-_WIDTH:].partition(" ")[2]
    if len(after) > _WIDTH:
        after = after[:_WIDTH].rpartition(" ")[0] + " …"
    if len(words) > 2 * _WIDTH:
        words = f"{words[:_WIDTH].rpartition(' ')[0]} … {words[-_WIDTH:].partition(' ')[2]}"
    return Context(before=_SPACES.sub(" ", before), words=_SPACES.sub(" ", words), after=_SPACES.sub(" ", after))
