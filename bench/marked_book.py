"""Books whose index can be made again from the printed pages: every mark stands at a word that is nowhere else.

    python -m bench.marked_book FOLDER

A seed and a size in; a folder with a manuscript out, and what each word stands for. The words have five letters, so
that none is divided at the end of a line, and their capitals and endings are those of names and nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random

import yaml

from bench import prose
from bench import words as vocabulary

_HEADS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a book is, and how much of it is indexed."""

    chapters: int = 5
    paragraphs: int = 14
    notes: int = 60
    people: int = 12
    headings: int = 40
    locators: int = 260
    ranges: int = 14


LARGE = Size(chapters=50, paragraphs=43, notes=1000, people=200, headings=1050, locators=6000, ranges=80)
"""A book of some 600 pages, with 1,500 entries in the index and 8,000 locators."""


@dataclass(slots=True)
class MarkedBook:
    """What the words of a book stand for.

    `words` has the heading path of every word at which a heading is marked; `people` the sort form of every surname;
    `opened` and `closed` the heading of every word at the beginning and at the end of a stretch; `notes` the last word
    of every note by its first.
    """

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    opened: dict[str, tuple[str, ...]] = field(default_factory=dict)
    closed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def write_marked_book(folder: Path, seed: int, size: Size, manifest: str) -> MarkedBook:
    """Write a book of a seed into a folder, with that manifest."""
    random = Random(seed)
    words = _iter_words(random)
    book = MarkedBook()
    paths = _plan_headings(random, words, size, book)
    people = [next(words).capitalize() for _ in range(size.people)]
    book.people = {surname: f"{surname}, {random.choice('ABCDEFG')}nton" for surname in people}
    pieces = [_mark(word, path) for word, path in random.choices(sorted(book.words.items()), k=size.locators)]
    pieces += [_mention(random, surname) for surname in random.choices(people, k=size.locators // 3)]
    pieces += [f"{surname}grad, {surname}a and un{surname.lower()}" for surname in people[:4]]  # not mentions
    random.shuffle(pieces)
    chapters = _spread(random, pieces, size)
    for _ in range(size.ranges):
        _add_stretch(random, chapters, words, paths, book)
    texts = {
        f"body/{number:02d}.md": _write_chapter(random, number, paragraphs, size.notes // size.chapters, words, book)
        for number, paragraphs in enumerate(chapters, start=1)
    }
    records = [
        {"id": surname.lower(), "sort": sort, "born": "1880", "died": "1937"} for surname, sort in book.people.items()
    ]
    texts["people.yaml"] = yaml.safe_dump(records, allow_unicode=True)
    texts["book.yaml"] = manifest
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return book


def _iter_words(random: Random) -> Iterator[str]:
    """Words of five letters, no two alike."""
    syllables = [first + vowel for first, vowel in product(_HEADS, "aeiou")]
    found = [one + other + end for one, other, end in product(syllables, syllables, "lmnrsx")]
    random.shuffle(found)
    taken = set(re.findall(r"\w+", repr(vars(vocabulary)).lower()))  # what sentences are made of
    return (word for word in found if word not in taken)


def _plan_headings(random: Random, words: Iterator[str], size: Size, book: MarkedBook) -> list[tuple[str, ...]]:
    """Headings, some of them with subheadings, each with the word that it is marked at."""
    paths: list[tuple[str, ...]] = []
    while len(paths) < size.headings:
        main = next(words)
        depth = random.choice((1, 1, 2, 2, 3))
        for _ in range(1 if depth == 1 else random.randint(2, 4)):
            word = main if depth == 1 else next(words)
            path = (main,) if depth == 1 else (main, f"and {word}") if depth == 2 else (main, f"in {main}", word)
            book.words[word] = path
            paths.append(path)
    return paths


def _mark(word: str, path: tuple[str, ...]) -> str:
    return f'[{word}]{{ix="{"!".join(path)}"}}'


def plural(surname: str) -> str:
    """Several people of a surname."""
    return surname + ("es" if surname.endswith(("s", "x")) else "s")


def _mention(random: Random, surname: str) -> str:
    """A name that is marked, or one that the search must find."""
    marked = f"[{surname}]{{person={surname.lower()}}}"
    return random.choice((marked, f"A. {marked}", surname, f"{surname}'s committee", f"the {plural(surname)}"))


def _spread(random: Random, pieces: list[str], size: Size) -> list[list[list[str]]]:
    """Sentences for every paragraph of every chapter, with the pieces in them."""
    chapters = [
        [prose.make_sentences(random, random.randint(3, 7)) for _ in range(size.paragraphs)]
        for _ in range(size.chapters)
    ]
    for piece in pieces:
        sentences = random.choice(random.choice(chapters))
        at = random.randrange(len(sentences))
        sentences[at] = sentences[at].replace(" ", f" {piece}, ", 1)
    return chapters


def _add_stretch(
    random: Random,
    chapters: list[list[list[str]]],
    words: Iterator[str],
    paths: list[tuple[str, ...]],
    book: MarkedBook,
) -> None:
    """A stretch of a heading over some paragraphs of a chapter, from one word to another."""
    paragraphs = random.choice(chapters)
    first = random.randrange(len(paragraphs) - 4)
    last = random.randrange(first, first + 4)
    path = next((one for one in paths if one not in book.opened.values()), None)
    if path is None:
        return
    opening, closing = next(words), next(words)
    book.opened[opening], book.closed[closing] = path, path
    heading = "!".join(path)
    paragraphs[first].append(f'Here []{{ix="{heading}" .open}}{opening} begins.')
    paragraphs[last].append(f'And {closing}[]{{ix="{heading}" .close}} ends it.')


def _write_chapter(
    random: Random, number: int, paragraphs: list[list[str]], notes: int, words: Iterator[str], book: MarkedBook
) -> str:
    """A chapter; some of its sentences stand in notes, between a first and a last word."""
    lines = [f"# Chapter the {number}"]
    definitions: list[str] = []
    for _ in range(notes):
        sentences = random.choice([one for one in paragraphs if len(one) > 2])
        at = random.randrange(1, len(sentences))
        if any(mark in sentence for sentence in sentences[at - 1 : at + 1] for mark in (".open", ".close", "[^")):
            continue  # the ends of a stretch stay in the text, and a note has no notes
        label = f"n{len(definitions) + 1}"
        first, last = next(words).capitalize(), next(words)
        book.notes[first] = last
        definitions.append(f"[^{label}]: {first} begins. {sentences.pop(at)} So much for {last}.")
        sentences[at - 1] += f"[^{label}]"
    lines += [" ".join(sentences) for sentences in paragraphs]
    return "\n\n".join([*lines, *definitions]) + "\n"
