"""page-map.json: written to be read by people, and read again as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Place, Side
from book.paginate.page_map_file import format_page_map, load_page_map
from tests.golden import assert_golden

PAGE_MAP = PageMap(
    folios=(
        Folio(sheet=0, number=1, style=FolioStyle.ROMAN, side=Side.RECTO, division="title-page", expressed=False),
        Folio(sheet=1, number=2, style=FolioStyle.ROMAN, side=Side.VERSO, division=None, expressed=False),
        Folio(sheet=2, number=1, style=FolioStyle.ARABIC, side=Side.RECTO, division="ch-01", expressed=True),
    ),
    places=(
        Place(anchor="ch-01", sheet=2, x=57.6, y=120.25),
        Place(anchor='odd "name" ☃', sheet=2, x=0.0, y=1e-3),
    ),
    starts=(PageStart(sheet=2, block="ch-01-1", offset=12, word="«Глава»,"),),
)


def test_a_map_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "page-map.json"
    for page_map in (PAGE_MAP, PageMap.empty()):
        path.write_text(format_page_map(page_map), encoding="utf-8")
        assert load_page_map(path) == page_map


def test_a_map_is_json_with_a_page_and_an_anchor_a_line() -> None:
    text = format_page_map(PAGE_MAP)
    assert_golden(text, "page-map.json")
    whole = json.loads(text)
    assert [page["label"] for page in whole["pages"]] == ["i", "ii", "1"]
    assert whole["anchors"]["ch-01"] == [2, 57.6, 120.25]


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "null", "{", "\udcff",
        '{"pages": 3, "anchors": {}, "starts": []}', '{"pages": [], "anchors": [], "starts": []}',
        '{"pages": [{"sheet": 0}], "anchors": {}, "starts": []}', '{"pages": [], "anchors": {"a": [1]}, "starts": []}',
        '{"pages": [], "anchors": {}, "starts": [{"other": 1}]}',
    ],
)  # fmt: skip
def test_a_map_that_cannot_be_read_counts_as_none(content: str, tmp_path: Path) -> None:
    path = tmp_path / "page-map.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert load_page_map(path) == PageMap.empty()
    assert load_page_map(tmp_path / "none.json") == PageMap.empty()
    assert load_page_map(tmp_path) == PageMap.empty()


@pytest.mark.parametrize(
    "damage",
    [
        ('"sheet": 2, "label"', '"sheet": 7, "label"'),
        ('"ch-01": [2, ', '"ch-01": [99, '),
        ('"ch-01": [2, ', '"ch-01": [-1, '),
        ('"ch-01": [2, ', '"ch-01": ["2", '),
        ('"number": 1, "style": "arabic"', '"number": 0, "style": "roman"'),
        ('"number": 1, "style": "arabic"', '"number": null, "style": "arabic"'),
        ('"offset": 12', '"offset": "12"'),
    ],
)
def test_a_map_that_was_damaged_does_no_harm(damage: tuple[str, str], tmp_path: Path) -> None:
    """Whatever it holds, the labels of its anchors can be asked for, as the first pass does."""
    text = format_page_map(PAGE_MAP)
    assert damage[0] in text
    path = tmp_path / "page-map.json"
    path.write_text(text.replace(*damage), encoding="utf-8")
    load_page_map(path).labels()
