"""People and terms in the index: which mentions count, under which headings, and what refers to them."""

from __future__ import annotations

import pytest

from book.apparatus.wording import Conventions
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, IndexRecord, MarkdownText, PersonRecord, Variants
from book.manifest.values import Mentions
from book.model.book import Book
from book.model.content import Foreign
from tests.unit.apparatus.builders import chapter, codes, here, ix, person, term
from tests.unit.apparatus.indexes import indexes_of, told

TEXT = MarkdownText(text="x", span=here())
TROTSKY = PersonRecord(sort="Trotsky, Leon", id="trotsky")
NEP = GlossaryRecord(headword="NEP", id="nep", expansion="New Economic Policy")
GUBKOM = GlossaryRecord(headword="gubkom", id="gubkom", lang="ru-Latn", definition=TEXT)
TERMS = Conventions(terms="all")


def mentioned() -> Book:
    return chapter(
        person("trotsky", mark_id="found", found=True),
        person("trotsky", mark_id="passing", passing=True),
        person("trotsky", mark_id="marked"),
        person("trotsky", mark_id="sub", sub="exile of!in Turkey"),
        person("trotsky", mark_id="other", sub="exile of!in Mexico"),
        person("trotsky", mark_id="art", sub="on art"),
    )


BELOW = ["  on art: art", "  exile of", "    in Mexico: other", "    in Turkey: sub"]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ("all", ["Trotsky, Leon: found passing marked", *BELOW]),
        ("substantive", ["Trotsky, Leon: found marked", *BELOW]),
        ("marked", ["Trotsky, Leon: marked", *BELOW]),
        ("none", []),
    ],
)
def test_the_book_and_the_record_say_which_mentions_count(mentions: Mentions, expected: list[str]) -> None:
    record = PersonRecord(sort="Trotsky, Leon", id="trotsky", index=mentions)
    assert told(mentioned(), people=(record,), conventions=Conventions(people="all")) == expected
    book = Conventions(people=mentions)
    assert told(mentioned(), people=(TROTSKY,), conventions=book) == expected


def test_the_principal_mention_of_a_person_is_a_principal_locator() -> None:
    book = chapter(person("trotsky", mark_id="first"), person("trotsky", mark_id="second", principal=True))
    (entry,) = (entry for group in indexes_of(book, people=(TROTSKY,))[""].groups for entry in group.entries)
    assert [(locator.anchor, locator.principal) for locator in entry.locators] == [("first", False), ("second", True)]


def test_the_index_knows_whether_passing_mentions_were_left_out_ix_67() -> None:
    assert indexes_of(mentioned(), people=(TROTSKY,))[""].selective
    assert not indexes_of(mentioned(), people=(TROTSKY,), conventions=Conventions(people="all"))[""].selective
    assert not indexes_of(chapter(person("trotsky")), people=(TROTSKY,))[""].selective


def test_other_names_lead_to_a_person_from_their_place_ix_48() -> None:
    someone = PersonRecord(
        sort="Trotsky, Leon",
        id="trotsky",
        birth_name="Lev Davidovich Bronstein",
        pseudonyms=("Antid Oto", "Pero"),
        variants=Variants(accepted=("Trockij", "L. D. Trotsky", "Lev Bronstein")),
    )
    names = [
        "Bronstein, Lev Davidovich → see Trotsky, Leon",
        "Oto, Antid → see Trotsky, Leon",
        "Pero → see Trotsky, Leon",
        "quorum: q",
    ]
    book = chapter(person("trotsky", mark_id="a"), ix("Trotter", mark_id="b"), ix("quorum", mark_id="q"))
    assert told(book, people=(someone,)) == [*names, "Trotsky, Leon: a", "Trotter: b"]
    between = chapter(person("trotsky", mark_id="a"), ix("Trot", mark_id="b"), ix("quorum", mark_id="q"))
    assert told(between, people=(someone,)) == [
        *names, "Trockij → see Trotsky, Leon", "Trot: b", "Trotsky, Leon: a",
    ]  # fmt: skip
    assert told(chapter(ix("NEP", mark_id="a")), people=(someone,)) == ["NEP: a"]


