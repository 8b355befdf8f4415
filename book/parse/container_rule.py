"""Containers as a rule for markdown-it: `::: name` or `::: {attributes}` … `:::`, nested as they stand."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.parse.attributes import Attributes, Malformed, read_attributes
from book.parse.block_rules import INTERRUPTING, add_block_fault, line_at, require_margin

_OPEN = re.compile(r":{3,} *(?:(?P<name>[A-Za-z][\w-]*)|(?P<braces>\{.*\}))(?: +:+)? *")
_CLOSE = re.compile(r":{3,} *")
_CODE_FENCE = re.compile(r"`{3,}|~{3,}")


def container(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read one container with the blocks in it."""
    opening = _OPEN.fullmatch(line_at(state, start_line))
    if opening is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    close_line = _closing_line(state, start_line, end_line)
    if close_line is None:
        add_block_fault(state, "SRC-006", start_line, name=opening["name"] or opening["braces"])
    elif state.sCount[close_line] > state.blkIndent:
        add_block_fault(state, "SRC-042", close_line, what="end of a container")
    inner_end = end_line if close_line is None else close_line

    token = state.push("container_open", "div", 1)
    token.meta["attributes"] = _read_opening(state, start_line, opening)
    token.map = [start_line, inner_end if close_line is None else inner_end + 1]
    outer_parent, outer_max = state.parentType, state.lineMax
    state.parentType = "container"
    state.lineMax = inner_end
    state.md.block.tokenize(state, start_line + 1, inner_end)
    state.parentType, state.lineMax = outer_parent, outer_max
    state.push("container_close", "div", -1)
    state.line = inner_end if close_line is None else inner_end + 1
    return True


def _read_opening(state: StateBlock, line: int, opening: re.Match[str]) -> Attributes | None:
    if opening["name"] is not None:
        return Attributes(classes=(opening["name"],))
    read = read_attributes(opening["braces"], 0)
    if isinstance(read, Malformed) or read[1] != len(opening["braces"]):
        add_block_fault(state, "SRC-003", line)
        return None
    return read[0]


def _closing_line(state: StateBlock, start_line: int, end_line: int) -> int | None:
    """The line that closes the container opened at `start_line`, or None."""
    depth, fence = 0, None
    for number in range(start_line, end_line):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return None
        line = line_at(state, number)
        code = _CODE_FENCE.match(line)
        if fence is not None:
            if code is not None and code[0].startswith(fence):
                fence = None
        elif code is not None:
            fence = code[0]
        elif _OPEN.fullmatch(line):
            depth += 1
        elif _CLOSE.fullmatch(line):
            depth -= 1
            if depth == 0:
                return number
    return None


def install_container_rule(md: MarkdownIt) -> None:
    """Give a reader containers."""
    md.block.ruler.before("table", "container", require_margin(container, "container"), INTERRUPTING)
