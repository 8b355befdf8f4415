"""people.yaml, glossary.yaml, chronology.yaml and index.yaml."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from book.manifest.records import MarkdownText
from book.source import Span
from tests.unit.manifest.books import FIVE_LINES, load_book


def test_a_person_has_the_forms_that_are_left_out(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, files={"people.yaml": "- sort: Smirnov, Ivan Nikitich\n  born: 1881\n  died: 1936\n"})
    (person,) = outcome.loaded.people
    assert (person.id, person.display) == ("smirnov-ivan-nikitich", "Ivan Nikitich Smirnov")
    assert (person.born, person.died, person.note, person.see) == ("1881", "1936", None, None)
    assert person.span == Span("people.yaml", 1, 3)


def test_a_person_may_say_everything(tmp_path: Path) -> None:
    yaml = """\
- id: trotsky
  sort: Trotsky, Leon
  display: Trotsky
  original: Троцкий, Лев Давидович
  original-lang: ru
  birth-name: Bronstein
  pseudonyms: [Antid Oto, Pero]
  variants:
    accepted: Trotski
    correct: [Trotzki, Trotskii]
  born: 26 October [7 November] 1879
  died: 21 August 1940
  dates: 1879–1940
  note: |
    Born in Yanovka.

    *Killed* in Mexico.
