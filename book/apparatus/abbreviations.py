"""The list of abbreviations, from the terms of glossary.yaml that stand for something longer.

Comes in: the records. Goes out: abbreviations with their expansions, in the order of the index. The glossary and the
expansions in the text ask here which terms are abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from book.apparatus.collation import sort_key
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.manifest.records import GlossaryRecord
from book.model.apparatus import Abbreviation
from book.model.book import Book, DivisionKind

_BRACKETS = re.compile(r"\s*\([^()]*\)$")


def compile_abbreviations(
    terms: Iterable[GlossaryRecord], book: Book, conventions: Conventions = DEFAULTS
) -> tuple[Abbreviation, ...]:
    """The abbreviations in order. A term that the glossary of the book has as well has its own anchor there."""
    has_glossary = any(division.kind is DivisionKind.GLOSSARY and division.generated for division in book.divisions)
    listed = [
        Abbreviation(
            id=abbreviation_anchor(term, in_glossary=has_glossary and is_in_glossary(term)),
            headword=set_words(term.headword, conventions),
            lang=term.lang,
            italic=is_italic(term, conventions),
            expansion=set_words(term.expansion or "", conventions),
            expansion_lang=term.expansion_lang,
            original=term.original,
            original_lang=(term.original_lang or conventions.original_language) if term.original else None,
            span=term.span,
        )
        for term in terms
        if is_abbreviation(term)
    ]
    return tuple(sorted(listed, key=lambda one: (sort_key(one.headword, conventions.collation), one.id)))


def abbreviation_anchor(term: GlossaryRecord, *, in_glossary: bool) -> str:
    """The anchor of a term in the list: "term-nep", which marks in the text lead to, unless the glossary has that."""
    return f"{'abbreviation' if in_glossary else 'term'}-{term.id}"


def is_abbreviation(term: GlossaryRecord) -> bool:
    """Whether a term is in the list: its record says so, or it is in capitals and has an expansion."""
    if term.lists:
        return "abbreviations" in term.lists
    return term.expansion is not None and is_in_capitals(term.headword)


def is_in_glossary(term: GlossaryRecord) -> bool:
    """Whether a term is in the glossary: all are whose record does not say otherwise."""
    return not term.lists or "glossary" in term.lists


def is_in_capitals(headword: str) -> bool:
    """Whether a headword is an abbreviation by its looks: NEP, U.S.S.R., VKP(b)."""
    letters = [character for character in _BRACKETS.sub("", headword) if character.isalpha()]
    return len(letters) > 1 and all(letter.isupper() for letter in letters)


def is_italic(term: GlossaryRecord, conventions: Conventions) -> bool:
    """Whether a headword is set in italics: it is of another language than the book, and not in capitals."""
    if term.italic is not None:
        return term.italic
    if term.lang is None or is_in_capitals(term.headword):
        return False
    return term.lang.lower().split("-")[0] != conventions.language.lower().split("-")[0]
