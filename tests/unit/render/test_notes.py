"""Notes: numbered links both ways, signed where they are not the author's (NT-13 to NT-16)."""

from __future__ import annotations

from pathlib import Path

from book.render.elements import EPUB_TYPE, XHTML, parse_element
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


def test_references_and_notes_have_the_markup_that_readers_know_nt_13_nt_14_nt_16(tmp_path: Path) -> None:
    """No element in the link of a reference, and the roles on what may have them: the section, and the note."""
    collected = MANIFEST + "notes: {placement: book}\n"
    found = fragments(tmp_path, "# One\n\nx[^a] *y[^b]*\n\n[^a]: p\n\n[^b]: q\n", collected)
    text, notes = (parse_element(found[name].xhtml) for name in ("ch-01", "notes"))
    references = [one for one in text.iter() if one.get(EPUB_TYPE) == "noteref"]
    assert [(one.get("role"), one.text, len(one)) for one in references] == [
        ("doc-noteref", "1", 0), ("doc-noteref", "2", 0),
    ]  # fmt: skip
    assert (notes.tag, notes.get(EPUB_TYPE), notes.get("role")) == (f"{{{XHTML}}}section", "endnotes", "doc-endnotes")
    items = list(notes.iter(f"{{{XHTML}}}li"))
    assert [(one.get(EPUB_TYPE), one.get("role")) for one in items] == [(None, None)] * 2
    assert [(one[0].get(EPUB_TYPE), one[0].get("role")) for one in items] == [("footnote", "doc-footnote")] * 2
    assert [one[0].get("id") for one in items] == [one.get("href", "")[1:] for one in references]


def test_a_note_leads_back_to_its_reference_and_says_so_nt_06_nt_15(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "x[^a]\n\n[^a]: p\n", MANIFEST.replace("en-US", "de"))
    assert 'id="noteref-ch-01-1"' in shown
    assert ">1.</a> p" in shown
    assert 'href="#noteref-ch-01-1"' in shown
    assert 'aria-label="Zurück zur Anmerkungsziffer 1"' in shown
