"""The whole flow on one page: load, parse, assemble, resolve, compile, lay out, merge, write, check.

Stages are called in order and hand each other values; findings go to the report, and the build stops where a stage
found errors. Nothing is put in its place before everything is finished.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from book.apparatus.locate import check_locator_counts, iter_entries
from book.check.completeness import check_epub_text, check_page_maps, check_pdf_text
from book.check.epub import check_epub
from book.check.pdf import check_pdf
from book.diagnostics import BookStopped, Report
from book.editions import describe_epub, describe_pdf, epub_name, folio_specimen, locate_in_manuscript, pdf_name
from book.epub.package import write_epub
from book.lint.suppressions import allow_findings, report_unmatched
from book.manifest.load import LoadedBook, load_manifest
from book.manuscript import read_loose_texts, read_manuscript
from book.model.book import Book
from book.model.walk import iter_inline_runs, plain_text
from book.paginate.cache import discard_others, job_key
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.page_map_file import format_page_map, load_page_map
from book.paginate.passes import Pagination, paginate
from book.paginate.plan import Setting
from book.paginate.planner import Planner
from book.paginate.workers import run_jobs
from book.pdf.inputs import Profile
from book.pdf.merge import merge_divisions
from book.progress import Progress
from book.render.fragment import Fragment
from book.workspace import Workspace, publish, staging_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command line asks for. `modified` is the date of SOURCE_DATE_EPOCH, if it is set."""

    only: str | None
    profile: str
    workers: int
    modified: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was built, in numbers."""

    pages: int
    words: int
    notes: int
    index_entries: int
    divisions: int
    laid_out: int
    from_cache: int
    passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file that was put in its place. `path` is as the user may open it; the digest is SHA-256."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended; no facts and no files where it stopped."""

    facts: Facts | None = None
    files: tuple[OutputFile, ...] = ()


def build_book(workspace: Workspace, options: BuildOptions, report: Report, progress: Progress) -> Outcome:
    """Build the editions and put them in their places, unless the book has errors.

    Raises MachineError where something outside the book is wrong.
    """
    return _run(workspace, options, report, progress, validate=False)


def check_book(workspace: Workspace, options: BuildOptions, report: Report, progress: Progress) -> Outcome:
    """Do everything that a build does, and ask the validators, but leave the editions in their places alone."""
    return _run(workspace, options, report, progress, validate=True)


def _run(
    workspace: Workspace, options: BuildOptions, report: Report, progress: Progress, *, validate: bool
) -> Outcome:
    with staging_folder(workspace) as staging:
        outcome = Outcome()
        with suppress(BookStopped):
            outcome = _make_editions(workspace, options, report, progress, staging, validate=validate)
        report_file = staging / "report.json"
        report_file.write_text(_format_report(report, outcome, options), encoding="utf-8")
        publish({report_file: workspace.report})
    return outcome


def _make_editions(
    workspace: Workspace,
    options: BuildOptions,
    report: Report,
    progress: Progress,
    staging: Path,
    *,
    validate: bool,
) -> Outcome:
    progress.start_stage("Reading")
    loaded = load_manifest(workspace.folder, report)
    if loaded is None:
        read_loose_texts(workspace.folder, report)
        raise BookStopped
    allowed: set[int] = set()

    def stop_if_errors() -> None:
        allowed.update(allow_findings(loaded.manifest.lint, report))
        report.stop_if_errors()

    setting = read_manuscript(loaded, report)
    stop_if_errors()
    assert setting is not None

    pagination, fragments, counts = _paginate(workspace, setting, options, report, progress)
    check_locator_counts(setting.apparatus.index, pagination.page_map.labels(), report)
    stop_if_errors()

    progress.start_stage("Writing")
    modified = _modified(loaded, options)
    finished: dict[Path, Path] = {}
    if options.only != "epub":
        pdf = staging / pdf_name(loaded.manifest)
        specimen = run_jobs([folio_specimen(setting)], workspace.cache, 1, lambda result, from_cache: None)[0]
        profile = Profile(options.profile)
        merge_divisions(describe_pdf(setting, pagination, specimen, profile, modified), pdf, report)
        finished[pdf] = workspace.output / pdf.name
    if options.only != "pdf":
        epub = staging / epub_name(loaded.manifest)
        stylesheet = (files("book") / "styles" / "epub.css").read_text(encoding="utf-8")
        write_epub(describe_epub(setting, pagination, fragments, stylesheet, modified), epub, report)
        finished[epub] = workspace.output / epub.name
    page_map = staging / "page-map.json"
    page_map.write_text(format_page_map(pagination.page_map), encoding="utf-8")
    finished[page_map] = workspace.page_map
    stop_if_errors()
    for path in finished:
        if path.suffix == ".pdf":
            check_pdf_text(path, setting, loaded, pagination.page_map, report)
        elif path.suffix == ".epub":
            check_epub_text(path, setting, loaded, pagination.page_map, report)
    check_page_maps([path for path in finished if path != page_map], pagination.page_map, report)
    stop_if_errors()
    entries = tuple(
        loaded.source.value_span(("lint", "allow", number)) for number in range(len(loaded.manifest.lint.allow))
    )
    report_unmatched(loaded.manifest.lint, allowed, entries, report)
    report.stop_if_errors()

    facts = _count(setting.book, setting, pagination, *counts)
    if validate:
        progress.start_stage("Validating")
        for path in finished:
            if path.suffix == ".epub":
                check_epub(path, report)
            elif path.suffix == ".pdf":
                places = locate_in_manuscript(setting, pagination)
                check_pdf(path, report, places, accessible=Profile(options.profile) is Profile.DIGITAL)
        return Outcome(facts=facts)
    written = tuple(_describe_file(source, place) for source, place in finished.items())
    publish(finished)
    return Outcome(facts=facts, files=written)


