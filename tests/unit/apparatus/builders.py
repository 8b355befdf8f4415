"""Small books and marks for the tests of the apparatus."""

from __future__ import annotations

from itertools import count
from typing import Any

from book.diagnostics import Report
from book.model.apparatus import IndexEntry, IndexGroup, Locator, LocatorKind
from book.model.book import Book, Division, DivisionKind, Matter
from book.model.content import (
    Block,
    Figure,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    Note,
    NoteBy,
    NoteReference,
    Paragraph,
    PersonMark,
    TermMark,
    Text,
)
from book.source import Span

_lines = count(1)


def here() -> Span:
    """A place that no other node has."""
    return Span("body/01.md", next(_lines), 1)


def words(text: str) -> Text:
    return Text(text=text, span=here())


def ix(*path: str, mark_id: str = "", principal: bool = False, children: Inlines = (), **more: Any) -> IndexMark:
    span = here()
    return IndexMark(
        path=path, principal=principal, children=children, span=span, id=mark_id or f"ix-{span.line}", **more
    )


def person(person_id: str, text: str = "", mark_id: str = "", **more: Any) -> PersonMark:
    span = here()
    return PersonMark(
        person=person_id,
        children=(words(text),) if text else (),
        span=span,
        id=mark_id or f"mention-{span.line}",
        **more,
    )


def term(term_id: str, text: str = "", mark_id: str = "", found: bool = False) -> TermMark:
    span = here()
    return TermMark(
        term=term_id,
        children=(words(text),) if text else (),
        span=span,
        id=mark_id or f"use-{span.line}",
        found=found,
    )


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(children=tuple(words(item) if isinstance(item, str) else item for item in inlines), span=here())


def heading(level: int, text: str, heading_id: str) -> Heading:
    return Heading(level=level, children=(words(text),), span=here(), id=heading_id)


def figure(figure_id: str, *caption: Inline | str, number: int | None = 1, plate: bool = False) -> Figure:
    return Figure(
        image="images/a.svg",
        caption=tuple(words(item) if isinstance(item, str) else item for item in caption),
        alt="",
        decorative=True,
        plate=plate,
        credit=None,
        width=None,
        span=here(),
        id=figure_id,
        number=number,
    )


def note(number: int, *blocks: Paragraph, division: str = "ch-01") -> Note:
    return Note(
        label=str(number),
        by=NoteBy.AUTHOR,
        blocks=blocks,
        span=here(),
        id=f"note-{division}-{number}",
        number=number,
        reference=f"noteref-{division}-{number}",
    )


def note_reference(number: int, division: str = "ch-01") -> NoteReference:
    return NoteReference(note=f"note-{division}-{number}", span=here(), id=f"noteref-{division}-{number}")


def division(
    division_id: str = "ch-01",
    *blocks: Block,
    kind: DivisionKind = DivisionKind.CHAPTER,
    matter: Matter = Matter.BODY,
    title: str | Inlines = "A Chapter",
    number: int | None = None,
    part: str | None = None,
    notes: tuple[Note, ...] = (),
    entries: tuple[str, ...] = (),
    generated: bool = False,
) -> Division:
    inlines: Inlines = (words(title),) if isinstance(title, str) and title else () if isinstance(title, str) else title
    return Division(
        id=division_id,
        kind=kind,
        matter=matter,
        opening=None,
        title=inlines,
        title_text=title if isinstance(title, str) else "",
        running_head="",
        span=here(),
        number=number,
        part=part,
        blocks=blocks,
        notes=notes,
        entries=entries,
        generated=generated,
    )


def chapter(*inlines: Inline | str) -> Book:
    """A book of one chapter of one paragraph."""
    return Book(divisions=(division("ch-01", paragraph(*inlines)),))


def codes(report: Report) -> list[str]:
    return [found.code for found in report]


def messages(report: Report, code: str) -> list[str]:
    return [found.message for found in report if found.code == code]


def locator(
    anchor: str,
    kind: LocatorKind = LocatorKind.TEXT,
    note: int | None = None,
    principal: bool = False,
    division: str = "ch-01",
) -> Locator:
    return Locator(anchor=anchor, division=division, kind=kind, principal=principal, note=note, span=here())


def entries(groups: tuple[IndexGroup, ...]) -> dict[str, IndexEntry]:
    """The main entries by heading."""
    return {entry.heading: entry for group in groups for entry in group.entries}
