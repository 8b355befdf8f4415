"""The JSON Schemas (draft 2020-12) of book.yaml and the apparatus files, for editors that complete and check YAML.

Comes in: the same definitions that validate the files (`schema`, `records`). Goes out: plain dictionaries. They take
what Octavo takes: words may look like numbers to YAML (`title: 1984`), and a key may stand without a value.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from book.manifest.apparatus_files import CHRONOLOGY_FILE, GLOSSARY_FILE, INDEX_FILE, PEOPLE_FILE
from book.manifest.records import ChronologyGroupRecord, GlossaryRecord, IndexRecord, PersonRecord
from book.manifest.schema import Manifest

RECORDS: dict[str, Any] = {
    PEOPLE_FILE: tuple[PersonRecord, ...],
    GLOSSARY_FILE: tuple[GlossaryRecord, ...],
    CHRONOLOGY_FILE: tuple[ChronologyGroupRecord, ...],
    INDEX_FILE: tuple[IndexRecord, ...],
}
"""The files beside book.yaml, and what each is."""


def book_schema() -> dict[str, Any]:
    """The JSON Schema of book.yaml."""
    return _make_schema(Manifest, "book.yaml")


def records_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of an apparatus file, by its name with or without `.yaml`. Raises KeyError for any other."""
    file = name if name.endswith(".yaml") else f"{name}.yaml"
    return _make_schema(RECORDS[file], file)


def _make_schema(shape: Any, title: str) -> dict[str, Any]:
    made = TypeAdapter(shape).json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_widen(made), "title": title}


def _widen(node: Any) -> Any:
    """A schema that also takes what YAML reads as a number or as nothing, without pydantic's titles and defaults."""
    if isinstance(node, list):
        return [_widen(item) for item in node]
    if not isinstance(node, dict):
        return node
    wide = {key: _widen(value) for key, value in node.items() if key not in ("title", "default", "properties", "$defs")}
    for key in ("$defs", "properties"):
        if key in node:
            wide[key] = {name: _widen(child) for name, child in node[key].items()}
    for name in set(wide.get("properties", ())) - set(wide.get("required", ())):
        wide["properties"][name] = _or_nothing(wide["properties"][name])
    if wide.get("type") == "string" and not {"enum", "const", "pattern"} & wide.keys():
        wide["type"] = ["string", "number"]
    return wide


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """A property that may stand without a value, but for a group of keys."""
    about = {"description": schema["description"]} if "description" in schema else {}
    value = {key: part for key, part in schema.items() if key not in about}
    choices = [choice for choice in value.pop("anyOf", [value]) if choice != {"type": "null"}]
    if len(choices) == 1 and "$ref" in choices[0]:  # not a choice: editors then say what is wrong inside it
        return {**choices[0], **about}
    if len(choices) > 1 or "type" not in choices[0]:
        return {"anyOf": [*choices, {"type": "null"}], **about}
    if "enum" in choices[0]:
        choices[0]["enum"] = [*choices[0]["enum"], None]
    kinds = choices[0]["type"]
    return {**choices[0], "type": [*(kinds if isinstance(kinds, list) else [kinds]), "null"], **about}
