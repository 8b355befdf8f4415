"""What is right key by key in book.yaml and wrong as a whole, and the files that it names.

Comes in: a manifest that is valid, or what is good of one. Everything found goes to the report.
"""

from __future__ import annotations

from difflib import get_close_matches
from itertools import combinations
from pathlib import Path

from book.codes import CODES
from book.diagnostics import Report
from book.manifest.contents import ListedDivision
from book.manifest.files import check_file, read_text
from book.manifest.findings import Checked
from book.manifest.isbn import isbn_digits
from book.manifest.names import is_sort_form_doubtful
from book.manifest.schema import Manifest
from book.manifest.yaml_source import KeyPath


def check_manifest(checked: Checked[Manifest], folder: Path, report: Report) -> None:
    """Check what takes more than one key.

    Reports MAN-003 for a book by nobody, MAN-008 for an ISBN of two formats, MAN-020 for doubtful sort forms, LNT-003
    for suppressions of codes that do not exist, and what `files.check_file` says of the cover and the fonts.
    """
    manifest, source = checked.value, checked.source
    if not manifest.credits() and checked.whole:
        help_ = "write author: with a name, or contributors: with roles and names"
        report.add("MAN-003", source.key_span(("author",)), key="author", where=source.file, help=help_)
    isbns = {name: isbn for name in ("print", "epub", "pdf") if (isbn := getattr(manifest.isbn, name)) is not None}
    for first, second in combinations(isbns, 2):
        if isbn_digits(isbns[first]) == isbn_digits(isbns[second]):
            report.add("MAN-008", source.value_span(("isbn", second)), isbn=isbns[second], format=second, other=first)
    _check_sort_forms(checked, report)
    for number, allow in enumerate(manifest.lint.allow):
        if ":" not in allow.code and allow.code not in CODES:  # epubcheck:RSC-005 is another tool's
            nearest = get_close_matches(allow.code.upper(), CODES, n=1)
            help_ = f"did you mean {nearest[0]}?" if nearest else "copy the code from the finding"
            report.add("LNT-003", source.value_span(("lint", "allow", number, "code")), code=allow.code, help=help_)
    fonts = manifest.editions.print.font
    named: dict[KeyPath, str | None] = {("editions", "epub", "cover"): manifest.editions.epub.cover}
    for face in ("regular", "italic", "bold", "bold-italic"):
        named["editions", "print", "font", face] = getattr(fonts, face.replace("-", "_"))
    for path, name in named.items():
        if name is not None:
            check_file(folder, name, source.value_span(path), report)


def check_texts(divisions: tuple[ListedDivision, ...], folder: Path, report: Report) -> None:
    """Check that every text of the book can be read, each once: see `files.read_text`."""
    named = {division.file: division for division in reversed(divisions) if division.file is not None}
    for name, division in named.items():
        read_text(folder, name, division.file_span or division.span, report)


def _check_sort_forms(checked: Checked[Manifest], report: Report) -> None:
    """Report MAN-020 for sort forms made from names that may file under another word."""
    manifest = checked.value
    made: dict[KeyPath, str] = {}
    for number, person in enumerate(manifest.contributors):
        if "sort" not in person.model_fields_set:
            made["contributors", number, "name"] = person.name
    given = {person.name for person in manifest.contributors}
    for key in ("author", "translator"):
        names = getattr(manifest, key)
        made |= {(key, number): name for number, name in enumerate(names) if name not in given}
    people = {person.name: person.sort for person in manifest.credits()}
    for path, name in made.items():
        if is_sort_form_doubtful(name):
            report.add("MAN-020", checked.source.value_span(path), name=name, sort=people[name])
