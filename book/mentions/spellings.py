"""How names are spelled: what is to be corrected, two spellings of one name, other transliterations (BN-05).

Comes in: what `search` found. Goes out: diagnostics only: BIO-009, BIO-010, BIO-014.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from book.diagnostics import Report
from book.manifest.records import PersonRecord
from book.mentions.mention import Findings, Mention, OtherSpelling, Verdict, also_at, show_places
from book.mentions.names import Spelling, is_initial


def check_spellings(found: Iterable[Findings], people: Iterable[PersonRecord], report: Report) -> None:
    """Report what the spelling of names has wrong."""
    found = tuple(found)
    records = {person.id: person for person in people}
    mentions = [mention for one in found for mention in one.mentions]
    _check_wrong(mentions, records, report)
    _check_two_spellings(mentions, records, report)
    others: dict[str, list[OtherSpelling]] = {}
    for spelling in (spelling for one in found for spelling in one.spellings):
        others.setdefault(spelling.word, []).append(spelling)
    for word, same in others.items():
        also = also_at([one.span for one in same])
        report.add("BIO-014", same[0].span, word=word, surname=same[0].surname, also=also)


def _check_wrong(mentions: Iterable[Mention], records: Mapping[str, PersonRecord], report: Report) -> None:
    """A spelling that is to be corrected, wherever it stands (BIO-009; BN-05)."""
    for one in mentions:
        if one.name is None or one.name.spelling is not Spelling.WRONG or one.foreign:
            continue
        record = records[one.name.person]
        surname = record.sort.split(",")[0]
        if " " in one.name.surname or one.name.surname == surname:  # the forenames are what is wrong
            report.add("BIO-009", one.span, name=one.words, right=record.display)
        else:
            report.add("BIO-009", one.span, name=one.form, right=surname)


def _check_two_spellings(mentions: Iterable[Mention], records: Mapping[str, PersonRecord], report: Report) -> None:
    """Two spellings of a surname or a forename in the book's own words (BIO-010).

    Pseudonyms and names at birth are other names, not spellings; initials and missing forenames are none either. What
    is quoted, in another language or the author of a citation is spelled as it is there.
    """
    told: dict[str, list[Mention]] = {}
    for one in mentions:
        in_own_words = not (one.quoted or one.foreign or one.cited)
        spelled = one.name is not None and not one.name.other and one.name.spelling is not Spelling.WRONG
        if one.verdict is Verdict.DECIDED and in_own_words and spelled:
            told.setdefault(one.people[0], []).append(one)
    for person, same in told.items():
        for form_of in (_surname_said, _forename_said):
            _compare(same, form_of, records[person], report)


def _compare(
    mentions: Iterable[Mention], form_of: Callable[[Mention], str], record: PersonRecord, report: Report
) -> None:
    forms: dict[str, list[Mention]] = {}
    for one in mentions:
        if (form := form_of(one)) and all(letter < "\u0370" for letter in form):  # in Latin letters
            forms.setdefault(form, []).append(one)
    for form in tuple(forms):  # Gaulle and de Gaulle are one spelling
        if any(other != form and form.endswith(f" {other}") for other in forms):
            del forms[form]
    if len(forms) < 2:
        return
    ordered = sorted(forms, key=lambda form: (-len(forms[form]), form))
    shown = [f"{form} ({len(forms[form])}: {show_places([one.span for one in forms[form]])})" for form in ordered]
    report.add("BIO-010", forms[ordered[-1]][0].span, name=record.sort, forms="; ".join(shown))


def _surname_said(one: Mention) -> str:
    return one.name.surname if one.name else ""


def _forename_said(one: Mention) -> str:
    first = one.said[0] if one.said else ""
    return "" if is_initial(first) or first.isupper() else first
