"""The Default Unicode Collation Element Table 10.0, of which only what a book's headings need is read.

pyuca makes a tree of all 34,000 lines when it starts, which takes longer than the sorting. Here the lines are found by
their first character and go into the tree when that character is first looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pyuca.collator import COLL_ELEMENT_PATTERN, Collator_10_0_0
from pyuca.trie import Trie

_LINE = re.compile(r"^([0-9A-F]+) (.*)", re.MULTILINE)
_IMPLICIT = re.compile(r"^@implicitweights ([0-9A-F]+)\.\.([0-9A-F]+); ([0-9A-F]+)", re.MULTILINE)


class _Table(Trie):  # type: ignore[misc]
    """A tree that grows as it is searched. `lines` are those of the file, without their first character, by it."""

    def __init__(self, lines: dict[str, list[str]]) -> None:
        super().__init__()
        self._lines = lines

    def find_prefix(self, key: Sequence[int]) -> tuple[Sequence[int], object, Sequence[int]]:
        """The longest beginning of the key that the table has, its elements, and what is left of the key."""
        if key:
            for line in self._lines.pop(f"{key[0]:04X}", ()):
                more, elements = line.partition("#")[0].split(";")
                characters = [key[0], *(int(code, 16) for code in more.split())]
                weights = [[int(weight, 16) for weight in found] for found in COLL_ELEMENT_PATTERN.findall(elements)]
                self.add(characters, weights)
        found: tuple[Sequence[int], object, Sequence[int]] = super().find_prefix(key)
        return found


class LazyCollator(Collator_10_0_0):  # type: ignore[misc]
    """pyuca's collator for Unicode 10.0, with a table that is read as it is needed."""

    def load(self, filename: str) -> None:
        """Find the lines of the table."""
        text = Path(filename).read_text("utf-8")
        lines: dict[str, list[str]] = {}
        for first, rest in _LINE.findall(text):
            lines.setdefault(first, []).append(rest)
        self.table = _Table(lines)
        self.implicit_weights = [[int(part, 16) for part in found] for found in _IMPLICIT.findall(text)]
