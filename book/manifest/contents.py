"""The divisions of the book in reading order: from `contents:` in book.yaml, or from the folders front, body and back.

Comes in: the manifest and the names of the files in the folders. Goes out: one flat list in which every division knows
its matter, its kind and its place; what cannot be a list of contents goes to the report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from book.diagnostics import Report
from book.manifest.schema import Contents, DivisionEntry
from book.manifest.yaml_source import KeyPath, YamlFile
from book.model.book import GENERATED_KINDS, DivisionKind, Matter
from book.model.pages import Side
from book.source import Span

_USUAL_KIND = {
    Matter.FRONT: DivisionKind.PREFACE,
    Matter.BODY: DivisionKind.CHAPTER,
    Matter.BACK: DivisionKind.APPENDIX,
}
_OTHER_SPELLINGS = {
    "acknowledgements": DivisionKind.ACKNOWLEDGMENTS,
    "note-to-the-reader": DivisionKind.NOTE_TO_READER,
    "biographies": DivisionKind.BIOGRAPHICAL_NOTES,
    "list-of-illustrations": DivisionKind.ILLUSTRATIONS,
    "list-of-plates": DivisionKind.PLATES,
    "list-of-tables": DivisionKind.TABLES,
    "list-of-abbreviations": DivisionKind.ABBREVIATIONS,
}
_ONLY_IN = {
    DivisionKind.HALF_TITLE: Matter.FRONT,
    DivisionKind.SERIES_PAGE: Matter.FRONT,
    DivisionKind.TITLE_PAGE: Matter.FRONT,
    DivisionKind.COPYRIGHT_PAGE: Matter.FRONT,
    DivisionKind.PART: Matter.BODY,
    DivisionKind.CHAPTER: Matter.BODY,
    DivisionKind.NOTES: Matter.BACK,
    DivisionKind.INDEX: Matter.BACK,
}
_USUAL_ORDER = (
    *(DivisionKind.TITLE_PAGE, DivisionKind.COPYRIGHT_PAGE, DivisionKind.DEDICATION, DivisionKind.EPIGRAPH),
    *(DivisionKind.CONTENTS, DivisionKind.ILLUSTRATIONS, DivisionKind.PLATES, DivisionKind.TABLES),
    None,  # everything else, by the names of the files
    *(DivisionKind.CHRONOLOGY, DivisionKind.NOTES, DivisionKind.GLOSSARY, DivisionKind.BIBLIOGRAPHY),
    *(DivisionKind.BIOGRAPHICAL_NOTES, DivisionKind.INDEX, DivisionKind.COLOPHON),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDivision:
    """A division as listed: in its place, of a known kind, with nothing of its text read yet.

    `file` is None for what Octavo makes, and for a part that is only a title. `part` is the position, in the flat list,
    of the part it stands in, `entries` those of an index. `span` is its line in book.yaml, or the first line of a file
    that no line names.
    """

    matter: Matter
    kind: DivisionKind
    span: Span
    file: str | None = None
    id: str | None = None
    title: str | None = None
    running_head: str | None = None
    author: str | None = None
    people: Mapping[str, str] = field(default_factory=dict)
    opening: Side | Literal["any"] | None = None
    numbered: bool = True
    part: int | None = None
    entries: tuple[str, ...] = ()
    file_span: Span | None = field(default=None, compare=False)  # of the file's name in book.yaml
    people_spans: Mapping[str, Span] = field(default_factory=dict, compare=False)  # of the names under `people`

    @property
    def generated(self) -> bool:
        """Whether Octavo makes it."""
        return self.file is None and self.kind in GENERATED_KINDS


def list_divisions(
    contents: Contents,
    source: YamlFile,
    texts: Mapping[Matter, tuple[str, ...]],
    made: frozenset[DivisionKind],
    report: Report,
) -> tuple[ListedDivision, ...]:
    """The divisions in reading order.

    `texts` are the Markdown files in each matter's folder, in order; `made` are the kinds that Octavo makes for this
    book. Both serve the matters that `contents` leaves out. Reports MAN-003 and MAN-004 for lines that make no sense,
    MAN-011 for a division listed twice, MAN-017 for one in the wrong matter, MAN-018 for a book without a body.
    """
    written = {matter for matter in Matter if matter.value in contents.model_fields_set}
    named = _list_named(contents)
    listed: list[ListedDivision] = []
    for matter in Matter:
        if matter in written:
            for number, entry in enumerate(getattr(contents, matter.value)):
                listed += _list_entry(entry, matter, ("contents", matter.value, number), len(listed), source, report)
        else:
            files = [text for text in texts[matter] if text not in named]
            listed += _fill_matter(matter, files, made - named, source)
    _report_repeated(listed, report)
    for division in listed:
        matter = _ONLY_IN.get(division.kind, division.matter)
        if matter is not division.matter:
            report.add("MAN-017", division.span, kind=division.kind, found=division.matter, matter=matter)
    if not any(division.matter is Matter.BODY for division in listed):
        report.add("MAN-018", source.key_span(("contents", "body")))
    return tuple(listed)


def kind_of_file(file: str, matter: Matter) -> DivisionKind:
    """The kind that a file's name says (`00-introduction.md`), or the usual one of its matter."""
    stem = re.sub(r"^[0-9]+[-_. ]*", "", PurePosixPath(file).stem.lower()).replace("_", "-").replace(" ", "-")
    if stem in _OTHER_SPELLINGS:
        return _OTHER_SPELLINGS[stem]
    kinds = {kind.value: kind for kind in DivisionKind if kind is not DivisionKind.PART}
    return kinds.get(stem, _USUAL_KIND[matter])


