"""Notes at the foot of the page: what went wrong with them, what to try next, and what cannot be mended.

In come the notes as the engine set them; out come remedies for the next try, and findings in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from book.diagnostics import Report
from book.paginate.job import JobNote
from book.source import Span

MOST_OF_PAGE = 0.6
"""The part of the height of the type area that one note may take. The engine does not divide notes between pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A note as it was set.

    `id` is its anchor, `words` are its first ones. Pages count from 0; `page` is None for a note on no page. `block` is
    the id of the block that refers to it ("" for none), `share` the part of the height of the type area that it takes,
    and `clear` is False where it runs off its page or into the text above.
    """

    id: str
    words: str
    reference_page: int
    block: str
    page: int | None
    share: float
    clear: bool

    @property
    def is_whole(self) -> bool:
        """Whether all of it can be read."""
        return self.page is not None and self.clear

    @property
    def is_too_long(self) -> bool:
        """Whether it takes more of a page than a note may."""
        return self.share > MOST_OF_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedies:
    """What is done for notes that the engine cannot set: blocks, by id, that may leave a single line behind at the end
    or the beginning of a page, and blocks that begin a page."""

    loosened: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()


UNTRIED = Remedies()
"""What the first try does: nothing."""


def choose_remedies(notes: Sequence[Footnote], tried: Remedies) -> Remedies | None:
    """What to try next. None where all notes are whole, or where nothing more can be done.

    The blocks that refer to lost notes are first loosened and then moved to a new page. Where a note is too long, it
    is the author's turn.
    """
    blocks = {note.block for note in notes if not note.is_whole} - {"", *tried.moved}
    if not blocks or any(note.is_too_long for note in notes):
        return None
    return Remedies(
        loosened=tried.loosened | blocks,
        moved=tried.moved | (blocks & tried.loosened),
    )


def report_footnotes(notes: Sequence[Footnote], written: Sequence[JobNote], file: str, report: Report) -> None:
    """Report notes that are too long (LAY-010), lost or cut (LAY-009), or not on the page of their reference (LAY-011,
    NT-09). `written` says where they are in the manuscript; those that it does not have are reported at `file`.

    Notes that are too long spoil the pages around them; what is wrong with others is found when they are mended.
    """
    known = {note.id: note for note in written}
    for note in [note for note in notes if note.is_too_long] or notes:
        source = known.get(note.id)
        span = Span(source.file, source.line) if source else Span(file, 0)
        mark = source.mark if source else note.id
        number = mark or "without a mark"
        words = note.words.removeprefix(f"{mark}.").removeprefix(mark).strip()
        if note.is_too_long:
            report.add("LAY-010", span, number=number, percent=round(note.share * 100), words=words)
        elif not note.is_whole:
            report.add("LAY-009", span, number=number, words=words)
        elif note.page != note.reference_page:
            report.add("LAY-011", span, number=number, page=note.reference_page + 1, words=words)
