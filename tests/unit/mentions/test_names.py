"""The names of a record, divided into surname and forenames."""

from __future__ import annotations

import pytest

from book.mentions.names import Name, Spelling, agrees, names_of, normalize
from tests.unit.mentions.searching import people


def divided(**record: object) -> list[tuple[str, tuple[str, ...]]]:
    return [(name.surname, name.forenames) for name in names_of(people(record))]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"sort": "Smirnov, Ivan Nikitich"}, [("Smirnov", ("Ivan", "Nikitich"))]),
        ({"sort": "Smirnov, I.N."}, [("Smirnov", ("I.", "N."))]),
        ({"sort": "Smirnov, Ivan (historian)"}, [("Smirnov", ("Ivan",))]),
        ({"sort": "Brown, A. H., Jr."}, [("Brown", ("A.", "H."))]),
        ({"sort": "Gaulle, Charles de"}, [("de Gaulle", ("Charles",)), ("Gaulle", ("Charles",))]),
        ({"sort": "Humboldt, Alexander von"}, [("von Humboldt", ("Alexander",)), ("Humboldt", ("Alexander",))]),
        ({"sort": "Nicholas II"}, [("Nicholas II", ())]),
        ({"sort": "Lenin"}, [("Lenin", ())]),
        ({"sort": "Great, Catherine the", "display": "Catherine the Great"}, [
            ("the Great", ("Catherine",)), ("Great", ("Catherine",))]),
        ({"sort": "Catherine II", "display": "Catherine the Great"}, [
            ("Catherine II", ()), ("Catherine the Great", ())]),
        ({"sort": "Trotsky, Leon", "display": "Lev Trotsky"}, [("Trotsky", ("Leon",)), ("Trotsky", ("Lev",))]),
        ({"sort": "Ulyanov, Vladimir", "display": "Lenin"}, [("Ulyanov", ("Vladimir",)), ("Lenin", ())]),
        ({"sort": "Ulyanov, Vladimir", "display": "V. I. Lenin"}, [
            ("Ulyanov", ("Vladimir",)), ("Lenin", ("V.", "I."))]),
        ({"sort": "Osinsky, N.", "variants": {"accepted": ["Obolensky"]}}, [
            ("Osinsky", ("N.",)), ("Obolensky", ("N.",))]),
        ({"sort": "Li, X", "pseudonyms": ["X", "Pen"]}, [("Li", ("X",)), ("Pen", ())]),
        ({"sort": "Roux, X", "pseudonyms": ["Jean le Bon"]}, [("Roux", ("X",)), ("Jean le Bon", ())]),
    ],
)  # fmt: skip
def test_names_are_divided_where_their_record_divides_them(
    record: dict[str, object], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert divided(**record) == expected


def test_names_say_where_they_come_from() -> None:
    names = names_of(
        people(
            {
                "sort": "Kamenev, Lev", "id": "kamenev", "birth-name": "Rozenfeld",
                "variants": {"accepted": ["Kamenew"], "correct": ["Kameneff"]},
            },
            {"sort": "Rosenfeld, Lev", "see": "kamenev"},
            {"sort": "White, Stephen", "id": "white", "mentions": "marked", "variants": {"correct": ["Whyte"]}},
        )
    )  # fmt: skip
    assert [(name.surname, name.person, name.spelling, name.other, name.searched) for name in names] == [
        ("Kamenev", "kamenev", Spelling.USUAL, False, True),
        ("Kamenew", "kamenev", Spelling.ACCEPTED, False, True),
        ("Rozenfeld", "kamenev", Spelling.USUAL, True, True),
        ("Kameneff", "kamenev", Spelling.WRONG, False, True),
        ("Rosenfeld", "kamenev", Spelling.USUAL, False, True),
        ("Whyte", "white", Spelling.WRONG, False, False),
    ]


@pytest.mark.parametrize(
    ("said", "forenames", "right"),
    [
        (["I."], ["Ivan", "Nikitich"], True), (["I.", "N."], ["Ivan", "Nikitich"], True),
        (["Ivan", "N."], ["Ivan", "Nikitich"], True), (["N."], ["Ivan", "Nikitich"], False),
        (["I.", "P."], ["Ivan", "Nikitich"], False), (["I.", "P."], ["Ivan"], True), (["Nikolai"], ["N."], True),
        (["V.", "I."], [], True), (["Yu."], ["Iurii"], True), (["Ye."], ["Evgeny"], True),
        (["Yevgenii"], ["Evgeny"], True),
        (["Lev"], ["Leon"], False), (["Ивана"], ["Иван"], True), (["IVAN"], ["Ivan"], True),
    ],
)  # fmt: skip
def test_forenames_agree_as_far_as_both_go(said: list[str], forenames: list[str], right: bool) -> None:
    assert agrees(said, Name(person="x", surname="X", forenames=tuple(forenames))) is right


def test_words_are_compared_without_regard_to_how_marks_were_typed() -> None:
    assert normalize("O’Brien\u00a0 Zino\u0301viev \u2011") == "O'Brien Zinóviev -"
