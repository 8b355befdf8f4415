"""Characters that no face of the book's family can show, with the place where each is written."""

from __future__ import annotations

from collections.abc import Iterable

from book.diagnostics import Report
from book.fonts import character_name, missing_characters
from book.model.book import Book
from book.model.content import Code, CodeBlock, Figure, Inlines, Text
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines
from book.source import Span


def lint_glyphs(
    book: Book, family: str, coverage: frozenset[int], report: Report, others: Iterable[Inlines] = ()
) -> None:
    """Report every character outside `coverage`, what the faces of `family` have, once a line (FNT-010, TY-30).

    `others` are words that stand in no division yet.
    """
    found: dict[tuple[str, int, str], Span] = {}

    def look(text: str, span: Span) -> None:
        for character in missing_characters(text, coverage):
            found.setdefault((span.file, span.line, character), span)

    def look_at(run: Inlines) -> None:
        for node in iter_inlines(run):
            if isinstance(node, Text | Code):
                look(node.text, node.span)

    for run in others:
        look_at(run)
    for division in book.divisions:
        blocks = (*division.blocks, *(block for note in division.notes for block in note.blocks))
        for run in (division.title, *iter_inline_runs(blocks)):
            look_at(run)
        for block in iter_blocks(blocks):
            if isinstance(block, CodeBlock):
                look(block.text, block.span)
            elif isinstance(block, Figure) and block.credit:
                look(block.credit, block.span)
    for (_, _, character), span in found.items():
        report.add("FNT-010", span, family=family, char=character, name=character_name(character))
