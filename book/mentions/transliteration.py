"""Spellings of one name in different transliterations: Preobrazhenskii beside Preobrazhensky.

Comes in: the names on record, and words of the text. Goes out: words that become the same as a name on record when what
transliterations differ in is taken off, and are not on record themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from book.mentions.names import Name
from book.mentions.skeleton import skeleton

_WORD = re.compile(r"(?<![\w'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w']{5,}(?![\w-])")
_SHORTEST = 6
_FIRST = {"W": "V", "H": "K", "C": "T", "J": "I", "Y": "I", "E": "I", "Z": "S"}
"""First letters that stand for the same in two transliterations."""


@dataclass(slots=True)
class Transliterations:
    """The surnames of a book's people by what is left of them, and the words that were looked at."""

    _surnames: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str | None] = field(default_factory=dict)
    _first: set[str] = field(default_factory=set)  # letters

    @classmethod
    def of(cls, names: Iterable[Name]) -> Transliterations:
        """Those of the names in Latin letters."""
        made = cls()
        for name in names:
            for word in {name.surname, *name.forenames}:
                made._known[word] = None
            if len(name.surname) >= _SHORTEST and _WORD.fullmatch(name.surname):
                made._surnames.setdefault(skeleton(name.surname), name.surname)
                made._first.add(_FIRST.get(name.surname[0], name.surname[0]))
        return made

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Other spellings in a text: where each begins, the word, and the name on record."""
        suspect = False
        for written in _WORD.findall(text):
            if written not in self._known:
                self._known[written] = self._look_up(_without_possessive(written))
            suspect = suspect or self._known[written] is not None
        if suspect:
            for found in _WORD.finditer(text):
                if (surname := self._known[found.group()]) is not None:
                    yield found.start(), _without_possessive(found.group()), surname

    def _look_up(self, word: str) -> str | None:
        if word in self._known:
            return self._known[word]
        if word.isupper() or len(word) < _SHORTEST or _FIRST.get(word[0], word[0]) not in self._first:
            return None
        return self._surnames.get(skeleton(word))


def _without_possessive(written: str) -> str:
    return written.removesuffix("'s").removesuffix("'")
