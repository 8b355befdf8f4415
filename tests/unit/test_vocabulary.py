"""The words that Octavo prints of itself: complete in every language."""

from __future__ import annotations

import string
from dataclasses import fields

import pytest

from book.model.book import GENERATED_KINDS
from book.vocabulary import ENGLISH, Vocabulary, vocabulary_of

LANGUAGES = ("en", "ru", "de")


def words_of(lang: str) -> Vocabulary:
    found = vocabulary_of(lang)
    assert found is not None
    return found


@pytest.mark.parametrize(("tag", "title"), [("en-GB", "Contents"), ("DE-at", "Inhalt"), ("ru-Cyrl", "Оглавление")])
def test_a_language_is_known_by_the_first_part_of_its_tag(tag: str, title: str) -> None:
    found = words_of(tag)
    assert found.lang == tag
    assert title in found.titles.values()


@pytest.mark.parametrize("tag", ["fr", "x-klingon", "english", "d"])
def test_a_language_that_octavo_does_not_know(tag: str) -> None:
    assert vocabulary_of(tag) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_generated_division_has_a_title(lang: str) -> None:
    titles = words_of(lang).titles
    assert set(titles) >= GENERATED_KINDS
    assert len(set(titles.values())) == len(titles), "titles are distinct in the navigation (EP-31)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_is_missing_and_all_take_the_same_facts(lang: str) -> None:
    found = words_of(lang)
    for field in fields(Vocabulary):
        value, english = getattr(found, field.name), getattr(ENGLISH, field.name)
        if isinstance(value, str):
            assert value.strip() == value != "", field.name
            assert _facts(value) == _facts(english), field.name


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_no_sentence_was_left_in_english(lang: str) -> None:
    found = words_of(lang)
    same = [
        field.name
        for field in fields(Vocabulary)
        if isinstance(value := getattr(found, field.name), str)
        and value == getattr(ENGLISH, field.name)
        and " " in value
    ]
    assert same == []


def _facts(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
