"""Fonts cut down to the book."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from book.epub.fonts import embed_fonts, write_font_rules
from book.fonts import FontFace
from tests.unit.epub.sample import make_face


def _open(content: bytes) -> TTFont:
    return TTFont(io.BytesIO(content))


def test_face_shows_the_characters_of_the_book_and_their_capitals(tmp_path: Path) -> None:
    ((face, file),) = embed_fonts([make_face(tmp_path)], ["я"])
    assert (file.name, file.media_type, face.family) == ("fonts/Ford-400-normal.ttf", "font/ttf", "Ford")
    shown = {chr(code) for code in _open(file.content).getBestCmap()}
    assert shown == set("ABab?яЯ")  # ASCII always; no δ


def test_face_keeps_the_features_that_books_use(tmp_path: Path) -> None:
    ((_, file),) = embed_fonts([make_face(tmp_path)], [""])
    font = _open(file.content)
    assert [record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord] == ["smcp"]
    assert font["maxp"].numGlyphs == len([".notdef", *"ABab?", "a.smcp", "b.smcp"])


def test_subset_is_the_same_every_time_and_keeps_its_date(tmp_path: Path) -> None:
    face = make_face(tmp_path)
    ((_, first),) = embed_fonts([face], ["я"])
    ((_, second),) = embed_fonts([face], ["я"])
    assert first.content == second.content
    assert _open(first.content)["head"].modified == TTFont(face.path)["head"].modified


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Copyright 2026 Nobody", "Ford"),
        ('Copyright 2026 Nobody, with Reserved Font Name "Ford"', "BookText"),
    ],
)
def test_reserved_name_is_not_used_for_the_subset(tmp_path: Path, line: str, expected: str) -> None:
    ((_, file),) = embed_fonts([make_face(tmp_path, copyright_line=line)], [""])
    names = _open(file.content)["name"]
    assert names.getDebugName(1) == expected
    assert names.getDebugName(0) == line


def test_rules_name_the_files(tmp_path: Path) -> None:
    embedded = embed_fonts([make_face(tmp_path)], [""])
    address = "src: url(fonts/Ford-400-normal.ttf);"
    assert write_font_rules(embedded) == (
        f'@font-face {{ font-family: "Ford"; font-weight: 400; font-style: normal; {address} }}\n'
    )


def test_family_name_cannot_leave_its_quotation_marks(tmp_path: Path) -> None:
    face = make_face(tmp_path)
    odd = FontFace(family='a"} b\\', weight=400, style="normal", path=face.path, digest=face.digest)
    (rule,) = write_font_rules(embed_fonts([odd], [""])).splitlines()
    assert rule.startswith(r'@font-face { font-family: "a\22 \7d  b\5c ";')
