"""What book.yaml may say, key by key: every fault at its place, and the nearest value that is none."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

from book.manifest.schema import Contributor, Editions, Fonts, Manifest, PrintEdition
from book.manifest.units import Length, TrimSize
from book.model.pages import Side
from tests.unit.manifest.books import FIVE_LINES, load_book


def test_five_lines_are_a_manifest(tmp_path: Path) -> None:
    outcome = load_book(tmp_path)
    assert not outcome.found
    manifest = outcome.loaded.manifest
    assert manifest.title == "The Clockmakers' Valley"
    assert manifest.author == ("Ada Lind",)
    assert manifest.year == 2026
    assert manifest.language == "en"
    assert manifest.quotation_marks == "american"
    assert manifest.notes.placement == "chapter"
    edition = manifest.editions.print
    assert edition.trim == TrimSize(432.0, 648.0)
    assert (edition.size, edition.leading, edition.bleed) == (Length(10.5), Length(13.5), Length(0.0))
    assert edition.margins.inside == Length(56.16)
    assert edition.opening is Side.RECTO
    assert edition.font.family == "Literata"


def test_values_are_strings_where_strings_are_wanted(tmp_path: Path) -> None:
    yaml = "title: 1984\nauthor: Null\nlanguage: no\nyear: '2026'\nplace: on\nedition: 1923-10-08\n"
    manifest = load_book(tmp_path, yaml).loaded.manifest
    assert (manifest.title, manifest.author, manifest.language) == ("1984", ("Null",), "no")
    assert (manifest.year, manifest.place, manifest.edition) == (2026, "on", "1923-10-08")


def test_a_key_without_a_value_is_the_same_as_no_key(tmp_path: Path) -> None:
    outcome = load_book(
        tmp_path, FIVE_LINES + "subtitle:\nisbn:\nsubjects: ~\ncontents:\neditions:\n  print:\n    margins:\n"
    )
    assert not outcome.found
    assert outcome.loaded.manifest.model_dump() == load_book(tmp_path).loaded.manifest.model_dump()


@pytest.mark.parametrize(
    ("line", "column", "problem"),
    [
        ("subtitle: [a]", 11, "`subtitle`: a list stands where words are expected"),
        ("subtitle: {a: b}", 11, "`subtitle`: a group of keys stands where words are expected"),
        ("subtitle: ''", 11, "`subtitle`: there are no words in it"),
        ("series: Studies", 9, "`series`: “Studies” stands where a group of keys is expected"),
        ("contributors: Ada", 15, "`contributors`: “Ada” stands where a list is expected"),
        ("contributors: [Ada]", 16, "`contributors`: “Ada” stands where a group of keys is expected"),
        ("lint: {allow: [a, ]}", 16, "`allow`: “a” stands where a group of keys is expected"),
        ("contributors: [{role: scrivener, name: A}]", 23, "`role`: “scrivener” is not a role"),
        ("series: {title: A, issn: 0317-8472}", 26, "`issn`: the ISSN “0317-8472” has a wrong check digit"),
        ("original: {title: A, language: Russian}", 32, "`language`: “Russian” is not a language tag"),
        ("quotation-marks: german", 18, "`quotation-marks`: “german” is not one of the words for this"),
        ("subjects: {bisac: HIS}", 19, "`bisac`: “HIS” is not a BISAC code"),
        ("subjects: {thema: [NHD, '!']}", 25, "`thema`: “!” is not a Thema code"),
        ("identifier: my-book", 13, "`identifier`: “my-book” is not an identifier"),
        ("modified: yesterday", 11, "`modified`: “yesterday” is not a date and time"),
        ("notes: {placement: end}", 20, "`placement`: “end” is not one of the words for this"),
        ("notes: {signatures: {editor: ''}}", 30, "`editor`: there are no words in it"),
        ("editions: {print: {trim: 6 x 9}}", 26, "`trim`: “6 x 9” has no unit"),
        ("editions: {print: {bleed: 3}}", 27, "`bleed`: “3” has no unit"),
        ("editions: {print: {bleed: 3in}}", 27, "`bleed`: a bleed of 216pt is more than any printer trims"),
        ("editions: {print: {size: 2pt}}", 26, "`size`: 2pt is not a measure of book type"),
        ("editions: {print: {leading: 9pt}}", 29, "`leading`: lines 9pt apart overlap in type of 10.5pt"),
        ("editions: {print: {opening: left}}", 29, "`opening`: “left” is not a side of the book"),
        ("editions: {print: {file: ../a.pdf}}", 26, "`file`: “../a.pdf” is not the name of a file to write"),
        ("editions: {print: {margins: {inside: 3em}}}", 38, "`inside`: “em” is not a unit of print"),
        ("editions: {epub: {file: a.pdf}}", 25, "`file`: “a.pdf” is not the name of a file to write"),
        ("editions: {epub: {cover: c.webp}}", 26, "`cover`: “c.webp” is not a file of the kind wanted here"),
        ("contents: [body/01.md]", 11, "`contents`: a list stands where a group of keys is expected"),
        ("contents: {body: body/01.md}", 18, "`body`: “body/01.md” stands where a list is expected"),
        ("contents: {body: [body/01.txt]}", 19, "`file`: “body/01.txt” is not a file of the kind wanted here"),
        ("contents: {body: [chaptr]}", 19, "`kind`: “chaptr” is not one of the words for this"),
        ("contents: {body: [{file: a.md, numbered: maybe}]}", 42, "`numbered`: “maybe” is neither true nor false"),
        ("contents: {body: [{file: a.md, id: Ch 1}]}", 36, "`id`: “Ch 1” is not an id"),
        ("lint: {allow: [{code: A, file: b, reason: c, line: 0}]}", 52, "`line`: “0” is too small"),
    ],
)
def test_a_bad_value_is_man_004_at_the_value(tmp_path: Path, line: str, column: int, problem: str) -> None:
    outcome = load_book(tmp_path, FIVE_LINES + line + "\n")
    bad = [finding for finding in outcome.found if finding.code == "MAN-004"]
    assert [(finding.file, finding.line, finding.column) for finding in bad] == [("book.yaml", 6, column)]
    assert bad[0].message == problem


@pytest.mark.parametrize(
    "line",
    [
        "subtitle: 1840",
        "series: {title: Studies}",
        "contributors: [{role: writer of preface, name: A}]",
        "quotation-marks: british",
        "subjects: {bisac: HIS010000, thema: NHD, keywords: clocks}",
        "modified: 2026-03-31",
        "notes: {placement: foot, signatures: {editor: —Ed.}}",
        "editions: {print: {trim: 152 x 229 mm, bleed: 3mm, size: 10pt, leading: 12pt, opening: any, file: a.pdf}}",
        "editions: {print: {margins: {inside: 30mm, outside: 20mm, top: 20mm, bottom: 25mm}}}",
        "contents: {body: [{file: body/01.md, numbered: no, id: ch-one}]}",
    ],
)
def test_a_good_value_is_none(tmp_path: Path, line: str) -> None:
    assert load_book(tmp_path, FIVE_LINES + line + "\n").codes == []


@pytest.mark.parametrize("year", ["soon", "12", "20266", "1923-10-08"])
def test_a_year_is_a_whole_number_of_our_times(tmp_path: Path, year: str) -> None:
    outcome = load_book(tmp_path, FIVE_LINES.replace("2026", year))
    assert outcome.places == [("MAN-004", "book.yaml", 4, 7)]


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "help_"),
    [
        ("publsher: X", 6, 1, "book.yaml has no key `publsher`", "did you mean publisher?"),
        ("series: {title: A, no: 1}", 6, 20, "`series` has no key `no`", "write one of: title, number, issn"),
        ("running_head: x", 6, 1, "book.yaml has no key `running_head`", "write one of: title, "),
        (
            "contents: {body: [{file: body/01.md, running_head: x}]}",
            6,
            38,
            "this item of `body` has no key",
            "running-head",
        ),
        ("editions: {print: {margins: {left: 1in}}}", 6, 30, "`margins` has no key `left`", "inside"),
        (
            "notes: {signatures: {translater: T}}",
            6,
            22,
            "`signatures` has no key `translater`",
            "did you mean translator?",
        ),
        (
            "contents: {body: [{part: A, chapters: [{fil: x}]}]}",
            6,
            41,
            "this item of `chapters` has no key `fil`",
            "file",
        ),
        ("span: x", 6, 1, "book.yaml has no key `span`", "one of"),
        ("'': x", 6, 1, "book.yaml has no key ``", "one of"),
        ("foo:", 6, 1, "book.yaml has no key `foo`", "one of"),
    ],
)
def test_an_unknown_key_is_man_002_at_the_key(
    tmp_path: Path, text: str, line: int, column: int, message: str, help_: str
) -> None:
    outcome = load_book(tmp_path, f"{FIVE_LINES}{text}\n")
    unknown = [finding for finding in outcome.found if finding.code == "MAN-002"]
    assert [(finding.file, finding.line, finding.column) for finding in unknown] == [("book.yaml", line, column)]
    assert message in unknown[0].message
    assert help_ in (unknown[0].help or "")


@pytest.mark.parametrize(
    ("yaml", "line", "column", "message"),
    [
        ("author: A\n", 1, 1, "book.yaml lacks `title`"),
        ("author: A\ntitle:\n", 2, 1, "book.yaml lacks `title`"),
        ("title: A\n", 1, 1, "book.yaml lacks `author`"),
        ("title: A\nauthor:\n", 2, 1, "book.yaml lacks `author`"),
        (FIVE_LINES + "series:\n  number: 3\n", 6, 1, "`series` lacks `title`"),
        (FIVE_LINES + "original: {title: A}\n", 6, 1, "`original` lacks `language`"),
        (FIVE_LINES + "contributors:\n  - role: editor\n", 7, 5, "this item of `contributors` lacks `name`"),
        (FIVE_LINES + "lint:\n  allow:\n    - code: A\n      file: b\n", 8, 7, "this item of `allow` lacks `reason`"),
    ],
)
def test_a_missing_key_is_man_003_where_it_should_stand(
    tmp_path: Path, yaml: str, line: int, column: int, message: str
) -> None:
    outcome = load_book(tmp_path, yaml)
    assert outcome.places == [("MAN-003", "book.yaml", line, column)]
    assert outcome.message == message


def test_contributors_make_an_author_needless(tmp_path: Path) -> None:
    assert not load_book(tmp_path, "title: A\ncontributors: [{role: editor, name: Ada Lind}]\n").found


@pytest.mark.parametrize("yaml", ["- title: A\n", "title\n"])
def test_a_file_that_is_no_group_of_keys_is_man_004(tmp_path: Path, yaml: str) -> None:
    outcome = load_book(tmp_path, yaml)
    assert outcome.places == [("MAN-004", "book.yaml", 1, 1)]


@pytest.mark.parametrize(
    ("isbn", "column"), [("9781402894627", 8), ("1-4028-9462-7", 8), ("97814028946", 8), ("'9781402894627'", 8)]
)
def test_a_wrong_isbn_is_man_007(tmp_path: Path, isbn: str, column: int) -> None:
    outcome = load_book(tmp_path, f"{FIVE_LINES}isbn:\n  pdf: {isbn}\n")
    assert outcome.places == [("MAN-007", "book.yaml", 7, column)]


def test_unquoted_digits_are_an_isbn(tmp_path: Path) -> None:
    manifest = load_book(
        tmp_path, f"{FIVE_LINES}isbn: {{print: 9781402894626, epub: 978-0-306-40615-7}}\n"
    ).loaded.manifest
    assert (manifest.isbn.print, manifest.isbn.epub) == ("9781402894626", "978-0-306-40615-7")


def test_margins_that_leave_no_type_area_are_refused_at_their_key(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, FIVE_LINES + "editions:\n  print:\n    margins: {inside: 3in, outside: 3in}\n")
    assert outcome.places == [("MAN-004", "book.yaml", 8, 14)]
    assert "type area of 0 x" in outcome.message


def test_a_family_of_the_books_own_needs_its_files(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, FIVE_LINES + "editions:\n  print:\n    font: {family: Garamond}\n")
    assert outcome.places == [("MAN-004", "book.yaml", 8, 11)]
    font = "font: {family: Garamond, regular: fonts/g.otf}"
    assert not load_book(tmp_path, f"{FIVE_LINES}editions:\n  print:\n    {font}\n", {"fonts/g.otf": b"x"}).found
    assert Fonts().regular is None


def test_credits_begin_with_the_authors_and_name_nobody_twice(tmp_path: Path) -> None:
    yaml = """\