- {sort: "Bronstein, Lev", see: trotsky}
"""
    outcome = load_book(tmp_path, files={"people.yaml": yaml})
    assert not outcome.found
    person, other = outcome.loaded.people
    assert person.original_lang == "ru"
    assert person.pseudonyms == ("Antid Oto", "Pero")
    assert (person.variants.accepted, person.variants.correct) == (("Trotski",), ("Trotzki", "Trotskii"))
    assert person.note == MarkdownText(text="Born in Yanovka.\n\n*Killed* in Mexico.", span=Span("people.yaml", 15, 5))
    assert other.see == "trotsky"
    assert other.span == Span("people.yaml", 18, 3)
    assert pickle.loads(pickle.dumps(person)) == person


def test_a_language_that_is_left_out_is_that_of_the_original(tmp_path: Path) -> None:
    manifest = FIVE_LINES + "original: {title: Что делать, language: ru}\n"
    people = "- {sort: A, original: А}\n- {sort: B, original: Б, original-lang: uk}\n- {sort: C}\n"
    loaded = load_book(tmp_path, manifest, {"people.yaml": people}).loaded
    assert [person.original_lang for person in loaded.people] == ["ru", "uk", None]
    assert loaded.people[0].span == Span("people.yaml", 1, 3)


@pytest.mark.parametrize(
    ("record", "code", "column", "message"),
    [
        ("{display: A}", "MAN-003", 3, "this item of people.yaml lacks `sort`"),
        ("{sort: A, bron: '1890'}", "MAN-002", 13, "this item of people.yaml has no key `bron`"),
        ("{sort: A, born: 1890-1937}", "MAN-004", 19, "`born`: “1890-1937” is a span of years"),
        ("{sort: A, died: June}", "MAN-004", 19, "`died`: “June” has no year"),
        ("{sort: A, id: Ivan Smirnov}", "MAN-004", 17, "`id`: “Ivan Smirnov” is not an id"),
        ("{sort: A, id: none}", "MAN-004", 17, "`id`: “none” stands for nobody in the manuscript"),
        ("{sort: A, original-lang: Russian}", "MAN-004", 28, "`original-lang`: “Russian” is not a language tag"),
        ("{sort: A, note: [x]}", "MAN-004", 19, "`note`: a list stands where Markdown is expected"),
        ("{sort: A, note: x, see: b}", "MAN-004", 27, "`see`: a name that refers to another has no note of its own"),
        ("{sort: A, variants: [x]}", "MAN-004", 23, "`variants`: a list stands where a group of keys is expected"),
        ("{sort: A, born: 1900, died: 1890}", "MAN-022", 31, "died in 1890, before being born in 1900"),
    ],
)
def test_a_fault_in_a_record_stands_at_its_place(
    tmp_path: Path, record: str, code: str, column: int, message: str
) -> None:
    outcome = load_book(tmp_path, files={"people.yaml": f"- sort: Z\n- {record}\n"})
    assert outcome.places == [(code, "people.yaml", 2, column)]
    assert outcome.message == message


@pytest.mark.parametrize(
    "record",
    [
        "{sort: A, born: 1890, died: 1890}",
        "{sort: A, born: 63 BC, died: AD 14}",
        "{sort: A, born: '?', died: 1890}",
        "{sort: A, note: one line}",
        "{sort: A, note: 'one line'}",
    ],
)
def test_the_nearest_record_has_none(tmp_path: Path, record: str) -> None:
    assert not load_book(tmp_path, files={"people.yaml": f"- {record}\n"}).found


@pytest.mark.parametrize("note", ["note: >\n    a\n    b\n", "note: a\n    b\n", 'note: "a\n    b"\n'])
def test_markdown_that_yaml_joins_is_man_021(tmp_path: Path, note: str) -> None:
    outcome = load_book(tmp_path, files={"people.yaml": f"- sort: A\n  {note}"})
    assert outcome.places == [("MAN-021", "people.yaml", 2, 9)]


def test_a_description_may_be_folded(tmp_path: Path) -> None:
    assert not load_book(tmp_path, FIVE_LINES + "description: >\n  one\n  two\n").found


def test_an_id_that_stands_twice_is_man_013(tmp_path: Path) -> None:
    people = "- sort: Smirnov, Ivan\n- sort: B\n- sort: Smirnov, Ivan\n- sort: C\n  id: b\n"
    outcome = load_book(tmp_path, files={"people.yaml": people})
    assert outcome.places == [("MAN-013", "people.yaml", 3, 3), ("MAN-013", "people.yaml", 5, 7)]
    assert "line 1" in outcome.found[0].message
    assert not load_book(tmp_path, files={"people.yaml": people.replace("id: b", "id: d") + "  see: b\n"}).codes[1:]


def test_the_same_id_in_two_files_is_not(tmp_path: Path) -> None:
    files = {
        "people.yaml": "- sort: A\n",
        "glossary.yaml": "- {headword: A, expansion: B}\n",
        "index.yaml": "- heading: A\n",
    }
    assert not load_book(tmp_path, files=files).found


@pytest.mark.parametrize(
    ("file", "records"),
    [
        ("people.yaml", "- {sort: Smirnov}\n- {sort: A, see: smirnof}\n"),
        ("glossary.yaml", "- {headword: Smirnov, expansion: x}\n- {headword: A, see: smirnof}\n"),
    ],
)
def test_a_see_that_names_no_record_is_man_014(tmp_path: Path, file: str, records: str) -> None:
    outcome = load_book(tmp_path, files={file: records})
    assert [(place[0], place[1], place[2]) for place in outcome.places] == [("MAN-014", file, 2)]
    assert outcome.places[0][3] == records.splitlines()[1].index("smirnof") + 1
    assert outcome.help == "did you mean smirnov?"
    assert not load_book(tmp_path, files={file: records.replace("smirnof", "smirnov")}).found


def test_a_see_to_itself_is_man_014(tmp_path: Path) -> None:
    assert load_book(tmp_path, files={"people.yaml": "- {sort: A, see: a}\n"}).codes == ["MAN-014"]


def test_a_record_that_is_faulty_is_not_missed_by_those_that_refer_to_it(tmp_path: Path) -> None:
    outcome = load_book(
        tmp_path, files={"people.yaml": "- {sort: A, see: b}\n- {sort: B, nte: x, born: x}\n- {srt: C}\n"}
    )
    assert outcome.codes == ["MAN-002", "MAN-004", "MAN-003", "MAN-002"]


def test_a_term_is_defined_expanded_or_refers(tmp_path: Path) -> None:
    yaml = """\
- headword: ЧК
  lang: ru
- headword: NEP
  definition: x
  see: gubkom
- headword: gubkom
  lang: ru-Latn
  original: губком
  original-lang: ru
  aliases: gubkoms
  expansion: gubernskii komitet
  definition: A committee.
"""
    outcome = load_book(tmp_path, files={"glossary.yaml": yaml})
    assert outcome.places == [("MAN-003", "glossary.yaml", 1, 3), ("MAN-004", "glossary.yaml", 5, 8)]
    good = yaml.replace("- headword: ЧК\n  lang: ru\n", "").replace("  definition: x\n", "")
    outcome = load_book(tmp_path, files={"glossary.yaml": good})
    assert not outcome.found
    nep, gubkom = outcome.loaded.glossary
    assert (nep.id, nep.see) == ("nep", "gubkom")
    assert gubkom.aliases == ("gubkoms",)
    assert gubkom.definition == MarkdownText(text="A committee.", span=Span("glossary.yaml", 9, 15))


def test_events_stand_in_groups(tmp_path: Path) -> None:
    yaml = """\
