"""Running heads of collected notes: "Notes to Pages 12–34" (NT-11).

Comes in: the groups of notes, and the page labels of their references. Goes out: what layout needs to say on each page
of the notes which pages of the text they belong to. On verso and recto each page has a range of its own, of the pages
of the text whose notes begin or go on there, written in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from book.model.apparatus import NoteGroup
from book.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHeads:
    """What heads are made from. `pages` has the label of the page of each note's reference, by the note's id, in the
    order of the notes; the words have places for `first` and `last`."""

    pages: Mapping[str, str]
    note_to_page: str
    notes_to_page: str
    notes_to_pages: str


def prepare_heads(groups: Iterable[NoteGroup], labels: Mapping[str, str], words: Vocabulary) -> NoteHeads:
    """What the heads of collected notes are made from; `labels` are those of anchors. Notes whose references have no
    page yet are left out."""
    notes = (note for group in groups for note in group.notes)
    return NoteHeads(
        pages={note.id: labels[note.reference] for note in notes if note.reference in labels},
        note_to_page=words.note_to_page,
        notes_to_page=words.notes_to_page,
        notes_to_pages=words.notes_to_pages,
    )
