"""From pass to pass: what is rendered and planned again, because a page label that it prints has changed.

In come page maps; out come the jobs of all divisions, those that stay as they were the very same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from book.model.book import Division
from book.model.pages import PageMap, Side
from book.paginate.job import LayoutJob
from book.paginate.plan import Setting, plan_job, render_context
from book.render.context import RenderContext
from book.render.divisions import render_division
from book.render.fragment import Fragment


class AskedLabels(Mapping[str, str]):
    """Page labels by anchor that remember which of them were asked for, and what the answers were."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self.answers: dict[str, str | None] = {}

    def __getitem__(self, anchor: str) -> str:
        self.answers[anchor] = self._labels.get(anchor)
        return self._labels[anchor]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("whoever prints page labels asks for them one by one")

    def __len__(self) -> int:
        return len(self._labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """A division as it was planned last, with the labels that it prints."""

    fragment: Fragment
    answers: Mapping[str, str | None]
    job: LayoutJob


class Planner:
    """The divisions of a book on their way to layout. `tags` asks for PDFs that say what is on their pages."""

    def __init__(self, setting: Setting, *, tags: bool) -> None:
        self._setting = setting
        self._tags = tags
        self._context = render_context(setting, {})
        self._planned: dict[str, _Planned] = {}

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """All divisions as they were rendered last, in book order."""
        return tuple(self._planned[division.id].fragment for division in self._setting.book.divisions)

    def plan(self, page_map: PageMap, openings: Mapping[str, Side]) -> list[LayoutJob]:
        """A job for every division, with the page labels of the map. `openings` has the sides of those that may open on
        either.

        While no page is known, divisions that print page numbers are drafts.
        """
        labels = page_map.labels()
        for division in self._setting.book.divisions:
            self._planned[division.id] = self._plan_division(division, labels, openings)
        return [self._planned[division.id].job for division in self._setting.book.divisions]

    def _plan_division(self, division: Division, labels: Mapping[str, str], openings: Mapping[str, Side]) -> _Planned:
        before = self._planned.get(division.id)
        if before is not None and all(labels.get(anchor) == label for anchor, label in before.answers.items()):
            fragment, answers = before.fragment, before.answers
        else:
            fragment, answers = self._render(division, labels)
        opening = division.opening or openings.get(division.id, Side.RECTO)
        draft = not labels and bool(answers)
        if before is not None and fragment is before.fragment:
            if (before.job.opening, before.job.draft) == (opening, draft):
                return before
            job = replace(before.job, opening=opening, draft=draft)
        else:
            job = replace(plan_job(division, fragment, self._setting, opening), tags=self._tags, draft=draft)
        return _Planned(fragment=fragment, answers=answers, job=job)

    def _render(self, division: Division, labels: Mapping[str, str]) -> tuple[Fragment, Mapping[str, str | None]]:
        asked = AskedLabels(labels)
        context: RenderContext = replace(self._context, labels=asked)
        book, apparatus, manifest = self._setting.book, self._setting.apparatus, self._setting.manifest
        return render_division(division, book, apparatus, manifest, context), asked.answers
