"""Generated divisions as units: contents, notes, glossary, chronology, people, index, and the display pages.

Made from the apparatus, the records and the manifest, each entry with the place that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.notes import notes_at
from book.apparatus.people import show_other_names
from book.check.expected_blocks import Wording, expect_blocks, expect_note, text_of
from book.check.expected_index import expect_index
from book.check.letters import letters
from book.check.units import Edition, Lane, Unit
from book.manifest.load import LoadedBook
from book.model.apparatus import ContentsEntry, Illustration
from book.model.book import Division, DivisionKind
from book.model.rewrite import strip_marks
from book.model.walk import iter_blocks
from book.paginate.plan import Setting
from book.source import Span

_K = DivisionKind

LOOSE_KINDS = frozenset({_K.HALF_TITLE, _K.SERIES_PAGE, _K.TITLE_PAGE, _K.COPYRIGHT_PAGE, _K.COLOPHON})
"""Display pages, whose templates put words of their own between those of the manifest."""

_NAMED_ROLES = frozenset({"aut", "edt", "trl", "win", "aui", "wfw", "ill"})  # on the title page


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What the text of generated divisions is made from, for one edition."""

    setting: Setting
    loaded: LoadedBook
    wording: Wording
    edition: Edition


def expect_generated(division: Division, given: Expectation) -> Iterator[Unit]:
    """The units of a generated division, its title included."""
    if division.kind in LOOSE_KINDS:
        yield from _expect_display(division.kind, given)
        return
    yield Unit("title", division.title_text, division.span, division.id)
    match division.kind:
        case _K.CONTENTS:
            yield from _expect_contents(given.setting.apparatus.contents, _places(given), given)
        case _K.ILLUSTRATIONS:
            yield from _expect_captions(given.setting.apparatus.illustrations, "illustrations", given)
        case _K.PLATES:
            yield from _expect_captions(given.setting.apparatus.plates, "plates", given)
        case _K.TABLES:
            yield from _expect_captions(given.setting.apparatus.tables, "tables", given)
        case _K.NOTES:
            yield from _expect_notes(given)
        case _K.ABBREVIATIONS:
            yield from _expect_abbreviations(given)
        case _K.GLOSSARY:
            yield from _expect_glossary(given)
        case _K.CHRONOLOGY:
            yield from _expect_chronology(given)
        case _K.BIOGRAPHICAL_NOTES:
            yield from _expect_people(given)
        case _K.BIBLIOGRAPHY:
            yield from _expect_bibliography(given)
        case _K.INDEX:
            yield from expect_index(division, given.setting, given.wording, given.edition)
        case _:
            raise ValueError(f"{division.kind} is not generated")


def _places(given: Expectation) -> dict[str, Span]:
    """Where the divisions, headings, tables and figures of the text stand in the manuscript, by their ids."""
    divisions = given.setting.book.divisions
    inner = (block for division in divisions for block in iter_blocks(division.blocks))
    return {one.id: one.span for one in (*inner, *divisions)}


def _label(anchor: str, given: Expectation) -> str:
    """The page at the end of a line of the contents, which the printed book has."""
    return f" {given.wording.labels.get(anchor, '')}" if given.edition is Edition.PDF else ""


def _expect_contents(
    entries: Sequence[ContentsEntry], places: Mapping[str, Span], given: Expectation
) -> Iterator[Unit]:
    for entry in entries:
        words = [text_of(entry.title, given.wording)]
        if entry.number is not None:
            part = entry.kind is _K.PART
            words.insert(0, f"{given.wording.vocabulary.part_label} {entry.number}" if part else str(entry.number))
        words += filter(None, (entry.subtitle,))
        yield Unit("line of the contents", " ".join(words) + _label(entry.anchor, given), places[entry.anchor])
        if entry.author:
            yield Unit("author", entry.author, places[entry.anchor])
        yield from _expect_contents(entry.children, places, given)


def _expect_captions(captioned: Sequence[Illustration], name: str, given: Expectation) -> Iterator[Unit]:
    places = _places(given)
    for one in captioned:
        words = f"{one.number} {text_of(one.caption, given.wording)}{_label(one.anchor, given)}"
        yield Unit(f"line of the {name}", words, places[one.anchor])


def _expect_notes(given: Expectation) -> Iterator[Unit]:
    settings = given.setting.manifest.notes
    for division in given.setting.book.divisions:
        notes = notes_at(division, settings, "book")
        if notes:
            title = text_of(strip_marks(division.title), given.wording)
            words = title if division.number is None else f"{division.number} {title}"
            yield Unit("heading of the notes", words, division.span)
            for note in notes:
                yield from expect_note(note, given.wording, Lane.TEXT)


