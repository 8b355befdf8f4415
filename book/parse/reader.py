"""The reader: markdown-it, set up for the documented subset, and the tree of tokens it makes.

Comes in: the text of one file. Goes out: a SyntaxTreeNode, the faults the rules found, and the brackets that are only
brackets, with their spans. Tabs are read as spaces up to the next fourth column; spans are those of the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from book.parse.attributes import Malformed, read_attributes
from book.parse.block_rules import install_block_rules
from book.parse.citations import install_citation_rules
from book.parse.container_rule import install_container_rule
from book.parse.definition_lists import install_definition_lists
from book.parse.inline_rules import MAX_DEPTH, install_inline_rules
from book.parse.leftovers import find_false_starts
from book.parse.lists import install_lists
from book.parse.table_rule import install_table_rule
from book.source import Span

_TAB_STOP = 4
_CLOSING_SIGNS = re.compile(r"(?<![\\#])#+(?:\{[^{}]*\})?\Z")
_TASK = re.compile(r"\[[ xX]\] ")
_CAPTION = re.compile(r"Table:[ \n]*")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, or of Markdown inside a YAML file, and where its first line stands.

    Its lines end with LF or CRLF. `first_line` is the 1-based line of the file that the text begins on, `indent` the
    number of characters before the text on each line of the file.
    """

    file: str
    text: str
    first_line: int = 1
    indent: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends."""
        return self.text.replace("\r\n", "\n").split("\n")

    def span(self, line: int, column: int | None = None) -> Span:
        """The span of a 0-based line of the text and a 0-based column in it."""
        return Span(self.file, self.first_line + line, None if column is None else column + 1 + self.indent)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the rules could not read."""

    code: str
    span: Span
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tokens:
    """What one text was read into."""

    tree: SyntaxTreeNode
    faults: list[Fault]
    bare_brackets: list[tuple[str, Span]]


def locate(source: Source, token: Token, at: int) -> Span:
    """The span of an offset in the content of an inline token."""
    places: list[tuple[int, int, int]] = token.meta["places"]
    at += token.meta.get("taken", 0)
    offset, line, column = places[bisect_right(places, at, key=lambda place: place[0]) - 1]
    return source.span(line, column + at - offset)


def _find_places(token: Token, lines: list[str], original: list[str]) -> list[tuple[int, int, int]]:
    """Where the content of an inline token stands: (offset, line, column) of each line of it, and behind each tab.

    The content of all but table cells goes to the end of its lines, white space aside.
    """
    assert token.map is not None
    places: list[tuple[int, int, int]] = []
    offset = 0
    for number, text in enumerate(token.meta.get("written", token.content).split("\n")):
        line = min(token.map[0] + number, len(lines) - 1)
        column = token.meta.get("column")
        if column is None:
            column = max(len(lines[line].rstrip()) - len(text.rstrip()), 0)
        places += [(offset + at, line, to) for at, to in _find_columns(original[line], column, len(text))]
        offset += len(text) + 1
    return places


def _find_columns(line: str, start: int, length: int) -> list[tuple[int, int]]:
    """The columns in `line`, which may have tabs, of a text that begins at `start` when they are spaces."""
    if "\t" not in line:
        return [(0, start)]
    columns: list[tuple[int, int]] = []
    wide = 0
    for column, letter in enumerate(line):
        if wide >= start and (not columns or line[column - 1] == "\t"):
            columns.append((wide - start, column))
        wide += _TAB_STOP - wide % _TAB_STOP if letter == "\t" else 1
        if wide > start + length:
            break
    return columns if columns and columns[0][0] == 0 else [(0, min(start, len(line))), *columns]


def _read_headings_and_captions(state: StateCore) -> None:
    """Find captions, take `{…}` from their ends and those of headings, and look at how paragraphs' lines begin."""
    tokens = state.tokens
    comments = set(state.env["comments"])
    for number, token in enumerate(tokens):
        if token.type != "inline":
            continue
        token.meta["written"] = token.content
        opening = tokens[number - 1]
        if opening.type == "paragraph_open" and opening.map is not None and opening.map[1] in comments:
            state.env["block_faults"].append(("SRC-010", opening.map[1], {"what": "comment"}))
        if opening.type == "paragraph_open" and number >= 2 and tokens[number - 2].type == "table_close":
            caption = _CAPTION.match(token.content)
            if caption is not None and caption.end() < len(token.content):
                opening.type, opening.tag = "caption_open", "caption"
                tokens[number + 1].type = "caption_close"
                token.content = token.content[caption.end() :]
                token.meta["taken"] = caption.end()
        if opening.type in {"heading_open", "caption_open"}:
            _take_attributes(state, opening, token)
        if opening.type == "heading_open" and (signs := _CLOSING_SIGNS.search(token.content)) is not None:
            _add_fault(state, token, "SRC-050", signs.start(), {})
        if tokens[number - 2].type == "list_item_open" and _TASK.match(token.content):
            _add_fault(state, token, "SRC-052", 0, {})
        if opening.type in {"paragraph_open", "dt_open"}:
            for code, at, facts in find_false_starts(token.content):
                _add_fault(state, token, code, at, facts)


