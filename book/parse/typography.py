"""Straight quotes, hyphens and full stops as typed, to the quotation marks, dashes and ellipses of the language.

Works on one run of inline nodes at a time, over the borders of its marks; each letter has the language of the
innermost span around it. Letters that the author escaped come in as `protect` made them and are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from book.model.content import (
    Citation,
    Code,
    CrossReference,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    NoteReference,
    Style,
    Styled,
    Text,
)
from book.parse.quotation_marks import quotation_marks
from book.source import Span

_PROTECTED = 0xE000  # escaped ASCII letters wait here, in the private use area, which manuscripts may not use
_HIDE = {code: _PROTECTED + code for code in range(0x21, 0x80)}
_EXPOSE = {hidden: code for code, hidden in _HIDE.items()}

_TYPED = re.compile(r"[\"']|---?|\.\.\.")
_OPENING_BEFORE = re.compile(r"[\s(\[{<«„“‘‚—–\-/]")
_BROKEN_OFF = re.compile(r"[,;:!?)\]}]|\.(?!\.\.)")
_ELIDED = re.compile(
    r"(?:t(?:is|was|were|will|would)|em|cause|til|round|neath)\b(?!')|n\b|\d\ds?\b(?!')", re.IGNORECASE
)


def protect(text: str) -> str:
    """Hide escaped ASCII punctuation from typography."""
    return text.translate(_HIDE)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part of the run's text: its beginning, its language, and the emphasis around it. No node: not to be set."""

    start: int
    lang: str
    emphasis: tuple[Span, ...]
    is_text: bool


@dataclass(frozen=True, slots=True)
class _OpenQuotation:
    """A quotation that is not closed yet: the sign typed, the mark that will close it, and where it opened."""

    typed: str
    closing: str
    leaf: _Leaf


def set_typography(
    inlines: Inlines,
    lang: str,
    book_style: str | None = None,
    on_overlap: Callable[[Span], None] | None = None,
) -> Inlines:
    """The same nodes with the marks of their languages. `lang` is the language around the run.

    `on_overlap` is called with the span of every emphasis that a quotation runs into or out of.
    """
    leaves: list[_Leaf] = []
    parts: list[str] = []
    _collect(inlines, lang, (), leaves, parts)
    setting = _Setting("".join(parts), book_style, on_overlap)
    set_parts = [
        setting.set_leaf(leaf, leaf.start + len(part)) if leaf.is_text else ""
        for leaf, part in zip(leaves, parts, strict=True)
    ]
    return _rebuild(
        inlines, iter([text.translate(_EXPOSE) for leaf, text in zip(leaves, set_parts, strict=True) if leaf.is_text])
    )


def _collect(
    inlines: Inlines, lang: str, emphasis: tuple[Span, ...], leaves: list[_Leaf], parts: list[str], at: int = 0
) -> int:
    """Gather the texts of a run and what stands for the rest of it; returns its length."""

    def add(text: str, *, is_text: bool = False) -> int:
        leaves.append(_Leaf(at, lang, emphasis, is_text))
        parts.append(text)
        return at + len(text)

    for node in inlines:
        match node:
            case Text():
                at = add(node.text, is_text=True)
            case Code():
                at = add("x")
            case LineBreak():
                at = add("\n")
            case NoteReference():
                pass
            case CrossReference(children=()) | Citation(children=()):
                at = add("x")
            case Foreign():
                at = _collect(node.children, node.lang, emphasis, leaves, parts, at)
            case Styled(style=Style.EMPHASIS | Style.STRONG):
                at = _collect(node.children, lang, (*emphasis, node.span), leaves, parts, at)
            case _:
                at = _collect(node.children, lang, emphasis, leaves, parts, at)
    return at


