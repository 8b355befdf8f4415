"""What an indexer has changed: the rows of an export compared with those that came back.

Comes in: both lists of rows. Goes out: the marks that change, the rows to be added, the references of index.yaml that
come and go, the headings that were renamed throughout. What cannot be done is reported (IDX-040, IDX-041).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from book.diagnostics import Report
from book.indexing.listing import Path
from book.indexing.mark_edits import find_unwritable
from book.indexing.rows import Row, RowKind
from book.source import Span

Reference = tuple[Path, RowKind, str]
"""From which heading, how, and to which one, as a reference names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is to be done. `marks` has the new paths of every mark that changes, by its id; () for one that goes."""

    marks: Mapping[str, tuple[Path, ...]]
    added: tuple[Row, ...]
    references_added: tuple[Reference, ...]
    references_removed: tuple[Reference, ...]
    renamed: Mapping[Path, Path]


def find_changes(exported: Sequence[Row], edited: Sequence[Row], file: str, report: Report) -> Changes | None:
    """Compare rows; None where the edited ones are not of this export, or have no key at all, which is IDX-040.

    `file` is the name of the edited file, for the places of findings.
    """
    by_key = {row.key: row for row in exported}
    keyed = [row for row in edited if row.key]
    strange = next((row for row in keyed if row.key not in by_key), None)
    if strange is not None or (exported and not keyed):
        line = strange.line if strange else 1
        why = "the manuscript has changed since" if strange else "no row has its key"
        report.add("IDX-040", Span(file, line), why=why)
        return None
    back: dict[str, list[Row]] = {}
    for row in keyed:
        back.setdefault(row.key, []).append(row)
    for row in edited:
        if reason := find_unwritable(row.path):
            _refuse(row, reason, "correct the heading in the file", file, report)
    marks: dict[str, tuple[Path, ...]] = {}
    for old in exported:
        if not old.is_reference:
            new = [row for row in back.get(old.key, []) if not find_unwritable(row.path)]
            if old.key in back and not new:
                continue  # what came back cannot be used: the mark stays
            _compare_mark(old, new, marks, file, report)
    renamed = _find_renamed(exported, marks)
    before, after = _follow(exported, renamed), _follow(edited, renamed)
    _report_blind(exported, edited, renamed, file, report)
    return Changes(
        marks=marks,
        added=tuple(row for row in edited if not row.key and not row.is_reference and not find_unwritable(row.path)),
        references_added=tuple(reference for reference in after if reference not in before),
        references_removed=tuple(reference for reference in before if reference not in after),
        renamed=renamed,
    )


def _compare_mark(old: Row, new: Sequence[Row], marks: dict[str, tuple[Path, ...]], file: str, report: Report) -> None:
    """What becomes of one mark. A mention of a person or a term has no heading of its own to be changed."""
    paths = tuple(dict.fromkeys(row.path for row in new))
    for row in new:
        if row.locator != old.locator:
            help_ = f"move the mark at {old.place}" if old.place else "move the mark"
            _refuse(row, f"page numbers come from the text, which has {old.locator}", help_, file, report)
        elif set(row.flags) != set(old.flags):
            _refuse(row, "flags come from the text", f"write or take out .principal at {old.place}", file, report)
    if paths == (old.path,):
        return
    if old.kind is RowKind.ENTRY:
        for anchor in old.anchors:
            marks[anchor] = paths
        return
    reason, help_ = _why_fixed(old)
    changed = [row for row in new if row.path != old.path] or [old]
    for row in changed:
        _refuse(row, reason, help_, file, report)


def _why_fixed(row: Row) -> tuple[str, str]:
    """Why a row that stands for no mark of its own cannot be changed, and what can be."""
    match row.kind:
        case RowKind.PERSON:
            return "people on record stand under their sort form", f"change people.yaml, or the mention at {row.place}"
        case RowKind.TERM:
            return "terms on record stand under their headword", f"change glossary.yaml, or the use at {row.place}"
        case _:
            return "it is the copy of a double post, or stands in a record", f"change index.yaml, or {row.place}"


def _refuse(row: Row, reason: str, help_: str, file: str, report: Report) -> None:
    heading = ": ".join(row.path) + (f", {row.locator}" if row.locator else "")
    report.add("IDX-041", Span(file, row.line or 1), heading=heading, reason=reason, help=help_)


def _find_renamed(exported: Iterable[Row], marks: Mapping[str, tuple[Path, ...]]) -> dict[Path, Path]:
    """The headings that are now called otherwise at every one of their marks, subheadings included."""
    names: dict[Path, set[Path]] = {}
    for row in exported:
        if row.is_reference or row.kind is RowKind.COPY:
            continue
        for new in marks.get(row.anchors[0], (row.path,)):
            for depth in range(1, len(row.path) + 1):
                names.setdefault(row.path[:depth], set()).add(new[:depth])
    only = {old: next(iter(found)) for old, found in names.items() if len(found) == 1}
    return {old: new for old, new in only.items() if new != old and len(new) == len(old)}


def _report_blind(
    exported: Sequence[Row], edited: Sequence[Row], renamed: Mapping[Path, Path], file: str, report: Report
) -> None:
    """References to headings that there were and are no more, and new ones to headings that there never were."""
    known, still = _headings(exported, {}), _headings(edited, renamed)
    there = set(_follow(exported, renamed))
    for row in edited:
        for reference in _follow((row,), renamed):
            target = reference[2]
            if target not in still and (target in known or reference not in there):
                report.add("IDX-043", Span(file, row.line or 1), heading=": ".join(reference[0]), target=target)


def _headings(rows: Iterable[Row], renamed: Mapping[Path, Path]) -> set[str]:
    """The headings of rows and those above them, as references name them."""
    paths = (renamed.get(row.path, row.path) if row.is_reference else row.path for row in rows)
    return {": ".join(path[:depth]) for path in paths for depth in range(1, len(path) + 1)}


def _follow(references: Iterable[Row], renamed: Mapping[Path, Path]) -> dict[Reference, None]:
    """References with the new names of the headings they are from and to, in order."""
    targets = {": ".join(old): ": ".join(new) for old, new in renamed.items()}
    return {
        (renamed.get(row.path, row.path), row.kind, targets.get(row.target, row.target)): None
        for row in references
        if row.is_reference and not find_unwritable(row.path)
    }
