"""Changing the index marks of a file in its author's text, every other letter left as it is.

Comes in: the text of a file, and for marks in it the entries they are to have. Goes out: the new text, and the marks
that could not be changed without changing something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from book.diagnostics import Report, Severity
from book.indexing.listing import Path
from book.model.content import Code, Document, IndexMark, Inline, LineBreak, NoteReference, Text
from book.model.walk import iter_blocks, iter_inline_runs
from book.parse.attributes import write_value
from book.parse.mark_places import INDEX_KEY, MarkPlace, find_index_marks, offset_of
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.source import Span

_NOWHERE = Span("", 0)
_SPACES = re.compile(r"\s+")
_OF_THE_INDEX = frozenset(
    {INDEX_KEY, ".principal", ".figure", ".open", ".close", "index", "sort-as", "see", "see-also"}
)
_OF_A_PERSON = frozenset({".open", ".close"})
"""The attributes that go with the last entry of a mark, and those that stay if a person is named beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkEdit:
    """What becomes of the mark at a place: `entries` has, for each of its entries in order, what stands there now.

    None stands for an entry that stays as it is typed, () for one that goes, several paths for one that was doubled.
    """

    span: Span
    entries: tuple[tuple[Path, ...] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMark:
    """An empty mark to be put before the letter at a place. `beside` is what stands in its braces as well: `.open`."""

    span: Span
    paths: tuple[Path, ...]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How a file is read: the book's language, and its kind of quotation marks."""

    lang: str
    quotation_style: str | None


Edit = MarkEdit | NewMark
_Piece = tuple[int, int, str]


def edit_file(file: str, text: str, edits: Sequence[Edit], language: Language) -> tuple[str, tuple[Edit, ...]]:
    """The text with all edits that can be made, and those that cannot.

    What comes out is read again: an edit after which the text says anything else than before, its index marks aside,
    or has errors it did not have, is not made.
    """
    before = _read(file, text, language)
    new = _apply(file, text, edits)
    if _is_sound(before, _read(file, new, language)):
        return new, ()
    made: list[Edit] = []
    refused: list[Edit] = []
    for edit in edits:
        if _is_sound(before, _read(file, _apply(file, text, [*made, edit]), language)):
            made.append(edit)
        else:
            refused.append(edit)
    return _apply(file, text, made), tuple(refused)


def _apply(file: str, text: str, edits: Iterable[Edit]) -> str:
    marks = {mark.span: mark for mark in find_index_marks(file, text)}
    pieces: list[_Piece] = []
    for edit in edits:
        match edit:
            case NewMark(span=span, paths=paths, beside=beside):
                at = offset_of(text, span)
                items = " ".join((_write_value(map(write_entry, paths)), *beside))
                pieces.append((at, at, f"[]{{{items}}}"))
            case MarkEdit(span=span, entries=entries):
                pieces += _change_mark(text, marks[span], entries)
    for start, end, new in sorted(pieces, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _change_mark(text: str, mark: MarkPlace, entries: Sequence[tuple[Path, ...] | None]) -> list[_Piece]:
    """The pieces of text that are replaced for a mark to have these entries."""
    typed = split_entries(mark.value)
    kept: list[str] = []
    for old, new in zip(typed, entries, strict=True):
        kept += [old] if new is None else [write_entry(path) for path in new]
    if kept == typed:
        return []
    item = mark.items[INDEX_KEY]
    if kept:
        return [(item.start, item.end, _write_value(dict.fromkeys(kept)))]
    going = _OF_THE_INDEX - _OF_A_PERSON if "person" in mark.items else _OF_THE_INDEX
    rest = [extract for name, extract in mark.items.items() if name not in going]
    if rest:
        braces = " ".join(text[extract.start : extract.end] for extract in sorted(rest, key=lambda one: one.start))
        return [(mark.braces.start, mark.braces.end, f"{{{braces}}}")]
    if mark.on_block:
        start = mark.braces.start - 1 if text[mark.braces.start - 1] == " " else mark.braces.start
        return [(start, mark.braces.end, "")]
    if mark.words.start < mark.words.end:
        return [(mark.whole.start, mark.words.start, ""), (mark.words.end, mark.whole.end, "")]
    return [(*_with_one_space(text, mark.whole.start, mark.whole.end), "")]


def _with_one_space(text: str, start: int, end: int) -> tuple[int, int]:
    """An empty mark with one of the spaces around it, where it has them on both sides or ends its line."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == " " and after in {" ", "\n", "\r", ""}:
        return start - 1, end
    if before in {"", "\n"} and after == " ":
        return start, end + 1
    return start, end


def split_entries(value: str) -> list[str]:
    """The entries of an `ix` value as typed."""
    return [entry.strip() for entry in value.split(";")]


def write_entry(path: Path) -> str:
    """A heading with its subheadings as it stands in a mark."""
    return "!".join(path)


def find_unwritable(path: Path) -> str | None:
    """What no heading of a mark can have: the signs that part entries and levels, brackets without their partners."""
    for level in path:
        for sign in ";!":
            if sign in level:
                return f"a heading cannot have “{sign}” in it"
        if level.count("[") != level.count("]"):
            return "its square brackets do not match"
    return None


def _write_value(entries: Iterable[str]) -> str:
    return write_value(INDEX_KEY, "; ".join(entries))


# ------------------------------------------------------------------------------------------ reading it again


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What a text says, its index marks aside: its words with everything they are, and its errors."""

    nodes: tuple[object, ...]
    errors: tuple[tuple[str, str], ...]


def _read(file: str, text: str, language: Language) -> _Reading:
    report = Report()
    document = parse_document(Source(file, text), report, language.lang, language.quotation_style)
    found = sorted((one.code, one.message) for one in report if one.severity is not Severity.INFO)
    return _Reading(nodes=tuple(_outline(document)), errors=tuple(found))


def _is_sound(before: _Reading, after: _Reading) -> bool:
    return before.nodes == after.nodes and not set(after.errors) - set(before.errors)


def _outline(document: Document) -> Iterator[object]:
    """Every block by its kind, and every inline node but index marks; words of neighbours are taken together."""
    for blocks in (document.blocks, *(note.blocks for note in document.notes)):
        for block in iter_blocks(blocks):
            yield type(block).__name__
        for run in iter_inline_runs(blocks):
            yield from _outline_of_run(run)


def _outline_of_run(run: Iterable[Inline]) -> Iterator[object]:
    """The nodes of a run with their beginnings and ends, words of neighbours taken together, spaces single."""
    gathered: list[object] = []
    words = ""
    for part in _parts_of(run):
        if isinstance(part, str):
            words += part
        else:
            gathered += [_SPACES.sub(" ", words), part]
            words = ""
    gathered.append(_SPACES.sub(" ", words).rstrip())
    yield str(gathered[0]).lstrip()
    yield from gathered[1:]


def _parts_of(inlines: Iterable[Inline]) -> Iterator[str | tuple[object, ...]]:
    for node in inlines:
        match node:
            case IndexMark():
                yield from _parts_of(node.children)
            case Text():
                yield node.text
            case NoteReference():
                yield ("note", "" if node.note.startswith("^") else node.note)  # its own place is an inline note's name
            case LineBreak() | Code():
                yield (replace(node, span=_NOWHERE),)
            case _:
                yield (replace(node, span=_NOWHERE, children=()),)
                yield from _parts_of(node.children)
                yield ("end",)
