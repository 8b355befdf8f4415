"""The quotation marks of the languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The outer and inner pairs of a language, with any space that belongs to them."""

    outer: tuple[str, str]
    inner: tuple[str, str]

    @property
    def single_first(self) -> bool:
        """Whether the outer marks are single ones."""
        return self.outer[0] == "‘"


_DOUBLE_FIRST = QuotationMarks(("“", "”"), ("‘", "’"))
_SINGLE_FIRST = QuotationMarks(("‘", "’"), ("“", "”"))
_GUILLEMETS = QuotationMarks(("«", "»"), ("„", "“"))
_LOW_HIGH = QuotationMarks(("„", "“"), ("‚", "‘"))
_FRENCH = QuotationMarks(("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”"))

_BY_LANGUAGE = {
    "en": _DOUBLE_FIRST,
    "en-gb": _SINGLE_FIRST,
    "en-au": _SINGLE_FIRST,
    "en-ie": _SINGLE_FIRST,
    "en-nz": _SINGLE_FIRST,
    "en-za": _SINGLE_FIRST,
    "ru": _GUILLEMETS,
    "uk": _GUILLEMETS,
    "be": _GUILLEMETS,
    "de": _LOW_HIGH,
    "de-ch": QuotationMarks(("«", "»"), ("‹", "›")),
    "cs": _LOW_HIGH,
    "sk": _LOW_HIGH,
    "bg": _LOW_HIGH,
    "sl": _LOW_HIGH,
    "hr": QuotationMarks(("„", "”"), ("‘", "’")),
    "pl": QuotationMarks(("„", "”"), ("«", "»")),
    "ro": QuotationMarks(("„", "”"), ("«", "»")),
    "hu": QuotationMarks(("„", "”"), ("»", "«")),
    "nl": _DOUBLE_FIRST,
    "da": QuotationMarks(("»", "«"), ("›", "‹")),
    "sv": QuotationMarks(("”", "”"), ("’", "’")),
    "fi": QuotationMarks(("”", "”"), ("’", "’")),
    "nb": QuotationMarks(("«", "»"), ("‘", "’")),
    "fr": _FRENCH,
    "fr-ch": QuotationMarks(("«", "»"), ("‹", "›")),
    "es": QuotationMarks(("«", "»"), ("“", "”")),
    "it": QuotationMarks(("«", "»"), ("“", "”")),
    "pt": QuotationMarks(("«", "»"), ("“", "”")),
    "pt-br": _DOUBLE_FIRST,
    "la": _DOUBLE_FIRST,
}


def quotation_marks(lang: str, book_style: str | None = None) -> QuotationMarks:
    """The marks of a BCP 47 language tag; `book_style` ("american", "british") decides for English."""
    tag = lang.lower()
    if tag.split("-")[0] == "en" and book_style is not None:
        return _SINGLE_FIRST if book_style == "british" else _DOUBLE_FIRST
    parts = tag.split("-")
    while parts:
        marks = _BY_LANGUAGE.get("-".join(parts))
        if marks is not None:
            return marks
        parts.pop()
    return _DOUBLE_FIRST
