"""Making XHTML elements: names, attributes, and text in its place before or behind a child."""

from __future__ import annotations

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE = f"{{{OPS}}}type"
_NAMESPACES = {None: XHTML, "epub": OPS}


def make_element(name: str, **attributes: str | None) -> etree._Element:
    """An XHTML element. Attributes are named `class_`, `epub_type`, `aria_label`; `lang` sets xml:lang as well."""
    element = etree.Element(f"{{{XHTML}}}{name}", nsmap=_NAMESPACES)
    for key, value in attributes.items():
        if value is None or value == "":
            if key == "alt":
                element.set("alt", "")
            continue
        if key == "epub_type":
            element.set(EPUB_TYPE, value)
        elif key == "lang":
            element.set("lang", value)
            element.set(XML_LANG, value)
        else:
            element.set(key.rstrip("_").replace("_", "-"), value)
    return element


def add_element(parent: etree._Element, name: str, **attributes: str | None) -> etree._Element:
    """A new last child."""
    element = make_element(name, **attributes)
    parent.append(element)
    return element


def add_text(parent: etree._Element, text: str) -> None:
    """Text behind whatever the element holds so far."""
    if len(parent):
        last = parent[-1]
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def serialize(element: etree._Element) -> str:
    """The element as XHTML, namespaces declared on it."""
    xhtml: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return xhtml


def parse_element(xhtml: str) -> etree._Element:
    """The element that a string of XHTML holds. Raises etree.XMLSyntaxError for anything malformed."""
    return etree.fromstring(xhtml, etree.XMLParser(resolve_entities=False, no_network=True))
