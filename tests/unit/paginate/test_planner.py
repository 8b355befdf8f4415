"""What is rendered, planned and laid out again from pass to pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from book.paginate.job import LayoutJob
from book.paginate.plan import Setting, plan_jobs, render_book
from book.paginate.planner import Asked, Planner
from book.render.divisions import render_division
from tests.books import MANIFEST, setting_of

FILES: dict[str, str | bytes] = {
    "body/01.md": "# The Vote {#vote}\n\nIt is told on page [](#answer){.page}.\n",
    "body/02.md": '# The Answer {#answer}\n\n[Late]{ix="lateness"} it came.\n',
    "body/03.md": "# The End {#end}\n\nNothing here prints a page.\n",
}


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    """A book in which the contents and the first chapter print page numbers."""
    return setting_of(tmp_path, FILES)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The divisions that are rendered, as they are."""
    names: list[str] = []

    def count(division: object, *rest: object) -> object:
        names.append(division.id)  # type: ignore[attr-defined]
        return render_division(division, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("book.paginate.planner.render_division", count)
    return names


def map_of(**labels: int) -> PageMap:
    """A page map with anchors on arabic pages."""
    folios = tuple(
        Folio(sheet=n, number=n + 1, style=FolioStyle.ARABIC, side=Side.RECTO, division=None, expressed=True)
        for n in range(20)
    )
    places = tuple(Place(anchor=anchor, sheet=page - 1, x=0.0, y=0.0) for anchor, page in labels.items())
    return PageMap(folios=folios, places=places, starts=())


def drafts(jobs: list[LayoutJob]) -> set[str]:
    return {job.division for job in jobs if job.draft}


def test_while_no_page_is_known_what_prints_page_numbers_is_a_draft(setting: Setting) -> None:
    planner = Planner(setting, tags=False)
    kinds = {division.id: division.kind.value for division in setting.book.divisions}
    first = drafts(planner.plan(PageMap.empty(), {}))
    assert {kinds[name] for name in first} == {"contents", "chapter"}
    assert "vote" in first
    assert drafts(planner.plan(map_of(answer=3), {})) == set()


def test_a_division_is_rendered_again_only_when_a_label_that_it_prints_changes(
    setting: Setting, rendered: list[str]
) -> None:
    planner = Planner(setting, tags=False)
    first = planner.plan(map_of(vote=1, answer=3, end=5), {})
    assert sorted(rendered) == sorted(division.id for division in setting.book.divisions)
    rendered.clear()
    again = planner.plan(map_of(vote=1, answer=3, end=5), {})
    assert rendered == []
    assert all(one is other for one, other in zip(first, again, strict=True))
    moved = planner.plan(map_of(vote=1, answer=3, end=7), {})
    assert [setting.book.division(name).kind.value for name in rendered] == ["contents"]
    assert [job.division for job, other in zip(moved, first, strict=True) if job is not other] == rendered
    rendered.clear()
    planner.plan(map_of(vote=1, answer=4, end=7), {})
    assert {"vote"} < set(rendered)
    assert "end" not in rendered


def test_a_planner_plans_what_rendering_everything_anew_gives(setting: Setting) -> None:
    planner = Planner(setting, tags=True)
    for page_map in (PageMap.empty(), map_of(vote=1, answer=3, end=5), map_of(vote=1, answer=9)):
        for openings in ({}, {"end": Side.VERSO}):
            jobs = planner.plan(page_map, openings)
            fragments = render_book(setting, page_map)
            assert planner.fragments == fragments
            anew = plan_jobs(setting, fragments, page_map, openings)
            assert [replace(job, draft=False) for job in jobs] == [replace(job, tags=True) for job in anew]


def test_a_division_that_opens_on_the_other_side_is_planned_again_and_not_rendered(
    tmp_path: Path, rendered: list[str]
) -> None:
    setting = setting_of(tmp_path, FILES, MANIFEST + "editions: {print: {opening: any}}\n")
    planner = Planner(setting, tags=False)
    page_map = map_of(vote=1, answer=3, end=5)
    planner.plan(page_map, {"end": Side.RECTO})
    rendered.clear()
    jobs = {job.division: job for job in planner.plan(page_map, {"end": Side.VERSO})}
    assert (rendered, jobs["end"].opening) == ([], Side.VERSO)


def test_labels_remember_what_was_asked_and_answered() -> None:
    asked = Asked({"a": "1", "b": "2"})
    assert asked.get("a", "?") == "1"
    assert asked.get("x", "?") == "?"
    assert "y" not in asked
    assert asked.answers == {"a": "1", "x": None, "y": None}
    assert len(asked) == 2


def test_labels_are_not_gone_through() -> None:
    def through() -> Iterator[str]:
        return iter(Asked({"a": "1"}))

    with pytest.raises(TypeError, match="by its name"):
        through()
