"""The same entries in YAML: a list, or a list under `references`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from book.diagnostics import Report
from book.manifest.sources import SourcesText
from book.manifest.yaml_source import Items, Keys, Text, Value, parse_yaml
from book.source import Span


def read_csl_yaml(source: SourcesText, report: Report) -> Iterator[tuple[Any, Span]]:
    """Every entry with its place. Reports what `parse_yaml` does, and BIB-001 where there is no list of entries."""
    read = parse_yaml(source.text, source.file, report)
    if read is None:
        return
    entries = read.data["references"] if isinstance(read.data, Keys) and "references" in read.data else read.data
    if not isinstance(entries, Items):
        help_ = "begin each entry with “- id:”, at the margin or under references:"
        report.add("BIB-001", Span(source.file, 1), format="a list of sources", problem="it is no list", help=help_)
        return
    for entry, span in zip(entries, entries.places, strict=True):
        yield _plain(entry), span


def _plain(value: Value) -> Any:
    """A value without its places."""
    match value:
        case Keys():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case Items():
            return [_plain(inner) for inner in value]
        case Text():
            return str(value)
        case _:
            return None
