"""Where pages begin, from pieces of text: counting what was printed of a paragraph before."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from book.paginate.starts import Piece, collapse_space, find_page_starts


def parse(html: str) -> dict[str, Element]:
    """The elements of a fragment by tag and by id."""
    root = ElementTree.fromstring(f"<body>{html}</body>")
    return {key: one for one in root.iter() for key in (one.tag, one.get("id", "")) if key}


def start_of_second_page(first: Sequence[Piece], second: Sequence[Piece], notes: tuple[Element, ...] = ()) -> object:
    start = find_page_starts([first, second], frozenset(notes))[1]
    return start.block, start.offset, start.word


def test_a_page_that_begins_with_a_paragraph_begins_at_its_first_character() -> None:
    at = parse('<p id="a">One two</p><p id="b">Three four</p>')
    first = [Piece(text="One two", owner=at["a"], block=at["a"])]
    second = [Piece(text="Three four", owner=at["b"], block=at["b"])]
    assert start_of_second_page(first, second) == ("b", 0, "Three")


def test_white_space_of_the_source_counts_as_one_space() -> None:
    at = parse('<p id="a">\n   One\n   two   three</p>')
    first = [Piece(text="One two", owner=at["a"], block=at["a"])]
    second = [Piece(text="three", owner=at["a"], block=at["a"])]
    assert collapse_space(at["a"].text or "")[8:] == "three"
    assert start_of_second_page(first, second) == ("a", 8, "three")


def test_the_hyphen_of_a_divided_word_is_not_counted() -> None:
    at = parse('<p id="a">One organisation more</p>')
    first = [Piece(text="One organi‐", owner=at["a"], block=at["a"], hyphen="‐")]
    second = [Piece(text="sation more", owner=at["a"], block=at["a"], hyphen="‐")]
    assert start_of_second_page(first, second) == ("a", 10, "sation")


def test_a_hyphen_of_the_source_is_counted() -> None:
    at = parse('<p id="a">One post-war party</p>')
    first = [Piece(text="One post-", owner=at["a"], block=at["a"], hyphen="-")]
    second = [Piece(text="war party", owner=at["a"], block=at["a"], hyphen="-")]
    assert start_of_second_page(first, second) == ("a", 9, "war")


def test_a_soft_hyphen_is_part_of_the_text_but_not_of_what_is_printed() -> None:
    at = parse('<p id="a">One or\u00adga\u00adnisation</p>')
    first = [Piece(text="One or\u00adga\u00ad‐", owner=at["a"], block=at["a"], hyphen="‐")]
    second = [Piece(text="nisation", owner=at["a"], block=at["a"], hyphen="‐")]
    assert start_of_second_page(first, second) == ("a", 10, "nisation")


def test_the_word_is_given_without_the_hyphen_of_its_line() -> None:
    at = parse('<p id="a">One internationalism</p>')
    first = [Piece(text="One inter‐", owner=at["a"], block=at["a"], hyphen="‐")]
    second = [Piece(text="national‐", owner=at["a"], block=at["a"], hyphen="‐")]
    assert start_of_second_page(first, second) == ("a", 9, "national")


def test_a_page_may_begin_inside_italics_inside_a_paragraph() -> None:
    at = parse('<p id="a">One <em>two three</em> four</p>')
    first = [Piece(text="One ", owner=at["a"], block=at["a"]), Piece(text="two", owner=at["em"], block=at["a"])]
    second = [Piece(text="three", owner=at["em"], block=at["a"]), Piece(text=" four", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, second) == ("a", 8, "three")


def test_text_that_is_not_printed_does_not_upset_the_count() -> None:
    at = parse('<p id="a">One <i hidden="">xx</i>two <em>x</em> three</p>')
    first = [Piece(text="One two ", owner=at["a"], block=at["a"]), Piece(text="x", owner=at["em"], block=at["a"])]
    second = [Piece(text="three", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, second) == ("a", 12, "three")


@pytest.mark.parametrize(("source", "printed"), [("Großes Haus x", "GROSSES HAUS"), ("One two x", "ONE TWO")])
def test_capitals_made_by_the_style_sheet_are_counted_as_their_source(source: str, printed: str) -> None:
    at = parse(f'<p id="a">{source}</p>')
    first = [Piece(text=printed, owner=at["a"], block=at["a"])]
    second = [Piece(text="X", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, second) == ("a", len(source) - 1, "X")


def test_a_page_does_not_begin_with_a_list_marker() -> None:
    at = parse('<ol><li id="a">One</li><li id="b">Two</li></ol>')
    first = [Piece(text="One", owner=at["a"], block=at["a"])]
    marker = Piece(text="2. ", owner=at["b"], block=at["b"], generated=True)
    assert start_of_second_page(first, [marker, Piece(text="Two", owner=at["b"], block=at["b"])]) == ("b", 0, "Two")


def test_a_page_may_begin_with_an_ornament() -> None:
    at = parse('<p id="a">One</p><hr id="b"/><p id="c">Two</p>')
    first = [Piece(text="One", owner=at["a"], block=at["a"])]
    ornament = Piece(text="* * *", owner=at["b"], block=at["b"], generated=True)
    assert start_of_second_page(first, [ornament, Piece(text="Two", owner=at["c"], block=at["c"])]) == ("b", 0, "*")


def test_a_page_may_begin_with_an_image() -> None:
    at = parse('<p id="a">One</p><figure id="b"><img src="x"/><p>Caption</p></figure>')
    first = [Piece(text="One", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, [Piece(text="", owner=at["img"], block=at["b"])]) == ("b", 0, "")


def test_an_image_inside_a_paragraph_has_its_place_there() -> None:
    at = parse('<p id="a">One two <img src="x"/> three</p>')
    first = [Piece(text="One two", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, [Piece(text="", owner=at["img"], block=at["a"])]) == ("a", 8, "")


def test_a_page_does_not_begin_with_the_head_of_a_table_printed_again() -> None:
    at = parse('<table><tr><th id="h">Head</th></tr><tr><td id="a">One</td></tr><tr><td id="b">Two</td></tr></table>')
    head = Piece(text="Head", owner=at["h"], block=at["h"])
    again = Piece(text="Head", owner=at["h"], block=at["h"], repeated=True)
    first = [head, Piece(text="One", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, [again, Piece(text="Two", owner=at["b"], block=at["b"])]) == ("b", 0, "Two")


@pytest.mark.parametrize(("number", "offset"), [("", 8), (' data-number="12"', 10)])
def test_footnotes_count_in_the_text_around_them_as_their_numbers(number: str, offset: int) -> None:
    at = parse(f'<p id="a">One<span id="n"{number}>A note.</span> two three</p>')
    first = [
        Piece(text="One", owner=at["a"], block=at["a"]),
        Piece(text="12", owner=at["n"], block=at["a"], generated=True),
        Piece(text=" two", owner=at["a"], block=at["a"]),
    ]
    second = [Piece(text="three", owner=at["a"], block=at["a"])]
    assert start_of_second_page(first, second, (at["n"],)) == ("a", offset, "three")


def test_a_page_without_text_has_no_start() -> None:
    at = parse('<p id="a">One</p><p id="b">Two</p>')
    pages = [
        [Piece(text="One", owner=at["a"], block=at["a"])],
        [],
        [Piece(text="Two", owner=at["b"], block=at["b"])],
    ]
    assert [start.sheet for start in find_page_starts(pages, frozenset())] == [0, 2]


def test_text_printed_again_by_a_style_sheet_counts_as_the_end_of_its_block() -> None:
    at = parse('<p id="a">One</p>')
    piece = Piece(text="One", owner=at["a"], block=at["a"])
    assert start_of_second_page([piece], [piece]) == ("a", 3, "One")
