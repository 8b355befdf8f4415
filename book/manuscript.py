"""read_manuscript: from a loaded manifest to a book ready to be laid out, with everything wrong in it reported.

Files are parsed, assembled and resolved, the apparatus is compiled, images and fonts are looked into. Where a file
cannot be read, references into it are not looked for, so that one mistake is not reported as many.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from book.apparatus.compile import RecordTexts, compile_apparatus
from book.apparatus.wording import Conventions
from book.assemble import assemble_book
from book.diagnostics import Report
from book.fonts import FaceName, FontFace, bundled_family, coverage, load_family
from book.identify import Numbering, identify_blocks
from book.images import inspect_images
from book.lint.glyphs import lint_glyphs
from book.lint.structure import lint_structure
from book.manifest.files import read_text
from book.manifest.load import LoadedBook
from book.manifest.records import MarkdownText
from book.model.content import Blocks, Document
from book.paginate.plan import Setting
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.references import collect_targets, resolve_blocks, resolve_references
from book.render.printing import measure
from book.vocabulary import ENGLISH, vocabulary_of


def read_manuscript(loaded: LoadedBook, report: Report) -> Setting | None:
    """The book, its apparatus, images and fonts; None where a file could not be read. See the report for the rest."""
    manifest = loaded.manifest
    documents = _read_documents(loaded, report)
    vocabulary = vocabulary_of(manifest.language)
    if vocabulary is None:
        report.add("MAN-030", loaded.source.value_span(("language",)), language=manifest.language)
        vocabulary = ENGLISH
    book = assemble_book(loaded.divisions, documents, vocabulary, manifest.editions.print.opening, report)
    lint_structure(book, report)
    fonts = _find_fonts(loaded, report)
    lint_glyphs(book, frozenset().union(*(coverage(face) for face in fonts)), report)
    images, widths = inspect_images(book, loaded.folder, measure(manifest), report)
    if any(division.file is not None and division.file not in documents for division in loaded.divisions):
        return None

    targets = collect_targets(book, vocabulary, report)
    book = resolve_references(book, targets, report)

    def read_record(text: MarkdownText, anchor: str) -> Blocks:
        blocks = _read_record(text, anchor, loaded, report)
        return resolve_blocks(blocks, anchor, targets, report)

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
    conventions = Conventions(
        language=manifest.language,
        original_language=manifest.original.language if manifest.original else None,
        quotation_marks=manifest.quotation_marks,
    )
    apparatus = compile_apparatus(book, loaded, texts, report, conventions)
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


def _read_documents(loaded: LoadedBook, report: Report) -> dict[str, Document]:
    """Every file of the contents that can be read, parsed."""
    documents = {}
    for division in loaded.divisions:
        if division.file is None or division.file in documents:
            continue
        text = read_text(loaded.folder, division.file, division.span, Report())  # `load_manifest` reported what is wrong
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
    paths = {name: loaded.folder / file for name, file in given.items() if file is not None}
    span = loaded.source.value_span(("editions", "print", "font"))
    return load_family(fonts.family, paths, span, report)
