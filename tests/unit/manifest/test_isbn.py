from __future__ import annotations

import pytest

from book.manifest.isbn import check_isbn, check_issn, isbn_digits


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("978-1-4028-9462-6", "978-1-4028-9462-6"),
        ("9781402894626", "9781402894626"),
        ("978 1 4028 9462 6", "978 1 4028 9462 6"),
        ("978\u20111\u20114028\u20119462\u20116", "978-1-4028-9462-6"),
        ("ISBN 979-10-90636-07-1", "979-10-90636-07-1"),
    ],
)
def test_hyphens_are_kept_as_typed(typed: str, kept: str) -> None:
    assert check_isbn(typed) == kept
    assert len(isbn_digits(kept)) == 13


@pytest.mark.parametrize(
    ("typed", "problem", "help_"),
    [
        ("978-1-4028-9462-7", "has a wrong check digit", "the last digit is 6"),
        ("978-1-4028-9642-6", "has a wrong check digit", "changed places"),
        ("978-1-4028-946-6", "has 12 digits", "thirteen"),
        ("1-4028-9462-7", "is a number of the old kind, with ten digits", "9781402894626"),
        ("0-8044-2957-X", "is a number of the old kind, with ten digits", "9780804429573"),
        ("977-1-4028-9462-6", "begins with neither 978 nor 979", "assignment"),
        ("pending", "is not a number", "thirteen"),
        ("٩٧٨١٤٠٢٨٩٤٦٢٦", "is not a number", "thirteen"),
    ],
)
def test_a_wrong_isbn_is_refused_with_what_is_wrong(typed: str, problem: str, help_: str) -> None:
    with pytest.raises(ValueError, match="MAN-007") as raised:
        check_isbn(typed)
    context = raised.value.context  # type: ignore[attr-defined]
    assert context["problem"] == problem
    assert help_ in context["help"]


def test_an_issn_is_printed_with_its_hyphen() -> None:
    assert check_issn("ISSN 03178471") == check_issn("0317-8471") == "0317-8471"
    assert check_issn("2434-561x") == "2434-561X"


@pytest.mark.parametrize("typed", ["0317-8472", "0317-847", "none"])
def test_a_wrong_issn_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="MAN-004"):
        check_issn(typed)
