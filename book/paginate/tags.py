"""The tag tree of a division: what each thing on its pages is, for readers who hear the book (PDF/UA-1).

In come the elements of the division's HTML, and what was printed of them in reading order; out comes a tree of the
structure types of PDF 1.7. It follows the text and not the pages: a paragraph that goes on over the page is one
paragraph, and a note stands behind the paragraph that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

_CONTENTS = {"contents", "illustrations", "plates", "tables"}
_WRAPPERS = {"opening", "foot", "title-block", "imprint", "headnote"}  # divs that are there for the style sheet
_LINES = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Span", "Code", "Link", "Reference"}
_CELLS = {"thead", "tbody", "tr", "th", "td", "caption"}
_NUMBERINGS = {"a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
_SCOPES = {"row": "Row", "rowgroup": "Row"}
_SIMPLE = {
    "blockquote": "BlockQuote", "p": "P", "pre": "P", "code": "Code", "dl": "L", "table": "Table", "caption": "Caption",
    "thead": "THead", "tbody": "TBody", "tr": "TR", "td": "TD", "figure": "Div", "figcaption": "Caption",
    "section": "Sect", "nav": "Sect",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A run of text on a line, or an image, with its number (MCID) on its page, which counts from 0.

    `owner` is the element that directly holds the text, or the image; `pseudo_element` tells text that the style sheet
    adds. `box` is where an image is: left, bottom, right, top, in points from the bottom left of the trimmed page.
    """

    owner: Element
    page: int
    mark: int
    pseudo_element: str = ""
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A place on a page that a link can be followed from. `number` counts the links of the division from 0."""

    owner: Element
    page: int
    number: int


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the tag tree. `role` is a structure type of PDF 1.7; `id` is unique in the book."""

    role: str
    parent: Tag | None = None
    kids: list[Tag | Printed | Linked] = field(default_factory=list)
    id: str | None = None
    lang: str | None = None
    title: str | None = None
    alt: str | None = None
    scope: str | None = None
    numbering: str | None = None
    box: tuple[float, float, float, float] | None = None


def is_ornament(owner: Element) -> bool:
    """Whether what is printed of an element says nothing: a section break, an image without alternative text."""
    return owner.tag == "hr" or (owner.tag == "img" and not owner.get("alt"))


def link_words(owner: Element) -> str:
    """What a link says, where its annotation is read alone: its label, or its words."""
    return owner.get("aria-label") or " ".join("".join(owner.itertext()).split())


def build_tags(root: Element, pieces: Iterable[Printed | Linked]) -> Tag:
    """The tree of a division. `root` is its html element; no piece may be an ornament."""
    builder = _Builder(root)
    for piece in pieces:
        builder.find_holder(piece).kids.append(piece)
        if isinstance(piece, Printed) and piece.box is not None:
            builder.open(piece.owner).box = piece.box
    return builder.division


