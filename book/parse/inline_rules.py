"""Markdown's inline marks that are Pandoc's and ours, as rules for markdown-it, and the place of every token.

markdown-it gives inline tokens no position; the state here notes the offset in the paragraph's text at which each
token begins (`meta["at"]`). Faults are appended to `env["faults"]` as (code, offset, facts); square brackets that are
only brackets to `env["bare_brackets"]` as (offset, words).
"""

from __future__ import annotations

import re
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from book.parse.attributes import Attributes, Malformed, read_attributes
from book.parse.brackets import ADDRESS, match_brackets

MAX_DEPTH = 20
"""How many marks may stand inside one another."""

LONGEST_NAME = 500
"""How many letters between brackets are compared with the headings."""

_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s\[]+)\]")
_NOTE_NAME = re.compile(r"(?:[^\W_]|-)+")
_RAISED = re.compile(r"\^((?:\\.|[^\s\\^\[\]])+)\^")
_LOWERED = re.compile(r"~((?:\\.|[^\s\\~\[\]])+)~")
_MATHEMATICS = re.compile(r"\$\$(?:\\.|[^\\$])+\$\$|\$(?!\s)(?:\\.|[^\s$\\]|\s(?!\$))+?\$(?!\d)", re.DOTALL)


class PositionedState(StateInline):
    """An inline state whose tokens know where they begin."""

    _pending_at = 0
    _brackets: dict[int, int] | None = None

    def append_pending(self, text: str) -> None:
        """Add literal text, noting where the run of it begins."""
        if not self.pending:
            self._pending_at = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802  (the library's name)
        """Make a text token of the literal text so far."""
        token = super().pushPending()
        token.meta["at"] = self._pending_at
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Make a token that begins where the reading stands."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token

    def closing_bracket(self, start: int) -> int | None:
        """The offset of the bracket that closes the one at `start`, or None."""
        if self._brackets is None:
            self._brackets = match_brackets(self.src)
        end = self._brackets.get(start)
        return end if end is not None and end < self.posMax else None


class PositionedInline(ParserInline):
    """An inline parser that works on positioned states."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read one run of inline text into `tokens`."""
        state = PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def add_fault(env: EnvType, code: str, at: int, **facts: Any) -> None:
    """Note a fault at an offset of the inline text being read."""
    env["faults"].append((code, at, facts))


def push_with_words(state: StateInline, kind: str, start: int, end: int) -> Token:
    """Push a pair of tokens with what stands between two offsets inside; returns the first."""
    token = state.push(f"{kind}_open", "", 1)
    outer = state.posMax
    state.pos, state.posMax = start, end
    if state.level > MAX_DEPTH:
        add_fault(state.env, "SRC-044", start, most=MAX_DEPTH)
        state.push("text", "", 0).content = "…"
    else:
        state.md.inline.tokenize(state)
    state.posMax = outer
    state.push(f"{kind}_close", "", -1)
    return token


def bracketed(state: StateInline, silent: bool) -> bool:
    """`[words](address)`, `![words](address)` and `[words]{attributes}`; attributes may follow an address, too."""
    assert isinstance(state, PositionedState)
    image = state.src.startswith("![", state.pos)
    start = state.pos + 1 if image else state.pos
    if not state.src.startswith("[", start) or state.src.startswith("[^", start):
        return False
    label_end = state.closing_bracket(start)
    if label_end is None:
        return False
    address = ADDRESS.match(state.src, label_end + 1)
    attributes_at = label_end + 1 if address is None else address.end()
    has_attributes = state.src.startswith("{", attributes_at)
    if (address is None and not has_attributes) or (image and address is None):
        if state.src.startswith("[", label_end + 1) and not state.src.startswith("[^", label_end + 1):
            add_fault(state.env, "SRC-015", label_end, mark="][")
        if image and has_attributes:
            add_fault(state.env, "SRC-060", state.pos)
        if state.src[start + 1] == "\n" or state.src[label_end - 1] == "\n":
            add_fault(state.env, "SRC-063", start)
        if not image and label_end - start <= LONGEST_NAME:
            state.env["bare_brackets"].append((start, state.src[start + 1 : label_end]))
        return False
    attributes, end = _attributes_at(state, attributes_at) if has_attributes else (None, attributes_at)

    begin = state.pos
    words = state.src[start + 1 : label_end]
    if words and (words[0] in " \n" or (words[-1] in " \n" and not words.rstrip().endswith("\\"))):
        add_fault(state.env, "SRC-063", start)
    if address is None:
        token = push_with_words(state, "span", start + 1, label_end)
    else:
        token = push_with_words(state, "image" if image else "link", start + 1, label_end)
        destination = unescapeAll(address[1])
        token.meta["destination"] = destination
        token.meta["href"] = state.md.normalizeLink(destination)
        if address[2]:
            add_fault(state.env, "SRC-022", begin)
    token.meta["at"] = begin
    token.meta["attributes"] = attributes
    token.meta["has_attributes"] = has_attributes
    token.meta["attributes_at"] = attributes_at
    state.pos = end
    return True


def _attributes_at(state: StateInline, at: int) -> tuple[Attributes | None, int]:
    """The attributes at an offset, None if they are malformed, and where to go on."""
    read = read_attributes(state.src, at)
    if isinstance(read, Malformed):
        add_fault(state.env, "SRC-003", read.at)
        return None, read.end
    return read


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[a note in its place]`"""
    assert isinstance(state, PositionedState)
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    label_end = state.closing_bracket(start + 1)
    if label_end is None:
        return False
    if state.src.startswith(("[", "(", "{"), label_end + 1):
        add_fault(state.env, "SRC-065", label_end + 1)
    push_with_words(state, "inline_note", start + 2, label_end).meta["at"] = start
    state.pos = label_end + 1
    return True


def note_reference(state: StateInline, silent: bool) -> bool:
    """`[^name]`"""
    found = _NOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if _NOTE_NAME.fullmatch(found[1]) is None:
        add_fault(state.env, "SRC-017", state.pos, mark=found[0][:40])
    token = state.push("note_reference", "", 0)
    token.meta["label"] = found[1]
    state.pos = found.end()
    return True


def raised_or_lowered(state: StateInline, silent: bool) -> bool:
    """`x^2^` and `H~2~O`: no white space within, unless it is escaped."""
    mark = state.src[state.pos]
    if mark not in "^~" or state.src.startswith(mark * 2, state.pos) or state.pending.endswith(mark):
        return False
    found = (_RAISED if mark == "^" else _LOWERED).match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    start = state.pos
    kind = "superscript" if mark == "^" else "subscript"
    if state.src.startswith(mark, found.end()):
        add_fault(state.env, "SRC-020", found.end(), mark=mark)
    push_with_words(state, kind, found.start(1), found.end(1)).meta["at"] = start
    state.pos = found.end()
    return True


def escaped_space(state: StateInline, silent: bool) -> bool:
    """A backslash and a space: a space that does not break."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    token = state.push("text_special", "", 0)
    token.content = "\N{NO-BREAK SPACE}"
    state.pos += 2
    return True


def mathematics(state: StateInline, silent: bool) -> bool:
    """What Pandoc would read as mathematics: a fault."""
    if state.src[state.pos] != "$":
        return False
    found = _MATHEMATICS.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    add_fault(state.env, "SRC-013", state.pos, mark=found[0][:40])
    state.pos = found.end()
    return True


def install_inline_rules(md: MarkdownIt) -> None:
    """Give a reader the inline marks of the subset, and no others."""
    md.inline = PositionedInline()
    rules = md.inline.ruler
    rules.before("escape", "escaped_space", escaped_space)
    rules.before("link", "note_reference", note_reference)
    rules.before("link", "bracketed", bracketed)
    rules.before("link", "inline_note", inline_note)
    rules.before("link", "raised_or_lowered", raised_or_lowered)
    rules.before("link", "mathematics", mathematics)
    md.disable(["strikethrough", "html_inline", "linkify", "link", "image"])
