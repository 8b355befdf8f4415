"""An index in columns, laid out: every line once and as measured, entries named again, places and page starts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from book.paginate.column_setting import set_columns
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.layout import _render, lay_out
from book.paginate.starts import collapse_space
from book.render.fragment import REPEATED, Fragment
from tests.unit.paginate.index_sample import Entry, index_fragment, index_job, make_entries, make_pages
from tests.unit.paginate.sample import document, make_job

TOP, BOTTOM = 54.0, 54.0
EDITION = {
    "trim": "6in x 9in",
    "size": "10pt",
    "leading": "13pt",
    "margins": {"top": "54pt", "bottom": "54pt", "inside": "60pt", "outside": "48pt"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, in points from its upper left corner."""

    page: int
    x: float
    y: float
    height: float
    text: str
    repeated: bool


def make_job_of(fragment: Fragment, tmp_path: Path) -> LayoutJob:
    return index_job(tmp_path, fragment, **EDITION)


def lay(fragment: Fragment, tmp_path: Path, *, tags: bool = False) -> LayoutResult:
    return lay_out(replace(make_job_of(fragment, tmp_path), tags=tags), tmp_path / "out.pdf")


def lines_of(pages: list[Any]) -> list[Line]:
    """The lines in the columns, in order."""

    def visit(box: Any, number: int, inside: bool) -> Iterator[Line]:
        inside = inside or "columns" in (box.element.get("class") or "" if box.element is not None else "")
        if inside and type(box).__name__ == "LineBox":
            texts = [one for one in box.descendants() if hasattr(one, "text")]
            yield Line(
                number,
                round(min(one.position_x for one in texts) * 0.75, 3),
                box.position_y * 0.75,
                box.height * 0.75,
                "".join(one.text for one in texts).strip(),
                texts[0].element.get(REPEATED) is not None,
            )
            return
        for child in getattr(box, "children", ()):
            yield from visit(child, number, inside)

    return [line for number, page in enumerate(pages) for line in visit(page._page_box, number, False)]


def set_lines(fragment: Fragment, tmp_path: Path) -> tuple[list[str], list[Line]]:
    """The lines of an index as they were measured, and as they stand in columns."""
    pages = _render(make_job_of(fragment, tmp_path)).pages
    measured = [line.text for line in lines_of(pages) if not line.repeated]
    set_columns(pages)
    return measured, lines_of(pages)


def by_column(lines: list[Line]) -> list[list[Line]]:
    columns: list[list[Line]] = []
    for line in lines:
        if not columns or columns[-1][-1].page != line.page or line.y < columns[-1][-1].y:
            columns.append([])
        columns[-1].append(line)
    return columns


def fragment_texts(fragment: Fragment) -> dict[str, str]:
    root = ElementTree.fromstring(fragment.xhtml)
    return {one.get("id", ""): collapse_space("".join(one.itertext())) for one in root.iter()}


def some_index(seed: int, mains: int = 70, *, run_in: bool = False, cyrillic: bool = False) -> Fragment:
    return index_fragment(make_entries(random.Random(seed), mains, 4, cyrillic=cyrillic), run_in=run_in)


def long_entry(subentries: int, *, run_in: bool = False) -> Fragment:
    chance = random.Random(5)
    main = Entry("Left Opposition", ["3"], [Entry(f"matter {n:03}", make_pages(chance, 3)) for n in range(subentries)])
    return index_fragment({"L": [main]}, run_in=run_in)


