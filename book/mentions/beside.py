"""The forenames and initials that stand beside a surname: “I. N. Smirnov”, “Ivan Nikitich Smirnov”, “Smirnov, I.
N.”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from book.mentions.cases import is_form_of
from book.mentions.names import Name

_DIGRAPHS = "Ch|Dzh|Dz|Ia|Ie|Io|Iu|Ja|Je|Jo|Ju|Kh|Ph|Shch|Sh|St|Sz|Th|Ts|Ya|Ye|Yo|Yu|Zh|Дж|Дз"
_INITIAL = rf"(?:[^\W\d_a-zа-яё]|{_DIGRAPHS})\."
_WORD = r"[^\W\d_][\w']*"
_BEFORE = re.compile(rf"(?<![\w'])(?P<token>{_INITIAL}|{_WORD})(?P<gap>[ -]?)$")
_AFTER = re.compile(rf"(?P<token>{_INITIAL}|{_WORD}(?!\.[^\W\d_]))")
_TITLES = frozenset({"St."})  # Saint; as an initial it is rarer
_LONGEST = 24


def read_before(
    text: str, start: int, is_forename: Callable[[str], bool], names: Iterable[Name]
) -> tuple[tuple[str, ...], int]:
    """The forenames and initials before a surname, and where they begin. A word in Latin letters is a forename by
    `is_forename`, one in Cyrillic if the person has it, in any case."""
    if not text.endswith((" ", ".", "-"), 0, start):
        return (), start
    said: list[str] = []
    first = at = start
    names = tuple(names)
    while True:
        found = _BEFORE.search(text, max(0, at - _LONGEST), at)
        if found is None:
            break
        token, gap = found["token"], found["gap"]
        initial = token.endswith(".")
        if initial:
            # A hyphen after an initial joins it to another: J.-P. Sartre.
            if token in _TITLES or (gap == "-" and not said):
                break
        elif gap != " " or not token[0].isupper() or not (is_forename(token) or _is_cyrillic_forename(token, names)):
            break
        said.insert(0, token)
        first = at = found.start("token")
    return tuple(said), first


def read_after(text: str, end: int, is_forename: Callable[[str], bool]) -> tuple[tuple[str, ...], int]:
    """The forenames and initials behind a surname and a comma, and where they end; none where they belong to the next
    name of a list: “Smirnov, I. N. Sapronov”."""
    if not text.startswith(", ", end):
        return (), end
    said: list[str] = []
    at = end + 2
    behind = end
    while (found := _AFTER.match(text, at)) is not None:
        token = found["token"]
        if not token.endswith(".") and not is_forename(token):
            break
        said.append(token)
        behind = found.end()
        at = behind + 1 if text[behind : behind + 1] in {" ", "-"} else behind
        if at == behind and not token.endswith("."):
            break
    goes_on = text[behind : behind + 2].lstrip(" -")
    if said and goes_on[:1].isalpha():
        return (), end
    return tuple(said), behind


def _is_cyrillic_forename(token: str, names: Iterable[Name]) -> bool:
    lower = token.casefold()
    return "а" <= lower[0] <= "я" and any(
        is_form_of(lower, forename.casefold()) for name in names for forename in name.forenames
    )
