"""The cases of Russian surnames, as far as they can be told from other names.

Comes in: a surname in Cyrillic, as on record. Goes out: its other forms in the singular. A form that is as well the
name of another, as Смирнова is the genitive of Смирнов and the name of his wife, counts only beside a forename in the
same case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_CYRILLIC = re.compile("[А-ЯЁа-яё'-]+")
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_ENDINGS: tuple[tuple[str, int, tuple[str, ...], tuple[str, ...]], ...] = (
    # the surname's end, how many letters of it change, sure endings, doubtful endings
    ("ский", 2, ("ого", "ому", "им", "ом"), ()),
    ("цкий", 2, ("ого", "ому", "им", "ом"), ()),
    ("ской", 2, ("ого", "ому", "им", "ом"), ()),
    ("цкой", 2, ("ого", "ому", "им", "ом"), ()),
    ("ый", 2, ("ого", "ому", "ым", "ом"), ()),
    ("ская", 2, ("ой", "ую"), ()),
    ("цкая", 2, ("ой", "ую"), ()),
    ("ов", 0, ("ым", "е"), ("а", "у")),
    ("ев", 0, ("ым", "е"), ("а", "у")),
    ("ёв", 0, ("ым", "е"), ("а", "у")),
    ("ин", 0, ("ым", "е"), ("а", "у")),
    ("ын", 0, ("ым", "е"), ("а", "у")),
    ("ова", 1, ("ой",), ("у",)),
    ("ева", 1, ("ой",), ("у",)),
    ("ина", 1, ("ой",), ("у",)),
)


@dataclass(frozen=True, slots=True)
class CaseForm:
    """A surname in another case; `doubtful` where it could be the name of someone else."""

    surname: str
    doubtful: bool


def decline(surname: str) -> tuple[CaseForm, ...]:
    """The other cases of a surname in Cyrillic; none for a name that is not declined or not understood."""
    if not _CYRILLIC.fullmatch(surname):
        return ()
    for end, changing, sure, doubtful in _ENDINGS:
        if surname.endswith(end) and len(surname) > len(end):
            stem = surname[: len(surname) - changing]
            return (
                *(CaseForm(stem + ending, doubtful=False) for ending in sure),
                *(CaseForm(stem + ending, doubtful=True) for ending in doubtful),
            )
    if surname[-1] in _CONSONANTS and not surname.endswith(("их", "ых")):  # Радек; of a woman it stays as it is
        return tuple(CaseForm(surname + ending, doubtful=False) for ending in ("а", "у", "ом", "е"))
    return ()


def is_form_of(word: str, forename: str) -> bool:
    """Whether a word in Cyrillic is a forename or patronymic in any case: Ивана, Иваном for Иван."""
    stem = forename[:-1] if forename[-1:] in "аеийоуыэюяь" else forename
    return len(stem) > 1 and word.startswith(stem) and len(word) - len(stem) <= 2
