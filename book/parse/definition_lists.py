"""Definition lists as the manual shows them, as a rule for markdown-it: a term, and under it a colon and three spaces.

A term is one line; all of a definition is set in by four. A blank line between the two makes the definition a caption
for some readers, so there is none.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.parse.block_rules import add_block_fault, is_behind_marker

_MARKER = re.compile(r": +(?=[^ ])")
_INDENT = 4


def definition_list(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read terms and their definitions; as a terminator, end the definition above."""
    if state.is_code_block(start_line):
        return False
    if silent:
        return state.ddIndent >= 0 and state.sCount[start_line] == state.ddIndent and _is_marker(state, start_line)
    if not _is_term(state, start_line, end_line):
        return False
    if is_behind_marker(state, start_line):
        add_block_fault(state, "SRC-066", start_line, what="list of definitions")
    opening = state.push("dl_open", "dl", 1)
    term = start_line
    while _is_term(state, term, end_line):
        if term > start_line and not state.isEmpty(term - 1):
            add_block_fault(state, "SRC-010", term, what="term")
        _push_term(state, term)
        line = term + 1
        while line < end_line and state.sCount[line] == state.blkIndent and _is_marker(state, line):
            line = _read_definition(state, line, end_line)
            following = state.skipEmptyLines(line)
            if following < end_line and _is_marker(state, following):
                line = following
        opening.map = [start_line, line]
        state.line = line
        term = state.skipEmptyLines(line)
    state.push("dl_close", "dl", -1)
    return True


def _is_term(state: StateBlock, line: int, end_line: int) -> bool:
    """Whether a line has a definition right under it."""
    return (
        line + 1 < end_line
        and state.sCount[line] == state.sCount[line + 1] == state.blkIndent
        and _is_marker(state, line + 1)
        and not _is_marker(state, line)
    )


def _is_marker(state: StateBlock, line: int) -> bool:
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _push_term(state: StateBlock, line: int) -> None:
    term = state.push("dt_open", "dt", 1)
    term.map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip(" ")
    inline.map = [line, line + 1]
    inline.children = []
    state.push("dt_close", "dt", -1)


def _read_definition(state: StateBlock, line: int, end_line: int) -> int:
    """Read one definition; returns the line behind it."""
    start = state.bMarks[line] + state.tShift[line]
    marker = _MARKER.match(state.src, start, state.eMarks[line])
    assert marker is not None
    width = marker.end() - start
    if width != _INDENT:
        add_block_fault(state, "SRC-054", line)
    token = state.push("dd_open", "dd", 1)
    outer = (state.blkIndent, state.ddIndent, state.tShift[line], state.sCount[line], state.parentType, state.tight)
    state.ddIndent, state.blkIndent = state.blkIndent, state.blkIndent + _INDENT
    state.tShift[line] += width
    state.sCount[line] = state.blkIndent
    state.parentType = "deflist"
    state.md.block.tokenize(state, line, end_line)
    for inner in range(line + 1, state.line):
        if state.sCount[inner] < state.blkIndent and not state.isEmpty(inner):
            add_block_fault(state, "SRC-059", inner)
    (state.blkIndent, state.ddIndent, state.tShift[line], state.sCount[line], state.parentType, state.tight) = outer
    state.push("dd_close", "dd", -1)
    token.map = [line, state.line]
    return state.line


def install_definition_lists(md: MarkdownIt) -> None:
    """Give a reader definition lists."""
    md.block.ruler.before(
        "paragraph", "definition_list", definition_list, {"alt": ["paragraph", "reference", "blockquote"]}
    )