- title: 1923
  events:
    - date: 8 October
      sort: 1923-10-08
      text: |
        Trotsky's *letter*.
    - {date: "15 October", text: The Platform.}
"""
    outcome = load_book(tmp_path, files={"chronology.yaml": yaml})
    assert not outcome.found
    (group,) = outcome.loaded.chronology
    assert group.title == "1923"
    first, second = group.events
    assert (first.date, first.sort) == ("8 October", "1923-10-08")
    assert first.text == MarkdownText(text="Trotsky's *letter*.", span=Span("chronology.yaml", 6, 9))
    assert second.span == Span("chronology.yaml", 7, 7)


@pytest.mark.parametrize(
    ("group", "code", "column"),
    [
        ("{title: A}", "MAN-003", 3),
        ("{events: []}", "MAN-004", 12),
        ("{events: [{date: a}]}", "MAN-003", 13),
        ("{events: [{date: a, text: b, sort: soon}]}", "MAN-004", 38),
    ],
)
def test_a_group_has_events_with_date_and_text(tmp_path: Path, group: str, code: str, column: int) -> None:
    outcome = load_book(tmp_path, files={"chronology.yaml": f"- {group}\n"})
    assert outcome.places == [(code, "chronology.yaml", 1, column)]


def test_headings_refer_in_their_own_words(tmp_path: Path) -> None:
    yaml = """\
- {heading: CC, see: Central Committee}
- heading: 46, Platform of the
  sort-as: Forty-Six
  see-also: [Left Opposition, New Course]
"""
    outcome = load_book(tmp_path, files={"index.yaml": yaml})
    assert not outcome.found
    first, second = outcome.loaded.index
    assert (first.id, first.see) == ("cc", ("Central Committee",))
    assert (second.sort_as, second.see_also) == ("Forty-Six", ("Left Opposition", "New Course"))


def test_a_heading_has_see_or_see_also(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, files={"index.yaml": "- {heading: A, see: B, see-also: C}\n"})
    assert outcome.places == [("MAN-004", "index.yaml", 1, 34)]


def test_an_apparatus_file_is_a_list(tmp_path: Path) -> None:
    outcome = load_book(tmp_path, files={"people.yaml": "smirnov: {sort: Smirnov}\n"})
    assert outcome.places == [("MAN-004", "people.yaml", 1, 1)]
    assert outcome.message == "`people.yaml`: a group of keys stands where a list is expected"


def test_a_heading_can_send_the_reader_in_every_way_and_be_posted_twice(tmp_path: Path) -> None:
    yaml = """\
- {heading: A, see-under: B}
- {heading: C, see-also: [D], see-also-under: [E], see-also-generic: individual Fs, post: [G, "H!i"]}
"""
    outcome = load_book(tmp_path, files={"index.yaml": yaml})
    assert not outcome.found
    first, second = outcome.loaded.index
    assert first.see_under == ("B",)
    assert (second.see_also, second.see_also_under) == (("D",), ("E",))
    assert (second.see_also_generic, second.post) == (("individual Fs",), ("G", "H!i"))


@pytest.mark.parametrize(
    "keys", ["see: B, see-under: C", "see-under: B, see-also: C", "see: B, see-also-generic: C", "see: B, post: C"]
)
def test_a_heading_that_refers_elsewhere_has_nothing_more_to_it(tmp_path: Path, keys: str) -> None:
    outcome = load_book(tmp_path, files={"index.yaml": f"- {{heading: A, {keys}}}\n"})
    assert outcome.codes == ["MAN-004"]
    first, second = (pair.split(":")[0] for pair in keys.split(", "))
    assert outcome.help == f"keep one of {first}: and {second}:"


def test_a_person_and_a_term_say_which_of_their_mentions_are_indexed(tmp_path: Path) -> None:
    files = {
        "people.yaml": "- {sort: Lenin, index: all}\n- {sort: Stalin}\n",
        "glossary.yaml": "- {headword: NEP, definition: x, index: marked}\n",
    }
    loaded = load_book(tmp_path, files=files).loaded
    assert [person.index for person in loaded.people] == ["all", None]
    assert loaded.glossary[0].index == "marked"
    wrong = load_book(tmp_path, files={"people.yaml": "- {sort: Lenin, index: some}\n"})
    assert wrong.codes == ["MAN-004"]
