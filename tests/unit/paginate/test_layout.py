"""Laying out one division: pages, places, page starts, and what is reported of them."""

from __future__ import annotations

import base64
import hashlib
import random
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from book.diagnostics import MachineError
from book.fonts import FontFace
from book.model.pages import Side
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.layout import _gather_pages, _render, lay_out
from book.paginate.starts import collapse_space
from tests.unit.paginate.sample import (
    FONTS,
    MARGINS,
    TRIM,
    chapter_html,
    document,
    make_job,
    paragraph,
    write_image,
)


def lay(tmp_path: Path, body: str, **options: object) -> LayoutResult:
    return lay_out(make_job(tmp_path, document(body), **options), tmp_path / "out.pdf")  # type: ignore[arg-type]


def codes(result: LayoutResult) -> list[str]:
    return [message.code for message in result.messages]


def page_text(result: LayoutResult, page: int) -> str:
    with pypdfium2.PdfDocument(result.pdf) as pdf:
        return str(pdf[page].get_textpage().get_text_range())


def block_texts(html: str) -> dict[str, str]:
    """The text of every element that has an id, as a fragment's reader would count it."""
    html = re.sub(r"<(img|br)([^>]*)>", r"<\1\2/>", html.removeprefix("<!DOCTYPE html>"))
    root = ElementTree.fromstring(html)
    return {one.get("id", ""): collapse_space("".join(one.itertext())) for one in root.iter()}


# ------------------------------------------------------------------------------------------------- sides and pages


@pytest.mark.parametrize("opening", list(Side))
def test_a_division_opens_on_its_side_without_a_blank_page(opening: Side, tmp_path: Path) -> None:
    chance = random.Random(1)
    body = "".join(paragraph(chance, f"p{number}") for number in range(8))
    result = lay(tmp_path, body, opening=opening, styles="section, p:first-child { break-before: recto }")
    lefts = {place.sheet: place.x for place in reversed(result.places)}
    odd, even = MARGINS["inside"], MARGINS["outside"]
    if opening is Side.VERSO:
        odd, even = even, odd
    assert [lefts[sheet] for sheet in range(3)] == [odd, even, odd]
    assert [start.sheet for start in result.starts] == list(range(result.pages))


def test_places_are_points_from_the_corner_of_the_trimmed_page(tmp_path: Path) -> None:
    result = lay(tmp_path, '<h1 id="title">Title</h1><p id="first">Text <span id="mark">here</span></p>')
    places = {place.anchor: place for place in result.places}
    assert (places["title"].x, places["title"].y) == (MARGINS["inside"], MARGINS["top"])
    assert (places["first"].x, places["first"].y) == (MARGINS["inside"], MARGINS["top"] + 28 + 28)
    assert places["mark"].x > MARGINS["inside"] + 15
    with pikepdf.open(result.pdf) as pdf:
        assert [float(edge) for edge in pdf.pages[0].trimbox] == [0, 0, *TRIM]
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [-9, -9, TRIM[0] + 9, TRIM[1] + 9]


def test_an_anchor_on_two_pages_has_its_place_on_the_first(tmp_path: Path) -> None:
    body = "".join(paragraph(random.Random(3), f"p{number}", words=400) for number in range(2))
    result = lay(tmp_path, f'<section id="all">{body}</section>')
    assert result.pages > 2
    assert next(place.sheet for place in result.places if place.anchor == "all") == 0
    assert len({place.anchor for place in result.places}) == len(result.places) == 3


def test_the_same_job_gives_the_same_bytes_wherever_the_book_is(tmp_path: Path) -> None:
    outcomes = []
    for name in ("one", "another/place"):
        root = tmp_path / name
        image = write_image(root)
        job = make_job(root, chapter_html("c", 5), images=(image,))
        result = lay_out(job, root / "out.pdf")
        outcomes.append((Path(result.pdf).read_bytes(), replace(result, pdf="")))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][1].messages == ()


def test_nothing_is_left_beside_the_pdf(tmp_path: Path) -> None:
    lay(tmp_path, "<p>x</p>")
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


def test_a_folder_that_cannot_be_written_to_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"cannot write out\.pdf"):
        lay_out(make_job(tmp_path, document("<p>x</p>")), tmp_path / "missing" / "out.pdf")


# ----------------------------------------------------------------------------------------------------- page starts


@pytest.mark.parametrize("seed", range(1, 7))
def test_every_page_start_is_where_the_fragment_has_that_word(seed: int, tmp_path: Path) -> None:
    html = chapter_html("c", seed, paragraphs=20)
    result = lay_out(make_job(tmp_path, html, images=(write_image(tmp_path),)), tmp_path / "out.pdf")
    texts = block_texts(html)
    assert [start.sheet for start in result.starts] == list(range(result.pages))
    for start in result.starts:
        assert texts[start.block][start.offset :].startswith(start.word), start
        printed = page_text(result, start.sheet).removeprefix("What How many\r\n")  # a table's head, again
        assert printed.startswith(start.word)  # the running head is drawn last


