"""Books written to a folder, and what is found in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from book.diagnostics import Diagnostic, Report
from book.manifest.load import LoadedBook, load_manifest

FIVE_LINES = """\
title: The Clockmakers' Valley
author: Ada Lind
publisher: Harrow Press
year: 2026
language: en
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A book as loaded, or None, and the findings in order."""

    book: LoadedBook | None
    found: tuple[Diagnostic, ...]

    @property
    def codes(self) -> list[str]:
        return [finding.code for finding in self.found]

    @property
    def places(self) -> list[tuple[str, str, int, int | None]]:
        """Code, file, line and column of every finding."""
        return [(finding.code, finding.file, finding.line, finding.column) for finding in self.found]

    @property
    def message(self) -> str:
        """The words of the only finding."""
        (finding,) = self.found
        return finding.message

    @property
    def help(self) -> str:
        """The help of the only finding."""
        (finding,) = self.found
        return finding.help or ""

    @property
    def loaded(self) -> LoadedBook:
        """The book; fails where there were errors."""
        assert self.book is not None, self.found
        return self.book


def load_book(
    folder: Path, manifest: str | bytes = FIVE_LINES, files: Mapping[str, str | bytes] | None = None
) -> Outcome:
    """Write a book into a folder and load it. Where no file is in its body, it gets one chapter."""
    texts = dict(files or {})
    if not any(name.startswith("body/") for name in texts):
        texts["body/01.md"] = "# One\n"
    for name, content in {"book.yaml": manifest, **texts}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = Report()
    loaded = load_manifest(folder, report)
    return Outcome(book=loaded, found=tuple(report))
