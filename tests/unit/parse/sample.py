"""Reading small texts in tests."""

from __future__ import annotations

from typing import TypeVar

from book.diagnostics import Report
from book.model.content import Block, Document, Inline, Inlines
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines, plain_text
from book.parse.markdown import parse_document
from book.parse.reader import Source

NodeT = TypeVar("NodeT")


def read(text: str, lang: str = "en-US", style: str | None = "american") -> tuple[Document, list[str]]:
    """A text as a document, and the codes of what is wrong in it."""
    report = Report()
    document = parse_document(Source("body/01.md", text), report, lang, style)
    return document, [found.code for found in report]


def read_well(text: str, lang: str = "en-US", style: str | None = "american") -> Document:
    """A text as a document; nothing may be wrong in it."""
    document, codes = read(text, lang, style)
    assert codes == []
    return document


def find_places(text: str, code: str | None = None) -> list[tuple[str, int, int | None]]:
    """Code, line and column of what is wrong in a text, of one code or of all."""
    report = Report()
    parse_document(Source("body/01.md", text), report, "en-US", "american")
    return [(found.code, found.line, found.column) for found in report if code in {None, found.code}]


def only_block(text: str, kind: type[NodeT], lang: str = "en-US") -> NodeT:
    """The one block that a text makes."""
    (block,) = read_well(text, lang).blocks
    assert isinstance(block, kind)
    return block


def nodes_of(document: Document, kind: type[NodeT]) -> list[NodeT]:
    """All inline nodes of a kind, in the text and then in the notes."""
    blocks: list[Block] = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    runs: list[Inlines] = list(iter_inline_runs(blocks))
    inlines: list[Inline] = [node for run in runs for node in iter_inlines(run)]
    return [node for node in inlines if isinstance(node, kind)]


def blocks_of(document: Document, kind: type[NodeT]) -> list[NodeT]:
    """All blocks of a kind in the text, at any depth."""
    return [block for block in iter_blocks(document.blocks) if isinstance(block, kind)]


def words(text: str, lang: str = "en-US", style: str | None = "american") -> str:
    """The plain words of all that a text makes, runs parted by bars."""
    return "|".join(plain_text(run) for run in iter_inline_runs(read_well(text, lang, style).blocks) if run)
