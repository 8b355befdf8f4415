"""What the command line shows: progress on a terminal and in a log, and the summary."""

from __future__ import annotations

import io
from contextlib import suppress

from rich.console import Console

from book.diagnostics import Diagnostic, Report, Severity
from book.display import LinesProgress, TerminalProgress, format_summary
from book.progress import Progress, Silent
from book.runs import Facts, Outcome, OutputFile


def console(*, terminal: bool) -> Console:
    return Console(file=io.StringIO(), force_terminal=terminal, width=160, highlight=False, color_system=None)


def shown(on: Console) -> str:
    assert isinstance(on.file, io.StringIO)
    return on.file.getvalue()


def report_of(*severities: Severity) -> Report:
    report = Report()
    report.add_all(
        Diagnostic(file="a.md", line=line, column=1, code="XYZ", severity=severity, message="m", help=None)
        for line, severity in enumerate(severities, start=1)
    )
    return report


FACTS = Facts(pages=1234, words=50000, notes=1, index_entries=1, divisions=12, laid_out=1, from_cache=11, passes=1)


def test_a_log_has_a_line_for_each_stage_and_each_division_laid_out() -> None:
    on = console(terminal=False)
    with LinesProgress(on) as progress:
        progress.start_stage("Reading")
        progress.start_stage("Laying out", 3)
        progress.finish_division("The [bold]Platform[/bold]", 1, from_cache=False)
        progress.finish_division("Kept", 9, from_cache=True)
        progress.finish_division("Two", 2, from_cache=False)
    assert shown(on) == "Reading\nLaying out 3 divisions\n  The [bold]Platform[/bold]: 1 page\n  Two: 2 pages\n"


def test_a_terminal_shows_a_bar_and_leaves_nothing_behind() -> None:
    on = console(terminal=True)
    with TerminalProgress(on) as progress:
        progress.start_stage("Reading")
        progress.start_stage("Laying out", 2)
        progress.finish_division("One", 3, from_cache=False)
        progress.finish_division("[red]Two[/red] [/nonsense] " + "x" * 500, 4, from_cache=True)
    assert "Laying out" in shown(on)
    assert "7 pages" in shown(on)
    assert "[red]Two[/red] [/nonsense] xxx" in shown(on), "a title is words, not markup"
    assert "x" * 41 not in shown(on)
    assert shown(on).rsplit("\x1b[?25h", 1)[1] in {"", "\r\x1b[2K", "\r\x1b[1A\x1b[2K"}, "the bar is wiped out"


def test_a_bar_that_is_left_by_an_error_gives_the_cursor_back() -> None:
    on = console(terminal=True)
    with suppress(KeyboardInterrupt), TerminalProgress(on) as progress:
        progress.start_stage("Reading")
        raise KeyboardInterrupt
    assert shown(on).count("\x1b[?25l") == shown(on).count("\x1b[?25h")


def test_nobody_need_watch() -> None:
    progress: Progress = Silent()
    progress.start_stage("Reading")
    progress.finish_division("One", 1, from_cache=False)


def test_the_summary_of_a_build() -> None:
    files = (
        OutputFile(path="build/a.pdf", size=1_260_000, digest="0123456789abcdef" * 4),
        OutputFile(path="build/a.epub", size=7_400, digest="f" * 64),
    )
    assert format_summary(Outcome(facts=FACTS, files=files), report_of(Severity.WARNING), 2.345).split("\n") == [
        "1,234 pages, 50,000 words, 1 note, 1 index entry",
        "1 division laid out, 11 from the cache",
        "build/a.pdf  1.3 MB  sha256 0123456789abcdef…",
        "build/a.epub  7 kB  sha256 ffffffffffffffff…",
        "0 errors, 1 warning in 2.3 s",
    ]


def test_the_summary_of_a_book_with_errors() -> None:
    report = report_of(Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.WARNING, Severity.INFO)
    assert format_summary(Outcome(), report, 0.04) == "No file was changed.\n2 errors, 2 warnings in 0.0 s"


def test_the_summary_of_several_passes() -> None:
    facts = Facts(pages=1, words=1, notes=0, index_entries=2, divisions=2, laid_out=2, from_cache=0, passes=3)
    assert format_summary(Outcome(facts=facts), report_of(), 1).split("\n")[:2] == [
        "1 page, 1 word, 0 notes, 2 index entries",
        "2 divisions laid out, 0 from the cache, 3 passes",
    ]
