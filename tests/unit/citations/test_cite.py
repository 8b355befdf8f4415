"""Citations as they are printed: Chicago's notes in two scripts, full and short, and other styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.model.content import CrossReference, Foreign, Style, Styled
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from tests.books import places, setting_of
from tests.unit.citations.sources import BOTH, NO_BIBLIOGRAPHY, SOURCES, cite, files_of, find, listed, notes, texts

NBSP = "\N{NO-BREAK SPACE}"


def test_notes_are_chicagos_full_first_and_then_short_nt_08(tmp_path: Path) -> None:
    text = "a^[[@trotsky1930, 12].] b^[[@trotsky1930, 13-15]] c^[[@felshtinskii2001, 325]] d^[[@felshtinskii2001]]"
    assert notes(cite(tmp_path, text)) == [
        "Leon Trotsky, My Life: An Attempt at an Autobiography (Charles Scribner’s Sons, 1930), 12.",
        "Trotsky, My Life, 13–15.",
        f"Iu.{NBSP}G. Fel’shtinskii and Anna Smith, “The Letters of Pravda,” Slavic Review 60, no. 2 (2001): 325, "
        "https://doi.org/10.2307/2697273.",
        "Fel’shtinskii and Smith, “The Letters of Pravda.”",
    ]


def test_titles_in_another_script_have_their_gloss_where_they_are_given_in_full(tmp_path: Path) -> None:
    text = "a^[[@serebriakova1991, 33; @pavlova1993, 15]] b^[[@serebriakova1991, 34; @pavlova1993]]"
    assert notes(cite(tmp_path, text)) == [
        "Зоря Серебрякова, Что делать? [What is to be done?] (Московский рабочий, 1991), 33; "
        f"И.{NBSP}В. Павлова, “Механизм власти” [The mechanism of power], in Сборник статей, ed. И.{NBSP}И. Иванов "
        "(Наука, 1993), 15.",
        "Серебрякова, Что делать?, 34; Павлова, “Механизм власти.”",
    ]


def test_words_of_a_source_are_in_its_language_and_titles_are_titles(tmp_path: Path) -> None:
    (note,) = cite(tmp_path, "a^[[@serebriakova1991, 33]]").book.divisions[0].notes
    nodes = [node for run in iter_inline_runs(note.blocks) for node in iter_inlines(run)]
    assert [(node.lang, plain_text(node.children)) for node in nodes if isinstance(node, Foreign)] == [
        ("ru", "Зоря Серебрякова"),
        ("ru", "Что делать?"),
        ("ru", "Московский рабочий"),
    ]
    assert [plain_text(node.children) for node in nodes if isinstance(node, Styled)] == ["Что делать?"]
    assert [node.style for node in nodes if isinstance(node, Styled)] == [Style.WORK_TITLE]


def test_a_citation_leads_to_its_entry_by_the_title_nt_20(tmp_path: Path) -> None:
    setting = cite(tmp_path, "a^[[@pavlova1993, 3; see also @carr1954]] b^[[@felshtinskii2001]]")
    linked = [
        (node.target, plain_text(node.children), node.cited)
        for note in setting.book.divisions[0].notes
        for run in iter_inline_runs(note.blocks)
        for node in iter_inlines(run)
        if isinstance(node, CrossReference)
    ]
    assert linked == [
        ("source--pavlova1993", "“Механизм власти”", True),
        ("source--carr1954", "The Interregnum, 1923–1924", True),
        ("source--felshtinskii2001", "“The Letters of Pravda,”", True),
    ]
    ids = [entry.id for group in setting.apparatus.bibliography for entry in group.entries]
    assert sorted(ids) == sorted(target for target, _, _ in linked)


def test_without_a_bibliography_nothing_is_linked_and_every_chapter_cites_in_full_nt_08(tmp_path: Path) -> None:
    setting = cite(tmp_path, "a [@carr1954, 1]. b [@carr1954, 2].", "c [@carr1954, 3].", manifest=NO_BIBLIOGRAPHY)
    assert notes(setting) == [
        f"E.{NBSP}H. Carr, The Interregnum, 1923–1924 (Macmillan, 1954), 1.",
        "Carr, Interregnum, 2.",
        f"E.{NBSP}H. Carr, The Interregnum, 1923–1924 (Macmillan, 1954), 3.",
    ]
    assert not any(
        isinstance(node, CrossReference)
        for division in setting.book.divisions
        for note in division.notes
        for run in iter_inline_runs(note.blocks)
        for node in iter_inlines(run)
    )


@pytest.mark.parametrize(("full", "forms"), [(None, "FSS"), ("book", "FSS"), ("chapter", "FSF"), ("never", "SSS")])
def test_the_book_says_where_sources_are_cited_in_full(full: str | None, forms: str, tmp_path: Path) -> None:
    manifest = BOTH + (f"bibliography: {{full: {full}}}\n" if full else "")
    found = notes(cite(tmp_path, "a [@carr1954, 1]. b [@carr1954, 2].", "c [@carr1954, 3].", manifest=manifest))
    assert "".join("F" if "Macmillan" in note else "S" for note in found) == forms


def test_ibid_stands_where_the_book_asks_for_it_and_only_behind_its_source_nt_07(tmp_path: Path) -> None:
    text = (
        "a [@carr1954, 1]. b [@carr1954, 1]. c [@carr1954, 2].^[See [@carr1954, 3].] d^[No source.] e [@carr1954, 4]."
    )
    first, second = "a [@carr1954, 9; @carr1958]. b [@carr1958, 3].", "a [@carr1958, 3]. b^[[@carr1958, 4]; so what?]"
    ibid = notes(cite(tmp_path, text, manifest=BOTH + "bibliography: {ibid: true}\n"))
    assert ibid[1:] == ["Ibid.", "Ibid., 2.", "See ibid., 3.", "No source.", "Carr, Interregnum, 4."]
    assert not any("bid" in note for note in notes(cite(tmp_path, text)))
    chapters = notes(cite(tmp_path, first, second, manifest=BOTH + "bibliography: {ibid: true}\n"))
    assert chapters[1:] == [
        "Carr, Socialism in One Country, 1924–1926, 1:3.",  # behind a note with two sources
        "Carr, Socialism in One Country, 1924–1926, 1:3.",  # first in its chapter
        "Ibid., 1:4; so what?",
    ]


def test_the_author_can_be_a_word_of_the_sentence(tmp_path: Path) -> None:
    text = "As @carr1954 [33] says. So @carr1954, again; -- and @politburo1923 [fol. 3].^[But @carr1958 [4] does not.]"
    setting = cite(tmp_path, text)
    assert texts(setting)[0] == f"As E.{NBSP}H. Carr says. So Carr, again; – and Minutes of the Politburo."
    assert notes(setting) == [
        "The Interregnum, 1923–1924 (Macmillan, 1954), 33.",
        "Interregnum.",
        "“Minutes of the Politburo,” October 8, 1923, fond 17, opis 3, delo 388, fol. 3, RGASPI.",
        f"But E.{NBSP}H. Carr, Socialism in One Country, 1924–1926 (Macmillan, 1958), 1:4 does not.",
    ]


def test_the_author_can_be_left_out(tmp_path: Path) -> None:
    assert notes(cite(tmp_path, "Carr^[[-@carr1954, 33]] and^[in his [-@carr1954, 34]]")) == [
        "The Interregnum, 1923–1924 (Macmillan, 1954), 33.",
        "in his Interregnum, 34.",
    ]


def test_short_forms_tell_apart_all_that_the_book_cites(tmp_path: Path) -> None:
    """Two Deutschers in different chapters: each is named with his forename everywhere."""
    found = notes(cite(tmp_path, "a [@deutscher1959]. b [@deutscher1959, 3].", "c [@deutscher1960]."))
    assert found[1] == "I. Deutscher, The Prophet Unarmed, 3."
    assert (
        notes(cite(tmp_path, "a [@deutscher1959]. b [@deutscher1959, 3]."))[1] == "Deutscher, The Prophet Unarmed, 3."
    )


def test_words_before_and_behind_a_source_stay_as_they_are_written(tmp_path: Path) -> None:
    text = 'a^[[see *esp.* @carr1954, chap. 2, and "others"; but cf. @trotsky1930 pp. 3, 5--7, *passim*]]'
    assert notes(cite(tmp_path, text)) == [
        f"See esp. E.{NBSP}H. Carr, The Interregnum, 1923–1924 (Macmillan, 1954), chap. 2, and “others”; but cf. "
        "Leon Trotsky, My Life: An Attempt at an Autobiography (Charles Scribner’s Sons, 1930), 3, 5–7, passim.",
    ]


def test_the_bibliography_is_in_the_order_of_the_style_and_no_article_counts_nt_21(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {entries: all}\n"
    assert listed(cite(tmp_path, "a [@carr1954].", manifest=manifest)) == [
        f"Carr, E.{NBSP}H. The Interregnum, 1923–1924. Macmillan, 1954.",
        f"Carr, E.{NBSP}H. Socialism in One Country, 1924–1926. Vol. 1. Macmillan, 1958.",
        "Deutscher, Isaac. The Prophet Unarmed: Trotsky, 1921–1929. Oxford University Press, 1959.",
        "Deutscher, Tamara. The Prophet Unarmed: A Reader. Oxford University Press, 1960.",
        f"Fel’shtinskii, Iu.{NBSP}G., and Anna Smith. “The Letters of Pravda.” Slavic Review 60, no. 2 (2001): 321–28. "
        "https://doi.org/10.2307/2697273.",
        "“Minutes of the Politburo.” October 8, 1923. Fond 17, opis 3, delo 388. RGASPI.",
        "Trotsky, Leon. My Life: An Attempt at an Autobiography. Charles Scribner’s Sons, 1930.",
        f"Павлова, И.{NBSP}В. “Механизм власти” [The mechanism of power]. In Сборник статей, edited by И.{NBSP}И. "
        "Иванов. Наука, 1993.",
        "Серебрякова, Зоря. Что делать? [What is to be done?] Московский рабочий, 1991.",
        f"Троцкий, Л.{NBSP}Д. “Новый курс” [The new course]. Правда, December 11, 1923.",
    ]


@pytest.mark.parametrize("style", ["chicago-classic", "chicago-archives"])
def test_no_dash_stands_for_an_author_nt_07_nt_21(style: str, tmp_path: Path) -> None:
    """These styles have one, for the second entry in their own order, which is the first in ours."""
    manifest = BOTH + f"bibliography: {{style: {style}}}\n"
    assert listed(cite(tmp_path, "a [@carr1954; @carr1958].", manifest=manifest)) == [
        f"Carr, E.{NBSP}H. The Interregnum, 1923–1924. London: Macmillan, 1954.",
        f"Carr, E.{NBSP}H. Socialism in One Country, 1924–1926. Vol. 1. London: Macmillan, 1958.",
    ]


def test_headings_divide_the_bibliography_by_keywords_bib_012(tmp_path: Path) -> None:
    headings = "[{title: Archives, keyword: Archive}, {title: Maps, keyword: map}, {title: Printed}]"
    manifest = BOTH + f"bibliography: {{headings: {headings}}}\n"
    report = find(tmp_path, "a [@politburo1923; @carr1954].", manifest=manifest)
    assert [place for place in places(report) if place[0] != "BIB-006"] == [("BIB-012", "book.yaml", 7)]
    groups = cite(tmp_path, "a [@politburo1923; @carr1954].", manifest=manifest).apparatus.bibliography
    assert [(group.id, group.title, len(group.entries)) for group in groups] == [
        ("bibliography-group-1", "Archives", 1),
        ("bibliography-group-3", "Printed", 1),
    ]
    manifest = BOTH + "bibliography: {headings: [{title: Archives, keyword: archive}]}\n"
    groups = cite(tmp_path, "a [@politburo1923; @carr1954].", manifest=manifest).apparatus.bibliography
    assert [group.title for group in groups] == ["", "Archives"]


def test_a_key_that_no_source_has_is_bib_005(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {nocite: [carr1958, lenin]}\n"
    report = find(tmp_path, "a [@carr1954; @Carr1958].", manifest=manifest)
    found = [one for one in report if one.code == "BIB-005"]
    assert [(one.file, one.line, one.column) for one in found] == [("body/01.md", 3, 15), ("book.yaml", 7, 35)]
    assert found[0].help == "did you mean carr1958?"
    assert "BIB-005" not in {one.code for one in find(tmp_path, "a [@carr1954].")}


def test_sources_that_nothing_cites_are_named_once_a_file_bib_006(tmp_path: Path) -> None:
    (found,) = find(tmp_path, "a [@carr1954].")
    assert (found.code, found.severity, found.file) == ("BIB-006", "info", "bibliography.yaml")
    assert found.message.startswith("9 sources are not cited: trotsky1930, serebriakova1991, ")
    assert list(find(tmp_path, "a [@carr1954].", manifest=BOTH + "bibliography: {entries: all}\n")) == []
    every = "; ".join(f"@{key}" for key in _keys())
    assert list(find(tmp_path, f"a [{every}].")) == []


def _keys() -> list[str]:
    return [line.removeprefix("- id: ") for line in SOURCES.splitlines() if line.startswith("- id: ")]


def test_nocite_lists_what_nothing_cites(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {nocite: trotsky1930}\n"
    found = listed(cite(tmp_path, "a [@carr1954].", manifest=manifest))
    assert [entry.split(",")[0] for entry in found] == ["Carr", "Trotsky"]


def test_a_style_of_author_and_date_cites_in_the_text(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {style: chicago-author-date}\n"
    setting = cite(tmp_path, "It was so [see @carr1954, 33; @trotsky1930]. As @carr1958 [3] says.", manifest=manifest)
    assert texts(setting)[0] == "It was so (see Carr 1954, 33; Trotsky 1930). As Carr (1958, 3) says."
    assert notes(setting) == []
    assert listed(setting)[0] == f"Carr, E.{NBSP}H. 1954. The Interregnum, 1923–1924. Macmillan."


def test_a_british_book_has_its_own_marks_and_words(tmp_path: Path) -> None:
    british = BOTH.replace("en-US", "en-GB") + "bibliography: {style: hart}\n"
    assert notes(cite(tmp_path, "a [@pavlova1993, 15]. b [@pavlova1993].", manifest=british)) == [
        f"И.{NBSP}В. Павлова, ‘Механизм власти’ [The mechanism of power], in И.{NBSP}И. Иванов, ed., Сборник статей "
        "(Новосибирск, 1993), 15.",
        "Павлова, ‘Механизм власти’.",
    ]


def test_a_german_book_has_german_words(tmp_path: Path) -> None:
    german = BOTH.replace("en-US", "de")
    (note,) = notes(cite(tmp_path, "a [@pavlova1993, 15].", manifest=german))
    assert "„Механизм власти“" in note


def test_places_of_publication_stand_in_the_classic_variant(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {style: chicago-classic}\n"
    assert notes(cite(tmp_path, "a [@carr1954].", manifest=manifest)) == [
        f"E.{NBSP}H. Carr, The Interregnum, 1923–1924 (London: Macmillan, 1954).",
    ]


def test_archives_can_stand_before_their_files_and_a_list_is_no_line(tmp_path: Path) -> None:
    manifest = BOTH + "bibliography: {style: chicago-archives}\n"
    text = "a [@politburo1923{}, l. 14]. b [@politburo1923{}, ll. 15--16]. c [@politburo1923, sheet 3]."
    assert notes(cite(tmp_path, text, manifest=manifest)) == [
        "“Minutes of the Politburo,” October 8, 1923, RGASPI, fond 17, opis 3, delo 388, l. 14.",
        "“Minutes of the Politburo,” ll. 15–16.",
        "“Minutes of the Politburo,” sheet 3.",
    ]


def test_a_style_that_the_processor_refuses_is_bib_011(tmp_path: Path) -> None:
    broken = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title><id>x</id>'
        "<updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text/></layout></citation>"
        "</style>"
    )
    whole = broken.replace("<text/>", '<text variable="title"/>')
    manifest = BOTH + "bibliography: {style: my.csl}\n"
    (tmp_path / "my.csl").write_text(broken)
    found = [one for one in find(tmp_path, "a [@carr1954].", manifest=manifest) if one.severity == "error"]
    assert [(one.code, one.file, one.line) for one in found] == [("BIB-011", "book.yaml", 7)]
    (tmp_path / "my.csl").write_text(whole)
    assert notes(cite(tmp_path, "a [@carr1954].", manifest=manifest)) == ["The Interregnum, 1923–1924."]


def test_a_book_that_cites_by_hand_is_as_it_was(tmp_path: Path) -> None:
    by_hand = "x^[Carr, *The Interregnum*, 33.]"
    files = {name: text for name, text in files_of((by_hand,)).items() if name != "bibliography.yaml"}
    without = setting_of(tmp_path / "a", files, NO_BIBLIOGRAPHY)
    again = cite(tmp_path / "b", by_hand, manifest=NO_BIBLIOGRAPHY)
    assert without.book == again.book
