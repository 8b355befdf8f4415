"""Locators as printed: an index entry's places and the labels of their pages in, "xii, 45–47, 334nn14–15" out.

Runs when the page map is known. The same page is named once; pages that merely follow each other stay apart, and only
marked ranges are ranges (IX-04); what a range covers is not named again, and roman numerals come before arabic ones
(IX-34).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from book.apparatus.locator_form import PLAIN_FORM, LocatorForm, format_note, format_notes
from book.apparatus.ranges import EN_DASH, format_range
from book.diagnostics import Report
from book.model.apparatus import IndexEntry, IndexGroup, LocatedPage, Locator, LocatorKind
from book.model.pages import roman

MANY_LOCATORS = 6
"""More locators than this, with nothing to tell them apart, should be divided (IX-40)."""

UNKNOWN_PAGE = "000"
"""Printed for an anchor that has no page yet; what is left of it at the end is an error (standards 0.2, rule 6)."""

_KIND_ORDER = (LocatorKind.TEXT, LocatorKind.FIGURE, LocatorKind.NOTE)
_ROMAN_VALUES = {roman(number): number for number in range(1, 1000)}


def format_locators(
    locators: Iterable[Locator], labels: Mapping[str, str], form: LocatorForm = PLAIN_FORM
) -> tuple[LocatedPage, ...]:
    """The locators of an entry in printing order, each page once; `labels` has the page label of every anchor.

    Locators of one kind on one page fall together, and are principal if one of them is. A range within a page is that
    page. Consecutive notes on a page make one locator. Anchors without a label are given UNKNOWN_PAGE, each by itself.
    """
    points: list[Locator] = []
    ranges: list[LocatedPage] = []
    for locator in locators:
        found = _find_range(locator, labels)
        if found is None:
            points.append(locator)
        else:
            ranges.append(found)
    ranges = _join_ranges(ranges)
    located: dict[tuple[object, ...], list[Locator]] = {}
    for locator in points:
        label = labels.get(locator.anchor)
        in_note = locator.kind is LocatorKind.NOTE
        mark = form.mark_of(locator) if in_note else ""
        place = (label, locator.kind, mark, locator.division if in_note else "")
        located.setdefault((*place, locator.anchor) if label is None else place, []).append(locator)
    pages = []
    for together in located.values():
        page = _format_page(together, labels, form)
        covering = next((at for at, found in enumerate(ranges) if _covers(found, page)), None)
        if covering is None:
            pages.append(page)
        else:
            ranges[covering] = replace(ranges[covering], anchors=(*ranges[covering].anchors, *page.anchors))
    pages += [_format_range(found, form) for found in ranges]
    ordered = sorted(enumerate(pages), key=lambda item: (*page_order(item[1].label), *_note_order(item[1]), item[0]))
    return tuple(_join_notes([page for _, page in ordered], form))


def page_order(label: str) -> tuple[int, int, str]:
    """Roman pages, arabic pages, other labels, and last those not known yet."""
    if label == UNKNOWN_PAGE:
        return (3, 0, "")
    if label in _ROMAN_VALUES:
        return (0, _ROMAN_VALUES[label], "")
    if label.isascii() and label.isdigit():
        return (1, int(label), "")
    return (2, 0, label)


def check_locators(index: Iterable[IndexGroup], labels: Mapping[str, str], report: Report) -> None:
    """Headings with too many locators that nothing tells apart: IDX-007 (IX-40), IDX-012 (IX-40, IX-42); ranges whose
    ends are counted apart or stand the wrong way round: IDX-019.

    Principal locators tell themselves apart and are not counted.
    """
    for group in index:
        for entry in group.entries:
            _check_count(entry, labels, report, top=True)
    doubtful = {
        locator.anchor: (entry, locator)
        for entry in iter_entries(index)
        for locator in entry.locators
        if locator.end is not None and _find_reversal(locator, labels)
    }
    for entry, locator in doubtful.values():
        report.add("IDX-019", locator.span, heading=entry.heading, fault=_find_reversal(locator, labels))


def iter_entries(index: Iterable[IndexGroup]) -> Iterable[IndexEntry]:
    """Every entry of the index, an entry before its subentries."""
    for group in index:
        for entry in group.entries:
            yield from _iter_subentries(entry)


def _iter_subentries(entry: IndexEntry) -> Iterable[IndexEntry]:
    yield entry
    for subentry in entry.subentries:
        yield from _iter_subentries(subentry)


def _check_count(entry: IndexEntry, labels: Mapping[str, str], report: Report, *, top: bool) -> None:
    plain = [page for page in format_locators(entry.locators, labels) if not page.principal]
    facts = {"heading": entry.heading, "count": len(plain)}
    if top and len(plain) > MANY_LOCATORS:
        report.add("IDX-007", entry.locators[0].span, **facts)
    elif len(plain) > MANY_LOCATORS or (top and len(plain) == MANY_LOCATORS):
        report.add("IDX-012", entry.locators[0].span, **facts)
    for subentry in entry.subentries:
        _check_count(subentry, labels, report, top=False)


def _find_reversal(locator: Locator, labels: Mapping[str, str]) -> str | None:
    """What makes the pages of a range no range, in words."""
    first, last = (labels.get(anchor or "", UNKNOWN_PAGE) for anchor in (locator.anchor, locator.end))
    before, after = page_order(first), page_order(last)
    if before[0] != after[0]:
        return f"runs from page {first} to page {last}, which are counted apart"
    return f"runs backward, from page {first} to page {last}" if after < before else None


def _find_range(locator: Locator, labels: Mapping[str, str]) -> LocatedPage | None:
    """A range of several pages; None for everything else. A note is named by the page it begins on, however long."""
    if locator.end is None or locator.kind is LocatorKind.NOTE:
        return None
    first, last = labels.get(locator.anchor), labels.get(locator.end)
    if first is None or last is None or first == last:
        return None
    return LocatedPage(
        label=first,
        text="",
        kind=locator.kind,
        principal=locator.principal,
        notes=(),
        anchors=(locator.anchor,),
        last=last,
    )


def _join_ranges(ranges: Iterable[LocatedPage]) -> list[LocatedPage]:
    """Ranges that share a page as one, where they are of one kind and weigh the same: no page is named twice."""
    joined: list[LocatedPage] = []
    for found in sorted(ranges, key=lambda page: (page_order(page.label), page_order(page.last or page.label))):
        for at, before in enumerate(joined):
            if before.kind is found.kind and before.principal is found.principal and _reaches(before, found.label):
                last = max((before.last, found.last), key=lambda label: page_order(label or ""))
                joined[at] = replace(before, last=last, anchors=(*before.anchors, *found.anchors))
                break
        else:
            joined.append(found)
    return joined


def _covers(found: LocatedPage, page: LocatedPage) -> bool:
    """Whether a locator is named by a range already. A figure is told apart from the text round it, and so is the
    principal place; a note that stands on a page of the range is part of what the reader finds there (IX-34)."""
    if (page.kind is LocatorKind.FIGURE) is not (found.kind is LocatorKind.FIGURE):
        return False
    return (found.principal or not page.principal) and _reaches(found, page.label)


def _reaches(found: LocatedPage, label: str) -> bool:
    """Whether a page is one of a range."""
    first, page, last = (page_order(one) for one in (found.label, label, found.last or found.label))
    return first[0] == page[0] == last[0] < 2 and first <= page <= last


def _format_range(found: LocatedPage, form: LocatorForm) -> LocatedPage:
    assert found.last is not None
    sign = form.figure if found.kind is LocatorKind.FIGURE else ""
    backward = page_order(found.last) < page_order(found.label)  # labels from before a change, or IDX-019
    text = f"{found.label}{EN_DASH}{found.last}" if backward else format_range(found.label, found.last, form.ranges)
    return replace(found, text=text + sign)


def _format_page(found: Sequence[Locator], labels: Mapping[str, str], form: LocatorForm) -> LocatedPage:
    first = found[0]
    label = labels.get(first.anchor, UNKNOWN_PAGE)
    mark = None if first.note is None else form.mark_of(first)
    notes = (first.note,) if first.note is not None and mark == str(first.note) else ()
    qualifier = ""
    match first.kind:
        case LocatorKind.NOTE if mark is not None:
            text = format_notes(label, notes, form) if notes else format_note(label, mark, form)
            if (label, mark) in form.ambiguous:
                qualifier = dict(form.qualifiers).get(first.division, first.division)
                text += f" ({qualifier})"
        case LocatorKind.FIGURE:
            text = label + form.figure
        case _:
            text = label
    return LocatedPage(
        label=label,
        text=text,
        kind=first.kind,
        principal=any(locator.principal for locator in found),
        notes=notes,
        anchors=tuple(locator.anchor for locator in found),
        qualifier=qualifier,
        mark=mark,
    )


def _join_notes(pages: Iterable[LocatedPage], form: LocatorForm) -> list[LocatedPage]:
    """Consecutive notes of one page as one locator, where they weigh the same and can be told from others."""
    joined: list[LocatedPage] = []
    for page in pages:
        last = joined[-1] if joined else None
        if last is not None and _follows(page, last, form):
            notes = last.notes + page.notes
            joined[-1] = replace(
                page,
                text=format_notes(page.label, notes, form),
                notes=notes,
                anchors=last.anchors + page.anchors,
                mark=last.mark,
            )
        else:
            joined.append(page)
    return joined


def _follows(page: LocatedPage, last: LocatedPage, form: LocatorForm) -> bool:
    return (
        page.kind is last.kind is LocatorKind.NOTE
        and page.label == last.label != UNKNOWN_PAGE
        and page.principal is last.principal
        and bool(page.notes and last.notes)
        and page.notes[0] == last.notes[-1] + 1
        and not any((page.label, str(note)) in form.ambiguous for note in last.notes + page.notes)
    )


def _note_order(page: LocatedPage) -> tuple[int, int]:
    return (_KIND_ORDER.index(page.kind), page.notes[0] if page.notes else 0)
