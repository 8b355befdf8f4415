"""Words in another script among those of the book."""

from __future__ import annotations

import pytest

from book.citations.scripts import mark_script, same_language
from book.model.content import Foreign, Text
from book.model.walk import plain_text
from book.source import Span

SPAN = Span("b.yaml", 1, 1)


def marked(text: str, lang: str | None, around: str = "en-US") -> list[str]:
    nodes = mark_script((Text(text=text, span=SPAN),), lang, around)
    assert plain_text(nodes) == text
    return [f"{node.lang}:{plain_text(node.children)}" for node in nodes if isinstance(node, Foreign)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("И. В. Павлова, ed. И. И. Иванов (М.: Наука, 1993), 15", ["И. В. Павлова", "И. И. Иванов", "М.: Наука"]),
        ("Троцкий", ["Троцкий"]),
        ("Trotsky, Leon", []),
        ("in Правда (May 1923) and Труд.", ["Правда", "Труд"]),
    ],
)
def test_each_stretch_of_another_script_has_its_language(text: str, words: list[str]) -> None:
    assert marked(text, "ru") == [f"ru:{one}" for one in words]


def test_a_source_without_a_language_or_in_latin_letters_is_left_alone() -> None:
    assert marked("Троцкий", None) == marked("Троцкий", "ru-Latn") == marked("Троцкий", "ru", "ru-RU") == []


def test_languages_are_the_same_in_the_same_script_only() -> None:
    assert same_language("en", "en-GB")
    assert not same_language("ru", "ru-Latn")
    assert not same_language("ru", "uk")
