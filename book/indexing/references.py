"""The references that an indexer has changed, as changes of index.yaml.

Comes in: the records of the file, and the references that come and go. Goes out: edits of records, and new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.index_references import show_path, write_path
from book.apparatus.wording import Conventions, set_words
from book.diagnostics import Report
from book.indexing.changes import Changes, Reference
from book.indexing.listing import Path
from book.indexing.rows import Row, RowKind
from book.manifest.index_edits import NewRecord, RecordEdit
from book.manifest.records import IndexRecord
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A record as it is now: its heading, and its targets in the words typed, each by its words as printed."""

    number: int
    path: Path
    targets: Mapping[tuple[RowKind, str], str]
    keeps: bool  # it says more than its references: how it is sorted

    def kinds(self, kind: RowKind) -> dict[str, str]:
        return {shown: typed for (one, shown), typed in self.targets.items() if one is kind}


def read_path(heading: str, conventions: Conventions) -> Path:
    """A heading of index.yaml as printed."""
    return tuple(set_words(level, conventions) for level in heading.split("!"))


def plan_references(
    records: Sequence[IndexRecord],
    changes: Changes,
    rows: Iterable[Row],
    conventions: Conventions,
    file: str,
    report: Report,
) -> tuple[tuple[RecordEdit, ...], tuple[NewRecord, ...]]:
    """The edits of index.yaml for the references and names that have changed. `rows` are those that came back.

    A reference that no record of the file has made is left, which is IDX-041.
    """
    now = {}
    for number, record in enumerate(records):
        found = _read_record(number, record, conventions)
        now[changes.renamed.get(found.path, found.path)] = found
    paths = {show_path(path): path for path in (*now, *(row.path for row in rows))}
    added, removed = list(changes.references_added), list(changes.references_removed)
    for reference in changes.references_removed:
        path, kind, target = reference
        if path not in now or target not in _renamed_targets(now[path], kind, changes):
            removed.remove(reference)
            help_ = "change the record of the person, or the mark, that it comes from"
            heading = f"{show_path(path)}, {kind.value} {target}"
            reason = "the reference does not come from index.yaml"
            report.add("IDX-041", Span(file, 1), heading=heading, reason=reason, help=help_)
    edits = []
    for path, found in now.items():
        lost = {(kind, target) for one, kind, target in removed if one == path}
        moved = _find_new_name(path, found, lost, added, now)
        if moved is not None:
            added = [reference for reference in added if reference[0] != moved]
            edits.append(RecordEdit(number=found.number, heading=write_path(moved)))
            continue
        edit = _edit_record(path, found, lost, added, changes, paths)
        if edit is not None:
            edits.append(edit)
        added = [reference for reference in added if reference[0] != path]
    new: dict[Path, list[Reference]] = {}
    for reference in added:
        new.setdefault(reference[0], []).append(reference)
    return tuple(edits), tuple(_new_record(path, found, paths) for path, found in new.items())


def _read_record(number: int, record: IndexRecord, conventions: Conventions) -> _Record:
    both = ((RowKind.SEE, record.see), (RowKind.SEE_ALSO, record.see_also))
    return _Record(
        number=number,
        path=read_path(record.heading, conventions),
        targets={
            (kind, show_path(read_path(target, conventions))): target for kind, targets in both for target in targets
        },
        keeps=record.sort_as is not None,
    )


def _renamed_targets(record: _Record, kind: RowKind, changes: Changes) -> dict[str, str]:
    """The targets of a record under their new names, each in the words to be typed."""
    names = {show_path(old): new for old, new in changes.renamed.items()}
    return {
        show_path(names[shown]) if shown in names else shown: write_path(names[shown]) if shown in names else typed
        for shown, typed in record.kinds(kind).items()
    }


def _find_new_name(
    path: Path,
    record: _Record,
    lost: set[tuple[RowKind, str]],
    added: Iterable[Reference],
    now: Mapping[Path, _Record],
) -> Path | None:
    """Where all that a record refers to is now said of one heading without a record: that heading."""
    if not lost or len(lost) != len(record.targets):
        return None
    gained: dict[Path, set[tuple[RowKind, str]]] = {}
    for one, kind, target in added:
        gained.setdefault(one, set()).add((kind, target))
    names = [one for one, targets in gained.items() if targets == lost and one not in now]
    return names[0] if len(names) == 1 and path not in gained else None


def _edit_record(
    path: Path,
    record: _Record,
    lost: set[tuple[RowKind, str]],
    added: Iterable[Reference],
    changes: Changes,
    paths: Mapping[str, Path],
) -> RecordEdit | None:
    gained = [(kind, target) for one, kind, target in added if one == path]
    lists = {}
    for kind in (RowKind.SEE, RowKind.SEE_ALSO):
        before = record.kinds(kind)
        after = [typed for shown, typed in _renamed_targets(record, kind, changes).items() if (kind, shown) not in lost]
        after += [_write_target(target, paths) for one, target in gained if one is kind]
        lists[kind] = None if after == list(before.values()) else tuple(after)
    heading = write_path(path) if path != record.path else None
    if heading is None and set(lists.values()) == {None}:
        return None
    left = [
        target
        for kind in lists
        for target in (record.kinds(kind) if lists[kind] is None else lists[kind] or ())
    ]  # fmt: skip
    return RecordEdit(
        number=record.number,
        heading=heading,
        see=lists[RowKind.SEE],
        see_also=lists[RowKind.SEE_ALSO],
        removed=bool(record.targets) and not left and not record.keeps,
    )


def _new_record(path: Path, references: Iterable[Reference], paths: Mapping[str, Path]) -> NewRecord:
    targets = [(kind, _write_target(target, paths)) for _, kind, target in references]
    return NewRecord(
        heading=write_path(path),
        see=tuple(target for kind, target in targets if kind is RowKind.SEE),
        see_also=tuple(target for kind, target in targets if kind is RowKind.SEE_ALSO),
    )


def _write_target(shown: str, paths: Mapping[str, Path]) -> str:
    """A target as typed: the heading of those words, or the words themselves."""
    return write_path(paths[shown]) if shown in paths else shown
