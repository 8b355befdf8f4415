"""What may stand in the attributes of each mark, and what is said about the rest."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.parse.markdown import parse_document
from book.parse.reader import Source
from tests.unit.parse.sample import find_places


def help_for(text: str) -> list[str | None]:
    report = Report()
    parse_document(Source("a.md", text), report, "en")
    return [found.help for found in report if found.code == "SRC-005"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a]{.smalcaps}", "did you mean .smallcaps?"),
        ("[a]{persn=b}", "did you mean person=?"),
        ("[a](#b){.titel}", "did you mean .title?"),
        ("[a](https://b.c){.title}", "none can stand here"),
        ("[a](#b){#c}", "no id can stand here"),
        ("# a {.x}", "here can stand .principal, .unnumbered"),
        ("# a {zzzz=y}", "here can stand index=, ix=, running-head=, see-also=, sort-as=, subtitle="),
    ],
)
def test_the_help_names_what_was_meant_or_what_can_stand_there(text: str, expected: str) -> None:
    assert help_for(text) == [expected]


def test_every_part_that_does_not_belong_is_reported_where_it_stands() -> None:
    assert find_places("a [b]{.x\n.y z=1} c", "SRC-005") == [("SRC-005", 1, 7), ("SRC-005", 2, 1), ("SRC-005", 2, 4)]


def test_a_mark_with_an_unknown_part_keeps_its_words() -> None:
    report = Report()
    document = parse_document(Source("a.md", "a [b]{.x} c"), report, "en")
    assert len(document.blocks) == 1
