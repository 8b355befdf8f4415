"""What two readers see in a manuscript: Octavo's nodes and Pandoc's, as outlines that can be compared.

An outline is a list of lines, one a block, set in by depth: `heading 2: words`, `list decimal 1 period`, `  item`.
Quotation marks are made one, white space is made single, and words that Octavo makes itself are not there.
"""

from __future__ import annotations

import difflib
import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import pypandoc
from markdown_it.common.normalize_url import normalizeLink

from book.model.content import (
    Anchor,
    Attribution,
    Block,
    BlockQuotation,
    Citation,
    CitedSource,
    Code,
    CodeBlock,
    CrossReference,
    DefinitionList,
    Dialogue,
    Document,
    Epigraph,
    Figure,
    Foreign,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    LanguageBlock,
    Letter,
    LetterPart,
    LineBreak,
    Link,
    List,
    NoteReference,
    Paragraph,
    PersonMark,
    SectionBreak,
    Speaker,
    Style,
    Styled,
    Table,
    TermMark,
    Text,
    Verse,
)

_BATCH = """
local texts = pandoc.json.decode(io.read('a'), false)
local read = {}
for number, text in ipairs(texts) do
  read[number] = pandoc.write(pandoc.read(text, 'markdown'), 'json')
end
io.write('[' .. table.concat(read, ',') .. ']')
"""
_MARKS = re.compile("[«‹]\N{NO-BREAK SPACE}|\N{NO-BREAK SPACE}[»›]|[\"'“”„‟«»‘’‚‛‹›]")
_STYLES = {
    Style.EMPHASIS: "em",
    Style.STRONG: "strong",
    Style.SMALL_CAPS: "smallcaps",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.WORK_TITLE: "title",
}
_PANDOC_STYLES = {
    "Emph": "em",
    "Strong": "strong",
    "SmallCaps": "smallcaps",
    "Superscript": "sup",
    "Subscript": "sub",
    "Strikeout": "strikeout",
    "Underline": "underline",
}
_PANDOC_LISTS = {
    "Decimal": "decimal",
    "LowerAlpha": "lower-alpha",
    "UpperAlpha": "upper-alpha",
    "LowerRoman": "lower-roman",
    "UpperRoman": "upper-roman",
    "DefaultStyle": "default",
    "Example": "example",
}
_PANDOC_DELIMITERS = {
    "Period": "period",
    "OneParen": "parenthesis",
    "TwoParens": "parentheses",
    "DefaultDelim": "default",
}


def read_with_pandoc(texts: Sequence[str]) -> list[list[str]]:
    """The outline of each text as Pandoc reads it (`-f markdown -t json`), all in one run of the program."""
    result = subprocess.run(
        [pypandoc.get_pandoc_path(), "lua", "-e", _BATCH],
        input=json.dumps([text.expandtabs(4) for text in texts]).encode(),
        capture_output=True,
        check=True,
    )
    return [outline_of_pandoc(document) for document in json.loads(result.stdout)]


def show_difference(octavo: Sequence[str], pandoc: Sequence[str]) -> str:
    """The lines that differ, or "" if none does."""
    return "\n".join(difflib.unified_diff(octavo, pandoc, "octavo", "pandoc", lineterm="", n=1))


def _normalize(text: str) -> str:
    return _MARKS.sub("'", text)


def _single_spaces(text: str) -> str:
    """White space made single; none beside a line break or before a quotation mark that closes."""
    return re.sub(r" '(?= |$)", "'", re.sub(r" ?⏎ ?", "⏎", " ".join(text.split())))


def _mark(name: str, words: str) -> str:
    """Words in a style; of strong emphasis, emphasis is always the outer mark."""
    inner = re.fullmatch(r"⟨em⟩([^⟨]*)⟨/em⟩", words)
    if name == "strong" and inner is not None:
        return f"⟨em⟩⟨strong⟩{inner[1]}⟨/strong⟩⟨/em⟩"
    return f"⟨{name}⟩{words}⟨/{name}⟩"


