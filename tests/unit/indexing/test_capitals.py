"""Names told by their capitals."""

from __future__ import annotations

import pytest

from book.indexing.capitals import BOUNDARY, find_phrases
from book.indexing.common_words import openers

SKIPPED = openers("en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He met Trotsky there.", ["Trotsky"]),
        ("the Left Opposition and the United Opposition", ["Left Opposition", "United Opposition"]),
        ("the Commissariat of Education, and Lunacharsky", ["Commissariat of Education", "Lunacharsky"]),
        ("a General von Seeckt, a Ludwig van Beethoven", ["General von Seeckt", "Ludwig van Beethoven"]),
        ("the Central Committee of the Communist Party", ["Central Committee", "Communist Party"]),
        ("for I. N. Smirnov and V. M.\u00a0Smirnov", ["I. N. Smirnov", "V. M. Smirnov"]),
        ("the GPU, the Forty-Six", ["GPU", "Forty-Six"]),
        ("of Lenin’s Testament, of the Bolsheviks’ line", ["Lenin", "Testament", "Bolsheviks"]),
        ("the Workers’ Opposition", ["Workers’ Opposition"]),
        ("of Trotsky, Zinoviev", ["Trotsky", "Zinoviev"]),
        ("газета Правда и Лев Давидович Троцкий", ["Правда", "Лев Давидович Троцкий"]),
        ("the Alpha Beta Gamma Delta Epsilon", []),
        ("the House of Lords of England", ["House of Lords", "England"]),
        ("in which I and A. were", []),
        (f"met Nikolai {BOUNDARY} and {BOUNDARY} Ivanovich there, in {BOUNDARY}, Moscow", ["Moscow"]),
        ("no names at all", []),
    ],
)
def test_phrases_of_one_to_four_words_with_their_particles(text: str, names: list[str]) -> None:
    assert [" ".join(phrase.words).replace("\u00a0", " ") for phrase in find_phrases(text, SKIPPED)] == names


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Trotsky spoke.", True),
        ("“Trotsky spoke.", True),
        ("It ended. Trotsky spoke.", True),
        ("It ended.” Trotsky spoke.", True),
        ("Did it end? (Trotsky spoke.)", True),
        ("He said: “Trotsky spoke.”", True),
        ("then Trotsky spoke.", False),
        ("see p. 12, and Trotsky", False),
        ("said Dr. Trotsky", False),
        ("the “Trotsky” affair", False),
        ("Наконец. Троцкий", True),
        ("cf. vol. Trotsky", False),
    ],
)
def test_a_phrase_knows_whether_it_opens_a_sentence(text: str, opens: bool) -> None:
    phrase = [one for one in find_phrases(text, SKIPPED) if one.words[0] in {"Trotsky", "Троцкий"}][-1]
    assert phrase.opens is opens


def test_a_word_that_begins_sentences_begins_no_name() -> None:
    found = list(find_phrases("The Left Opposition. In Moscow. When Lenin", SKIPPED))
    assert [(" ".join(one.words), one.opens) for one in found] == [
        ("Left Opposition", False), ("Moscow", False), ("Lenin", False),
    ]  # fmt: skip