title: A
author: [Ada Lind, Ludwig van der Velde]
translator: Josef Marek
contributors:
  - {role: editor, name: Ada Lind}
  - {name: Ludwig van der Velde, sort: "Velde, Ludwig van der"}
  - {role: aut, name: Third Author}
  - {role: foreword, name: Rosa Blum}
"""
    outcome = load_book(tmp_path, yaml)
    assert not outcome.found
    assert [(person.role, person.name, person.sort) for person in outcome.loaded.manifest.credits()] == [
        ("aut", "Ada Lind", "Lind, Ada"),
        ("aut", "Ludwig van der Velde", "Velde, Ludwig van der"),
        ("aut", "Third Author", "Author, Third"),
        ("trl", "Josef Marek", "Marek, Josef"),
        ("edt", "Ada Lind", "Lind, Ada"),
        ("wfw", "Rosa Blum", "Blum, Rosa"),
    ]


def test_a_text_of_several_lines_keeps_them(tmp_path: Path) -> None:
    manifest = load_book(tmp_path, FIVE_LINES + "cip: |\n  Names: Lind, Ada, author.\n    Title: A\n").loaded.manifest
    assert manifest.cip == "Names: Lind, Ada, author.\n  Title: A"


def test_the_date_of_a_version_is_kept_in_utc(tmp_path: Path) -> None:
    manifest = load_book(tmp_path, FIVE_LINES + "modified: 2026-03-31T12:00:00+02:00\n").loaded.manifest
    assert manifest.modified == "2026-03-31T10:00:00Z"


def test_in_python_fields_have_the_names_of_python() -> None:
    manifest = Manifest(title="A", author=("B",), quotation_marks="british", editions=Editions(print=PrintEdition()))
    assert manifest.quotation_marks == "british"
    assert Contributor(name="Ada Lind").sort == "Lind, Ada"
    with pytest.raises(ValidationError):
        manifest.title = "C"  # type: ignore[misc]


def test_a_manifest_crosses_a_process(tmp_path: Path) -> None:
    loaded = load_book(tmp_path, FIVE_LINES + "contents: {body: [body/01.md]}\n").loaded
    copy = pickle.loads(pickle.dumps(loaded))
    assert copy == loaded
    assert copy.manifest.contents.body[0].span == loaded.manifest.contents.body[0].span


@pytest.mark.parametrize(
    ("language", "asked", "style"),
    [
        ("en-US", "", "chicago"),
        ("en-GB", "", "hart"),
        ("de", "", "chicago"),
        ("en-GB", "index: {ranges: full}", "full"),
    ],
)
def test_ranges_are_shortened_as_is_usual_in_the_language_c4(
    tmp_path: Path, language: str, asked: str, style: str
) -> None:
    manifest = f"title: A\nauthor: B\npublisher: C\nyear: 2026\nlanguage: {language}\n{asked}\n"
    assert load_book(tmp_path, manifest).loaded.manifest.range_style() == style