@dataclass(slots=True)
class _Outline:
    """An outline being written. Notes wait until the text is done: theirs is the order of their references."""

    lines: list[str] = field(default_factory=list)
    depth: int = 0

    def add(self, kind: str, words: str | None = None) -> None:
        text = "" if words is None else " " + _single_spaces(words).rstrip("⏎")
        if text.strip() or kind != "paragraph":
            self.lines.append("  " * self.depth + kind + (":" + text if words is not None else "").rstrip())

    def within(self, kind: str) -> Iterator[None]:
        """Use as `for _ in outline.within("quotation")`: what is added meanwhile stands inside."""
        self.add(kind)
        self.depth += 1
        yield
        self.depth -= 1


def _add_verse_line(outline: _Outline, words: str, indent: int = 0) -> None:
    """A line of verse; spaces that do not break at its beginning set it in."""
    text = words.lstrip("\N{NO-BREAK SPACE}")
    outline.add(f"line {indent + len(words) - len(text)}", text)


# ------------------------------------------------------------------------------------------------------- Octavo


def outline_of_document(document: Document) -> list[str]:
    """The outline of what Octavo read."""
    outline = _Outline()
    _octavo_blocks(outline, document.blocks)
    for note in document.notes:
        for _ in outline.within(f"note by {note.by}"):
            _octavo_blocks(outline, note.blocks)
    return outline.lines


def _octavo_blocks(outline: _Outline, blocks: Sequence[Block]) -> None:
    for block in blocks:
        _octavo_block(outline, block)


def _octavo_block(outline: _Outline, block: Block) -> None:
    match block:
        case Heading():
            outline.add(f"heading {block.level}", _octavo_words(block.children))
        case Paragraph():
            outline.add("paragraph", _octavo_words(block.children))
        case BlockQuotation() | Epigraph():
            for _ in outline.within("epigraph" if isinstance(block, Epigraph) else "quotation"):
                _octavo_blocks(outline, block.blocks)
                _octavo_attribution(outline, block.attribution)
        case LanguageBlock():
            for _ in outline.within(f"language {block.lang}"):
                _octavo_blocks(outline, block.blocks)
        case Verse():
            for _ in outline.within("verse"):
                for number, stanza in enumerate(block.stanzas):
                    if number:
                        outline.add("stanza")
                    for line in stanza.lines:
                        _add_verse_line(outline, _octavo_words(line.children), line.indent)
                _octavo_attribution(outline, block.attribution)
        case Letter():
            for _ in outline.within("letter"):
                for section in block.sections:
                    if section.part is LetterPart.BODY:
                        _octavo_blocks(outline, section.blocks)
                    else:
                        for _ in outline.within(section.part):
                            _octavo_blocks(outline, section.blocks)
        case Dialogue():
            for _ in outline.within(block.kind):
                for turn in block.turns:
                    if turn.speaker:
                        outline.add("speaker", _octavo_words(turn.speaker))
                    _octavo_blocks(outline, turn.blocks)
        case List():
            kind = "bullet" if block.style == "bullet" else f"{block.style} {block.start} {block.delimiter}"
            for _ in outline.within(f"list {kind}"):
                for item in block.items:
                    for _ in outline.within("item"):
                        _octavo_blocks(outline, item.blocks)
        case DefinitionList():
            for _ in outline.within("definitions"):
                for definition in block.items:
                    outline.add("term", _octavo_words(definition.term))
                    for inner in definition.definitions:
                        for _ in outline.within("definition"):
                            _octavo_blocks(outline, inner)
        case Table():
            for _ in outline.within("table " + " ".join(block.alignments)):
                outline.add("caption", _octavo_words(block.caption))
                for row in (block.head, *block.rows):
                    for _ in outline.within("row"):
                        for cell in row:
                            outline.add("cell", _octavo_words(cell.children))
        case Figure():
            outline.add(f"figure {block.image}", _octavo_words(block.caption))
        case SectionBreak():
            outline.add("break")
        case CodeBlock():
            outline.add(f"code {block.text!r}")


