"""Spellings of one name in different transliterations: Preobrazhenskii beside Preobrazhensky.

Comes in: the names on record, and words of the text. Goes out: words that become the same as a name on record when what
transliterations differ in is taken off, and are not on record themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from book.mentions.names import Name

_WORD = re.compile(r"(?<![\w'-])[A-ZÀ-ÖØ-ÞĀ-Ž][\w']{5,}(?![\w-])")
_SHORTEST = 6
_ALIKE = (
    (re.compile(r"'"), ""),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"tsch|tch"), "ch"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?:eff|ew|ev)$"), "ev"),
    (re.compile(r"(?:off|ow|ov)$"), "ov"),
    (re.compile(r"(?:skii|skij|skiy|sky|ski)$"), "ski"),
    (re.compile(r"(?:tskii|tskij|tskiy|tsky|tski)$"), "tski"),
    (re.compile(r"(?:aia|aja|aya)$"), "aia"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"[yj](?=[aeiou])"), "i"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"^i(?=e)"), ""),
    (re.compile(r"(?<=[aeiou])ie"), "e"),
    (re.compile(r"(.)\1"), r"\1"),
)
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
        for found in _WORD.finditer(text):
            word = found.group().removesuffix("'s").removesuffix("'")
            if word not in self._known:
                self._known[word] = self._look_up(word)
            if (surname := self._known[word]) is not None:
                yield found.start(), word, surname

    def _look_up(self, word: str) -> str | None:
        if word.isupper() or len(word) < _SHORTEST or _FIRST.get(word[0], word[0]) not in self._first:
            return None
        return self._surnames.get(skeleton(word))


def skeleton(word: str) -> str:
    """What is left of a name when the differences of transliterations are taken off."""
    letters = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for pattern, same in _ALIKE:
        bare = pattern.sub(same, bare)
    return bare
