"""What the engine does without a word: text cut off, faces that are not there."""

from __future__ import annotations

from dataclasses import replace

from book.diagnostics import Report
from book.paginate.oversights import Run, report_oversights
from tests.unit.paginate.sample import FONTS

RUN = Run(text="some words", page=3, families=("Literata",), weight=400, italic=False, off_paper=False)


def findings(*runs: Run) -> list[str]:
    report = Report()
    report_oversights(runs, FONTS[:2], "body/x.md", report)
    return [found.message for found in report]


def test_text_in_a_face_of_the_book_on_the_paper_is_right() -> None:
    assert findings(RUN, replace(RUN, italic=True), replace(RUN, weight=500)) == []


def test_text_off_the_paper_is_reported_once_a_page() -> None:
    off = replace(RUN, off_paper=True)
    assert findings(off, off, replace(off, page=4)) == [
        f'on page {page} of this division, text runs over the edge of the paper: "some words"' for page in (3, 4)
    ]


def test_a_missing_face_is_reported_once_with_its_first_words() -> None:
    bold = replace(RUN, weight=600)
    assert findings(bold, replace(bold, text="others")) == [
        'words are to be set in bold of "Literata", a face the book does not have: "some words"'
    ]


def test_the_first_family_that_is_there_counts_and_generic_ones_always_do() -> None:
    assert findings(replace(RUN, families=("Garamond", "literata"))) == []
    assert findings(replace(RUN, families=("monospace",))) == []
    assert len(findings(replace(RUN, families=("Garamond", "serif")))) == 1
