"""Markdown's block marks as Pandoc reads them, as rules for markdown-it: headings, section breaks, line blocks,
comments, code, quotations, notes. Containers, lists and tables have modules of their own.

Faults are appended to `env["block_faults"]` as (code, 0-based line, facts).
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, fence
from mdit_py_plugins.footnote.index import footnote_def

INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""For a rule that ends a paragraph above it: that is a fault, but one that is seen where it is."""

MAX_DEPTH = 40
"""How many blocks, with lists and their items counted each, may stand inside one another."""

_HEADING = re.compile(r"(#{1,6})(?: +(.*))?")
_BREAK = re.compile(r"([-*_])(?: *\1){2,} *")
_TABLE_RULE = re.compile(r"\|(?: *:?-+:? *\|)+ *")
_COMMENT = re.compile(r"<!--(?!-?>)")


def line_at(state: StateBlock, number: int) -> str:
    """A line without the indent and the marks of the blocks around it."""
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def add_block_fault(state: StateBlock, code: str, line: int, **facts: object) -> None:
    """Note a fault at a 0-based line."""
    state.env["block_faults"].append((code, line, facts))


def is_table_rule(line: str) -> bool:
    """Whether a line is the rule under a table's head."""
    return _TABLE_RULE.fullmatch(line) is not None


def is_behind_marker(state: StateBlock, number: int) -> bool:
    """Whether the marker of a list item or a definition stands before the text of a line."""
    begin = state.src.rfind("\n", 0, state.eMarks[number]) + 1
    return state.src[begin : state.bMarks[number] + state.tShift[number]].strip(" >") != ""


