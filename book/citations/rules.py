"""How a book cites."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from book.manifest.schema import BibliographySettings
from book.manifest.sources import CitationStyle
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingRules:
    """How a book cites: the style, the settings, and the language whose words and quotation marks it has.

    The spans are those of the settings in book.yaml: all of them, and each item of `nocite` and `headings`. What the
    processor sets is kept in the folder `cache`.
    """

    style: CitationStyle
    settings: BibliographySettings
    lang: str
    quotation_marks: str
    span: Span
    nocite_spans: tuple[Span, ...] = ()
    heading_spans: tuple[Span, ...] = ()
    cache: Path | None = None

    @property
    def locale(self) -> str:
        """The language whose terms and quotation marks the style takes."""
        if self.lang.partition("-")[0] != "en":
            return self.lang
        return "en-GB" if self.quotation_marks == "british" else "en-US"

    @property
    def marks_inside(self) -> bool:
        """Whether commas and periods stand inside quotation marks."""
        return self.locale == "en-US"
