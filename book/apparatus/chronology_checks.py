"""The dates of a chronology, checked: that there were such days, that ranges run forward, that events stand in order.

Comes in: the groups of chronology.yaml. Goes out: their events with what their dates mean; findings go to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from book.apparatus.calendars import LAST_JULIAN_YEAR, Day, count_days, exists, style_difference, weekday
from book.apparatus.dates import Date, is_earlier, read_figures
from book.apparatus.periods import Period, read_period
from book.diagnostics import Report
from book.manifest.records import ChronologyEventRecord, ChronologyGroupRecord

_YEARS = re.compile(r"(?<!\d)(\d{3})(\d)(s|er)?(?:[–/-](\d{2,4}))?(?!\d)")
_OPEN = re.compile(r"\b(?:before|after|since|until|from|to|vor|nach|seit|bis|ab|до|после|с)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event, its place in its group from 0, and its date as read: in its own words, and in the figures of `sort`."""

    record: ChronologyEventRecord
    place: int
    period: Period | None
    figures: Date | None

    @property
    def start(self) -> Date | None:
        """When it began, as far as that is known."""
        if self.figures is not None:
            return self.figures
        return self.period.first if self.period is not None and self.period.dated else None

    @property
    def key(self) -> tuple[float, ...] | None:
        """What it is sorted by; None for a date that cannot be read."""
        if self.figures is not None:
            return tuple(map(float, (*self.figures, 0, 0)[:3]))
        return self.period.key if self.period is not None and self.period.dated else None


def date_events(group: ChronologyGroupRecord) -> tuple[DatedEvent, ...]:
    """The events of a group with their dates. A date without a year has that of the group's title, if it names one."""
    years = years_of(group)
    year = years[0] if years is not None and years[0] == years[1] else None
    return tuple(
        DatedEvent(event, place, read_period(event.date, year), read_figures(event.sort) if event.sort else None)
        for place, event in enumerate(group.events)
    )


def years_of(group: ChronologyGroupRecord) -> tuple[int, int] | None:
    """The first and the last year that the title of a group names; None without any."""
    years: list[int] = []
    for century, one, decade, end in _YEARS.findall(group.title or ""):
        first = int(century + one)
        years.append(first)
        if decade:
            years.append(first + 9)
        if end:
            years.append(int(str(first)[: -len(end)] + end))
    return (min(years), max(years)) if years else None


def check_group_order(groups: Iterable[ChronologyGroupRecord], report: Report) -> None:
    """Report groups that stand behind one of later years (CHR-007), as far as their titles name years."""
    latest: tuple[int, ChronologyGroupRecord] | None = None
    for group in groups:
        years = years_of(group)
        if years is None:
            continue
        if latest is not None and years[0] < latest[0]:
            report.add("CHR-007", group.events[0].span, title=group.title, earlier=latest[1].title)
        else:
            latest = (years[0], group)


def check_group(group: ChronologyGroupRecord, events: Sequence[DatedEvent], report: Report, *, to_sort: bool) -> None:
    """Report what is wrong with the dates of a group: CHR-001 for their order, or CHR-008 for one that cannot be put in
    order; CHR-002 to CHR-006, and CHR-009. Dates with words that are not understood are only compared."""
    for event in events:
        if event.period is not None and event.period.sure:
            _check_period(event, event.period, report)
            _check_years(event, event.period, group, report)
        if to_sort and event.key is None:
            report.add("CHR-008", event.record.span, date=event.record.date)
    if not to_sort:
        _check_order(events, report)


def _check_order(events: Iterable[DatedEvent], report: Report) -> None:
    latest: tuple[Date, str] | None = None
    for event in events:
        start = event.start
        if start is None:
            continue
        if latest is not None and is_earlier(start, latest[0]):
            report.add("CHR-001", event.record.span, date=event.record.date, earlier=latest[1])
        elif latest is None or start > latest[0]:
            latest = (start, event.record.date)


def _check_period(event: DatedEvent, period: Period, report: Report) -> None:
    span, date = event.record.span, event.record.date
    named = (period.first, period.last) if period.old is None else (period.old, period.new, period.last)
    missing = [one for one in named if one is not None and not _is_day(one, julian=one == period.old)]
    if missing:
        report.add("CHR-003", span, date=date)
        return
    if period.last < period.first[: len(period.last)]:
        report.add("CHR-002", span, date=date)
    if period.dated and period.old is not None and period.new is not None:
        old, new = _day(period.old), _day(period.new)
        apart = count_days(new, julian=False) - count_days(old, julian=False)
        if count_days(old, julian=True) != count_days(new, julian=False):
            report.add("CHR-004", span, date=date, found=apart, expected=style_difference(*old[:2]), year=old[0])
    if period.weekday is not None and period.dated and len(period.first) == 3:
        _check_weekday(event, period, period.weekday, report)
    if event.figures is not None and period.dated and not period.edge:
        last = period.last if period.is_range else period.first
        if is_earlier(event.figures, period.old or period.first) or is_earlier(last, event.figures):
            report.add("CHR-009", span, date=date, sort=event.record.sort)


def _is_day(date: Date, *, julian: bool) -> bool:
    """Whether there was such a month or day, in either calendar where both may be meant."""
    match date:
        case (_, month) if not 1 <= month <= 12:
            return False
        case (year, month, day):
            either = not julian and year <= LAST_JULIAN_YEAR
            return exists((year, month, day), julian=julian) or (either and exists((year, month, day), julian=True))
        case _:
            return True


def _day(date: Date) -> Day:
    year, month, day = date
    return year, month, day


def _check_weekday(event: DatedEvent, period: Period, stated: int, report: Report) -> None:
    """Report a day of the week that the date was not (CHR-005): of one without another style, in neither calendar."""
    day = _day(period.first)
    right = {weekday(day, julian=False)}
    if period.new is None and day[0] <= LAST_JULIAN_YEAR:
        right.add(weekday(day, julian=True))
    if stated not in right:
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        report.add("CHR-005", event.record.span, date=event.record.date, day=names[weekday(day, julian=False)])


def _check_years(event: DatedEvent, period: Period, group: ChronologyGroupRecord, report: Report) -> None:
    """Report an event that no part of is in the years of its group's title (CHR-006)."""
    years = years_of(group)
    if years is None or not period.dated or _OPEN.search(group.title or ""):
        return
    first = period.first if period.old is None else period.old
    if period.last[0] < years[0] or first[0] > years[1]:
        report.add("CHR-006", event.record.span, date=event.record.date, title=group.title)
