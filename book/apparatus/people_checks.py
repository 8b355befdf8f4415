"""What can be wrong with the records of people and with the marks that name them.

Comes in: people.yaml and every mark of the book, those that the search made included. Goes out: diagnostics only,
BIO-001 to BIO-007 and BIO-015 to BIO-017. That birth comes before death is checked where the records are read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from book.apparatus.collation import fold
from book.apparatus.dates import find_wrong_dual_year
from book.apparatus.marks import Mark
from book.apparatus.wording import DEFAULTS, Conventions, set_words, suggest
from book.diagnostics import Report
from book.manifest.dates import year_of
from book.manifest.names import is_sort_form_doubtful
from book.manifest.records import PersonRecord
from book.model.content import Blocks, IndexMark, PersonMark
from book.model.walk import iter_inline_runs, plain_text

NOBODY = "none"
"""The word of a mark for a name that is none of the people on record."""

LONGEST_LIFE = 110
"""Years from birth to death beyond which one of them is doubted (BN-02)."""

LONGEST_POPUP = 5000
"""Letters of an entry that Kobo's readers show over the text; a longer one is opened in its place (NT-17, NT-18)."""

_FLORUIT = re.compile(r"\bfl\.\s*(?:c\.\s*)?(\d{3,4})(?:\s*[-–]\s*(\d{3,4}))?")
_ABOUT = re.compile(r"\b(c\.|ca\.|circa)(?=\s*\d)")


def check_people(
    people: Iterable[PersonRecord],
    marks: Collection[Mark],
    report: Report,
    conventions: Conventions = DEFAULTS,
    notes: Mapping[str, Blocks] | None = None,
) -> None:
    """Report doubtful records, two of one name (IX-23), and marks and records that do not find each other.

    `marks` are those of the text and of all apparatus but a person's own note; `notes` are the biographical notes by
    the ids of their records.
    """
    records = {person.id: person for person in people}
    _check_mentions(records, marks, report, conventions)
    seen: dict[tuple[int, ...], PersonRecord] = {}
    for person in records.values():
        other = seen.setdefault(fold(set_words(person.sort, conventions)), person)
        if other is not person:
            report.add("BIO-003", person.span, name=person.sort, other=other.id)
        _check_dates(person, report)
        _check_other_names(person, report)
        _check_see(person, records, report)
        note = (notes or {}).get(person.id, ())
        length = sum(len(plain_text(run)) for run in iter_inline_runs(note))
        if length > LONGEST_POPUP:
            report.add("BIO-017", person.span, name=person.sort, length=length)
    _check_forms_of_dates(records.values(), report)


def _check_mentions(
    records: Mapping[str, PersonRecord], marks: Collection[Mark], report: Report, conventions: Conventions
) -> None:
    """Marks that name nobody on record (BIO-001), records that no mark names (BIO-002).

    A record that refers to another is for readers who look that name up, and need not be mentioned.
    """
    named: set[str] = set()
    headings: set[str] = set()
    for mark in marks:
        match mark:
            case PersonMark():
                named.add(mark.person)
                if mark.person not in records and mark.person != NOBODY:
                    help_ = suggest(mark.person, records, "add a record with that id; for nobody, write person=none")
                    report.add("BIO-001", mark.span, person=mark.person, help=help_)
            case IndexMark():
                headings.add(set_words(mark.path[0], conventions))
            case _:
                pass
    named |= {person.see for person in records.values() if person.see and person.id in named}
    for person in records.values():
        if person.id not in named and not person.see and set_words(person.sort, conventions) not in headings:
            report.add("BIO-002", person.span, name=person.sort, id=person.id)


def _check_dates(person: PersonRecord, report: Report) -> None:
    """A life that is too long (BIO-004), a dual year whose parts do not follow each other (BIO-005)."""
    born, died = (year_of(date) if date else None for date in (person.born, person.died))
    if born is not None and died is not None and died - born > LONGEST_LIFE:
        report.add("BIO-004", person.span, name=person.sort, age=died - born)
    for date in (person.born, person.died, person.dates):
        if date and (year := find_wrong_dual_year(date)):
            report.add("BIO-005", person.span, name=person.sort, year=year)


    floruit = _FLORUIT.search(person.dates or "")
    if floruit is not None:
        first, last = int(floruit[1]), int(floruit[2] or floruit[1])
        if (born is not None and first < born) or (died is not None and last > died):
            lived = {"born": person.born or "?", "died": person.died or "?"}
            report.add("BIO-015", person.span, name=person.sort, floruit=floruit.group(), **lived)


def _check_forms_of_dates(people: Iterable[PersonRecord], report: Report) -> None:
    """One way of saying about, in all dates of a book (BIO-016, BN-02)."""
    users: dict[str, list[PersonRecord]] = {}
    for person in people:
        for date in (person.born, person.died, person.dates):
            for form in _ABOUT.findall(date or ""):
                users.setdefault(form, []).append(person)
    usual = max(users, key=lambda form: len(users[form]), default=None)
    for form, same in users.items():
        if usual is not None and form != usual:
            others = users[usual][0].sort
            report.add("BIO-016", same[0].span, form=form, name=same[0].sort, other=usual, others=others)


def _check_other_names(person: PersonRecord, report: Report) -> None:
    """Names that may be filed under the wrong word (BIO-006, IX-19): those with a particle and without a comma."""
    for name in (person.birth_name, *person.pseudonyms):
        if name and "," not in name and is_sort_form_doubtful(name):
            report.add("BIO-006", person.span, name=person.sort, other=name)


def _check_see(person: PersonRecord, records: Mapping[str, PersonRecord], report: Report) -> None:
    """A name leads straight to the person, not to one that refers onward or back (BIO-007; IX-44).

    That there is a record of that id is checked where the records are read.
    """
    target = records.get(person.see) if person.see else None
    if target is not None and target.see:
        report.add("BIO-007", person.span, name=person.sort, target=target.sort, onward=target.see)
