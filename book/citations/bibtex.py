"""BibTeX and BibLaTeX: converted to CSL-JSON by the processor; the places of the entries are found here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from book.citations.processor import ProcessorRefused, convert_bibtex
from book.diagnostics import Report
from book.manifest.sources import SourcesText
from book.source import Span

_ENTRY = re.compile(r"^[ \t]*@([A-Za-z]+)[ \t\n]*[{(][ \t\n]*([^\s,{}()=\"]+)[ \t\n]*,", re.MULTILINE)
_REFUSED_AT = re.compile(r"line (\d+), column (\d+)\): *(.*)")
_NOT_ENTRIES = frozenset({"comment", "preamble", "string"})


def read_bibtex(source: SourcesText, report: Report) -> Iterator[tuple[Any, Span]]:
    """Every entry as CSL-JSON, with its place. Reports BIB-001 where the file cannot be read."""
    try:
        entries = convert_bibtex(source.text)
    except ProcessorRefused as refused:
        found = _REFUSED_AT.search(str(refused))
        span = Span(source.file, int(found[1]), int(found[2])) if found else Span(source.file, 1)
        problem = found[3].split(" ^")[0].strip() if found else str(refused)
        help_ = "look for a missing comma, brace or quotation mark, here or in the entry before"
        report.add("BIB-001", span, format="BibTeX", problem=problem, help=help_)
        return
    places: dict[str, list[Span]] = {}
    for entry in _ENTRY.finditer(source.text):
        if entry[1].lower() not in _NOT_ENTRIES:
            line = source.text.count("\n", 0, entry.start(1)) + 1
            places.setdefault(entry[2], []).append(Span(source.file, line))
    for data in entries:
        known = places.get(str(data.get("id")), [])
        yield data, known.pop(0) if known else Span(source.file, 1)
