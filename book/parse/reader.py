"""The reader: markdown-it, set up for the documented subset, and the tree of tokens it makes.

Comes in: the text of one file. Goes out: a SyntaxTreeNode, and the faults the rules found, as (code, span, facts).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from book.parse.attributes import Malformed, read_attributes
from book.parse.block_rules import install_block_rules
from book.parse.inline_rules import install_inline_rules
from book.parse.ordered_lists import install_ordered_lists
from book.source import Span

_TRAILING_ATTRIBUTES = re.compile(r"\s*(?<!\])(\{[^{}]*\})\s*$")
_CAPTION = re.compile(r"Table:\s*")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, or of Markdown inside a YAML file, and where its first line stands.

    `first_line` is the 1-based line of the file that the text begins on, `indent` the number of characters before
    the text on each line of the file.
    """

    file: str
    text: str
    first_line: int = 1
    indent: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

    def span(self, line: int, column: int | None = None) -> Span:
        """The span of a 0-based line of the text and a 0-based column in it."""
        return Span(self.file, self.first_line + line, None if column is None else column + 1 + self.indent)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the rules could not read."""

    code: str
    span: Span
    facts: dict[str, Any]


def locate(source: Source, lines: list[str], token: Token, at: int) -> Span:
    """The span of an offset in the content of an inline token."""
    assert token.map is not None
    before = token.content[:at]
    row = before.count("\n")
    column = at - (before.rfind("\n") + 1)
    line = token.map[0] + row
    written = token.meta.get("written", token.content)
    text = written.split("\n")[row] if row <= written.count("\n") else ""
    shown = lines[line] if line < len(lines) else ""
    stripped = text.rstrip()
    if shown.rstrip().endswith(stripped):
        start = len(shown.rstrip()) - len(stripped)
    else:
        start = max(shown.find(stripped, token.meta.get("from", 0)), 0)
    return source.span(line, start + column)


def _read_heading_attributes(state: StateCore) -> None:
    """Take `{…}` from the end of headings and table captions before their words are read."""
    tokens = state.tokens
    for number, token in enumerate(tokens):
        if token.type != "inline":
            continue
        token.meta["written"] = token.content
        opening = tokens[number - 1]
        if opening.type == "paragraph_open" and number >= 2 and tokens[number - 2].type == "table_close":
            caption = _CAPTION.match(token.content)
            if caption is not None:
                opening.type, opening.tag = "caption_open", "caption"
                tokens[number + 1].type = "caption_close"
                token.meta["written"] = token.content = token.content[caption.end() :]
        if opening.type in {"heading_open", "caption_open"}:
            _take_attributes(state, opening, token)


def _take_attributes(state: StateCore, opening: Token, inline: Token) -> None:
    found = _TRAILING_ATTRIBUTES.search(inline.content)
    if found is None:
        return
    read = read_attributes(inline.content, found.start(1))
    if isinstance(read, Malformed):
        state.env["inline_faults"].append(("SRC-003", inline, read.at, {}))
    else:
        opening.meta["attributes"] = read[0]
        opening.meta["attributes_at"] = found.start(1)
    inline.content = inline.content[: found.start()]


def _read_inlines(state: StateCore) -> None:
    """Read the words of every block, gathering their faults with the token they are in."""
    cells_from: dict[int, int] = {}
    lines = state.src.split("\n")
    for number, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        if state.tokens[number - 1].type in {"th_open", "td_open"} and token.map is not None:
            row = token.map[0]
            token.meta["from"] = max(lines[row].find(token.content, cells_from.get(row, 0)), 0)
            cells_from[row] = token.meta["from"] + len(token.content)
        state.env["faults"] = []
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        state.env["inline_faults"].extend((code, token, at, facts) for code, at, facts in state.env["faults"])


def make_reader() -> MarkdownIt:
    """A reader for the subset: what it does not name is off."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": 60})
    install_inline_rules(md)
    md.enable("table")
    md.disable(["reference", "html_block"])
    install_block_rules(md)
    install_ordered_lists(md)
    md.use(deflist_plugin)
    md.block.ruler.before("container", "note_definition", footnote_def, {"alt": ["paragraph", "reference"]})
    md.core.ruler.before("inline", "heading_attributes", _read_heading_attributes)
    md.core.ruler.at("inline", _read_inlines)
    md.core.ruler.disable("text_join")
    md.inline.ruler2.disable("fragments_join")
    return md


def read_tokens(source: Source) -> tuple[SyntaxTreeNode, list[Fault]]:
    """Read a text into a tree of tokens, with the faults of its marks."""
    env: dict[str, Any] = {"inline_faults": [], "block_faults": [], "faults": []}
    tokens = make_reader().parse(source.text, env)
    lines = source.lines
    faults = [Fault(code, source.span(line), facts) for code, line, facts in env["block_faults"]]
    faults += [
        Fault(code, locate(source, lines, token, at), facts) for code, token, at, facts in env["inline_faults"]
    ]
    return SyntaxTreeNode(tokens), faults
