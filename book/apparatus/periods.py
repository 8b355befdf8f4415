"""The dates of events: days, ranges, old and new style, uncertain ones, read far enough to be ordered and checked.

Comes in: "8–12 October", "25 October [7 November] 1917", "c. 1923", "before 44 BC". Goes out: a Period, or None for
what cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from book.apparatus.dates import MONTHS, Date, read_figures


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEFORE = _words("before by until vor bis avant до")
_AFTER = _words("after since from nach ab seit après depuis после с")
_UNCERTAIN = _words(
    "c ca circa about around approximately probably perhaps possibly um etwa wohl ungefähr vers environ около ок"
)
_SILENT = _words(
    "st nd rd th er the of in on at and night evening morning afternoon a d ad ce den der die das am im des und "
    "nacht abend morgen le la de du et il el в во и ночь ночью на утро вечер г гг года году"
)
_PARTS = {  # of a month or a year: how much of it is over
    word: share
    for share, words in (
        (0.0, "early beginning start anfang début начало начале"),
        (0.5, "mid middle mitte milieu середина середине"),
        (0.9, "late end ende spät fin конец конце"),
        (0.2, "spring frühjahr frühling printemps весна весной"),
        (0.4, "summer sommer été лето летом"),
        (0.7, "autumn fall herbst automne осень осенью"),
        (0.95, "winter hiver зима зимой"),
    )
    for word in words.split()
}
_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag lundi понедельник",
            "tuesday tue tues dienstag mardi вторник",
            "wednesday wed mittwoch mercredi среда",
            "thursday thu thurs donnerstag jeudi четверг",
            "friday fri freitag vendredi пятница",
            "saturday sat samstag sonnabend samedi суббота",
            "sunday sun sonntag dimanche воскресенье",
        )
    )
    for word in words.split()
}

_ERA = re.compile(r"\b(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|v\.\s?Chr\.|до н\.\s?э\.)")
_PAIR = re.compile(r"([^\[\](]*\d[^\[\](]*?)\s*[\[(]([^\])]*\d[^\])]*)[\])]\s*(.*)")
_STROKE = re.compile(r"(\d{1,2})/(\d{1,2})(\s+[^\W\d_].*)")
_STROKE_OF_MONTHS = re.compile(r"(\d{1,2}\s+[^\W\d_]+)/(\d{1,2}\s+[^\W\d_]+)(.*)")
_DUAL_YEAR = re.compile(r"(?<!\d)(\d{4})/(\d{1,2}|\d{4})(?!\d)")
_DECADE = re.compile(r"(?<!\d)(\d{3})0(?:s|er|-е|-х)\b")
_RANGE = re.compile(r"\s*[–-]\s*|\s+(?:to|until|bis|and|und|et|и|по)\s+")
_POINTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}))?")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 100  # letters; no date has more
_NOWHEN = 2000  # stands in for a year that nothing names; it has a 29 February


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A date as read.

    `first` and `last` are as far as given, in the new style where both are; `dated` says that their year is known.
    `old` and `new` are the first days of a date in both styles. `edge` is -1 for "before", 1 for "after". `share` of
    the time named is over where a part of it is meant, as in "late 1923". `sure` says that every word was understood.
    """

    first: Date
    last: Date
    dated: bool = True
    old: Date | None = None
    new: Date | None = None
    weekday: int | None = None
    edge: int = 0
    share: float = 0.0
    uncertain: bool = False
    sure: bool = True

    @property
    def is_range(self) -> bool:
        """Whether it has a beginning and an end."""
        return self.first != self.last

    @property
    def key(self) -> tuple[float, ...]:
        """What it is sorted by: its beginning; what is known less exactly comes first, "after" comes last."""
        missing = 99.0 if self.edge > 0 else 0.0
        year, month, day = (*map(float, self.first), missing, missing)[:3]
        if self.share and len(self.first) < 3:
            month, day = (1 + 12 * self.share, day) if len(self.first) == 1 else (month, 1 + 31 * self.share)
        return (year, month, day, float(self.edge), *map(float, self.last))


