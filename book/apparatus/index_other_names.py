"""See-entries of the index that nobody writes: from the other names of people, and from see-entries of the glossary.

Comes in: people.yaml and glossary.yaml, and the entries of the index. Goes out: records that refer to those entries. A
name that is a heading of its own stays one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from book.apparatus.index_keys import Key, Path
from book.apparatus.index_names import Filings
from book.apparatus.index_records import HeadingRecord
from book.apparatus.people import other_names, resolve_people
from book.apparatus.wording import Conventions, set_words
from book.manifest.ids import make_id
from book.manifest.names import sort_form
from book.manifest.records import GlossaryRecord, PersonRecord


def refer_from_other_names(
    people: Mapping[str, PersonRecord],
    terms: Mapping[str, GlossaryRecord],
    filings: Filings,
    headings: Set[Key],
    conventions: Conventions,
) -> dict[Key, HeadingRecord]:
    """A see to every person in an index from the names that stand elsewhere in the alphabet (IX-48, BN-10): records
    that refer to theirs, names at birth, pseudonyms, and accepted spellings; to every term from those that refer to it.
    """
    made: dict[Key, HeadingRecord] = {}
    for record in (*_names_of_people(people, filings, conventions), *_names_of_terms(terms, filings, conventions)):
        (target,) = record.see
        for index in _homes(target, headings):
            key = Key(index, record.path)
            if key in headings or record.path == target:
                continue
            first = made.setdefault(key, record)
            if target not in first.see:  # two people of one pseudonym
                made[key] = replace(first, see=(*first.see, target), beside=False)
    return made


def _homes(target: Path, headings: Set[Key]) -> list[str]:
    return sorted({key.index for key in headings if key.path == target})


def _names_of_people(
    people: Mapping[str, PersonRecord], filings: Filings, conventions: Conventions
) -> Iterator[HeadingRecord]:
    for person, owner in resolve_people(people.values()).items():
        record, target = people[person], filings.people[person].path
        if owner != person:
            name = (set_words(record.sort, conventions),)
            yield HeadingRecord(path=name, id=person, span=record.span, see=(target,), written=False, name=True)
            continue
        for filed in dict.fromkeys((*other_names(record), *_spellings(record))):
            name = (set_words(filed, conventions),)
            yield HeadingRecord(
                path=name, id=make_id(filed), span=record.span, see=(target,), written=False, name=True, beside=True
            )


def _spellings(person: PersonRecord) -> Iterator[str]:
    """Accepted spellings that are filed under another word than the name and its other forms."""
    words = {_filing_word(name) for name in (person.sort, *other_names(person))}
    for variant in person.variants.accepted:
        filed = sort_form(variant)
        if _filing_word(filed) not in words:
            words.add(_filing_word(filed))
            yield filed


def _filing_word(name: str) -> str:
    return name.split(",")[0].casefold()


def _names_of_terms(
    terms: Mapping[str, GlossaryRecord], filings: Filings, conventions: Conventions
) -> Iterable[HeadingRecord]:
    """A headword that is the expansion of the term it refers to is posted with it, and needs no see."""
    for term in terms.values():
        headword = set_words(term.headword, conventions)
        leads_to_term = term.see is not None and term.see in terms and not terms[term.see].see
        if leads_to_term and headword not in filings.headings:
            target = filings.terms[term.id].path
            yield HeadingRecord(path=(headword,), id=term.id, span=term.span, see=(target,), written=False)
