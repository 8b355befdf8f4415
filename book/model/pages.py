"""Pages: the side they are on, the folio they carry, and the map from anchors to pages.

A sheet is a 0-based position in the PDF; a label is what is printed or would be ("xii", "45"). Labels are made
here and nowhere else. Points are PDF points (1/72 in), measured from the top left corner of the trimmed page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Recto pages are right-hand ones and have odd numbers."""

    RECTO = "recto"
    VERSO = "verso"

    @property
    def other(self) -> Side:
        """The facing side."""
        return Side.VERSO if self is Side.RECTO else Side.RECTO


class FolioStyle(StrEnum):
    """How page numbers are written."""

    ROMAN = "roman"
    ARABIC = "arabic"


def roman(number: int) -> str:
    """A positive number in lower-case roman numerals. Raises ValueError for anything below 1."""
    if number < 1:
        raise ValueError(f"no roman numeral for {number}")
    values = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    numeral = ""
    for value, letters in values:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def folio_label(number: int, style: FolioStyle) -> str:
    """The label of a page: "12" or "xii"."""
    return roman(number) if style is FolioStyle.ROMAN else str(number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folio:
    """One page of the print edition, as counted and as printed."""

    sheet: int
    number: int
    style: FolioStyle
    side: Side
    division: str | None  # None for a blank page between divisions
    expressed: bool  # False for a blind folio: counted, not printed

    @property
    def label(self) -> str:
        """The page's label, printed or not."""
        return folio_label(self.number, self.style)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStart:
    """The first words of a page.

    `block` is the id of the block they belong to; `offset` counts the characters of that block's text (as the
    fragment has it, white space collapsed) before them; `word` is what is printed first, for checking.
    """

    sheet: int
    block: str
    offset: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuation:
    """A column of the index that begins inside an entry, below lines that name the entry again (IX-65).

    `named` are the ids of the entries named, outermost first. `anchor` is the id of the entry or subentry that the
    column goes on with, `before` what of its text stands in earlier columns, white space collapsed; it is empty where
    the column begins with the heading of a subentry.
    """

    sheet: int
    named: tuple[str, ...]
    anchor: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an anchor is: its sheet, and points from the left and top of the trimmed page."""

    anchor: str
    sheet: int
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMap:
    """Every page and every anchor of the print edition, and where lines stand that an index has in print alone."""

    folios: tuple[Folio, ...]
    places: tuple[Place, ...]
    starts: tuple[PageStart, ...]
    continuations: tuple[Continuation, ...] = ()

    @classmethod
    def empty(cls) -> PageMap:
        """The map before anything is laid out."""
        return cls(folios=(), places=(), starts=())

    def labels(self) -> dict[str, str]:
        """The page label of every anchor.

        Of a division, the label of its last page as well, under `last_page`; of a block that begins a page, that of the
        page before it, under `page_before`.
        """
        labels = {place.anchor: self.folios[place.sheet].label for place in self.places}
        for start in self.starts:
            before = self.folios[start.sheet - 1] if start.sheet else None
            if before is not None and start.offset == 0 and before.division == self.folios[start.sheet].division:
                labels[page_before(start.block)] = before.label
        for folio in self.folios:
            if folio.division is not None:
                labels[last_page(folio.division)] = folio.label
        return labels


def last_page(division: str) -> str:
    """Where the label of a division's last page is found. No anchor has two hyphens at its end."""
    return f"{division}--last"


def page_before(anchor: str) -> str:
    """Where the label of the page before a block is found, if the block is the first on its page."""
    return f"{anchor}--before"
