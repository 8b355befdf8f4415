"""Notes gathered where they are printed: at the end of their chapter, or all together at the back of the book.

The words and numbers of a group's heading are those of the division in the text (NT-10). Checks of notes and their
references are made elsewhere.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from book.model.apparatus import NoteGroup
from book.model.book import Book
from book.model.rewrite import strip_marks

NotePlacement: TypeAlias = Literal["foot", "chapter", "book"]


def group_notes(book: Book, placement: NotePlacement) -> tuple[NoteGroup, ...]:
    """The notes that stand together, a group for each division that has any, in order of their numbers.

    For "chapter" each group closes its division, for "book" they are the parts of the division of notes. Notes at
    the foot of the page stand by themselves: no groups.
    """
    if placement == "foot":
        return ()
    return tuple(
        NoteGroup(
            division=division.id,
            kind=division.kind,
            number=division.number,
            title=strip_marks(division.title),
            title_text=division.title_text,
            notes=tuple(sorted(division.notes, key=lambda note: note.number)),
        )
        for division in book.divisions
        if division.notes
    )
