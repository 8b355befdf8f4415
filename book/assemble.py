"""assemble_book: the documents, in the order of the manifest, to a Book: numbered, with an id on every block.

Comes in: the divisions as listed and the parsed documents. Goes out: a Book whose cross-references still name what the
author wrote; `references.resolve_references` follows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from book.diagnostics import Report
from book.identify import Numbering, identify_blocks, identify_inlines
from book.manifest.contents import ListedDivision
from book.model.book import GENERATED_KINDS, UNTITLED_KINDS, Book, Division, DivisionKind
from book.model.content import Anchor, Blocks, Document, Heading, Inlines, Note, NoteSeries, Text
from book.model.pages import Side
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines, plain_text
from book.source import Span
from book.vocabulary import Vocabulary

# Ids that Octavo makes: no division may have one, and no other place in the text one of the second pattern, or one that
# begins with the id of a division.
_RESERVED = re.compile(r"(?:ch|part|note|noteref|ix|mention|use|term|person|event|page|entry)-\d.*|cover|nav|.*-\d+")
_MADE = re.compile(
    r"(?:note|noteref|ix|mention|use)-.+-\d+|(?:ch|part|event)(?:-\d+)+|(?:term|abbreviation|person|ix-entry|source-)-.+|page-[\divxlcdm]+"
    r"|cover|nav|toc"
)
_OF_A_DIVISION = re.compile(r"(.+?)-(?:\d+|title|notes|group-\d+|of-.+)")
_SERIES_IDS = {NoteSeries.NUMBERS: "", NoteSeries.SYMBOLS: "-symbol", NoteSeries.UNMARKED: "-unmarked"}
_NUMBERED_KINDS = {DivisionKind.CHAPTER, DivisionKind.PART}
_VERSO_KINDS = {DivisionKind.SERIES_PAGE, DivisionKind.COPYRIGHT_PAGE}


def assemble_book(
    plan: Sequence[ListedDivision],
    documents: Mapping[str, Document],
    vocabulary: Vocabulary,
    opening: Side | Literal["any"],
    report: Report,
    symbols: Collection[str] = (),
) -> Book:
    """Put the documents in order.

    `documents` has one for every file of the plan that could be read. `opening` is the side that divisions begin on
    where neither their line in the manifest nor their kind says otherwise. `symbols` says whose notes have symbols.
    """
    ids = _division_ids(plan, documents, report)
    counts = {DivisionKind.CHAPTER: 0, DivisionKind.PART: 0}
    divisions: list[Division] = []
    figures = tables = 0
    for planned, division_id in zip(plan, ids, strict=True):
        document = documents.get(planned.file) if planned.file is not None else None
        if planned.file is not None and document is None:
            continue  # it could not be read, and that is reported
        if document is None and planned.kind not in GENERATED_KINDS | {DivisionKind.PART}:
            report.add("STR-010", planned.span, kind=planned.kind.value)
            continue
        if document is not None:
            _report_made_ids(document, frozenset(ids), report)
        heading, blocks = _split_title(planned, document, report)
        numbered = planned.numbered and (heading is None or heading.numbered) and planned.kind in _NUMBERED_KINDS
        if numbered:
            counts[planned.kind] += 1
        numbering = Numbering(division=division_id, figures=figures, tables=tables)
        notes = number_notes(document.notes, division_id, symbols) if document is not None else ()
        by_label = {note.label: note for note in notes}
        title = identify_inlines(heading.children, numbering, by_label) if heading else _own_title(planned, vocabulary)
        title_text = plain_text(title)
        divisions.append(
            Division(
                id=division_id,
                kind=planned.kind,
                matter=planned.matter,
                opening=_opening_side(planned, opening),
                title=title,
                title_text=title_text,
                running_head=planned.running_head or (heading and heading.running_head) or title_text,
                span=heading.span if heading else planned.span,
                subtitle=heading.subtitle if heading else None,
                number=counts[planned.kind] if numbered else None,
                part=ids[planned.part] if planned.part is not None else None,
                generated=document is None,
                author=planned.author,
                entries=planned.entries,
                blocks=identify_blocks(blocks, numbering, by_label),
                notes=tuple(replace(note, blocks=identify_blocks(note.blocks, numbering, by_label)) for note in notes),
            )
        )
        figures, tables = numbering.figures, numbering.tables
    return Book(divisions=tuple(divisions))


def _opening_side(planned: ListedDivision, usual: Side | Literal["any"]) -> Side | None:
    """The side a division begins on; None for either. The backs of half-title and title page are versos."""
    side = planned.opening
    if side is None:
        if planned.kind in _VERSO_KINDS:
            return Side.VERSO
        if planned.kind in UNTITLED_KINDS | {DivisionKind.PART, DivisionKind.CONTENTS, DivisionKind.INDEX}:
            return Side.RECTO
        side = usual
    return None if side == "any" else side


def _split_title(planned: ListedDivision, document: Document | None, report: Report) -> tuple[Heading | None, Blocks]:
    """The heading that is the division's title, and the blocks under it."""
    if document is None:
        return None, ()
    blocks = document.blocks
    titles = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    for second in titles[1:]:
        report.add("STR-002", second.span)
    rest = tuple(block for block in blocks if not (isinstance(block, Heading) and block.level == 1))
    if titles:
        if blocks[0] is not titles[0]:
            report.add("STR-007", blocks[0].span)
        return titles[0], rest
    if planned.kind not in UNTITLED_KINDS and planned.title is None:
        report.add("STR-001", blocks[0].span if blocks else Span(document.file, 1))
    return None, rest


