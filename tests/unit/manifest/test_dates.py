from __future__ import annotations

import pytest

from book.manifest.dates import check_date, year_of


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("1890", 1890),
        ("11 June 1890", 1890),
        ("June 11, 1890", 1890),
        ("c. 1890", 1890),
        ("30 May [11 June] 1888", 1888),
        ("24 December 1879 [5 January 1880]", 1879),
        ("1648/9", 1648),
        ("1 September 1938, Moscow", 1938),
        ("11 июня 1890", 1890),
        ("384 BC", -384),
        ("44 B.C.E.", -44),
        ("AD 98", 98),
        ("98 CE", 98),
        ("1890-06-11", 1890),
        ("?", None),
    ],
)
def test_dates_are_kept_as_typed_and_their_year_is_known(date: str, year: int | None) -> None:
    assert check_date(date) == date
    assert year_of(date) == year


@pytest.mark.parametrize("date", ["June", "unknown", "11 June", "90"])
def test_a_date_without_a_year_is_refused(date: str) -> None:
    with pytest.raises(ValueError, match="MAN-004"):
        check_date(date)


@pytest.mark.parametrize("date", ["1890-1937", "1890–1937", "c. 1890 – c. 1937"])
def test_a_whole_life_is_not_a_date(date: str) -> None:
    with pytest.raises(ValueError, match="MAN-004"):
        check_date(date)
