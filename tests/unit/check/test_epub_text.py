"""Reading an EPUB: the documents of the spine, in order, with the text that readers are shown."""

from __future__ import annotations

import zipfile
from pathlib import Path

from book.check.epub_text import EpubDocument, read_epub

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="EPUB/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def read(tmp_path: Path, *bodies: str, spine: tuple[int, ...] | None = None) -> tuple[EpubDocument, ...]:
    """The documents of an EPUB with these bodies, in files ch-1.xhtml and so on, in the order of `spine`."""
    order = spine if spine is not None else tuple(range(1, len(bodies) + 1))
    items = "".join(f'<item id="i{number}" href="ch-{number}.xhtml"/>' for number in range(1, len(bodies) + 1))
    refs = "".join(f'<itemref idref="i{number}"/>' for number in order)
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{refs}</spine></package>'
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("EPUB/content.opf", package)
        for number, body in enumerate(bodies, start=1):
            head = "<head><title>No text</title><style>p {}</style></head>"
            text = f'<html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{body}</body></html>'
            archive.writestr(f"EPUB/ch-{number}.xhtml", text)
    return read_epub(path)


def texts(document: EpubDocument) -> list[str]:
    return [run.text for run in document.sheet.runs]


def test_text_comes_in_the_order_of_the_document(tmp_path: Path) -> None:
    (document,) = read(tmp_path, "<p>one <em>two</em> three</p><p>four</p>")
    assert texts(document) == ["one ", "two", " three", "four"]


def test_documents_come_in_the_order_of_the_spine(tmp_path: Path) -> None:
    documents = read(tmp_path, "<p>one</p>", "<p>two</p>", "<p>three</p>", spine=(3, 1))
    assert [document.sheet.name for document in documents] == ["ch-3.xhtml", "ch-1.xhtml"]


def test_what_is_hidden_is_no_text(tmp_path: Path) -> None:
    body = '<p>one<span hidden="hidden"> two</span> three</p><!-- four --><script>five()</script>'
    (document,) = read(tmp_path, body)
    assert texts(document) == ["one", " three"]


def test_ids_and_alternative_texts_are_kept(tmp_path: Path) -> None:
    body = '<section id="ch-01"><img src="a" alt="A chart"/><p id="p"><img src="b"/></p></section>'
    (document,) = read(tmp_path, body)
    assert document.ids == {"ch-01", "p"}
    assert document.alternatives == ("A chart", "")
