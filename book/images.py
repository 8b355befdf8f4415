"""The images of a book: found, looked into, and measured. What is wrong with one is reported at its figure.

The kind of an image is read from its bytes. An SVG drawing is refused if it could run, fetch or read anything.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from lxml import etree
from PIL import Image
from PIL import ImageFile as ImageFileReader

from book.diagnostics import MachineError, Report
from book.model.book import Book
from book.model.content import Figure
from book.model.walk import iter_blocks, plain_text
from book.source import Span

_DEFAULT_PPI = 300.0
_LEAST_PPI = 200.0
_MOST_PIXELS = 80_000_000  # below the number at which Pillow itself refuses
_MOST_BYTES = 100_000_000
_UNITS = {"": 0.75, "px": 0.75, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0}
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in|pc|)\s*")
_FORBIDDEN_ELEMENTS = {"script", "foreignObject", "iframe", "object", "embed", "audio", "video", "a", "handler", "set"}
_INLINE_IMAGE = re.compile(r"data:image/(?:png|jpeg);base64,")
_URL = re.compile(rf"url\(\s*+['\"]?+\s*+(?!#|{_INLINE_IMAGE.pattern})|@import|image-set\(", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFile:
    """An image of the book. `path` is relative to the book's folder; sizes are points at the image's own resolution.

    `pixels` is the width in pixels, None for a drawing.
    """

    path: str
    media_type: str
    width: float | None
    height: float | None
    pixels: int | None
    digest: str


def inspect_images(
    book: Book, folder: Path, measure: float, report: Report
) -> tuple[dict[str, ImageFile], dict[str, float]]:
    """The images by their paths, and the printed width of each figure's, by its id, as a percentage of the measure.

    `folder` is the book's folder, `measure` the width of the type area in points.
    """
    images: dict[str, ImageFile] = {}
    refused: set[str] = set()
    widths: dict[str, float] = {}
    for division in book.divisions:
        blocks = [*division.blocks, *(block for note in division.notes for block in note.blocks)]
        for block in iter_blocks(blocks):
            if not isinstance(block, Figure) or block.image in refused:
                continue
            image = images.get(block.image) or inspect_image(folder, block.image, block.span, report)
            if image is None:
                refused.add(block.image)
                continue
            images[block.image] = image
            widths[block.id] = _printed_width(block, image, measure)
            _check_resolution(block, image, widths[block.id] * measure / 100, report)
            if block.alt and block.alt == plain_text(block.caption):
                report.add("IMG-011", block.span, image=block.image)
    return images, widths


def inspect_image(folder: Path, path: str, span: Span, report: Report) -> ImageFile | None:
    """Look into one image, or report why it cannot be used. Raises MachineError where it may not be read."""
    root = folder.resolve()
    try:
        location = Path(os.path.realpath(root / path))
        is_file = location.is_file()
    except (OSError, ValueError):  # a name no file can have
        location, is_file = root, False
    if not location.is_relative_to(root):
        report.add("IMG-008", span, image=path)
        return None
    if not is_file:
        found = [Path(os.path.realpath(name)) for name in sorted(root.glob("images/**/*"))]
        names = [str(file.relative_to(root)) for file in found if file.is_relative_to(root) and file.is_file()]
        close = get_close_matches(path, names, n=1)
        report.add("IMG-001", span, image=path, hint=f"did you mean {close[0]}?" if close else f"put it in {path}")
        return None
    try:
        size = location.stat().st_size
        if size > _MOST_BYTES:
            report.add("IMG-007", span, image=path, hint=f"it has {size // 1_000_000} MB: make it smaller")
            return None
        data = location.read_bytes()
    except OSError as error:
        raise MachineError(f"cannot read {path}: {error.strerror}") from error
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return _inspect_drawing(path, data, span, report)
    return _inspect_raster(path, data, span, report)


@contextmanager
def _whole_images_only() -> Iterator[None]:
    """Let Pillow refuse a picture that is cut short. The layout engine, where it is loaded, tells it not to."""
    before, ImageFileReader.LOAD_TRUNCATED_IMAGES = ImageFileReader.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFileReader.LOAD_TRUNCATED_IMAGES = before


def _inspect_raster(path: str, data: bytes, span: Span, report: Report) -> ImageFile | None:
    try:
        with warnings.catch_warnings(), _whole_images_only():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                kind, (width, height), info = image.format, image.size, image.info
                if kind not in {"JPEG", "PNG"}:
                    report.add("IMG-007", span, image=path, hint=f"it is {kind}: save it as JPEG or PNG")
                    return None
                if width * height > _MOST_PIXELS:
                    report.add("IMG-007", span, image=path, hint=f"it is {width} x {height} pixels: make it smaller")
                    return None
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        report.add("IMG-007", span, image=path, hint="it has too many pixels: make it smaller")
        return None
    except (OSError, ValueError, SyntaxError) as fault:
        report.add("IMG-007", span, image=path, hint=f"the file cannot be read ({type(fault).__name__}): save it anew")
        return None
    ppi = float(info.get("dpi", (0, 0))[0]) or _DEFAULT_PPI
    ppi = _DEFAULT_PPI if ppi < 100 else ppi  # 72 and 96 are what a screen grab says, not a wish for print
    return ImageFile(
        path=path,
        media_type=f"image/{kind.lower()}",
        width=width / ppi * 72,
        height=height / ppi * 72,
        pixels=width,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _inspect_drawing(path: str, data: bytes, span: Span, report: Report) -> ImageFile | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        report.add("IMG-007", span, image=path, hint=f"the drawing is not well-formed: {fault.msg}")
        return None
    if etree.QName(root).localname != "svg" or etree.QName(root).namespace != "http://www.w3.org/2000/svg":
        report.add("IMG-007", span, image=path, hint="its root element is not svg of the SVG namespace")
        return None
    forbidden = _find_forbidden(root)
    if forbidden is not None:
        report.add("IMG-009", span, image=path, what=forbidden)
        return None
    width, height = _length(root.get("width")), _length(root.get("height"))
    return ImageFile(
        path=path,
        media_type="image/svg+xml",
        width=width,
        height=height,
        pixels=None,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _find_forbidden(root: etree._Element) -> str | None:
    """The first thing in a drawing that could run, fetch or read something, in words."""
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in etree.tostring(root.getroottree()):
        return "an entity"
    if root.xpath("//processing-instruction()"):  # before the root too, where a style sheet is named
        return "a processing instruction"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name in _FORBIDDEN_ELEMENTS or etree.QName(element).namespace == _XHTML:
            return f"the element {name}"
        if name == "style" and _reads_file("".join(element.itertext())):
            return "a style that reads another file"
        for attribute, value in element.attrib.items():
            local = etree.QName(attribute).localname
            if local.startswith("on"):
                return f"the attribute {local}"
            if local in {"href", "src"} and not value.startswith("#") and not _INLINE_IMAGE.match(value):
                return f"a reference to {value[:60]}"
            if attribute == "{http://www.w3.org/XML/1998/namespace}base":
                return "an address for its references"
            if _reads_file(value):
                return "a style that reads another file"
    return None


def _reads_file(style: str) -> bool:
    """Whether a style sheet or a value of one names anything but a part of its own drawing, escapes or none."""

    def plain(escape: re.Match[str]) -> str:
        return chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2]

    return _URL.search(_CSS_ESCAPE.sub(plain, style)) is not None


def _length(text: str | None) -> float | None:
    """A length of SVG in points; None for a percentage or none at all."""
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _UNITS[found[2]] if found else None


def _printed_width(figure: Figure, image: ImageFile, measure: float) -> float:
    """The width of a figure's image as a percentage of the measure, never more than all of it."""
    if figure.width is not None and figure.width.endswith("%"):
        return float(figure.width[:-1])
    asked = _length(figure.width) or image.width
    return 100.0 if asked is None else min(100.0, asked / measure * 100)


def _check_resolution(figure: Figure, image: ImageFile, width: float, report: Report) -> None:
    if image.pixels is None:
        return
    ppi = image.pixels / (width / 72)
    if ppi < _LEAST_PPI:
        report.add("IMG-010", figure.span, image=figure.image, ppi=round(ppi))
