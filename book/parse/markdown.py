"""parse_document: the text of one file, or of Markdown inside a YAML file, to a Document.

Parsing never fails. What cannot be read is in the report, with its line; what can is in the document.
"""

from __future__ import annotations

from dataclasses import replace

from markdown_it.tree import SyntaxTreeNode

from book.diagnostics import Report
from book.model.content import Block, Document, LanguageBlock, Note, NoteBy, NoteSeries, Paragraph
from book.parse.attributes import Attributes
from book.parse.blocks import read_blocks
from book.parse.index_ranges import enclose
from book.parse.inlines import has_words, read_inlines, read_nodes, strip_start
from book.parse.reader import Source, Tokens, read_tokens
from book.parse.reading import FORBIDDEN, NOTE_AUTHORS, CitationClass, PendingNote, Reading
from book.source import Span


def parse_document(
    source: Source,
    report: Report,
    lang: str,
    quotation_style: str | None = None,
    citations: CitationClass | None = None,
) -> Document:
    """Read a text in the language `lang` (BCP 47); `quotation_style` is "american", "british" or None.

    `citations` is where the book's style puts them; without it, `@` is no mark.
    """
    _report_forbidden_characters(source, report)
    tokens = read_tokens(source, citations=citations is not None)
    for fault in tokens.faults:
        report.add(fault.code, fault.span, **fault.facts)
    _report_named_headings(tokens, report)
    reading = Reading(source, report, lang, quotation_style, source.lines, citations=citations)
    blocks = tuple(read_blocks(reading, tokens.tree.children, lang))
    notes = _read_notes(reading, tokens.tree, lang)
    return Document(file=source.file, blocks=blocks, notes=notes)


def _report_forbidden_characters(source: Source, report: Report) -> None:
    for number, line in enumerate(source.lines):
        for found in FORBIDDEN.finditer(line):
            report.add("SRC-019", source.span(number, found.start()), character=f"U+{ord(found[0]):04X}")


def _report_named_headings(tokens: Tokens, report: Report) -> None:
    """Report brackets around the words of a heading: Pandoc makes a link to it and prints no brackets."""
    headings = {
        _single_spaces(node.children[0].content).lower() for node in tokens.tree.walk() if node.type == "heading"
    }
    for words, span in tokens.bare_brackets:
        if _single_spaces(words).lower() in headings:
            report.add("SRC-057", span, words=_single_spaces(words))


def _single_spaces(text: str) -> str:
    return " ".join(text.split())


def _read_notes(reading: Reading, tree: SyntaxTreeNode, lang: str) -> tuple[Note, ...]:
    """The notes in the order of their references, first those without; what does not match is reported (NT-01)."""
    pending = dict(reading.inline_notes)
    for node in tree.walk():
        if node.type != "footnote_reference" or node.nester_tokens is None:
            continue
        label = node.nester_tokens.opening.meta["label"]
        span = reading.block_span(node)
        if label in pending:
            reading.report.add("NTE-003", span, label=label, line=pending[label].span.line)
            continue
        pending[label] = PendingNote(label, node.children, None, span)

    notes: list[Note] = []
    first_reference: dict[str, Span] = {}
    reading.in_note = True
    for label, span in list(reading.references):
        if label in first_reference:
            reading.report.add("NTE-005", span, label=label, line=first_reference[label].line)
            continue
        first_reference[label] = span
        if label not in pending:
            reading.report.add("NTE-001", span, label=label)
            continue
        notes.append(_read_note(reading, pending[label], lang))
    for label, note in pending.items():
        if label not in first_reference:
            reading.report.add("NTE-002", note.span, label=label)
            _read_note(reading, note, lang)  # for what else is wrong in it
    unmarked = [_read_unmarked(reading, note, lang) for note in reading.unmarked_notes]
    return (*unmarked, *notes)


def _read_unmarked(reading: Reading, pending: PendingNote, lang: str) -> Note:
    note = replace(_read_note(reading, pending, pending.lang or lang), series=NoteSeries.UNMARKED)
    note = replace(note, blocks=tuple(enclose(note.blocks, pending.marks)))
    if pending.lang is None or not note.blocks:
        return note
    return replace(note, blocks=(LanguageBlock(lang=pending.lang, blocks=note.blocks, span=note.span),))


def _read_note(reading: Reading, note: PendingNote, lang: str) -> Note:
    blocks: list[Block]
    by = NoteBy.AUTHOR
    if note.inline is not None:
        by, skip = _author_of(note.nodes)
        children = strip_start(read_nodes(reading, note.inline, note.nodes[skip:], lang))
        blocks = [Paragraph(children=children, span=note.span)] if children else []
    else:
        nodes = note.nodes
        blocks = []
        if nodes and nodes[0].type == "paragraph" and nodes[0].children[0].token is not None:
            inline = nodes[0].children[0]
            assert inline.token is not None
            by, skip = _author_of(inline.children)
            if skip:
                children = read_inlines(reading, inline, lang, skip)
                blocks = [Paragraph(children=children, span=reading.block_span(nodes[0]))] if children else []
                nodes = nodes[1:]
        blocks += read_blocks(reading, nodes, lang, nested=True)
    if not any(not isinstance(block, Paragraph) or has_words(block.children) for block in blocks):
        reading.report.add("NTE-007", note.span, label=note.label)
    return Note(label=note.label, by=by, blocks=tuple(blocks), span=note.span)


def _author_of(nodes: list[SyntaxTreeNode]) -> tuple[NoteBy, int]:
    """Whose note it is, from an empty `[]{.translator}` at its head; also how many nodes that takes."""
    if not nodes or nodes[0].type != "span" or nodes[0].children or nodes[0].nester_tokens is None:
        return NoteBy.AUTHOR, 0
    attributes: Attributes | None = nodes[0].nester_tokens.opening.meta["attributes"]
    if attributes is None or len(attributes.classes) != 1 or attributes.classes[0] not in NOTE_AUTHORS:
        return NoteBy.AUTHOR, 0
    return NOTE_AUTHORS[attributes.classes[0]], 1
