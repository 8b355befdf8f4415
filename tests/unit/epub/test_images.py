"""Images of the book in the EPUB."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.diagnostics import Report
from book.epub.documents import open_fragments, write_documents
from book.epub.files import EpubFile
from book.epub.images import moves, place_images, read_cover
from tests.unit.epub.sample import SVG, codes, make_fragment, make_image


def _place(root: Path, *sources: str) -> tuple[tuple[EpubFile, ...], str, Report]:
    """The files of images shown in one document, the document as text, and the report."""
    report = Report()
    shown = "".join(f'<img src="{source}" alt="a river"/>' for source in sources)
    documents = open_fragments([make_fragment("ch", f"<div>{shown}</div>")])
    files = place_images(documents, root, (), report)
    return files, write_documents(documents)[0].content.decode(), report


def test_image_gets_an_ascii_name_and_the_type_its_bytes_have(tmp_path: Path) -> None:
    (tmp_path / "Карта реки.JPEG").write_bytes(make_image("PNG"))
    (file,), text, report = _place(tmp_path, "Карта реки.JPEG")
    assert (file.name, file.media_type) == ("images/file.png", "image/png")
    assert '<img src="images/file.png" alt="a river"/>' in text
    assert not codes(report)


def test_image_shown_twice_is_in_the_epub_once(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG)
    files, text, _ = _place(tmp_path, "a.svg", "a.svg")
    assert len(files) == 1
    assert text.count("images/a.svg") == 2


def test_images_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "map.svg").write_text(SVG)
    files, _, _ = _place(tmp_path, "one/map.svg", "two/map.svg")
    assert [file.name for file in files] == ["images/map.svg", "images/map-2.svg"]


def test_image_that_cannot_be_read_leaves_its_words(tmp_path: Path) -> None:
    files, text, report = _place(tmp_path, "gone.png")
    assert (files, codes(report)) == ((), ["IMG-001"])
    assert "<div><span>a river</span></div>" in text


@pytest.mark.parametrize("source", ["../secret.png", "link.png"])
def test_nothing_outside_the_folder_is_read(tmp_path: Path, source: str) -> None:
    root = tmp_path / "book"
    root.mkdir()
    (tmp_path / "secret.png").write_bytes(make_image("PNG"))
    (root / "link.png").symlink_to(tmp_path / "secret.png")
    files, _, report = _place(root, source)
    assert (files, codes(report)) == ((), ["IMG-008"])


def test_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(make_image("PNG"))
    (tmp_path / "a.png").symlink_to("b.png")
    files, _, report = _place(tmp_path, "a.png")
    assert (len(files), codes(report)) == (1, [])


def test_file_that_is_no_image_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(make_image("GIF"))
    files, _, report = _place(tmp_path, "a.png")
    assert (files, codes(report)) == ((), ["IMG-007"])


def test_cover_is_a_jpeg_or_png_image(tmp_path: Path) -> None:
    (tmp_path / "front.jpg").write_bytes(make_image("PNG"))
    (tmp_path / "drawing.png").write_text(SVG)
    report = Report()
    cover = read_cover("front.jpg", tmp_path, report)
    assert cover is not None
    assert (cover.name, cover.media_type, cover.properties) == ("cover.png", "image/png", ("cover-image",))
    assert not codes(report)
    assert read_cover("drawing.png", tmp_path, report) is None
    assert read_cover("gone.jpg", tmp_path, report) is None
    assert codes(report) == ["EPB-005", "IMG-001"]


MOVING_PNG = make_image("PNG").replace(b"IDAT", b"acTL....IDAT", 1)


@pytest.mark.parametrize(
    ("media_type", "content", "expected"),
    [
        ("image/jpeg", make_image("JPEG"), False),
        ("image/png", make_image("PNG"), False),
        ("image/png", make_image("PNG") + b"acTL", False),
        ("image/png", MOVING_PNG, True),
        ("image/svg+xml", SVG.encode(), False),
        ("image/svg+xml", SVG.replace("<rect", "<style>rect { fill: red }</style><rect", 1).encode(), False),
        ("image/svg+xml", SVG.replace("<rect", "<animate/><rect", 1).encode(), True),
        ("image/svg+xml", SVG.replace("<rect", "<style>@keyframes a {}</style><rect", 1).encode(), True),
        ("image/svg+xml", SVG.replace("<rect", '<rect style="transition: 1s"', 1).encode(), True),
    ],
)
def test_moving_images_are_known(media_type: str, content: bytes, expected: bool) -> None:
    assert moves(EpubFile(name="a", media_type=media_type, content=content)) is expected
