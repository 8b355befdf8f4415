"""Characters that no face of the book's family can show, with the place where each is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from book.diagnostics import Report
from book.fonts import missing_characters
from book.model.book import Book
from book.model.content import Code, CodeBlock, Figure, Inlines, Text
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines
from book.source import Span


def lint_glyphs(book: Book, coverage: frozenset[int], report: Report) -> None:
    """Report every character outside `coverage` once a line (FNT-010, TY-30)."""
    found: dict[tuple[str, int, str], Span] = {}

    def look(text: str, span: Span) -> None:
        for character in missing_characters(text, coverage):
            found.setdefault((span.file, span.line, character), span)

    for division in book.divisions:
        for run in (division.title, *iter_inline_runs(division.blocks), *(run for note in division.notes for run in iter_inline_runs(note.blocks))):
            for node in iter_inlines(run):
                if isinstance(node, Text | Code):
                    look(node.text, node.span)
        for block in iter_blocks((*division.blocks, *(block for note in division.notes for block in note.blocks))):
            if isinstance(block, CodeBlock):
                look(block.text, block.span)
            elif isinstance(block, Figure) and block.credit:
                look(block.credit, block.span)
    for (_, _, character), span in found.items():
        report.add("FNT-010", span, **describe_character(character))




def describe_character(character: str) -> dict[str, str]:
    """A character as a diagnostic names it: itself, its code point, its name."""
    return {
        "character": character,
        "codepoint": f"U+{ord(character):04X}",
        "name": unicodedata.name(character, "without a name"),
    }