def test_two_people_of_one_pseudonym_share_its_entry() -> None:
    people = (
        PersonRecord(sort="Zinoviev, Grigory", id="z", pseudonyms=("Grigory",)),
        PersonRecord(sort="Yevdokimov, Grigory", id="y", pseudonyms=("Grigory",)),
    )
    book = chapter(person("z", mark_id="a"), person("y", mark_id="b"))
    assert told(book, people=people) == [
        "Grigory → see Yevdokimov, Grigory → see Zinoviev, Grigory", "Yevdokimov, Grigory: b", "Zinoviev, Grigory: a",
    ]  # fmt: skip


def test_a_name_that_is_a_heading_of_its_own_stays_one() -> None:
    someone = PersonRecord(sort="Trotsky, Leon", id="trotsky", pseudonyms=("Pero",))
    book = chapter(person("trotsky", mark_id="a"), ix("Pero", mark_id="b"))
    assert told(book, people=(someone,)) == ["Pero: b", "Trotsky, Leon: a"]
    written = IndexRecord(heading="Pero", see=("Trotsky, Leon",), id="pen-name")
    assert told(chapter(person("trotsky", mark_id="a")), written, people=(someone,)) == [
        "Pero → see Trotsky, Leon", "Trotsky, Leon: a",
    ]  # fmt: skip


def test_terms_are_indexed_where_the_book_or_their_record_asks() -> None:
    book = chapter(term("gubkom", mark_id="a"), term("gubkom", mark_id="b", found=True))
    assert told(book, terms=(GUBKOM,)) == []
    assert told(book, terms=(GUBKOM,), conventions=TERMS) == ["gubkom: a b"]
    assert told(book, terms=(GUBKOM,), conventions=Conventions(terms="marked")) == ["gubkom: a"]
    own = GlossaryRecord(headword="gubkom", id="gubkom", definition=TEXT, index="marked")
    assert told(book, terms=(own,)) == ["gubkom: a"]


def test_abbreviation_and_expansion_have_the_same_entry_ix_47_ix_48() -> None:
    book = chapter(term("nep", mark_id="a"), ix("NEP", mark_id="b"), ix("New Economic Policy", mark_id="c"))
    assert told(book, terms=(NEP,), conventions=TERMS) == [
        "NEP (New Economic Policy): a b c", "New Economic Policy (NEP): a b c",
    ]  # fmt: skip
    assert told(book, terms=(NEP,)) == ["NEP: b", "New Economic Policy: c"]


def test_an_abbreviation_with_subheadings_has_them_once_ix_48() -> None:
    book = chapter(
        term("nep", mark_id="a"), ix("New Economic Policy", "end of", mark_id="b"), ix("NEP", "origins", mark_id="c")
    )
    assert told(book, terms=(NEP,), conventions=TERMS) == [
        "NEP (New Economic Policy): a", "  end of: b", "  origins: c",
        "New Economic Policy (NEP) → see NEP (New Economic Policy)",
    ]  # fmt: skip


def test_see_entries_of_the_glossary_lead_to_its_terms_in_the_index() -> None:
    terms = (
        NEP,
        GlossaryRecord(headword="New Economic Policy", id="policy", see="nep"),
        GlossaryRecord(headword="economy", id="economy", see="nep"),
    )
    assert told(chapter(term("economy", mark_id="a")), terms=terms, conventions=TERMS) == [
        "economy → see NEP (New Economic Policy)", "NEP (New Economic Policy): a", "New Economic Policy (NEP): a",
    ]  # fmt: skip


def test_the_headword_of_another_language_is_in_italics_in_the_index_ix_02() -> None:
    terms = (GUBKOM, GlossaryRecord(headword="narkom", id="narkom", lang="ru-Latn", expansion="people's commissar"))
    (index,) = indexes_of(chapter(term("gubkom"), term("narkom")), terms=terms, conventions=TERMS).values()
    found = {entry.heading: entry.words for group in index.groups for entry in group.entries}
    assert list(found) == ["gubkom", "narkom (people’s commissar)", "people’s commissar (narkom)"]
    for words in found.values():
        (foreign,) = (node for node in words if isinstance(node, Foreign))
        assert foreign.italic
        assert foreign.lang == "ru-Latn"


def test_people_and_marks_of_their_name_are_one_entry_in_the_index_of_people() -> None:
    report = Report()
    book = chapter(person("trotsky"), ix("Trotsky, Leon", "on art"), ix("Trotsky, Leon", "exile of"))
    indexes_of(book, people=(TROTSKY,), report=report)
    assert codes(report) == []
