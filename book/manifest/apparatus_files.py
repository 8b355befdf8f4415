"""The apparatus files beside book.yaml: people, glossary, chronology and index, each of which may be missing.

Comes in: the book's folder. Goes out: their records, with the references from record to record checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol, TypeVar

from book.diagnostics import Report
from book.manifest.files import read_text
from book.manifest.findings import Checked, validate
from book.manifest.records import ChronologyGroupRecord, GlossaryRecord, IndexRecord, PersonRecord
from book.manifest.yaml_source import parse_yaml
from book.source import Span

PEOPLE_FILE = "people.yaml"
GLOSSARY_FILE = "glossary.yaml"
CHRONOLOGY_FILE = "chronology.yaml"
INDEX_FILE = "index.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApparatusRecords:
    """The records of a book, () for a file that is not there. `present` names the files that are."""

    people: tuple[PersonRecord, ...]
    glossary: tuple[GlossaryRecord, ...]
    chronology: tuple[ChronologyGroupRecord, ...]
    index: tuple[IndexRecord, ...]
    present: frozenset[str]


class _Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...
    @property
    def span(self) -> Span: ...


class _Referring(_Identified, Protocol):
    """A record that may refer to another."""

    @property
    def see(self) -> str | None: ...


Shape = TypeVar("Shape")
Item = TypeVar("Item")
Identified = TypeVar("Identified", bound=_Identified)
Referring = TypeVar("Referring", bound=_Referring)


def load_apparatus(folder: Path, report: Report) -> ApparatusRecords:
    """The records of the apparatus files; what is faulty in them is reported and left out.

    Reports what `read_yaml` does, MAN-013 for an id that two records have, and MAN-014 for a `see` that names none.
    """
    names = (PEOPLE_FILE, GLOSSARY_FILE, CHRONOLOGY_FILE, INDEX_FILE)
    present = frozenset(name for name in names if (folder / name).exists() or (folder / name).is_symlink())

    def read_records(name: str, shape: type[tuple[Item, ...]]) -> Checked[tuple[Item, ...]] | None:
        return read_yaml(folder, name, shape, report) if name in present else None

    people = read_records(PEOPLE_FILE, tuple[PersonRecord, ...])
    glossary = read_records(GLOSSARY_FILE, tuple[GlossaryRecord, ...])
    chronology = read_records(CHRONOLOGY_FILE, tuple[ChronologyGroupRecord, ...])
    index = read_records(INDEX_FILE, tuple[IndexRecord, ...])
    _check_ids(people, report)
    _check_ids(glossary, report)
    _check_ids(index, report)
    _check_see(people, report)
    _check_see(glossary, report)
    return ApparatusRecords(
        people=people.value if people else (),
        glossary=glossary.value if glossary else (),
        chronology=chronology.value if chronology else (),
        index=index.value if index else (),
        present=present,
    )


def read_yaml(folder: Path, name: str, shape: type[Shape], report: Report) -> Checked[Shape] | None:
    """A YAML file of the book as a value of that shape; None where nothing can be made of it.

    Reports what `files.read_text`, `yaml_source.parse_yaml` and `findings.validate` do.
    """
    text = read_text(folder, name, Span(name, 0), report)
    source = parse_yaml(text, name, report) if text is not None else None
    return validate(shape, source, report) if source is not None else None


def _check_ids(checked: Checked[tuple[Identified, ...]] | None, report: Report) -> None:
    """Report MAN-013 for every id that two records of a file have."""
    if checked is None:
        return
    first: dict[str, Span] = {}
    for number, record in enumerate(checked.value):
        if record.id in first:
            report.add("MAN-013", checked.source.value_span((number, "id")), id=record.id, line=first[record.id].line)
        first.setdefault(record.id, record.span)


def _check_see(checked: Checked[tuple[Referring, ...]] | None, report: Report) -> None:
    """Report MAN-014 for every `see` that names no record of its file, or its own."""
    if checked is None or not checked.whole:  # the record it names may be one that was left out as faulty
        return
    known = {record.id for record in checked.value}
    for number, record in enumerate(checked.value):
        if record.see is None or (record.see in known and record.see != record.id):
            continue
        nearest = get_close_matches(record.see, sorted(known - {record.id}), n=1)
        help_ = f"did you mean {nearest[0]}?" if nearest else "write the id of another record of this file"
        span = checked.source.value_span((number, "see"))
        report.add("MAN-014", span, id=record.see, file=checked.source.file, help=help_)
