"""Reading a PDF: what a reader sees, what is hidden, and what is no text of the book."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream

from book.check.pdf_text import read_pdf
from book.check.units import HiddenText, Hiding, Sheet

TOP = 40.0  # points: the band of the running heads
IMAGE = b"q 120 0 0 30 40 190 cm /Im Do Q\n"
HEBREW = b"""begincmap
1 begincodespacerange <00> <ff> endcodespacerange
4 beginbfchar <61> <05d0> <62> <05d1> <63> <05d2> <20> <0020> endbfchar
endcmap
"""  # a, b and c are alef, bet and gimel


def show(text: str, x: float = 50, y: float = 200) -> bytes:
    """Content that shows a piece of text."""
    return f"BT /F 12 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n".encode("cp1252")


def read(tmp_path: Path, *contents: bytes, trim: tuple[int, int, int, int] = (0, 0, 300, 400)) -> tuple[Sheet, ...]:
    """The sheets of a PDF with a page for every content. Its image is /Im, its form /Fm, its Hebrew font /H."""
    path = tmp_path / "book.pdf"
    with Pdf.new() as pdf:
        face = {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}
        font = Dictionary({**face, "/Encoding": Name.WinAnsiEncoding})
        image = Stream(pdf, b"\x80" * 3, Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
        hebrew = Dictionary({**face, "/ToUnicode": pdf.make_indirect(Stream(pdf, HEBREW))})
        resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font), H=pdf.make_indirect(hebrew)))
        form = Stream(pdf, show("in a form", 0, 0), Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Matrix, form.Resources = Array([0, -5, 200, 20]), Array([1, 0, 0, 1, 50, 150]), resources
        for content in contents:
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array([-10, -10, 310, 410]),
                TrimBox=Array(list(trim)),
                Contents=pdf.make_indirect(Stream(pdf, content)),
                Resources=Dictionary(
                    Font=resources.Font,
                    XObject=Dictionary(Im=pdf.make_indirect(image), Fm=pdf.make_indirect(form)),
                ),
            )
            pdf.pages.append(Page(pdf.make_indirect(page)))
        labels = Array([0, Dictionary(S=Name.r), 1, Dictionary(S=Name.D)])
        pdf.Root.PageLabels = Dictionary(Nums=labels)
        pdf.save(path)
    return read_pdf(path, TOP)


def test_pieces_of_text_come_in_drawing_order(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("second", y=100) + show("first") + show("—", y=300))
    assert [run.text for run in sheet.runs] == ["second", "first"]


def test_pages_go_by_their_labels(tmp_path: Path) -> None:
    assert [sheet.name for sheet in read(tmp_path, show("one"), b"\n", show("two"))] == ["page i", "page 1", "page 2"]


def test_a_running_head_is_left_out_and_the_first_line_is_not(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("A Running Head", y=375) + show("the first line", y=345))
    assert [run.text for run in sheet.runs] == ["the first line"]


def test_an_artifact_is_left_out_and_other_text_at_the_foot_is_not(tmp_path: Path) -> None:
    folio = b"/Artifact <</Type /Pagination>> BDC\n" + show("12", 150, 20) + b"EMC\n"
    (sheet,) = read(tmp_path, folio + b"/P BMC\n" + show("text at the foot", y=10) + b"EMC\n")
    assert [run.text for run in sheet.runs] == ["text at the foot"]


def test_text_under_an_image_is_hidden(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("under it") + show("beside it", y=100) + IMAGE)
    assert [run.text for run in sheet.runs] == ["beside it"]
    assert sheet.hidden == (HiddenText("underit", Hiding.COVERED),)


def test_text_over_an_image_is_not_hidden(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, IMAGE + show("over it"))
    assert [run.text for run in sheet.runs] == ["over it"]
    assert sheet.hidden == ()


def test_text_under_a_filled_rectangle_is_hidden(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("under it") + b"1 g 40 190 120 30 re f\n")
    assert not sheet.runs
    assert [hidden.why for hidden in sheet.hidden] == [Hiding.COVERED]


@pytest.mark.parametrize("drawn", [b"40 190 120 30 re S\n", b"40 190 m 160 190 l 100 220 l f\n"])
def test_a_frame_and_a_shape_hide_nothing(tmp_path: Path, drawn: bytes) -> None:
    (sheet,) = read(tmp_path, show("under it") + drawn)
    assert [run.text for run in sheet.runs] == ["under it"]


def test_of_a_line_that_is_covered_in_part_the_rest_is_seen(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("covered and some that goes on") + IMAGE)
    assert sheet.hidden[0].letters.startswith("coveredandsome")
    assert sheet.hidden[0].letters + sheet.runs[0].letters == "coveredandsomethatgoeson"


def test_letters_beyond_the_trimmed_page_are_cut(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("over the edge", x=260))
    assert sheet.hidden[0].why is Hiding.CUT
    assert sheet.runs[0].letters + sheet.hidden[0].letters == "overtheedge"


def test_letters_at_the_edge_of_the_trimmed_page_are_not_cut(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, show("at the edge", x=0), trim=(0, 0, 300, 400))
    assert [run.text for run in sheet.runs] == ["at the edge"]


def test_letters_outside_of_their_clipping_path_are_cut(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, b"q 40 190 60 30 re W n\n" + show("clipped at the end") + b"Q\n" + show("after", y=100))
    assert sheet.runs[0].letters + sheet.hidden[0].letters == "clippedattheend"
    assert sheet.runs[1].text == "after"


def test_text_in_a_form_stands_where_the_form_does(tmp_path: Path) -> None:
    (sheet,) = read(tmp_path, b"/Fm Do\n")
    assert [run.text for run in sheet.runs] == ["in a form"]
    (sheet,) = read(tmp_path, b"q 1 0 0 1 500 0 cm /Fm Do Q\n")
    assert not sheet.runs
    assert [hidden.letters for hidden in sheet.hidden] == ["inaform"]


def test_words_around_some_that_are_read_from_right_to_left_keep_their_order(tmp_path: Path) -> None:
    hebrew = show("cba ba", 100).replace(b"/F", b"/H")
    (sheet,) = read(tmp_path, show("It said ") + hebrew + show("in 1923 and later", 150))
    assert "".join(run.letters for run in sheet.runs) == "itsaidin1923andlater"


def test_a_long_line_is_read_whole(tmp_path: Path) -> None:
    text = "word " * 150
    (sheet,) = read(tmp_path, f"BT /F 0.5 Tf 1 0 0 1 5 200 Tm ({text}) Tj ET\n".encode())
    assert sheet.runs[0].letters == "word" * 150
