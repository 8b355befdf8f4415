"""Containers: `::: name … :::` to epigraphs, verse, letters, dialogues, blocks in another language, and blocks that an
entry of the index is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import groupby
from typing import Protocol

from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    Block,
    Dialogue,
    Epigraph,
    IndexMark,
    LanguageBlock,
    Letter,
    LetterPart,
    LetterSection,
    Paragraph,
    Speaker,
    Turn,
)
from book.parse import verse
from book.parse.attribute_checks import check_language
from book.parse.attributes import Attributes
from book.parse.attribution import read_attribution, split_attribution
from book.parse.index_marks import BLOCK_CLASSES, BLOCK_KEYS, read_block_marks
from book.parse.index_ranges import enclose
from book.parse.inlines import read_inlines, strip_start
from book.parse.reading import PendingNote, Reading
from book.parse.spacing import require_blank_lines
from book.source import Span

_LETTER_PARTS = {part.value for part in LetterPart} - {"body"}
_CONTAINERS = {"epigraph", "verse", "letter", "dialogue", "interview", "note"}


class BlockReader(Protocol):
    """`blocks.read_blocks`, which reads containers, which hold blocks."""

    def __call__(
        self, reading: Reading, nodes: list[SyntaxTreeNode], lang: str, *, nested: bool = False
    ) -> list[Block]: ...


def read_container(
    reading: Reading, node: SyntaxTreeNode, lang: str, nested: bool, read_blocks: BlockReader
) -> list[Block]:
    """The block that a container makes. Unknown kinds are reported and their content is read all the same."""
    span = reading.block_span(node)
    attributes = _attributes_of(node)
    if attributes is None:  # malformed, and reported by the reader
        return read_blocks(reading, node.children, lang, nested=True)
    kind = _kind_of(reading, attributes, span)
    own_lang = _language_of(reading, attributes, span, {"lang"} | BLOCK_KEYS)
    marks = read_block_marks(reading, attributes, span, span)
    inside = own_lang or lang
    made: list[Block]
    match kind:
        case "epigraph":
            inner, last = split_attribution(node.children)
            blocks = tuple(read_blocks(reading, inner, inside, nested=True))
            attribution = read_attribution(reading, last, inside)
            made = [Epigraph(blocks=blocks, attribution=attribution, span=span)] if blocks else []
        case "verse":
            require_blank_lines(reading, node.children)
            inner, last = split_attribution(node.children)
            poem = verse.read_verse(reading, inner, inside, span)
            attribution = read_attribution(reading, last, inside)
            made = [replace(one, attribution=attribution) for one in poem]
        case "letter":
            made = _read_letter(reading, node, inside, span, read_blocks)
        case "dialogue" | "interview":
            made = _read_dialogue(reading, node, kind, inside, span, read_blocks)
        case "note":
            _keep_note(reading, node, own_lang, marks, span)
            return []
        case _:
            made = read_blocks(reading, node.children, inside, nested=nested)
    if not made:
        reading.report.add("SRC-039", span, container=kind or ("{lang=…}" if own_lang else '{ix="…"}'))
    if marks:
        enclosed = enclose(made, marks)
        if made and enclosed == made:
            reading.report.add("IDX-015", span, mark="ix=", fault="is on a container without a word in it")
        made = enclosed
    return [LanguageBlock(lang=own_lang, blocks=tuple(made), span=span)] if own_lang is not None else made


def _attributes_of(node: SyntaxTreeNode) -> Attributes | None:
    assert node.nester_tokens is not None
    attributes: Attributes | None = node.nester_tokens.opening.meta["attributes"]
    return attributes


def _language_of(reading: Reading, attributes: Attributes, span: Span, keys: set[str]) -> str | None:
    """The language that a container gives; what else stands in its braces that does not belong there is reported."""
    for key, _ in attributes.pairs:
        if key not in keys:
            hint = "here can stand " + ", ".join(f"{known}=" for known in sorted(keys))
            reading.report.add("SRC-005", span, name=key + "=", hint=hint)
    if attributes.id is not None:
        hint = "a container has no id; give one to a heading"
        reading.report.add("SRC-005", span, name="#" + attributes.id, hint=hint)
    return check_language(reading, attributes.get("lang"), span)


def _kind_of(reading: Reading, attributes: Attributes, span: Span) -> str:
    """What kind of container it is; "" for one that only gives a language or an entry of the index, or is not known."""
    classes = tuple(name for name in attributes.classes if name not in BLOCK_CLASSES)
    if len(classes) == 1 and classes[0] in _CONTAINERS:
        return classes[0]
    if not classes:
        if not {key for key, _ in attributes.pairs} & {"lang", *BLOCK_KEYS}:
            hint = "name what it holds, its language, {lang=ru}, or what it is about, {ix=\"…\"}"
            reading.report.add("SRC-040", span, name="{}", hint=hint)
        return ""
    for name in classes:
        if name in _LETTER_PARTS:
            hint = "it is a part of a letter: put it in a container `letter`"
            reading.report.add("SRC-040", span, name=name, hint=hint)
        elif name not in _CONTAINERS:
            close = get_close_matches(name, sorted(_CONTAINERS | _LETTER_PARTS), n=1)
            hint = f"did you mean {close[0]}?" if close else "the containers are " + ", ".join(sorted(_CONTAINERS))
            reading.report.add("SRC-040", span, name=name, hint=hint)
    if len(classes) > 1 and _CONTAINERS.issuperset(classes):
        reading.report.add("SRC-040", span, name=" ".join(classes), hint="a container is of one kind")
    return ""


def _keep_note(
    reading: Reading, node: SyntaxTreeNode, lang: str | None, marks: Sequence[IndexMark], span: Span
) -> None:
    """A note without a mark, which belongs to the title and stands right behind it; it is read with the others."""
    before = [sibling for sibling in node.siblings if sibling.type != "footnote_reference"]
    title = before[0] if before else None
    at_title = title is not None and title.type == "heading" and title.tag == "h1"
    if not at_title or before.index(node) != 1 or node.parent is None or node.parent.type != "root":
        reading.report.add("NTE-011", span)
    reading.unmarked_notes.append(PendingNote(f"{span.line}", node.children, None, span, lang, tuple(marks)))


def _read_letter(
    reading: Reading, node: SyntaxTreeNode, lang: str, span: Span, read_blocks: BlockReader
) -> list[Block]:
    require_blank_lines(reading, node.children)
    sections: list[LetterSection] = []
    body: list[SyntaxTreeNode] = []

    def close_body() -> None:
        blocks = tuple(read_blocks(reading, list(body), lang, nested=True))
        if blocks:
            sections.append(LetterSection(part=LetterPart.BODY, blocks=blocks, span=reading.block_span(body[0])))
        body.clear()

    for child in node.children:
        part = _letter_part(child)
        if part is None:
            body.append(child)
            continue
        close_body()
        sections.append(_read_letter_part(reading, child, part, lang, read_blocks))
    close_body()
    return [Letter(sections=tuple(sections), span=span)] if sections else []


def _letter_part(node: SyntaxTreeNode) -> LetterPart | None:
    attributes = _attributes_of(node) if node.type == "container" else None
    if attributes is None or len(attributes.classes) != 1 or attributes.classes[0] not in _LETTER_PARTS:
        return None
    return LetterPart(attributes.classes[0])


def _read_letter_part(
    reading: Reading, node: SyntaxTreeNode, part: LetterPart, lang: str, read_blocks: BlockReader
) -> LetterSection:
    span = reading.block_span(node)
    attributes = _attributes_of(node)
    assert attributes is not None
    own_lang = _language_of(reading, attributes, span, {"lang"})
    blocks = tuple(read_blocks(reading, node.children, own_lang or lang, nested=True))
    if not blocks:
        reading.report.add("SRC-039", span, container=part.value)
    if own_lang is not None:
        blocks = (LanguageBlock(lang=own_lang, blocks=blocks, span=span),)
    return LetterSection(part=part, blocks=blocks, span=span)


def _read_dialogue(
    reading: Reading, node: SyntaxTreeNode, kind: str, lang: str, span: Span, read_blocks: BlockReader
) -> list[Block]:
    require_blank_lines(reading, node.children)
    turns: list[Turn] = []
    for has_speaker, group in groupby(node.children, _has_speaker):
        children = list(group)
        if not has_speaker:
            blocks = tuple(read_blocks(reading, children, lang, nested=True))
            if turns:
                turns[-1] = replace(turns[-1], blocks=turns[-1].blocks + blocks)
            elif blocks:
                turns.append(Turn(speaker=(), blocks=blocks, span=reading.block_span(children[0])))
            continue
        for child in children:
            turns.append(_read_turn(reading, child, lang))
    return [Dialogue(kind=kind, turns=tuple(turns), span=span)] if turns else []


def _read_turn(reading: Reading, node: SyntaxTreeNode, lang: str) -> Turn:
    """The paragraph that begins a turn, parted from its speaker."""
    span = reading.block_span(node)
    speaker, *words = read_inlines(reading, node.children[0], lang, allow_speaker=True)
    assert isinstance(speaker, Speaker)
    children = strip_start(tuple(words))
    blocks = (Paragraph(children=children, span=span),) if children else ()
    return Turn(speaker=speaker.children, blocks=blocks, span=span)


def _has_speaker(node: SyntaxTreeNode) -> bool:
    """Whether a paragraph begins with the name of a speaker."""
    if node.type != "paragraph" or not node.children[0].children:
        return False
    first = node.children[0].children[0]
    if first.type != "span" or not first.children:
        return False
    attributes = _attributes_of(first)
    return attributes is not None and "speaker" in attributes.classes
