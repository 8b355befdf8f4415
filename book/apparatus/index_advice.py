"""What an editor may want to look at in a finished index; most of it is advice (IX-45 to IX-56).

Comes in: the compiled index, the records, and the pages. Goes out: diagnostics only. `check_index` gives the warnings
that every build shows, IDX-029 and IDX-030; `advise_on_index` the rest, for `book check` and `book index`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.collation import fold
from book.apparatus.index_capitals import find_wrong_capitals
from book.apparatus.index_density import Density
from book.apparatus.index_references import show_path
from book.apparatus.index_variants import find_variants
from book.apparatus.locate import format_locators
from book.apparatus.marks import iter_note_runs, iter_runs
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, IndexRecord, PersonRecord
from book.model.apparatus import IndexEntry, IndexGroup
from book.model.book import Book
from book.model.walk import plain_text
from book.source import Span

ADVICE = frozenset({f"IDX-0{number}" for number in (25, 26, 27, 31, 32, 33, 34, 36)})
"""The codes that `book build` does not look for."""

FEW_PAGES = 3
"""A see that saves no more pages than this is better replaced by them (IX-46)."""

LARGE_SHARE = 0.1
_ENOUGH_LOCATORS = 100
"""A heading with a larger part of all locators is reported (IX-52), in an index that has enough of them."""

_SHARES = (0.02, 0.15)
_ENOUGH_PAGES = 40
"""The pages of the index as a part of those of the text (IX-53), in a book that has enough of them."""

_MOST_NAMES = 12
_ABBREVIATION = re.compile(r"[^\W\d_a-zа-яё][^\W_a-zа-яё.&-]*[^\W\d_a-zа-яё]\.?(?:\([^\W\d_]\))?")
_WITH_OTHER_FORM = re.compile(r"(?P<first>.+?) \((?P<second>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry with the words of its whole path, and what it and its subentries have: pages, and how many locators."""

    entry: IndexEntry
    path: tuple[str, ...]
    span: Span
    pages: frozenset[str]
    locators: int


