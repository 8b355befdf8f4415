"""Findings that the editor lets pass, and entries that let nothing pass."""

from __future__ import annotations

from book.diagnostics import Diagnostic, Report, Severity
from book.lint.suppressions import allow_findings, report_unmatched
from book.manifest.schema import Lint
from book.source import Span


def found(code: str = "NTE-009", file: str = "body/01.md", line: int = 3, message: str = "x") -> Diagnostic:
    return Diagnostic(file=file, line=line, column=1, code=code, severity=Severity.WARNING, message=message, help=None)


def allowing(*entries: dict[str, object]) -> Lint:
    return Lint.model_validate(
        {"allow": [{"code": "NTE-009", "file": "body/01.md", "reason": "so", **one} for one in entries]}
    )


def left_of(lint: Lint, *findings: Diagnostic) -> tuple[list[Diagnostic], frozenset[int]]:
    report = Report()
    report.add_all(findings)
    matched = allow_findings(lint, report)
    return list(report), matched


def test_a_finding_is_let_pass_by_code_file_and_line() -> None:
    kept = [found(code="NTE-008"), found(file="body/02.md"), found(line=4)]
    left, matched = left_of(allowing({"line": 3}), found(), found(message="y"), *kept)
    assert left == sorted(kept, key=lambda one: one.order)
    assert matched == {0}


def test_without_a_line_all_of_the_file_pass() -> None:
    left, _ = left_of(allowing({}), found(), found(line=40), found(file="body/02.md"))
    assert [one.file for one in left] == ["body/02.md"]


def test_an_entry_that_matches_nothing_lnt_001() -> None:
    lint = allowing({"line": 3}, {"line": 4}, {"code": "epubcheck:RSC-005"})
    left, matched = left_of(lint, found())
    assert left == []
    assert matched == {0}
    report = Report()
    report_unmatched(lint, matched, [Span("book.yaml", line) for line in (8, 9, 10)], report)
    assert [(one.code, one.file, one.line, one.severity) for one in report] == [
        ("LNT-001", "book.yaml", 9, Severity.ERROR),
        ("LNT-001", "book.yaml", 10, Severity.ERROR),
    ]
    assert next(iter(report)).message == "nothing is reported as NTE-009 in body/01.md"


def test_entries_that_matched_at_any_stage_are_not_reported() -> None:
    report = Report()
    report_unmatched(allowing({}, {}), {0, 1}, [Span("book.yaml", 1)] * 2, report)
    assert list(report) == []
