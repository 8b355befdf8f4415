"""A book with every list there is: both editions, looked at from outside, and past every validator."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf
import pytest

from tests.books import SVG, run_book, write_book
from tests.e2e.conftest import Built, build, read_findings
from tests.e2e.editions import EPUB_TYPE, XHTML, epub_trees, letters, page_labels, pdf_text, unresolved_links

MANIFEST = """\
title: A Book of Lists
author: A. N. Author
publisher: A Press
year: 2026
language: en-US
original: {title: Книга, language: ru}
contents:
  depth: 3
  subtitles: true
  front:
    - title-page
    - copyright-page
    - contents
    - illustrations
    - plates
    - tables
    - abbreviations
    - {file: front/foreword.md, author: Ludwig van der Velde}
  body:
    - part: The First Part
      chapters:
        - {file: body/01.md, author: Ada Lind and Max Stein}
        - body/02.md
    - part: The Second Part
      chapters: [body/03.md]
  back: [chronology, notes, glossary, biographical-notes, index]
notes: {placement: book}
glossary: {expand: division}
chronology: {sort: true}
"""
FILLER = " ".join(f"Sentence number {number} says nothing that a reader will need." for number in range(180))
CAPTION = "A map of the villages, with a caption long enough to be turned over to a second line in the list."
FILES: dict[str, str | bytes] = {
    "front/foreword.md": "# Foreword\n\nThe [NEP]{term=nep} and the [CC]{term=cc} are explained at the back.\n",
    "body/01.md": f"""\
# The Policy {{#policy subtitle="A Word of Introduction"}}

“The [NEP]{{term=nep}}” was new. The [NEP]{{term=nep}} began in 1921; the [NEP]{{term=nep}} ended later.[^n]

## The villages {{#villages}}

