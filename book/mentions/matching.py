"""Names and terms found in a string, by word boundaries, with the forenames and initials beside them.

Comes in: the names of `names`, the records of the glossary, and strings as `haystack` makes them. Goes out: hits, the
longest where several overlap. Who of several people is meant is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import ahocorasick

from book.manifest.records import GlossaryRecord
from book.mentions.beside import read_after, read_before
from book.mentions.forenames import COMMON_FORENAMES
from book.mentions.names import Name, agrees, is_initial, normalize
from book.mentions.skeleton import skeleton

_QUALIFIER = re.compile(r"\s+\([^()]*\)$")
_SEVERAL = re.compile(r"\b(?:the|both|two|three|four|these|those|all|our|other)(?: [a-z]+)?\s$", re.IGNORECASE)
_NEXT_PART = re.compile(r"-([^\W\d_][\w']*)")
_LAST_PART = re.compile(r"([^\W\d_][\w']*)-$")
_PREFIXES = frozenset({"Anti", "Pro", "Non", "Ex", "Pre", "Post", "Neo", "Ultra", "Semi", "Contra"})
_ELISION = re.compile(r"(?<!\w)(?:[dl]|dell|all|qu)'$")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in the string: its stretch with the forenames, and that of the surname alone.

    `names` are those it can be; none where forenames or another part of the surname make it someone else's, who shares
    the surname with `shared`. `said` are the forenames and initials beside it. `inverted` is the form "Smirnov, Ivan".
    """

    start: int
    end: int
    core: tuple[int, int]
    names: tuple[Name, ...]
    shared: tuple[Name, ...]
    said: tuple[str, ...] = ()
    plural: bool = False
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term in the string, and the ids of the entries that have it."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(slots=True)
class _Entry:
    """What is to be known when a form is found."""

    names: list[Name] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)


class Matcher:
    """The search for all names and terms at once. Made once a book."""

    def __init__(self, names: Iterable[Name], terms: Iterable[GlossaryRecord], language: str) -> None:
        """`language` is the book's: which letters a plural or a genitive adds."""
        self._english = language.split("-")[0] == "en"
        self._german = language.split("-")[0] == "de"
        entries: dict[str, _Entry] = {}
        self._forenames = set(COMMON_FORENAMES)
        self._seen: dict[str, bool] = {}  # words of the text, and whether they are forenames
        for name in names:
            for form in surname_forms(name.surname):
                entries.setdefault(form, _Entry()).names.append(name)
            self._forenames |= {skeleton(forename) for forename in name.forenames if not is_initial(forename)}
        self._surnames = frozenset(entries)
        for form, term in term_forms(terms):
            entry = entries.setdefault(form, _Entry())
            if term not in entry.terms:
                entry.terms.append(term)
        self._automaton: Any = ahocorasick.Automaton()
        for form, entry in entries.items():
            self._automaton.add_word(form, (len(form), entry))
        self._automaton.make_automaton()
        self.is_empty = not entries

    def find(self, text: str) -> list[Hit | TermHit]:
        """The hits in a string in order; of those that overlap, the longest, and names before terms."""
        if self.is_empty:
            return []
        found: list[Hit | TermHit] = []
        for last, (length, entry) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if _is_inside_word(text, start, end):
                continue
            if entry.names:
                found.extend(self._read_name(text, start, end, tuple(entry.names)))
            if entry.terms:
                found.extend(self._read_term(text, start, end, tuple(entry.terms)))
        return _longest(found) if len(found) > 1 else found

    def _read_name(self, text: str, start: int, end: int, names: tuple[Name, ...]) -> Iterator[Hit]:
        word_end = self._word_end(text, start, end)
        if word_end is None:
            return
        if not self._may_stand_compounded(text, start, word_end):
            yield Hit(start, word_end, (start, word_end), (), names)
            return
        plural = word_end > end and self._english
        said, first = read_before(text, start, self._is_forename, names)
        if said:
            fitting = _fitting(names, said)
            yield Hit(first, word_end, (start, word_end), fitting, names, said, plural)
            return
        names = tuple(name for name in names if not name.doubtful)
        if not names:
            return
        after, behind = read_after(text, end, self._is_forename) if word_end == end else ((), end)
        fitting = tuple(name for name in names if name.forenames and agrees(after, name)) if after else ()
        if fitting:
            yield Hit(start, behind, (start, end), fitting, names, after, inverted=True)
        elif after and all(is_initial(one) for one in after):
            yield Hit(start, behind, (start, end), (), names, after, inverted=True)
        else:
            yield Hit(start, word_end, (start, word_end), names, names, plural=plural)

    def _read_term(self, text: str, start: int, end: int, terms: tuple[str, ...]) -> Iterator[TermHit]:
        plural = self._english and end - start > 3 and not text[start:end].isupper()
        for ending in ("", "s", "es") if plural else ("",):
            if text.startswith(ending, end) and not _is_inside_word(text, start, end + len(ending), whole=True):
                yield TermHit(start, end + len(ending), terms)
                return

    def _word_end(self, text: str, start: int, end: int) -> int | None:
        """Where the word ends that begins with a surname; None if it is another word. A plural and a German genitive
        belong to it, the sign of the possessive does not."""
        if not _is_inside_word(text, start, end, whole=True):
            return end
        if self._english and _SEVERAL.search(text, max(0, start - 30), start):
            for ending in ("s", "es"):
                if text.startswith(ending, end) and not _is_inside_word(text, start, end + len(ending), whole=True):
                    return end + len(ending)
        if self._german and text.startswith("s", end) and not _is_inside_word(text, start, end + 1, whole=True):
            return end + 1
        return None

    def _may_stand_compounded(self, text: str, start: int, end: int) -> bool:
        """Whether what a hyphen joins to a surname leaves it what it is: “anti-Stalin”, “Lenin-Trotsky”; but
        “Smirnov-Svetlovsky” is someone else."""
        after = _NEXT_PART.match(text, end) if text.startswith("-", end) else None
        before = _LAST_PART.search(text, max(0, start - 40), start) if text.endswith("-", 0, start) else None
        parts = [found[1].removesuffix("'s").removesuffix("'") for found in (after, before) if found]
        return all(part[0].islower() or part in self._surnames or part in _PREFIXES for part in parts)

    def _is_forename(self, word: str) -> bool:
        if word not in self._seen:
            self._seen[word] = skeleton(word) in self._forenames
        return self._seen[word]


