"""Citations of the bibliography: `[see @key, p. 33; also @other]`, `[-@key]`, `@key [p. 33]`.

The rules are installed only for books that have a bibliography. What Pandoc would read as something else than it looks
like is a fault (BIB-007).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from book.parse.inline_rules import PositionedState, add_fault, push_with_words

LONGEST = 5000
"""How many letters a citation may have: more are looked at once only, however many brackets stand in one another."""

_KEY = r"@(?:\{(?P<braced>[^\s{}]+)\}|(?P<plain>\w(?:\w|[:.#$%&\-+?<>~/](?=\w))*))"
_SOURCE = re.compile(rf"(?<![\w\\])(?P<suppress>-?){_KEY}")
_NARRATIVE = re.compile(_KEY)
_LOCATOR = re.compile(r" *\n? *(?=\[(?!\^))")


def bracketed_citation(state: StateInline, silent: bool) -> bool:
    """`[@key, p. 33]`, `[see @key; also @other]`, `[-@key]`"""
    assert isinstance(state, PositionedState)
    start = state.pos
    if not state.src.startswith("[", start):
        return False
    end = state.closing_bracket(start)
    if end is None or end - start > LONGEST or state.src.find("@", start, end) < 0:
        return False
    if _SOURCE.search(state.src, start + 1, end) is None or state.src.startswith(("(", "{"), end + 1):
        return False
    _open_citation(state, start, narrative=False)
    for first, last in _split_sources(state, start + 1, end):
        found = _SOURCE.search(state.src, first, last)
        if found is None:
            add_fault(state.env, "BIB-007", first, problem="a part of it names no source")
            continue
        _push_source(state, first, last, found)
    if state.src.startswith("[", end + 1) and not state.src.startswith("[^", end + 1):
        add_fault(state.env, "BIB-007", end + 1, problem="brackets follow each other without a space")
    _close_citation(state, end + 1)
    return True


def narrative_citation(state: StateInline, silent: bool) -> bool:
    """`@key` and `@key [p. 33]` in a sentence."""
    assert isinstance(state, PositionedState)
    start = state.pos
    found = _NARRATIVE.match(state.src, start, state.posMax)
    if found is None or (start and (state.src[start - 1].isalnum() or state.src[start - 1] in "_-")):
        return False
    end = last = found.end()
    locator = _LOCATOR.match(state.src, end, state.posMax)
    closing = state.closing_bracket(locator.end()) if locator is not None else None
    if locator is not None and closing is not None and not state.src.startswith(("(", "[", "{"), closing + 1):
        end, last = locator.end() + 1, closing
        if _SOURCE.search(state.src, end, last) is not None or len(list(_split_sources(state, end, last))) > 1:
            add_fault(state.env, "BIB-007", end, problem="brackets behind @key hold its page and no more")
    _open_citation(state, start, narrative=True)
    _push_source(state, start, last, found, suffix_at=end)
    _close_citation(state, last + 1 if last > found.end() or end > found.end() else last)
    return True


def _split_sources(state: PositionedState, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between semicolons that stand in no other brackets and in no quotation."""
    first = at = start
    while at < end:
        match state.src[at]:
            case "\\":
                at += 1
            case "[":
                at = state.closing_bracket(at) or at
            case '"':
                closing = state.src.find('"', at + 1, end)
                at = closing if closing > 0 else at
            case ";":
                yield first, at
                first = at + 1
        at += 1
    yield first, end


def _open_citation(state: StateInline, at: int, *, narrative: bool) -> None:
    token = state.push("citation_open", "", 1)
    token.meta["at"], token.meta["narrative"] = at, narrative


def _close_citation(state: StateInline, end: int) -> None:
    state.push("citation_close", "", -1)
    state.pos = end


def _push_source(
    state: StateInline, first: int, last: int, found: re.Match[str], *, suffix_at: int | None = None
) -> Token:
    """One source, with the words before and behind it between two offsets."""
    token = state.push("cited_open", "", 1)
    token.meta["at"] = found.start()
    token.meta["key"] = found["braced"] or found["plain"]
    token.meta["suppress"] = bool(found.groupdict().get("suppress"))
    assert isinstance(state, PositionedState)
    state.closing_bracket(first)  # brackets are matched in the whole text, and that once
    whole, state.src = state.src, state.src[:last]  # plain text goes on to the next mark, and a semicolon is none
    push_with_words(state, "cited_words", first, found.start())
    push_with_words(state, "cited_words", found.end() if suffix_at is None else suffix_at, last)
    state.src = whole
    state.push("cited_close", "", -1)
    return token


def install_citation_rules(md: MarkdownIt) -> None:
    """Give a reader the marks of citations."""
    md.inline.ruler.before("bracketed", "bracketed_citation", bracketed_citation)
    md.inline.ruler.before("link", "narrative_citation", narrative_citation)
