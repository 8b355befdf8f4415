"""read_manuscript: from a loaded manifest to a book ready to be laid out, with everything wrong in it reported.

Files are parsed, assembled and resolved, the apparatus is compiled, images and fonts are looked into. Where a file
cannot be read, references into it are not looked for, so that one mistake is not reported as many.
"""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from book.apparatus.compile import RecordTexts, compile_apparatus
from book.apparatus.contents import build_contents
from book.apparatus.entry_targets import collect_entry_targets
from book.apparatus.expansions import expand_abbreviations
from book.apparatus.wording import Conventions
from book.assemble import assemble_book
from book.diagnostics import Report, Severity
from book.fonts import FaceName, FontFace, bundled_family, coverage, load_family
from book.identify import Numbering, identify_blocks
from book.images import inspect_images
from book.lint.glyphs import lint_glyphs
from book.lint.structure import lint_structure
from book.manifest.apparatus_files import CHRONOLOGY_FILE, GLOSSARY_FILE, INDEX_FILE, PEOPLE_FILE
from book.manifest.contents import ListedDivision
from book.manifest.files import find_file, read_text
from book.manifest.load import LoadedBook, list_texts
from book.manifest.records import MarkdownText
from book.manifest.schema import Manifest
from book.model.apparatus import Apparatus
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Blocks, Document, Text
from book.paginate.plan import Setting
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.references import Target, collect_targets, resolve_blocks, resolve_references
from book.render.printing import measure
from book.source import Span
from book.vocabulary import ENGLISH, vocabulary_of


def read_manuscript(loaded: LoadedBook, report: Report) -> Setting | None:
    """The book, its apparatus, images and fonts; None where a file or a record is missing. The report says the rest."""
    manifest = loaded.manifest
    documents = _read_documents(loaded, report)
    vocabulary = vocabulary_of(manifest.language)
    if vocabulary is None:
        report.add("MAN-030", loaded.source.value_span(("language",)), language=manifest.language)
        vocabulary = ENGLISH
    book = assemble_book(_listed_once(loaded), documents, vocabulary, manifest.editions.print.opening, report)
    has_notes = any(division.notes for division in book.divisions)
    if manifest.notes.placement == "book" and has_notes and DivisionKind.NOTES not in {d.kind for d in book.divisions}:
        report.add("STR-012", loaded.source.value_span(("notes", "placement")))
    lint_structure(book, report)
    fonts = _find_fonts(loaded, report)
    if fonts:
        covered = frozenset[int]().union(*(coverage(face) for face in fonts))
        lint_glyphs(book, manifest.editions.print.font.family, covered, report)
    images, widths = inspect_images(book, loaded.folder, measure(manifest), report)
    if any(division.file is not None and division.file not in documents for division in loaded.divisions):
        return None

    conventions = Conventions(
        language=manifest.language,
        original_language=manifest.original.language if manifest.original else None,
        quotation_marks=manifest.quotation_marks,
        contents_depth=manifest.contents.depth,
        contents_subtitles=manifest.contents.subtitles,
        sort_events=manifest.chronology.sort,
    )
    targets = collect_targets(book, vocabulary, report)
    _add_chronology(targets, book, loaded, report)
    targets |= collect_entry_targets(book, loaded, conventions)
    book = resolve_references(book, targets, report)

    def read_record(text: MarkdownText, anchor: str) -> Blocks:
        blocks = _read_record(text, anchor, loaded, report)
        return resolve_blocks(blocks, anchor, targets, report)

    apparatus_files = {PEOPLE_FILE, GLOSSARY_FILE, CHRONOLOGY_FILE, INDEX_FILE}
    if any(found.severity is Severity.ERROR and found.file in apparatus_files for found in report):
        return None  # a record that was left out would be missed at every mark
    texts = RecordTexts(
        notes={person.id: read_record(person.note, f"person-{person.id}") for person in loaded.people if person.note},
        definitions={
            term.id: read_record(term.definition, f"term-{term.id}") for term in loaded.glossary if term.definition
        },
        events={
            (at, place): read_record(event.text, f"event-{at + 1}-{place + 1}")
            for at, group in enumerate(loaded.chronology)
            for place, event in enumerate(group.events)
        },
    )
    book = expand_abbreviations(
        book,
        loaded.glossary,
        manifest.glossary.expand,
        before=manifest.glossary.expansion == "before",
        conventions=conventions,
        report=report,
    )
    apparatus = compile_apparatus(book, loaded, texts, report, conventions)
    book, apparatus = _leave_out_empty(book, apparatus, manifest, report)
    return Setting(
        book=book,
        apparatus=apparatus,
        manifest=manifest,
        vocabulary=vocabulary,
        fonts=fonts,
        images=images,
        image_widths=widths,
        folder=loaded.folder,
    )


