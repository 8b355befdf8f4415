"""The years of a life that the text gives right behind a name: “Smirnov (1881–1936)”, “Smirnov (b. 1881)”.

Only what can be nothing else is read: a single year is that of a work, and years far from those of a life are those of
an office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from book.manifest.dates import year_of
from book.manifest.records import PersonRecord

_DATE = r"(?:\d{1,2}\.? [^\W\d_]{3,10}\.? |(?!See|From)[A-ZА-Я][^\W\d_]{2,9}\.? )?"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_SPAN = re.compile(rf" ?[(\[,] ?(?:born )?{_DATE}(?P<born>{_YEAR}) ?[-–—] ?{_DATE}(?P<died>\d{{2}}(?:\d{{2}})?)(?!\d)")
_BORN = re.compile(rf" ?[(\[] ?(?:b\.|born|geb\.|род\.|р\.) ?(?:in )?{_DATE}(?P<born>{_YEAR})")
_DIED = re.compile(rf" ?[(\[] ?(?:d\.|died|gest\.|ум\.) ?(?:in )?{_DATE}(?P<died>{_YEAR})")
_UNCERTAIN = re.compile(r"\?|\bc(?:a|irca)?\.?\s|/|\[|\bcirca\b|\bок\.")

FARTHEST = 15
"""Years that a slip is taken to move a birth; a span that begins later in a life is that of an office."""


@dataclass(frozen=True, slots=True)
class LifeYears:
    """The years said, as far as they are, and the words that say them."""

    born: int | None
    died: int | None
    words: str


def read_life_years(text: str, end: int) -> LifeYears | None:
    """The years behind a name that ends there; None where there are none."""
    if text[end : end + 2].lstrip()[:1] not in {"(", "[", ","}:
        return None
    for pattern in (_SPAN, _BORN, _DIED):
        if (found := pattern.match(text, end)) is not None:
            groups = found.groupdict()
            born = int(groups["born"]) if groups.get("born") else None
            died = groups.get("died")
            if died is not None and len(died) == 2 and born is not None:
                died = f"{born // 100 + (int(died) < born % 100)}{died}"
            words = found.group().strip(" ([,")
            return LifeYears(born, int(died) if died is not None else None, words)
    return None


def contradicts(years: LifeYears, person: PersonRecord) -> bool:
    """Whether the years cannot be those of the record. Dates that are uncertain there contradict nothing."""
    born, died = _certain_year(person.born), _certain_year(person.died)
    if years.born is not None and born is not None and years.born - born > FARTHEST:
        return False
    if years.born is not None and born is None and died is not None and years.died != died:
        return False  # of an office, for all we know
    wrong_birth = years.born is not None and born is not None and years.born != born
    wrong_death = years.died is not None and died is not None and years.died != died
    return wrong_birth or wrong_death


def _certain_year(date: str | None) -> int | None:
    """The year of a date; None for one that is uncertain, dual, or in two styles of different years."""
    if date is None or _UNCERTAIN.search(date):
        plain = re.sub(r"\[[^\]]*\]", "", date) if date else ""
        if not plain or _UNCERTAIN.search(plain) or re.search(r"\[[^\]]*\d{4}", date or ""):
            return None
        return year_of(plain)
    return year_of(date)
