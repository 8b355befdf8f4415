"""Running heads that pages have by what stands on them: "Notes to Pages 12–34" (NT-11).

Comes in: a page that the engine has laid out, but for what stands in its margins. Goes out: its head, from what the
document says of its notes (NOTE_PAGE and NOTE_HEADS in render.fragment).
"""

from __future__ import annotations

from typing import Any

from book.render.fragment import NOTE_HEADS, NOTE_PAGE


def head_of_page(page: Any) -> str | None:
    """The head of a page of collected notes, from those that begin or go on there; None for any other page."""
    document = page.children[0].element
    forms = [document.get(name) for name in NOTE_HEADS]
    if None in forms:
        return None
    elements = {box.element: None for box in page.descendants() if box.element is not None}  # in their order, once each
    labels = [label for label in (element.get(NOTE_PAGE) for element in elements) if label is not None]
    if not labels:
        return None
    one_note, one_page, many_pages = forms
    if labels[0] != labels[-1]:
        return str(many_pages.format(first=labels[0], last=labels[-1]))
    return str((one_page if len(labels) > 1 else one_note).format(first=labels[0]))
