"""Lists as Pandoc writes them: `-`, and `1.`  `a)`  `(iv)`, starting where their first marker says.

A rule for markdown-it in the place of CommonMark's. Like Pandoc's, these lists never begin in the middle of a
paragraph, but an item ends the item above it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.model.content import Delimiter, ListStyle
from book.model.pages import roman
from book.parse.block_rules import add_block_fault

_MARKER = re.compile(r"(?P<open>\()?(?P<number>\d{1,9}|[ivxlcdm]+|[IVXLCDM]+|[a-z]|[A-Z])(?P<close>[.)])(?= |$)")
_BULLET = re.compile(r"(?P<sign>[-+*])(?= |$)(?!(?: *(?P=sign)){2,} *$)")
_PAGE = re.compile(r"p\. +\d")
_ROMAN = {roman(number): number for number in range(1, 4000)}


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item's marker says. `sign` is the bullet of a bulleted item."""

    style: ListStyle
    delimiter: Delimiter
    number: int
    width: int
    sign: str = ""


def read_marker(line: str, like: Marker | None = None) -> Marker | None:
    """The marker of a list item that `line` begins with, or None.

    A letter that is also a roman numeral (i, v, x) goes with the list it stands in, `like`; at the beginning of a
    list only `i` is taken as roman, as Pandoc does.
    """
    bullet = _BULLET.match(line)
    if bullet is not None:
        return Marker(ListStyle.BULLET, Delimiter.PERIOD, 1, 1, bullet["sign"])
    found = _MARKER.match(line)
    if found is None or (found["open"] and found["close"] == ".") or _PAGE.match(line):
        return None
    text = found["number"]
    if text.isupper() and found["close"] == "." and not line.startswith("  ", found.end()):
        return None
    delimiter = (
        Delimiter.PARENTHESES if found["open"] else Delimiter.PERIOD if found["close"] == "." else Delimiter.PARENTHESIS
    )
    if text.isdigit():
        return Marker(ListStyle.DECIMAL, delimiter, int(text), found.end())
    as_roman = _ROMAN.get(text.lower())
    as_letter = ord(text.lower()) - ord("a") + 1 if len(text) == 1 else None
    alpha = ListStyle.LOWER_ALPHA if text.islower() else ListStyle.UPPER_ALPHA
    numeral = ListStyle.LOWER_ROMAN if text.islower() else ListStyle.UPPER_ROMAN
    wanted = like.style if like else (numeral if text.lower() == "i" else alpha)
    if as_roman is not None and (wanted is numeral or as_letter is None):
        return Marker(numeral, delimiter, as_roman, found.end())
    return None if as_letter is None else Marker(alpha, delimiter, as_letter, found.end())


def _marker_at(state: StateBlock, line: int, like: Marker | None = None) -> Marker | None:
    return read_marker(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]], like)


def list_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read one list."""
    indent = state.sCount[start_line]
    if state.is_code_block(start_line) or (0 <= state.listIndent <= indent - 4 and indent < state.blkIndent):
        return False
    first = _marker_at(state, start_line)
    if first is None:
        return False
    if silent:
        # Another item ends the one above it; a paragraph outside lists and definitions goes on.
        return state.parentType != "paragraph" or state.listIndent >= 0 or state.ddIndent >= 0
    if indent < state.blkIndent:
        return False

    kind = "bullet_list" if first.style is ListStyle.BULLET else "ordered_list"
    opening = state.push(f"{kind}_open", "", 1)
    opening.meta["marker"] = first
    outer_parent, state.parentType = state.parentType, "list"
    tight, line, marker = True, start_line, first
    while True:
        item_tight, line = _item(state, line, end_line, marker)
        tight = tight and item_tight
        if line >= end_line or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        following = _marker_at(state, line, like=first)
        if following is None or (following.style, following.delimiter) != (first.style, first.delimiter):
            break
        if following.sign != first.sign:
            add_block_fault(state, "SRC-053", line, sign=first.sign)
        if state.isEmpty(line - 1):
            tight = False
        marker = following
    state.push(f"{kind}_close", "", -1)
    opening.map = [start_line, line]
    opening.meta["tight"] = tight
    state.parentType = outer_parent
    state.line = line
    return True


def _item(state: StateBlock, line: int, end_line: int, marker: Marker) -> tuple[bool, int]:
    """Read one item; returns whether it is tight and the line behind it."""
    behind = state.src[state.bMarks[line] + state.tShift[line] + marker.width : state.eMarks[line]]
    gap = len(behind) - len(behind.lstrip(" "))
    if gap == len(behind):
        add_block_fault(state, "SRC-037", line)
    offset = state.sCount[line] + marker.width + gap
    indent = offset if gap <= 4 else offset - gap + 1

    token = state.push("list_item_open", "li", 1)
    outer = (state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent)
    state.tight, state.listIndent, state.blkIndent = True, state.blkIndent, indent
    state.tShift[line], state.sCount[line] = state.tShift[line] + marker.width + gap, offset
    state.md.block.tokenize(state, line, end_line)
    tight = state.tight
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = outer
    state.push("list_item_close", "li", -1)
    token.map = [line, state.line]
    return tight, state.line


def install_lists(md: MarkdownIt) -> None:
    """Put Pandoc's lists in the place of CommonMark's."""
    md.block.ruler.at("list", list_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
