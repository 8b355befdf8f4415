"""Headings that may be worded otherwise: abbreviations without their other form, common words with a capital.

Comes in: the compiled indexes, the text and the glossary. Goes out: diagnostics only, IDX-029 (IX-48) and IDX-030
(IX-50).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from book.apparatus.collation import fold
from book.apparatus.index_capitals import find_wrong_capitals
from book.apparatus.marks import iter_note_runs, iter_runs
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord
from book.model.apparatus import Index, IndexEntry
from book.model.book import Book
from book.model.walk import plain_text

MADE_FROM = frozenset({"people.yaml", "glossary.yaml"})
"""Where entries come from that nobody marked: other names, which lead to the one in use."""

WITH_OTHER_FORM = re.compile(r"(?P<first>.+?) \((?P<second>[^()]+)\)")
"""A heading with an abbreviation and what it stands for, in either order, or with a qualifier."""

_ABBREVIATION = re.compile(r"[^\W\d_a-zа-яё][^\W_a-zа-яё.&-]*[^\W\d_a-zа-яё]\.?(?:\([^\W\d_]\))?")


def check_index(
    book: Book,
    indexes: Sequence[Index],
    glossary: Iterable[GlossaryRecord],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> None:
    """Report abbreviations without their other form (IDX-029) and common words with a capital (IDX-030)."""
    entries = {entry.heading: entry for index in indexes for group in index.groups for entry in group.entries}
    for heading, other in _find_missing_forms(entries, glossary, conventions):
        report.add("IDX-029", entries[heading].span, heading=heading, other=other)
    headings = [one.heading for one in entries.values() if one.person is None and one.span.file not in MADE_FROM]
    runs = [
        plain_text(run.inlines)
        for division in book.divisions
        for run in (*iter_runs(division), *iter_note_runs(division))
    ]
    for heading, word in find_wrong_capitals(headings, runs):
        report.add("IDX-030", entries[heading].span, heading=heading, word=word)


def _find_missing_forms(
    entries: Mapping[str, IndexEntry], glossary: Iterable[GlossaryRecord], conventions: Conventions
) -> Iterator[tuple[str, str]]:
    """Headings of one form of an abbreviation, each with the form that is in the index under no heading."""
    known = {fold(heading) for heading in entries}
    known |= {fold(form["first"]) for heading in entries if (form := WITH_OTHER_FORM.fullmatch(heading))}
    for heading in entries:
        form = WITH_OTHER_FORM.fullmatch(heading)
        if form is None or not _are_two_forms(form["first"], form["second"]):
            continue
        if fold(form["second"]) not in known:
            yield heading, form["second"]
    for record in glossary:
        if record.expansion is None or not _ABBREVIATION.fullmatch(record.headword):
            continue
        forms = [set_words(form, conventions) for form in (record.headword, record.expansion)]
        present = [form for form in forms if fold(form) in known]
        missing = [form for form in forms if fold(form) not in known]
        if present and missing and present[0] in entries:
            yield present[0], missing[0]


def _are_two_forms(first: str, second: str) -> bool:
    """Whether a heading gives an abbreviation and what it stands for, rather than a qualifier."""
    if _ABBREVIATION.fullmatch(second) and not _ABBREVIATION.fullmatch(first):
        first, second = second, first
    if not _ABBREVIATION.fullmatch(first):
        return False
    letters = [letter for letter in first if letter.isalpha()]
    initials = [word[0] for word in re.findall(r"[^\W\d_]+", second)]
    return len(initials) > 1 and letters[0] == initials[0].upper() and len(letters) <= len(initials) + 1