def _add_fault(state: StateCore, token: Token, code: str, at: int, facts: dict[str, Any]) -> None:
    state.env["inline_faults"].append((code, token, at, facts))


def _take_attributes(state: StateCore, opening: Token, inline: Token) -> None:
    """Take the attributes from the end of a heading or a caption; a space stands before them."""
    content = inline.content
    if not content.endswith("}"):
        return
    for found in re.finditer(r"(?:^|[ \n])\{(?=[#.=}-]|[A-Za-z][\w-]*=)", content):
        read = read_attributes(content, found.end() - 1)
        if isinstance(read, Malformed):
            malformed = read.at
        elif read[1] == len(content):
            opening.meta["attributes"] = read[0]
            opening.meta["attributes_at"] = found.end() - 1
            inline.content = content[: found.start()].rstrip()
            if inline.content.count('"') % 2 and '"' in content[found.end() :]:
                _add_fault(state, inline, "SRC-061", found.end() - 1, {})
            return
        else:
            continue
        if read.end == len(content):
            _add_fault(state, inline, "SRC-003", malformed, {})
            inline.content = content[: found.start()].rstrip()
            return


def _read_inlines(state: StateCore) -> None:
    """Read the words of every block, gathering their faults with the token they are in."""
    lines = state.src.split("\n")
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.meta["places"] = _find_places(token, lines, state.env["original"])
        state.env["faults"], state.env["bare_brackets"] = [], []
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        for at, words in state.env["bare_brackets"]:
            state.env["brackets"].append((words, token, at))
        for code, at, facts in state.env["faults"]:
            _add_fault(state, token, code, at, facts)
        _limit_depth(state, token)


def _limit_depth(state: StateCore, token: Token) -> None:
    """Put plain text in the place of words with too many styles inside one another."""
    assert token.children is not None
    depth = 0
    for child in token.children:
        depth += child.nesting
        if depth > 2 * MAX_DEPTH:
            _add_fault(state, token, "SRC-044", int(child.meta.get("at", 0)), {"most": 2 * MAX_DEPTH})
            token.children = []
            return


def make_reader(*, citations: bool) -> MarkdownIt:
    """A reader for the subset: what it does not name is off."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 100})
    install_inline_rules(md)
    if citations:
        install_citation_rules(md)
    md.enable("table")
    md.disable(["reference", "html_block", "lheading"])
    install_block_rules(md)
    install_container_rule(md)
    install_table_rule(md)
    install_lists(md)
    install_definition_lists(md)
    md.core.ruler.before("inline", "headings_and_captions", _read_headings_and_captions)
    md.core.ruler.at("inline", _read_inlines)
    md.core.ruler.disable("text_join")
    md.inline.ruler2.disable("fragments_join")
    return md


def read_tokens(source: Source, *, citations: bool = False) -> Tokens:
    """Read a text into a tree of tokens, with the faults of its marks. `citations` says that it may cite by keys."""
    original = source.lines
    env: dict[str, Any] = {
        "inline_faults": [],
        "block_faults": [],
        "brackets": [],
        "comments": [],
        "original": original,
    }
    if source.text.startswith("%"):
        env["block_faults"].append(("SRC-043", 0, {"mark": "%"}))
    text = "\n".join(line.replace("\r", " ").expandtabs(_TAB_STOP) for line in original)
    tokens = make_reader(citations=citations).parse(text, env)
    faults = [Fault(code, source.span(line), facts) for code, line, facts in env["block_faults"]]
    faults += [Fault(code, locate(source, token, at), facts) for code, token, at, facts in env["inline_faults"]]
    brackets = [(words, locate(source, token, at)) for words, token, at in env["brackets"]]
    return Tokens(SyntaxTreeNode(tokens), faults, brackets)