def _list_named(contents: Contents) -> set[str]:
    """The files and kinds that the contents name themselves."""
    lines = [line for entry in (*contents.front, *contents.body, *contents.back) for line in (entry, *entry.chapters)]
    return {name for line in lines for name in (line.file, line.kind) if name is not None}


def _list_entry(
    entry: DivisionEntry, matter: Matter, path: KeyPath, position: int, source: YamlFile, report: Report
) -> list[ListedDivision]:
    """A line of the contents, and the divisions of the part it may be."""
    is_part = entry.kind is DivisionKind.PART or (
        entry.kind is None and (entry.part or "chapters" in entry.model_fields_set)
    )
    if is_part:
        division = _make_division(entry, matter, DivisionKind.PART, path, source, None)
        if not entry.chapters:
            help_ = "write chapters: with a list of files"
            report.add("MAN-003", source.key_span((*path, "chapters")), key="chapters", where="this part", help=help_)
        inside = []
        for number, line in enumerate(entry.chapters):
            line_path = (*path, "chapters", number)
            if line.part or line.chapters or line.kind is DivisionKind.PART:
                _report_line(
                    "part", "a part stands inside a part", "end the first before it", line_path, source, report
                )
            else:
                inside += _list_flat(line, matter, line_path, position, source, report)
        return [division, *inside]
    if entry.part or entry.chapters:
        problem = f"a division of the kind {entry.kind} has chapters or the title of a part"
        _report_line("kind", problem, "take kind: away, or chapters: and part:", path, source, report)
    return _list_flat(entry, matter, path, None, source, report)


def _list_flat(
    entry: DivisionEntry, matter: Matter, path: KeyPath, part: int | None, source: YamlFile, report: Report
) -> list[ListedDivision]:
    """A line of the contents that is one division."""
    if entry.kind is None and entry.file is None:
        help_ = "write file: for a text, or kind: for what Octavo makes"
        report.add("MAN-003", source.key_span(path), key="file", where="this line of the contents", help=help_)
        return []
    kind = entry.kind or kind_of_file(entry.file or "", matter)
    if entry.entries and (kind is not DivisionKind.INDEX or entry.file is not None):
        problem = f"a division of the kind {kind} has no entries to choose"
        help_ = "take entries: away; an index that Octavo makes has them"
        _report_line("entries", problem, help_, path, source, report)
    return [_make_division(entry, matter, kind, path, source, part)]


def _make_division(
    entry: DivisionEntry, matter: Matter, kind: DivisionKind, path: KeyPath, source: YamlFile, part: int | None
) -> ListedDivision:
    return ListedDivision(
        matter=matter,
        kind=kind,
        span=source.value_span(path),
        file=entry.file,
        id=entry.id,
        title=entry.part or entry.title,
        running_head=entry.running_head,
        author=entry.author,
        people=entry.people,
        opening=entry.opening,
        numbered=entry.numbered,
        part=part,
        entries=entry.entries,
        file_span=source.value_span((*path, "file")) if entry.file else None,
        people_spans={name: source.key_span((*path, "people", name)) for name in entry.people},
    )


def _fill_matter(
    matter: Matter, texts: Sequence[str], made: Set[DivisionKind], source: YamlFile
) -> list[ListedDivision]:
    """A matter that the contents leave out: its files and what Octavo makes for it, in the usual order."""
    front = {DivisionKind.TITLE_PAGE, DivisionKind.COPYRIGHT_PAGE, DivisionKind.CONTENTS}
    files = [
        ListedDivision(matter=matter, kind=kind_of_file(text, matter), span=Span(text, 1), file=text) for text in texts
    ]
    written = {division.kind for division in files}
    span = Span(source.file, 1)
    generated = [
        ListedDivision(matter=matter, kind=kind, span=span)
        for kind in DivisionKind
        if kind in made - written and (kind in front) == (matter is Matter.FRONT) and matter is not Matter.BODY
    ]
    if matter is Matter.BODY:
        return files

    def place(division: ListedDivision) -> int:
        return _USUAL_ORDER.index(division.kind if division.kind in _USUAL_ORDER else None)

    return sorted([*generated, *files], key=place)


def _report_repeated(listed: list[ListedDivision], report: Report) -> None:
    """Report every file, and everything that Octavo makes, that is listed a second time. Half-titles may be.

    Of an index, each of its entries is listed once.
    """
    seen: dict[str, Span] = {}
    for division in listed:
        name = division.file or (division.kind.value if division.generated else "")
        if not name or division.kind is DivisionKind.HALF_TITLE:
            continue
        for own in [f"{name} of {entries}" for entries in division.entries] or [name]:
            if own in seen:
                report.add("MAN-011", division.span, name=own, line=seen[own].line)
            seen.setdefault(own, division.span)


def _report_line(key: str, problem: str, help_: str, path: KeyPath, source: YamlFile, report: Report) -> None:
    report.add("MAN-004", source.value_span(path), key=key, problem=problem, help=help_)
