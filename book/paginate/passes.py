"""paginate: lay the divisions out, map their pages, and repeat until the page map settles.

Only divisions that print page numbers (the contents, the index, a chapter with "see p. 45") change between passes, and
only if the numbers do; everything else stays as it was laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from book.diagnostics import Report
from book.model.book import UNTITLED_KINDS, Division, DivisionKind, Matter
from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from book.paginate.job import LayoutJob, LayoutResult
from book.source import Span

MAX_PASSES = 5

_LISTS = frozenset({DivisionKind.CONTENTS, DivisionKind.ILLUSTRATIONS, DivisionKind.PLATES, DivisionKind.TABLES})

PlanJobs = Callable[[PageMap, dict[str, Side], frozenset[str]], Sequence[LayoutJob]]
RunJobs = Callable[[Sequence[LayoutJob]], Sequence[LayoutResult]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """The divisions on their pages. `sheets` has the first sheet of each division, in book order."""

    results: tuple[LayoutResult, ...]
    sheets: tuple[int, ...]
    page_map: PageMap
    passes: int


def paginate(
    divisions: Sequence[Division], first_map: PageMap, plan_jobs: PlanJobs, run_jobs: RunJobs, report: Report
) -> Pagination:
    """Lay out `divisions`, in book order.

    `first_map` is the page map of the last build, or an empty one. `plan_jobs(page_map, openings, put_off)`
    makes a job for each division that is not put off, from the map so far, of which it takes the labels and nothing
    else; `openings` has the side that divisions without a side of their own open on. A job that is the very one of the
    pass before is not run again. Reports LAY-003 for every division that still moves after five passes with all of the
    book.
    """
    page_map = first_map
    openings: dict[str, Side] = {}
    done: dict[str, LayoutJob] = {}
    found: dict[str, LayoutResult] = {}
    steps = [*([] if first_map.folios else _put_off(divisions)), *[frozenset[str]()] * MAX_PASSES]
    for number, put_off in enumerate(steps, start=1):
        jobs = plan_jobs(page_map, openings, put_off)
        to_do = [job for job in jobs if done.get(job.division) is not job]
        found |= {result.division: result for result in run_jobs(to_do)}
        done |= {job.division: job for job in to_do}
        results = tuple(found.get(one.id) or _stand_in(one) for one in divisions)
        sheets, folios, settled_openings = place_divisions(divisions, results)
        settled = map_pages(results, sheets, folios)
        is_final = all(result.pdf for result in results)  # none is a draft, or put off
        if is_final and settled.labels() == page_map.labels() and settled_openings == openings:
            return Pagination(results=results, sheets=sheets, page_map=settled, passes=number)
        moving, page_map, openings = _find_moving(page_map, settled), settled, settled_openings
    for name in moving:
        division = next(division for division in divisions if division.id == name)
        report.add("LAY-003", Span(division.span.file, division.span.line), title=division.title_text or division.id)
    return Pagination(results=results, sheets=sheets, page_map=page_map, passes=len(steps))


def _put_off(divisions: Sequence[Division]) -> list[frozenset[str]]:
    """What is put off in the first passes while no page is known: the divisions of each, by their ids.

    Collected notes have the pages of the text in their heads, and the index has those of the notes. Nothing that stands
    before them depends on how many pages they take, and they take the engine longer than chapters. The contents and
    other lists are drafts at first, since there may be pages behind them, and wait for the last page number.
    """
    notes = [at for at, one in enumerate(divisions) if one.kind is DivisionKind.NOTES]
    index = frozenset(one.id for one in divisions if one.kind is DivisionKind.INDEX)
    if not notes:
        return [index] if index else []
    from_notes_on = frozenset(one.id for one in divisions[notes[0] :])
    lists = frozenset(one.id for one in divisions if one.kind in _LISTS)
    return [from_notes_on | index, index | lists]


def _stand_in(division: Division) -> LayoutResult:
    """What a division that is not laid out yet counts for: a page where it begins."""
    place = Place(anchor=division.id, sheet=0, x=0.0, y=0.0)
    return LayoutResult(division=division.id, pdf="", pages=1, places=(place,), starts=(), fonts=(), messages=())


def place_divisions(
    divisions: Sequence[Division], results: Sequence[LayoutResult]
) -> tuple[tuple[int, ...], tuple[Folio, ...], dict[str, Side]]:
    """The first sheet of each division, every page's folio, and the side that the free divisions open on.

    A blank page is put in where a division must open on the other side. Front matter counts in roman numerals, the
    body begins again at arabic 1 on a recto; the back matter goes on.
    """
    sheets: list[int] = []
    folios: list[Folio] = []
    openings: dict[str, Side] = {}
    number, style = 0, FolioStyle.ROMAN

    def add_page(division: str | None, *, expressed: bool) -> None:
        nonlocal number
        number += 1
        sheet = len(folios)
        side = Side.RECTO if sheet % 2 == 0 else Side.VERSO
        folios.append(Folio(sheet=sheet, number=number, style=style, side=side, division=division, expressed=expressed))

    for division, result in zip(divisions, results, strict=True):
        starts_body = division.matter is not Matter.FRONT and style is FolioStyle.ROMAN
        opening = Side.RECTO if starts_body and division.opening is None else division.opening
        next_side = Side.RECTO if len(folios) % 2 == 0 else Side.VERSO
        if opening is None:
            openings[division.id] = next_side
        elif opening is not next_side:
            add_page(None, expressed=False)
        if starts_body:
            number, style = 0, FolioStyle.ARABIC
        sheets.append(len(folios))
        shown = division.kind not in UNTITLED_KINDS and division.kind is not DivisionKind.PART
        for _ in range(result.pages):
            add_page(division.id, expressed=shown)
    return tuple(sheets), tuple(folios), openings


def map_pages(results: Sequence[LayoutResult], sheets: Sequence[int], folios: tuple[Folio, ...]) -> PageMap:
    """What is known of the places in all divisions, on the sheets of the book."""
    return PageMap(
        folios=folios,
        places=tuple(
            replace(place, sheet=place.sheet + first)
            for result, first in zip(results, sheets, strict=True)
            for place in result.places
        ),
        starts=tuple(
            replace(start, sheet=start.sheet + first)
            for result, first in zip(results, sheets, strict=True)
            for start in result.starts
        ),
        continuations=tuple(
            replace(one, sheet=one.sheet + first)
            for result, first in zip(results, sheets, strict=True)
            for one in result.continuations
        ),
    )


def _find_moving(before: PageMap, after: PageMap) -> list[str]:
    """The divisions with an anchor whose page is not what it was."""
    labels = before.labels()
    moved = {
        after.folios[place.sheet].division
        for place in after.places
        if labels.get(place.anchor) != after.folios[place.sheet].label
    }
    return sorted(division for division in moved if division is not None)
