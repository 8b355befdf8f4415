"""What an index needs to be set in columns: the lines that name an entry again.

In comes the section of an index in a document for layout, epub:type attributes and all; it changes in place. Layout
takes the lines from behind the entries and puts each where a column begins inside its entry, or nowhere.
"""

from __future__ import annotations

from lxml import etree

from book.render.elements import EPUB_TYPE, XHTML
from book.render.fragment import REPEATED

_LONG = 100  # characters of a paragraph that is worth dividing: it has four lines
_NAME = f"{{{XHTML}}}"


def prepare_columns(section: etree._Element, continued: str) -> None:
    """Add a line for every entry that a column may end within: "Bolshevik Party (*continued*)" (IX-65).

    `continued` is the word.
    """
    holder = next((one for one in section.iter(f"{_NAME}div") if "columns" in one.get("class", "").split()), None)
    if holder is None or "index" not in section.get("class", "").split():
        return
    lines = etree.Element(f"{_NAME}div")
    for item in holder.iter(f"{_NAME}li"):
        heading = next((one for one in item.iter() if one.get(EPUB_TYPE) == "index-term"), None)
        if heading is None:
            continue
        if len(item) > 1 or len("".join(item.itertext())) >= _LONG:
            level = sum(1 for _ in item.iterancestors(f"{_NAME}li")) + 1
            lines.append(_name_again(heading, item.get("id", ""), level, continued))
    holder.append(lines)


def _name_again(heading: etree._Element, name: str, level: int, continued: str) -> etree._Element:
    line = etree.Element(f"{_NAME}div", {"class": f"entry continued level-{level}", REPEATED: name})
    copy = _copy_words(heading, name)
    copy.tail = " ("
    line.append(copy)
    word = etree.SubElement(line, f"{_NAME}i", {REPEATED: name})
    word.text, word.tail = continued, ")"
    return line


def _copy_words(element: etree._Element, name: str) -> etree._Element:
    """An element and what is in it, without ids and links."""
    kept = {key: value for key, value in element.attrib.items() if key in {"class", "lang", "dir"}}
    tag = f"{_NAME}span" if element.tag == f"{_NAME}a" else element.tag
    copy = etree.Element(tag, {**kept, REPEATED: name})
    copy.text, copy.tail = element.text, element.tail
    copy.extend(_copy_words(child, name) for child in element)
    return copy
