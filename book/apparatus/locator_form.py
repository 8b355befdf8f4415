"""How locators are written: the forms of ranges, notes and figures, from the manifest and the notes of the book.

Comes in: what the book says of its index, its notes and the labels of their pages. Goes out: a LocatorForm, and notes
in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from book.apparatus.ranges import EN_DASH, RangeStyle
from book.manifest.schema import Manifest
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
    note numbers that two chapters' notes share; those notes are told apart by the words that `qualifiers` has for their
    division: 345n3 (chap. 2). `single` are the labels and numbers of notes that are alone on their page: Oxford leaves
    the number out.
    """

    notes: NoteForm = NoteForm.CHICAGO
    ranges: RangeStyle = RangeStyle.CHICAGO
    figure: str = FIGURE_LETTER
    ambiguous: frozenset[tuple[str, int]] = frozenset()
    qualifiers: tuple[tuple[str, str], ...] = ()
    single: frozenset[tuple[str, int]] = frozenset()


PLAIN_FORM = LocatorForm()
"""Locators as counted, where their form does not matter."""


def choose_form(book: Book, manifest: Manifest, words: Vocabulary, labels: Mapping[str, str]) -> LocatorForm:
    """The forms that the manifest asks for, with what the notes on their pages need to be told apart."""
    return LocatorForm(
        notes=NoteForm(manifest.index.notes),
        ranges=RangeStyle(manifest.range_style()),
        figure=FIGURE_LETTER if manifest.index.figures == "letter" else "",
        ambiguous=find_ambiguous_notes(book, labels),
        qualifiers=tuple(
            (
                division.id,
                division.title_text if division.number is None else f"{words.chapter_short} {division.number}",
            )
            for division in book.divisions
            if division.notes
        ),
        single=find_single_notes(book, labels),
    )


def find_ambiguous_notes(book: Book, labels: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """The pages, as labels, that carry notes of the same number from two divisions, with that number (IX-36)."""
    return frozenset(place for place, count in Counter(_placed_notes(book, labels)).items() if count > 1)


def find_single_notes(book: Book, labels: Mapping[str, str]) -> frozenset[tuple[str, int]]:
    """The notes that are the only one to begin on their page, by its label and their number (IX-35)."""
    placed = _placed_notes(book, labels)
    counts = Counter(label for label, _ in placed)
    return frozenset((label, number) for label, number in placed if counts[label] == 1)


def _placed_notes(book: Book, labels: Mapping[str, str]) -> list[tuple[str, int]]:
    return [(labels[note.id], note.number) for one in book.divisions for note in one.notes if note.id in labels]


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
            return named if (label, notes[0]) in form.single else f"{named}\u202f{numbers}"
