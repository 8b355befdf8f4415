"""Authors of works that are cited: who only stands before a title is named in passing.

An author is a name right before a title (in emphasis, marked as a title, or in quotation marks) or before a year, with
at most "ed." or "et al." between them; a name inverted as in a bibliography; and a name that is joined to one of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from book.mentions.matching import Hit

_BEFORE_TITLE = re.compile(
    r"(?:,? et al\.| and others| u\. a\.| и др\.)?(?:,? \(?(?:eds?|trans|comp|Hg|Hrsg|ред|сост)\.?\)?)?[.,:]? ?"
)
_OPENING = frozenset("“‘«„‹")
_YEAR = re.compile(r",? [(\[]?(?:1[5-9]|20)\d\d[a-z]?[)\]]?[,:]")
_JOINED = re.compile(r",? (?:and|und|et|и|&) |[,;] ")


def find_authors(text: str, hits: Sequence[Hit], titles: Collection[int]) -> frozenset[int]:
    """The positions, among the hits, of authors of cited works. `titles` are the places where titles may begin."""
    authors: set[int] = set()
    for number in reversed(range(len(hits))):
        hit = hits[number]
        joined = number + 1 in authors and _JOINED.fullmatch(text, hit.end, hits[number + 1].start)
        if hit.inverted or joined or _stands_before_work(text, hit.end, titles):
            authors.add(number)
    return frozenset(authors)


def _stands_before_work(text: str, end: int, titles: Collection[int]) -> bool:
    if _YEAR.match(text, end):
        return True
    found = _BEFORE_TITLE.match(text, end)
    assert found is not None  # it matches nothing, too
    at = found.end()
    return at > end and (at in titles or text[at : at + 1] in _OPENING)
