"""The text of an EPUB in the order of its spine, read from the finished file.

In comes the path of an EPUB; out come its documents with their pieces of text and the alternative texts of their
images. Nothing that made the EPUB is asked.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from book.check.units import Sheet, make_runs

_XHTML = "{http://www.w3.org/1999/xhtml}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_ID = re.compile(rb"""\bid\s*=\s*["']([^"']*)["']""")
_UNSEEN = {f"{_XHTML}{name}" for name in ("head", "script", "style", "template")}


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubDocument:
    """A document of the spine. `ids` are those of its elements; `alternatives` the alt of every image in it."""

    sheet: Sheet
    ids: frozenset[str]
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EpubMember:
    """A file of the spine, not read yet. `ids` are those of its elements, and whatever in its text looks like one."""

    name: str
    content: bytes
    digest: str
    ids: frozenset[str]

    @classmethod
    def of(cls, name: str, content: bytes) -> EpubMember:
        """A file by its name, with its content."""
        ids = frozenset(found.decode("utf-8", "replace") for found in _ID.findall(content))
        return cls(name, content, hashlib.sha256(content).hexdigest(), ids)

    def read(self) -> EpubDocument:
        """What is in it."""
        return _read_document(self.name, self.content)


def read_epub(path: Path) -> tuple[EpubDocument, ...]:
    """The documents of the spine, in order."""
    return tuple(member.read() for member in open_epub(path))


def open_epub(path: Path) -> tuple[EpubMember, ...]:
    """The files of the spine, in order."""
    with zipfile.ZipFile(path) as archive:
        container = _parse(archive.read("META-INF/container.xml"))
        package_name = next(container.iter(f"{_CONTAINER}rootfile")).get("full-path")
        package = _parse(archive.read(package_name))
        items = {item.get("id"): item.get("href") for item in package.iter(f"{_PACKAGE}item")}
        names = [unquote(items[reference.get("idref")]) for reference in package.iter(f"{_PACKAGE}itemref")]
        folder = posixpath.dirname(package_name)
        return tuple(EpubMember.of(name, archive.read(posixpath.join(folder, name))) for name in names)


def read_epub_page_map(path: Path) -> str | None:
    """The digest of the page map that an EPUB says its page breaks are those of."""
    with zipfile.ZipFile(path) as archive:
        container = _parse(archive.read("META-INF/container.xml"))
        package = _parse(archive.read(next(container.iter(f"{_CONTAINER}rootfile")).get("full-path")))
    named = {meta.get("name"): meta.get("content") for meta in package.iter(f"{_PACKAGE}meta")}
    return named.get("page-map")


def _read_document(name: str, content: bytes) -> EpubDocument:
    root = _parse(content)
    return EpubDocument(
        sheet=Sheet(name=name, runs=make_runs(_iter_text(root))),
        ids=frozenset(filter(None, (element.get("id") for element in root.iter(etree.Element)))),
        alternatives=tuple(image.get("alt") or "" for image in root.iter(f"{_XHTML}img")),
    )


def _iter_text(element: etree._Element) -> Iterator[str]:
    """The text of an element piece by piece, but for what no reader is shown."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return
    yield element.text or ""
    for child in element:
        yield from _iter_text(child)
        yield child.tail or ""


def _parse(content: bytes) -> etree._Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
