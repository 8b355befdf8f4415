"""Sources from the files of the bibliography: CSL-JSON, the same in YAML, and BibTeX.

Comes in: the texts of the files. Goes out: entries in the order of the files, each with its data as CSL-JSON and the
place where it is written. What cannot be used is reported and left out (BIB-001 to BIB-003).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from book.citations.bibtex import read_bibtex
from book.citations.csl_json import read_csl_json
from book.citations.csl_yaml import read_csl_yaml
from book.diagnostics import Report
from book.manifest.sources import SourcesText
from book.manifest.values import check_language
from book.parse.reading import FORBIDDEN
from book.source import Span

NAMES = frozenset({
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator",
    "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host",
    "illustrator", "interviewer", "narrator", "original-author", "organizer", "performer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator", "translator",
})  # fmt: skip
"""The variables of CSL that are lists of names."""

DATES = frozenset({"accessed", "available-date", "event-date", "issued", "original-date", "submitted"})
"""The variables of CSL that are dates."""

_TYPES = frozenset({
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
})  # fmt: skip
_NAME_PARTS = ("family", "literal", "given")
_SCRIPTS = (("Cyrillic", re.compile("[\u0400-\u052f]")), ("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")))
_WITHOUT_AUTHOR = frozenset({"classic", "entry-dictionary", "entry-encyclopedia", "legal_case", "legislation", "bill"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A source: its key, its data in CSL-JSON, the language of its title, and the glosses of its titles, by field."""

    key: str
    data: Mapping[str, Any]
    lang: str | None
    glosses: Mapping[str, str]
    span: Span

    @property
    def keywords(self) -> frozenset[str]:
        """The words under `keyword`, in small letters."""
        return frozenset(word.strip().lower() for word in re.split("[,;]", str(self.data.get("keyword", ""))))

    @property
    def families(self) -> frozenset[str]:
        """The names that others could be taken for in a short citation; the title where there are none."""
        people = [*self.data.get("author", ()), *self.data.get("editor", ())]
        names = {str(person[part]).lower() for person in people for part in _NAME_PARTS[:2] if part in person}
        return frozenset(names or {str(self.data.get("title", "")).lower()})


def read_entries(sources: Iterable[SourcesText], report: Report) -> tuple[Entry, ...]:
    """The entries of all files, the first of two with the same key kept."""
    entries: dict[str, Entry] = {}
    for source in sources:
        for data, span in _read_file(source, report):
            entry = _make_entry(data, span, report)
            if entry is None:
                continue
            first = entries.get(entry.key)
            if first is not None:
                report.add("BIB-003", span, key=entry.key, first=f"{first.span.file}:{first.span.line}")
                continue
            entries[entry.key] = entry
    return tuple(entries.values())


def _read_file(source: SourcesText, report: Report) -> Iterator[tuple[Any, Span]]:
    if source.file.endswith(".bib"):
        return iter(read_bibtex(source, report))
    if source.file.endswith(".yaml"):
        return iter(read_csl_yaml(source, report))
    return iter(read_csl_json(source, report))


def _make_entry(data: Any, span: Span, report: Report) -> Entry | None:
    """An entry from its data; None where a style could not use it (BIB-002)."""
    problem = _find_problem(data)
    if problem is not None:
        what, help_ = problem
        report.add("BIB-002", span, problem=what, help=help_)
        return None
    csl = {name: value for name, value in data.items() if value not in ("", None, [], {})}
    glosses = {}
    for field in ("title", "container-title"):
        gloss = csl.pop(f"translated-{field}", None)
        if gloss is not None:
            glosses[field] = str(gloss)
    key = csl["id"] = str(csl["id"])
    if "title" in csl and "title-short" not in csl:
        csl["title-short"] = _main_title(str(csl["title"]))
    lang = None
    if "language" in csl:
        try:
            lang = check_language(str(csl["language"]))
        except ValueError:
            lang = None  # `check_entry` says so, if the book cites it
    return Entry(key=key, data=csl, lang=lang, glosses=glosses, span=span)


def _main_title(title: str) -> str:
    """A title without its subtitle, by which later notes name it (NT-08)."""
    main, colon, _ = title.partition(": ")
    is_whole = main.count("<") == main.count(">") == 2 * main.count("</")  # no mark of italics is opened and not closed
    return main if colon and is_whole else title


def _find_problem(data: Any) -> tuple[str, str] | None:
    """What is wrong with the data of an entry, and what to do about it."""
    if not isinstance(data, dict):
        return "it is not a group of keys and values", "write it as docs/manifest.md shows"
    if not _is_word(data.get("id")):
        return "it has no id", "give it the key that it is cited by"
    name = data["id"]
    if re.search(r"[\s{}]", str(name)):
        return f"its id {name} has spaces or braces in it", "write letters, digits and hyphens"
    kind = data.get("type")
    if kind not in _TYPES:
        near = get_close_matches(str(kind), sorted(_TYPES), n=1)
        help_ = f"did you mean {near[0]}?" if near else "write a type of CSL: book, chapter, manuscript"
        return f"{name} is of the type {kind}" if kind else f"{name} has no type", help_
    for field, value in data.items():
        if field in NAMES:
            if not isinstance(value, list) or not all(_is_name(one) for one in value):
                return f"{field} of {name} is not a list of names", "write each with family and given, or with literal"
        elif field in DATES:
            if not _is_word(value) and not isinstance(value, dict):
                return f"{field} of {name} is not a date", "write 1923-10-08, or date-parts, or a literal"
        elif value not in (None, "") and not _is_word(value) and field not in ("custom", "categories"):
            return f"{field} of {name} is not words", "write words in quotation marks"
    for text in _iter_texts(data):
        found = FORBIDDEN.search(text)
        if found is not None:
            return f"{name} has the character U+{ord(found[0]):04X} in it", "delete it: it cannot be printed"
    return None


def _is_word(value: Any) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool) and value != ""


def _is_name(value: Any) -> bool:
    return isinstance(value, dict) and any(_is_word(value.get(part)) for part in _NAME_PARTS)


def _iter_texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield str(key)
                yield from _iter_texts(inner)
        case list():
            for inner in value:
                yield from _iter_texts(inner)
        case _:
            pass


def check_entry(entry: Entry, report: Report) -> None:
    """Report what a reader misses to find a source (BIB-004), and a language that is missing or none (BIB-010)."""
    data = entry.data
    if "title" not in data:
        report.add("BIB-004", entry.span, key=entry.key, missing="title", help="write title: with its name")
    if not data.keys() & NAMES and data["type"] not in _WITHOUT_AUTHOR and "title" not in data:
        report.add("BIB-004", entry.span, key=entry.key, missing="author", help="write author: with a list of names")
    if "issued" not in data and data["type"] != "periodical":
        help_ = "write issued: with its date, or with words in brackets: [n.d.]"
        report.add("BIB-004", entry.span, key=entry.key, missing="date", help=help_)
    if entry.lang is None and "language" in data:
        problem = f"names “{data['language']}” as its language, which is not a language tag"
        report.add("BIB-010", entry.span, key=entry.key, problem=problem)
    elif entry.lang is None:
        for script, letters in _SCRIPTS:
            if letters.search(str(data.get("title", ""))):
                problem = f"is written in {script} letters and names no language"
                report.add("BIB-010", entry.span, key=entry.key, problem=problem)
