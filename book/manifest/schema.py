"""The definition of book.yaml: what validates it, and what its JSON Schema is generated from.

The text under a field is its description in the schema and in editors. Names of fields are those of the keys, with
underscores for hyphens. Comes in: the data of the file (`yaml_source`). Goes out: a Manifest, defaults filled in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, ValidationInfo, WithJsonSchema, field_validator

from book.manifest.faults import bad_value, fault, show
from book.manifest.isbn import IsbnText, IssnText
from book.manifest.names import sort_form
from book.manifest.proportions import choose_leading, choose_size, complete_margins
from book.manifest.record import Record
from book.manifest.roles import Role
from book.manifest.units import Length, TrimSize
from book.manifest.values import (
    Bisac,
    Block,
    CoverFile,
    EpubName,
    FontFile,
    Identifier,
    LanguageTag,
    Mentions,
    Moment,
    OneOrMany,
    Opening,
    PdfName,
    RangeStyle,
    RecordId,
    SourcesFile,
    TextFile,
    Thema,
    Words,
    check_path,
    quotation_marks_of,
    range_style_of,
)
from book.manifest.yaml_source import Text, make_keys
from book.model.book import GENERATED_KINDS, DivisionKind
from book.model.content import NoteSeries
from book.model.pages import Side


class Contributor(Record):
    """Someone who made the book what it is, as the title page and the metadata name them."""

    role: Role = "aut"
    """What they did: an English word (translator, author of foreword) or a MARC relator code (trl, wfw)."""
    name: Words
    """The name as printed: Zorya Serebriakova."""
    sort: Words = Field(default_factory=lambda data: sort_form(data["name"]))
    """The name as filed: Serebriakova, Zorya. Made from the name where it is left out, the last word first."""


class Series(Record):
    """The series the book stands in."""

    title: Words
    """The title of the series."""
    number: Words | None = None
    """The number of this volume."""
    issn: IssnText | None = None
    """The ISSN of the series."""


class Original(Record):
    """The work that this book is a translation of."""

    title: Words
    """Its title, in its own language and script."""
    language: LanguageTag
    """Its language, as a BCP 47 tag."""
    publisher: Words | None = None
    """Who published it."""
    year: Words | None = None
    """When it was published."""


class Isbn(Record):
    """A number of its own for each format (MD-01): thirteen digits, with hyphens or without."""

    print: IsbnText | None = None
    """The ISBN of the printed book."""
    epub: IsbnText | None = None
    """The ISBN of the EPUB."""
    pdf: IsbnText | None = None
    """The ISBN of the PDF sold as an e-book."""


class Subjects(Record):
    """What the book is about, in the codes of the trade."""

    bisac: OneOrMany[Bisac] = ()
    """BISAC codes, the main one first: HIS032000."""
    thema: OneOrMany[Thema] = ()
    """Thema codes, the main one first: NHD."""
    keywords: OneOrMany[Words] = ()
    """Words that readers search for."""


def _expand_line(value: Any) -> Any:
    """A bare string as the entry it stands for: a file, or the kind of a generated division."""
    if not isinstance(value, str):
        return value
    key = "file" if "/" in value or "." in value else "kind"
    if not isinstance(value, Text):
        return {key: value}
    entry = make_keys(value.span)
    entry[key], entry.places[key] = value, (value.span, value.span)
    return entry


class DivisionEntry(Record):
    """A line of the contents; a bare string in YAML is a file, or the kind of a generated division."""

    kind: DivisionKind | None = None
    """What the division is. Where it is left out, the name of the file says it (introduction.md), or it is a chapter in
    the body, a preface in the front matter, an appendix in the back matter."""
    file: TextFile | None = None
    """The Markdown file, from the folder of book.yaml. Generated divisions have none."""
    id: RecordId | None = None
    """Its id, for references and for the names of files."""
    title: Words | None = None
    """The title of a generated division, where it is not the usual one. A file has its own."""
    running_head: Words | None = None
    """A shorter title for the top of the page."""
    author: Words | None = None
    """Who wrote this division, where it is not the author of the book."""
    people: dict[Words, Words] = Field(default_factory=dict)
    """Whom a name means in this division that several people share: Smirnov: smirnov-i-n. `none` is nobody on
    record."""
    opening: Opening | None = None
    """The side it begins on, where it is not that of the edition."""
    numbered: bool = True
    """false for a chapter outside the numbering."""
    part: Words | None = None
    """The title of a part; the divisions in it stand under chapters."""
    chapters: tuple[ContentsLine, ...] = ()
    """The divisions of a part."""
    entries: OneOrMany[Words] = ()
    """Which entries an index has, where there are several: people, subjects, or names that marks give with index=."""


_ShortLine = Annotated[
    str, WithJsonSchema({"anyOf": [{"enum": sorted(GENERATED_KINDS)}, {"type": "string", "pattern": r"\.md$"}]})
]
ContentsLine = Annotated[
    DivisionEntry, BeforeValidator(_expand_line, json_schema_input_type=_ShortLine | DivisionEntry)
]
"""A line of the contents as written: a mapping, or a string for short."""

DivisionEntry.model_rebuild()  # its chapters are lines of the contents too


class Contents(Record):
    """The divisions in reading order, and what the printed contents show of them. A matter that is left out is filled
    in from its folder; `[]` leaves it empty."""

    front: tuple[ContentsLine, ...] = ()
    """Title page, contents, preface and what else stands before the text."""
    body: tuple[ContentsLine, ...] = ()
    """Chapters and parts, introduction and conclusion."""
    back: tuple[ContentsLine, ...] = ()
    """Appendixes, notes, glossary, index and what else stands behind the text."""
    depth: int = Field(default=2, ge=1, le=4)
    """How deep the printed contents go: 1 for the divisions alone, 2 for sections, 3 and 4 for those inside them."""
    subtitles: bool = False
    """Whether the contents show the subtitles of divisions."""


class Margins(Record):
    """The margins of a page, by side: the inside is at the spine. Sides that are left out follow from the trim size."""

    model_config = ConfigDict(json_schema_extra=lambda schema: schema.update(required=[]))

    top: Length
    """From the head of the page to the text; the running head stands in it."""
    bottom: Length
    """From the text to the foot of the page; it makes a whole number of lines where it is left out."""
    inside: Length
    """At the spine."""
    outside: Length
    """At the fore-edge."""


class Fonts(Record):
    """A family of the book's own: one complete file a face, relative to the book's folder."""

    family: Words = "Literata"
    """The name of the family. Literata comes with Octavo; any other needs its files."""
    regular: FontFile | None = Field(default=None, validate_default=True)
    """The upright face."""
    italic: FontFile | None = None
    """The italic face."""
    bold: FontFile | None = None
    """The bold face."""
    bold_italic: FontFile | None = None
    """The bold italic face."""

    @field_validator("regular", mode="after")
    @classmethod
    def _need_file(cls, regular: str | None, info: ValidationInfo) -> str | None:
        family = info.data.get("family")
        if regular is None and family not in (None, "Literata"):
            raise bad_value(
                f"{show(family)} does not come with Octavo", "add regular: with the file of its upright face"
            )
        return regular


class NoteSettings(Record):
    """Where notes stand, and how they are signed."""

    placement: Literal["foot", "chapter", "book"] = "chapter"
    """At the foot of the page, after each chapter, or together at the end of the book."""
    symbols: OneOrMany[Literal["translator", "editor", "author"]] = ()
    """Whose notes have symbols (* † ‡) and not numbers."""
    symbols_placement: Literal["foot", "same"] = "foot"
    """Where notes with symbols stand: at the foot of the page, or where all others do."""
    signatures: dict[Literal["translator", "editor", "author"], Words] = Field(default_factory=dict)
    """What stands at the end of a note that is not the author's: —Trans."""

    def place_of(self, series: NoteSeries) -> Literal["foot", "chapter", "book"]:
        """Where notes of a series stand in print. In the EPUB those of the foot stand at the end of their division."""
        if series is NoteSeries.SYMBOLS and self.symbols_placement == "foot":
            return "foot"
        return self.placement


