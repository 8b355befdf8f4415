"""What the layout engine says, as diagnostics with a code.

In come the records of its log and the file of the division; out come findings in the report. Nothing that it warns of
is dropped, but for the noise named here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from urllib.parse import unquote

from book.diagnostics import Report
from book.fonts import character_name
from book.source import Span

_HARMLESS = (
    # The merged PDF makes its own subsets, so how those of a single division were made does not matter.
    "Using fontTools instead of HarfBuzz-Subset",
)

_NO_GLYPH = re.compile(r'\.notdef glyph rendered .*?: "(?P<char>.)" \(U\+', re.DOTALL)
_NO_IMAGE = re.compile(r"""Failed to load image at (['"])(?P<image>.*?)\1:(?P<reason>.*)""", re.DOTALL)
_NO_SVG = re.compile(r"Failed to render SVG image (?P<image>.*)", re.DOTALL)
_TWICE = re.compile(r"Anchor defined twice: '(?P<anchor>[^']*)'")


def report_messages(records: Sequence[logging.LogRecord], base: str, file: str, report: Report) -> None:
    """Turn what the engine logged while it laid out the division of `file` into findings.

    `base` is the address that stands for the book's folder; it is taken out of the words. LAY-004 no glyph, LAY-005 no
    image, LAY-007 an id used twice; LAY-001 other warnings, LAY-002 other errors.
    """
    span = Span(file, 0)
    for record in records:
        words = record.getMessage().replace(base, "").strip()
        if words.startswith(_HARMLESS):
            continue
        if found := _NO_GLYPH.match(words):
            report.add("LAY-004", span, char=found["char"], name=character_name(found["char"]))
        elif found := _NO_IMAGE.match(words):
            report.add("LAY-005", span, image=_address(found["image"]), reason=_plain(found["reason"]))
        elif found := _NO_SVG.match(words):
            report.add(
                "LAY-005", span, image=_address(found["image"]), reason="it is not an SVG image that can be drawn"
            )
        elif found := _TWICE.match(words):
            report.add("LAY-007", span, anchor=found["anchor"])
        else:
            failed = record.levelno >= logging.ERROR or words.startswith("Font-face")
            report.add("LAY-002" if failed else "LAY-001", span, words=_plain(words))


def _plain(words: str) -> str:
    """Words on one line, without the name of an exception before them or a full stop after."""
    line = " ".join(words.split()).rstrip(".")
    return re.sub(r"^[A-Za-z]+(Error|Exception): ", "", line) or "it cannot be read"


def _address(words: str) -> str:
    """An address as its author wrote it; a long one, such as one that holds its data, is cut."""
    plain = unquote(words)
    return plain if len(plain) <= 100 else plain[:99] + "…"
