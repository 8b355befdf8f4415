"""What is wrong, where, and what to do about it.

The book is wrong: a Diagnostic, collected in a Report. The machine is wrong: a MachineError, one line, caught once
in `cli`. Anything else is a bug of ours and shows itself as a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from book.codes import CODES
from book.source import Span


class Severity(StrEnum):
    """How bad it is. Errors stop the build; `--strict` makes warnings errors."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding. `file` is relative to the book's folder; `line` and `column` are 1-based, 0 where there is none."""

    file: str
    line: int
    column: int | None
    code: str
    severity: Severity
    message: str
    help: str | None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The order of printing: the same on every run, whatever finished first."""
        return (self.file, self.line, self.column or 0, self.code, self.message)


class BookStopped(Exception):
    """The book has errors and this stage was the last that could run."""


class MachineError(Exception):
    """Something outside the book is wrong: a tool is missing, the disk is full. The text is one clear line."""


class Report:
    """The diagnostics of one run. It only grows, but for what the editor allows."""

    def __init__(self, *, strict: bool = False) -> None:
        """`strict` records warnings as errors."""
        self._strict = strict
        self._found: list[Diagnostic] = []

    def add(self, code: str, span: Span, /, **facts: object) -> None:
        """Record a finding. The words come from `codes`; `facts` fill them.

        Raises KeyError for an unknown code or a fact that the code's words need and the caller left out.
        """
        entry = CODES[code]
        self.add_all(
            [
                Diagnostic(
                    file=span.file,
                    line=span.line,
                    column=span.column,
                    code=code,
                    severity=Severity(entry.severity),
                    message=entry.message.format_map(facts),
                    help=entry.help.format_map(facts) if entry.help else None,
                )
            ]
        )

    def add_all(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record findings made elsewhere: in a worker process, or by a validator."""
        for found in diagnostics:
            if self._strict and found.severity is Severity.WARNING:
                found = replace(found, severity=Severity.ERROR)
            self._found.append(found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """All findings so far, once each, in printing order."""
        return iter(sorted(set(self._found), key=lambda found: found.order))

    def count(self, severity: Severity) -> int:
        """How many findings there are of that severity."""
        return sum(found.severity is severity for found in self)

    def allow(self, findings: Iterable[Diagnostic]) -> None:
        """Take findings back that the book's editor has allowed, with a reason."""
        allowed = set(findings)
        self._found = [found for found in self._found if found not in allowed]

    def stop_if_errors(self) -> None:
        """End the build at a stage's boundary. Raises BookStopped if any error was recorded."""
        if any(found.severity is Severity.ERROR for found in self._found):
            raise BookStopped


def format_text(found: Diagnostic, source_line: Callable[[str, int], str | None]) -> str:
    """A finding as people read it, with the line it is about.

    `source_line(file, line)` gives that line of the source without its line end, or None.
    """
    place = found.file
    if found.line:
        place += f":{found.line}" + (f":{found.column}" if found.column else "")
    lines = [f"{place}: {found.severity}[{found.code}]: {found.message}"]
    excerpt = source_line(found.file, found.line) if found.line else None
    if excerpt is not None:
        shown, caret = _window(excerpt, found.column)
        lines.append(f"{found.line:>5} | {shown}")
        if caret is not None:
            lines.append(f"      | {' ' * caret}^")
    if found.help:
        lines.append(f"  help: {found.help}")
    return "\n".join(lines)


def _window(line: str, column: int | None, width: int = 100) -> tuple[str, int | None]:
    """The part of a line around a column, and where the caret goes under it (0-based)."""
    line = line.replace("\t", " ")
    at = min(column - 1, len(line)) if column else None
    start = max(0, (at or 0) - width * 2 // 3) if len(line) > width else 0
    shown = line[start : start + width]
    before, after = "… " if start else "", " …" if start + width < len(line) else ""
    return before + shown + after, None if at is None else at - start + len(before)


def format_json(found: Diagnostic) -> str:
    """A finding as one line of JSON."""
    return json.dumps(asdict(found), ensure_ascii=False)


def format_github(found: Diagnostic, prefix: str = "") -> str:
    """A finding as a workflow command that GitHub shows beside the line.

    `prefix` is the book's folder as the repository has it, with a slash at the end, or empty.
    """
    level = {"error": "error", "warning": "warning", "info": "notice"}[found.severity]
    text = found.message + (f"\n{found.help}" if found.help else "")

    def escape(value: str, more: str = "") -> str:
        for character in "%\r\n" + more:
            value = value.replace(character, f"%{ord(character):02X}")
        return value

    place = f"file={escape(prefix + found.file, ':,')}"
    if found.line:
        place += f",line={found.line}" + (f",col={found.column}" if found.column else "")
    return f"::{level} {place},title={escape(found.code, ':,')}::{escape(text)}"