class IndexSettings(Record):
    """How the index is ordered, written and set. What is left out follows from the language of the book."""

    sort: Literal["word", "letter"] = "word"
    """Word by word, where a space comes before any letter, or letter by letter."""
    hyphen: Literal["space", "join"] = "space"
    """Whether a hyphen parts words or joins them, in the order of the alphabet."""
    style: Literal["indented", "run-in"] = "indented"
    """Whether subentries have lines of their own or follow each other in one paragraph."""
    ranges: RangeStyle | None = None
    """How the last page of a range is shortened: 321–28 (chicago), 321–8 (hart), 321–28 (mhra), 321–328 (full)."""
    notes: Literal["chicago", "mhra", "oxford"] = "chicago"
    """How notes are named: 334n14, 334 n. 14, or the same with thin spaces."""
    figures: Literal["italic", "letter"] = "italic"
    """How pages of figures are told apart: in italics, or by a letter behind them."""
    see_also: Literal["last", "first"] = "last"
    """Where “see also” stands among indented subentries."""
    cyrillic: Literal["apart", "transliterated"] = "apart"
    """Whether headings in Cyrillic have groups of their own behind Z, or stand where their transliteration would."""
    people: Mentions = "substantive"
    """Which mentions of people the index has; a record can say otherwise for its person."""
    terms: Mentions = "none"
    """Which uses of glossary terms the index has; a record can say otherwise for its term."""


