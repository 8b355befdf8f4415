"""What marks and index.yaml say of a heading: its place in the alphabet, its styles, where it sends the reader."""

from __future__ import annotations

from random import Random

import pytest

from book.apparatus.index_keys import Key, show_path
from book.apparatus.wording import Conventions
from book.diagnostics import Report
from book.manifest.records import IndexRecord
from book.model.content import Extent, IndexMark, Styled
from tests.unit.apparatus.builders import chapter, codes, ix, messages
from tests.unit.apparatus.indexes import indexes_of, tell, told


def reported(*marks: IndexMark, record: IndexRecord | None = None) -> list[str]:
    report = Report()
    indexes_of(chapter(*marks), *([record] if record else []), report=report)
    return codes(report)


def test_a_mark_says_how_its_heading_is_sorted_wherever_it_is_marked_ix_02() -> None:
    book = chapter(
        ix("46, Platform of the", mark_id="a"),
        ix("46, Platform of the", mark_id="b", sort_as="Forty-Six"),
        ix("Fascism", mark_id="c"),
        ix("Gaulle", mark_id="d"),
    )
    assert told(book) == ["Fascism: c", "46, Platform of the: a b", "Gaulle: d"]


def test_a_mark_with_a_see_has_no_place_of_its_own_ix_43() -> None:
    book = chapter(ix("CC", see=("Central Committee",)), ix("Central Committee", mark_id="a"))
    assert told(book) == ["CC → see Central Committee", "Central Committee: a"]


def test_see_also_of_several_marks_and_index_yaml_are_one_reference_ix_49() -> None:
    book = chapter(
        ix("NEP", mark_id="a", see_also=("kulaks",)),
        ix("NEP", mark_id="b", see_also=("scissors", "kulaks")),
        ix("kulaks", mark_id="c"),
        ix("scissors", mark_id="d"),
        ix("taxes", mark_id="e"),
    )
    assert told(book, IndexRecord(heading="NEP", see_also=("taxes",)))[1] == (
        "NEP: a b → see also kulaks → see also scissors → see also taxes"
    )


def test_two_sort_forms_of_a_heading_idx_020() -> None:
    first, second = ix("NEP", sort_as="Nep"), ix("NEP", sort_as="New")
    assert reported(first, second) == ["IDX-020"]
    assert reported(first, first) == []
    assert reported(first, record=IndexRecord(heading="NEP", sort_as="New")) == ["IDX-020"]
    assert reported(first, record=IndexRecord(heading="NEP", sort_as="Nep")) == []
    report = Report()
    indexes_of(chapter(first, second), report=report)
    assert messages(report, "IDX-020") == [
        f"“NEP” is sorted as “New” here and as “Nep” in body/01.md:{first.span.line}"
    ]


def test_a_heading_cannot_say_see_here_and_see_also_there_idx_015() -> None:
    assert reported(ix("NEP"), ix("CC", see=("NEP",)), ix("CC", see_also=("NEP",))) == ["IDX-004", "IDX-015"]
    assert reported(ix("NEP"), ix("CC", see=("NEP",)), ix("CC", see=("NEP",))) == []


def test_a_mark_that_refers_to_nothing_idx_002() -> None:
    assert reported(ix("CC", see=("Central Comittee",)), ix("Central Committee")) == ["IDX-002"]
    assert reported(ix("NEP", see_also=("kulaks",))) == ["IDX-002"]
    assert reported(ix("NEP", see_also=("kulaks",)), ix("kulaks")) == []


def test_all_kinds_of_references_ix_05() -> None:
    book = chapter(ix("congresses", mark_id="a"), ix("Party", "Twelfth Congress of", mark_id="b"), ix("Party", "x"))
    records = (
        IndexRecord(heading="Twelfth Congress", see_under=("Party",)),
        IndexRecord(
            heading="congresses", see_also_under=("Party",), see_also_generic=("individual congresses",), id="c"
        ),
    )
    found = told(book, *records)
    assert found[0] == "congresses: a → see also under Party → generic individual congresses"
    assert found[-1] == "Twelfth Congress → see under Party"


def test_see_under_is_a_see_and_must_lead_to_a_heading_idx_002_idx_003_idx_004() -> None:
    under = IndexRecord(heading="Twelfth Congress", see_under=("Party",))
    assert reported(ix("NEP"), record=under) == ["IDX-002"]
    assert reported(ix("Party"), ix("Twelfth Congress"), record=under) == ["IDX-004"]
    onward = IndexRecord(heading="Congress", see=("Twelfth Congress",))
    report = Report()
    indexes_of(chapter(ix("Party")), under, onward, report=report)
    assert codes(report) == ["IDX-003"]


