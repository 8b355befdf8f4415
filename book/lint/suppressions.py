"""Findings that the editor allows in book.yaml, taken out of the report; one that matches nothing is an error."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from book.diagnostics import Report
from book.manifest.schema import Lint
from book.source import Span


def allow_findings(lint: Lint, report: Report) -> frozenset[int]:
    """Take the allowed findings out of the report. Returns the positions (0-based) of the entries that matched."""
    matched = set()
    for number, entry in enumerate(lint.allow):
        found = [
            finding
            for finding in report
            if finding.code == entry.code and finding.file == entry.file and entry.line in {None, finding.line}
        ]
        if found:
            matched.add(number)
            report.allow(found)
    return frozenset(matched)


def report_unmatched(lint: Lint, matched: Collection[int], places: Sequence[Span], report: Report) -> None:
    """LNT-001 for every entry that matched nothing in the whole run; `places` are the spans of the entries."""
    for number, entry in enumerate(lint.allow):
        if number not in matched:
            report.add("LNT-001", places[number], code=entry.code, file=entry.file)