def _expect_glossary(given: Expectation) -> Iterator[Unit]:
    for entry in given.setting.apparatus.glossary:
        more = ", ".join(filter(None, (entry.original, entry.expansion)))
        yield Unit("headword", f"{entry.headword} {more}", entry.span, entry.id)
        if entry.see is not None:
            yield Unit("see reference", f"{given.wording.vocabulary.see} {entry.see.heading}", entry.span, entry.id)
        yield from expect_blocks(entry.definition, given.wording)


def _expect_abbreviations(given: Expectation) -> Iterator[Unit]:
    for one in given.setting.apparatus.abbreviations:
        for words in (one.headword, f"{one.expansion} {one.original or ''}"):
            yield Unit("abbreviation", words, one.span, one.id, row=one.id)


def _expect_people(given: Expectation) -> Iterator[Unit]:
    for person in given.setting.apparatus.biographical_notes:
        others = show_other_names(person, given.wording.vocabulary)
        words = " ".join(filter(None, (person.headword, person.original, person.dates, others)))
        yield Unit("headword", words, person.span, person.id)
        if person.see is not None:
            yield Unit("see reference", f"{given.wording.vocabulary.see} {person.see.heading}", person.span, person.id)
        yield from expect_blocks(person.note, given.wording)


def _expect_chronology(given: Expectation) -> Iterator[Unit]:
    """In print the dates stand in a column of their own."""
    lane = Lane.DATES if given.edition is Edition.PDF else Lane.TEXT
    for group, record in zip(given.setting.apparatus.chronology, given.loaded.chronology, strict=True):
        if group.title:
            yield Unit("heading", group.title, record.span, group.id)
        for event in group.events:
            yield Unit("date", event.date, event.span, event.id, lane)
            yield from expect_blocks(event.text, given.wording)


def _expect_bibliography(given: Expectation) -> Iterator[Unit]:
    for group in given.setting.apparatus.bibliography:
        if group.title:
            yield Unit("heading", group.title, group.entries[0].span, group.id)
        for entry in group.entries:
            yield Unit("source", text_of(entry.words, given.wording), entry.span, entry.id)


def _expect_display(kind: DivisionKind, given: Expectation) -> Iterator[Unit]:
    """What the manifest has for a display page, each piece with its place there."""
    manifest = given.loaded.manifest

    def said(what: str, text: object, *keys: str) -> Iterator[Unit]:
        if text is not None and letters(str(text)):
            yield Unit(what, str(text), given.loaded.source.value_span(keys))

    match kind:
        case _K.HALF_TITLE:
            yield from said("title", manifest.title, "title")
        case _K.SERIES_PAGE if manifest.series is not None:
            yield from said("series", manifest.series.title, "series", "title")
            yield from said("number in the series", manifest.series.number, "series", "number")
            yield from said("ISSN", manifest.series.issn, "series", "issn")
        case _K.TITLE_PAGE:
            yield from said("title", manifest.title, "title")
            yield from said("subtitle", manifest.subtitle, "subtitle")
            for person in manifest.credits():
                if person.role in _NAMED_ROLES:
                    short = "translator" if person.role == "trl" else "author"
                    span = person.span if person.span.line else given.loaded.source.value_span((short,))
                    yield Unit("name", person.name, span)
            yield from said("edition", manifest.edition, "edition")
            yield from said("publisher", manifest.publisher, "publisher")
            yield from said("place", manifest.place, "place")
            yield from said("year", manifest.year, "year")
        case _K.COPYRIGHT_PAGE:
            yield from said("publisher", manifest.publisher, "publisher")
            yield from said("place", manifest.place, "place")
            for paragraph in (manifest.rights or "").strip().split("\n\n"):
                yield from said("paragraph", paragraph, "rights")
            if manifest.original is not None:
                yield from said("original title", manifest.original.title, "original", "title")
            yield from said("edition", manifest.edition, "edition")
            for name in ("print", "epub", "pdf"):
                yield from said("ISBN", getattr(manifest.isbn, name), "isbn", name)
            yield from said("cataloging data", manifest.cip, "cip")
        case _K.COLOPHON:
            family = manifest.editions.print.font.family
            yield from said("colophon", given.wording.vocabulary.set_in.format(family=family), "contents")
        case _:
            pass
