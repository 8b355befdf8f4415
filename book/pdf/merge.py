"""The divisions' PDFs made into one: pages, blank pages, fonts, folios, links, labels, outline, metadata.

In come laid-out divisions and what the pipeline knows of the whole book; out comes the print edition. The same inputs
give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, Stream

from book.diagnostics import Report
from book.model.pages import Folio
from book.paginate.cache import engine_versions
from book.pdf.catalog import write_metadata, write_outline, write_page_labels
from book.pdf.folios import FOLIO_FONT, FolioStyle, draw_folio, read_specimen
from book.pdf.fonts import FontsOfDivision, unite_fonts
from book.pdf.images import share_images
from book.pdf.inputs import FolioStamp, MergeInputs, OutlineItem, Profile
from book.pdf.links import drop_links, rewrite_links, write_destinations
from book.pdf.structure import merge_structure
from book.source import Span
from book.workspace import written_whole

_BOXES = ("/MediaBox", "/TrimBox", "/BleedBox")


def merge_divisions(inputs: MergeInputs, target: Path, report: Report) -> None:
    """Write the PDF of the whole book to `target`, whole or not at all.

    Where a link or the outline leads to a place that is on no page (PDF-001), two places have one anchor (PDF-002) or
    pages are not all of one size (PDF-003), that is reported and nothing is written. Raises ValueError for inputs that
    do not fit together, which the pipeline must not make, and MachineError where `target` cannot be written.
    """
    _check_sheets(inputs)
    faults = _report_anchors(inputs, report)
    places = {place.anchor: place for place in inputs.places}
    with ExitStack() as opened:
        pdf = opened.enter_context(Pdf.new())
        sources = [opened.enter_context(Pdf.open(division.result.pdf)) for division in inputs.divisions]
        parts = _append_divisions(pdf, inputs, sources)
        faults += _report_sizes(pdf, inputs, report)
        for division in inputs.divisions:
            for page in _pages_of(pdf, division.first_sheet, division.result.pages):
                for anchor in rewrite_links(page, places.keys()):
                    faults += 1
                    report.add("PDF-001", Span(division.file, 0), anchor=anchor)
        if faults:
            return
        if inputs.profile is Profile.DIGITAL:
            merge_structure(pdf, inputs.divisions, sources)
        if inputs.stamp is not None:
            style, part = _copy_specimen(pdf, inputs.stamp, opened)
            unite_fonts(pdf, [*parts, part], inputs.faces)
            _stamp_folios(pdf, inputs.folios, style, part.resources[style.font], inputs.stamp)
        else:
            unite_fonts(pdf, parts, inputs.faces)
        share_images(_iter_resources(pdf, inputs))
        write_page_labels(pdf, inputs.folios)
        producer = f"WeasyPrint {engine_versions()['weasyprint']}"
        write_metadata(pdf, inputs.metadata, producer, tagged=inputs.profile is Profile.DIGITAL)
        if inputs.profile is Profile.PRESS:
            drop_links(pdf)
        else:
            write_destinations(pdf, inputs.places)
            write_outline(pdf, inputs.outline, places)
        content = BytesIO()
        pdf.save(content, min_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    with written_whole(target) as beside:
        beside.write_bytes(content.getvalue())


def _check_sheets(inputs: MergeInputs) -> None:
    """Raise ValueError unless divisions follow each other, and every sheet has its folio and every place its sheet."""
    if not inputs.divisions:
        raise ValueError("there are no divisions to merge")
    end = 0
    for division in inputs.divisions:
        if division.first_sheet < end or not division.result.pages:
            raise ValueError(f"division {division.result.division} does not begin after the one before it")
        end = division.first_sheet + division.result.pages
    if len(inputs.folios) < end or any(folio.sheet != at for at, folio in enumerate(inputs.folios)):
        raise ValueError("there is not one folio for every sheet")
    if any(not 0 <= place.sheet < end for place in inputs.places):
        raise ValueError("a place is on no sheet")


def _report_anchors(inputs: MergeInputs, report: Report) -> int:
    span = Span(inputs.file, 0)
    counted = Counter(place.anchor for place in inputs.places)
    faults = 0
    for anchor, count in sorted(counted.items()):
        if count > 1:
            report.add("PDF-002", span, anchor=anchor)
            faults += 1
    for item in _iter_outline(inputs.outline):
        if item.anchor not in counted:
            report.add("PDF-001", span, anchor=item.anchor)
            faults += 1
    return faults


def _iter_outline(items: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _iter_outline(item.children)


def _append_divisions(pdf: Pdf, inputs: MergeInputs, sources: Sequence[Pdf]) -> list[FontsOfDivision]:
    """Put all pages in their order, with blank ones between divisions, and give the fonts of each division."""
    parts = []
    for division, source in zip(inputs.divisions, sources, strict=True):
        if len(source.pages) != division.result.pages:
            raise ValueError(f"division {division.result.division} does not have the pages it should")
        while len(pdf.pages) < division.first_sheet:
            pdf.pages.append(_blank_page(pdf, source.pages[0]))
        pdf.pages.extend(source.pages)
        resources = pdf.pages[division.first_sheet].Resources
        if "/Font" in resources:
            parts.append(FontsOfDivision(resources.Font, dict(division.result.fonts)))
    while len(pdf.pages) < len(inputs.folios):
        pdf.pages.append(_blank_page(pdf, sources[-1].pages[0]))
    return parts


def _blank_page(pdf: Pdf, like: Page) -> Page:
    boxes = {name: Array([Decimal(str(edge)) for edge in like.obj[name]]) for name in _BOXES}
    content = pdf.make_indirect(Stream(pdf, b"\n"))  # Ghostscript takes an empty stream for a damaged one
    blank = Dictionary({"/Type": Name.Page, "/Resources": Dictionary(), "/Contents": content, **boxes})
    return Page(pdf.make_indirect(blank))


def _report_sizes(pdf: Pdf, inputs: MergeInputs, report: Report) -> int:
    """Report every division with a page that is not trimmed to the size of the book's first page."""
    width, height = _trim_size(pdf.pages[0])
    faults = 0
    for division in inputs.divisions:
        for page in _pages_of(pdf, division.first_sheet, division.result.pages):
            found = _trim_size(page)
            if found != (width, height):
                facts = {"width": found[0], "height": found[1], "book_width": width, "book_height": height}
                report.add("PDF-003", Span(division.file, 0), **facts)
                faults += 1
                break
    return faults


