"""What of a citation leads to the entry of its source: the title, or all of it where no title is named.

A note in which every word is a link is hard to read and to listen to; the title says where the link goes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from book.model.content import CrossReference, Inline, Inlines, Link, ReferenceForm, Style, Styled, Text
from book.model.walk import iter_inlines, plain_text
from book.source import Span

_CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“", "‚": "‘"}
_OPENING = re.compile("[“‘«„‚]")


def link_source(words: Inlines, anchor: str, span: Span) -> Inlines:
    """The words of one source in a citation, with a link to its entry."""

    def link(linked: Inlines) -> CrossReference:
        return CrossReference(target=anchor, form=ReferenceForm.TITLE, children=linked, span=span, cited=True)

    for at, node in enumerate(words):
        if isinstance(node, Styled) and node.style is Style.WORK_TITLE:
            return (*words[:at], link((node,)), *words[at + 1 :])
        if isinstance(node, Text) and (opening := _OPENING.search(node.text)) is not None:
            before, quotation, behind = _split_quotation(words, at, opening.start())
            if quotation:
                return (*before, link(quotation), *behind)
    # A link cannot stand in a link: the one to the entry ends before the address of the source.
    first = next((at for at, node in enumerate(words) if _has_link(node)), len(words))
    if not plain_text(words[:first]).strip():
        return words
    return (link(words[:first]), *words[first:])


def _split_quotation(words: Inlines, at: int, opening: int) -> tuple[Inlines, Inlines, Inlines]:
    """The nodes before a quotation, in it, and behind it; it begins in the text at `at`. All before if it is not
    closed."""
    first = words[at]
    assert isinstance(first, Text)
    mark = _CLOSING[first.text[opening]]
    closing = re.compile(rf"{mark}(?!\w)")
    for number in range(at, len(words)):
        node = words[number]
        found = closing.search(node.text, opening + 1 if number == at else 0) if isinstance(node, Text) else None
        if not isinstance(node, Text) or found is None:
            continue
        before: list[Inline] = [*words[:at], replace(first, text=first.text[:opening])]
        start = opening if number == at else 0
        inner: list[Inline] = [replace(node, text=node.text[start : found.end()])]
        if number > at:
            inner = [replace(first, text=first.text[opening:]), *words[at + 1 : number], *inner]
        behind: list[Inline] = [replace(node, text=node.text[found.end() :]), *words[number + 1 :]]
        return _with_words(before), _with_words(inner), _with_words(behind)
    return words, (), ()


def _with_words(nodes: list[Inline]) -> Inlines:
    return tuple(node for node in nodes if not isinstance(node, Text) or node.text)


def _has_link(node: Inline) -> bool:
    return any(isinstance(inner, Link) for inner in iter_inlines([node]))
