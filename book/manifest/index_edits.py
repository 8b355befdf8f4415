"""Changing index.yaml as its author wrote it: only the headings and references that change, all else letter for letter.

Comes in: the text of the file and what is to be changed. Goes out: its new text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from book.diagnostics import Report
from book.manifest.apparatus_files import INDEX_FILE
from book.manifest.yaml_source import parse_yaml

_PLAIN = re.compile(r"[^\W\d_](?:[\w ’()–-]*[\w’)])?")
_NULL = "null"
_REFERENCES = frozenset({"see", "see-under", "see-also", "see-also-under", "see-also-generic", "post"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEdit:
    """What changes in a record: its heading, and its references by their key, () for those that go. `number` counts
    records from 0."""

    number: int
    heading: str | None = None
    references: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    removed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """A record to be added at the end of the file."""

    heading: str
    references: Mapping[str, tuple[str, ...]]


class NotEditable(Exception):
    """The file is written in a way that cannot be changed piece by piece."""


def edit_index_file(text: str, edits: Sequence[RecordEdit], added: Sequence[NewRecord]) -> str:
    """The text of index.yaml with records changed, taken out and added. `text` is empty where there is no file yet.

    Raises NotEditable where a record does not stand on lines of its own, or what comes out would not be read as it is
    meant.
    """
    new = _edit_text(text, edits, added)
    if _read(new) != _edit_data(_read(text), edits, added):
        raise NotEditable("it is written in a way that cannot be changed piece by piece")
    return new


def _read(text: str) -> list[dict[str, object]]:
    """The records of the file as data, a single target as a list."""
    report = Report()
    source = parse_yaml(text, INDEX_FILE, report) if text.strip() else None
    records = source.data if source is not None and isinstance(source.data, list) else []
    return [
        {
            key: [value] if key in _REFERENCES and isinstance(value, str) else value
            for key, value in record.items()
            if value not in ([], None)
        }
        for record in records
        if isinstance(record, dict)
    ]


def _edit_data(
    records: list[dict[str, object]], edits: Sequence[RecordEdit], added: Sequence[NewRecord]
) -> list[dict[str, object]]:
    """The records as they are meant to be."""
    by_number = {edit.number: edit for edit in edits}
    meant: list[dict[str, object]] = []
    for number, record in enumerate(records):
        edit = by_number.get(number)
        if edit is None or not edit.removed:
            changed = {} if edit is None else {key: list(targets) for key, targets in edit.references.items()}
            heading = {} if edit is None or edit.heading is None else {"heading": edit.heading}
            meant.append({**record, **heading, **changed})
    meant += [{"heading": one.heading, **{key: list(new) for key, new in one.references.items()}} for one in added]
    return [{key: value for key, value in record.items() if value not in ([], None)} for record in meant]


def _edit_text(text: str, edits: Sequence[RecordEdit], added: Sequence[NewRecord]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text.strip() else None
    records = root.value if isinstance(root, yaml.SequenceNode) else []
    if added and root is not None and (not isinstance(root, yaml.SequenceNode) or root.flow_style):
        raise NotEditable("its records are not one a line")
    pieces: list[tuple[int, int, str]] = []
    for edit in edits:
        pieces += _edit_record(text, records[edit.number], edit, end)
    for start, stop, new in sorted(pieces, reverse=True):
        text = text[:start] + new + text[stop:]
    if added:
        if text and not text.endswith("\n"):
            text += end
        text += "".join(_write_record(record, end) for record in added)
    return text


def _edit_record(text: str, record: yaml.MappingNode, edit: RecordEdit, end: str) -> list[tuple[int, int, str]]:
    """The pieces of text that an edit replaces."""
    if edit.removed:
        return [_own_lines(text, record.start_mark.index, _last(record), dash=True)]
    pieces = []
    keys = {key.value: (number, key, value) for number, (key, value) in enumerate(record.value)}
    if edit.heading is not None:
        value = keys["heading"][2]
        pieces.append((value.start_mark.index, _last(value), _scalar(edit.heading, flow=bool(record.flow_style))))
    for name, targets in edit.references.items():
        if name in keys:
            number, key, value = keys[name]
            if targets or number == 0 or record.flow_style:
                pieces.append((key.start_mark.index, _last(value), _list_line(name, targets)))
            else:
                pieces.append(_own_lines(text, key.start_mark.index, _last(value), dash=False))
        elif targets:
            at = _last(keys["heading"][2])
            line = ", " + _list_line(name, targets)
            if not record.flow_style:
                at += len(text[at:].partition("\n")[0].rstrip("\r"))  # behind a comment
                line = end + " " * record.start_mark.column + _list_line(name, targets)
            pieces.append((at, at, line))
    return pieces


def _last(node: yaml.Node) -> int:
    """The offset behind the last letter of a node; PyYAML ends blocks where the next thing begins."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _last(node.value[-1])
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _last(node.value[-1][1])
    return int(node.end_mark.index)


def _own_lines(text: str, start: int, stop: int, *, dash: bool) -> tuple[int, int, str]:
    """The whole lines from `start` to `stop`, to be taken out. Raises NotEditable where something else is on them."""
    begin = text.rfind("\n", 0, start) + 1
    before = text[begin:start].strip()
    until = text.find("\n", stop)
    until = len(text) if until < 0 else until + 1
    after = text[stop:until].strip()
    if before != ("-" if dash else "") or (after and not after.startswith("#")):
        raise NotEditable("its records are not one a line")
    return begin, until, ""


def _write_record(record: NewRecord, end: str) -> str:
    lines = [f"- heading: {_scalar(record.heading, flow=False)}"]
    lines += ["  " + _list_line(name, targets) for name, targets in record.references.items() if targets]
    return "".join(line + end for line in lines)


def _list_line(name: str, targets: Iterable[str]) -> str:
    return f"{name}: [{', '.join(_scalar(target, flow=True) for target in targets)}]"


def _scalar(value: str, *, flow: bool) -> str:
    """A value as it is typed: plain where it can be, in quotation marks otherwise."""
    plain = _PLAIN.fullmatch(value if flow else value.replace(", ", " ").replace("!", ""))
    return value if plain and value.lower() != _NULL else json.dumps(value, ensure_ascii=False)
