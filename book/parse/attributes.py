"""Attributes in Pandoc's form: `{#id .class key=value key="a value"}`.

What comes in is the text from the opening brace on; what goes out is the attributes and where they end, or where
they stop making sense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}#."'=]+)
      | \.(?P<cls>[A-Za-z][\w-]*)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s{}"']+))
    )(?=[\s}])""",
    re.VERBOSE,
)

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attributes of one mark. `at` has the offset of each part from the opening brace."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    at: dict[str, int] = field(default_factory=dict, compare=False)

    def get(self, key: str) -> str | None:
        """The value of a key, or None."""
        return dict(self.pairs).get(key)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Attributes that cannot be read; `at` is the offset of the trouble."""

    at: int


def read_attributes(text: str, start: int) -> tuple[Attributes, int] | Malformed:
    """Read attributes from `text` at the brace at `start`; also returns the offset behind the closing brace."""
    at = start + 1
    identifier: str | None = None
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    where: dict[str, int] = {}
    while True:
        rest = re.compile(r"\s*\}").match(text, at)
        if rest is not None:
            # On a later line a column would mean nothing: point at the brace.
            at_brace = {part: 0 if "\n" in text[start:offset] else offset - start for part, offset in where.items()}
            return Attributes(identifier, tuple(classes), tuple(pairs), at_brace), rest.end()
        item = _ITEM.match(text, at)
        if item is None:
            return Malformed(min(at + len(text[at:]) - len(text[at:].lstrip()), len(text) - 1))
        if item["id"] is not None:
            if identifier is not None:
                return Malformed(item.start("id") - 1)
            identifier = item["id"]
            where["#"] = item.start("id") - 1
        elif item["cls"] is not None:
            classes.append(item["cls"])
            where["." + item["cls"]] = item.start("cls") - 1
        else:
            key = item["key"]
            if key in where:
                return Malformed(item.start("key"))
            value = re.sub(r"\\(.)", r"\1", item["quoted"]) if item["quoted"] is not None else item["bare"]
            pairs.append((key, value))
            where[key] = item.start("key")
        at = item.end()


def is_identifier(text: str) -> bool:
    """Whether an id has the form the book's anchors need: lower-case letters, digits, single hyphens."""
    return _ID.fullmatch(text) is not None
