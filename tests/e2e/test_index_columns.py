"""A book whose index goes over many columns: entries named again in print, and in print alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from book.paginate.page_map_file import load_page_map
from tests.books import run_book, write_book
from tests.e2e.editions import epub_text, letters, page_list, pdf_text

MANIFEST = """\
title: A Book with an Index
author: A. N. Author
publisher: A Press
year: 2026
language: en-US
contents:
  body: [body/01.md]
  back: [index]
"""


def write_index_book(folder: Path) -> Path:
    """A chapter of marks: an entry of 160 subentries, one of many pages, and common ones, some of them Cyrillic."""
    marks = [f'[matter]{{ix="Left Opposition!matter {number:03}"}}' for number in range(160)]
    marks += [f'[word]{{ix="{letter}word {number}"}}' for letter in "abcmnoy" for number in range(9)]
    marks += [f'[слово]{{ix="{letter}лово {number}"}}' for letter in "сх" for number in range(3)]
    paragraphs = [f"In {mark} there is nothing to say of the year." for mark in marks]
    return write_book(folder, {"body/01.md": "# One\n\n" + "\n\n".join(paragraphs)}, MANIFEST)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_index_book(tmp_path_factory.mktemp("index"))


@pytest.mark.parametrize("profile", ["press", "digital"])
def test_entries_are_named_again_in_print_and_in_print_alone(folder: Path, profile: str) -> None:
    built = run_book("build", folder, "--profile", profile)
    assert built.returncode == 0, built.stdout + built.stderr
    page_map = load_page_map(folder / "build" / "page-map.json")
    (pdf,) = (folder / "build").glob("*.pdf")
    (epub,) = (folder / "build").glob("*.epub")
    assert len(page_map.continuations) >= 4
    named = sum(len(one.named) for one in page_map.continuations)
    assert letters(pdf_text(pdf)).count(letters("Left Opposition (continued)")) == named
    assert "continued" not in epub_text(epub)
    assert [label for label, _ in page_list(epub)] == [folio.label for folio in page_map.folios if folio.division]


def test_the_digital_edition_passes_the_validators(folder: Path, validators: dict[str, str]) -> None:
    checked = run_book("check", folder, "--profile", "digital", "--format", "json", environment=validators)
    found = [json.loads(line) for line in checked.stdout.splitlines()]
    assert [one for one in found if one["severity"] == "error" and one["code"] != "TOO-001"] == []
