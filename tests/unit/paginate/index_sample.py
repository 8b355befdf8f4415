"""Indexes of made-up headings, in the markup of `templates/index.xhtml`, ready to be laid out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.words import ADJECTIVES, CYRILLIC_SURNAMES, GIVEN_NAMES, NOUNS, SURNAMES
from book.manifest.schema import Manifest
from book.model.book import Book, Division, DivisionKind, Matter
from book.model.pages import Side
from book.paginate.job import LayoutJob
from book.render.fragment import Fragment
from book.render.printing import print_design, print_document, print_stylesheet
from book.source import Span
from tests.unit.paginate.sample import FONTS

GLUE = ",\N{NO-BREAK SPACE}"
HEADNOTE = "Page numbers followed by n refer to notes. Page numbers in bold give the principal treatment of a subject."


@dataclass(slots=True)
class Entry:
    """An entry: its heading as XHTML, the pages as printed, what stands under it."""

    heading: str
    pages: Sequence[str] = ()
    entries: list[Entry] = field(default_factory=list)
    see_also: str = ""


def make_entries(chance: random.Random, mains: int, subs: int, *, cyrillic: bool = False) -> dict[str, list[Entry]]:
    """Main entries by letter, half of them with some subentries, `subs` on the average of these."""
    headings: set[str] = set()
    while len(headings) < mains:
        if chance.random() < 0.3:
            headings.add(f"{chance.choice(SURNAMES)}, {chance.choice(GIVEN_NAMES)} {chance.choice(GIVEN_NAMES)}")
        elif cyrillic and chance.random() < 0.3:
            headings.add(f"{chance.choice(CYRILLIC_SURNAMES)}, {chance.choice('АБВГДЕ')}. {chance.choice('АБВГДЕ')}.")
        else:
            headings.add(f"{chance.choice(NOUNS)}, {chance.choice(ADJECTIVES)}")
    groups: dict[str, list[Entry]] = {}
    for heading in sorted(headings, key=lambda one: (one[0].upper() > "Z", one.upper())):
        entry = Entry(heading, make_pages(chance, chance.choice((1, 1, 2, 3, 5, 9))))
        if chance.random() < 0.5:
            for _ in range(1 + int(chance.expovariate(1 / subs))):
                words = f"{chance.choice(('and', 'of', 'on', 'in'))} {chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
                entry.entries.append(Entry(words, make_pages(chance, chance.choice((1, 2, 3, 4)))))
                if chance.random() < 0.1:
                    entry.entries[-1].entries = [
                        Entry(chance.choice(NOUNS), make_pages(chance, 2)) for _ in range(chance.randint(1, 4))
                    ]
            entry.entries.sort(key=lambda one: one.heading)
        if chance.random() < 0.05:
            entry.see_also = chance.choice(NOUNS)
        groups.setdefault(heading[0].upper(), []).append(entry)
    return groups


def make_pages(chance: random.Random, count: int) -> list[str]:
    """Locators in order: pages, ranges, notes."""
    pages = []
    for page in sorted(chance.sample(range(1, 600), count)):
        pages.append(chance.choice((f"{page}", f"{page}", f"{page}–{page + 3}", f"{page}n{chance.randint(1, 40)}")))
    return pages


def index_fragment(groups: dict[str, list[Entry]], *, run_in: bool = False, headnote: str = HEADNOTE) -> Fragment:
    """The division of an index, as `render_division` makes it."""
    number = 0

    def words(entry: Entry, name: str) -> str:
        pages = "".join(
            f'<span class="separator">{", " if at > 1 else GLUE}</span>'
            f'<a epub:type="index-locator" href="#{name}-{at}">{page}</a>'
            if at % 7
            else f'<span class="separator">, </span><b><a epub:type="index-locator" href="#{name}-{at}">{page}</a></b>'
            for at, page in enumerate(entry.pages, start=1)
        )
        return f'<span epub:type="index-term">{entry.heading}</span>{pages}'

    def also(entry: Entry) -> str:
        return (
            f'<span class="see-also" epub:type="index-xref-related"><i>See also</i> '
            f'<a epub:type="index-term" href="#ix-1">{entry.see_also}</a></span>'
        )

    def listed(entries: list[Entry], level: int) -> str:
        nonlocal number
        items = []
        for at, entry in enumerate(entries):
            number += 1
            name = f"ix-{number}"
            inner = words(entry, name)
            if run_in and level > 1 and at + 1 < len(entries):
                inner += '<span class="separator">; </span>'
            if not entry.entries:
                inner += f'<span class="separator">. </span>{also(entry)}' if entry.see_also else ""
                items.append(f'<li id="{name}"><span class="entry">{inner}</span></li>')
                continue
            inner += '<span class="separator">; </span>' if run_in else ""
            below = listed(entry.entries, level + 1)
            last = ""
            if entry.see_also:
                last = f'<span class="entry last">{also(entry)}</span>'
                last = f'<span class="separator">. </span>{also(entry)}' if run_in else last
            items.append(f'<li id="{name}"><span class="entry">{inner}</span>{below}{last}</li>')
        return f'<ul class="level-{level}">{"".join(items)}</ul>'

    sections = "".join(
        f'<section class="letter-group" epub:type="index-group" aria-labelledby="index-group-{at}">\n'
        f'<h2 id="index-group-{at}">{letter}</h2>\n{listed(entries, 1)}</section>\n'
        for at, (letter, entries) in enumerate(groups.items(), start=1)
    )
    style = " run-in" if run_in else ""
    note = f'<div class="headnote" epub:type="index-headnotes"><p>{headnote}</p></div>' if headnote else ""
    return Fragment(
        division="index",
        title="Index",
        lang="en-US",
        xhtml='<nav xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" id="index" '
        f'class="index backmatter{style}" epub:type="index" role="doc-index" aria-labelledby="index-title">\n'
        '<header class="opening"><h1 id="index-title"><span class="title">Index</span></h1></header>\n'
        f'{note}<div class="columns">\n{sections}</div>\n</nav>',
    )


DIVISION = Division(
    id="index",
    kind=DivisionKind.INDEX,
    matter=Matter.BACK,
    opening=Side.RECTO,
    title=(),
    title_text="Index",
    running_head="Index",
    span=Span("book.yaml", 1),
)


def index_job(root: Path, fragment: Fragment, **print_edition: object) -> LayoutJob:
    """The job that lays an index out, in a print edition of these settings."""
    manifest = Manifest.model_validate(
        {"title": "A Small Book", "author": "A. N. Author", "editions": {"print": print_edition}}
    )
    return LayoutJob(
        division=fragment.division,
        file="book.yaml",
        html=print_document(fragment, continued="continued"),
        stylesheet=print_stylesheet(DIVISION, Book(divisions=(DIVISION,)), manifest),
        fonts=FONTS,
        root=str(root),
        images=(),
        opening=Side.RECTO,
        design=print_design(),
    )
