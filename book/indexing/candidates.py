"""What recurs in the text and is not indexed: names, quoted and emphasized phrases, titles of works.

Comes in: the book, its index and its records. Goes out: candidates, the most frequent first, each with its places.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from book.apparatus.index_density import is_indexed_text
from book.apparatus.index_variants import bare
from book.indexing.capitals import BOUNDARY, Phrase, find_phrases
from book.indexing.common_words import has_capital_nouns, openers, unwanted
from book.indexing.known_forms import known_forms
from book.indexing.texts import show_place
from book.manifest.records import GlossaryRecord, PersonRecord
from book.model.apparatus import Index
from book.model.book import Book
from book.model.content import (
    Code,
    Foreign,
    Heading,
    IndexMark,
    Inline,
    LineBreak,
    NoteReference,
    PersonMark,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.model.walk import iter_blocks, iter_inline_runs, plain_text
from book.source import Span

_SHOWN_PLACES = 3
_QUOTED = re.compile(r"“([^“”]{2,80})”|‘([^‘’]{2,80})’(?!\w)|«([^«»]{2,80})»|„([^„“”]{2,80})[“”]")
_MOST_QUOTED_WORDS = 6
_MOST_EMPHASIZED_WORDS = 8
_ENDS = " ,.;:!?…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that may want to be indexed: how often it is in the text, and how often in notes."""

    phrase: str
    kind: str  # name, quoted, emphasized, title
    in_text: int
    in_notes: int
    places: tuple[Span, ...]


