"""The search of a whole book, text by text, and the checks of its names when all texts are searched.

Comes in: the documents with their lines of the contents, and the Markdown of records. Goes out: the same texts with
people and terms marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from book.diagnostics import Report
from book.manifest.contents import ListedDivision
from book.manifest.load import LoadedBook
from book.manifest.records import PersonRecord
from book.mentions.checks import check_defaults, check_mentions
from book.mentions.mention import Findings
from book.mentions.names import normalize
from book.mentions.search import Place, Search, prepare_search, search_document
from book.mentions.spellings import check_spellings
from book.model.book import DivisionKind
from book.model.content import Document

UNSEARCHED_KINDS = frozenset(
    {
        DivisionKind.HALF_TITLE,
        DivisionKind.SERIES_PAGE,
        DivisionKind.TITLE_PAGE,
        DivisionKind.COPYRIGHT_PAGE,
        DivisionKind.DEDICATION,
        DivisionKind.INDEX,
        DivisionKind.COLOPHON,
    }
)
"""Divisions whose names are nobody's mention: display pages, and an index written by hand."""


@dataclass(slots=True)
class BookSearch:
    """The search while a manuscript is read."""

    people: tuple[PersonRecord, ...]
    search: Search
    _found: list[Findings] = field(default_factory=list)

    @classmethod
    def of(cls, loaded: LoadedBook) -> BookSearch:
        """The search that a book's settings ask for."""
        manifest = loaded.manifest
        search = prepare_search(
            loaded.people,
            loaded.glossary,
            manifest.language,
            marks_people=manifest.people.mentions == "found",
            marks_terms=manifest.glossary.mentions == "found",
            nearest=manifest.people.same_name == "nearest",
        )
        return cls(loaded.people, search)

    def search_divisions(
        self, documents: Mapping[str, Document], divisions: Iterable[ListedDivision], report: Report
    ) -> dict[str, Document]:
        """The documents with what was found marked. In a bibliography names are checked only. Reports BIO-013."""
        searched = dict(documents)
        for division in divisions:
            check_defaults(division.people, division.people_spans, self.people, report)
            document = documents.get(division.file or "")
            if document is None or division.kind in UNSEARCHED_KINDS:
                continue
            bibliography = division.kind is DivisionKind.BIBLIOGRAPHY
            place = Place(
                people={normalize(surname): person for surname, person in division.people.items()},
                marked=not bibliography,
                titles_in_text=bibliography,
            )
            searched[document.file] = self._search(document, place)
        return searched

    def search_record(
        self, document: Document, *, own_person: str | None = None, own_term: str | None = None
    ) -> Document:
        """The Markdown of a record with what was found marked, but for the person or the term that it is about."""
        return self._search(document, Place(own_person=own_person, own_term=own_term))

    def check(self, report: Report) -> None:
        """Report what is wrong with the names of all texts searched: BIO-008 to BIO-014."""
        check_mentions(self._found, self.people, report, undecided=self.search.marks_people)
        check_spellings(self._found, self.people, report)

    def _search(self, document: Document, place: Place) -> Document:
        if self.search.matcher.is_empty:
            return document
        searched, found = search_document(document, self.search, place)
        self._found.append(found)
        return searched
