"""Notes of every kind, in each of their places: built, validated, and read again from the finished editions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.books import MANIFEST, run_book, write_book
from tests.e2e.conftest import ADVICE, Built
from tests.e2e.editions import EPUB_TYPE, epub_text, epub_trees

WORDS = "The congress met in the old theatre and sat for eleven days, and nobody forgot the cold. "
LONG = "\n\n    ".join(
    [
        "A long note.",
        "> A quotation in it, of a line and some more words.",
        "| A verse\n    |   of two lines",
        "- a list\n    - of two items",
    ]
)


def chapter(number: int) -> str:
    """A chapter whose references and notes can be found by their words: "ref-2-7" and "note-2-7"."""
    paragraphs, notes = [], []
    for at in range(1, 19):
        key = f"{number}-{at}"
        words = f"{WORDS * 3}Said ref-{key}.[^a{at}] "
        more = LONG.replace("A long note.", f"note-{key} is long. {WORDS * 12}") if at == 9 else f"note-{key} {WORDS}"
        notes.append(f"[^a{at}]: {more}\n")
        if at % 3 == 0:
            words += f"A word symref-{key}[^t{at}] and symref-{key}b[^u{at}] of two senses. "
            notes.append(f"[^t{at}]: []{{.translator}} sym-{key} [Both]{{ix=senses}}.\n")
            notes.append(f"[^u{at}]: []{{.translator}} sym-{key}b See [](#note-t{at}).\n")
        paragraphs.append(words + WORDS * 2)
    paragraphs.insert(9, "## A Section[^section]")
    return (
        f"# Chapter {number}[^title]\n\n::: note\nunmarked-{number} An earlier version appeared elsewhere.\n:::\n\n"
        + "\n\n".join(paragraphs)
        + "\n\nTwo at one place.[^b][^c]\n\n[^b]: First.\n\n[^c]: Second.\n\n[^title]: A note on the title.\n\n"
        + "[^section]: A note on a section.\n\n"
        + "\n".join(notes)
    )


FILES: dict[str, str | bytes] = {
    "body/01.md": chapter(1),
    "body/02.md": chapter(2) + "\n[NEP]{term=nep}, [a congress]{term=congress}, [Smirnov]{person=smirnov}.\n",
    "glossary.yaml": "- headword: NEP\n  definition: |\n    A policy.[^n]\n\n    [^n]: note-of-nep\n"
    "- headword: congress\n  definition: |\n    A meeting.[^n] Of many.^[note-of-many]\n\n"
    "    [^n]: []{.translator} sym-of-congress\n",
    "chronology.yaml": "- title: 1923\n  events:\n    - {date: 8 October, text: 'A letter.^[note-of-letter]'}\n",
    "people.yaml": "- sort: Smirnov, Ivan\n  id: smirnov\n  born: 1881\n  note: |\n    A worker.[^n]\n\n"
    "    [^n]: note-of-smirnov with [a congress]{term=congress}\n",
}
BACK = "  back: [chronology, notes, glossary, biographical-notes, index]\n"
EXPECTED = {"NTE-004", "NTE-009", "IDX-008", "IDX-012", "IDX-007"}  # what is wrong with this book on purpose


def build(folder: Path, notes: str) -> Built:
    """The book with these settings of notes, without errors."""
    back = BACK if "placement: book" in notes else BACK.replace("notes, ", "", 1)
    print_edition = "editions: {print: {trim: 5in x 7.5in}}\n"
    contents = f"contents:\n  front: [title-page, contents]\n  body: [body/01.md, body/02.md]\n{back}"
    write_book(folder, FILES, f"{MANIFEST}notes: {{{notes}}}\n{print_edition}{contents}")
    ran = run_book("build", folder, "--profile", "digital")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return Built(folder=folder, output=folder / "build", log=ran.stderr)


PLACES = {
    "collected": "placement: book, symbols: [translator]",
    "chapter": "placement: chapter, symbols: [translator], symbols-placement: same",
    "foot": "placement: foot, symbols: [translator]",
}


@pytest.fixture(scope="module", params=list(PLACES))
def any_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Built]:
    return request.param, build(tmp_path_factory.mktemp(request.param), PLACES[request.param])


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The one with its notes at the back, and those of the translator at the foot."""
    return build(tmp_path_factory.mktemp("collected"), PLACES["collected"])


