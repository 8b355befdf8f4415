"""The marks of a span: `[words]{.title lang=ru ix="…" person=…}` to nodes around the words, one for each mark."""

from __future__ import annotations

from dataclasses import replace

from book.model.content import (
    Anchor,
    Extent,
    Foreign,
    Inline,
    PersonMark,
    Speaker,
    Style,
    Styled,
    TermMark,
)
from book.parse.attribute_checks import check_language
from book.parse.attributes import Attributes
from book.parse.index_marks import (
    ENTRY_CLASSES,
    ENTRY_KEYS,
    EXTENT_CLASSES,
    read_extent,
    read_index_marks,
)
from book.parse.reading import Reading
from book.source import Span

SPAN_CLASSES = {"smallcaps", "title", "foreign", "speaker", "passing"} | ENTRY_CLASSES | EXTENT_CLASSES
SPAN_KEYS = {"lang", "person", "sub", "term"} | ENTRY_KEYS

_NEEDS_ENTRY = (
    *(f".{name}" for name in sorted(ENTRY_CLASSES - {"principal"})),
    *(f"{key}=" for key in sorted(ENTRY_KEYS - {"ix"})),
)
_NEEDS_PERSON = (".passing", "sub=")
_NEEDS_EITHER = tuple(f".{name}" for name in sorted(EXTENT_CLASSES | {"principal"}))


def is_point(attributes: Attributes) -> bool:
    """Whether a mark may stand at a place without words: an id, index entries, what is said of a person there, the ends
    of a stretch about one."""
    keys = {key for key, _ in attributes.pairs}
    classes = {*attributes.classes}
    if not keys:
        return attributes.id is not None and not classes
    if keys <= ENTRY_KEYS:
        return classes <= ENTRY_CLASSES | EXTENT_CLASSES
    of_person = keys <= {"person", "sub"} | ENTRY_KEYS and classes <= EXTENT_CLASSES | {"principal"}
    return of_person and (bool(classes & EXTENT_CLASSES) or "sub" in keys)


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
    _report_loose(reading, attributes, where)
    extent = read_extent(reading, attributes, where)
    if (person := attributes.get("person")) is not None:
        inner = [_mark_person(reading, attributes, person, extent, where, inner, span)]
    # The marks around the words stand in the order written.
    for mark in reversed(read_index_marks(reading, attributes, where, span, extent)):
        inner = [replace(mark, children=tuple(inner))]
    if attributes.id is not None:
        inner = [Anchor(id=attributes.id, children=tuple(inner), span=span)]
    if "speaker" in classes:
        inner = [Speaker(children=tuple(inner), span=span)]
    return inner


def _mark_person(
    reading: Reading,
    attributes: Attributes,
    person: str,
    extent: Extent,
    where: Span,
    inner: list[Inline],
    span: Span,
) -> PersonMark:
    passing = "passing" in attributes.classes
    if passing and extent is not Extent.POINT:
        reading.report.add("IDX-015", where, mark=".passing", fault=f"cannot stand beside .{extent}")
    return PersonMark(
        person=person,
        children=tuple(inner),
        span=span,
        passing=passing,
        principal="principal" in attributes.classes and attributes.words("ix") is None,
        sub=attributes.words("sub"),
        extent=extent,
    )


def _report_loose(reading: Reading, attributes: Attributes, where: Span) -> None:
    """Report what says something of an entry or a person where there is none."""
    written = {f".{name}" for name in attributes.classes} | {f"{key}=" for key, _ in attributes.pairs}
    entry, person = "ix=" in written, "person=" in written
    for marks, there, needs in (
        (_NEEDS_ENTRY, entry, 'ix="…"'),
        (_NEEDS_PERSON, person, "person=…"),
        (_NEEDS_EITHER, entry or person, 'ix="…" or person=…'),
    ):
        for mark in marks:
            if mark in written and not there:
                reading.report.add("SRC-028", where, mark=mark, needs=needs)