class _Setting:
    """The setting of one run: its text as typed, and the quotations that are open."""

    def __init__(self, text: str, book_style: str | None, on_overlap: Callable[[Span], None] | None) -> None:
        self._text = text
        self._book_style = book_style
        self._on_overlap = on_overlap
        self._open: list[_OpenQuotation] = []
        self._open_singles = 0
        self._last_quote = -2
        self._last_opened = False

    def set_leaf(self, leaf: _Leaf, end: int) -> str:
        """The text of one leaf with its marks. Leaves are set in their order."""
        shown: list[str] = []
        at = leaf.start
        for typed in _TYPED.finditer(self._text, leaf.start, end):
            shown.append(self._text[at : typed.start()])
            match typed[0]:
                case "---":
                    shown.append("—")
                case "--":
                    shown.append("–")
                case "...":
                    shown.append("…")
                case quote:
                    shown.append(self._set_quote(quote, typed.start(), leaf))
            at = typed.end()
        shown.append(self._text[at:end])
        return "".join(shown)

    def _set_quote(self, typed: str, at: int, leaf: _Leaf) -> str:
        before = self._text[at - 1] if at else " "
        after = self._text[at + 1] if at + 1 < len(self._text) else " "
        beside_quote = self._last_quote == at - 1
        opens = self._last_opened if beside_quote else _OPENING_BEFORE.match(before) is not None
        if opens and after.isspace():
            opens = False
        if opens and before in "-–—" and self._open and _BROKEN_OFF.match(self._text, at + 1):
            opens = False
        self._last_quote, self._last_opened = at, opens
        if typed == "'" and self._is_apostrophe(at, before, after, opens):
            return "’"
        if opens:
            return self._open_quotation(typed, leaf)
        return self._close_quotation(typed, leaf)

    def _is_apostrophe(self, at: int, before: str, after: str, opens: bool) -> bool:
        if opens:
            return _ELIDED.match(self._text, at + 1) is not None
        return (_is_letter(before) and _is_letter(after)) or self._open_singles == 0

    def _open_quotation(self, typed: str, leaf: _Leaf) -> str:
        marks = quotation_marks(leaf.lang, self._book_style)
        if self._open and self._open[-1].leaf.emphasis != leaf.emphasis[: len(self._open[-1].leaf.emphasis)]:
            self._report_overlap(self._open[-1].leaf.emphasis, leaf.emphasis)
        depth = len(self._open)
        pair = marks.outer if depth % 2 == 0 else marks.inner
        if typed == "'" and depth == 0 and not marks.single_first:
            pair = marks.inner
        self._open.append(_OpenQuotation(typed, pair[1], leaf))
        self._open_singles += typed == "'"
        return pair[0]

    def _close_quotation(self, typed: str, leaf: _Leaf) -> str:
        if typed == "'" or len(self._open) > self._open_singles:
            while True:
                opened = self._open.pop()
                self._open_singles -= opened.typed == "'"
                if opened.typed == typed:
                    self._report_overlap(opened.leaf.emphasis, leaf.emphasis)
                    return opened.closing
        return quotation_marks(leaf.lang, self._book_style).outer[1]

    def _report_overlap(self, opened: tuple[Span, ...], closed: tuple[Span, ...]) -> None:
        if self._on_overlap is not None and opened != closed:
            common = sum(one == other for one, other in zip(opened, closed, strict=False))
            self._on_overlap((opened[common:] or closed[common:])[0])


def _is_letter(letter: str) -> bool:
    """Whether something is a letter, a digit, or an accent over one."""
    return unicodedata.category(letter)[0] in "LNM"


def _rebuild(inlines: Inlines, texts: Iterator[str]) -> Inlines:
    rebuilt: list[Inline] = []
    for node in inlines:
        match node:
            case Text():
                text = next(texts)
                if text:
                    rebuilt.append(replace(node, text=text))
            case LineBreak() | Code() | NoteReference():
                rebuilt.append(node)
            case _:
                rebuilt.append(replace(node, children=_rebuild(node.children, texts)))
    return tuple(rebuilt)
