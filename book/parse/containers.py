"""Containers: `::: name … :::` to epigraphs, verse, letters, dialogues, and blocks in another language."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import Protocol

from markdown_it.tree import SyntaxTreeNode

from book.model.content import (
    Block,
    Dialogue,
    Epigraph,
    Inlines,
    LanguageBlock,
    Letter,
    LetterPart,
    LetterSection,
    Paragraph,
    Speaker,
    Turn,
)
from book.parse import verse
from book.parse.attributes import Attributes
from book.parse.attribution import split_attribution
from book.parse.inlines import read_inlines, strip_start
from book.parse.reading import Reading
from book.source import Span

_LETTER_PARTS = {part.value for part in LetterPart} - {"body"}
_CONTAINERS = {"epigraph", "verse", "letter", "dialogue", "interview"}


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
    assert node.nester_tokens is not None
    attributes: Attributes | None = node.nester_tokens.opening.meta["attributes"]
    if attributes is None:  # malformed, and reported by the reader
        return read_blocks(reading, node.children, lang, nested=True)
    kind = _kind_of(reading, attributes, span)
    own_lang = attributes.get("lang")
    inside = own_lang or lang
    made: list[Block]
    match kind:
        case "epigraph":
            inner, attribution = split_attribution(reading, node.children, inside)
            blocks = tuple(read_blocks(reading, inner, inside, nested=True))
            made = [Epigraph(blocks=blocks, attribution=attribution, span=span)]
        case "verse":
            inner, attribution = split_attribution(reading, node.children, inside)
            made = [verse.read_verse(reading, inner, inside, attribution, span)]
        case "letter":
            made = [_read_letter(reading, node, inside, span, read_blocks)]
        case "dialogue" | "interview":
            made = [_read_dialogue(reading, node, kind, inside, span, read_blocks)]
        case _:
            made = read_blocks(reading, node.children, inside, nested=nested)
    if kind != "" and not node.children:
        reading.report.add("SRC-039", span, container=kind)
    return [LanguageBlock(lang=own_lang, blocks=tuple(made), span=span)] if own_lang is not None else made


def _kind_of(reading: Reading, attributes: Attributes, span: Span) -> str:
    """What kind of container it is; "" for one that only gives a language, or is not known."""
    for key, _ in attributes.pairs:
        if key != "lang":
            reading.report.add("SRC-005", span, name=key + "=", hint="here can stand lang=")
    if attributes.id is not None:
        reading.report.add("SRC-005", span, name="#" + attributes.id, hint="a container has no id; give one to a heading")
    if len(attributes.classes) == 1 and attributes.classes[0] in _CONTAINERS:
        return attributes.classes[0]
    if not attributes.classes:
        if attributes.get("lang") is None:
            reading.report.add("SRC-040", span, name="{}", hint="name what it holds, or its language: {lang=ru}")
        return ""
    for name in attributes.classes:
        if name in _LETTER_PARTS:
            reading.report.add("SRC-040", span, name=name, hint="it is a part of a letter: put it in a container `letter`")
        elif name not in _CONTAINERS:
            close = get_close_matches(name, sorted(_CONTAINERS | _LETTER_PARTS), n=1)
            hint = f"did you mean {close[0]}?" if close else "the containers are " + ", ".join(sorted(_CONTAINERS))
            reading.report.add("SRC-040", span, name=name, hint=hint)
    if len(attributes.classes) > 1 and _CONTAINERS.issuperset(attributes.classes):
        reading.report.add("SRC-040", span, name=" ".join(attributes.classes), hint="a container is of one kind")
    return ""


def _read_letter(
    reading: Reading, node: SyntaxTreeNode, lang: str, span: Span, read_blocks: BlockReader
) -> Letter:
    sections: list[LetterSection] = []
    body: list[SyntaxTreeNode] = []

    def close_body() -> None:
        if body:
            blocks = tuple(read_blocks(reading, list(body), lang, nested=True))
            sections.append(LetterSection(part=LetterPart.BODY, blocks=blocks, span=reading.block_span(body[0])))
            body.clear()

    for child in node.children:
        part = _letter_part(child)
        if part is None:
            body.append(child)
            continue
        close_body()
        inner_span = reading.block_span(child)
        blocks = tuple(read_blocks(reading, child.children, lang, nested=True))
        if not blocks:
            reading.report.add("SRC-039", inner_span, container=part.value)
        sections.append(LetterSection(part=part, blocks=blocks, span=inner_span))
    close_body()
    return Letter(sections=tuple(sections), span=span)


def _letter_part(node: SyntaxTreeNode) -> LetterPart | None:
    if node.type != "container" or node.nester_tokens is None:
        return None
    attributes: Attributes | None = node.nester_tokens.opening.meta["attributes"]
    if attributes is None or len(attributes.classes) != 1 or attributes.classes[0] not in _LETTER_PARTS:
        return None
    return LetterPart(attributes.classes[0])


def _read_dialogue(
    reading: Reading, node: SyntaxTreeNode, kind: str, lang: str, span: Span, read_blocks: BlockReader
) -> Dialogue:
    turns: list[Turn] = []
    for child in node.children:
        child_span = reading.block_span(child)
        speaker: Inlines | None = None
        if child.type == "paragraph":
            children = read_inlines(reading, child.children[0], lang)
            if children and isinstance(children[0], Speaker):
                speaker, children = children[0].children, strip_start(children[1:])
            for inner in children:
                if isinstance(inner, Speaker):
                    reading.report.add("SRC-036", inner.span)
            blocks: tuple[Block, ...] = (Paragraph(children=children, span=child_span),) if children else ()
        else:
            blocks = tuple(read_blocks(reading, [child], lang, nested=True))
        if speaker is not None or not turns:
            turns.append(Turn(speaker=speaker or (), blocks=blocks, span=child_span))
        else:
            turns[-1] = replace(turns[-1], blocks=turns[-1].blocks + blocks)
    return Dialogue(kind=kind, turns=tuple(turns), span=span)
