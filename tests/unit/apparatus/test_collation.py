"""The order of headings: IX-10 to IX-19 and IX-22, and that it is a total and stable order."""

from __future__ import annotations

import pickle
import random
from itertools import combinations, pairwise

import pytest

from book.apparatus.collation import NUMBERS_AND_SYMBOLS, WORD_BY_WORD, Collation, fold, letter_of, sort_key

LETTER_BY_LETTER = Collation(method="letter")

SAMPLE = [
    "…", "1905 Revolution", "46, Platform of the", "abbé", "Abbe", "abbe", "Al-Azhar", "Bronstein, Lev", "cooperation",
    "co-operation", "Henry II", "Henry XI", "High", "High (adj.)", "High, B.", "High, J.", "High water", "highball",
    "Kafka, Franz", "McBain", "Mercury (god)", "Mercury (planet)", "naïve", "naive", "O’Brien, Flann", "Obrien",
    "U.S.S.R.", "Žižka, Jan", "Østergaard", "Ёлкин, Е.", "Елкин", "Жуков", "ЦК", "Ωμέγα", "中国", "", "  ", "!?", "⁂",
]  # fmt: skip


def in_order(*headings: str, collation: Collation = WORD_BY_WORD, subheading: bool = False) -> bool:
    """Whether the headings are in order as they are given, and strictly so."""
    keys = [sort_key(heading, collation, subheading=subheading) for heading in headings]
    return all(before < after for before, after in pairwise(keys))


def test_a_space_comes_before_any_letter_ix_10() -> None:
    assert in_order("high water", "highball")
    assert in_order("highball", "high water", collation=LETTER_BY_LETTER)


def test_what_follows_a_comma_of_inversion_only_breaks_ties_ix_11() -> None:
    assert in_order("High", "High, B.", "High, J.", "High water", "Highball")
    assert in_order("High, J.", "Highball", "High water", collation=LETTER_BY_LETTER)


def test_mc_mac_and_st_stand_as_they_are_spelled_ix_18() -> None:
    assert in_order("Mabel", "MacArthur, D.", "Mann, T.", "McAdam, J.", "Mead, M.")
    assert in_order("Saint-Denis", "Sand, G.", "St. Albans", "Stone, L.")
    assert sort_key("McAdam, J.", sort_as="MacAdam, J.") < sort_key("MacArthur, D.")


def test_those_who_are_spelled_alike_stand_in_plain_order_ix_22() -> None:
    assert in_order("London", "London (city)", "London (ship)", "London, Jack", "London Bridge")


def test_a_comma_in_a_number_is_no_inversion() -> None:
    assert in_order("900 days", "1,000 days", "1100 days")


def test_qualifiers_only_break_ties_ix_12() -> None:
    assert in_order("Mercury", "Mercury (god)", "Mercury (planet)", "Mercury, Freddie", "mercury poisoning")


def test_brackets_inside_a_word_are_no_qualifier() -> None:
    assert in_order("disability", "(Dis)ability, theories of", "disagreement")


def test_apostrophes_do_not_count_ix_12() -> None:
    assert in_order("Oakes", "O’Brien", "Obrist")
    assert in_order("Oakes", "O'Brien", "Obrist")
    assert sort_key("ʿAbduh")[0] == sort_key("Abduh")[0]


def test_accents_only_break_ties_ix_12_ix_14() -> None:
    assert in_order("abbe", "abbé", "abbess")
    assert in_order("Zizek", "Žižka", "Zizkov")
    assert in_order("Елкин", "Ёлкин", "Елкина")


def test_small_letters_come_before_capitals_of_the_same_word() -> None:
    assert in_order("polish", "Polish", "polisher")


def test_a_hyphen_parts_words_or_joins_them_ix_13() -> None:
    assert in_order("co-worker", "coat", "cowl")
    assert in_order("coat", "cowl", "co-worker", collation=Collation(hyphen="join"))


def test_a_dash_always_parts_words() -> None:
    joined = Collation(hyphen="join")
    assert sort_key("Moscow–Leningrad", joined)[0] == sort_key("Moscow Leningrad", joined)[0]


def test_an_article_at_the_beginning_does_not_count_ix_15() -> None:
    assert in_order("Nevsky", "The New Course", "A New Deal", "newt")
    french = Collation(language="fr-CA")
    assert in_order("esprit", "L’État", "Le Monde", collation=french)
    assert in_order("Le Monde", "The Nation", "Nevsky")  # French articles count in an English book


def test_an_article_counts_in_a_name_and_in_anything_inverted_ix_15() -> None:
    french = Collation(language="fr")
    assert sort_key("La Fontaine, Jean de", french)[0] > sort_key("Kafka", french)[0]
    assert sort_key("The", french) != sort_key("")
    assert sort_key("The Pope", name=True)[0] > sort_key("Quine")[0]


def test_a_heading_of_nothing_but_an_article_keeps_it() -> None:
    assert letter_of("The") == "T"


def test_a_subheading_is_sorted_by_its_first_word_that_counts_ix_16() -> None:
    assert in_order("and the army", "arrest of", "on bureaucracy", "in the Caucasus", "the zeal of", subheading=True)
    assert in_order("of", "the opposition", subheading=True)  # nothing but a preposition: sorted by it


