"""What is left of a name when the differences between transliterations are taken off."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = (
    (re.compile(r"'(?=[aeiou])"), "i"),
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


def skeleton(word: str) -> str:
    """What is left of a name when the differences of transliterations are taken off."""
    letters = unicodedata.normalize("NFD", word.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for pattern, same in _ALIKE:
        bare = pattern.sub(same, bare)
    return bare
