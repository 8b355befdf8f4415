"""The kinds of single values in book.yaml and the apparatus files, each with its check and its part of the JSON Schema.

Comes in: text as typed. Goes out: the value, or a fault (`faults`) that says what is wrong in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from book.manifest.faults import bad_value, fault, show
from book.manifest.ids import ID_PATTERN, make_id
from book.manifest.isbn import check_isbn, isbn_digits
from book.model.pages import Side

_LANGUAGE = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<extended>(?:-[a-z]{3}){0,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<rest>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE | re.ASCII,
)
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_BISAC = r"^[A-Z]{3}[0-9]{6}$"
_THEMA = r"^(?:[A-Y][A-Z0-9]{0,9}|[1-6][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,5})*)$"
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:[!-~]+", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")

RangeStyle = Literal["chicago", "hart", "mhra", "full"]
"""How the last page of a range is shortened: 321–28, 321–8, 321–28, 321–328."""


def check_words(text: str) -> str:
    """Words on one line: line ends and runs of spaces become one space. Raises PydanticCustomError if none are left."""
    words = re.sub(r"[ \t\r\n]+", " ", text).strip()
    if not words:
        raise bad_value("there are no words in it", "write something, or leave the key out")
    return words


def check_block(text: str) -> str:
    """A text of several lines, without the empty ones around it. Raises PydanticCustomError if nothing is left."""
    block = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    if not block:
        raise bad_value("there are no words in it", "write something, or leave the key out")
    return block


def check_language(text: str) -> str:
    """A BCP 47 language tag of the right shape, in the usual capitals: `en-GB`, `ru-Latn`.

    The primary subtag has two or three letters: longer ones are reserved, and are language names by mistake.
    Raises PydanticCustomError (a ValueError) for anything else.
    """
    tag = _LANGUAGE.fullmatch(text.strip())
    if tag is None:
        help_ = "write en, en-GB, de or ru; ru-Latn is Russian in Latin letters"
        raise bad_value(f"{show(text)} is not a language tag", help_)
    parts = [tag["language"].lower() + tag["extended"].lower()]
    parts += [part for part in ((tag["script"] or "").title(), (tag["region"] or "").upper()) if part]
    return "-".join(parts) + tag["rest"].lower()


_BRITISH = frozenset({"en-GB", "en-IE", "en-AU", "en-NZ", "en-ZA", "en-IN"})


def quotation_marks_of(language: str) -> Literal["american", "british"]:
    """The quotation marks usual in the English of that language tag."""
    return "british" if language in _BRITISH else "american"


def range_style_of(language: str) -> RangeStyle:
    """How ranges of pages are usually shortened in that language: Hart's way in British English (C4)."""
    return "hart" if language in _BRITISH else "chicago"


def check_moment(text: str) -> str:
    """A date and time in UTC to the second, as `2026-03-31T12:00:00Z` (EP-14).

    Midnight is meant by a date alone, UTC where no zone is named.
    Raises PydanticCustomError (a ValueError) for anything that is not an ISO 8601 date or date and time.
    """
    problem = bad_value(f"{show(text)} is not a date and time", "write 2026-03-31, or 2026-03-31T12:00:00Z")
    if not _TIMESTAMP.fullmatch(text):
        raise problem
    try:
        moment = datetime.fromisoformat(text)
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise problem from error
    return utc.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def check_identifier(text: str) -> str:
    """A UUID or URN, as a URN: `urn:uuid:…`, `urn:isbn:…`. Raises PydanticCustomError for anything else."""
    typed = text.strip()
    bare = re.sub("^urn:uuid:", "", typed, flags=re.IGNORECASE)
    if re.fullmatch("[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}", bare):
        return f"urn:uuid:{UUID(bare)}"
    if typed.lower().startswith("urn:isbn:"):
        return "urn:isbn:" + isbn_digits(check_isbn(typed))
    if _URN.fullmatch(typed) is None or typed.lower().startswith("urn:uuid:"):
        raise bad_value(f"{show(text)} is not an identifier", "write a UUID, or a URN such as urn:isbn:9781402894626")
    return typed


def check_path(text: str) -> str:
    """The path of a file in the book's folder, without `./` and doubled slashes.

    Raises PydanticCustomError (a ValueError): MAN-009 for an absolute path or one with `..`, MAN-004 for one with
    backslashes or control characters.
    """
    if "\\" in text:
        raise bad_value(f"{show(text)} has backslashes", f"write {text.replace(chr(92), '/')}")
    if _CONTROLS.search(text) or not text.strip("./ "):
        raise bad_value(f"{show(text)} is not the name of a file", "write the path from the folder of book.yaml")
    if text.startswith(("/", "~")) or re.match("[A-Za-z]:", text) or ".." in PurePosixPath(text).parts:
        raise fault("MAN-009", file=text)
    return str(PurePosixPath(text))


