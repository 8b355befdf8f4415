"""Entries about a container, a section or a division open before its first words and close behind its last."""

from __future__ import annotations

import pytest

from book.apparatus.marks import iter_runs
from book.model.content import Extent, IndexMark, Inline, Text
from book.model.walk import iter_inlines
from tests.books import chapter
from tests.unit.parse.sample import nodes_of, read, read_well


def traced(text: str) -> str:
    """The words of a chapter as they are read; [A stands where the range of A opens, A] where it closes."""
    (division,) = chapter(text).divisions
    runs = (run.inlines for run in iter_runs(division))
    return " ".join(part for run in runs for node in iter_inlines(run) for part in _trace(node))


def _trace(node: Inline) -> list[str]:
    match node:
        case Text():
            return [node.text]
        case IndexMark(extent=Extent.OPEN):
            return [f"[{'!'.join(node.path)}"]
        case IndexMark(extent=Extent.CLOSE):
            return [f"{'!'.join(node.path)}]"]
        case _:
            return []


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("a\n\nb\n\nc", "a b c"),
        ("> a\n>\n> b", "a b"),
        ("> a\n>\n> [b]{.attribution}", "a b"),
        ("| a\n| b\n|\n| c", "a b c"),
        ("- a\n- b\n\n  - c\n  - d", "a b c d"),
        ("Term\n:   a\n\n    b", "Term a b"),
        ("| a | b |\n|---|---|\n| c |   |", "a b c"),
        ("| a | b |\n|---|---|\n| c | d |\n\nTable: T", "T a b c d"),
        ('![a](b.png){alt="c"}', "a"),
        ("```\na\n```\n\nb\n\n* * *", "b"),
        ("::: {lang=ru}\na\n\nb\n:::", "a b"),
        ("::: verse\na\nb\n\n[c]{.attribution}\n:::", "a b c"),
        ("::: letter\n::: dateline\na\n:::\n\nb\n\n::: signature\nc\n:::\n:::", "a b c"),
        ("::: interview\n[a]{.speaker} b\n\n[c]{.speaker} d\n:::", "a b c d"),
    ],
)
def test_a_container_is_enclosed_whatever_is_in_it(inside: str, expected: str) -> None:
    words = f"[X {expected} X]"
    assert traced(f'# T\n\n:::: {{ix="X"}}\n{inside}\n::::\n\nz') == f"T {words} z"


@pytest.mark.parametrize("opening", ['{.epigraph ix="X!y; Z"}', '{.epigraph ix="X!y; Z" lang=de}'])
def test_a_container_of_a_kind_or_a_language_can_have_entries(opening: str) -> None:
    text = f"# T\n\n::: {opening}\na\n\n[b]{{.attribution}}\n:::\n\nz"
    assert traced(text) == "T [X!y [Z a b Z] X!y] z"


def test_a_section_runs_to_the_next_heading_of_its_level() -> None:
    text = '# T\n\n## A {ix="X"}\n\na\n\n### B {ix="Y"}\n\nb\n\n## C {ix="Z"}\n\nc'
    assert traced(text) == "T [X A a [Y B b X] Y] [Z C c Z]"


def test_a_heading_of_level_1_encloses_its_division() -> None:
    assert traced('# T {#t ix="X"}\n\na\n\n## A\n\nb') == "[X T a A b X]"
    assert traced('# T {#t ix="X"}') == "[X T X]"


def test_a_section_inside_a_container_is_closed_once() -> None:
    text = '# T\n\n::: {ix="X"}\n## A {ix="Y"}\n\na\n:::\n\nb'
    assert traced(text) == "T [X [Y A a Y] X] b"


def test_what_stands_beside_the_entries_holds_for_both_ends() -> None:
    marks = nodes_of(read_well('::: {ix=A .principal index=places sort-as=B see-also="C; D"}\na\n:::'), IndexMark)
    assert [(mark.principal, mark.index, mark.sort_as, mark.see_also) for mark in marks] == [
        (True, "places", "B", ("C", "D"))
    ] * 2
    assert [mark.extent for mark in marks] == [Extent.OPEN, Extent.CLOSE]


def test_blocks_without_a_word_can_hold_no_range_idx_015() -> None:
    assert read("::: {ix=A}\n```\na\n```\n:::")[1] == ["IDX-015"]
    assert read("::: {ix=A}\n```\na\n```\n\nb\n:::")[1] == []