def read_loose_texts(folder: Path, report: Report) -> None:
    """Parse whatever text there is, for its findings, in a folder whose manifest cannot be read."""
    for matter in Matter:
        for file in list_texts(folder, matter):
            text = read_text(folder, file, Span(file, 0), report)
            if text is not None:
                parse_document(Source(file, text), report, ENGLISH.lang)


def _listed_once(loaded: LoadedBook) -> tuple[ListedDivision, ...]:
    """The divisions, without a file's second place in the contents, which `load_manifest` has reported."""
    files = [division.file for division in loaded.divisions]
    kept = [number for number, file in enumerate(files) if file is None or files.index(file) == number]
    listed = (loaded.divisions[number] for number in kept)
    return tuple(
        division if division.part is None else replace(division, part=kept.index(division.part)) for division in listed
    )


def _add_chronology(targets: dict[str, Target], book: Book, loaded: LoadedBook, report: Report) -> None:
    """Add the groups of the chronology that have ids to what can be referred to, if the chronology is in the book."""
    if not any(division.kind is DivisionKind.CHRONOLOGY and division.generated for division in book.divisions):
        return
    for group in loaded.chronology:
        if group.id is None:
            continue
        span = group.events[0].span
        if group.id in targets:
            first = targets[group.id].span
            report.add("REF-002", span, id=group.id, first=f"{first.file}:{first.line}")
        else:
            title = (Text(text=group.title, span=span),) if group.title else ()
            targets[group.id] = Target(group.id, span, None, None, title)


def _leave_out_empty(book: Book, apparatus: Apparatus, manifest: Manifest, report: Report) -> tuple[Book, Apparatus]:
    """The book without generated divisions that have nothing to show; each is reported (STR-011)."""
    notes = tuple(note for division in book.divisions for note in division.notes)
    entries: dict[DivisionKind, tuple[object, ...]] = {
        DivisionKind.ILLUSTRATIONS: apparatus.illustrations,
        DivisionKind.PLATES: apparatus.plates,
        DivisionKind.TABLES: apparatus.tables,
        DivisionKind.NOTES: notes if manifest.notes.placement == "book" else (),
        DivisionKind.ABBREVIATIONS: apparatus.abbreviations,
        DivisionKind.GLOSSARY: apparatus.glossary,
        DivisionKind.CHRONOLOGY: apparatus.chronology,
        DivisionKind.BIOGRAPHICAL_NOTES: apparatus.biographical_notes,
        DivisionKind.INDEX: apparatus.index,
    }
    empty = {
        division.id for division in book.divisions if division.generated and not entries.get(division.kind, (division,))
    }
    if not empty:
        return book, apparatus
    for division in book.divisions:
        if division.id in empty:
            report.add("STR-011", division.span, kind=division.kind.value)
    kept = Book(divisions=tuple(division for division in book.divisions if division.id not in empty))
    contents = build_contents(kept, manifest.contents.depth, subtitles=manifest.contents.subtitles)
    return kept, replace(apparatus, contents=contents)


def _read_documents(loaded: LoadedBook, report: Report) -> dict[str, Document]:
    """Every file of the contents that can be read, parsed."""
    documents = {}
    for division in loaded.divisions:
        if division.file is None or division.file in documents:
            continue
        text = read_text(
            loaded.folder, division.file, division.span, Report()
        )  # `load_manifest` reported what is wrong
        if text is not None:
            documents[division.file] = parse_document(
                Source(division.file, text), report, loaded.manifest.language, loaded.manifest.quotation_marks
            )
    return documents


def _read_record(text: MarkdownText, anchor: str, loaded: LoadedBook, report: Report) -> Blocks:
    """The Markdown of a record, as blocks with ids under the anchor of its entry.

    They have two hyphens in them, which no record's own id can have.
    """
    source = Source(text.span.file, text.text, first_line=text.span.line, indent=(text.span.column or 1) - 1)
    document = parse_document(source, report, loaded.manifest.language, loaded.manifest.quotation_marks)
    for note in document.notes:
        report.add("NTE-010", note.span)
    return identify_blocks(document.blocks, Numbering(division=f"{anchor}--text"), {})


def _find_fonts(loaded: LoadedBook, report: Report) -> tuple[FontFace, ...]:
    """The faces the book is set in: its own, or Literata."""
    fonts = loaded.manifest.editions.print.font
    if fonts.regular is None:
        return bundled_family(Path(str(files("book") / "styles")))
    given: dict[FaceName, str | None] = {
        "regular": fonts.regular,
        "italic": fonts.italic,
        "bold": fonts.bold,
        "bold italic": fonts.bold_italic,
    }
    found = {
        name: find_file(loaded.folder, file, loaded.source.value_span(("editions", "print", "font")), Report())
        for name, file in given.items()
        if file is not None
    }
    paths = {name: path for name, path in found.items() if path is not None}  # `load_manifest` reported the others
    span = loaded.source.value_span(("editions", "print", "font"))
    return load_family(fonts.family, paths, span, report)
