"""What goes into laying out one division, and what comes out. Plain values: they cross processes and are hashed.

A job holds everything that its layout depends on; `lay_out` reads nothing else but the font and image files whose
digests it names.
"""

from __future__ import annotations

from dataclasses import dataclass

from book.diagnostics import Diagnostic
from book.fonts import FontFace
from book.model.pages import Continuation, PageStart, Place, Side

LINK_SCHEME = "octavo"
"""The scheme of links to places in the book, `octavo:ANCHOR`, until the divisions are merged."""

FOLIO_CHARACTERS = "0123456789ivxlcdm"
"""The characters that folios are made of. A folio specimen shows each in a paragraph of its own, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JobNote:
    """A note that is to stand at the foot of a page: its id in the document, its mark, and where it was written."""

    id: str
    mark: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutJob:
    """One division to lay out.

    `html` is a complete document in HTML syntax whose links inside the book all have the form `octavo:ANCHOR`; a span
    in it may stand for another element (STAND_IN in render.fragment). `stylesheet` is that of the division alone,
    `design` that of all divisions, which comes after it; @font-face rules come from `fonts`. Image addresses are
    relative to `root`, the book's folder (an absolute path, not part of the hash); `images` names each with its
    SHA-256. `file` is the manuscript file that diagnostics name, `notes` are the notes that stand at the foot of
    pages. `tags` asks for a PDF that says what everything on its pages is. A `draft` is laid out for its pages and
    places alone: page numbers that it prints are not known yet, and it is certain to be laid out again.
    """

    division: str
    file: str
    html: str
    stylesheet: str
    fonts: tuple[FontFace, ...]
    root: str
    images: tuple[tuple[str, str], ...]
    opening: Side
    design: str = ""
    notes: tuple[JobNote, ...] = ()
    tags: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutResult:
    """A division on its pages.

    `pdf` is the path of a PDF of just these pages, empty for a draft. Sheets in `places`, `starts` and `continuations`
    count from 0 at the division's own first page; x and y are points from the top left of the trimmed page. `fonts`
    gives the digest of the face behind every font name of the PDF. `messages` are what the engine said, and what it
    should have said.
    """

    division: str
    pdf: str
    pages: int
    places: tuple[Place, ...]
    starts: tuple[PageStart, ...]
    fonts: tuple[tuple[str, str], ...]
    messages: tuple[Diagnostic, ...]
    continuations: tuple[Continuation, ...] = ()
