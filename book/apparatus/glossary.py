"""The glossary, from glossary.yaml and the terms marked in the text.

Comes in: the records, their definitions already parsed, the assembled book. Goes out: entries in the order of the
index (GL-02), see-entries resolved.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

import ahocorasick

from book.apparatus.abbreviations import is_in_capitals, is_in_glossary, is_italic
from book.apparatus.collation import SortKey, fold, sort_key
from book.apparatus.definitions import check_definitions, link_definitions
from book.apparatus.marks import Mark, iter_marks, iter_note_runs, iter_runs
from book.apparatus.wording import DEFAULTS, Conventions, set_words, suggest
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord
from book.model.apparatus import GlossaryEntry, SeeReference
from book.model.book import Book
from book.model.content import Blocks, Foreign, Inlines, TermMark, Text
from book.model.walk import plain_text

_QUALIFIER = re.compile(r"\s+\([^()]*\)$")


def compile_glossary(
    terms: Iterable[GlossaryRecord],
    definitions: Mapping[str, Blocks],
    book: Book,
    report: Report,
    conventions: Conventions = DEFAULTS,
    elsewhere: Iterable[Mark] = (),
) -> tuple[GlossaryEntry, ...]:
    """The glossary in order. `definitions` are by the id of their record; `elsewhere` the marks of other apparatus.

    Reports GLO-001 to GLO-008, GLO-010 and GLO-011. A see that leads nowhere is left out of its entry.
    """
    records = {term.id: term for term in terms}
    _check_terms(records, book, elsewhere, report)
    _check_headwords(records.values(), conventions, report)
    targets = _resolve_see(records, report)
    check_definitions(records.values(), definitions, report)
    linked = link_definitions(records.values(), definitions, report)

    def place(term: GlossaryRecord) -> tuple[SortKey, str]:
        return sort_key(set_words(term.headword, conventions), conventions.collation), term.id

    return tuple(
        GlossaryEntry(
            id=entry_anchor(term.id),
            headword=set_words(term.headword, conventions),
            lang=term.lang,
            original=term.original,
            original_lang=(term.original_lang or conventions.original_language) if term.original else None,
            expansion=set_words(term.expansion, conventions) if term.expansion else None,
            definition=linked.get(term.id, ()),
            see=_refer(targets.get(term.id), conventions),
            span=term.span,
            italic=is_italic(term, conventions),
            expansion_lang=term.expansion_lang,
        )
        for term in sorted(filter(is_in_glossary, records.values()), key=place)
    )


def entry_anchor(term: str) -> str:
    """The anchor of a term's entry; one a headword (GL-09)."""
    return f"term-{term}"


def _refer(target: GlossaryRecord | None, conventions: Conventions) -> SeeReference | None:
    if target is None:
        return None
    return SeeReference(
        heading=set_words(target.headword, conventions),
        anchor=entry_anchor(target.id),
        words=style_headword(target, conventions),
    )


def style_headword(term: GlossaryRecord, conventions: Conventions) -> Inlines:
    """The headword of a term as it is printed in running text, in its language (GL-10)."""
    words = Text(text=set_words(term.headword, conventions), span=term.span)
    if term.lang is None:
        return (words,)
    return (Foreign(lang=term.lang, italic=is_italic(term, conventions), children=(words,), span=term.span),)


def _check_terms(records: Mapping[str, GlossaryRecord], book: Book, elsewhere: Iterable[Mark], report: Report) -> None:
    """Every marked term has an entry (GLO-001), and every entry is used in the text (GLO-002) (GL-05).

    A see-entry is for readers who look the word up, and need not be in the text (GL-06).
    """
    in_text = [placed.mark for placed in iter_marks(book)]
    for mark in (*in_text, *elsewhere):
        if isinstance(mark, TermMark) and mark.term not in records:
            report.add(
                "GLO-001", mark.span, term=mark.term, help=suggest(mark.term, records, "add an entry with that id")
            )
    forms: dict[str, set[str]] = {}
    for mark in in_text:
        if isinstance(mark, TermMark):
            forms.setdefault(mark.term, set()).add(_search_form(plain_text(mark.children)))
    _check_capitals(records.values(), forms, report)
    used = set(forms)
    unmarked = [term for term in records.values() if term.id not in used and not term.see]
    used |= find_used_terms(unmarked, book)
    for term in unmarked:
        if term.id not in used:
            report.add("GLO-002", term.span, headword=term.headword)


def _check_capitals(terms: Iterable[GlossaryRecord], forms: Mapping[str, set[str]], report: Report) -> None:
    """A headword has no capital if the text writes the word without one, and never with it (GLO-010, GL-03)."""
    for term in terms:
        headword = _search_form(term.headword)
        small = headword[:1].lower() + headword[1:]
        used = forms.get(term.id, set())
        if headword != small and not is_in_capitals(headword) and small in used and headword not in used:
            report.add("GLO-010", term.span, headword=term.headword, small=small)


def find_used_terms(terms: Iterable[GlossaryRecord], book: Book) -> set[str]:
    """The ids of the terms whose headword, expansion or an alias is in the text or a note, as whole words.

    Capitals and small letters are alike, but an abbreviation in capitals is looked for in capitals.
    """
    forms: dict[str, set[str]] = {}
    for term in terms:
        for words in (term.headword, term.expansion, term.original, *term.aliases):
            if words:
                form = _search_form(_QUALIFIER.sub("", words))
                forms.setdefault(form if _is_abbreviation(form) else form.casefold(), set()).add(term.id)
    forms.pop("", None)
    if not forms:
        return set()
    automaton = ahocorasick.Automaton()
    for form, ids in forms.items():
        automaton.add_word(form, (form, ids))
    automaton.make_automaton()
    used: set[str] = set()
    for text in _searched_texts(book):
        for haystack, capitals in ((text, True), (text.casefold(), False)):
            for end, (form, ids) in automaton.iter(haystack):
                if _is_abbreviation(form) is capitals and _is_whole(haystack, end + 1 - len(form), end + 1):
                    used |= ids
    return used


def _searched_texts(book: Book) -> Iterator[str]:
    for division in book.divisions:
        for run in (*iter_runs(division), *iter_note_runs(division)):
            if text := _search_form(plain_text(run.inlines)):
                yield text


def _search_form(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("’", "'").split())


def _is_abbreviation(form: str) -> bool:
    return len(form) > 1 and form.isupper()


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _check_headwords(terms: Iterable[GlossaryRecord], conventions: Conventions, report: Report) -> None:
    """Two entries with the same headword cannot be told apart (GLO-004)."""
    seen: dict[tuple[int, ...], GlossaryRecord] = {}
    for term in terms:
        other = seen.setdefault(fold(set_words(term.headword, conventions)), term)
        if other is not term:
            report.add("GLO-004", term.span, headword=term.headword, other=other.id)


def _resolve_see(records: Mapping[str, GlossaryRecord], report: Report) -> dict[str, GlossaryRecord]:
    """The entry that each see leads to, by id. One that refers onward, or round in a circle, is GLO-003, and one to a
    term that is not in the glossary GLO-008 (GL-06).

    That there is an entry of that id is checked where the records are read.
    """
    targets = {}
    for term in records.values():
        target = records.get(term.see) if term.see else None
        if target is not None and target.see:
            report.add("GLO-003", term.span, headword=term.headword, target=target.headword, onward=target.see)
        elif target is not None and not is_in_glossary(target):
            report.add("GLO-008", term.span, headword=term.headword, target=target.headword)
        elif target is not None:
            targets[term.id] = target
    return targets
