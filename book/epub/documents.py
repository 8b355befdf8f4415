"""From fragments to the documents of the EPUB.

Fragments come in and become trees, one file a division. Print-only elements go, links are turned to the files their
anchors are in, images to the files they become; then each tree is written as a complete document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from book.diagnostics import Report
from book.epub.files import COVER, NAVIGATION, STYLESHEET, XHTML_TYPE, EpubFile, ascii_name
from book.epub.page_breaks import is_page_break
from book.epub.xhtml import (
    HEADINGS,
    MATHML,
    SVG,
    iter_xhtml,
    local_name,
    rename_element,
    replace_element,
    serialize_document,
)
from book.render.elements import XML_LANG, add_element, make_element, parse_element
from book.render.fragment import Fragment
from book.source import Span

_NO_LINK = frozenset({"id", "class", "lang", XML_LANG, "dir"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentDocument:
    """A division on its way into the EPUB: the name of its file, and its element, still to be changed."""

    name: str
    division: str
    title: str
    lang: str
    root: etree._Element

    @property
    def span(self) -> Span:
        """Where diagnostics about it point."""
        return Span(f"EPUB/{self.name}", 0)


def open_fragments(fragments: Sequence[Fragment]) -> tuple[ContentDocument, ...]:
    """A document for every fragment, in the same order; its file is named after the division."""
    names = {COVER, NAVIGATION}
    documents = []
    for fragment in fragments:
        name = ascii_name(fragment.division, ".xhtml", names)
        names.add(name)
        root = parse_element(fragment.xhtml)
        documents.append(
            ContentDocument(name=name, division=fragment.division, title=fragment.title, lang=fragment.lang, root=root)
        )
    return tuple(documents)


def remove_print_only(documents: Sequence[ContentDocument]) -> None:
    """Take out what is for the print edition alone (EP-40): elements of class "print-only". Page markers stay."""
    for document in documents:
        for element in list(iter_xhtml(document.root)):
            if "print-only" in (element.get("class") or "").split() and element is not document.root:
                replace_element(element, [inner for inner in iter_xhtml(element) if is_page_break(inner)])


def map_anchors(documents: Sequence[ContentDocument], report: Report) -> dict[str, str]:
    """The address of every anchor: "n-12" to "notes.xhtml#n-12", a division's id to its file at least.

    EPB-002 for an id that stands twice.
    """
    anchors: dict[str, str] = {}
    for document in documents:
        for element in document.root.iter(etree.Element):
            identifier = element.get("id")
            if identifier is None:
                continue
            if identifier in anchors:
                first = anchors[identifier].partition("#")[0]
                report.add("EPB-002", document.span, anchor=identifier, first=first)
            else:
                anchors[identifier] = f"{document.name}#{identifier}"
    for document in documents:
        anchors.setdefault(document.division, document.name)
    return anchors


def read_headings(documents: Sequence[ContentDocument]) -> dict[str, str]:
    """The words of headings, without note references: by the heading's id, and the first one by its division's."""
    headings: dict[str, str] = {}
    for document in documents:
        for heading in iter_xhtml(document.root, *HEADINGS):
            words = " ".join("".join(_iter_words(heading)).split())
            headings.setdefault(document.division, words)
            if (identifier := heading.get("id")) is not None:
                headings.setdefault(identifier, words)
    return headings


def rewrite_links(documents: Sequence[ContentDocument], anchors: Mapping[str, str], report: Report) -> None:
    """Turn links from `#anchor` to the file the anchor is in. EPB-001, and no link, for an anchor without a place."""
    for document in documents:
        for link in list(iter_xhtml(document.root, "a")):
            href = link.get("href")
            if href is None or not href.startswith("#"):
                continue
            target = anchors.get(href[1:])
            if target is None:
                report.add("EPB-001", document.span, anchor=href[1:], text=" ".join("".join(link.itertext()).split()))
                rename_element(link, "span", keep=_NO_LINK)
            else:
                link.set("href", target.removeprefix(document.name) if "#" in target else target)


def write_documents(documents: Sequence[ContentDocument]) -> tuple[EpubFile, ...]:
    """The documents' files. The trees are used up."""
    return tuple(
        EpubFile(
            name=document.name,
            media_type=XHTML_TYPE,
            properties=_properties(document.root),
            content=serialize_document(
                [document.root], title=document.title, lang=document.lang, stylesheet=STYLESHEET
            ),
        )
        for document in documents
    )


def write_cover(image: str, *, title: str, alt: str, lang: str) -> EpubFile:
    """The document that shows the cover. `image` is the name of the cover's file."""
    section = make_element("section", epub_type="cover", class_="cover")
    add_element(section, "img", src=image, alt=alt, role="doc-cover")
    content = serialize_document([section], title=title, lang=lang, stylesheet=STYLESHEET)
    return EpubFile(name=COVER, media_type=XHTML_TYPE, content=content)


def _properties(root: etree._Element) -> tuple[str, ...]:
    """The properties that a document's content asks for (EP-12)."""
    namespaces = {etree.QName(element).namespace for element in root.iter(etree.Element)}
    return tuple(name for name, namespace in (("mathml", MATHML), ("svg", SVG)) if namespace in namespaces)


def _iter_words(element: etree._Element) -> Iterator[str]:
    """The text of an element piece by piece, without note references; a line break is a space."""
    if element.get("role") != "doc-noteref":
        yield " " if local_name(element) == "br" else element.text or ""
        for child in element:
            yield from _iter_words(child)
            yield child.tail or ""
