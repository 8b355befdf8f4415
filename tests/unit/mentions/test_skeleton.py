"""Transliterations of one name that come to the same, and names that do not."""

from __future__ import annotations

import pytest

from book.mentions.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("Preobrazhensky", "Preobrazhenskii", "Preobrazhenskiy", "Preobrazhenski", "Preobrazhenskij"),
        ("Trotsky", "Trotskii", "Trotzky", "Trotski"),
        ("Zinoviev", "Zinov'ev", "Zinovyev", "Zinovieff", "Zinowjew"),
        ("Krupskaya", "Krupskaia", "Krupskaja"),
        ("Yevgeny", "Evgenii", "Evgeny", "Jevgeni"),
        ("Aleksei", "Alexey", "Alexei"),
        ("Emelian", "Emelyan", "Yemelian"),
        ("Kharkov", "Harkov"),
        ("Piatakov", "Pyatakov", "Pjatakow"),
    ],
)
def test_transliterations_of_one_name_are_the_same(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Trotsky", "Trotskyist"), ("Smirnov", "Smirnova"), ("Larin", "Lazin"), ("Lev", "Leon"), ("Rykov", "Rybkov"),
     ("Tomsky", "Tomskaya"), ("Kamenev", "Kamenov")],
)  # fmt: skip
def test_other_names_are_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)