def _octavo_attribution(outline: _Outline, attribution: Attribution | None) -> None:
    if attribution is not None:
        outline.add("paragraph", _octavo_words(attribution.children))


def _octavo_words(inlines: Inlines) -> str:
    return "".join(_octavo_inline(node) for node in inlines)


def _octavo_inline(node: Inline) -> str:
    match node:
        case Text():
            return _normalize(node.text)
        case LineBreak():
            return "⏎"
        case Code():
            return f"⟨code⟩{node.text}⟨/code⟩"
        case Styled():
            return _mark(_STYLES[node.style], _octavo_words(node.children))
        case Foreign():
            return f"⟨{node.lang}⟩{_octavo_words(node.children)}⟨/{node.lang}⟩"
        case Link():
            return f"⟨{node.href}⟩{_octavo_words(node.children)}⟨/link⟩"
        case CrossReference():
            return f"⟨{normalizeLink('#' + node.target)}⟩{_octavo_words(node.children)}⟨/link⟩"
        case Citation():
            return f"⟨cite{' narrative' * node.narrative}{''.join(_octavo_source(source) for source in node.sources)}⟩"
        case NoteReference():
            return "⟨note⟩"
        case Anchor():
            return f"⟨id {node.id}⟩{_octavo_words(node.children)}"
        case IndexMark() if node.span.column is None:
            return ""  # the end of a range that a container or a heading gives
        case IndexMark():
            return f"⟨ix {'!'.join(node.path)}⟩{_octavo_words(node.children)}"
        case PersonMark():
            return f"⟨person {node.person}⟩{_octavo_words(node.children)}"
        case TermMark():
            return f"⟨term {node.term}⟩{_octavo_words(node.children)}"
        case Speaker():
            return f"⟨speaker⟩{_octavo_words(node.children)}⟨/speaker⟩ "


def _octavo_source(source: CitedSource) -> str:
    words = (_octavo_words(source.prefix), _octavo_words(source.suffix))
    before, behind = (_single_spaces(text) for text in words)
    return f"|{before} {'-' * source.suppress_author}{source.key} {behind}"


# ------------------------------------------------------------------------------------------------------- Pandoc


def outline_of_pandoc(document: dict[str, Any]) -> list[str]:
    """The outline of a document in Pandoc's JSON."""
    outline = _Outline()
    notes: list[list[dict[str, Any]]] = []
    reading = _Pandoc(outline, notes)
    reading.blocks(document["blocks"])
    while notes:
        blocks = notes.pop(0)
        by = _take_signature(blocks)
        for _ in outline.within(f"note by {by}"):
            reading.blocks(blocks)
    if document["meta"]:
        outline.add(f"metadata {document['meta']}")
    return outline.lines


def _take_signature(blocks: list[dict[str, Any]]) -> str:
    """Whose note it is; the empty span that says so is taken out."""
    if blocks and blocks[0]["t"] in {"Para", "Plain"} and blocks[0]["c"] and blocks[0]["c"][0]["t"] == "Span":
        (_, classes, _), words = blocks[0]["c"][0]["c"]
        if not words and classes in (["translator"], ["editor"], ["author"]):
            del blocks[0]["c"][0]
            if not blocks[0]["c"]:
                del blocks[0]
            return str(classes[0])
    return "author"


