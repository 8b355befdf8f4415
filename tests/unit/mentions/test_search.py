"""Names and terms found in the text: every form that counts, and every trap that is none (issue 4, People)."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.mentions.search import Place, prepare_search, search_document
from book.model.content import Foreign, Paragraph, PersonMark, Styled, TermMark, Text
from book.parse.markdown import parse_document
from book.parse.reader import Source
from tests.books import parse
from tests.unit.mentions.searching import PEOPLE, TERMS, found, marks, people, search, terms, text_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # forenames and initials
        ("Ivan Nikitich Smirnov", ["ivan: Ivan Nikitich Smirnov"]),
        ("Ivan Smirnov", ["ivan: Ivan Smirnov"]),
        ("I. N. Smirnov", ["ivan: I. N. Smirnov"]),
        ("I.N. Smirnov", ["ivan: I.N. Smirnov"]),
        ("I.N.Smirnov", ["ivan: I.N.Smirnov"]),
        ("I. Smirnov", ["ivan: I. Smirnov"]),
        ("I.\u00a0N.\u00a0Smirnov", ["ivan: I.\u00a0N.\u00a0Smirnov"]),
        ("Ivan N. Smirnov", ["ivan: Ivan N. Smirnov"]),
        ("V. M. Smirnov and I. N. Smirnov", ["vladimir: V. M. Smirnov", "ivan: I. N. Smirnov"]),
        ("Smirnov, Ivan Nikitich, came", ["ivan: Smirnov, Ivan Nikitich"]),
        ("Smirnov, V. M.", ["vladimir: Smirnov, V. M."]),
        ("with comrade Ivan\nSmirnov", ["ivan: Ivan Smirnov"]),
        ("Yu. Larin, Iu. Larin", ["larin: Yu. Larin", "larin: Iu. Larin"]),
        ("V. I. Lenin; V.I. Lenin; Vladimir Lenin; Lenin", [
            "lenin: V. I. Lenin", "lenin: V.I. Lenin", "lenin: Vladimir Lenin", "lenin: Lenin"]),
        ("L. D. Trotsky", ["trotsky: L. D. Trotsky"]),
        ("Evgenii Preobrazhensky", ["preobrazhensky: Evgenii Preobrazhensky"]),
        # someone else
        ("A. P. Smirnov", []),
        ("N. Smirnov", []),
        ("Karl Smirnov", []),
        # other names
        ("Lev Davidovich Trotsky", ["trotsky: Lev Davidovich Trotsky"]),
        ("Bronstein, and Antid Oto, and Oto", ["trotsky: Bronstein", "trotsky: Antid Oto", "trotsky: Oto"]),
        ("L. D. Bronstein", ["trotsky: L. D. Bronstein"]),
        ("Koba and Soso", ["stalin: Koba", "stalin: Soso"]),
        ("Trotskii", ["trotsky: Trotskii"]),
        # possessives, plurals
        ("Stalin's, Stalin’s, the Stalins and the Stalins'", [
            "stalin: Stalin", "stalin: Stalin", "stalin: Stalins", "stalin: Stalins"]),
        ("Marx' friend, 'Marx', \"Marx\"", ["marx: Marx", "marx: Marx", "marx: Marx"]),
        ("many Stalins", []),
        # inside other words
        ("Stalingrad, Stalinist, Stalinism, Larina, Leninist, deStalinize", []),
        ("Marxism-Leninism", []),
        ("Zinov'ev and O'Stalin and Stalin'a", []),
        # hyphens
        ("the Lenin-Trotsky bloc", ["lenin: Lenin", "trotsky: Trotsky"]),
        ("the Lenin–Churchill pact", ["lenin: Lenin"]),
        ("anti-Stalin, Anti-Stalin, Lenin-like, non-Marx", [
            "stalin: Stalin", "stalin: Stalin", "lenin: Lenin", "marx: Marx"]),
        ("Trotsky-Petrov and Ivanova-Trotsky", []),
        ("Bonch-Bruevich, V. Bonch-Bruevich", ["bonch: Bonch-Bruevich", "bonch: V. Bonch-Bruevich"]),
        ("Petrov-Bonch-Bruevich", []),
        # particles, apostrophes, names that are not divided
        ("General de Gaulle, De Gaulle, Charles de Gaulle, Gaulle", [
            "gaulle: de Gaulle", "gaulle: De Gaulle", "gaulle: Charles de Gaulle", "gaulle: Gaulle"]),
        ("O'Brien, Flann O’Brien, l’Marx", ["obrien: O’Brien", "obrien: Flann O’Brien", "marx: Marx"]),
        ("Nicholas II; Nicholas III; Nicholas", ["nicholas: Nicholas II"]),
        ("LENIN and LEON TROTSKY", ["lenin: LENIN", "trotsky: LEON TROTSKY"]),
        ("lenin, marx", []),
        # sentences end
        ("So did Lenin. Stalin said so.", ["lenin: Lenin", "stalin: Stalin"]),
        ("He met Lenin. I. N. Smirnov came.", ["lenin: Lenin", "ivan: I. N. Smirnov"]),
        ("Marx, Lenin, Stalin, V. M. Smirnov, I. N. Smirnov", [
            "marx: Marx", "lenin: Lenin", "stalin: Stalin", "vladimir: V. M. Smirnov", "ivan: I. N. Smirnov"]),
        # records that are not searched
        ("Young people; Edgar Young", []),
    ],
)  # fmt: skip
def test_names_are_found_in_all_their_forms_and_nowhere_else(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Смирнов, И. Н. Смирнов, Смирнов И. Н.", ["ivan: Смирнов", "ivan: И. Н. Смирнов", "ivan: Смирнов"]),
        ("Смирнов, И. Н.", ["ivan: Смирнов, И. Н."]),
        ("Иван Никитич Смирнов", ["ivan: Иван Никитич Смирнов"]),
        ("Ивана Никитича Смирнова", ["ivan: Ивана Никитича Смирнова"]),
        ("с Иваном Смирновым, о Смирнове", ["ivan: Иваном Смирновым", "ivan: Смирнове"]),
        ("Смирнова, Смирнову", []),  # his wife as well as he
        ("И. Смирнова", []),
        ("Троцкого, Троцкому, с Троцким, о Троцком", [
            "trotsky: Троцкого", "trotsky: Троцкому", "trotsky: Троцким", "trotsky: Троцком"]),
        ("Троцкая, троцкист, Сталинград, Ларина", []),
        ("А. П. Смирнов", []),
    ],
)  # fmt: skip
def test_names_in_their_own_script_are_found_in_the_cases_that_are_sure(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert found(f"[{text}]{{lang=ru}}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*Leon Tro*tsky", ["trotsky: Leon Trotsky"]),
        ("Leon *Trotsky*", ["trotsky: Leon Trotsky"]),
        ("**Leon** *Trotsky*", ["trotsky: Leon Trotsky"]),
        ("[Trotsky]{.smallcaps}", ["trotsky: Trotsky"]),
        ("[Leon]{lang=de} [Trotsky]{.smallcaps}'s", ["trotsky: Leon Trotsky"]),
        ("Leon\\\nTrotsky", ["trotsky: Leon Trotsky"]),
        ("Leon  Trotsky", ["trotsky: Leon  Trotsky"]),
        ("Ivan []{#place}Smirnov", ["ivan: Ivan Smirnov"]),
        ("Trotsky[]{ix=\"a\"}, then Trotsky", ["trotsky: Trotsky", "trotsky: Trotsky"]),
        ("Leon [Trotsky]{#x}", ["trotsky: Leon Trotsky"]),
        ("Leon [Trotsky himself]{#x}", ["trotsky: Trotsky"]),
        ("Leon [Trotsky](https://example.org/Lenin)", ["trotsky: Trotsky"]),
        ("Trot\u00adsky", ["trotsky: Trot\u00adsky"]),
    ],
)  # fmt: skip
def test_names_are_found_over_styles_and_line_ends(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`Trotsky`",
        "[Trotsky's My Life]{.title}",
        "[the words of Trotsky](#trotsky)\n\n## A {#trotsky}",
        "[x](https://example.org/Trotsky)",
        "[Trotsky]{person=none}",
        "[the man]{person=trotsky}",
        "[Leon Trotsky]{person=trotsky}",
        "[Trotsky]{ix=\"Trotsky, Leon!as orator\"}",
        "[Trotsky's]{ix=\"oratory\"}",
        "[the speech of Trotsky]{ix=\"Trotsky, Leon!as orator\"}",
        "[Trotsky]{term=nep}",
        "![x](a.svg){alt=\"Trotsky\"}",
        "::: interview\n[Trotsky:]{.speaker} Yes.\n:::",
        "    Trotsky\n",
        "Trotsky2 and Trotsky_x",
    ],
)  # fmt: skip
def test_what_is_decided_or_no_text_is_not_searched(text: str) -> None:
    document = parse_document(Source("body/01.md", text), Report(), "en-US")
    searched, _ = search_document(document, prepare_search(PEOPLE, TERMS, "en-US"), Place())
    assert marks(searched) == []


def test_the_words_of_an_index_mark_for_something_else_are_searched() -> None:
    assert found('[the quarrel of Trotsky and Stalin]{ix="quarrels"}') == ["trotsky: Trotsky", "stalin: Stalin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Lenin's Last Year\n\n## Stalin\n\nx", ["lenin: Lenin", "stalin: Stalin"]),
        ("![With Lenin.](a.svg){alt=x}", ["lenin: Lenin"]),
        ("| Trotsky |\n|---|\n| Lenin |\n\nTable: Of Stalin.", ["stalin: Stalin", "trotsky: Trotsky", "lenin: Lenin"]),
        ("> Words\n>\n> --- Trotsky", ["trotsky: Trotsky"]),
        ("| O Lenin,\n| O Marx", ["lenin: Lenin", "marx: Marx"]),
        ("Trotsky\n:   Lenin", ["trotsky: Trotsky", "lenin: Lenin"]),
        ("- Trotsky\n- Lenin", ["trotsky: Trotsky", "lenin: Lenin"]),
        ("::: letter\nDear Lenin\n:::", ["lenin: Lenin"]),
        ("::: interview\n[Reporter:]{.speaker} On Lenin.\n:::", ["lenin: Lenin"]),
    ],
)
def test_headings_captions_tables_quotations_and_lists_are_searched(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the soviets and a soviet; Soviets; soviet-made", [
            "soviet: soviets", "soviet: soviet", "soviet: Soviets", "soviet: soviet"]),
        ("NEP, NEPman, nep, the New Economic Policy", ["nep: NEP", "nep: New Economic Policy"]),
        ("provincial committees of the gubkom's [губком]{lang=ru}", [
            "gubkom: provincial committees", "gubkom: gubkom", "gubkom: губком"]),
        ("the scissors and the sovietology", []),
        ("a cell", ["cell: cell"]),
        ("[NEP]{term=nep} [soviet]{ix=\"x\"} [NEP]{.title}", []),
        ("Lenin's NEP", ["lenin: Lenin", "nep: NEP"]),
    ],
)  # fmt: skip
def test_terms_are_found_as_whole_words(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_an_expansion_counts_if_it_is_a_name_or_the_term_an_abbreviation() -> None:
    records = terms(
        {"headword": "smychka", "original": "смычка, союз", "expansion": "alliance"},
        {"headword": "Gosplan", "expansion": "State Planning Commission"},
        {"headword": "VTsIK", "id": "vtsik", "expansion": "central executive"},
    )
    text = "The alliance (смычка), the State Planning Commission, a central executive."
    document, _ = search_document(parse(text), prepare_search((), records, "en"), Place())
    assert [mark.term for mark in marks(document) if isinstance(mark, TermMark)] == ["smychka", "gosplan", "vtsik"]


def test_terms_that_refer_to_another_lead_there_and_those_of_two_entries_nowhere() -> None:
    records = terms(
        {"headword": "troika"}, {"headword": "a", "aliases": ["dupe"]}, {"headword": "b", "aliases": ["dupe"]}
    )
    see = type(records[0]).model_validate({"headword": "triumvirate", "see": "troika"})
    document, _ = search_document(
        parse("The triumvirate and the dupe."), prepare_search((), (*records, see), "en"), Place()
    )
    assert [mark.term for mark in marks(document) if isinstance(mark, TermMark)] == ["troika"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Trotsky, Leon. *My Life*. New York, 1930.", [("Trotsky, Leon", True)]),
        ("See Trotsky, *My Life*, 45.", [("Trotsky", True)]),
        ("L. D. Trotsky, [My Life]{.title}", [("L. D. Trotsky", True)]),
        ('Lenin and Trotsky, "A Letter," 3', [("Lenin", True), ("Trotsky", True)]),
        ("Lenin (1922), 3; Trotsky 1923: 5", [("Lenin", True), ("Trotsky", True)]),
        ("Lenin, ed., *Works*", [("Lenin", True)]),
        ("As Trotsky writes in *My Life*", [("Trotsky", False)]),
        ("Trotsky's *My Life*", [("Trotsky", False)]),
        ("*Stalin: A Life*, 5", []),
        ("Marx, *Lenin and Stalin*, on Trotsky", [("Marx", True), ("Trotsky", False)]),
    ],
)
def test_authors_of_works_cited_in_notes_are_named_in_passing(note: str, expected: list[tuple[str, bool]]) -> None:
    document, _ = search(f"Words.[^n]\n\n[^n]: {note}\n")
    people = [mark for mark in marks(document) if isinstance(mark, PersonMark)]
    assert [("".join(_texts(mark)), mark.passing) for mark in people] == expected


def _texts(mark: PersonMark) -> list[str]:
    return [node.text for node in mark.children if isinstance(node, Text)]


def test_in_the_text_nobody_is_taken_for_an_author() -> None:
    document, _ = search("Trotsky, *Stalin* and Lenin")
    assert [(mark.person, mark.passing) for mark in marks(document) if isinstance(mark, PersonMark)] == [
        ("trotsky", False), ("stalin", False), ("lenin", False),
    ]  # fmt: skip


def test_marks_and_what_is_beside_them_have_their_places() -> None:
    document, _ = search("With Leon Trotsky\nand Lenin --- then Marx")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert [(mark.span.line, mark.span.column) for mark in marks(document)] == [(1, 6), (2, 5), (2, None)]
    before, mark, *_ = paragraph.children
    assert isinstance(before, Text)
    assert isinstance(mark, PersonMark)
    assert (before.text, before.span.column) == ("With ", 1)


def test_a_style_that_a_name_ends_within_is_divided() -> None:
    document, _ = search("A *b Leon* Trotsky")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    _, emphasis, mark = paragraph.children
    assert isinstance(emphasis, Styled)
    assert isinstance(mark, PersonMark)
    assert isinstance(mark.children[0], Styled)
    assert text_of(document) == ["A b Leon Trotsky"]


def test_a_name_that_fills_a_style_is_marked_around_it() -> None:
    document, _ = search("[Троцкий]{lang=ru}")
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    (mark,) = paragraph.children
    assert isinstance(mark, PersonMark)
    assert isinstance(mark.children[0], Foreign)


def test_the_division_says_whom_a_surname_alone_means() -> None:
    place = Place(people={"Smirnov": "vladimir", "Lenin": "none"})
    text = "Smirnov, I. N. Smirnov and the Smirnovs. Lenin, V. I. Lenin"
    assert found(text, place) == ["vladimir: Smirnov", "ivan: I. N. Smirnov", "lenin: V. I. Lenin"]


def test_shared_names_are_nobodys_unless_the_book_asks_for_the_last_named() -> None:
    text = "Smirnov.[^a] V. M. Smirnov. Smirnov.[^b] I. N. Smirnov. Smirnov.\n\n[^a]: Smirnov.\n\n[^b]: Smirnov.\n"
    assert found(text) == ["vladimir: V. M. Smirnov", "ivan: I. N. Smirnov"]
    assert found(text, nearest=True) == [
        "vladimir: V. M. Smirnov", "vladimir: Smirnov", "ivan: I. N. Smirnov", "ivan: Smirnov", "vladimir: Smirnov",
    ]  # fmt: skip
    assert found("[he]{person=ivan} Smirnov [Smirnov]{person=ivan} Smirnov", nearest=True) == ["ivan: Smirnov"]


def test_a_note_on_someone_does_not_lead_to_itself() -> None:
    text = "Smirnov met Trotsky and V. M. Smirnov under NEP."
    assert found(text, Place(own_person="ivan", own_term="nep")) == ["trotsky: Trotsky", "vladimir: V. M. Smirnov"]


def test_in_a_bibliography_names_are_looked_at_and_not_marked() -> None:
    document, findings = search("Trotsky, Leon. *Stalin*.", Place(marked=False, titles_in_text=True))
    assert marks(document) == []
    assert [(mention.words, mention.cited) for mention in findings.mentions] == [("Trotsky, Leon", True)]


def test_in_german_a_name_has_a_genitive_and_in_russian_no_plural() -> None:
    assert found("Lenins Werke, Marx’ Werke", language="de") == ["lenin: Lenins", "marx: Marx"]
    assert found("the Lenins", language="ru") == []


def test_names_of_two_people_are_told_apart_by_how_they_are_known() -> None:
    records = people(
        {"sort": "Kamenev, Lev", "id": "kamenev", "birth-name": "Rozenfeld"},
        {"sort": "Rozenfeld, Nikolai", "id": "nikolai"},
    )
    assert found("Rozenfeld, L. Rozenfeld, Lev Rozenfeld", records=records) == [
        "nikolai: Rozenfeld", "kamenev: L. Rozenfeld", "kamenev: Lev Rozenfeld",
    ]  # fmt: skip
    records = people(
        {"sort": "Kamenev, Lev", "id": "kamenev", "birth-name": "Lev Rozenfeld"},
        {"sort": "Rozenfeld, Nikolai", "id": "nikolai"},
    )
    assert found("Rozenfeld, L. Rozenfeld", records=records) == ["nikolai: Rozenfeld", "kamenev: L. Rozenfeld"]
