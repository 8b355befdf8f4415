"""The records of people.yaml, glossary.yaml, chronology.yaml and index.yaml; each of these files is a list.

The text under a field is its description in the JSON Schema. Comes in: the data of a file. Goes out: frozen records,
each with its place, and with the place of the Markdown in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic_core import CoreSchema, core_schema

from book.manifest.dates import check_date, year_of
from book.manifest.faults import bad_value, fault, show
from book.manifest.ids import make_id
from book.manifest.names import display_form
from book.manifest.record import Record
from book.manifest.values import LanguageTag, Mentions, OneOrMany, RecordId, Words
from book.manifest.yaml_source import Text
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownText:
    """Markdown that stands in a YAML file.

    `span` is the place of its first letter: line n of the text (from 0) is line `span.line + n` of the file, and its
    columns are moved by `span.column - 1`.
    """

    text: str
    span: Span

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_read_markdown)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}


def _read_markdown(value: object) -> MarkdownText:
    """Markdown with its place; MAN-021 where YAML has folded its lines."""
    match value:
        case MarkdownText():
            return value
        case Text() if value.folded:
            raise fault("MAN-021")
        case str() if value.strip():
            return MarkdownText(text=str(value), span=value.span if isinstance(value, Text) else Span("", 0))
        case _:
            raise bad_value(
                f"{show(value)} stands where Markdown is expected", "write text, after a | if it has several lines"
            )


DateText = Annotated[
    str,
    AfterValidator(check_date),
    Field(json_schema_extra={"examples": ["1890", "11 June 1890", "c. 1890", "30 May [11 June] 1888", "?"]}),
]
SortDate = Annotated[str, Field(pattern=r"^-?[0-9]{1,4}(-[0-9]{2}(-[0-9]{2})?)?$", examples=["1923-10-08", "1923"])]


class Variants(Record):
    """Other spellings of a name, for the check of names."""

    accepted: OneOrMany[Words] = ()
    """Spellings that may stand in the text beside the display form, in quotations for instance."""
    correct: OneOrMany[Words] = ()
    """Spellings that are to be corrected wherever they stand."""


class PersonRecord(Record):
    """A person: for the biographical notes, the index of names, and the check of names."""

    sort: Words
    """The name as filed: Smirnov, Ivan Nikitich."""
    id: RecordId = Field(default_factory=lambda data: make_id(data["sort"]), validate_default=True)
    """The id for marks in the text. Made from the sort form where it is left out: smirnov-ivan-nikitich."""
    display: Words = Field(default_factory=lambda data: display_form(data["sort"]))
    """The name as it stands in the text. Made from the sort form where it is left out: Ivan Nikitich Smirnov."""
    original: Words | None = None
    """The name in its own script: Смирнов, Иван Никитич."""
    original_lang: LanguageTag | None = None
    """The language of that script: ru. Where it is left out, that of the work the book is a translation of."""
    birth_name: Words | None = None
    """The name at birth, where it is another one."""
    pseudonyms: OneOrMany[Words] = ()
    """Names the person wrote or worked under."""
    variants: Variants = Field(default_factory=Variants)
    """Other spellings of the name."""
    born: DateText | None = None
    """When the person was born: 1890, 11 June 1890, c. 1890, 30 May [11 June] 1888, ?"""
    died: DateText | None = None
    """When the person died, in the same forms."""
    dates: Words | None = None
    """The dates as they are to be printed, where born and died do not say it: fl. 1648."""
    note: MarkdownText | None = None
    """The biographical note, in Markdown."""
    see: RecordId | None = None
    """The id of the person under whose name the note stands."""
    index: Mentions | None = None
    """Which mentions of the person the index has, where it is not as the book says."""
    mentions: Literal["found", "marked"] = "found"
    """Whether the name is looked for in the text; `marked` for one that is a common word: only marks count."""

    @field_validator("died", mode="after")
    @classmethod
    def _check_order(cls, died: str | None, info: ValidationInfo) -> str | None:
        first, last = year_of(info.data.get("born") or "?"), year_of(died or "?")
        if first is not None and last is not None and last < first:
            raise fault("MAN-022", born=info.data["born"], died=died)
        return died

    @field_validator("see", mode="after")
    @classmethod
    def _check_see(cls, see: str | None, info: ValidationInfo) -> str | None:
        if see is not None and info.data.get("note") is not None:
            raise bad_value(
                "a name that refers to another has no note of its own", "move the note there, or take see: away"
            )
        return see


class GlossaryRecord(Record):
    """A term of the glossary."""

    headword: Words
    """The term as it stands at the head of its entry."""
    id: RecordId = Field(default_factory=lambda data: make_id(data["headword"]), validate_default=True)
    """The id for marks in the text. Made from the headword where it is left out."""
    lang: LanguageTag | None = None
    """The language of the headword, where it is not that of the book: ru-Latn."""
    original: Words | None = None
    """The term in its own script: губком."""
    original_lang: LanguageTag | None = None
    """The language of that script: ru. Where it is left out, that of the work the book is a translation of."""
    expansion: Words | None = None
    """What an abbreviation stands for: gubernskii komitet."""
    expansion_lang: LanguageTag | None = None
    """The language of the expansion, where it is not that of the book: ru-Latn."""
    italic: bool | None = None
    """Whether the headword is in italics; where it is left out, it is if it is foreign and not in capitals."""
    lists: OneOrMany[Literal["glossary", "abbreviations"]] = ()
    """The lists the term is in. Where it is left out, the glossary, and the abbreviations if it is one in capitals."""
    expand: Literal["none", "book", "division"] | None = Field(default=None, validate_default=True)
    """Where the term is expanded, if not as the book says: at its first use in the book, or in each division; none."""
    aliases: OneOrMany[Words] = ()
    """Other forms of the term in the text."""
    definition: MarkdownText | None = None
    """The definition, in Markdown."""
    see: RecordId | None = Field(default=None, validate_default=True)
    """The id of the term to see instead."""
    index: Mentions | None = None
    """Which uses of the term the index has, where it is not as the book says."""
    mentions: Literal["found", "marked"] = "found"
    """Whether the term is looked for in the text; `marked` for one that is a common word: only marks count."""

    @field_validator("lists", "expand", mode="after")
    @classmethod
    def _need_expansion(cls, value: Any, info: ValidationInfo) -> Any:
        if "expansion" not in info.data or info.data["expansion"] is not None:
            return value
        if value in ("book", "division") or (isinstance(value, tuple) and "abbreviations" in value):
            raise bad_value("the term has no expansion", "write expansion: with what it stands for")
        return value

    @field_validator("see", mode="after")
    @classmethod
    def _check_see(cls, see: str | None, info: ValidationInfo) -> str | None:
        if see is not None and info.data.get("definition") is not None:
            raise bad_value("a term that refers to another has no definition of its own", "keep one of the two")
        known = {"definition", "expansion"} <= info.data.keys()
        if see is None and known and not (info.data["definition"] or info.data["expansion"]):
            raise fault("MAN-003", key="definition", help="write what the term means, or see: with the id of another")
        return see


class ChronologyEventRecord(Record):
    """An event of the chronology."""

    date: Words
    """The date as printed: 8 October."""
    sort: SortDate | None = None
    """The date in figures, for the check of the order: 1923-10-08."""
    text: MarkdownText
    """What happened, in Markdown."""


class ChronologyGroupRecord(Record):
    """Events under one heading."""

    title: Words | None = None
    """The heading: 1923."""
    id: RecordId | None = None
    """An id of the group's own, for references."""
    sort: bool | None = None
    """Whether its events are put in order of their dates, if not as the book says."""
    events: tuple[ChronologyEventRecord, ...] = Field(json_schema_extra={"minItems": 1})
    """The events in order."""

    @field_validator("events", mode="after")
    @classmethod
    def _check_events(cls, events: tuple[ChronologyEventRecord, ...]) -> tuple[ChronologyEventRecord, ...]:
        if not events:
            raise bad_value("the list is empty", "write an event, or take the group away")
        return events


