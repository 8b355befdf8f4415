"""The images of the book, taken into the EPUB: JPEG, PNG and SVG files from the book's folder (EP-02, EP-13).

Trees with images named as in the manuscript come in; out go the files, and the trees name them. Whether a file may be
shown, `book.images` says, of every file again: it says it for both editions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from lxml import etree

from book.diagnostics import Report
from book.epub.documents import ContentDocument
from book.epub.drawings import embed_letters
from book.epub.files import EpubFile, ascii_name
from book.epub.xhtml import iter_xhtml, parse_xml, replace_element
from book.fonts import FontFace
from book.images import inspect_image
from book.render.elements import make_element
from book.source import Span

_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg"}
_FOLDER = "images/"
_MOTION = frozenset({"animate", "animateColor", "animateMotion", "animateTransform", "set"})
_MOTION_STYLE = re.compile(r"@keyframes|\b(animation|transition)\b", re.IGNORECASE)


def place_images(
    documents: Sequence[ContentDocument], root: Path, faces: Sequence[FontFace], report: Report
) -> tuple[EpubFile, ...]:
    """Read the images that the documents show and name the files in them; each image once, in order of appearance.

    `root` is the book's folder; drawings take the letters they need from `faces` along. An image that cannot be used is
    reported, as its figure was before, and left out: its alternative text stands in its place.
    """
    files: dict[str, EpubFile | None] = {}
    for document in documents:
        for image in list(iter_xhtml(document.root, "img")):
            source = image.get("src", "")
            if source not in files:
                taken = {file.name.removeprefix(_FOLDER) for file in files.values() if file is not None}
                files[source] = _read_image(source, root, taken, faces, document.span, report)
            file = files[source]
            if file is None:
                words = make_element("span")
                words.text = image.get("alt")
                replace_element(image, [words])
            else:
                image.set("src", file.name)
    return tuple(file for file in files.values() if file is not None)


def read_cover(source: str, root: Path, report: Report) -> EpubFile | None:
    """The cover's file. EPB-005 for a drawing: a cover is a JPEG or PNG image."""
    span = Span(source, 0)
    image = inspect_image(root, source, span, report)
    if image is None:
        return None
    if image.media_type == "image/svg+xml":
        report.add("EPB-005", span, image=source)
        return None
    content = Path(root, image.path).read_bytes()
    name = "cover" + _SUFFIXES[image.media_type]
    return EpubFile(name=name, media_type=image.media_type, content=content, properties=("cover-image",))


def moves(file: EpubFile) -> bool:
    """Whether an image is more than a still one: an animated PNG, or a drawing with motion in it."""
    if file.media_type == "image/png":
        return b"acTL" in file.content[: file.content.find(b"IDAT")]
    if file.media_type != "image/svg+xml":
        return False
    for element in parse_xml(file.content).iter(etree.Element):
        name = etree.QName(element).localname
        style = (element.text or "") if name == "style" else element.get("style", "")
        if name in _MOTION or _MOTION_STYLE.search(style):
            return True
    return False


def _read_image(
    source: str, root: Path, taken: set[str], faces: Sequence[FontFace], span: Span, report: Report
) -> EpubFile | None:
    image = inspect_image(root, source, span, report)
    if image is None:
        return None
    name = _FOLDER + ascii_name(PurePosixPath(source).stem, _SUFFIXES[image.media_type], taken)
    content = Path(root, image.path).read_bytes()
    if image.media_type == "image/svg+xml":
        content = embed_letters(content, faces)
    return EpubFile(name=name, media_type=image.media_type, content=content)
