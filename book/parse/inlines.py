"""Inline tokens to inline nodes: styles, languages, links, references, notes, and the marks of the apparatus.

Comes in: the tree of one run of inline text. Goes out: nodes with spans, typography set. Marks that make no sense are
reported where they stand.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    Anchor,
    Code,
    CrossReference,
    Foreign,
    IndexMark,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PersonMark,
    ReferenceForm,
    Speaker,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.parse.attributes import Attributes, is_identifier
from book.parse.leftovers import find_leftovers
from book.parse.reading import PendingNote, Reading
from book.parse.typography import protect, set_typography
from book.source import Span

_SPAN_CLASSES = {"smallcaps", "title", "foreign", "speaker", "principal"}
_SPAN_KEYS = {"lang", "ix", "person", "term"}
_LINK_CLASSES = {form.value for form in ReferenceForm} - {"auto"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STYLES = {
    "em": Style.EMPHASIS,
    "strong": Style.STRONG,
    "superscript": Style.SUPERSCRIPT,
    "subscript": Style.SUBSCRIPT,
}


def read_inlines(reading: Reading, run: SyntaxTreeNode, lang: str, skip: int = 0) -> Inlines:
    """The nodes of an `inline` tree node, leaving out its first `skip` children (already understood by the caller)."""
    token = run.token
    assert token is not None
    nodes = read_nodes(reading, token, run.children[skip:], lang, at_start=skip == 0)
    return strip_start(nodes) if skip else nodes


def strip_start(inlines: Inlines) -> Inlines:
    """Inline nodes without the white space they begin with."""
    if not inlines or not isinstance(inlines[0], Text):
        return inlines
    text = inlines[0].text.lstrip()
    return (replace(inlines[0], text=text), *inlines[1:]) if text else inlines[1:]


def read_nodes(reading: Reading, run: Token, nodes: list[SyntaxTreeNode], lang: str, at_start: bool = False) -> Inlines:
    """The nodes of part of a run, with the marks of `lang` set."""
    return set_typography(tuple(_convert(reading, run, nodes, at_start)), lang, reading.quotation_style)


def _at(node: SyntaxTreeNode) -> int:
    token = node.token or (node.nester_tokens.opening if node.nester_tokens else None)
    assert token is not None
    return int(token.meta.get("at", 0))


def _convert(reading: Reading, run: Token, nodes: list[SyntaxTreeNode], at_start: bool) -> list[Inline]:
    converted: list[Inline] = []
    number = 0
    while number < len(nodes):
        node = nodes[number]
        span = reading.inline_span(run, _at(node))
        match node.type:
            case "text":
                text = node.content
                while number + 1 < len(nodes) and nodes[number + 1].type == "text":
                    number += 1
                    text += nodes[number].content
                _report_leftovers(reading, run, _at(node), text, at_start and not converted)
                converted.append(Text(text=text, span=span))
            case "text_special":
                converted.append(Text(text=protect(node.content), span=span))
            case "softbreak":
                converted.append(Text(text=" ", span=span))
            case "hardbreak":
                converted.append(LineBreak(span=span))
            case "code_inline":
                converted.append(Code(text=node.content, span=span))
            case "em" | "strong" | "superscript" | "subscript" as kind:
                converted.append(Styled(style=_STYLES[kind], children=_children(reading, run, node), span=span))
            case "link":
                converted.extend(_read_link(reading, run, node, span))
            case "span":
                converted.extend(_read_span(reading, run, node, span))
            case "note_reference":
                assert node.token is not None
                label = node.token.meta["label"]
                converted.extend(_read_note_reference(reading, label, span))
            case "inline_note":
                label = f"inline-{span.line}-{span.column}"
                reading.inline_notes[label] = PendingNote(label, node.children, run, span)
                converted.extend(_read_note_reference(reading, label, span))
            case "image":
                reading.report.add("IMG-004", span)
            case other:
                raise AssertionError(f"no rule of the subset makes a token of type {other}")
        number += 1
    return converted


def _children(reading: Reading, run: Token, node: SyntaxTreeNode) -> Inlines:
    return tuple(_convert(reading, run, node.children, at_start=False))


def _report_leftovers(reading: Reading, run: Token, at: int, text: str, at_start: bool) -> None:
    for code, offset, mark in find_leftovers(text, at_start):
        reading.report.add(code, reading.inline_span(run, at + offset), mark=mark)


def _read_note_reference(reading: Reading, label: str, span: Span) -> list[Inline]:
    if reading.in_note:
        reading.report.add("NTE-006", span)
        return []
    if reading.in_heading:
        reading.report.add("NTE-004", span)
    reading.references.append((label, span))
    return [NoteReference(note=label, span=span)]


def _read_link(reading: Reading, run: Token, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """A link out of the book, or a cross-reference."""
    assert node.nester_tokens is not None
    href = str(node.attrGet("href") or "")
    if node.attrGet("title") is not None:
        reading.report.add("SRC-022", span)
    attributes: Attributes | None = node.nester_tokens.closing.meta.get("attributes")
    attributes_span = reading.inline_span(run, node.nester_tokens.closing.meta.get("attributes_at", _at(node)))
    children = _children(reading, run, node)
    if href.startswith("#"):
        form = ReferenceForm.AUTO
        if attributes is not None:
            check_attributes(reading, attributes, attributes_span, _LINK_CLASSES, set(), allow_id=False)
            for name in attributes.classes:
                if name in _LINK_CLASSES:
                    form = ReferenceForm(name)
        if len(href) == 1:
            reading.report.add("SRC-023", span, href=href)
            return list(children)
        return [CrossReference(target=href[1:], form=form, children=children, span=span)]
    if attributes is not None:
        check_attributes(reading, attributes, attributes_span, set(), set(), allow_id=False)
    if not re.match(r"(?:https?://|mailto:)[^\s]+", href):
        reading.report.add("SRC-023", span, href=href or "()")
        return list(children)
    if not children:
        reading.report.add("SRC-024", span)
        return []
    return [Link(href=href, children=children, span=span)]


def _read_span(reading: Reading, run: Token, node: SyntaxTreeNode, span: Span) -> list[Inline]:
    """`[words]{…}`: every mark in the attributes becomes a node around the words."""
    assert node.nester_tokens is not None
    attributes: Attributes | None = node.nester_tokens.opening.meta["attributes"]
    inner = list(_children(reading, run, node))
    if attributes is None:  # malformed, and reported by the reader
        return inner
    where = reading.inline_span(run, node.nester_tokens.opening.meta["attributes_at"])
    if not check_attributes(reading, attributes, where, _SPAN_CLASSES, _SPAN_KEYS):
        return inner
    if not inner and not {"ix"} & {key for key, _ in attributes.pairs} and attributes.id is None:
        reading.report.add("SRC-025", span)
        return []
    return wrap_in_marks(reading, attributes, where, inner, span)


def wrap_in_marks(
    reading: Reading, attributes: Attributes, where: Span, inner: list[Inline], span: Span
) -> list[Inline]:
    """The words of a span with a node for each of its marks; the styles are innermost."""
    classes = set(attributes.classes)
    if "smallcaps" in classes:
        inner = [Styled(style=Style.SMALL_CAPS, children=tuple(inner), span=span)]
    if "title" in classes:
        inner = [Styled(style=Style.WORK_TITLE, children=tuple(inner), span=span)]
    lang = attributes.get("lang")
    if lang is not None and _LANGUAGE.fullmatch(lang) is None:
        reading.report.add("SRC-026", where, lang=lang)
        lang = None
    if lang is not None:
        inner = [Foreign(lang=lang, italic="foreign" in classes, children=tuple(inner), span=span)]
    elif "foreign" in classes:
        reading.report.add("SRC-027", where)
    if (term := attributes.get("term")) is not None:
        inner = [TermMark(term=term, children=tuple(inner), span=span)]
    if (person := attributes.get("person")) is not None:
        inner = [PersonMark(person=person, children=tuple(inner), span=span)]
    entries = attributes.get("ix")
    if entries is not None:
        for path in _index_paths(reading, entries, where):
            inner = [
                IndexMark(path=path, principal="principal" in classes, children=tuple(inner), span=span)
            ]
    elif "principal" in classes:
        reading.report.add("SRC-028", where)
    if attributes.id is not None:
        inner = [Anchor(id=attributes.id, children=tuple(inner), span=span)]
    if "speaker" in classes:
        inner = [Speaker(children=tuple(inner), span=span)]
    return inner


def _index_paths(reading: Reading, entries: str, where: Span) -> list[tuple[str, ...]]:
    """The heading paths of an `ix` value: entries parted by semicolons, levels by exclamation marks.

    They come innermost first, so that the marks around the words stand in the order written.
    """
    paths = []
    for entry in entries.split(";"):
        path = tuple(" ".join(level.split()) for level in entry.split("!"))
        if all(path):
            paths.append(path)
        else:
            reading.report.add("SRC-029", where, value=entries)
    return paths[::-1]


def check_attributes(
    reading: Reading,
    attributes: Attributes,
    where: Span,
    classes: set[str],
    keys: set[str],
    *,
    allow_id: bool = True,
) -> bool:
    """Report classes, keys and ids that do not belong here. `where` is the span of the opening brace."""
    fine = True

    def at(part: str) -> Span:
        return where if where.column is None else Span(where.file, where.line, where.column + attributes.at[part])

    for name in attributes.classes:
        if name not in classes:
            reading.report.add("SRC-005", at("." + name), name="." + name, hint=_hint(name, classes, "."))
            fine = False
    for key, _ in attributes.pairs:
        if key not in keys:
            reading.report.add("SRC-005", at(key), name=key + "=", hint=_hint(key, keys, "", "="))
            fine = False
    if attributes.id is not None and not allow_id:
        reading.report.add("SRC-005", at("#"), name="#" + attributes.id, hint="no id can stand here")
        fine = False
    elif attributes.id is not None and not is_identifier(attributes.id):
        reading.report.add("REF-004", at("#"), id=attributes.id)
    return fine


def _hint(name: str, known: set[str], before: str, after: str = "") -> str:
    close = get_close_matches(name, sorted(known), n=1)
    if close:
        return f"did you mean {before}{close[0]}{after}?"
    if not known:
        return "none can stand here"
    return "here can stand " + ", ".join(before + item + after for item in sorted(known))
