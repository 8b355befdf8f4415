"""Words and their marks, as XHTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import MANIFEST
from tests.golden import assert_golden
from tests.unit.render.fragments import fragments, show, show_chapter

WORDS = {
    "styles": "*emphasis* **strong** ***both*** [Kornilov]{.smallcaps} x^2^ H~2~O [Capital]{.title} `\"code\" & <x>`",
    "foreign": "[Что делать?]{lang=ru} [raison d'état]{.foreign lang=fr} [Die *Massen*]{.foreign lang=de}",
    "links": "[the *archive*](https://example.org/a?b=c&d=e) <https://example.org/a> <mailto:a@example.org>",
    "typography": "\"yes\" -- 'no' --- 1923--27 ... [\"да\"]{lang=ru} [\"ja\"]{lang=de} \\\"straight\\\" it's",
    "literals": "1 < 2 & 3 > 2, \\*stars\\*, [so-called], §?",
    "cross-references": "[](#here) [](#here){.title} [](#who){.title} [words](#who) p. [](#who){.page} "
    "[](#note-n)[^n]\n\n## Who {#who}\n\n[words]{#there} [there](#there)\n\n[^n]: A note.\n",
    "marks": "[Left Opposition]{ix=\"Left Opposition!formation of\"} []{ix=\"a; b!c\"} []{ix=\"a\" .principal} "
    "[Smirnov]{person=smirnov} [him]{person=smirnov} [Smirnov]{person=none} [NEP]{term=nep} [the NEP]{term=nep}",
    "several-marks": "[Левая оппозиция]{lang=ru ix=\"Left Opposition\" person=smirnov .smallcaps}",
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_words_become_the_xhtml_they_were_seen_to_become(name: str, tmp_path: Path) -> None:
    found = fragments(tmp_path, f"# One {{#here}}\n\n{WORDS[name]}\n")["here"]
    assert_golden(show(found), f"xhtml/{name}.html")


def test_quotation_marks_follow_the_language_of_the_book(tmp_path: Path) -> None:
    words = "\"one 'two' three\""
    shown = [
        show_chapter(tmp_path, words + "\n", MANIFEST.replace("en-US", lang)).split("<p", 1)[1].split(">", 1)[1].split("<")[0]
        for lang in ("en-US", "en-GB", "de", "ru")
    ]
    assert shown == ["“one ‘two’ three”", "‘one “two” three’", "„one ‚two‘ three“", "«one „two“ three»"]


def test_only_the_first_mention_in_a_division_is_a_link_gl_07(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "[A]{person=smirnov} [B]{person=smirnov}\n\n> [C]{term=nep}\n\n[D]{term=nep}\n")
    assert shown.count('href="#person-smirnov"') == shown.count('href="#term-nep"') == 1
    assert [word in shown for word in (">A</a>", ">B</span>", ">C</a>", ">D</span>")] == [True] * 4


def test_a_mention_of_what_the_book_has_no_entry_for_is_an_anchor_and_no_link(tmp_path: Path) -> None:
    shown = show_chapter(tmp_path, "[A]{person=smirnov}\n", MANIFEST + "contents: {back: [index]}\n")
    assert "href" not in shown
    assert "A</span>" in shown
