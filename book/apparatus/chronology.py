"""The chronology: the groups and events of chronology.yaml, in the author's order, each with an id.

Comes in: the records, and the events' texts already parsed. Goes out: the groups as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from book.apparatus.dates import Date, is_earlier, read_date, read_figures
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import ChronologyGroupRecord
from book.model.apparatus import ChronologyEvent, ChronologyGroup
from book.model.content import Blocks

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def compile_chronology(
    groups: Iterable[ChronologyGroupRecord],
    texts: Mapping[tuple[int, int], Blocks],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> tuple[ChronologyGroup, ...]:
    """The chronology as printed. `texts` are by the places of group and event in their lists, from 0.

    Ids are "events-2" for a group without one of its own, "event-2-3" for its third event. Reports CHR-001.
    """
    compiled = []
    for at, group in enumerate(groups):
        _check_order(group, report)
        compiled.append(
            ChronologyGroup(
                id=group.id or f"events-{at + 1}",
                title=set_words(group.title or "", conventions),
                events=tuple(
                    ChronologyEvent(
                        id=f"event-{at + 1}-{place + 1}",
                        date=set_words(event.date, conventions),
                        text=texts.get((at, place), ()),
                        span=event.span,
                    )
                    for place, event in enumerate(group.events)
                ),
            )
        )
    return tuple(compiled)


def _check_order(group: ChronologyGroupRecord, report: Report) -> None:
    """Report events that stand after later ones (CHR-001), as far as their dates can be read.

    A date without a year has that of the group's title, if it names one.
    """
    years = set(_YEAR.findall(group.title or ""))
    year = int(years.pop()) if len(years) == 1 else None
    latest: tuple[Date, str] | None = None
    for event in group.events:
        date = read_figures(event.sort) if event.sort else read_date(event.date, year)
        if date is None:
            continue
        if latest is not None and is_earlier(date, latest[0]):
            report.add("CHR-001", event.span, date=event.date, earlier=latest[1])
        elif latest is None or date > latest[0]:
            latest = (date, event.date)
