"""A small book, built, and then damaged in every way that text can be lost: each loss is found and named."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from book.check.completeness import check_epub_text, check_page_map, check_pdf_text
from book.check.epub_text import read_epub_page_map
from book.check.memory import Memory
from book.check.pdf_pages import examine_pdf
from book.check.units import Edition
from book.diagnostics import Report
from book.manifest.load import LoadedBook, load_manifest
from book.manuscript import read_manuscript
from book.model.pages import PageMap
from book.paginate.page_map_file import format_page_map, load_page_map, page_map_digest
from book.paginate.plan import Setting
from book.pipeline import build_book
from book.progress import Silent
from book.render.divisions import render_division
from book.render.fragment import Fragment
from book.render.printing import print_document
from book.runs import BuildOptions
from book.workspace import Workspace
from tests.books import MANIFEST, places, write_book

XHTML = "{http://www.w3.org/1999/xhtml}"
CHAPTER = "body/01.md"

_FILLER = (
    "The delegates had come by train from twenty provinces, and many of them had not slept. In the hall there was no "
    "heating; the minutes say that coats were kept on. Every speaker had ten minutes, and few of them kept to it. "
    "What was decided on the first day was taken back on the second, and decided once more on the third."
)


def _chapter() -> str:
    paragraphs = [f"Paragraph {number} of the report begins so. {_FILLER}" for number in range(1, 13)]
    paragraphs[1] = "The vote was close.[^vote] " + paragraphs[1]
    paragraphs[4] = "Nobody counted twice.[^count] " + paragraphs[4] + " So it ended.[^end]"
    table = (
        "| Congress | Year |\n|:--|--:|\n| Twelfth | 1923 |\n| Thirteenth | 1924 |\n\nTable: The congresses. {#tbl-all}"
    )
    notes = "[^vote]: The figures differ from one edition to the other.\n\n[^count]: Ibid.\n\n[^end]: Ibid."
    return "\n\n".join(["# The Vote {#vote}", *paragraphs, table, notes]) + "\n"


FILES = {
    CHAPTER: _chapter(),
    "body/02.md": f"# The Answer {{#answer}}\n\nIt came late. {_FILLER}\n\n## What it said\n\n{_FILLER}\n",
    "glossary.yaml": "- headword: vote\n  definition: What delegates have.\n",
}


def line_of(words: str, file: str = CHAPTER) -> int:
    """The line of a file that has these words."""
    return next(number for number, line in enumerate(FILES[file].split("\n"), start=1) if words in line)


@dataclass(frozen=True)
class Built:
    """A finished book."""

    folder: Path
    output: Path
    setting: Setting
    loaded: LoadedBook
    page_map: PageMap

    def memory(self, edition: str) -> Path:
        """A file with what was found complete when the book was built: nothing that is lost since is overlooked."""
        kept = Workspace(folder=self.folder, output=self.output).memory(edition)
        assert len(json.loads(kept.read_text("utf-8"))) == len(self.setting.book.divisions)
        return Path(shutil.copy(kept, kept.parent.parent / f"used-{edition}.json"))

    def check_pdf(self, path: Path) -> Report:
        """What is wrong with the text of a PDF."""
        report = Report()
        with Memory(self.memory("pdf")) as memory:
            check_pdf_text(path, self.setting, self.loaded, self.page_map, report, memory)
        return report

    def check_epub(self, path: Path) -> Report:
        """What is wrong with the text of an EPUB."""
        report = Report()
        with Memory(self.memory("epub")) as memory:
            check_epub_text(path, self.setting, self.loaded, self.page_map, report, memory)
        return report

    def damage_pdf(self, damage: Callable[[Pdf], None], target: Path) -> Report:
        """What is wrong with the text of the PDF after some damage."""
        with Pdf.open(self.output / "a-small-book.pdf") as pdf:
            damage(pdf)
            pdf.save(target / "damaged.pdf")
        return self.check_pdf(target / "damaged.pdf")

    def damage_epub(self, damage: Callable[[etree._Element], None], target: Path, name: str = "vote.xhtml") -> Report:
        """What is wrong with the text of the EPUB after some damage to the body of one of its documents."""
        with zipfile.ZipFile(self.output / "a-small-book.epub") as archive:
            members = {member: archive.read(member) for member in archive.namelist()}
        root = etree.fromstring(members[f"EPUB/{name}"])
        damage(root)
        members[f"EPUB/{name}"] = etree.tostring(root)
        with zipfile.ZipFile(target / "damaged.epub", "w") as archive:
            for member, content in members.items():
                archive.writestr(member, content)
        return self.check_epub(target / "damaged.epub")

    def sheet_of(self, anchor: str) -> int:
        """The sheet that an anchor is on."""
        return next(place.sheet for place in self.page_map.places if place.anchor == anchor)

    def label_of(self, anchor: str) -> str:
        """The label of the page that an anchor is on."""
        return self.page_map.labels()[anchor]


def build(folder: Path, output: Path) -> Report:
    """Build a book, and report."""
    report = Report()
    options = BuildOptions(only=None, profile="proof", workers=1, modified=None)
    build_book(Workspace(folder=folder, output=output), options, report, Silent())
    return report


@pytest.fixture(scope="module", params=["chapter", "foot"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The book, built, with notes behind the chapter or at the foot."""
    folder = tmp_path_factory.mktemp("book")
    write_book(folder, FILES, MANIFEST + f"notes: {{placement: {request.param}}}\n")
    report = build(folder, folder / "build")
    assert not [found for found in report if found.severity == "error"], list(report)
    loaded = load_manifest(folder, Report())
    assert loaded is not None
    setting = read_manuscript(loaded, Report())
    assert setting is not None
    page_map = load_page_map(folder / "build" / "page-map.json")
    return Built(folder, folder / "build", setting, loaded, page_map)


