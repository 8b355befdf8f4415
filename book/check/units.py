"""What is compared: the pieces that a reader must find in a division, and what was read of it in an edition.

Plain values between the modules that say what is expected, those that read the finished files, and the comparison.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from book.check.letters import letters
from book.model.book import Division
from book.source import Span


class Edition(StrEnum):
    """One of the two files, by the name that findings give it."""

    PDF = "PDF"
    EPUB = "EPUB"


class Lane(StrEnum):
    """Texts that stand on the same pages, each in its own order: a PDF draws notes at the foot after the text."""

    TEXT = "text"
    FOOT = "foot"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of a division that is there once: a paragraph, a note, a cell, an entry of the index.

    `what` names its kind in findings ("the paragraph"), `text` is its words, `anchor` an id on its page, if it has one.
    Units of one `row` stand beside each other: where a page ends, all of them may go on behind it.
    """

    what: str
    text: str
    span: Span
    anchor: str = ""
    lane: Lane = Lane.TEXT
    row: str = ""
    letters: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "letters", letters(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionText:
    """What an edition must have of a division, in reading order.

    Where it is `loose`, the edition may have other words between: a title page says "Edited by". The rest is text that
    the edition may have besides: `repeated` the heads of tables, printed again on each of their pages; `markers` the
    numbers of lists; `drawings` the words in pictures. All of them are letters. `alternatives` are the texts for those
    who do not see the pictures, in order, with the places of their figures.
    """

    division: Division
    units: tuple[Unit, ...]
    loose: bool = False
    repeated: tuple[str, ...] = ()
    markers: frozenset[str] = frozenset()
    drawings: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, Span], ...] = ()


class Hiding(StrEnum):
    """Why text that is in a PDF cannot be read."""

    COVERED = "under an image"
    CUT = "beyond the edge of the page"


class Run(NamedTuple):  # there are tens of thousands, and tuples cross processes fastest
    """A piece of text as an edition has it, in one style on one line at most."""

    text: str
    letters: str


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Letters that nobody can read, and why."""

    letters: str
    why: Hiding


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of the PDF or a file of the EPUB, as read. `name` is how findings call it: "page 12", "ch-02.xhtml".

    `runs` are its pieces of text, in the order in which the file has them; those without letters are left out. A unit
    begins and ends with a run. `hidden` is text that is there and cannot be read.
    """

    name: str
    runs: tuple[Run, ...]
    hidden: tuple[HiddenText, ...] = ()


def make_runs(texts: Iterable[str]) -> tuple[Run, ...]:
    """The runs that pieces of text make."""
    runs = (Run(text, letters(text)) for text in texts)
    return tuple(run for run in runs if run.letters)
