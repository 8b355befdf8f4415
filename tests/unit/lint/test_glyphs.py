"""Characters that the book's fonts do not have, each at its place."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.lint.glyphs import lint_glyphs
from tests.books import chapter

LATIN = frozenset(range(0x20, 0x7F)) | {0x2018, 0x2019, 0x201C, 0x201D, 0x2013, 0x2014, 0xA0}


def found_in(text: str, coverage: frozenset[int] = LATIN) -> list[tuple[str, int, str]]:
    report = Report()
    lint_glyphs(chapter(f"# One\n\n{text}\n"), "Literata", coverage, report)
    return [(found.code, found.line, found.message) for found in report]


def test_a_character_that_no_face_has_fnt_010() -> None:
    assert found_in("A \N{CJK UNIFIED IDEOGRAPH-4E00} here.") == [
        ("FNT-010", 3, 'no face of "Literata" has the character "\u4e00" (U+4E00 CJK UNIFIED IDEOGRAPH-4E00)')
    ]
    assert found_in("A word here.") == []


def test_every_kind_of_text_is_looked_at() -> None:
    text = """\
## Section ☃

> *☃* `☃`

| ☃

- ☃

| ☃ |
|---|
| ☃ |

Table: ☃.

![☃](a.svg){alt="x" credit="☃"}

```
☃
```

A note.[^n]

[^n]: ☃
"""
    marked = [number for number, line in enumerate(text.split("\n"), start=3) if "☃" in line]
    assert len(marked) == 10
    assert [line for _, line, _ in found_in(text)] == [19 if line == 20 else line for line in marked]  # code: its fence


def test_a_title_is_looked_at() -> None:
    report = Report()
    lint_glyphs(chapter("# One ☃\n\nx\n"), "Literata", LATIN, report)
    assert [(found.code, found.line) for found in report] == [("FNT-010", 1)]


def test_one_finding_a_character_and_line() -> None:
    assert len(found_in("☃ ☃ and ☃")) == 1
    assert len(found_in("☃ and ☄")) == 2
    assert len(found_in("☃\n\n☃")) == 2


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "zero\u200bwidth", "a\u2060b"])
def test_characters_that_print_nothing_need_no_glyph(text: str) -> None:
    assert found_in(text) == []


def test_words_that_are_not_printed_are_left_alone() -> None:
    assert found_in('![A](a.svg){alt="☃"}') == []
