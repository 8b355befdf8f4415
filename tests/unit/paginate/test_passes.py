"""Divisions on their sheets: blanks, sides, folios; and the page map, made again until it settles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from book.diagnostics import Report, Severity
from book.model.book import Division, DivisionKind, Matter
from book.model.pages import FolioStyle, PageMap, PageStart, Place, Side
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.passes import MAX_PASSES, map_pages, paginate, place_divisions
from book.source import Span

K, M = DivisionKind, Matter
RECTO, VERSO = Side.RECTO, Side.VERSO


def division(
    name: str, matter: Matter = M.BODY, opening: Side | None = RECTO, kind: DivisionKind = K.CHAPTER
) -> Division:
    return Division(
        id=name,
        kind=kind,
        matter=matter,
        opening=opening,
        title=(),
        title_text=f"Title of {name}",
        running_head="",
        span=Span(f"{name}.md", 7, 3),
    )


def result(
    name: str, pages: int, places: Sequence[tuple[str, int]] = (), starts: Sequence[tuple[int, str]] = ()
) -> LayoutResult:
    return LayoutResult(
        division=name,
        pdf=f"{name}.pdf",
        pages=pages,
        places=tuple(Place(anchor=anchor, sheet=sheet, x=1.0, y=2.0) for anchor, sheet in places),
        starts=tuple(PageStart(sheet=sheet, block=block, offset=0, word="word") for sheet, block in starts),
        fonts=(),
        messages=(),
    )


def make_job(name: str) -> LayoutJob:
    return LayoutJob(
        division=name, file="", html="", stylesheet="", fonts=(), root="", images=(), opening=RECTO, notes=()
    )


def laid(*parts: tuple[Division, int]) -> str:
    """The pages of a book, one after the other: label and division, `-` for a blank, brackets for a blind folio."""
    divisions = [one for one, _ in parts]
    _, folios, _ = place_divisions(divisions, [result(one.id, pages) for one, pages in parts])
    return " ".join(
        (folio.label if folio.expressed else f"({folio.label})") + (folio.division or "-") for folio in folios
    )


def test_a_division_that_opens_on_a_recto_gets_a_blank_before_it() -> None:
    assert laid((division("a"), 1), (division("b"), 2), (division("c"), 1)) == "1a (2)- 3b 4b 5c"


def test_a_division_that_opens_on_a_verso_gets_one_too() -> None:
    assert laid((division("a"), 2), (division("b", opening=VERSO), 1)) == "1a 2a (3)- 4b"
    assert laid((division("a"), 1), (division("b", opening=VERSO), 1)) == "1a 2b"


def test_a_free_division_opens_on_the_next_page() -> None:
    free = division("b", opening=None)
    divisions, results = (
        [division("a"), free, division("c", opening=None)],
        [result("a", 1), result("b", 2), result("c", 1)],
    )
    sheets, folios, openings = place_divisions(divisions, results)
    assert sheets == (0, 1, 3)
    assert [folio.label for folio in folios] == ["1", "2", "3", "4"]
    assert openings == {"b": VERSO, "c": VERSO}
    assert openings.keys() == {one.id for one in divisions if one.opening is None}


def test_front_matter_is_roman_and_the_body_begins_again_at_one_on_a_recto() -> None:
    parts = [
        (division("title", M.FRONT, RECTO, K.TITLE_PAGE), 1),
        (division("rights", M.FRONT, VERSO, K.COPYRIGHT_PAGE), 1),
        (division("preface", M.FRONT, RECTO, K.PREFACE), 3),
        (division("ch"), 2),
        (division("index", M.BACK, RECTO, K.INDEX), 1),
    ]
    assert laid(*parts) == "(i)title (ii)rights iiipreface ivpreface vpreface (vi)- 1ch 2ch 3index"


def test_a_body_that_may_open_anywhere_begins_on_a_recto_all_the_same() -> None:
    free = division("ch", opening=None)
    front = division("preface", M.FRONT)
    assert laid((front, 1), (free, 1)) == "ipreface (ii)- 1ch"
    _, _, openings = place_divisions([front, free], [result("preface", 1), result("ch", 1)])
    assert "ch" not in openings, "its side is known beforehand"


def test_back_matter_goes_on_and_a_book_without_a_front_begins_at_one() -> None:
    assert laid((division("a"), 1), (division("z", M.BACK), 1)) == "1a (2)- 3z"


def test_a_book_of_front_matter_alone_is_roman() -> None:
    assert laid((division("a", M.FRONT, kind=K.PREFACE), 2)) == "ia iia"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (K.CHAPTER, True),
        (K.CONTENTS, True),
        (K.INDEX, True),
        (K.PART, False),
        (K.DEDICATION, False),
        (K.COLOPHON, False),
    ],
)
def test_display_pages_are_counted_and_carry_no_folio(kind: DivisionKind, shown: bool) -> None:
    _, folios, _ = place_divisions([division("a", kind=kind)], [result("a", 2)])
    assert [(folio.number, folio.expressed) for folio in folios] == [(1, shown), (2, shown)]


def test_sides_and_sheets_follow_each_other_through_the_book() -> None:
    parts = [division("a", M.FRONT), division("b", opening=VERSO), division("c", opening=None)]
    _, folios, _ = place_divisions(parts, [result("a", 2), result("b", 3), result("c", 2)])
    assert [folio.sheet for folio in folios] == list(range(len(folios)))
    assert [folio.side for folio in folios] == [RECTO if sheet % 2 == 0 else VERSO for sheet in range(len(folios))]
    assert [folio.style for folio in folios][:2] == [FolioStyle.ROMAN] * 2


def _anchors(page_map: PageMap) -> dict[str, str]:
    """The page labels of anchors alone."""
    return {anchor: label for anchor, label in page_map.labels().items() if "--" not in anchor}


def test_places_and_starts_are_moved_to_the_sheets_of_the_book() -> None:
    divisions = [division("a"), division("b")]
    results = [result("a", 1, [("x", 0)], [(0, "x")]), result("b", 2, [("y", 1)], [(0, "b"), (1, "y")])]
    sheets, folios, _ = place_divisions(divisions, results)
    page_map = map_pages(results, sheets, folios)
    labels = {"x": "1", "y": "4", "a--last": "1", "b--last": "4", "y--before": "3"}
    assert page_map.labels() == labels
    assert [(start.sheet, start.block) for start in page_map.starts] == [(0, "x"), (2, "b"), (3, "y")]


class Press:
    """Lays out two chapters. The first has `pages[pass]` pages; the second is a page with the anchor `b`."""

    def __init__(self, *pages: int) -> None:
        self.pages = pages
        self.maps: list[PageMap] = []
        self.openings: list[dict[str, Side]] = []

    def plan(self, page_map: PageMap, openings: dict[str, Side], put_off: frozenset[str]) -> Sequence[LayoutJob]:
        self.maps.append(page_map)
        self.openings.append(dict(openings))
        return ()

    def run(self, jobs: Sequence[LayoutJob]) -> Sequence[LayoutResult]:
        pages = self.pages[min(len(self.maps), len(self.pages)) - 1]
        return result("a", pages, [("a", 0)]), result("b", 1, [("b", 0)])


FREE = [division("a"), division("b", opening=None)]


def test_a_book_is_laid_out_again_until_its_page_map_stays() -> None:
    press, report = Press(1, 2), Report()
    found = paginate(FREE, PageMap.empty(), press.plan, press.run, report)
    assert found.passes == 3
    assert _anchors(found.page_map) == {"a": "1", "b": "3"}
    assert found.sheets == (0, 2)
    assert list(report) == []
    assert press.maps[0] == PageMap.empty()
    assert press.openings == [{}, {"b": VERSO}, {"b": RECTO}]


def test_the_page_map_of_the_last_build_saves_a_pass() -> None:
    first = Press(1)
    before = paginate(FREE, PageMap.empty(), first.plan, first.run, Report())
    assert before.passes == 2
    second = Press(1)
    fixed = [division("a"), division("b")]
    again = paginate(
        fixed,
        paginate(fixed, PageMap.empty(), first.plan, first.run, Report()).page_map,
        second.plan,
        second.run,
        Report(),
    )
    assert again.passes == 1


def test_divisions_that_never_settle_lay_003() -> None:
    press, report = Press(1, 2, 1, 2, 1, 2), Report()
    found = paginate(FREE, PageMap.empty(), press.plan, press.run, report)
    assert found.passes == MAX_PASSES == len(press.maps)
    assert [(one.code, one.file, one.line, one.severity) for one in report] == [("LAY-003", "b.md", 7, Severity.ERROR)]
    assert "Title of b" in next(iter(report)).message


def test_a_book_that_settles_in_the_last_pass_is_not_reported_lay_003() -> None:
    press, report = Press(1, 2, 3, 4, 4), Report()
    found = paginate(FREE, PageMap.empty(), press.plan, press.run, report)
    assert (found.passes, list(report)) == (MAX_PASSES, [])


def test_places_that_move_within_their_pages_are_no_reason_for_another_pass() -> None:
    """Divisions print the labels of pages and nothing else of the map."""
    calls = 0

    def run(jobs: Sequence[LayoutJob]) -> Sequence[LayoutResult]:
        nonlocal calls
        calls += 1
        place = Place(anchor="a", sheet=0, x=0.0, y=float(calls))
        return (LayoutResult(division="a", pdf="a.pdf", pages=1, places=(place,), starts=(), fonts=(), messages=()),)

    report = Report()
    found = paginate([division("a")], PageMap.empty(), lambda page_map, openings, put_off: (), run, report)
    assert (found.passes, list(report)) == (2, [])
    assert found.page_map.places[0].y == 2.0


def test_the_index_is_laid_out_when_the_pages_of_the_book_are_known() -> None:
    divisions = [division("ch"), division("ix", M.BACK, kind=K.INDEX), division("end", M.BACK)]
    asked: list[list[str]] = []

    def plan(page_map: PageMap, openings: dict[str, Side], put_off: frozenset[str]) -> list[LayoutJob]:
        return [make_job(one.id) for one in divisions if one.id not in put_off]

    def run(jobs: Sequence[LayoutJob]) -> list[LayoutResult]:
        asked.append([job.division for job in jobs])
        return [result(job.division, 3 if job.division == "ix" else 1, [(job.division, 0)]) for job in jobs]

    found = paginate(divisions, PageMap.empty(), plan, run, Report())
    assert asked == [["ch", "end"], ["ch", "ix", "end"], ["ch", "ix", "end"]]
    assert [one.pages for one in found.results] == [1, 3, 1]
    assert _anchors(found.page_map) == {"ch": "1", "ix": "3", "end": "7"}
    asked.clear()
    again = paginate(divisions, found.page_map, plan, run, Report())
    assert (asked, again.page_map) == ([["ch", "ix", "end"]], found.page_map)


def test_the_notes_wait_for_the_text_and_the_index_and_the_contents_for_the_notes() -> None:
    divisions = [
        division("toc", M.FRONT, kind=K.CONTENTS),
        division("pre", M.FRONT),
        division("ch"),
        division("app", M.BACK),
        division("notes", M.BACK, kind=K.NOTES),
        division("gloss", M.BACK, kind=K.GLOSSARY),
        division("ix", M.BACK, kind=K.INDEX),
        division("end", M.BACK),
    ]
    pages = {"toc": 3, "notes": 4, "ix": 5}
    jobs = {one.id: make_job(one.id) for one in divisions}
    asked: list[list[str]] = []
    maps: list[PageMap] = []

    def plan(page_map: PageMap, openings: dict[str, Side], put_off: frozenset[str]) -> list[LayoutJob]:
        maps.append(page_map)
        printed = page_map.labels().get("end", "")
        if (jobs["toc"].html, jobs["toc"].draft) != (printed, not page_map.folios):
            jobs["toc"] = replace(jobs["toc"], html=printed, draft=not page_map.folios)
        return [jobs[one.id] for one in divisions if one.id not in put_off]

    def run(given: Sequence[LayoutJob]) -> list[LayoutResult]:
        asked.append([job.division for job in given])
        found = [result(job.division, pages.get(job.division, 1), [(job.division, 0)]) for job in given]
        return [replace(one, pdf="") if job.draft else one for one, job in zip(found, given, strict=True)]

    found = paginate(divisions, PageMap.empty(), plan, run, Report())
    assert asked == [["toc", "pre", "ch", "app"], ["notes", "gloss", "end"], ["toc", "ix"], ["toc"]]
    assert [_anchors(one).get("gloss") for one in maps] == [None, "7", "9", "9"]
    assert _anchors(found.page_map)["pre"] == _anchors(maps[1])["pre"] == "v"
    assert (found.passes, [one.pages for one in found.results]) == (4, [3, 1, 1, 1, 4, 1, 5, 1])
