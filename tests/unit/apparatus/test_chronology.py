"""The chronology: ids, dates as printed, and the order of events (CHR-001)."""

from __future__ import annotations

from book.apparatus.chronology import compile_chronology
from book.diagnostics import Report
from book.manifest.records import ChronologyEventRecord, ChronologyGroupRecord, MarkdownText
from tests.unit.apparatus.builders import codes, here, messages, paragraph


def group(
    *dates: str | tuple[str, str], title: str | None = None, group_id: str | None = None
) -> ChronologyGroupRecord:
    """A group of events; a date is as printed, or as printed and in figures."""
    events = []
    for date in dates:
        printed, sort = (date, None) if isinstance(date, str) else date
        events.append(ChronologyEventRecord(date=printed, sort=sort, text=MarkdownText(text="x", span=here())))
    return ChronologyGroupRecord(title=title, id=group_id, events=tuple(events))


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
        ("event-2-1", "8 October", ()),
        ("event-2-2", "15 October – 2 November", text),
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


def test_groups_are_not_compared_with_each_other_and_unread_dates_are_left_alone() -> None:
    assert reported(group("1924"), group("1923")) == []
    assert reported(group("1924", "long before", "1925")) == []
