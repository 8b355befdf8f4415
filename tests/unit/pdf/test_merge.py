"""The whole PDF against its divisions: pages that look and read the same, one set of fonts, exact labels and links."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from book.diagnostics import MachineError
from book.model.pages import Folio, FolioStyle, Side
from book.paginate.job import LayoutResult
from book.paginate.layout import lay_out
from book.pdf.inputs import MergeInputs, OutlineItem
from tests.unit.paginate.sample import (
    FOLIO_BASELINE,
    FONTS,
    MARGINS,
    TRIM,
    chapter_html,
    document,
    make_job,
    write_image,
)
from tests.unit.pdf.plan import lay_out_all, merge, plan_book

COUNT = 8
SCALE = 1.5  # pixels a point


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("book")


@pytest.fixture(scope="module")
def results(folder: Path) -> tuple[LayoutResult, ...]:
    image = write_image(folder)
    names = [f"ch-{number}" for number in range(1, COUNT + 1)]
    jobs = [
        make_job(
            folder,
            chapter_html(
                name, seed, links=(names[(seed + 1) % COUNT], f"{names[(seed + 4) % COUNT]}-p3", f"{name}-fig")
            ),
            division=name,
            images=(image,),
        )
        for seed, name in enumerate(names)
    ]
    return lay_out_all(jobs, folder)


@pytest.fixture(scope="module")
def inputs(results: tuple[LayoutResult, ...]) -> MergeInputs:
    return plan_book(results, roman=2)


@pytest.fixture(scope="module")
def merged(inputs: MergeInputs, folder: Path) -> Path:
    assert list(merge(inputs, folder / "merged.pdf")) == []
    return folder / "merged.pdf"


@pytest.fixture
def pdf(merged: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(merged) as opened:
        yield opened


def pages_and_sources(inputs: MergeInputs) -> Iterator[tuple[int, pypdfium2.PdfDocument, int]]:
    """Every sheet that a division fills, with the division's PDF and its page there."""
    for division in inputs.divisions:
        with pypdfium2.PdfDocument(division.result.pdf) as source:
            for page in range(division.result.pages):
                yield division.first_sheet + page, source, page


def render(pdf: pypdfium2.PdfDocument, page: int, height: float) -> Image.Image:
    """The upper part of a page as an image, `height` points of it and the bleed above."""
    image: Image.Image = pdf[page].render(scale=SCALE, grayscale=True, may_draw_forms=False).to_pil()
    return image.crop((0, 0, image.width, int((height + 9) * SCALE)))


# ----------------------------------------------------------------------------------------------- pages look the same


def test_every_page_looks_as_its_division_does_by_itself(inputs: MergeInputs, merged: Path) -> None:
    compared = 0
    with pypdfium2.PdfDocument(merged) as whole:
        for sheet, source, page in pages_and_sources(inputs):
            height = TRIM[1] - FOLIO_BASELINE - 12 if inputs.folios[sheet].expressed else TRIM[1] + 9
            there, here = render(source, page, height), render(whole, sheet, height)
            assert there.size == here.size
            assert ImageChops.difference(there, here).getbbox() is None, f"sheet {sheet} differs"
            assert here.getextrema() == (0, 255)  # something is printed there
            compared += 1
    assert compared > 60


def test_every_page_reads_as_its_division_does_with_its_folio_after_it(inputs: MergeInputs, merged: Path) -> None:
    with pypdfium2.PdfDocument(merged) as whole:
        for sheet, source, page in pages_and_sources(inputs):
            there = source[page].get_textpage().get_text_range()
            here = whole[sheet].get_textpage().get_text_range()
            folio = inputs.folios[sheet]
            assert here == there + ("\r\n" + folio.label if folio.expressed else "")


def test_blank_pages_are_empty_and_of_the_books_size(inputs: MergeInputs, pdf: pikepdf.Pdf) -> None:
    blank = [folio.sheet for folio in inputs.folios if folio.division is None]
    assert blank
    for sheet in blank:
        page = pdf.pages[sheet]
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            assert list(page.obj[name]) == list(pdf.pages[0].obj[name])
        assert page.Contents.read_bytes().strip() == b""