def check_index(
    book: Book,
    index: Sequence[IndexGroup],
    glossary: Iterable[GlossaryRecord],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> None:
    """Report abbreviations without their other form (IDX-029) and common words with a capital (IDX-030)."""
    entries = {entry.heading: entry for group in index for entry in group.entries}
    spans = {heading: span for heading, entry in entries.items() if (span := _span_of(entry))}
    for heading, other in _find_missing_forms(entries, glossary, conventions):
        if heading in spans:
            report.add("IDX-029", spans[heading], heading=heading, other=other)
    headings = [heading for heading, entry in entries.items() if entry.person is None and heading in spans]
    runs = [
        plain_text(run.inlines)
        for division in book.divisions
        for run in (*iter_runs(division), *iter_note_runs(division))
    ]
    for heading, word in find_wrong_capitals(headings, runs):
        report.add("IDX-030", spans[heading], heading=heading, word=word)


def _find_missing_forms(
    entries: Mapping[str, IndexEntry], glossary: Iterable[GlossaryRecord], conventions: Conventions
) -> Iterator[tuple[str, str]]:
    """Headings of one form of an abbreviation, each with the form that is in the index under no heading."""
    known = {fold(heading) for heading in entries}
    known |= {fold(form["first"]) for heading in entries if (form := _WITH_OTHER_FORM.fullmatch(heading))}
    for heading in entries:
        form = _WITH_OTHER_FORM.fullmatch(heading)
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


def advise_on_index(
    index: Sequence[IndexGroup],
    people: Iterable[PersonRecord],
    glossary: Iterable[GlossaryRecord],
    headings: Iterable[IndexRecord],
    labels: Mapping[str, str],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> None:
    """Report what may be better otherwise: IDX-025 to IDX-027, IDX-031, IDX-032 and IDX-036."""
    records = {
        tuple(set_words(level, conventions) for level in record.heading.split("!")): record.span for record in headings
    }
    listed = {
        one.entry.id: one for group in index for entry in group.entries for one in _list(entry, (), records, labels)
    }
    for one in listed.values():
        _advise_on_references(one, listed, report)
    siblings: dict[tuple[str, ...], dict[str, _Listed]] = {}
    for one in listed.values():
        siblings.setdefault(one.path[:-1], {})[one.path[-1]] = one
    for side_by_side in siblings.values():
        for earlier, later in find_variants(side_by_side):
            first, second = side_by_side[earlier], side_by_side[later]
            both_known = first.entry.person is not None and second.entry.person is not None
            if not both_known and not (first.entry.see or second.entry.see):
                report.add("IDX-031", second.span, heading=show_path(second.path), other=show_path(first.path))
    _advise_on_shares(listed.values(), report)
    _advise_on_missing(listed.values(), people, glossary, report, conventions)


def _list(
    entry: IndexEntry, above: tuple[str, ...], records: Mapping[tuple[str, ...], Span], labels: Mapping[str, str]
) -> list[_Listed]:
    """An entry and those below it; the entry comes first."""
    path = (*above, entry.heading)
    below = [one for sub in entry.subentries for one in _list(sub, path, records, labels)]
    printed = format_locators(entry.locators, labels)
    children = [one for one in below if len(one.path) == len(path) + 1]
    whole = _Listed(
        entry=entry,
        path=path,
        span=_span_of(entry) or records.get(path) or Span("index.yaml", 0),
        pages=frozenset(page.label for page in printed).union(*(one.pages for one in children)),
        locators=len(printed) + sum(one.locators for one in children),
    )
    return [whole, *below]


def _span_of(entry: IndexEntry) -> Span | None:
    """Where the first mark of an entry, or of one below it, stands."""
    if entry.locators:
        return entry.locators[0].span
    return next((span for sub in entry.subentries if (span := _span_of(sub))), None)


def _advise_on_references(one: _Listed, listed: Mapping[str, _Listed], report: Report) -> None:
    facts = {"heading": show_path(one.path)}
    for reference in one.entry.see_also:
        target = listed.get(reference.anchor)
        if target is None:
            continue
        back = {other.anchor for other in target.entry.see_also}
        if one.entry.id not in back and not target.entry.see:
            report.add("IDX-025", one.span, **facts, target=reference.heading)
        if one.pages and target.pages and target.pages <= one.pages:
            report.add("IDX-026", one.span, **facts, target=reference.heading)
    if len(one.entry.see) == 1:
        target = listed.get(one.entry.see[0].anchor)
        if target is not None and not target.entry.subentries and 0 < target.locators <= FEW_PAGES:
            report.add("IDX-027", one.span, **facts, target=one.entry.see[0].heading, count=FEW_PAGES)


def _advise_on_shares(listed: Iterable[_Listed], report: Report) -> None:
    main = [one for one in listed if len(one.path) == 1]
    total = sum(one.locators for one in main)
    for one in main:
        if total >= _ENOUGH_LOCATORS and one.locators > LARGE_SHARE * total:
            share = round(100 * one.locators / total)
            report.add("IDX-032", one.span, heading=one.path[0], share=share)


def _advise_on_missing(
    listed: Iterable[_Listed],
    people: Iterable[PersonRecord],
    glossary: Iterable[GlossaryRecord],
    report: Report,
    conventions: Conventions,
) -> None:
    """Whom the biographical notes describe and what the glossary explains, and no heading names (IX-56)."""
    entries = list(listed)
    indexed = {one.entry.person for one in entries}
    known = {fold(one.path[-1]) for one in entries}
    known |= {fold(form["first"]) for one in entries if (form := _WITH_OTHER_FORM.fullmatch(one.path[-1]))}

    def is_missing(*forms: str | None) -> bool:
        return not any(form and fold(set_words(form, conventions)) in known for form in forms)

    missing_people = [one for one in people if one.note is not None and one.id not in indexed and is_missing(one.sort)]
    missing_terms = [
        term for term in glossary if not term.see and is_missing(term.headword, term.expansion, *term.aliases)
    ]
    _report_missing("people.yaml", [(one.sort, one.span) for one in missing_people], report)
    _report_missing("glossary.yaml", [(term.headword, term.span) for term in missing_terms], report)


def _report_missing(file: str, missing: Sequence[tuple[str, Span]], report: Report) -> None:
    if missing:
        names = "; ".join(name for name, _ in missing[:_MOST_NAMES])
        more = f"; and {len(missing) - _MOST_NAMES} more" if len(missing) > _MOST_NAMES else ""
        report.add("IDX-036", missing[0][1], file=file, names=names + more)


def advise_on_density(density: Density, place: Span, report: Report) -> None:
    """Report an index that is short or long for its text (IDX-033), at `place`, and pages it passes over (IDX-034)."""
    low, high = _SHARES
    if density.index_pages and density.text_pages >= _ENOUGH_PAGES and not low <= density.share <= high:
        help_ = "mark more of what a reader may look for" if density.share < low else "see which headings nobody needs"
        report.add("IDX-033", place, share=f"{100 * density.share:.1f}", help=help_)
    if density.locators:
        for run in density.bare_runs:
            report.add("IDX-034", run.span, first=run.first.label, last=run.last.label)
