"""Names that are undecided, strangers, and years that contradict the records: BIO-008, BIO-011 to BIO-013."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.mentions.checks import check_defaults
from book.source import Span
from tests.unit.mentions.searching import PEOPLE, checked, people, told


def test_a_name_that_several_people_share_bio_008() -> None:
    (one,) = checked("Smirnov came.\n\nSmirnov went, and Smirnov\nand I. N. Smirnov.")
    assert (one.code, one.line, one.column, one.severity) == ("BIO-008", 1, 1, "warning")
    assert one.message == "“Smirnov” could mean 2 people; also body/01.md, line 3"
    assert one.help is not None
    assert one.help.startswith(
        "Smirnov, Ivan Nikitich (ivan); Smirnov, Vladimir Mikhailovich (vladimir): write initials"
    )
    assert "person=ivan" in one.help
    assert "people: {Smirnov: ivan}" in one.help


def test_each_division_and_form_is_reported_by_itself_bio_008() -> None:
    assert told(checked("Smirnov and the Smirnovs", "x\n\nSmirnov")) == [
        ("BIO-008", 1, 1), ("BIO-008", 1, 17), ("BIO-008", 3, 1),
    ]  # fmt: skip


def test_a_name_that_is_decided_is_not_reported_bio_008() -> None:
    text = 'I. N. Smirnov, [Smirnov]{person=vladimir}, [Smirnov]{person=none}, [Smirnov]{ix="x"}, [Smirnov]{.title}'
    assert checked(text) == []
    assert checked("Smirnov", undecided=False) == []


def test_someone_who_shares_a_surname_bio_012() -> None:
    (one,) = checked("A. P. Smirnov.\n\nThen A. P. Smirnov")
    assert (one.code, one.line, one.severity) == ("BIO-012", 1, "info")
    other = "Smirnov, Ivan Nikitich or Smirnov, Vladimir Mikhailovich"
    assert one.message == f"“A. P. Smirnov” is taken for someone else than {other}; also body/01.md, line 3"
    assert told(checked("the Stalin-Suslov rations")) == [("BIO-012", 1, 5)]


def test_someone_marked_by_hand_is_no_stranger_bio_012() -> None:
    assert checked("[A. P. Smirnov]{person=none} and [Lev Trotsky]{person=trotsky}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Trotsky (1880–1940)", "Trotsky (1879–1941)", "Trotsky (1880-1940)", "Trotsky (1879–41)", "Trotsky (b. 1880)",
        "Trotsky (born 1880)", "Trotsky (d. 1941)", "Trotsky [1880–1940]", "Trotsky (26 October 1880 – 21 August 1940)",
        "Trotsky, 1880–1940, ", "[Trotsky]{person=trotsky} (1880–1940)", "Trotsky (1779–1940)",
    ],
)  # fmt: skip
def test_years_that_are_not_those_of_the_record_bio_011(text: str) -> None:
    (one,) = checked(text)
    assert (one.code, one.severity) == ("BIO-011", "warning")
    assert "the record 1879–1940" in one.message


@pytest.mark.parametrize(
    "text",
    [
        "Trotsky (1879–1940)", "Trotsky (1879–40)", "Trotsky (b. 1879)", "Trotsky (1930)", "Trotsky (1918–25)",
        "Trotsky (1879–)", "Trotsky, 1930", "Trotsky (see 1880–1940)", "Lenin (1880–1940)", "Smirnov (1880–1936)",
        "Trotsky (c. 1880–1940)", "Trotsky wrote (1880–1940)",
    ],
)  # fmt: skip
def test_years_that_agree_or_say_something_else_bio_011(text: str) -> None:
    assert "BIO-011" not in {one.code for one in checked(text)}


@pytest.mark.parametrize("born", ["c. 1879", "1879?", "1879/80", "18 [30] December 1878 [1879]", "?"])
def test_uncertain_dates_contradict_nothing_bio_011(born: str) -> None:
    records = people({"sort": "Trotsky, Leon", "id": "trotsky", "born": born, "died": "1940"})
    assert checked("Trotsky (1878–1940)", records=records) == []


def test_what_a_division_says_of_names_that_nobody_has_bio_013() -> None:
    def said(**people: str) -> list[str]:
        report = Report()
        check_defaults(people, {name: Span("book.yaml", 3, 5) for name in people}, PEOPLE, report)
        assert all((one.code, one.line, one.column, one.severity) == ("BIO-013", 3, 5, "error") for one in report)
        return [one.message for one in report]

    assert said(Smirnov="ivan", Lenin="none", Bronstein="trotsky") == []
    assert said(Smirnow="ivan") == ["“Smirnow” is the surname of nobody in people.yaml"]
    assert said(Smirnov="lenin") == ["“Smirnov” is no name of “lenin”"]
    assert said(Smirnov="smirnov") == ["“Smirnov” cannot be “smirnov”, who is not in people.yaml"]
