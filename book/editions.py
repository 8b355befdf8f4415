"""What each edition is made from: the values that `pdf` and `epub` take, gathered from the book and its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from book.epub.inputs import EpubInputs, EpubWords
from book.epub.metadata import publication_identifier
from book.manifest.ids import make_id
from book.manifest.schema import Manifest
from book.model.apparatus import ContentsEntry
from book.model.book import DivisionKind
from book.model.pages import Side
from book.model.walk import iter_blocks
from book.paginate.job import FOLIO_CHARACTERS, LayoutJob, LayoutResult
from book.paginate.passes import Pagination
from book.paginate.plan import Setting
from book.pdf.inputs import (
    DivisionSheets,
    FolioAlignment,
    FolioPosition,
    FolioStamp,
    MergeInputs,
    Metadata,
    OutlineItem,
    Profile,
)
from book.render.fragment import Fragment
from book.render.printing import quote_css, specimen_stylesheet

if TYPE_CHECKING:
    from book.check.pdf import PdfPlaces

_FOLIO_SPECIMEN = "folio-specimen"


def pdf_name(manifest: Manifest) -> str:
    """The file name of the PDF: the manifest's, or the title in safe letters."""
    return manifest.editions.print.file or f"{make_id(manifest.title) or 'book'}.pdf"


def epub_name(manifest: Manifest) -> str:
    """The file name of the EPUB: the manifest's, or the title in safe letters."""
    return manifest.editions.epub.file or f"{make_id(manifest.title) or 'book'}.epub"


def folio_specimen(setting: Setting) -> LayoutJob:
    """A page with each character of a folio in the book's own style, for the merge to draw folios from."""
    shown = "".join(f"<p>{character}</p>" for character in FOLIO_CHARACTERS)
    language = setting.manifest.language
    return LayoutJob(
        division=_FOLIO_SPECIMEN,
        file="book.yaml",
        html=f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"></head><body>{shown}</body></html>',
        stylesheet=specimen_stylesheet(setting.manifest),
        fonts=setting.fonts,
        root=str(setting.folder),
        images=(),
        opening=Side.RECTO,
    )


def describe_pdf(
    setting: Setting,
    pagination: Pagination,
    specimen: LayoutResult,
    profile: Profile,
    modified: datetime,
    page_map_digest: str,
) -> MergeInputs:
    """The print edition: divisions on their sheets, folios, outline, and what the file says of itself."""
    manifest = setting.manifest
    edition = manifest.editions.print
    return MergeInputs(
        divisions=tuple(
            DivisionSheets(result=_for_merge(result), first_sheet=sheet, file=division.span.file, part=division.part)
            for division, result, sheet in zip(
                setting.book.divisions, pagination.results, pagination.sheets, strict=True
            )
        ),
        folios=pagination.page_map.folios,
        places=pagination.page_map.places,
        outline=tuple(_outline_item(entry, setting) for entry in setting.apparatus.contents),
        stamp=FolioStamp(
            specimen=specimen,
            position=FolioPosition(
                alignment=FolioAlignment.CENTER,
                baseline=max(18.0, edition.margins.bottom.points - 2 * edition.leading.points),
                inside=edition.margins.inside.points,
                outside=edition.margins.outside.points,
            ),
        ),
        faces=setting.fonts,
        metadata=Metadata(
            title=manifest.title + (f": {manifest.subtitle}" if manifest.subtitle else ""),
            authors=tuple(person.name for person in manifest.credits() if person.role == "aut"),
            language=manifest.language,
            identifier=_pdf_identifier(manifest, profile),
            subject=manifest.description,
            keywords=manifest.subjects.keywords,
            date=modified,
            page_map=page_map_digest,
        ),
        file="book.yaml",
        profile=profile,
    )


def _for_merge(result: LayoutResult) -> LayoutResult:
    """A result without what the page map has of it: it goes to another process."""
    return replace(result, places=(), starts=(), messages=())


def locate_in_manuscript(setting: Setting, pagination: Pagination) -> PdfPlaces:
    """Where the pages and the blocks of the print edition were written, for findings about it."""
    from book.check.pdf import PdfPlaces

    divisions = setting.book.divisions
    anchors = {division.id: division.span for division in divisions}
    for division in divisions:
        anchors |= {note.id: note.span for note in division.notes}
        for blocks in (division.blocks, *(note.blocks for note in division.notes)):
            anchors |= {block.id: block.span for block in iter_blocks(blocks) if block.id}
    return PdfPlaces(
        sheets=tuple(
            (folio.label, None if folio.division is None else anchors[folio.division])
            for folio in pagination.page_map.folios
        ),
        anchors=anchors,
    )


def _pdf_identifier(manifest: Manifest, profile: Profile) -> str:
    """The ISBN of the printed book, or of the PDF that is sold."""
    isbn = manifest.isbn.pdf if profile is Profile.DIGITAL else manifest.isbn.print
    if isbn is not None:
        return "urn:isbn:" + isbn.replace("-", "")
    return publication_identifier(manifest)


def _outline_item(entry: ContentsEntry, setting: Setting) -> OutlineItem:
    title = entry.title_text
    if entry.number is not None:
        title = f"{entry.number} {title}"
        if entry.kind is DivisionKind.PART:
            title = f"{setting.vocabulary.part_label} {title}"
    return OutlineItem(
        title=title, anchor=entry.anchor, children=tuple(_outline_item(child, setting) for child in entry.children)
    )


def describe_epub(
    setting: Setting,
    pagination: Pagination,
    fragments: tuple[Fragment, ...],
    stylesheet: str,
    modified: datetime,
    page_map_digest: str,
) -> EpubInputs:
    """The EPUB: the fragments, the navigation, and the pages of the print edition."""
    words = setting.vocabulary
    family = quote_css(setting.manifest.editions.print.font.family)
    return EpubInputs(
        manifest=setting.manifest,
        fragments=fragments,
        divisions=setting.book.divisions,
        contents=setting.apparatus.contents,
        page_map=pagination.page_map,
        page_map_digest=page_map_digest,
        stylesheet=f"html {{ font-family: {family}, serif }}\n{stylesheet}",
        fonts=setting.fonts,
        root=setting.folder,
        modified=modified,
        words=EpubWords(
            contents=words.titles[DivisionKind.CONTENTS],
            landmarks=words.landmarks,
            pages=words.pages,
            cover=words.cover,
            title_page=words.titles[DivisionKind.TITLE_PAGE],
            text=words.start_of_text,
        ),
    )
