"""A whole small book for tests of merging: divisions laid out, numbered, and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from book.diagnostics import Report
from book.model.pages import Folio, FolioStyle, Place, Side
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.run import run_jobs
from book.pdf.inputs import (
    DivisionSheets,
    FolioAlignment,
    FolioPosition,
    FolioStamp,
    MergeInputs,
    Metadata,
    OutlineItem,
)
from book.pdf.merge import merge_divisions
from book.workers import open_workers
from tests.unit.paginate.sample import FOLIO_BASELINE, FONTS, MARGINS, specimen_job

POSITION = FolioPosition(
    alignment=FolioAlignment.OUTSIDE,
    baseline=FOLIO_BASELINE,
    inside=MARGINS["inside"],
    outside=MARGINS["outside"],
)

METADATA = Metadata(
    title="A Book — Книга",
    authors=("A. Author", "Б. Автор"),
    language="en-GB",
    identifier="urn:isbn:9780000000002",
    subject="About it",
    keywords=("party", "история"),
    date=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    page_map="0a1b",
)


def lay_out_all(jobs: Sequence[LayoutJob], folder: Path) -> tuple[LayoutResult, ...]:
    """The results of the jobs and, last, of the folio specimen."""
    with open_workers(2) as workers:
        results = run_jobs([*jobs, specimen_job(folder)], folder / "cache", workers, lambda _result, _from_cache: None)
    assert [message for result in results for message in result.messages] == []
    return results


def plan_book(results: Sequence[LayoutResult], roman: int = 1) -> MergeInputs:
    """A book of the results, whose last is the specimen; the first `roman` divisions have roman folios.

    Every division opens on a recto, its first page without a printed folio.
    """
    *laid_out, specimen = results
    divisions: list[DivisionSheets] = []
    folios: list[Folio] = []
    places: list[Place] = []
    body_begins = 0
    for index, result in enumerate(laid_out):
        style = FolioStyle.ROMAN if index < roman else FolioStyle.ARABIC
        pages: list[str | None] = [result.division] * result.pages
        if len(folios) % 2:
            pages.insert(0, None)
        if index == roman:
            body_begins = len(folios) + (pages[0] is None)
        first = len(folios) + (pages[0] is None)
        for division in pages:
            sheet = len(folios)
            before_body = style is FolioStyle.ROMAN or sheet < body_begins
            folios.append(
                Folio(
                    sheet=sheet,
                    number=sheet + 1 if before_body else sheet - body_begins + 1,
                    style=FolioStyle.ROMAN if before_body else FolioStyle.ARABIC,
                    side=Side.VERSO if sheet % 2 else Side.RECTO,
                    division=division,
                    expressed=division is not None and sheet != first,
                )
            )
        divisions.append(DivisionSheets(result=result, first_sheet=first, file=f"body/{result.division}.md"))
        places += [replace(place, sheet=place.sheet + first) for place in result.places]
    outline = tuple(OutlineItem(title=f"Глава {one.result.division}", anchor=one.result.division) for one in divisions)
    return MergeInputs(
        divisions=tuple(divisions),
        folios=tuple(folios),
        places=tuple(places),
        outline=outline,
        stamp=FolioStamp(specimen=specimen, position=POSITION),
        faces=FONTS,
        metadata=METADATA,
        file="book.yaml",
    )


def merge(inputs: MergeInputs, target: Path) -> Report:
    """Merge, and what was found."""
    report = Report()
    merge_divisions(inputs, target, report)
    return report
