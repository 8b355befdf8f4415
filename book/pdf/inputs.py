"""What the PDF of the whole book is made from. Plain values, made by the pipeline.

Points are PDF points (1/72 in). Sheets count from 0 through the whole book, blank pages included.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from book.fonts import FontFace
from book.model.pages import Folio, Place
from book.paginate.job import LayoutResult


class Profile(StrEnum):
    """What the PDF is for: proofreading, the printer, or sale as an e-book. docs/profiles.md says what differs."""

    PROOF = "proof"
    PRESS = "press"
    DIGITAL = "digital"


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionSheets:
    """A division on its pages, and the sheet that the first of them becomes.

    `file` is what diagnostics name; `part` is the id of the part that the division belongs to.
    """

    result: LayoutResult
    first_sheet: int
    file: str
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineItem:
    """An entry of the outline: what readers' software shows beside the pages."""

    title: str
    anchor: str
    children: tuple[OutlineItem, ...] = ()


class FolioAlignment(StrEnum):
    """Where on its line a folio stands."""

    OUTSIDE = "outside"
    CENTER = "center"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioPosition:
    """Where folios stand, from the edges of the trimmed page.

    `baseline` is above the bottom edge. `inside` and `outside` are the margins beside the type area: an outside folio
    ends where the type area does, a centred one is centred on the type area.
    """

    alignment: FolioAlignment
    baseline: float
    inside: float
    outside: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FolioStamp:
    """How folios are printed: the layout of a specimen, each of FOLIO_CHARACTERS in its own paragraph; and where."""

    specimen: LayoutResult
    position: FolioPosition


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the PDF says about the book. `language` is a BCP 47 tag; `identifier` an ISBN as a URN, or another URI.

    `page_map` is the digest of the page map whose pages these are (EP-26).
    """

    title: str
    authors: tuple[str, ...]
    language: str
    identifier: str
    subject: str | None = None
    keywords: tuple[str, ...] = ()
    date: datetime | None = None
    page_map: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeInputs:
    """The whole book: divisions in order, a folio for every sheet, every place with its sheet in the whole book.

    Sheets that no division fills become blank pages. `faces` are all faces that any division was
    set in. `file` is the manifest's name, for findings about the whole book. For the digital profile the divisions
    are laid out with tags.
    """

    divisions: tuple[DivisionSheets, ...]
    folios: tuple[Folio, ...]
    places: tuple[Place, ...]
    outline: tuple[OutlineItem, ...]
    stamp: FolioStamp | None
    faces: tuple[FontFace, ...]
    metadata: Metadata
    file: str
    profile: Profile = Profile.PROOF
