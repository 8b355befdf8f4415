"""Every locator of the index, made again from the text of the printed pages: none is wrong, and none is missing.

The book is one of `bench.marked_book`, read with PDFium, which did not write it. With BOOK_LOCATORS=large in the
environment there is one more, of some 600 pages with 1,500 entries and 8,000 locators.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest

from bench.marked_book import LARGE, MarkedBook, Size, plural, write_marked_book
from book.model.pages import PageMap
from tests.books import MANIFEST, run_book
from tests.e2e.conftest import Built

CASES = [("chapter", 1, Size()), ("book", 2, Size()), ("foot", 3, Size())]
if os.environ.get("BOOK_LOCATORS") == "large":
    CASES.append(("book", 4, LARGE))


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the printed text: its page, and the note it stands in."""

    word: str
    sheet: int
    note: int | None


@dataclass(frozen=True)
class Read:
    """A book that was built, and what is printed in it: the words of its text, and the lines of its index."""

    marked: MarkedBook
    page_map: PageMap
    found: tuple[Found, ...]
    index: str

    def label(self, found: Found) -> str:
        """The label of a word's page."""
        return self.page_map.folios[found.sheet].label


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A book with its notes in one of the three places."""
    placement, seed, size = request.param
    folder = tmp_path_factory.mktemp("marked") / "book"
    manifest = f"{MANIFEST}notes: {{placement: {placement}}}\nindex: {{people: all}}\n"
    marked = write_marked_book(folder, seed, size, manifest)
    ran = run_book("build", folder, "--only", "pdf")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    built = Built(folder=folder, output=folder / "build", log=ran.stderr)
    page_map = built.page_map
    pages = list(_read_pages(built.pdf))
    owners = [folio.division for folio in page_map.folios]
    index = "\n".join(text for text, owner in zip(pages, owners, strict=True) if owner == "index")
    return Read(marked, page_map, tuple(_find_words(pages, owners, marked)), index)


def _read_pages(path: Path) -> Iterator[str]:
    """The text of every page but its running head and its folio, with words that lines divide made whole."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, 50, width, height - 50).replace("\r\n", "\n")
            yield text.replace("\N{HYPHEN}\n", "")


def _find_words(pages: list[str], owners: list[str | None], marked: MarkedBook) -> Iterator[Found]:
    """The words that stand for something, in the text and in the notes, in the order read."""
    known = {word: word for word in (*marked.words, *marked.people, *marked.opened, *marked.closed)}
    known |= {plural(surname): surname for surname in marked.people}
    note: int | None = None
    ends = ""
    for sheet, text in enumerate(pages):
        if owners[sheet] in {"contents", "biographical-notes", "index"}:
            continue
        for piece in re.finditer(r"[^\W_]+(?:-[^\W_]+)*", text):
            word = piece[0]
            if word in marked.notes:
                number = re.search(r"(\d+)\.?\s*$", text[: piece.start()])
                assert number is not None, f"{word} begins a note without a number"
                note, ends = int(number[1]), marked.notes[word]
            elif word in known:
                yield Found(known[word], sheet, note)
            if word == ends:
                note, ends = None, ""


def _expect(book: Read) -> dict[tuple[str, ...], set[str]]:
    """The locators of every heading, by what is printed on the pages."""
    places: dict[tuple[str, ...], list[Found]] = {}
    stretches: dict[tuple[str, ...], list[Found]] = {}
    for found in book.found:
        if found.word in book.marked.people:
            places.setdefault((book.marked.people[found.word],), []).append(found)
        elif found.word in book.marked.words:
            places.setdefault(book.marked.words[found.word], []).append(found)
        else:
            path = book.marked.opened.get(found.word) or book.marked.closed[found.word]
            stretches.setdefault(path, []).append(found)
    expected: dict[tuple[str, ...], set[str]] = {}
    for path in places.keys() | stretches.keys():
        ends = stretches.get(path)
        first, last = (ends[0].sheet, ends[1].sheet) if ends else (-1, -2)
        texts = {_write_range(book.label(ends[0]), book.label(ends[1]))} if ends else set()
        notes: dict[str, set[int]] = {}
        for found in places.get(path, ()):
            if first <= found.sheet <= last:
                continue
            if found.note is not None:
                notes.setdefault(book.label(found), set()).add(found.note)
            else:
                texts.add(book.label(found))
        texts |= {f"{label}n{number}" for label, numbers in notes.items() for number in numbers}
        expected[path] = texts
    return expected


def _single(locator: str) -> set[str]:
    """A locator of several notes as one for each of them."""
    several = re.fullmatch(r"(\w+)nn(\d+)–(\d+)", locator)
    if several is None:
        return {locator}
    return {f"{several[1]}n{number}" for number in range(int(several[2]), int(several[3]) + 1)}


def _write_range(first: str, last: str) -> str:
    """A range as Chicago shortens it: 321–28, 101–8, 100–104, 71–72."""
    if first == last:
        return first
    if int(first) < 100 or int(first) % 100 == 0 or len(first) != len(last):
        return f"{first}–{last}"
    changed = next(at for at in range(len(last)) if first[at] != last[at])
    return f"{first}–{last[min(changed, len(last) - (1 if int(first) % 100 < 10 else 2)) :]}"


def _read_index(book: Read, paths: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], set[str]]:
    """The locators that are printed under every heading, whatever lines they fall on."""
    text = re.sub(r"(?m)^(?:.*\(continued\)|[A-Z])\s*$", "", book.index)  # headings repeated, and letters
    text = re.sub(r"\s+\(chap\.\s+\d+\)", "", text)  # what tells notes of one number on a page apart
    words = {path[-1] for path in paths} | {path[0] for path in paths}
    heads = {word: re.escape(word).replace("\\ ", r"\s+") for word in words | {f"in {path[0]}" for path in paths}}
    lines = re.split(rf"(?m)^\s*({'|'.join(sorted(heads.values(), key=len, reverse=True))})(?=[,\s]|$)", text)
    found: dict[tuple[str, ...], set[str]] = {}
    above: list[str] = []
    known = set(paths) | {path[:depth] for path in paths for depth in range(1, len(path))}
    for heading, after in zip(lines[1::2], lines[2::2], strict=True):
        heading = " ".join(heading.split())
        depth = next(d for d in (2, 1, 0) if d <= len(above) and (*above[:d], heading) in known)
        above = [*above[:depth], heading]
        parts = [part.strip() for part in re.sub(r"\s+", " ", after).split(",") if re.search(r"\d", part)]
        found[tuple(above)] = {single for part in parts for single in _single(part)}
    return found


def test_every_locator_is_that_of_the_printed_words_and_none_is_missing(book: Read) -> None:
    expected = _expect(book)
    printed = _read_index(book, expected)
    assert len(expected) > 40
    wrong = {path: (printed.get(path), texts) for path, texts in expected.items() if printed.get(path) != texts}
    assert wrong == {}
    assert {path: texts for path, texts in printed.items() if texts and path not in expected} == {}


def test_what_only_looks_like_a_name_is_not_in_the_index(book: Read) -> None:
    assert book.marked.people
    assert all(f"{surname}grad" not in book.index for surname in book.marked.people)
