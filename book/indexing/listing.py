"""The index as it is printed, with the place in the manuscript that every locator comes from.

Comes in: the book with its pages. Goes out: frozen values for the text, the JSON and the rows of `book index`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.apparatus.index_density import Density, measure_density
from book.apparatus.locate import LocatorForm, find_ambiguous_notes, format_locators
from book.indexing.context import Context, find_contexts
from book.model.apparatus import IndexEntry, LocatorKind, SeeReference
from book.model.pages import PageMap
from book.paginate.plan import Setting
from book.source import Span

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A mark that a locator comes from: its id, its place in the manuscript, and the words it stands among."""

    anchor: str
    span: Span
    context: Context | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLocator:
    """A locator as printed, with the places that fall together in it."""

    text: str
    kind: LocatorKind
    principal: bool
    places: tuple[ListedPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """A heading with its locators. `path` has its words with those of the headings above it."""

    path: Path
    locators: tuple[ListedLocator, ...]
    see: tuple[SeeReference, ...]
    see_also: tuple[SeeReference, ...]
    subentries: tuple[ListedEntry, ...]
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The index and its density."""

    entries: tuple[ListedEntry, ...]
    density: Density


def list_index(setting: Setting, page_map: PageMap) -> Listing:
    """The index of a book that is laid out."""
    labels = page_map.labels()
    form = _locator_form(setting, labels)
    contexts = find_contexts(setting.book)

    def listed(entry: IndexEntry, above: Path) -> ListedEntry:
        path = (*above, entry.heading)
        spans = {locator.anchor: locator.span for locator in entry.locators}
        return ListedEntry(
            path=path,
            locators=tuple(
                ListedLocator(
                    text=page.text,
                    kind=page.kind,
                    principal=page.principal,
                    places=tuple(
                        ListedPlace(anchor=anchor, span=spans[anchor], context=contexts.get(anchor))
                        for anchor in page.anchors
                    ),
                )
                for page in format_locators(entry.locators, labels, form)
            ),
            see=entry.see,
            see_also=entry.see_also,
            subentries=tuple(listed(below, path) for below in entry.subentries),
            person=entry.person,
        )

    index = setting.apparatus.index
    return Listing(
        entries=tuple(listed(entry, ()) for group in index for entry in group.entries),
        density=measure_density(setting.book, index, page_map),
    )


def iter_listed(entries: Iterable[ListedEntry]) -> Iterable[ListedEntry]:
    """Every entry, before its subentries."""
    for entry in entries:
        yield entry
        yield from iter_listed(entry.subentries)


def _locator_form(setting: Setting, labels: Mapping[str, str]) -> LocatorForm:
    """How the book's index writes its locators."""
    words = setting.vocabulary
    return LocatorForm(
        ambiguous=find_ambiguous_notes(setting.book, labels),
        qualifiers=tuple(
            (division.id, f"{words.chapter_short} {division.number}" if division.number else division.title_text)
            for division in setting.book.divisions
            if division.notes
        ),
    )
