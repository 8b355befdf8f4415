"""How locators are written: the forms of ranges, notes and figures, from the manifest and the notes of the book.

Comes in: what the book says of its index, its notes and the labels of their pages. Goes out: a LocatorForm, and notes
in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from book.apparatus.notes import mark_notes
from book.apparatus.ranges import EN_DASH, RangeStyle
from book.manifest.schema import Manifest
from book.model.apparatus import Locator
from book.model.book import Book
from book.vocabulary import Vocabulary

FIGURE_LETTER = "f"
"""What stands behind the page of a figure, where that is not in italics."""


class NoteForm(StrEnum):
    """How a locator names a note: 334n14; 41 n. 3; 90 n. 17 with a thin space (IX-35)."""

    CHICAGO = "chicago"
    MHRA = "mhra"
    OXFORD = "oxford"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatorForm:
    """How locators are written.

    `figure` stands after the page of a figure, "" where it is in italics instead. `ambiguous` are the page labels and
    note marks that two chapters' notes share; those notes are told apart by the words that `qualifiers` has for their
    division: 345n3 (chap. 2). `single` are the labels and marks of notes that are alone on their page: Oxford leaves
    the mark out. `marks` are those of all notes, by their ids.
    """

    notes: NoteForm = NoteForm.CHICAGO
    ranges: RangeStyle = RangeStyle.CHICAGO
    figure: str = FIGURE_LETTER
    ambiguous: frozenset[tuple[str, str]] = frozenset()
    qualifiers: tuple[tuple[str, str], ...] = ()
    single: frozenset[tuple[str, str]] = frozenset()
    marks: Mapping[str, str] = field(default_factory=dict)

    def mark_of(self, locator: Locator) -> str:
        """The mark of the note that a locator is in: 14, or a symbol."""
        return self.marks.get(locator.note_id, str(locator.note))


PLAIN_FORM = LocatorForm()
"""Locators as counted, where their form does not matter."""


def choose_form(book: Book, manifest: Manifest, words: Vocabulary, labels: Mapping[str, str]) -> LocatorForm:
    """The forms that the manifest asks for, with what the notes on their pages need to be told apart."""
    marks = mark_notes(book, manifest.notes, labels)
    return LocatorForm(
        notes=NoteForm(manifest.index.notes),
        ranges=RangeStyle(manifest.range_style()),
        figure=FIGURE_LETTER if manifest.index.figures == "letter" else "",
        ambiguous=find_ambiguous_notes(book, labels, marks),
        qualifiers=tuple(
            (
                division.id,
                division.title_text if division.number is None else f"{words.chapter_short} {division.number}",
            )
            for division in book.divisions
            if division.notes
        ),
        single=find_single_notes(book, labels, marks),
        marks=marks,
    )


def find_ambiguous_notes(
    book: Book, labels: Mapping[str, str], marks: Mapping[str, str]
) -> frozenset[tuple[str, str]]:
    """The pages, as labels, that carry notes of the same mark from two divisions, with that mark (IX-36)."""
    return frozenset(place for place, count in Counter(_placed_notes(book, labels, marks)).items() if count > 1)


def find_single_notes(book: Book, labels: Mapping[str, str], marks: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """The notes that are the only one to begin on their page, by its label and their mark (IX-35)."""
    placed = _placed_notes(book, labels, marks)
    counts = Counter(label for label, _ in placed)
    return frozenset((label, mark) for label, mark in placed if counts[label] == 1)


def _placed_notes(book: Book, labels: Mapping[str, str], marks: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(labels[note.id], marks[note.id]) for one in book.divisions for note in one.notes if note.id in labels]


def format_note(label: str, mark: str, form: LocatorForm) -> str:
    """A note with a symbol, or without a mark, which joins no other: 334n*, 41 n. *, 12n (IX-35)."""
    if form.notes is NoteForm.CHICAGO:
        return f"{label}n{mark}"
    space = "\u00a0" if form.notes is NoteForm.MHRA else "\u202f"
    alone = form.notes is NoteForm.OXFORD and (label, mark) in form.single
    return f"{label}{space}n." + (f"{space}{mark}" if mark and not alone else "")


def format_notes(label: str, notes: tuple[int, ...], form: LocatorForm) -> str:
    """Notes of a page, in words: 334n14, 334nn14–15; 41 n. 3, 41 nn. 3 & 4; 90 n. for the one note there (IX-35)."""
    several = "n" if len(notes) == 1 else "nn"
    numbers = str(notes[0]) if len(notes) == 1 else f"{notes[0]}{EN_DASH}{notes[-1]}"
    match form.notes:
        case NoteForm.CHICAGO:
            return f"{label}{several}{numbers}"
        case NoteForm.MHRA:
            if len(notes) == 2:
                numbers = f"{notes[0]}\u00a0&\u00a0{notes[1]}"
            return f"{label}\u00a0{several}.\u00a0{numbers}"
        case NoteForm.OXFORD:
            named = f"{label}\u202f{several}."
            return named if (label, str(notes[0])) in form.single else f"{named}\u202f{numbers}"
