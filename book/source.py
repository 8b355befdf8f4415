"""Where something stands in the author's files.

A Span is what every node of the model and every diagnostic carries. Files are named relative to the book's
folder, in POSIX form; lines and columns are 1-based, as editors count them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file. `column` is None where only the line is known."""

    file: str
    line: int
    column: int | None = None