@dataclass(frozen=True, slots=True)
class _Parts:
    """One date of a range, what is not said of it None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __bool__(self) -> bool:
        return self != _Parts()

    @property
    def date(self) -> Date:
        date: list[int] = []
        for part in (self.year, self.month, self.day):
            if part is None:
                break
            date.append(part)
        return tuple(date)


def read_period(text: str, year: int | None = None) -> Period | None:
    """The period that a date names; `year` stands in where the date names none.

    Months and the other words may be in English, French, German or Russian. A day that no calendar has and a range
    that runs backwards are read as they are written: to check them is another's business.
    """
    plain = " ".join(text.replace("--", "–").replace("—", "–").split())
    if len(plain) > _LONGEST:
        return None
    uncertain = "?" in plain
    plain = re.sub(r"\s*[\[(]\?[\])]|\?", "", plain).strip()
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", plain):
        figures = read_figures(plain)
        if figures is not None:  # 1923-24 is no month, but two years
            return Period(first=figures, last=figures, uncertain=uncertain)
    if found := (_PAIR.fullmatch(plain) or _STROKE.fullmatch(plain) or _STROKE_OF_MONTHS.fullmatch(plain)):
        period = _read_pair(found[1], found[2], found[3], year)
    else:
        period = _read_single(plain, year)
    return period if period is None or not uncertain else replace(period, uncertain=True)


def _read_pair(one: str, other: str, rest: str, year: int | None) -> Period | None:
    """A date in both styles; what stands behind the second belongs to both. The later one is in the new style."""
    first = _read_single(f"{one} {rest}" if _lacks(one, rest) else one, year)
    second = _read_single(f"{other} {rest}" if _lacks(other, rest) else other, first.first[0] if first else year)
    if first is None or second is None or len(first.first) < 3 or len(second.first) < 3:
        return None
    if first.first[1] == 12 and second.first[1] == 1 and second.first[0] == first.first[0]:
        if _names_year(one):
            second = _move_year(second, 1)
        else:
            first = _move_year(first, -1)
    old, new = sorted((first, second), key=lambda period: period.first)
    dated = first.dated and (second.dated or _names_year(one))
    return replace(
        new, old=old.first, new=new.first, weekday=first.weekday, dated=dated, sure=first.sure and second.sure
    )


def _lacks(text: str, rest: str) -> bool:
    """Whether a date needs what stands behind both: its month or its year."""
    return bool(rest) and not (_names_year(text) and _names_year(rest))


def _names_year(text: str) -> bool:
    return re.search(r"\d{3}", text) is not None


def _move_year(period: Period, by: int) -> Period:
    first, last = ((date[0] + by, *date[1:]) for date in (period.first, period.last))
    return replace(period, first=first, last=last)


def _read_single(text: str, year: int | None) -> Period | None:
    text, eras = _ERA.subn(" ", text)
    text = _DECADE.sub(r"\g<1>0–\g<1>9", text)
    text = _DUAL_YEAR.sub(_resolve_dual_year, text)
    text = re.sub(r"\b(mid|Mitte)-", r"\1 ", text)
    halves = _RANGE.split(text)
    if len(halves) > 2:
        return None
    read = [_read_part(half, bc=bool(eras)) for half in halves]
    parts = [part for part, _ in read]
    words = [word for _, others in read for word in others]
    if None in parts or (not any(parts) and not any(word in _PARTS for word in words)):
        return None
    first, last = parts[0], parts[-1]
    assert first is not None
    assert last is not None
    named = [part.year for part in (first, last) if part.year is not None]
    first, last = _complete(first, last, year)
    if not first.date or not last.date:
        return None
    period = Period(first=first.date, last=last.date, dated=bool(named) or year is not None)
    if len(named) == len(halves):
        pass
    elif len(halves) == 2 and (first.month or 0) >= 10 and 0 < (last.month or 99) <= 3:  # over the turn of a year
        period = replace(period, first=(period.first[0] - 1, *period.first[1:]), dated=bool(named))
    return _qualify(period, words)


def _resolve_dual_year(found: re.Match[str]) -> str:
    """1648/9 in a date with a month is one year in two reckonings, by ours the second; 1923/24 alone is two years."""
    first, second = found[1], found[2]
    last = first[: -len(second)] + second
    alone = not any(word.lower() in MONTHS for word in _TOKEN.findall(found.string))
    return f"{first}–{last}" if alone else last


def _read_part(text: str, *, bc: bool) -> tuple[_Parts | None, list[str]]:
    """One date, and the words in it that are neither numbers nor months."""
    if pointed := _POINTED.fullmatch(text.strip()):
        day, month, named = pointed.groups()
        return _Parts(int(named) if named else None, int(month), int(day)), []
    tokens = _TOKEN.findall(text)
    months = [MONTHS[token.lower()] for token in tokens if token.lower() in MONTHS]
    numbers = [int(token) for token in tokens if token.isdecimal()]
    others = [token.lower() for token in tokens if not token.isdecimal() and token.lower() not in MONTHS]
    years = [number for number in numbers if number > 99]
    if bc and numbers and not years and len(numbers) == (2 if months else 1):
        years = [numbers[-1]]
    days = [number for number in numbers if number not in years]
    if len(months) > 1 or len(years) > 1 or len(days) > 1:
        return None, others
    year = (-years[0] if bc else years[0]) if years else None
    return _Parts(year, months[0] if months else None, days[0] if days else None), others


def _complete(first: _Parts, last: _Parts, year: int | None) -> tuple[_Parts, _Parts]:
    """The two ends of a range with what each leaves to the other: 8–16 March 1921, October 8–16, 1923–24."""
    if first.year is not None and last == _Parts(day=last.day) and last.day is not None and first.month is None:
        last = _Parts(year=first.year - first.year % 100 + last.day)  # 1923–24
    month = first.month or last.month
    if first.day is not None and first.month is None:
        first = replace(first, month=month)
    if last.day is not None and last.month is None:
        last = replace(last, month=month)
    named = first.year if last.year is None else last.year
    usual = named if named is not None else year if year is not None else _NOWHEN
    return (
        replace(first, year=usual if first.year is None else first.year),
        replace(last, year=usual if last.year is None else last.year),
    )


def _qualify(period: Period, words: Iterable[str]) -> Period | None:
    """The period with what its other words say of it."""
    for word in words:
        if word in _WEEKDAYS:
            period = replace(period, weekday=_WEEKDAYS[word])
        elif word in _UNCERTAIN:
            period = replace(period, uncertain=True)
        elif word in _PARTS:
            period = replace(period, share=_PARTS[word], uncertain=True)
        elif word in _BEFORE or word in _AFTER:
            period = replace(period, edge=-1 if word in _BEFORE else 1, uncertain=True)
        elif word not in _SILENT:
            period = replace(period, sure=False)
    if not period.dated and len(period.first) == 1:
        return None  # no year, no month: nothing was read
    return period
