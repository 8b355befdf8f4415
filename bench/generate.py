"""Write a generated book: a whole history of no place in particular, the same from the same seed.

    python -m bench.generate FOLDER [--pages 470] [--seed 1923]

Parts and chapters with sections, quotations, lists, verse, letters, tables and figures; notes, some of them in Russian;
people, terms, a chronology, an index; references with page numbers. `book build FOLDER` builds it without an error.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

from bench import prose, words
from bench.apparatus import Apparatus, make_apparatus

PAGES = 470
SEED = 1923
_WORDS_A_PAGE = 308  # of the body, in a book of this design with its notes and its index
_CHAPTERS = 50
_CHAPTERS_IN_A_PART = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chapter:
    """What a chapter must hold. `page_targets` are ids of sections that it refers to by their pages."""

    title: str
    id: str
    section_id: str
    words: int
    mentions: Sequence[str]
    marks: Sequence[str]
    notes: int
    page_targets: Sequence[str]


def main() -> None:
    """Read the command line and write the book."""
    parser = argparse.ArgumentParser(description="Write a generated book.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_book(options.folder, pages=options.pages, seed=options.seed)


def write_book(folder: Path, *, pages: int = PAGES, seed: int = SEED) -> None:
    """Write a book of about that many pages into a folder, which is made where it is missing."""
    random = Random(seed)
    scale = pages / PAGES
    apparatus = make_apparatus(random, scale)
    chapters = _plan_chapters(random, scale, apparatus)
    figures: dict[str, str] = {}
    texts = {"front/foreword.md": _write_matter(random, "Foreword", 900)}
    texts["front/preface.md"] = _write_matter(random, "Preface", 700)
    for number, chapter in enumerate(chapters, start=1):
        texts[f"body/{number:02d}.md"] = _write_chapter(random, number, chapter, figures)
    texts["back/appendix.md"] = _write_matter(random, "The Statutes of the Harbor Company", 1800)
    texts |= {f"images/{name}.svg": drawing for name, drawing in figures.items()}
    records = {
        "people": apparatus.people,
        "glossary": apparatus.glossary,
        "chronology": apparatus.chronology,
        "index": apparatus.index,
    }
    texts |= {f"{name}.yaml": _write_yaml(found) for name, found in records.items()}
    texts["book.yaml"] = _write_yaml(_describe_book(random, len(chapters)))
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _describe_book(random: Random, chapters: int) -> dict[str, object]:
    parts = [
        {
            "part": prose.make_title(random),
            "chapters": [f"body/{n + 1:02d}.md" for n in range(first, min(first + _CHAPTERS_IN_A_PART, chapters))],
        }
        for first in range(0, chapters, _CHAPTERS_IN_A_PART)
    ]
    return {
        "title": "A History of the Harbor Provinces, 1870–1930",
        "subtitle": "Generated for Measurement",
        "language": "en-US",
        "author": "A. N. Author",
        "publisher": "Octavo Sample Press",
        "year": 2026,
        "contents": {
            "front": [
                *("half-title", "title-page", "copyright-page", "contents", "illustrations"),
                {"file": "front/foreword.md", "kind": "foreword"},
                {"file": "front/preface.md", "kind": "preface"},
            ],
            "body": parts,
            "back": [
                {"file": "back/appendix.md", "kind": "appendix"},
                *("chronology", "notes", "glossary", "biographical-notes", "index", "colophon"),
            ],
        },
        "notes": {"placement": "book"},
        "editions": {
            "print": {
                "trim": "6in x 9in",
                "margins": {"top": "18mm", "bottom": "20mm", "inside": "21mm", "outside": "17mm"},
                "size": "9.8pt",
                "leading": "12.6pt",
                "opening": "recto",
            }
        },
    }


def _plan_chapters(random: Random, scale: float, apparatus: Apparatus) -> list[_Chapter]:
    """Chapters of unequal length, with marks and notes by their length. One in eight refers to pages of others."""
    count = max(2, round(_CHAPTERS * scale))
    shares = [random.choice((0.45, 0.7, 0.85, 1.0, 1.0, 1.15, 1.4, 1.9)) for _ in range(count)]
    total = _WORDS_A_PAGE * PAGES * scale
    nouns = random.sample(words.NOUNS, 2 * count)
    sections = [f"where-{noun}" for noun in nouns[count:]]
    chapters: list[_Chapter] = []
    at = 0.0
    for number, share in enumerate(shares):
        portion = share / sum(shares)
        chapters.append(
            _Chapter(
                title=prose.make_title(random),
                id=f"on-{nouns[number]}",
                section_id=sections[number],
                words=round(total * portion),
                mentions=_cut(apparatus.mentions, at, at + portion),
                marks=_cut(apparatus.marks, at, at + portion),
                notes=round(860 * scale * portion),
                page_targets=random.sample(sections, min(2, count)) if number % 8 == 3 else (),
            )
        )
        at += portion
    return chapters


def _cut(items: Sequence[str], first: float, last: float) -> Sequence[str]:
    """The part of a list between two shares of its length."""
    return items[round(first * len(items)) : round(last * len(items))]


def _write_matter(random: Random, title: str, length: int) -> str:
    return f"# {title}\n\n" + "\n\n".join(_iter_paragraphs(random, length))


def _iter_paragraphs(random: Random, length: int) -> Iterator[str]:
    """Paragraphs of plain sentences, a sentence a line, until there are so many words."""
    while length > 0:
        paragraph = "\n".join(prose.make_sentences(random, random.randint(4, 9)))
        length -= len(paragraph.split())
        yield paragraph


def _write_chapter(random: Random, number: int, chapter: _Chapter, figures: dict[str, str]) -> str:
    """A chapter as Markdown; its figure, where it has one, is added to `figures`."""
    paragraphs = [paragraph.split("\n") for paragraph in _iter_paragraphs(random, chapter.words)]
    notes = _add_marks(random, paragraphs, chapter)
    blocks = ["\n".join(sentences) for sentences in paragraphs]
    _add_pieces(random, number, blocks, figures)
    _add_headings(random, blocks, chapter)
    return "\n\n".join([f"# {chapter.title} {{#{chapter.id}}}", *blocks, *notes]) + "\n"


def _add_marks(random: Random, paragraphs: list[list[str]], chapter: _Chapter) -> list[str]:
    """Put mentions, index marks, references and notes behind sentences of the paragraphs; the notes are returned."""
    for mention in chapter.mentions:
        sentence = f"{mention} {random.choice(words.VERBS)} {prose.make_phrase(random)}."
        sentences = random.choice(paragraphs)
        sentences.insert(random.randrange(len(sentences) + 1), sentence)
    places = [(sentences, at) for sentences in paragraphs for at in range(len(sentences))]
    in_notes = len(chapter.marks) // 12
    for mark in chapter.marks[in_notes:]:
        sentences, at = random.choice(places)
        sentences[at] += mark
    for target in chapter.page_targets:
        sentences, at = random.choice(places)
        sentences[at] += f" See [](#{target}){{.title}}, p. [](#{target}){{.page}}."
    notes = []
    for number, place in enumerate(sorted(random.sample(range(len(places)), min(chapter.notes, len(places)))), start=1):
        sentences, at = places[place]
        sentences[at] += f"[^n{number}]"
        mark = chapter.marks[number] if number < in_notes else ""
        notes.append(f"[^n{number}]: {_make_note(random)}{mark}")
    return notes


def _make_note(random: Random) -> str:
    kind = random.random()
    citation = prose.make_russian_citation(random) if random.random() < 0.3 else prose.make_citation(random)
    if kind < 0.6:
        return citation
    if kind < 0.95:
        return f"{prose.make_sentence(random)} {citation}"
    return f"{citation}\n\n    {' '.join(prose.make_sentences(random, 3))}"


def _add_pieces(random: Random, number: int, blocks: list[str], figures: dict[str, str]) -> None:
    """Quotations in every chapter; lists, verse, a letter, tables and figures in some."""
    pieces = ["> " + prose.make_sentence(random) + "\n> " + prose.make_sentence(random) for _ in range(2)]
    if number % 5 == 0:
        pieces.append("\n".join(f"- {prose.make_clause(random)};" for _ in range(4)))
    if number % 7 == 1:
        lines = [prose.make_phrase(random).capitalize() + random.choice(",;.") for _ in range(8)]
        pieces.append("::: verse\n" + "\n".join(lines[:4]) + "\n\n" + "\n".join(lines[4:]) + "\n:::")
    if number % 9 == 2:
        pieces.append(_make_letter(random))
    if number % 8 == 4:
        pieces.append(_make_table(random, number))
    if number % 6 == 3:
        name = f"trade-{_letters(number)}"
        figures[name] = _draw_chart(random)
        caption = prose.make_sentence(random).replace("*", "").replace("[", "(").replace("]", ")")
        about = f'#fig-{name} alt="A chart of ten bars." credit="Drawn for this book"'
        pieces.append(f"![{caption}](images/{name}.svg){{{about}}}")
        blocks[0] += f"\nThe figures are in [](#fig-{name})."
    for piece in pieces:
        blocks.insert(random.randrange(1, len(blocks)), piece)


def _add_headings(random: Random, blocks: list[str], chapter: _Chapter) -> None:
    count = max(2, len(blocks) // 8)
    at = sorted(random.sample(range(1, len(blocks)), min(count, len(blocks) - 1)), reverse=True)
    for order, place in enumerate(at):
        is_first = order == len(at) - 1
        level = "##" if is_first or order % 3 else "###"
        own_id = f" {{#{chapter.section_id}}}" if is_first else ""
        blocks.insert(place, f"{level} {prose.make_title(random)}{own_id}")


def _make_letter(random: Random) -> str:
    place = f"Port {random.choice(words.SURNAMES)}, 4 May {prose.make_year(random)}"
    body = " ".join(prose.make_sentences(random, 3))
    signature = random.choice(words.SURNAMES)
    return f"::: letter\n::: dateline\n{place}\n:::\n\n{body}\n\n::: signature\n{signature}\n:::\n:::"


def _make_table(random: Random, number: int) -> str:
    rows = [
        f"| {random.choice(words.NOUNS).capitalize()} | {prose.make_year(random)} | {random.randrange(10, 9999)} |"
        for _ in range(7)
    ]
    head = ["| Office | Year | Persons |", "|:-------|-----:|--------:|"]
    caption = f"Table: {prose.make_title(random)}. {{#tbl-{_letters(number)} header-column=true}}"
    return "\n".join((*head, *rows)) + f"\n\n{caption}"


def _letters(number: int) -> str:
    """A number in letters, for ids: those that end in digits are not an author's to give."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _draw_chart(random: Random) -> str:
    bars = []
    for at in range(10):
        height = random.randrange(12, 150)
        x = 12 + at * 29
        bars.append(f'<rect x="{x}" y="{170 - height}" width="18" height="{height}" fill="#bbb" stroke="#000"/>')
        bars.append(f'<text x="{x + 9}" y="184" font-size="8" text-anchor="middle">{1870 + at * 6}</text>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 310 190" width="310pt" height="190pt" '
        f'font-family="Literata, serif">{"".join(bars)}</svg>\n'
    )


def _write_yaml(data: object) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    return text


if __name__ == "__main__":
    main()
