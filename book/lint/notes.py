"""Rules over the notes of the book: chains of "Ibid." and "Там же" (NT-07), and what hardly fits a note (NT-17, NT-19).

A note that begins with "Ibid." says no more than the note before it. So there must be one, by the same hand, that cites
one work, in the script that the word belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from book.diagnostics import Report
from book.lint.citations import (
    BackReference,
    bracketed_words,
    cites_something,
    count_works,
    find_back_references,
    last_citation,
    own_words,
    read_words,
    scripts_of,
)
from book.manifest.schema import NoteSettings
from book.model.book import Book, Division
from book.model.content import Block, Epigraph, Note, NoteReference, NoteSeries, Table
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines, plain_text

LONGEST_POP_UP = 5000
"""Characters that readers show in a pop-up; a note with more they open as a page (NT-17)."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """What a note leaves behind for the next one: whose it is, how many works it cites outside of square brackets and
    in them, and in which scripts."""

    note: Note
    works: int
    bracketed: int
    latin: bool
    cyrillic: bool


def lint_notes(book: Book, settings: NoteSettings, report: Report) -> None:
    """Report what is wrong with notes: NTE-012 to NTE-019."""
    for division in book.divisions:
        _lint_epigraphs(division.blocks, report)
        for note in division.notes:
            _lint_size(note, report)
        for notes in _sequences(division, settings):
            _lint_chain(notes, report)


def _sequences(division: Division, settings: NoteSettings) -> Iterable[list[Note]]:
    """The notes of a division that are read one after the other, for each place that there are any at."""
    places: dict[str, list[Note]] = {}
    for note in division.notes:
        if note.series is not NoteSeries.UNMARKED:
            places.setdefault(settings.place_of(note.series), []).append(note)
    return places.values()


def _lint_chain(notes: Sequence[Note], report: Report) -> None:
    before: _Cited | None = None
    for note in notes:
        words = read_words(note)
        found = find_back_references(words)
        for one in found:
            if not cites_something(one.earlier):
                _lint_back_reference(one, note, before, report)
            elif count_works(last_citation(one.earlier)) > 1:
                report.add("NTE-013", one.span, term=one.term, where="a sentence")
        before = _describe(note, words.text, found, before)


def _describe(note: Note, text: str, found: Sequence[BackReference], before: _Cited | None) -> _Cited:
    """What a note cites. One with nothing but a back reference cites what the note before it does."""
    works, bracketed = count_works(own_words(text)), count_works(bracketed_words(text))
    latin, cyrillic = scripts_of(text)
    if before is not None and before.works == 1 == works and any(not one.in_brackets for one in found):
        return _Cited(note, works, bracketed or before.bracketed, latin or before.latin, cyrillic or before.cyrillic)
    return _Cited(note, works, bracketed, latin, cyrillic)


def _lint_back_reference(found: BackReference, note: Note, before: _Cited | None, report: Report) -> None:
    if before is None:
        report.add("NTE-012", found.span, term=found.term)
        return
    works = (before.bracketed or before.works) if found.in_brackets else before.works
    if before.note.by is not note.by:
        report.add("NTE-015", found.span, term=found.term, hand=before.note.by.value)
    elif works > 1:
        report.add("NTE-013", found.span, term=found.term, where="a note")
    elif works == 0:
        report.add("NTE-014", found.span, term=found.term)
    elif found.is_cyrillic and not before.cyrillic:
        report.add("NTE-016", found.span, term=found.term, script="Latin")
    elif not found.is_cyrillic and before.cyrillic and not before.latin:
        report.add("NTE-016", found.span, term=found.term, script="Cyrillic")


def _lint_size(note: Note, report: Report) -> None:
    length = sum(len(plain_text(run)) for run in iter_inline_runs(note.blocks))
    if length > LONGEST_POP_UP:
        report.add("NTE-017", note.span, length=f"{length:,}")
    for block in iter_blocks(note.blocks):
        if isinstance(block, Table):
            report.add("NTE-018", block.span)


def _lint_epigraphs(blocks: Iterable[Block], report: Report) -> None:
    for block in iter_blocks(blocks):
        if isinstance(block, Epigraph):
            for run in iter_inline_runs((block,)):
                for node in iter_inlines(run):
                    if isinstance(node, NoteReference):
                        report.add("NTE-019", node.span)
