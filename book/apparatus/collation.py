"""Alphabetical order: from a heading to the key it is sorted by, and to the letter it stands under.

Comes in: the words of a heading, and a `sort-as` where the author gave one. Goes out: tuples of integers, so that
keys are compared and pickled as they are. The weights are those of the Default Unicode Collation Element Table 10.0;
scripts follow each other as there: digits, Latin, Greek, Cyrillic, the others. One key function serves the index,
the glossary and the biographical notes (GL-02, BN-10).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal, TypeAlias

from book.apparatus.stop_words import articles, subheading_stop_words
from book.apparatus.weights import LazyCollator
from book.manifest.ids import transliterate_cyrillic

Word: TypeAlias = tuple[int, ...]
Words: TypeAlias = tuple[Word, ...]
SortKey: TypeAlias = tuple[tuple[Words, ...], Words, tuple[int, ...], tuple[int, ...], str]
"""The words before and after each comma of inversion; those of a qualifier; accents; capitals; the text."""

NUMBERS_AND_SYMBOLS = "0–9"
"""The group before A: headings that begin with a digit, or have no letter at all."""

_QUALIFIER = re.compile(r"\s+[(\[]([^()\[\]]*)[)\]]")
_INVERSION = re.compile(r",(?=\s|$)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_HYPHENS = re.compile("[-\u2010\u2011]")
_SEPARATORS = re.compile(r"[\s\u2012-\u2015/]+")
_MODIFIERS = re.compile("[\u02b9-\u02cf]")  # transliterated ayn, hamza, soft sign: no letters of their own
_DIGITS = re.compile(r"(\d+)")
_REGNAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_BEFORE_PRONOUN = re.compile("(?i:am|and|as|but|can|did|do|how|if|may|shall|that|than|what|when|where|which|who|why)")
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASIC = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """A way of ordering headings.

    `method`: word by word, where a space comes before any letter (IX-10), or letter by letter. `hyphen`: whether
    a hyphen parts words or joins them (IX-13). `language` is a BCP 47 tag: whose articles and prepositions count
    for nothing (IX-15, IX-16). `cyrillic`: apart, behind the other letters, or where its transliteration stands.
    """

    method: Literal["word", "letter"] = "word"
    hyphen: Literal["space", "join"] = "space"
    language: str = "en"
    cyrillic: Literal["apart", "transliterated"] = "apart"


WORD_BY_WORD = Collation()


def sort_key(
    text: str,
    collation: Collation = WORD_BY_WORD,
    *,
    sort_as: str | None = None,
    subheading: bool = False,
    name: bool = False,
) -> SortKey:
    """The key that `text` is sorted by; `sort_as` takes its place where given, and the text then breaks ties.

    What stands before a comma of inversion is compared first (IX-11). Qualifiers in parentheses, accents and
    capitals only break ties; apostrophes and other punctuation do not count (IX-12, IX-14). Numbers come first and
    by value, so do roman numerals after a name (IX-17). An article at the beginning does not count, nor do the
    little words at the beginning of a `subheading` (IX-15, IX-16); in a `name`, and in anything inverted, every
    word does. Particles of names are left where they stand (IX-19), Mc, Mac and St. as they are spelled (IX-18);
    people, places and things of one name are not told apart (IX-22).
    """
    segments = _split_words(text, collation, sort_as, subheading, name)
    weighed = (tuple(word for word in map(_weigh_word, words) if word) for words in segments)
    keys = tuple(words for words in weighed if words)
    if collation.method == "letter":
        keys = tuple((tuple(weight for word in words for weight in word),) for words in keys)
    qualifiers = " ".join(_QUALIFIER.findall(text))
    letters = [element for element in _elements(text) if not 0 < element[0] < _first_weight()]
    return (
        keys,
        tuple(word for word in map(_weigh_word, _SEPARATORS.split(qualifiers)) if word),
        tuple(element[1] for element in letters if element[1]),
        tuple(element[2] for element in letters if element[2]),
        unicodedata.normalize("NFC", text),
    )


def letter_of(text: str, collation: Collation = WORD_BY_WORD, *, sort_as: str | None = None, name: bool = False) -> str:
    """The letter of the group that a main heading stands in, as a capital without accents (Ё stands under Е).

    Latin letters outside A–Z stand under the letter they follow. Digits and symbols: NUMBERS_AND_SYMBOLS.
    """
    for words in _split_words(text, collation, sort_as, subheading=False, name=name):
        for word in words:
            if _weigh_word(word):
                return _letter_of_word(word)
    return NUMBERS_AND_SYMBOLS


def fold(text: str) -> tuple[int, ...]:
    """What is left of a text without its capitals and accents: equal for headings that differ in nothing else."""
    straight = " ".join(text.replace("’", "'").split())
    return tuple(element[0] for element in _elements(straight) if element[0])


def _split_words(text: str, collation: Collation, sort_as: str | None, subheading: bool, name: bool) -> list[list[str]]:
    """The words that are compared: one list for each part between commas of inversion."""
    shown = unicodedata.normalize("NFKC", sort_as or text).replace("\u00ad", "").strip()
    if collation.cyrillic == "transliterated":
        shown = transliterate_cyrillic(shown)
    shown = _MODIFIERS.sub("", _THOUSANDS.sub("", shown))
    shown = _QUALIFIER.sub("", shown)
    shown = _HYPHENS.sub(" " if collation.hyphen == "space" else "", shown)
    parts = [part for part in _INVERSION.split(shown) if part.strip()]
    if not sort_as and subheading:
        shown = _strip_leading(shown, subheading_stop_words(collation.language), every=True)
        parts = [part for part in _INVERSION.split(shown) if part.strip()]
    elif not sort_as and not name and len(parts) == 1:
        parts = [_strip_leading(parts[0], articles(collation.language), every=False)]
    # After the comma stand forenames, and "A.H." is two initials; before it, "U.S.S.R." is one word.
    parts[1:] = [part.replace(".", " ") for part in parts[1:]]
    return [_read_regnal([word for word in _SEPARATORS.split(part) if word]) for part in parts]


def _strip_leading(text: str, stop_words: frozenset[str], *, every: bool) -> str:
    """The text from its first word that counts; the whole text if none does."""
    rest = text.replace("'", "’").strip()
    while True:
        first, _, after = rest.partition(" ")
        elided, mark, tail = first.partition("’")
        if first.lower() in stop_words and after.strip():
            rest = after.strip()
        elif mark and tail and elided.lower() + mark in stop_words:
            rest = f"{tail} {after}".strip()
        else:
            return rest or text
        if not every:
            return rest


def _read_regnal(words: list[str]) -> list[str]:
    """Roman numerals after a name, as numbers: Henry II comes before Henry XI."""
    read = words[:1]
    for before, word in pairwise(words):
        numeral = word.removesuffix("’s").removesuffix("'s")
        follows_name = len(before.strip(".")) > 1 and before[0].isupper()
        pronoun = numeral == "I" and _BEFORE_PRONOUN.fullmatch(before) is not None
        regnal = bool(numeral and _REGNAL.fullmatch(numeral)) and follows_name and not pronoun
        read.append(str(_roman_value(numeral)) if regnal else word)
    return read


def _roman_value(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _weigh_word(word: str) -> Word:
    """The weights of a word's letters, a run of digits as its length and its digits; empty without either."""
    weights: list[int] = []
    for part in _DIGITS.split(word):
        if part.isdecimal():
            digits = [int(digit) for digit in part]
            significant = digits[next((at for at, digit in enumerate(digits) if digit), len(digits)) :]
            weights += [_first_weight(), len(significant), *significant]
        else:
            weights += [element[0] for element in _elements(part) if element[0] >= _first_weight()]
    return tuple(weights)