def test_headings_have_italics_that_do_not_count_in_the_alphabet_ix_02_ix_12() -> None:
    book = chapter(
        ix("*Pravda*, editors of", mark_id="a"), ix("*Pravda*, editors of", mark_id="b"), ix("Prague", mark_id="c"),
        ix("Potemkin", mark_id="d"),
    )  # fmt: skip
    (index,) = indexes_of(book, IndexRecord(heading="Prague", see_also=("*Pravda*, editors of",))).values()
    assert tell(index) == ["Potemkin: d", "Prague: c → see also Pravda, editors of", "Pravda, editors of: a b"]
    entry = index.groups[0].entries[-1]
    assert [type(node) is Styled for node in entry.words] == [True, False]
    assert entry.id == "ix-entry-pravda-editors-of"
    (reference,) = index.groups[0].entries[1].see_also
    assert reference.words == entry.words
    assert not reference.italic


def test_a_heading_all_in_italics_takes_those_of_the_see_before_it_ix_49() -> None:
    book = chapter(ix("*Pravda*"), ix("newspapers", see_also=("*Pravda*",)))
    (index,) = indexes_of(book).values()
    assert index.groups[0].entries[0].see_also[0].italic


def test_italics_alone_do_not_tell_headings_apart_idx_006() -> None:
    assert reported(ix("*Pravda*"), ix("Pravda")) == ["IDX-006"]
    assert reported(ix("*Pravda*"), ix("*Pravda*")) == []
    assert show_path(("*Pravda*", "*x*")) == "Pravda: x"


def test_cyrillic_stands_apart_or_where_its_transliteration_would() -> None:
    book = chapter(
        ix("Правда", mark_id="a"), ix("Prague", mark_id="b"), ix("Zinoviev", mark_id="c"), ix("щи", mark_id="d")
    )

    def groups(conventions: Conventions) -> list[tuple[str, list[str]]]:
        (index,) = indexes_of(book, conventions=conventions).values()
        return [(group.letter, [entry.heading for entry in group.entries]) for group in index.groups]

    assert groups(Conventions()) == [("P", ["Prague"]), ("Z", ["Zinoviev"]), ("П", ["Правда"]), ("Щ", ["щи"])]
    assert groups(Conventions(cyrillic="transliterated")) == [
        ("P", ["Prague", "Правда"]), ("S", ["щи"]), ("Z", ["Zinoviev"]),
    ]  # fmt: skip


def test_sort_as_wins_over_transliteration() -> None:
    book = chapter(ix("Правда", sort_as="Truth"), ix("Trotsky"), ix("Tyumen"))
    (index,) = indexes_of(book, conventions=Conventions(cyrillic="transliterated")).values()
    assert [entry.heading for group in index.groups for entry in group.entries] == ["Trotsky", "Правда", "Tyumen"]


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_random_marks_are_all_in_the_index_each_in_its_place(start: int) -> None:
    """Every point and every range under its heading, in the order of reading, and no more; headings in order."""
    for seed in range(start, start + 50):
        random = Random(seed)
        paths = [("a",), ("a", "b"), ("a", "c"), ("B",), ("c", "x"), ("c", "y"), ("é",)]
        marks: list[IndexMark] = []
        opened: dict[tuple[str, ...], str] = {}
        expected: dict[tuple[str, ...], list[tuple[str, str | None]]] = {}
        for number in range(random.randint(1, 40)):
            path, anchor = random.choice(paths), f"m{number}"
            kind = random.choice([Extent.POINT, Extent.POINT, Extent.OPEN])
            if kind is Extent.OPEN and path in opened:
                place = expected[path].index((opened.pop(path), None))
                expected[path][place] = (expected[path][place][0], anchor)
                kind = Extent.CLOSE
            else:
                expected.setdefault(path, []).append((anchor, None))
                if kind is Extent.OPEN:
                    opened[path] = anchor
            marks.append(ix(*path, mark_id=anchor, extent=kind))
        report = Report()
        (index,) = indexes_of(chapter(*marks), report=report).values()
        found = {
            (entry.heading, *below): [(one.anchor, one.end) for one in locators]
            for group in index.groups
            for entry in group.entries
            for below, locators in [((), entry.locators), *(((sub.heading,), sub.locators) for sub in entry.subentries)]
            if locators
        }
        assert found == expected, seed
        assert codes(report).count("IDX-016") == len(opened), seed
        headings = [entry.sort_key for group in index.groups for entry in group.entries]
        assert headings == sorted(headings), seed


def test_a_key_is_compared_by_its_index_and_its_path() -> None:
    assert Key("", ("a", "b")).above == Key("", ("a",))
    assert len({Key("a", ("b",)), Key("a", ("b",)), Key("b", ("b",))}) == 2
