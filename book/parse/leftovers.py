"""Marks left standing: what the reader did not take for a mark, and a writer may have meant as one.

Everything that would be printed as it stands, or that Pandoc would read otherwise, is an error (docs/manuscript.md).
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[<{~*_`^@\\\[\]]")
_LEFTOVERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SRC-004", re.compile(r"<(?:/?[A-Za-z][^<>]*>?|[!?])")),
    ("SRC-009", re.compile(r"\{(?:[#.=][\w-]|[A-Za-z][\w-]*=|-\})")),
    ("SRC-011", re.compile(r"~~")),
    ("SRC-007", re.compile(r"\*+")),
    ("SRC-007", re.compile(r"__+|(?<!\w)_|_(?!\w)")),
    ("SRC-008", re.compile(r"`+")),
    ("SRC-017", re.compile(r"\[\^")),
    ("SRC-020", re.compile(r"\^|~")),
    ("SRC-012", re.compile(r"(?<!\w)@(?!\s)")),
    ("SRC-014", re.compile(r"\\")),
    ("SRC-015", re.compile(r"\]\(")),
)
_FALSE_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SRC-018", re.compile(r":::.*")),
    ("SRC-030", re.compile(r"(?:-+|=+)\s*\Z")),
    ("SRC-008", re.compile(r"`{3,}[^`]*\Z|~{3,}.*")),
    ("SRC-048", re.compile(r"(?=[^|:]*[|:])(?=[^-]*-)[-|: ]+\Z")),
    ("SRC-021", re.compile(r"[:~](?=\s|\Z)")),
    ("SRC-043", re.compile(r"#+\.?|\||\+[-=]")),
)
_FALSE_FIRST_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SRC-016", re.compile(r"\[[^\]]*\]:")),
    ("SRC-021", re.compile(r"[Tt]able:|:")),
    ("SRC-012", re.compile(r"\(?@[\w-]*[.)]")),
    ("SRC-043", re.compile(r"\d{10,}[.)](?= )|\(?(?:[ivxlcdm]{2,}|[IVXLCDM]{2,})[.)](?= )")),
    ("SRC-037", re.compile(r"\(?(?:\w|[ivxlcdm]+|[IVXLCDM]+)[.)](?=\s*\Z)")),
)
_FALSE_CONTINUATIONS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("SRC-010", "list", re.compile(r"[-+*](?=\s|\Z)")),
    ("SRC-010", "quotation", re.compile(r">")),
)


def find_leftovers(text: str) -> list[tuple[str, int, dict[str, str]]]:
    """Marks left in plain text: code, offset, and the facts of the message."""
    found: list[tuple[str, int, dict[str, str]]] = []
    if _SIGNS.search(text) is None:
        return found
    taken: set[int] = set()
    for code, pattern in _LEFTOVERS:
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                found.append((code, match.start(), {"mark": match[0][:40]}))
    return sorted(found, key=lambda row: row[1])


def find_false_starts(text: str) -> list[tuple[str, int, dict[str, str]]]:
    """Lines of a paragraph that begin like something else: code, offset, and the facts of the message."""
    found: list[tuple[str, int, dict[str, str]]] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        start = len(line) - len(line.lstrip(" "))
        for code, pattern in _FALSE_STARTS if number else _FALSE_STARTS + _FALSE_FIRST_STARTS:
            match = pattern.match(line, start)
            if match is not None:
                found.append((code, at + start, {"mark": match[0][:40].rstrip()}))
                break
        else:
            for code, what, pattern in _FALSE_CONTINUATIONS if number else ():
                if pattern.match(line, start):
                    found.append((code, at + start, {"what": what}))
        at += len(line) + 1
    return found
