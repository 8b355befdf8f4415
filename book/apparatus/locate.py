"""Locators as printed: an index entry's places and the labels of their pages in, "xii, 45, 334nn14–15" out.

Runs when the page map is known. The same page is named once; pages that merely follow each other stay apart
(IX-04); roman numerals come before arabic ones (IX-34).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from book.apparatus.ranges import EN_DASH
from book.diagnostics import Report
from book.model.apparatus import IndexEntry, IndexGroup, LocatedPage, Locator, LocatorKind
from book.model.book import Book
from book.model.pages import roman

MANY_LOCATORS = 6
"""More locators than this, with nothing to tell them apart, should be divided (IX-40)."""

UNKNOWN_PAGE = "000"
"""Printed for an anchor that has no page yet; what is left of it at the end is an error (standards 0.2, rule 6)."""

_KIND_ORDER = (LocatorKind.TEXT, LocatorKind.FIGURE, LocatorKind.NOTE)
_ROMAN_VALUES = {roman(number): number for number in range(1, 1000)}


class NoteForm(StrEnum):
    """How a locator names a note: 334n14; 41 n. 3; 90 n. 17 with a thin space (IX-35)."""

    CHICAGO = "chicago"
    MHRA = "mhra"
    OXFORD = "oxford"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatorForm:
    """How locators are written.

    `figure` stands after the page of a figure. `ambiguous` are the page labels and note numbers that two chapters'
    notes share; those notes are told apart by the words that `qualifiers` has for their division: 345n3 (chap. 2).
    """

    notes: NoteForm = NoteForm.CHICAGO
    figure: str = "f"
    ambiguous: frozenset[tuple[str, int]] = frozenset()
    qualifiers: tuple[tuple[str, str], ...] = ()


def format_locators(
    locators: Iterable[Locator], labels: Mapping[str, str], form: LocatorForm = LocatorForm()
) -> tuple[LocatedPage, ...]:
    """The locators of an entry in printing order, each page once; `labels` has the page label of every anchor.

    Locators of one kind on one page fall together, and are principal if one of them is. Consecutive notes on a page
    make one locator. Anchors without a label are given UNKNOWN_PAGE, each by itself.
    """
    located: dict[tuple[object, ...], list[Locator]] = {}
    for locator in locators:
        label = labels.get(locator.anchor)
        in_note = locator.kind is LocatorKind.NOTE
        place = (label, locator.kind, locator.note, locator.division if in_note else "")
        located.setdefault((*place, locator.anchor) if label is None else place, []).append(locator)
    pages = [_format_page(found, labels, form) for found in located.values()]
    ordered = sorted(enumerate(pages), key=lambda item: (*_page_order(item[1].label), *_note_order(item[1]), item[0]))
    return tuple(_join_notes([page for _, page in ordered], form))


def find_ambiguous_notes(book: Book, labels: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """The pages, as labels, that carry notes of the same number from two divisions, with that number (IX-36)."""
    counts = Counter(
        (labels[note.id], note.number) for division in book.divisions for note in division.notes if note.id in labels
    )
    return frozenset(place for place, count in counts.items() if count > 1)


def used_locator_kinds(index: Iterable[IndexGroup]) -> frozenset[LocatorKind]:
    """The kinds of locators that the index has, which its headnote must explain (IX-37)."""
    return frozenset(locator.kind for entry in iter_entries(index) for locator in entry.locators)


def check_locator_counts(index: Iterable[IndexGroup], labels: Mapping[str, str], report: Report) -> None:
    """Headings with too many locators that nothing tells apart: IDX-007 (IX-40), IDX-012 (IX-40, IX-42).

    Principal locators tell themselves apart and are not counted.
    """
    for group in index:
        for entry in group.entries:
            _check_count(entry, labels, report, top=True)


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


def _format_page(found: Sequence[Locator], labels: Mapping[str, str], form: LocatorForm) -> LocatedPage:
    first = found[0]
    label = labels.get(first.anchor, UNKNOWN_PAGE)
    notes = () if first.note is None else (first.note,)
    match first.kind:
        case LocatorKind.NOTE if first.note is not None:
            text = _note_text(label, notes, form.notes)
            if (label, first.note) in form.ambiguous:
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
    )


def _note_text(label: str, notes: tuple[int, ...], form: NoteForm) -> str:
    """Notes of a page, in words: 334n14, 334nn14–15; 41 n. 3, 41 nn. 3 & 4 (IX-35)."""
    several = "n" if len(notes) == 1 else "nn"
    numbers = str(notes[0]) if len(notes) == 1 else f"{notes[0]}{EN_DASH}{notes[-1]}"
    match form:
        case NoteForm.CHICAGO:
            return f"{label}{several}{numbers}"
        case NoteForm.MHRA:
            if len(notes) == 2:
                numbers = f"{notes[0]}\u00a0&\u00a0{notes[1]}"
            return f"{label}\u00a0{several}.\u00a0{numbers}"
        case NoteForm.OXFORD:
            return f"{label}\u202f{several}.\u202f{numbers}"


def _join_notes(pages: Iterable[LocatedPage], form: LocatorForm) -> list[LocatedPage]:
    """Consecutive notes of one page as one locator, where they weigh the same and can be told from others."""
    joined: list[LocatedPage] = []
    for page in pages:
        last = joined[-1] if joined else None
        if last is not None and _follows(page, last, form):
            notes = last.notes + page.notes
            joined[-1] = LocatedPage(
                label=page.label,
                text=_note_text(page.label, notes, form.notes),
                kind=page.kind,
                principal=page.principal,
                notes=notes,
                anchors=last.anchors + page.anchors,
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
        and not any((page.label, note) in form.ambiguous for note in last.notes + page.notes)
    )


def _page_order(label: str) -> tuple[int, int, str]:
    """Roman pages, arabic pages, other labels, and last those not known yet."""
    if label == UNKNOWN_PAGE:
        return (3, 0, "")
    if label in _ROMAN_VALUES:
        return (0, _ROMAN_VALUES[label], "")
    if label.isascii() and label.isdigit():
        return (1, int(label), "")
    return (2, 0, label)


def _note_order(page: LocatedPage) -> tuple[int, int]:
    return (_KIND_ORDER.index(page.kind), page.notes[0] if page.notes else 0)
