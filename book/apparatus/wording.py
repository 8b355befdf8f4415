"""The conventions of a book's apparatus, and its headings, headwords and dates made ready for print.

Comes in: strings from marks and records, typed as in a manuscript. Goes out: the same words with the typographic
marks of the book's language. Index headings keep their italics between asterisks, `*Pravda*`, as long as they are
compared with each other (IX-02).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from book.apparatus.collation import Collation
from book.manifest.values import Mentions
from book.model.content import Inlines, Style, Styled, Text
from book.model.walk import plain_text
from book.parse.typography import set_typography
from book.source import Span

_NOWHERE = Span("", 0)
_ITALIC = re.compile(r"\*([^*]+)\*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What the whole apparatus has in common.

    `language` is the book's, `original_language` that of the work it translates (BCP 47 tags): names and terms in
    their own script are in it unless their record says otherwise. `quotation_marks` is "american" or "british" for
    English, None for the way of the language. `method`, `hyphen` and `cyrillic` order the entries, see Collation.
    `people` and `terms` are the mentions that the index has, where a record does not say otherwise; `run_in` whether
    its subentries follow each other in one paragraph.
    """

    language: str = "en"
    original_language: str | None = None
    quotation_marks: str | None = None
    method: Literal["word", "letter"] = "word"
    hyphen: Literal["space", "join"] = "space"
    cyrillic: Literal["apart", "transliterated"] = "apart"
    people: Mentions = "substantive"
    terms: Mentions = "none"
    run_in: bool = False
    contents_depth: int = 2
    contents_subtitles: bool = False
    sort_events: bool = False

    @property
    def collation(self) -> Collation:
        """The order of the index, the glossary and the biographical notes."""
        return Collation(method=self.method, hyphen=self.hyphen, language=self.language, cyrillic=self.cyrillic)


DEFAULTS = Conventions()


def set_words(text: str, conventions: Conventions) -> str:
    """A heading, headword or date as printed: straight quotes, `--` and `...` as in running text, spaces single."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    typed = (Text(text=words, span=_NOWHERE),)
    return plain_text(set_typography(typed, conventions.language, conventions.quotation_marks))


def set_heading(text: str, conventions: Conventions) -> str:
    """An index heading as printed, with its italics between asterisks."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    typed = set_typography(style_heading(words), conventions.language, conventions.quotation_marks)
    return "".join(f"*{plain_text((run,))}*" if isinstance(run, Styled) else plain_text((run,)) for run in typed)


def style_heading(heading: str) -> Inlines:
    """The words of a heading as inline nodes, those between asterisks in italics."""
    runs: list[Text | Styled] = []
    for number, words in enumerate(_ITALIC.split(heading)):
        text = Text(text=words, span=_NOWHERE)
        if number % 2:
            runs.append(Styled(style=Style.EMPHASIS, children=(text,), span=_NOWHERE))
        elif words:
            runs.append(text)
    return tuple(runs)


def plain_heading(heading: str) -> str:
    """The words of a heading without asterisks."""
    return _ITALIC.sub(r"\1", heading)


def suggest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Help for a word that is not known: the nearest one that is, or else other advice."""
    by_fold = {candidate.casefold(): candidate for candidate in sorted(known)}
    nearest = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.75)
    return f"did you mean “{by_fold[nearest[0]]}”?" if nearest else otherwise