@pytest.mark.parametrize("run_in", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_every_line_stands_once_in_order_and_as_it_was_measured(seed: int, run_in: bool, tmp_path: Path) -> None:
    measured, lines = set_lines(some_index(seed, run_in=run_in, cyrillic=seed == 1), tmp_path)
    assert [line.text for line in lines if not line.repeated] == measured
    assert len(measured) > 150


@pytest.mark.parametrize("run_in", [False, True])
def test_both_columns_stand_on_one_grid_within_the_type_area(run_in: bool, tmp_path: Path) -> None:
    _, lines = set_lines(some_index(4, run_in=run_in, cyrillic=True), tmp_path)
    lead = 13 * 0.84
    for page in range(lines[-1].page + 1):
        tops = {round(column[0].y, 6) for column in by_column(lines) if column[0].page == page}
        assert len(tops) == 1
        assert page == 0 or tops == {TOP}
    for line in lines:
        top = min(one.y for one in lines if one.page == line.page)
        assert (line.y - top) / lead == pytest.approx(round((line.y - top) / lead), abs=1e-6)
        assert line.height == pytest.approx(lead)
        assert line.y + line.height <= 648 - BOTTOM + 1e-6
        left = 60.0 if line.page % 2 == 0 else 48.0
        assert left <= line.x < left + 324


def test_columns_that_begin_inside_an_entry_name_it_ix_65(tmp_path: Path) -> None:
    result = lay(long_entry(400), tmp_path)
    assert result.pages > 3
    assert len(result.continuations) == 2 * result.pages - 1
    assert {one.named for one in result.continuations} == {("ix-1",)}
    assert all(one.before == "" for one in result.continuations)
    _, lines = set_lines(long_entry(400), tmp_path)
    tops = [column[0].text for column in by_column(lines)]
    assert tops == ["L", *["Left Opposition (continued)"] * (2 * result.pages - 1)]
    assert all(not line.repeated for column in by_column(lines) for line in column[1:])


def test_the_levels_above_are_named_each_in_its_place(tmp_path: Path) -> None:
    leaves = [Entry(f"leaf {n:03}", ["1"]) for n in range(150)]
    main = Entry("Opposition", [], [Entry("in Leningrad", ["5"]), Entry("in Moscow", [], leaves)])
    _, lines = set_lines(index_fragment({"O": [main]}), tmp_path)
    for column in by_column(lines)[1:]:
        assert [line.text for line in column[:2]] == ["Opposition (continued)", "in Moscow (continued)"]
        assert column[0].x < column[1].x < column[2].x


def test_what_turns_over_is_set_in_deeper_than_any_subentry_and_nothing_leads_to_locators_ix_61_ix_62(
    tmp_path: Path,
) -> None:
    long = "words that are more than a column of this page can take in one line, "
    leaf = Entry(f"leaf, {long}", ["1"])
    main = Entry("Opposition", ["1"], [Entry("in Moscow", ["5"], [leaf])])
    _, lines = set_lines(index_fragment({"O": [main]}), tmp_path)
    _, entry, sub, below, *turned = by_column(lines)[0]
    assert [line.text for line in (entry, sub)] == ["Opposition,\N{NO-BREAK SPACE}1", "in Moscow,\N{NO-BREAK SPACE}5"]
    size = sub.x - entry.x
    assert size == pytest.approx(8.4, abs=0.01)
    assert [round((line.x - entry.x) / size) for line in (below, *turned)] == [2, *[3] * len(turned)]
    assert turned


def test_a_run_in_paragraph_goes_on_below_its_heading(tmp_path: Path) -> None:
    fragment = long_entry(200, run_in=True)
    result = lay(fragment, tmp_path)
    _, lines = set_lines(fragment, tmp_path)
    columns = by_column(lines)
    assert [column[0].text for column in columns[1:]] == ["Left Opposition (continued)"] * (len(columns) - 1)
    text = fragment_texts(fragment)["ix-1"]
    for column, found in zip(columns[1:], result.continuations, strict=True):
        assert found.anchor == "ix-1"
        assert column[1].x > column[0].x, "the rest begins as a turnover"
        assert " ".join(text.split()).startswith(found.before)


@pytest.mark.parametrize("run_in", [False, True])
def test_page_starts_are_where_the_fragment_has_them(run_in: bool, tmp_path: Path) -> None:
    fragment = some_index(7, run_in=run_in)
    result = lay(fragment, tmp_path)
    texts = fragment_texts(fragment)
    assert [start.sheet for start in result.starts] == list(range(result.pages))
    for start in result.starts:
        assert texts[start.block][start.offset :].startswith(start.word), start


def test_places_are_those_of_the_columns(tmp_path: Path) -> None:
    fragment = some_index(8, 60)
    result = lay(fragment, tmp_path)
    places = {place.anchor: place for place in result.places}
    _, lines = set_lines(fragment, tmp_path)
    texts = fragment_texts(fragment)
    for name in re.findall(r'<li id="(ix-\d+)"', fragment.xhtml):
        words = texts[name].split(",")[0]
        at = [line for line in lines if line.page == places[name].sheet and abs(line.y - places[name].y) < 0.01]
        assert any(words.startswith(line.text.split(",")[0][:8]) for line in at), name


def test_the_pdf_says_what_the_boxes_say(tmp_path: Path) -> None:
    fragment = some_index(9)
    result = lay(fragment, tmp_path)
    measured, _ = set_lines(fragment, tmp_path)
    with pypdfium2.PdfDocument(result.pdf) as pdf:
        assert len(pdf) == result.pages
        printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in pdf)
    at = 0
    for line in measured:
        at = printed.find("".join(line.split()), at)
        assert at >= 0, line


