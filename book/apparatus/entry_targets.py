"""The entries of the apparatus that cross-references can name: `[](#term-nep)`, `[](#person-smirnov-i-n)`.

Comes in: the assembled book, and the records. Goes out: targets by the names of their entries, of those lists that
are in the book.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from book.apparatus.abbreviations import is_abbreviation, is_in_glossary
from book.apparatus.glossary import entry_anchor, style_headword
from book.apparatus.people import person_anchor
from book.apparatus.wording import Conventions, set_words
from book.manifest.records import GlossaryRecord, PersonRecord
from book.model.book import Book, DivisionKind
from book.model.content import Inlines, Text
from book.references import Target
from book.source import Span


class Entries(Protocol):
    """The records that have entries of their own; a LoadedBook has them."""

    @property
    def people(self) -> tuple[PersonRecord, ...]: ...
    @property
    def glossary(self) -> tuple[GlossaryRecord, ...]: ...


def collect_entry_targets(book: Book, records: Entries, conventions: Conventions) -> dict[str, Target]:
    """The entries of the glossary, of the abbreviations and of the biographical notes, as far as Octavo makes them.

    A reference prints the headword of a term, and the name of a person as it stands in the text.
    """
    made = {division.kind for division in book.divisions if division.generated}
    targets: list[Target] = []
    for term in records.glossary:
        in_glossary = DivisionKind.GLOSSARY in made and is_in_glossary(term)
        if in_glossary or (DivisionKind.ABBREVIATIONS in made and is_abbreviation(term)):
            targets.append(_target(entry_anchor(term.id), term.span, style_headword(term, conventions)))
    if DivisionKind.BIOGRAPHICAL_NOTES in made:
        for person in _noted(records.people):
            name = (Text(text=set_words(person.display, conventions), span=person.span),)
            targets.append(_target(person_anchor(person.id), person.span, name))
    return {target.anchor: target for target in targets}


def _target(anchor: str, span: Span, title: Inlines) -> Target:
    return Target(anchor, span, None, None, title)


def _noted(people: Iterable[PersonRecord]) -> list[PersonRecord]:
    """The people who have an entry of their own in the biographical notes."""
    return [one for one in people if not one.see and (one.note or one.dates or one.born or one.died)]
