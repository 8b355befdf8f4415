"""What stands in a PDF and in an EPUB, read by programs that are not ours, and what should stand there."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree

from book.apparatus.page_references import show_pages
from book.apparatus.ranges import RangeStyle
from book.model.book import UNTITLED_KINDS, Book
from book.model.content import (
    Blocks,
    Code,
    CodeBlock,
    CrossReference,
    Figure,
    Inlines,
    LineBreak,
    NoteReference,
    Text,
)
from book.model.walk import iter_blocks, iter_inline_runs
from book.vocabulary import ENGLISH

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def letters(text: str) -> str:
    """Letters and digits alone, in one case: what is left of a text however its lines are broken."""
    return "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())


def is_printed(text: str, printed: str) -> bool:
    """Whether the letters of a text stand in those of a PDF in a row, but for one break: a page's first words may be
    preceded by the numbers of its lists, which are drawn before them."""
    wanted = letters(text)
    if wanted in printed:
        return True
    low, high = 0, len(wanted)  # the longest beginning that is there
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in printed else (low, middle - 1)
    return wanted[low:] in printed and low >= 20


def iter_texts(book: Book, labels: Mapping[str, str]) -> Iterator[str]:
    """Every run of words of a book as it is printed: paragraphs, headings, cells, captions, notes, credits."""
    for division in book.divisions:
        numbers = {note.id: str(note.number) for note in division.notes}
        parts: tuple[Blocks, ...] = (division.blocks, *(note.blocks for note in division.notes))
        if division.kind not in UNTITLED_KINDS:
            yield _printed(division.title, numbers, labels)
        for blocks in parts:
            for run in iter_inline_runs(blocks):
                yield _printed(run, numbers, labels)
            for block in iter_blocks(blocks):
                match block:
                    case CodeBlock():
                        yield from block.text.splitlines()
                    case Figure():
                        yield block.credit or ""
                    case _:
                        pass


def _printed(inlines: Inlines, numbers: Mapping[str, str], labels: Mapping[str, str]) -> str:
    words = []
    for node in inlines:
        match node:
            case Text() | Code():
                words.append(node.text)
            case LineBreak():
                words.append(" ")
            case NoteReference():
                words.append(numbers[node.note])
            case CrossReference():
                words.append(_printed(node.children, numbers, labels))
                words.append(show_pages(node, labels, ENGLISH, RangeStyle.CHICAGO, ""))
            case _:
                words.append(_printed(node.children, numbers, labels))
    return "".join(words)


# -------------------------------------------------------------------------------------------------- the PDF


def pdf_text(path: Path, margins: tuple[float, float, float, float] | None = None) -> str:
    """The text of all pages, as PDFium reads it; with margins (top, bottom, inside, outside), of the type area."""
    document = pypdfium2.PdfDocument(path)
    try:
        texts = []
        for number, page in enumerate(document):
            words = page.get_textpage()
            if margins is None:
                texts.append(words.get_text_range())
                continue
            width, height = page.get_size()
            top, bottom, inside, outside = margins
            left, right = (inside, outside) if number % 2 == 0 else (outside, inside)
            texts.append(words.get_text_bounded(left - 3, bottom - 3, width - right + 3, height - top + 3))
        return "\n".join(texts)
    finally:
        document.close()


def page_labels(pdf: pikepdf.Pdf) -> list[str]:
    """The label of every page."""
    return [page.label for page in pdf.pages]


def unresolved_links(pdf: pikepdf.Pdf) -> tuple[int, list[str]]:
    """How many links lead to places in the document, and those of them that lead nowhere."""
    pages = {page.objgen for page in pdf.pages}
    destinations = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root else {}
    count, lost = 0, []
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            if link.get("/Subtype") != "/Link":
                continue
            action = link.get("/A")
            if action is not None and action.S == "/URI":
                assert str(action.URI).startswith(("http://", "https://", "mailto:"))
                continue
            count += 1
            target = link.get("/Dest") if action is None else action.D
            if isinstance(target, pikepdf.String | pikepdf.Name):
                name = str(target)
                found = destinations.get(name)
                target = (
                    None
                    if found is None
                    else found.get("/D", found)
                    if isinstance(found, pikepdf.Dictionary)
                    else found
                )
            if target is None or target[0].objgen not in pages:
                lost.append(str(link.get("/Dest", action)))
    return count, lost


# ------------------------------------------------------------------------------------------------- the EPUB


def epub_trees(path: Path) -> dict[str, etree._Element]:
    """The content documents of an EPUB by their names, in the order of the archive."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml")}


def epub_text(path: Path) -> str:
    """The text of all content documents but the navigation."""
    trees = epub_trees(path)
    bodies = [tree.find(f"{XHTML}body") for name, tree in trees.items() if not name.endswith("nav.xhtml")]
    return "\n".join("".join(body.itertext()) for body in bodies if body is not None)


def page_list(path: Path) -> list[tuple[str, str]]:
    """The labels and addresses of the list of pages, in order."""
    (nav,) = (tree for name, tree in epub_trees(path).items() if name.endswith("nav.xhtml"))
    (pages,) = (element for element in nav.iter(f"{XHTML}nav") if element.get(EPUB_TYPE) == "page-list")
    return [("".join(link.itertext()), link.get("href", "")) for link in pages.iter(f"{XHTML}a")]
