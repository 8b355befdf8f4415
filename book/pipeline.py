"""The whole flow on one page: load, parse, assemble, resolve, compile, lay out, merge, write, check.

Stages are called in order and hand each other values; findings go to the report, and the build stops where a stage
found errors. Nothing is put in its place before everything is finished.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from book.apparatus.index_advice import ADVICE, advise_on_density, advise_on_index, advise_on_ranges
from book.apparatus.index_density import measure_density
from book.apparatus.locate import check_locators, iter_entries
from book.diagnostics import BookStopped, Report, Severity
from book.editions import folio_specimen, locate_in_manuscript
from book.finishing import PaginatedBook, finish_editions
from book.lint.suppressions import allow_findings, report_unmatched
from book.manifest.load import LoadedBook, load_manifest
from book.manuscript import conventions_of, read_loose_texts, read_manuscript
from book.model.book import DivisionKind
from book.model.pages import PageMap
from book.model.walk import iter_inline_runs, plain_text
from book.paginate.cache import discard_others
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.page_map_file import load_page_map
from book.paginate.passes import Pagination, paginate
from book.paginate.plan import Setting
from book.paginate.planner import Planner
from book.paginate.run import run_jobs
from book.pdf.inputs import Profile
from book.progress import Progress
from book.runs import BuildOptions, Facts, Outcome, describe_file, format_report
from book.source import Span
from book.workers import Workers, open_workers
from book.workspace import Workspace, publish, staging_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class PagedBook:
    """A book that was read and laid out, with its pages; no edition was written."""

    loaded: LoadedBook
    setting: Setting
    page_map: PageMap


def build_book(workspace: Workspace, options: BuildOptions, report: Report, progress: Progress) -> Outcome:
    """Build the editions and put them in their places, unless the book has errors.

    Raises MachineError where something outside the book is wrong.
    """
    return _run(workspace, options, report, progress, validate=False)


def check_book(workspace: Workspace, options: BuildOptions, report: Report, progress: Progress) -> Outcome:
    """Do everything that a build does, and ask the validators, but leave the editions in their places alone."""
    return _run(workspace, options, report, progress, validate=True)


def page_book(
    workspace: Workspace, options: BuildOptions, report: Report, progress: Progress, *, advise: bool
) -> PagedBook | None:
    """Read the book and lay out what the cache does not have, for its pages alone; None where the book has errors.

    `advise` has the index looked over as `check_book` does.
    """
    progress.start_stage("Reading")
    loaded = load_manifest(workspace.folder, report)
    if loaded is None:
        return None
    setting = read_manuscript(loaded, report)
    allow_findings(loaded.manifest.lint, report)
    if setting is None or report.count(Severity.ERROR):
        return None
    with open_workers(options.workers) as workers:
        book = _paginate(workspace, setting, loaded, options, report, progress, workers, keep_others=True)
    page_map = book.pagination.page_map
    for index in setting.apparatus.indexes:
        check_locators(index.groups, page_map.labels(), report)
    if advise:
        _advise_on_index(loaded, setting, page_map, report)
    allow_findings(loaded.manifest.lint, report)
    return PagedBook(loaded=loaded, setting=setting, page_map=page_map)


def _run(
    workspace: Workspace, options: BuildOptions, report: Report, progress: Progress, *, validate: bool
) -> Outcome:
    with staging_folder(workspace) as staging:
        outcome = Outcome()
        with suppress(BookStopped):
            with open_workers(options.workers) as workers:
                made = _make_editions(workspace, options, report, progress, staging, workers, validate=validate)
            if validate:
                progress.start_stage("Validating")
                _validate(made, options, report)
                outcome = Outcome(facts=made.facts)
            else:
                files = tuple(describe_file(source, place) for source, place in made.finished.items())
                publish(made.finished)
                outcome = Outcome(facts=made.facts, files=files)
        report_file = staging / "report.json"
        report_file.write_text(format_report(report, outcome, options), encoding="utf-8")
        publish({report_file: workspace.report})
    return outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """Editions that are written and found complete: where each file is, and the place where it belongs."""

    setting: Setting
    pagination: Pagination
    finished: Mapping[Path, Path]
    facts: Facts


def _make_editions(
    workspace: Workspace,
    options: BuildOptions,
    report: Report,
    progress: Progress,
    staging: Path,
    workers: Workers,
    *,
    validate: bool,
) -> _Made:
    progress.start_stage("Reading")
    loaded = load_manifest(workspace.folder, report)
    if loaded is None:
        read_loose_texts(workspace.folder, report)
        raise BookStopped
    allowed: set[int] = set()

    def stop_if_errors() -> None:
        allowed.update(allow_findings(loaded.manifest.lint, report))
        report.stop_if_errors()

    setting = read_manuscript(loaded, report, workspace.kept)
    stop_if_errors()
    assert setting is not None

    book = _paginate(workspace, setting, loaded, options, report, progress, workers)
    page_map = book.pagination.page_map
    for index in setting.apparatus.indexes:
        check_locators(index.groups, page_map.labels(), report)
    if validate:
        _advise_on_index(loaded, setting, page_map, report)
    stop_if_errors()

    progress.start_stage("Writing")
    finished = finish_editions(book, options, workspace, staging, workers, report, stop_if_errors)
    stop_if_errors()
    entries = tuple(
        loaded.source.value_span(("lint", "allow", number)) for number in range(len(loaded.manifest.lint.allow))
    )
    if not validate:  # what a build does not look for may be allowed all the same
        allowed.update(number for number, entry in enumerate(loaded.manifest.lint.allow) if entry.code in ADVICE)
    report_unmatched(loaded.manifest.lint, allowed, entries, report)
    report.stop_if_errors()
    facts = _count(setting, book.pagination, book.laid_out)
    return _Made(setting=setting, pagination=book.pagination, finished=finished, facts=facts)


def _validate(made: _Made, options: BuildOptions, report: Report) -> None:
    """Ask the validators."""
    from book.check.epub import check_epub  # most builds have no need of them
    from book.check.pdf import check_pdf

    for path in made.finished:
        if path.suffix == ".epub":
            check_epub(path, report)
        elif path.suffix == ".pdf":
            places = locate_in_manuscript(made.setting, made.pagination)
            check_pdf(path, report, places, accessible=Profile(options.profile) is Profile.DIGITAL)


def _paginate(
    workspace: Workspace,
    setting: Setting,
    loaded: LoadedBook,
    options: BuildOptions,
    report: Report,
    progress: Progress,
    workers: Workers,
    *,
    keep_others: bool = False,
) -> PaginatedBook:
    """Lay the book out, and with it the specimen of its folios. What else the cache has is discarded, unless it is to
    be kept."""
    planner = Planner(setting, tags=Profile(options.profile) is Profile.DIGITAL)
    titles = {division.id: division.title_text or division.kind.value for division in setting.book.divisions}
    laid_out: set[str] = set()
    specimen = folio_specimen(setting)
    specimens: list[LayoutResult] = []

    def run(jobs: Sequence[LayoutJob]) -> tuple[LayoutResult, ...]:
        progress.start_stage("Laying out", len(jobs))

        def done(result: LayoutResult, from_cache: bool) -> None:
            if result.division not in titles:
                return
            if not from_cache:
                laid_out.add(result.division)
            progress.finish_division(titles[result.division], result.pages, from_cache=from_cache)

        if specimens:
            return run_jobs(jobs, workspace.cache, workers, done)
        *results, of_specimen = run_jobs([*jobs, specimen], workspace.cache, workers, done)
        specimens.append(of_specimen)
        return tuple(results)

    pagination = paginate(setting.book.divisions, load_page_map(workspace.page_map), planner.plan, run, report)
    report.add_all(message for result in pagination.results for message in result.messages)
    if not keep_others:
        discard_others(workspace.cache, {Path(result.pdf).stem for result in (*pagination.results, *specimens)})
    return PaginatedBook(
        setting=setting,
        loaded=loaded,
        pagination=pagination,
        fragments=planner.fragments,
        specimen=specimens[0],
        laid_out=len(laid_out),
    )


def _advise_on_index(loaded: LoadedBook, setting: Setting, page_map: PageMap, report: Report) -> None:
    """What an editor may want to look at in the index: advice that `book build` does without."""
    indexes, conventions = setting.apparatus.indexes, conventions_of(loaded.manifest)
    advise_on_index(indexes, loaded.people, loaded.glossary, page_map.labels(), report, conventions)
    advise_on_ranges(setting.book, indexes, page_map, report)
    place = next((one.span for one in setting.book.divisions if one.kind is DivisionKind.INDEX), Span("book.yaml", 0))
    advise_on_density(measure_density(setting.book, indexes, page_map), place, report)


def _count(setting: Setting, pagination: Pagination, laid_out: int) -> Facts:
    divisions = setting.book.divisions
    runs = (
        run
        for division in divisions
        for blocks in (division.blocks, *(note.blocks for note in division.notes))
        for run in iter_inline_runs(blocks)
    )
    return Facts(
        pages=len(pagination.page_map.folios),
        words=sum(len(plain_text(run).split()) for run in runs),
        notes=sum(len(division.notes) for division in divisions),
        index_entries=sum(1 for index in setting.apparatus.indexes for _ in iter_entries(index.groups)),
        divisions=len(divisions),
        laid_out=laid_out,
        from_cache=len(divisions) - laid_out,
        passes=pagination.passes,
    )
