"""What a manuscript says: inline and block nodes, notes, and the document that one file makes.

Every node is frozen and picklable and carries the Span it was read from. Ids are empty until `assemble` gives
every block its own; ids that the author wrote are kept as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from book.source import Span

# ---------------------------------------------------------------------------------------------- inline nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Letters as they are to be printed: quotation marks and dashes are already those of the language."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A line broken on purpose."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Letters left exactly as typed."""

    text: str
    span: Span


class Style(StrEnum):
    """How a run of words differs from its surroundings."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    WORK_TITLE = "work-title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """Words in another style."""

    style: Style
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """Words in another language. `lang` is a BCP 47 tag; `italic` where the author asks for `.foreign`."""

    lang: str
    italic: bool
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the book: http, https or mailto."""

    href: str
    children: tuple[Inline, ...]
    span: Span


class ReferenceForm(StrEnum):
    """What a cross-reference without words of its own prints."""

    AUTO = "auto"  # chapter 3, figure 2, note 14, or a section's title
    TITLE = "title"
    NUMBER = "number"
    PAGE = "page"
    PAGES = "pages"  # pp. 45–67: all of a division or a section
    FULL = "full"  # as AUTO, and the page


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """A reference to a place in this book. `children` are the author's own words, if any.

    `cited` ones lead from a citation to its entry in the bibliography, and were made by `citations`.
    `until` is given when the reference is resolved: where the label of its last page is found, see PageMap.labels;
    the first of them that is known.
    """

    target: str
    form: ReferenceForm
    children: tuple[Inline, ...]
    span: Span
    cited: bool = False
    until: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """One source in a citation: its key in the bibliography, and the words before and behind it (“see”, “, p. 33”)."""

    key: str
    prefix: tuple[Inline, ...]
    suffix: tuple[Inline, ...]
    suppress_author: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Sources cited at one place. `children` are its words as printed, empty until `citations` has put them there.

    A `narrative` one names the author as part of the sentence; a style of notes puts the rest into a note of its own,
    where the same citation stands again.
    """

    sources: tuple[CitedSource, ...]
    narrative: bool
    span: Span
    children: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReference:
    """The place in the text that a note belongs to. `note` is the note's id once assembled, its label before."""

    note: str
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span that the author gave an id, to be referred to."""

    id: str
    children: tuple[Inline, ...]
    span: Span


class Extent(StrEnum):
    """How far a mark of the index reaches: a place, or the beginning or the end of a stretch (IX-03, IX-04)."""

    POINT = "point"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexMark:
    """An index entry at this place: one path of heading and subheadings a mark (IX-01).

    `index` names the index that the entry is for, where it is not the general one (IX-06). What the mark says of its
    heading, how it is sorted and what it refers to, holds for the heading wherever it is marked (IX-02, IX-05).
    """

    path: tuple[str, ...]
    principal: bool
    children: tuple[Inline, ...]
    span: Span
    id: str = ""
    extent: Extent = Extent.POINT
    figure: bool = False
    index: str | None = None
    sort_as: str | None = None
    see: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMark:
    """Words that name a person of people.yaml. `person` is the record's id, or "none".

    `found` marks were made by the search for names, all others by the author. A `passing` mention is not indexed unless
    the book asks for all. `sub` is the subheading that the mention, or the stretch, stands under in the index; a
    `principal` one has its page number in bold.
    """

    person: str
    children: tuple[Inline, ...]
    span: Span
    id: str = ""
    found: bool = False
    passing: bool = False
    principal: bool = False
    sub: str | None = None
    extent: Extent = Extent.POINT


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMark:
    """Words that use a term of glossary.yaml. `term` is the entry's id; `found` marks were made by the search."""

    term: str
    children: tuple[Inline, ...]
    span: Span
    id: str = ""
    found: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The name at the head of a turn in a dialogue; `parse` moves it into the Turn."""

    children: tuple[Inline, ...]
    span: Span


Inline: TypeAlias = (
    Text
    | LineBreak
    | Code
    | Styled
    | Foreign
    | Link
    | CrossReference
    | Citation
    | NoteReference
    | Anchor
    | IndexMark
    | PersonMark
    | TermMark
    | Speaker
)

Inlines: TypeAlias = tuple[Inline, ...]

# ----------------------------------------------------------------------------------------------- block nodes


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; level 1 is the division's title."""

    level: int
    children: Inlines
    span: Span
    id: str = ""
    running_head: str | None = None
    subtitle: str | None = None
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of prose."""

    children: Inlines
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said it: the last line of a quotation, an epigraph or a poem."""

    children: Inlines
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockQuotation:
    """A quotation set as a block."""

    blocks: tuple[Block, ...]
    attribution: Attribution | None
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraph:
    """Words at the head of a book or chapter."""

    blocks: tuple[Block, ...]
    attribution: Attribution | None
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerseLine:
    """One line of verse; `indent` counts the spaces the author set it in by."""

    children: Inlines
    indent: int
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stanza:
    """Lines of verse that stand together."""

    lines: tuple[VerseLine, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse:
    """A poem or a part of one."""

    stanzas: tuple[Stanza, ...]
    attribution: Attribution | None
    span: Span
    id: str = ""


class LetterPart(StrEnum):
    """The parts of a letter that are set apart from its body."""

    DATELINE = "dateline"
    SALUTATION = "salutation"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSection:
    """One part of a letter, in the order written."""

    part: LetterPart
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter quoted as a document."""

    sections: tuple[LetterSection, ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one speaker says at a time. `speaker` is empty where the first paragraph names none."""

    speaker: Inlines
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A conversation: `kind` is "dialogue" or "interview"."""

    kind: str
    turns: tuple[Turn, ...]
    span: Span
    id: str = ""


class ListStyle(StrEnum):
    """How the items of a list are marked."""

    BULLET = "bullet"
    DECIMAL = "decimal"
    LOWER_ALPHA = "lower-alpha"
    UPPER_ALPHA = "upper-alpha"
    LOWER_ROMAN = "lower-roman"
    UPPER_ROMAN = "upper-roman"


class Delimiter(StrEnum):
    """What stands around an item's number: `1.`  `1)`  `(1)`."""

    PERIOD = "period"
    PARENTHESIS = "parenthesis"
    PARENTHESES = "parentheses"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item of a list."""

    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list; ordered ones start at `start` (1-based). `tight` lists have no space between their items."""

    style: ListStyle
    items: tuple[ListItem, ...]
    span: Span
    id: str = ""
    start: int = 1
    delimiter: Delimiter = Delimiter.PERIOD
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and its definitions in a definition list."""

    term: Inlines
    definitions: tuple[tuple[Block, ...], ...]
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList:
    """Terms, each with its definitions."""

    items: tuple[Definition, ...]
    span: Span
    id: str = ""


class Alignment(StrEnum):
    """How a table column is set."""

    DEFAULT = "default"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A table cell; `header` where it names its row or column."""

    children: Inlines
    header: bool
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row. `number` is given by `assemble` to captioned tables."""

    caption: Inlines
    alignments: tuple[Alignment, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    id: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An image with its caption.

    `image` is relative to the book's folder. `width` is a percentage of the measure ("60%") or a CSS length
    ("80mm"), None for the image's own size. `number` is given by `assemble` to captioned figures.
    """

    image: str
    caption: Inlines
    alt: str
    decorative: bool
    plate: bool
    credit: str | None
    width: str | None
    span: Span
    id: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBreak:
    """A pause between paragraphs, shown by an ornament."""

    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines set exactly as typed."""

    text: str
    span: Span
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageBlock:
    """Blocks in another language than their surroundings."""

    lang: str
    blocks: tuple[Block, ...]
    span: Span
    id: str = ""


Block: TypeAlias = (
    Heading
    | Paragraph
    | BlockQuotation
    | Epigraph
    | Verse
    | Letter
    | Dialogue
    | List
    | DefinitionList
    | Table
    | Figure
    | SectionBreak
    | CodeBlock
    | LanguageBlock
)

Blocks: TypeAlias = tuple[Block, ...]


class NoteBy(StrEnum):
    """Whose note it is."""

    AUTHOR = "author"
    TRANSLATOR = "translator"
    EDITOR = "editor"


class NoteSeries(StrEnum):
    """How a note is told from others: by a number, by a symbol (NT-02), or by its place under the title (NT-04)."""

    NUMBERS = "numbers"
    SYMBOLS = "symbols"
    UNMARKED = "unmarked"


CITED = "@"
"""What the label of a note that a citation in the text makes begins with; no author can write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note. `label` is the author's name for it; `id`, `series` and `number` are given by `assemble`.

    `number` counts within the division and the series. What is printed is the note's mark, which `apparatus.notes`
    makes, for symbols may begin again on each page.
    """

    label: str
    by: NoteBy
    blocks: Blocks
    span: Span
    id: str = ""
    series: NoteSeries = NoteSeries.NUMBERS
    number: int = 0
    reference: str = ""  # the id of its NoteReference, or of the title for an unmarked note


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What one manuscript file says: its blocks in order, and its notes in the order of their references."""

    file: str
    blocks: Blocks
    notes: tuple[Note, ...]
