"""Notes where they are printed, and their marks: numbers, or symbols that begin again on each page (NT-02).

Notes stand at the foot of the page, at the end of their chapter, or all together at the back of the book (NT-12); those
with symbols may stand at the foot while the others stand elsewhere. The words and numbers of a group's heading are
those of the division in the text (NT-10). Checks of notes and their references are made elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, TypeAlias

from book.manifest.schema import NoteSettings
from book.model.apparatus import NoteGroup
from book.model.book import Book, Division
from book.model.content import Note, NoteSeries
from book.model.rewrite import strip_marks

NotePlacement: TypeAlias = Literal["foot", "chapter", "book"]

SYMBOLS = ("*", "†", "‡", "§", "||", "#")
"""The marks of notes with symbols, in order; after the last they are doubled: ** and so on. Parallels are two bars, for
few fonts have a sign for them."""


def symbol_of(number: int) -> str:
    """The mark of a note with a symbol, counted from 1: * for the first, ** for the seventh."""
    times, at = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[at] * (times + 1)


def notes_at(division: Division, settings: NoteSettings, *places: NotePlacement) -> tuple[Note, ...]:
    """The notes of a division that stand at one of the places, in the order of their references."""
    return tuple(note for note in division.notes if settings.place_of(note.series) in places)


def mark_notes(book: Book, settings: NoteSettings, labels: Mapping[str, str]) -> dict[str, str]:
    """The mark of every note, by its id: "14", "†", or nothing for a note that belongs to a title.

    `labels` has the page label of every anchor known so far. Symbols at the foot begin again on each page, elsewhere in
    each division. Both editions print the same marks.
    """
    marks: dict[str, str] = {}
    for division in book.divisions:
        counts: Counter[str | None] = Counter()
        for note in division.notes:
            match note.series:
                case NoteSeries.NUMBERS:
                    marks[note.id] = str(note.number)
                case NoteSeries.UNMARKED:
                    marks[note.id] = ""
                case NoteSeries.SYMBOLS:
                    page = labels.get(note.reference) if settings.place_of(note.series) == "foot" else None
                    counts[page] += 1
                    marks[note.id] = symbol_of(counts[page])
    return marks


def group_notes(book: Book, settings: NoteSettings) -> tuple[NoteGroup, ...]:
    """The collected notes, a group for each division that has any, in the order of their references."""
    return tuple(
        NoteGroup(
            division=division.id,
            kind=division.kind,
            number=division.number,
            title=strip_marks(division.title),
            title_text=division.title_text,
            notes=notes,
        )
        for division in book.divisions
        if (notes := notes_at(division, settings, "book"))
    )
