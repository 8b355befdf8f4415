"""Files of sources: the same entries from three formats, and each fault at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.citations.entries import Entry, check_entry, read_entries
from book.diagnostics import Report
from book.manifest.sources import SourcesText
from tests.unit.citations.sources import SOURCES

JSON = """[
 {"id": "a", "type": "book", "title": "The Work: A Title", "language": "EN-gb", "issued": {"date-parts": [[1954]]},
  "author": [{"family": "Carr", "given": "E. H."}]},
 {"id": 7, "type": "chapter", "title": "B <i>c: d</i>", "title-short": "", "issued": "1923-10-08"}
]
"""
BIBTEX = """% comment
@string{ox = "Oxford"}
@book{a,
  title = {The {NEP}: A Study of \\emph{Pravda}},
  author = {Carr, E. H. and Иванов, И. И.},
  publisher = ox, year = 1954, keywords = {primary, party}, langid = {russian},
}

@article{b:2, title = "Second", author = "Smith, Anna", journal = "Slavic Review", date = {2001-06}}
"""


def read(file: str, text: str) -> tuple[tuple[Entry, ...], list[tuple[str, int, int | None]]]:
    report = Report()
    entries = read_entries([SourcesText(file=file, text=text)], report)
    return entries, [(found.code, found.line, found.column) for found in report]


def checked(text: str) -> list[str]:
    report = Report()
    for entry in read_entries([SourcesText(file="b.yaml", text=text)], report):
        check_entry(entry, report)
    return [found.code for found in report]


def test_csl_json_has_its_entries_with_their_lines() -> None:
    (first, second), found = read("b.json", JSON)
    assert found == []
    assert (first.key, first.span.line, first.lang) == ("a", 2, "en-GB")
    assert first.data["title-short"] == "The Work"
    assert (second.key, second.span.line) == ("7", 4)
    assert second.data["title-short"] == "B <i>c: d</i>"


def test_yaml_has_the_same() -> None:
    entries, found = read("b.yaml", SOURCES)
    assert (len(entries), found) == (10, [])
    assert entries[1].glosses == {"title": "What is to be done?"}
    assert "translated-title" not in entries[1].data
    assert entries[5].keywords == {"archive", "party"}
    (again, *_), _ = read("b.yaml", "references:\n" + SOURCES)
    assert (again.key, again.data, again.span.line) == (entries[0].key, entries[0].data, 2)


def test_bibtex_has_the_same() -> None:
    (first, second), found = read("b.bib", BIBTEX)
    assert found == []
    assert (first.key, first.span.line, second.key, second.span.line) == ("a", 3, "b:2", 9)
    assert first.data["author"] == [{"family": "Carr", "given": "E. H."}, {"family": "Иванов", "given": "И. И."}]
    assert first.data["title"] == "The NEP: A Study of <i>Pravda</i>"
    assert first.data["publisher"] == "Oxford"
    assert first.lang == "ru-RU"
    assert first.keywords == {"primary", "party"}


def test_bibtex_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("SECRET")
    ((entry,), _) = read(
        "b.bib", f"@book{{a, title = {{A \\input{{{secret}}} \\include{{{secret}}} B}}, year = 1954}}\n"
    )
    assert "SECRET" not in str(entry.data)


@pytest.mark.parametrize(
    ("file", "text", "line", "right"),
    [
        ("b.json", '[\n {"id": "a", "type": "book",\n}]\n', 3, '[\n {"id": "a", "type": "book"\n}]\n'),
        ("b.json", '[\n {"id": "a", "type": "book"}\n {"id": "b"}]', 3, '[{"id": "a", "type": "book"}]'),
        ("b.json", '{"id": "a"}', 1, "[]"),
        ("b.json", '[{"id": "a", "type": "book"}]\n]', 2, "[]\n"),
        ("b.json", "[" * 100_000, 1, "[]"),
        ("b.json", '[{"id": NaN}]', 1, "[]"),
        ("b.json", '[{"id": ' + "9" * 5000 + "}]", 1, "[]"),
        ("b.yaml", "id: a\ntype: book\n", 1, "- id: a\n  type: book\n"),
        ("b.bib", "@book{a,\n title = {A},\n\n@book{b, title = {B}}\n", 4, "@book{a,\n title = {A},\n}\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_bib_001(file: str, text: str, line: int, right: str) -> None:
    assert [(code, at) for code, at, _ in read(file, text)[1]] == [("BIB-001", line)]
    assert read(file, right)[1] == []


@pytest.mark.parametrize(
    ("entry", "right"),
    [
        ("type: book", "{id: a, type: book}"),
        ("just words", "{id: a, type: book}"),
        ("{id: a b, type: book}", "{id: a-b, type: book}"),
        ("{id: a, type: bok}", "{id: a, type: book}"),
        ("{id: a}", "{id: a, type: manuscript}"),
        ("{id: a, type: book, author: E. H. Carr}", "{id: a, type: book, author: [{literal: E. H. Carr}]}"),
        ("{id: a, type: book, author: [{name: Carr}]}", "{id: a, type: book, author: [{family: Carr}]}"),
        ("{id: a, type: book, issued: [1954]}", "{id: a, type: book, issued: {date-parts: [[1954]]}}"),
        ("{id: a, type: book, title: [A]}", "{id: a, type: book, title: A}"),
        ('{id: a, type: book, title: "A\ue000"}', "{id: a, type: book, title: A}"),
    ],
)
def test_an_entry_that_cannot_be_used_is_bib_002(entry: str, right: str) -> None:
    entries, found = read("b.yaml", f"- {{id: z, type: book}}\n- {entry}\n")
    assert [(code, line) for code, line, _ in found] == [("BIB-002", 2)]
    assert [one.key for one in entries] == ["z"]
    assert read("b.yaml", f"- {right}\n")[1] == []


def test_a_key_that_two_sources_have_is_bib_003() -> None:
    report = Report()
    first = SourcesText(file="a.yaml", text="- {id: a, type: book, title: A}\n- {id: b, type: book}\n")
    second = SourcesText(file="b.json", text='[\n{"id": "a", "type": "book"}]')
    entries = read_entries([first, second], report)
    (found,) = report
    assert (found.code, found.file, found.line) == ("BIB-003", "b.json", 2)
    assert "a.yaml:1" in found.message
    assert [(entry.key, entry.data.get("title")) for entry in entries] == [("a", "A"), ("b", None)]


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        ("{id: a, type: book, author: [{family: B}], title: C, issued: 1923}", []),
        ("{id: a, type: book, author: [{family: B}], title: C}", ["BIB-004"]),
        ("{id: a, type: book, author: [{family: B}], issued: 1923}", ["BIB-004"]),
        ("{id: a, type: book, title: C, issued: {literal: '[n.d.]'}}", []),
        ("{id: a, type: book, issued: 1923}", ["BIB-004", "BIB-004"]),
        ("{id: a, type: book, title: Правда, issued: 1923}", ["BIB-010"]),
        ("{id: a, type: book, title: Правда, issued: 1923, language: Russian}", ["BIB-010"]),
        ("{id: a, type: book, title: Правда, issued: 1923, language: ru}", []),
    ],
)
def test_what_a_reader_misses_is_bib_004_and_a_language_bib_010(entry: str, codes: list[str]) -> None:
    assert checked(f"- {entry}\n") == codes
