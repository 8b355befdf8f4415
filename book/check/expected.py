"""expect_text: what each division of an edition must have, from the model, the apparatus and the manifest.

Nothing here looks at what was rendered: the comparison is worth something only if both sides come from the manuscript
by ways of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from book.apparatus.notes import group_notes, mark_notes, notes_at
from book.apparatus.ranges import RangeStyle
from book.check.expected_apparatus import LOOSE_KINDS, Expectation, expect_generated
from book.check.expected_blocks import Wording, expect_blocks, expect_note, list_markers, text_of
from book.check.expected_columns import add_continuations, headings_of
from book.check.letters import letters
from book.check.units import DivisionText, Edition, Lane, Unit
from book.manifest.load import LoadedBook
from book.model.apparatus import Apparatus
from book.model.book import Division, DivisionKind
from book.model.content import Block, Blocks, Figure, Table
from book.model.pages import PageMap
from book.model.walk import iter_blocks
from book.paginate.plan import Setting

_UNSEEN = {"title", "desc", "style", "metadata"}


def expect_text(
    setting: Setting, loaded: LoadedBook, page_map: PageMap, edition: Edition
) -> tuple[DivisionText, ...]:
    """Every division's text in reading order, with the page labels of the map."""
    labels = page_map.labels()
    wording = Wording(
        vocabulary=setting.vocabulary,
        labels=labels,
        marks=mark_notes(setting.book, setting.manifest.notes, labels),
        signatures={str(by): text for by, text in setting.manifest.notes.signatures.items()},
        ranges=RangeStyle(setting.manifest.range_style()),
    )
    given = Expectation(setting=setting, loaded=loaded, wording=wording, edition=edition)
    return tuple(_expect_division(division, given, page_map) for division in setting.book.divisions)


def _expect_division(division: Division, given: Expectation, page_map: PageMap) -> DivisionText:
    written = not division.generated or division.kind is DivisionKind.PART
    units = [
        *(_expect_written(division, given) if written else expect_generated(division, given)),
        *_expect_notes(division, given),
    ]
    if division.kind is DivisionKind.INDEX and given.edition is Edition.PDF:
        entries = (entry for group in given.setting.apparatus.index_of(division.id).groups for entry in group.entries)
        word = given.wording.vocabulary.continued
        units = list(add_continuations(units, page_map.continuations, headings_of(entries), word))
    blocks = list(iter_blocks(_all_blocks(division, given.setting)))
    kept = tuple(unit for unit in units if unit.letters)
    figures = [block for block in blocks if isinstance(block, Figure)]
    alternatives = tuple(("" if one.decorative else one.alt, one.span) for one in figures)
    loose = not written and division.kind in LOOSE_KINDS
    if given.edition is Edition.EPUB:
        in_order = tuple(replace(unit, row="") for unit in kept)  # no page ends within a row
        return DivisionText(division=division, units=in_order, loose=loose, alternatives=alternatives)
    return DivisionText(
        division=division,
        units=kept,
        loose=loose,
        repeated=tuple(_head_letters(block, given.wording) for block in blocks if isinstance(block, Table)),
        markers=frozenset(letters(marker) for block in blocks for marker in list_markers(block)),
        drawings=tuple(_drawing_letters(one.image, given.setting) for one in figures),
    )


def _expect_written(division: Division, given: Expectation) -> Iterator[Unit]:
    """A division that has a file, and a part: title and text."""
    if division.title:
        title = text_of(division.title, given.wording)
        if division.number is not None:
            title = f"{division.number} {title}"
            if division.kind is DivisionKind.PART:
                title = f"{given.wording.vocabulary.part_label} {title}"
        yield Unit("title", title, division.span, division.id)
        for what, text in (("subtitle", division.subtitle), ("author", division.author)):
            if text:
                yield Unit(what, text, division.span, division.id)
    yield from expect_blocks(division.blocks, given.wording)


def _expect_notes(division: Division, given: Expectation) -> Iterator[Unit]:
    """The notes that stand with a division: at its end, and in print at the foot of its pages."""
    settings = given.setting.manifest.notes
    in_print = given.edition is Edition.PDF
    if notes_at(division, settings, "chapter", *(() if in_print else ("foot",))):
        heading = given.wording.vocabulary.titles[DivisionKind.NOTES]
        yield Unit("heading of the notes", heading, division.span, division.id)
    for note in notes_at(division, settings, "chapter", "foot"):
        at_foot = in_print and settings.place_of(note.series) == "foot"
        yield from expect_note(note, given.wording, Lane.FOOT if at_foot else Lane.TEXT)


def _all_blocks(division: Division, setting: Setting) -> Iterator[Block]:
    """The blocks that a division has on its pages, those of the apparatus in generated ones."""
    yield from division.blocks
    for note in notes_at(division, setting.manifest.notes, "chapter", "foot"):
        yield from note.blocks
    if division.generated:
        for blocks in _made_blocks(division.kind, setting.apparatus, setting):
            yield from blocks


def _made_blocks(kind: DivisionKind, apparatus: Apparatus, setting: Setting) -> Iterator[Blocks]:
    match kind:
        case DivisionKind.NOTES:
            groups = group_notes(setting.book, setting.manifest.notes)
            yield from (note.blocks for group in groups for note in group.notes)
        case DivisionKind.GLOSSARY:
            yield from (entry.definition for entry in apparatus.glossary)
        case DivisionKind.BIOGRAPHICAL_NOTES:
            yield from (person.note for person in apparatus.biographical_notes)
        case DivisionKind.CHRONOLOGY:
            yield from (event.text for group in apparatus.chronology for event in group.events)
        case _:
            pass


def _head_letters(table: Table, wording: Wording) -> str:
    return "".join(letters(text_of(cell.children, wording)) for cell in table.head)


def _drawing_letters(image: str, setting: Setting) -> str:
    """The letters in a drawing, which a PDF has as text among that of the book."""
    found = setting.images.get(image)
    if found is None or found.media_type != "image/svg+xml":
        return ""
    root = etree.parse(Path(setting.folder, image), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    return "".join(letters(text) for text in _drawn_texts(root))


def _drawn_texts(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or etree.QName(element).localname in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _drawn_texts(child)
        yield child.tail or ""
