"""The biographical notes: who stands there, in which order, and under which other names (BN-01, BN-02, BN-10)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from book.apparatus.index import compile_index
from book.apparatus.people import compile_people, resolve_people, show_other_names
from book.apparatus.wording import Conventions
from book.diagnostics import Report
from book.manifest.records import PersonRecord
from book.model.apparatus import BiographicalNote
from book.model.content import Blocks
from book.vocabulary import ENGLISH
from tests.unit.apparatus.builders import chapter, paragraph, person


def record(sort: str, **more: object) -> PersonRecord:
    return PersonRecord.model_validate({"sort": sort, "born": "1880", **more})


def compiled(*records: PersonRecord, notes: Mapping[str, Blocks] | None = None) -> tuple[BiographicalNote, ...]:
    return compile_people(records, notes or {}, Conventions(original_language="ru"))


def lines(found: tuple[BiographicalNote, ...]) -> list[str]:
    """Headwords, with those they refer to."""
    return [f"{note.headword} → {note.see.heading}" if note.see else note.headword for note in found]


def test_a_note_has_what_its_record_says() -> None:
    text = (paragraph("Worker, Bolshevik from 1899."),)
    one = record("Smirnov, Ivan Nikitich", id="smirnov", original="Смирнов, Иван", born="1881", died="1936")
    (note,) = compiled(one, notes={"smirnov": text})
    assert (note.id, note.headword) == ("person-smirnov", "Smirnov, Ivan Nikitich")
    assert (note.dates, note.note) == ("(1881–1936)", text)
    assert (note.original, note.original_lang, note.see) == ("Смирнов, Иван", "ru", None)


def test_someone_with_neither_note_nor_dates_is_on_record_for_the_index_only() -> None:
    index_only = PersonRecord(sort="Marx, Karl")
    noted = PersonRecord(sort="Engels, Friedrich")
    assert lines(compiled(index_only, noted, notes={"engels-friedrich": (paragraph("x"),)})) == ["Engels, Friedrich"]


def test_notes_stand_in_the_order_of_the_index_bn_10() -> None:
    names = ("Žižka, Jan", "High, J.", "Highball, A.", "High", "de Gaulle, Charles", "Ёлкин", "The Pope", "O’Brien, X.")
    records = [record(name, id=f"p{at}") for at, name in enumerate(names)]
    book = chapter(*(person(f"p{at}") for at in range(len(names))))
    (index,) = compile_index(book, records, (), Report())
    indexed = [entry.heading for group in index.groups for entry in group.entries]
    assert lines(compiled(*records)) == indexed


def test_other_names_lead_to_the_note_from_their_place_bn_10() -> None:
    trotsky = record("Trotsky, Leon", birth_name="Lev Davidovich Bronstein", pseudonyms=["Antid Oto", "Pero"])
    found = compiled(trotsky, record("Kamenev, Lev"), record("Pyatakov, Georgii"))
    assert lines(found) == [
        "Bronstein, Lev Davidovich → Trotsky, Leon",
        "Kamenev, Lev",
        "Oto, Antid → Trotsky, Leon",
        "Pero → Trotsky, Leon",
        "Pyatakov, Georgii",
        "Trotsky, Leon",
    ]
    assert len({note.id for note in found}) == len(found)
    assert {note.see.anchor for note in found if note.see} == {"person-trotsky-leon"}


def test_another_name_right_beside_the_note_is_left_out() -> None:
    trotsky = record("Trotsky, Leon", pseudonyms=["Trotskii, L.", "Trotz"])
    assert lines(compiled(record("Stalin, Joseph"), trotsky)) == ["Stalin, Joseph", "Trotsky, Leon"]
    between = record("Trotskaia, Natalia")
    far = record("Trotsky, Leon", pseudonyms=["Trotska"])
    assert lines(compiled(between, far)) == ["Trotska → Trotsky, Leon", "Trotskaia, Natalia", "Trotsky, Leon"]


def test_the_headword_itself_and_a_name_given_twice_make_no_second_entry() -> None:
    lenin = record(
        "Lenin, Vladimir", birth_name="Ulianov, Vladimir", pseudonyms=["Vladimir Lenin", "Ulianov, Vladimir"]
    )
    assert lines(compiled(lenin, record("Radek, Karl"))) == [
        "Lenin, Vladimir", "Radek, Karl", "Ulianov, Vladimir → Lenin, Vladimir",
    ]  # fmt: skip


def test_a_record_that_refers_to_another_is_a_see_entry() -> None:
    found = compiled(record("Stalin, Joseph", id="stalin"), PersonRecord(sort="Soso", id="soso", see="stalin"))
    assert [(note.id, note.see.anchor if note.see else None) for note in found] == [
        ("person-soso", "person-stalin"),
        ("person-stalin", None),
    ]


def test_a_reference_to_someone_without_a_note_is_left_out() -> None:
    assert compiled(PersonRecord(sort="Marx, Karl", id="marx"), PersonRecord(sort="Mohr", see="marx")) == ()


def test_people_stand_under_the_one_they_refer_to_or_for_themselves() -> None:
    records = (
        PersonRecord(sort="a"),
        PersonRecord(sort="b", see="a"),
        PersonRecord(sort="c", see="b"),
        PersonRecord(sort="d", see="nobody"),
    )
    assert resolve_people(records) == {"a": "a", "b": "a", "c": "c", "d": "d"}


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"birth_name": "Rozenfeld", "pseudonyms": ["Kamenev"]}, "born Rozenfeld"),
        ({"birth_name": "Bronstein, Lev", "pseudonyms": ["Antid Oto", "Pero"]},
         "born Lev Bronstein; pseudonyms Antid Oto, Pero"),
        ({"pseudonyms": ["Kievskii, P."]}, "pseudonym P. Kievskii"),
        ({"birth_name": "Kamenev, Lev", "pseudonyms": ["L. Kamenev"]}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_other_names_stand_behind_the_dates_bn_01(more: dict[str, object], shown: str) -> None:
    (note,) = (one for one in compiled(record("Kamenev, Lev", **more)) if one.see is None)
    assert show_other_names(note, ENGLISH) == shown


def test_a_life_is_told_in_the_words_of_the_book() -> None:
    (note,) = compile_people([record("Kamenev, Lev")], {}, Conventions(language="de-AT"))
    assert note.dates == "(geb.\u00a01880)"
