"""Glossary and biographical notes on their pages: a headword keeps two lines of its entry (BN-09)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench.prose import make_sentences
from book.paginate.layout import _render
from book.render.fragment import Fragment
from tests.unit.paginate.index_sample import index_job


def make_entries(seed: int, count: int) -> Fragment:
    """Biographical notes of one to nine sentences."""
    chance = random.Random(seed)
    items = "".join(
        f'<div class="item"><dt id="person-{number}"><span class="headword">Name {number}</span></dt>'
        f'<dd id="note-{number}"><p>{" ".join(make_sentences(chance, chance.randint(1, 9)))}</p></dd></div>'
        for number in range(count)
    )
    return Fragment(
        division="biographical-notes",
        title="Biographical Notes",
        lang="en-US",
        xhtml='<section xmlns="http://www.w3.org/1999/xhtml" id="biographical-notes" class="biographical-notes">'
        f'<dl class="entries people">{items}</dl></section>',
    )


def lines_by_page(pages: list[Any]) -> dict[str, list[int]]:
    """For each headword and definition the pages of its lines."""

    def visit(box: Any, name: str, number: int) -> Iterator[tuple[str, int]]:
        if box.element is not None and box.element.tag in {"dt", "dd"}:
            name = box.element.get("id", "")
        if type(box).__name__ == "LineBox" and name:
            yield name, number
        for child in getattr(box, "children", ()):
            yield from visit(child, name, number)

    found: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        for name, on in visit(page._page_box, "", number):
            found.setdefault(name, []).append(on)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_a_headword_keeps_two_lines_of_its_entry(seed: int, tmp_path: Path) -> None:
    job = replace(index_job(tmp_path, make_entries(seed, 40)), division="biographical-notes")
    pages = _render(job).pages
    found = lines_by_page(pages)
    assert len(pages) > 3
    for number in range(40):
        head, note = found[f"person-{number}"], found[f"note-{number}"]
        assert note.count(head[-1]) >= min(2, len(note)), number
        assert note.count(note[-1]) >= min(2, len(note)), number
