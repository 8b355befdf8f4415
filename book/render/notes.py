"""Notes to XHTML, the same at the end of a chapter and at the back of the book."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from book.model.content import Note, NoteBy, Paragraph
from book.render.blocks import render_blocks
from book.render.context import RenderState
from book.render.elements import add_element, add_text
from book.render.inlines import render_inlines


def render_notes(parent: etree._Element, notes: Sequence[Note], state: RenderState) -> None:
    """Append a list of notes, each with its number as the way back to the text (NT-13 to NT-15, C7)."""
    listed = add_element(parent, "ol", class_="notes")
    for note in notes:
        item = add_element(listed, "li")
        element = add_element(item, "div", id=note.id, epub_type="footnote", role="doc-footnote")
        first = note.blocks[0] if note.blocks and isinstance(note.blocks[0], Paragraph) else None
        paragraph = add_element(element, "p", id=first.id if first else None)
        label = state.context.vocabulary.back_to_note.format(number=note.number, division=state.division.title_text)
        number = add_element(
            paragraph, "a", class_="note-number", role="doc-backlink", href="#" + note.reference, aria_label=label
        )
        add_text(number, f"{note.number}.")
        add_text(paragraph, " ")
        if first is not None:
            render_inlines(paragraph, first.children, state)
        render_blocks(element, note.blocks[1:] if first else note.blocks, state)
        _sign(element, note, state)


def _sign(element: etree._Element, note: Note, state: RenderState) -> None:
    """Say whose note it is, at its end, when it is not the author's."""
    words = state.context.vocabulary
    usual = {NoteBy.TRANSLATOR: words.translator_note, NoteBy.EDITOR: words.editor_note}.get(note.by)
    signature = state.context.signatures.get(note.by.value, usual)
    if not signature:
        return
    target = element[-1]
    if target.tag.endswith("}p"):
        add_text(target, " ")
    else:
        target = add_element(element, "p")
    add_text(add_element(target, "span", class_="signature"), f"—{signature}")
