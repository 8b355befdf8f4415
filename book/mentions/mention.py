"""A name found in the text, and what is known of it: what the checks of names are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from book.mentions.life_years import LifeYears
from book.mentions.names import Name
from book.source import Span

_MANY = 12
"""Lines that are named; of more, the first."""


class Verdict(StrEnum):
    """Whom a name means."""

    DECIDED = "decided"
    SHARED = "shared"  # by several people, and nothing says which
    STRANGER = "stranger"  # someone who shares the surname with people on record
    NOBODY = "nobody"  # by the author's word


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text.

    `form` is the surname as it stands there, `words` the whole name. `people` are those it means or could mean; `name`
    is the one of the person's names that it is. `by_hand` where the author has marked the words. `quoted` and
    `foreign` say what it stands in; `cited` that it is the author of a cited work.
    """

    form: str
    words: str
    span: Span
    verdict: Verdict
    people: tuple[str, ...]
    name: Name | None = None
    said: tuple[str, ...] = ()
    years: LifeYears | None = None
    by_hand: bool = False
    quoted: bool = False
    foreign: bool = False
    cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSpelling:
    """A word of the text that may be a name on record in another transliteration."""

    word: str
    surname: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in one text: a division with its notes, or the Markdown of a record."""

    mentions: tuple[Mention, ...] = ()
    spellings: tuple[OtherSpelling, ...] = ()


def also_at(spans: Sequence[Span]) -> str:
    """Where else something stands, as the rest of a message; nothing where it stands in one place only."""
    return f"; also {show_places(spans[1:])}" if len(spans) > 1 else ""


def show_places(spans: Sequence[Span]) -> str:
    """Places in words: body/01.md, lines 3, 12; body/02.md, line 5."""
    places = list(dict.fromkeys((span.file, span.line) for span in spans))
    files: dict[str, list[int]] = {}
    for file, line in places[:_MANY]:
        files.setdefault(file, []).append(line)
    words = "; ".join(
        f"{file}, line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}" for file, lines in files.items()
    )
    more = len(places) - _MANY
    return words + (f", and {more} more" if more > 0 else "")
