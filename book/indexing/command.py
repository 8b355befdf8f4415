"""What `book index` does: list the index, look for what it lacks, export it, and take an edited export back.

Comes in: the workspace and what the command line asks for. Goes out: the text to be printed; the report has findings.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from book.diagnostics import Diagnostic, MachineError, Report, Severity
from book.indexing.apply import ChangedFile, format_diff, plan_files, write_files
from book.indexing.candidates import find_candidates, format_candidates, format_candidates_json
from book.indexing.listing import list_index
from book.indexing.rows import Row, make_rows, read_rows, write_rows
from book.indexing.texts import format_listing, format_listing_json
from book.lint.suppressions import allow_findings
from book.manifest.load import load_manifest
from book.manuscript import conventions_of, read_manuscript
from book.pipeline import PagedBook, page_book
from book.progress import Progress
from book.runs import BuildOptions
from book.workspace import Workspace

_FAMILY = "IDX-"
_OF_APPLYING = ("IDX-040", "IDX-041", "IDX-042", "IDX-043")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted of the index: `what` is list, candidates, csv, tsv or apply. `file` is what is to be applied."""

    what: str
    json: bool = False
    bom: bool = False
    least: int = 2
    file: Path | None = None
    write: bool = False


def run_index(workspace: Workspace, options: BuildOptions, asked: Asked, report: Report, progress: Progress) -> str:
    """The text for standard output; empty where the book has errors. Raises MachineError for a file that is no CSV."""
    if asked.what == "candidates":
        return _list_candidates(workspace, asked, report, progress)
    book = page_book(workspace, options, report, progress, advise=asked.what == "list")
    if book is None:
        return ""
    setting = book.setting
    if asked.what == "list":
        listing = list_index(setting, book.page_map)
        if asked.json:
            return format_listing_json(listing, select_findings(report, asked))
        return format_listing(listing)
    exported = export_rows(book)
    if asked.what != "apply":
        return ("\ufeff" if asked.bom else "") + write_rows(exported, tabs=asked.what == "tsv")
    assert asked.file is not None
    edited = read_rows(_read_text(asked.file), setting.vocabulary)
    files = plan_files(book, conventions_of(book.loaded.manifest), exported, edited, asked.file.name, report)
    if asked.write:
        write_files(files)
    return format_diff(files) + _conclude(files, asked)


def select_findings(report: Report, asked: Asked) -> tuple[Diagnostic, ...]:
    """The findings that concern what was asked: those of the index with a list of it, errors always."""
    return tuple(
        found
        for found in report
        if found.severity is Severity.ERROR
        or found.code in _OF_APPLYING
        or (asked.what == "list" and found.code.startswith(_FAMILY))
    )


def _list_candidates(workspace: Workspace, asked: Asked, report: Report, progress: Progress) -> str:
    """What recurs in the text and is not indexed; no page is needed."""
    progress.start_stage("Reading")
    loaded = load_manifest(workspace.folder, report)
    setting = read_manuscript(loaded, report) if loaded is not None else None
    if loaded is not None:
        allow_findings(loaded.manifest.lint, report)
    if loaded is None or setting is None or report.count(Severity.ERROR):
        return ""
    found = find_candidates(
        setting.book,
        setting.apparatus.indexes,
        loaded.people,
        loaded.glossary,
        language=loaded.manifest.language,
        least=asked.least,
    )
    return format_candidates_json(found) if asked.json else format_candidates(found)


def export_rows(book: PagedBook) -> tuple[Row, ...]:
    """The rows of the book's index, for `--csv` and for what comes back."""
    return make_rows(list_index(book.setting, book.page_map), book.setting.book, book.setting.vocabulary)


def _read_text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except OSError as error:
        raise MachineError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError:
        raise MachineError(f"{file} is not in UTF-8: let the program that wrote it export UTF-8") from None


def _conclude(files: tuple[ChangedFile, ...], asked: Asked) -> str:
    names = ", ".join(file.name for file in files)
    if not files:
        return "Nothing is to be changed.\n"
    if asked.write:
        return f"\nWritten: {names}. Export again before the next change.\n"
    return f"\nNothing was written. With --write, this is put into {names}.\n"
