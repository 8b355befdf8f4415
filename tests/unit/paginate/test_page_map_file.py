"""page-map.json: written to be read by people, and read again as it was."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from book.model.pages import Continuation, Folio, FolioStyle, PageMap, PageStart, Place, Side
from book.paginate.page_map_file import format_page_map, load_page_map, page_map_digest
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
    continuations=(Continuation(sheet=2, named=("ix-1", "ix-2"), anchor="ix-9", before="Плеханов, 3,"),),
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
    assert whole["anchors"]["ch-01"] == {"division": "ch-01", "sheet": 2, "label": "1", "x": 57.6, "y": 120.25}


def test_the_digest_is_that_of_the_file_and_changes_with_every_fact() -> None:
    written = format_page_map(PAGE_MAP)
    assert page_map_digest(written) == hashlib.sha256(written.encode()).hexdigest()
    moved = replace(PAGE_MAP, starts=(replace(PAGE_MAP.starts[0], offset=13),))
    assert page_map_digest(format_page_map(moved)) != page_map_digest(written)


@pytest.mark.parametrize(
    "content",
    [
        "", "[]", "{}", "null", "{", "\udcff",
        '{"pages": 3, "anchors": {}, "starts": []}', '{"pages": [], "anchors": [], "starts": []}',
        '{"pages": [{"sheet": 0}], "anchors": {}, "starts": []}',
        '{"pages": [], "anchors": {"a": {"sheet": 1}}, "starts": []}',
        '{"pages": [], "anchors": {}, "starts": [{"other": 1}]}',
        '{"pages": [], "anchors": {}, "starts": []}',
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
        ('"ch-01", "sheet": 2, "label"', '"ch-01", "sheet": 99, "label"'),
        ('"ch-01", "sheet": 2, "label"', '"ch-01", "sheet": -1, "label"'),
        ('"ch-01", "sheet": 2, "label"', '"ch-01", "sheet": "2", "label"'),
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
