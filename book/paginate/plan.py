"""Every division rendered with the page labels known so far, and made a job to lay out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from book.apparatus.note_heads import head_notes
from book.apparatus.notes import group_notes, mark_notes, notes_at
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
    context = RenderContext(
        vocabulary=setting.vocabulary,
        lang=setting.manifest.language,
        labels=labels,
        marks=mark_notes(setting.book, setting.manifest.notes, labels),
        image_widths=setting.image_widths,
        entries=_existing_entries(setting.book, setting.apparatus),
        signatures={str(by): text for by, text in setting.manifest.notes.signatures.items()},
    )
    return tuple(
        render_division(division, setting.book, setting.apparatus, setting.manifest, context)
        for division in setting.book.divisions
    )


def plan_jobs(
    setting: Setting,
    fragments: Sequence[Fragment],
    page_map: PageMap,
    openings: Mapping[str, Side],
    *,
    tags: bool = False,
) -> list[LayoutJob]:
    """A job for every division's fragment, with or without tags. `page_map` is the one that the fragments were rendered
    with; `openings` has the sides of those that may open on either."""
    design = print_design()
    marks = mark_notes(setting.book, setting.manifest.notes, page_map.labels())
    return [
        replace(_plan_job(division, fragment, setting, marks, page_map, openings), design=design, tags=tags)
        for division, fragment in zip(setting.book.divisions, fragments, strict=True)
    ]


def _plan_job(
    division: Division,
    fragment: Fragment,
    setting: Setting,
    marks: Mapping[str, str],
    page_map: PageMap,
    openings: Mapping[str, Side],
) -> LayoutJob:
    html = print_document(fragment, continued=setting.vocabulary.continued)
    used = sorted({unquote(address) for address in _IMAGE.findall(html)})
    heads: Mapping[int, str] = {}
    if division.kind is DivisionKind.NOTES and division.generated:
        groups = group_notes(setting.book, setting.manifest.notes)
        heads = head_notes(division.id, groups, page_map, setting.vocabulary)
    return LayoutJob(
        division=division.id,
        file=division.span.file,
        html=html,
        stylesheet=print_stylesheet(division, setting.book, setting.manifest, heads),
        fonts=setting.fonts,
        root=str(setting.folder),
        images=tuple((path, setting.images[path].digest) for path in used),
        opening=division.opening or openings.get(division.id, Side.RECTO),
        notes=tuple(
            JobNote(id=note.id, mark=marks[note.id], file=note.span.file, line=note.span.line)
            for note in notes_at(division, setting.manifest.notes, "foot")
        ),
    )


def _existing_entries(book: Book, apparatus: Apparatus) -> frozenset[str]:
    """The anchors of the entries that a mention in the text can link to."""
    kinds = {division.kind for division in book.divisions}
    entries: set[str] = set()
    if DivisionKind.GLOSSARY in kinds:
        entries.update(entry.id for entry in apparatus.glossary)
    if DivisionKind.BIOGRAPHICAL_NOTES in kinds:
        entries.update(person.id for person in apparatus.biographical_notes)
    return frozenset(entries)
