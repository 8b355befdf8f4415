"""Verse: line blocks, and paragraphs inside a verse container, to stanzas of lines."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from book.model.content import Stanza, Verse, VerseLine
from book.parse.inlines import read_nodes
from book.parse.reading import Reading
from book.source import Span


def read_verse(reading: Reading, nodes: list[SyntaxTreeNode], lang: str, span: Span) -> list[Verse]:
    """The poem made by line blocks and paragraphs, if there is one; anything else among them is reported."""
    stanzas: list[Stanza] = []
    for node in nodes:
        match node.type:
            case "line_block":
                stanzas.extend(_stanzas_of_line_block(reading, node, lang))
            case "paragraph":
                stanzas.append(_stanza_of_paragraph(reading, node, lang))
            case "footnote_reference":
                pass
            case _:
                reading.report.add("SRC-038", reading.block_span(node), container="verse", allowed="lines of verse")
    return [Verse(stanzas=tuple(stanzas), attribution=None, span=span)] if stanzas else []


def _stanzas_of_line_block(reading: Reading, node: SyntaxTreeNode, lang: str) -> list[Stanza]:
    stanzas: list[Stanza] = []
    lines: list[VerseLine] = []
    for line in node.children:
        assert line.nester_tokens is not None
        inline = line.children[0]
        assert inline.token is not None
        if any(inner.type == "hardbreak" for inner in inline.walk()):
            reading.report.add("SRC-031", reading.block_span(line))
        if inline.content:
            lines.append(
                VerseLine(
                    children=read_nodes(reading, inline.token, inline.children, lang),
                    indent=int(line.nester_tokens.opening.meta["indent"]),
                    span=reading.block_span(line),
                )
            )
        elif lines:
            stanzas.append(Stanza(lines=tuple(lines), span=lines[0].span))
            lines = []
    if lines:
        stanzas.append(Stanza(lines=tuple(lines), span=lines[0].span))
    return stanzas


def _stanza_of_paragraph(reading: Reading, node: SyntaxTreeNode, lang: str) -> Stanza:
    """A paragraph's lines are the lines of the stanza."""
    inline = node.children[0]
    assert inline.token is not None
    for inner in inline.walk():
        if inner.type in {"softbreak", "hardbreak"} and inner.parent is not inline:
            assert inner.token is not None
            reading.report.add("SRC-031", reading.inline_span(inline.token, inner.token.meta["at"]))
    at = 0
    for line in inline.content.split("\n"):
        if line.startswith(" "):
            reading.report.add("SRC-051", reading.inline_span(inline.token, at))
        at += len(line) + 1
    runs: list[list[SyntaxTreeNode]] = [[]]
    for child in inline.children:
        if child.type in {"softbreak", "hardbreak"}:
            runs.append([])
        else:
            runs[-1].append(child)
    first = node.map[0] if node.map else 0
    lines = [
        VerseLine(
            children=read_nodes(reading, inline.token, run, lang),
            indent=0,
            span=reading.source.span(first + number),
        )
        for number, run in enumerate(runs)
        if run
    ]
    return Stanza(lines=tuple(lines), span=reading.block_span(node))
