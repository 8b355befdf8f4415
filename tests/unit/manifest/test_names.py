from __future__ import annotations

import pytest

from book.manifest.names import display_form, is_sort_form_doubtful, sort_form


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Zorya Serebriakova", "Serebriakova, Zorya"),
        ("Vadim Z. Rogovin", "Rogovin, Vadim Z."),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr."),
        ("Martin Luther King Jr.", "King, Martin Luther, Jr."),
        ("Émile Zola", "Zola, Émile"),
        ("Plato", "Plato"),
        ("Trotsky, Leon", "Trotsky, Leon"),
        ("Лев Троцкий", "Лев Троцкий"),
        ("Henry VIII", "VIII, Henry"),
    ],
)
def test_the_last_word_of_a_latin_name_is_filed_first(name: str, filed: str) -> None:
    assert sort_form(name) == filed


@pytest.mark.parametrize(
    ("filed", "name"),
    [
        ("Smirnov, Ivan Nikitich", "Ivan Nikitich Smirnov"),
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("Plato", "Plato"),
        ("Троцкий, Лев", "Лев Троцкий"),
        ("Lenin,", "Lenin"),
    ],
)
def test_what_follows_the_comma_is_printed_first(filed: str, name: str) -> None:
    assert display_form(filed) == name


@pytest.mark.parametrize(
    "name", ["Ludwig van Beethoven", "Simone de Beauvoir", "The Jura Federation", "Institute of Work"]
)
def test_particles_and_bodies_are_doubtful(name: str) -> None:
    assert is_sort_form_doubtful(name)


@pytest.mark.parametrize("name", ["Ada Lind", "plato", "Theodor Adorno", "Лев фон Троцкий"])
def test_plain_names_are_not(name: str) -> None:
    assert not is_sort_form_doubtful(name)
