"""The see and see-also references of the index: from index.yaml to the entries they lead to.

Every target must be a heading, exactly as worded (IX-44); a see leads straight to where the locators are and has
none of its own (IX-43). A target with subheadings is written as a path, "Left Opposition!formation of".
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TypeAlias

from book.apparatus.wording import suggest
from book.diagnostics import Report
from book.model.apparatus import Locator
from book.source import Span

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRecord:
    """What is on record of a heading, in words as printed: its id, how it is sorted, where it sends the reader."""

    path: Path
    id: str
    span: Span
    sort_as: str | None = None
    see: tuple[Path, ...] = ()
    see_also: tuple[Path, ...] = ()


def check_references(
    records: Mapping[Path, HeadingRecord],
    headings: Set[Path],
    locators: Mapping[Path, tuple[Locator, ...]],
    report: Report,
) -> None:
    """Report what is wrong with see and see also: IDX-001 to IDX-004.

    `headings` are the paths of all entries the index will have; `locators` what each marked path points at.
    """
    marked = {path[:depth] for path in locators for depth in range(1, len(path) + 1)}
    for record in records.values():
        if record.path not in marked and not record.see:
            others = (path for path in marked if path not in records)
            help_ = suggest(
                write_path(record.path), map(write_path, others), "mark its places with ix=, or take it out"
            )
            report.add("IDX-001", record.span, heading=show_path(record.path), help=help_)
        if record.see:
            _check_see_entry(record, headings, locators, report)
        for kind, targets in (("see", record.see), ("see also", record.see_also)):
            for target in targets:
                _check_target(record, kind, target, records, headings, report)


def _check_see_entry(
    record: HeadingRecord, headings: Set[Path], locators: Mapping[Path, tuple[Locator, ...]], report: Report
) -> None:
    """A see entry has neither locators nor subheadings (IX-43)."""
    depth = len(record.path)
    within = [path for path in headings if path[:depth] == record.path]
    found = [locator for path in within for locator in locators.get(path, ())]
    if found or len(within) > 1:
        span = min((locator.span for locator in found), key=_span_order, default=record.span)
        report.add("IDX-004", span, heading=show_path(record.path), target=show_path(record.see[0]))


def _check_target(
    record: HeadingRecord,
    kind: str,
    target: Path,
    records: Mapping[Path, HeadingRecord],
    headings: Set[Path],
    report: Report,
) -> None:
    """A target is a heading, another one, and no see entry itself (IX-44)."""
    facts = {"heading": show_path(record.path), "kind": kind, "target": show_path(target)}
    if target not in headings:
        help_ = suggest(write_path(target), map(write_path, headings), "add the heading, or refer to one that is there")
        report.add("IDX-002", record.span, **facts, help=help_)
    elif target == record.path:
        report.add("IDX-003", record.span, **facts, fault="the same heading")
    elif target in records and records[target].see:
        onward = records[target].see[0]
        fault = "which refers back to it" if record.path in records[target].see else f"see {show_path(onward)}"
        report.add("IDX-003", record.span, **facts, fault=fault)


def show_path(path: Path) -> str:
    """A heading with its subheadings as a reference names it: "Left Opposition: formation of"."""
    return ": ".join(path)


def write_path(path: Path) -> str:
    """A heading with its subheadings as it is written in marks: "Left Opposition!formation of"."""
    return "!".join(path)


def _span_order(span: Span) -> tuple[str, int, int]:
    return (span.file, span.line, span.column or 0)
