"""Markdown's block marks that are Pandoc's and ours, as rules for markdown-it: containers, line blocks, comments.

Faults are appended to `env["block_faults"]` as (code, 0-based line, facts).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.parse.attributes import Attributes, Malformed, read_attributes

_CONTAINER_OPEN = re.compile(r":{3,}\s*(?:(?P<name>[A-Za-z][\w-]*)|(?P<braces>\{.*\}))\s*:*\s*$")
_CONTAINER_CLOSE = re.compile(r":{3,}\s*$")
_CODE_FENCE = re.compile(r"(`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")


def _line(state: StateBlock, number: int) -> str:
    """A line without the indent and the marks of the blocks around it."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`::: name` or `::: {attributes}` … `:::`, nested as they stand."""
    opening = _CONTAINER_OPEN.match(_line(state, start_line))
    if opening is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    close_line = _closing_line(state, start_line, end_line)
    if close_line is None:
        state.env["block_faults"].append(("SRC-006", start_line, {"name": opening["name"] or opening["braces"]}))
    inner_end = end_line if close_line is None else close_line

    attributes: Attributes | None = None
    if opening["name"] is not None:
        attributes = Attributes(classes=(opening["name"],))
    else:
        read = read_attributes(opening["braces"], 0)
        if isinstance(read, Malformed):
            state.env["block_faults"].append(("SRC-003", start_line, {}))
        else:
            attributes = read[0]

    token = state.push("container_open", "div", 1)
    token.meta["attributes"] = attributes
    token.map = [start_line, inner_end if close_line is None else inner_end + 1]
    outer_parent, outer_max = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = inner_end
    state.md.block.tokenize(state, start_line + 1, inner_end)
    state.parentType, state.lineMax = outer_parent, outer_max
    state.push("container_close", "div", -1)
    state.line = inner_end if close_line is None else inner_end + 1
    return True


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int | None:
    """The line that closes the container opened at `start_line`, or None."""
    depth, fence = 0, None
    for number in range(start_line, end_line):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return None
        line = _line(state, number)
        code = _CODE_FENCE.match(line)
        if fence is not None:
            if code is not None and code[1].startswith(fence):
                fence = None
        elif code is not None:
            fence = code[1]
        elif _CONTAINER_OPEN.match(line):
            depth += 1
        elif _CONTAINER_CLOSE.match(line):
            depth -= 1
            if depth == 0:
                return number
    return None


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`| a line of verse`; an indented line without a bar goes on with the line above."""
    if not _is_verse_line(_line(state, start_line)) or state.is_code_block(start_line):
        return False
    if start_line + 1 < end_line and _TABLE_RULE.match(_line(state, start_line + 1)):
        return False
    if silent:
        return True
    block = state.push("line_block_open", "", 1)
    number = start_line
    while number < end_line and not state.isEmpty(number) and state.sCount[number] >= state.blkIndent:
        line = _line(state, number)
        if not _is_verse_line(line):
            break
        first = number
        text = line[1:].removeprefix(" ")
        number += 1
        while number < end_line and state.sCount[number] > state.blkIndent and not state.isEmpty(number):
            if _is_verse_line(_line(state, number)):
                break
            text += "\n" + _line(state, number)
            number += 1
        token = state.push("line_open", "", 1)
        token.map = [first, number]
        token.meta["indent"] = len(text) - len(text.lstrip(" ")) if text.strip() else 0
        inline = state.push("inline", "", 0)
        inline.content = text.strip()
        inline.map = [first, number]
        inline.children = []
        state.push("line_close", "", -1)
    block.map = [start_line, number]
    state.push("line_block_close", "", -1)
    state.line = number
    return True


def _is_verse_line(line: str) -> bool:
    return line.startswith("| ") or line.rstrip() == "|"


def comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`<!-- … -->` on lines of its own: read and left out."""
    if not _line(state, start_line).startswith("<!--") or state.is_code_block(start_line):
        return False
    for number in range(start_line, end_line):
        line = _line(state, number).rstrip()
        if "-->" in line:
            if not line.endswith("-->"):
                return False
            if not silent:
                state.line = number + 1
            return True
    return False


def install_block_rules(md: MarkdownIt) -> None:
    """Give a reader the block marks of the subset that markdown-it lacks."""
    rules = md.block.ruler
    interrupting = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    rules.before("table", "container", container, interrupting)
    rules.before("table", "comment", comment, interrupting)
    rules.before("table", "line_block", line_block)
