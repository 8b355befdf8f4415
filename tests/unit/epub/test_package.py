"""The whole EPUB."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree

from book.diagnostics import MachineError, Report
from book.epub.inputs import EpubInputs
from book.epub.package import write_epub
from book.manifest.schema import Editions
from book.model.book import DivisionKind, Matter
from tests.unit.epub.sample import (
    codes,
    make_division,
    make_face,
    make_fragment,
    make_image,
    make_inputs,
    make_manifest,
    without_pages,
)

OPF = "{http://www.idpf.org/2007/opf}"


@pytest.fixture
def inputs(tmp_path: Path) -> EpubInputs:
    """The sample, with a font."""
    return replace(make_inputs(tmp_path), fonts=(make_face(tmp_path),))


def _write(inputs: EpubInputs, target: Path) -> tuple[dict[str, bytes], Report]:
    """The members of the EPUB that is written, and the report."""
    report = Report()
    write_epub(inputs, target, report)
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, report


def _package(members: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(members["EPUB/content.opf"])


def _spine(members: dict[str, bytes]) -> list[str]:
    return [item.get("idref") for item in _package(members).iter(f"{OPF}itemref")]


def test_every_file_is_in_the_manifest_once_and_the_reverse(inputs: EpubInputs, tmp_path: Path) -> None:
    members, report = _write(inputs, tmp_path / "out" / "book.epub")
    assert not codes(report)
    items = [item.get("href") for item in _package(members).iter(f"{OPF}item")]
    assert sorted(f"EPUB/{href}" for href in items) == sorted(
        name for name in members if name not in ("mimetype", "META-INF/container.xml", "EPUB/content.opf")
    )
    assert len(items) == len(set(items))
    ids = [element.get("id") for element in _package(members).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert set(_spine(members)) <= set(ids)


def test_ids_in_documents_are_unique_and_links_lead_somewhere(inputs: EpubInputs, tmp_path: Path) -> None:
    members, _ = _write(inputs, tmp_path / "book.epub")
    anchors = set()
    links = []
    for name, content in members.items():
        if not name.endswith(".xhtml"):
            continue
        file = name.removeprefix("EPUB/")
        root = etree.fromstring(content)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        anchors |= {file, *(f"{file}#{identifier}" for identifier in ids)}
        hrefs = [link.get("href") for link in root.iter("{*}a")]
        links += [file + href if href.startswith("#") else href for href in hrefs]
    assert len(links) > 20
    assert set(links) <= anchors


def test_same_inputs_make_the_same_bytes(inputs: EpubInputs, tmp_path: Path) -> None:
    for name in ("a.epub", "b.epub"):
        write_epub(inputs, tmp_path / name, Report())
    assert (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()
    assert not list(tmp_path.glob("*.part"))


def test_package_says_language_and_time(inputs: EpubInputs, tmp_path: Path) -> None:
    moscow = datetime(2026, 1, 1, 2, 30, tzinfo=timezone(timedelta(hours=3)))
    members, _ = _write(replace(inputs, modified=moscow), tmp_path / "book.epub")
    package = _package(members)
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert package.get("prefix") is None
    modified = [meta.text for meta in package.iter(f"{OPF}meta") if meta.get("property") == "dcterms:modified"]
    assert modified == ["2025-12-31T23:30:00Z"]


def test_cover_is_shown_and_named_in_both_ways(inputs: EpubInputs, tmp_path: Path) -> None:
    members, _ = _write(inputs, tmp_path / "book.epub")
    package = _package(members)
    (item,) = [item for item in package.iter(f"{OPF}item") if item.get("properties") == "cover-image"]
    (meta,) = [meta for meta in package.iter(f"{OPF}meta") if meta.get("name") == "cover"]
    assert (item.get("href"), meta.get("content")) == ("cover.jpg", item.get("id"))
    assert _spine(members)[0] == "cover.xhtml"
    assert b'alt="Cover: The Ferry and the Bridge"' in members["EPUB/cover.xhtml"]


def test_book_without_a_cover_has_none(inputs: EpubInputs, tmp_path: Path) -> None:
    plain = make_manifest().model_copy(update={"editions": Editions()})
    members, report = _write(replace(inputs, manifest=plain), tmp_path / "book.epub")
    assert not codes(report)
    assert "EPUB/cover.xhtml" not in members
    assert b"cover" not in members["EPUB/content.opf"] + members["EPUB/nav.xhtml"]


def test_navigation_document_is_read_where_no_division_is_the_contents(inputs: EpubInputs, tmp_path: Path) -> None:
    members, _ = _write(inputs, tmp_path / "book.epub")
    assert _spine(members)[:4] == ["cover.xhtml", "title-page.xhtml", "nav.xhtml", "ch-01.xhtml"]


def test_contents_division_is_read_instead_of_the_navigation_document(inputs: EpubInputs, tmp_path: Path) -> None:
    contents = make_division("contents", DivisionKind.CONTENTS, Matter.FRONT, "Contents")
    fragment = make_fragment("contents", "<h1 id='h-c'>Contents</h1><p id='p-c'><a href='#ch-01'>The Ferry</a></p>")
    with_contents = replace(
        without_pages(inputs),
        divisions=(contents, *inputs.divisions),
        fragments=(fragment, *inputs.fragments),
    )
    members, report = _write(with_contents, tmp_path / "book.epub")
    assert not codes(report)
    assert _spine(members)[:3] == ["cover.xhtml", "contents.xhtml", "title-page.xhtml"]
    assert "nav.xhtml" not in _spine(members)
    assert b'<a href="contents.xhtml" epub:type="toc">' in members["EPUB/nav.xhtml"]


def test_book_without_a_page_map_says_nothing_of_pages(inputs: EpubInputs, tmp_path: Path) -> None:
    members, report = _write(without_pages(inputs), tmp_path / "book.epub")
    assert not codes(report)
    text = b"".join(content for name, content in members.items() if not name.endswith(".ttf"))
    for word in (b"pagebreak", b"page-list", b"pageNavigation", b"source-of", b"dc:source"):
        assert word not in text


def test_fonts_are_named_in_the_style_sheet(inputs: EpubInputs, tmp_path: Path) -> None:
    members, _ = _write(inputs, tmp_path / "book.epub")
    assert b"src: url(fonts/Ford-400-normal.ttf)" in members["EPUB/book.css"]
    assert members["EPUB/book.css"].endswith(inputs.stylesheet.encode())


def test_what_cannot_be_shown_is_reported_and_left_out(inputs: EpubInputs, tmp_path: Path) -> None:
    wrong = make_fragment("more", "<p id='x'><a href='#gone'>there</a><img src='gone.png' alt='a river'/></p>")
    members, report = _write(replace(inputs, fragments=(*inputs.fragments, wrong)), tmp_path / "book.epub")
    assert sorted(codes(report)) == ["EPB-001", "IMG-001"]
    assert b'<p id="x"><span>there</span><span>a river</span></p>' in members["EPUB/more.xhtml"]
    assert b"gone" not in members["EPUB/more.xhtml"] + members["EPUB/content.opf"]


def test_folder_that_is_a_file_is_the_machine_s_fault(inputs: EpubInputs, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(MachineError, match=r"book\.epub cannot be written"):
        write_epub(inputs, tmp_path / "file" / "book.epub", Report())


def test_image_named_like_the_cover_has_an_id_of_its_own(inputs: EpubInputs, tmp_path: Path) -> None:
    (tmp_path / "images" / "cover.jpg").write_bytes(make_image("JPEG"))
    more = make_fragment("more", "<p id='x'><img src='images/cover.jpg' alt='x'/></p>")
    members, _ = _write(replace(inputs, fragments=(*inputs.fragments, more)), tmp_path / "book.epub")
    ids = [item.get("id") for item in _package(members).iter(f"{OPF}item")]
    assert len(ids) == len(set(ids))
    assert {"EPUB/cover.jpg", "EPUB/images/cover.jpg"} <= set(members)
