"""The indexes as units: headnote, letters, and every entry with its locators and references.

Made from the compiled indexes and the labels of pages, each entry with the place that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from book.apparatus.index_headnote import other_indexes, write_headnote
from book.apparatus.locate import format_locators, iter_entries
from book.apparatus.locator_form import choose_form
from book.check.expected_blocks import Wording
from book.check.units import Edition, Unit
from book.model.apparatus import IndexEntry, LocatedPage, SeeReference
from book.model.book import Division
from book.paginate.plan import Setting

_MOST_GROUPS_WITHOUT_LETTERS = 5


@dataclass(frozen=True, slots=True)
class _Given:
    """What the entries of one index are told from."""

    setting: Setting
    wording: Wording
    located: Mapping[str, Sequence[LocatedPage]]


def expect_index(division: Division, setting: Setting, wording: Wording, edition: Edition) -> Iterator[Unit]:
    """The units of an index below its title."""
    index = setting.apparatus.index_of(division.id)
    words, settings = wording.vocabulary, setting.manifest.index
    form = choose_form(setting.book, setting.manifest, words, wording.labels)
    located = {entry.id: format_locators(entry.locators, wording.labels, form) for entry in iter_entries(index.groups)}
    headnote = [*write_headnote(index, (page for pages in located.values() for page in pages), settings, words)]
    if others := other_indexes(division, setting.book):
        headnote += [words.headnote_others, ", ".join(other.title_text for other in others)]
    yield Unit("headnote", " ".join(headnote), division.span, division.id)
    if edition is Edition.EPUB and len(index.groups) > _MOST_GROUPS_WITHOUT_LETTERS:
        yield Unit("letters", " ".join(group.letter for group in index.groups), division.span, division.id)
    given = _Given(setting, wording, located)
    for group in index.groups:
        yield Unit("letter", group.letter, group.entries[0].span)
        for entry in group.entries:
            yield from _expect_entry(entry, given, top=True)


def _expect_entry(entry: IndexEntry, given: _Given, *, top: bool) -> Iterator[Unit]:
    """An entry with its locators and references, then its subentries, and see also behind them where it stands last."""
    words = given.wording.vocabulary
    settings = given.setting.manifest.index
    said = [entry.heading, *(page.text for page in given.located[entry.id])]
    said += _references(words.see, entry.see) + _references(words.see_under, entry.see_under)
    also = _references(words.see_also, entry.see_also, entry.generic)
    also += _references(words.see_also_under, entry.see_also_under)
    first = not top or not entry.subentries or (settings.see_also == "first" and settings.style == "indented")
    if first:
        said += also
    yield Unit("entry of the index", " ".join(said), entry.span, entry.id)
    for subentry in entry.subentries:
        yield from _expect_entry(subentry, given, top=False)
    if also and not first:
        yield Unit("see also of the index", " ".join(also), entry.span, entry.id)


def _references(word: str, references: Sequence[SeeReference], generic: Sequence[str] = ()) -> list[str]:
    named = [" ".join(filter(None, (one.heading, one.index))) for one in references]
    return [word, *named, *generic] if named or generic else []
