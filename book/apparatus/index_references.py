"""The references of the index, see and see also with their kinds: from records to the entries they lead to.

Every target must be a heading, exactly as worded (IX-44); a see leads straight to where the locators are and has
none of its own (IX-43). A target with subheadings is written as a path, "Left Opposition!formation of". It is looked
for in the index of the heading first, then in the others of the book.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from book.apparatus.index_keys import Key, Path, show_path, write_path
from book.apparatus.index_records import HeadingRecord
from book.apparatus.wording import suggest
from book.diagnostics import Report
from book.model.apparatus import Locator
from book.source import Span


def find_target(index: str, path: Path, headings: Container[Key], indexes: Sequence[str]) -> Key | None:
    """The entry that a reference from an index names; None if there is none."""
    order = (index, *(other for other in indexes if other != index))
    return next((key for key in (Key(one, path) for one in order) if key in headings), None)


def check_references(
    records: Mapping[Key, HeadingRecord],
    headings: Mapping[Key, Span],
    locators: Mapping[Key, tuple[Locator, ...]],
    indexes: Sequence[str],
    report: Report,
) -> None:
    """Report what is wrong with references: IDX-001 to IDX-004.

    `headings` are all entries that the indexes will have; `locators` what each marked one points at.
    """
    marked = {Key(key.index, key.path[:depth]) for key in locators for depth in range(1, len(key.path) + 1)}
    divided = {key.above for key in headings}
    for key, record in records.items():
        if record.written and key not in marked and not record.only_refers:
            others = (write_path(one.path) for one in marked if one not in records)
            help_ = suggest(write_path(key.path), others, "mark its places with ix=, or take it out")
            report.add("IDX-001", record.span, heading=show_path(key.path), help=help_)
        if record.only_refers and (key in locators or key in divided):
            _report_see_entry(key, record, headings, locators, report)
        for kind, targets in (
            ("see", record.see),
            ("see under", record.see_under),
            ("see also", record.see_also),
            ("see also under", record.see_also_under),
        ):
            for target in targets:
                _check_target(key, kind, target, records, headings, indexes, report)


def _report_see_entry(
    key: Key,
    record: HeadingRecord,
    headings: Iterable[Key],
    locators: Mapping[Key, tuple[Locator, ...]],
    report: Report,
) -> None:
    """A see entry has neither locators nor subheadings (IX-43)."""
    depth = len(key.path)
    within = [one for one in headings if one.index == key.index and one.path[:depth] == key.path]
    found = [locator for one in within for locator in locators.get(one, ())]
    span = min((locator.span for locator in found), key=_span_order, default=record.span)
    target = (*record.see, *record.see_under)[0]
    report.add("IDX-004", span, heading=show_path(key.path), target=show_path(target))


def _check_target(
    key: Key,
    kind: str,
    target: Path,
    records: Mapping[Key, HeadingRecord],
    headings: Mapping[Key, Span],
    indexes: Sequence[str],
    report: Report,
) -> None:
    """A target is a heading, another one, and no see entry itself (IX-44)."""
    span = records[key].span
    facts = {"heading": show_path(key.path), "kind": kind, "target": show_path(target)}
    found = find_target(key.index, target, headings, indexes)
    if found is None:
        known = (write_path(one.path) for one in headings)
        help_ = suggest(write_path(target), known, "add the heading, or refer to one that is there")
        report.add("IDX-002", span, **facts, help=help_)
    elif found == key:
        report.add("IDX-003", span, **facts, fault="the same heading")
    elif found in records and records[found].only_refers:
        onward = (*records[found].see, *records[found].see_under)
        fault = "which refers back to it" if key.path in onward else f"see {show_path(onward[0])}"
        report.add("IDX-003", span, **facts, fault=fault)


def _span_order(span: Span) -> tuple[str, int, int]:
    return (span.file, span.line, span.column or 0)