class _Builder:
    """The tags opened so far, by the element whose text they hold."""

    def __init__(self, root: Element) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._tags: dict[Element, Tag] = {}
        self._ids: set[str] = set()
        self._levels: list[int] = []  # of the headings above the next one, as the HTML has them
        section = root.find("./body/section")
        section = root.find("./body/nav") if section is None else section
        self._classes = set() if section is None else set(_classes(section))
        self.division = Tag("Part" if "part" in self._classes else "Sect")
        if section is not None:
            self._tags[section] = self.division
            self._describe(self.division, section)
        self.division.title = root.findtext("./head/title")
        self.division.lang = root.get("lang")

    def find_holder(self, piece: Printed | Linked) -> Tag:
        """The tag that a piece goes into."""
        owner = piece.owner
        if isinstance(piece, Linked):
            while owner.tag != "a" and owner in self._parents:
                owner = self._parents[owner]
            return self.open(owner)
        if piece.pseudo_element == "footnote-call":
            reference = self._add("Reference", self._open_parent(owner))
            self.open(owner)  # the note follows at once, whatever page it is on
            return reference
        holder = self.open(owner)
        if piece.pseudo_element == "marker" and holder.role == "LBody" and holder.parent is not None:
            label = Tag("Lbl", holder.parent)
            holder.parent.kids.insert(0, label)
            return label
        return holder

    def open(self, element: Element) -> Tag:
        """The tag that holds the text of an element; it and those around it are made when first asked for."""
        if element.tag in _CELLS:
            self._open_parent(element)  # opens this one, too
        if element not in self._tags:
            self._tags[element] = self._make(element)
            if element.tag == "table":
                # An empty cell is a cell: all rows are of one length.
                for cell in element.iter():
                    if cell.tag in _CELLS:
                        self.open(cell)
        return self._tags[element]

    def _make(self, element: Element) -> Tag:
        if element not in self._parents or element.tag == "body":
            return self.division
        name, classes = str(element.tag), _classes(element)
        if _is_note(element):
            return self._make_note(element)
        match name:
            case "a" if element.get("href"):
                return self._make_link(element, classes)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                return self._make_heading(element, int(name[1]))
            case "ol" | "ul":
                return self._make_list(element, name, classes)
            case "li":
                return self._make_item(element)
            case "dt":
                around = self._parents[element]
                named = around if around.tag == "div" and around.get("id") else element
                item = self._add("LI", self._open_parent(element), named)
                return self._add("Lbl", item)
            case "dd":
                return self._make_definition(element)
            case "th":
                header = self._add("TH", self._open_parent(element), element)
                header.scope = _SCOPES.get(element.get("scope", ""), "Column")
                return header
            case "img":
                figure = self._add("Figure", self._open_parent(element), element)
                figure.alt = element.get("alt")
                return figure
            case "p" if self._is_contents(self._parents[element]):
                return self._add("Reference", self._open_parent(element), element)
            case "span" if "entry" in classes and "index" in self._classes:
                return self._add("P", self._open_parent(element), element)
            case "div" if "columns" in classes:
                return self._add("Index", self._open_parent(element), element)
            case "div" if not self._is_wrapper(element):
                return self._add("Div", self._open_parent(element), element)
        if name in _SIMPLE:
            return self._add(_SIMPLE[name], self._open_parent(element), element)
        if element.get("lang") not in {None, self._inherit_lang(element)}:
            return self._add("Div" if name in {"div", "header"} else "Span", self._open_parent(element), element)
        return self._open_parent(element)

    def _make_link(self, element: Element, classes: list[str]) -> Tag:
        note: Element | None = element
        while note is not None and not _is_note(note):
            note = self._parents.get(note)
        if "note-number" in classes and note is not None:
            return self._add("Link", self._add("Lbl", self.open(note)), element)
        if element.get("role") == "doc-noteref":
            return self._add("Link", self._add("Reference", self._open_parent(element)), element)
        return self._add("Link", self._open_parent(element), element)

    def _make_note(self, element: Element) -> Tag:
        """A note, behind the paragraph or heading that refers to it, and behind the notes that are there already."""
        holder = self._open_parent(element)
        before: Tag | None = None
        while holder.role in _LINES and holder.parent is not None:
            before, holder = holder, holder.parent
        note = Tag("Note", holder)
        at = len(holder.kids) if before is None else holder.kids.index(before) + 1
        while at < len(holder.kids) and (other := holder.kids[at]) and isinstance(other, Tag) and other.role == "Note":
            at += 1
        holder.kids.insert(at, note)
        self._describe(note, element if element.get("id") else next(iter(element), element))
        note.id = note.id or f"{self.division.id or ''}.note-{len(self._ids)}"
        self._ids.add(note.id)
        return note

    def _make_heading(self, element: Element, level: int) -> Tag:
        """A heading a level below the one above it, whatever levels the text leaves out (PDF/UA-1, 7.4.2)."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return self._add(f"H{len(self._levels)}", self._open_parent(element), element)

    def _make_list(self, element: Element, name: str, classes: list[str]) -> Tag:
        if "notes" in classes:
            return self._open_parent(element)
        made = self._add("TOC" if self._is_contents(element) else "L", self._open_parent(element), element)
        if name == "ol" and made.role == "L":
            made.numbering = _NUMBERINGS.get(element.get("type", ""), "Decimal")
        return made

    def _make_item(self, element: Element) -> Tag:
        listed = self._open_parent(element)
        if listed.role == "TOC":
            return self._add("TOCI", listed, element)
        if listed.role != "L":
            return listed
        item = self._add("LI", listed, element)
        return self._add("LBody", item)

    def _make_definition(self, element: Element) -> Tag:
        """All definitions of a term are in one body, beside the term."""
        listed = self._open_parent(element)
        item = next((kid for kid in reversed(listed.kids) if isinstance(kid, Tag) and kid.role == "LI"), None)
        if item is None:
            item = self._add("LI", listed)
        body = next((kid for kid in item.kids if isinstance(kid, Tag) and kid.role == "LBody"), None)
        return body or self._add("LBody", item, element)

    def _add(self, role: str, parent: Tag, element: Element | None = None) -> Tag:
        tag = Tag(role, parent)
        parent.kids.append(tag)
        if element is not None:
            self._describe(tag, element)
        return tag

    def _describe(self, tag: Tag, element: Element) -> None:
        name, lang = element.get("id"), element.get("lang")
        if name and name not in self._ids:
            tag.id = name
            self._ids.add(name)
        if lang is not None and lang != self._inherit_lang(element):
            tag.lang = lang

    def _open_parent(self, element: Element) -> Tag:
        return self.open(self._parents[element])

    def _is_wrapper(self, element: Element) -> bool:
        """Whether a div only holds something together, for the style sheet or for HTML's sake."""
        around = self._parents[element]
        return around.tag == "dl" or _is_note(around) or not _WRAPPERS.isdisjoint(_classes(element))

    def _is_contents(self, element: Element) -> bool:
        return element.tag in {"ol", "li"} and bool(_CONTENTS & self._classes)

    def _inherit_lang(self, element: Element) -> str | None:
        around = self._parents.get(element)
        while around is not None and around.get("lang") is None:
            around = self._parents.get(around)
        return None if around is None else around.get("lang")


def _classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def _is_note(element: Element) -> bool:
    return element.get("role") == "doc-footnote" or (element.tag == "span" and "footnote" in _classes(element))
