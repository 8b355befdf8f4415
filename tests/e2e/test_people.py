"""A small book with two men of one name: found, decided, linked and indexed, in both editions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.books import MANIFEST, places, read_book, run_book, write_book
from tests.e2e.conftest import Built
from tests.e2e.editions import epub_trees, pdf_text
from tests.e2e.test_unusual_books import build_and_check

CONTENTS = """\
notes: {placement: book}
original: {title: Оппозиция, language: ru}
contents:
  body:
    - body/01.md
    - {file: body/02.md, people: {Smirnov: smirnov-v-m}}
  back: [notes, glossary, biographical-notes, index]
"""
FILES: dict[str, str | bytes] = {
    "body/01.md": """\
# Trotsky and His Friends

I. N. Smirnov came with Leon
Trotsky to the soviet; V. M. Smirnov stayed away. Of A. P. Smirnov nothing is said, nor of Stalingrad. Then
Ivan *Smirnov* spoke, and [Smirnov]{person=smirnov-v-m} answered Trotsky's question.[^life]

> Троцкого и Смирнова не было.
>
> --- Smirnov, Ivan

[^life]: Trotsky, Leon. *My Life*. See also Trotsky on the soviets, and Koba.
""",
    "body/02.md": """\
# A Second Meeting

Smirnov was there again, as a letter of I. N. Smirnov (1881--1936) shows.[^two] The Trotskys were not.

[^two]: Smirnov kept no copy.
""",
    "people.yaml": """\
- id: smirnov-i-n
  sort: Smirnov, Ivan Nikitich
  original: Смирнов, Иван Никитич
  born: 1881
  died: 25 August 1936
  note: In the soviet with Trotsky; not to be taken for V. M. Smirnov. Smirnov was shot.
- id: smirnov-v-m
  sort: Smirnov, Vladimir Mikhailovich
  born: "1887"
  died: 26 May 1937
  note: An economist, and no relation of I. N. Smirnov.
- id: trotsky
  sort: Trotsky, Leon
  original: Троцкий, Лев Давидович
  birth-name: Bronstein, Lev Davidovich
  pseudonyms: [Antid Oto, Pero]
  born: 26 October [7 November] 1879
  died: 21 August 1940
  note: With Smirnov, Ivan, at the soviet.
- id: stalin
  sort: Stalin, Joseph
  pseudonyms: [Koba]
  born: c. 1878
  died: "1953"
