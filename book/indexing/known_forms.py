"""What the index has already, in all the forms that the text may use for it.

Comes in: the index and the records. Goes out: forms, bare of accents and capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from book.apparatus.index_variants import bare
from book.apparatus.locate import iter_entries
from book.manifest.names import display_form
from book.manifest.records import GlossaryRecord, PersonRecord
from book.model.apparatus import Index

_QUALIFIER = re.compile(r"(.+?) \((.+)\)")


@dataclass(frozen=True, slots=True)
class KnownForms:
    """The forms of everything that has a heading, and the surnames of the people who have one."""

    forms: frozenset[str]
    surnames: frozenset[str]

    def __contains__(self, form: str) -> bool:
        """Whether a bare phrase is one of the forms, article and plural aside, or a longer name of someone."""
        article, _, rest = form.partition(" ")
        words = rest if article in {"the", "a", "an"} and rest else form
        if not self.forms.isdisjoint({form, words, words + "s", words.removesuffix("s")}):
            return True
        return " " in form and form.rpartition(" ")[2] in self.surnames


def known_forms(
    indexes: Sequence[Index], people: Iterable[PersonRecord], glossary: Iterable[GlossaryRecord]
) -> KnownForms:
    """The forms of all headings, of the people among them, and of the terms."""
    entries = [entry for index in indexes for entry in iter_entries(index.groups)]
    known = {bare(form) for entry in entries for form in _forms_of(entry.heading)}
    indexed = {entry.person for entry in entries}
    surnames = {bare(entry.heading.partition(",")[0]) for entry in entries if ", " in entry.heading}
    for person in people:
        if person.id in indexed:
            others = (*person.pseudonyms, *person.variants.accepted, *person.variants.correct)
            names = (person.sort, person.display, person.original, person.birth_name, *others)
            known |= {bare(form) for name in names if name for form in _forms_of(name)}
            surnames.add(bare(person.sort.partition(",")[0]))
    for term in glossary:
        forms = {bare(form) for form in (term.headword, term.expansion, term.original, *term.aliases) if form}
        if forms & known:
            known |= forms
    return KnownForms(frozenset(known), frozenset(surnames))


def _forms_of(heading: str) -> Iterator[str]:
    """A heading and what the text may have for it: without its qualifier, before its comma, not inverted."""
    yield heading
    if (qualified := _QUALIFIER.fullmatch(heading)) is not None:
        yield qualified[1]
        yield qualified[2]
        heading = qualified[1]
    if ", " in heading:
        yield heading.partition(",")[0]
        yield display_form(heading)