def _trim_size(page: Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return round(right - left, 2), round(top - bottom, 2)


def _pages_of(pdf: Pdf, first: int, count: int) -> Iterator[Page]:
    return (pdf.pages[sheet] for sheet in range(first, first + count))


def _copy_specimen(pdf: Pdf, stamp: FolioStamp, opened: ExitStack) -> tuple[FolioStyle, FontsOfDivision]:
    """The style of folios, and the specimen's fonts as objects of `pdf`."""
    specimen = opened.enter_context(Pdf.open(stamp.specimen.pdf))
    page = specimen.pages[0]
    fonts = pdf.copy_foreign(specimen.make_indirect(page.Resources.Font))
    return read_specimen(page), FontsOfDivision(fonts, dict(stamp.specimen.fonts))


def _stamp_folios(pdf: Pdf, folios: Sequence[Folio], style: FolioStyle, font: Object, stamp: FolioStamp) -> None:
    for folio in folios:
        if not folio.expressed:
            continue
        page = pdf.pages[folio.sheet]
        if "/Font" not in page.Resources:
            page.Resources.Font = Dictionary()
        page.Resources.Font[FOLIO_FONT] = font
        box = [float(edge) for edge in page.trimbox]
        drawn = draw_folio(folio.label, folio.side, box, style, stamp.position)
        # WeasyPrint's content leaves the page upside down; q and Q set it right again.
        page.Contents = pdf.make_indirect(Stream(pdf, b"q\n" + page.Contents.read_bytes() + b"\nQ\n" + drawn))


def _iter_resources(pdf: Pdf, inputs: MergeInputs) -> Iterator[Object]:
    for division in inputs.divisions:
        yield pdf.pages[division.first_sheet].Resources
