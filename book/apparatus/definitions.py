"""The definitions of the glossary: linked to each other, and checked for what they say of themselves (GL-03, GL-04) and
for their length (NT-18).

Comes in: the records of glossary.yaml, and their definitions as blocks. Goes out: the definitions, with a mark at the
first use of each term that has an entry of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

from book.apparatus.abbreviations import is_in_capitals, is_in_glossary
from book.apparatus.people_checks import LONGEST_POPUP
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord
from book.model.content import (
    Anchor,
    Block,
    Blocks,
    Foreign,
    IndexMark,
    Inline,
    Inlines,
    Paragraph,
    Style,
    Styled,
    TermMark,
    Text,
)
from book.model.rewrite import rewrite_runs
from book.model.walk import iter_inline_runs, iter_inlines, plain_text

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUALIFIER = re.compile(r"\s+\([^()]*\)$")
_CLOSING = "”’»“\"')]\u00a0 "
_STOPS = (".", "!", "?", "…")


def link_definitions(
    terms: Iterable[GlossaryRecord], definitions: Mapping[str, Blocks], report: Report
) -> dict[str, Blocks]:
    """The definitions with the first use of every other headword marked, where the author has not marked it (GL-04).

    Looked for are headwords and aliases as whole words, abbreviations in capitals only. A term that is used in its own
    definition is GLO-007.
    """
    records = {term.id: term for term in terms}
    forms = _collect_forms(records)
    linked = {}
    for term, blocks in definitions.items():
        if term not in records:
            continue
        marked = [
            mark.term for run in iter_inline_runs(blocks) for mark in iter_inlines(run) if isinstance(mark, TermMark)
        ]
        headword = _word_form(records[term].headword)
        seen = {*marked, term}
        if term in marked or any(_holds(node, headword) for node in _iter_texts(blocks)):
            report.add("GLO-007", records[term].span, headword=records[term].headword)
        linked[term] = rewrite_runs(blocks, partial(_mark_run, forms=forms, seen=seen))
    return linked


_Forms = dict[str, list[tuple[tuple[str, ...], str]]]
"""The words of each form of a term, and the term's id, by the first word; longer forms first."""


def _collect_forms(records: Mapping[str, GlossaryRecord]) -> _Forms:
    forms: _Forms = {}
    for term in records.values():
        target = term.see if term.see in records else term.id
        if target is None or not is_in_glossary(records[target]):
            continue
        for words in (term.headword, *term.aliases):
            if form := _word_form(words):
                forms.setdefault(form[0], []).append((form, target))
    for candidates in forms.values():
        candidates.sort(key=lambda candidate: (-len(candidate[0]), candidate[1]))
    return forms


def _word_form(words: str) -> tuple[str, ...]:
    """The words of a form as they are compared: in one case, but for abbreviations."""
    return tuple(map(_fold, _WORD.findall(_QUALIFIER.sub("", words))))


def _fold(word: str) -> str:
    return word if is_in_capitals(word) else word.casefold()


def _holds(text: str, form: tuple[str, ...]) -> bool:
    """Whether a text has the words of a form, one behind the other."""
    words = list(_WORD.finditer(text))
    forms: _Forms = {form[0]: [(form, "")]} if form else {}
    return any(_find_form(text, words[at:], forms) is not None for at in range(len(words)))


def _iter_texts(blocks: Iterable[Block]) -> Iterator[str]:
    for run in iter_inline_runs(blocks):
        yield plain_text(run)


def _mark_run(run: Inlines, forms: _Forms, seen: set[str]) -> Inlines:
    marked: list[Inline] = []
    for node in run:
        match node:
            case Text():
                marked += _mark_text(node, forms, seen)
            case Styled(style=Style.WORK_TITLE):
                marked.append(node)
            case Styled() | Foreign() | Anchor() | IndexMark():
                marked.append(replace(node, children=_mark_run(node.children, forms, seen)))
            case _:
                marked.append(node)
    return tuple(marked)


def _mark_text(node: Text, forms: _Forms, seen: set[str]) -> Iterator[Inline]:
    """A text in pieces, the first use of each term in it marked. `seen` are the terms that are not marked again."""
    words = list(_WORD.finditer(node.text))
    at = done = 0
    while at < len(words):
        found = _find_form(node.text, words[at:], forms)
        if found is None or found[1] in seen:
            at += 1 if found is None else len(found[0])
            continue
        form, term = found
        start, end = words[at].start(), words[at + len(form) - 1].end()
        if node.text[done:start]:
            yield replace(node, text=node.text[done:start])
        seen.add(term)
        yield TermMark(term=term, children=(replace(node, text=node.text[start:end]),), span=node.span, found=True)
        done = end
        at += len(form)
    if node.text[done:]:
        yield replace(node, text=node.text[done:])


def _find_form(text: str, words: list[re.Match[str]], forms: _Forms) -> tuple[tuple[str, ...], str] | None:
    """The longest form that begins with the first of these words, with nothing but spaces between its own."""
    for form, term in forms.get(_fold(words[0].group()), ()):
        matched = words[: len(form)]
        if tuple(_fold(word.group()) for word in matched) != form:
            continue
        gaps = (text[before.end() : after.start()] for before, after in pairwise(matched))
        if all(gap.isspace() for gap in gaps):
            return form, term
    return None


def check_definitions(terms: Iterable[GlossaryRecord], definitions: Mapping[str, Blocks], report: Report) -> None:
    """Report the definitions that begin or end otherwise than most of the others do (GL-03), GLO-005 and GLO-006, and
    those that readers do not show over the text, GLO-011 (NT-18).

    Where neither way is that of most, the usual one is right: a capital at the beginning, a full stop at the end.
    """
    defined = [(term, definitions[term.id]) for term in terms if definitions.get(term.id)]
    for code, judge in (("GLO-005", _begins_with_capital), ("GLO-006", _ends_with_stop)):
        _report_odd_ones(code, judge, defined, report)
    for term, blocks in defined:
        length = sum(map(len, _iter_texts(blocks)))
        if length > LONGEST_POPUP:
            report.add("GLO-011", term.span, headword=term.headword, length=length)


def _report_odd_ones(
    code: str,
    judge: Callable[[Blocks], bool | None],
    defined: Iterable[tuple[GlossaryRecord, Blocks]],
    report: Report,
) -> None:
    judged = [(term, verdict) for term, blocks in defined if (verdict := judge(blocks)) is not None]
    usual = sum(verdict for _, verdict in judged) * 2 >= len(judged)
    odd = [term for term, verdict in judged if verdict is not usual]
    words = {True: "with", False: "without"}
    for term in odd:
        report.add(
            code,
            term.span,
            headword=term.headword,
            found=words[not usual],
            usual=words[usual],
            count=len(judged) - len(odd),
        )


def _begins_with_capital(blocks: Blocks) -> bool | None:
    """Whether the first letter is a capital; None for a beginning that has no case."""
    first = blocks[0]
    text = plain_text(first.children) if isinstance(first, Paragraph) else ""
    letter = next((character for character in text if character.isalnum()), "")
    return letter.isupper() if letter.lower() != letter.upper() else None


def _ends_with_stop(blocks: Blocks) -> bool | None:
    """Whether the last sentence ends with a full stop or another mark; None behind anything but a paragraph."""
    last = blocks[-1]
    text = plain_text(last.children).rstrip(_CLOSING) if isinstance(last, Paragraph) else ""
    return text.endswith(_STOPS) if text else None