@dataclass(slots=True)
class _Pandoc:
    """The reading of one document in Pandoc's JSON."""

    outline: _Outline
    notes: list[list[dict[str, Any]]]

    def blocks(self, blocks: list[dict[str, Any]]) -> None:
        for block in blocks:
            self.block(block["t"], block.get("c"))

    def block(self, kind: str, content: Any) -> None:
        outline = self.outline
        match kind:
            case "Para" | "Plain":
                if content and content[0]["t"] == "Span" and "speaker" in content[0]["c"][0][1]:
                    outline.add("speaker", self.words(content[0]["c"][1]))
                    content = content[1:]
                if len(content) == 1 and content[0]["t"] == "Image":
                    outline.add(f"figure {unquote(content[0]['c'][2][0])}", self.words(content[0]["c"][1]))
                else:
                    outline.add("paragraph", self.words(content))
            case "Header":
                outline.add(f"heading {content[0]}", self.words(content[2]))
            case "BlockQuote":
                for _ in outline.within("quotation"):
                    self.blocks(content)
            case "BulletList":
                self.items("bullet", content)
            case "OrderedList":
                (start, style, delimiter), items = content
                self.items(f"{_PANDOC_LISTS[style['t']]} {start} {_PANDOC_DELIMITERS[delimiter['t']]}", items)
            case "DefinitionList":
                for _ in outline.within("definitions"):
                    for term, definitions in content:
                        outline.add("term", self.words(term))
                        for blocks in definitions:
                            for _ in outline.within("definition"):
                                self.blocks(blocks)
            case "LineBlock":
                for _ in outline.within("verse"):
                    self.lines(content)
            case "Div":
                self.div(*content)
            case "Table":
                self.table(content)
            case "Figure":
                _, (_, caption), body = content
                image = body[0]["c"][0]["c"]
                outline.add(f"figure {unquote(image[2][0])}", self.words(caption[0]["c"]) if caption else "")
            case "HorizontalRule":
                outline.add("break")
            case "CodeBlock":
                outline.add(f"code {content[1]!r}")
            case "RawBlock" if _is_comment(content):
                pass
            case _:
                outline.add(f"{kind} {content}")

    def items(self, kind: str, items: list[list[dict[str, Any]]]) -> None:
        for _ in self.outline.within(f"list {kind}"):
            for blocks in items:
                for _ in self.outline.within("item"):
                    self.blocks(blocks)

    def lines(self, lines: list[list[dict[str, Any]]]) -> None:
        """The lines of a line block; empty ones part stanzas."""
        stanzas: list[list[list[dict[str, Any]]]] = [[]]
        for line in lines:
            if line:
                stanzas[-1].append(line)
            elif stanzas[-1]:
                stanzas.append([])
        for number, stanza in enumerate(stanza for stanza in stanzas if stanza):
            if number:
                self.outline.add("stanza")
            for line in stanza:
                _add_verse_line(self.outline, self.words(line))

    def div(self, attributes: list[Any], blocks: list[dict[str, Any]]) -> None:
        _, classes, pairs = attributes
        classes = [name for name in classes if name != "principal"]  # it is about the entry of the index
        lang = dict(pairs).get("lang")
        if lang is not None and classes == ["note"]:
            self.notes.insert(0, [{"t": "Div", "c": [["", [], pairs], blocks]}])
        elif lang is not None:
            for _ in self.outline.within(f"language {lang}"):
                self.div(["", classes, []], blocks)
        elif classes == ["verse"]:
            for _ in self.outline.within("verse"):
                self.verse(blocks)
        elif classes == ["note"]:
            self.notes.insert(0, blocks)  # it belongs to the title, where no reference stands before it
        elif classes:
            for _ in self.outline.within(" ".join(classes)):
                self.blocks(blocks)
        else:
            self.blocks(blocks)

    def verse(self, blocks: list[dict[str, Any]]) -> None:
        """A container of verse: paragraphs are stanzas, their lines are lines."""
        after_stanza = False
        for block in blocks:
            content: Any = block.get("c")
            if block["t"] in {"Para", "Plain"} and _is_attribution(content):
                self.outline.add("paragraph", self.words(content))
                continue
            if after_stanza:
                self.outline.add("stanza")
            after_stanza = True
            if block["t"] == "LineBlock":
                self.lines(content)
            elif block["t"] in {"Para", "Plain"}:
                for line in _split_lines(content):
                    _add_verse_line(self.outline, self.words(line))
            else:
                self.block(block["t"], content)

    def table(self, content: list[Any]) -> None:
        _, (_, caption), columns, (_, head), bodies, _ = content
        names = {"AlignDefault": "default", "AlignLeft": "left", "AlignCenter": "center", "AlignRight": "right"}
        for _ in self.outline.within("table " + " ".join(names[column[0]["t"]] for column in columns)):
            self.outline.add("caption", self.words(caption[0]["c"]) if caption else "")
            for _, cells in [*head, *(row for body in bodies for row in body[3])]:
                for _ in self.outline.within("row"):
                    for cell in cells:
                        self.outline.add("cell", self.words(cell[4][0]["c"]) if cell[4] else "")

    def words(self, inlines: list[dict[str, Any]]) -> str:
        return "".join(self.inline(inline["t"], inline.get("c")) for inline in inlines)

    def inline(self, kind: str, content: Any) -> str:
        match kind:
            case "Str":
                return _normalize(content)
            case "Space" | "SoftBreak":
                return " "
            case "LineBreak":
                return "⏎"
            case "Quoted":
                return f"'{self.words(content[1])}'"
            case "Code" if content[0] == ["", [], []]:
                return f"⟨code⟩{content[1]}⟨/code⟩"
            case "Link":
                return f"⟨{normalizeLink(content[2][0])}⟩{self.words(content[1])}⟨/link⟩"
            case "RawInline" if _is_comment(content):
                return ""
            case "Cite":
                narrative = content[0][0]["citationMode"]["t"] == "AuthorInText"
                return f"⟨cite{' narrative' * narrative}{''.join(self.source(one) for one in content[0])}⟩"
            case "Note":
                self.notes.append(content)
                return "⟨note⟩"
            case "Span":
                return self.span(*content)
            case _ if kind in _PANDOC_STYLES:
                return _mark(_PANDOC_STYLES[kind], self.words(content))
            case _:
                return f"⟨{kind} {content}⟩"

    def source(self, source: dict[str, Any]) -> str:
        before, behind = (_single_spaces(self.words(source[key])) for key in ("citationPrefix", "citationSuffix"))
        return f"|{before} {'-' * (source['citationMode']['t'] == 'SuppressAuthor')}{source['citationId']} {behind}"

    def span(self, attributes: list[Any], inlines: list[dict[str, Any]]) -> str:
        """A span's marks in the order that Octavo nests them in."""
        identifier, classes, pairs = attributes[0], attributes[1], dict(attributes[2])
        words = self.words(inlines)
        for name in ("smallcaps", "title"):
            if name in classes:
                words = f"⟨{name}⟩{words}⟨/{name}⟩"
        if "lang" in pairs:
            words = f"⟨{pairs['lang']}⟩{words}⟨/{pairs['lang']}⟩"
        for name in ("term", "person"):
            if name in pairs:
                words = f"⟨{name} {pairs[name]}⟩{words}"
        for entry in reversed(pairs.get("ix", "").split(";") if "ix" in pairs else []):
            words = f"⟨ix {'!'.join(_single_spaces(level) for level in entry.split('!'))}⟩{words}"
        if identifier:
            words = f"⟨id {identifier}⟩{words}"
        return words


def _is_comment(content: list[str]) -> bool:
    return content[0] == "html" and re.fullmatch(r"<!--.*?-->\s*", content[1], re.DOTALL) is not None


def _is_attribution(inlines: list[dict[str, Any]]) -> bool:
    return len(inlines) == 1 and inlines[0]["t"] == "Span" and "attribution" in inlines[0]["c"][0][1]


def _split_lines(inlines: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    lines: list[list[dict[str, Any]]] = [[]]
    for inline in inlines:
        if inline["t"] in {"SoftBreak", "LineBreak"}:
            lines.append([])
        else:
            lines[-1].append(inline)
    return [line for line in lines if line]
