"""The ways into the EPUB: the navigation document (EP-20 to EP-22), and the NCX for older reading systems (EP-16).

Contents entries, divisions and page breaks come in, with the address of every anchor; both files go out. They
stand beside the package document, so that their links are the names of files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from book.diagnostics import Report
from book.epub.files import COVER, NAVIGATION, NCX, NCX_TYPE, STYLESHEET, XHTML_TYPE, EpubFile
from book.epub.inputs import EpubWords
from book.epub.page_breaks import PageBreak
from book.epub.xhtml import serialize_document
from book.model.apparatus import ContentsEntry
from book.model.book import Division, DivisionKind, Matter
from book.render.elements import XML_LANG, add_element, make_element
from book.source import Span

DEEPEST = 3
"""How many levels of the contents the navigation shows."""

_DAISY = "http://www.daisy.org/z3986/2005/ncx/"
_LANDMARKS = {
    DivisionKind.TITLE_PAGE: "titlepage",
    DivisionKind.CONTENTS: "toc",
    DivisionKind.ILLUSTRATIONS: "loi",
    DivisionKind.TABLES: "lot",
    DivisionKind.NOTES: "endnotes",
    DivisionKind.GLOSSARY: "glossary",
    DivisionKind.BIBLIOGRAPHY: "bibliography",
    DivisionKind.INDEX: "index",  # IX-79
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the navigation: its words and where it leads."""

    label: str
    href: str
    children: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A place that every reader looks for. `type` is an epub:type."""

    type: str
    label: str
    href: str


def trace_contents(
    contents: Sequence[ContentsEntry],
    anchors: Mapping[str, str],
    headings: Mapping[str, str],
    report: Report,
    depth: int = 1,
) -> tuple[Point, ...]:
    """The contents as points, to the third level, in the words of the headings they lead to (EP-20).

    EPB-001 for an entry whose anchor has no place in the EPUB.
    """
    points = []
    for entry in contents:
        href = anchors.get(entry.anchor)
        if href is None:
            report.add("EPB-001", Span(f"EPUB/{NAVIGATION}", 0), anchor=entry.anchor, text=entry.title_text)
            continue
        if entry.anchor == entry.division:
            href = href.partition("#")[0]
        children = trace_contents(entry.children, anchors, headings, report, depth + 1) if depth < DEEPEST else ()
        points.append(Point(label=headings.get(entry.anchor) or entry.title_text, href=href, children=children))
    return tuple(points)


def list_landmarks(
    divisions: Sequence[Division], files: Mapping[str, str], words: EpubWords, *, cover: bool
) -> tuple[Landmark, ...]:
    """The landmarks that the book has, one of a type at most (EP-21).

    `files` names the file of every division that is in the EPUB. Where no division is the contents, the navigation
    document is.
    """
    found: dict[str, Landmark] = {}

    def add(kind: str, label: str, href: str) -> None:
        found.setdefault(kind, Landmark(type=kind, label=label, href=href))

    if cover:
        add("cover", words.cover, COVER)
    for division in divisions:
        if division.id not in files:
            continue
        if (landmark := _LANDMARKS.get(division.kind)) is not None:
            spare = words.title_page if landmark == "titlepage" else words.contents
            add(landmark, division.title_text or spare, files[division.id])
        if division.matter is Matter.BODY:
            add("bodymatter", words.text, files[division.id])
    add("toc", words.contents, f"{NAVIGATION}#toc")
    return tuple(found.values())


def write_navigation(
    points: Sequence[Point],
    landmarks: Sequence[Landmark],
    page_breaks: Sequence[PageBreak],
    *,
    title: str,
    lang: str,
    words: EpubWords,
) -> EpubFile:
    """The navigation document: contents, landmarks, and a page list where the book has page breaks."""
    toc = make_element("nav", epub_type="toc", role="doc-toc", id="toc", aria_labelledby="toc-title")
    add_element(toc, "h1", id="toc-title").text = words.contents
    toc.append(_list([_item(point) for point in points]))
    marks = make_element("nav", epub_type="landmarks", aria_label=words.landmarks, hidden="hidden")
    marks.append(_list([_link(mark.label, mark.href, mark.type) for mark in landmarks]))
    navigations = [toc, marks]
    if page_breaks:
        pages = make_element("nav", epub_type="page-list", role="doc-pagelist", aria_label=words.pages, hidden="hidden")
        pages.append(_list([_link(page.label, page.href) for page in page_breaks]))
        navigations.append(pages)
    content = serialize_document(navigations, title=f"{title}: {words.contents}", lang=lang, stylesheet=STYLESHEET)
    return EpubFile(name=NAVIGATION, media_type=XHTML_TYPE, content=content, properties=("nav",))


def write_ncx(
    points: Sequence[Point], page_breaks: Sequence[PageBreak], *, identifier: str, title: str, lang: str
) -> EpubFile:
    """The same for EPUB 2 reading systems. `identifier` is the publication's own."""
    ncx = etree.Element(f"{{{_DAISY}}}ncx", nsmap={None: _DAISY})
    ncx.set("version", "2005-1")
    ncx.set(XML_LANG, lang)
    head = _ncx(ncx, "head")
    _ncx(head, "meta", name="dtb:uid", content=identifier)
    _ncx(head, "meta", name="dtb:depth", content=str(_depth(points)))
    _ncx(head, "meta", name="dtb:totalPageCount", content=str(len(page_breaks)))
    numbers = [int(page.label) for page in page_breaks if page.label.isdecimal()]
    _ncx(head, "meta", name="dtb:maxPageNumber", content=str(max(numbers, default=0)))
    _ncx_label(ncx, "docTitle", title)
    _add_points(_ncx(ncx, "navMap"), points, "point")
    if page_breaks:
        pages = _ncx(ncx, "pageList")
        for count, page in enumerate(page_breaks, start=1):
            kind = "normal" if page.label.isdecimal() else "front"
            target = _ncx(pages, "pageTarget", id=f"target-{count}", type=kind)
            _ncx_label(target, "navLabel", page.label)
            _ncx(target, "content", src=page.href)
    content: bytes = etree.tostring(ncx, encoding="utf-8")
    declaration = b'<?xml version="1.0" encoding="utf-8"?>\n'
    return EpubFile(name=NCX, media_type=NCX_TYPE, content=declaration + content + b"\n")


def _list(items: Sequence[etree._Element]) -> etree._Element:
    ordered = make_element("ol")
    ordered.extend(items)
    return ordered


def _link(label: str, href: str, kind: str | None = None) -> etree._Element:
    item = make_element("li")
    add_element(item, "a", href=href, epub_type=kind).text = label
    return item


def _item(point: Point) -> etree._Element:
    item = _link(point.label, point.href)
    if point.children:
        item.append(_list([_item(child) for child in point.children]))
    return item


def _depth(points: Sequence[Point]) -> int:
    return max((1 + _depth(point.children) for point in points), default=0)


def _ncx(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_DAISY}}}{tag}", attributes)


def _ncx_label(parent: etree._Element, tag: str, text: str) -> None:
    _ncx(_ncx(parent, tag), "text").text = text


def _add_points(parent: etree._Element, points: Sequence[Point], prefix: str) -> None:
    for count, point in enumerate(points, start=1):
        element = _ncx(parent, "navPoint", id=f"{prefix}-{count}")
        _ncx_label(element, "navLabel", point.label)
        _ncx(element, "content", src=point.href)
        _add_points(element, point.children, f"{prefix}-{count}")
