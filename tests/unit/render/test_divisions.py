"""Whole divisions: those that are written, and those that Octavo makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from book.paginate.plan import render_book
from book.render.elements import EPUB_TYPE, XHTML, parse_element
from book.render.fragment import Fragment
from tests import books
from tests.books import SVG, setting_of
from tests.golden import assert_golden
from tests.unit.render.fragments import fragments, show

MANIFEST = """\
title: "The <Left> & \\"Right\\" 1923–1927"
subtitle: A Companion, 1917–1991
language: en-US
author: [Ada Lind, O'Neil]
translator: Josef Marek
contributors:
  - {role: edt, name: Rosa Klein}
  - {role: edt, name: Paul & Sons}
  - {role: author of foreword, name: Max Stein}
series: {title: Studies & Documents, number: 3, issn: 0317-8471}
publisher: A <Press>
place: Leeds
year: 2026
edition: Second edition
original: {title: Das Tal, language: de, publisher: Verlag, year: 1988}
rights: |
  © 2026 Ada Lind

  All rights <reserved> & more.
isbn: {print: 978-1-4028-9462-6, epub: 978-0-306-40615-7}
cip: |
  Names: Lind, Ada.
  Title: The <Left>.
contents:
  front:
    - half-title
    - series-page
    - title-page
    - copyright-page
    - contents
    - illustrations
    - {file: front/foreword.md, author: Max Stein}
  body:
    - {part: "The First & <Part>", chapters: [body/01.md, body/02.md]}
  back: [chronology, notes, glossary, biographical-notes, index, colophon]
notes: {placement: book}
"""
FILES: dict[str, str | bytes] = {
    "front/foreword.md": """\
# A *Foreword* {subtitle="A <Word> & More"}

Words.[^f]

[^f]: A note of the foreword.
""",
    "body/01.md": """\
# The \\<Platform>[]{ix="Platform"} {#platform running-head="Platform"}

## Who signed {#signed}

Text of [Smirnov]{person=smirnov} and the [NEP]{term=nep}.[^n]

[Left & \\<Right>]{ix="Left & <Right>!formation of" .principal} []{ix="Left & <Right>"}

![The "drawing" & *more*[]{ix="Drawing"}.](images/a.svg){#fig-a alt="x"}

[^n]: A note[]{ix="Left & <Right>"} on [Smirnov]{person=smirnov}.
""",
    "body/02.md": "# Interlude {.unnumbered}\n\nWords.[^n]\n\n[^n]: Another.\n",
    "images/a.svg": SVG,
    "people.yaml": """\
- sort: Smirnov, Ivan
  id: smirnov
  original: Смирнов <И>
  original-lang: ru
  born: 1881
  died: 1936
  note: A *worker* & \\<more>, see [](#platform).
- sort: Rozenfeld, Lev
  see: smirnov
""",
    "glossary.yaml": """\
- headword: NEP
  original: нэп
  original-lang: ru
  expansion: New & <Economic> Policy
  definition: x
- headword: gubkom
  lang: ru-Latn
  aliases: Text
  mentions: marked
  definition: A **committee**.
- headword: New Policy
  see: nep
""",
    "chronology.yaml": "- {title: 1923 & <after>, id: year, events: [{date: 8 October, text: A *letter*.}]}\n",
    "index.yaml": "- {heading: Right, see: Left & <Right>}\n- {heading: Drawing, see-also: [Platform]}\n",
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Fragment]:
    """A book with all divisions there are; every eight anchors make a page."""
    setting = setting_of(tmp_path_factory.mktemp("all"), FILES, MANIFEST)
    first = render_book(setting, PageMap.empty())
    anchors = [anchor for fragment in first for anchor in re.findall(r'\sid="([^"]+)"', fragment.xhtml)]
    sheets = len(anchors) // 8 + 1
    folios = tuple(
        Folio(sheet=sheet, number=sheet + 1, style=FolioStyle.ARABIC, side=Side.RECTO, division=None, expressed=True)
        for sheet in range(sheets)
    )
    places = tuple(Place(anchor=anchor, sheet=number // 8, x=0, y=0) for number, anchor in enumerate(anchors))
    page_map = PageMap(folios=folios, places=places, starts=())
    return {fragment.division: fragment for fragment in render_book(setting, page_map)}


DIVISIONS = [
    "half-title", "series-page", "title-page", "copyright-page", "contents", "illustrations", "foreword", "part-1",
    "platform", "ch-02", "chronology", "notes", "glossary", "biographical-notes", "index", "colophon",
]  # fmt: skip


@pytest.mark.parametrize("name", DIVISIONS)
def test_a_division_becomes_the_xhtml_it_was_seen_to_become(name: str, rendered: dict[str, Fragment]) -> None:
    assert_golden(show(rendered[name]), f"xhtml/divisions/{name}.html")


def test_every_division_is_rendered_in_the_order_of_the_book(rendered: dict[str, Fragment]) -> None:
    assert list(rendered) == DIVISIONS


def test_no_id_stands_twice_in_the_book_and_every_link_has_its_anchor(rendered: dict[str, Fragment]) -> None:
    ids: list[str] = []
    links: set[str] = set()
    for fragment in rendered.values():
        section = parse_element(fragment.xhtml)
        ids += section.xpath("//@id")
        links |= {href[1:] for href in section.xpath("//@href") if href.startswith("#")}
        for heading in section.xpath("//@aria-labelledby"):
            assert heading in ids
    assert sorted(ids) == sorted(set(ids))
    assert links <= set(ids)


def test_a_fragment_has_one_root_with_its_id_and_a_title_of_its_own(rendered: dict[str, Fragment]) -> None:
    for name, fragment in rendered.items():
        section = parse_element(fragment.xhtml)
        assert section.get("id") == fragment.division == name
        assert fragment.lang == "en-US"
    titles = [fragment.title for fragment in rendered.values()]
    assert "" not in titles
    assert sorted(titles) == sorted(set(titles)), "EP-31"


def test_what_the_manifest_says_is_words_and_never_markup(rendered: dict[str, Fragment]) -> None:
    for fragment in rendered.values():
        names = {element.tag.split("}")[1] for element in parse_element(fragment.xhtml).iter()}
        assert not names & {"left", "press", "reserved", "Left", "Press", "Part", "Platform", "Economic", "script"}


def test_the_words_of_generated_divisions_are_those_of_the_language(tmp_path: Path) -> None:
    text = '# Глава\n\nСлова.[^n] [a]{ix="a"} []{ix="b"}\n\n[^n]: Сноска[]{ix="b"}.\n'
    russian = "title: Книга\nauthor: Автор\nlanguage: ru\nnotes: {placement: book}\n"
    files: dict[str, str | bytes] = {"index.yaml": "- {heading: c, see: a}\n- {heading: b, see-also: a}\n"}
    shown = {name: show(found) for name, found in fragments(tmp_path, text, russian, files).items()}
    assert "Оглавление" in shown["contents"]
    assert "Примечания" in shown["notes"]
    assert "Указатель" in shown["index"]
    assert "<i>См.</i>" in shown["index"]
    assert "<i>См. также</i>" in shown["index"]
    assert "Назад к сноске 1" in shown["notes"]
    assert 'aria-label="страница 000, примечание 1"' in shown["index"]


def test_words_from_right_to_left_say_so_gl_10(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "glossary.yaml": "- {headword: waqf, lang: ar-Latn, original: وقف, original-lang: ar, definition: A gift.}\n"
        "- {headword: NEP, original: НЭП, original-lang: ru, definition: A policy.}\n"
    }
    shown = show(fragments(tmp_path, "# One\n\nOf waqf and the NEP.\n", files=files)["glossary"])
    assert re.findall(r'<span class="original"[^>]*>[^<]*', shown) == [
        '<span class="original" lang="ru" xml:lang="ru">НЭП',
        '<span class="original" lang="ar" xml:lang="ar" dir="rtl">وقف',
    ]


def test_people_are_a_list_without_a_role_with_an_id_for_each_bn_07(tmp_path: Path) -> None:
    notes = parse_element(fragments(tmp_path, "# One\n\nOf Smirnov.\n")["biographical-notes"].xhtml)
    assert (notes.get("role"), notes.get(EPUB_TYPE), notes.get("aria-labelledby")) == (
        None, None, "biographical-notes-title",
    )  # fmt: skip
    (people,) = notes.iter(f"{{{XHTML}}}dl")
    assert "person-smirnov" in {one.get("id") for one in people}
    assert all(one.get("id") for one in people)
    assert {tuple(part.tag for part in one) for one in people} == {(f"{{{XHTML}}}dt", f"{{{XHTML}}}dd")}
    assert {one.get("role") for one in notes.iter()} == {None}


def test_glossary_entries_link_to_each_other_each_for_itself_gl_04_gl_07(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "glossary.yaml": "- {headword: artel, definition: A kolkhoz of a kind; no kolkhoz.}\n"
        "- {headword: commune, definition: A kolkhoz too.}\n- {headword: kolkhoz, definition: A farm.}\n"
    }
    shown = show(fragments(tmp_path, "# One\n\nAn artel, a commune, a kolkhoz.\n", files=files)["glossary"])
    assert shown.count('href="#term-kolkhoz"') == 2


def test_a_see_reference_to_a_name_with_a_period_at_its_end_has_no_second_one(tmp_path: Path) -> None:
    people = "- {id: osinsky, sort: 'Osinsky, N.', birth-name: Obolensky, note: He wrote.}\n"
    people += "- {id: orlov, sort: 'Orlov, B.', note: He stands between them.}\n"
    manifest = f"{books.MANIFEST}contents: {{body: [body/01.md], back: [biographical-notes]}}\n"
    text = "# A\n\n[Osinsky]{person=osinsky} and [Orlov]{person=orlov}.\n"
    files: dict[str, str | bytes] = {"body/01.md": text, "people.yaml": people}
    rendered = render_book(setting_of(tmp_path, files, manifest), PageMap.empty())
    (notes,) = (fragment for fragment in rendered if fragment.division == "biographical-notes")
    assert ">Osinsky, N.</a></p>" in notes.xhtml
