from __future__ import annotations

import re

import pytest
from pydantic import BaseModel, TypeAdapter

from book.manifest.units import Length, TrimSize, parse_length, parse_trim_size


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("6in", 432.0),
        ("152.4mm", 432.0),
        ("1.27cm", 36.0),
        ("10.5pt", 10.5),
        ("1pc", 12.0),
        (".5in", 36.0),
        (" 10 PT ", 10.0),
        ("0mm", 0.0),
    ],
)
def test_a_length_is_kept_in_points(text: str, points: float) -> None:
    assert parse_length(text).points == pytest.approx(points)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12", "“12” has no unit"),
        ("0", "“0” has no unit"),
        ("10px", "“px” is not a unit of print"),
        ("-3mm", "“-3mm” is less than nothing"),
        ("10,5pt", "“10,5pt” has a comma for the decimal point"),
        ("wide", "“wide” is not a length"),
        ("", "“” is not a length"),
        ("1e9in", "“1e9in” is not a length"),
    ],
)
def test_what_is_no_length_is_refused_in_plain_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match="MAN-004") as raised:
        parse_length(text)
    assert raised.value.context["problem"] == words  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["6in x 9in", "6×9in", "6 x 9 in", "6inx9in", "152.4 x 228.6 mm", "6in X 228.6mm"])
def test_a_trim_size_may_name_its_unit_once_or_twice(text: str) -> None:
    size = parse_trim_size(text)
    assert [size.width, size.height] == pytest.approx([432.0, 648.0])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6 x 9", "“6 x 9” has no unit"),
        ("6in x 9", "“9” has no unit"),
        ("6in", "“6in” is not the size of a page"),
        ("6in x 9in x 1in", "“6in x 9in x 1in” is not the size of a page"),
        ("6mm x 9mm", "“6mm x 9mm” is not the size of a book"),
        ("6in x 99in", "“6in x 99in” is not the size of a book"),
    ],
)
def test_what_is_no_trim_size_is_refused_in_plain_words(text: str, words: str) -> None:
    with pytest.raises(ValueError, match="MAN-004") as raised:
        parse_trim_size(text)
    assert raised.value.context["problem"] == words  # type: ignore[attr-defined]


class _Page(BaseModel):
    trim: TrimSize
    bleed: Length


def test_pydantic_validates_both_from_strings_and_takes_the_values_themselves() -> None:
    page = _Page.model_validate({"trim": "6in x 9in", "bleed": "3mm"})
    assert page == _Page(trim=TrimSize(432.0, 648.0), bleed=parse_length("3mm"))


def test_a_number_is_refused_as_a_length_without_a_unit() -> None:
    with pytest.raises(ValueError, match="MAN-004"):
        TypeAdapter(Length).validate_python(3)


def test_the_json_schema_is_a_string_with_a_pattern_and_examples_that_match_it() -> None:
    for kind in (Length, TrimSize):
        schema = TypeAdapter(kind).json_schema()
        assert schema["type"] == "string"
        assert schema["examples"]
        assert all(re.search(schema["pattern"], example) for example in schema["examples"])
        assert not re.search(schema["pattern"], "6 x 9" if kind is TrimSize else "6")


def test_both_are_written_in_points() -> None:
    assert str(parse_length("152mm")) == "430.8661pt"
    assert str(parse_trim_size("6in x 9in")) == "432pt x 648pt"
