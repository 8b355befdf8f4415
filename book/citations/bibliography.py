"""The bibliography: what it lists, in the order of the style, under the headings of the book.

Comes in: the entries that the book lists. Goes out: documents for the processor, and from what it makes of them the
entries as printed. Works of one author stand by their titles without “The” or “Die” (NT-21): a style sorts by every
word, so the order is taken from a second bibliography whose titles have no article at their head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from book.citations.drafts import draft_bibliography
from book.citations.entries import Entry
from book.citations.processor import CitingDocument
from book.citations.rules import CitingRules
from book.citations.words import Reading, to_inlines
from book.diagnostics import Report
from book.manifest.ids import make_id
from book.model.apparatus import SourceEntry, SourceGroup

_SORTED = "sorted--"  # before the key of an entry without the article of its title
_ARTICLES = {
    "de": re.compile(r"(?:der|die|das|ein|eine)\s+", re.IGNORECASE),
    "en": re.compile(r"(?:the|an?)\s+", re.IGNORECASE),
    "es": re.compile(r"(?:el|la|los|las|un|una)\s+", re.IGNORECASE),
    "fr": re.compile(r"(?:(?:le|la|les|une?)\s+|l['’])", re.IGNORECASE),
    "it": re.compile(r"(?:(?:il|lo|la|i|gli|le|uno?|una)\s+|l['’])", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the processor makes the bibliography of: documents, and entries beside those of the book."""

    documents: tuple[CitingDocument, ...] = ()
    entries: tuple[Mapping[str, Any], ...] = ()


def make_anchors(listed: Mapping[str, Entry]) -> dict[str, str]:
    """An anchor for every entry, made from its key; a number tells apart those that come out alike."""
    anchors: dict[str, str] = {}
    taken: dict[str, int] = {}
    for key in listed:
        made = f"source--{make_id(key)}"
        taken[made] = taken.get(made, 0) + 1
        anchors[key] = made if taken[made] == 1 else f"{made}--{taken[made]}"
    return anchors


def draft_listing(listed: Mapping[str, Entry], rules: CitingRules) -> Listing:
    """The documents of the bibliography: its words, and its order where articles would change it.

    Styles that cite by the year keep their own order, which tells 1923a from 1923b.
    """
    words = draft_bibliography(listed)
    bare = {key: title for key, entry in listed.items() if (title := _without_article(entry, rules.lang)) is not None}
    if not bare or rules.style.kind == "in-text":
        return Listing(documents=(words,))
    order = draft_bibliography([f"{_SORTED}{key}" if key in bare else key for key in listed])
    entries = tuple({**listed[key].data, "id": f"{_SORTED}{key}", "title": title} for key, title in bare.items())
    return Listing(documents=(words, order), entries=entries)


def _without_article(entry: Entry, lang: str) -> str | None:
    """The title without the article at its head; None where there is none."""
    title = str(entry.data.get("title", ""))
    article = _ARTICLES.get((entry.lang or lang).partition("-")[0])
    found = article.match(title) if article is not None else None
    return title[found.end() :] if found is not None else None


def read_listing(
    documents: Sequence[Sequence[Mapping[str, Any]]],
    division: str,
    listed: Mapping[str, Entry],
    anchors: Mapping[str, str],
    rules: CitingRules,
    report: Report,
) -> tuple[SourceGroup, ...]:
    """The entries as printed, under their headings. `division` is the id of the bibliography. Reports BIB-012."""
    words = {key: content for key, content in _iter_references(documents[0])}
    order = [key.removeprefix(_SORTED) for key, _ in _iter_references(documents[-1])]
    entries = {}
    for key in order:
        reading = Reading(entries=listed, anchors={}, lang=rules.lang, span=listed[key].span)
        entries[key] = SourceEntry(id=anchors[key], words=to_inlines(words[key], reading, key), span=listed[key].span)
    return _group(entries, division, listed, rules, report)


def _iter_references(blocks: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, list[Mapping[str, Any]]]]:
    """The keys and the words of the references in a document."""
    for block in blocks:
        if block["t"] == "Div":
            for reference in block["c"][1]:
                (identifier, _, _), content = reference["c"]
                yield identifier.removeprefix("ref-"), [node for paragraph in content for node in paragraph["c"]]


def _group(
    entries: Mapping[str, SourceEntry],
    division: str,
    listed: Mapping[str, Entry],
    rules: CitingRules,
    report: Report,
) -> tuple[SourceGroup, ...]:
    """The entries under the headings of the book; what stands under none comes first."""
    headings = rules.settings.headings
    rest = next((number for number, heading in enumerate(headings) if heading.keyword is None), -1)
    under: dict[int, list[SourceEntry]] = {}
    for key, entry in entries.items():
        found = (
            number
            for number, heading in enumerate(headings)
            if heading.keyword is not None and heading.keyword.lower() in listed[key].keywords
        )
        under.setdefault(next(found, rest), []).append(entry)
    for number, heading in enumerate(headings):
        if heading.keyword is not None and number not in under:
            report.add("BIB-012", rules.heading_spans[number], keyword=heading.keyword, title=heading.title)
    return tuple(
        SourceGroup(
            id=f"{division}-group-{number + 1}",
            title=headings[number].title if number >= 0 else "",
            entries=tuple(under[number]),
        )
        for number in sorted(under)
    )
