"""The chronology: the groups and events of chronology.yaml, in the author's order or in that of their dates.

Comes in: the records, and the events' texts already parsed. Goes out: the groups as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from book.apparatus.chronology_checks import DatedEvent, check_group, check_group_order, date_events
from book.apparatus.dates import MONTHS, glue_dates
from book.apparatus.ranges import EN_DASH
from book.apparatus.wording import DEFAULTS, Conventions, set_words
from book.diagnostics import Report
from book.manifest.records import ChronologyGroupRecord
from book.model.apparatus import ChronologyEvent, ChronologyGroup
from book.model.content import Blocks

_NBSP = "\u00a0"
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_IN_FIGURES = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?")
_DASH = re.compile(
    rf"(?P<before>\d\.?|\]|\b(?:{_MONTH})\.?)(?P<space>\s?)[-–—]\s?(?=\d|c\.|(?:{_MONTH})\b)", re.IGNORECASE
)
_DAY_AND_MONTH = re.compile(rf"(?<!\d)(\d{{1,2}}(?:st|nd|rd|th|\.)?) (?=(?:{_MONTH})\b)", re.IGNORECASE)
_MONTH_AND_DAY = re.compile(rf"\b((?:{_MONTH})\.?) (?=\d{{1,2}}\b)", re.IGNORECASE)
_ERA = re.compile(r"(?<=\d) (?=(?:BCE?|CE|AD)\b|v\.\s?Chr|n\.\s?Chr|(?:до )?н\.\s?э|г\.|гг\.)")
_CHRIST = re.compile(r"\b([vn]\.)\s?(?=Chr\.)")


def compile_chronology(
    groups: Iterable[ChronologyGroupRecord],
    texts: Mapping[tuple[int, int], Blocks],
    report: Report,
    conventions: Conventions = DEFAULTS,
) -> tuple[ChronologyGroup, ...]:
    """The chronology as printed. `texts` are by the places of group and event in their lists, from 0.

    Ids are "events-2" for a group without one of its own, "event-2-3" for its third event as written. Reports CHR-001
    to CHR-009.
    """
    compiled = []
    listed = list(groups)
    check_group_order(listed, report)
    for at, group in enumerate(listed):
        to_sort = conventions.sort_events if group.sort is None else group.sort
        events = date_events(group)
        check_group(group, events, report, to_sort=to_sort)
        compiled.append(
            ChronologyGroup(
                id=group.id or f"events-{at + 1}",
                title=set_words(group.title or "", conventions),
                events=tuple(
                    ChronologyEvent(
                        id=f"event-{at + 1}-{event.place + 1}",
                        date=set_date(event.record.date, conventions),
                        text=texts.get((at, event.place), ()),
                        span=event.record.span,
                    )
                    for event in (_sort(events) if to_sort else events)
                ),
            )
        )
    return tuple(compiled)


def _sort(events: Sequence[DatedEvent]) -> list[DatedEvent]:
    """The events in order of their dates. One that cannot be read stays behind the one that it is written behind."""
    keys: list[tuple[float, ...]] = []
    for event in events:
        unread = keys[-1] if keys else ()
        keys.append(unread if event.key is None else event.key)
    return [event for _, event in sorted(zip(keys, events, strict=True), key=lambda pair: (pair[0], pair[1].place))]


def set_date(text: str, conventions: Conventions) -> str:
    """A date as printed: an en dash in ranges, and no line broken between a day and its month.

    In Russian the dash between dates of several words is an em dash with spaces.
    """
    words = set_words(text, conventions)
    if _IN_FIGURES.fullmatch(words):
        return words
    spaced = f"{_NBSP}— " if conventions.language.lower().split("-")[0] == "ru" else EN_DASH

    def dash(found: re.Match[str]) -> str:
        closed = found["before"][0].isdigit() and found.string[found.end()].isdigit() and not _has_month(words, found)
        return found["before"] + (EN_DASH if closed else spaced)

    words = _DASH.sub(dash, words)
    for glued in (_DAY_AND_MONTH, _MONTH_AND_DAY):
        words = glued.sub(rf"\1{_NBSP}", words)
    return glue_dates(_CHRIST.sub(rf"\1{_NBSP}", _ERA.sub(_NBSP, words)))


def _has_month(words: str, dash: re.Match[str]) -> bool:
    """Whether the date before a dash names its month: 8 October–2 November, not 8–12 October."""
    return re.search(rf"\b(?:{_MONTH})\b", words[: dash.start()], re.IGNORECASE) is not None
