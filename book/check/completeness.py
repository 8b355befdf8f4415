"""The finished editions against the manuscript: every unit of the text is there once, in order, where it can be read.

In come the model, the page map and the files; findings go to the report, each with the place in the manuscript (CMP-001
to CMP-008). The PDF is read by a library that did not write it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from book.check.compare import is_complete, lanes_of
from book.check.epub_text import EpubDocument, read_epub
from book.check.expected import expect_text
from book.check.letters import first_words, letters
from book.check.losses import Loss, LossKind, find_losses
from book.check.pdf_text import read_pdf
from book.check.units import DivisionText, Edition, Sheet, Unit
from book.diagnostics import Report
from book.manifest.load import LoadedBook
from book.model.pages import PageMap
from book.paginate.plan import Setting
from book.source import Span

_CODES = {
    LossKind.MISSING: "CMP-001",
    LossKind.DOUBLED: "CMP-002",
    LossKind.BROKEN: "CMP-003",
    LossKind.MOVED: "CMP-004",
    LossKind.FOREIGN: "CMP-005",
    LossKind.HIDDEN: "CMP-006",
}
_TELLING_RUNS = 6  # of a page, by which the division is known that it belongs to


def check_pdf_text(path: Path, setting: Setting, loaded: LoadedBook, page_map: PageMap, report: Report) -> None:
    """Compare the text of the PDF with the manuscript (CMP-001 to CMP-007)."""
    texts = expect_text(setting, loaded, page_map, Edition.PDF)
    sheets = read_pdf(path, setting.manifest.editions.print.margins.top.points)
    owners = [folio.division for folio in page_map.folios]
    if len(sheets) != len(owners):
        span = Span("book.yaml", 0)
        report.add("CMP-007", span, edition=Edition.PDF, found=len(sheets), expected=len(owners))
        owners = [None] * len(sheets)
    by_division = _group_sheets(sheets, owners, texts)
    if all(is_complete(text, by_division[text.division.id]) for text in texts):
        return
    by_division = _group_sheets(sheets, _find_owners(sheets, owners, texts), texts)
    for text in texts:
        mine = by_division[text.division.id]
        if not is_complete(text, mine):
            _report_losses(text, find_losses(text, mine), Edition.PDF, page_map.labels(), report)


def check_epub_text(path: Path, setting: Setting, loaded: LoadedBook, page_map: PageMap, report: Report) -> None:
    """Compare the text of the EPUB with the manuscript (CMP-001 to CMP-005), and its alternative texts (CMP-008)."""
    documents = read_epub(path)
    for text in expect_text(setting, loaded, page_map, Edition.EPUB):
        mine = [document for document in documents if text.division.id in document.ids]
        sheets = [document.sheet for document in mine]
        if not is_complete(text, sheets):
            _report_losses(text, find_losses(text, sheets), Edition.EPUB, {}, report)
        elif mine:
            _report_alternatives(text, mine, report)


def _group_sheets(
    sheets: Sequence[Sheet], owners: Sequence[str | None], texts: Sequence[DivisionText]
) -> dict[str, list[Sheet]]:
    """The sheets of each division; one that has no owner goes to the division before it."""
    grouped: dict[str, list[Sheet]] = {text.division.id: [] for text in texts}
    last = texts[0].division.id
    for sheet, owner in zip(sheets, owners, strict=True):
        last = owner or last
        grouped[last].append(sheet)
    return grouped


def _find_owners(
    sheets: Sequence[Sheet], owners: Sequence[str | None], texts: Sequence[DivisionText]
) -> list[str | None]:
    """The division of each sheet by what is on it: pages may be missing or stand in another place."""
    wholes = {
        text.division.id: ["".join(unit.letters for unit in lane) for lane in lanes_of(text.units).values()]
        for text in texts
    }
    found: list[str | None] = []
    for sheet, owner in zip(sheets, owners, strict=True):
        runs = sorted((run.letters for run in sheet.runs), key=len, reverse=True)[:_TELLING_RUNS]
        counts = {name: sum(any(run in lane for lane in lanes) for run in runs) for name, lanes in wholes.items()}
        best = max(counts.values())
        likely = [name for name, count in counts.items() if count == best]
        last = next((name for name in reversed(found) if name), None)
        if not best:
            found.append(owner)
        else:
            found.append(next((name for name in (owner, last) if name in likely), likely[0]))
    return found


def _report_losses(
    text: DivisionText, losses: Sequence[Loss], edition: Edition, labels: Mapping[str, str], report: Report
) -> None:
    """Report each loss at its unit, and at the division where the whole of it is missing."""
    missing = [loss.unit for loss in losses if loss.kind is LossKind.MISSING]
    if len(missing) == len(text.units) > 1:
        division = text.division
        whole = Unit("division", division.title_text or division.kind.value, division.span, division.id)
        losses = [Loss(kind=LossKind.MISSING, unit=whole, words=first_words(whole.text))]
    for loss in losses:
        unit = loss.unit or Unit("", "", text.division.span)
        facts = {"what": unit.what, "words": loss.words, "edition": edition, "where": "", "why": loss.why}
        where = _preposition(loss.place, edition) if loss.place else ""
        match loss.kind:
            case LossKind.MISSING:
                label = labels.get(unit.anchor)
                facts["where"] = f"; it belongs on page {label}" if label else ""
            case LossKind.BROKEN:
                facts["where"] = f" {where}"
            case _:
                facts["where"] = where
        report.add(_CODES[loss.kind], unit.span, **facts)


def _preposition(place: str, edition: Edition) -> str:
    return f"on {place}" if edition is Edition.PDF else f"in {place}"


def _report_alternatives(text: DivisionText, documents: Sequence[EpubDocument], report: Report) -> None:
    found = [letters(alternative) for document in documents for alternative in document.alternatives]
    for number, (expected, span) in enumerate(text.alternatives):
        if number >= len(found) or found[number] != letters(expected):
            report.add("CMP-008", span, words=first_words(expected))
            return
