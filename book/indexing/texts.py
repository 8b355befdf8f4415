"""The index as `book index` prints it: as text for people, as JSON for programs.

Comes in: a listing. Goes out: text; a locator a line, with the place of its mark and the words around it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from book.apparatus.index_density import Density
from book.diagnostics import Diagnostic
from book.indexing.listing import ListedEntry, ListedIndex, ListedLocator, Listing
from book.model.apparatus import LocatorKind
from book.source import Span

_STEP = "  "
_MEDIUM, _HEAVY = 3.5, 6.5  # 3 locators a page are light, 4 to 6 medium, 7 to 10 heavy (IX-53)


def format_listing(listing: Listing) -> str:
    """The indexes and their totals as text; each has its title where there are several."""
    named = len(listing.indexes) > 1
    lines = [line for index in listing.indexes for line in _index_lines(index, named=named)]
    return "\n".join([*lines, *_total_lines(listing.density)]) + "\n"


def show_place(span: Span) -> str:
    """A place as `file:line:column`."""
    column = f":{span.column}" if span.column else ""
    return f"{span.file}:{span.line}{column}"


def _index_lines(index: ListedIndex, *, named: bool) -> Iterator[str]:
    if named:
        yield index.title
        yield "=" * len(index.title)
    for entry in index.entries:
        yield from _entry_lines(entry)
    if named or index.entries:
        yield ""


def _entry_lines(entry: ListedEntry) -> Iterator[str]:
    indent = _STEP * (len(entry.path) - 1)
    note = f"  ({entry.person} in people.yaml)" if entry.person else ""
    yield indent + entry.path[-1] + note
    for locator in entry.locators:
        yield from _locator_lines(locator, indent + 2 * _STEP)
    for subentry in entry.subentries:
        yield from _entry_lines(subentry)
    for reference in entry.references:
        yield f"{indent}{2 * _STEP}{reference.words} {'; '.join(reference.targets)}"


def _locator_lines(locator: ListedLocator, indent: str) -> Iterator[str]:
    """A line for each place of a locator; its page stands on the first, bold and italics as in a manuscript."""
    shown = f"*{locator.text}*" if locator.kind is LocatorKind.FIGURE else locator.text
    shown = f"**{shown}**" if locator.principal else shown
    for place in locator.places:
        context = f"  {place.context}" if place.context else ""
        until = f" to {show_place(place.until)}" if place.until else ""
        yield f"{indent}{shown:<9} {show_place(place.span)}{until}{context}"
        shown = ""


def _total_lines(density: Density) -> Iterator[str]:
    weight = "light" if density.per_page < _MEDIUM else "medium" if density.per_page < _HEAVY else "heavy"
    below = density.entries - density.headings
    yield (
        f"{_count(density.entries, 'entry', 'entries')} ({_count(density.headings, 'heading')}, "
        f"{_count(below, 'subentry', 'subentries')}), {_count(density.locators, 'locator')}"
    )
    yield (
        f"{density.per_page:.1f} locators to a page of text ({weight}); the index takes "
        f"{_count(density.index_pages, 'page')}, {100 * density.share:.1f} % of the text's {density.text_pages}"
    )
    if not density.divisions:
        return
    yield ""
    yield f"{'pages':>7}{'locators':>10}{'a page':>8}  division"
    for one in density.divisions:
        average = one.locators / one.pages if one.pages else 0.0
        number = f"{one.division.number} " if one.division.number else ""
        yield f"{one.pages:>7}{one.locators:>10}{average:>8.1f}  {number}{one.division.title_text or one.division.id}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def format_listing_json(listing: Listing, findings: Iterable[Diagnostic]) -> str:
    """The index, its totals and what is said of it, as JSON."""
    density = listing.density
    whole = {
        "indexes": [
            {"title": index.title, "entries": [_entry_data(entry) for entry in index.entries]}
            for index in listing.indexes
        ],
        "totals": {
            "entries": density.entries,
            "headings": density.headings,
            "locators": density.locators,
            "text_pages": density.text_pages,
            "index_pages": density.index_pages,
            "locators_per_page": round(density.per_page, 2),
            "share": round(density.share, 4),
        },
        "divisions": [
            {"id": one.division.id, "title": one.division.title_text, "pages": one.pages, "locators": one.locators}
            for one in density.divisions
        ],
        "findings": [asdict(found) for found in findings],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _entry_data(entry: ListedEntry) -> dict[str, Any]:
    return {
        "heading": entry.path[-1],
        "person": entry.person,
        "locators": [
            {
                "text": locator.text,
                "kind": locator.kind.value,
                "principal": locator.principal,
                "places": [
                    {
                        **asdict(place.span),
                        "until": asdict(place.until) if place.until else None,
                        "context": str(place.context) if place.context else None,
                    }
                    for place in locator.places
                ],
            }
            for locator in entry.locators
        ],
        "references": [asdict(reference) for reference in entry.references],
        "subentries": [_entry_data(below) for below in entry.subentries],
    }