def test_a_page_that_begins_in_the_middle_of_a_divided_word_begins_there(tmp_path: Path) -> None:
    styles = "@page { size: 2.2in 2in; margin: 0.4in } p { text-indent: 0; orphans: 1; widows: 1 }"
    html = document(f'<p id="a">{"unquestionably internationalism correspondence " * 12}</p>')
    result = lay_out(make_job(tmp_path, html, styles=styles), tmp_path / "out.pdf")
    text = block_texts(html)["a"]
    inside = [start for start in result.starts if start.offset and text[start.offset - 1] != " "]
    assert len(inside) >= 3
    for start in inside:
        assert text[start.offset :].startswith(start.word)
        assert page_text(result, start.sheet - 1).rstrip("\r\n")[-1] in "-‐\u00ad\ufffe\x02"


def test_the_head_of_a_table_that_goes_on_is_not_where_a_page_begins(tmp_path: Path) -> None:
    rows = "".join(f'<tr><td id="r{number}">row{number}</td><td>x</td></tr>' for number in range(60))
    result = lay(tmp_path, f'<table id="t"><thead><tr><th id="h">Head</th></tr></thead><tbody>{rows}</tbody></table>')
    assert "Head" in page_text(result, 1)
    assert result.starts[0].block == "h"
    for start in result.starts[1:]:
        assert start.word == f"row{start.block[1:]}"


def test_list_markers_and_footnotes_are_not_where_a_page_begins(tmp_path: Path) -> None:
    note = '<span class="fn" id="fn{0}">Note {0} is here.</span>'
    items = "".join(
        f'<li id="i{number}">Item{number} has {note.format(number)} more and more words to say</li>'
        for number in range(50)
    )
    styles = ".fn { float: footnote } li { text-indent: 0 } @page { margin-bottom: 1in }"
    html = document(f'<ol id="list">{items}</ol>')
    result = lay_out(make_job(tmp_path, html, styles=styles), tmp_path / "out.pdf")
    text = {key: value for key, value in block_texts(html).items() if key.startswith("i")}
    assert result.pages > 2
    for start in result.starts:
        number = start.block[1:]
        assert text[start.block].replace(f"Note {number} is here.", "")[start.offset :].startswith(start.word)


def test_a_page_of_nothing_but_an_image_begins_with_it(tmp_path: Path) -> None:
    body = (
        '<p id="a">One</p><figure id="fig" style="break-before: page; break-after: page">'
        '<img src="images/dot.png" alt=""></figure><p id="b">Two</p>'
    )
    result = lay(tmp_path, body, images=(write_image(tmp_path),))
    assert [(start.block, start.offset, start.word) for start in result.starts] == [
        ("a", 0, "One"),
        ("fig", 0, ""),
        ("b", 0, "Two"),
    ]


# ------------------------------------------------------------------------------------------------- the engine's error


def test_a_line_that_is_full_but_for_its_last_space_is_not_broken_after_one_word(tmp_path: Path) -> None:
    """WeasyPrint 70 by itself sets a word alone on a line; where it does no more, the correction can go."""
    text = "“less,” committee published opposition not declaration not <em>been</em>"
    style = "text-align: left; text-indent: 0; hyphens: none"
    body = "".join(f'<div style="width: {260 + extra * 0.5}pt; {style}">{text}</div>' for extra in range(80))
    result = lay(tmp_path, body)
    lines = [line for page in range(result.pages) for line in page_text(result, page).split("\r\n")]
    assert sum(line.startswith("“less,” committee") for line in lines) == 80


# ------------------------------------------------------------------------------------------ files and the network


def test_an_image_of_the_job_is_printed(tmp_path: Path) -> None:
    result = lay(tmp_path, '<p><img src="images/dot.png" alt=""></p>', images=(write_image(tmp_path),))
    assert codes(result) == []
    with pikepdf.open(result.pdf) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x.png",
        "//example.org/x.png",
        "../secret.png",
        "images/%2e%2e/%2e%2e/secret.png",
        "images/other.png",
        "data:text/html,x",
        "data:image/png;base64,!",
        "data:image/png",
        "octavo-font:" + FONTS[0].digest,
    ],
)
def test_any_other_address_is_refused_and_reported(address: str, tmp_path: Path) -> None:
    root = tmp_path / "book"
    image = write_image(root)
    (tmp_path / "secret.png").write_bytes((root / "images" / "dot.png").read_bytes())
    (root / "images" / "other.png").write_bytes((root / "images" / "dot.png").read_bytes())
    result = lay(root, f'<p><img src="{address}" alt=""></p>', images=(image,))
    assert codes(result) == ["LAY-005"]
    with pikepdf.open(result.pdf) as pdf:
        assert len(pdf.pages[0].get_images()) == 0


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "book"
    name, digest = write_image(root)
    outside = tmp_path / "outside.png"
    (root / name).rename(outside)
    (root / name).symlink_to(outside)
    result = lay(root, '<p><img src="images/dot.png" alt=""></p>', images=((name, digest),))
    assert codes(result) == ["LAY-005"]


