"""Words as the processor sets them to inline nodes, and those of the author around a source to what it reads.

Comes in: inline nodes in Pandoc's JSON and the entries that they are about. Goes out: our nodes. Titles are WORK_TITLE
nodes or in quotation marks, in their own language; a gloss stands behind its title, in roman and in brackets; what is
cited leads to its entry in the bibliography.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from book.citations.entries import Entry
from book.citations.links import link_source
from book.citations.scripts import mark_script, same_language
from book.model.content import Foreign, Inline, Inlines, Link, Style, Styled, Text
from book.model.walk import plain_text
from book.source import Span

PandocInlines: TypeAlias = Sequence[Mapping[str, Any]]

_STYLES = {
    "Emph": Style.EMPHASIS,
    "Strong": Style.STRONG,
    "SmallCaps": Style.SMALL_CAPS,
    "Superscript": Style.SUPERSCRIPT,
    "Subscript": Style.SUBSCRIPT,
}
_NAMES = {style: name for name, style in _STYLES.items()} | {Style.WORK_TITLE: "Emph"}
_TITLES = frozenset({"title", "title-short", "container-title", "container-title-short", "collection-title"})
_OPENING = re.compile(r"[“‘«„»]")
_CLOSING = re.compile(r"([.,;:]*)((?:\N{NO-BREAK SPACE}|\N{NARROW NO-BREAK SPACE})?[”’»“«])([.,;:]*)\Z")
_INITIALS = re.compile(r"\b([^\W\d_a-zа-я][a-zа-я]?\.) (?=[^\W\d_a-zа-я][a-zа-я]?\.)")
_ENTRY = "#ref-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the words depend on: the entries by their keys, the anchors of those that the bibliography lists, and the
    language around them; `span` is where they were written."""

    entries: Mapping[str, Entry]
    anchors: Mapping[str, str]
    lang: str
    span: Span


def to_pandoc(inlines: Inlines) -> list[dict[str, Any]]:
    """The author's words around a source, for the processor, which looks for pages in them."""
    made: list[dict[str, Any]] = []
    for node in inlines:
        match node:
            case Text():
                for number, word in enumerate(re.split(" +", node.text)):
                    if number:
                        made.append({"t": "Space"})
                    if word:
                        made.append({"t": "Str", "c": word})
            case Styled():
                made.append({"t": _NAMES[node.style], "c": to_pandoc(node.children)})
            case Foreign():
                made.append({"t": "Span", "c": [["", [], [["lang", node.lang]]], to_pandoc(node.children)]})
            case _:
                pass  # reported by the parser
    return made


def to_inlines(content: PandocInlines, reading: Reading, key: str | None = None) -> Inlines:
    """Inline nodes from the processor's. `key` is that of the entry they are about, where it is known before."""
    made = _convert(content, reading, key, in_title=False)
    return mark_script(made, reading.entries[key].lang, reading.lang) if key is not None else made


def _convert(content: PandocInlines, reading: Reading, key: str | None, *, in_title: bool) -> Inlines:
    """`in_title` says that the italics or quotation marks around a title are those that its gloss follows."""
    made: list[Inline] = []
    for node in content:
        kind: str = node["t"]
        inner: Any = node.get("c")
        match kind:
            case "Str":
                made.append(Text(text=inner, span=reading.span))
            case "Space" | "SoftBreak" | "LineBreak":
                made.append(Text(text=" ", span=reading.span))
            case "Link":
                made += _convert_link(inner[1], inner[2][0], reading, key)
            case "Span":
                (_, classes, pairs), words = inner
                made += _convert_span(classes, dict(pairs), words, reading, key, in_title=in_title)
            case "Quoted" | "Cite":
                made += _convert(inner[1], reading, key, in_title=in_title)
            case _ if kind in _STYLES:
                made += _convert_style(kind, inner, reading, key, in_title=in_title)
            case _:
                pass  # no style writes mathematics or pictures
    return _join_texts(made)


