"""Whom a name means: by the forenames and initials beside it, by the author's word for the division, or by nobody's.

Comes in: a hit, and what holds for the division it is in. Goes out: a verdict; never a guess, unless the book asks for
the one who was named last.
"""

from __future__ import annotations

from collections.abc import Mapping

from book.mentions.matching import Hit
from book.mentions.mention import Verdict
from book.mentions.names import Name, Spelling

NOBODY = "none"


def decide(
    hit: Hit, names: tuple[Name, ...], defaults: Mapping[str, str], latest: Mapping[str, str]
) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and the people it is about.

    `names` are the candidates for the hit. `defaults` are those of the division, by surname; they hold for a surname
    alone, in the singular. `latest` has the person whom each surname meant last, where the book asks for that.
    """
    people = people_of(names)
    if not people:
        return Verdict.STRANGER, people_of(hit.shared)
    if not hit.said and not hit.plural:
        default = next((defaults[name.surname] for name in names if name.surname in defaults), None)
        if default == NOBODY:
            return Verdict.NOBODY, ()
        if default in people:
            return Verdict.DECIDED, (default,)
    if len(people) == 1:
        return Verdict.DECIDED, people
    if not hit.plural:
        last = next((latest[name.surname] for name in names if latest.get(name.surname) in people), None)
        if last is not None:
            return Verdict.DECIDED, (last,)
    return Verdict.SHARED, people


def candidates(hit: Hit) -> tuple[Name, ...]:
    """The names a hit can be: those that people are known by before pseudonyms and names at birth, and spellings that
    are right before those that are not."""
    if len(hit.names) == 1:
        return hit.names
    names = tuple(name for name in hit.names if not name.other) or hit.names
    return tuple(name for name in names if name.spelling is not Spelling.WRONG) or names


def people_of(names: tuple[Name, ...]) -> tuple[str, ...]:
    """The people of some names, each once."""
    return tuple(dict.fromkeys(name.person for name in names))
