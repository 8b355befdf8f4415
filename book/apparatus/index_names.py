"""Under which headings people and terms stand in the index, and which of their mentions count.

Comes in: people.yaml and glossary.yaml. Goes out: a filing for each record, by its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.apparatus.index_keys import PEOPLE, SUBJECTS, Path
from book.apparatus.people import resolve_people
from book.apparatus.wording import Conventions, set_words
from book.manifest.records import GlossaryRecord, PersonRecord
from book.manifest.values import Mentions
from book.model.content import Extent, Foreign, IndexMark, Inlines, PersonMark, TermMark, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """The heading of a person or a term, among which entries it is, and which mentions it has."""

    path: Path
    entries: str
    mentions: Mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Filings:
    """People and terms by the ids of their records.

    `headings` are the main headings that marks with ix= may use as well, with the entries that these then belong to
    and the heading they then have: the sort form of a person, the headword or the expansion of a term. `other_forms`
    are the headings that a term is posted under besides its own (IX-47, IX-48), `words` those with foreign words.
    """

    people: Mapping[str, Filing]
    terms: Mapping[str, Filing]
    headings: Mapping[str, Filing]
    other_forms: Mapping[Path, Path]
    words: Mapping[Path, Inlines]

    def of(self, mark: PersonMark | TermMark) -> Filing | None:
        """Where a mention stands; None for one that does not count, and for one of nobody on record."""
        filing = self.people.get(mark.person) if isinstance(mark, PersonMark) else self.terms.get(mark.term)
        return filing if filing is not None and counts(mark, filing.mentions) else None

    def refile(self, mark: IndexMark, path: Path) -> tuple[str, Path]:
        """The entries that a mark with ix= belongs to, and its path."""
        filing = self.headings.get(path[0])
        if mark.index is not None or filing is None:
            return mark.index or SUBJECTS, path
        return filing.entries, (*filing.path, *path[1:])


def counts(mark: PersonMark | TermMark, mentions: Mentions) -> bool:
    """Whether a mention counts: all, those that are not passing, those that the author marked, or none."""
    passing = isinstance(mark, PersonMark) and mark.passing
    match mentions:
        case "all":
            return True
        case "substantive":
            return not passing
        case "marked":
            return not passing and not mark.found
        case "none":
            return False


def is_left_out(mark: PersonMark, filing: Filing) -> bool:
    """Whether a mention is left out because it is passing, which the headnote tells (IX-67)."""
    return mark.passing and mark.extent is Extent.POINT and filing.mentions in {"substantive", "marked"}


def file_names(
    people: Mapping[str, PersonRecord], terms: Iterable[GlossaryRecord], conventions: Conventions
) -> Filings:
    """The filings of all records. One that refers to another is filed under that one."""
    filed_people = _file_people(people, conventions)
    records = {term.id: term for term in terms}
    headings = {(filing.path[0]): filing for filing in filed_people.values()}
    filed_terms: dict[str, Filing] = {}
    other_forms: dict[Path, Path] = {}
    words: dict[Path, Inlines] = {}
    for term in records.values():
        owner = records[term.see] if term.see in records and not records[term.see].see else term
        filing = _file_term(owner, term.index or owner.index or conventions.terms, conventions)
        filed_terms[term.id] = filing
        if filing.mentions == "none" or owner is not term:
            continue
        headword = set_words(term.headword, conventions)
        if term.lang is not None:
            words[filing.path] = _show_term(term, conventions)
        for form in filter(None, (headword, term.expansion and set_words(term.expansion, conventions))):
            headings.setdefault(form, filing)
        if term.expansion:
            other = (f"{set_words(term.expansion, conventions)} ({headword})",)
            other_forms[filing.path] = other
            headings.setdefault(other[0], filing)
            if term.lang is not None:
                words[other] = _show_term(term, conventions, reversed_=True)
    return Filings(people=filed_people, terms=filed_terms, headings=headings, other_forms=other_forms, words=words)


def _file_people(people: Mapping[str, PersonRecord], conventions: Conventions) -> dict[str, Filing]:
    return {
        person: Filing(
            path=(set_words(people[owner].sort, conventions),),
            entries=PEOPLE,
            mentions=people[person].index or people[owner].index or conventions.people,
        )
        for person, owner in resolve_people(people.values()).items()
    }


def _file_term(term: GlossaryRecord, mentions: Mentions, conventions: Conventions) -> Filing:
    headword = set_words(term.headword, conventions)
    heading = f"{headword} ({set_words(term.expansion, conventions)})" if term.expansion else headword
    return Filing(path=(heading,), entries=SUBJECTS, mentions=mentions)


def _show_term(term: GlossaryRecord, conventions: Conventions, *, reversed_: bool = False) -> Inlines:
    """The heading of a term in another language: its headword in italics."""

    def text(words: str) -> Text:
        return Text(text=words, span=term.span)

    assert term.lang is not None
    headword = text(set_words(term.headword, conventions))
    foreign = Foreign(lang=term.lang, italic=True, children=(headword,), span=term.span)
    if not term.expansion:
        return (foreign,)
    expansion = set_words(term.expansion, conventions)
    return (text(f"{expansion} ("), foreign, text(")")) if reversed_ else (foreign, text(f" ({expansion})"))