@dataclass(slots=True)
class _Found:
    """The occurrences of one phrase while they are gathered."""

    phrase: str
    kind: str
    in_text: int = 0
    in_notes: int = 0
    places: list[tuple[bool, int, Span]] = field(default_factory=list)  # in a note, the number of its run


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text with the place of each of its pieces; words under a mark of the apparatus are a BOUNDARY."""

    text: str
    offsets: list[int]
    spans: list[Span]
    in_note: bool
    emphasized: list[tuple[str, str, Span]]

    def place(self, at: int) -> Span:
        span = self.spans[bisect_right(self.offsets, at) - 1]
        return Span(span.file, span.line)


def find_candidates(
    book: Book,
    indexes: Sequence[Index],
    people: Iterable[PersonRecord],
    glossary: Iterable[GlossaryRecord],
    *,
    language: str,
    least: int = 2,
) -> tuple[Candidate, ...]:
    """The candidates that are at least so often in the book, and at least once outside its notes.

    A name counts where its capital says something: not if it is only ever the beginning of a sentence, nor in headings.
    Words that the author has marked are left out, and so is what the index has under any of its headings.
    """
    runs = list(_iter_runs(book))
    found: dict[str, _Found] = {}
    for number, run in enumerate(runs):
        for phrase, kind, span in (*run.emphasized, *_find_quoted(run)):
            _count(found, phrase, kind, number, span, run.in_note)
    for words, number, span in _find_names(runs, language):
        _count(found, " ".join(words), "name", number, span, runs[number].in_note)
    known = known_forms(indexes, people, glossary)
    return tuple(
        Candidate(
            phrase=one.phrase,
            kind=one.kind,
            in_text=one.in_text,
            in_notes=one.in_notes,
            places=tuple(span for *_, span in sorted(one.places, key=_place_order)[:_SHOWN_PLACES]),
        )
        for form, one in sorted(found.items(), key=lambda item: (-item[1].in_text, -item[1].in_notes, item[0]))
        if one.in_text and one.in_text + one.in_notes >= least and form not in known
    )


def _count(found: dict[str, _Found], phrase: str, kind: str, number: int, span: Span, in_note: bool) -> None:
    one = found.setdefault(bare(phrase), _Found(phrase, kind))
    if in_note:
        one.in_notes += 1
    else:
        one.in_text += 1
    one.places.append((in_note, number, span))


def _place_order(place: tuple[bool, int, Span]) -> tuple[bool, int, int]:
    """Places in the text before those in notes, each in reading order."""
    return place[0], place[1], place[2].line


# ------------------------------------------------------------------------------------------------- the text


def _iter_runs(book: Book) -> Iterator[_Run]:
    """The runs of the text that is indexed, headings aside, and of its notes."""
    for division in filter(is_indexed_text, book.divisions):
        headings = {id(block.children) for block in iter_blocks(division.blocks) if isinstance(block, Heading)}
        for inlines in iter_inline_runs(division.blocks):
            if id(inlines) not in headings:
                yield _read_run(inlines, in_note=False)
        for note in division.notes:
            for inlines in iter_inline_runs(note.blocks):
                yield _read_run(inlines, in_note=True)


def _read_run(inlines: Iterable[Inline], *, in_note: bool) -> _Run:
    parts: list[str] = []
    offsets: list[int] = [0]
    spans: list[Span] = [Span("", 0)]
    emphasized: list[tuple[str, str, Span]] = []
    length = 0

    def add(text: str, span: Span) -> None:
        nonlocal length
        offsets.append(length)
        spans.append(span)
        parts.append(text)
        length += len(text)

    def read(nodes: Iterable[Inline]) -> None:
        for node in nodes:
            match node:
                case Text():
                    add(node.text, node.span)
                case LineBreak():
                    add(" ", node.span)
                case Code():
                    add(BOUNDARY, node.span)
                case NoteReference():
                    pass
                case PersonMark(found=True) | TermMark(found=True):
                    read(node.children)  # whether the index has it, its headings say
                case IndexMark() | PersonMark() | TermMark():
                    if node.children:
                        add(BOUNDARY, node.span)
                case Styled(style=Style.EMPHASIS | Style.WORK_TITLE) | Foreign(italic=True):
                    read_emphasis(node)
                case _:
                    read(node.children)

    def read_emphasis(node: Styled | Foreign) -> None:
        """A short phrase is a candidate itself, and names are not looked for in it."""
        words = " ".join(plain_text(node.children).split()).strip(_ENDS)
        if any(not isinstance(child, Text | LineBreak) for child in node.children):
            read(node.children)
        elif 0 < len(words.split()) <= _MOST_EMPHASIZED_WORDS:
            is_title = isinstance(node, Styled) and node.style is Style.WORK_TITLE
            if any(letter.isalpha() for letter in words):
                emphasized.append((words, "title" if is_title else "emphasized", Span(node.span.file, node.span.line)))
            add(BOUNDARY, node.span)
        else:
            read(node.children)

    read(inlines)
    return _Run("".join(parts), offsets, spans, in_note, emphasized)


def _find_quoted(run: _Run) -> Iterator[tuple[str, str, Span]]:
    """Short phrases in quotation marks that are no sentences."""
    for quotation in _QUOTED.finditer(run.text):
        words = next(group for group in quotation.groups() if group)
        phrase = " ".join(words.split()).strip(_ENDS)
        length = len(phrase.split())
        is_sentence = words.rstrip()[-1:] in {".", "!", "?"} and length > 3
        has_letters = BOUNDARY not in phrase and any(letter.isalpha() for letter in phrase)
        if has_letters and length <= _MOST_QUOTED_WORDS and not is_sentence:
            yield phrase, "quoted", run.place(quotation.start())


def _find_names(runs: Iterable[_Run], language: str) -> Iterator[tuple[tuple[str, ...], int, Span]]:
    """The names of all runs. One that opens a sentence counts if it, or the rest of it, is known from elsewhere."""
    skipped, alone = openers(language), unwanted(language)
    certain: set[tuple[str, ...]] = set()
    doubtful: list[tuple[Phrase, int, Span]] = []

    def is_wanted(words: tuple[str, ...]) -> bool:
        if len(words) > 1:
            return not all(word.lower() in alone for word in words)
        return len(words[0]) > 2 and words[0].lower() not in alone and not has_capital_nouns(language)

    for number, run in enumerate(runs):
        for phrase in find_phrases(run.text, skipped):
            span = run.place(phrase.at)
            if phrase.opens:
                doubtful.append((phrase, number, span))
            elif is_wanted(phrase.words):
                certain.add(phrase.words)
                yield phrase.words, number, span
    for phrase, number, span in doubtful:
        for words in (phrase.words, phrase.words[1:]):
            if words in certain:
                yield words, number, span
                break


# -------------------------------------------------------------------------------------------------- as printed


def format_candidates(candidates: Sequence[Candidate]) -> str:
    """The candidates, one a line."""
    if not candidates:
        return "Nothing recurs in the text that is not indexed.\n"
    lines = [f"{'text':>5}{'notes':>7}  {'kind':<11}phrase"]
    for one in candidates:
        places = ", ".join(show_place(place) for place in one.places)
        lines.append(f"{one.in_text:>5}{one.in_notes:>7}  {one.kind:<11}{one.phrase:<32}  {places}")
    return "\n".join(lines) + "\n"


def format_candidates_json(candidates: Iterable[Candidate]) -> str:
    """The candidates as JSON."""
    return json.dumps([asdict(one) for one in candidates], ensure_ascii=False, indent=1) + "\n"
