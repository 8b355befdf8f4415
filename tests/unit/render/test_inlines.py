"""Words in their language, and mentions of what has an entry."""

from __future__ import annotations

from pathlib import Path

from tests.books import MANIFEST
from tests.unit.render.fragments import show_chapter


def test_quotation_marks_follow_the_language_of_the_book(tmp_path: Path) -> None:
    words = "\"one 'two' three\""
    shown = [
        show_chapter(tmp_path, words + "\n", MANIFEST.replace("en-US", lang))
        .split("<p", 1)[1]
        .split(">", 1)[1]
        .split("<")[0]
        for lang in ("en-US", "en-GB", "de", "ru")
    ]
    assert shown == ["“one ‘two’ three”", "‘one “two” three’", "„one ‚two‘ three“", "«one „two“ three»"]


def test_only_the_first_mention_in_a_division_is_a_link_gl_07_gl_09(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "[A]{person=smirnov} [B]{person=smirnov}\n\n> [C]{term=nep}\n\n[D]{term=nep}\n")
    assert shown.count('href="#person-smirnov"') == shown.count('href="#term-nep"') == 1
    assert [word in shown for word in (">A</a>", ">B</span>", ">C</a>", ">D</span>")] == [True] * 4
    assert 'href="#term-nep" role="doc-glossref"' in shown


def test_a_mention_of_what_the_book_has_no_entry_for_is_an_anchor_and_no_link(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "[A]{person=smirnov}\n", MANIFEST + "contents: {back: [index]}\n")
    assert "href" not in shown
    assert "A</span>" in shown


def test_a_name_in_the_words_of_a_link_is_an_anchor_and_no_link_in_it(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "[[A]{person=smirnov}](https://example.org/) [B]{person=smirnov}\n")
    assert [word in shown for word in (">A</span></a>", ">B</a>")] == [True, True]


def test_titles_and_links_have_no_links_to_entries_in_them(tmp_path: Path) -> None:
    text = "## [A]{person=smirnov}\n\n[[B]{person=smirnov}](https://example.org) [C]{person=smirnov}\n"
    shown = show_chapter(tmp_path, text)
    assert shown.count('href="#person-smirnov"') == 1
    assert [word in shown for word in (">A</span>", ">B</span>", ">C</a>")] == [True] * 3


def test_found_names_are_linked_like_marked_ones_in_the_text_and_in_notes(tmp_path: Path) -> None:
    collected = MANIFEST + "notes: {placement: book}\n"
    shown = show_chapter(tmp_path, "Smirnov and Smirnov.[^n]\n\n[^n]: Smirnov and Smirnov.\n", collected)
    assert shown.count('href="#person-smirnov"') == 1
    assert shown.count("mention-ch-01-") == 2