def test_a_short_index_is_balanced_on_one_page(tmp_path: Path) -> None:
    entries = {"A": [Entry("alpha", ["1"])], "B": [Entry("beta", ["2"])], "Ж": [Entry("жук", ["3"])]}
    _, lines = set_lines(index_fragment(entries), tmp_path)
    assert {line.page for line in lines} == {0}
    assert [line.text for line in by_column(lines)[1]] == ["Ж", "жук,\N{NO-BREAK SPACE}3"]


def test_columns_begin_below_the_headnote_or_on_a_page_of_their_own(tmp_path: Path) -> None:
    entries = make_entries(random.Random(2), 60, 2)
    _, beside = set_lines(index_fragment(entries, headnote="Short."), tmp_path)
    _, apart = set_lines(index_fragment(entries, headnote="Words of a long headnote. " * 118), tmp_path)
    assert beside[0].page == 0
    assert (apart[0].page, round(apart[0].y, 6)) == (1, TOP)


def test_lines_that_name_an_entry_again_are_no_text_in_the_tags(tmp_path: Path) -> None:
    fragment = long_entry(120, run_in=True)
    result = lay(fragment, tmp_path, tags=True)
    assert result.continuations
    with pikepdf.open(result.pdf) as pdf:
        marks = [
            dict(instruction.operands[1])
            for page in pdf.pages
            for instruction in pikepdf.parse_content_stream(page)
            if str(instruction.operator) == "BDC" and str(instruction.operands[0]) == "/Artifact"
        ]
        again = [mark for mark in marks if mark.get("/Subtype") == "/Header"]
        assert len(again) >= len(result.continuations)
        paragraphs = [one for one in _iter_tags(pdf.Root.StructTreeRoot.K) if one.S == "/P"]
    assert len(paragraphs) == 122  # of the headnote, the entry and its subentries, whatever columns they are in


def _iter_tags(tag: Any) -> Iterator[Any]:
    yield tag
    kids = tag.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _iter_tags(kid)


def test_links_stay_on_their_words(tmp_path: Path) -> None:
    fragment = some_index(11, 40)
    result = lay(fragment, tmp_path)
    with pikepdf.open(result.pdf) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        targets = [str(link.A.URI) for link in links]
    expected = re.findall(r'href="#([^"]+)"', fragment.xhtml)
    assert [target.removeprefix("octavo:") for target in dict.fromkeys(targets)] == list(dict.fromkeys(expected))


def test_the_same_index_gives_the_same_bytes(tmp_path: Path) -> None:
    fragment = some_index(12, 50)
    first = lay(fragment, tmp_path)
    content = (tmp_path / "out.pdf").read_bytes()
    assert lay(fragment, tmp_path) == first
    assert (tmp_path / "out.pdf").read_bytes() == content


def test_a_division_without_columns_is_left_alone(tmp_path: Path) -> None:
    html = document('<section id="a" class="chapter"><div class="columns"><p>Words.</p></div></section>')
    result = lay_out(make_job(tmp_path, html), tmp_path / "out.pdf")
    assert result.pages == 1
    assert result.continuations == ()


def test_an_index_without_entries_is_left_alone(tmp_path: Path) -> None:
    result = lay(index_fragment({}), tmp_path)
    assert (result.pages, result.continuations) == (1, ())
