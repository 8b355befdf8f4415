"""Running heads of collected notes: "Notes to Pages 12–34" (NT-11).

Comes in: the groups of notes, and where they and their references stand by the page map. Goes out: a head for each page
of the division of notes. On verso and recto each head has a range of its own, of the pages of the text whose notes
begin or go on there, written in full.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from book.model.apparatus import NoteGroup
from book.model.content import BlockQuotation, DefinitionList, Epigraph, Note, Table, Verse
from book.model.pages import PageMap
from book.model.walk import iter_blocks
from book.vocabulary import Vocabulary


def head_notes(division: str, groups: Iterable[NoteGroup], page_map: PageMap, words: Vocabulary) -> dict[int, str]:
    """The heads of a division of notes, by its pages, counted from 1. Pages whose notes are not known have none."""
    places = {place.anchor: place.sheet for place in page_map.places}
    notes = [note for group in groups for note in group.notes]
    on_sheet: dict[int, list[Note]] = {}
    for note in notes:
        if note.id in places:
            on_sheet.setdefault(places[note.id], []).append(note)
    owners = {name: note for note in notes for name in _ids_of(note)}
    for start in page_map.starts:
        note_going_on = owners.get(start.block)
        if note_going_on is not None and places.get(note_going_on.id, start.sheet) < start.sheet:
            on_sheet.setdefault(start.sheet, []).append(note_going_on)
    sheets = [folio.sheet for folio in page_map.folios if folio.division == division]
    heads = ((at, _head(on_sheet.get(sheet, ()), places, page_map, words)) for at, sheet in enumerate(sheets, start=1))
    return {at: head for at, head in heads if head is not None}


def _head(notes: Sequence[Note], places: dict[str, int], page_map: PageMap, words: Vocabulary) -> str | None:
    sheets = sorted(places[note.reference] for note in notes if note.reference in places)
    if not sheets:
        return None
    first, last = (page_map.folios[sheet].label for sheet in (sheets[0], sheets[-1]))
    if first != last:
        return words.notes_to_pages.format(first=first, last=last)
    return (words.notes_to_page if len(sheets) > 1 else words.note_to_page).format(first=first)


def _ids_of(note: Note) -> Iterator[str]:
    """The ids of everything in a note that a page can begin with."""
    yield note.id
    for block in iter_blocks(note.blocks):
        yield block.id
        match block:
            case Verse():
                yield from (line.id for stanza in block.stanzas for line in stanza.lines)
            case DefinitionList():
                yield from (item.id for item in block.items)
            case Table():
                yield from (cell.id for row in (block.head, *block.rows) for cell in row)
            case _:
                pass
        match block:
            case BlockQuotation() | Epigraph() | Verse() if block.attribution is not None:
                yield block.attribution.id
            case _:
                pass
