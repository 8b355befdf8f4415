"""The sample book in its three profiles: one book on the same pages, with what each profile promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from book.check.pdf import run_verapdf
from tests.books import read_book, run_book
from tests.e2e.conftest import Built, build, copy_sample, read_findings


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = copy_sample(tmp_path_factory.mktemp("digital") / "manuscript")
    return build(folder, "--only", "pdf", "--profile", "digital")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = copy_sample(tmp_path_factory.mktemp("press") / "manuscript")
    return build(folder, "--only", "pdf", "--profile", "press")


def test_the_sample_book_is_pdf_ua_1(
    digital: Built, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("verapdf")
    ran = run_book("check", digital.folder, "--profile", "digital", "--format", "json", environment=validators)
    found = read_findings(ran.stdout)
    assert [one for one in found if one["code"] != "TOO-001"] == []
    assert ran.returncode == 0


def test_a_pdf_without_tags_is_not_pdf_ua_1(sample: Built, require_tool: Callable[[str], str]) -> None:
    """Or the test above shows nothing."""
    codes = {fault.code for fault in run_verapdf(sample.pdf, require_tool("verapdf"))}
    assert {"verapdf:5-1", "verapdf:6.2-1", "verapdf:7.1-3", "verapdf:7.1-11"} <= codes


@pytest.mark.parametrize("profile", ["digital", "press"])
def test_all_profiles_look_the_same_and_have_the_same_folios(
    sample: Built, profile: str, request: pytest.FixtureRequest
) -> None:
    other: Built = request.getfixturevalue(profile)
    with pypdfium2.PdfDocument(sample.pdf) as proof, pypdfium2.PdfDocument(other.pdf) as pdf:
        assert len(proof) == len(pdf)
        for at in range(len(proof)):
            assert proof.get_page_label(at) == pdf.get_page_label(at)
            difference = ImageChops.difference(_image(proof[at]), _image(pdf[at]))
            assert difference.getbbox() is None, f"sheet {at} looks different"
            assert _words(proof[at]) == _words(pdf[at])


def test_the_printer_gets_no_links(press: Built, sample: Built) -> None:
    assert _links(press.pdf) == 0
    assert _links(sample.pdf) > 200


def test_the_isbn_is_that_of_the_edition(digital: Built, sample: Built) -> None:
    setting, _ = read_book(sample.folder)
    assert setting is not None
    isbn = setting.manifest.isbn
    assert isbn.print is not None
    assert isbn.pdf is not None
    assert _identifier(sample.pdf) == "urn:isbn:" + isbn.print.replace("-", "")
    assert _identifier(digital.pdf) == "urn:isbn:" + isbn.pdf.replace("-", "")


def _image(page: pypdfium2.PdfPage) -> Image.Image:
    image: Image.Image = page.render(scale=1).to_pil()
    return image


def _words(page: pypdfium2.PdfPage) -> str:
    # Small capitals read as they were written only where there are tags.
    return "".join(page.get_textpage().get_text_range().casefold().split())


def _links(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(len(page.obj.get("/Annots", ())) for page in pdf.pages)


def _identifier(path: Path) -> str:
    with pikepdf.open(path) as pdf, pdf.open_metadata() as xmp:
        return str(xmp["dc:identifier"])