def test_an_image_that_changed_or_went_is_reported_without_a_path(tmp_path: Path) -> None:
    name, digest = write_image(tmp_path)
    (tmp_path / name).write_bytes(b"changed")
    changed = lay(tmp_path, f'<p><img src="{name}" alt=""></p>', images=((name, digest),))
    (tmp_path / name).unlink()
    gone = lay(tmp_path, f'<p><img src="{name}" alt=""></p>', images=((name, digest),))
    assert codes(changed) == codes(gone) == ["LAY-005"]
    assert "changed while the book was being built" in changed.messages[0].message
    assert str(tmp_path) not in gone.messages[0].message
    assert gone.messages[0].file == "body/ch-01.md"


def write_svg(root: Path, content: str) -> tuple[str, str]:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    svg = f'<svg {spaces} width="40" height="40">{content}</svg>'
    path = root / "images" / "x.svg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(svg)
    return "images/x.svg", hashlib.sha256(svg.encode()).hexdigest()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "secret.png", "http://127.0.0.1:9/x.png", "data:text/plain,x"]
)
def test_an_svg_image_may_not_fetch_anything(address: str, tmp_path: Path) -> None:
    write_image(tmp_path)
    (tmp_path / "images" / "dot.png").rename(tmp_path / "images" / "secret.png")
    image = write_svg(tmp_path, f'<image xlink:href="{address}" width="40" height="40"/>')
    result = lay(tmp_path, '<p><img src="images/x.svg" alt=""></p>', images=(image,))
    assert codes(result) == ["LAY-005"]


def test_an_svg_image_with_a_picture_inside_is_printed(tmp_path: Path) -> None:
    name, _ = write_image(tmp_path)
    data = base64.b64encode((tmp_path / name).read_bytes()).decode()
    image = write_svg(tmp_path, f'<image xlink:href="data:image/png;base64,{data}" width="40" height="40"/>')
    assert codes(lay(tmp_path, '<p><img src="images/x.svg" alt=""></p>', images=(image,))) == []


def test_an_svg_image_does_not_read_entities_from_files(tmp_path: Path) -> None:
    image = write_svg(tmp_path, "<text>&x;</text>")
    text = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + (tmp_path / image[0]).read_text()
    (tmp_path / image[0]).write_text(text)
    image = (image[0], hashlib.sha256(text.encode()).hexdigest())
    result = lay(tmp_path, '<p><img src="images/x.svg" alt=""></p>', images=(image,))
    assert codes(result) == ["LAY-005"]
    assert "root" not in page_text(result, 0)


def test_a_style_sheet_may_not_fetch_anything(tmp_path: Path) -> None:
    styles = '@import "file:///etc/passwd"; body { background: url(http://127.0.0.1:9/x.png) }'
    job = make_job(tmp_path, document("<p>x</p>"))
    result = lay_out(replace(job, stylesheet=styles + job.stylesheet), tmp_path / "out.pdf")
    assert codes(result) == ["LAY-002", "LAY-005"]


# --------------------------------------------------------------------------------------------------------- fonts


def test_only_the_fonts_of_the_job_are_used(tmp_path: Path) -> None:
    result = lay(tmp_path, '<p>a<i>b</i><code style="font-family: monospace">c</code></p>')
    assert {digest for _, digest in result.fonts} == {FONTS[0].digest, FONTS[1].digest}
    with pikepdf.open(result.pdf) as pdf:
        assert sorted(pdf.pages[0].Resources.Font.keys()) == sorted(f"/{name}" for name, _ in result.fonts)
    assert codes(result) == []


def test_a_family_may_have_any_name(tmp_path: Path) -> None:
    named = tuple(replace(face, family='A "strange" \\ name; Литература') for face in FONTS)
    styles = 'html { font-family: "A \\"strange\\" \\\\ name; Литература" }'
    job = make_job(tmp_path, document("<p>x</p>"), fonts=named)
    result = lay_out(replace(job, stylesheet=styles), tmp_path / "out.pdf")
    assert codes(result) == []
    assert [digest for _, digest in result.fonts] == [FONTS[0].digest]


