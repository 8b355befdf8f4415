"""What an editor may want to look at in a finished index; all of it is advice (IX-45 to IX-56).

Comes in: the compiled indexes, the records, and the pages. Goes out: diagnostics only, none of them more than a
remark: `book check` and `book index` look for them, `book build` does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.collation import fold
from book.apparatus.index_checks import MADE_FROM, WITH_OTHER_FORM
from book.apparatus.index_density import Density
from book.apparatus.index_variants import find_variants
from book.apparatus.locate import format_locators, iter_entries
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, PersonRecord
from book.model.apparatus import Index, IndexEntry, IndexGroup
from book.model.book import Book
from book.model.pages import PageMap
from book.source import Span

ADVICE = frozenset({f"IDX-0{number}" for number in (25, 26, 27, 31, 32, 33, 34, 35, 36)})
"""The codes that `book build` does not look for."""

FEW_PAGES = 3
"""A see that saves no more pages than this is better replaced by them (IX-46)."""

LARGE_SHARE = 0.1
_ENOUGH_LOCATORS = 100
"""A heading with a larger part of all locators is reported (IX-52), in an index that has enough of them."""

_SHARES = (0.02, 0.15)
_ENOUGH_PAGES = 40
"""The pages of the index as a part of those of the text (IX-53), in a book that has enough of them."""

LONG_RANGE = 10
"""A range of more pages than this is asked about (IX-54)."""

_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry of an index with the words of its whole path, and what it and its subentries have: pages, and how many
    locators."""

    entry: IndexEntry
    index: str
    path: tuple[str, ...]
    pages: frozenset[str]
    locators: int

    @property
    def heading(self) -> str:
        """The heading with those above it, as a reference names it."""
        return ": ".join(self.path)


def advise_on_index(
    indexes: Sequence[Index],
    people: Iterable[PersonRecord],
    glossary: Iterable[GlossaryRecord],
    labels: Mapping[str, str],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> None:
    """Report what may be better otherwise: IDX-025 to IDX-027, IDX-031, IDX-032 and IDX-036."""
    listed = {
        one.entry.id: one
        for index in indexes
        for group in index.groups
        for entry in group.entries
        for one in _list(entry, (), index.division, labels)
    }
    for one in listed.values():
        _advise_on_references(one, listed, report)
    siblings: dict[tuple[str, ...], dict[str, _Listed]] = {}
    for one in listed.values():
        siblings.setdefault((one.index, *one.path[:-1]), {})[one.path[-1]] = one
    for side_by_side in siblings.values():
        for earlier, later in find_variants(side_by_side):
            first, second = side_by_side[earlier], side_by_side[later]
            both_known = first.entry.person is not None and second.entry.person is not None
            if not both_known and not (_only_refers(first.entry) or _only_refers(second.entry)):
                report.add("IDX-031", second.entry.span, heading=second.heading, other=first.heading)
    _advise_on_shares(listed.values(), report)
    _advise_on_missing(listed.values(), people, glossary, report, conventions)


def _groups(indexes: Iterable[Index]) -> list[IndexGroup]:
    return [group for index in indexes for group in index.groups]


def _list(entry: IndexEntry, above: tuple[str, ...], index: str, labels: Mapping[str, str]) -> list[_Listed]:
    """An entry and those below it; the entry comes first."""
    path = (*above, entry.heading)
    below = [one for sub in entry.subentries for one in _list(sub, path, index, labels)]
    printed = format_locators(entry.locators, labels)
    children = [one for one in below if len(one.path) == len(path) + 1]
    whole = _Listed(
        entry=entry,
        index=index,
        path=path,
        pages=frozenset(page.text for page in printed).union(*(one.pages for one in children)),
        locators=len(printed) + sum(one.locators for one in children),
    )
    return [whole, *below]


def _only_refers(entry: IndexEntry) -> bool:
    return bool(entry.see or entry.see_under)


def _advise_on_references(one: _Listed, listed: Mapping[str, _Listed], report: Report) -> None:
    """See also in one direction, or to nothing new (IX-45); a see that saves no room (IX-46). What Octavo refers by
    itself, from the other names of people and terms, is left alone."""
    for reference in one.entry.see_also:
        target = listed.get(reference.anchor)
        if target is None:
            continue
        back = {other.anchor for other in target.entry.see_also}
        if one.entry.id not in back and not _only_refers(target.entry):
            report.add("IDX-025", one.entry.span, heading=one.heading, target=reference.heading)
        if one.pages and target.pages and target.pages <= one.pages:
            report.add("IDX-026", one.entry.span, heading=one.heading, target=reference.heading)
    if len(one.entry.see) == 1 and one.entry.span.file not in MADE_FROM:
        (reference,) = one.entry.see
        target = listed.get(reference.anchor)
        if target is not None and not target.entry.subentries and 0 < target.locators <= FEW_PAGES:
            report.add("IDX-027", one.entry.span, heading=one.heading, target=reference.heading, count=FEW_PAGES)


def _advise_on_shares(listed: Iterable[_Listed], report: Report) -> None:
    main = [one for one in listed if len(one.path) == 1]
    total = sum(one.locators for one in main)
    for one in main:
        if total >= _ENOUGH_LOCATORS and one.locators > LARGE_SHARE * total:
            share = round(100 * one.locators / total)
            report.add("IDX-032", one.entry.span, heading=one.path[0], share=share)


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
    known |= {fold(form["first"]) for one in entries if (form := WITH_OTHER_FORM.fullmatch(one.path[-1]))}

    def is_missing(*forms: str | None) -> bool:
        return not any(form and fold(set_words(form, conventions)) in known for form in forms)

    missing_people = [
        one
        for one in people
        if one.note is not None
        and (one.index or conventions.people) != "none"
        and one.id not in indexed
        and is_missing(one.sort)
    ]
    missing_terms = [
        term
        for term in glossary
        if not term.see and term.index != "none" and is_missing(term.headword, term.expansion, *term.aliases)
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


def advise_on_ranges(book: Book, indexes: Iterable[Index], page_map: PageMap, report: Report) -> None:
    """Report ranges that are long, or go on into another chapter, and are no whole chapter (IDX-035; IX-54)."""
    sheets = {place.anchor: place.sheet for place in page_map.places}
    pages: dict[str | None, list[int]] = {}
    for folio in page_map.folios:
        pages.setdefault(folio.division, []).append(folio.sheet)
    for entry in iter_entries(_groups(indexes)):
        for locator in entry.locators:
            first, last = sheets.get(locator.anchor), sheets.get(locator.end or "")
            if first is None or last is None:
                continue
            begins, ends = page_map.folios[first].division, page_map.folios[last].division
            if pages[begins][0] == first and pages[ends][-1] == last:
                continue
            labels = [page_map.folios[sheet].label for sheet in (first, last)]
            facts = {"heading": entry.heading, "first": labels[0], "last": labels[1]}
            if begins != ends:
                titles = {division.id: division.title_text or division.id for division in book.divisions}
                fault = f"goes on into “{titles.get(ends or '', '')}”"
                report.add("IDX-035", locator.span, **facts, fault=fault)
            elif last - first >= LONG_RANGE:
                report.add("IDX-035", locator.span, **facts, fault=f"has {last - first + 1} pages")
