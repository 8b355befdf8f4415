"""From pass to pass: what is rendered and planned again, because a page label that it prints has changed.

In come page maps; out come the jobs of all divisions, those that stay as they were the very same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from book.apparatus.note_heads import NoteHeads
from book.apparatus.notes import mark_notes
from book.model.book import Division
from book.model.pages import PageMap, Side
from book.paginate.job import LayoutJob
from book.paginate.plan import Setting, find_heads, plan_job, render_context
from book.render.divisions import render_division
from book.render.fragment import Fragment


class Asked(Mapping[str, str]):
    """Page labels by anchor, or marks by note, that remember which were asked for and what the answers were."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self.answers: dict[str, str | None] = {}

    def __getitem__(self, name: str) -> str:
        self.answers[name] = self._known.get(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("whoever prints a label or a mark asks for it by its name")

    def __len__(self) -> int:
        return len(self._known)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """A division as it was planned last. `answers` are the page labels and the marks of notes that it prints; `heads`
    what the running heads of single pages are made from."""

    fragment: Fragment
    answers: tuple[dict[str, str | None], dict[str, str | None]]
    heads: NoteHeads | None
    job: LayoutJob


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of the pages in one pass."""

    labels: Mapping[str, str]
    marks: Mapping[str, str]


class Planner:
    """The divisions of a book on their way to layout. `tags` asks for PDFs that say what is on their pages."""

    def __init__(self, setting: Setting, *, tags: bool) -> None:
        self._setting = setting
        self._tags = tags
        self._context = render_context(setting, {}, {})
        self._planned: dict[str, _Planned] = {}

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """All divisions as they were rendered last, in book order."""
        return tuple(self._planned[division.id].fragment for division in self._setting.book.divisions)

    def plan(
        self, page_map: PageMap, openings: Mapping[str, Side], put_off: frozenset[str] = frozenset()
    ) -> list[LayoutJob]:
        """A job for every division that is not put off, with the page labels of the map. `openings` has the sides of
        those that may open on either.

        While no page is known, divisions that print page numbers are drafts.
        """
        labels = page_map.labels()
        marks = mark_notes(self._setting.book, self._setting.manifest.notes, labels)
        known = _Known(labels=labels, marks=marks)
        divisions = [division for division in self._setting.book.divisions if division.id not in put_off]
        for division in divisions:
            opening = division.opening or openings.get(division.id, Side.RECTO)
            self._planned[division.id] = self._plan_division(division, known, opening)
        return [self._planned[division.id].job for division in divisions]

    def _plan_division(self, division: Division, known: _Known, opening: Side) -> _Planned:
        before = self._planned.get(division.id)
        heads = find_heads(division, self._setting, known.labels)
        if before is None or _differ(before.answers[0], known.labels) or _differ(before.answers[1], known.marks):
            labels, marks = Asked(known.labels), Asked(known.marks)
            context = replace(self._context, labels=labels, marks=marks)
            book, apparatus, manifest = self._setting.book, self._setting.apparatus, self._setting.manifest
            fragment = render_division(division, book, apparatus, manifest, context)
            answers = (labels.answers, marks.answers)
        else:
            fragment, answers = before.fragment, before.answers
        draft = not known.labels and (bool(answers[0]) or heads is not None)
        if before is not None and fragment is before.fragment and heads == before.heads:
            if (before.job.opening, before.job.draft) == (opening, draft):
                return before
            job = replace(before.job, opening=opening, draft=draft)
        else:
            job = plan_job(division, fragment, self._setting, known.marks, heads, opening)
            job = replace(job, tags=self._tags, draft=draft)
        return _Planned(fragment=fragment, answers=answers, heads=heads, job=job)


def _differ(answers: Mapping[str, str | None], known: Mapping[str, str]) -> bool:
    return any(known.get(name) != answer for name, answer in answers.items())