The [gubkom]{{term=gubkom}} ruled. See [](#results){{.full}}, and [](#results){{.pages}} on all of it.

{FILLER}

### A *closer* look {{#closer}}

Words of [Smirnov]{{person=smirnov}}.

## The towns {{#towns}}

On [](#term-gubkom) see p. [](#term-gubkom){{.page}}, on [](#person-smirnov) see p. [](#person-smirnov){{.page}};
on the days, [](#year-1917), p. [](#year-1917){{.page}}; [](#note-n){{.full}}; [](#tbl-votes){{.full}};
[](#fig-map){{.full}}.

![{CAPTION}](images/a.svg){{#fig-map alt="x"}}

![The first plate.](images/a.svg){{#plate-one .plate alt="y"}}

| Side | Votes |
|---|---:|
| for | 12 |

Table: How they voted. {{#tbl-votes}}

[^n]: In the papers of the [CCC]{{term=ccc}}.
""",
    "body/02.md": f"""\
# The Results {{#results}}

The [NEP]{{term=nep}} again, and what came of it.

{FILLER}

{FILLER}

![A second map.](images/a.svg){{alt="z"}}

| A |
|---|
| b |

Table: Another.
""",
    "body/03.md": "# The End\n\nAll of it is in [](#results){.pages}; the villages are in [](#villages){.pages}, a\n"
    "closer look in [](#closer){.pages}. Of the [NEP]{term=nep} (New Economic Policy) no more.\n",
    "images/a.svg": SVG,
    "glossary.yaml": """\
- headword: NEP
  original: НЭП
  expansion: New Economic Policy
  definition: What was brought in by the gubkom and the Central Control Commission.
- {headword: New Economic Policy, see: nep}
- headword: gubkom
  lang: ru-Latn
  original: губком
  expansion: gubernskii komitet
  expansion-lang: ru-Latn
  lists: [glossary, abbreviations]
  expand: none
  definition: The committee of a province.
- {headword: CC, expansion: Central Committee, lists: abbreviations}
- headword: CCC
  expansion: Central Control Commission
  aliases: [Central Control Commission]
  definition: A court of the party.
""",
    "people.yaml": "- {sort: 'Smirnov, Ivan', id: smirnov, born: 1881, died: 1936, note: A worker.}\n",
    "chronology.yaml": """\
- title: "1917"
  id: year-1917
  events:
    - {date: "Wednesday, 25 October [7 November] 1917", text: The rising.}
    - {date: 12-15 September, text: A meeting of some length.}
    - {date: early 1917, text: Unrest.}
- title: 1921 and after
  events:
    - {date: 8-16 March 1921, text: The congress.}
    - {date: 23 October - 2 November 1921, text: A campaign.}
    - {date: c. 1925, text: The end of it.}
""",
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(write_book(tmp_path_factory.mktemp("lists"), FILES, MANIFEST), "--profile", "digital")


def division(built: Built, name: str) -> str:
    """The text of a file of the EPUB, single spaces, no-break ones among them."""
    (tree,) = (tree for file, tree in epub_trees(built.epub).items() if file.endswith(f"/{name}.xhtml"))
    return " ".join("".join(tree.find(f"{XHTML}body").itertext()).split())


def labels(built: Built) -> dict[str, str]:
    return built.page_map.labels()


def test_every_validator_passes_it(
    lists: Built, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("java")
    arguments = ("--profile", "digital", "--format", "json")
    ran = run_book("check", lists.folder, *arguments, environment=validators)
    assert [one for one in read_findings(ran.stdout) if one["code"] != "TOO-001"] == []


def test_all_links_lead_somewhere(lists: Built) -> None:
    with pikepdf.open(lists.pdf) as pdf:
        count, lost = unresolved_links(pdf)
        assert page_labels(pdf) == [folio.label for folio in lists.page_map.folios]
    assert lost == []
    assert count > 40
    files = {name.rsplit("/", 1)[-1]: tree for name, tree in epub_trees(lists.epub).items()}
    ids = {name: {one.get("id") for one in tree.iter()} for name, tree in files.items()}
    for name, tree in files.items():
        for link in tree.iter(f"{XHTML}a"):
            file, _, anchor = (link.get("href") or "").partition("#")
            assert not anchor or anchor in ids[file or name], link.get("href")


def test_the_contents_show_sections_subtitles_and_authors_with_their_pages(lists: Built) -> None:
    shown = division(lists, "contents")
    assert "1 The Policy A Word of Introduction Ada Lind and Max Stein" in shown
    assert "Foreword Ludwig van der Velde" in shown
    assert "The villages A closer look The towns" in shown
    printed = letters(pdf_text(lists.pdf))
    for title, anchor in (("The towns", "towns"), ("A closer look", "closer"), ("Tables", "tables")):
        assert letters(title + labels(lists)[anchor]) in printed


def test_the_table_of_contents_of_the_epub_has_three_levels_ep_20(lists: Built) -> None:
    (nav,) = (tree for name, tree in epub_trees(lists.epub).items() if name.endswith("nav.xhtml"))
    (toc,) = (one for one in nav.iter(f"{XHTML}nav") if one.get(EPUB_TYPE) == "toc")
    assert max(len(list(link.iterancestors(f"{XHTML}ol"))) for link in toc.iter(f"{XHTML}a")) == 3
    landmarks = {link.get(EPUB_TYPE) for link in nav.iter(f"{XHTML}a")}
    assert {"toc", "loi", "lot", "glossary", "index", "endnotes"} <= landmarks


def test_figures_plates_and_tables_have_lists_of_their_own(lists: Built) -> None:
    assert "1 A map of the villages" in division(lists, "illustrations")
    assert "3 A second map." in division(lists, "illustrations")
    assert "plate" not in division(lists, "illustrations")
    assert division(lists, "plates") == "Plates 2 The first plate."
    assert division(lists, "tables") == "Tables 1 How they voted. 2 Another."
    printed = letters(pdf_text(lists.pdf))
    assert letters(f"2 The first plate. {labels(lists)['plate-one']}") in printed
    assert letters(f"1 How they voted. {labels(lists)['tbl-votes']}") in printed


def test_abbreviations_stand_with_what_they_mean(lists: Built) -> None:
    assert division(lists, "abbreviations") == (
        "Abbreviations CC Central Committee CCC Central Control Commission "
        "gubkom gubernskii komitet (губком) NEP New Economic Policy (НЭП)"
    )
    foreword = epub_trees(lists.epub)["EPUB/foreword.xhtml"]
    links = {"".join(link.itertext()): link.get("href") for link in foreword.iter(f"{XHTML}a")}
    assert links == {"NEP": "glossary.xhtml#term-nep", "CC": "abbreviations.xhtml#term-cc"}


def test_abbreviations_are_expanded_once_in_every_division_and_never_in_quotations(lists: Built) -> None:
    first = division(lists, "policy")
    assert "“The NEP” was new. The NEP (New Economic Policy) began in 1921; the NEP ended" in first
    assert "The NEP (New Economic Policy) again" in division(lists, "results")
    assert "Of the NEP (New Economic Policy) no more." in division(lists, "ch-03")
    assert "the CCC (Central Control Commission)." in division(lists, "notes")
    printed = letters(pdf_text(lists.pdf))
    assert letters("“The NEP” was new. The NEP (New Economic Policy) began in 1921; the NEP ended") in printed


def test_glossary_entries_lead_to_each_other_gl_04_gl_08(lists: Built) -> None:
    tree = epub_trees(lists.epub)["EPUB/glossary.xhtml"]
    (section,) = tree.iter(f"{XHTML}section")
    assert (section.get("role"), section.get(EPUB_TYPE)) == ("doc-glossary", "glossary")
    links = [("".join(link.itertext()), link.get("href")) for link in section.iter(f"{XHTML}a")]
    assert links == [
        ("gubkom", "#term-gubkom"),
        ("Central Control Commission", "#term-ccc"),
        ("NEP", "#term-nep"),
    ]
    headwords = {"".join(one.itertext()): one.get("class") for one in section.iter(f"{XHTML}dfn")}
    assert headwords == {"CCC": None, "gubkom": "foreign", "NEP": None, "New Economic Policy": None}


def test_the_chronology_is_in_order_and_its_dates_are_printed_alike(lists: Built) -> None:
    shown = division(lists, "chronology")
    dates = ["early 1917", "12–15 September", "Wednesday, 25 October [7 November] 1917", "8–16 March 1921",
             "23 October–2 November 1921", "c. 1925"]  # fmt: skip
    places = [shown.index(date) for date in dates]
    assert places == sorted(places)


def test_references_by_name_and_page_and_to_whole_sections(lists: Built) -> None:
    known = labels(lists)
    first, last = known["results"], known["results--last"]
    assert int(last) - int(first) >= 2
    shown = division(lists, "policy")
    assert f"See chapter 2, p. {first}, and pp. {first}–{last} on all of it." in shown
    assert f"On gubkom see p. {known['term-gubkom']}, on Ivan Smirnov see p. {known['person-smirnov']};" in shown
    assert f"on the days, 1917, p. {known['year-1917']};" in shown
    assert f"note 1, p. {known['note-policy-1']}; table 1, p. {known['tbl-votes']};" in shown
    end = division(lists, "ch-03")
    villages, towns = known["villages"], known["towns"]
    assert int(villages) < int(towns)
    assert re.search(rf"the villages are in pp. {villages}–({towns}|{int(towns) - 1}),", end)
    assert re.search(rf"closer look in pp?. {known['closer']}[.–]", end)
    assert letters(f"See chapter 2, p. {first}, and pp. {first}–{last} on all of it.") in letters(pdf_text(lists.pdf))
