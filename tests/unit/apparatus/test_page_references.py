"""The pages that cross-references print."""

from __future__ import annotations

import pytest

from book.apparatus.page_references import show_pages
from book.apparatus.ranges import RangeStyle
from book.model.content import CrossReference, ReferenceForm
from book.vocabulary import ENGLISH, Vocabulary, vocabulary_of
from tests.unit.apparatus.builders import here, words

LABELS = {"a": "321", "a--last": "328", "b": "xii", "b--last": "xiv", "c": "45", "c--last": "45"}
CHICAGO = RangeStyle.CHICAGO


def shown(
    form: ReferenceForm,
    target: str,
    *until: str,
    text: str = "",
    vocabulary: Vocabulary = ENGLISH,
    style: RangeStyle = CHICAGO,
) -> str:
    children = (words(text),) if text else ()
    reference = CrossReference(target=target, form=form, children=children, span=here(), until=until)
    return show_pages(reference, LABELS, vocabulary, style, "000")


@pytest.mark.parametrize(
    ("form", "target", "until", "text", "expected"),
    [
        (ReferenceForm.PAGE, "a", (), "", "321"),
        (ReferenceForm.PAGE, "b", (), "", "xii"),
        (ReferenceForm.PAGE, "gone", (), "", "000"),
        (ReferenceForm.PAGE, "a", (), "my words", ""),
        (ReferenceForm.PAGES, "a", ("a--last",), "", "pp.\u00a0321–28"),
        (ReferenceForm.PAGES, "b", ("b--last",), "", "pp.\u00a0xii–xiv"),
        (ReferenceForm.PAGES, "c", ("c--last",), "", "p.\u00a045"),
        (ReferenceForm.PAGES, "c", (), "", "p.\u00a045"),
        (ReferenceForm.PAGES, "a", ("no--before", "a--last"), "", "pp.\u00a0321–28"),
        (ReferenceForm.PAGES, "gone", ("no",), "", "p.\u00a0000"),
        (ReferenceForm.PAGES, "a", ("a--last",), "my words", ""),
        (ReferenceForm.FULL, "c", (), "chapter 3", ", p.\u00a045"),
        (ReferenceForm.AUTO, "c", (), "chapter 3", ""),
        (ReferenceForm.TITLE, "c", (), "Title", ""),
    ],
)
def test_the_pages_of_a_reference(
    form: ReferenceForm, target: str, until: tuple[str, ...], text: str, expected: str
) -> None:
    assert shown(form, target, *until, text=text) == expected


def test_a_range_is_shortened_as_the_book_does_it() -> None:
    assert shown(ReferenceForm.PAGES, "a", "a--last", style=RangeStyle.HART) == "pp.\u00a0321–8"
    assert shown(ReferenceForm.PAGES, "a", "a--last", style=RangeStyle.FULL) == "pp.\u00a0321–328"


@pytest.mark.parametrize(("lang", "one", "several"), [("de", "S.", "S."), ("ru", "с.", "с.")])
def test_the_words_are_those_of_the_language(lang: str, one: str, several: str) -> None:
    vocabulary = vocabulary_of(lang)
    assert vocabulary is not None
    assert shown(ReferenceForm.PAGES, "c", vocabulary=vocabulary) == f"{one}\u00a045"
    assert shown(ReferenceForm.PAGES, "a", "a--last", vocabulary=vocabulary) == f"{several}\u00a0321–28"
