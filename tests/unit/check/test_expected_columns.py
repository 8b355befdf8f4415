"""Lines that name an entry again are expected where the page map has them, and nowhere else."""

from __future__ import annotations

from book.check.compare import is_complete
from book.check.expected_columns import add_continuations, headings_of
from book.check.units import Unit
from book.model.apparatus import IndexEntry
from book.model.pages import Continuation
from book.source import Span
from tests.unit.check.texts import sheet, text_of

HEADINGS = {"a": "Left Opposition", "b": "platform of", "c": "press of"}
SPAN = Span("body/01.md", 3)
UNITS = (
    Unit("letter", "L", SPAN),
    Unit("entry of the index", "Left Opposition 3 5", SPAN, "a"),
    Unit("entry of the index", "platform of 7 9", SPAN, "b"),
    Unit("entry of the index", "press of 11", SPAN, "c"),
)


def expect(*continuations: Continuation) -> list[str]:
    return [unit.text for unit in add_continuations(UNITS, continuations, HEADINGS, "continued")]


def at(anchor: str, before: str = "", *named: str) -> Continuation:
    return Continuation(sheet=1, named=named or ("a",), anchor=anchor, before=before)


def test_a_line_stands_before_the_subentry_that_begins_a_column() -> None:
    expected = ["L", "Left Opposition 3 5", "platform of 7 9", "Left Opposition continued", "press of 11"]
    assert expect(at("c")) == expected


def test_a_line_for_each_level() -> None:
    lines = expect(at("c", "", "a", "b"))
    assert lines[3:5] == ["Left Opposition continued", "platform of continued"]


def test_a_paragraph_that_goes_on_is_two_units() -> None:
    lines = expect(at("b", "platform of, 7,", "a", "b"))
    assert [line.strip() for line in lines[2:6]] == [
        "platform of 7", "Left Opposition continued", "platform of continued", "9",
    ]  # fmt: skip


def test_a_run_in_paragraph_goes_on_in_a_later_subentry() -> None:
    lines = expect(at("a", "Left Opposition, 3, 5; platform of, 7, 9; press"))
    assert [line.strip() for line in lines[3:]] == ["press", "Left Opposition continued", "of 11"]


def test_a_paragraph_may_go_on_twice() -> None:
    lines = expect(at("a", "Left Opposition, 3"), at("a", "Left Opposition, 3, 5; platform"))
    assert [line.strip() for line in lines[1:]] == [
        "Left Opposition 3", "Left Opposition continued", "5",
        "platform", "Left Opposition continued", "of 7 9", "press of 11",
    ]  # fmt: skip


def test_other_indexes_are_left_alone() -> None:
    assert expect(at("z")) == [unit.text for unit in UNITS]


def test_the_line_must_be_there_and_nowhere_else() -> None:
    units = tuple(add_continuations(UNITS, [at("c")], HEADINGS, "continued"))
    lines = ["L", "Left Opposition, 3, 5", "platform of, 7, 9", "Left Opposition (", "continued", ")", "press of, 11"]
    assert is_complete(text_of(units), [sheet("page 9", *lines)])
    assert not is_complete(text_of(units), [sheet("page 9", *lines[:3], lines[6])])
    assert not is_complete(text_of(units), [sheet("page 9", *lines[:2], *lines[3:6], lines[2], lines[6])])
    assert not is_complete(text_of(UNITS), [sheet("page 9", *lines)])


def test_headings_of_every_level_are_known() -> None:
    def entry(name: str, *below: IndexEntry) -> IndexEntry:
        return IndexEntry(
            id=name, heading=name.upper(), sort_key=(), locators=(), subentries=below, see=(), see_also=(), span=SPAN
        )

    assert headings_of([entry("a", entry("b", entry("c"))), entry("d")]) == {"a": "A", "b": "B", "c": "C", "d": "D"}
