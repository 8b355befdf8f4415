"""ISBN and ISSN: their digits, their check digits, and what to say when they are wrong (MD-01, MD-05)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from book.manifest.faults import bad_value, fault, show

_HYPHENS = re.compile("[\u00ad\u2010-\u2015\u2212]")


def isbn_digits(isbn: str) -> str:
    """An ISBN without its hyphens and spaces, as codes and file names have it."""
    return re.sub(r"[\s-]", "", isbn)


def check_isbn(text: str) -> str:
    """An ISBN-13 as typed, with plain hyphens.

    Raises PydanticCustomError (a ValueError, MAN-007) for a wrong length, prefix or check digit, and for an ISBN-10.
    """
    typed = _HYPHENS.sub("-", text)
    typed = re.sub(r"^(?:urn:)?isbn(?:-13)?:?\s*", "", typed, flags=re.IGNORECASE)
    digits = isbn_digits(typed).upper()
    if re.fullmatch("[0-9]{9}[0-9X]", digits):
        stem = "978" + digits[:9]
        raise fault(
            "MAN-007",
            isbn=text,
            problem="is a number of the old kind, with ten digits",
            help=f"books have thirteen digits since 2007: {stem}{_isbn_check_digit(stem)}, if this number is right",
        )
    if not re.fullmatch("[0-9]+", digits):
        raise fault(
            "MAN-007", isbn=text, problem="is not a number", help="write thirteen digits, with or without hyphens"
        )
    if len(digits) != 13:
        raise fault("MAN-007", isbn=text, problem=f"has {len(digits)} digits", help="an ISBN has thirteen digits")
    if not digits.startswith(("978", "979")):
        raise fault(
            "MAN-007", isbn=text, problem="begins with neither 978 nor 979", help="compare it with the assignment"
        )
    expected = _isbn_check_digit(digits[:12])
    if digits[12] != expected:
        raise fault(
            "MAN-007",
            isbn=text,
            problem="has a wrong check digit",
            help=f"a digit is mistyped, or two have changed places; after {digits[:12]} the last digit is {expected}",
        )
    return typed


def check_issn(text: str) -> str:
    """An ISSN in its printed form, `1234-5679`. Raises PydanticCustomError (a ValueError) for anything else."""
    digits = isbn_digits(_HYPHENS.sub("-", text)).upper().removeprefix("ISSN")
    if not re.fullmatch("[0-9]{7}[0-9X]", digits):
        raise bad_value(f"{show(text)} is not an ISSN", "an ISSN has eight digits: 1234-5679")
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    expected = "0123456789X"[-total % 11]
    if digits[7] != expected:
        raise bad_value(
            f"the ISSN {show(text)} has a wrong check digit", "a digit is mistyped, or two have changed places"
        )
    return f"{digits[:4]}-{digits[4:]}"


def _isbn_check_digit(twelve: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


IsbnText = Annotated[
    str,
    AfterValidator(check_isbn),
    Field(json_schema_extra={"type": ["string", "integer"], "examples": ["978-1-4028-9462-6", "9781402894626"]}),
]
"""An ISBN-13 in book.yaml, with or without hyphens, in quotation marks or not."""

IssnText = Annotated[str, AfterValidator(check_issn), Field(json_schema_extra={"examples": ["0317-8471"]})]
"""An ISSN in book.yaml."""