def _own_title(planned: ListedDivision, vocabulary: Vocabulary) -> Inlines:
    """The title of a division without a heading: the manifest's, or the usual one of its kind."""
    title = planned.title
    if title is None and planned.kind in GENERATED_KINDS:
        title = vocabulary.titles[planned.kind]
        if len(planned.entries) == 1:
            (entries,) = planned.entries
            title = vocabulary.index_titles.get(entries, f"{title}: {entries}")
    return (Text(text=title, span=planned.span),) if title else ()


def number_notes(notes: Iterable[Note], division_id: str, symbols: Collection[str]) -> tuple[Note, ...]:
    """The notes numbered from 1 through the division, in series of their own (NT-02), with ids for them and for their
    references. A note without a mark belongs to the title."""
    counts: Counter[NoteSeries] = Counter()
    numbered = []
    for note in notes:
        series = note.series
        if series is NoteSeries.NUMBERS and note.by.value in symbols:
            series = NoteSeries.SYMBOLS
        counts[series] += 1
        name = f"{division_id}{_SERIES_IDS[series]}-{counts[series]}"
        reference = f"{division_id}-title" if series is NoteSeries.UNMARKED else f"noteref-{name}"
        numbered.append(
            replace(note, series=series, number=counts[series], id=f"note-{name}", reference=reference)
        )
    return tuple(numbered)


def _division_ids(plan: Sequence[ListedDivision], documents: Mapping[str, Document], report: Report) -> list[str]:
    """An id for every division: the manifest's, its heading's, or one made from its kind and number."""
    chapter = part = 0
    made: dict[str, int] = {}
    ids: list[str] = []
    for planned in plan:
        if planned.kind is DivisionKind.CHAPTER:
            chapter += 1
            own = f"ch-{chapter:02d}"
        elif planned.kind is DivisionKind.PART:
            part += 1
            own = f"part-{part}"
        else:
            made[planned.kind] = made.get(planned.kind, 0) + 1
            own = planned.kind.value + (f"-{made[planned.kind]}" if made[planned.kind] > 1 else "")
        document = documents.get(planned.file) if planned.file is not None else None
        heading = next(
            (block for block in (document.blocks if document else ()) if isinstance(block, Heading) and block.id), None
        )
        given = planned.id or (heading.id if heading is not None and heading.level == 1 else None)
        if given is not None and _RESERVED.fullmatch(given):
            report.add("REF-007", heading.span if heading is not None else planned.span, id=given)
        ids.append(given or own)
    return ids


def _report_made_ids(document: Document, divisions: frozenset[str], report: Report) -> None:
    """REF-007 for ids in the text that are, or could be, those that Octavo gives."""
    blocks = (*document.blocks, *(block for note in document.notes for block in note.blocks))
    inlines = (node for run in iter_inline_runs(blocks) for node in iter_inlines(run))
    for node in (*iter_blocks(blocks), *(node for node in inlines if isinstance(node, Anchor))):
        if not node.id or (isinstance(node, Heading) and node.level == 1):
            continue
        inside = _OF_A_DIVISION.fullmatch(node.id)
        if _MADE.fullmatch(node.id) or (inside is not None and inside[1] in divisions):
            report.add("REF-007", node.span, id=node.id)