def _letter_of_word(word: str) -> str:
    """The group letter of a word that has a letter or a digit."""
    for cluster in re.findall(r"[^\W_][\u0300-\u036f]*", unicodedata.normalize("NFD", word)):
        weight = next((element[0] for element in _elements(cluster) if element[0]), 0)
        if weight < _first_weight():
            continue
        if weight < _weight("A"):
            return NUMBERS_AND_SYMBOLS
        if weight < _weight("Α"):  # Greek follows Latin
            return max((letter for letter in _LATIN if _weight(letter) <= weight), key=_weight)
        for letter in _BASIC:
            if _weight(letter) == weight:
                return letter
        base = cluster if _weight(cluster[0]) != weight else cluster[0]
        return unicodedata.normalize("NFC", base).upper()
    return NUMBERS_AND_SYMBOLS


@cache
def _collator() -> LazyCollator:
    return LazyCollator()


def _elements(text: str) -> list[list[int]]:
    """The collation elements of a text: primary, secondary and tertiary weights."""
    elements: list[list[int]] = _collator().collation_elements(unicodedata.normalize("NFKD", text))
    return elements


@cache
def _weight(letter: str) -> int:
    return _elements(letter)[0][0]


def _first_weight() -> int:
    """The weight of the first character that counts: below the digits are punctuation and symbols."""
    return _weight("0")
