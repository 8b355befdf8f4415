"""A Fragment for the press: an HTML document whose inner links can be found again, and the page it is set on.

This is the one place where the editions part: notes that print sets at the foot of the page move to their references,
and an index gets the lines that its columns need.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from urllib.parse import quote

import jinja2
from lxml import etree

from book.apparatus.note_heads import NoteHeads
from book.manifest.schema import Manifest
from book.model.book import UNTITLED_KINDS, Book, Division, DivisionKind
from book.render.columns import prepare_columns
from book.render.elements import EPUB_TYPE, XHTML, XML_LANG, parse_element
from book.render.fragment import AT_FOOT, NOTE_HEAD, NOTE_HEADS, NOTE_PAGE, STAND_IN, Fragment

LINK_SCHEME = "octavo:"
"""Links inside the book leave layout as addresses of this scheme, and become destinations at the merge."""

_SMALLEST_INDEX = 8.0  # points (IX-60)
_HEADLESS = UNTITLED_KINDS | {DivisionKind.PART}
_LISTS = {
    *(DivisionKind.CONTENTS, DivisionKind.ILLUSTRATIONS, DivisionKind.PLATES, DivisionKind.TABLES),
    *(DivisionKind.ABBREVIATIONS, DivisionKind.INDEX),
}
_PHRASING = {"a", "br", "cite", "code", "em", "i", "img", "span", "strong", "sub", "sup"}  # may stand in a paragraph


def print_document(fragment: Fragment, *, continued: str = "", heads: NoteHeads | None = None) -> str:
    """The fragment as a complete document in HTML syntax, for layout. `continued` is the word that indexes need,
    `heads` are those of collected notes."""
    section = parse_element(fragment.xhtml)
    prepare_columns(section, continued)
    for ordered in section.iter(f"{{{XHTML}}}ol"):
        if ordered.get("start") is not None:  # the layout engine goes by the style sheet alone
            ordered.set("style", f"counter-reset: list-item {int(ordered.get('start', '1')) - 1}")
    _move_notes_to_foot(section, fragment.lang)
    for element in section.iter(etree.Element):
        element.tag = etree.QName(element).localname
        for attribute in (EPUB_TYPE, XML_LANG):
            element.attrib.pop(attribute, None)
        href = element.get("href")
        if element.tag == "a" and href is not None and href.startswith("#"):
            element.set("href", LINK_SCHEME + href[1:])
        if element.tag == "img":
            element.set("src", quote(element.get("src", "")))
    etree.cleanup_namespaces(section)
    html = etree.Element("html", lang=fragment.lang)
    if heads is not None:
        _prepare_heads(html, section, heads)
    head = etree.SubElement(html, "head")
    etree.SubElement(head, "meta", charset="utf-8")
    etree.SubElement(head, "title").text = fragment.title
    etree.SubElement(html, "body").append(section)
    text: str = etree.tostring(html, encoding="unicode", method="html")
    return "<!DOCTYPE html>\n" + text


def _prepare_heads(html: etree._Element, section: etree._Element, heads: NoteHeads) -> None:
    """Have the document say what the running heads of its pages are made from: layout alone knows what stands where."""
    for name, words in zip(NOTE_HEADS, (heads.note_to_page, heads.notes_to_page, heads.notes_to_pages), strict=True):
        html.set(name, words)
    for element in section.iter("div"):
        page = heads.pages.get(element.get("id") or "")
        if page is not None:
            element.set(NOTE_PAGE, page)


def _move_notes_to_foot(section: etree._Element, lang: str) -> None:
    """Put each note of the foot into the place of its reference, in the language of the division, its mark beside it.

    A note without a mark goes before the title, and so before notes to its words. What is left empty is taken away.
    """
    name = f"{{{XHTML}}}"
    notes = {
        element.get("id"): element
        for element in section.iter(f"{name}div")
        if element.get("role") == "doc-footnote" and AT_FOOT in (element.get("class") or "").split()
    }
    if not notes:
        return
    anchors = {element.get("id"): element for element in section.iter(etree.Element) if element.get("id")}
    for note in notes.values():
        for way_back in note.iter(f"{name}a"):
            if "note-return" in (way_back.get("class") or "").split():
                reference = etree.Element(f"{name}a", role="doc-noteref", href=f"#{note.get('id')}")
                reference.set("class", "unmarked")
                anchors[(way_back.get("href") or "").removeprefix("#")].insert(0, reference)
    lists = {id(ordered): ordered for note in notes.values() for ordered in note.iterancestors(f"{name}ol")}
    for reference in list(section.iter(f"{name}a")):
        found = notes.get((reference.get("href") or "").removeprefix("#"))
        if reference.get("role") == "doc-noteref" and found is not None:
            _put_note(found, reference, lang)
    for ordered in lists.values():
        for item in [item for item in ordered if len(item) == 0]:
            ordered.remove(item)
        around = ordered.getparent()
        if len(ordered) == 0 and around is not None and around.getparent() is not None:
            around.getparent().remove(around)


def _put_note(note: etree._Element, reference: etree._Element, lang: str) -> None:
    """Make a reference a note at the foot of its page.

    In HTML syntax a block would end the paragraph that it stands in, so the blocks of a note are written as spans that
    say what they stand for.
    """
    name = f"{{{XHTML}}}"
    mark, tail, identifier = reference.text or "", reference.tail, reference.get("id")
    classes = [one for one in (reference.get("class") or "").split() if one != "noteref"]
    reference.clear()
    reference.tag = f"{name}span"
    reference.tail = tail
    reference.set("class", " ".join(("footnote", *classes)))
    reference.set("lang", lang)
    reference.set("data-number", mark)
    if identifier is not None:
        reference.addprevious(etree.Element(f"{name}span", id=identifier))
    reference.append(note)
    for element in note.iter(etree.Element):
        local = etree.QName(element).localname
        if local not in _PHRASING:
            element.tag = f"{name}span"
            element.set(STAND_IN, local)
        element.attrib.pop("role", None)


def print_stylesheet(division: Division, book: Book, manifest: Manifest) -> str:
    """The style sheet of a division's pages: their geometry and running heads. The design comes after it.

    A division's first page has no head; those of collected notes have each its own.
    """
    edition = manifest.editions.print
    margins = edition.margins
    type_height = edition.trim.height - margins.top.points - margins.bottom.points
    if division.kind is DivisionKind.NOTES and division.generated:
        verso_head = recto_head = f"string({NOTE_HEAD})"
    else:
        verso_head, recto_head = map(quote_css, _running_heads(division, book, manifest))
    page: str = _page_template().render(
        width=_points(edition.trim.width),
        height=_points(edition.trim.height),
        bleed=_points(edition.bleed.points) if edition.bleed.points else None,
        margins={side: _points(getattr(margins, side).points) for side in ("top", "bottom", "inside", "outside")},
        family=quote_css(edition.font.family),
        size=_points(edition.size.points),
        leading=_points(edition.leading.points),
        footnote_gap=_points(edition.leading.points * 0.3),
        footnote_most=_points(type_height - 4.3 * edition.leading.points),
        index_size=_points(min(edition.size.points, max(edition.size.points * 0.84, _SMALLEST_INDEX))),
        head_size=_points(edition.size.points * 0.84),
        head_gap=_points(edition.leading.points * 0.9),
        type_height=_points(type_height),
        heads=division.kind not in _HEADLESS,
        verso_head=verso_head,
        recto_head=recto_head,
    )
    return page + "\n"


@cache
def print_design() -> str:
    """The style sheet of the print edition that all divisions share."""
    return (files("book") / "styles" / "print.css").read_text(encoding="utf-8")


@cache
def _page_template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files("book") / "templates")),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # CSS, with its strings quoted by quote_css
    )
    return environment.get_template("page.css")


def specimen_stylesheet(manifest: Manifest) -> str:
    """The style sheet of the page that shows the characters of folios, each in a paragraph."""
    edition = manifest.editions.print
    return (
        f"@page {{ size: {_points(edition.trim.width)}pt {_points(edition.trim.height)}pt; margin: 36pt }}\n"
        f"html {{ font-family: {quote_css(edition.font.family)}; font-size: {_points(edition.size.points * 0.92)}pt;"
        f" line-height: 1.2; font-variant-numeric: oldstyle-nums proportional-nums }}\n"
        f"body, p {{ margin: 0 }}\n"
    )


def measure(manifest: Manifest) -> float:
    """The width of the type area, in points."""
    edition = manifest.editions.print
    return edition.trim.width - edition.margins.inside.points - edition.margins.outside.points


def _running_heads(division: Division, book: Book, manifest: Manifest) -> tuple[str, str]:
    """Verso: the part, or the book's title; recto: the division. Lists have their own title on both sides (IX-60)."""
    part = book.division(division.part) if division.part is not None else None
    own = division.running_head
    if part is not None:
        return part.running_head, own
    if division.kind in _LISTS:
        return own, own
    return manifest.title, own


def quote_css(text: str) -> str:
    """A CSS string: nothing in the text can end it."""
    safe = "".join(
        character if character.isalnum() or character in " .,;:!?()-–—’‘“”«»" else f"\\{ord(character):x} "
        for character in text
    )
    return f'"{safe}"'


def _points(length: float) -> str:
    return f"{length:.4f}".rstrip("0").rstrip(".")
