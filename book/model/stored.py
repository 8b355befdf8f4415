"""Documents as plain JSON values, to be kept from build to build: what is written, and what of it is believed.

A node is a list of its class's name and its fields in order, a span is "line:column". Reading goes by the types that
the model declares and makes nothing else, whatever somebody has written into the file.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from book.model import content
from book.model.content import Document
from book.source import Span

Stored: TypeAlias = object  # what JSON has: strings, numbers, lists, true, false, null

_Reader: TypeAlias = Callable[[Any, Mapping[str, Span]], Any]


class _Spans(dict[str, Span]):
    """The places in one file by their short forms, each made once."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self._file = file

    def __missing__(self, short: str) -> Span:
        line, _, column = short.partition(":")
        self[short] = span = Span(self._file, int(line), int(column) if column else None)
        return span


def store_document(document: Document) -> Stored:
    """A document as JSON values."""
    return [document.file, _store(document, document.file)]


def read_document(stored: Stored) -> Document:
    """The document that was stored. Raises ValueError for anything that no document is stored as."""
    try:
        file, whole = _of_list(stored)
        document: Document = _reader_of(Document)(whole, _Spans(_of_type(str)(file, {})))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise ValueError("this is no document") from error
    return document


def _store(value: Any, file: str) -> Stored:
    kind: Any = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return value
    if kind is tuple:
        return [_store(inner, file) for inner in value]
    if kind is Span:
        if value.file != file:
            raise ValueError(f"a node of {file} is from {value.file}")
        return str(value.line) if value.column is None else f"{value.line}:{value.column}"
    if isinstance(value, StrEnum):
        return value.value
    return [kind.__name__, *(_store(getattr(value, name), file) for name in _field_names(kind))]


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _reader_of(kind: Any) -> _Reader:
    """What reads a value of a declared type."""
    if kind is Span:
        return lambda stored, spans: spans[stored]
    if isinstance(kind, type) and is_dataclass(kind):
        return _one_of((kind,))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda stored, spans: kind(stored)
    if get_origin(kind) is tuple:
        return _reader_of_tuple(get_args(kind))
    if get_origin(kind) in {Union, types.UnionType}:
        return _reader_of_union(get_args(kind))
    if kind in {str, int, bool}:
        return _of_type(kind)
    raise ValueError(f"the model has a {kind}, which is not stored")


def _of_type(kind: type) -> _Reader:
    def read(stored: Any, spans: Mapping[str, Span]) -> Any:
        if type(stored) is not kind:
            raise ValueError(f"{stored!r} is no {kind.__name__}")
        return stored

    return read


def _reader_of_tuple(kinds: tuple[Any, ...]) -> _Reader:
    if len(kinds) == 2 and kinds[1] is ...:
        read_inner = _reader_of(kinds[0])
        return lambda stored, spans: tuple([read_inner(inner, spans) for inner in _of_list(stored)])
    readers = [_reader_of(kind) for kind in kinds]
    return lambda stored, spans: tuple(
        [read(inner, spans) for read, inner in zip(readers, _of_list(stored), strict=True)]
    )


def _of_list(stored: Any) -> list[Any]:
    if type(stored) is not list:
        raise ValueError(f"{stored!r} is no list")
    return stored


def _reader_of_union(kinds: tuple[Any, ...]) -> _Reader:
    classes = tuple(kind for kind in kinds if is_dataclass(kind) and kind is not Span)
    others = [kind for kind in kinds if kind not in classes and kind is not types.NoneType]
    if len(others) + bool(classes) != 1:
        raise ValueError(f"the model has a choice of {kinds}, which is not stored")
    read = _one_of(classes) if classes else _reader_of(others[0])
    if types.NoneType not in kinds:
        return read
    return lambda stored, spans: None if stored is None else read(stored, spans)


def _one_of(classes: tuple[Any, ...]) -> _Reader:
    by_name = {kind.__name__: kind for kind in classes}

    def read(stored: Any, spans: Mapping[str, Span]) -> Any:
        name, *values = _of_list(stored)
        kind = by_name[name]
        readers = _field_readers(kind)
        return kind(**{field: reader(value, spans) for (field, reader), value in zip(readers, values, strict=True)})

    return read


@cache
def _field_readers(kind: Any) -> tuple[tuple[str, _Reader], ...]:
    hints = get_type_hints(kind, vars(content))
    return tuple((name, _reader_of(hints[name])) for name in _field_names(kind))
