"""Forenames of people who are not on record."""

from __future__ import annotations

import pytest

from book.mentions.forenames import COMMON_FORENAMES
from book.mentions.skeleton import skeleton
from tests.unit.mentions.searching import checked, found


@pytest.mark.parametrize("text", ["Vasily Stalin", "Vasilii Stalin", "Natalia Trotsky", "Svetlana and Yakov Stalin"])
def test_a_forename_of_someone_else_makes_a_name_someone_elses(text: str) -> None:
    assert found(text) == []
    assert {one.code for one in checked(text)} == {"BIO-012"}


@pytest.mark.parametrize(
    "text",
    [
        "Comrade Trotsky",
        "In August Trotsky",
        "In Moscow Trotsky",
        "When Trotsky",
        "General Trotsky",
        "In Georgia Trotsky",
    ],
)
def test_other_words_before_a_name_are_no_forenames(text: str) -> None:
    assert found(text) == ["trotsky: Trotsky"]


@pytest.mark.parametrize(
    "word",
    ["August", "April", "May", "June", "Mark", "Grace", "Georgia", "Will", "Frank", "Christian", "Victor", "Paris"],
)
def test_words_places_and_months_are_no_forenames(word: str) -> None:
    assert skeleton(word) not in COMMON_FORENAMES
