"""Images: found in the folder, known by their bytes, measured, and refused where they could do harm."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import zlib
from pathlib import Path

import PIL.ImageFile
import pytest
from PIL import Image

from book.diagnostics import Report
from book.images import ImageFile, inspect_image, inspect_images
from book.source import Span
from tests.books import SVG, chapter, places, write_book

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HERE = Span("body/01.md", 3, 1)


def picture(kind: str = "PNG", size: tuple[int, int] = (600, 300), dpi: int | None = None) -> bytes:
    """A picture of one colour."""
    into = io.BytesIO()
    Image.new("RGB", size, "gray").save(into, kind, **({} if dpi is None else {"dpi": (dpi, dpi)}))
    return into.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """The beginning of a PNG of a size that nobody has drawn."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    )


def inspect(folder: Path, content: bytes | str, name: str = "images/a") -> tuple[ImageFile | None, Report]:
    """Write an image into a book and look into it."""
    write_book(folder, {name: content})
    report = Report()
    return inspect_image(folder, name, HERE, report), report


def refused(folder: Path, content: bytes | str) -> tuple[str, str]:
    """The code and the words for an image that cannot be used."""
    image, report = inspect(folder, content)
    assert image is None
    (found,) = report
    assert (found.file, found.line) == ("body/01.md", 3)
    return found.code, f"{found.message}; {found.help}"


def drawing(inside: str, attributes: str = "", before: str = "") -> str:
    return f'{before}<svg {NS} width="10mm" height="5mm" {attributes}>{inside}</svg>'


# -------------------------------------------------------------------------------------------------- pictures


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_is_known_by_its_bytes_whatever_its_name(kind: str, media_type: str, tmp_path: Path) -> None:
    content = picture(kind)
    image, report = inspect(tmp_path, content, "images/a.svg")
    assert image == ImageFile(
        path="images/a.svg",
        media_type=media_type,
        width=144.0,
        height=72.0,
        pixels=600,
        digest=hashlib.sha256(content).hexdigest(),
    )
    assert places(report) == []


@pytest.mark.parametrize(("dpi", "width"), [(300, 144.0), (600, 72.0), (72, 144.0), (96, 144.0), (None, 144.0)])
def test_the_resolution_of_a_screen_is_not_a_wish_for_print(dpi: int | None, width: float, tmp_path: Path) -> None:
    image, _ = inspect(tmp_path, picture("JPEG", dpi=dpi))
    assert image is not None
    assert image.width == pytest.approx(width, rel=0.001)


@pytest.mark.parametrize(("kind", "name"), [("GIF", "GIF"), ("TIFF", "TIFF"), ("WEBP", "WEBP"), ("BMP", "BMP")])
def test_a_picture_of_another_kind_img_007(kind: str, name: str, tmp_path: Path) -> None:
    code, words = refused(tmp_path, picture(kind))
    assert code == "IMG-007"
    assert f"it is {name}: save it as JPEG or PNG" in words


