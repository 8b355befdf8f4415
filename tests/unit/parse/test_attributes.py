"""Reading `{#id .class key=value}`."""

from __future__ import annotations

import pytest

from book.parse.attributes import Attributes, Malformed, is_identifier, read_attributes


def read_all(text: str) -> Attributes:
    read = read_attributes(text, 0)
    assert not isinstance(read, Malformed)
    assert read[1] == len(text)
    return read[0]


def test_ids_classes_and_pairs_are_read_in_any_order() -> None:
    read = read_all('{.title lang=ru #capital ix="Marx, Karl!Capital"}')
    assert read == Attributes("capital", ("title",), (("lang", "ru"), ("ix", "Marx, Karl!Capital")))


def test_white_space_inside_the_braces_does_not_count() -> None:
    assert read_all("{  .title \n .foreign }").classes == ("title", "foreign")


def test_a_line_end_in_a_value_is_a_space() -> None:
    assert read_all('{alt="one\ntwo"}').get("alt") == "one two"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"say \\"yes\\""', 'say "yes"'),
        ('"a \\\\ b"', "a \\ b"),
        ('"Q&amp;A"', "Q&A"),
        ('"AT&T"', "AT&T"),
        ('"{x} and [y]"', "{x} and [y]"),
        ('""', ""),
        ("60%", "60%"),
        ("a!b;c", "a!b;c"),
    ],
)
def test_values_lose_their_escapes_and_entities(written: str, value: str) -> None:
    assert read_all(f"{{key={written}}}").get("key") == value


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{}", 0),
        ("{ }", 0),
        ("{title}", 1),
        ("{.1}", 1),
        ("{#a #b}", 4),
        ("{.a .a}", 4),
        ("{a=1 a=2}", 5),
        ("{a=}", 1),
        ('{a="b}', 1),
        ('{a=" b"}', 1),
        ('{a="b\\c"}', 1),
        ("{a='b'}", 1),
        ('{a="[b"}', 1),
        ("{.a.b}", 1),
        ("{=html}", 1),
        ("{-}", 1),
        ("{.a", 1),
    ],
)
def test_what_makes_no_sense_is_malformed_where_it_stops_to(text: str, at: int) -> None:
    read = read_attributes(text, 0)
    assert isinstance(read, Malformed)
    assert read.at == at


def test_reading_goes_on_behind_the_brace_on_the_same_line() -> None:
    read = read_attributes("a {b} c", 2)
    assert isinstance(read, Malformed)
    assert read.end == 5


def test_reading_goes_on_behind_the_opening_brace_where_none_closes() -> None:
    read = read_attributes("a {b\n} c", 2)
    assert isinstance(read, Malformed)
    assert read.end == 3


def test_every_part_knows_its_distance_from_the_brace() -> None:
    read = read_attributes("[x]{.a #b c=d}", 3)
    assert not isinstance(read, Malformed)
    assert read[0].at == {".a": 1, "#": 4, "c": 7}


def test_the_words_of_a_value_have_single_spaces() -> None:
    assert read_all('{alt="a \n  b "}').words("alt") == "a b"
    assert read_all('{alt=""}').words("alt") is None


@pytest.mark.parametrize("text", ["a", "fig-1", "who-signed", "a1-b2"])
def test_lower_case_words_with_single_hyphens_are_identifiers(text: str) -> None:
    assert is_identifier(text)


@pytest.mark.parametrize("text", ["", "A", "1a", "a--b", "a-", "-a", "a_b", "ж", "a.b", "a b"])
def test_other_words_are_no_identifiers(text: str) -> None:
    assert not is_identifier(text)
