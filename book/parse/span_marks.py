"""The marks of a span: `[words]{.title lang=ru ix="…" person=…}` to nodes around the words, one for each mark."""

from __future__ import annotations

from book.model.content import (
    Anchor,
    Foreign,
    IndexMark,
    Inline,
    PersonMark,
    Speaker,
    Style,
    Styled,
    TermMark,
)
from book.parse.attribute_checks import check_language
from book.parse.attributes import Attributes
from book.parse.reading import Reading
from book.source import Span

SPAN_CLASSES = {"smallcaps", "title", "foreign", "speaker", "principal"}
SPAN_KEYS = {"lang", "ix", "person", "term"}


def wrap_in_marks(
    reading: Reading, attributes: Attributes, where: Span, inner: list[Inline], span: Span
) -> list[Inline]:
    """The words of a span with a node for each of its marks; the styles are innermost."""
    classes = set(attributes.classes)
    if "smallcaps" in classes:
        inner = [Styled(style=Style.SMALL_CAPS, children=tuple(inner), span=span)]
    if "title" in classes:
        inner = [Styled(style=Style.WORK_TITLE, children=tuple(inner), span=span)]
    lang = check_language(reading, attributes.get("lang"), where)
    if lang is not None:
        inner = [Foreign(lang=lang, italic="foreign" in classes, children=tuple(inner), span=span)]
    elif "foreign" in classes:
        reading.report.add("SRC-027", where)
    if (term := attributes.get("term")) is not None:
        inner = [TermMark(term=term, children=tuple(inner), span=span)]
    if (person := attributes.get("person")) is not None:
        inner = [PersonMark(person=person, children=tuple(inner), span=span)]
    entries = attributes.get("ix")
    if entries is not None:
        for path in _index_paths(reading, entries, where):
            inner = [IndexMark(path=path, principal="principal" in classes, children=tuple(inner), span=span)]
    elif "principal" in classes:
        reading.report.add("SRC-028", where)
    if attributes.id is not None:
        inner = [Anchor(id=attributes.id, children=tuple(inner), span=span)]
    if "speaker" in classes:
        inner = [Speaker(children=tuple(inner), span=span)]
    return inner


def _index_paths(reading: Reading, entries: str, where: Span) -> list[tuple[str, ...]]:
    """The heading paths of an `ix` value: entries parted by semicolons, levels by exclamation marks.

    They come innermost first, so that the marks around the words stand in the order written.
    """
    paths = []
    for entry in entries.split(";"):
        path = tuple(" ".join(level.split()) for level in entry.split("!"))
        if all(path):
            paths.append(path)
        else:
            reading.report.add("SRC-029", where, value=entries)
    return paths[::-1]
