"""cite_book: every citation with the words it prints, and the bibliography, in the style of the book.

Comes in: the assembled book, its sources and the settings. Goes out: the book with words in its citations, those that
stand in the text as notes or in their places, and the entries of the bibliography in the order of the style (NT-21).
Full and short forms are those of NT-08; ibid. is left out unless the book asks for it (NT-07).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from book.citations.bibliography import Listing, draft_listing, make_anchors, read_listing
from book.citations.drafts import CitedPlace, Draft, words_at
from book.citations.entries import Entry, check_entry
from book.citations.processor import CitingDocument, ProcessorRefused, set_citations
from book.citations.rules import CitingRules
from book.citations.runs import finish_note, move_references
from book.citations.words import PandocInlines, Reading, to_inlines
from book.diagnostics import Report
from book.model.apparatus import SourceGroup
from book.model.book import Book, Division, DivisionKind
from book.model.content import CITED, Citation, Inline, Inlines, Note, Style, Styled, Text
from book.model.rewrite import rewrite_inlines, rewrite_runs
from book.model.walk import iter_inline_runs, iter_inlines
from book.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedBook:
    """A book whose citations have their words, its bibliography, and the places of the entries, by their anchors."""

    book: Book
    bibliography: tuple[SourceGroup, ...]
    anchors: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class _Set:
    """A citation as set: its words, and the author alone where a sentence names him."""

    words: Inlines
    author: Inlines


def cite_book(book: Book, entries: Sequence[Entry], rules: CitingRules, report: Report) -> CitedBook:
    """The book with its citations set. Reports BIB-004 to BIB-006 and BIB-010 to BIB-012."""
    known = {entry.key: entry for entry in entries}
    places = [_find_places(division, rules.style.kind, known, report) for division in book.divisions]
    cited = dict.fromkeys(
        source.key for found in places for place in found for one in place.citations for source in one.sources
    )
    listed = _list_entries(cited, known, rules, report)
    made = next((one for one in book.divisions if one.generated and one.kind is DivisionKind.BIBLIOGRAPHY), None)
    anchors = make_anchors(listed) if made is not None else {}
    documents, drafts = _draft_all(places, known, listed, rules, in_full_once=made is not None)
    listing = draft_listing(listed, rules) if made is not None and listed else Listing()
    data = [*(entry.data for entry in listed.values()), *listing.entries]
    if not documents and not listing.documents:
        return CitedBook(book=book, bibliography=(), anchors={})
    try:
        blocks = set_citations(data, rules.style.path, rules.locale, [*documents, *listing.documents], rules.cache)
    except ProcessorRefused as refused:
        report.add("BIB-011", rules.span, problem=str(refused))
        return CitedBook(book=book, bibliography=(), anchors={})
    divisions = []
    number = 0
    for division, found in zip(book.divisions, places, strict=True):
        words: dict[Span, _Set] = {}
        if drafts[number : number + 1] and found:
            citations = [one for place in found for one in place.citations]
            for citation, slot in zip(citations, drafts[number].slots, strict=True):
                reading = Reading(entries=known, anchors=anchors, lang=rules.lang, span=citation.span)
                words[citation.span] = _read_words(citation, words_at(blocks[number], slot), reading, rules)
            number += 1
        divisions.append(_put_words(division, words, rules))
    bibliography: tuple[SourceGroup, ...] = ()
    if made is not None and listed:
        bibliography = read_listing(blocks[len(documents) :], made.id, listed, anchors, rules, report)
    return CitedBook(
        book=Book(divisions=tuple(divisions)),
        bibliography=bibliography,
        anchors={anchor: known[key].span for key, anchor in anchors.items()},
    )


# ------------------------------------------------------------------------------------------------ what is cited


def _find_places(division: Division, kind: str, known: Mapping[str, Entry], report: Report) -> list[CitedPlace]:
    """Where the division cites, in order: in its text, if the style puts citations there, and in its notes."""
    found = []
    if kind == "in-text":
        for citation in _iter_citations(division.blocks):
            found.append(CitedPlace(citations=_known_only((citation,), known, report), in_note=False))
    for note in division.notes:
        citations = _known_only(tuple(_iter_citations(note.blocks)), known, report)
        found.append(CitedPlace(citations=citations, in_note=True))
    return found if any(place.citations for place in found) else []


def _iter_citations(blocks: Sequence[object]) -> Iterator[Citation]:
    for run in iter_inline_runs(blocks):  # type: ignore[arg-type]
        for node in iter_inlines(run):
            if isinstance(node, Citation):
                yield node


def _known_only(citations: tuple[Citation, ...], known: Mapping[str, Entry], report: Report) -> tuple[Citation, ...]:
    """The citations without sources that no file has, each of which is reported (BIB-005)."""
    kept = []
    for citation in citations:
        for source in citation.sources:
            if source.key not in known:
                report.add("BIB-005", source.span, key=source.key, help=_suggest_key(source.key, known))
        sources = tuple(source for source in citation.sources if source.key in known)
        if sources:
            kept.append(replace(citation, sources=sources))
    return tuple(kept)


def _suggest_key(key: str, known: Mapping[str, Entry]) -> str:
    lower = {one.lower(): one for one in known}
    near = get_close_matches(key.lower(), lower, n=1)
    return f"did you mean {lower[near[0]]}?" if near else "write the id of an entry of the files of sources"


def _list_entries(
    cited: Mapping[str, None], known: Mapping[str, Entry], rules: CitingRules, report: Report
) -> dict[str, Entry]:
    """What the bibliography lists, in the order of the files; each is checked, and what is left over named."""
    nocite = rules.settings.nocite
    for number, key in enumerate(nocite):
        if key not in known:
            report.add("BIB-005", rules.nocite_spans[number], key=key, help=_suggest_key(key, known))
    every = rules.settings.entries == "all"
    listed = {key: entry for key, entry in known.items() if every or key in cited or key in nocite}
    for entry in listed.values():
        check_entry(entry, report)
    left_over: dict[str, list[Entry]] = {}
    for entry in known.values():
        if entry.key not in listed:
            left_over.setdefault(entry.span.file, []).append(entry)
    for rest in left_over.values():
        keys = ", ".join(entry.key for entry in rest[:5]) + (", …" if len(rest) > 5 else "")
        count = "one source is" if len(rest) == 1 else f"{len(rest)} sources are"
        report.add("BIB-006", rest[0].span, count=count, keys=keys)
    return listed


# --------------------------------------------------------------------------------------------------- the drafts


def _draft_all(
    places: Sequence[Sequence[CitedPlace]],
    known: Mapping[str, Entry],
    listed: Mapping[str, Entry],
    rules: CitingRules,
    *,
    in_full_once: bool,
) -> tuple[list[CitingDocument], list[Draft]]:
    """A document for every division that cites. `in_full_once` says that the bibliography has the full forms."""
    full = rules.settings.full or ("book" if in_full_once else "chapter")
    by_family: dict[str, list[str]] = {}
    for key, entry in listed.items():
        for family in entry.families:
            by_family.setdefault(family, []).append(key)
    seen: set[str] = set()
    documents, drafts = [], []
    for found in places:
        if not found:
            continue
        draft = Draft(ibid=rules.settings.ibid)
        keys = {source.key for place in found for one in place.citations for source in one.sources}
        draft.add_seen(sorted(keys if full == "never" else keys & seen if full == "book" else ()))
        for number, place in enumerate(found):
            draft.add_place(number, place)
        alike = {other for key in keys for family in known[key].families for other in by_family[family]}
        documents.append(draft.finish(sorted(alike - keys)))
        drafts.append(draft)
        seen |= keys
    return documents, drafts


# ---------------------------------------------------------------------------------------------------- the words


def _read_words(citation: Citation, content: PandocInlines, reading: Reading, rules: CitingRules) -> _Set:
    """The words of a citation. What the processor puts around one that does not stand alone is taken off."""
    key = citation.sources[0].key if len(citation.sources) == 1 else None
    inner = [node for node in content if node != {"t": "Str", "c": ""}]
    if rules.style.kind == "in-text":
        return _Set(to_inlines(inner, reading), ())
    if citation.narrative:
        inner = inner[:-1] if inner and inner[-1] == {"t": "Str", "c": "."} else inner
        link = next((at for at, node in enumerate(inner) if node["t"] == "Link"), 0)
        author = to_inlines(inner[:link], reading, key)
        return _Set(to_inlines(inner[link:], reading), _without_comma(author) or _short_title(reading, key))
    if inner and inner[0] == {"t": "Str", "c": "("} and inner[-1] == {"t": "Str", "c": ")"}:
        inner = inner[1:-1]
    return _Set(to_inlines(inner, reading), ())


def _without_comma(author: Inlines) -> Inlines:
    """An author's name without the comma and the space before what follows it."""
    last = author[-1] if author else None
    if not isinstance(last, Text):
        return author
    text = last.text.rstrip().removesuffix(",")
    return (*author[:-1], replace(last, text=text)) if text else author[:-1]


