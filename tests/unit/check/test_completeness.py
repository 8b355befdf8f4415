"""Findings about the text of the editions: what they say, where they point, and to which division a page belongs."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from book.check import completeness
from book.check.completeness import check_epub_text, check_pdf_text
from book.check.expected import expect_text
from book.check.memory import Memory
from book.check.pdf_pages import PdfFacts
from book.check.units import DivisionText, Edition, HiddenText, Hiding, Sheet, make_runs
from book.diagnostics import Diagnostic, Report
from book.manifest.load import LoadedBook, load_manifest
from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from book.paginate.plan import Setting
from tests.books import MANIFEST, SVG, setting_of

FILES = {
    "body/01.md": """\
# One

The vote was taken on the eighth of October, and it was close.

Nobody counted twice, for nobody had been asked to count at all.

![A chart of it.](images/chart.svg){#fig-chart alt="Five boxes and a line"}
""",
    "body/02.md": """\
# Two

A letter went out to all the provinces on the morning that followed.

It was answered by forty-six members, most of them still in office.
""",
    "images/chart.svg": SVG,
}


@dataclass(frozen=True)
class Book:
    """A book that was never laid out, with a page for every division but the second chapter, which has two."""

    folder: Path
    setting: Setting
    loaded: LoadedBook
    page_map: PageMap

    def texts(self, edition: Edition) -> tuple[DivisionText, ...]:
        """What an edition must have."""
        return expect_text(self.setting, self.loaded, self.page_map, edition)

    def sheets(self) -> list[Sheet]:
        """The pages of a PDF that has everything."""
        sheets: list[Sheet] = []
        for text in self.texts(Edition.PDF):
            parts = [text.units]
            if text.division.id == "ch-02":
                parts = [text.units[:2], text.units[2:]]
            for part in parts:
                sheets.append(Sheet(name=f"page {len(sheets) + 1}", runs=make_runs(unit.text for unit in part)))
        return sheets


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The book of FILES, with its notes of pages made up."""
    setting = setting_of(tmp_path, FILES, MANIFEST)
    loaded = load_manifest(tmp_path, Report())
    assert loaded is not None
    owners = [name for one in setting.book.divisions for name in ([one.id] * (2 if one.id == "ch-02" else 1))]
    folios = tuple(
        Folio(sheet=at, number=at + 1, style=FolioStyle.ARABIC, side=Side.RECTO, division=name, expressed=True)
        for at, name in enumerate(owners)
    )
    anchors = {"ch-01": "ch-01", "ch-01-1": "ch-01", "ch-01-2": "ch-01", "ch-02": "ch-02", "ch-02-1": "ch-02"}
    places = [Place(anchor=anchor, sheet=owners.index(name), x=0, y=0) for anchor, name in anchors.items()]
    places.append(Place(anchor="ch-02-2", sheet=owners.index("ch-02") + 1, x=0, y=0))
    return Book(tmp_path, setting, loaded, PageMap(folios=folios, places=tuple(places), starts=()))


def check_pdf(book: Book, sheets: Sequence[Sheet], monkeypatch: pytest.MonkeyPatch) -> list[Diagnostic]:
    """What is found in a PDF with these pages."""
    return read_and_check(book, sheets, monkeypatch)[0]


def read_and_check(
    book: Book, sheets: Sequence[Sheet], monkeypatch: pytest.MonkeyPatch, memory: Memory | None = None
) -> tuple[list[Diagnostic], list[int]]:
    """What is found in a PDF with these pages, and the numbers of the pages that were read."""
    read: list[int] = []

    def read_pages(path: Path, top_margin: float, numbers: Sequence[int], workers: object) -> tuple[Sheet, ...]:
        read.extend(numbers)
        return tuple(sheets[number] for number in numbers)

    facts = PdfFacts(pages=tuple(map(repr, sheets)), page_map=None)
    monkeypatch.setattr(completeness, "read_pages", read_pages)
    report = Report()
    check_pdf_text(book.folder / "book.pdf", book.setting, book.loaded, book.page_map, report, memory, facts)
    return list(report), read


def test_what_was_complete_and_is_the_same_is_not_read_again(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = book.folder / "complete-pdf.json"
    everything = list(range(len(book.sheets())))
    with Memory(kept) as memory:
        assert read_and_check(book, book.sheets(), monkeypatch, memory) == ([], everything)
    with Memory(kept) as memory:
        assert read_and_check(book, book.sheets(), monkeypatch, memory) == ([], [])
    sheets = book.sheets()
    at = sheet_with(sheets, "A letter went out")
    sheets[at] = replace(sheets[at], name="another")
    with Memory(kept) as memory:
        assert read_and_check(book, sheets, monkeypatch, memory) == ([], [at, at + 1]), "its division and no other"


def test_a_loss_is_found_whatever_was_complete_before(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = book.folder / "complete-pdf.json"
    with Memory(kept) as memory:
        read_and_check(book, book.sheets(), monkeypatch, memory)
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    sheets[at] = without(sheets[at], "Nobody counted")
    for _ in range(2):  # it is not taken for complete the second time
        with Memory(kept) as memory:
            found, _ = read_and_check(book, sheets, monkeypatch, memory)
        assert told(found) == [("CMP-001", "body/01.md", 5)]


def test_a_page_that_is_the_same_is_read_where_the_manuscript_is_not(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = book.folder / "complete-pdf.json"
    with Memory(kept) as memory:
        read_and_check(book, book.sheets(), monkeypatch, memory)
    changed = {**FILES, "body/02.md": str(FILES["body/02.md"]).replace("forty-six", "forty-seven")}
    other = replace(book, setting=setting_of(book.folder, changed, MANIFEST))
    with Memory(kept) as memory:
        found, _ = read_and_check(other, book.sheets(), monkeypatch, memory)
    assert ("CMP-003", "body/02.md") in {(one.code, one.file) for one in found}


@pytest.mark.parametrize("content", ["", "{", "[1, null]", '{"a": 1}', "\udcff"])
def test_a_damaged_memory_remembers_nothing(content: str, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = book.folder / "complete-pdf.json"
    kept.write_bytes(content.encode("utf-8", "surrogateescape"))
    with Memory(kept) as memory:
        found, read = read_and_check(book, book.sheets(), monkeypatch, memory)
    assert (found, read) == ([], list(range(len(book.sheets()))))


def told(found: Sequence[Diagnostic]) -> list[tuple[str, str, int]]:
    return [(one.code, one.file, one.line) for one in found]


def sheet_with(sheets: Sequence[Sheet], words: str) -> int:
    """The number of the sheet with these words."""
    return next(at for at, sheet in enumerate(sheets) if any(words in run.text for run in sheet.runs))


def without(sheet: Sheet, words: str) -> Sheet:
    """A sheet without the run that has these words."""
    return replace(sheet, runs=tuple(run for run in sheet.runs if words not in run.text))


def test_a_pdf_with_everything_is_complete(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_pdf(book, book.sheets(), monkeypatch) == []


def test_a_missing_paragraph_is_cmp_001_with_its_page(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    sheets[at] = without(sheets[at], "Nobody counted")
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-001", "body/01.md", 5)]
    label = book.page_map.labels()["ch-01-2"]
    words = "Nobody counted twice, for nobody had been asked…"
    assert found.message == f"the paragraph “{words}” is not in the PDF; it belongs on page {label}"


def test_a_missing_division_is_told_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    sheets[at] = replace(sheets[at], runs=())
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-001", "body/01.md", 1)]
    assert found.message.startswith("the division “One” is not in the PDF")


def test_text_that_is_there_twice_is_cmp_002(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    runs = sheets[at].runs
    sheets[at] = replace(sheets[at], runs=(*runs, *(run for run in runs if "Nobody" in run.text)))
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-002", "body/01.md", 5)]
    assert found.message.endswith(f"is in the PDF twice, again on page {at + 1}")


def test_a_part_that_is_missing_is_cmp_003(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    texts = [run.text.replace("for nobody had been asked ", "") for run in sheets[at].runs]
    sheets[at] = replace(sheets[at], runs=make_runs(texts))
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-003", "body/01.md", 5)]
    where = f"is missing on page {at + 1}"
    assert found.message == f"the paragraph is not whole in the PDF: “for nobody had been asked” {where}"


def test_text_in_another_order_is_cmp_004(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    title, first, second, *rest = sheets[at].runs
    sheets[at] = replace(sheets[at], runs=(title, second, first, *rest))
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert found.code == "CMP-004"
    assert found.line in {3, 5}
    assert found.message.endswith(f"is in the wrong place in the PDF: on page {at + 1}")


def test_text_of_no_unit_is_cmp_005_at_the_unit_before_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    sheets[at] = replace(sheets[at], runs=(*sheets[at].runs, *make_runs(["Lorem ipsum"])))
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-005", "body/01.md", 7)]
    assert found.message == f"the PDF has text that is not in the manuscript, on page {at + 1}: “Lorem ipsum”"


def test_hidden_text_is_cmp_006_with_the_reason(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "Nobody counted")
    text = next(run for run in sheets[at].runs if "Nobody" in run.text)
    hidden = (HiddenText(text.letters, Hiding.CUT),)
    sheets[at] = replace(without(sheets[at], "Nobody"), hidden=hidden)
    (found,) = check_pdf(book, sheets, monkeypatch)
    assert told([found]) == [("CMP-006", "body/01.md", 5)]
    assert found.message.endswith(f"is beyond the edge of the page, on page {at + 1}")


def test_a_page_too_few_is_cmp_007_and_the_others_keep_their_divisions(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = book.sheets()
    del sheets[sheet_with(sheets, "Nobody counted")]
    found = check_pdf(book, sheets, monkeypatch)
    assert told(found) == [("CMP-001", "body/01.md", 1), ("CMP-007", "book.yaml", 0)]
    assert found[1].message == f"the PDF has {len(sheets)} pages, and {len(sheets) + 1} were laid out"


def test_a_page_too_many_is_cmp_007_and_its_text_is_told(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "forty-six")
    sheets.insert(at, sheets[at])
    found = check_pdf(book, sheets, monkeypatch)
    assert told(found) == [("CMP-002", "body/02.md", 5), ("CMP-007", "book.yaml", 0)]


def test_a_page_among_those_of_another_division_is_missed_in_its_own(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = book.sheets()
    at = sheet_with(sheets, "forty-six")
    sheets[at - 1], sheets[at] = sheets[at], sheets[at - 1]
    found = check_pdf(book, sheets, monkeypatch)
    assert {one.file for one in found} == {"body/02.md"}
    assert {one.code for one in found} == {"CMP-004"}


def write_epub(book: Book, bodies: dict[str, str]) -> Path:
    """An EPUB with a document for each division: those given, and the others as they should be."""
    path = book.folder / "book.epub"
    texts = book.texts(Edition.EPUB)
    with zipfile.ZipFile(path, "w") as archive:
        namespace = "urn:oasis:names:tc:opendocument:xmlns:container"
        container = f'<container xmlns="{namespace}"><rootfile full-path="p.opf"/></container>'
        archive.writestr("META-INF/container.xml", container)
        names = [text.division.id for text in texts]
        items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in names)
        refs = "".join(f'<itemref idref="{name}"/>' for name in names)
        archive.writestr("p.opf", f'<package xmlns="http://www.idpf.org/2007/opf">{items}{refs}</package>')
        for text in texts:
            name = text.division.id
            body = bodies.get(name) or body_of(text)
            content = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><div id="{name}">{body}</div></body></html>'
            archive.writestr(f"{name}.xhtml", content)
    return path


def body_of(text: DivisionText) -> str:
    """Units and images of a division as they should be."""
    images = "".join(f'<img alt="{alternative}"/>' for alternative, _ in text.alternatives)
    return "".join(f"<p>{unit.text}</p>" for unit in text.units) + images


def check_epub(book: Book, **bodies: str) -> list[Diagnostic]:
    """What is found in an EPUB with these bodies, by the ids of their divisions with _ for the hyphen."""
    report = Report()
    path = write_epub(book, {name.replace("_", "-"): body for name, body in bodies.items()})
    check_epub_text(path, book.setting, book.loaded, book.page_map, report)
    return list(report)


def first_chapter(book: Book) -> DivisionText:
    return next(text for text in book.texts(Edition.EPUB) if text.division.id == "ch-01")


def test_an_epub_with_everything_is_complete(book: Book) -> None:
    assert check_epub(book) == []


def test_a_paragraph_missing_in_the_epub_is_cmp_001(book: Book) -> None:
    text = first_chapter(book)
    shorter = body_of(replace(text, units=tuple(unit for unit in text.units if "Nobody" not in unit.text)))
    (found,) = check_epub(book, ch_01=shorter)
    assert told([found]) == [("CMP-001", "body/01.md", 5)]
    assert found.message.endswith("is not in the EPUB")


def test_a_document_without_text_is_cmp_001_once(book: Book) -> None:
    found = check_epub(book, ch_01="<p>…</p>")
    assert told(found) == [("CMP-001", "body/01.md", 1), ("CMP-008", "body/01.md", 7)]


def test_another_alternative_text_is_cmp_008(book: Book) -> None:
    body = body_of(first_chapter(book)).replace("Five boxes and a line", "Four boxes")
    (found,) = check_epub(book, ch_01=body)
    assert told([found]) == [("CMP-008", "body/01.md", 7)]
    assert "Five boxes and a line" in found.message


def test_an_image_that_is_missing_is_cmp_008(book: Book) -> None:
    body = body_of(replace(first_chapter(book), alternatives=()))
    assert told(check_epub(book, ch_01=body)) == [("CMP-008", "body/01.md", 7)]
