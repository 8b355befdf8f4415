"""Words of marks and records as printed."""

from __future__ import annotations

import pytest

from book.apparatus.wording import Conventions, set_words, suggest


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ("Workers' Opposition", "en", "Workers’ Opposition"),
        ('"scissors" crisis', "en", "“scissors” crisis"),
        ('"Правда"', "ru", "«Правда»"),
        ("1923--24", "en", "1923–24"),
        ("  two   spaces ", "en", "two spaces"),
        ("e\u0301lan", "en", "élan"),
        ("already “curly”", "en", "already “curly”"),
    ],
)
def test_words_are_set_as_in_running_text(typed: str, language: str, printed: str) -> None:
    assert set_words(typed, Conventions(language=language)) == printed


def test_the_way_of_english_quotation_marks_is_the_books() -> None:
    assert set_words('"scissors"', Conventions(quotation_marks="british")) == "‘scissors’"


def test_the_order_is_that_of_the_books_language() -> None:
    conventions = Conventions(language="fr", method="letter", hyphen="join")
    collation = conventions.collation
    assert (collation.language, collation.method, collation.hyphen) == ("fr", "letter", "join")


def test_the_nearest_known_word_is_suggested_or_other_advice_given() -> None:
    assert suggest("left oppositoin", ("Left Opposition", "NEP"), "add it") == "did you mean “Left Opposition”?"
    assert suggest("kulaks", ("Left Opposition", "NEP"), "add it") == "add it"
