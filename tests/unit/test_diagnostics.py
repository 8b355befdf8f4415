"""Findings: recorded, ordered, counted, allowed, and printed in three ways."""

from __future__ import annotations

import json

import pytest

from book.diagnostics import BookStopped, Diagnostic, Report, Severity, format_github, format_json, format_text
from book.source import Span


def found(**changes: object) -> Diagnostic:
    """A finding with some of its fields changed."""
    fields: dict[str, object] = {
        "file": "body/01.md",
        "line": 3,
        "column": 5,
        "code": "IMG-001",
        "severity": Severity.ERROR,
        "message": "no such image: images/a.png",
        "help": "put it in images/a.png",
    }
    return Diagnostic(**{**fields, **changes})  # type: ignore[arg-type]


def test_the_facts_fill_the_words_of_the_code() -> None:
    report = Report()
    report.add("STR-003", Span("body/01.md", 7, 1), level=4, above=2, expected=3)
    (one,) = report
    assert (one.message, one.help) == ("a level-4 heading under level 2", "use level 3")
    assert (one.file, one.line, one.column, one.severity) == ("body/01.md", 7, 1, Severity.ERROR)


def test_an_unknown_code_and_a_missing_fact_are_bugs() -> None:
    report = Report()
    with pytest.raises(KeyError):
        report.add("XXX-001", Span("a.md", 1))
    with pytest.raises(KeyError):
        report.add("STR-003", Span("a.md", 1), level=4)
    assert not list(report)


def test_findings_come_in_the_order_of_their_places_whatever_was_found_first() -> None:
    report = Report()
    report.add_all(
        [
            found(file="body/02.md", line=1),
            found(line=10),
            found(line=9, column=8),
            found(line=9, column=None),
            found(line=9, column=8, code="IMG-000"),
            found(line=0, column=None),
        ]
    )
    places = [(one.file, one.line, one.column, one.code) for one in report]
    assert places == [
        ("body/01.md", 0, None, "IMG-001"),
        ("body/01.md", 9, None, "IMG-001"),
        ("body/01.md", 9, 8, "IMG-000"),
        ("body/01.md", 9, 8, "IMG-001"),
        ("body/01.md", 10, 5, "IMG-001"),
        ("body/02.md", 1, 5, "IMG-001"),
    ]


def test_the_same_finding_twice_is_one() -> None:
    report = Report()
    report.add_all([found(), found()])
    assert len(list(report)) == report.count(Severity.ERROR) == 1


def test_strict_makes_errors_of_warnings_and_leaves_the_rest() -> None:
    report = Report(strict=True)
    report.add_all([found(severity=severity) for severity in (Severity.WARNING, Severity.INFO)])
    assert (report.count(Severity.ERROR), report.count(Severity.WARNING), report.count(Severity.INFO)) == (1, 0, 1)


def test_only_errors_stop_the_build() -> None:
    report = Report()
    report.add_all([found(severity=Severity.WARNING), found(severity=Severity.INFO)])
    report.stop_if_errors()
    report.add_all([found()])
    with pytest.raises(BookStopped):
        report.stop_if_errors()


def test_an_allowed_finding_is_gone_and_stops_nothing() -> None:
    report = Report()
    report.add_all([found(), found(line=4)])
    report.allow([found()])
    assert [one.line for one in report] == [4]
    report.allow([found(line=4)])
    report.stop_if_errors()


def text_of(excerpt: str, column: int | None = 5, **changes: object) -> list[str]:
    return format_text(found(column=column, **changes), lambda file, number: excerpt).split("\n")


def test_text_shows_place_code_line_and_help() -> None:
    assert text_of("See ![](images/a.png)") == [
        "body/01.md:3:5: error[IMG-001]: no such image: images/a.png",
        "    3 | See ![](images/a.png)",
        "      |     ^",
        "  help: put it in images/a.png",
    ]


def test_text_without_a_line_a_column_or_help() -> None:
    assert text_of("x", line=0, column=None, help=None) == ["body/01.md: error[IMG-001]: no such image: images/a.png"]
    assert text_of("words", column=None, help=None)[1:] == ["    3 | words"]
    assert format_text(found(help=None), lambda file, number: None) == (
        "body/01.md:3:5: error[IMG-001]: no such image: images/a.png"
    )


@pytest.mark.parametrize("column", [1, 60, 150, 230, 300])
def test_a_long_line_is_cut_round_the_column(column: int) -> None:
    line = "".join(chr(0x4E00 + number) for number in range(300))
    _, shown, caret, _ = text_of(line, column)
    assert len(shown) <= len("    3 | … ") + 100 + len(" …")
    assert shown[caret.index("^")] == line[column - 1]
    assert shown.startswith("    3 | … ") == (line[0] not in shown)
    assert shown.endswith(" …") == (line[-1] not in shown)


def test_a_tab_is_one_column_wide_so_that_the_caret_stands_under_its_letter() -> None:
    _, shown, caret, _ = text_of("\ta\tword", 4)
    assert shown[caret.index("^")] == "w"


def test_a_column_behind_the_end_of_the_line_points_at_its_end() -> None:
    _, shown, caret, _ = text_of("short", 99)
    assert caret.index("^") == len(shown)


def test_json_is_one_line_with_every_field() -> None:
    line = format_json(found(message="“да”"))
    assert "\n" not in line
    assert "“да”" in line
    assert json.loads(line) == {
        "file": "body/01.md",
        "line": 3,
        "column": 5,
        "code": "IMG-001",
        "severity": "error",
        "message": "“да”",
        "help": "put it in images/a.png",
    }


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_github_names_the_place_and_the_level(severity: Severity, level: str) -> None:
    assert format_github(found(severity=severity), "books/one/") == (
        f"::{level} file=books/one/body/01.md,line=3,col=5,title=IMG-001::"
        "no such image: images/a.png%0Aput it in images/a.png"
    )


def test_github_without_a_line() -> None:
    line = format_github(found(line=0, column=None, help=None))
    assert line == "::error file=body/01.md,title=IMG-001::no such image: images/a.png"


def test_nothing_in_a_finding_can_begin_another_workflow_command() -> None:
    line = format_github(found(file="a,line=9::b\n::error ::x.md", message="100%\r\n::error ::x", help=None))
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=a%2Cline=9%3A%3Ab%0A%3A%3Aerror %3A%3Ax.md,line=3,")
    assert line.endswith("::100%25%0D%0A::error ::x")