def pages(built: Built) -> list[tuple[str, str]]:
    """The label of every page of the PDF and its words, those broken at the end of a line put together."""
    with pypdfium2.PdfDocument(built.pdf) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        return [
            (pdf.get_page_label(at), re.sub(r"[\ufffe\u00ad]\s*|-\r?\n", "-", text)) for at, text in enumerate(texts)
        ]


def page_of(word: str, found: list[tuple[str, str]]) -> str:
    """The label of the one page that has a word."""
    (label,) = {label for label, text in found if re.search(rf"(?<![\w-]){word}(?![\w-])", text)}
    return label


def test_every_edition_passes_every_check(
    any_book: tuple[str, Built], validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("verapdf")
    _, built = any_book
    ran = run_book("check", built.folder, "--profile", "digital", "--format", "json", environment=validators)
    codes = {json.loads(line)["code"] for line in ran.stdout.splitlines()}
    assert codes - {"TOO-001"} - ADVICE <= EXPECTED
    assert ran.returncode == 0


def test_the_heads_of_collected_notes_are_those_of_the_pages_of_their_references_nt_11(collected: Built) -> None:
    """Worked out again from nothing but the words of the PDF."""
    found = pages(collected)
    of_text = {f"{number}-{at}": page_of(f"ref-{number}-{at}", found) for number in (1, 2) for at in range(1, 19)}
    heads = 0
    for _, text in found:
        keys = re.findall(r"(?<![\w-])note-(\d-\d+)(?![\w-])", text)
        head = re.search(r"Notes? to Pages? (\w+)(?:–(\w+))?", text, re.IGNORECASE)
        if not keys or head is None:
            continue
        heads += 1
        known = [int(of_text[key]) for key in keys]
        assert int(head[1]) <= min(known)
        assert int(head[2] or head[1]) >= max(known)
        assert head[0].casefold().startswith("notes to pages" if head[2] else "note")
    assert heads >= 3


def test_notes_with_symbols_are_on_the_page_of_their_reference_and_begin_again_there_nt_02_nt_09(
    collected: Built,
) -> None:
    found = pages(collected)
    for label, text in found:
        keys = re.findall(r"(?<![\w-])sym-(\d-\d+b?)(?![\w-])", text)
        assert all(page_of(f"symref-{key}", found) == label for key in keys)
        marks = re.findall(r"(\S+) sym-", text)
        assert marks == ["*", "†", "‡", "§", "||", "#"][: len(marks)]


def test_both_editions_have_the_same_marks(any_book: tuple[str, Built]) -> None:
    _, built = any_book
    printed = " ".join(text for _, text in pages(built))
    marked = re.compile(r"([*†‡§|#]+)\s*(sym-(?:\d-\d+b?|of-congress))")
    marks = marked.findall(printed)
    assert sorted(marks) == sorted(marked.findall(epub_text(built.epub)))
    assert len(marks) == 25


def test_numbers_side_by_side_are_told_apart_nt_05(any_book: tuple[str, Built]) -> None:
    _, built = any_book
    for text in (" ".join(text for _, text in pages(built)), epub_text(built.epub)):
        assert len(re.findall(r"Two at one place\.\s?21,\s?22", text)) == 2


def test_index_locators_name_notes_by_their_symbols_ix_35(any_book: tuple[str, Built]) -> None:
    _, built = any_book
    assert re.search(r"senses,\s\d+n[*†‡§]", pages(built)[-1][1])
    assert re.search(r"senses,\s\d+n[*†‡§]", epub_text(built.epub))


def test_notes_to_titles_are_not_in_contents_or_outline_nt_04(any_book: tuple[str, Built]) -> None:
    _, built = any_book
    trees = epub_trees(built.epub)
    (nav,) = (tree for name, tree in trees.items() if name.endswith("nav.xhtml"))
    assert "Chapter 2" in "".join(nav.itertext())
    assert not [one for one in nav.iter() if one.get(EPUB_TYPE) == "noteref"]
    with pypdfium2.PdfDocument(built.pdf) as pdf:
        assert {"1 Chapter 1", "2 Chapter 2", "A Section"} <= {one.get_title() for one in pdf.get_toc()}


def test_every_note_has_a_way_back_with_a_name_of_its_own_nt_15(any_book: tuple[str, Built]) -> None:
    _, built = any_book
    for tree in epub_trees(built.epub).values():
        notes = [one for one in tree.iter() if one.get(EPUB_TYPE) == "footnote"]
        ways = [one for note in notes for one in note.iter() if one.get("role") == "doc-backlink"]
        names = [one.get("aria-label", "") for one in ways]
        assert len(ways) == len(notes)
        assert len(set(names)) == len(names)
