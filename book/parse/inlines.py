"""Inline tokens to inline nodes: styles, languages, links, references, notes, and the marks of the apparatus.

Comes in: the tree of one run of inline text. Goes out: nodes with spans, typography set. Marks that make no sense are
reported where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.entities import html5

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    CITED,
    Citation,
    CitedSource,
    Code,
    CrossReference,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    ReferenceForm,
    Speaker,
    Style,
    Styled,
    Text,
)
from book.model.walk import iter_inlines, plain_text
from book.parse.attribute_checks import check_attributes
from book.parse.attributes import Attributes
from book.parse.leftovers import find_leftovers
from book.parse.reading import FORBIDDEN, PendingNote, Reading
from book.parse.span_marks import SPAN_CLASSES, SPAN_KEYS, is_point, wrap_in_marks
from book.parse.typography import protect, set_typography
from book.source import Span

_LINK_CLASSES = {form.value for form in ReferenceForm} - {"auto"}
_TARGET = re.compile(r"#[\w@./:-]+")
_SCHEMES = ("https://", "http://", "mailto:")
_ADDRESS = re.compile(r"(?:\w+:(?://)?)?[^\s\[\]{}|\\^`\"<>]+")
_BEFORE_UNDERSCORE = re.compile(r"[\s(\[{\"'“„‘‚«‹—–\-/*_]")
_STYLES = {
    "em": Style.EMPHASIS,
    "strong": Style.STRONG,
    "superscript": Style.SUPERSCRIPT,
    "subscript": Style.SUBSCRIPT,
}


def read_inlines(
    reading: Reading, run: SyntaxTreeNode, lang: str, skip: int = 0, *, allow_speaker: bool = False
) -> Inlines:
    """The nodes of an `inline` tree node, leaving out its first `skip` children (already understood by the caller).

    `allow_speaker` says that the first may be a speaker.
    """
    token = run.token
    assert token is not None
    nodes = read_nodes(reading, token, run.children[skip:], lang, allow_speaker=allow_speaker)
    return strip_start(nodes) if skip else nodes


def strip_start(inlines: Inlines) -> Inlines:
    """Inline nodes without the white space they begin with."""
    if not inlines or not isinstance(inlines[0], Text):
        return inlines
    text = inlines[0].text.lstrip()
    return (replace(inlines[0], text=text), *inlines[1:]) if text else inlines[1:]


def read_nodes(
    reading: Reading, run: Token, nodes: list[SyntaxTreeNode], lang: str, *, allow_speaker: bool = False
) -> Inlines:
    """The nodes of part of a run, with the marks of `lang` set."""
    converted = _convert(reading, run, nodes)
    for number, node in enumerate(iter_inlines(converted)):
        if isinstance(node, Speaker) and not (allow_speaker and number == 0):
            reading.report.add("SRC-036", node.span)

    def report_overlap(span: Span) -> None:
        reading.report.add("SRC-064", span)

    return set_typography(tuple(converted), lang, reading.quotation_style, report_overlap)


def has_words(inlines: Iterable[Inline]) -> bool:
    """Whether there is something to be printed in inline nodes: letters, or what Octavo will put there."""
    return any(
        (isinstance(node, Text | Code) and node.text.strip())
        or isinstance(node, CrossReference | NoteReference | Citation)
        for node in iter_inlines(inlines)
    )


def _at(node: SyntaxTreeNode) -> int:
    token = node.token or (node.nester_tokens.opening if node.nester_tokens else None)
    assert token is not None
    return int(token.meta.get("at", 0))


def _convert(reading: Reading, run: Token, nodes: list[SyntaxTreeNode]) -> list[Inline]:
    converted: list[Inline] = []
    number = 0
    while number < len(nodes):
        node = nodes[number]
        span = reading.inline_span(run, _at(node))
        match node.type:
            case "text":
                parts = [node.content]
                while number + 1 < len(nodes) and nodes[number + 1].type == "text":
                    number += 1
                    parts.append(nodes[number].content)
                text = "".join(parts)
                for code, offset, facts in find_leftovers(text):
                    reading.report.add(code, reading.inline_span(run, _at(node) + offset), **facts)
                converted.append(Text(text=text, span=span))
            case "text_special":
                converted.extend(_read_special(reading, node, span))
            case "softbreak":
                converted.append(Text(text=" ", span=span))
            case "hardbreak":
                converted.append(LineBreak(span=span))
            case "code_inline":
                code = node.content.strip(" ")
                if not code:
                    reading.report.add("SRC-025", span)
                converted.append(Code(text=code, span=span))
            case "em" | "strong" | "superscript" | "subscript" as kind:
                if len(node.children) == 1 and node.children[0].content in {"'", '"'}:
                    reading.report.add("SRC-064", span)
                if _is_doubtful(run, nodes, number):
                    reading.report.add("SRC-062", span, mark=node.markup)
                converted.append(Styled(style=_STYLES[kind], children=_children(reading, run, node), span=span))
            case "link":
                converted.extend(_read_link(reading, run, node, span))
            case "span":
                converted.extend(_read_span(reading, run, node, span))
            case "citation":
                converted.extend(_read_citation(reading, run, node, span))
            case "note_reference":
                assert node.token is not None
                label = node.token.meta["label"]
                converted.extend(_read_note_reference(reading, label, span))
            case "inline_note":
                label = f"^{span.line}:{span.column}"  # no name that an author can give
                reading.inline_notes[label] = PendingNote(label, node.children, run, span)
                converted.extend(_read_note_reference(reading, label, span))
            case "image":
                reading.report.add("IMG-004", span)
            case other:
                raise AssertionError(f"no rule of the subset makes a token of type {other}")
        number += 1
    return converted


def _is_doubtful(run: Token, nodes: list[SyntaxTreeNode], number: int) -> bool:
    """Whether Pandoc could pair the signs of emphasis otherwise.

    So it is inside emphasis made with the same signs, right behind other emphasis, and where an underscore begins in
    the middle of something.
    """
    node, before = nodes[number], number - 1
    while before >= 0 and nodes[before].type == "text" and not nodes[before].content:
        before -= 1
    if before >= 0 and {node.type, nodes[before].type} <= {"em", "strong"}:
        return True
    at = _at(node)
    if at and node.markup.startswith("_") and not _BEFORE_UNDERSCORE.match(run.content[at - 1]):
        return True
    around = node.parent
    while around is not None and (around.type != node.type or around.markup != node.markup):
        around = around.parent
    return around is not None


def _children(reading: Reading, run: Token, node: SyntaxTreeNode) -> Inlines:
    return tuple(_convert(reading, run, node.children))


def _read_special(reading: Reading, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """A letter behind a backslash, or an entity: never typography, whatever it is."""
    if node.content.startswith("\\") and len(node.content) > 1:
        reading.report.add("SRC-014", span, mark=node.content)
    for found in FORBIDDEN.finditer(node.content):
        reading.report.add("SRC-019", span, character=f"U+{ord(found[0]):04X}")
    return [Text(text=protect(node.content), span=span)]


def _read_note_reference(reading: Reading, label: str, span: Span) -> list[Inline]:
    if reading.in_note:
        reading.report.add("NTE-006", span)
        return []
    if reading.in_heading:
        reading.report.add("NTE-004", span)
    reading.references.append((label, span))
    return [NoteReference(note=label, span=span)]


def _read_citation(reading: Reading, run: Token, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """A citation; where the style is one of notes and this is no note, a reference to the note that it makes."""
    if reading.in_heading:
        reading.report.add("BIB-007", span, problem="it stands in a heading")
        return []
    assert node.nester_tokens is not None
    sources = tuple(_read_source(reading, run, source) for source in node.children if source.type == "cited")
    citation = Citation(sources=sources, narrative=node.nester_tokens.opening.meta["narrative"], span=span)
    if reading.citations == "in-text" or reading.in_note:
        return [citation]
    label = f"{CITED}{span.line}:{span.column}"
    reading.inline_notes[label] = PendingNote(label, [node], run, span)
    reference = _read_note_reference(reading, label, span)
    return [citation, *reference] if citation.narrative else reference


def _read_source(reading: Reading, run: Token, node: SyntaxTreeNode) -> CitedSource:
    assert node.nester_tokens is not None
    meta = node.nester_tokens.opening.meta
    span = reading.inline_span(run, meta["at"])
    before, behind = (
        set_typography(_children(reading, run, words), reading.lang, reading.quotation_style) for words in node.children
    )
    for inner in iter_inlines((*before, *behind)):
        if not isinstance(inner, Text | Styled | Foreign):
            problem = "the words around a source have notes, links or marks in them"
            reading.report.add("BIB-007", inner.span, problem=problem)
    return CitedSource(key=meta["key"], prefix=before, suffix=behind, suppress_author=meta["suppress"], span=span)


def _read_link(reading: Reading, run: Token, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """A link out of the book, or a cross-reference."""
    assert node.nester_tokens is not None
    opening = node.nester_tokens.opening
    if opening.markup == "autolink":
        href, attributes = str(opening.attrGet("href")), None
        address = run.content[_at(node) + 1 : run.content.index(">", _at(node))]
        children: Inlines = (Text(text=protect(address), span=span),)
    else:
        address = opening.meta["destination"]
        href, attributes = opening.meta["href"], opening.meta["attributes"]
        children = _children(reading, run, node)
    for inner in iter_inlines(children):
        if isinstance(inner, Link | CrossReference | NoteReference):
            reading.report.add("SRC-055", inner.span)
    if _TARGET.fullmatch(address):
        form = ReferenceForm.AUTO
        if attributes is not None:
            check_attributes(
                reading, attributes, run, opening.meta["attributes_at"], _LINK_CLASSES, set(), allow_id=False
            )
            if len(attributes.classes) > 1:
                reading.report.add("SRC-056", span)
            form = next((ReferenceForm(name) for name in attributes.classes if name in _LINK_CLASSES), form)
        return [CrossReference(target=address[1:], form=form, children=children, span=span)]
    if attributes is not None:
        check_attributes(reading, attributes, run, opening.meta["attributes_at"], set(), set(), allow_id=False)
    if not href.startswith(_SCHEMES) or not _ADDRESS.fullmatch(address) or _has_entity(opening, address):
        reading.report.add("SRC-023", span, href=href or "()")
        return list(children)
    if not plain_text(children).strip():
        reading.report.add("SRC-024", span)
        return []
    return [Link(href=href, children=children, span=span)]


def _has_entity(opening: Token, address: str) -> bool:
    """Whether Pandoc finds an entity in an address where we find none."""
    if opening.markup == "autolink" and re.search(r"&#?\w+;", address):
        return True
    last = re.search(r"&(\w+)\Z", address)
    return last is not None and last[1] + ";" in html5


def _read_span(reading: Reading, run: Token, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """`[words]{…}`: every mark in the attributes becomes a node around the words."""
    assert node.nester_tokens is not None
    opening = node.nester_tokens.opening
    attributes: Attributes | None = opening.meta["attributes"]
    inner = list(_children(reading, run, node))
    if attributes is None:  # malformed, and reported by the reader
        return inner
    at = opening.meta["attributes_at"]
    if not check_attributes(reading, attributes, run, at, SPAN_CLASSES, SPAN_KEYS):
        return inner
    if not has_words(inner) and not is_point(attributes):
        reading.report.add("SRC-025", span)
        return []
    return wrap_in_marks(reading, attributes, reading.inline_span(run, at), inner, span)
