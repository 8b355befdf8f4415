"""The EPUB put together: from inputs to the finished file (EP-10 to EP-16, MD-30).

`write_epub` is the whole way on one page. EbookLib writes the package document and the container from our own bytes,
navigation and NCX; it is used through its public interface, and what it leaves to chance is settled afterwards.
"""

from __future__ import annotations

import contextlib
import io
import os
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ebooklib import epub
from lxml import etree

from book import __version__
from book.diagnostics import MachineError, Report
from book.epub.accessibility import inspect_accessibility
from book.epub.archive import pack_archive
from book.epub.documents import (
    ContentDocument,
    map_anchors,
    open_fragments,
    read_headings,
    remove_print_only,
    rewrite_links,
    write_cover,
    write_documents,
)
from book.epub.files import NAVIGATION, STYLESHEET, EpubFile
from book.epub.fonts import embed_fonts, write_font_rules
from book.epub.images import moves, place_images, read_cover
from book.epub.inputs import EpubInputs
from book.epub.metadata import IDENTIFIER_ID, MetadataEntry, describe_package, publication_identifier
from book.epub.navigation import list_landmarks, trace_contents, write_navigation, write_ncx
from book.epub.page_breaks import insert_page_breaks, list_page_breaks
from book.epub.xhtml import parse_xml
from book.model.book import UNTITLED_KINDS, DivisionKind
from book.render.elements import XML_LANG

_FOLDER = "EPUB"
_PACKAGE = f"{_FOLDER}/content.opf"
_OPTIONS = {
    "epub3_pages": False,  # it would list every note reference
    "epub3_landmark": False,
    "epub2_guide": False,
    "raise_exceptions": True,
    "compresslevel": 0,  # the archive is packed again
}


def write_epub(inputs: EpubInputs, target: Path, report: Report) -> None:
    """Write the EPUB edition to `target`, which appears complete or not at all.

    It is written whatever is found in the book (EPB-001 to EPB-005, and what `book.images` finds): a link without a
    target is left out, an image that cannot be shown gives way to its words. Whether such an EPUB is wanted, the
    caller decides by the report. Raises MachineError where the file cannot be written.
    """
    manifest, words, lang = inputs.manifest, inputs.words, inputs.manifest.language

    documents = open_fragments(inputs.fragments)
    insert_page_breaks(
        {document.division: document.root for document in documents},
        inputs.page_map.starts,
        inputs.page_map.folios if inputs.page_map.starts else (),
        report,
    )
    remove_print_only(documents)
    anchors = map_anchors(documents, report)
    rewrite_links(documents, anchors, report)
    images = place_images(documents, inputs.root, inputs.fonts, report)
    cover_image = manifest.editions.epub.cover
    cover = read_cover(cover_image, inputs.root, report) if cover_image else None

    roots = {document.name: document.root for document in documents}
    page_breaks = list_page_breaks(roots)
    points = trace_contents(inputs.contents, anchors, read_headings(documents), report)
    names = {document.division: document.name for document in documents}
    landmarks = list_landmarks(inputs.divisions, names, words, cover=cover is not None)
    accessibility = inspect_accessibility(
        list(roots.values()), inputs.stylesheet, moving=any(moves(image) for image in images)
    )
    pages = (inputs.page_map_digest or "") if page_breaks else None
    metadata = describe_package(manifest, accessibility, page_map=pages)

    title = manifest.title
    readable = [write_navigation(points, landmarks, page_breaks, title=title, lang=lang, words=words)]
    if cover is not None:
        alt = f"{words.cover}: {title}"
        readable.append(write_cover(cover.name, title=words.cover, alt=alt, lang=lang))
    readable.extend(write_documents(documents))
    fonts = embed_fonts(inputs.fonts, [inputs.stylesheet, *(file.content.decode() for file in readable)])
    stylesheet = write_font_rules(fonts) + inputs.stylesheet
    files = [
        *readable,
        EpubFile(name=STYLESHEET, media_type="text/css", content=stylesheet.encode()),
        write_ncx(points, page_breaks, identifier=publication_identifier(manifest), title=title, lang=lang),
        *([cover] if cover is not None else ()),
        *images,
        *(file for _, file in fonts),
    ]
    spine = _order_spine(inputs, documents, readable)
    _move_into_place(_pack(files, spine, metadata, lang, inputs.modified), target)


def _order_spine(
    inputs: EpubInputs, documents: Sequence[ContentDocument], readable: Sequence[EpubFile]
) -> list[EpubFile]:
    """The documents in reading order: the cover, then the divisions.

    Where no division is the contents, the navigation document stands behind the display pages.
    """
    kinds = {division.id: division.kind for division in inputs.divisions}
    order = [document.name for document in documents]
    if not any(kinds.get(document.division) is DivisionKind.CONTENTS for document in documents):
        titled = [d.name for d in documents if kinds.get(d.division) not in UNTITLED_KINDS]
        order.insert(order.index(titled[0]) if titled else len(order), NAVIGATION)
    by_name = {file.name: file for file in readable}
    covers = [name for name in by_name if name not in order and name != NAVIGATION]
    return [by_name[name] for name in (*covers, *order)]


def _pack(
    files: Sequence[EpubFile],
    spine: Sequence[EpubFile],
    metadata: Sequence[MetadataEntry],
    lang: str,
    modified: datetime,
) -> bytes:
    """The archive, with package document and container as EbookLib writes them."""
    book = epub.EpubBook()
    book.FOLDER_NAME = _FOLDER
    book.IDENTIFIER_ID = IDENTIFIER_ID
    book.metadata.clear()  # a random identifier
    for entry in metadata:
        book.add_metadata("DC" if entry.dublin_core else None, entry.name, entry.text, entry.attributes)
    book.add_metadata("OPF", "generator", "", {"name": "generator", "content": f"Octavo {__version__}, EbookLib"})
    for file in files:
        # A plain item, whatever it is: EbookLib rebuilds what it knows to be XHTML.
        item = epub.EpubItem(uid=file.id, file_name=file.name, media_type=file.media_type, content=file.content)
        item.properties = list(file.properties)
        book.add_item(item)
        if "cover-image" in file.properties:
            book.add_metadata("OPF", "cover", "", {"name": "cover", "content": file.id})
    book.spine = [file.id for file in spine]

    written = io.BytesIO()
    epub.write_epub(written, book, {**_OPTIONS, "mtime": modified.astimezone(UTC)})
    with zipfile.ZipFile(written) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[_PACKAGE] = _settle_package(members[_PACKAGE], lang)
    return pack_archive(members)


def _settle_package(package: bytes, lang: str) -> bytes:
    """The package document with its language (EP-30), and without a prefix that is reserved and not used."""
    root = parse_xml(package)
    root.set(XML_LANG, lang)
    root.attrib.pop("prefix", None)
    settled: bytes = etree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + settled + b"\n"


def _move_into_place(content: bytes, target: Path) -> None:
    beside = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        os.replace(beside, target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise MachineError(f"{target} cannot be written: {error.strerror}") from error
