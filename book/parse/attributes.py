"""Attributes in Pandoc's form: `{#id .class key=value key="a value"}`.

What comes in is the text from the opening brace on; what goes out is the attributes and where they end, or where
they stop making sense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

_ITEM = re.compile(
    r"""(?:
        \#(?P<id>[^\s{}#."'=\\]+)
      | \.(?P<cls>[A-Za-z][\w-]*)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?![ \n])(?P<quoted>(?:[^"\\]|\\[!-/:-@\[-`{-~])*)"|(?P<bare>[^\s{}"'\\&]+))
    )(?=[ \n}])""",
    re.VERBOSE,
)
_SPACE = re.compile(r"[ \n]*")
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

    def words(self, key: str) -> str | None:
        """The value of a key with single spaces, None if there is nothing in it."""
        return " ".join((self.get(key) or "").split()) or None


@dataclass(frozen=True, slots=True)
class Malformed:
    """Attributes that cannot be read: `at` is the offset of the trouble, `end` that of a place to go on from."""

    at: int
    end: int


def read_attributes(text: str, start: int) -> tuple[Attributes, int] | Malformed:
    """Read attributes from `text` at the brace at `start`; also returns the offset behind the closing brace.

    Empty braces are malformed: they say nothing.
    """
    at = _skip_space(text, start + 1)
    identifier: str | None = None
    classes: list[str] = []
    pairs: list[tuple[str, str]] = []
    where: dict[str, int] = {}
    while not text.startswith("}", at):
        item = _ITEM.match(text, at)
        if item is None:
            return _malformed(text, start, at)
        if item["id"] is not None:
            if identifier is not None:
                return _malformed(text, start, at)
            identifier = item["id"]
            where["#"] = item.start("id") - 1 - start
        elif item["cls"] is not None:
            if item["cls"] in classes:
                return _malformed(text, start, at)
            classes.append(item["cls"])
            where["." + item["cls"]] = item.start("cls") - 1 - start
        else:
            key = item["key"]
            if key in where or item[0].count("[") != item[0].count("]"):
                return _malformed(text, start, at)
            pairs.append((key, _value_of(item)))
            where[key] = item.start("key") - start
        at = _skip_space(text, item.end())
    if not where:
        return _malformed(text, start, start)
    return Attributes(identifier, tuple(classes), tuple(pairs), where), at + 1


def end_of_item(text: str, at: int) -> int:
    """The offset behind the item of attributes, `key="a value"` or `.class`, that begins at `at`."""
    item = _ITEM.match(text, at)
    assert item is not None  # `read_attributes` found it there
    return item.end()


def _skip_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    assert space is not None  # it matches nothing, too
    return space.end()


def _value_of(item: re.Match[str]) -> str:
    """A value without its escapes and entities; a line end inside the quotation marks is a space."""
    if item["quoted"] is None:
        return item["bare"]
    return unescapeAll(item["quoted"].replace("\n", " "))


def _malformed(text: str, start: int, at: int) -> Malformed:
    """Go on behind the brace that closes on the same line, if there is one near."""
    end = text.find("}", start, start + 400)
    within = "\n" not in text[start : max(end, start)]
    return Malformed(min(at, len(text) - 1), end + 1 if end >= 0 and within else start + 1)


def write_value(key: str, value: str) -> str:
    """`key="value"`, as `read_attributes` reads it: what would be read as something else is behind a backslash."""
    written = "".join("\\" + letter if letter in '\\"|' else letter for letter in value)
    if unescapeAll(written) != value:  # something looks like an entity
        written = written.replace("&", "\\&")
    return f'{key}="{written}"'


def is_identifier(text: str) -> bool:
    """Whether an id has the form the book's anchors need: lower-case letters, digits, single hyphens."""
    return _ID.fullmatch(text) is not None