def _paginate(
    workspace: Workspace, setting: Setting, options: BuildOptions, report: Report, progress: Progress
) -> tuple[Pagination, tuple[Fragment, ...], tuple[int, int]]:
    """Lay the book out; also returns the fragments with their final page labels, and how many divisions were laid out
    and how many came from the cache."""
    planner = Planner(setting, tags=Profile(options.profile) is Profile.DIGITAL)
    titles = {division.id: division.title_text or division.kind.value for division in setting.book.divisions}
    laid_out: set[str] = set()
    def run(jobs: Sequence[LayoutJob]) -> tuple[LayoutResult, ...]:
        progress.start_stage("Laying out", len(jobs))

        def done(result: LayoutResult, from_cache: bool) -> None:
            if not from_cache:
                laid_out.add(result.division)
            progress.finish_division(titles[result.division], result.pages, from_cache=from_cache)

        return run_jobs(jobs, workspace.cache, options.workers, done)

    pagination = paginate(setting.book.divisions, load_page_map(workspace.page_map), planner.plan, run, report)
    report.add_all(message for result in pagination.results for message in result.messages)
    keys = {Path(result.pdf).stem for result in pagination.results} | {job_key(folio_specimen(setting))}
    discard_others(workspace.cache, keys)
    return pagination, planner.fragments, (len(laid_out), len(setting.book.divisions) - len(laid_out))


def _modified(loaded: LoadedBook, options: BuildOptions) -> datetime:
    """When this version of the book was made: from the manifest, SOURCE_DATE_EPOCH, or the year of publication.

    Never from the clock: the same manuscript gives the same bytes (MD-31).
    """
    manifest = loaded.manifest
    if manifest.modified is not None:
        return datetime.fromisoformat(manifest.modified)
    return options.modified or datetime(manifest.year or 2000, 1, 1, tzinfo=UTC)


def _count(book: Book, setting: Setting, pagination: Pagination, laid_out: int, from_cache: int) -> Facts:
    runs = (
        run
        for division in book.divisions
        for blocks in (division.blocks, *(note.blocks for note in division.notes))
        for run in iter_inline_runs(blocks)
    )
    return Facts(
        pages=len(pagination.page_map.folios),
        words=sum(len(plain_text(run).split()) for run in runs),
        notes=sum(len(division.notes) for division in book.divisions),
        index_entries=sum(1 for _ in iter_entries(setting.apparatus.index)),
        divisions=len(book.divisions),
        laid_out=laid_out,
        from_cache=from_cache,
        passes=pagination.passes,
    )


def _describe_file(source: Path, place: Path) -> OutputFile:
    data = source.read_bytes()
    try:
        shown = place.relative_to(Path.cwd())
    except ValueError:
        shown = place
    return OutputFile(path=str(shown), size=len(data), digest=hashlib.sha256(data).hexdigest())


def _format_report(report: Report, outcome: Outcome, options: BuildOptions) -> str:
    facts = None if outcome.facts is None else asdict(outcome.facts)
    whole = {
        "profile": options.profile,
        "facts": facts,
        "files": [{**asdict(file), "path": Path(file.path).name} for file in outcome.files],
        "diagnostics": [asdict(found) for found in report],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


