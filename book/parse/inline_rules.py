"""Markdown's inline marks that are Pandoc's and ours, as rules for markdown-it, and the place of every token.

markdown-it gives inline tokens no position; the state here notes the offset in the paragraph's text at which each
token begins (`meta["at"]`). Faults are appended to `env["faults"]` as (code, offset, facts).
"""

from __future__ import annotations

import re
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from book.parse.attributes import Malformed, read_attributes

_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s\[]+)\]")


class PositionedState(StateInline):
    """An inline state whose tokens know where they begin."""

    _pending_at = 0

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


def _tokenize_within(state: StateInline, start: int, end: int) -> None:
    """Read the part of the text between two offsets, as the content of a mark."""
    outer = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = outer


def bracketed_span(state: StateInline, silent: bool) -> bool:
    """`[words]{attributes}`"""
    start = state.pos
    if state.src[start] != "[" or state.src.startswith("[^", start):
        return False
    label_end = parseLinkLabel(state, start)
    if label_end < 0 or not state.src.startswith("{", label_end + 1):
        return False
    read = read_attributes(state.src, label_end + 1)
    if isinstance(read, Malformed):
        if not silent:
            add_fault(state.env, "SRC-003", read.at)
        end = state.src.find("}", label_end)
        attributes, end = None, (end + 1 if end >= 0 else label_end + 2)
    else:
        attributes, end = read
    if not silent:
        token = state.push("span_open", "span", 1)
        token.meta["attributes"] = attributes
        token.meta["attributes_at"] = label_end + 1
        _tokenize_within(state, start + 1, label_end)
        state.pos = end
        state.push("span_close", "span", -1)
    state.pos = end
    return True


def attributes_behind(state: StateInline, silent: bool) -> bool:
    """`{attributes}` straight behind a link or an image."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    last = state.tokens[-1]
    if last.type not in {"link_close", "image"} or last.meta.get("end") not in {None, state.pos}:
        return False
    if state.pos == 0 or state.src[state.pos - 1] not in ")>":
        return False
    read = read_attributes(state.src, state.pos)
    if isinstance(read, Malformed):
        add_fault(state.env, "SRC-003", read.at)
        end = state.src.find("}", state.pos)
        state.pos = end + 1 if end >= 0 else state.pos + 1
        return True
    attributes, end = read
    last.meta["attributes"] = attributes
    last.meta["attributes_at"] = state.pos
    state.pos = end
    return True


def inline_note(state: StateInline, silent: bool) -> bool:
    """`^[a note in its place]`"""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    label_end = parseLinkLabel(state, start + 1)
    if label_end < 0:
        return False
    if not silent:
        state.push("inline_note_open", "", 1)
        _tokenize_within(state, start + 2, label_end)
        state.push("inline_note_close", "", -1)
    state.pos = label_end + 1
    return True


def note_reference(state: StateInline, silent: bool) -> bool:
    """`[^name]`"""
    found = _NOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("note_reference", "", 0)
        token.meta["label"] = found[1]
    state.pos = found.end()
    return True


def raised_or_lowered(state: StateInline, silent: bool) -> bool:
    """`x^2^` and `H~2~O`: no white space within, unless it is escaped."""
    mark = state.src[state.pos]
    if mark not in "^~" or state.src.startswith(mark * 2, state.pos):
        return False
    found = re.compile(rf"{re.escape(mark)}((?:\\.|[^\s\\{re.escape(mark)}])+){re.escape(mark)}").match(
        state.src, state.pos, state.posMax
    )
    if found is None:
        return False
    if not silent:
        name = "superscript" if mark == "^" else "subscript"
        state.push(f"{name}_open", "", 1)
        _tokenize_within(state, found.start(1), found.end(1))
        state.push(f"{name}_close", "", -1)
    state.pos = found.end()
    return True


def escaped_space(state: StateInline, silent: bool) -> bool:
    """A backslash and a space: a space that does not break."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = "\N{NO-BREAK SPACE}"
        token.markup = "\\ "
        token.info = "escape"
    state.pos += 2
    return True


def install_inline_rules(md: MarkdownIt) -> None:
    """Give a reader the inline marks of the subset, and no others."""
    md.inline = PositionedInline()
    rules = md.inline.ruler
    rules.before("escape", "escaped_space", escaped_space)
    rules.before("link", "note_reference", note_reference)
    rules.before("link", "bracketed_span", bracketed_span)
    rules.before("link", "inline_note", inline_note)
    rules.after("inline_note", "raised_or_lowered", raised_or_lowered)
    rules.after("raised_or_lowered", "attributes_behind", attributes_behind)
    md.disable(["strikethrough", "html_inline", "linkify"])
