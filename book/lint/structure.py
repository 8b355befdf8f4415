"""Rules of structure over the assembled book: heading levels, the order of its parts, notes and their places."""

from __future__ import annotations

import re

from book.diagnostics import Report
from book.model.book import Book, Division, DivisionKind, Matter
from book.model.content import Heading, Inline, Inlines, NoteReference, Text
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines

_K = DivisionKind

_BACK_ORDER = (
    _K.AFTERWORD,
    _K.APPENDIX,
    _K.CHRONOLOGY,
    _K.NOTES,
    _K.GLOSSARY,
    _K.BIBLIOGRAPHY,
    _K.BIOGRAPHICAL_NOTES,
    _K.INDEX,
    _K.COLOPHON,
)
_FRONT_ORDER = (
    _K.HALF_TITLE,
    _K.SERIES_PAGE,
    _K.TITLE_PAGE,
    _K.COPYRIGHT_PAGE,
    _K.DEDICATION,
    _K.EPIGRAPH,
    _K.CONTENTS,
    _K.ILLUSTRATIONS,
    _K.PLATES,
    _K.TABLES,
)
_PUNCTUATION = re.compile(r"\s*[.,;:?!”’»]")


def lint_structure(book: Book, report: Report) -> None:
    """Report what is out of order in the book: headings (EP-31), matter (GL-01), note references (NT-03, NT-05)."""
    _lint_order(book, Matter.FRONT, _FRONT_ORDER, report)
    _lint_order(book, Matter.BACK, _BACK_ORDER, report)
    for division in book.divisions:
        _lint_heading_levels(division, report)
        for run in iter_inline_runs(division.blocks):
            _lint_note_references(run, report)


def _lint_order(book: Book, matter: Matter, order: tuple[DivisionKind, ...], report: Report) -> None:
    """Each division after those that usually stand before it; a kind that is not in the order may stand anywhere."""
    latest: Division | None = None
    for division in book.divisions:
        if division.matter is not matter or division.kind not in order:
            continue
        if latest is not None and order.index(division.kind) < order.index(latest.kind):
            usual = ", ".join(kind.value for kind in order)
            report.add("STR-008", division.span, found=latest.kind.value, expected=division.kind.value, order=usual)
        else:
            latest = division


def _lint_heading_levels(division: Division, report: Report) -> None:
    above = 1
    for block in iter_blocks(division.blocks):
        if not isinstance(block, Heading):
            continue
        if block.level > above + 1:
            report.add("STR-003", block.span, level=block.level, above=above, expected=above + 1)
        above = block.level


def _lint_note_references(run: Inlines, report: Report) -> None:
    leaves = list(_leaves(run))
    for number, node in enumerate(leaves):
        if not isinstance(node, NoteReference):
            continue
        following = leaves[number + 1] if number + 1 < len(leaves) else None
        if isinstance(following, NoteReference):
            report.add("NTE-009", following.span)
        elif isinstance(following, Text) and (mark := _PUNCTUATION.match(following.text)) is not None:
            report.add("NTE-008", node.span, mark=mark[0].strip())


def _leaves(run: Inlines) -> list[Inline]:
    """Text and note references in reading order, whatever marks they stand in."""
    return [node for node in iter_inlines(run) if isinstance(node, Text | NoteReference)]
