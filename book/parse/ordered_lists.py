"""Ordered lists as Pandoc writes them: `1.`  `a)`  `(iv)`, starting where their first marker says.

Takes the place of CommonMark's ordered lists; like Pandoc's, these never begin in the middle of a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.model.content import Delimiter, ListStyle
from book.model.pages import roman

_MARKER = re.compile(r"(?P<open>\()?(?P<number>\d{1,9}|[ivxlcdm]+|[IVXLCDM]+|[a-z]|[A-Z])(?P<close>[.)])(?=[ \t]|$)")
_ROMAN = {roman(number): number for number in range(1, 200)}


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item's marker says."""

    style: ListStyle
    delimiter: Delimiter
    number: int
    width: int


def read_marker(line: str, like: Marker | None = None) -> Marker | None:
    """The ordered marker that `line` begins with, or None.

    A letter that is also a roman numeral (i, v, x) goes with the list it stands in, `like`; at the beginning of a
    list only `i` is taken as roman, as Pandoc does.
    """
    found = _MARKER.match(line)
    if found is None or (found["open"] and found["close"] == "."):
        return None
    text = found["number"]
    if text.isupper() and found["close"] == "." and not line.startswith("  ", found.end()):
        return None
    delimiter = (
        Delimiter.PARENTHESES if found["open"] else Delimiter.PERIOD if found["close"] == "." else Delimiter.PARENTHESIS
    )
    as_roman = _ROMAN.get(text.lower())
    as_letter = ord(text.lower()) - ord("a") + 1 if len(text) == 1 and text.isalpha() else None
    if text.isdigit():
        return Marker(ListStyle.DECIMAL, delimiter, int(text), found.end())
    alpha = ListStyle.LOWER_ALPHA if text.islower() else ListStyle.UPPER_ALPHA
    numeral = ListStyle.LOWER_ROMAN if text.islower() else ListStyle.UPPER_ROMAN
    wanted = like.style if like else (numeral if text.lower() == "i" or as_letter is None else alpha)
    if wanted is numeral and as_roman is not None:
        return Marker(numeral, delimiter, as_roman, found.end())
    if wanted is alpha and as_letter is not None:
        return Marker(alpha, delimiter, as_letter, found.end())
    if as_letter is not None:
        return Marker(alpha, delimiter, as_letter, found.end())
    return Marker(numeral, delimiter, as_roman, found.end()) if as_roman is not None else None


def _marker_at(state: StateBlock, line: int, like: Marker | None = None) -> Marker | None:
    return read_marker(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]], like)


def ordered_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read one ordered list."""
    if state.is_code_block(start_line):
        return False
    first = _marker_at(state, start_line)
    if first is None:
        return False
    if silent:
        # Another item ends the one above it; a paragraph outside a list goes on.
        return state.parentType != "paragraph" or state.listIndent >= 0
    if state.sCount[start_line] < state.blkIndent:
        return False

    opening = state.push("ordered_list_open", "ol", 1)
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
        if state.isEmpty(line - 1):
            tight = False
        marker = following
    state.push("ordered_list_close", "ol", -1)
    opening.map = [start_line, line]
    opening.meta["tight"] = tight
    state.parentType = outer_parent
    state.line = line
    return True


def _item(state: StateBlock, line: int, end_line: int, marker: Marker) -> tuple[bool, int]:
    """Read one item; returns whether it is tight and the line behind it."""
    content = state.bMarks[line] + state.tShift[line] + marker.width
    offset = initial = state.sCount[line] + marker.width
    while content < state.eMarks[line] and state.src[content] in " \t":
        offset += 4 - (offset + state.bsCount[line]) % 4 if state.src[content] == "\t" else 1
        content += 1
    gap = offset - initial
    indent = initial + (1 if content >= state.eMarks[line] or gap > 4 else gap)

    token = state.push("list_item_open", "li", 1)
    outer = (state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent)
    state.tight, state.listIndent, state.blkIndent = True, state.blkIndent, indent
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], offset
    state.md.block.tokenize(state, line, end_line)
    tight = state.tight
    state.tight, state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = outer
    state.push("list_item_close", "li", -1)
    token.map = [line, state.line]
    return tight, state.line


def install_ordered_lists(md: MarkdownIt) -> None:
    """Put Pandoc's ordered lists in the place of CommonMark's."""
    md.block.ruler.before("list", "ordered_list", ordered_list, {"alt": ["paragraph", "reference", "blockquote", "list"]})