class IndexRecord(Record):
    """A heading of the index that is neither a person nor a term, and has more to it than its marks in the text."""

    heading: Words
    """The heading as in the marks; subheadings behind an exclamation mark: Left Opposition!formation of."""
    id: RecordId = Field(default_factory=lambda data: make_id(data["heading"]), validate_default=True)
    """The id of its entry. Made from the heading where it is left out."""
    sort_as: Words | None = None
    """What it is filed under, where that is not its words: Forty-Six for “46, Platform of the”."""
    see: OneOrMany[Words] = ()
    """The headings to see instead, in their own words."""
    see_under: OneOrMany[Words] = ()
    """The headings to see instead that have this one among their subheadings."""
    see_also: OneOrMany[Words] = ()
    """The headings to see as well, in their own words."""
    see_also_under: OneOrMany[Words] = ()
    """The headings to see as well that have this one among their subheadings."""
    see_also_generic: OneOrMany[Words] = ()
    """The sort of headings to see as well: individual congresses."""
    post: OneOrMany[Words] = ()
    """Other headings that have the same entry, page for page: X of Y beside Y, X."""

    @field_validator("see_under", mode="after")
    @classmethod
    def _check_see_under(cls, see_under: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if see_under and info.data.get("see"):
            raise bad_value("a reader is sent to one kind of place", "keep one of see: and see-under:")
        return see_under

    @field_validator("see_also", "see_also_under", "see_also_generic", "post", mode="after")
    @classmethod
    def _check_additions(cls, added: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        see = next((key for key in ("see", "see_under") if info.data.get(key)), None)
        if added and see:
            keys = f"{see.replace('_', '-')}: and {str(info.field_name).replace('_', '-')}:"
            raise bad_value("a heading that refers to others has no entry of its own to add to", f"keep one of {keys}")
        return added
