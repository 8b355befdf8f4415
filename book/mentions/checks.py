"""Whom the names of a book mean, and what the text says of them: what is undecided or contradicts the records.

Comes in: what `search` found, text by text. Goes out: diagnostics only: BIO-008 and BIO-011 to BIO-013.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from book.diagnostics import Report
from book.manifest.records import PersonRecord
from book.mentions.deciding import NOBODY
from book.mentions.life_years import contradicts
from book.mentions.mention import Findings, Mention, Verdict, also_at
from book.mentions.names import names_of, normalize
from book.source import Span


def check_mentions(
    found: Iterable[Findings], people: Iterable[PersonRecord], report: Report, *, undecided: bool = True
) -> None:
    """Report names that are undecided, and years that contradict the records. `found` has each text apart: every
    division and every record. Without `undecided`, whom a name means is left to the author's marks (no BIO-008, no
    BIO-012)."""
    found = tuple(found)
    records = {person.id: person for person in people}
    mentions = [mention for one in found for mention in one.mentions]
    if undecided:
        for one in found:
            _check_shared(one.mentions, records, report)
        _check_strangers(mentions, records, report)
    _check_years(mentions, records, report)


def check_defaults(
    people: Mapping[str, str], spans: Mapping[str, Span], records: Iterable[PersonRecord], report: Report
) -> None:
    """Report what a division says of names that nobody has, or of people who do not have them (BIO-013)."""
    records = tuple(records)
    ids = {record.id for record in records}
    bearers: dict[str, list[str]] = {}
    for name in names_of(records):
        bearers.setdefault(name.surname, []).append(name.person)
    for surname, person in people.items():
        known = list(dict.fromkeys(bearers.get(normalize(surname), ())))
        if not known:
            fault, help_ = "is the surname of nobody in people.yaml", "write a surname as it stands in the text"
        elif person != NOBODY and person not in known:
            fault = f"is no name of “{person}”" if person in ids else f"cannot be “{person}”, who is not in people.yaml"
            help_ = f"write {' or '.join(known)}, or none for nobody on record"
        else:
            continue
        report.add("BIO-013", spans[surname], name=surname, fault=fault, help=help_)


def _check_shared(mentions: Iterable[Mention], records: Mapping[str, PersonRecord], report: Report) -> None:
    """A name that could mean several people, once for each text and form (BIO-008)."""
    groups: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for one in mentions:
        if one.verdict is Verdict.SHARED and not one.by_hand:
            groups.setdefault((one.form, one.people), []).append(one)
    for (form, people), same in groups.items():
        names = [f"{records[person].sort} ({person})" for person in people if person in records]
        report.add(
            "BIO-008",
            same[0].span,
            name=form,
            count=len(people),
            also=also_at([one.span for one in same]),
            people="; ".join(names),
            person=people[0],
            surname=same[0].name.surname if same[0].name else form,
        )


def _check_strangers(mentions: Iterable[Mention], records: Mapping[str, PersonRecord], report: Report) -> None:
    """Someone who shares a surname with people on record, once for each form (BIO-012)."""
    groups: dict[tuple[str, tuple[str, ...]], list[Mention]] = {}
    for one in mentions:
        if one.verdict is Verdict.STRANGER and not one.by_hand and not one.foreign:
            groups.setdefault((one.words, one.people), []).append(one)
    for (words, people), same in groups.items():
        names = " or ".join(records[person].sort for person in people if person in records)
        report.add(
            "BIO-012", same[0].span, name=words, other=names, person=people[0], also=also_at([one.span for one in same])
        )


def _check_years(mentions: Iterable[Mention], records: Mapping[str, PersonRecord], report: Report) -> None:
    """Years behind a name that are not those of the record (BIO-011)."""
    for one in mentions:
        if one.years is None or one.verdict is not Verdict.DECIDED:
            continue
        record = records[one.people[0]]
        if contradicts(one.years, record):
            lived = "–".join((record.born or "", record.died or ""))
            report.add("BIO-011", one.span, name=one.words, years=one.years.words, sort=record.sort, lived=lived)