class PeopleSettings(Record):
    """How names in the text are told to be people on record."""

    mentions: Literal["found", "marked"] = "found"
    """Whether names are looked for in the text, or only those count that are marked there."""
    same_name: Literal["reported", "nearest"] = "reported"
    """Whom a name means that several people share, where nothing beside it says so: it is reported, or it is the one
    who was named last before it in the same division."""


class SourceHeading(Record):
    """A heading of the bibliography, and what stands under it."""

    title: Words
    """The heading: Archives, Primary Sources."""
    keyword: Words | None = None
    """The keyword that the entries under it have; without one, all that stand under no other."""


class BibliographySettings(Record):
    """The sources that the book cites by their keys, and how."""

    file: OneOrMany[SourcesFile] = ()
    """The files of sources: CSL-JSON, CSL in YAML, or BibTeX. Without it, bibliography.json, .yaml and .bib."""
    style: Annotated[Words, Field(json_schema_extra={"examples": ["chicago", "hart", "my-press.csl"]})] = "chicago"
    """The style: chicago, chicago-classic, chicago-archives, chicago-author-date, hart, or a .csl file in the book's
    folder."""
    entries: Literal["cited", "all"] = "cited"
    """What the bibliography lists: the sources cited, or all there are."""
    nocite: OneOrMany[Words] = ()
    """Keys of sources that are listed though nothing cites them."""
    full: Literal["chapter", "book", "never"] | None = None
    """Where a source is cited in full: first in each chapter, first in the book, or never. A book with a bibliography
    does it once, another in each chapter, where this is left out."""
    ibid: bool = False
    """Whether ibid. may stand for the source of the note before, in styles that have it."""
    headings: tuple[SourceHeading, ...] = ()
    """Headings that divide the bibliography."""

    @field_validator("style", mode="after")
    @classmethod
    def _check_style(cls, style: str) -> str:
        return check_path(style) if style.lower().endswith(".csl") else style


Expand = Literal["none", "book", "division"]
"""Where an abbreviation is expanded: nowhere, at its first use in the book, or at its first use in each division."""


class GlossarySettings(Record):
    """How terms of the glossary are told and explained in the text."""

    mentions: Literal["found", "marked"] = "found"
    """Whether terms are looked for in the text, or only those count that are marked there."""
    expand: Expand = "none"
    """Where abbreviations are expanded: at their first use in the book, in each division, or in none."""
    expansion: Literal["after", "before"] = "after"
    """Where the expansion stands: NEP (New Economic Policy), or New Economic Policy (NEP)."""


