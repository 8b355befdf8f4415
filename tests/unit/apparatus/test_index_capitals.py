"""Capitals of headings against those of the text (IX-50)."""

from __future__ import annotations

import pytest

from book.apparatus.index_capitals import find_wrong_capitals

LOWER = "kulaks"


def found(heading: str, *runs: str) -> list[str]:
    return [one for one, _ in find_wrong_capitals([heading, LOWER], runs)]


@pytest.mark.parametrize(
    "run",
    [
        "He wrote of bureaucracy and its roots.",
        "Bureaucracy grew. The bureaucracy ruled. “Bureaucracy,” he said, was bureaucracy.",
        "It was so: Bureaucracy won, said the bureaucracy.",
    ],
)
def test_a_common_word_with_a_capital_is_found_ix_50(run: str) -> None:
    assert found("Bureaucracy", run) == ["Bureaucracy"]
    assert found("Bureaucracy, growth of", run) == ["Bureaucracy, growth of"]


@pytest.mark.parametrize(
    ("heading", "run"),
    [
        ("Bureaucracy", "No such word."),
        ("Bureaucracy", "The Bureaucracy is the bureaucracy."),
        ("Bureaucracy", "His “Bureaucracy” is about bureaucracy."),
        ("Left Opposition", "the left opposition"),
        ("Letter to the Congress (Lenin)", "a letter"),
        ("NEP", "the nep"),
        ("bureaucracy", "the bureaucracy"),
        ("On", "on and on"),
    ],
)
def test_a_name_a_title_and_what_the_text_has_are_left_alone(heading: str, run: str) -> None:
    assert found(heading, run) == []


def test_an_index_with_capitals_throughout_is_left_alone() -> None:
    assert list(find_wrong_capitals(["Bureaucracy", "Kulaks"], ["the bureaucracy and the kulaks"])) == []