def check_id(text: str) -> str:
    """An id. Raises PydanticCustomError (a ValueError) where it has other characters, and for `none`."""
    if not re.fullmatch(ID_PATTERN, text):
        made = make_id(text)
        raise bad_value(f"{show(text)} is not an id", f"write {made}" if made else "use letters, digits and hyphens")
    if text == "none":
        raise bad_value("“none” stands for nobody in the manuscript", "choose another id")
    return text


def check_subject(scheme: str, pattern: str, example: str) -> Callable[[str], str]:
    """A check for the shape of one subject code, without regard to capitals."""

    def check(text: str) -> str:
        code = text.strip().upper()
        if not re.fullmatch(pattern, code):
            raise bad_value(f"{show(text)} is not a {scheme} code", f"{scheme} codes look like {example}")
        return code

    return check


def check_output_name(suffix: str) -> Callable[[str], str]:
    """A check for the name of a file to write: no folders, and letters that every channel takes (EP-11)."""

    def check(text: str) -> str:
        if not re.fullmatch(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,200}}\{suffix}", text):
            help_ = f"use letters, digits, hyphens and full stops, and end with {suffix}: my-book{suffix}"
            raise bad_value(f"{show(text)} is not the name of a file to write", help_)
        return text

    return check


def check_suffix(*suffixes: str) -> Callable[[str], str]:
    """A check for the ending of a file's name."""

    def check(text: str) -> str:
        if not text.lower().endswith(suffixes):
            raise bad_value(
                f"{show(text)} is not a file of the kind wanted here", f"its name ends with {' or '.join(suffixes)}"
            )
        return text

    return check


def check_side(value: object) -> object:
    """A side of the book, or `any`. Raises PydanticCustomError (a ValueError) for anything else."""
    if value == "any":
        return value
    try:
        return Side(str(value))
    except ValueError:
        raise bad_value(f"{show(value)} is not a side of the book", "write recto, verso or any") from None


class SingleItem:
    """What a list is annotated with where its only item may stand by itself, without the list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: [value] if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        array = handler(schema)
        return {"anyOf": [array["items"], array]}


Item = TypeVar("Item")
OneOrMany = Annotated[tuple[Item, ...], SingleItem()]
"""A list, or its only item."""

Words = Annotated[str, AfterValidator(check_words)]
Block = Annotated[str, AfterValidator(check_block)]
LanguageTag = Annotated[
    str, AfterValidator(check_language), Field(json_schema_extra={"examples": ["en", "en-GB", "de", "ru-Latn"]})
]
Moment = Annotated[
    str, AfterValidator(check_moment), Field(json_schema_extra={"examples": ["2026-03-31", "2026-03-31T12:00:00Z"]})
]
Identifier = Annotated[
    str,
    AfterValidator(check_identifier),
    Field(json_schema_extra={"examples": ["urn:uuid:6f0f2b3c-8a1d-4b58-9d6e-0c4b8a4b1f10"]}),
]
RecordId = Annotated[str, AfterValidator(check_id), Field(json_schema_extra={"pattern": ID_PATTERN})]
Bisac = Annotated[
    str,
    AfterValidator(check_subject("BISAC", _BISAC, "HIS032000")),
    Field(json_schema_extra={"pattern": _BISAC, "examples": ["HIS032000"]}),
]
Thema = Annotated[
    str,
    AfterValidator(check_subject("Thema", _THEMA, "NHD, JPFF or 1DTA")),
    Field(json_schema_extra={"pattern": _THEMA, "examples": ["NHD", "1DTA"]}),
]
Opening = Annotated[
    Side | Literal["any"],
    PlainValidator(check_side),
    WithJsonSchema({"type": "string", "enum": [*Side, "any"]}),
]
BookFile = Annotated[str, AfterValidator(check_path)]
TextFile = Annotated[
    BookFile,
    AfterValidator(check_suffix(".md")),
    Field(json_schema_extra={"pattern": r"\.md$", "examples": ["body/01.md"]}),
]
CoverFile = Annotated[
    BookFile,
    AfterValidator(check_suffix(".jpg", ".jpeg", ".png")),
    Field(json_schema_extra={"examples": ["images/cover.jpg"]}),
]
FontFile = Annotated[
    BookFile,
    AfterValidator(check_suffix(".ttf", ".otf")),
    Field(json_schema_extra={"examples": ["fonts/Garamond-Regular.otf"]}),
]
PdfName = Annotated[
    str, AfterValidator(check_output_name(".pdf")), Field(json_schema_extra={"examples": ["my-book.pdf"]})
]
EpubName = Annotated[
    str, AfterValidator(check_output_name(".epub")), Field(json_schema_extra={"examples": ["my-book.epub"]})
]
