"""Headings that are nearly the same: singular and plural, two spellings, a slip of the keyboard (IX-51).

Comes in: headings that stand side by side. Goes out: the pairs that differ in one word and hardly there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[IVXLC]+")
_DERIVED = re.compile(
    r"(?:ism|isms|ist|ists|istic|ic|ics|al|ally|ed|ing|er|ers|or|ors|ion|ions|ive|ity|ian|ians|an|ans|ik|iks|y|ies|e|es|s)$"
)
_ONE_LETTER, _TWO_LETTERS = 6, 9
"""So many letters the words have that may differ in one, and in two."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """The words of a heading, folded; those before its first comma are `main`. Its numbers tell it apart."""

    text: str
    words: tuple[str, ...]
    main: int
    numbers: tuple[str, ...]


def find_variants(headings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of headings that are nearly the same, the earlier first; each heading with one other at most."""
    read = [_read_heading(text) for text in headings]
    found: set[str] = set()
    groups: dict[object, list[_Heading]] = {}
    for heading in read:
        groups.setdefault(("joined", "".join(heading.words), heading.numbers), []).append(heading)
        for at in range(heading.main):
            rest = (*heading.words[:at], None, *heading.words[at + 1 :])
            groups.setdefault((rest, heading.main, heading.numbers, heading.words[at][:1]), []).append(heading)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if other.text not in found and one.text != other.text and _is_variant(one, other):
                found.add(other.text)
                yield one.text, other.text


def _read_heading(text: str) -> _Heading:
    before, _, after = text.partition(",")
    words, main = _WORD.findall(bare(before)), len(_WORD.findall(bare(before)))
    words += _WORD.findall(bare(after))
    numbers = tuple(word for word in _WORD.findall(text) if word[0].isdigit() or _ROMAN.fullmatch(word))
    return _Heading(text=text, words=tuple(words), main=main, numbers=numbers)


def bare(text: str) -> str:
    """A text without its accents, capitals and apostrophes."""
    bare = unicodedata.normalize("NFD", text.replace("’", "").replace("'", ""))
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).casefold()


def _is_variant(one: _Heading, other: _Heading) -> bool:
    """Whether two headings of one group are nearly the same: in all but one word they are."""
    if bare(one.text) == bare(other.text):
        return False  # capitals, accents and apostrophes are IDX-006
    if "".join(one.words) == "".join(other.words):
        return True
    if len(one.words) != len(other.words):
        return False
    differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _is_near(*differing[0])


def _is_near(one: str, other: str) -> bool:
    """Whether two words are the singular and plural of one, or spellings of it."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and long in {short + "s", short + "es", short.removesuffix("y") + "ies"}:
        return True
    if len(short) >= 5 and _transliterate(one) == _transliterate(other):
        return True
    allowed = 2 if len(short) >= _TWO_LETTERS else 1 if len(short) >= _ONE_LETTER else 0
    if not allowed or _are_derived(one, other) or long.endswith(short):
        return False  # capitalism and capitalist, dependence and independence
    return _is_within(one, other, allowed)


def _transliterate(word: str) -> str:
    """A word with the endings and vowels of Russian names in one system: Trotskii, Trotskiy, Trotsky."""
    return re.sub(r"j(?=[aeiou])|i(?=[aeou])", "y", re.sub(r"(?:ii|iy|yi|ij|yj|y)$", "y", word))


def _are_derived(one: str, other: str) -> bool:
    """Whether two words are made from one with different endings."""
    stems = [_DERIVED.sub("", word) for word in (one, other)]
    return stems[0] == stems[1] and stems[0] not in {one, other}


def _is_within(one: str, other: str, allowed: int) -> bool:
    """Whether so many letters put in, left out, changed or moved by one make the one word of the other."""
    if abs(len(one) - len(other)) > allowed:
        return False
    start = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if max(len(one), len(other)) <= allowed:
        return True
    if len(one) == len(other) == 2 and one == other[::-1]:
        return True
    previous = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, match in enumerate(other, start=1):
            changed = previous[column - 1] + (letter != match)
            current.append(min(changed, previous[column] + 1, current[-1] + 1))
        previous = current
    return previous[-1] <= allowed