""",
    "glossary.yaml": "- headword: soviet\n  original: совет\n  definition: A council, such as that of Trotsky.\n",
}  # fmt: skip
MANIFEST_OF_PEOPLE = MANIFEST + CONTENTS


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = write_book(tmp_path_factory.mktemp("people"), FILES, MANIFEST_OF_PEOPLE)
    ran = run_book("build", folder)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Built(folder=folder, output=folder / "build", log=ran.stderr)


def links(tree: etree._Element) -> list[tuple[str, str]]:
    """The links to entries: their words and where they lead."""
    found = tree.iterfind(".//{*}a[@class='entry']")
    return [("".join(link.itertext()), link.get("href", "").rsplit("#", 1)[-1]) for link in found]


def test_what_is_decided_is_linked_and_what_is_not_is_reported(book: Built) -> None:
    _, report = read_book(book.folder)
    assert [one for one in places(report) if one[0] != "BIO-002"] == [("BIO-012", "body/01.md", 4)]


def test_the_first_mention_in_each_division_leads_to_the_entry_in_the_epub(book: Built) -> None:
    trees = {name.rsplit("/", 1)[-1]: tree for name, tree in epub_trees(book.epub).items()}
    assert links(trees["ch-01.xhtml"]) == [
        ("I. N. Smirnov", "person-smirnov-i-n"), ("Leon Trotsky", "person-trotsky"), ("soviet", "term-soviet"),
        ("V. M. Smirnov", "person-smirnov-v-m"),
    ]  # fmt: skip
    assert links(trees["ch-02.xhtml"]) == [
        ("Smirnov", "person-smirnov-v-m"), ("I. N. Smirnov", "person-smirnov-i-n"), ("Trotskys", "person-trotsky"),
    ]  # fmt: skip
    assert links(trees["notes.xhtml"]) == [
        ("Trotsky, Leon", "person-trotsky"), ("soviets", "term-soviet"), ("Koba", "person-stalin"),
        ("Smirnov", "person-smirnov-v-m"),
    ]  # fmt: skip


def test_entries_lead_to_one_another_and_not_to_themselves(book: Built) -> None:
    trees = {name.rsplit("/", 1)[-1]: tree for name, tree in epub_trees(book.epub).items()}
    assert links(trees["biographical-notes.xhtml"]) == [
        ("soviet", "term-soviet"), ("Trotsky", "person-trotsky"), ("V. M. Smirnov", "person-smirnov-v-m"),
        ("I. N. Smirnov", "person-smirnov-i-n"), ("Smirnov, Ivan", "person-smirnov-i-n"), ("soviet", "term-soviet"),
    ]  # fmt: skip
    assert links(trees["glossary.xhtml"]) == [("Trotsky", "person-trotsky")]


def test_a_link_leads_to_the_whole_entry_so_that_readers_can_show_it_nt_17_nt_18(book: Built) -> None:
    tree = next(tree for name, tree in epub_trees(book.epub).items() if name.endswith("biographical-notes.xhtml"))
    (entry,) = tree.iterfind(".//*[@id='person-trotsky']")
    shown = " ".join("".join(entry.itertext()).split())
    assert shown.startswith("Trotsky, Leon Троцкий, Лев Давидович (26 October [7 November] 1879")
    assert "21 August 1940), born Lev Davidovich Bronstein; pseudonyms Antid Oto, Pero" in shown
    assert shown.endswith("at the soviet.")
    assert 9 <= len(shown) <= 5000
    glossary = next(tree for name, tree in epub_trees(book.epub).items() if name.endswith("glossary.xhtml"))
    (entry,) = glossary.iterfind(".//*[@id='term-soviet']")
    assert " ".join("".join(entry.itertext()).split()) == "soviet (совет) A council, such as that of Trotsky."


def test_links_are_in_the_pdf_and_cannot_be_seen(book: Built) -> None:
    with pikepdf.open(book.pdf) as pdf:
        annotations = [one for page in pdf.pages for one in page.get("/Annots", pikepdf.Array())]
        assert {"person-smirnov-i-n", "person-trotsky", "term-soviet"} <= {str(one.Dest) for one in annotations}
        assert {int(one.BS.W) for one in annotations} == {0}
    assert "born Lev Davidovich Bronstein" in " ".join(pdf_text(book.pdf).split())


def test_headings_of_the_index_are_theirs_who_were_found(book: Built) -> None:
    tree = next(tree for name, tree in epub_trees(book.epub).items() if name.endswith("index.xhtml"))
    terms = ["".join(term.itertext()) for term in tree.iterfind(".//*[@{http://www.idpf.org/2007/ops}type='index-term']")]
    assert {"Smirnov, Ivan Nikitich", "Smirnov, Vladimir Mikhailovich", "Stalin, Joseph", "Trotsky, Leon"} <= set(terms)


def test_a_name_nobody_has_decided_is_a_warning_bio_008(tmp_path: Path) -> None:
    folder = write_book(tmp_path, FILES, MANIFEST_OF_PEOPLE.replace(", people: {Smirnov: smirnov-v-m}", ""))
    ran = run_book("build", folder, "--only", "epub")
    assert ran.returncode == 0
    assert "body/02.md:3:1: warning[BIO-008]: “Smirnov” could mean 2 people; also body/02.md, line 5" in ran.stdout
    assert re.search(r"^ +\| \^$", ran.stdout, re.MULTILINE)


def test_the_book_passes_every_check(
    book: Built, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("java")
    assert {one["code"] for one in build_and_check(book.folder, validators)} <= {"BIO-012", "IDX-036"}
