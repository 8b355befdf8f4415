"""The contents and the lists of illustrations, plates and tables, from the assembled book.

One tree serves the printed contents, the PDF's outline and the EPUB's table of contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from book.model.apparatus import ContentsEntry, Illustration
from book.model.book import UNTITLED_KINDS, Book, Division, DivisionKind
from book.model.content import Figure, Heading, Table
from book.model.rewrite import strip_marks
from book.model.walk import iter_blocks, plain_text, section_headings

SECTION_DEPTH = 2
"""Chapters and their sections: headings down to level 2."""


def build_contents(book: Book, depth: int = SECTION_DEPTH, *, subtitles: bool = False) -> tuple[ContentsEntry, ...]:
    """The divisions in order, chapters inside their part, sections inside their chapter.

    `depth` is the lowest level of headings taken in, where 1 is the divisions' own titles; `subtitles` says whether
    those of divisions are shown. Display pages and the contents are left out. Titles are without notes and marks,
    which belong to the heading itself.
    """
    listed = [division for division in book.divisions if _is_listed(division)]
    parts = {division.id for division in listed if division.kind is DivisionKind.PART}
    inside: dict[str, list[ContentsEntry]] = {}
    for division in listed:
        if division.part in parts:
            inside.setdefault(division.part or "", []).append(_list_division(division, depth, (), subtitles))
    return tuple(
        _list_division(division, depth, tuple(inside.get(division.id, ())), subtitles)
        for division in listed
        if division.part not in parts
    )


def list_illustrations(book: Book) -> tuple[Illustration, ...]:
    """The numbered figures of the book, in reading order; without the plates where they have a list of their own."""
    apart = any(division.kind is DivisionKind.PLATES and division.generated for division in book.divisions)
    return tuple(
        _list_captioned(block)
        for block in _captioned_blocks(book)
        if isinstance(block, Figure) and not (apart and block.plate)
    )


def list_plates(book: Book) -> tuple[Illustration, ...]:
    """The numbered figures that have a page of their own, in reading order."""
    return tuple(
        _list_captioned(block) for block in _captioned_blocks(book) if isinstance(block, Figure) and block.plate
    )


def list_tables(book: Book) -> tuple[Illustration, ...]:
    """The numbered tables of the book, in reading order."""
    return tuple(_list_captioned(block) for block in _captioned_blocks(book) if isinstance(block, Table))


def _captioned_blocks(book: Book) -> Iterator[Figure | Table]:
    for division in book.divisions:
        for block in iter_blocks(division.blocks):
            if isinstance(block, Figure | Table) and block.number is not None:
                yield block


def _list_captioned(block: Figure | Table) -> Illustration:
    return Illustration(
        anchor=block.id,
        number=block.number or 0,
        caption=strip_marks(block.caption),
        plate=isinstance(block, Figure) and block.plate,
    )


def _is_listed(division: Division) -> bool:
    return division.kind not in UNTITLED_KINDS and division.kind is not DivisionKind.CONTENTS


def _list_division(
    division: Division, depth: int, chapters: tuple[ContentsEntry, ...], subtitles: bool
) -> ContentsEntry:
    headings = [heading for heading in section_headings(division.blocks) if 1 < heading.level <= depth]
    return ContentsEntry(
        anchor=division.id,
        division=division.id,
        kind=division.kind,
        matter=division.matter,
        number=division.number,
        title=strip_marks(division.title),
        title_text=division.title_text,
        author=division.author,
        subtitle=division.subtitle if subtitles else None,
        children=_nest_headings(division, headings) + chapters,
    )


def _nest_headings(division: Division, headings: Iterable[Heading]) -> tuple[ContentsEntry, ...]:
    """Headings as a tree: each holds those of lower rank that follow it."""
    remaining = list(headings)
    entries = []
    while remaining:
        heading = remaining.pop(0)
        below = 0
        while below < len(remaining) and remaining[below].level > heading.level:
            below += 1
        entries.append(
            ContentsEntry(
                anchor=heading.id,
                division=division.id,
                kind=None,
                matter=division.matter,
                number=None,
                title=strip_marks(heading.children),
                title_text=plain_text(heading.children),
                author=None,
                children=_nest_headings(division, remaining[:below]),
            )
        )
        remaining = remaining[below:]
    return tuple(entries)
