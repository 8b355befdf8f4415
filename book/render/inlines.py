"""Inline nodes to XHTML: words, styles, languages, links, note references, and the anchors of marks."""

from __future__ import annotations

from lxml import etree

from book.apparatus.page_references import show_pages, show_symbol
from book.model.content import (
    Anchor,
    Citation,
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

_LINKLESS = frozenset({"a", "h1", "h2", "h3", "h4", "h5", "h6"})


def render_inlines(parent: etree._Element, inlines: Inlines, state: RenderState) -> None:
    """Append the nodes to an element, in order."""
    before = None
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
            case Citation():
                render_inlines(parent, node.children, state)
            case CrossReference():
                _render_cross_reference(parent, node, state)
            case NoteReference():
                if isinstance(before, NoteReference):  # or 12 and 13 read 1213 (NT-05)
                    add_text(add_element(parent, "span", class_="between-notes"), ",\N{THIN SPACE}")
                _render_note_reference(parent, node, state)
            case Anchor() | IndexMark():
                render_inlines(add_element(parent, "span", id=node.id), node.children, state)
            case PersonMark():
                _render_entry_link(parent, node, f"person-{node.person}", None, state)
            case TermMark():
                _render_entry_link(parent, node, f"term-{node.term}", "doc-glossref", state)
            case Speaker():
                render_inlines(add_element(parent, "span", class_="speaker"), node.children, state)
        before = node


def _render_cross_reference(parent: etree._Element, node: CrossReference, state: RenderState) -> None:
    """A link with the words of its target; a citation has the role of one (NT-20)."""
    class_, role = ("citation", "doc-biblioref") if node.cited else ("cross-reference", None)
    link = add_element(parent, "a", class_=class_, href="#" + node.target, role=role)
    context = state.context
    add_text(link, show_symbol(node, context.marks, context.vocabulary))
    render_inlines(link, node.children, state)
    add_text(link, show_pages(node, context.labels, context.vocabulary, context.ranges, context.unplaced))


def _render_note_reference(parent: etree._Element, node: NoteReference, state: RenderState) -> None:
    """The mark is plain text in the link and raised by the style sheet (NT-13, NT-16)."""
    mark = state.context.marks.get(node.note, "")
    link = add_element(
        parent,
        "a",
        class_=" ".join(("noteref", *mark_classes(mark))),
        epub_type="noteref",
        role="doc-noteref",
        id=node.id,
        href="#" + node.note,
    )
    add_text(link, mark)


def mark_classes(mark: str) -> tuple[str, ...]:
    """The classes of a note's mark: symbols are raised otherwise than figures, and an asterisk is high by itself."""
    if not mark or mark.isdigit():
        return ()
    return ("symbol", "asterisk") if mark.startswith("*") else ("symbol",)


def _may_link(parent: etree._Element) -> bool:
    around = (parent, *parent.iterancestors())
    return not any(etree.QName(element).localname in _LINKLESS for element in around)


def _render_entry_link(
    parent: etree._Element, node: PersonMark | TermMark, entry: str, role: str | None, state: RenderState
) -> None:
    """A link to the entry at its first mention in the division (GL-07, GL-09), elsewhere an anchor for the index.

    Titles have no links in them, and no link stands in a link: a name there gets an anchor.
    """
    is_first = node.children and entry in state.context.entries and entry not in state.linked
    if is_first and _may_link(parent):
        state.linked.add(entry)
        element = add_element(parent, "a", class_="entry", id=node.id, href="#" + entry, role=role)
    else:
        element = add_element(parent, "span", id=node.id)
    render_inlines(element, node.children, state)
