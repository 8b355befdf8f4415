"""Names as they are printed and as they are filed: `Leon Trotsky` and `Trotsky, Leon`."""

from __future__ import annotations

import re
import unicodedata

_SUFFIX = re.compile(r"(?:[JS]r\.?|II|III|IV|[PM]h\.?D\.?|M\.?D\.?)")
_COMMA = re.compile(r"\s*,\s*")


def sort_form(name: str) -> str:
    """The form a name is filed under: the last word first, for names in Latin letters (IX-21 for Jr. and the like).

    A name of one word, one with a comma, and one in another script stay as they are.
    """
    if "," in name and not _ends_with_suffix(name):
        return name
    words = name.replace(",", " ").split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or not _is_latin(name):
        return name
    return ", ".join(part for part in (words[-1], " ".join(words[:-1]), suffix) if part)


def display_form(sort: str) -> str:
    """The form a name is printed in, from the form it is filed under: what follows the first comma stands first."""
    parts = _COMMA.split(sort.strip())
    if len(parts) == 1:
        return parts[0]
    return " ".join(part for part in (parts[1], parts[0], *parts[2:]) if part)


def is_sort_form_doubtful(name: str) -> bool:
    """Whether `sort_form` may be wrong: a particle or an article in the name, or the name of a body (IX-19).

    Particles are words in lower case (de, van, von, al-), which file by their bearer's usage and language.
    """
    words = name.split()
    return len(words) > 1 and _is_latin(name) and any(word[0].islower() or word == "The" for word in words)


def _ends_with_suffix(name: str) -> bool:
    before, _, last = name.rpartition(",")
    return "," not in before and _SUFFIX.fullmatch(last.strip()) is not None


def _is_latin(name: str) -> bool:
    """Whether every letter is a Latin one."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in name if letter.isalpha())
