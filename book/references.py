"""resolve_references: every cross-reference to the anchor it means, with the words it prints.

References to pages and to notes with symbols keep no words: they are printed from the page map when the division is
rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from book.diagnostics import Report
from book.model.book import Book, Division, DivisionKind
from book.model.content import (
    Anchor,
    Block,
    Blocks,
    CrossReference,
    Figure,
    Heading,
    Inline,
    Inlines,
    NoteSeries,
    ReferenceForm,
    Table,
    Text,
)
from book.model.pages import last_page, page_before
from book.model.rewrite import rewrite_blocks, rewrite_inlines, strip_marks
from book.model.walk import iter_blocks, iter_inline_runs, iter_inlines, plain_text, section_headings
from book.source import Span
from book.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be referred to. `word` is what an automatic reference prints before the number.

    A symbol is printed when it is known, as pages are. `until` is where the label of its last page is found, see
    CrossReference; () for what is on one page.
    """

    anchor: str
    span: Span
    word: str | None
    number: str | None
    title: Inlines
    has_symbol: bool = False
    until: tuple[str, ...] = ()


def resolve_references(book: Book, targets: Mapping[str, Target], report: Report) -> Book:
    """The book with every cross-reference resolved, or reported. `targets` are those of `collect_targets`."""

    def resolve_division(division: Division) -> Division:
        def resolve(node: Inline) -> Inline:
            return _resolve(node, division.id, targets, report) if isinstance(node, CrossReference) else node

        return replace(
            division,
            title=rewrite_inlines(division.title, resolve),
            blocks=resolve_blocks(division.blocks, division.id, targets, report),
            notes=tuple(
                replace(note, blocks=resolve_blocks(note.blocks, division.id, targets, report))
                for note in division.notes
            ),
        )

    return Book(divisions=tuple(resolve_division(division) for division in book.divisions))


def resolve_blocks(blocks: Blocks, division_id: str, targets: Mapping[str, Target], report: Report) -> Blocks:
    """Blocks that stand in a division with their cross-references resolved, or reported."""

    def resolve(node: Inline) -> Inline:
        return _resolve(node, division_id, targets, report) if isinstance(node, CrossReference) else node

    return rewrite_blocks(blocks, resolve)


def collect_targets(book: Book, vocabulary: Vocabulary, report: Report) -> dict[str, Target]:
    """Everything that has an id, by the name a reference gives it. Notes are named `note-LABEL@FILE`."""
    targets: dict[str, Target] = {}

    def add(name: str, target: Target) -> None:
        first = targets.get(name)
        if first is not None:
            place = f"{first.span.file}:{first.span.line}"
            report.add("REF-002", target.span, id=name, first=place)
            return
        targets[name] = target

    for division in book.divisions:
        add(division.id, _division_target(division, vocabulary))
    for division in book.divisions:
        for note in division.notes:
            name = f"note-{note.label}@{note.span.file}"
            symbol = note.series is NoteSeries.SYMBOLS
            number = None if symbol else str(note.number)
            targets[name] = Target(note.id, note.span, vocabulary.note, number, (), has_symbol=symbol)
        ends = _section_ends(division)
        for block in _all_blocks(division):
            for target in _block_targets(block, vocabulary):
                add(target.anchor, replace(target, until=ends.get(target.anchor, ())))
        for run in _all_runs(division):
            for node in iter_inlines(run):
                if isinstance(node, Anchor):
                    add(node.id, Target(node.id, node.span, None, None, ()))
    return targets


def _division_target(division: Division, vocabulary: Vocabulary) -> Target:
    word = {
        DivisionKind.CHAPTER: vocabulary.chapter,
        DivisionKind.PART: vocabulary.part,
    }.get(division.kind)
    number = None if division.number is None else str(division.number)
    until = (last_page(division.id),)
    return Target(division.id, division.span, word if number else None, number, division.title, until=until)


def _section_ends(division: Division) -> dict[str, tuple[str, ...]]:
    """Where each section of a division ends, by the id of its heading: before the next one of its rank or a higher.

    The last ones end before the notes of the division, if these stand behind it, or with it.
    """
    headings = list(section_headings(division.blocks))
    notes = f"{division.id}-notes"
    ends: dict[str, tuple[str, ...]] = {}
    for at, heading in enumerate(headings):
        following = next((other.id for other in headings[at + 1 :] if other.level <= heading.level), None)
        if following is not None:
            ends[heading.id] = (page_before(following), following)
        else:
            ends[heading.id] = (page_before(notes), notes, last_page(division.id))
    return ends


def _block_targets(block: Block, vocabulary: Vocabulary) -> Iterator[Target]:
    match block:
        case Heading():
            yield Target(block.id, block.span, None, None, block.children)
        case Figure():
            number = None if block.number is None else str(block.number)
            yield Target(block.id, block.span, vocabulary.figure if number else None, number, block.caption)
        case Table():
            number = None if block.number is None else str(block.number)
            yield Target(block.id, block.span, vocabulary.table if number else None, number, block.caption)
        case _:
            pass


def _all_blocks(division: Division) -> Iterator[Block]:
    yield from iter_blocks(division.blocks)
    for note in division.notes:
        yield from iter_blocks(note.blocks)


def _all_runs(division: Division) -> Iterator[Inlines]:
    yield division.title
    yield from iter_inline_runs(division.blocks)
    for note in division.notes:
        yield from iter_inline_runs(note.blocks)


def _resolve(
    reference: CrossReference, division_id: str, targets: Mapping[str, Target], report: Report
) -> CrossReference:
    name = reference.target
    if name.startswith("note-") and "@" not in name and name not in targets:
        name = f"{name}@{reference.span.file}"
    target = targets.get(name)
    if target is None:
        names = [known for known in targets if "@" not in known or known.endswith("@" + reference.span.file)]
        close = get_close_matches(name, names, n=1)
        if close:
            hint = f"did you mean #{close[0].split('@')[0]}?"
        elif name.startswith(("term-", "person-")):
            hint = "only entries of a glossary or of biographical notes that Octavo makes can be referred to"
        else:
            hint = "add {#…} to the heading, figure, or words it means"
        report.add("REF-001", reference.span, target=reference.target, hint=hint)
        return reference
    of_pages = reference.form in {ReferenceForm.PAGE, ReferenceForm.PAGES}
    if target.anchor == division_id and not reference.children and not of_pages:
        report.add("REF-003", reference.span)
    children = reference.children or _words(reference, target, report)
    until = target.until if reference.form is ReferenceForm.PAGES else ()
    return replace(reference, target=target.anchor, children=children, until=until)


def _words(reference: CrossReference, target: Target, report: Report) -> Inlines:
    """What the reference prints of itself: nothing yet for a page."""
    span = reference.span
    match reference.form:
        case ReferenceForm.PAGE | ReferenceForm.PAGES:
            return ()
        case ReferenceForm.NUMBER | ReferenceForm.AUTO | ReferenceForm.FULL if target.has_symbol:
            return ()
        case ReferenceForm.NUMBER:
            if target.number is None:
                report.add("REF-005", span, target=reference.target)
                return ()
            return (Text(text=target.number, span=span),)
        case ReferenceForm.TITLE:
            return _title(reference, target, report)
        case ReferenceForm.AUTO | ReferenceForm.FULL:
            if target.number is not None:
                return (Text(text=f"{target.word}\N{NO-BREAK SPACE}{target.number}", span=span),)
            return _title(reference, target, report)


def _title(reference: CrossReference, target: Target, report: Report) -> Inlines:
    if not plain_text(target.title):
        report.add("REF-006", reference.span, target=reference.target)
        return ()
    return strip_marks(target.title)
