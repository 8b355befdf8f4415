"""The list of abbreviations: which terms are in it, in which order, and where marks in the text lead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from book.apparatus.abbreviations import compile_abbreviations, is_in_capitals, is_in_glossary, is_italic
from book.apparatus.wording import Conventions
from book.manifest.records import GlossaryRecord
from book.model.book import Book, DivisionKind
from tests.unit.apparatus.builders import division

NO_GLOSSARY = Book(divisions=(division(),))


def record(headword: str, **more: object) -> GlossaryRecord:
    return GlossaryRecord.model_validate({"headword": headword, "expansion": "what it stands for", **more})


def glossary(*, generated: bool) -> Book:
    return Book(divisions=(replace(division("glossary", kind=DivisionKind.GLOSSARY), generated=generated),))


@pytest.mark.parametrize("headword", ["NEP", "U.S.S.R.", "VKP(b)", "ЦКК", "GPU (OGPU)"])
def test_capitals_are_an_abbreviation(headword: str) -> None:
    assert is_in_capitals(headword)
    assert [one.headword for one in compile_abbreviations([record(headword)], NO_GLOSSARY)] == [headword]


@pytest.mark.parametrize("headword", ["gubkom", "Narkompros", "A", "46", "Central Committee"])
def test_other_words_are_abbreviations_only_if_their_record_says_so(headword: str) -> None:
    assert not is_in_capitals(headword)
    assert compile_abbreviations([record(headword)], NO_GLOSSARY) == ()
    (one,) = compile_abbreviations([record(headword, lists="abbreviations")], NO_GLOSSARY)
    assert one.headword == headword


def test_a_term_is_in_the_lists_that_its_record_names() -> None:
    both = record("Gosplan", lists=["glossary", "abbreviations"])
    only = record("CC", lists=["abbreviations"])
    neither = record("NEP", lists=["glossary"])
    assert [is_in_glossary(one) for one in (both, only, neither)] == [True, False, True]
    assert [one.headword for one in compile_abbreviations([both, only, neither], NO_GLOSSARY)] == ["CC", "Gosplan"]


def test_capitals_without_an_expansion_are_left_out() -> None:
    plain = GlossaryRecord.model_validate({"headword": "NEP", "definition": "A policy."})
    assert compile_abbreviations([plain], NO_GLOSSARY) == ()


def test_the_list_is_in_the_order_of_the_index_gl_02() -> None:
    found = compile_abbreviations([record("ÉC"), record("EB"), record("ED"), record("ЦК")], NO_GLOSSARY)
    assert [one.headword for one in found] == ["EB", "ÉC", "ED", "ЦК"]


def test_marks_lead_to_the_glossary_where_there_is_one() -> None:
    terms = [record("CC", lists="abbreviations"), record("NEP")]
    assert [one.id for one in compile_abbreviations(terms, glossary(generated=True))] == ["term-cc", "abbreviation-nep"]
    assert [one.id for one in compile_abbreviations(terms, glossary(generated=False))] == ["term-cc", "term-nep"]
    assert [one.id for one in compile_abbreviations(terms, NO_GLOSSARY)] == ["term-cc", "term-nep"]


def test_an_abbreviation_has_what_its_record_says() -> None:
    conventions = Conventions(original_language="ru")
    one = record("NEP", original="НЭП", expansion="New -- Policy", expansion_lang="en", lang="ru-Latn")
    (found,) = compile_abbreviations([one], NO_GLOSSARY, conventions)
    assert (found.expansion, found.expansion_lang) == ("New – Policy", "en")
    assert (found.original, found.original_lang, found.lang, found.italic) == ("НЭП", "ru", "ru-Latn", False)


@pytest.mark.parametrize(
    ("headword", "more", "italic"),
    [
        ("gubkom", {"lang": "ru-Latn"}, True),
        ("gubkom", {}, False),
        ("cell", {"lang": "en-GB"}, False),
        ("NEP", {"lang": "ru-Latn"}, False),
        ("Gosplan", {"lang": "ru-Latn", "italic": False}, False),
        ("NEP", {"italic": True}, True),
    ],
)
def test_foreign_words_are_in_italics_gl_10(headword: str, more: dict[str, object], italic: bool) -> None:
    assert is_italic(record(headword, **more), Conventions(language="en-US")) is italic