def require_margin(rule: RuleFuncBlockType, what: str) -> RuleFuncBlockType:
    """The same rule, with a fault where its mark is set in: Pandoc would not take it for a mark."""

    def at_margin(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        indent = state.sCount[start_line] - state.blkIndent
        read = rule(state, start_line, end_line, silent)
        if read and not silent and indent > 0:
            add_block_fault(state, "SRC-042", start_line, what=what)
        return read

    return at_margin


def too_deep(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Blocks inside blocks inside blocks: reported, and left out."""
    if silent or state.level <= MAX_DEPTH:
        return False
    add_block_fault(state, "SRC-044", start_line, most=MAX_DEPTH)
    state.push("paragraph_open", "p", 1).map = [start_line, start_line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = "…", [], [start_line, start_line + 1]
    state.push("paragraph_close", "p", -1)
    state.line = end_line
    return True


def heading(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`# words`; number signs at the end of the line are not part of the mark, as they are in CommonMark."""
    found = _HEADING.fullmatch(line_at(state, start_line))
    if found is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    state.line = start_line + 1
    opening = state.push("heading_open", f"h{len(found[1])}", 1)
    opening.map = [start_line, state.line]
    inline = state.push("inline", "", 0)
    inline.content = (found[2] or "").rstrip(" ")
    inline.map = [start_line, state.line]
    inline.children = []
    state.push("heading_close", opening.tag, -1)
    return True


def section_break(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`* * *`; other signs make other things elsewhere in Markdown, and are faults."""
    found = _BREAK.fullmatch(line_at(state, start_line))
    if found is None or state.is_code_block(start_line):
        return False
    if silent:
        return found[1] == "*"
    if found[1] != "*":
        add_block_fault(state, "SRC-046", start_line, mark=found[0].rstrip()[:40])
    state.line = start_line + 1
    state.push("hr", "", 0).map = [start_line, state.line]
    return True


def fenced_code(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Code between fences, which must be closed."""
    if not fence(state, start_line, end_line, silent):
        return False
    if not silent:
        opening, last = line_at(state, start_line), line_at(state, state.line - 1).rstrip(" ")
        sign = opening[: len(opening) - len(opening.lstrip(opening[0]))]
        closed = (
            last.startswith(sign) and not last.strip(opening[0]) and state.sCount[state.line - 1] == state.blkIndent
        )
        if state.line - start_line < 2 or not closed:
            add_block_fault(state, "SRC-045", start_line)
    return True


def quotation(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A quotation, every line of which begins at the margin."""
    if not blockquote(state, start_line, end_line, silent):
        return False
    if not silent:
        for line in range(start_line + 1, state.line):
            if not line_at(state, line).startswith(">") and not state.isEmpty(line):
                add_block_fault(state, "SRC-067", line)
            elif state.sCount[line] > state.blkIndent:
                add_block_fault(state, "SRC-042", line, what="line of a quotation")
    return True


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`| a line of verse`; an indented line without a bar goes on with the line above."""
    if silent or not _is_verse_line(line_at(state, start_line)) or state.is_code_block(start_line):
        return False
    if start_line + 1 < end_line and is_table_rule(line_at(state, start_line + 1)):
        return False
    block = state.push("line_block_open", "", 1)
    number = start_line
    while number < end_line and _is_verse_line(line_at(state, number)):
        if number > start_line and state.sCount[number] != state.blkIndent:
            break
        first = number
        text = line_at(state, number)[1:].removeprefix(" ")
        if text.rstrip(" ").endswith("|"):
            add_block_fault(state, "SRC-048", number)
        number += 1
        while number < end_line and state.sCount[number] > state.blkIndent and not state.isEmpty(number):
            if line_at(state, number).startswith("|") or not text.strip(" "):
                add_block_fault(state, "SRC-042", number, what="line of verse")
            text = text.rstrip(" ") + "\n" + line_at(state, number)
            number += 1
        token = state.push("line_open", "", 1)
        token.map = [first, number]
        token.meta["indent"] = len(text) - len(text.lstrip(" ")) if text.strip(" ") else 0
        inline = state.push("inline", "", 0)
        inline.content = text.strip(" ")
        inline.map = [first, number]
        inline.children = []
        state.push("line_close", "", -1)
    if _goes_on_for_pandoc(state, number, end_line):
        add_block_fault(state, "SRC-042", number + 1, what="line of verse")
    block.map = [start_line, number]
    state.push("line_block_close", "", -1)
    state.line = number
    return True


def _goes_on_for_pandoc(state: StateBlock, number: int, end_line: int) -> bool:
    """Whether a line of nothing but spaces joins the verse above it to what follows."""
    if number + 1 >= end_line or not state.isEmpty(number) or not state.tShift[number]:
        return False
    return state.sCount[number + 1] > state.blkIndent or _is_verse_line(line_at(state, number + 1))


def _is_verse_line(line: str) -> bool:
    return line.startswith("| ") or line == "|"


def comment(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`<!-- … -->` on lines of its own: read and left out."""
    if not _COMMENT.match(line_at(state, start_line)) or state.is_code_block(start_line):
        return False
    failed_from, failed_to = state.env.get("unclosed_comment", (end_line, 0))
    if failed_from <= start_line and end_line <= failed_to:  # looked for once, so that many do not take long
        return False
    for number in range(start_line, end_line):
        line = line_at(state, number).rstrip(" ")
        end = line.find("-->", 4 if number == start_line else 0)
        if end >= 0:
            if end + 3 != len(line):
                break
            if not silent:
                state.env["comments"].append(start_line)
                state.line = number + 1
            return True
    state.env["unclosed_comment"] = (start_line, end_line)
    return False


def install_block_rules(md: MarkdownIt) -> None:
    """Give a reader the block marks of the subset in Pandoc's form."""
    rules = md.block.ruler
    rules.at("heading", require_margin(heading, "heading"), INTERRUPTING)
    rules.at("hr", require_margin(section_break, "section break"), INTERRUPTING)
    rules.at("fence", require_margin(fenced_code, "fence"), INTERRUPTING)
    rules.at("blockquote", require_margin(quotation, "quotation"), INTERRUPTING)
    rules.before("table", "too_deep", too_deep)
    rules.before("table", "comment", require_margin(comment, "comment"), INTERRUPTING)
    rules.before("table", "line_block", require_margin(line_block, "verse"))
    rules.before("table", "note_definition", require_margin(footnote_def, "note"), INTERRUPTING)
