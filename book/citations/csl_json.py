"""CSL-JSON with the place of every entry: what Zotero and other collections of sources write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from book.diagnostics import Report
from book.manifest.sources import SourcesText
from book.source import Span

_SPACE = re.compile(r"[ \t\n\r]*")
_HELP = "export the sources as CSL-JSON again, or look for a missing comma, bracket or quotation mark"


def read_csl_json(source: SourcesText, report: Report) -> Iterator[tuple[Any, Span]]:
    """Every entry with its place. Reports BIB-001 where the file is not a list in JSON, and stops there."""
    text = source.text

    def place(at: int) -> Span:
        return Span(source.file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))

    def refuse(problem: str, at: int) -> None:
        report.add("BIB-001", place(at), format="CSL-JSON", problem=problem, help=_HELP)

    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    at = _skip_space(text, 0)
    if not text.startswith("[", at):
        refuse("it is a list, and begins with [", at)
        return
    at = _skip_space(text, at + 1)
    while not text.startswith("]", at):
        try:
            entry, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            refuse(error.msg[:1].lower() + error.msg[1:], error.pos)
            return
        except (ValueError, RecursionError):
            refuse("an entry that nothing can be made of", at)
            return
        yield entry, place(at)
        at = _skip_space(text, end)
        if text.startswith(",", at):
            at = _skip_space(text, at + 1)
        elif not text.startswith("]", at):
            refuse("a comma stands between two entries, and ] behind the last", min(at, max(len(text) - 1, 0)))
            return
    if text[at + 1 :].strip():
        refuse("something stands behind the end of the list", _skip_space(text, at + 1))


def _skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)