class ChronologySettings(Record):
    """How the chronology is made."""

    sort: bool = False
    """Whether the events of each group are put in order of their dates."""


class PrintEdition(Record):
    """How the book is printed."""

    trim: TrimSize = TrimSize(432.0, 648.0)
    """The size of the finished page: 6in x 9in, 152 x 229 mm."""
    size: Length = Field(default_factory=lambda data: Length(choose_size(data["trim"].width)))
    """The size of the type."""
    leading: Length = Field(default_factory=lambda data: Length(choose_leading(data["size"].points)))
    """From one line of text to the next."""
    margins: Margins = Field(default_factory=dict, validate_default=True)
    """The margins; those that are left out are chosen for the trim size."""
    bleed: Length = Length(0.0)
    """How far pictures run beyond the trimmed page; usually 3mm or 0.125in where any does."""
    paper: Words | None = None
    """The paper, for the copyright page."""
    font: Fonts = Field(default_factory=Fonts)
    """The type family."""
    opening: Opening = Side.RECTO
    """The side that chapters and parts begin on: recto (right-hand), verso, or any."""
    file: PdfName | None = None
    """The name of the PDF; made from the title where it is left out."""

    @field_validator("size", "leading", mode="after")
    @classmethod
    def _check_type(cls, length: Length, info: ValidationInfo) -> Length:
        if not 4 <= length.points <= 72:
            raise bad_value(f"{length} is not a measure of book type", "text is from 4pt to 72pt; most is 9pt to 12pt")
        if info.field_name == "leading" and length.points < info.data.get("size", length).points:
            raise bad_value(
                f"lines {length} apart overlap in type of {info.data['size']}", "usual is 1.2 to 1.4 times the size"
            )
        return length

    @field_validator("bleed", mode="after")
    @classmethod
    def _check_bleed(cls, bleed: Length) -> Length:
        if bleed.points > 36:
            raise bad_value(f"a bleed of {bleed} is more than any printer trims", "write 3mm or 0.125in")
        return bleed

    @field_validator("margins", mode="before")
    @classmethod
    def _fill_margins(cls, given: Any, info: ValidationInfo) -> Any:
        """The margins given, with those left out chosen for the page as far as it is known."""
        if not isinstance(given, dict):
            return given
        trim = info.data.get("trim", TrimSize(432.0, 648.0))
        return complete_margins(given, trim, info.data.get("size"), info.data.get("leading"))

    @field_validator("margins", mode="after")
    @classmethod
    def _check_type_area(cls, margins: Margins, info: ValidationInfo) -> Margins:
        trim = info.data.get("trim", TrimSize(1728.0, 1728.0))
        width = trim.width - margins.inside.points - margins.outside.points
        height = trim.height - margins.top.points - margins.bottom.points
        if width < 108 or height < 144:
            problem = f"they leave a type area of {max(0, width):.0f} x {max(0, height):.0f} pt on a page of {trim}"
            raise bad_value(problem, "a line has at least 1.5in, a column of text at least 2in")
        return margins


class EpubEdition(Record):
    """How the EPUB is made."""

    cover: CoverFile | None = None
    """The cover: a JPEG or PNG in the book's folder."""
    file: EpubName | None = None
    """The name of the EPUB; made from the title where it is left out."""


class Editions(Record):
    """The two editions."""

    print: PrintEdition = Field(default_factory=PrintEdition)
    """The printed book."""
    epub: EpubEdition = Field(default_factory=EpubEdition)
    """The EPUB."""


class Allow(Record):
    """A finding that is right as it is; the reason is required."""

    code: Words
    """The code of the finding: NTE-009."""
    file: Words
    """The file it is in."""
    line: int | None = Field(default=None, ge=1)
    """The line it is at; every one in the file where it is left out."""
    reason: Words
    """Why it is right as it is."""

    @field_validator("file", mode="after")
    @classmethod
    def _refuse_pattern(cls, file: str) -> str:
        if any(mark in file for mark in "*?["):
            raise fault("LNT-002", file=file)
        return file


