"""Every division rendered with the page labels known so far, and made a job to lay out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from book.apparatus.note_heads import NoteHeads, prepare_heads
from book.apparatus.notes import group_notes, mark_notes, notes_at
from book.apparatus.ranges import RangeStyle
from book.fonts import FontFace
from book.images import ImageFile
from book.manifest.schema import Manifest
from book.model.apparatus import Apparatus
from book.model.book import Book, Division, DivisionKind
from book.model.pages import PageMap, Side
from book.paginate.job import JobNote, LayoutJob
from book.render.context import RenderContext
from book.render.divisions import render_division
from book.render.fragment import Fragment
from book.render.printing import print_design, print_document, print_stylesheet
from book.vocabulary import Vocabulary

_IMAGE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Everything that stays the same from pass to pass. `image_widths` are percentages of the measure, by figure."""

    book: Book
    apparatus: Apparatus
    manifest: Manifest
    vocabulary: Vocabulary
    fonts: tuple[FontFace, ...]
    images: Mapping[str, ImageFile]
    image_widths: Mapping[str, float]
    folder: Path


def render_book(setting: Setting, page_map: PageMap) -> tuple[Fragment, ...]:
    """All divisions as fragments, with the page labels of the map."""
    labels = page_map.labels()
    context = render_context(setting, labels, mark_notes(setting.book, setting.manifest.notes, labels))
    return tuple(
        render_division(division, setting.book, setting.apparatus, setting.manifest, context)
        for division in setting.book.divisions
    )


def render_context(setting: Setting, labels: Mapping[str, str], marks: Mapping[str, str]) -> RenderContext:
    """What rendering a division needs to know of the rest of the book; `labels` are the pages of its anchors, `marks`
    those of notes."""
    return RenderContext(
        vocabulary=setting.vocabulary,
        lang=setting.manifest.language,
        labels=labels,
        marks=marks,
        image_widths=setting.image_widths,
        entries=_existing_entries(setting.book, setting.apparatus),
        signatures={str(by): text for by, text in setting.manifest.notes.signatures.items()},
        ranges=RangeStyle(setting.manifest.range_style()),
    )


def plan_jobs(
    setting: Setting, fragments: Sequence[Fragment], page_map: PageMap, openings: Mapping[str, Side]
) -> list[LayoutJob]:
    """A job for every division's fragment. `page_map` is the one that the fragments were rendered with; `openings` has
    the sides of those that may open on either."""
    labels = page_map.labels()
    marks = mark_notes(setting.book, setting.manifest.notes, labels)
    return [
        plan_job(
            division,
            fragment,
            setting,
            marks,
            find_heads(division, setting, labels),
            division.opening or openings.get(division.id, Side.RECTO),
        )
        for division, fragment in zip(setting.book.divisions, fragments, strict=True)
    ]


def find_heads(division: Division, setting: Setting, labels: Mapping[str, str]) -> NoteHeads | None:
    """What the running heads of single pages are made from, where a division has such heads: collected notes have."""
    if division.kind is not DivisionKind.NOTES or not division.generated:
        return None
    groups = group_notes(setting.book, setting.manifest.notes)
    return prepare_heads(groups, labels, setting.vocabulary)


def plan_job(
    division: Division,
    fragment: Fragment,
    setting: Setting,
    marks: Mapping[str, str],
    heads: NoteHeads | None,
    opening: Side,
) -> LayoutJob:
    """The job of laying out a division's fragment, which opens on a side. `marks` are those of notes."""
    html = print_document(fragment, continued=setting.vocabulary.continued, heads=heads)
    used = sorted({unquote(address) for address in _IMAGE.findall(html)})
    return LayoutJob(
        division=division.id,
        file=division.span.file,
        html=html,
        stylesheet=print_stylesheet(division, setting.book, setting.manifest),
        fonts=setting.fonts,
        root=str(setting.folder),
        images=tuple((path, setting.images[path].digest) for path in used),
        opening=opening,
        design=print_design(),
        notes=tuple(
            JobNote(id=note.id, mark=marks[note.id], file=note.span.file, line=note.span.line)
            for note in notes_at(division, setting.manifest.notes, "foot")
        ),
    )


def _existing_entries(book: Book, apparatus: Apparatus) -> frozenset[str]:
    """The anchors of the entries that a mention in the text can link to."""
    kinds = {division.kind for division in book.divisions if division.generated}
    entries: set[str] = set()
    if DivisionKind.ABBREVIATIONS in kinds:
        entries.update(entry.id for entry in apparatus.abbreviations)
    if DivisionKind.GLOSSARY in kinds:
        entries.update(entry.id for entry in apparatus.glossary)
    if DivisionKind.BIOGRAPHICAL_NOTES in kinds:
        entries.update(person.id for person in apparatus.biographical_notes)
    return frozenset(entries)
