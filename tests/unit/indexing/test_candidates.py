"""What recurs in the text and is not indexed."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.indexing.candidates import Candidate, find_candidates, format_candidates
from tests.books import MANIFEST
from tests.golden import assert_golden
from tests.unit.indexing.pages import page_book


def candidates(
    folder: Path, text: str, least: int = 2, manifest: str = MANIFEST, **files: str
) -> tuple[Candidate, ...]:
    others = {f"{name}.yaml": content for name, content in files.items()}
    book = page_book(folder, {"body/01.md": f"# One\n\n{text}\n", **others}, manifest)
    setting = book.setting
    return find_candidates(
        setting.book,
        setting.apparatus.indexes,
        book.loaded.people,
        book.loaded.glossary,
        language=setting.manifest.language,
        least=least,
    )


def phrases(folder: Path, text: str, **files: str) -> list[tuple[str, int]]:
    return [(one.phrase, one.in_text) for one in candidates(folder, text, 2, MANIFEST, **files)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Rykov, and Rykov spoke.", [("Rykov", 2)]),
        ("Rykov spoke. Then Rykov left. Rykov’s hat.", [("Rykov", 3)]),
        ("Yesterday Rykov spoke; he met Rykov.", [("Rykov", 2)]),
        ("Rykov spoke. Rykov left.", []),  # at beginnings of sentences only
        ("He met Rykov.", []),  # once
        ("A time in May, and in May.", []),
        ("a Russian and a Russian", []),
        ("a “scissors crisis” and the “scissors crisis,” so called", [("scissors crisis", 2)]),
        ("He said, “It was all in vain, you know.” And “It was all in vain, you know.”", []),
        ("the *smychka* and again *smychka*", [("smychka", 2)]),
        ("[Lenin’s Way]{.title} and [Lenin’s Way]{.title}", [("Lenin’s Way", 2)]),
        ("газета Правда, и еще раз Правда; но Вот и Вот", [("Правда", 2)]),
        ("в Москве был Троцкий, и опять Троцкий", [("Троцкий", 2)]),
        ("the Red Army, a red army, the Red army, the Red Army", [("Red Army", 2)]),
        ("see Rykov and Tomsky, Tomsky and Tomsky, Rykov", [("Tomsky", 3), ("Rykov", 2)]),
    ],
)
def test_what_recurs_is_found_with_its_count(tmp_path: Path, text: str, found: list[tuple[str, int]]) -> None:
    assert phrases(tmp_path, text) == found


@pytest.mark.parametrize(
    "text",
    [
        '[Rykov]{ix="Rykov, Aleksei"}, and Rykov, and Rykov, and Aleksei Rykov, Aleksei Rykov',
        '[]{ix="Rykov (Aleksei)"} and Rykov, and Rykov',
        '[x]{ix="Party!Red Army"} the Red Army, the Red Army',
        '[x]{ix="Red Armies; Red Armys"} the Red Army, the Red Army',
        '[x]{ix="smychka"} the *smychka*, the *smychka*',
        '[x]{ix="Testament, the"} “the Testament” and “the Testament”',
    ],
)
def test_what_has_a_heading_is_left_out_in_all_its_forms(tmp_path: Path, text: str) -> None:
    assert phrases(tmp_path, text) == []


PEOPLE = """\
- id: trotsky
  sort: Trotsky, Leon
  display: Leon Trotsky
  original: Троцкий, Лев
  original-lang: ru
  birth-name: Bronstein
  pseudonyms: [Pero]
  variants: {accepted: [Trotskii]}
"""


def test_people_in_the_index_are_left_out_by_all_their_names(tmp_path: Path) -> None:
    text = (
        "[Trotsky]{person=trotsky} and Trotsky, Trotsky, Leon Trotsky, Leon Trotsky, of Bronstein, of Bronstein, "
        "by Pero, by Pero, as Trotskii, as Trotskii, Лев Троцкий, Лев Троцкий, Comrade Trotsky, Comrade Trotsky"
    )
    assert phrases(tmp_path, text, people=PEOPLE) == []


def test_a_term_is_left_out_where_one_of_its_forms_is_indexed(tmp_path: Path) -> None:
    glossary = "- headword: NEP\n  expansion: New Economic Policy\n  aliases: [New Course]\n  definition: x\n"
    text = "under the NEP, the NEP, the New Course, the New Course"
    assert phrases(tmp_path / "a", text, glossary=glossary) == [("NEP", 2), ("New Course", 2)]
    assert phrases(tmp_path / "b", text + '[]{ix="New Economic Policy"}', glossary=glossary) == []


def test_notes_and_headings_do_not_make_a_candidate(tmp_path: Path) -> None:
    notes = "Words.[^a]\n\n## The Works of Rykov\n\nMore.\n\n[^a]: In Rykov, *Works*; in Rykov, *Works*."
    assert phrases(tmp_path / "a", notes) == []
    (found,) = candidates(tmp_path / "b", "It was Tomsky.[^a]\n\n[^a]: In Tomsky; in Tomsky.")
    assert (found.phrase, found.in_text, found.in_notes) == ("Tomsky", 1, 2)


def test_how_often_a_phrase_is_there_can_be_asked_for(tmp_path: Path) -> None:
    text = "see Rykov and Tomsky, Tomsky and Tomsky, Rykov"
    assert [one.phrase for one in candidates(tmp_path, text, least=3)] == ["Tomsky"]


def test_german_nouns_are_no_names(tmp_path: Path) -> None:
    manifest = MANIFEST.replace("en-US", "de")
    text = "mit dem Haus und dem Haus, der Rote Platz und der Rote Platz"
    assert [one.phrase for one in candidates(tmp_path, text, manifest=manifest)] == ["Rote Platz"]


def test_candidates_are_listed_with_their_first_places(tmp_path: Path) -> None:
    text = (
        "He met Rykov.[^n]\n\nRykov spoke of the *smychka*; so did Tomsky.\n\n"
        "Tomsky, he and Rykov, and\nRykov, wrote *smychka*.\n\n[^n]: By Rykov."
    )
    assert_golden(format_candidates(candidates(tmp_path, text)), "indexing/candidates.txt")


def test_nothing_to_list_is_said(tmp_path: Path) -> None:
    assert format_candidates(candidates(tmp_path, "Words.")) == "Nothing recurs in the text that is not indexed.\n"
