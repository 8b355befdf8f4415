from __future__ import annotations

import re

import pytest

from book.manifest.ids import ID_PATTERN, make_id, transliterate_cyrillic


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("Smirnov, Ivan Nikitich", "smirnov-ivan-nikitich"),
        ("Weisz, Jenő", "weisz-jeno"),
        ("Łódź & Straße", "lodz-strasse"),
        ("O’Brien's “plan”", "obriens-plan"),
        ("Троцкий, Лев Давидович", "trotskii-lev-davidovich"),
        ("Щербаков, Ёж", "shcherbakov-ezh"),
        ("Ἀριστοτέλης", "aristoteles"),
        ("46, Platform of the", "46-platform-of-the"),
        ("", ""),
        (" ", ""),
    ],
)
def test_ids_are_plain_latin_letters(words: str, made: str) -> None:
    assert make_id(words) == made


@pytest.mark.parametrize("words", ["中国", "القاهرة", "—"])
def test_words_it_cannot_write_get_an_id_that_stays_the_same(words: str) -> None:
    assert re.fullmatch("r-[0-9a-f]{8}", make_id(words))
    assert make_id(words) == make_id(words)
    assert re.fullmatch(ID_PATTERN, make_id(words))


def test_composed_and_decomposed_letters_give_one_id() -> None:
    assert make_id("e\u0301t\u00e9") == make_id("\u00e9te\u0301") == "ete"


@pytest.mark.parametrize(
    ("words", "latin"),
    [
        ("Правда", "Pravda"),
        ("Щербаков, Ёж и йод", "Shcherbakov, Ëzh i ĭod"),
        ("объект", "obekt"),
        ("naïve Straße", "naïve Straße"),
    ],
)
def test_cyrillic_letters_have_latin_ones(words: str, latin: str) -> None:
    assert transliterate_cyrillic(words) == latin
