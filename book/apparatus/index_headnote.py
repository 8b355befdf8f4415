"""What stands at the head of an index: its order, and the meaning of every kind of locator that is really in it.

Comes in: the index with its locators as printed, and the manifest. Goes out: sentences in the language of the book
(IX-37, IX-67).
"""

from __future__ import annotations

from collections.abc import Iterable

from book.manifest.schema import IndexSettings
from book.model.apparatus import Index, LocatedPage, LocatorKind
from book.model.book import Book, Division, DivisionKind
from book.vocabulary import Vocabulary


def write_headnote(
    index: Index, pages: Iterable[LocatedPage], settings: IndexSettings, words: Vocabulary
) -> tuple[str, ...]:
    """The sentences of the headnote; `pages` are all locators of the index."""
    located = tuple(pages)
    kinds = {page.kind for page in located}
    sign = "n" if settings.notes == "chicago" else "n."
    sentences = (
        words.headnote_word if settings.sort == "word" else words.headnote_letter,
        words.headnote_notes.format(sign=sign) if LocatorKind.NOTE in kinds else "",
        words.headnote_figures[settings.figures] if LocatorKind.FIGURE in kinds else "",
        words.headnote_principal if any(page.principal for page in located) else "",
        words.headnote_ranges if any(page.last for page in located) else "",
        words.headnote_selective if index.selective else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


def other_indexes(division: Division, book: Book) -> tuple[Division, ...]:
    """The other indexes of the book, which the headnote points to (IX-06)."""
    return tuple(
        one for one in book.divisions if one.kind is DivisionKind.INDEX and one.generated and one.id != division.id
    )
