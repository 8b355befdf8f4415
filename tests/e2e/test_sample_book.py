"""The sample book, built and then read by programs that are not ours."""

from __future__ import annotations

import posixpath
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from bench.one_document import write_one_document
from book.lint.suppressions import allow_findings
from book.manifest.schema import PrintEdition
from book.paginate.plan import Setting
from tests.books import places, read_book, run_book
from tests.e2e.conftest import Built, read_findings
from tests.e2e.editions import (
    EPUB_TYPE,
    epub_text,
    epub_trees,
    is_printed,
    iter_texts,
    letters,
    page_labels,
    page_list,
    pdf_text,
    unresolved_links,
)

SCALE = 1.5  # pixels a point
RequireTool = Callable[[str], str]


def ran(*command: str | Path) -> str:
    """What a program says, which ends well."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def setting(sample: Built) -> Setting:
    """The sample book as read."""
    found, report = read_book(sample.folder)
    assert found is not None
    allow_findings(found.manifest.lint, report)
    assert places(report) == []
    return found


def margins(edition: PrintEdition) -> tuple[float, float, float, float]:
    sides = edition.margins
    return sides.top.points, sides.bottom.points, sides.inside.points, sides.outside.points


def test_both_editions_and_the_page_map_are_there_and_nothing_unfinished(sample: Built) -> None:
    assert sample.pdf.read_bytes()[:5] == b"%PDF-"
    assert sample.epub.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    names = sorted(path.name for path in sample.output.iterdir())
    assert names == sorted([sample.pdf.name, sample.epub.name, "cache", "page-map.json", "report.json"])


def test_the_report_has_the_facts(sample: Built, setting: Setting) -> None:
    report = sample.report
    assert report["diagnostics"] == []
    assert report["facts"]["pages"] == len(sample.page_map.folios)
    assert report["facts"]["divisions"] == report["facts"]["laid_out"] == len(setting.book.divisions)
    assert {file["path"] for file in report["files"]} == {sample.pdf.name, sample.epub.name, "page-map.json"}
    for file in report["files"]:
        assert (sample.output / file["path"]).stat().st_size == file["size"]


# ------------------------------------------------------------------------------------------------ validators


@pytest.fixture(scope="session")
def checked(sample: Built, validators: dict[str, str], require_tool: RequireTool) -> list[dict[str, object]]:
    """What `book check` finds in the sample."""
    require_tool("java")
    done = run_book("check", sample.folder, "--format", "json", environment=validators)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_findings(done.stdout)


def test_epubcheck_and_the_rules_of_the_house_find_nothing(checked: list[dict[str, object]]) -> None:
    assert [found for found in checked if found["code"] != "TOO-001"] == []


def test_ace_finds_nothing(checked: list[dict[str, object]], require_tool: RequireTool) -> None:
    require_tool("ace-puppeteer")
    require_tool("chromium")
    assert checked == []


def test_qpdf_finds_nothing(sample: Built, require_tool: RequireTool) -> None:
    assert "No syntax or stream encoding errors found" in ran(require_tool("qpdf"), "--check", sample.pdf)


def test_mupdf_reads_every_page_without_a_word(sample: Built, tmp_path: Path, require_tool: RequireTool) -> None:
    said = ran(require_tool("mutool"), "draw", "-q", "-F", "txt", "-o", tmp_path / "text.txt", sample.pdf)
    assert said.replace("warning: ICC support is not available", "").strip() == ""  # Debian builds MuPDF without it
    assert (tmp_path / "text.txt").read_text("utf-8").count("\f") == len(sample.page_map.folios)


def test_ghostscript_interprets_every_page_without_a_word(sample: Built, require_tool: RequireTool) -> None:
    said = ran(require_tool("gs"), "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage", sample.pdf)
    assert said.strip() == ""


# ------------------------------------------------------------------------------------------ pages as one document


def test_every_page_looks_as_in_one_document(sample: Built, setting: Setting, tmp_path: Path) -> None:
    """The type area with its running head, of every page: below it are the engine's folios there, and ours here."""
    write_one_document(setting, sample.page_map, tmp_path / "one.pdf")
    edition = setting.manifest.editions.print
    with pypdfium2.PdfDocument(tmp_path / "one.pdf") as one, pypdfium2.PdfDocument(sample.pdf) as merged:
        assert len(merged) == len(sample.page_map.folios)
        index = next(folio.sheet for folio in sample.page_map.folios if folio.division == "index")
        for folio in sample.page_map.folios[:index]:  # whose columns are not the engine's
            there, here = (
                pdf[folio.sheet].render(scale=SCALE, grayscale=True).to_pil().crop(
                    (0, 0, edition.trim.width * SCALE, (edition.trim.height - edition.margins.bottom.points) * SCALE)
                )
                for pdf in (one, merged)
            )  # fmt: skip
            assert ImageChops.difference(there, here).getbbox() is None, f"page {folio.label} differs"