def damage_layout(built: Built, target: Path) -> tuple[Report, dict[str, bytes], dict[str, bytes]]:
    """Build again, with what the test has put in the way; also the output folder's files before and after."""

    def outputs() -> dict[str, bytes]:
        names = ("a-small-book.pdf", "a-small-book.epub", "page-map.json")
        return {name: (target / name).read_bytes() for name in names}

    shutil.copytree(built.output, target)
    before = outputs()
    report = build(built.folder, target)
    return report, before, outputs()


def faults(report: Iterable[object]) -> list[tuple[str, str, int]]:
    """The errors of a build: code, file and line."""
    return [found for found in places(report) if found[0].startswith("CMP")]  # type: ignore[arg-type]


def test_the_undamaged_book_is_complete(built: Built) -> None:
    assert not places(built.check_pdf(built.output / "a-small-book.pdf"))
    assert not places(built.check_epub(built.output / "a-small-book.epub"))


def test_a_paragraph_that_rendering_loses_stops_the_build(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(*arguments: object) -> Fragment:
        fragment = render_division(*arguments)  # type: ignore[arg-type]
        shorter = re.sub(r'<p id="vote-4">.*?</p>', "", fragment.xhtml)
        return Fragment(division=fragment.division, title=fragment.title, lang=fragment.lang, xhtml=shorter)

    monkeypatch.setattr("book.paginate.planner.render_division", lose)
    report, before, after = damage_layout(built, tmp_path / "build")
    assert faults(report) == [("CMP-001", CHAPTER, line_of("Paragraph 4 "))] * 2  # in both editions
    assert {
        found.message.split(" is not in the ")[1][:4].strip("; ") for found in report if found.code == "CMP-001"
    } == {
        "EPUB",
        "PDF",
    }
    assert before == after


def test_a_note_that_the_layout_loses_stops_the_build(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(fragment: Fragment, **more: Any) -> str:
        html = print_document(fragment, **more)
        return html.replace("The figures differ from one edition to the other.", "").replace(">1.</a>", "></a>")

    monkeypatch.setattr("book.paginate.plan.print_document", lose)
    report, before, after = damage_layout(built, tmp_path / "build")
    assert faults(report) == [("CMP-001", CHAPTER, line_of("[^vote]:"))]
    assert before == after


def test_one_of_two_short_notes_that_are_alike_is_missed(
    built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(fragment: Fragment, **more: Any) -> str:
        html = print_document(fragment, **more)
        return re.sub(r"(>2\.</a>\s*)Ibid\.", r"\1", html).replace(">2.</a>", "></a>")

    monkeypatch.setattr("book.paginate.plan.print_document", lose)
    report, *_ = damage_layout(built, tmp_path / "build")
    assert faults(report) == [("CMP-001", CHAPTER, line_of("[^count]:"))]


def test_a_page_taken_out_of_the_pdf_is_counted_and_its_text_missed(built: Built, tmp_path: Path) -> None:
    sheet = built.sheet_of("answer")

    def remove(pdf: Pdf) -> None:
        del pdf.pages[sheet]

    report = built.damage_pdf(remove, tmp_path)
    assert ("CMP-007", "book.yaml", 0) in places(report)
    assert ("CMP-001", "body/02.md", 1) in places(report)
    assert {found.file for found in report} == {"book.yaml", "body/02.md"}


def test_a_page_that_is_in_the_pdf_twice_is_counted_and_its_text_told(built: Built, tmp_path: Path) -> None:
    sheet = built.sheet_of("answer")

    def repeat(pdf: Pdf) -> None:
        pdf.pages.insert(sheet + 1, pdf.pages[sheet])

    found = places(built.damage_pdf(repeat, tmp_path))
    assert found == [
        ("CMP-002", "body/02.md", 1),
        ("CMP-002", "body/02.md", 3),
        ("CMP-002", "body/02.md", 5),
        ("CMP-002", "body/02.md", 7),
        ("CMP-007", "book.yaml", 0),
    ]


def test_an_image_over_text_is_told_with_the_words_under_it(built: Built, tmp_path: Path) -> None:
    sheet = built.sheet_of("answer")
    place = next(place for place in built.page_map.places if place.anchor == "answer-2")

    def cover(pdf: Pdf) -> None:
        page = pdf.pages[sheet]
        image = Stream(pdf, b"\x80" * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        page.Resources.XObject = Dictionary(Cover=pdf.make_indirect(image))
        bottom = float(page.trimbox[3]) - place.y - 20
        page.contents_add(f"q 400 0 0 30 20 {bottom} cm /Cover Do Q".encode())

    report = built.damage_pdf(cover, tmp_path)
    assert places(report) == [("CMP-006", "body/02.md", 5)]
    (found,) = report
    assert found.message == (
        f"the heading cannot be read in the PDF: “What it said” is under an image, on page {built.label_of('answer')}"
    )


def test_text_beyond_the_trimmed_page_is_told(built: Built, tmp_path: Path) -> None:
    sheet = built.sheet_of("answer")

    def trim(pdf: Pdf) -> None:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[sheet].trimbox)
        pdf.pages[sheet].trimbox = Array([left, bottom, right - 100, top])

    report = built.damage_pdf(trim, tmp_path)
    assert places(report) == [("CMP-006", "body/02.md", 3), ("CMP-006", "body/02.md", 7)]
    assert all("beyond the edge of the page" in found.message for found in report)


def test_an_empty_page_loses_what_was_on_it(built: Built, tmp_path: Path) -> None:
    def wipe(pdf: Pdf) -> None:
        pdf.pages[built.sheet_of("answer")].Contents = pdf.make_indirect(Stream(pdf, b"\n"))

    report = built.damage_pdf(wipe, tmp_path)
    (found,) = report
    assert (found.code, found.file, found.line) == ("CMP-001", "body/02.md", 1)
    assert found.message.startswith("the division “The Answer” is not in the PDF")


def test_two_pages_in_each_other_s_place_are_told(built: Built, tmp_path: Path) -> None:
    first = built.sheet_of("vote") + 1

    def swap(pdf: Pdf) -> None:
        pages = [Page(page.obj) for page in pdf.pages]
        pdf.pages[first], pdf.pages[first + 1] = pages[first + 1], pages[first]

    report = built.damage_pdf(swap, tmp_path)
    assert {found.file for found in report} == {CHAPTER}
    assert "CMP-004" in {found.code for found in report}


def paragraph(root: etree._Element, anchor: str) -> etree._Element:
    """The paragraph with an id."""
    return next(element for element in root.iter(f"{XHTML}p") if element.get("id") == anchor)


def test_text_that_is_in_the_epub_twice_is_told(built: Built, tmp_path: Path) -> None:
    def double(root: etree._Element) -> None:
        original = paragraph(root, "vote-4")
        copy = etree.fromstring(etree.tostring(original))
        del copy.attrib["id"]
        original.addnext(copy)

    report = built.damage_epub(double, tmp_path)
    assert places(report) == [("CMP-002", CHAPTER, line_of("Paragraph 4 "))]


def test_a_block_out_of_its_order_in_the_epub_is_told(built: Built, tmp_path: Path) -> None:
    def move(root: etree._Element) -> None:
        paragraph(root, "vote-9").addnext(paragraph(root, "vote-3"))

    report = built.damage_epub(move, tmp_path)
    assert places(report) == [("CMP-004", CHAPTER, line_of("Paragraph 3 "))]


def test_a_cell_that_the_epub_lacks_is_told(built: Built, tmp_path: Path) -> None:
    def empty(root: etree._Element) -> None:
        cell = next(element for element in root.iter(f"{XHTML}td") if element.text == "1923")
        cell.text = ""

    report = built.damage_epub(empty, tmp_path)
    assert places(report) == [("CMP-001", CHAPTER, line_of("| Twelfth"))]


def test_words_of_another_book_in_the_epub_are_told(built: Built, tmp_path: Path) -> None:
    def add(root: etree._Element) -> None:
        etree.SubElement(paragraph(root, "vote-4").getparent(), f"{XHTML}p").text = "Lorem ipsum dolor sit amet."

    (found,) = built.damage_epub(add, tmp_path)
    assert (found.code, found.file) == ("CMP-005", CHAPTER)
    assert "Lorem ipsum dolor sit amet." in found.message


def test_a_definition_that_the_epub_lacks_is_told_at_its_record(built: Built, tmp_path: Path) -> None:
    def empty(root: etree._Element) -> None:
        next(root.iter(f"{XHTML}dd")).clear()

    report = built.damage_epub(empty, tmp_path, "glossary.xhtml")
    assert places(report) == [("CMP-001", "glossary.yaml", 2)]


def test_an_edition_with_the_pages_of_another_map_is_told(built: Built) -> None:
    stated = {
        Edition.PDF: examine_pdf(built.output / "a-small-book.pdf").page_map,
        Edition.EPUB: read_epub_page_map(built.output / "a-small-book.epub"),
    }
    digest = page_map_digest((built.output / "page-map.json").read_text("utf-8"))
    report = Report()
    for edition, found in stated.items():
        check_page_map(edition, found, digest, report)
    assert places(report) == []
    first, *others = built.page_map.starts
    moved = replace(built.page_map, starts=(replace(first, offset=first.offset + 1), *others))
    for edition, found in stated.items():
        check_page_map(edition, found, page_map_digest(format_page_map(moved)), report)
    assert places(report) == [("CMP-009", "book.yaml", 0)] * 2
    assert {found.message for found in report} == {
        "the PDF has the pages of another page map",
        "the EPUB has the pages of another page map",
    }
