"""What a PDF says about itself: page labels, outline, metadata, and how it is to be opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pikepdf import Dictionary, Name, Pdf, String
from pikepdf import OutlineItem as PdfOutlineItem

import book
from book.model.pages import Folio, FolioStyle, Place
from book.pdf.inputs import Metadata, OutlineItem
from book.pdf.links import make_destination

PAGE_MAP_KEY = "/PageMap"
"""Where the document information has the digest of the page map (EP-26)."""

_NUMBERING = {FolioStyle.ROMAN: Name.r, FolioStyle.ARABIC: Name.D}


def write_page_labels(pdf: Pdf, folios: Sequence[Folio]) -> None:
    """Give every page the label of its folio, printed or not.

    Raises ValueError where the PDF's own numbering would give a page another label than the book does.
    """
    numbers: list[object] = []
    before: Folio | None = None
    for folio in folios:
        if before is None or (folio.style, folio.number) != (before.style, before.number + 1):
            numbers += [folio.sheet, Dictionary(S=_NUMBERING[folio.style], St=folio.number)]
        before = folio
    pdf.Root.PageLabels = Dictionary(Nums=numbers)
    for folio, page in zip(folios, pdf.pages, strict=True):
        if folio.label != page.label:
            raise ValueError(f"sheet {folio.sheet} would be labelled {page.label!r}, not {folio.label!r}")


def write_outline(pdf: Pdf, items: Sequence[OutlineItem], places: Mapping[str, Place]) -> None:
    """Write the outline, its first level closed, and have viewers show it.

    Raises KeyError for an anchor that has no place.
    """

    def entry(item: OutlineItem) -> PdfOutlineItem:
        made = PdfOutlineItem(item.title, destination=make_destination(pdf, places[item.anchor]))
        made.is_closed = True
        made.children.extend(entry(child) for child in item.children)
        return made

    with pdf.open_outline() as outline:
        outline.root.extend(entry(item) for item in items)
    pdf.Root.PageMode = Name.UseOutlines


def write_metadata(pdf: Pdf, metadata: Metadata, producer: str, *, tagged: bool) -> None:
    """Say what the book is, in the document information and in XMP, and have viewers show its title.

    `producer` names what drew the pages; a `tagged` PDF calls itself PDF/UA-1. A date without a zone is taken as UTC;
    no date is written where none is given.
    """
    creator = f"Octavo {book.__version__}"
    information = {
        "/Title": metadata.title,
        "/Author": "; ".join(metadata.authors),
        "/Subject": metadata.subject,
        "/Keywords": ", ".join(metadata.keywords),
        "/Creator": creator,
        "/Producer": producer,
        PAGE_MAP_KEY: metadata.page_map,
    }
    statements: dict[str, object] = {
        "dc:title": metadata.title,
        "dc:creator": list(metadata.authors),
        "dc:language": {metadata.language},
        "dc:identifier": metadata.identifier,
        "dc:format": "application/pdf",
        "dc:description": metadata.subject,
        "dc:subject": set(metadata.keywords),
        "pdf:Keywords": ", ".join(metadata.keywords),
        "pdf:Producer": producer,
        "xmp:CreatorTool": creator,
        f"pdfx:{PAGE_MAP_KEY.removeprefix('/')}": metadata.page_map,
    }
    if metadata.date is not None:
        moment = metadata.date if metadata.date.tzinfo else metadata.date.replace(tzinfo=UTC)
        written = moment.astimezone(UTC)
        information |= {"/CreationDate": _pdf_date(written), "/ModDate": _pdf_date(written)}
        stamp = written.strftime("%Y-%m-%dT%H:%M:%SZ")
        statements |= {"xmp:CreateDate": stamp, "xmp:ModifyDate": stamp}
    for key, value in information.items():
        if value:
            pdf.docinfo[key] = String(value)
    if tagged:
        statements["pdfuaid:part"] = "1"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        for name, statement in statements.items():
            if statement:
                xmp[name] = statement
    pdf.Root.Lang = String(metadata.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageLayout = Name.TwoPageRight


def _pdf_date(moment: datetime) -> str:
    return moment.strftime("D:%Y%m%d%H%M%SZ")
