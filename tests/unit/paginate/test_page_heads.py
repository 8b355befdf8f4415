"""Running heads of collected notes, from what stands on each page (NT-11)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from book.paginate.layout import lay_out
from book.vocabulary import vocabulary_of
from tests.unit.paginate.sample import document, make_job

HEADS = "@page { @top-center { content: string(note-head) } } @page :first { @top-center { content: none } }"


def lay_notes(folder: Path, notes: Sequence[tuple[str | None, str]], lang: str = "en") -> list[str]:
    """The heads of the pages on which notes stand, each with the page of its reference and its style."""
    words = vocabulary_of(lang)
    assert words is not None
    html = document(
        "<h1 id='title'>At the Back</h1>"
        + "".join(
            f'<div id="n{number}"{f" data-page={page}" if page else ""} style="{style}"><p id="p{number}">'
            f"{'So it is told in the books. ' * 20}</p></div>"
            for number, (page, style) in enumerate(notes)
        )
    )
    attributes = (
        f'data-note-to-page="{words.note_to_page}" data-notes-to-page="{words.notes_to_page}" '
        f'data-notes-to-pages="{words.notes_to_pages}"'
    )
    assert "<html " in html
    job = make_job(folder, html.replace("<html ", f"<html {attributes} ", 1), styles=HEADS)
    with pypdfium2.PdfDocument(lay_out(job, folder / "out.pdf").pdf) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    start = words.notes_to_pages[:4]
    return [next((line.strip() for line in text.splitlines() if line.startswith(start)), "") for text in texts]


NEW = "break-before: page"


def test_each_page_has_the_range_of_the_pages_whose_notes_begin_there_nt_11(tmp_path: Path) -> None:
    notes = [("1", ""), ("2", NEW), ("3", ""), ("8", ""), ("9", NEW), ("9", ""), ("12", NEW)]
    assert lay_notes(tmp_path, notes) == ["", "Notes to Pages 2–8", "Notes to Page 9", "Note to Page 12"]


def test_a_note_that_goes_on_counts_on_every_page_it_is_on_nt_11(tmp_path: Path) -> None:
    heads = lay_notes(tmp_path, [(str(page), "") for page in range(1, 20)])
    assert heads[0] == ""
    ranges = [re.findall(r"\d+", head) for head in heads[1:]]
    assert len(ranges) > 2
    assert any(first[-1] == second[0] for first, second in pairwise(ranges))
    assert ranges[-1][-1] == "19"


@pytest.mark.parametrize(
    ("lang", "expected"), [("en", "Notes to Pages ii–5"), ("ru", "Примечания к с. ii–5"), ("de", None)]
)
def test_roman_pages_come_before_arabic_ones_and_ranges_are_in_full(
    lang: str, expected: str | None, tmp_path: Path
) -> None:
    _, head = lay_notes(tmp_path, [("i", ""), ("ii", NEW), ("5", "")], lang)
    assert head == (expected or "Anmerkungen zu den Seiten ii–5")


def test_notes_whose_pages_are_not_known_count_for_nothing(tmp_path: Path) -> None:
    assert lay_notes(tmp_path, [("1", ""), (None, NEW), ("5", "")]) == ["", "Note to Page 5"]
