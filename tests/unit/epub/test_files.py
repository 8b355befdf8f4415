"""Names inside the EPUB."""

from __future__ import annotations

import pytest

from book.epub.files import EpubFile, ascii_name


@pytest.mark.parametrize(
    ("stem", "taken", "expected"),
    [
        ("ch-02", set(), "ch-02.xhtml"),
        ("river map (1)", set(), "river-map-1.xhtml"),
        ("Zoë", set(), "Zoe.xhtml"),
        ("карта", set(), "file.xhtml"),
        ("../../etc", set(), "etc.xhtml"),
        ("map", {"MAP.xhtml", "map-2.xhtml"}, "map-3.xhtml"),
        ("map", {"map.jpg"}, "map.xhtml"),
    ],
)
def test_names_are_ascii_and_unlike_each_other(stem: str, taken: set[str], expected: str) -> None:
    assert ascii_name(stem, ".xhtml", taken) == expected


def test_long_names_are_cut() -> None:
    assert len(ascii_name("x" * 300, ".svg", set())) < 120


@pytest.mark.parametrize(
    ("name", "media_type", "expected"),
    [
        ("ch-02.xhtml", "application/xhtml+xml", "ch-02.xhtml"),
        ("images/cover.jpg", "image/jpeg", "images-cover.jpg"),
        ("1923.xhtml", "application/xhtml+xml", "f-1923.xhtml"),
        ("toc.ncx", "application/x-dtbncx+xml", "ncx"),
    ],
)
def test_manifest_ids_are_xml_names(name: str, media_type: str, expected: str) -> None:
    assert EpubFile(name=name, media_type=media_type, content=b"").id == expected
