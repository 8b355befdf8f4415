"""The names that people on record go by, each divided into what is looked for and what stands before it.

Comes in: the records of people.yaml. Goes out: names; the surname of each is looked for in the text, and the forenames
and initials beside it there are compared with its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from book.manifest.names import is_sort_form_doubtful
from book.manifest.records import PersonRecord
from book.mentions.cases import decline, is_form_of
from book.mentions.skeleton import skeleton

_QUALIFIER = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SUFFIX = re.compile(r",? [JS]r\.?$")
_FORENAME = re.compile(r"[^\W\d_]{1,4}\.|[^\W\d_][\w'-]*")
_SAME = (
    *((apostrophe, "'") for apostrophe in "’ʼ`´ʹʻ"),
    *((hyphen, "-") for hyphen in "\u2010\u2011"),
    *((space, " ") for space in "\u00a0\u202f\u2009\u2007\n\t"),
)

_INITIALS_ALIKE = (("e", "ye", "je", "y"), ("iu", "yu", "ju"), ("ia", "ya", "ja"), ("io", "yo", "jo"), ("kh", "h"))


class Spelling(StrEnum):
    """What the record says of a spelling."""

    USUAL = "usual"
    ACCEPTED = "accepted"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of one person.

    `surname` is looked for: for names that cannot be divided it is the whole. `other` is a pseudonym or a name at
    birth, which gives way to the name that another person is known by. `doubtful` counts only beside a forename. What
    is not `searched` is checked for its spelling only.
    """

    person: str
    surname: str
    forenames: tuple[str, ...] = ()
    spelling: Spelling = Spelling.USUAL
    other: bool = False
    doubtful: bool = False
    searched: bool = True


def normalize(text: str) -> str:
    """Words as they are compared: composed letters, one kind of apostrophe, hyphen and space."""
    return " ".join(same_marks(unicodedata.normalize("NFC", text)).split())


def same_marks(text: str) -> str:
    """The same text, letter for letter, with one kind of apostrophe, hyphen and space."""
    for letter, same in _SAME:
        text = text.replace(letter, same)
    return text


def names_of(people: Iterable[PersonRecord]) -> tuple[Name, ...]:
    """Every name of everyone on record. A record that refers to another names that one."""
    records = {person.id: person for person in people}
    return tuple(dict.fromkeys(name for person in records.values() for name in _names_of_one(person, records)))


def _names_of_one(person: PersonRecord, records: Mapping[str, PersonRecord]) -> Iterator[Name]:
    owner = person.see if person.see is not None and person.see in records else person.id
    searched = person.mentions == "found"
    usual = _read(person.sort, owner, None)
    known = usual.surname
    accepted = [replace(_read(form, owner, known), spelling=Spelling.ACCEPTED) for form in person.variants.accepted]
    whole = [usual, _read(person.display, owner, known), *(name for name in accepted if _is_whole(name))]
    forenames = tuple(dict.fromkeys(name.forenames for name in whole if name.surname == known))

    def with_forenames(name: Name) -> Iterator[Name]:
        """A surname by itself is that of someone with the same forenames."""
        if _is_whole(name):
            yield name
        else:
            yield from (replace(name, forenames=known_ones) for known_ones in forenames)

    found = [*whole, *(name for one in accepted if not _is_whole(one) for name in with_forenames(one))]
    if person.birth_name:
        born = replace(_read(person.birth_name, owner, known, divide=True), other=True)
        found += with_forenames(born)
    found += [replace(_read(name, owner, known, divide=True), other=True) for name in person.pseudonyms]
    if person.original:
        original = _read(person.original, owner, None)
        found.append(original)
        found += [replace(original, surname=form.surname, doubtful=form.doubtful) for form in decline(original.surname)]
    for form in person.variants.correct:
        wrong = replace(_read(form, owner, known), spelling=Spelling.WRONG, searched=searched)
        found += with_forenames(wrong)
    for name in found:
        if sum(letter.isalpha() for letter in name.surname) > 1 and (searched or name.spelling is Spelling.WRONG):
            yield name
            if (bare := _without_particle(name.surname)) is not None:
                yield replace(name, surname=bare)


def _is_whole(name: Name) -> bool:
    return bool(name.forenames) or " " in name.surname


def _read(written: str, person: str, known: str | None, *, divide: bool = False) -> Name:
    """A name as written on record. `known` is the person's surname, which parts the forenames from the rest; with
    `divide`, the last word is the surname where it is another one."""
    plain = _SUFFIX.sub("", normalize(_QUALIFIER.sub("", written)))
    if "," in plain:
        surname, rest = (part.strip() for part in plain.split(",")[:2])
        forenames = _FORENAME.findall(rest)
        particle: list[str] = []
        while forenames and forenames[-1].islower():
            particle.insert(0, forenames.pop())
        return Name(person=person, surname=" ".join((*particle, surname)), forenames=tuple(forenames))
    words = plain.split()
    if known is not None:
        bare = _without_particle(known)
        for surname in (known, bare) if bare else (known,):
            if plain.endswith(f" {surname}"):
                forenames = _FORENAME.findall(plain.removesuffix(surname))
                return Name(person=person, surname=surname, forenames=tuple(forenames))
    initials = all(re.fullmatch(r"(?:[^\W\d_]{1,4}\.-?)+", word) for word in words[:-1])
    if len(words) > 1 and (initials or (divide and not is_sort_form_doubtful(plain))):
        return Name(person=person, surname=words[-1], forenames=tuple(_FORENAME.findall(" ".join(words[:-1]))))
    return Name(person=person, surname=plain)


def _without_particle(surname: str) -> str | None:
    """A surname without the particles before it: Gaulle for de Gaulle."""
    words = surname.split()
    while len(words) > 1 and words[0].islower():
        words = words[1:]
    bare = " ".join(words)
    return bare if bare != surname else None


def is_initial(said: str) -> bool:
    """Whether a forename is only an initial."""
    return said.endswith(".")


def agrees(said: Iterable[str], name: Name) -> bool:
    """Whether the forenames and initials in the text can be those of a name, as far as both go."""
    return all(_agrees(one, other) for one, other in zip(said, name.forenames, strict=False))


def _agrees(said: str, forename: str) -> bool:
    said, forename = said.casefold(), forename.casefold()
    if is_initial(said):
        return _begins(forename, said[:-1])
    if is_initial(forename):
        return _begins(said, forename[:-1])
    if "а" <= said[0] <= "я":
        return is_form_of(said, forename)
    return said == forename or skeleton(said) == skeleton(forename)


def _begins(word: str, initial: str) -> bool:
    """Whether a word begins with an initial, in one transliteration or another: Yu. is as good as Iu. for Yurii."""
    if word.startswith(initial):
        return True
    return any(initial in alike and word.startswith(alike) for alike in _INITIALS_ALIKE)
