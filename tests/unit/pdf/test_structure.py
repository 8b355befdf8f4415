"""The tag tree of a whole book: what it says, and that every mark, link and identifier is in it once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name, Pdf
from PIL import ImageChops

from book.paginate.job import LayoutJob
from book.pdf.inputs import MergeInputs, Profile
from tests.golden import assert_golden
from tests.unit.paginate.sample import document, make_job
from tests.unit.pdf.every_mark import build_every_mark
from tests.unit.pdf.plan import lay_out_all, merge, plan_book
from tests.unit.pdf.tagged import find_owners, format_tree, iter_elements, kids_of, read_marks

PLACEMENTS = ("foot", "chapter", "book")
PLAIN = document('<section id="b"><p id="p">Text.</p></section>')


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The book with every mark, with its notes in each of the three places."""
    return {place: build_every_mark(tmp_path_factory.mktemp(place), place) for place in PLACEMENTS}


@pytest.fixture(params=PLACEMENTS)
def pdf(request: pytest.FixtureRequest, books: dict[str, Path]) -> Iterator[Pdf]:
    with pikepdf.open(books[request.param]) as opened:
        yield opened


@pytest.mark.parametrize("place", ["foot", "chapter"])
def test_the_tags_of_a_book_with_every_mark(books: dict[str, Path], place: str) -> None:
    with pikepdf.open(books[place]) as pdf:
        assert_golden(format_tree(pdf), f"pdf/tags-of-every-mark-notes-{place}.txt")


def test_every_mark_of_every_page_leads_to_the_element_that_holds_it(pdf: Pdf) -> None:
    owners = find_owners(pdf)
    listed = _parent_tree(pdf)
    seen = 0
    for page in pdf.pages:
        number = page.obj.objgen[0]
        marks = read_marks(page).marked
        seen += len(marks)
        if "/StructParents" not in page:
            assert not marks
            continue
        of_page = listed[int(page.obj.StructParents)]
        assert {at for at, owner in enumerate(of_page) if owner is not None} == set(marks)
        for mark in marks:
            assert of_page[mark].objgen == owners[number, mark].objgen
    assert seen == len(owners) > 300


def test_every_link_leads_to_its_link_element_and_says_where_it_goes(pdf: Pdf) -> None:
    listed = _parent_tree(pdf)
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", ())]
    assert len(links) > 30
    for link in links:
        owner = listed[int(link.StructParent)]
        assert owner.get("/S") == Name.Link
        assert link.objgen in {kid.Obj.objgen for kid in kids_of(owner) if not isinstance(kid, int) and "/Obj" in kid}
        assert str(link.Contents).strip()
        assert "octavo:" not in str(link.Contents)


def test_the_keys_of_the_parent_tree_are_in_order_and_each_is_used_once(pdf: Pdf) -> None:
    keys = [int(key) for key in list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]]
    used = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page]
    used += [int(link.StructParent) for page in pdf.pages for link in page.obj.get("/Annots", ())]
    assert keys == sorted(used) == list(range(int(pdf.Root.StructTreeRoot.ParentTreeNextKey)))


def test_every_element_is_below_its_parent_and_every_identifier_is_found(pdf: Pdf) -> None:
    names: dict[str, tuple[int, int]] = {}
    for element in iter_elements(pdf.Root.StructTreeRoot.K[0]):
        for kid in kids_of(element):
            if not isinstance(kid, int) and "/S" in kid:
                assert kid.P.objgen == element.objgen
        if "/ID" in element:
            assert str(element.ID) not in names
            names[str(element.ID)] = element.objgen
        if element.get("/S") == Name.Note:
            assert "/ID" in element
    tree = pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree)
    assert {name: element.objgen for name, element in tree.items()} == names
    assert len(names) > 200


def test_all_that_is_printed_is_text_or_an_artifact(pdf: Pdf) -> None:
    artifacts = set()
    for page in pdf.pages:
        marks = read_marks(page)
        assert not marks.unmarked
        assert not marks.mixed
        artifacts |= {text.strip() for text in marks.artifacts}
    words = {text for text in artifacts if not text.isdigit() and not set(text) <= set("ivxlcdm")}
    ornaments = {"* * *"}
    table_head = {"Congress", "Year", "Delegates"}
    heads = {"Every Mark", "The First Part", "Set Pieces", "Lists, Tables and Pictures", "Preface", "Notes"}
    assert words - heads <= ornaments | table_head
    assert ornaments | table_head <= words


def test_marks_hold_the_same_text_as_a_book_without_tags(books: dict[str, Path], tmp_path: Path) -> None:
    plain = build_every_mark(tmp_path, "chapter", "proof")
    with pikepdf.open(books["chapter"]) as tagged, pypdfium2.PdfDocument(plain) as untagged:
        assert "/StructTreeRoot" in tagged.Root
        assert len(tagged.pages) == len(untagged)
        for page, other in zip(tagged.pages, untagged, strict=True):
            marks = read_marks(page)
            assert _letters("".join(marks.marked.values()) + "".join(marks.artifacts)) == _letters(
                other.get_textpage().get_text_range()
            )
    with pikepdf.open(plain) as untagged_pdf:
        assert not {"/StructTreeRoot", "/MarkInfo"} & set(untagged_pdf.Root.keys())
        assert all(b"BDC" not in page.Contents.read_bytes().replace(b"/Artifact <</Type /Pagination>> BDC", b"")
                   for page in untagged_pdf.pages)


