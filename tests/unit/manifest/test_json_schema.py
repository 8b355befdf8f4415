"""The schemas that editors use say the same as Octavo, and docs/manifest.md says nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from book.codes import CODES
from book.manifest.json_schema import RECORDS, book_schema, records_schema
from tests.unit.manifest.books import FIVE_LINES, load_book

DOCS = Path(__file__).parents[3] / "docs" / "manifest.md"
EXAMPLES = re.findall(r"```yaml\n# (\S+)\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: the core schema of YAML 1.2, without dates and with true and false only."""


EditorLoader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", [*"~n", ""]),
    ("bool", r"^(?:true|false)$", [*"tf"]),
    ("int", r"^[-+]?[0-9]+$", [*"-+0123456789"]),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", [*"-+0123456789"]),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def schema_of(file: str) -> dict[str, Any]:
    return book_schema() if file == "book.yaml" else records_schema(file)


def problems(file: str, text: str) -> list[str]:
    """What an editor would underline."""
    data = yaml.load(text, Loader=EditorLoader)
    return [problem.message for problem in Draft202012Validator(schema_of(file)).iter_errors(data)]


@pytest.mark.parametrize("file", ["book.yaml", *RECORDS])
def test_the_schemas_are_schemas_and_describe_every_key(file: str) -> None:
    schema = schema_of(file)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    groups = [schema, *schema["$defs"].values()]
    for group in groups:
        for key, value in group.get("properties", {}).items():
            assert value.get("description"), key
            assert "_" not in key


def test_the_page_has_an_example_of_every_file() -> None:
    assert {file for file, _ in EXAMPLES} == {"book.yaml", *RECORDS}


@pytest.mark.parametrize(("file", "text"), EXAMPLES)
def test_the_examples_of_the_page_are_right_for_editors(file: str, text: str) -> None:
    assert problems(file, text) == []


@pytest.mark.parametrize(("file", "text"), EXAMPLES)
def test_the_examples_of_the_page_are_right_for_octavo(file: str, text: str, tmp_path: Path) -> None:
    if file != "book.yaml":
        assert not load_book(tmp_path, FIVE_LINES, {file: text}).found
        return
    texts: dict[str, str | bytes] = dict.fromkeys(re.findall(r"(?:front|body|back|images)/[\w-]+\.\w+", text), "x")
    if "glossary" in text:
        texts |= dict(EXAMPLES[2:])
    assert not load_book(tmp_path, text, texts).found


def test_every_key_of_the_schemas_is_on_the_page() -> None:
    page = DOCS.read_text(encoding="utf-8")
    for file in ("book.yaml", *RECORDS):
        schema = schema_of(file)
        for group in (schema, *schema["$defs"].values()):
            for key in group.get("properties", {}):
                assert re.search(rf"`(?:[\w-]+: )?{key}(?:: [\w-]+)?`", page), f"{file}: {key}"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("book.yaml", "title: 1984\nisbn: {print: 9781402894626}\n"),
        ("book.yaml", "title: A\nauthor: [B, C]\nsubtitle:\ntranslator:\nquotation-marks:\n"),
        ("book.yaml", "title: A\ncontents: {front: [title-page, front/a.md, {kind: index, title: B}]}\n"),
        ("book.yaml", "title: A\ncontents: {body: [{part: B, chapters: [body/01.md]}]}\n"),
        ("people.yaml", "- {sort: A, born: 1890, died: '?', pseudonyms: B}\n"),
        ("index.yaml", "- {heading: A, see: [B, C]}\n"),
    ],
)
def test_shorthands_are_right_for_editors(file: str, text: str) -> None:
    assert problems(file, text) == []


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("book.yaml", "title: A\ntitel: B\n", "'titel' was unexpected"),
        ("book.yaml", "author: A\n", "'title' is a required property"),
        ("book.yaml", "title: A\neditions: {print: {trim: 6 x 9}}\n", "does not match"),
        ("book.yaml", "title: A\neditions: {print: {opening: left}}\n", "is not one of"),
        ("book.yaml", "title: A\nseries: {title: B, no: 1}\n", "'no' was unexpected"),
        ("book.yaml", "title: A\ncontents: {body: [foreward]}\n", "not valid under any"),
        ("people.yaml", "- {sort: A, bron: 1890}\n", "'bron' was unexpected"),
        ("people.yaml", "sort: A\n", "is not of type 'array'"),
        ("chronology.yaml", "- {title: A}\n", "'events' is a required property"),
    ],
)
def test_what_octavo_refuses_editors_underline(file: str, text: str, problem: str, tmp_path: Path) -> None:
    assert any(problem in found for found in problems(file, text)), problems(file, text)
    manifest, files = (text, {}) if file == "book.yaml" else (FIVE_LINES, {file: text})
    assert load_book(tmp_path, manifest, files).found


def test_records_are_named_with_or_without_their_ending() -> None:
    assert records_schema("people") == records_schema("people.yaml")
    with pytest.raises(KeyError):
        records_schema("book")


def test_every_code_of_the_room_has_words() -> None:
    for code in CODES.values():
        if code.id.startswith(("MAN", "LNT")):
            assert code.explanation.strip()
            assert not code.message.endswith(".")
