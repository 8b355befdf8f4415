"""Where containers begin and end."""

from __future__ import annotations

import pytest

from book.model.content import LanguageBlock, Verse
from tests.unit.parse.sample import blocks_of, find_places, read, read_well


@pytest.mark.parametrize(
    "opening", ["::: verse", ":::verse", "::::: verse", "::: verse :::", "::: {.verse}", ":::{.verse}"]
)
def test_three_colons_or_more_and_a_name_open_a_container(opening: str) -> None:
    assert len(blocks_of(read_well(f"{opening}\na\n:::"), Verse)) == 1


@pytest.mark.parametrize("closing", [":::", "::::::", ":::  "])
def test_a_line_of_colons_closes_it(closing: str) -> None:
    document = read_well(f"::: verse\na\n{closing}\n\nb")
    assert len(document.blocks) == 2


def test_a_line_of_colons_closes_the_container_opened_last() -> None:
    document = read_well("::: {lang=ru}\n::: {lang=de}\na\n:::\n\nb\n:::\n\nc")
    assert [len(block.blocks) for block in blocks_of(document, LanguageBlock)] == [2, 1]
    assert len(document.blocks) == 2


def test_colons_in_code_close_nothing() -> None:
    assert len(read_well("::: {lang=ru}\n```\n:::\n```\n\na\n:::\n\nb").blocks) == 2


def test_containers_stand_in_lists_and_quotations() -> None:
    assert len(blocks_of(read_well("- a\n\n  ::: verse\n  b\n  :::\n- c"), Verse)) == 1
    assert len(blocks_of(read_well("> ::: verse\n> b\n> :::\n\nc"), Verse)) == 1


def test_a_container_that_is_not_closed_goes_to_the_end_of_what_it_stands_in() -> None:
    assert find_places("::: {lang=ru}\n> ::: verse\n> a\n\nb\n:::\n\nc") == [("SRC-006", 2, None)]
    assert find_places("- ::: verse\n  a\n\nb") == [("SRC-006", 1, None)]


@pytest.mark.parametrize("line", ["::: a b", "::: {.verse} a", ":::verse:", "::: {.a}}", "::: 1"])
def test_colons_with_anything_else_are_reported(line: str) -> None:
    assert read(f"{line}\nc")[1][0] in {"SRC-003", "SRC-018"}
