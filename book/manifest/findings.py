"""What pydantic finds, told as diagnostics at the right place and in plain words.

Comes in: the data of a file and the shape it should have. Goes out: the typed value, made from what is good of it, so
that later checks can go on and everything wrong is reported at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from book.diagnostics import Report
from book.manifest.faults import show, suggest
from book.manifest.yaml_source import KeyPath, Keys, YamlFile, known_path, make_text, without

Shape = TypeVar("Shape")

_FAULT = re.compile("[A-Z]{3}-[0-9]{3}")
_QUOTED = re.compile("'([^']*)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Generic[Shape]):
    """A value and the data it was made from; `whole` is False where faulty parts of the file were left out."""

    value: Shape
    source: YamlFile
    whole: bool


def validate(shape: type[Shape], source: YamlFile, report: Report) -> Checked[Shape] | None:
    """The data of a file as a value of that shape; None where nothing can be made of it.

    Reports MAN-002, MAN-003, MAN-004 and the codes of `faults`. What is faulty is left out of the value.
    """
    adapter = TypeAdapter(shape)
    whole = True
    while True:
        try:
            value = adapter.validate_python(source.data, by_alias=True, by_name=False)
            return Checked(value=value, source=source, whole=whole)
        except ValidationError as error:
            found = [item for item in error.errors(include_url=False) if item["type"] != "default_factory_not_called"]
        if whole:
            for item in found:
                _report_one(shape, item, source, report)
        whole = False
        faulty = [_faulty_path(source, item["type"], item["loc"]) for item in found]
        data = without(source.data, faulty)
        if () in faulty:
            # At the top only a key that is missing can be made good: something stands in for it.
            absent = [item["loc"] for item in found if item["type"] == "missing" and len(item["loc"]) == 1]
            if not isinstance(data, Keys) or len(absent) < faulty.count(()):
                return None
            for (key,) in absent:
                data[str(key)], data.places[str(key)] = make_text("?", data.span), (data.span, data.span)
        source = YamlFile(file=source.file, data=data)


def _faulty_path(source: YamlFile, kind: str, loc: KeyPath) -> KeyPath:
    """What to leave out for an error: the value it is about, or the group that lacks a key."""
    known = known_path(source.data, loc)
    return known[:-1] if kind == "missing" and known == loc else known


def _report_one(shape: Any, item: Any, source: YamlFile, report: Report) -> None:
    """One of pydantic's errors as a diagnostic at its key or value."""
    kind, loc, facts = item["type"], tuple(item["loc"]), dict(item.get("ctx", {}))
    if loc and loc[-1] == "[key]":
        kind, loc = "extra_forbidden", loc[:-1]
    names = [step for step in loc if isinstance(step, str)]
    key = names[-1] if names else source.file
    around = [step for step in loc[:-1] if isinstance(step, str)]
    where = f"`{around[-1]}`" if around else source.file
    if len(loc) > 1 and isinstance(loc[-2], int):
        where = f"this item of {where}"
    if _FAULT.fullmatch(kind):
        code = kind
        facts.setdefault("key", key)
        facts.setdefault("where", where)
    elif kind == "extra_forbidden":
        known = _QUOTED.findall(facts["expected"]) if "expected" in facts else _keys_at(shape, loc[:-1])
        code, facts = "MAN-002", {"key": key, "where": where, "help": suggest(key, known)}
    elif kind == "missing":
        code, facts = "MAN-003", {"key": key, "where": where, "help": f"write {key}: with its value"}
    else:
        problem, help_ = _explain(kind, item["input"], facts)
        code, facts = "MAN-004", {"key": key, "problem": problem, "help": help_}
    span = source.key_span(loc) if code in ("MAN-002", "MAN-003") else source.value_span(loc)
    report.add(code, span, **facts)


def _explain(kind: str, value: object, facts: dict[str, Any]) -> tuple[str, str]:
    """The problem and the help for one kind of pydantic's errors."""
    shown = show(value)
    if value is None:
        return "an item of the list is empty", "write something behind the hyphen, or take the line away"
    match kind:
        case "string_type":
            return (
                f"{shown} stands where words are expected",
                "put quotation marks around words that hold marks of YAML",
            )
        case "model_type" | "dict_type":
            return f"{shown} stands where a group of keys is expected", "write its keys below it, indented"
        case "tuple_type" | "list_type":
            return f"{shown} stands where a list is expected", "begin each item with “- ” on a line of its own"
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return f"{shown} is not a whole number", ""
        case "greater_than_equal":
            return f"{shown} is too small", f"the least is {facts['ge']}"
        case "less_than_equal":
            return f"{shown} is too large", f"the most is {facts['le']}"
        case "bool_parsing" | "bool_type":
            return f"{shown} is neither true nor false", "write true or false"
        case "enum" | "literal_error":
            return f"{shown} is not one of the words for this", suggest(str(value), _QUOTED.findall(facts["expected"]))
        case "string_pattern_mismatch":
            return f"{shown} is not in the right form", ""
        case _:
            return f"{shown} is not good for this key", ""


def _keys_at(shape: Any, path: KeyPath) -> list[str]:
    """The keys that a group may have, found from the shape of the file."""
    record = _find_record(shape)
    for step in path:
        if record is not None and isinstance(step, str):
            fields = {field.alias: field.annotation for field in record.model_fields.values()}
            record = _find_record(fields.get(step))
    return [str(field.alias) for field in record.model_fields.values()] if record else []


def _find_record(shape: Any) -> type[BaseModel] | None:
    """The record inside a type such as `tuple[Person, ...]` or `Series | None`."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape
    return next((found for part in get_args(shape) if (found := _find_record(part))), None)
