"""Every division rendered with the page labels known so far, and made a job to lay out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

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
    context = RenderContext(
        vocabulary=setting.vocabulary,
        lang=setting.manifest.language,
        labels=page_map.labels(),
        image_widths=setting.image_widths,
        entries=_existing_entries(setting.book, setting.apparatus),
        signatures={str(by): text for by, text in setting.manifest.notes.signatures.items()},
        ranges=RangeStyle(setting.manifest.range_style()),
    )
    return tuple(
        render_division(division, setting.book, setting.apparatus, setting.manifest, context)
        for division in setting.book.divisions
    )


def plan_jobs(
    setting: Setting, fragments: Sequence[Fragment], openings: Mapping[str, Side], *, tags: bool = False
) -> list[LayoutJob]:
    """A job for every division's fragment, with or without tags. `openings` has the sides of those that may open on
    either."""
    design = print_design()
    return [
        replace(_plan_job(division, fragment, setting, openings), design=design, tags=tags)
        for division, fragment in zip(setting.book.divisions, fragments, strict=True)
    ]


def _plan_job(division: Division, fragment: Fragment, setting: Setting, openings: Mapping[str, Side]) -> LayoutJob:
    at_foot = setting.manifest.notes.placement == "foot"
    html = print_document(fragment, notes_at_foot=at_foot)
    used = sorted({unquote(address) for address in _IMAGE.findall(html)})
    return LayoutJob(
        division=division.id,
        file=division.span.file,
        html=html,
        stylesheet=print_stylesheet(division, setting.book, setting.manifest),
        fonts=setting.fonts,
        root=str(setting.folder),
        images=tuple((path, setting.images[path].digest) for path in used),
        opening=division.opening or openings.get(division.id, Side.RECTO),
        notes=tuple(
            JobNote(id=note.id, number=note.number, file=note.span.file, line=note.span.line)
            for note in (division.notes if at_foot else ())
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
