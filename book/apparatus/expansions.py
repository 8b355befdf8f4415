"""Abbreviations expanded where the text first uses them: "NEP" becomes "NEP (New Economic Policy)".

Comes in: the assembled book with its marks, and the records of glossary.yaml. Goes out: the book with the expansions
in its text, so that both editions and every check have the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeAlias

from book.apparatus.abbreviations import is_abbreviation
from book.apparatus.wording import Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord
from book.model.book import UNTITLED_KINDS, Book, Division, DivisionKind
from book.model.content import (
    Anchor,
    Block,
    Blocks,
    Code,
    DefinitionList,
    Foreign,
    IndexMark,
    Inline,
    Inlines,
    LineBreak,
    List,
    Paragraph,
    PersonMark,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.model.rewrite import rewrite_runs
from book.model.walk import plain_text

Scope: TypeAlias = Literal["none", "book", "division"]

_LISTS = {
    *(DivisionKind.ABBREVIATIONS, DivisionKind.GLOSSARY, DivisionKind.CHRONOLOGY),
    *(DivisionKind.BIOGRAPHICAL_NOTES, DivisionKind.BIBLIOGRAPHY, DivisionKind.INDEX),
}
"""Divisions that are looked up and not read, which explain abbreviations by themselves or leave them as they are."""

_SENTENCE_END = re.compile(r"[.!?…][”’»“\")\]]*\s+(?=[^\w\s]?[^\W\d_a-zа-я])")


@dataclass(frozen=True, slots=True)
class _Expansion:
    """What a term is expanded to, and how far an expansion reaches."""

    term: GlossaryRecord
    scope: Scope
    headword: str
    words: str


@dataclass(frozen=True, slots=True)
class _Use:
    """A marked use of a term in a paragraph: where it is, and whether it can be expanded or need not be."""

    mark: TermMark
    text: str  # of the paragraph
    start: int
    end: int
    said: bool  # the sentence has the expansion


def expand_abbreviations(
    book: Book,
    terms: Iterable[GlossaryRecord],
    scope: Scope,
    *,
    before: bool,
    conventions: Conventions,
    report: Report,
) -> Book:
    """The book with every abbreviation expanded at its first use.

    `scope` is the book's own, for abbreviations whose record does not say otherwise; `before` puts the expansion before
    the abbreviation. A use counts if its marked words are the headword. Quotations, letters, verse, headings, captions
    and tables are left as they are. A note has the expansion where the text within the scope has no use.
    Reports GLO-009 for a term whose record asks for an expansion that nothing in the book can have.
    """
    wanted = {term.id: found for term in terms if (found := _want(term, scope, conventions)) is not None}
    if not wanted:
        return book
    chosen = _choose(book, wanted)
    for expansion in wanted.values():
        if expansion.term.expand is not None and expansion.term.id not in chosen.explained:
            report.add("GLO-009", expansion.term.span, headword=expansion.headword, id=expansion.term.id)
    insert = partial(_insert, uses=chosen.uses, wanted=wanted, before=before)

    def expand(division: Division) -> Division:
        notes = tuple(replace(note, blocks=rewrite_runs(note.blocks, insert)) for note in division.notes)
        return replace(division, blocks=rewrite_runs(division.blocks, insert), notes=notes)

    return Book(divisions=tuple(expand(division) for division in book.divisions))


def _want(term: GlossaryRecord, scope: Scope, conventions: Conventions) -> _Expansion | None:
    own = term.expand or (scope if is_abbreviation(term) else "none")
    if own == "none" or term.expansion is None:
        return None
    return _Expansion(term, own, set_words(term.headword, conventions), set_words(term.expansion, conventions))


# ----------------------------------------------------------------------------------- which uses are expanded


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The uses to expand, by the ids of their marks, and the terms that are explained somewhere."""

    uses: Mapping[str, _Use]
    explained: frozenset[str]


def _choose(book: Book, wanted: Mapping[str, _Expansion]) -> _Chosen:
    """The first use of every term in the text of each scope, or else in its notes."""
    first: dict[tuple[str, str], _Use] = {}  # by term, and division where that is the scope
    read = [division for division in book.divisions if division.kind not in UNTITLED_KINDS | _LISTS]
    for in_notes in (False, True):
        for division in read:
            parts = [note.blocks for note in division.notes] if in_notes else [division.blocks]
            for blocks in parts:
                for use in _iter_uses(blocks, wanted):
                    within = division.id if wanted[use.mark.term].scope == "division" else ""
                    first.setdefault((use.mark.term, within), use)
    return _Chosen(
        uses={use.mark.id: use for use in first.values() if not use.said},
        explained=frozenset(term for term, _ in first),
    )


