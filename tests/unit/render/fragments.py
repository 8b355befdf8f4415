"""Books rendered to fragments, and fragments as text that people can read and compare."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from book.model.pages import PageMap
from book.paginate.plan import render_book
from book.render.elements import EPUB_TYPE, XHTML, XML_LANG, parse_element
from book.render.fragment import Fragment
from tests.books import MANIFEST, SVG, setting_of

FILES: Mapping[str, str | bytes] = {
    "images/a.svg": SVG,
    "people.yaml": """\
- sort: Smirnov, Ivan
  id: smirnov
  original: Смирнов
  original-lang: ru
  born: 1881
  died: 1936
  note: A *worker*.
- sort: Rozenfeld, Lev
  see: smirnov
""",
    "glossary.yaml": """\
- headword: NEP
  original: нэп
  original-lang: ru
  expansion: New Economic Policy
  definition: x
- headword: New Policy
  see: nep
""",
}
"""What the marks of the examples need."""

_PHRASING = {
    "a", "b", "br", "cite", "code", "dfn", "em", "i", "img", "span", "strong", "sub", "sup",
}  # fmt: skip


def fragments(
    folder: Path, text: str, manifest: str = MANIFEST, files: Mapping[str, str | bytes] = FILES
) -> dict[str, Fragment]:
    """The fragments of a book with one chapter, by division; page numbers are 0."""
    setting = setting_of(folder, {**files, "body/01.md": text}, manifest)
    return {fragment.division: fragment for fragment in render_book(setting, PageMap.empty())}


def show_chapter(folder: Path, text: str, manifest: str = MANIFEST) -> str:
    """The chapter with these words under the title "One", as text."""
    return show(fragments(folder, f"# One\n\n{text}", manifest)["ch-01"])


def show(fragment: Fragment) -> str:
    """A fragment as text, a block a line, set in by depth, white space as it is in words."""
    lines: list[str] = []
    _show(parse_element(fragment.xhtml), 0, lines)
    return "\n".join(lines) + "\n"


def _show(element: etree._Element, depth: int, lines: list[str]) -> None:
    indent = "  " * depth
    if element.tag.removeprefix(f"{{{XHTML}}}") == "pre":
        lines.append(indent + _inline(element))
        return
    held = [child for child in element if child.tag.removeprefix(f"{{{XHTML}}}") not in _PHRASING]
    words = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    if not held or words:
        lines.append(indent + _inline(element))
        return
    lines.append(indent + _open(element) + ">")
    for child in element:
        _show(child, depth + 1, lines)
    lines.append(f"{indent}</{_name(element)}>")


def _inline(element: etree._Element) -> str:
    inside = _escape(element.text or "") + "".join(_inline(child) + _escape(child.tail or "") for child in element)
    if _name(element) not in _PHRASING | {"pre"}:  # line ends at the edges of a block print nothing
        inside = re.sub(r"^\s*\n\s*|\s*\n\s*$", "", inside)
    if not inside and _name(element) in {"br", "hr", "img"}:
        return _open(element) + "/>"
    return f"{_open(element)}>{inside}</{_name(element)}>"


def _open(element: etree._Element) -> str:
    attributes = {
        {EPUB_TYPE: "epub:type", XML_LANG: "xml:lang"}.get(key, key): value for key, value in element.attrib.items()
    }
    return f"<{_name(element)}" + "".join(f' {key}="{_escape(value)}"' for key, value in attributes.items())


def _name(element: etree._Element) -> str:
    namespace, _, name = element.tag.rpartition("}")
    assert namespace == "{" + XHTML, element.tag
    return str(name)


def _escape(text: str) -> str:
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\u00a0", "&nbsp;"), ("\u00ad", "&shy;")):
        text = text.replace(character, name)
    return text
