"""What goes along while one text is read: its source, the report, and the notes found on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from book.diagnostics import Report
from book.model.content import IndexMark, NoteBy, Text
from book.model.walk import plain_text
from book.parse.reader import Source, locate
from book.parse.typography import set_typography
from book.source import Span

FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffd-\uffff"
    r"\U000f0000-\U0010ffff]"
)
"""Characters without a form that can be printed: controls, surrogates, private use, and no characters at all."""


CitationClass: TypeAlias = Literal["note", "in-text"]
"""Where a book's style of citation puts what is cited in the text: into notes, or in its place."""


@dataclass(slots=True)
class PendingNote:
    """A note whose words are still tokens: the definition's or inline note's nodes, and who wrote it."""

    label: str
    nodes: list[SyntaxTreeNode]
    inline: Token | None  # the token around an inline note's words; None for a definition
    span: Span
    lang: str | None = None  # of a container
    marks: tuple[IndexMark, ...] = ()  # about all of it


@dataclass(slots=True)
class Reading:
    """The reading of one text. Lives only while `parse_document` runs."""

    source: Source
    report: Report
    lang: str
    quotation_style: str | None
    lines: list[str]
    references: list[tuple[str, Span]] = field(default_factory=list)
    inline_notes: dict[str, PendingNote] = field(default_factory=dict)
    sections: dict[Span, list[IndexMark]] = field(default_factory=dict)  # entries about sections, by their headings
    unmarked_notes: list[PendingNote] = field(default_factory=list)
    citations: CitationClass | None = None
    in_note: bool = False
    in_heading: bool = False

    def set_words(self, words: str | None, lang: str, span: Span) -> str | None:
        """The words of an attribute with the marks of their language, as words in the text have."""
        if words is None:
            return None
        return plain_text(set_typography((Text(text=words, span=span),), lang, self.quotation_style))

    def block_span(self, node: SyntaxTreeNode) -> Span:
        """The span of a block: its first line."""
        span_map = node.map
        if span_map is None:
            for inner in node.children:
                if inner.map is not None:
                    span_map = inner.map
                    break
        return self.source.span(span_map[0] if span_map else 0)

    def inline_span(self, run: Token, at: int) -> Span:
        """The span of an offset in a run of inline text."""
        return locate(self.source, run, at)

    def is_blank(self, line: int, quotations: int) -> bool:
        """Whether a 0-based line is blank inside so many quotations."""
        text = self.lines[line]
        for _ in range(quotations):
            text = text.lstrip(" \t").removeprefix(">")
        return not text.strip(" \t")


NOTE_AUTHORS = {by.value: by for by in NoteBy}
