"""The indexes as they are printed, with the place in the manuscript that every locator comes from.

Comes in: the book with its pages. Goes out: frozen values for the text, the JSON and the rows of `book index`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from book.apparatus.index_density import Density, measure_density
from book.apparatus.locate import format_locators
from book.apparatus.locator_form import choose_form
from book.apparatus.marks import Mark, iter_marks
from book.indexing.context import Context, find_contexts
from book.model.apparatus import IndexEntry, LocatedPage, LocatorKind, SeeReference
from book.model.content import Inlines, Styled
from book.model.pages import PageMap
from book.model.walk import plain_text
from book.paginate.plan import Setting
from book.source import Span
from book.vocabulary import Vocabulary

Path = tuple[str, ...]
"""A heading with its subheadings as printed, words in italics between asterisks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPlace:
    """A mark that a locator comes from: its id, its place in the manuscript, and the words it stands among.

    `end` is the id of the mark that ends a range, `until` its place.
    """

    anchor: str
    span: Span
    context: Context | None
    end: str | None = None
    until: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLocator:
    """A locator as printed, with the places that fall together in it."""

    text: str
    kind: LocatorKind
    principal: bool
    places: tuple[ListedPlace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReference:
    """A reference with its words: "See also", and the headings it names."""

    words: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEntry:
    """A heading with its locators. `path` has its words with those of the headings above it; `span` is where it comes
    from."""

    path: Path
    span: Span
    locators: tuple[ListedLocator, ...]
    references: tuple[ListedReference, ...]
    subentries: tuple[ListedEntry, ...]
    person: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedIndex:
    """One index of the book; `title` is that of its division, "" where the book prints none."""

    title: str
    entries: tuple[ListedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All indexes and their density."""

    indexes: tuple[ListedIndex, ...]
    density: Density


def list_index(setting: Setting, page_map: PageMap) -> Listing:
    """The indexes of a book that is laid out."""
    lister = _Lister(setting, page_map)
    titles = {division.id: division.title_text for division in setting.book.divisions}
    return Listing(
        indexes=tuple(
            ListedIndex(
                title=titles.get(index.division, ""),
                entries=tuple(lister.list_entry(entry, ()) for group in index.groups for entry in group.entries),
            )
            for index in setting.apparatus.indexes
        ),
        density=measure_density(setting.book, setting.apparatus.indexes, page_map),
    )


def iter_listed(entries: Iterable[ListedEntry]) -> Iterator[ListedEntry]:
    """Every entry, before its subentries."""
    for entry in entries:
        yield entry
        yield from iter_listed(entry.subentries)


class _Lister:
    """What listing the entries of one book needs."""

    def __init__(self, setting: Setting, page_map: PageMap) -> None:
        self._labels = page_map.labels()
        self._form = choose_form(setting.book, setting.manifest, setting.vocabulary, self._labels)
        self._contexts = find_contexts(setting.book)
        self._marks: dict[str, Mark] = {placed.mark.id: placed.mark for placed in iter_marks(setting.book)}
        self._words = setting.vocabulary

    def list_entry(self, entry: IndexEntry, above: Path) -> ListedEntry:
        """An entry and those below it."""
        path = (*above, write_heading(entry.heading, entry.words))
        spans = {locator.anchor: locator.span for locator in entry.locators}
        ends = {locator.anchor: locator.end for locator in entry.locators}
        return ListedEntry(
            path=path,
            span=entry.span,
            locators=tuple(
                self._list_locator(page, spans, ends)
                for page in format_locators(entry.locators, self._labels, self._form)
            ),
            references=tuple(_list_references(entry, self._words)),
            subentries=tuple(self.list_entry(below, path) for below in entry.subentries),
            person=entry.person,
        )

    def _list_locator(self, page: LocatedPage, spans: dict[str, Span], ends: dict[str, str | None]) -> ListedLocator:
        def place(anchor: str) -> ListedPlace:
            end = ends[anchor]
            closing = self._marks.get(end) if end else None
            until = closing.span if closing is not None and closing.span != spans[anchor] else None
            context = self._contexts.get(anchor)
            return ListedPlace(anchor=anchor, span=spans[anchor], context=context, end=end, until=until)

        places = tuple(map(place, page.anchors))
        return ListedLocator(text=page.text, kind=page.kind, principal=page.principal, places=places)


def _list_references(entry: IndexEntry, words: Vocabulary) -> Iterator[ListedReference]:
    both = (
        (words.see, entry.see),
        (words.see_under, entry.see_under),
        (words.see_also, entry.see_also),
        (words.see_also_under, entry.see_also_under),
    )
    for word, references in both:
        if references:
            yield ListedReference(words=word, targets=tuple(map(_write_target, references)))
    if entry.generic:
        yield ListedReference(words=words.see_also, targets=entry.generic)


def _write_target(reference: SeeReference) -> str:
    return write_heading(reference.heading, reference.words)


def write_heading(heading: str, words: Inlines) -> str:
    """A heading as it is typed: words in italics between asterisks. `words` are empty where it has none."""
    if not any(isinstance(node, Styled) for node in words):
        return heading
    return "".join(f"*{plain_text((node,))}*" if isinstance(node, Styled) else plain_text((node,)) for node in words)
