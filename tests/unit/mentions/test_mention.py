"""Places in the words of a message."""

from __future__ import annotations

from book.mentions.mention import also_at, show_places
from book.source import Span


def test_lines_are_told_by_file_each_once() -> None:
    spans = [Span("a.md", 3, 1), Span("a.md", 3, 9), Span("a.md", 5), Span("b.md", 1)]
    assert show_places(spans) == "a.md, lines 3, 5; b.md, line 1"
    assert also_at(spans[:1]) == ""
    assert also_at(spans[1:3]) == "; also a.md, line 5"


def test_of_many_lines_the_first_are_told() -> None:
    assert show_places([Span("a.md", line) for line in range(1, 21)]).endswith("11, 12, and 8 more")