class Lint(Record):
    """Findings to let pass."""

    allow: tuple[Allow, ...] = ()
    """Each with its code, its file and a reason."""


class Manifest(Record):
    """The manifest of a book: what it is called, what is in it, and how its editions are made."""

    title: Words
    """The title, without the subtitle."""
    subtitle: Words | None = None
    """The subtitle."""
    language: LanguageTag = "en"
    """The language of the book, as a BCP 47 tag: en, en-GB, de."""
    quotation_marks: Literal["american", "british"] = Field(
        default_factory=lambda data: quotation_marks_of(data["language"])
    )
    """The English way: “double ‘single’ inside” (american) or the reverse (british). Follows from the language."""
    author: OneOrMany[Words] = ()
    """The author or authors, as printed. For a sort form or another role, use contributors."""
    translator: OneOrMany[Words] = ()
    """The translator or translators, as printed."""
    contributors: tuple[Contributor, ...] = ()
    """Everyone else, or everyone, each with a role and a name."""
    series: Series | None = None
    """The series the book stands in."""
    publisher: Words | None = None
    """The publisher, as printed on the title page."""
    place: Words | None = None
    """The publisher's place."""
    year: int | None = Field(default=None, ge=1000, le=2999)
    """The year of publication."""
    edition: Words | None = None
    """The edition statement: Second edition, revised."""
    original: Original | None = None
    """The work that this book is a translation of."""
    rights: Block | None = None
    """The copyright line and the licence."""
    isbn: Isbn = Field(default_factory=Isbn)
    """The ISBNs, one a format."""
    subjects: Subjects = Field(default_factory=Subjects)
    """What the book is about."""
    description: Block | None = None
    """What the book is, for catalogues and shops: one to three paragraphs."""
    cip: Block | None = None
    """The Cataloging-in-Publication block as the library supplied it, line by line; never made up (MD-20)."""
    identifier: Identifier | None = None
    """A UUID or URN for a book without an ISBN."""
    modified: Moment | None = None
    """When this version of the book was made: 2026-03-31, or 2026-03-31T12:00:00Z. Kept in UTC, to the second."""
    contents: Contents = Field(default_factory=Contents)
    """The divisions in order. Without it, the files of front/, body/ and back/ in the order of their names."""
    notes: NoteSettings = Field(default_factory=NoteSettings)
    """Whether notes stand at the foot of the page, after each chapter or at the end, and how they are signed."""
    editions: Editions = Field(default_factory=Editions)
    """The printed book and the EPUB."""
    people: PeopleSettings = Field(default_factory=PeopleSettings)
    """How people are told in the text."""
    index: IndexSettings = Field(default_factory=IndexSettings)
    """How the index is ordered, written and set."""
    bibliography: BibliographySettings = Field(default_factory=BibliographySettings)
    """Which sources the book cites by their keys, in what style."""
    glossary: GlossarySettings = Field(default_factory=GlossarySettings)
    """How terms are told and explained where they stand in the text."""
    chronology: ChronologySettings = Field(default_factory=ChronologySettings)
    """How the events of the chronology are ordered."""
    lint: Lint = Field(default_factory=Lint)
    """Findings of the checks to let pass, each with a reason."""

    def range_style(self) -> RangeStyle:
        """How ranges of pages are shortened in the index: as it says, or as is usual in the language."""
        return self.index.ranges or range_style_of(self.language)

    def credits(self) -> tuple[Contributor, ...]:
        """Everyone the book names, authors first, then translators named for short, then the others in order.

        A name under `author` or `translator` that is among the contributors in the same role is theirs, once.
        """
        listed = {(person.role, person.name): person for person in self.contributors}
        short = [("aut", name) for name in self.author] + [("trl", name) for name in self.translator]
        named = [listed.get(key) or Contributor(role=key[0], name=key[1]) for key in dict.fromkeys(short)]
        others = [person for person in listed.values() if (person.role, person.name) not in short]
        authors = [person for person in (*named, *others) if person.role == "aut"]
        return (*authors, *(person for person in (*named, *others) if person not in authors))
