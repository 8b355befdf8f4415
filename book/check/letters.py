"""Text as it is compared: letters, digits and symbols alone.

An edition may break a word at the end of a line, set it in small capitals or draw two letters as one; none of that is a
loss. Case, accents, spaces, hyphens and punctuation are left out, and what looks alike counts as one letter. So are
letters of scripts that a PDF does not keep letter by letter: Hebrew and Arabic, those of South Asia.
"""

from __future__ import annotations

import re
import unicodedata

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""A letter of a script that is read from right to left."""

# Scripts whose letters are joined, or drawn in another order than they are written.
_JOINED = re.compile(
    RIGHT_TO_LEFT.pattern + "|[\u0900-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uaaff\uabc0-\uabff\U00011000-\U00011fff]"
)
_KEPT = frozenset("LNS")  # major categories: letters, numbers, symbols
_NOT_KEPT = frozenset(
    "\N{FRACTION SLASH}\N{MINUS SIGN}"  # a font may draw them as a slash and a dash
    "\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER PRIME}\N{MODIFIER LETTER DOUBLE PRIME}"
)
# A PDF says what its glyphs stand for, and a font may have one glyph for letters of several scripts.
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕһԁԛԝү" + "αβεζηικμνορτυχγπφλ",
    "abekmhopctyxijshdqwy" + "abezhikmnoptyxгпфл",
)


class _Folding(dict[int, str]):
    """What stands for a character where texts are compared, by its code; worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        kept = "".join(character for character in folded if _is_kept(character)).translate(_LOOKALIKES)
        self[code] = kept
        return kept


def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category[0] not in _KEPT or category == "Sk" or character in _NOT_KEPT:
        return False
    return not unicodedata.mirrored(character) and _JOINED.match(character) is None


_FOLDING = _Folding()


def letters(text: str) -> str:
    """The letters, digits and symbols of a text, folded: "Twenty-Ninth Évêque" is "twentyninth" + "eveque"."""
    return text.translate(_FOLDING)


def words_at(text: str, start: int, end: int) -> str:
    """The words of a text that the part from `start` to `end` of its letters lies in, with one space between them."""
    found = []
    at = 0
    for word in text.split():
        after = at + len(letters(word))
        if at < end and after > start:
            found.append(word)
        at = after
    return " ".join(found)


def first_words(text: str, count: int = 8) -> str:
    """The first words of a text, to know it by."""
    words = text.split()
    return " ".join(words[:count]) + ("…" if len(words) > count else "")
