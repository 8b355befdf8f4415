"""What the layout engine does without a word: text off the paper, and words in a face that the book lacks.

In come the runs of text of a division's pages; out come findings in the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from book.diagnostics import Report
from book.fonts import FACES, FontFace
from book.source import Span

GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})
"""Families that name no font: any of the book's own will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text on one line in one style. `families` are those asked for, in order; `page` counts from 1."""

    text: str
    page: int
    families: tuple[str, ...]
    weight: int
    italic: bool
    off_paper: bool


def report_oversights(runs: Iterable[Run], fonts: tuple[FontFace, ...], file: str, report: Report) -> None:
    """Report text that would be cut off (LAY-006) and text in faces that `fonts` lack (LAY-008), once each."""
    span = Span(file, 0)
    faces = {(face.family.casefold(), face.name) for face in fonts}
    families = {family for family, _ in faces}
    named: set[tuple[str, str]] = set()
    cut: set[int] = set()
    for run in runs:
        words = " ".join(run.text.split()[:8])
        if run.off_paper and run.page not in cut:
            cut.add(run.page)
            report.add("LAY-006", span, page=run.page, words=words)
        asked = next((family for family in run.families if family.casefold() in families), run.families[0])
        face = _face_name(run.weight, run.italic)
        wanted = (asked.casefold(), face)
        if wanted not in faces and asked.casefold() not in GENERIC_FAMILIES and wanted not in named:
            named.add(wanted)
            report.add("LAY-008", span, family=asked, face=face, words=words)


def _face_name(weight: int, italic: bool) -> str:
    nearest = (700 if weight >= 600 else 400, "italic" if italic else "normal")
    return next(name for name, face in FACES.items() if face == nearest)
