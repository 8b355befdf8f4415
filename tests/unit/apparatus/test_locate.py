"""Locators as printed: IX-04, IX-34 to IX-36, and the checks of their number, IX-40 and IX-42."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from book.apparatus.locate import (
    UNKNOWN_PAGE,
    LocatorForm,
    NoteForm,
    check_locator_counts,
    find_ambiguous_notes,
    format_locators,
    iter_entries,
    used_locator_kinds,
)
from book.diagnostics import Report
from book.model.apparatus import IndexEntry, IndexGroup, Locator, LocatorKind
from book.model.book import Book
from tests.unit.apparatus.builders import codes, division, locator, messages, note

NOTE, FIGURE = LocatorKind.NOTE, LocatorKind.FIGURE
PLAIN = LocatorForm()


def texts(locators: Iterable[Locator], labels: dict[str, str], form: LocatorForm = PLAIN) -> list[str]:
    return [page.text for page in format_locators(locators, labels, form)]


def on_pages(*pages: str) -> tuple[tuple[Locator, ...], dict[str, str]]:
    """A plain locator on each page, and the labels."""
    return tuple(locator(f"a{at}") for at in range(len(pages))), {f"a{at}": page for at, page in enumerate(pages)}


def test_the_same_page_is_named_once_and_keeps_all_its_places() -> None:
    pages = format_locators(*on_pages("12", "12", "40"))
    assert [(page.text, page.anchors) for page in pages] == [("12", ("a0", "a1")), ("40", ("a2",))]


def test_adjacent_pages_stay_apart_ix_04() -> None:
    assert texts(*on_pages("123", "124", "125")) == ["123", "124", "125"]


def test_roman_pages_come_first_and_all_ascend_ix_34() -> None:
    assert texts(*on_pages("100", "9", "xiv", "ix", "40", "v")) == ["v", "ix", "xiv", "9", "40", "100"]


def test_the_principal_place_wins_on_its_page() -> None:
    labels = {"a": "12", "b": "12", "c": "13"}
    pages = format_locators((locator("a"), locator("b", principal=True), locator("c")), labels)
    assert [(page.text, page.principal) for page in pages] == [("12", True), ("13", False)]


@pytest.mark.parametrize(
    ("form", "one", "two", "three"),
    [
        (NoteForm.CHICAGO, "334n14", "334nn14–15", "334nn14–16"),
        (NoteForm.MHRA, "334\u00a0n.\u00a014", "334\u00a0nn.\u00a014\u00a0&\u00a015", "334\u00a0nn.\u00a014–16"),
        (NoteForm.OXFORD, "334\u202fn.\u202f14", "334\u202fnn.\u202f14–15", "334\u202fnn.\u202f14–16"),
    ],
)
def test_notes_are_named_with_their_page_ix_35(form: NoteForm, one: str, two: str, three: str) -> None:
    locators = tuple(locator(f"n{number}", NOTE, number) for number in (14, 15, 16))
    labels = {f"n{number}": "334" for number in (14, 15, 16)}
    for count, expected in enumerate((one, two, three), start=1):
        assert texts(locators[:count], labels, LocatorForm(notes=form)) == [expected]


def test_notes_that_do_not_follow_each_other_stay_apart_ix_35() -> None:
    locators = (locator("a", NOTE, 17), locator("b", NOTE, 14), locator("c", NOTE, 15))
    pages = format_locators(locators, {"a": "334", "b": "334", "c": "334"})
    assert [(page.text, page.notes, page.anchors) for page in pages] == [
        ("334nn14–15", (14, 15), ("b", "c")),
        ("334n17", (17,), ("a",)),
    ]
    assert texts(locators[1:], {"b": "334", "c": "335"}) == ["334n14", "335n15"]


def test_a_principal_note_is_not_joined_with_a_plain_one() -> None:
    locators = (locator("a", NOTE, 1), locator("b", NOTE, 2, principal=True))
    assert texts(locators, {"a": "9", "b": "9"}) == ["9n1", "9n2"]


def test_text_figure_and_notes_of_one_page_are_told_apart_ix_37() -> None:
    locators = (locator("n", NOTE, 2), locator("f", FIGURE), locator("t"), locator("m", NOTE, 2))
    pages = format_locators(locators, dict.fromkeys("nftm", "7"))
    assert [(page.text, page.label, page.kind) for page in pages] == [
        ("7", "7", LocatorKind.TEXT),
        ("7f", "7", FIGURE),
        ("7n2", "7", NOTE),
    ]


def test_notes_of_the_same_number_on_one_page_name_their_chapter_ix_36() -> None:
    book = Book(
        divisions=(
            division("ch-01", notes=(note(3, division="ch-01"), note(4, division="ch-01"))),
            division("ch-02", notes=(note(3, division="ch-02"),)),
        )
    )
    labels = {"note-ch-01-3": "345", "note-ch-01-4": "345", "note-ch-02-3": "345", "a": "345", "b": "345", "c": "345"}
    ambiguous = find_ambiguous_notes(book, labels)
    assert ambiguous == {("345", 3)}
    form = LocatorForm(ambiguous=ambiguous, qualifiers=(("ch-01", "chap. 1"), ("ch-02", "chap. 2")))
    locators = (
        locator("a", NOTE, 3, division="ch-01"),
        locator("b", NOTE, 4, division="ch-01"),
        locator("c", NOTE, 3, division="ch-02"),
    )
    assert texts(locators, labels, form) == ["345n3 (chap. 1)", "345n3 (chap. 2)", "345n4"]
    assert find_ambiguous_notes(book, labels | {"note-ch-02-3": "346"}) == frozenset()


def test_anchors_without_a_page_stand_last_each_by_itself() -> None:
    assert texts((locator("x"), locator("y"), locator("a")), {"a": "5"}) == ["5", UNKNOWN_PAGE, UNKNOWN_PAGE]
    assert texts((locator("x", NOTE, 1), locator("y", NOTE, 2)), {}) == [f"{UNKNOWN_PAGE}n1", f"{UNKNOWN_PAGE}n2"]


def test_nothing_in_nothing_out() -> None:
    assert format_locators((), {}) == ()


def entry(heading: str, locators: tuple[Locator, ...] = (), *subentries: IndexEntry) -> IndexEntry:
    return IndexEntry(
        id=heading, heading=heading, sort_key=(), locators=locators, subentries=subentries, see=(), see_also=()
    )


def counted(pages: int, same: int = 0, principal: int = 0) -> Report:
    """What is reported of an entry, and of a subentry, with so many pages."""
    found, labels = on_pages(*(str(page) for page in range(pages)), *["0"] * same)
    bold = tuple(locator(f"p{at}", principal=True) for at in range(principal))
    labels |= {f"p{at}": str(500 + at) for at in range(principal)}
    report = Report()
    check_locator_counts((IndexGroup(letter="N", entries=(entry("NEP", found + bold),)),), labels, report)
    return report


def test_too_many_pages_under_a_heading_idx_007_ix_40() -> None:
    assert messages(counted(7), "IDX-007") == ["“NEP” has 7 page numbers with nothing to tell them apart"]
    assert codes(counted(6, same=5)) == ["IDX-012"]  # five of them on one page


def test_as_many_pages_as_a_heading_bears_idx_012_ix_40() -> None:
    assert codes(counted(6)) == ["IDX-012"]
    assert codes(counted(5, same=3, principal=4)) == []


def test_too_many_pages_under_a_subheading_idx_012_ix_42() -> None:
    for pages, expected in ((7, ["IDX-012"]), (6, [])):
        found, labels = on_pages(*(str(page) for page in range(pages)))
        report = Report()
        index = (IndexGroup(letter="N", entries=(entry("NEP", (), entry("end of", found)),)),)
        check_locator_counts(index, labels, report)
        assert codes(report) == expected


def test_the_kinds_of_locators_in_use_are_known_for_the_headnote_ix_37() -> None:
    index = (IndexGroup(letter="N", entries=(entry("NEP", (), entry("end of", (locator("a", NOTE, 1),))),)),)
    assert used_locator_kinds(index) == {NOTE}
    assert [found.heading for found in iter_entries(index)] == ["NEP", "end of"]
