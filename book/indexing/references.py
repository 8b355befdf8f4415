"""The references that an indexer has changed, as changes of index.yaml.

Comes in: the records of the file, and the references that come and go. Goes out: edits of records, and new ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.wording import Conventions, set_heading
from book.diagnostics import Report
from book.indexing.changes import Changes, Reference
from book.indexing.listing import Path
from book.indexing.mark_edits import write_entry
from book.indexing.rows import Row, RowKind
from book.manifest.index_edits import NewRecord, RecordEdit
from book.manifest.records import IndexRecord
from book.source import Span

_KEYS = {
    "see": RowKind.SEE,
    "see-under": RowKind.SEE_UNDER,
    "see-also": RowKind.SEE_ALSO,
    "see-also-under": RowKind.SEE_ALSO_UNDER,
    "see-also-generic": RowKind.SEE_ALSO,
}
"""The keys of references in index.yaml, with what they print; a new reference is of the first key of its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """A record as it is now: its heading, and its targets by their key, each as printed with the words typed."""

    number: int
    path: Path
    targets: Mapping[str, Mapping[str, str]]
    keeps: bool  # it says more than its references: how it is sorted, where it is posted

    @property
    def references(self) -> set[tuple[RowKind, str]]:
        """All that it refers to."""
        return {(_KEYS[key], shown) for key, targets in self.targets.items() for shown in targets}


def read_path(heading: str, conventions: Conventions) -> Path:
    """A heading of index.yaml as printed, words in italics between asterisks."""
    return tuple(set_heading(level, conventions) for level in heading.split("!"))


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
    names = {_show(old): new for old, new in changes.renamed.items()}
    now = {}
    for number, record in enumerate(records):
        found = _read_record(number, record, conventions)
        now[changes.renamed.get(found.path, found.path)] = found
    paths = {_show(path): path for path in (*now, *(row.path for row in rows))}
    added, removed = list(changes.references_added), list(changes.references_removed)
    for reference in changes.references_removed:
        path, kind, target = reference
        if path not in now or (kind, target) not in _renamed(now[path], names):
            removed.remove(reference)
            help_ = "change the record of the person or the term, or the mark, that it comes from"
            heading = f"{_show(path)}, {kind.value} {target}"
            reason = "the reference does not come from index.yaml"
            report.add("IDX-041", Span(file, 1), heading=heading, reason=reason, help=help_)
    edits = []
    for path, found in now.items():
        lost = {(kind, target) for one, kind, target in removed if one == path}
        moved = _find_new_name(path, found, lost, added, now)
        if moved is not None:
            added = [reference for reference in added if reference[0] != moved]
            edits.append(RecordEdit(number=found.number, heading=write_entry(moved)))
            continue
        gained = [(kind, target) for one, kind, target in added if one == path]
        edit = _edit_record(path, found, lost, gained, names, paths)
        if edit is not None:
            edits.append(edit)
        added = [reference for reference in added if reference[0] != path]
    new: dict[Path, list[Reference]] = {}
    for reference in added:
        new.setdefault(reference[0], []).append(reference)
    return tuple(edits), tuple(_new_record(path, found, paths) for path, found in new.items())


def _show(path: Path) -> str:
    return ": ".join(path)


def _read_record(number: int, record: IndexRecord, conventions: Conventions) -> _Record:
    lists = (record.see, record.see_under, record.see_also, record.see_also_under, record.see_also_generic)
    return _Record(
        number=number,
        path=read_path(record.heading, conventions),
        targets={
            key: {_show(read_path(target, conventions)): target for target in targets}
            for key, targets in zip(_KEYS, lists, strict=True)
        },
        keeps=record.sort_as is not None or bool(record.post),
    )


def _renamed(record: _Record, names: Mapping[str, Path]) -> set[tuple[RowKind, str]]:
    """What a record refers to, under the new names."""
    return {(kind, _show(names[shown]) if shown in names else shown) for kind, shown in record.references}


def _find_new_name(
    path: Path,
    record: _Record,
    lost: set[tuple[RowKind, str]],
    added: Iterable[Reference],
    now: Mapping[Path, _Record],
) -> Path | None:
    """Where all that a record refers to is now said of one heading without a record: that heading."""
    if not lost or len(lost) != len(record.references):
        return None
    gained: dict[Path, set[tuple[RowKind, str]]] = {}
    for one, kind, target in added:
        gained.setdefault(one, set()).add((kind, target))
    found = [one for one, targets in gained.items() if targets == lost and one not in now]
    return found[0] if len(found) == 1 and path not in gained else None


def _edit_record(
    path: Path,
    record: _Record,
    lost: set[tuple[RowKind, str]],
    gained: Iterable[tuple[RowKind, str]],
    names: Mapping[str, Path],
    paths: Mapping[str, Path],
) -> RecordEdit | None:
    """The edit of a record that loses and gains references and follows new names; None where it stays."""
    after: dict[str, list[str]] = {key: [] for key in _KEYS}
    for key, targets in record.targets.items():
        for shown, typed in targets.items():
            if shown in names:
                shown, typed = _show(names[shown]), write_entry(names[shown])
            if (_KEYS[key], shown) not in lost:
                after[key].append(typed)
    for kind, target in gained:
        after[_key_of(kind)].append(_write_target(target, paths))
    changed = {key: tuple(new) for key, new in after.items() if new != list(record.targets[key].values())}
    heading = write_entry(path) if path != record.path else None
    if heading is None and not changed:
        return None
    removed = bool(record.references) and not any(after.values()) and not record.keeps
    return RecordEdit(number=record.number, heading=heading, references=changed, removed=removed)


def _new_record(path: Path, references: Iterable[Reference], paths: Mapping[str, Path]) -> NewRecord:
    targets: dict[str, tuple[str, ...]] = {}
    for _, kind, target in references:
        key = _key_of(kind)
        targets[key] = (*targets.get(key, ()), _write_target(target, paths))
    return NewRecord(heading=write_entry(path), references=targets)


def _key_of(kind: RowKind) -> str:
    return next(key for key, of_kind in _KEYS.items() if of_kind is kind)


def _write_target(shown: str, paths: Mapping[str, Path]) -> str:
    """A target as typed: the heading of those words, or the words themselves."""
    return write_entry(paths[shown]) if shown in paths else shown