def test_numbers_come_first_and_by_value_ix_17() -> None:
    assert in_order("2 May", "18th Brumaire", "100 days", "1905", "Abbe")
    assert in_order("Article 2", "Article 10", "Article 58", "Articles")


def test_a_number_of_any_length_is_sorted() -> None:
    assert in_order("9", "1" + "0" * 6000, "A")


def test_roman_numerals_after_a_name_are_sorted_by_value_ix_17() -> None:
    assert in_order("Henry I", "Henry II", "Henry IV of France", "Henry VIII", "Henry XI", "Henry Vane")
    assert in_order("World War I and after", "World War II", "World War II’s end")


def test_initials_and_pronouns_are_no_numerals() -> None:
    assert in_order("Ivanov, A. I.", "Ivanov, I. V.", "Ivanov, V.", "Ivanov, X.")
    assert in_order("What good", "What I saw", "What jar")


def test_initials_with_and_without_spaces_are_alike() -> None:
    assert sort_key("Brown, A.H.")[0] == sort_key("Brown, A. H.")[0]


def test_a_word_with_points_in_it_is_one_word() -> None:
    assert in_order("Usov", "U.S.S.R.", "usual")


def test_particles_are_left_where_they_stand_ix_19() -> None:
    assert in_order("David", "de Gaulle, Charles", "Denikin", "Gaulle")
    assert in_order("Gagarin", "Gaulle", "Gauss")


def test_sort_as_takes_the_place_of_the_words_ix_02() -> None:
    assert sort_key("46, Platform of the", sort_as="Forty-Six") > sort_key("Forty")
    assert sort_key("de Gaulle, Charles", sort_as="Gaulle, Charles de") < sort_key("Gauss")
    assert sort_key("The Hague", sort_as="The Hague") > sort_key("Tashkent")


def test_headings_of_the_same_sort_as_differ_by_their_words() -> None:
    assert sort_key("x", sort_as="Same") != sort_key("y", sort_as="Same")


def test_scripts_follow_each_other_latin_greek_cyrillic() -> None:
    assert in_order("1905", "Zulu", "Ωμέγα", "Аксельрод")


@pytest.mark.parametrize(
    ("heading", "letter"),
    [
        ("abbe", "A"), ("Østergaard", "O"), ("Łódź", "L"), ("Žižka", "Z"), ("Æthelred", "A"), ("ßtrange", "S"),
        ("“Left” Opposition", "L"), ("The New Course", "N"), ("’t Hooft", "T"), ("þorn", "Z"), ("ʿAbduh", "A"),
        ("Ёлкин", "Е"), ("Йорданов", "Й"), ("Ґонта", "Г"), ("Їжак", "І"), ("Ελλάς", "Ε"), ("Ἀθῆναι", "Α"),
        ("1905", NUMBERS_AND_SYMBOLS), ("18th", NUMBERS_AND_SYMBOLS), ("…", NUMBERS_AND_SYMBOLS),
        ("", NUMBERS_AND_SYMBOLS),
    ],
)  # fmt: skip
def test_every_heading_has_a_letter(heading: str, letter: str) -> None:
    assert letter_of(heading) == letter


def test_the_letter_is_that_of_sort_as() -> None:
    assert letter_of("al-Tabari", sort_as="Tabari") == "T"


def test_fold_leaves_nothing_of_capitals_accents_and_the_shape_of_apostrophes() -> None:
    assert fold("Workers’ Élite") == fold("workers' elite")
    assert fold("Мой") != fold("Мои")
    assert fold("co-op") != fold("coop")


def test_the_order_is_total_and_the_same_from_any_start() -> None:
    keys = {heading: sort_key(heading) for heading in SAMPLE}
    for one, other in combinations(SAMPLE, 2):
        assert (keys[one] < keys[other]) is not (keys[other] < keys[one])
    expected = sorted(SAMPLE, key=sort_key)
    shuffled = list(SAMPLE)
    for seed in range(20):
        random.Random(seed).shuffle(shuffled)
        assert sorted(shuffled, key=sort_key) == expected


@pytest.mark.parametrize("method", ["word", "letter"])
@pytest.mark.parametrize("hyphen", ["space", "join"])
def test_any_text_can_be_compared_with_any_other(method: str, hyphen: str) -> None:
    choose = random.Random(17)
    alphabet = "aAéßЁй  ,,()--’'.12IVX…&中가אα\u0301\u00ad\u00a0"
    texts = ["".join(choose.choices(alphabet, k=choose.randint(0, 12))) for _ in range(300)]
    collation = Collation(method=method, hyphen=hyphen)  # type: ignore[arg-type]
    ordered = sorted(texts, key=lambda text: sort_key(text, collation))
    assert sorted(reversed(texts), key=lambda text: sort_key(text, collation)) == ordered
    assert all(letter_of(text, collation) for text in texts)


def test_headings_of_one_letter_stand_together() -> None:
    letters = [letter_of(heading) for heading in sorted(SAMPLE, key=sort_key)]
    assert len(set(letters)) == sum(letters[at] != letters[at - 1] for at in range(1, len(letters))) + 1


def test_keys_are_pickled_as_they_are() -> None:
    for heading in SAMPLE:
        key = sort_key(heading)
        assert pickle.loads(pickle.dumps(key)) == key
