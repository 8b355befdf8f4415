"""An edited export, taken back into the manuscript: its changes as new texts of files, shown as a diff, and written.

Comes in: the book with its pages, the rows of its export, and the rows that came back. Goes out: the files that change,
old and new, checked to say the same as before but for the index; what cannot be done is in the report.
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from book.apparatus.marks import iter_marks
from book.apparatus.wording import Conventions
from book.diagnostics import MachineError, Report
from book.indexing.changes import Changes, find_changes
from book.indexing.listing import Path
from book.indexing.mark_edits import Edit, Language, MarkEdit, NewMark, edit_file
from book.indexing.placing import place_rows
from book.indexing.references import plan_references
from book.indexing.rows import Row
from book.manifest.apparatus_files import INDEX_FILE
from book.manifest.files import find_file
from book.manifest.index_edits import NotEditable, edit_index_file
from book.model.book import Book
from book.model.content import Extent, IndexMark
from book.pipeline import PagedBook
from book.source import Span
from book.workspace import publish

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFile:
    """A file of the manuscript and what it is to say."""

    name: str
    path: FilePath
    old: str
    new: str


def plan_files(
    book: PagedBook, conventions: Conventions, exported: Sequence[Row], edited: Sequence[Row], file: str, report: Report
) -> tuple[ChangedFile, ...]:
    """The files that the edited rows change. `file` is the name of the file they came from."""
    changes = find_changes(exported, edited, file, report)
    if changes is None:
        return ()
    by_file: dict[str, list[Edit]] = {}
    for mark in _plan_marks(book.setting.book, changes):
        by_file.setdefault(mark.span.file, []).append(mark)
    for new in place_rows(changes.added, book.setting.book, book.page_map, file, report):
        by_file.setdefault(new.span.file, []).append(new)
    language = Language(lang=book.loaded.manifest.language, quotation_style=book.loaded.manifest.quotation_marks)
    files = []
    for name, edits in sorted(by_file.items()):
        path, old = _read(book.loaded.folder, name)
        text, refused = edit_file(name, old.removeprefix(_BOM), edits, language)
        for edit in refused:
            _report_refused(edit, report)
        files.append(ChangedFile(name=name, path=path, old=old, new=_BOM + text if old.startswith(_BOM) else text))
    files += _plan_index_file(book, conventions, changes, edited, file, report)
    return tuple(file for file in files if file.old != file.new)


def _plan_marks(book: Book, changes: Changes) -> Iterable[MarkEdit]:
    """The edits of marks: several entries of one mark are one edit.

    An entry about a section or a container has a mark at either end, and both stand for what is written once.
    """
    marks: dict[Span, list[str]] = {}
    for placed in iter_marks(book):
        mark = placed.mark
        if isinstance(mark, IndexMark) and (mark.extent is not Extent.CLOSE or mark.span.column is not None):
            marks.setdefault(mark.span, []).append(mark.id)
    for span, anchors in marks.items():
        if any(anchor in changes.marks for anchor in anchors):
            yield MarkEdit(span=span, entries=tuple(changes.marks.get(anchor) for anchor in anchors))


def _plan_index_file(
    book: PagedBook, conventions: Conventions, changes: Changes, edited: Sequence[Row], file: str, report: Report
) -> list[ChangedFile]:
    """index.yaml with its references and headings changed; nothing if they stay."""
    edits, added = plan_references(book.loaded.index, changes, edited, conventions, file, report)
    if not edits and not added:
        return []
    if (book.loaded.folder / INDEX_FILE).exists():
        path, old = _read(book.loaded.folder, INDEX_FILE)
    else:
        path, old = book.loaded.folder / INDEX_FILE, ""
    try:
        new = edit_index_file(old.removeprefix(_BOM), edits, added)
    except NotEditable as fault:
        help_ = "write its records on lines of their own, or change it by hand"
        report.add("IDX-041", Span(INDEX_FILE, 1), heading="index.yaml", reason=str(fault), help=help_)
        return []
    return [ChangedFile(name=INDEX_FILE, path=path, old=old, new=_BOM + new if old.startswith(_BOM) else new)]


def _report_refused(edit: Edit, report: Report) -> None:
    paths: list[Path] = []
    match edit:
        case NewMark():
            paths = list(edit.paths)
        case MarkEdit():
            paths = [path for entry in edit.entries for path in entry or ()]
    heading = "; ".join(": ".join(path) for path in paths) or "a mark to be taken out"
    reason = "the text around the mark would be read otherwise"
    report.add("IDX-041", edit.span, heading=heading, reason=reason, help="change this place by hand")


def _read(folder: FilePath, name: str) -> tuple[FilePath, str]:
    """A file of the manuscript, line ends and all."""
    path = find_file(folder, name, Span(name, 0), Report())
    if path is None:
        raise MachineError(f"cannot read {name}: it is not there any more")
    try:
        return path, path.read_bytes().decode("utf-8")
    except OSError as error:
        raise MachineError(f"cannot read {name}: {error.strerror}") from error


def format_diff(files: Iterable[ChangedFile]) -> str:
    """The changes as a unified diff."""
    lines: list[str] = []
    for file in files:
        old, new = file.old.splitlines(keepends=True), file.new.splitlines(keepends=True)
        for line in difflib.unified_diff(old, new, f"a/{file.name}", f"b/{file.name}"):
            ended = line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
            lines.append(ended.replace("\r\n", "\n"))
    return "".join(lines)


def write_files(files: Sequence[ChangedFile]) -> None:
    """Put the new texts in the places of the old ones: all are written first, and moved when the last is whole.

    Raises MachineError where a file has changed meanwhile, or cannot be written.
    """
    staged: dict[FilePath, FilePath] = {}
    try:
        for file in files:
            now = file.path.read_bytes().decode("utf-8") if file.path.exists() else ""
            if now != file.old:
                raise MachineError(f"{file.name} has changed meanwhile: nothing was written")
            beside = file.path.with_name(f".{file.path.name}.{os.getpid()}.part")
            staged[beside] = file.path
            beside.write_bytes(file.new.encode("utf-8"))
            if file.path.exists():
                shutil.copymode(file.path, beside)
        publish(staged)
    except OSError as error:
        raise MachineError(f"cannot write {error.filename or 'the manuscript'}: {error.strerror}") from error
    finally:
        for beside in staged:
            beside.unlink(missing_ok=True)