def _iter_uses(blocks: Blocks, wanted: Mapping[str, _Expansion]) -> Iterator[_Use]:
    for paragraph in _iter_prose(blocks):
        text = plain_text(paragraph.children)
        for mark, start in _iter_term_marks(paragraph.children, 0):
            expansion = wanted.get(mark.term)
            end = start + len(plain_text(mark.children))
            if expansion is None or text[start:end] != expansion.headword or not _can_be_expanded(text, start, end):
                continue
            said = expansion.words.casefold() in _sentence_around(text, start, end).casefold()
            yield _Use(mark, text, start, end, said)


def _iter_prose(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs that are the book's own, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case List():
                for item in block.items:
                    yield from _iter_prose(item.blocks)
            case DefinitionList():
                for definition in block.items:
                    for inner in definition.definitions:
                        yield from _iter_prose(inner)
            case _:
                pass


def _iter_term_marks(inlines: Inlines, start: int) -> Iterator[tuple[TermMark, int]]:
    """The term marks among words of the book's own, and where in the text of the run each begins."""
    for node in inlines:
        match node:
            case TermMark():
                yield node, start
            case Styled(style=Style.WORK_TITLE) | Text() | Code() | LineBreak() | Foreign():
                pass
            case Styled() | Anchor() | IndexMark() | PersonMark():
                yield from _iter_term_marks(node.children, start)
            case _:
                pass
        start += len(plain_text((node,)))


def _can_be_expanded(text: str, start: int, end: int) -> bool:
    """Whether brackets can follow a use: it is a word for itself, no possessive, and not in quotation marks."""
    before, after = text[:start], text[end:]
    beside = before[-1:] + after[:1]
    if any(character.isalnum() or character in "-’'" for character in beside):
        return False
    return not _open_marks(before, _QUOTATION_MARKS)


def _sentence_around(text: str, start: int, end: int) -> str:
    begin = max((found.end() for found in _SENTENCE_END.finditer(text, 0, start)), default=0)
    finish = _SENTENCE_END.search(text, end)
    return text[begin : finish.start() if finish else len(text)]


_QUOTATION_MARKS = {"“": "”“", "„": "“”", "«": "»", "»": "«", "‘": "’", "‚": "‘’"}
_BRACKETS = {"(": ")", "[": "]"}


def _open_marks(text: str, pairs: Mapping[str, str]) -> list[str]:
    """The opening marks in a text that nothing has closed; an apostrophe closes nothing."""
    opened: list[str] = []
    for at, character in enumerate(text):
        if opened and character in pairs[opened[-1]] and not (character == "’" and text[at + 1 : at + 2].isalpha()):
            opened.pop()
        elif character in pairs:
            opened.append(character)
    return opened


# --------------------------------------------------------------------------------------------- the expansions


def _insert(run: Inlines, uses: Mapping[str, _Use], wanted: Mapping[str, _Expansion], *, before: bool) -> Inlines:
    """A run with the expansions beside those of its marks that were chosen."""
    inserted: list[Inline] = []
    for node in run:
        match node:
            case TermMark() if (use := uses.get(node.id)) is not None and use.mark == node:
                inserted += _expand(use, wanted[node.term], before=before)
            case Styled() | Anchor() | IndexMark() | PersonMark():
                inserted.append(replace(node, children=_insert(node.children, uses, wanted, before=before)))
            case _:
                inserted.append(node)
    return tuple(inserted)


def _expand(use: _Use, expansion: _Expansion, *, before: bool) -> Inlines:
    """NEP (New Economic Policy), or New Economic Policy (NEP); square brackets inside round ones."""
    mark, span = use.mark, use.mark.span
    opening, closing = ("[", "]") if "(" in _open_marks(use.text[: use.start], _BRACKETS) else ("(", ")")
    words = expansion.words
    if before and _begins_sentence(use):
        words = words[:1].upper() + words[1:]
    spelled: Inline = Text(text=words, span=span)
    if expansion.term.expansion_lang is not None:
        spelled = Foreign(lang=expansion.term.expansion_lang, italic=False, children=(spelled,), span=span)
    if before:
        return (spelled, Text(text=f" {opening}", span=span), mark, Text(text=closing, span=span))
    return (mark, Text(text=f" {opening}", span=span), spelled, Text(text=closing, span=span))


def _begins_sentence(use: _Use) -> bool:
    if not use.text[: use.start].strip():
        return True
    return any(found.end() == use.start for found in _SENTENCE_END.finditer(use.text, 0, use.end))