def _short_title(reading: Reading, key: str | None) -> Inlines:
    """What a sentence names where a source has no author."""
    title = str(reading.entries[key].data.get("title-short", key)) if key is not None else ""
    words = (Text(text=title, span=reading.span),)
    return (Styled(style=Style.WORK_TITLE, children=words, span=reading.span),)


def _put_words(division: Division, words: Mapping[Span, _Set], rules: CitingRules) -> Division:
    """The division with its words in their places."""
    in_notes = rules.style.kind == "note"
    made = {note.id for note in division.notes if note.label.startswith(CITED)}

    def in_text(node: Inline) -> Inline:
        if not isinstance(node, Citation) or node.span not in words:
            return node
        found = words[node.span]
        return replace(node, children=found.author if in_notes else found.words)

    def change(run: Inlines) -> Inlines:
        return move_references(rewrite_inlines(run, in_text), made, marks_inside=rules.marks_inside)

    return replace(
        division,
        blocks=rewrite_runs(division.blocks, change),
        notes=tuple(_put_words_in_note(note, words, rules) for note in division.notes),
    )


def _put_words_in_note(note: Note, words: Mapping[Span, _Set], rules: CitingRules) -> Note:
    in_text = note.label.startswith(CITED)

    def in_note(node: Inline) -> Inline:
        if not isinstance(node, Citation) or node.span not in words:
            return node
        found = words[node.span]
        if not found.author or in_text:
            return replace(node, children=found.words)
        comma = Text(text=", ", span=node.span)
        return replace(node, children=(*found.author, comma, *found.words))

    if rules.style.kind == "in-text":
        return replace(note, blocks=rewrite_runs(note.blocks, lambda run: rewrite_inlines(run, in_note)))

    def change(run: Inlines) -> Inlines:
        return finish_note(rewrite_inlines(run, in_note), marks_inside=rules.marks_inside)

    return replace(note, blocks=rewrite_runs(note.blocks, change))
