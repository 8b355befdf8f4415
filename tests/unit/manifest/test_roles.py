from __future__ import annotations

import re

import pytest

from book.manifest.roles import ROLES, find_role


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("aut", "aut"),
        ("AUT", "aut"),
        ("author", "aut"),
        ("Editor", "edt"),
        ("translator", "trl"),
        ("illustrator", "ill"),
        ("author of introduction", "win"),
        ("author of the introduction", "win"),
        ("Writer of an introduction", "win"),
        ("foreword", "wfw"),
        ("author-of-afterword", "waw"),
        ("preface", "wpr"),
        ("aui", "aui"),
    ],
)
def test_codes_and_english_words_are_stored_as_codes(written: str, code: str) -> None:
    assert find_role(written) == code


def test_an_unknown_role_is_refused_and_the_nearest_named() -> None:
    with pytest.raises(ValueError, match="MAN-004") as raised:
        find_role("transaltor")
    assert raised.value.context["help"] == "did you mean translator?"  # type: ignore[attr-defined]


def test_a_role_like_no_other_is_refused_with_the_common_ones() -> None:
    with pytest.raises(ValueError, match="MAN-004") as raised:
        find_role("qqq")
    assert "illustrator" in raised.value.context["help"]  # type: ignore[attr-defined]


def test_all_codes_are_three_letters_with_a_word_of_their_own() -> None:
    assert all(re.fullmatch("[a-z]{3}", code) for code in ROLES)
    assert len(set(ROLES.values())) == len(ROLES)