@pytest.mark.parametrize("content", [b"", b"\0\0\0\0", b"%PDF-1.7\n", b"words", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
def test_a_file_that_is_no_picture_img_007(content: bytes, tmp_path: Path) -> None:
    code, words = refused(tmp_path, content)
    assert code == "IMG-007"
    assert "cannot be read" in words


@pytest.mark.parametrize("lenient", [False, True])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_cut_short_img_007(kind: str, lenient: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint sets Pillow to be lenient with them, for the whole process."""
    monkeypatch.setattr(PIL.ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    whole = io.BytesIO()
    Image.frombytes("RGB", (64, 64), os.urandom(64 * 64 * 3)).save(whole, kind)
    for part in (0.1, 0.5, 0.9):
        assert refused(tmp_path, whole.getvalue()[: int(len(whole.getvalue()) * part)])[0] == "IMG-007"


def test_a_picture_of_more_pixels_than_fit_img_007(tmp_path: Path) -> None:
    for side in (9_200, 10_000, 30_000, 2_000_000):
        code, words = refused(tmp_path, png_that_claims(side, side))
        assert code == "IMG-007"
        assert "make it smaller" in words


def test_a_file_of_more_bytes_than_fit_is_not_read_img_007(tmp_path: Path) -> None:
    write_book(tmp_path, {})
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(3_000_000_000)  # holds nothing, and takes no room on the disk
    report = Report()
    assert inspect_image(tmp_path, "huge.png", HERE, report) is None
    assert [found.help for found in report] == ["it has 3000 MB: make it smaller"]


# --------------------------------------------------------------------------------------------- where they are


def test_no_such_image_img_001(tmp_path: Path) -> None:
    write_book(tmp_path, {"images/bodies.svg": SVG})
    (tmp_path / "images" / "loop.svg").symlink_to("loop.svg")
    for name, hint in {
        "images/bodys.svg": "did you mean images/bodies.svg?",
        "images/Bodies.svg": "did you mean images/bodies.svg?",
        "other.png": "put it in other.png",
        "images": "put it in images",
        "images/" + "x" * 300: "put it in images/" + "x" * 300,
        "images/x\0": "put it in images/x\0",
    }.items():
        report = Report()
        assert inspect_image(tmp_path, name, HERE, report) is None
        assert [(found.code, found.help) for found in report] == [("IMG-001", hint)]
    report = Report()
    assert inspect_image(tmp_path, "images/loop.svg", HERE, report) is None
    assert [found.code for found in report] == ["IMG-001"]


def test_an_image_outside_the_folder_img_008(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", {"images/in.svg": SVG})
    write_book(tmp_path / "other", {"secret.svg": SVG})
    (folder / "images" / "file.svg").symlink_to(tmp_path / "other" / "secret.svg")
    (folder / "linked").symlink_to(tmp_path / "other")
    (folder / "images" / "inside.svg").symlink_to("in.svg")
    names = ["../other/secret.svg", str(tmp_path / "other" / "secret.svg"), "images/file.svg", "linked/secret.svg"]
    for name in names:
        report = Report()
        assert inspect_image(folder, name, HERE, report) is None
        assert [found.code for found in report] == ["IMG-008"]
    assert inspect_image(folder, "images/inside.svg", HERE, Report()) is not None


def test_names_outside_the_folder_are_not_suggested(tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", {})
    write_book(tmp_path / "other", {"secret.svg": SVG})
    (folder / "images").symlink_to(tmp_path / "other")
    report = Report()
    inspect_image(folder, "images/secrets.svg", HERE, report)
    assert [found.code for found in report] == ["IMG-008"]
    assert "secret.svg" not in str(list(report))


# -------------------------------------------------------------------------------------------------- drawings


@pytest.mark.parametrize(
    ("attributes", "width", "height"),
    [
        ('width="96" height="48px"', 72.0, 36.0),
        ('width="1in" height="25.4mm"', 72.0, 72.0),
        ('width="2cm" height="1pc"', 144 / 2.54, 12.0),
        ('width="100%" viewBox="0 0 10 10"', None, None),
        ("", None, None),
    ],
)
def test_the_size_of_a_drawing(attributes: str, width: float | None, height: float | None, tmp_path: Path) -> None:
    image, _ = inspect(tmp_path, f"<svg {NS} {attributes}/>")
    assert image is not None
    assert (image.media_type, image.pixels) == ("image/svg+xml", None)
    assert image.width == (None if width is None else pytest.approx(width))
    assert image.height == (None if height is None else pytest.approx(height))


@pytest.mark.parametrize(
    "content",
    [
        drawing('<rect id="a" fill="url(#g)"/><use href="#a" xlink:href="#a"/>'),
        drawing("<rect fill=\"url( '#g' )\" style='fill: url(\"#g\")'/>"),
        drawing('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
        drawing("<style>rect { fill: url(data:image/png;base64,iVBORw0KGgo=) } text { font-family: A\\ B }</style>"),
        drawing("", before='<?xml version="1.0" encoding="utf-8"?>\n<!-- a comment -->\n'),
        drawing("", before="\ufeff"),
        drawing("<title>on the &lt;script></title><desc>url(http://example.org) is only words</desc>"),
        drawing(
            "",
            before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        ),
    ],
)
def test_a_drawing_that_reads_nothing_is_taken(content: str, tmp_path: Path) -> None:
    image, report = inspect(tmp_path, content)
    assert places(report) == []
    assert image is not None


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "the element script"),
        ("<g><script href='#a'/></g>", "the element script"),
        ("<foreignObject/>", "the element foreignObject"),
        ("<a href='#b'/>", "the element a"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "the element p"),
        ('<x:img xmlns:x="http://www.w3.org/1999/xhtml"/>', "the element img"),
        ('<rect onload="x()"/>', "the attribute onload"),
        ('<use href="other.svg#a"/>', "a reference to other.svg#a"),
        ('<image xlink:href="https://example.org/a.png"/>', "a reference to https://example.org/a.png"),
        ('<image href="file:///etc/passwd"/>', "a reference to file:///etc/passwd"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "a reference to data:image/svg+xml;base64,AAAA"),
        ('<image href=" javascript:x()"/>', "a reference to  javascript:x()"),
        ('<g xml:base="https://example.org/"><use href="#a"/></g>', "an address for its references"),
        ("<style>@import 'a.css';</style>", "a style that reads another file"),
        ("<style>@IMPORT 'a.css';</style>", "a style that reads another file"),
        ("<style>@\\69mport 'a.css';</style>", "a style that reads another file"),
        ("<style>rect { fill: url(a.svg#b) }</style>", "a style that reads another file"),
        ("<style>rect { fill: u\\72 l(a.svg#b) }</style>", "a style that reads another file"),
        ("<style><![CDATA[ @font-face { src: url( 'a.woff' ) } ]]></style>", "a style that reads another file"),
        ('<rect style="fill:url(https://example.org/)"/>', "a style that reads another file"),
        ('<rect fill="url( &quot;a.svg#b&quot; )"/>', "a style that reads another file"),
        ("<?php echo 1 ?>", "a processing instruction"),
    ],
)
def test_a_drawing_that_could_run_or_fetch_something_img_009(inside: str, what: str, tmp_path: Path) -> None:
    code, words = refused(tmp_path, drawing(inside))
    assert (code, words.split(": ", 1)[1].split("; ")[0]) == ("IMG-009", what)


def test_a_style_sheet_named_before_the_drawing_img_009(tmp_path: Path) -> None:
    content = drawing("", before='<?xml version="1.0"?><?xml-stylesheet href="https://example.org/a.css"?>')
    assert refused(tmp_path, content)[0] == "IMG-009"


@pytest.mark.parametrize(
    "subset",
    ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a SYSTEM "https://example.org/a"> %a;'],
)
def test_a_drawing_with_entities_img_009(subset: str, tmp_path: Path) -> None:
    code, words = refused(tmp_path, drawing("<text>x</text>", before=f"<!DOCTYPE svg [{subset}]>"))
    assert code == "IMG-009"
    assert "an entity" in words


def test_entities_that_multiply_img_007_or_img_009(tmp_path: Path) -> None:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    content = drawing("<text>&e11;</text>", before=f'<!DOCTYPE svg [<!ENTITY e0 "x">{rows}]>')
    assert refused(tmp_path, content)[0] in {"IMG-007", "IMG-009"}


@pytest.mark.parametrize("content", [f"<svg {NS}><g></svg>", f"<svg {NS}>", "<svg/>", f"<html {NS}/>", "<?xml ?>", "<"])
def test_a_drawing_that_is_none_img_007(content: str, tmp_path: Path) -> None:
    assert refused(tmp_path, content)[0] == "IMG-007"


# --------------------------------------------------------------------------------------- in the book's figures


def figures(folder: Path, marks: str, files: dict[str, str | bytes]) -> tuple[list[float], Report]:
    """The printed widths of the figures of a chapter in percent of a measure of 300 points, and what is reported."""
    book = chapter(f"# One\n\n{marks}\n")
    write_book(folder, files)
    report = Report()
    _, widths = inspect_images(book, folder, 300.0, report)
    return list(widths.values()), report


@pytest.mark.parametrize(
    ("width", "expected"),
    [("", 24.0), ("width=50%", 50.0), ("width=1in", 24.0), ("width=50mm", 47.244), ("width=20in", 100.0)],
)
def test_the_width_of_a_figure_in_percent_of_the_measure(width: str, expected: float, tmp_path: Path) -> None:
    svg = f'<svg {NS} width="1in" height="1in"/>'
    widths, report = figures(tmp_path, f'![A.](a.svg){{alt="x" {width}}}', {"a.svg": svg})
    assert widths == [pytest.approx(expected, abs=0.001)]
    assert places(report) == []


def test_a_drawing_without_a_size_fills_the_measure(tmp_path: Path) -> None:
    assert figures(tmp_path, '![A.](a.svg){alt="x"}', {"a.svg": f"<svg {NS}/>"})[0] == [100.0]


def test_a_picture_of_few_pixels_img_010(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.png": picture(size=(600, 10))}
    _, report = figures(tmp_path, '![A.](a.png){alt="x" width=100%}\n', files)  # 600 pixels on 300 points
    assert [(found.code, found.line, found.message) for found in report] == [
        ("IMG-010", 3, "a.png is 144 ppi at its printed size")
    ]
    assert places(figures(tmp_path, '![A.](a.png){alt="x" width=72%}', files)[1]) == []  # exactly 200


def test_an_alternative_text_that_repeats_the_caption_img_011(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"a.svg": SVG}
    assert places(figures(tmp_path, '![A *chart*](a.svg){alt="A chart"}', files)[1]) == [("IMG-011", "body/01.md", 3)]
    assert places(figures(tmp_path, '![A chart](a.svg){alt="Five boxes."}', files)[1]) == []
    assert places(figures(tmp_path, "![](a.svg){.decorative}", files)[1]) == []


def test_an_image_that_is_shown_twice_is_read_once_and_refused_once(tmp_path: Path) -> None:
    marks = '![A.](a.svg){alt="x"}\n\n![B.](a.svg){alt="y"}\n\nx[^n]\n\n[^n]: x\n\n    ![C.](a.svg){alt="z"}\n'
    widths, report = figures(tmp_path, marks, {"a.svg": SVG})
    assert len(widths) == 3
    assert places(report) == []
    _, report = figures(tmp_path, marks, {"a.svg": "<svg/>"})
    assert places(report) == [("IMG-007", "body/01.md", 3)]
