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
from book.apparatus.index_checks import check_index
from book.apparatus.notes import group_notes
from book.apparatus.record_notes import add_notes
from book.apparatus.wording import Conventions
from book.assemble import assemble_book, number_notes
from book.citations.cite import CitedBook, cite_book
from book.citations.entries import read_entries
from book.citations.rules import CitingRules
from book.diagnostics import Report, Severity
from book.fonts import FaceName, FontFace, bundled_family, coverage, has_feature, load_family
from book.identify import Numbering, identify_blocks
from book.images import inspect_images
from book.lint.glyphs import lint_glyphs
from book.lint.notes import lint_notes
from book.lint.structure import lint_structure
from book.manifest.apparatus_files import CHRONOLOGY_FILE, GLOSSARY_FILE, INDEX_FILE, PEOPLE_FILE
from book.manifest.contents import ListedDivision
from book.manifest.files import find_file, read_text
from book.manifest.load import LoadedBook, list_texts
from book.manifest.records import MarkdownText
from book.manifest.schema import Manifest, NoteSettings
from book.mentions.whole_book import BookSearch
from book.model.apparatus import Apparatus
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Blocks, Document, Note, Text
from book.paginate.plan import Setting
from book.parse.kept import KeptDocuments
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.references import Target, collect_targets, resolve_blocks, resolve_references
from book.render.printing import measure
from book.source import Span
from book.vocabulary import ENGLISH, vocabulary_of


def read_manuscript(loaded: LoadedBook, report: Report, kept: Path | None = None) -> Setting | None:
    """The book, its apparatus, images and fonts; None where a file or a record is missing. The report says the rest.

    In the folder `kept`, parsed files and citations as set are kept from build to build.
    """
    manifest = loaded.manifest
    search = BookSearch.of(loaded)
    parsed = _read_documents(loaded, report, KeptDocuments(kept and kept / "documents"))
    documents = search.search_divisions(parsed, _listed_once(loaded), report)
    vocabulary = vocabulary_of(manifest.language)
    if vocabulary is None:
        report.add("MAN-030", loaded.source.value_span(("language",)), language=manifest.language)
        vocabulary = ENGLISH
    opening, symbols = manifest.editions.print.opening, manifest.notes.symbols
    book = assemble_book(_listed_once(loaded), documents, vocabulary, opening, report, symbols)
    cited = _cite(book, loaded, report, kept and kept / "citations")
    book = cited.book
    _require_notes_division(book, loaded, report)
    lint_structure(book, report)
    fonts = _find_fonts(loaded, report)
    if fonts:
        covered = frozenset[int]().union(*(coverage(face) for face in fonts))
        listed = [entry.words for group in cited.bibliography for entry in group.entries]
        lint_glyphs(book, manifest.editions.print.font.family, covered, report, listed)
    images, widths = inspect_images(book, loaded.folder, measure(manifest), report)
    if any(division.file is not None and division.file not in documents for division in loaded.divisions):
        return None

    conventions = conventions_of(manifest)
    targets = collect_targets(book, vocabulary, report)
    _add_chronology(targets, book, loaded, report)
    targets |= {anchor: Target(anchor, span, None, None, ()) for anchor, span in cited.anchors.items()}
    targets |= collect_entry_targets(book, loaded, conventions)
    book = resolve_references(book, targets, report)

    footnotes: dict[str, Note] = {}

    def read_record(
        text: MarkdownText, anchor: str, own_person: str | None = None, own_term: str | None = None
    ) -> Blocks:
        document = search.search_record(_parse_record(text, loaded, report), own_person=own_person, own_term=own_term)
        blocks, notes = _identify_record(document, anchor, manifest.notes)
        for note in notes:
            footnotes[note.id] = replace(note, blocks=resolve_blocks(note.blocks, anchor, targets, report))
        return resolve_blocks(blocks, anchor, targets, report)

    apparatus_files = {PEOPLE_FILE, GLOSSARY_FILE, CHRONOLOGY_FILE, INDEX_FILE}
    if any(found.severity is Severity.ERROR and found.file in apparatus_files for found in report):
        return None  # a record that was left out would be missed at every mark
    texts = RecordTexts(
        notes={
            person.id: read_record(person.note, f"person-{person.id}", own_person=person.id)
            for person in loaded.people
            if person.note
        },
        definitions={
            term.id: read_record(term.definition, f"term-{term.id}", own_term=term.id)
            for term in loaded.glossary
            if term.definition
        },
        events={
            (at, place): read_record(event.text, f"event-{at + 1}-{place + 1}")
            for at, group in enumerate(loaded.chronology)
            for place, event in enumerate(group.events)
        },
        footnotes=footnotes,
    )
    search.check(report)
    book = expand_abbreviations(
        book,
        loaded.glossary,
        manifest.glossary.expand,
        before=manifest.glossary.expansion == "before",
        conventions=conventions,
        report=report,
    )
    apparatus = compile_apparatus(book, loaded, texts, report, conventions)
    _require_small_capitals(apparatus, fonts, loaded, report)
    book = add_notes(book, apparatus.record_notes)
    if not any(found.code == "STR-012" for found in report):
        _require_notes_division(book, loaded, report)
    lint_notes(book, manifest.notes, report)
    check_index(book, apparatus.indexes, loaded.glossary, report, conventions)
    apparatus = replace(apparatus, bibliography=cited.bibliography)
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


