"""XHTML in and out of lxml: fragments become trees, trees become the bytes of complete documents.

The bytes are ours from the first to the last: EbookLib would rebuild them. Empty elements are written with an end
tag unless HTML knows them as void, so that a reading system that takes them for HTML reads the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from book.render.elements import XHTML, add_element, make_element

SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PREFIX = f"{{{XHTML}}}"
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})


def parse_xml(source: bytes) -> etree._Element:
    """The root element of an XML document, without comments. Nothing outside it is read, no entity is expanded.

    Raises etree.XMLSyntaxError where it is not well formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(source, parser)


def local_name(element: etree._Element) -> str:
    """The name of an XHTML element ("p"); empty for anything else: SVG, MathML, processing instructions."""
    tag = element.tag
    return tag[len(_PREFIX) :] if isinstance(tag, str) and tag.startswith(_PREFIX) else ""


def iter_xhtml(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The XHTML elements of those names under `root` and `root` itself, in document order; all without names."""
    for element in root.iter():
        if (name := local_name(element)) and (not names or name in names):
            yield element


def rename_element(element: etree._Element, name: str, *, keep: frozenset[str]) -> None:
    """Give an element another name, and only those of its attributes that are in `keep`."""
    element.tag = f"{{{XHTML}}}{name}"
    for key in list(element.attrib):
        if key not in keep:
            del element.attrib[key]


def replace_element(element: etree._Element, others: list[etree._Element]) -> None:
    """Put `others` in the place of an element, leaving the text behind it where it is."""
    parent = element.getparent()
    place = parent.index(element)
    tail = element.tail
    element.tail = None
    parent.remove(element)
    for other in reversed(others):
        other.tail = None
        parent.insert(place, other)
    if tail is None:
        return
    if others:
        others[-1].tail = tail
    elif place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def serialize_document(content: Iterable[etree._Element], *, title: str, lang: str, stylesheet: str) -> bytes:
    """A complete XHTML document whose body holds the elements of `content`, which are moved into it.

    `stylesheet` is the style sheet's name. `lang` stands on the root in both forms
    (EP-30); the body element has no role or epub:type (EP-32).
    """
    html = make_element("html", lang=lang)
    head = add_element(html, "head")
    add_element(head, "meta", charset="utf-8")
    add_element(head, "title").text = title
    add_element(head, "link", rel="stylesheet", type="text/css", href=stylesheet)
    add_element(html, "body").extend(content)
    etree.cleanup_namespaces(html, keep_ns_prefixes=["epub"])
    for element in iter_xhtml(html):
        if len(element) == 0 and not element.text and local_name(element) not in _VOID:
            element.text = ""
    serialized: bytes = etree.tostring(html, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + serialized + b"\n"
