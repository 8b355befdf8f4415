"""Lengths and sizes written as people write them: `6in x 9in`, `152mm`, `10.5pt`.

Comes in: a string of book.yaml. Goes out: a Length or a TrimSize in points. pydantic validates both from strings, and
their JSON Schema is a string with a pattern.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from book.manifest.faults import bad_value, show

_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pt": 1.0, "pc": 12.0}
_NUMBER = r"(?:[0-9]{1,5}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})"
_UNIT = "mm|cm|in|pt|pc"
_LENGTH_PATTERN = rf"^\s*{_NUMBER}\s*(?:{_UNIT})\s*$"
_TRIM_PATTERN = rf"^\s*{_NUMBER}\s*(?:{_UNIT})?\s*[x×]\s*{_NUMBER}\s*(?:{_UNIT})\s*$"
_QUANTITY = re.compile(rf"(?P<number>[+-]?{_NUMBER})\s*(?P<unit>[^\s0-9]*)")
_UNITS_HELP = "lengths are in mm, cm, in, pt or pc: 152mm, 6in, 10.5pt"
_SMALLEST, _LARGEST = 144.0, 1728.0  # 2 in and 24 in: no press prints or binds beyond


@dataclass(frozen=True, slots=True)
class Length:
    """A length, kept in points (1/72 in)."""

    points: float

    def __str__(self) -> str:
        return f"{_decimal(self.points)}pt"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else parse_length(value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": _LENGTH_PATTERN, "examples": ["152mm", "6in", "10.5pt", "1.2cm", "1pc"]}


@dataclass(frozen=True, slots=True)
class TrimSize:
    """The size of the finished page, in points."""

    width: float
    height: float

    def __str__(self) -> str:
        return f"{_decimal(self.width)}pt x {_decimal(self.height)}pt"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            lambda value: value if isinstance(value, cls) else parse_trim_size(value),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": _TRIM_PATTERN, "examples": ["6in x 9in", "152 x 229 mm", "6×9in"]}


def parse_length(value: object) -> Length:
    """A length from its text, such as `10.5pt`; spaces and capitals do not matter.

    Raises PydanticCustomError (a ValueError) for a number without a unit, a negative length, or anything else.
    """
    if not isinstance(value, str | int | float):
        raise bad_value(f"{show(value)} stands where a length is expected", _UNITS_HELP)
    return Length(_to_points(str(value), None))


def parse_trim_size(value: object) -> TrimSize:
    """The width and height of the page from `6in x 9in`, or `152 x 229 mm` with one unit for both.

    Raises PydanticCustomError (a ValueError) as `parse_length` does, and for sides under 2 in or over 24 in.
    """
    sides = re.split(r"[x×]", value.lower()) if isinstance(value, str) else []
    if len(sides) != 2:
        raise bad_value(f"{show(value)} is not the size of a page", "write width x height: 6in x 9in, 152 x 229 mm")
    shared = re.search(rf"({_UNIT})\s*$", sides[1])
    if not re.search("[a-z]", "".join(sides)):
        width_typed, height_typed = (side.strip() for side in sides)
        problem = f"{show(value)} has no unit"
        raise bad_value(problem, f"write {width_typed}in x {height_typed}in, or {width_typed}mm x {height_typed}mm")
    width = _to_points(sides[0], shared.group(1) if shared else None)
    height = _to_points(sides[1], None)
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise bad_value(f"{show(value)} is not the size of a book", "each side is from 2in to 24in (51mm to 610mm)")
    return TrimSize(width, height)


def _to_points(text: str, unit_if_none: str | None) -> float:
    """The points of one quantity, in `unit_if_none` where it names no unit."""
    typed = text.strip()
    if re.fullmatch(r"[0-9]+,[0-9]+\s*\w*", typed):
        raise bad_value(f"{show(typed)} has a comma for the decimal point", f"write {typed.replace(',', '.')}")
    quantity = _QUANTITY.fullmatch(typed)
    if quantity is None:
        raise bad_value(f"{show(typed)} is not a length", _UNITS_HELP)
    number, unit = quantity["number"], quantity["unit"].lower() or unit_if_none
    if unit is None:
        raise bad_value(f"{show(typed)} has no unit", f"write {typed}mm, {typed}in or {typed}pt, whichever you mean")
    if unit not in _POINTS:
        raise bad_value(f"{show(quantity['unit'])} is not a unit of print", _UNITS_HELP)
    if number.startswith("-"):
        raise bad_value(f"{show(typed)} is less than nothing", "write a length of 0mm or more")
    return float(number) * _POINTS[unit]


def _decimal(points: float) -> str:
    """Points with at most four decimals, the same on every machine."""
    return f"{points:.4f}".rstrip("0").rstrip(".")
