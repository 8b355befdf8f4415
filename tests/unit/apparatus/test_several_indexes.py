"""Several indexes in a book: which entries are where, and how they refer to each other (IX-06)."""

from __future__ import annotations

from book.diagnostics import Report
from book.manifest.records import IndexRecord, PersonRecord
from book.model.book import Book, Division
from book.model.content import Inline
from tests.unit.apparatus.builders import codes, division, ix, messages, paragraph, person
from tests.unit.apparatus.indexes import index_division, indexes_of, tell

TROTSKY = PersonRecord(sort="Trotsky, Leon", id="trotsky", pseudonyms=("Pero",))
NAMES = index_division("names", "people", title="Index of Names")
PLACES = index_division("places", "places", title="Index of Places")
REST = index_division("index")


def book(*inlines: Inline, indexes: tuple[Division, ...] = (NAMES, PLACES, REST)) -> Book:
    return Book(divisions=(division("ch-01", paragraph(*inlines)), *indexes))


def all_told(found: Book, *headings: IndexRecord) -> dict[str, list[str]]:
    report = Report()
    indexes = indexes_of(found, *headings, people=(TROTSKY,), report=report)
    assert codes(report) == []
    return {division: tell(index) for division, index in indexes.items()}


def test_every_index_has_its_entries_and_one_has_the_rest() -> None:
    found = all_told(
        book(
            person("trotsky", mark_id="a"),
            ix("NEP", mark_id="b"),
            ix("Kronstadt", mark_id="c", index="places"),
            ix("Trotsky, Leon", "on art", mark_id="d"),
            ix("Trotsky, Leon", "on war", mark_id="e"),
        )
    )
    assert found == {
        "names": ["Trotsky, Leon: a", "  on art: d", "  on war: e"],
        "places": ["Kronstadt: c"],
        "index": ["NEP: b"],
    }


def test_one_heading_in_two_indexes_is_two_entries_with_ids_of_their_own() -> None:
    found = book(ix("Kronstadt", mark_id="a"), ix("Kronstadt", mark_id="b", index="places"))
    indexes = indexes_of(found)
    first, second = (indexes[name].groups[0].entries[0] for name in ("index", "places"))
    assert [locator.anchor for locator in (*first.locators, *second.locators)] == ["a", "b"]
    assert first.id != second.id
    together = all_told(
        book(
            ix("Kronstadt", mark_id="a"),
            ix("Kronstadt", mark_id="b", index="places"),
            indexes=(index_division("index", "subjects", "places"),),
        )
    )
    assert together == {"index": ["Kronstadt: a b"]}


def test_a_reference_into_another_index_names_it() -> None:
    found = all_told(
        book(person("trotsky", mark_id="a"), ix("Left Opposition", mark_id="b")),
        IndexRecord(heading="Left Opposition", see_also=("Trotsky, Leon",)),
    )
    assert found["index"] == ["Left Opposition: b → see also Trotsky, Leon (Index of Names)"]


def test_a_see_stands_in_the_index_of_what_it_leads_to() -> None:
    found = all_told(
        book(ix("Petrograd", mark_id="a", index="places"), ix("NEP", mark_id="b")),
        IndexRecord(heading="Leningrad", see=("Petrograd",)),
    )
    assert found == {"names": [], "places": ["Leningrad → see Petrograd", "Petrograd: a"], "index": ["NEP: b"]}


def test_entries_that_no_index_has_idx_021() -> None:
    def found(*inlines: Inline, indexes: tuple[Division, ...]) -> list[tuple[str, str | None]]:
        report = Report()
        indexes_of(book(*inlines, indexes=indexes), people=(TROTSKY,), report=report)
        return [(one.message, one.help) for one in report if one.code == "IDX-021"]

    misspelt = ix("Kronstadt", index="place")
    assert found(misspelt, ix("Petrograd", index="place"), indexes=(REST, PLACES)) == [
        ("no index of the book has the entries “place”", "did you mean “places”?")
    ]
    assert found(ix("NEP"), indexes=(NAMES,)) == [
        ("no index of the book has the entries “subjects”", "add it to the entries: of an index in book.yaml")
    ]
    assert found(person("trotsky"), indexes=(PLACES,)) == []  # nobody asked for people
    assert found(misspelt, indexes=()) == []  # nothing is printed at all
    assert found(ix("Kronstadt", index="places"), indexes=(REST, PLACES)) == []


def test_what_is_wrong_with_one_index_is_reported_once() -> None:
    report = Report()
    found = book(ix("NEP"), ix("Kronstadt", index="places"))
    indexes_of(found, IndexRecord(heading="NEP", see_also=("N.E.P.",)), report=report)
    assert messages(report, "IDX-002") == ["“NEP”: see also refers to “N.E.P.”, which is not a heading of the index"]
