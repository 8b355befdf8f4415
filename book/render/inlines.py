"""Inline nodes to XHTML: words, styles, languages, links, note references, and the anchors of marks."""

from __future__ import annotations

from lxml import etree

from book.apparatus.page_references import show_pages
from book.model.content import (
    Anchor,
    Code,
    CrossReference,
    Foreign,
    IndexMark,
    Inlines,
    LineBreak,
    Link,
    NoteReference,
    PersonMark,
    Speaker,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.render.context import RenderState
from book.render.elements import add_element, add_text

_STYLE_ELEMENTS = {
    Style.EMPHASIS: ("em", None),
    Style.STRONG: ("strong", None),
    Style.SMALL_CAPS: ("span", "small-caps"),
    Style.SUPERSCRIPT: ("sup", None),
    Style.SUBSCRIPT: ("sub", None),
    Style.WORK_TITLE: ("cite", None),
}


def render_inlines(parent: etree._Element, inlines: Inlines, state: RenderState) -> None:
    """Append the nodes to an element, in order."""
    for node in inlines:
        match node:
            case Text():
                add_text(parent, node.text)
            case LineBreak():
                add_element(parent, "br")
            case Code():
                add_text(add_element(parent, "code"), node.text)
            case Styled():
                name, class_ = _STYLE_ELEMENTS[node.style]
                render_inlines(add_element(parent, name, class_=class_), node.children, state)
            case Foreign():
                element = add_element(parent, "i" if node.italic else "span", lang=node.lang)
                render_inlines(element, node.children, state)
            case Link():
                render_inlines(add_element(parent, "a", href=node.href, class_="external"), node.children, state)
            case CrossReference():
                _render_cross_reference(parent, node, state)
            case NoteReference():
                _render_note_reference(parent, node, state)
            case Anchor() | IndexMark():
                render_inlines(add_element(parent, "span", id=node.id), node.children, state)
            case PersonMark():
                _render_entry_link(parent, node, f"person-{node.person}", None, state)
            case TermMark():
                _render_entry_link(parent, node, f"term-{node.term}", "doc-glossref", state)
            case Speaker():
                render_inlines(add_element(parent, "span", class_="speaker"), node.children, state)


def _render_cross_reference(parent: etree._Element, node: CrossReference, state: RenderState) -> None:
    link = add_element(parent, "a", class_="cross-reference", href="#" + node.target)
    render_inlines(link, node.children, state)
    context = state.context
    add_text(link, show_pages(node, context.labels, context.vocabulary, context.ranges, context.unplaced))


def _render_note_reference(parent: etree._Element, node: NoteReference, state: RenderState) -> None:
    """The number is plain text in the link and raised by the style sheet (NT-13, NT-16)."""
    number = next((note.number for note in state.division.notes if note.id == node.note), None)
    link = add_element(
        parent, "a", class_="noteref", epub_type="noteref", role="doc-noteref", id=node.id, href="#" + node.note
    )
    add_text(link, str(number))


def _render_entry_link(
    parent: etree._Element, node: PersonMark | TermMark, entry: str, role: str | None, state: RenderState
) -> None:
    """A link to the entry at its first mention in the division, elsewhere an anchor for the index (GL-07)."""
    if entry in state.context.entries and entry not in state.linked:
        state.linked.add(entry)
        element = add_element(parent, "a", class_="entry", id=node.id, href="#" + entry, role=role)
    else:
        element = add_element(parent, "span", id=node.id)
    render_inlines(element, node.children, state)