def test_pages_before_and_after_all_divisions_may_be_blank(inputs: MergeInputs, tmp_path: Path) -> None:
    division = replace(inputs.divisions[0], first_sheet=1)
    count = division.result.pages + 3
    folios = tuple(
        Folio(
            sheet=sheet,
            number=sheet + 1,
            style=FolioStyle.ARABIC,
            side=Side.RECTO,
            division=None,
            expressed=sheet == count - 1,
        )
        for sheet in range(count)
    )
    few = replace(inputs, divisions=(division,), folios=folios, places=(), outline=())
    broken = merge(few, tmp_path / "x.pdf")
    assert {found.code for found in broken} == {"PDF-001"}
    places = tuple(replace(place, sheet=1) for place in inputs.places)
    assert list(merge(replace(few, places=places), tmp_path / "x.pdf")) == []
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        texts = [page.get_textpage().get_text_range() for page in whole]
    assert [bool(text) for text in texts] == [False] + [True] * division.result.pages + [False, True]
    assert texts[-1] == str(count)  # a blank page may have a folio


# ------------------------------------------------------------------------------------------------------------ folios


def test_folios_stand_at_the_outer_edge_of_the_type_area(inputs: MergeInputs, merged: Path) -> None:
    with pypdfium2.PdfDocument(merged) as whole:
        for folio in inputs.folios:
            if not folio.expressed:
                continue
            text = whole[folio.sheet].get_textpage()
            count = text.count_chars()
            boxes = [text.get_charbox(index, loose=True) for index in range(count - len(folio.label), count)]
            if folio.side is Side.RECTO:
                assert boxes[-1][2] == pytest.approx(TRIM[0] - MARGINS["outside"], abs=0.01)
            else:
                assert boxes[0][0] == pytest.approx(MARGINS["outside"], abs=0.01)


def test_folios_are_artifacts_outside_the_divisions_own_content(inputs: MergeInputs, pdf: pikepdf.Pdf) -> None:
    for folio in inputs.folios:
        content = pdf.pages[folio.sheet].Contents.read_bytes()
        drawn = content.partition(b"/Artifact <</Type /Pagination>> BDC\n")[2]
        assert bool(drawn) is folio.expressed
        if drawn:
            assert content.startswith(b"q\n")
            assert drawn.startswith(b"q\n0.2 0.2 0.2 rg\nBT\n/Folio 9 Tf\n1 0 0 1 ")
            assert drawn.endswith(b" TJ\nET\nQ\nEMC\n")
            depth = [operator for operator in re.findall(rb"(?m)^(q|Q)$", content)]
            assert depth.count(b"q") == depth.count(b"Q")


