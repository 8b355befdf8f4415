"""The command `book`: options in, diagnostics and a summary out, and an exit code: 0 clean, 1 the book has errors,
2 wrong usage or something missing on the machine.

What a command needs is imported when it runs, since that takes longer than many of them.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import textwrap
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click
from rich.console import Console

from book import __version__
from book.codes import CODES
from book.diagnostics import Diagnostic, MachineError, Report, Severity, format_github, format_json, format_text
from book.display import LinesProgress, TerminalProgress, format_summary
from book.runs import BuildOptions
from book.workers import prepare_workers
from book.workspace import Workspace, find_workspace

FORMATS = ("text", "json", "github")
PROFILES = ("proof", "press", "digital")


def main() -> None:
    """Run the command line. Whatever is wrong with the machine is one line and exit code 2."""
    gc.set_threshold(100_000, 50, 100)  # a book is many values and hardly a cycle: there is little to look for
    try:
        exit_code = commands.main(standalone_mode=False)
    except click.exceptions.Abort:
        print("stopped: nothing was changed", file=sys.stderr)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except MachineError as error:
        print(f"book: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    sys.exit(exit_code or 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="book", message="%(prog)s %(version)s")
def commands() -> None:
    """Make books: one Markdown manuscript, an EPUB and a print PDF."""


_folder = click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
_output = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where the editions go (build, beside the manuscript).",
)
_jobs = click.option("--jobs", type=click.IntRange(1, 256), help="How many processes lay out pages (all cores).")
_format = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are printed."
)
_strict = click.option("--strict", is_flag=True, help="Warnings stop the build as errors do.")
_profile = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="proof",
    show_default=True,
    help="What the PDF is for: proofreading, the printer, or sale as an e-book.",
)


@commands.command()
@_folder
@click.option("--only", type=click.Choice(("pdf", "epub")), help="Write only one of the editions.")
@_jobs
@_profile
@_output
@_format
@_strict
def build(
    folder: Path | None,
    only: str | None,
    jobs: int | None,
    profile: str,
    output: Path | None,
    form: str,
    strict: bool,
) -> int:
    """Build the PDF and the EPUB of the book in FOLDER (the current one, or manuscript/ in it)."""
    return _run(folder, output, form, strict, _options(only, jobs, profile), validate=False)


@commands.command()
@_folder
@_jobs
@_profile
@_output
@_format
@_strict
def check(folder: Path | None, jobs: int | None, profile: str, output: Path | None, form: str, strict: bool) -> int:
    """Check the book in FOLDER: every rule and every validator. The editions in build/ stay as they are."""
    return _run(folder, output, form, strict, _options(None, jobs, profile), validate=True)


@commands.command("index")
@_folder
@click.option("--candidates", "what", flag_value="candidates", help="List what recurs in the text and is not indexed.")
@click.option("--csv", "what", flag_value="csv", help="Print a row for each mark, for an indexer's program.")
@click.option("--tsv", "what", flag_value="tsv", help="The same, with tabs between the values.")
@click.option(
    "--apply",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Take an edited export back; shows what would change.",
)
@click.option("--write", is_flag=True, help="With --apply: change the manuscript.")
@click.option("--bom", is_flag=True, help="With --csv: begin with a byte-order mark, as some spreadsheets want it.")
@click.option(
    "--least",
    type=click.IntRange(2),
    default=2,
    show_default=True,
    help="With --candidates: how often a phrase is in the text.",
)
@_jobs
@_output
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def index_(
    folder: Path | None,
    what: str | None,
    file: Path | None,
    write: bool,
    bom: bool,
    least: int,
    jobs: int | None,
    output: Path | None,
    form: str,
) -> int:
    """Print the index of the book in FOLDER with the place of every mark. No edition is written."""
    if (file is not None and what is not None) or (write and file is None):
        raise click.UsageError("--apply stands without --candidates, --csv and --tsv; --write stands with --apply")
    from book.indexing.command import Asked, run_index, select_findings

    asked = Asked(
        what="apply" if file else what or "list", json=form == "json", bom=bom, least=least, file=file, write=write
    )
    workspace = find_workspace(folder, output)
    report = Report()
    try:
        with _show_progress() as progress:
            printed = run_index(workspace, _options(None, jobs, "proof"), asked, report, progress)
    except KeyboardInterrupt:
        raise click.exceptions.Abort from None
    print(printed, end="")
    _print_findings(select_findings(report, asked), workspace, "text", stream=sys.stderr)
    return 1 if report.count(Severity.ERROR) else 0


@commands.command()
@click.argument("code")
def explain(code: str) -> int:
    """Say what a diagnostic means, why it matters, and what to do."""
    entry = CODES.get(code.upper())
    if entry is None:
        if ":" in code:
            raise click.ClickException(
                f"{code} is a finding of {code.split(':')[0]}; its own documentation explains it"
            )
        near = [known for known in CODES if known.startswith(code.upper()[:3])]
        hint = f"; there are {', '.join(near)}" if near else ""
        raise click.ClickException(f"there is no diagnostic {code}{hint}")
    print(f"{entry.id} ({entry.severity})\n")
    print(textwrap.fill(_readable(entry.message), 90, break_on_hyphens=False))
    print()
    for paragraph in entry.explanation_paragraphs:
        print(paragraph + "\n")
    if entry.help and not entry.help.startswith("{"):
        print(textwrap.fill("Help: " + _readable(entry.help), 90, break_on_hyphens=False))
    return 0


def _readable(words: str) -> str:
    """A message with the places for its facts shown as such."""
    return (
        words.replace("{{", "\0")
        .replace("}}", "\1")
        .replace("{", "<")
        .replace("}", ">")
        .replace("\0", "{")
        .replace("\1", "}")
    )


@commands.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", default="A New Book", show_default=True)
@click.option("--author", default="A. N. Author", show_default=True)
@click.option("--language", default="en-US", show_default=True, help="A language tag: en-US, en-GB, de, ru.")
def new(folder: Path, title: str, author: str, language: str) -> int:
    """Make FOLDER: a small manuscript that builds at once, with an example of most things."""
    from book.scaffold import write_new_book

    for path in write_new_book(
        folder, title=title, author=author, language=language, year=(_source_date() or datetime.now(UTC)).year
    ):
        print(path)
    print(f"\nNow: book build {folder}")
    return 0


@commands.command()
@click.argument("what", type=click.Choice(("book", "people", "glossary", "chronology", "index")), default="book")
def schema(what: str) -> int:
    """Print the JSON Schema of book.yaml or of an apparatus file, for editors that complete and check YAML."""
    from book.manifest.json_schema import book_schema, records_schema

    found = book_schema() if what == "book" else records_schema(what)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def _options(only: str | None, jobs: int | None, profile: str) -> BuildOptions:
    return BuildOptions(
        only=only, profile=profile, workers=jobs or len(os.sched_getaffinity(0)), modified=_source_date()
    )


def _source_date() -> datetime | None:
    """SOURCE_DATE_EPOCH, which makes builds of different days the same (MD-31)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise MachineError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from None


