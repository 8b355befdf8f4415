"""Blank lines between blocks."""

from __future__ import annotations

import pytest

from tests.unit.parse.sample import find_places, read

BLOCKS = {
    "heading": "## a",
    "quotation": "> a",
    "list": "- a",
    "list of definitions": "a\n:   b",
    "section break": "* * *",
    "block of code": "```\na\n```",
    "table": "| a |\n|---|\n| b |",
    "container": "::: verse\na\n:::",
    "verse": "| a",
    "note": "[^n]: a",
    "paragraph": "a",
}


@pytest.mark.parametrize("block", BLOCKS.values())
@pytest.mark.parametrize("before", ["## b", "> b", "- b", "* * *", "```\nb\n```", "::: verse\nb\n:::", "| b", "b"])
def test_two_blocks_without_a_blank_line_between_are_never_read_silently(before: str, block: str) -> None:
    joined = {("- b", "- a"), ("| b", "| a"), ("b", "a"), ("- b", "a"), ("> b", "> a")}
    codes = read(f"x[^n]\n\n{before}\n{block}\n" + ("\n[^n]: c" if "[^n]" not in block else ""))[1]
    assert (codes == []) is ((before, block) in joined)


@pytest.mark.parametrize("block", BLOCKS.values())
@pytest.mark.parametrize("before", ["## b", "> b", "* * *", "```\nb\n```", "::: verse\nb\n:::", "b"])
def test_with_a_blank_line_all_is_well(before: str, block: str) -> None:
    assert read(f"x[^n]\n\n{before}\n\n{block}\n" + ("\n[^n]: c" if "[^n]" not in block else ""))[1] == []


def test_notes_may_follow_one_another_line_by_line() -> None:
    assert read("a[^b][^c]\n\n[^b]: d\n[^c]: e")[1] == []


def test_a_list_may_stand_right_under_the_words_of_an_item() -> None:
    assert read("- a\n  - b\n    1. c\n- d")[1] == []


def test_a_blank_line_in_a_quotation_has_its_sign() -> None:
    assert read("> a\n>\n> - b")[1] == []
    assert find_places("> a\n> - b") == [("SRC-010", 2, 3)]


def test_a_sign_without_words_does_not_part_a_quotation_from_what_follows() -> None:
    assert find_places("> a\n>\nb") == [("SRC-010", 3, None)]
