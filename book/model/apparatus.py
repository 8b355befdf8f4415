"""The scholarly apparatus as compiled: contents, index, glossary, chronology, biographical notes.

Entries name their places by anchor id; page labels come from the page map when they are rendered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from book.model.book import DivisionKind, Matter
from book.model.content import Blocks, Foreign, Inlines, Note, Styled
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """One line of the contents; `anchor` is a division's or a heading's id."""

    anchor: str
    division: str
    kind: DivisionKind | None  # None for a heading inside a division
    matter: Matter
    number: int | None
    title: Inlines
    title_text: str
    author: str | None
    children: tuple[ContentsEntry, ...]
    subtitle: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """A captioned figure or table, for the lists of illustrations, plates and tables."""

    anchor: str
    number: int
    caption: Inlines
    plate: bool


class LocatorKind(StrEnum):
    """What an index locator points at (IX-03)."""

    TEXT = "text"
    NOTE = "note"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """One place in the index: the anchor it points at, and the id of the division that is in.

    For notes, `note` is the note's number, and `note_id` its id, by which its mark is found. A range has a second
    anchor where it ends (IX-03).
    """

    anchor: str
    division: str
    kind: LocatorKind
    principal: bool
    note: int | None
    span: Span
    end: str | None = None
    note_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedPage:
    """Locators as printed, once their pages are known: "334", "334–37", "334n14" or "334nn14–15".

    `label` is the page's label, `last` that of the last page of a range, `notes` the numbers of the notes meant, `mark`
    that of the first as printed. `qualifier` tells notes of one number apart: "chap. 2". `anchors` are the places that
    fell together here, in reading order; a link goes to the first.
    """

    label: str
    text: str
    kind: LocatorKind
    principal: bool
    notes: tuple[int, ...]
    anchors: tuple[str, ...]
    last: str | None = None
    qualifier: str = ""
    mark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeReference:
    """A see or see-also reference: the words, and the id of the entry they name.

    `words` are the same with their styles, where they have any. `index` is the title of the index that the entry is in,
    where that is another one.
    """

    heading: str
    anchor: str
    words: Inlines = ()
    index: str = ""

    @property
    def italic(self) -> bool:
        """Whether the words are in italics, so that the see before them is not (IX-49)."""
        match self.words:
            case (Styled(),):
                return True
            case (Foreign(italic=italic),):
                return italic
            case _:
                return False


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A heading of the index, with its locators in reading order and its subentries in index order.

    `words` is the heading with its styles, where it has any; `span` is where it comes from: its first mark, the record
    it was made from, or the first mark below it. See under and see also under lead to headings that have
    this one among their subentries; `generic` are references to headings of a sort, "individual congresses" (IX-05).
    """

    id: str
    heading: str
    sort_key: tuple[object, ...]
    locators: tuple[Locator, ...]
    subentries: tuple[IndexEntry, ...]
    see: tuple[SeeReference, ...]
    see_also: tuple[SeeReference, ...]
    span: Span
    person: str | None = None
    words: Inlines = ()
    see_under: tuple[SeeReference, ...] = ()
    see_also_under: tuple[SeeReference, ...] = ()
    generic: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """The entries under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index of the book; `division` is the id of its division, "" in a book that prints none.

    `selective` says that passing mentions of people were left out, which the headnote tells (IX-67).
    """

    division: str
    groups: tuple[IndexGroup, ...]
    selective: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryEntry:
    """A headword with its definition, or with the headword to see instead. `id` is its anchor, "term-nep".

    `italic` headwords are foreign ones (GL-10).
    """

    id: str
    headword: str
    lang: str | None
    original: str | None
    original_lang: str | None
    expansion: str | None
    definition: Blocks
    see: SeeReference | None
    span: Span
    italic: bool = False
    expansion_lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """A line of the list of abbreviations.

    `id` is its anchor: "term-nep" where the term stands in no glossary, else "abbreviation-nep".
    """

    id: str
    headword: str
    lang: str | None
    italic: bool
    expansion: str
    expansion_lang: str | None
    original: str | None
    original_lang: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BiographicalNote:
    """A person's note, or a see-entry from another name to it.

    `id` is its anchor, "person-smirnov-i-n" (for a see-entry with a number: "person-smirnov-i-n-see-1"). `dates` is
    the whole line of dates, "(1881–1936)". `birth_name` and `pseudonyms` are other names than the headword's, each in
    the order in which it is spoken.
    """

    id: str
    headword: str
    original: str | None
    original_lang: str | None
    dates: str | None
    note: Blocks
    see: SeeReference | None
    span: Span
    birth_name: str | None = None
    pseudonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEvent:
    """A dated event; `date` is as printed."""

    id: str
    date: str
    text: Blocks
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyGroup:
    """Events under one heading."""

    id: str
    title: str
    events: tuple[ChronologyEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source as the bibliography prints it. `id` is its anchor, "source--trotsky1930"."""

    id: str
    words: Inlines
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceGroup:
    """Sources under one heading of the bibliography; the title is empty where it is not divided."""

    id: str
    title: str
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteGroup:
    """The notes of one division, under the number and title that it has in the text (NT-10)."""

    division: str
    kind: DivisionKind
    number: int | None
    title: Inlines
    title_text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """Everything compiled from the marks and the apparatus files. `record_notes` are the notes of divisions made from
    records, by the ids of the divisions."""

    contents: tuple[ContentsEntry, ...]
    illustrations: tuple[Illustration, ...]
    plates: tuple[Illustration, ...]
    tables: tuple[Illustration, ...]
    indexes: tuple[Index, ...]
    glossary: tuple[GlossaryEntry, ...]
    abbreviations: tuple[Abbreviation, ...]
    chronology: tuple[ChronologyGroup, ...]
    biographical_notes: tuple[BiographicalNote, ...]
    record_notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    bibliography: tuple[SourceGroup, ...] = ()

    def index_of(self, division: str) -> Index:
        """The index that a division shows. Raises KeyError if there is none."""
        for index in self.indexes:
            if index.division == division:
                return index
        raise KeyError(division)
