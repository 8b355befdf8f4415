"""Straight quotes, hyphens and full stops as typed, to the quotation marks, dashes and ellipses of the language.

Works on one run of inline nodes at a time, over the borders of its marks; each letter has the language of the
innermost span around it. Letters that the author escaped come in as `protect` made them and are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from book.model.content import Code, Foreign, Inline, Inlines, LineBreak, NoteReference, Text

_PROTECTED = 0xE000  # escaped ASCII letters wait here, in the private use area, which manuscripts may not use


def protect(text: str) -> str:
    """Hide escaped ASCII punctuation from typography."""
    return "".join(chr(_PROTECTED + ord(letter)) if ord(letter) < 0x80 else letter for letter in text)


def _expose(text: str) -> str:
    return "".join(
        chr(ord(letter) - _PROTECTED) if _PROTECTED <= ord(letter) < _PROTECTED + 0x80 else letter for letter in text
    )


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The outer and inner pairs of a language, with any space that belongs to them."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    @property
    def single_first(self) -> bool:
        """Whether the outer marks are single ones."""
        return self.outer[0] == "‘"


_DOUBLE_FIRST = QuotationMarks(("“", "”"), ("‘", "’"))
_SINGLE_FIRST = QuotationMarks(("‘", "’"), ("“", "”"))
_GUILLEMETS = QuotationMarks(("«", "»"), ("„", "“"))
_LOW_HIGH = QuotationMarks(("„", "“"), ("‚", "‘"))
_FRENCH = QuotationMarks(("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”"))

_BY_LANGUAGE = {
    "en": _DOUBLE_FIRST,
    "en-gb": _SINGLE_FIRST,
    "en-au": _SINGLE_FIRST,
    "en-ie": _SINGLE_FIRST,
    "en-nz": _SINGLE_FIRST,
    "en-za": _SINGLE_FIRST,
    "ru": _GUILLEMETS,
    "uk": _GUILLEMETS,
    "be": _GUILLEMETS,
    "de": _LOW_HIGH,
    "de-ch": QuotationMarks(("«", "»"), ("‹", "›")),
    "cs": _LOW_HIGH,
    "sk": _LOW_HIGH,
    "bg": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "hr": QuotationMarks(("„", "”"), ("‘", "’")),
    "pl": QuotationMarks(("„", "”"), ("«", "»")),
    "ro": QuotationMarks(("„", "”"), ("«", "»")),
    "hu": QuotationMarks(("„", "”"), ("»", "«")),
    "nl": _DOUBLE_FIRST,
    "da": QuotationMarks(("»", "«"), ("›", "‹")),
    "sv": QuotationMarks(("”", "”"), ("’", "’")),
    "fi": QuotationMarks(("”", "”"), ("’", "’")),
    "nb": QuotationMarks(("«", "»"), ("‘", "’")),
    "fr": _FRENCH,
    "fr-ch": QuotationMarks(("«", "»"), ("‹", "›")),
    "es": QuotationMarks(("«", "»"), ("“", "”")),
    "it": QuotationMarks(("«", "»"), ("“", "”")),
    "pt": QuotationMarks(("«", "»"), ("“", "”")),
    "pt-br": _DOUBLE_FIRST,
    "la": _DOUBLE_FIRST,
}


def quotation_marks(lang: str, book_style: str | None = None) -> QuotationMarks:
    """The marks of a BCP 47 language tag; `book_style` ("american", "british") decides for English."""
    tag = lang.lower()
    if tag.split("-")[0] == "en" and book_style is not None:
        return _SINGLE_FIRST if book_style == "british" else _DOUBLE_FIRST
    parts = tag.split("-")
    while parts:
        marks = _BY_LANGUAGE.get("-".join(parts))
        if marks is not None:
            return marks
        parts.pop()
    return _DOUBLE_FIRST


@dataclass(slots=True)
class _Letter:
    """One letter of the run: the text node it is in, and the language there."""

    letter: str
    leaf: int
    lang: str


_OPENING_BEFORE = re.compile(r"[\s(\[{<«„“‘‚—–\-/]")
_ELIDED = re.compile(r"(?:t(?:is|was|were|will|would)|em|n|cause|til|round|neath)\b", re.IGNORECASE)


def set_typography(inlines: Inlines, lang: str, book_style: str | None = None) -> Inlines:
    """The same nodes with the marks of their languages. `lang` is the language around the run."""
    leaves: list[list[str]] = []
    letters = _collect(inlines, lang, leaves)
    _set_marks(letters, leaves, book_style)
    texts = iter([_expose("".join(parts)) for parts in leaves])
    return _rebuild(inlines, texts)


def _collect(inlines: Inlines, lang: str, leaves: list[list[str]]) -> list[_Letter]:
    """Every letter of a run, and a place in `leaves` for each text node to be written into."""
    letters: list[_Letter] = []
    for node in inlines:
        match node:
            case Text():
                letters.extend(_Letter(letter, len(leaves), lang) for letter in node.text)
                leaves.append([])
            case Code():
                letters.append(_Letter("x", -1, lang))
            case LineBreak():
                letters.append(_Letter("\n", -1, lang))
            case NoteReference():
                pass
            case Foreign():
                letters.extend(_collect(node.children, node.lang, leaves))
            case _:
                letters.extend(_collect(node.children, lang, leaves))
    return letters


def _set_marks(letters: list[_Letter], leaves: list[list[str]], book_style: str | None) -> None:
    text = "".join(letter.letter for letter in letters)
    open_quotes: list[tuple[str, tuple[str, str]]] = []
    at = 0
    while at < len(letters):
        here = letters[at]
        width, shown = 1, here.letter
        if here.leaf >= 0:
            if here.letter in "\"'":
                shown = _quotation_mark(text, at, open_quotes, quotation_marks(here.lang, book_style))
            elif text.startswith("---", at):
                width, shown = 3, "—"
            elif text.startswith("--", at):
                width, shown = 2, "–"
            elif text.startswith("...", at):
                width, shown = 3, "…"
            leaves[here.leaf].append(shown)
        at += width


def _quotation_mark(
    text: str, at: int, open_quotes: list[tuple[str, tuple[str, str]]], marks: QuotationMarks
) -> str:
    """What the straight mark at `at` becomes; `open_quotes` is the stack of those not closed yet."""
    typed = text[at]
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = _OPENING_BEFORE.match(before) is not None or (before in "\"'" and _opened_just_before(text, at))
    opens = opens and not after.isspace()
    if typed == "'":
        if before.isalnum() and after.isalnum():
            return "’"
        if opens and (after.isdigit() or _ELIDED.match(text, at + 1)):
            return "’"
        if not opens and not any(quote == "'" for quote, _ in open_quotes):
            return "’"
    if opens:
        depth = len(open_quotes)
        pair = marks.outer if depth % 2 == 0 else marks.inner
        if typed == "'" and depth == 0 and not marks.single_first:
            pair = marks.inner
        open_quotes.append((typed, pair))
        return pair[0]
    for number in range(len(open_quotes) - 1, -1, -1):
        if open_quotes[number][0] == typed:
            pair = open_quotes[number][1]
            del open_quotes[number:]
            return pair[1]
    return marks.outer[1]


def _opened_just_before(text: str, at: int) -> bool:
    """Whether the quote right before another quote opens: nothing but quotes back to a space or the beginning."""
    while at and text[at - 1] in "\"'":
        at -= 1
    return at == 0 or _OPENING_BEFORE.match(text[at - 1]) is not None


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
