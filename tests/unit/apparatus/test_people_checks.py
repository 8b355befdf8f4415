"""What is reported of people: BIO-001 to BIO-007 and BIO-015 to BIO-017, each with the nearest case that is fine."""

from __future__ import annotations

import pytest

from book.apparatus.marks import Mark
from book.apparatus.people_checks import check_people
from book.diagnostics import Report, Severity
from book.manifest.records import PersonRecord
from tests.unit.apparatus.builders import codes, ix, messages, paragraph, person


def record(sort: str, **more: object) -> PersonRecord:
    return PersonRecord.model_validate({"sort": sort, **more})


def reported(*records: PersonRecord, marks: tuple[Mark, ...] | None = None) -> list[str]:
    """The codes, where everyone is mentioned unless marks are given."""
    report = Report()
    check_people(records, tuple(person(one.id) for one in records) if marks is None else marks, report)
    return codes(report)


def test_a_mark_that_names_nobody_on_record_bio_001() -> None:
    report = Report()
    mark = person("smirnof")
    check_people((record("Smirnov, Ivan", id="smirnov"),), (person("smirnov"), mark), report)
    assert [(one.code, one.line, one.severity) for one in report] == [("BIO-001", mark.span.line, Severity.ERROR)]
    assert reported(record("Smirnov, Ivan", id="smirnov"), marks=(person("smirnov"), person("none"))) == []


def test_a_record_that_no_mark_names_bio_002() -> None:
    smirnov = record("Smirnov, Ivan", id="smirnov")
    report = Report()
    check_people((smirnov,), (), report)
    assert messages(report, "BIO-002") == ["nothing in the book names “Smirnov, Ivan”"]
    assert reported(smirnov, marks=(person("smirnov"),)) == []
    assert reported(smirnov, marks=(ix("Smirnov, Ivan", "arrest of"),)) == []
    assert reported(smirnov, marks=(ix("Smirnov"),)) == ["BIO-002"]


def test_a_mention_under_another_name_is_a_mention_bio_002() -> None:
    both = (record("Trotsky, Leon", id="trotsky"), record("Bronstein, Lev", id="bronstein", see="trotsky"))
    assert reported(*both, marks=(person("bronstein"),)) == []
    assert reported(*both, marks=(person("trotsky"),)) == []
    assert reported(*both, marks=()) == ["BIO-002"]


@pytest.mark.parametrize("second", ["Smirnov, Ivan", "smirnov, ivan"])
def test_two_people_of_one_sort_form_bio_003(second: str) -> None:
    assert reported(record("Smirnov, Ivan", id="one"), record(second, id="two")) == ["BIO-003"]


def test_a_qualifier_tells_people_apart_bio_003_ix_23() -> None:
    assert reported(record("Smirnov, Ivan", id="one"), record("Smirnov, Ivan (historian)", id="two")) == []


@pytest.mark.parametrize(
    ("born", "died", "expected"), [("1820", "1931", ["BIO-004"]), ("1820", "1930", []), ("?", "1930", [])]
)
def test_a_life_that_is_too_long_bio_004(born: str, died: str, expected: list[str]) -> None:
    assert reported(record("Smirnov, Ivan", born=born, died=died)) == expected


@pytest.mark.parametrize("key", ["born", "died", "dates"])
def test_dual_years_that_do_not_follow_each_other_bio_005(key: str) -> None:
    assert reported(record("Smirnov, Ivan", **{key: "1648/50"})) == ["BIO-005"]
    assert reported(record("Smirnov, Ivan", **{key: "1648/9"})) == []


def test_another_name_with_a_particle_bio_006_ix_19() -> None:
    assert reported(record("X", birth_name="Charles de Gaulle")) == ["BIO-006"]
    assert reported(record("X", pseudonyms=["Ludwig van Beethoven"])) == ["BIO-006"]
    assert reported(record("X", birth_name="Gaulle, Charles de", pseudonyms=["Lev Bronstein", "koba"])) == []


def test_a_reference_onward_or_in_a_circle_bio_007() -> None:
    chain = (record("A"), record("B", see="a"), record("C", see="b"))
    report = Report()
    check_people(chain, tuple(person(one.id) for one in chain), report)
    assert messages(report, "BIO-007") == ["C: see refers to “B”, who refers to “a”"]
    assert reported(record("A", see="b"), record("B", see="a")) == ["BIO-007", "BIO-007"]
    assert reported(record("A"), record("B", see="a"), record("C", see="a")) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"born": "1600", "dates": "fl. 1590"}, ["BIO-015"]),
        ({"died": "1600", "dates": "fl. c. 1590–1610"}, ["BIO-015"]),
        ({"born": "1580", "died": "1640", "dates": "(fl. 1600-1630)"}, []),
        ({"dates": "fl. 1590"}, []),
        ({"born": "1600", "dates": "r. 1590"}, []),
    ],
)
def test_a_floruit_outside_the_life_bio_015_bn_02(more: dict[str, str], expected: list[str]) -> None:
    assert reported(record("Smirnov, Ivan", **more)) == expected


def test_two_ways_of_saying_about_bio_016_bn_02() -> None:
    report = Report()
    births = {"A": "c. 1600", "B": "c. 1601", "C": "ca. 1602"}
    people = [record(f"{name}, X", born=born) for name, born in births.items()]
    check_people(people, [person(one.id) for one in people], report)
    assert [(one.code, one.severity) for one in report] == [("BIO-016", Severity.INFO)]
    assert messages(report, "BIO-016") == ["“ca.” stands in the dates of C, X, and “c.” in those of A, X"]
    assert reported(people[0], people[1]) == []


@pytest.mark.parametrize(("length", "expected"), [(5001, ["BIO-017"]), (5000, [])])
def test_a_note_too_long_to_be_shown_over_the_text_bio_017_nt_18(length: int, expected: list[str]) -> None:
    report = Report()
    smirnov = record("Smirnov, Ivan", id="smirnov")
    check_people((smirnov,), (person("smirnov"),), report, notes={"smirnov": (paragraph("x" * length),)})
    assert codes(report) == expected
