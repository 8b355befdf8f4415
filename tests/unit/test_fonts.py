"""Fonts: which files may be used, what they can show, and subsets that keep their glyph numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

import book
from book.codes import CODES
from book.diagnostics import MachineError, Report
from book.fonts import (
    FACES,
    FaceName,
    FontFace,
    bundled_family,
    character_name,
    coverage,
    has_feature,
    load_family,
    missing_characters,
    nominal_characters,
    read_face,
    subset_face,
)
from book.source import Span

STYLES = Path(book.__file__).parent / "styles"
SPAN = Span("book.yaml", 12, 3)


@pytest.fixture(scope="module")
def literata() -> dict[FaceName, FontFace]:
    return {face.name: face for face in bundled_family(STYLES)}


@pytest.fixture
def make_font(tmp_path: Path, literata: dict[FaceName, FontFace]) -> Callable[[str, Callable[[TTFont], None]], Path]:
    """Writes Literata with a change to it."""

    def make(name: str, change: Callable[[TTFont], None]) -> Path:
        font = TTFont(literata["regular"].path)
        change(font)
        font.save(tmp_path / name)
        return tmp_path / name

    return make


def complete_family(literata: dict[FaceName, FontFace], **others: Path) -> dict[FaceName, Path]:
    files = {name: Path(face.path) for name, face in literata.items()}
    return files | {name: others[name] for name in FACES if name in others}


def find_codes(files: dict[FaceName, Path]) -> list[str]:
    report = Report()
    load_family("Test", files, SPAN, report)
    return [found.code for found in report]


def test_the_bundled_family_has_four_faces_that_cover_the_same_characters(literata: dict[FaceName, FontFace]) -> None:
    assert list(literata) == ["regular", "italic", "bold", "bold italic"]
    assert len({coverage(face) for face in literata.values()}) == 1
    assert all(Path(face.path).is_absolute() for face in literata.values())


def test_a_missing_bundled_font_is_the_machines_fault(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"Literata-Regular\.ttf"):
        bundled_family(tmp_path)


def test_coverage_is_what_the_character_map_says(literata: dict[FaceName, FontFace]) -> None:
    covered = coverage(literata["regular"])
    assert {ord("a"), ord("Ж"), ord("ѣ"), 0x301} <= covered
    assert ord("中") not in covered


def test_features_are_found_by_tag(literata: dict[FaceName, FontFace]) -> None:
    assert has_feature(literata["italic"], "smcp")
    assert not has_feature(literata["italic"], "ruby")


@pytest.mark.parametrize("text", ["Žižek, Жижек", "a\u00adb\u200d\u2060\ufeff", "1\u202f000", "e\u0301", "x\ufe0f\t\n"])
def test_text_that_can_be_shown_lacks_nothing(text: str, literata: dict[FaceName, FontFace]) -> None:
    assert missing_characters(text, coverage(literata["regular"])) == ()


def test_missing_characters_come_once_and_in_order(literata: dict[FaceName, FontFace]) -> None:
    assert missing_characters("文a中文\u2028", coverage(literata["regular"])) == ("\u2028", "中", "文")


def test_a_character_counts_as_shown_where_its_parts_are() -> None:
    assert missing_characters("é", frozenset({ord("e"), 0x301})) == ()
    assert missing_characters("é", frozenset({ord("e")})) == ("é",)
    assert missing_characters("\u2011", frozenset({0x2010})) == ()
    assert missing_characters("\u2011", frozenset({ord("-")})) == ("\u2011",)


def test_a_character_is_named_for_people() -> None:
    assert character_name("ѣ") == "U+0463 CYRILLIC SMALL LETTER YAT"
    assert CODES["FNT-010"].message.format(family="X", char="ѣ", name=character_name("ѣ")).endswith("LETTER YAT)")


def test_a_complete_family_of_ones_own_is_loaded_without_findings(literata: dict[FaceName, FontFace]) -> None:
    report = Report()
    faces = load_family("Mine", complete_family(literata), SPAN, report)
    assert list(report) == []
    assert [(face.family, face.name) for face in faces] == [("Mine", name) for name in FACES]
    assert [face.digest for face in faces] == [face.digest for face in literata.values()]


def test_a_missing_face_is_reported(literata: dict[FaceName, FontFace]) -> None:
    files = complete_family(literata)
    del files["bold italic"]
    report = Report()
    assert len(load_family("Mine", files, SPAN, report)) == 3
    (found,) = report
    assert (found.code, found.line, found.severity) == ("FNT-003", 12, "warning")
    assert 'name its file as "bold-italic"' in (found.help or "")


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"ttcf\0\1\0\0\0\0\0\2" + b"\0" * 20, b"\0\1\0\0\0\7" + b"\0" * 90]
)
def test_a_file_that_is_no_font_is_reported(content: bytes, tmp_path: Path, literata: dict[FaceName, FontFace]) -> None:
    (tmp_path / "x.ttf").write_bytes(content)
    assert find_codes(complete_family(literata, bold=tmp_path / "x.ttf")) == ["FNT-001"]


def test_a_damaged_font_is_reported(tmp_path: Path, literata: dict[FaceName, FontFace]) -> None:
    (tmp_path / "x.ttf").write_bytes(Path(literata["bold"].path).read_bytes()[:3000])
    assert find_codes(complete_family(literata, bold=tmp_path / "x.ttf")) == ["FNT-001"]


def test_a_web_font_is_reported(
    make_font: Callable[[str, Callable[[TTFont], None]], Path], literata: dict[FaceName, FontFace]
) -> None:
    path = make_font("x.woff", lambda font: setattr(font, "flavor", "woff"))
    assert find_codes(complete_family(literata, italic=path)) == ["FNT-001"]


@pytest.mark.parametrize(
    ("bits", "codes"),
    [(0x0000, []), (0x0004, []), (0x0008, []), (0x0002, ["FNT-002"]), (0x0100, ["FNT-002"]), (0x0200, ["FNT-002"])],
)
def test_a_licence_that_forbids_embedding_is_reported(
    bits: int,
    codes: list[str],
    make_font: Callable[[str, Callable[[TTFont], None]], Path],
    literata: dict[FaceName, FontFace],
) -> None:
    path = make_font("x.ttf", lambda font: setattr(font["OS/2"], "fsType", bits))
    assert find_codes(complete_family(literata, italic=path)) == codes


def test_a_variable_font_is_reported(
    make_font: Callable[[str, Callable[[TTFont], None]], Path], literata: dict[FaceName, FontFace]
) -> None:
    def vary(font: TTFont) -> None:
        builder = FontBuilder(font=font)
        builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])

    assert find_codes(complete_family(literata, italic=make_font("x.ttf", vary))) == ["FNT-004"]


def test_a_face_with_fewer_characters_than_the_regular_one_is_reported(
    make_font: Callable[[str, Callable[[TTFont], None]], Path], literata: dict[FaceName, FontFace]
) -> None:
    def drop_cyrillic(font: TTFont) -> None:
        subsetter = subset.Subsetter()
        subsetter.populate(unicodes=[code for code in font.getBestCmap() if not 0x400 <= code < 0x500])
        subsetter.subset(font)

    report = Report()
    load_family("Mine", complete_family(literata, bold=make_font("x.ttf", drop_cyrillic)), SPAN, report)
    (found,) = report
    assert found.code == "FNT-005"
    assert "118 characters" in found.message
    assert found.message.endswith("Ё Ђ Ѓ Є Ѕ І Ї Ј Љ Њ Ћ Ќ")


def test_a_font_file_that_changes_during_the_build_stops_it(tmp_path: Path, literata: dict[FaceName, FontFace]) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(Path(literata["bold"].path).read_bytes())
    face = replace(literata["bold"], path=str(path))
    assert read_face(face)
    path.write_bytes(b"other")
    with pytest.raises(MachineError, match=r"x\.ttf changed"):
        read_face(face)
    path.unlink()
    with pytest.raises(MachineError, match=r"cannot read the font x\.ttf"):
        read_face(face)


def test_a_subset_keeps_outlines_and_numbers_of_its_glyphs(literata: dict[FaceName, FontFace]) -> None:
    face = literata["regular"]
    whole = TTFont(face.path)
    glyphs = {whole.getGlyphID(whole.getBestCmap()[ord(character)]) for character in "aЖé9"}
    content = subset_face(face, glyphs)
    part = TTFont(io.BytesIO(content))
    assert len(content) < 20_000
    for glyph in glyphs:
        there, here = (font["glyf"][font.getGlyphName(glyph)] for font in (whole, part))
        assert there.getCoordinates(whole["glyf"])[0] == here.getCoordinates(part["glyf"])[0]
        assert whole["hmtx"][whole.getGlyphName(glyph)] == part["hmtx"][part.getGlyphName(glyph)]
    assert subset_face(face, sorted(glyphs, reverse=True)) == content


def test_glyphs_know_their_characters(literata: dict[FaceName, FontFace]) -> None:
    whole = TTFont(literata["regular"].path)
    characters = nominal_characters(literata["regular"])
    assert characters[whole.getGlyphID("space")] == (" ",)
    assert characters[whole.getGlyphID("a")] == ("a",)
