"""What can be written beside an index entry, and what it says."""

from __future__ import annotations

from book.model.content import Extent, IndexMark, PersonMark
from tests.unit.parse.sample import nodes_of, read, read_well


def marks(text: str) -> list[IndexMark]:
    return nodes_of(read_well(text), IndexMark)


def test_a_mark_says_how_its_heading_is_sorted_and_what_it_refers_to_ix_02_ix_05() -> None:
    (mark,) = marks('[46]{ix="46, Platform of the" sort-as="Forty-Six" see-also="Left Opposition ! end of; Trotsky"}')
    assert mark.sort_as == "Forty-Six"
    assert mark.see_also == ("Left Opposition!end of", "Trotsky")
    assert mark.see == ()
    (mark,) = marks('[]{ix="CC" see="Central Committee"}')
    assert mark.see == ("Central Committee",)


def test_a_mark_names_its_index_and_its_kind_ix_03_ix_06() -> None:
    found = [(mark.path, mark.index, mark.figure) for mark in marks('[]{ix="a; b" index=places .figure} []{ix=c}')]
    assert found == [(("a",), "places", True), (("b",), "places", True), (("c",), None, False)]


def test_several_entries_can_open_and_close_together() -> None:
    found = [(mark.path[0], mark.extent) for mark in marks('[a]{ix="b; c" .open} d []{ix="b; c" .close}')]
    assert found == [("b", Extent.OPEN), ("c", Extent.OPEN), ("b", Extent.CLOSE), ("c", Extent.CLOSE)]


def test_what_is_said_of_one_of_several_entries_is_dropped() -> None:
    document, codes = read('[]{ix="a; b" sort-as=c see=d}')
    assert codes == ["IDX-015", "IDX-015"]
    assert [(mark.sort_as, mark.see) for mark in nodes_of(document, IndexMark)] == [(None, ()), (None, ())]


def test_a_mention_of_a_person_can_be_passing_or_under_a_subheading() -> None:
    first, second = nodes_of(read_well('[a]{person=b .passing} [c]{person=b sub="exile  of"}'), PersonMark)
    assert (first.passing, first.sub, first.extent) == (True, None, Extent.POINT)
    assert (second.passing, second.sub, second.found) == (False, "exile of", False)


def test_what_is_said_of_a_person_without_a_name_is_marked_at_a_place_without_words() -> None:
    (mark,) = nodes_of(read_well('He left.[]{person=b sub="exile of"}'), PersonMark)
    assert (mark.extent, mark.sub, mark.children) == (Extent.POINT, "exile of", ())


def test_a_mention_of_a_person_can_be_the_principal_one_unless_an_entry_beside_it_is() -> None:
    first, second = nodes_of(read_well("[a]{person=b .principal} [c]{person=d ix=e .principal}"), PersonMark)
    assert (first.principal, second.principal) == (True, False)


def test_a_stretch_about_a_person_opens_and_closes_at_places_without_words() -> None:
    found = nodes_of(read_well("[]{person=b sub=exile .open} c []{person=b sub=exile .close}"), PersonMark)
    assert [(mark.extent, mark.sub, mark.children) for mark in found] == [
        (Extent.OPEN, "exile", ()), (Extent.CLOSE, "exile", ()),
    ]  # fmt: skip
    assert read("[]{person=b}")[1] == ["SRC-025"]
    assert read("[]{ix=a lang=de}")[1] == ["SRC-025"]
