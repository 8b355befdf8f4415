"""Folios: what a specimen says of them, and where they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from book.model.pages import Side
from book.paginate.job import FOLIO_CHARACTERS
from book.paginate.layout import lay_out
from book.pdf.folios import FolioStyle, draw_folio, read_specimen
from book.pdf.inputs import FolioAlignment, FolioPosition
from tests.unit.paginate.sample import document, make_job, specimen_job

STYLE = FolioStyle("/X", 10.0, {"1": "<0001>", "2": "<0002>"}, {"1": 5.0, "2": 6.0}, b"0 g\n")
POSITION = FolioPosition(alignment=FolioAlignment.OUTSIDE, baseline=36, inside=60, outside=48)
BOX = (0.0, 0.0, 396.0, 612.0)


def read(tmp_path: Path, body: str, styles: str) -> FolioStyle:
    lay_out(make_job(tmp_path, document(body), styles=styles), tmp_path / "x.pdf")
    with pikepdf.open(tmp_path / "x.pdf") as pdf:
        return read_specimen(pdf.pages[0])


def specimen(characters: str = FOLIO_CHARACTERS) -> str:
    return "".join(f"<p>{character}</p>" for character in characters)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[pikepdf.Page]:
    lay_out(specimen_job(tmp_path), tmp_path / "folios.pdf")
    with pikepdf.open(tmp_path / "folios.pdf") as pdf:
        yield pdf.pages[0]


def test_a_specimen_gives_font_size_colour_and_every_character(page: pikepdf.Page) -> None:
    style = read_specimen(page)
    assert style.size == 9
    assert style.colour == b"0.2 0.2 0.2 rg\n"
    assert style.font in page.Resources.Font
    assert list(style.marks) == list(style.advances) == list(FOLIO_CHARACTERS)
    assert len(set(style.marks.values())) == len(FOLIO_CHARACTERS)
    assert all(2 < advance < 9 for advance in style.advances.values())


def test_figures_are_those_of_the_style(tmp_path: Path) -> None:
    old = read(tmp_path, specimen(), "p { font-variant-numeric: oldstyle-nums }")
    lining = read(tmp_path, specimen(), "p { font-variant-numeric: lining-nums tabular-nums }")
    assert old.marks["3"] != lining.marks["3"]
    assert len({lining.advances[figure] for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    ("body", "styles"),
    [
        (specimen(FOLIO_CHARACTERS[:-1]), ""),
        (specimen(FOLIO_CHARACTERS[::-1]), ""),
        (specimen(), "p:nth-child(3) { font-size: 20pt }"),
        (specimen(), "p:nth-child(3) { font-style: italic }"),
        (specimen(), "p:nth-child(3) { color: red }"),
        ("<p>x</p>", ""),
    ],
)
def test_a_specimen_that_is_not_one_is_refused(body: str, styles: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="folio specimen does not show"):
        read(tmp_path, body, styles)


@pytest.mark.parametrize(
    ("side", "alignment", "x"),
    [
        (Side.RECTO, FolioAlignment.OUTSIDE, 396 - 48 - 11),
        (Side.VERSO, FolioAlignment.OUTSIDE, 48),
        (Side.RECTO, FolioAlignment.CENTER, (60 + 348 - 11) / 2),
        (Side.VERSO, FolioAlignment.CENTER, (48 + 336 - 11) / 2),
    ],
)
def test_a_folio_stands_where_its_side_says(side: Side, alignment: FolioAlignment, x: float) -> None:
    content = draw_folio("12", side, BOX, STYLE, replace(POSITION, alignment=alignment)).decode()
    assert f"1 0 0 1 {x:g} 36 Tm\n[<0001><0002>] TJ" in content


def test_a_folio_is_measured_from_the_trimmed_page() -> None:
    moved = (100.0, 200.0, 496.0, 812.0)
    assert b"1 0 0 1 148 236 Tm" in draw_folio("1", Side.VERSO, moved, STYLE, POSITION)


def test_a_character_that_the_specimen_does_not_show_is_refused() -> None:
    with pytest.raises(KeyError):
        draw_folio("x", Side.RECTO, BOX, STYLE, POSITION)
