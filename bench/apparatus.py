"""The apparatus of a generated book: people, terms and index headings, with the marks that the text must carry.

A seeded `random.Random` and the size of the book in; the records of the YAML files, and the marks to be spread over
the chapters, out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from bench import prose, words

Record: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apparatus:
    """The records of each YAML file, and every mark as Markdown: `mentions` stand for the subject of a sentence,
    `marks` behind a sentence or a note."""

    people: list[Record]
    glossary: list[Record]
    chronology: list[Record]
    index: list[Record]
    mentions: list[str]
    marks: list[str]


def make_apparatus(random: Random, scale: float) -> Apparatus:
    """Records and marks for a book; `scale` is 1 for one of 470 pages."""
    people = _make_people(random, 60)
    glossary = _make_glossary(random, 40)
    headings = _make_headings(random, scale)
    mentions = [f"[{one['display']}]{{person={one['id']}}}" for one in people for _ in range(random.randint(3, 5))]
    for one in glossary:
        mentions += [f"The [{one['headword']}]{{term={one['id']}}}"] * random.randint(3, 8)
    marks = [f'[]{{ix="{path}"}}' for path, count in headings for _ in range(count)]
    marks = [mark.replace("}", " .principal}") if random.random() < 0.05 else mark for mark in marks]
    random.shuffle(mentions)
    random.shuffle(marks)
    return Apparatus(
        people=people,
        glossary=glossary,
        chronology=_make_chronology(random),
        index=_make_references(random, headings),
        mentions=mentions,
        marks=marks,
    )


def _make_people(random: Random, count: int) -> list[Record]:
    people: list[Record] = []
    for surname in random.sample(words.SURNAMES, count):
        given = random.choice(words.GIVEN_NAMES)
        born = random.randrange(1840, 1890)
        person: Record = {
            "id": surname.lower(),
            "sort": f"{surname}, {given}",
            "display": f"{given} {surname}",
            "born": str(born),
            "died": str(born + random.randrange(35, 85)),
            "note": " ".join(prose.make_sentences(random, random.randint(2, 5))),
        }
        if random.random() < 0.4:
            person |= {"original": f"{random.choice(words.CYRILLIC_SURNAMES)}, А. Б.", "original-lang": "ru"}
        people.append(person)
    return people


def _make_glossary(random: Random, count: int) -> list[Record]:
    nouns = random.sample(words.NOUNS, count)
    return [
        {
            "id": noun,
            "headword": f"{random.choice(words.ADJECTIVES)} {noun}",
            "lang": "en",
            "original": random.choice(words.CYRILLIC_NOUNS),
            "original-lang": "ru",
            "definition": " ".join(prose.make_sentences(random, random.randint(1, 3))),
        }
        for noun in nouns
    ]


def _make_chronology(random: Random) -> list[Record]:
    groups: list[Record] = []
    for decade in range(1870, 1930, 10):
        years = sorted(random.sample(range(decade, decade + 10), 8))
        events = [{"date": str(year), "text": prose.make_sentence(random)} for year in years]
        groups.append({"title": f"From {decade} to {decade + 9}", "events": events})
    return groups


def _make_headings(random: Random, scale: float) -> list[tuple[str, int]]:
    """The headings of the index, with how often each is marked: none so often that it should be divided."""
    headings: list[tuple[str, int]] = []
    nouns = random.sample(words.NOUNS, min(len(words.NOUNS), round(195 * scale)))
    for at, noun in enumerate(nouns):
        heading = f"{noun}, {random.choice(words.ADJECTIVES)}"
        if at % 5 < 2:
            headings.append((heading, random.randint(2, 5)))
            continue
        others = random.sample(words.NOUNS, random.randint(2, 4))
        headings += [(f"{heading}!and the {other}", random.randint(1, 4)) for other in others]
    return headings


def _make_references(random: Random, headings: Sequence[tuple[str, int]]) -> list[Record]:
    """See and see also, from headings that are not marked and from some that are."""
    mains = sorted({path.partition("!")[0] for path, _ in headings})
    records: list[Record] = [
        {"heading": f"{prose.make_title(random)} (decree of {1870 + at})", "see": [random.choice(mains)]}
        for at in range(15)
    ]
    for heading in random.sample(mains, 15):
        other = random.choice([main for main in mains if main != heading])
        records.append({"heading": heading, "see-also": [other]})
    return records
