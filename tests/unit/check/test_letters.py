"""Letters: what counts where texts are compared, and what does not."""

from __future__ import annotations

import pytest

from book.check.letters import first_words, letters, words_at


@pytest.mark.parametrize(
    ("manuscript", "edition"),
    [
        ("international", "inter\N{HYPHEN}national"),  # broken at the end of a line
        ("inter\N{SOFT HYPHEN}national", "international"),
        ("first", "\N{LATIN SMALL LIGATURE FI}rst"),
        ("Kornilov", "KORNILOV"),
        ("Straße", "STRASSE"),
        ("x²", "x2"),
        ("11\N{NO-BREAK SPACE}000", "11 000"),
        ("за\N{COMBINING ACUTE ACCENT}мок", "замок"),
        ("йод", "и\N{COMBINING BREVE}од"),
        ("СССР", "CCCP"),  # a font may have one glyph for both
        ("№ 5", "No. 5"),
        ("“yes,” he said—twice", '"yes" he said twice'),
    ],
)
def test_what_printing_does_to_a_word_makes_no_difference(manuscript: str, edition: str) -> None:
    assert letters(manuscript) == letters(edition)


@pytest.mark.parametrize(
    ("one", "other"), [("cat", "cast"), ("1923", "1932"), ("5 + 3", "5 3"), ("съезд", "съезда"), ("§ 1 ©", "§ 1")]
)
def test_another_letter_digit_or_symbol_makes_a_difference(one: str, other: str) -> None:
    assert letters(one) != letters(other)


@pytest.mark.parametrize("text", ["—", "…", "* * *", "\N{SOFT HYPHEN}", "שלום", "नमस्ते", "  "])
def test_text_without_letters_that_can_be_compared_is_empty(text: str) -> None:
    assert letters(text) == ""


def test_words_are_found_again_by_the_places_of_their_letters() -> None:
    text = "The vote, on 8 October, was close."
    start = letters(text).index("8october")
    assert words_at(text, start, start + 3) == "8 October,"
    assert words_at(text, start - 1, start) == "on"


def test_first_words_say_when_there_are_more() -> None:
    assert first_words("one two three", 3) == "one two three"
    assert first_words("one  two\nthree four", 3) == "one two three…"
