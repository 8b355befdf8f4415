"""Notes: numbered links both ways, signed where they are not the author's."""

from __future__ import annotations

from pathlib import Path

from tests.books import MANIFEST
from tests.golden import GOLDENS, assert_golden
from tests.unit.render.fragments import fragments, show, show_chapter


def test_notes_of_the_whole_book(tmp_path: Path) -> None:
    text = (GOLDENS / "xhtml" / "notes.md").read_text(encoding="utf-8")
    found = fragments(tmp_path, text, MANIFEST + "notes: {placement: book}\n")
    assert_golden(show(found["notes"]), "xhtml/notes-of-the-book.html")
    assert "The figures differ." not in show(found["ch-01"])


def test_signatures_are_those_of_the_manifest(tmp_path: Path) -> None:
    notes = "notes: {signatures: {translator: T. W., author: A. A.}}\n"
    shown = show_chapter(
        tmp_path, "x[^a] y[^b] z[^c]\n\n[^a]: []{.translator} p\n\n[^b]: q\n\n[^c]: []{.editor} r\n", MANIFEST + notes
    )
    assert shown.count('class="signature"') == 3
    assert ">—T. W.<" in shown
    assert ">—A. A.<" in shown
    assert ">—Ed.<" in shown


def test_a_note_leads_back_to_its_reference_and_says_so(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "x[^a]\n\n[^a]: p\n", MANIFEST.replace("en-US", "de"))
    assert 'id="noteref-ch-01-1"' in shown
    assert 'href="#noteref-ch-01-1"' in shown
    assert 'aria-label="Zurück zur Anmerkungsziffer 1"' in shown