def test_a_character_without_a_glyph_is_reported_once(tmp_path: Path) -> None:
    result = lay(tmp_path, "<p>中 and 中</p><p>Ж</p>")
    (found,) = result.messages
    assert (found.code, found.severity) == ("LAY-004", "error")
    assert "U+4E2D CJK" in found.message


@pytest.mark.parametrize(
    ("faces", "body", "expected"),
    [
        (FONTS, "<p><b><i>both</i></b></p>", []),
        (FONTS[:3], "<p><b>bold</b> <i>italic</i></p>", []),
        (FONTS[:3], "<p>a <b><i>both of</i></b> <b><i>again</i></b></p>", ["LAY-008"]),
        (FONTS, '<p style="font-family: Garamond">words</p>', ["LAY-008"]),
        (FONTS, '<p style="font-family: Garamond, Literata">words</p>', []),
        (FONTS, '<p style="font-family: LITERATA">words</p>', []),
    ],
)
def test_words_in_a_face_that_the_book_lacks_are_reported(
    faces: tuple[FontFace, ...], body: str, expected: list[str], tmp_path: Path
) -> None:
    result = lay(tmp_path, body, fonts=faces)
    assert codes(result) == expected
    if expected and faces != FONTS:
        assert result.messages[0].message.endswith(
            'bold italic of "Literata", a face the book does not have: "both of"'
        )


def test_a_font_that_changed_stops_the_build(tmp_path: Path) -> None:
    faces = (replace(FONTS[0], digest="0" * 64), *FONTS[1:])
    with pytest.raises(MachineError, match="changed"):
        lay(tmp_path, "<p>x</p>", fonts=faces)


def test_a_job_without_fonts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no fonts"):
        lay(tmp_path, "<p>x</p>", fonts=())


# ------------------------------------------------------------------------------------- what the engine says, or not


def test_what_the_engine_leaves_out_is_reported_in_its_words(tmp_path: Path) -> None:
    (found,) = lay(tmp_path, "<p>x</p>", styles="p { no-such-property: 1 }").messages
    assert (found.code, found.severity, found.line) == ("LAY-001", "warning", 0)
    assert "no-such-property" in found.message


def test_two_places_with_one_id_are_reported(tmp_path: Path) -> None:
    (found,) = lay(tmp_path, '<p id="here">x</p><p id="here">y</p>').messages
    assert found.code == "LAY-007"
    assert '"here"' in found.message


def test_a_link_that_the_engine_drops_is_reported(tmp_path: Path) -> None:
    assert codes(lay(tmp_path, '<p><a href="#nowhere">x</a></p>')) == ["LAY-002"]
    assert codes(lay(tmp_path, '<p><a href="octavo:elsewhere">x</a></p>')) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{'x' * 90}</p>", ["LAY-006"]),
        (f"<p>{'x' * 40}</p>", []),
        (f'<p style="margin-left: -80pt">{"word " * 40}</p>', ["LAY-006"]),
        (f'<p style="margin-left: -20pt">{"word " * 40}</p>', []),
        (f'<p style="transform: rotate(-90deg)">{"x" * 90}</p>', []),
        (f'<p>a<span style="float: footnote">{"note " * 2000}</span></p>', ["LAY-010"]),
        (f'<p>a<span style="float: footnote">{"note " * 200}</span></p>', []),
    ],
)
def test_text_that_runs_off_the_paper_is_reported(body: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(lay(tmp_path, body)) == expected


def test_the_private_names_that_page_starts_need_are_there(tmp_path: Path) -> None:
    """Fails where WeasyPrint moves what `layout` reads of its box tree, before a book comes out wrong."""
    body = (
        '<table id="t"><thead><tr><th id="h">Head</th></tr></thead><tbody>'
        + "".join(f"<tr><td>row {number}</td></tr>" for number in range(60))
        + '</tbody></table><p id="p">Text<span class="fn" id="n">note</span></p><ul><li id="l">item</li></ul>'
    )
    job: LayoutJob = make_job(tmp_path, document(body), styles=".fn { float: footnote }")
    gathered = _gather_pages(_render(job))
    pieces = [piece for page in gathered.pages for piece in page]
    assert len(gathered.pages) > 1
    assert {note.get("id") for note in gathered.notes} == {"n"}
    assert "note" not in {piece.text for piece in pieces}
    assert "note" in {run.text for run in gathered.runs}
    assert [piece.repeated for piece in pieces if piece.text == "Head"][:2] == [False, True]
    assert {piece.text.strip() for piece in pieces if piece.generated} >= {"•"}
    assert {piece.hyphen for piece in pieces} == {"‐"}
    assert {piece.block.get("id") for piece in pieces} == {"t", "h", "p", "l"}
    assert not any("Title" in piece.text for piece in pieces)