def _convert_link(words: PandocInlines, target: str, reading: Reading, key: str | None) -> Inlines:
    """A link to an entry of the bibliography, or out of the book."""
    if not target.startswith(_ENTRY):
        children = _convert(words, reading, key, in_title=False)
        outside = target.startswith(("https://", "http://"))
        return (Link(href=target, children=children, span=reading.span),) if outside else children
    key = target.removeprefix(_ENTRY)
    children = to_inlines(words, reading, key if key in reading.entries else None)
    anchor = reading.anchors.get(key)
    return children if anchor is None else link_source(children, anchor, reading.span)


def _convert_span(
    classes: Sequence[str],
    pairs: Mapping[str, str],
    words: PandocInlines,
    reading: Reading,
    key: str | None,
    *,
    in_title: bool,
) -> Inlines:
    field = next((name for name in classes if name in _TITLES), None)
    entry = reading.entries.get(key) if key is not None else None
    if field is None or entry is None:
        lang = pairs.get("lang")
        if lang is not None and not classes:
            children = _convert(words, reading, key, in_title=in_title)
            return (Foreign(lang=lang, italic=False, children=children, span=reading.span),)
        gloss = None if in_title else _find_gloss(words, entry)
        if gloss is None:
            return _convert(words, reading, key, in_title=in_title)
        return _gloss_quotation(_convert(words, reading, key, in_title=True), gloss, reading)
    children = _convert(words, reading, key, in_title=True)
    if entry.lang is not None and not same_language(entry.lang, reading.lang):
        children = (Foreign(lang=entry.lang, italic=False, children=children, span=reading.span),)
    gloss = entry.glosses.get(field)
    if gloss is None or in_title:
        return children
    return (*children, _gloss_text(gloss, reading))


def _convert_style(kind: str, words: PandocInlines, reading: Reading, key: str | None, *, in_title: bool) -> Inlines:
    entry = reading.entries.get(key) if key is not None else None
    children = _convert(words, reading, key, in_title=True)
    style = Style.WORK_TITLE if kind == "Emph" and not in_title and _names_work(words) else _STYLES[kind]
    styled = Styled(style=style, children=children, span=reading.span)
    gloss = None if in_title else _find_gloss(words, entry)
    return (styled,) if gloss is None else (styled, _gloss_text(gloss, reading))


def _names_work(words: PandocInlines) -> bool:
    return any(_TITLES & set(classes) for classes in _iter_classes(words))


def _find_gloss(words: PandocInlines, entry: Entry | None) -> str | None:
    """The gloss of the title in these words."""
    if entry is None or not entry.glosses:
        return None
    return next(
        (entry.glosses[name] for classes in _iter_classes(words) for name in classes if name in entry.glosses), None
    )


def _iter_classes(words: PandocInlines) -> Iterable[Sequence[str]]:
    for node in words:
        if node["t"] == "Span":
            yield node["c"][0][1]
            yield from _iter_classes(node["c"][1])
        elif node["t"] in _STYLES:
            yield from _iter_classes(node["c"])


def _gloss_text(gloss: str, reading: Reading) -> Text:
    return Text(text=f" [{gloss}]", span=reading.span)


def _gloss_quotation(children: Inlines, gloss: str, reading: Reading) -> Inlines:
    """A title in quotation marks and its gloss; a comma or period in the marks moves behind the gloss."""
    last = children[-1] if children else None
    found = _CLOSING.search(last.text) if isinstance(last, Text) else None
    if not isinstance(last, Text) or found is None or not _OPENING.match(plain_text(children)):
        return (*children, _gloss_text(gloss, reading))
    before = last.text[: found.start()] + found[2]
    behind = Text(text=f" [{gloss}]{found[1]}{found[3]}", span=reading.span)
    return (*children[:-1], replace(last, text=before), behind)


def _join_texts(nodes: Sequence[Inline]) -> Inlines:
    joined: list[Inline] = []
    for node in nodes:
        last = joined[-1] if joined else None
        if isinstance(node, Text) and isinstance(last, Text):
            joined[-1] = replace(last, text=last.text + node.text)
        elif not isinstance(node, Text) or node.text:
            joined.append(node)
    return tuple(_keep_initials(node) if isinstance(node, Text) else node for node in joined)


def _keep_initials(node: Text) -> Text:
    """Initials stay together: no line ends between them."""
    return replace(node, text=_INITIALS.sub("\\1\N{NO-BREAK SPACE}", node.text))
