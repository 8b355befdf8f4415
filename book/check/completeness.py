"""The finished editions against the manuscript: every unit of the text is there once, in order, where it can be read.

In come the model, the page map and the files; findings go to the report, each with the place in the manuscript (CMP-001
to CMP-009). The PDF is read by a library that did not write it. What was found complete before and is still the same is
not read again; where anything is missing, all of the edition is read, to tell what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from book.check.compare import is_complete, lanes_of, remove_drawings
from book.check.epub_text import EpubDocument, open_epub
from book.check.expected import expect_text
from book.check.letters import first_words, letters
from book.check.losses import Loss, LossKind, find_losses
from book.check.memory import Memory, verdict_key
from book.check.pdf_pages import PdfFacts, examine_pdf, read_pages
from book.check.units import DivisionText, Edition, Sheet, Unit
from book.diagnostics import Report
from book.manifest.load import LoadedBook
from book.model.pages import PageMap
from book.paginate.plan import Setting
from book.source import Span
from book.workers import Workers

_CODES = {
    LossKind.MISSING: "CMP-001",
    LossKind.DOUBLED: "CMP-002",
    LossKind.BROKEN: "CMP-003",
    LossKind.MOVED: "CMP-004",
    LossKind.FOREIGN: "CMP-005",
    LossKind.HIDDEN: "CMP-006",
}
_Sheet = TypeVar("_Sheet")

_TELLING_RUNS = 10  # of a page, the longest, by which the division is told that it belongs to
_TELLING_LETTERS = 60  # in them, from which on they tell


def check_pdf_text(
    path: Path,
    setting: Setting,
    loaded: LoadedBook,
    page_map: PageMap,
    report: Report,
    memory: Memory | None = None,
    facts: PdfFacts | None = None,
    workers: Workers | None = None,
) -> None:
    """Compare the text of the PDF with the manuscript (CMP-001 to CMP-007). Where there are `workers`, they read it.

    `memory` has what was found complete before, and gets what is found so now. `facts` are those of the file, where
    they are known.
    """
    memory = memory or Memory()
    texts = expect_text(setting, loaded, page_map, Edition.PDF)
    owners = [folio.division for folio in page_map.folios]
    margin = setting.manifest.editions.print.margins.top.points
    digests = (facts or examine_pdf(path)).pages
    if len(digests) == len(owners):
        unknown = []
        for text, mine in _share_out(range(len(owners)), owners, texts):
            key = verdict_key(text, (str(margin), *(digests[number] for number in mine)))
            if not memory.knows(key):
                unknown.append((text, mine, key))
        numbers = [number for _, mine, _ in unknown for number in mine]
        read = dict(zip(numbers, read_pages(path, margin, numbers, workers), strict=True))
        complete = [key for text, mine, key in unknown if _has_all(text, [read[number] for number in mine])]
        memory.keep(complete)
        if len(complete) == len(unknown):
            return
    sheets = read_pages(path, margin, range(len(digests)), workers)
    if len(sheets) != len(owners):
        span = Span("book.yaml", 0)
        report.add("CMP-007", span, edition=Edition.PDF, found=len(sheets), expected=len(owners))
        owners = [None] * len(sheets)
    if all(_has_all(text, mine) for text, mine in _share_out(sheets, owners, texts)):
        return
    for whole, shared in _share_out(sheets, _find_owners(sheets, owners, texts), texts):
        text, left = remove_drawings(whole, shared)
        if not is_complete(text, left):
            _report_losses(text, find_losses(text, left), Edition.PDF, page_map.labels(), report)


def _has_all(text: DivisionText, sheets: Sequence[Sheet]) -> bool:
    return is_complete(*remove_drawings(text, sheets))


def check_epub_text(
    path: Path,
    setting: Setting,
    loaded: LoadedBook,
    page_map: PageMap,
    report: Report,
    memory: Memory | None = None,
) -> None:
    """Compare the text of the EPUB with the manuscript (CMP-001 to CMP-005), and its alternative texts (CMP-008).

    `memory` has what was found complete before, and gets what is found so now.
    """
    memory = memory or Memory()
    members = open_epub(path)
    documents: dict[str, EpubDocument] = {}
    for text in expect_text(setting, loaded, page_map, Edition.EPUB):
        named = [member for member in members if text.division.id in member.ids]
        key = verdict_key(text, (f"{member.name} {member.digest}" for member in named))
        if memory.knows(key):
            continue
        for member in named:
            if member.name not in documents:
                documents[member.name] = member.read()
        mine = [documents[member.name] for member in named if text.division.id in documents[member.name].ids]
        sheets = [document.sheet for document in mine]
        complete = is_complete(text, sheets)
        if not complete:
            _report_losses(text, find_losses(text, sheets), Edition.EPUB, {}, report)
        if mine:
            complete = _has_alternatives(text, mine, report) and complete
        if complete:
            memory.keep([key])


def check_page_map(edition: Edition, stated: str | None, digest: str, report: Report) -> None:
    """That an edition states that it has the pages of the map with this digest (CMP-009, EP-26)."""
    if stated != digest:
        report.add("CMP-009", Span("book.yaml", 0), edition=edition)


def _share_out(
    sheets: Sequence[_Sheet], owners: Sequence[str | None], texts: Sequence[DivisionText]
) -> Iterator[tuple[DivisionText, list[_Sheet]]]:
    """Each division with its sheets, or their numbers; one that has no owner goes to the division before it."""
    grouped: dict[str, list[_Sheet]] = {text.division.id: [] for text in texts}
    last = texts[0].division.id
    for sheet, owner in zip(sheets, owners, strict=True):
        last = owner or last
        grouped[last].append(sheet)
    for text in texts:
        yield text, grouped[text.division.id]


def _find_owners(
    sheets: Sequence[Sheet], owners: Sequence[str | None], texts: Sequence[DivisionText]
) -> list[str | None]:
    """The division of each sheet by what is on it: pages may be missing or stand in another place.

    A sheet that does not tell belongs to one of the divisions between its neighbours that do.
    """
    lanes = [["".join(unit.letters for unit in lane) for lane in lanes_of(text.units).values()] for text in texts]
    scores = [[_shared_letters(sheet, whole) for whole in lanes] for sheet in sheets]
    sure = [_find_sure(score) for score in scores]
    names = [text.division.id for text in texts]
    found: list[str | None] = []
    last = 0
    for number, (mine, owner) in enumerate(zip(sure, owners, strict=True)):
        if mine is None and owner is None and sheets[number].runs:
            following = next((other for other in sure[number:] if other is not None), len(names) - 1)
            between = range(last, following + 1) or range(last, last + 1)
            mine = max(between, key=lambda at: (scores[number][at], names[at] not in found, -at))
        last = mine if mine is not None else last
        found.append(names[mine] if mine is not None else owner)
    return found


def _shared_letters(sheet: Sheet, lanes: Sequence[str]) -> int:
    """How many letters of a sheet's longest runs stand in runs that a division has too."""
    runs = sorted((run.letters for run in sheet.runs), key=len, reverse=True)[:_TELLING_RUNS]
    return sum(len(run) for run in runs if any(run in lane for lane in lanes))


def _find_sure(scores: Sequence[int]) -> int | None:
    """The division that has far more of a sheet than any other."""
    *_, second, best = sorted((0, *scores))
    return scores.index(best) if best >= _TELLING_LETTERS and best > 2 * second else None


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


def _has_alternatives(text: DivisionText, documents: Sequence[EpubDocument], report: Report) -> bool:
    found = [letters(alternative) for document in documents for alternative in document.alternatives]
    for number, (expected, span) in enumerate(text.alternatives):
        if number >= len(found) or found[number] != letters(expected):
            report.add("CMP-008", span, words=first_words(expected))
            return False
    return True
