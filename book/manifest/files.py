"""Files of the book's folder: found inside it, links followed, and read as UTF-8.

Comes in: a path as written in the book, already without `..` (`values.check_path`). Goes out: the file or its text;
what is wrong goes to the report. Nothing outside the folder is opened.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from book.diagnostics import MachineError, Report
from book.source import Span


def find_file(folder: Path, name: str, span: Span, report: Report) -> Path | None:
    """The regular file of that name in the book's folder, resolved.

    Reports at `span`: MAN-005 where there is none, MAN-009 where a link leads out of the folder, MAN-016 for anything
    but a regular file.
    """
    root = folder.resolve()
    try:
        path = (root / name).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # missing, a loop of links, a name no file can have
        report.add("MAN-005", span, file=name, help=_suggest_file(root, name))
        return None
    if not path.is_relative_to(root):
        report.add("MAN-009", span, file=name)
        return None
    if not path.is_file():
        report.add("MAN-016", span, file=name)
        return None
    return path


def check_file(folder: Path, name: str, span: Span, report: Report) -> None:
    """Check that a file the book names can be used: see `find_file`; MAN-012 where it is empty."""
    path = find_file(folder, name, span, report)
    if path is not None and not _read_bytes(path, name):
        report.add("MAN-012", span, file=name)


def read_text(folder: Path, name: str, span: Span, report: Report) -> str | None:
    """The text of a file the book names, without a byte-order mark; None where it cannot be used.

    Reports at `span` as `find_file` does, and MAN-012 where nothing is written in it; MAN-006, in the file itself,
    where it is not UTF-8. Raises MachineError where the file may not be read.
    """
    path = find_file(folder, name, span, report)
    if path is None:
        return None
    content = _read_bytes(path, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        lines = re.split(r"\r\n|\r|\n", before)
        place = Span(name, len(lines), len(lines[-1].removeprefix("\ufeff")) + 1)
        report.add("MAN-006", place, file=name, byte=f"0x{content[error.start]:02X}")
        return None
    if not text.strip():
        report.add("MAN-012", span, file=name)
        return None
    return text


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MachineError(f"cannot read {name}: {error.strerror}") from error


def _suggest_file(root: Path, name: str) -> str:
    """Help for a file that is not there: one of nearly that name in the same folder."""
    parent = (root / name).parent
    try:
        inside = parent.resolve().is_relative_to(root) and parent.is_dir()
        names = sorted(entry.name for entry in parent.iterdir()) if inside else []
    except (OSError, RuntimeError, ValueError):
        names = []
    wanted = Path(name).name
    nearest = get_close_matches(wanted.lower(), [found.lower() for found in names], n=1, cutoff=0.7)
    for found in names:
        if nearest and found.lower() == nearest[0]:
            return f"did you mean {Path(name).with_name(found).as_posix()}?"
    return "paths are from the folder of book.yaml"