def surname_forms(surname: str) -> tuple[str, ...]:
    """A surname as it may be written: as on record, with a capital at the beginning, in capitals if it is not short."""
    forms = [surname, surname[0].upper() + surname[1:]]
    if len(surname) > 3:
        forms.append(surname.upper())
    return tuple(dict.fromkeys(forms))


def term_forms(terms: Iterable[GlossaryRecord]) -> Iterator[tuple[str, str]]:
    """The forms that the terms of a glossary have in the text, each with the id of the entry it leads to.

    A form in small letters may begin with a capital. An expansion in small letters only is what the term means
    (alliance for smychka), and no form of it, unless the term is an abbreviation. A term that refers to another leads
    to that one.
    """
    records = {term.id: term for term in terms}
    for term in records.values():
        if term.mentions == "marked":
            continue
        owner = term.see if term.see is not None and term.see in records else term.id
        abbreviation = sum(letter.isupper() for letter in term.headword) > 1
        expansion = [term.expansion] if term.expansion and (abbreviation or not term.expansion.islower()) else []
        original = term.original.split(", ") if term.original else []
        for words in (term.headword, *expansion, *original, *term.aliases):
            form = normalize(_QUALIFIER.sub("", words))
            if len(form) > 1:
                yield form, owner
                if form[0].islower():
                    yield form[0].upper() + form[1:], owner


def _fitting(names: tuple[Name, ...], said: tuple[str, ...]) -> tuple[Name, ...]:
    """The names that agree with the forenames said; those that have forenames come before those that have none."""
    agreeing = tuple(name for name in names if agrees(said, name))
    certain = tuple(name for name in agreeing if name.forenames)
    if all(is_initial(one) for one in said):
        certain = tuple(name for name in certain if not name.doubtful)
        agreeing = tuple(name for name in agreeing if not name.doubtful)
    return certain or agreeing


def _is_inside_word(text: str, start: int, end: int, *, whole: bool = False) -> bool:
    """Whether letters go on before a stretch, or, with `whole`, behind it."""
    if whole:
        if end >= len(text):
            return False
        if text[end] == "'":
            rest = text[end + 1 : end + 3]
            possessive = rest[:1] in {"s", "S"} and not rest[1:].isalnum()
            return rest[:1].isalnum() and not possessive
        return text[end].isalnum() or text[end] == "_"
    if not start:
        return False
    before = text[start - 1]
    if before == "'" and start > 1 and text[start - 2].isalnum():
        return _ELISION.search(text, max(0, start - 6), start) is None
    return before.isalnum()


def _longest(found: list[Hit | TermHit]) -> list[Hit | TermHit]:
    """Of hits that overlap the longest, and names before terms; in order."""
    kept: list[Hit | TermHit] = []
    best_first = sorted(found, key=lambda hit: (hit.start - hit.end, isinstance(hit, TermHit), hit.start))
    taken: list[tuple[int, int]] = []
    for hit in best_first:
        if all(hit.end <= start or end <= hit.start for start, end in taken):
            kept.append(hit)
            taken.append((hit.start, hit.end))
    return sorted(kept, key=lambda hit: hit.start)
