"""What rendering hands on: one division as a piece of XHTML, the same for both editions.

In print it becomes the body of the division's layout document, in the EPUB the body of its file.
"""

from __future__ import annotations

from dataclasses import dataclass

STAND_IN = "data-element"
"""In a document for layout, the attribute of a span that is laid out as the element it names. HTML syntax has no
paragraphs in paragraphs, but a note at the foot of the page is written where its reference is."""

AT_FOOT = "at-foot"
"""The class of notes at the end of a division that print moves to the foot of the page."""
REPEATED = "data-repeated"
"""In a document for layout, the attribute of what says again in print what the text says once: the lines that name an
entry of the index again, "(continued)". Its value is the id of the entry."""

NOTE_PAGE = "data-page"
"""In a document for layout, the attribute of a collected note with the label of the page of its reference."""
NOTE_HEADS = ("data-note-to-page", "data-notes-to-page", "data-notes-to-pages")
"""The attributes of a document of collected notes with the words of its running heads: for one note, for several to one
page, and for notes to several pages, with places for `first` and `last`."""
NOTE_HEAD = "note-head"
"""The name under which the style sheet of collected notes finds the running head of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """One division, rendered.

    `division` is the division's id and its file's stem ("ch-02"). `title` is plain text for `<title>`, distinct in
    the book (EP-31). `lang` is a BCP 47 tag. `xhtml` is one well-formed `<section …>` or `<nav …>` element that
    declares the XHTML namespace as its default and the `epub` prefix, with epub:type and role attributes and ids.
    Links inside the book have the form `href="#ANCHOR"`, whatever file the anchor is in; anchors are unique in the
    book. Images have `src="images/x.svg"`, relative to the book's folder. Elements of class "print-only" are for
    the print edition alone.
    """

    division: str
    title: str
    lang: str
    xhtml: str
