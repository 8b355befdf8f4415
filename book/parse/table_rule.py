"""Tables as the manual shows them, as a rule for markdown-it: every row begins and ends with a bar.

A line with a bar that is not escaped is a border, even in code, as for both readers. Rows of another length than the
head are faults: Markdown's readers fill them up or drop what is too much.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from book.parse.block_rules import add_block_fault, is_behind_marker, is_table_rule, line_at

_CELL = re.compile(r"((?:[^|\\]|\\.)*)\|")
_ALIGNMENTS = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Read one table."""
    if start_line + 1 >= end_line or state.is_code_block(start_line):
        return False
    rule = line_at(state, start_line + 1)
    if not line_at(state, start_line).startswith("|") or not is_table_rule(rule):
        return False
    if state.sCount[start_line + 1] != state.blkIndent:
        return False
    if silent:
        return True
    if is_behind_marker(state, start_line):
        add_block_fault(state, "SRC-066", start_line, what="table")
    aligned = [_alignment(cell) for _, cell in _split_row(rule)[0]]
    opening = state.push("table_open", "table", 1)
    line = start_line
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        if line != start_line + 1:
            text = line_at(state, line)
            if not text.startswith("|"):
                break
            cells, complete = _split_row(text)
            if state.sCount[line] != state.blkIndent:
                add_block_fault(state, "SRC-042", line, what="row")
            elif not complete:
                add_block_fault(state, "SRC-048", line)
            elif len(cells) != len(aligned):
                add_block_fault(state, "SRC-047", line, found=len(cells), expected=len(aligned))
            elif line == start_line and not any(cell.strip(" ") for _, cell in cells):
                add_block_fault(state, "SRC-058", line)
            column = state.bMarks[line] + state.tShift[line] - _line_start(state, line)
            _push_row(state, line, column, cells, aligned, "th" if line == start_line else "td")
        line += 1
    opening.map = [start_line, line]
    state.push("table_close", "table", -1)
    state.line = line
    return True


def _push_row(
    state: StateBlock, line: int, column: int, cells: list[tuple[int, str]], aligned: list[str], kind: str
) -> None:
    row = state.push("tr_open", "tr", 1)
    row.map = [line, line + 1]
    for number, alignment in enumerate(aligned):
        at, text = cells[number] if number < len(cells) else (0, "")
        state.push(f"{kind}_open", kind, 1).meta["alignment"] = alignment
        inline = state.push("inline", "", 0)
        inline.content = text.strip(" ")
        inline.children = []
        inline.map = [line, line + 1]
        inline.meta["column"] = column + at + len(text) - len(text.lstrip(" "))
        state.push(f"{kind}_close", kind, -1)
    state.push("tr_close", "tr", -1)


def _split_row(line: str) -> tuple[list[tuple[int, str]], bool]:
    """The cells of a row with their offsets, and whether the row ends with a bar."""
    cells = []
    at = 1
    while (cell := _CELL.match(line, at)) is not None:
        cells.append((at, cell[1]))
        at = cell.end()
    rest = line[at:]
    if rest.strip(" "):
        cells.append((at, rest))
    return cells, not rest.strip(" ")


def _alignment(cell: str) -> str:
    rule = cell.strip(" ")
    return _ALIGNMENTS[rule.startswith(":"), rule.endswith(":")]


def _line_start(state: StateBlock, number: int) -> int:
    """The offset at which the line begins in the file; `bMarks` stands behind the marks of quotations."""
    return state.src.rfind("\n", 0, state.eMarks[number]) + 1


def install_table_rule(md: MarkdownIt) -> None:
    """Put the subset's tables in the place of GitHub's."""
    md.block.ruler.at("table", table, {"alt": ["paragraph", "reference", "blockquote", "list"]})
