"""Ids made from words: lower-case Latin letters, digits and hyphens, the same on every run.

Comes in: a headword or a sort form in any script. Goes out: an id for people to write in the manuscript.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "ng",
}  # fmt: skip
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ђ": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "ѕ": "dz", "и": "i", "і": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dz",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "ѣ": "e", "э": "e", "ю": "iu", "я": "ia", "ѳ": "f", "ѵ": "i",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "b", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "e", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "ph",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_LETTERS = str.maketrans(_LATIN | _CYRILLIC | _GREEK)
_APOSTROPHES = re.compile("['`´‘’ʹʺʼʻ\"“”«»]")

ID_PATTERN = "^[a-z0-9]+(?:-[a-z0-9]+)*$"
"""What an id looks like."""


def transliterate_cyrillic(words: str) -> str:
    """The same words with Latin letters for the Cyrillic ones, capitals kept; hard and soft signs are left out."""
    if not any("\u0400" <= letter <= "\u052f" for letter in words):
        return words
    letters = [_transliterate(letter) for letter in unicodedata.normalize("NFD", words)]
    return unicodedata.normalize("NFC", "".join(letters))


def _transliterate(letter: str) -> str:
    latin = _CYRILLIC.get(letter.lower())
    if latin is None:
        return letter
    return latin.capitalize() if letter.isupper() else latin


def make_id(words: str) -> str:
    """An id for these words: accents taken off, Cyrillic and Greek transliterated, everything else a hyphen.

    Words without a letter it can write (Chinese, Arabic) get `r-` and eight digits of their SHA-256. Words that are
    empty give an empty id.
    """
    letters = _APOSTROPHES.sub("", unicodedata.normalize("NFKD", words).lower().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    made = re.sub("[^a-z0-9]+", "-", bare).strip("-")
    if made or not words.strip():
        return made
    return "r-" + sha256(unicodedata.normalize("NFC", words).encode()).hexdigest()[:8]