# ----------------------------------------------------------------------------------------- pages and links


def test_the_labels_of_the_pdf_are_those_of_the_page_map(sample: Built) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        assert page_labels(pdf) == [folio.label for folio in sample.page_map.folios]


def test_the_list_of_pages_of_the_epub_has_every_page_that_begins_with_something(sample: Built) -> None:
    page_map = sample.page_map
    begun = {start.sheet for start in page_map.starts}
    assert [label for label, _ in page_list(sample.epub)] == [
        folio.label for folio in page_map.folios if folio.sheet in begun
    ]
    blank = {folio.sheet for folio in page_map.folios if folio.division is None}
    assert begun.isdisjoint(blank)
    assert begun | blank == {folio.sheet for folio in page_map.folios}, "a page that is not blank begins with something"


def test_every_page_of_the_list_leads_to_its_marker_and_the_markers_stand_in_order(sample: Built) -> None:
    trees = epub_trees(sample.epub)
    (nav,) = (name for name in trees if name.endswith("nav.xhtml"))
    markers = [
        (name, element.get("id"))
        for name, tree in trees.items()
        for element in tree.iter()
        if element.get(EPUB_TYPE) == "pagebreak"
    ]
    targets = []
    for _, address in page_list(sample.epub):
        file, _, anchor = address.partition("#")
        targets.append((posixpath.normpath(posixpath.join(posixpath.dirname(nav), file)), anchor))
    assert sorted(targets) == sorted(markers)
    for name in trees:
        assert [one for one in targets if one[0] == name] == [one for one in markers if one[0] == name]


def test_what_the_guide_shows_is_on_the_pages_that_it_names(sample: Built) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "sample-book.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| .+ \| (\w+) \| `([\w-]+)` \|$", guide)
    assert len(rows) > 40
    labels = sample.page_map.labels()
    assert [(anchor, page, labels.get(anchor)) for page, anchor in rows if labels.get(anchor) != page] == []


def test_every_link_inside_the_pdf_leads_to_a_page(sample: Built) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        count, lost = unresolved_links(pdf)
        assert count > 300
        assert lost == []
        with pdf.open_outline() as outline:
            assert len(outline.root) > 5


def test_every_link_inside_the_epub_leads_to_an_anchor(sample: Built) -> None:
    trees = epub_trees(sample.epub)
    ids = {name: [element.get("id") for element in tree.iter() if element.get("id")] for name, tree in trees.items()}
    for name, found in ids.items():
        assert sorted(found) == sorted(set(found)), f"an id stands twice in {name}"
    count = 0
    for name, tree in trees.items():
        for element in tree.iter("{http://www.w3.org/1999/xhtml}a"):
            address = element.get("href", "")
            if ":" in address.split("/")[0]:
                continue
            file, _, anchor = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file)) if file else name
            assert target in ids, address
            assert not anchor or anchor in ids[target], address
            count += 1
    assert count > 300


# ------------------------------------------------------------------------------------------------ every word


def test_all_words_of_the_book_are_in_the_pdf(sample: Built, setting: Setting) -> None:
    """Every paragraph whole: read within the type area, so that no running head stands in the middle of one."""
    printed = letters(pdf_text(sample.pdf, margins(setting.manifest.editions.print)))
    texts = list(iter_texts(setting.book, sample.page_map.labels()))
    assert len(texts) > 200
    assert [text for text in texts if not is_printed(text, printed)] == []


def test_all_words_of_the_book_are_in_the_epub(sample: Built, setting: Setting) -> None:
    shown = letters(epub_text(sample.epub))
    missing = [text for text in iter_texts(setting.book, sample.page_map.labels()) if letters(text) not in shown]
    assert missing == []


def test_the_words_of_the_apparatus_are_in_both_editions(sample: Built, setting: Setting) -> None:
    editions = [letters(pdf_text(sample.pdf)), letters(epub_text(sample.epub))]
    apparatus = setting.apparatus
    words = [
        *(person.headword for person in apparatus.biographical_notes),
        *(entry.headword for entry in apparatus.glossary),
        *(entry.heading for index in apparatus.indexes for group in index.groups for entry in group.entries),
        *(event.date for group in apparatus.chronology for event in group.events),
    ]
    assert len(words) > 100
    assert [word for word in words if any(letters(word) not in edition for edition in editions)] == []
