"""What the command line shows while it works, and the summary at the end."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from book.diagnostics import Report, Severity
from book.runs import Outcome


class TerminalProgress:
    """A bar for the stage under way, with the division last done and the pages so far."""

    def __init__(self, console: Console) -> None:
        self._bar = Progress(
            TextColumn("{task.description:<12}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[pages]}"),
            TextColumn("{task.fields[division]}", style="dim", markup=False),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task: TaskID | None = None
        self._pages = 0

    def __enter__(self) -> TerminalProgress:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def start_stage(self, name: str, total: int | None = None) -> None:
        """Put a new bar in the place of the old one."""
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._pages = 0
        self._task = self._bar.add_task(name, total=total, pages="", division="")

    def finish_division(self, title: str, pages: int, *, from_cache: bool) -> None:
        """Move the bar on by one division."""
        assert self._task is not None
        self._pages += pages
        self._bar.update(self._task, advance=1, pages=f"{self._pages} pages", division=title[:40])


class LinesProgress:
    """A plain line for each stage, and for each division that is laid out."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __enter__(self) -> LinesProgress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def start_stage(self, name: str, total: int | None = None) -> None:
        """Say which stage begins."""
        count = "" if total is None else f" {total} divisions"
        self._console.print(f"{name}{count}", markup=False)

    def finish_division(self, title: str, pages: int, *, from_cache: bool) -> None:
        """Say which division has been laid out; those from the cache are many and go without saying."""
        if not from_cache:
            self._console.print(f"  {title}: {pages} {'page' if pages == 1 else 'pages'}", markup=False)


def format_summary(outcome: Outcome, report: Report, seconds: float, *, hidden: int = 0) -> str:
    """The closing lines: what was found, what was made of how much, which files, and how long it took.

    `hidden` is how many findings were not shown.
    """
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    lines = []
    found = [_count(errors, "error"), _count(warnings, "warning")]
    if outcome.facts is not None:
        facts = outcome.facts
        lines.append(
            f"{_count(facts.pages, 'page')}, {_count(facts.words, 'word')}, {_count(facts.notes, 'note')}, "
            f"{_count(facts.index_entries, 'index entry', 'index entries')}"
        )
        lines.append(
            f"{_count(facts.laid_out, 'division')} laid out, {facts.from_cache} from the cache"
            + (f", {facts.passes} passes" if facts.passes > 1 else "")
        )
    for file in outcome.files:
        lines.append(f"{file.path}  {_size(file.size)}  sha256 {file.digest[:16]}…")
    if hidden:
        lines.append(f"{_count(hidden, 'remark')}: `book check` shows {'it' if hidden == 1 else 'them'}")
    if errors and not outcome.files:
        lines.append("No file was changed.")
    lines.append(f"{', '.join(found)} in {seconds:.1f} s")
    return "\n".join(lines)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
