"""Divisions and sheets for the comparison, from plain words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from book.check.units import DivisionText, HiddenText, Lane, Sheet, Unit, make_runs
from book.model.book import Division, DivisionKind, Matter
from book.model.content import Text
from book.source import Span

FILE = "body/01.md"

PARAGRAPHS = (
    "The vote was taken on the eighth of October and was close.",
    "Nobody counted twice, for nobody had been asked to count at all.",
    "A letter went out to the provinces on the following morning.",
    "It was answered by forty-six members, most of them in office.",
    "The congress that had to decide met in the spring of the next year.",
)


def division(title: str = "A Chapter") -> Division:
    """A chapter."""
    span = Span(FILE, 1)
    return Division(
        id="ch-01",
        kind=DivisionKind.CHAPTER,
        matter=Matter.BODY,
        opening=None,
        title=(Text(text=title, span=span),),
        title_text=title,
        running_head=title,
        span=span,
    )


def units(texts: Sequence[str], first: int = 3, what: str = "paragraph", lane: Lane = Lane.TEXT) -> tuple[Unit, ...]:
    """Units on every second line of the file, from the line `first`."""
    return tuple(
        Unit(what, text, Span(FILE, first + 2 * number), f"{lane}-{number}", lane) for number, text in enumerate(texts)
    )


def row(*texts: str, line: int = 50) -> tuple[Unit, ...]:
    """The cells of one row of a table."""
    return tuple(Unit("cell", text, Span(FILE, line), row=f"row {line}") for text in texts)


def text_of(*parts: Sequence[Unit], **more: object) -> DivisionText:
    """A division with these units."""
    return replace(
        DivisionText(division=division(), units=tuple(unit for part in parts for unit in part)),
        **more,  # type: ignore[arg-type]
    )


def sheet(name: str, *texts: str, hidden: Sequence[HiddenText] = ()) -> Sheet:
    """A page with pieces of text on it, each a run."""
    return Sheet(name=name, runs=make_runs(texts), hidden=tuple(hidden))


def lines(text: str, words: int = 5) -> list[str]:
    """A text in lines of so many words."""
    found = text.split()
    return [" ".join(found[at : at + words]) for at in range(0, len(found), words)]
