"""Sentences, paragraphs and citations that read like a scholarly book and say nothing.

A seeded `random.Random` and the word lists in; plain text in the manuscript's typing (straight quotes, `--`) out.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench import words


def make_phrase(random: Random) -> str:
    """An article, an adjective now and then, and a noun: "the provincial treasury"."""
    noun = _pick(random, words.COMMON_NOUNS, words.NOUNS)
    described = noun
    if random.random() < 0.3:
        described = f"{_pick(random, words.COMMON_ADJECTIVES, words.ADJECTIVES)} {noun}"
    article = random.choice(("the", "the", "the", "a", "its", "this", "his", "their", "no"))
    return f"{'an' if article == 'a' and described[0] in 'aeiou' else article} {described}"


def _pick(random: Random, common: Sequence[str], other: Sequence[str]) -> str:
    """A common word twice in three times: words are about as long as English ones are."""
    return random.choice(common if random.random() < 0.68 else other)


def make_clause(random: Random) -> str:
    """A subject, a verb and an object, with what stands around them."""
    subject = make_phrase(random)
    if random.random() < 0.3:
        subject += f" of {make_phrase(random)}"
    if random.random() < 0.12:
        subject += f", {random.choice(words.SAYINGS)},"
    verb = _pick(random, words.COMMON_VERBS, words.VERBS)
    if random.random() < 0.2:
        verb = f"{random.choice(words.ADVERBS)} {verb}"
    clause = f"{subject} {verb} {make_phrase(random)}"
    for _ in range(random.choice((0, 1, 1, 2))):
        clause += f" {random.choice(words.PREPOSITIONS)} {make_phrase(random)}"
    return clause


def make_sentence(random: Random) -> str:
    """A sentence of 8 to 45 words, with its full stop."""
    sentence = make_clause(random)
    if random.random() < 0.3:
        sentence = f"{random.choice(words.OPENINGS)}, {sentence}"
    kind = random.random()
    if kind < 0.25:
        sentence += f", {random.choice(words.LINKS)} {make_clause(random)}"
    elif kind < 0.35:
        sentence += f"; {make_clause(random)}"
    elif kind < 0.40:
        sentence += f"---{make_clause(random)}"
    elif kind < 0.46:
        sentence += f" ({random.choice(words.SAYINGS)}, in {make_year(random)})"
    elif kind < 0.52:
        sentence += f', and called it "{make_phrase(random)}"'
    elif kind < 0.56:
        first = random.randrange(1871, 1912)
        sentence += f" in the years {first}--{first % 100 + 3:02d}"
    elif kind < 0.60:
        sentence += f", the *{random.choice(words.ADJECTIVES)} {random.choice(words.NOUNS)}* of the time"
    return sentence[0].upper() + sentence[1:] + "."


def make_sentences(random: Random, count: int) -> list[str]:
    """That many sentences."""
    return [make_sentence(random) for _ in range(count)]


def make_title(random: Random) -> str:
    """A title of three to seven words: "The Silent Tribunal and Its Ledger"."""
    noun, other = random.sample(words.NOUNS, 2)
    adjective = random.choice(words.ADJECTIVES)
    pattern = random.choice(
        (
            "The {adjective} {noun}",
            "The {noun} and the {other}",
            "A {noun} of the {adjective} {other}",
            "The {adjective} {noun} and Its {other}",
            "From {noun} to {other}",
            "On the {noun} and the {adjective} {other}",
        )
    )
    title = pattern.format(adjective=adjective.title(), noun=noun.title(), other=other.title())
    return title.replace("A A", "An A").replace("A E", "An E").replace("A I", "An I").replace("A O", "An O")


def make_year(random: Random) -> int:
    """A year of the time the book is about."""
    return random.randrange(1870, 1931)


def make_citation(random: Random) -> str:
    """A book cited in English: author, title in italics, place and year, pages."""
    first = random.randrange(3, 400)
    return (
        f"{random.choice(words.GIVEN_NAMES)} {random.choice(words.SURNAMES)}, *{make_title(random)}* "
        f"(Port {random.choice(words.SURNAMES)}, {make_year(random)}), {first}--{first + random.randrange(1, 30)}."
    )


def make_russian_citation(random: Random) -> str:
    """A book cited in Russian, in Cyrillic letters and marked as Russian."""
    noun, genitive = random.choice(words.CYRILLIC_NOUNS), random.choice(words.CYRILLIC_GENITIVES)
    first_name, father = random.choices("АБВГДИКЛМНПРСТФ", k=2)
    author = f"{first_name}. {father}. {random.choice(words.CYRILLIC_SURNAMES)}"
    adjective = random.choice(words.CYRILLIC_ADJECTIVES)
    first = random.randrange(3, 400)
    return (
        f'[{author}, "{noun.capitalize()} {genitive}," {adjective.capitalize()} {random.choice(words.CYRILLIC_NOUNS)} '
        f"({make_year(random)}), № {random.randrange(1, 24)}, с. {first}--{first + random.randrange(1, 9)}]{{lang=ru}}."
    )