def conventions_of(manifest: Manifest) -> Conventions:
    """What the apparatus of a book has in common."""
    return Conventions(
        language=manifest.language,
        original_language=manifest.original.language if manifest.original else None,
        quotation_marks=manifest.quotation_marks,
        method=manifest.index.sort,
        hyphen=manifest.index.hyphen,
        cyrillic=manifest.index.cyrillic,
        people=manifest.index.people,
        terms=manifest.index.terms,
        run_in=manifest.index.style == "run-in",
        contents_depth=manifest.contents.depth,
        contents_subtitles=manifest.contents.subtitles,
        sort_events=manifest.chronology.sort,
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


def _require_notes_division(book: Book, loaded: LoadedBook, report: Report) -> None:
    """Collected notes need a place to stand in (STR-012)."""
    collected = group_notes(book, loaded.manifest.notes)
    if collected and DivisionKind.NOTES not in {division.kind for division in book.divisions}:
        report.add("STR-012", loaded.source.value_span(("notes", "placement")))


def _leave_out_empty(book: Book, apparatus: Apparatus, manifest: Manifest, report: Report) -> tuple[Book, Apparatus]:
    """The book without generated divisions that have nothing to show; each is reported (STR-011)."""
    entries: dict[DivisionKind, tuple[object, ...]] = {
        DivisionKind.ILLUSTRATIONS: apparatus.illustrations,
        DivisionKind.PLATES: apparatus.plates,
        DivisionKind.TABLES: apparatus.tables,
        DivisionKind.NOTES: group_notes(book, manifest.notes),
        DivisionKind.ABBREVIATIONS: apparatus.abbreviations,
        DivisionKind.GLOSSARY: apparatus.glossary,
        DivisionKind.CHRONOLOGY: apparatus.chronology,
        DivisionKind.BIOGRAPHICAL_NOTES: apparatus.biographical_notes,
        DivisionKind.BIBLIOGRAPHY: apparatus.bibliography,
    }
    empty = {
        division.id for division in book.divisions if division.generated and not entries.get(division.kind, (division,))
    }
    empty |= {index.division for index in apparatus.indexes if index.division and not index.groups}
    if not empty:
        return book, apparatus
    for division in book.divisions:
        if division.id in empty:
            report.add("STR-011", division.span, kind=division.kind.value)
    kept = Book(divisions=tuple(division for division in book.divisions if division.id not in empty))
    contents = build_contents(kept, manifest.contents.depth, subtitles=manifest.contents.subtitles)
    indexes = tuple(index for index in apparatus.indexes if index.division not in empty)
    return kept, replace(apparatus, contents=contents, indexes=indexes)


def _read_documents(loaded: LoadedBook, report: Report, kept: KeptDocuments) -> dict[str, Document]:
    """Every file of the contents that can be read, parsed."""
    documents = {}
    for division in loaded.divisions:
        if division.file is None or division.file in documents:
            continue
        text = read_text(
            loaded.folder, division.file, division.span, Report()
        )  # `load_manifest` reported what is wrong
        if text is not None:
            documents[division.file] = kept.parse(
                Source(division.file, text),
                report,
                loaded.manifest.language,
                loaded.manifest.quotation_marks,
                loaded.style.kind if loaded.style is not None else None,
            )
    kept.discard_others()
    return documents


def _cite(book: Book, loaded: LoadedBook, report: Report, cache: Path | None) -> CitedBook:
    """The book with its citations set; one that has no sources as it is."""
    if loaded.style is None:
        return CitedBook(book=book, bibliography=(), anchors={})
    manifest, place = loaded.manifest, loaded.source.value_span
    settings = manifest.bibliography
    rules = CitingRules(
        style=loaded.style,
        settings=settings,
        lang=manifest.language,
        quotation_marks=manifest.quotation_marks,
        span=place(("bibliography",)),
        nocite_spans=tuple(place(("bibliography", "nocite", number)) for number in range(len(settings.nocite))),
        heading_spans=tuple(place(("bibliography", "headings", number)) for number in range(len(settings.headings))),
        cache=cache,
    )
    return cite_book(book, read_entries(loaded.sources, report), rules, report)


def _parse_record(text: MarkdownText, loaded: LoadedBook, report: Report) -> Document:
    """The Markdown of a record, parsed."""
    source = Source(text.span.file, text.text, first_line=text.span.line, indent=(text.span.column or 1) - 1)
    return parse_document(source, report, loaded.manifest.language, loaded.manifest.quotation_marks)


def _identify_record(document: Document, anchor: str, settings: NoteSettings) -> tuple[Blocks, tuple[Note, ...]]:
    """The Markdown of a record, as blocks with ids under the anchor of its entry, and its notes.

    They have two hyphens in them, which no record's own id can have.
    """
    numbering = Numbering(division=f"{anchor}--text")
    notes = number_notes(document.notes, numbering.division, settings.symbols)
    by_label = {note.label: note for note in notes}
    blocks = identify_blocks(document.blocks, numbering, by_label)
    return blocks, tuple(
        replace(note, blocks=identify_blocks(note.blocks, numbering, by_label)) for note in notes
    )


def _require_small_capitals(
    apparatus: Apparatus, fonts: tuple[FontFace, ...], loaded: LoadedBook, report: Report
) -> None:
    """A family of the book's own needs small capitals for the heads of biographical notes (BIO-018, BN-08)."""
    own = loaded.manifest.editions.print.font.regular is not None
    regular = next((face for face in fonts if own and face.name == "regular"), None)
    if apparatus.biographical_notes and regular is not None and not has_feature(regular, "smcp"):
        report.add("BIO-018", loaded.source.value_span(("editions", "print", "font")), family=regular.family)


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
