"""Notes to XHTML, the same at the end of a chapter and at the back of the book."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from book.manifest.schema import NoteSettings
from book.model.book import Division
from book.model.content import Note, NoteBy, NoteSeries, Paragraph
from book.render.blocks import render_blocks
from book.render.context import RenderState
from book.render.elements import add_element, add_text
from book.render.fragment import AT_FOOT
from book.render.inlines import mark_classes, render_inlines


def render_notes(parent: etree._Element, notes: Sequence[Note], settings: NoteSettings, state: RenderState) -> None:
    """Append a list of notes, each with its mark, a number with a period, as the way back to the text (NT-06, NT-13 to
    NT-16, C7).

    Each is one element, which readers can show as a pop-up (NT-17). Those that print sets at the foot say so.
    """
    listed = add_element(parent, "ol", class_="notes")
    for note in notes:
        item = add_element(listed, "li")
        classes = (
            *((AT_FOOT,) if settings.place_of(note.series) == "foot" else ()),
            *(("unmarked",) if note.series is NoteSeries.UNMARKED else ()),
        )
        element = add_element(
            item,
            "div",
            class_=" ".join(classes),
            id=note.id,
            epub_type="footnote",
            role="doc-footnote",
        )
        first = note.blocks[0] if note.blocks and isinstance(note.blocks[0], Paragraph) else None
        paragraph = add_element(element, "p", id=first.id if first else None)
        _add_way_back(paragraph, note, settings, state)
        if first is not None:
            render_inlines(paragraph, first.children, state)
        render_blocks(element, note.blocks[1:] if first else note.blocks, state)
        _sign(element, note, state)


def _add_way_back(paragraph: etree._Element, note: Note, settings: NoteSettings, state: RenderState) -> None:
    """The mark of a note as a link to its reference, named for those who hear it (NT-15).

    Collected notes say of which division, marks that begin again on each page of which page. A note without a mark
    leads back to the title, by an arrow that the style sheet of the EPUB draws.
    """
    words = state.context.vocabulary
    mark = state.context.marks[note.id]
    name = _name_of(state.division)
    if note.series is NoteSeries.UNMARKED:
        label = words.back_to_place.format(place=name)
        add_element(
            paragraph, "a", class_="note-return", role="doc-backlink", href="#" + note.reference, aria_label=label
        )
        return
    label = words.back_to_note.format(number=mark)
    match settings.place_of(note.series):
        case "book":
            label = words.in_place.format(words=label, place=name)
        case "foot" if note.series is NoteSeries.SYMBOLS:
            page = state.context.labels.get(note.reference, state.context.unplaced)
            label = words.on_page.format(words=label, page=page)
        case _:
            pass
    classes = " ".join(("note-number", *mark_classes(mark)))
    number = add_element(
        paragraph, "a", class_=classes, role="doc-backlink", href="#" + note.reference, aria_label=label
    )
    add_text(number, f"{mark}." if note.series is NoteSeries.NUMBERS else mark)
    add_text(paragraph, " ")


def _name_of(division: Division) -> str:
    """What a division is called in a few words: its number and title."""
    return division.title_text if division.number is None else f"{division.number} {division.title_text}"


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