def test_tags_change_nothing_that_is_seen(books: dict[str, Path], tmp_path: Path) -> None:
    plain = build_every_mark(tmp_path, "foot", "proof")
    with pypdfium2.PdfDocument(books["foot"]) as tagged, pypdfium2.PdfDocument(plain) as untagged:
        assert len(tagged) == len(untagged)
        for one, other in zip(tagged, untagged, strict=True):
            assert ImageChops.difference(one.render(scale=1).to_pil(), other.render(scale=1).to_pil()).getbbox() is None


def test_the_book_says_that_it_is_tagged_and_for_whom(pdf: Pdf) -> None:
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert str(pdf.Root.Lang) == "en-US"
    assert {str(page.obj.Tabs) for page in pdf.pages} == {"/S"}
    with pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == "Every Mark"
        assert xmp["dc:identifier"] == "urn:isbn:9780306406157"


def test_headings_do_not_skip_a_level(pdf: Pdf) -> None:
    levels = [
        int(str(element.S)[2:])
        for element in iter_elements(pdf.Root.StructTreeRoot.K[0])
        if str(element.S)[1:] in {"H1", "H2", "H3", "H4", "H5", "H6"}
    ]
    assert levels[0] == 1
    assert max(levels) == 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_stand_where_they_are_drawn(books: dict[str, Path]) -> None:
    with pikepdf.open(books["chapter"]) as pdf, pypdfium2.PdfDocument(books["chapter"]) as drawn:
        elements = iter_elements(pdf.Root.StructTreeRoot.K[0])
        (figure,) = (element for element in elements if element.get("/S") == Name.Figure)
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        sheet = next(at for at, page in enumerate(pdf.pages) if page.obj.objgen == figure.Pg.objgen)
        x, _, _, highest = (float(edge) for edge in pdf.pages[sheet].mediabox)
        image = drawn[sheet].render(scale=4).to_pil().convert("L")
        box = (round((left - x) * 4), round((highest - top) * 4), round((right - x) * 4), round((highest - bottom) * 4))
        around = image.crop((box[0] - 20, box[1] - 20, box[2] + 20, box[3]))
        dark = around.point(lambda value: 255 if value < 128 else 0).getbbox()
        assert dark is not None
        assert abs(dark[0] - 20) <= 2
        assert abs(dark[1] - 20) <= 2


def test_the_same_book_gives_the_same_bytes(books: dict[str, Path], tmp_path: Path) -> None:
    assert build_every_mark(tmp_path, "foot").read_bytes() == books["foot"].read_bytes()


def test_a_page_without_text_is_tagged_too(tmp_path: Path) -> None:
    jobs = [make_job(tmp_path, document("<section id='a'></section>"), division="a"), make_job(tmp_path, PLAIN)]
    inputs = _digital(tmp_path, [replace(job, tags=True) for job in jobs])
    assert list(merge(inputs, tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        assert format_tree(pdf).count("Sect") == 2
        assert kids_of(pdf.Root.StructTreeRoot.K[0].K[0]) == []


def test_a_division_that_was_laid_out_without_tags_is_refused(tmp_path: Path) -> None:
    inputs = _digital(tmp_path, [make_job(tmp_path, PLAIN)])
    with pytest.raises(ValueError, match="has no tags"):
        merge(inputs, tmp_path / "x.pdf")


def test_two_elements_with_one_identifier_are_refused(tmp_path: Path) -> None:
    jobs = [replace(make_job(tmp_path, PLAIN, division=name), tags=True) for name in ("a", "b")]
    results = lay_out_all(jobs, tmp_path)
    inputs = replace(plan_book(results), profile=Profile.DIGITAL, places=(), outline=())
    with pytest.raises(ValueError, match="have the identifier"):
        merge(inputs, tmp_path / "x.pdf")


def test_the_press_gets_no_tags_no_links_and_no_outline(tmp_path: Path) -> None:
    html = document('<section id="ch-01"><p id="p">See <a href="octavo:p">there</a>.</p></section>')
    inputs = plan_book(lay_out_all([make_job(tmp_path, html)], tmp_path), roman=0)
    merge(inputs, tmp_path / "proof.pdf")
    merge(replace(inputs, profile=Profile.PRESS), tmp_path / "press.pdf")
    with pikepdf.open(tmp_path / "proof.pdf") as proof, pikepdf.open(tmp_path / "press.pdf") as press:
        assert "/Annots" in proof.pages[0]
        assert "/Annots" not in press.pages[0]
        assert {"/Outlines", "/Names", "/PageMode"} <= set(proof.Root.keys())
        assert not {"/Outlines", "/Names", "/PageMode", "/StructTreeRoot"} & set(press.Root.keys())
        assert [page.label for page in press.pages] == [page.label for page in proof.pages]
        assert press.pages[0].Contents.read_bytes() == proof.pages[0].Contents.read_bytes()


def _digital(folder: Path, jobs: list[LayoutJob]) -> MergeInputs:
    return replace(plan_book(lay_out_all(jobs, folder), roman=0), profile=Profile.DIGITAL, outline=())


def _parent_tree(pdf: Pdf) -> dict[int, pikepdf.Object]:
    listed = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): owner for key, owner in zip(listed[::2], listed[1::2], strict=True)}


def _letters(text: str) -> str:
    return "".join(sorted(character for character in normalize("NFKC", text).casefold() if character.isalnum()))
