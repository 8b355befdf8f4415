"""The pages of a finished PDF, examined and read by other processes where there are any.

PDFium and pikepdf are imported where they are used: where a worker reads the PDF, this process does without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from book.check.units import Sheet
from book.workers import Workers, result_of

_FEW_PAGES = 40  # are read in a moment


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """What is asked of a PDF before its text is: a digest for everything drawn on each page, and the digest of the page
    map whose pages it says it has."""

    pages: tuple[str, ...]
    page_map: str | None


def examine_pdf(path: Path) -> PdfFacts:
    """The facts of a PDF."""
    from book.check.pdf_text import read_pdf_page_map
    from book.pdf.digests import digest_pages

    return PdfFacts(pages=digest_pages(path), page_map=read_pdf_page_map(path))


def read_pages(path: Path, top_margin: float, numbers: Sequence[int], workers: Workers | None) -> tuple[Sheet, ...]:
    """The pages with these numbers, from 0; many of them are shared among the workers.

    `top_margin` is the height, in points, of the band at the top where running heads stand.
    """
    if not numbers:
        return ()
    if workers is None or workers.count == 1:
        return _read_part(path, top_margin, numbers)
    share = max(_FEW_PAGES, -(-len(numbers) // workers.count))
    parts = [numbers[at : at + share] for at in range(0, len(numbers), share)]
    readings = [workers.submit(_read_part, path, top_margin, part) for part in parts]
    return tuple(sheet for reading in readings for sheet in result_of(reading, "reading the PDF"))


def _read_part(path: Path, top_margin: float, numbers: Sequence[int]) -> tuple[Sheet, ...]:
    from book.check.pdf_text import read_pdf

    return read_pdf(path, top_margin, numbers)
