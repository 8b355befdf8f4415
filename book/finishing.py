"""Both editions written from the pages and compared with the manuscript, the PDF by a worker while this process makes
the EPUB.

In comes a book that is laid out; out come finished files in the staging folder. Findings go to the report.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from book.check.completeness import check_epub_text, check_page_map, check_pdf_text
from book.check.epub_text import read_epub_page_map
from book.check.memory import Memory
from book.check.units import Edition
from book.diagnostics import Report
from book.editions import describe_epub, describe_pdf, epub_name, pdf_name
from book.epub.package import write_epub
from book.manifest.load import LoadedBook
from book.paginate.job import LayoutResult
from book.paginate.page_map_file import format_page_map, page_map_digest
from book.paginate.passes import Pagination
from book.paginate.plan import Setting
from book.pdf.inputs import Profile
from book.pressing import PressedPdf, press_pdf
from book.render.fragment import Fragment
from book.runs import BuildOptions
from book.workers import Workers, result_of
from book.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginatedBook:
    """A book on its pages: its fragments with their final page labels, the specimen of its folios, and how many
    divisions were laid out for it."""

    setting: Setting
    loaded: LoadedBook
    pagination: Pagination
    fragments: tuple[Fragment, ...]
    specimen: LayoutResult
    laid_out: int


def finish_editions(
    book: PaginatedBook,
    options: BuildOptions,
    workspace: Workspace,
    staging: Path,
    workers: Workers,
    report: Report,
    stop_if_errors: Callable[[], None],
) -> dict[Path, Path]:
    """Write the editions and the page map that `options` ask for, and check them: each file with the place it is for.

    `stop_if_errors` is called when they are written, before their text is found wanting as well.
    """
    manifest = book.loaded.manifest
    page_map = format_page_map(book.pagination.page_map)
    digest = page_map_digest(page_map)
    pdf, epub, map_file = (staging / name for name in (pdf_name(manifest), epub_name(manifest), "page-map.json"))
    map_file.write_text(page_map, encoding="utf-8")
    finished = {map_file: workspace.page_map}
    pressing = None if options.only == "epub" else _start_pdf(book, options, digest, pdf, workers)
    about_epub = Report()
    if options.only != "pdf":
        finished[epub] = workspace.output / epub.name
        _write_epub(book, options, digest, epub, report)
        with Memory(workspace.memory("epub")) as memory:
            check_epub_text(epub, book.setting, book.loaded, book.pagination.page_map, about_epub, memory)
        check_page_map(Edition.EPUB, read_epub_page_map(epub), digest, about_epub)
    pressed = None if pressing is None else result_of(pressing, "writing the PDF")
    report.add_all(() if pressed is None else pressed.findings)
    stop_if_errors()

    report.add_all(about_epub)
    if pressed is not None and pressed.facts is not None:
        finished = {pdf: workspace.output / pdf.name, **finished}
        with Memory(workspace.memory("pdf")) as memory:
            check_pdf_text(
                pdf, book.setting, book.loaded, book.pagination.page_map, report, memory, pressed.facts, workers
            )
        check_page_map(Edition.PDF, pressed.facts.page_map, digest, report)
    return finished


def _start_pdf(
    book: PaginatedBook, options: BuildOptions, digest: str, target: Path, workers: Workers
) -> Future[PressedPdf]:
    profile, modified = Profile(options.profile), _modified(book.loaded, options)
    inputs = describe_pdf(book.setting, book.pagination, book.specimen, profile, modified, digest)
    return workers.submit_beside(press_pdf, inputs, target)


def _write_epub(book: PaginatedBook, options: BuildOptions, digest: str, target: Path, report: Report) -> None:
    stylesheet = (files("book") / "styles" / "epub.css").read_text(encoding="utf-8")
    modified = _modified(book.loaded, options)
    inputs = describe_epub(book.setting, book.pagination, book.fragments, stylesheet, modified, digest)
    write_epub(inputs, target, report)


def _modified(loaded: LoadedBook, options: BuildOptions) -> datetime:
    """When this version of the book was made: from the manifest, SOURCE_DATE_EPOCH, or the year of publication.

    Never from the clock: the same manuscript gives the same bytes (MD-31).
    """
    manifest = loaded.manifest
    if manifest.modified is not None:
        return datetime.fromisoformat(manifest.modified)
    return options.modified or datetime(manifest.year or 2000, 1, 1, tzinfo=UTC)
