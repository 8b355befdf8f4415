"""The headnote says what is in the index and nothing else: IX-37, IX-67."""

from __future__ import annotations

from book.apparatus.index_headnote import other_indexes, write_headnote
from book.manifest.schema import IndexSettings
from book.model.apparatus import Index, LocatedPage, LocatorKind
from book.model.book import Book
from book.vocabulary import ENGLISH, vocabulary_of
from tests.unit.apparatus.indexes import index_division

INDEX = Index(division="index", groups=())


def page(kind: LocatorKind = LocatorKind.TEXT, *, principal: bool = False, last: str | None = None) -> LocatedPage:
    return LocatedPage(label="12", text="", kind=kind, principal=principal, notes=(), anchors=("a",), last=last)


def told(*pages: LocatedPage, settings: IndexSettings | None = None, index: Index = INDEX) -> list[str]:
    return list(write_headnote(index, pages, settings or IndexSettings(), ENGLISH))


def test_the_order_is_named_always() -> None:
    assert told() == ["Entries are in word-by-word order."]
    assert told(settings=IndexSettings(sort="letter")) == ["Entries are in letter-by-letter order."]


def test_what_is_used_is_explained_ix_37() -> None:
    assert told(page(LocatorKind.NOTE))[1:] == ["Page numbers followed by n refer to notes."]
    assert told(page(LocatorKind.FIGURE))[1:] == ["Page numbers in italics refer to illustrations."]
    assert told(page(principal=True))[1:] == ["Page numbers in bold give the principal treatment of a subject."]
    assert told(page(last="15"))[1:] == ["A range of pages is given where a subject is treated without a break."]
    assert len(told(page(LocatorKind.NOTE), page(LocatorKind.FIGURE), page(principal=True, last="15"))) == 5
    assert told(page(), page())[1:] == []


def test_the_signs_are_those_of_the_settings_ix_35_ix_37() -> None:
    assert told(page(LocatorKind.NOTE), settings=IndexSettings(notes="oxford"))[1:] == [
        "Page numbers followed by n. refer to notes."
    ]
    assert told(page(LocatorKind.FIGURE), settings=IndexSettings(figures="letter"))[1:] == [
        "Page numbers followed by f refer to illustrations."
    ]


def test_what_is_left_out_is_said_ix_67() -> None:
    selective = Index(division="index", groups=(), selective=True)
    assert told(index=selective)[1:] == ["Passing mentions of people are left out."]


def test_the_other_indexes_are_named_ix_06() -> None:
    divisions = tuple(index_division(name) for name in ("names", "index"))
    book = Book(divisions=divisions)
    assert [one.id for one in other_indexes(divisions[0], book)] == ["index"]
    assert other_indexes(divisions[0], Book(divisions=divisions[:1])) == ()


def test_every_language_explains_everything() -> None:
    for lang in ("en", "de", "ru"):
        words = vocabulary_of(lang)
        assert words is not None
        pages = (page(LocatorKind.NOTE), page(LocatorKind.FIGURE), page(principal=True, last="15"))
        for settings in (IndexSettings(), IndexSettings(sort="letter", figures="letter", notes="mhra")):
            sentences = write_headnote(Index(division="", groups=(), selective=True), pages, settings, words)
            assert len(set(sentences)) == 6
            assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)
