"""Locators as printed: IX-04, IX-34 to IX-36, and the checks of their number, IX-40 and IX-42."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest

from book.apparatus.locate import UNKNOWN_PAGE, check_locators, format_locators, iter_entries, page_order
from book.apparatus.locator_form import LocatorForm, NoteForm, find_ambiguous_notes, find_single_notes
from book.apparatus.ranges import RangeStyle
from book.diagnostics import Report
from book.model.apparatus import IndexEntry, IndexGroup, LocatedPage, Locator, LocatorKind
from book.model.book import Book
from book.model.pages import roman
from tests.unit.apparatus.builders import codes, division, here, locator, messages, note

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


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (NoteForm.CHICAGO, ["334n", "334n*", "334n†", "334nn1–2"]),
        (
            NoteForm.MHRA,
            ["334 n.", "334 n. *", "334 n. †", "334 nn. 1 & 2"],
        ),
        (NoteForm.OXFORD, ["334 n.", "334 n. *", "334 n. †", "334 nn. 1–2"]),
    ],
)
def test_notes_with_symbols_or_without_a_mark_stand_alone_ix_35(form: NoteForm, expected: list[str]) -> None:
    marks = {"u": "", "s1": "*", "s2": "†", "n1": "1", "n2": "2"}
    numbers = {"u": 1, "s1": 1, "s2": 2, "n1": 1, "n2": 2}
    locators = tuple(replace(locator(one, NOTE, number), note_id=one) for one, number in numbers.items())
    found = texts(locators, dict.fromkeys(numbers, "334"), LocatorForm(notes=form, marks=marks))
    assert [text.replace("\u00a0", " ").replace("\u202f", " ") for text in found] == expected


def test_notes_of_the_same_number_on_one_page_name_their_chapter_ix_36() -> None:
    book = Book(
        divisions=(
            division("ch-01", notes=(note(3, division="ch-01"), note(4, division="ch-01"))),
            division("ch-02", notes=(note(3, division="ch-02"),)),
        )
    )
    labels = {"note-ch-01-3": "345", "note-ch-01-4": "345", "note-ch-02-3": "345", "a": "345", "b": "345", "c": "345"}
    marks = {one.id: str(one.number) for each in book.divisions for one in each.notes}
    ambiguous = find_ambiguous_notes(book, labels, marks)
    assert ambiguous == {("345", "3")}
    form = LocatorForm(ambiguous=ambiguous, qualifiers=(("ch-01", "chap. 1"), ("ch-02", "chap. 2")))
    locators = (
        locator("a", NOTE, 3, division="ch-01"),
        locator("b", NOTE, 4, division="ch-01"),
        locator("c", NOTE, 3, division="ch-02"),
    )
    assert texts(locators, labels, form) == ["345n3 (chap. 1)", "345n3 (chap. 2)", "345n4"]
    assert find_ambiguous_notes(book, labels | {"note-ch-02-3": "346"}, marks) == frozenset()


def test_anchors_without_a_page_stand_last_each_by_itself() -> None:
    assert texts((locator("x"), locator("y"), locator("a")), {"a": "5"}) == ["5", UNKNOWN_PAGE, UNKNOWN_PAGE]
    assert texts((locator("x", NOTE, 1), locator("y", NOTE, 2)), {}) == [f"{UNKNOWN_PAGE}n1", f"{UNKNOWN_PAGE}n2"]


def test_nothing_in_nothing_out() -> None:
    assert format_locators((), {}) == ()


def entry(heading: str, locators: tuple[Locator, ...] = (), *subentries: IndexEntry) -> IndexEntry:
    return IndexEntry(
        id=heading,
        heading=heading,
        sort_key=(),
        locators=locators,
        subentries=subentries,
        see=(),
        see_also=(),
        span=here(),
    )


def counted(pages: int, same: int = 0, principal: int = 0) -> Report:
    """What is reported of an entry, and of a subentry, with so many pages."""
    found, labels = on_pages(*(str(page) for page in range(pages)), *["0"] * same)
    bold = tuple(locator(f"p{at}", principal=True) for at in range(principal))
    labels |= {f"p{at}": str(500 + at) for at in range(principal)}
    report = Report()
    check_locators((IndexGroup(letter="N", entries=(entry("NEP", found + bold),)),), labels, report)
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
        check_locators(index, labels, report)
        assert codes(report) == expected


def test_entries_come_before_their_subentries() -> None:
    index = (IndexGroup(letter="N", entries=(entry("NEP", (), entry("end of")),)),)
    assert [found.heading for found in iter_entries(index)] == ["NEP", "end of"]


# ---------------------------------------------------------------------------------------------------- ranges


def stretch(first: str, last: str, principal: bool = False, kind: LocatorKind = LocatorKind.TEXT) -> Locator:
    """A range between two pages, whose anchors are named after them."""
    return replace(locator(f"p{first}", kind, principal=principal), end=f"p{last}")


def point(page: str, kind: LocatorKind = LocatorKind.TEXT, note: int | None = None, principal: bool = False) -> Locator:
    return locator(f"p{page}", kind, note, principal)


PAGES = {f"p{label}": label for label in (*map(roman, range(1, 30)), *map(str, range(1, 1000)))}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (RangeStyle.CHICAGO, "321–28"),
        (RangeStyle.HART, "321–8"),
        (RangeStyle.MHRA, "321–28"),
        (RangeStyle.FULL, "321–328"),
    ],
)
def test_a_range_is_shortened_as_the_book_asks_ix_30_ix_31_ix_32(style: RangeStyle, expected: str) -> None:
    (page,) = format_locators((stretch("321", "328"),), PAGES, LocatorForm(ranges=style))
    assert (page.text, page.label, page.last, page.anchors) == (expected, "321", "328", ("p321",))


def test_a_range_within_a_page_is_that_page() -> None:
    (page,) = format_locators((stretch("12", "12"), point("12")), PAGES)
    assert (page.text, page.last, page.anchors) == ("12", None, ("p12", "p12"))


def test_points_and_notes_on_the_pages_of_a_range_are_in_it_ix_34() -> None:
    locators = (point("48"), stretch("49", "51"), point("49"), point("50", NOTE, 3), point("51"), point("52"))
    assert texts(locators, PAGES) == ["48", "49–51", "52"]
    (_, found, _) = format_locators(locators, PAGES)
    assert found.anchors == ("p49", "p49", "p51", "p50")[:1] + tuple(sorted(found.anchors[1:]))


def test_figures_and_principal_places_in_a_range_are_told_apart_ix_34_ix_37() -> None:
    locators = (stretch("49", "51"), point("50", FIGURE), point("50", principal=True))
    assert texts(locators, PAGES) == ["49–51", "50", "50f"]
    assert texts((stretch("49", "51", principal=True), point("50", principal=True)), PAGES) == ["49–51"]
    assert texts((stretch("49", "51", kind=FIGURE), point("50", FIGURE), point("50")), PAGES) == ["49–51f", "50"]


def test_ranges_that_share_a_page_are_one_and_others_stay_apart_ix_34_ix_04() -> None:
    assert texts((stretch("10", "20"), stretch("12", "15")), PAGES) == ["10–20"]
    assert texts((stretch("10", "14"), stretch("14", "20")), PAGES) == ["10–20"]
    assert texts((stretch("10", "14"), stretch("15", "20")), PAGES) == ["10–14", "15–20"]
    assert texts((stretch("10", "14"), stretch("12", "20", principal=True)), PAGES) == ["10–14", "12–20"]


def test_ranges_of_roman_pages_are_given_whole_ix_33() -> None:
    assert texts((stretch("xii", "xiv"), point("xiii"), point("13")), PAGES) == ["xii–xiv", "13"]


def test_the_ends_of_a_note_are_one_note() -> None:
    assert texts((replace(locator("p7", NOTE, 3), end="p8"),), PAGES) == ["7n3"]


def test_a_range_whose_pages_are_not_known_yet_is_one_place() -> None:
    assert texts((stretch("12", "2000"),), PAGES) == ["12"]
    assert texts((stretch("2000", "12"),), PAGES) == [UNKNOWN_PAGE]


@pytest.mark.parametrize(
    ("first", "last", "fault"),
    [
        ("xii", "4", "runs from page xii to page 4, which are counted apart"),
        ("20", "12", "runs backward, from page 20 to page 12"),
        ("12", "20", None),
        ("xii", "xiv", None),
        ("12", "12", None),
    ],
)
def test_a_range_that_is_none_idx_019(first: str, last: str, fault: str | None) -> None:
    report = Report()
    twice = entry("NEP", (stretch(first, last),))
    check_locators((IndexGroup(letter="N", entries=(twice, twice)),), PAGES, report)
    assert messages(report, "IDX-019") == ([] if fault is None else [f"the range of “NEP” {fault}"])


def test_a_range_that_is_none_is_printed_all_the_same() -> None:
    assert texts((stretch("20", "12"), stretch("xii", "4")), PAGES) == ["xii–4", "20–12"]


def random_stretches(seed: int) -> list[tuple[int, int, bool, LocatorKind]]:
    """Up to twelve stretches: their first pages, how many pages follow, whether they are principal, their kind."""
    random = Random(seed)
    return [
        (
            random.randint(1, 60),
            random.choice((0, 0, random.randint(0, 9))),
            random.random() < 0.2,
            random.choice((LocatorKind.TEXT, LocatorKind.TEXT, FIGURE)),
        )
        for _ in range(random.randint(0, 12))
    ]


@pytest.mark.parametrize("seeds", [range(start, start + 100) for start in range(0, 500, 100)])
def test_random_locators_name_every_page_and_none_twice_in_order_ix_34(seeds: range) -> None:
    for seed in seeds:
        marks = random_stretches(seed)
        locators = tuple(
            stretch(str(first), str(first + length), principal, kind) for first, length, principal, kind in marks
        )
        pages = format_locators(locators, PAGES)
        assert [page_order(page.label) for page in pages] == sorted(page_order(page.label) for page in pages)
        for kind in (LocatorKind.TEXT, FIGURE):
            own = [page for page in pages if page.kind is kind]
            plain = [number for page in own if not page.principal for number in _pages_of(page)]
            assert len(plain) == len(set(plain)), seed
            marked = {page for first, more, _, of in marks if of is kind for page in range(first, first + more + 1)}
            assert {number for page in own for number in _pages_of(page)} == marked, seed
            for page in own:
                assert _is_marked(page, marks), f"a range that nobody marked (IX-04): {seed}"


def _pages_of(page: LocatedPage) -> range:
    return range(int(page.label), int(page.last or page.label) + 1)


def _is_marked(page: LocatedPage, marks: list[tuple[int, int, bool, LocatorKind]]) -> bool:
    """Whether every step from one page of a range to the next is inside one marked range."""
    steps = {
        step
        for first, more, principal, kind in marks
        if kind is page.kind and principal is page.principal
        for step in range(first, first + more)
    }
    return set(_pages_of(page)[:-1]) <= steps


def test_oxford_leaves_out_the_number_of_the_only_note_on_a_page_ix_35() -> None:
    book = Book(divisions=(division("ch-01", notes=(note(3, division="ch-01"), note(4, division="ch-01"))),))
    labels = {"note-ch-01-3": "90", "note-ch-01-4": "91", "a": "90"}
    marks = {"note-ch-01-3": "3", "note-ch-01-4": "4"}
    form = LocatorForm(notes=NoteForm.OXFORD, single=find_single_notes(book, labels, marks))
    assert texts((locator("a", NOTE, 3),), labels, form) == ["90\u202fn."]
    both = LocatorForm(notes=NoteForm.OXFORD, single=find_single_notes(book, labels | {"note-ch-01-4": "90"}, marks))
    assert texts((locator("a", NOTE, 3),), labels, both) == ["90\u202fn.\u202f3"]
