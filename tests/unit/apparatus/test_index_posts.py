"""Headings that have the same entry as another, page for page: IX-47."""

from __future__ import annotations

from book.diagnostics import Report
from book.manifest.records import IndexRecord
from book.model.content import Inline
from tests.unit.apparatus.builders import chapter, ix, messages
from tests.unit.apparatus.indexes import indexes_of, told


def reported(*inlines: Inline, post: str, others: tuple[IndexRecord, ...] = ()) -> list[str]:
    report = Report()
    indexes_of(chapter(*inlines), IndexRecord(heading="Politburo", post=(post,)), *others, report=report)
    return messages(report, "IDX-022")


def test_a_heading_is_posted_under_another_with_all_that_is_below_it() -> None:
    book = chapter(ix("USSR", mark_id="a"), ix("USSR", "founding of", mark_id="b"), ix("USSR", "end of", mark_id="c"))
    record = IndexRecord(heading="USSR", post=("Soviet Union",))
    below = ["  end of: c", "  founding of: b"]
    assert told(book, record) == ["Soviet Union: a", *below, "USSR: a", *below]


def test_a_heading_can_be_posted_as_a_subheading() -> None:
    book = chapter(ix("Politburo", mark_id="a"), ix("Central Committee", "plenums of", mark_id="b"))
    record = IndexRecord(heading="Politburo", post=("Central Committee!Politburo of",))
    assert told(book, record) == ["Central Committee", "  plenums of: b", "  Politburo of: a", "Politburo: a"]


def test_a_posted_heading_can_be_sorted_and_referred_to() -> None:
    book = chapter(ix("Politburo", mark_id="a"), ix("Zinoviev", mark_id="b"))
    records = (
        IndexRecord(heading="Politburo", post=("Bureau, Political",)),
        IndexRecord(heading="Bureau, Political", sort_as="Zz", id="bureau"),
        IndexRecord(heading="Zinoviev", see_also=("Bureau, Political",)),
    )
    assert told(book, *records) == [
        "Politburo: a", "Zinoviev: b → see also Bureau, Political", "Bureau, Political: a",
    ]  # fmt: skip


def test_a_posted_heading_has_nothing_of_its_own_idx_022() -> None:
    words = "“Politburo” is posted under “Bureau” as well, which "
    assert reported(ix("Politburo"), ix("Bureau"), post="Bureau") == [
        words + "has page numbers or subheadings of its own"
    ]
    assert reported(ix("Politburo"), ix("Bureau", "a"), post="Bureau") == [
        words + "has page numbers or subheadings of its own"
    ]
    elsewhere = (IndexRecord(heading="Bureau", see=("Politburo",)),)
    assert reported(ix("Politburo"), post="Bureau", others=elsewhere) == [words + "refers elsewhere itself"]
    third = (IndexRecord(heading="Orgburo", post=("Bureau",)),)
    assert reported(ix("Politburo"), ix("Orgburo"), post="Bureau", others=third) == [
        "“Orgburo” is posted under “Bureau” as well, which is posted from another heading already"
    ]
    assert reported(ix("Politburo"), post="Politburo") == [
        "“Politburo” is posted under “Politburo” as well, which is the same heading, or stands under it"
    ]
    assert reported(ix("Politburo"), ix("Bureaus"), post="Bureau") == []