def _run(
    folder: Path | None,
    output: Path | None,
    form: str,
    strict: bool,
    options: BuildOptions,
    *,
    validate: bool,
) -> int:
    """Run a build or a check, print what it found and made, and return the exit code.

    Of a build, findings that are neither errors nor warnings are counted for people, and given to programs.
    """
    workspace = find_workspace(folder, output)
    prepare_workers(options.workers)
    from book.pipeline import build_book, check_book  # meanwhile: this takes a while as well

    report = Report(strict=strict)
    console = Console(stderr=True, highlight=False)
    started = time.monotonic()
    try:
        with _show_progress() as progress:
            outcome = (check_book if validate else build_book)(workspace, options, report, progress)
    except KeyboardInterrupt:
        raise click.exceptions.Abort from None
    hidden = report.count(Severity.INFO) if form == "text" and not validate else 0
    _print_findings((one for one in report if not hidden or one.severity is not Severity.INFO), workspace, form)
    if form == "text":
        summary = format_summary(outcome, report, time.monotonic() - started, hidden=hidden)
        console.print(summary, markup=False, soft_wrap=True)
    return 1 if report.count(Severity.ERROR) else 0


def _show_progress() -> TerminalProgress | LinesProgress:
    console = Console(stderr=True, highlight=False)
    return TerminalProgress(console) if console.is_terminal else LinesProgress(console)


def _print_findings(
    findings: Iterable[Diagnostic], workspace: Workspace, form: str, stream: TextIO | None = None
) -> None:
    lines: dict[str, list[str]] = {}

    def source_line(file: str, line: int) -> str | None:
        if file not in lines:
            path = (workspace.folder / file).resolve()
            inside = path.is_relative_to(workspace.folder.resolve()) and path.is_file()
            lines[file] = path.read_text("utf-8", errors="replace").splitlines() if inside else []
        return lines[file][line - 1] if line <= len(lines[file]) else None

    prefix = os.path.relpath(workspace.folder) + "/"
    for found in findings:
        if form == "json":
            print(format_json(found))
        elif form == "github":
            print(format_github(found, "" if prefix == "./" else prefix))
        else:
            print(format_text(found, source_line) + "\n", file=stream)


if __name__ == "__main__":
    main()
