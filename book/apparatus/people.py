"""The biographical notes, from people.yaml.

Comes in: the records, and their notes already parsed. Goes out: notes in the order of the index (BN-10), with
see-entries from the other names of a person that stand elsewhere in the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.collation import SortKey, sort_key
from book.apparatus.dates import format_life
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.manifest.names import display_form, sort_form
from book.manifest.records import PersonRecord
from book.model.apparatus import BiographicalNote, SeeReference
from book.model.content import Blocks
from book.vocabulary import ENGLISH, Vocabulary, vocabulary_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A note with its place in the alphabet. `leads_to` is whose note it leads to, if it was made from another name."""

    key: SortKey
    note: BiographicalNote
    leads_to: str | None = None


def compile_people(
    people: Iterable[PersonRecord],
    notes: Mapping[str, Blocks],
    conventions: Conventions = DEFAULTS,
    sorted_as: Mapping[str, str] | None = None,
) -> tuple[BiographicalNote, ...]:
    """The biographical notes in order. `notes` are by the id of their record; `sorted_as` has what names are filed
    under in the index by a sort-as, for they stand in the same order here (BN-10).

    Someone with neither a note nor dates is on record for the index only, and left out. Pseudonyms and names at birth
    are filed under their last word, or as they are if they have a comma; those that would stand right beside the
    person's own entry are left out.
    """
    records = {person.id: person for person in people}

    def key(headword: str) -> SortKey:
        return sort_key(headword, conventions.collation, sort_as=(sorted_as or {}).get(headword), name=True)

    noted = {
        person.id: _compile_note(person, notes.get(person.id, ()), conventions)
        for person in records.values()
        if not person.see and (notes.get(person.id) or _life(person, conventions) is not None)
    }
    entries = [_Entry(key=key(note.headword), note=note) for note in noted.values()]
    for person, target in resolve_people(records.values()).items():
        if person != target and target in noted:
            note = _refer(person_anchor(person), records[person].sort, noted[target], records[person], conventions)
            entries.append(_Entry(key=key(note.headword), note=note))
    for person, note in noted.items():
        names = dict.fromkeys(set_words(name, conventions) for name in other_names(records[person]))
        for number, name in enumerate(names, start=1):
            other = _refer(f"{note.id}--{number}", name, note, records[person], conventions)
            entries.append(_Entry(key=key(name), note=other, leads_to=note.id))
    entries.sort(key=lambda entry: (entry.key, entry.note.id))
    return tuple(entry.note for at, entry in enumerate(entries) if not _stands_beside(entries, at))


def person_anchor(person: str) -> str:
    """The anchor of the note of a person, by id. (No person's id has two hyphens together, see-entries have.)"""
    return f"person-{person}"


def resolve_people(people: Iterable[PersonRecord]) -> dict[str, str]:
    """Whose entry each person stands under, by id: their own, or that of the person their record refers to.

    A record that refers to nobody, or to one that refers onward, stands for itself.
    """
    records = {person.id: person for person in people}
    return {
        person.id: person.see if person.see in records and not records[person.see].see else person.id
        for person in records.values()
    }


def show_other_names(note: BiographicalNote, words: Vocabulary) -> str:
    """What stands behind the dates (BN-01): born Rozenfeld; pseudonyms Antid Oto, Pero. Empty without other names."""
    parts = []
    if note.birth_name:
        parts.append(f"{words.born_as} {note.birth_name}")
    if note.pseudonyms:
        several = words.pseudonym if len(note.pseudonyms) == 1 else words.pseudonyms
        parts.append(f"{several} {', '.join(note.pseudonyms)}")
    return "; ".join(parts)


def other_names(person: PersonRecord) -> Iterator[str]:
    """The name at birth and the pseudonyms as they are filed, without those that are the headword itself."""
    for name in (person.birth_name, *person.pseudonyms):
        if name is not None and (filed := sort_form(name)) != person.sort:
            yield filed


def _compile_note(person: PersonRecord, note: Blocks, conventions: Conventions) -> BiographicalNote:
    return BiographicalNote(
        id=person_anchor(person.id),
        headword=set_words(person.sort, conventions),
        original=person.original,
        original_lang=(person.original_lang or conventions.original_language) if person.original else None,
        dates=_life(person, conventions),
        note=note,
        see=None,
        span=person.span,
        birth_name=next((_spoken(name, conventions) for name in _told_apart(person, [person.birth_name])), None),
        pseudonyms=tuple(_spoken(name, conventions) for name in _told_apart(person, person.pseudonyms)),
    )


def _told_apart(person: PersonRecord, names: Iterable[str | None]) -> Iterator[str]:
    """The names that say something beside the headword: not Kamenev, nor L. Kamenev, under “Kamenev, Lev
    Borisovich”."""
    surname = person.sort.split(",")[0]
    for name in names:
        filed = sort_form(name).split(",")[0] if name else surname
        if name and filed != surname and name not in (person.sort, person.display):
            yield name


def _spoken(name: str, conventions: Conventions) -> str:
    return set_words(display_form(name), conventions)


def _life(person: PersonRecord, conventions: Conventions) -> str | None:
    words = vocabulary_of(conventions.language) or ENGLISH
    return format_life(person.born, person.died, person.dates, (words.born_in, words.died_in))


def _refer(
    anchor: str, name: str, target: BiographicalNote, person: PersonRecord, conventions: Conventions
) -> BiographicalNote:
    """A see-entry from a name to a note."""
    return BiographicalNote(
        id=anchor,
        headword=set_words(name, conventions),
        original=None,
        original_lang=None,
        dates=None,
        note=(),
        see=SeeReference(heading=target.headword, anchor=target.id),
        span=person.span,
    )


def _stands_beside(entries: Sequence[_Entry], at: int) -> bool:
    """Whether nothing but other names of the same person stands between a see-entry and the note it leads to."""
    leads_to = entries[at].leads_to
    if leads_to is None:
        return False
    for step in (-1, 1):
        beside = at + step
        while 0 <= beside < len(entries) and entries[beside].leads_to == leads_to:
            beside += step
        if 0 <= beside < len(entries) and entries[beside].note.id == leads_to:
            return True
    return False