def test_a_book_may_have_no_printed_folios(inputs: MergeInputs, tmp_path: Path) -> None:
    assert list(merge(replace(inputs, stamp=None), tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as whole:
        assert not any(b"/Artifact" in page.Contents.read_bytes() for page in whole.pages)


# ------------------------------------------------------------------------------------------------------------- fonts


def test_there_is_one_font_a_face(pdf: pikepdf.Pdf) -> None:
    fonts = {font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
    programs = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
    assert len(fonts) == len(programs) == 4
    assert sorted(str(font.BaseFont)[8:] for font in fonts.values()) == [
        "Literata",
        "Literata-Bold",
        "Literata-Bold-Italic",
        "Literata-Italic",
    ]
    assert sum(one.get("/Type") == pikepdf.Name.Font for one in pdf.objects if isinstance(one, pikepdf.Dictionary)) == 8


def test_an_image_that_many_divisions_use_is_stored_once(pdf: pikepdf.Pdf) -> None:
    images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert len(images) == 1


def test_the_file_is_hardly_larger_than_one_document_would_be(inputs: MergeInputs, merged: Path, folder: Path) -> None:
    names = [division.result.division for division in inputs.divisions]
    htmls = [
        chapter_html(name, seed, links=(names[(seed + 1) % COUNT], f"{names[(seed + 4) % COUNT]}-p3", f"{name}-fig"))
        for seed, name in enumerate(names)
    ]
    bodies = "".join(html.partition("<body>")[2].partition("</body>")[0] for html in htmls).replace("octavo:", "#")
    job = make_job(folder, document(bodies), styles="section { break-before: recto }", images=(write_image(folder),))
    one = lay_out(job, folder / "one.pdf")
    assert one.pages == len(inputs.folios)
    assert merged.stat().st_size <= 1.1 * Path(one.pdf).stat().st_size


# --------------------------------------------------------------------------------- labels, places, links, outline


def test_page_labels_are_the_folios(inputs: MergeInputs, pdf: pikepdf.Pdf) -> None:
    assert [page.label for page in pdf.pages] == [folio.label for folio in inputs.folios]
    styles = {folio.style for folio in inputs.folios}
    assert styles == {FolioStyle.ROMAN, FolioStyle.ARABIC}
    assert len(pdf.Root.PageLabels.Nums) == 4


def test_every_place_is_a_named_destination(inputs: MergeInputs, pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    sheets = {page.obj.objgen: sheet for sheet, page in enumerate(pdf.pages)}
    assert set(tree) == {place.anchor for place in inputs.places}
    for place in inputs.places:
        page, kind, x, y, zoom = list(tree[place.anchor])
        assert sheets[page.objgen] == place.sheet
        assert kind == pikepdf.Name.XYZ
        assert zoom is None
        assert (float(x), float(y)) == pytest.approx((place.x, TRIM[1] - place.y), abs=0.001)


def test_links_inside_the_book_lead_to_places(inputs: MergeInputs, pdf: pikepdf.Pdf) -> None:
    places = {place.anchor for place in inputs.places}
    targets = []
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            assert "/A" not in annotation
            targets.append(str(annotation.Dest))
    assert set(targets) <= places
    assert len(set(targets)) == 3 * COUNT


def test_the_outline_leads_to_pages(inputs: MergeInputs, tmp_path: Path) -> None:
    first = inputs.outline[0]
    nested = (replace(first, children=(OutlineItem(title="A table", anchor="ch-1-table"),)), *inputs.outline[1:])
    assert list(merge(replace(inputs, outline=nested), tmp_path / "x.pdf")) == []
    sheets = {place.anchor: place.sheet for place in inputs.places}
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        entries = [(one.level, one.get_title(), one.get_dest().get_index()) for one in whole.get_toc()]
    assert entries[:3] == [
        (0, "Глава ch-1", sheets["ch-1"]),
        (1, "A table", sheets["ch-1-table"]),
        (0, "Глава ch-2", sheets["ch-2"]),
    ]
    assert len(entries) == COUNT + 1


def test_links_with_letters_of_any_script_and_links_out_of_the_book(tmp_path: Path) -> None:
    body = '<section id="Глава"><p id="x &amp; y">a <a href="octavo:Глава">b</a> <a href="octavo:x%20&amp;%20y">c</a> '
    body += '<a href="https://example.org/?q=octavo:x">d</a></p></section>'
    results = lay_out_all([make_job(tmp_path, document(body), division="Глава")], tmp_path)
    assert list(merge(plan_book(results), tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as whole:
        names = [str(one.Dest) if "/Dest" in one else str(one.A.URI) for one in whole.pages[0].Annots]
        tree = pikepdf.NameTree(whole.Root.Names.Dests)
        assert names[2] == "https://example.org/?q=octavo:x"
        assert all(name in tree for name in names[:2])
        assert all(name.isascii() for name in names)


# ----------------------------------------------------------------------------------------------- what the PDF says


def test_metadata_is_written_twice_and_alike(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo.Title) == "A Book — Книга"
    assert str(pdf.docinfo.Author) == "A. Author; Б. Автор"
    assert str(pdf.docinfo.CreationDate) == "D:20260102030405Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert xmp["dc:title"] == "A Book — Книга"
        assert xmp["dc:creator"] == ["A. Author", "Б. Автор"]
        assert xmp["dc:language"] == {"en-GB"}
        assert xmp["dc:identifier"] == "urn:isbn:9780000000002"
        assert xmp["dc:subject"] == {"party", "история"}
        assert xmp["xmp:CreateDate"] == "2026-01-02T03:04:05Z"
        assert xmp["pdf:Producer"] == str(pdf.docinfo.Producer)
        assert xmp["pdfx:PageMap"] == str(pdf.docinfo.PageMap) == "0a1b"
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert pdf.Root.PageLayout == pikepdf.Name.TwoPageRight
    assert pdf.Root.PageMode == pikepdf.Name.UseOutlines


def test_without_a_date_there_is_none(inputs: MergeInputs, tmp_path: Path) -> None:
    bare = replace(inputs.metadata, date=None, subject=None, keywords=(), page_map=None)
    assert list(merge(replace(inputs, metadata=bare), tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as whole:
        assert sorted(whole.docinfo.keys()) == ["/Author", "/Creator", "/Producer", "/Title"]
        assert b"Date" not in whole.Root.Metadata.read_bytes()


# ------------------------------------------------------------------------------------------------------ the file


def test_the_same_inputs_give_the_same_bytes(inputs: MergeInputs, merged: Path, tmp_path: Path) -> None:
    merge(inputs, tmp_path / "another name.pdf")
    assert (tmp_path / "another name.pdf").read_bytes() == merged.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["another name.pdf"]


@pytest.mark.parametrize(
    "command",
    [
        ["qpdf", "--check"],
        ["mutool", "info"],
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dPDFSTOPONERROR", "-sDEVICE=nullpage"],
        ["pdftotext", "-q"],
    ],
)
def test_other_software_finds_nothing_wrong(
    command: list[str], merged: Path, require_tool: Callable[[str], str]
) -> None:
    program = require_tool(command[0])
    done = subprocess.run([program, *command[1:], str(merged)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "error" not in (done.stdout + done.stderr).lower().replace(
        "no syntax or stream encoding errors", ""
    ).replace("may still contain\nerrors", "")


def test_pikepdf_finds_nothing_wrong(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


# ------------------------------------------------------------------------------------------------- what may be wrong


def test_a_link_to_nowhere_is_reported_at_its_division(inputs: MergeInputs, tmp_path: Path) -> None:
    places = tuple(place for place in inputs.places if place.anchor != "ch-2-p3")
    (found,) = merge(replace(inputs, places=places), tmp_path / "x.pdf")
    assert (found.code, found.severity) == ("PDF-001", "error")
    assert re.fullmatch(r"body/ch-\d\.md", found.file)
    assert '"ch-2-p3"' in found.message
    assert list(tmp_path.iterdir()) == []


def test_an_outline_entry_to_nowhere_is_reported(inputs: MergeInputs, tmp_path: Path) -> None:
    outline = (*inputs.outline, OutlineItem(title="Lost", anchor="lost"))
    (found,) = merge(replace(inputs, outline=outline), tmp_path / "x.pdf")
    assert (found.code, found.file) == ("PDF-001", "book.yaml")


def test_one_anchor_in_two_places_is_reported(inputs: MergeInputs, tmp_path: Path) -> None:
    places = (*inputs.places, replace(inputs.places[3], sheet=9))
    (found,) = merge(replace(inputs, places=places), tmp_path / "x.pdf")
    assert found.code == "PDF-002"
    assert inputs.places[3].anchor in found.message


def test_pages_of_two_sizes_are_reported(results: tuple[LayoutResult, ...], tmp_path: Path) -> None:
    other = lay_out_all(
        [
            make_job(tmp_path, document('<p id="other">x</p>'), division="other", styles="@page { size: 6in 9in }"),
            make_job(tmp_path, document('<p id="same">x</p>'), division="same", styles="@page { bleed: 0 }"),
        ],
        tmp_path,
    )
    first = lay_out_all([make_job(tmp_path, document('<p id="first">x</p>'), division="first")], tmp_path)
    inputs = plan_book([first[0], *other])
    inputs = replace(inputs, outline=())
    (found,) = merge(inputs, tmp_path / "x.pdf")
    assert (found.code, found.file) == ("PDF-003", "body/other.md")
    assert "432.0 × 648.0" in found.message
    assert "396.0 × 612.0" in found.message


def test_inputs_that_do_not_fit_together_are_refused(inputs: MergeInputs, tmp_path: Path) -> None:
    overlapping = (inputs.divisions[0], replace(inputs.divisions[1], first_sheet=1))
    wrong = [
        replace(inputs, divisions=()),
        replace(inputs, divisions=overlapping),
        replace(inputs, folios=inputs.folios[:-1]),
        replace(inputs, folios=inputs.folios[::-1]),
        replace(inputs, places=(replace(inputs.places[0], sheet=999), *inputs.places[1:])),
        replace(inputs, faces=FONTS[:2]),
        replace(inputs, folios=(replace(inputs.folios[0], number=0), *inputs.folios[1:])),
    ]
    for one in wrong:
        with pytest.raises(ValueError):  # noqa: PT011
            merge(one, tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_cannot_be_written_is_the_machines_fault(inputs: MergeInputs, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"cannot write x\.pdf"):
        merge(inputs, tmp_path / "missing" / "x.pdf")
