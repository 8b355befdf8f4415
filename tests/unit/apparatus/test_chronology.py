"""The chronology: ids, dates as printed, and the order of events (CHR-001)."""

from __future__ import annotations

import pytest

from book.apparatus.chronology import compile_chronology, set_date
from book.apparatus.wording import Conventions
from book.diagnostics import Report
from book.manifest.records import ChronologyEventRecord, ChronologyGroupRecord, MarkdownText
from tests.unit.apparatus.builders import codes, here, messages, paragraph


def group(
    *dates: str | tuple[str, str], title: str | None = None, group_id: str | None = None, sort: bool | None = None
) -> ChronologyGroupRecord:
    """A group of events; a date is as printed, or as printed and in figures."""
    events = []
    for date in dates:
        printed, figures = (date, None) if isinstance(date, str) else date
        events.append(ChronologyEventRecord(date=printed, sort=figures, text=MarkdownText(text="x", span=here())))
    return ChronologyGroupRecord(title=title, id=group_id, events=tuple(events), sort=sort)


def reported(*groups: ChronologyGroupRecord) -> list[str]:
    report = Report()
    compile_chronology(groups, {}, report)
    return codes(report)


def test_groups_and_events_have_ids_and_texts_in_the_authors_order() -> None:
    text = (paragraph("The platform is signed."),)
    groups = (group("1922"), group("8 October", "15 October -- 2 November", title="1923", group_id="year-1923"))
    found = compile_chronology(groups, {(1, 1): text}, Report())
    assert [(one.id, one.title) for one in found] == [("events-1", ""), ("year-1923", "1923")]
    assert [(event.id, event.date, event.text) for event in found[1].events] == [
        ("event-2-1", "8\u00a0October", ()),
        ("event-2-2", "15\u00a0October–2\u00a0November", text),
    ]


def test_an_event_after_a_later_one_chr_001() -> None:
    report = Report()
    compile_chronology((group("15 October 1923", "8 October 1923"),), {}, report)
    assert messages(report, "CHR-001") == ["8 October 1923 stands after 15 October 1923, which is later"]
    assert reported(group("8 October 1923", "8 October 1923", "15 October 1923")) == []


def test_the_order_is_checked_as_far_as_the_dates_are_given() -> None:
    assert reported(group("October 1923", "15 October 1923", "October 1923", "1923")) == []
    assert reported(group("October 1923", "1923", "May 1923")) == ["CHR-001"]


def test_one_late_event_is_one_finding() -> None:
    assert reported(group("1923", "1921", "1924")) == ["CHR-001"]
    assert reported(group("1921", "1930", "1923", "1924")) == ["CHR-001", "CHR-001"]


def test_the_title_of_a_group_gives_the_year() -> None:
    assert reported(group("15 October", "8 October", title="The year 1923")) == ["CHR-001"]
    assert reported(group("15 October", "8 October", title="1923–1924")) == []  # either year may be meant


def test_figures_come_before_the_words() -> None:
    assert reported(group(("Easter", "1923-04-08"), ("Carnival", "1923-02-12"))) == ["CHR-001"]
    assert reported(group(("Carnival", "1923-02-12"), ("Easter", "1923-04-08"))) == []


def test_events_are_put_in_order_of_their_dates_where_the_book_or_the_group_asks() -> None:
    dates = (
        "1924",
        "c. 1922",
        "October 1923",
        "8 October 1923",
        "before 1923",
        "late 1923",
        "after 1923",
        "early 1923",
    )
    ordered = [
        "c. 1922",
        "before 1923",
        "early 1923",
        "October 1923",
        "8 October 1923",
        "late 1923",
        "after 1923",
        "1924",
    ]
    for conventions, one, expected in (
        (Conventions(sort_events=True), group(*dates), ordered),
        (Conventions(), group(*dates, sort=True), ordered),
        (Conventions(sort_events=True), group(*dates, sort=False), list(dates)),
    ):
        report = Report()
        (found,) = compile_chronology((one,), {}, report, conventions)
        assert [event.date.replace("\u00a0", " ") for event in found.events] == expected
        assert ("CHR-001" in codes(report)) is (expected == list(dates))


def test_the_texts_and_ids_of_events_go_with_them() -> None:
    text = (paragraph("x"),)
    (found,) = compile_chronology((group("1924", "1923", sort=True),), {(0, 1): text}, Report())
    assert [(event.id, event.date, event.text) for event in found.events] == [
        ("event-1-2", "1923", text), ("event-1-1", "1924", ()),
    ]  # fmt: skip


def test_years_before_the_common_era_are_in_order() -> None:
    (found,) = compile_chronology((group("1 May 476", "15 March 44 BC", "753 BC", sort=True),), {}, Report())
    assert [event.date.replace("\u00a0", " ") for event in found.events] == ["753 BC", "15 March 44 BC", "1 May 476"]
    assert reported(group("44 BC", "753 BC")) == ["CHR-001"]
    assert reported(group("753 BC", "44 BC", "476")) == []


def test_an_event_that_cannot_be_put_in_order_chr_008() -> None:
    report = Report()
    (found,) = compile_chronology((group("1924", "the thaw", "1923", sort=True),), {}, report)
    assert [event.date for event in found.events] == ["1923", "1924", "the thaw"]
    assert messages(report, "CHR-008") == ["the thaw cannot be read, and is not put in order"]
    assert reported(group(("the thaw", "1924"), "1923", sort=True)) == []
    assert reported(group("1923", "the thaw")) == []


def test_groups_are_not_compared_with_each_other_and_unread_dates_are_left_alone() -> None:
    assert reported(group("1924"), group("1923")) == []
    assert reported(group("1924", "long before", "1925")) == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("8-12 October", "8–12~October"),
        ("8 – 12 October", "8–12~October"),
        ("8 October", "8~October"),
        ("October 8, 1923", "October~8, 1923"),
        ("23 October - 2 November 1923", "23~October–2~November 1923"),
        ("October 8-16, 1923", "October~8–16, 1923"),
        ("October-November 1923", "October–November 1923"),
        ("1923-24", "1923–24"),
        ("1923--1925", "1923–1925"),
        ("25 October [7 November] 1917", "25~October [7~November] 1917"),
        ("c. 1923", "c.~1923"),
        ("44 BC", "44~BC"),
        ("mid-October 1923", "mid-October 1923"),
        ("1923-10-08", "1923-10-08"),
        ("1923-10", "1923-10"),
        ("post-war", "post-war"),
    ],
)
def test_dates_are_printed_alike(typed: str, printed: str) -> None:
    assert set_date(typed, Conventions()).replace("\u00a0", "~") == printed


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("de", "8.-12. Oktober 1923", "8.–12.~Oktober 1923"),
        ("de", "44 v. Chr.", "44~v.~Chr."),
        ("ru", "8-12 октября 1923 г.", "8–12~октября 1923~г."),
        ("ru", "23 октября - 2 ноября", "23~октября~— 2~ноября"),
    ],
)
def test_dates_in_other_languages(lang: str, typed: str, printed: str) -> None:
    assert set_date(typed, Conventions(language=lang)).replace("\u00a0", "~") == printed
