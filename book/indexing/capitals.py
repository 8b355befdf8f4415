"""Names in a run of text, told by their capitals: phrases of one to four words, particles included.

Comes in: text. Goes out: phrases with their places, and whether each begins a sentence, where a capital says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from book.indexing.common_words import is_abbreviated, is_particle

MOST_WORDS = 4
BOUNDARY = "\ufffc"
"""Stands for words that are no part of the text around them; it ends phrases, not sentences."""

_WORD = re.compile(r"[^\W\d_](?:\.(?=[\s\u00a0]?[^\W\d_])|[^\W\d_]*(?:[’'‐-][^\W\d_]+)*(?:(?<=s)[’'](?=\s))?)")
_SENTENCE_END = re.compile(r"[.!?…:;][)\]”’»“\"]*\s+[(\[“‘«„\"]*\Z|\A[\s(\[“‘«„\"]*\Z|[.!?…]\s*[—–]\s*\Z")
_BEFORE_DOT = re.compile(r"([^\W\d_]+)\.[)\]”’»]*\s+\Z")
_POSSESSIVE = re.compile(r"[’'](?:s|S)\Z")
_LAST_POSSESSIVE = re.compile(r"[’'](?:s|S)?\Z")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with capitals, and where they begin in their text. `opens` where they are the first of a sentence."""

    words: tuple[str, ...]
    at: int
    opens: bool


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def find_phrases(text: str, skipped: frozenset[str]) -> Iterator[Phrase]:
    """The phrases of a text in order. `skipped` are words that begin no phrase, whatever their capital."""
    tokens = [_Token(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital or tokens[at].text.lower() in skipped:
            at += 1
            continue
        end = _end_of_phrase(text, tokens, at)
        words = tuple(token.text for token in tokens[at:end])
        words = (*words[:-1], _LAST_POSSESSIVE.sub("", words[-1]))
        beside = _is_beside_boundary(text, tokens[at].start, tokens[end - 1].end)
        if end - at <= MOST_WORDS and not beside and any(len(word.rstrip(".")) > 1 for word in words):
            yield Phrase(words=words, at=tokens[at].start, opens=_opens_sentence(text, tokens[at].start))
        at = end


def _end_of_phrase(text: str, tokens: Sequence[_Token], start: int) -> int:
    """The position behind the last word of the phrase that begins at `start`: whole parts between particles."""
    end = _end_of_part(text, tokens, start)
    while True:
        after = end
        while after < len(tokens) and after - end < 2 and is_particle(tokens[after].text):
            if not _is_joined(text, tokens, after):
                return end
            after += 1
        if after == end or after >= len(tokens) or not tokens[after].is_capital or not _is_joined(text, tokens, after):
            return end
        part = _end_of_part(text, tokens, after)
        if part - start > MOST_WORDS:
            return end
        end = part


def _end_of_part(text: str, tokens: Sequence[_Token], start: int) -> int:
    """The position behind the words with capitals that follow each other."""
    end = start + 1
    while end < len(tokens) and tokens[end].is_capital and _is_joined(text, tokens, end):
        end += 1
    return end


def _is_joined(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a word stands right behind the one before it, which is no possessive."""
    before, token = tokens[at - 1], tokens[at]
    between = text[before.end : token.start]
    if between == "" and before.text.endswith("."):
        return True
    return between in {" ", "\u00a0", "\u202f"} and not _POSSESSIVE.search(before.text)


def _is_beside_boundary(text: str, start: int, end: int) -> bool:
    """Whether a phrase is the rest of a name that is marked: Nikolai in “Nikolai [Krestinsky]{…}”."""
    return text[max(0, start - 2) : start] == BOUNDARY + " " or text[end : end + 2] == " " + BOUNDARY


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 24) : at] if at > 24 else text[:at]
    if at > 24:
        before = "x" + before  # not the beginning
    if not _SENTENCE_END.search(before):
        return False
    dot = _BEFORE_DOT.search(before)
    return dot is None or not is_abbreviated(dot[1])
