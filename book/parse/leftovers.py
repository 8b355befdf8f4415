"""Marks left standing in plain text: what the reader did not take for a mark, and a writer meant as one.

Everything that would be printed as it stands, or that Pandoc would read otherwise, is an error (docs/manuscript.md).
"""

from __future__ import annotations

import re

_LEFTOVERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("SRC-004", re.compile(r"<(?:[A-Za-z][^<>]*|/[A-Za-z][^<>]*|!--)")),
    ("SRC-009", re.compile(r"\{(?:[#.][\w-]|[A-Za-z][\w-]*=)")),
    ("SRC-011", re.compile(r"~~")),
    ("SRC-007", re.compile(r"\*+")),
    ("SRC-007", re.compile(r"(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)")),
    ("SRC-008", re.compile(r"`+")),
    ("SRC-020", re.compile(r"\^|~")),
    ("SRC-012", re.compile(r"(?<![\w.])@\w|\[@")),
    ("SRC-013", re.compile(r"\$(?=\S)[^$]*(?<=\S)\$(?!\d)")),
    ("SRC-014", re.compile(r"\\[A-Za-z]")),
    ("SRC-017", re.compile(r"\[\^")),
    ("SRC-015", re.compile(r"\]\(|\]\[(?!\^)")),
    ("SRC-018", re.compile(r"\A:{3,}.*")),
    ("SRC-016", re.compile(r"\A\[[^\]]+\]:(?=\s)")),
    ("SRC-021", re.compile(r"\A: |\ATable:(?=\s)")),
)


def find_leftovers(text: str, at_start: bool) -> list[tuple[str, int, str]]:
    """Marks left in plain text: code, offset, and the letters themselves. `at_start` says whether a block begins here."""
    found = []
    taken: set[int] = set()
    for code, pattern in _LEFTOVERS:
        if pattern.pattern.startswith(r"\A") and not at_start:
            continue
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(match.start(), match.end())):
                taken.update(range(match.start(), match.end()))
                found.append((code, match.start(), match[0][:40]))
    return sorted(found, key=lambda row: row[1])
