"""Headings that are nearly the same (IX-51), and those that are not."""

from __future__ import annotations

import time

import pytest

from book.apparatus.index_variants import bare, find_variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trade union", "trade unions"),
        ("peasant", "peasants"),
        ("soviet congress", "soviet congresses"),
        ("opposition party", "opposition parties"),
        ("Trotsky, Leon", "Trotskii, Leon"),
        ("Serebriakov, Leonid Petrovich", "Serebryakov, Leonid Petrovich"),
        ("Preobrazhensky", "Preobrazhenskii"),
        ("Party-Building", "Party Building"),
        ("Rabkrin", "Rabkrim"),
        ("industrialization", "industrialisation"),
        ("industrialization", "industrilaization"),
        ("Преображенский", "Преображенскый"),
        ("nationalities question", "nationality question"),
        ("Piatakov, Georgii", "Pyatakov, Georgii"),
    ],
)
def test_near_duplicates_are_found_ix_51(one: str, other: str) -> None:
    assert list(find_variants([one, "something else", other])) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Left Opposition", "left opposition"),  # IDX-006
        ("Lenin", "Levin"),  # short
        ("Larin", "Lenin"),
        ("war", "wars of 1904"),
        ("capitalism", "capitalist"),
        ("Bolshevism", "Bolsheviks"),
        ("dependence", "independence"),
        ("Smirnov, Ivan", "Smirnov, Igor"),
        ("Smirnov, Alexander Petrovich", "Smirnov, Aleksandr Pavlovich"),
        ("Congress, Twelfth", "Congress, Eleventh"),
        ("Twelfth Congress", "Eleventh Congress"),
        ("Nicholas I", "Nicholas II"),
        ("resolution of 5 December 1923", "resolution of 3 December 1923"),
        ("Thirteenth Congress", "Fourteenth Congress"),
        ("Central Committee", "Central Control Commission"),
        ("production", "products"),
        ("Georgia", "Georgians, expelled"),
    ],
)
def test_what_only_looks_alike_is_not_ix_51(one: str, other: str) -> None:
    assert list(find_variants([one, other])) == []


def test_each_heading_is_paired_with_one_other() -> None:
    pairs = list(find_variants(["trade union", "trade unions", "trade-unions"]))
    assert sorted(other for _, other in pairs) == ["trade unions", "trade-unions"]


def test_accents_and_apostrophes_do_not_count() -> None:
    assert bare("Gor’kii, É.") == "gorkii, e."


def test_fifteen_hundred_headings_are_compared_at_once() -> None:
    headings = [f"heading{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}xyz" for n in range(1500)]
    started = time.process_time()
    list(find_variants(headings))
    assert time.process_time() - started < 30  # a slip into comparing letters of all pairs would take minutes
