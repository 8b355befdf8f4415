"""Uniting the divisions' fonts: exact widths, true texts, and nothing but what WeasyPrint writes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from PIL import ImageChops

from book.fonts import FontFace
from book.pdf.fonts import FontsOfDivision, read_texts, read_widths, unite_fonts
from tests.unit.paginate.sample import FONTS, document, make_job
from tests.unit.pdf.plan import lay_out_all, merge, plan_book

PANGRAM = "Portez ce vieux whisky au juge blond qui fume. Съешь же ещё этих мягких французских булок. "


def fonts_of(pdf: pikepdf.Pdf, name: str) -> dict[tuple[int, int], pikepdf.Object]:
    """The fonts of a PDF whose names end so, by object."""
    found = {font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()}
    return {key: font for key, font in found.items() if str(font.BaseFont).endswith(name)}


@pytest.fixture
def coarse_fonts(tmp_path: Path) -> tuple[FontFace, ...]:
    """Literata on a grid of 2000 with odd widths, all of them half-way between two thousandths of the size."""
    font = TTFont(FONTS[0].path)
    scale_upem(font, 2000)
    font["hmtx"].metrics = {glyph: (width + 1, left) for glyph, (width, left) in font["hmtx"].metrics.items()}
    font.save(tmp_path / "coarse.ttf")
    digest = hashlib.sha256((tmp_path / "coarse.ttf").read_bytes()).hexdigest()
    return (replace(FONTS[0], path=str(tmp_path / "coarse.ttf"), digest=digest), *FONTS[1:])


def test_widths_rounded_differently_keep_every_line_where_it_was(
    coarse_fonts: tuple[FontFace, ...], tmp_path: Path
) -> None:
    sizes = (5.3, 7.1, 10.5, 31.7)
    jobs = [
        make_job(
            tmp_path,
            document(f'<p id="p{index}">{PANGRAM * 3}</p>'),
            division=f"d{index}",
            styles=f"p {{ font-size: {size}pt; line-height: 1.3 }}",
            fonts=coarse_fonts,
        )
        for index, size in enumerate(sizes)
    ]
    results = lay_out_all(jobs, tmp_path)
    inputs = replace(plan_book(results), faces=(*coarse_fonts, *FONTS), outline=())
    assert list(merge(inputs, tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        coarse = [font for font in fonts_of(pdf, "+Literata").values() if len(read_widths(font)) > 20]
        programs = {font.DescendantFonts[0].FontDescriptor.FontFile2.objgen for font in coarse}
        assert len(coarse) >= 2  # or the sizes above do not show what is tested here
        assert len(programs) == 1
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        for division in inputs.divisions:
            with pypdfium2.PdfDocument(division.result.pdf) as part:
                there, here = part[0].render(scale=2).to_pil(), whole[division.first_sheet].render(scale=2).to_pil()
            assert ImageChops.difference(there, here).getbbox() is None


def test_a_glyph_stands_for_the_character_that_the_face_gives_it(tmp_path: Path) -> None:
    """WeasyPrint takes the first text it drew a glyph for: here all spaces would be narrow no-break spaces."""
    results = lay_out_all([make_job(tmp_path, document('<p id="a">1\u202f000 and more</p>'))], tmp_path)
    assert list(merge(replace(plan_book(results), outline=()), tmp_path / "x.pdf")) == []
    with pypdfium2.PdfDocument(results[0].pdf) as part, pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        assert part[0].get_textpage().get_text_range() == "1\u202f000\u202fand\u202fmore"
        assert whole[0].get_textpage().get_text_range() == "1 000 and more"


def test_ligatures_and_small_capitals_read_as_they_were_written(tmp_path: Path) -> None:
    html = document('<p id="a">office difficult <span style="font-variant-caps: all-small-caps">Nato Unesco</span></p>')
    results = lay_out_all([make_job(tmp_path, html)], tmp_path)
    assert list(merge(replace(plan_book(results), outline=()), tmp_path / "x.pdf")) == []
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        assert whole[0].get_textpage().get_text_range().lower() == "office difficult nato unesco"


def test_the_fonts_hold_all_glyphs_that_any_division_uses(tmp_path: Path) -> None:
    jobs = [make_job(tmp_path, document(f"<p>{text}</p>"), division=text) for text in ("abc", "где", "xyz")]
    results = lay_out_all(jobs, tmp_path)
    assert list(merge(replace(plan_book(results), outline=()), tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        (font,) = fonts_of(pdf, "+Literata").values()
        assert set("abcгдеxyz0123456789ivxlcdm") == set(read_texts(font).values())
        assert set(read_widths(font)) == set(read_texts(font))
        program = TTFont(io.BytesIO(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
        for glyph in read_widths(font):
            assert program["glyf"][program.getGlyphName(glyph)].numberOfContours != 0


def test_an_opentype_font_with_cubic_outlines_is_embedded_as_one(tmp_path: Path) -> None:
    """A face with CFF outlines, made of a few glyphs."""

    def draw(width: int, height: int) -> object:
        pen = T2CharStringPen(width, None)
        pen.moveTo((50, 0))
        pen.lineTo((width - 50, 0))
        pen.lineTo((width - 50, height))
        pen.lineTo((50, height))
        pen.closePath()
        return pen.getCharString()

    shapes = {".notdef": (500, 700), "space": (250, 0), "a": (500, 400), "b": (600, 700), "c": (450, 400)}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(shapes))
    builder.setupCharacterMap({32: "space", 97: "a", 98: "b", 99: "c"})
    builder.setupCFF("Boxes", {}, {name: draw(*shape) for name, shape in shapes.items()}, {})
    builder.setupHorizontalMetrics({name: (width, 50) for name, (width, _) in shapes.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(tmp_path / "boxes.otf")
    digest = hashlib.sha256((tmp_path / "boxes.otf").read_bytes()).hexdigest()
    boxes = FontFace(family="Boxes", weight=400, style="normal", path=str(tmp_path / "boxes.otf"), digest=digest)
    styles = "p { font-family: Boxes; hyphens: none }"
    jobs = [
        make_job(tmp_path, document(f"<p>{text}</p>"), division=text[0], styles=styles, fonts=(*FONTS, boxes))
        for text in ("ab ab", "bc bc")
    ]
    results = lay_out_all(jobs, tmp_path)
    inputs = replace(plan_book(results), faces=(*FONTS, boxes), outline=())
    assert list(merge(inputs, tmp_path / "x.pdf")) == []
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        (font,) = fonts_of(pdf, "+Boxes").values()
        program = font.DescendantFonts[0].FontDescriptor.FontFile3
        assert program.Subtype == "/OpenType"
        assert font.DescendantFonts[0].Subtype == "/CIDFontType0"
    with pypdfium2.PdfDocument(tmp_path / "x.pdf") as whole:
        for division in inputs.divisions:
            with pypdfium2.PdfDocument(division.result.pdf) as part:
                there, here = part[0].render(scale=2).to_pil(), whole[division.first_sheet].render(scale=2).to_pil()
            assert ImageChops.difference(there, here).getbbox() is None


def test_a_font_of_another_kind_or_face_is_refused() -> None:
    pdf = pikepdf.new()
    simple = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    resources = pikepdf.Dictionary(ABCDEF=simple)
    with pytest.raises(ValueError, match="number its glyphs"):
        unite_fonts(pdf, [FontsOfDivision(resources, {"ABCDEF": FONTS[0].digest})], FONTS)
    with pytest.raises(ValueError, match="none of the book's files"):
        unite_fonts(pdf, [FontsOfDivision(resources, {"ABCDEF": "0" * 64})], FONTS)
    with pytest.raises(ValueError, match="none of the book's files"):
        unite_fonts(pdf, [FontsOfDivision(resources, {})], FONTS)
