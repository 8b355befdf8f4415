"""Headings with a capital for words that the text has in lower case only (IX-50).

Comes in: headings, and the runs of the text. Goes out: the headings, each with the word as the text has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?…:][)\]”’»“]*\s|[—–]\s?|\A[\W\d_]*)[\W\d_]*\Z")
_SHORTEST = 3
_REACH = 12


def find_wrong_capitals(headings: Sequence[str], runs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The headings whose first word has a capital, and in the text none but where every word has one.

    `headings` are main headings, people aside. Nothing is found in an index where all of them begin with a capital.
    """
    first = {heading: match[0] for heading in headings if (match := _WORD.match(heading))}
    if all(word[0].isupper() for word in first.values()):
        return
    wanted = {word for heading, word in first.items() if _is_doubtful(heading, word)}
    lower = {word.lower() for word in wanted}
    found: set[str] = set()
    for run in runs:
        found.update(lower.intersection(_WORD.findall(run)))
    doubtful = {word for word in wanted if word.lower() in found}
    common = {word for word in doubtful if not any(_has_capital(word, run) for run in runs if word in run)}
    for heading, word in first.items():
        if word in common and _is_doubtful(heading, word):
            yield heading, word.lower()


def _is_doubtful(heading: str, word: str) -> bool:
    """Whether a heading begins with a capital and has no other: not a name of several words, nor a title."""
    others = heading[len(word) :]
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower() and others == others.lower()


def _has_capital(word: str, run: str) -> bool:
    """Whether the word has its capital somewhere inside a sentence."""
    places: Iterable[re.Match[str]] = re.finditer(rf"\b{re.escape(word)}\b", run)
    return any(not _SENTENCE_END.search(run[max(0, place.start() - _REACH) : place.start()]) for place in places)
