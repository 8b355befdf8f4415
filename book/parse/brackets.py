"""Which square brackets belong together in a run of inline text, found in one pass.

Brackets that are escaped, in code, in an autolink, or in the address or attributes behind another pair do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from book.parse.attributes import Malformed, read_attributes

_STOP = re.compile(r"[\\`<\[\]]")
_BACKQUOTES = re.compile(r"`+")
_AUTOLINK = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*>")
ADDRESS = re.compile(r"\(((?:[^\s()\\<>]|\([^\s()\\<>]*\))*)((?:[ \n]+(?:\"[^\"]*\"|'[^']*'))?)\)")
"""The address of a link or image in its round brackets; the second group is a title in quotation marks, or empty."""


def match_brackets(text: str) -> dict[int, int]:
    """The offset of the closing bracket for every opening one that has one."""
    runs = _find_backquotes(text)
    pairs: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while (stop := _STOP.search(text, at)) is not None:
        at = stop.start()
        match text[at]:
            case "\\":
                at += 2
            case "`":
                at = _skip_code(text, at, runs)
            case "<":
                link = _AUTOLINK.match(text, at)
                at = at + 1 if link is None else link.end()
            case "[":
                opened.append(at)
                at += 1
            case _:
                if opened:
                    pairs[opened.pop()] = at
                    at = _skip_tail(text, at + 1)
                else:
                    at += 1
    return pairs


def _find_backquotes(text: str) -> dict[int, list[int]]:
    """Where runs of backquotes begin, by their length."""
    runs: dict[int, list[int]] = {}
    for found in _BACKQUOTES.finditer(text):
        runs.setdefault(found.end() - found.start(), []).append(found.start())
    return runs


def _skip_code(text: str, at: int, runs: dict[int, list[int]]) -> int:
    """Behind the code that begins at `at`, or behind the backquotes if nothing closes them."""
    opening = _BACKQUOTES.match(text, at)
    assert opening is not None
    length = opening.end() - at
    alike = runs.get(length, [])
    number = bisect_left(alike, opening.end())
    return alike[number] + length if number < len(alike) else opening.end()


def _skip_tail(text: str, at: int) -> int:
    """Behind the address or the attributes that begin at `at`, if any do."""
    if text.startswith("(", at):
        address = ADDRESS.match(text, at)
        at = at if address is None else address.end()
    if text.startswith("{", at):
        read = read_attributes(text, at)
        at = at if isinstance(read, Malformed) else read[1]
    return at
