"""What the editions must have, from the model: every construct of a manuscript, every entry of the apparatus."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.check.expected import expect_text
from book.check.units import DivisionText, Edition, Lane
from book.diagnostics import Report
from book.manifest.load import load_manifest
from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from tests.books import MANIFEST, SVG, setting_of

CHAPTER = """\
# The Vote {#vote subtitle="A Story"}

::: epigraph
Words of another.

[Someone]{.attribution}
:::

## How it went {#how}

The vote was close.[^a] See p. [](#how){.page} and [](#fig-chart).

> Quoted.
>
> [Author]{.attribution}

| a line of verse
|   and one set in

::: letter
::: salutation
Dear comrades,
:::

The body.

::: signature
N. N.
:::
:::

::: interview
[Reporter:]{.speaker} What?

[Witness:]{.speaker} Nothing.
:::

- a bullet

c)  third
d)  fourth

Term
:   its definition

| Congress | Year |
|:---------|-----:|
| Twelfth  | 1923 |
| —        | 1924 |

Table: Delegates. {#tbl-votes}

![The bodies.](images/chart.svg){#fig-chart alt="Five boxes" credit="Drawn for this"}

* * *

```
as it   stands
```

::: {lang=ru}
По-русски.
:::

![](images/chart.svg){.decorative}

[^a]: The figures differ.

    > Quoted in a note.
"""

UNITS = [
    ("title", "1 The Vote", 1),
    ("subtitle", "A Story", 1),
    ("paragraph", "Words of another.", 4),
    ("attribution", "Someone", 6),
    ("heading", "How it went", 9),
    ("paragraph", "The vote was close.1 See p. 7 and figure\N{NO-BREAK SPACE}1.", 11),
    ("paragraph", "Quoted.", 13),
    ("attribution", "Author", 15),
    ("line of verse", "a line of verse", 17),
    ("line of verse", "and one set in", 18),
    ("paragraph", "Dear comrades,", 22),
    ("paragraph", "The body.", 25),
    ("paragraph", "N. N.", 28),
    ("paragraph", "Reporter: What?", 33),
    ("paragraph", "Witness: Nothing.", 35),
    ("paragraph", "a bullet", 38),
    ("paragraph", "third", 40),
    ("paragraph", "fourth", 41),
    ("term", "Term", 43),
    ("paragraph", "its definition", 44),
    ("caption", "Table 1. Delegates.", 46),
    ("cell", "Congress", 46),
    ("cell", "Year", 46),
    ("cell", "Twelfth", 48),
    ("cell", "1923", 48),
    ("cell", "1924", 49),
    ("caption", "Figure 1. The bodies.", 53),
    ("credit", "Drawn for this", 53),
    ("code", "as it   stands", 57),
    ("paragraph", "По-русски.", 62),
]


def expect(
    folder: Path, edition: Edition, files: dict[str, str], manifest: str = "", labels: dict[str, str] | None = None
) -> dict[str, DivisionText]:
    """The texts of a book by the ids of its divisions. `labels` are numbers of pages by anchor."""
    setting = setting_of(folder, {"images/chart.svg": SVG, **files}, MANIFEST + manifest)
    loaded = load_manifest(folder, Report())
    assert loaded is not None
    folios = tuple(
        Folio(sheet=at, number=at + 1, style=FolioStyle.ARABIC, side=Side.RECTO, division=None, expressed=True)
        for at in range(100)
    )
    places = tuple(Place(anchor=one, sheet=int(label) - 1, x=0, y=0) for one, label in (labels or {}).items())
    page_map = PageMap(folios=folios, places=places, starts=())
    return {text.division.id: text for text in expect_text(setting, loaded, page_map, edition)}


def told(text: DivisionText) -> list[tuple[str, str, int]]:
    return [(unit.what, unit.text, unit.span.line) for unit in text.units]


@pytest.mark.parametrize("edition", Edition)
def test_every_construct_of_a_chapter_is_expected_once_and_in_order(tmp_path: Path, edition: Edition) -> None:
    text = expect(tmp_path, edition, {"body/01.md": CHAPTER}, labels={"how": "7"})["vote"]
    units = told(text)
    assert units[: len(UNITS)] == UNITS
    assert {unit.span.file for unit in text.units} == {"body/01.md"}
    assert [(what, words) for what, words, _ in units[len(UNITS) :]] == [
        ("heading of the notes", "Notes"),
        ("note 1", "1. The figures differ."),
        ("note 1", "Quoted in a note."),
    ]


def test_print_may_have_more_than_the_units(tmp_path: Path) -> None:
    drawing = SVG.replace("<rect", "<title>unseen</title><text>A box</text><rect")
    files = {"body/01.md": CHAPTER, "images/chart.svg": drawing}
    text = expect(tmp_path, Edition.PDF, files)["vote"]
    assert text.markers == {"c", "d"}
    assert text.repeated == ("congressyear",)
    assert text.drawings == ("abox", "abox")


def test_the_epub_has_alternative_texts_instead(tmp_path: Path) -> None:
    text = expect(tmp_path, Edition.EPUB, {"body/01.md": CHAPTER})["vote"]
    assert [(words, span.line) for words, span in text.alternatives] == [("Five boxes", 53), ("", 65)]
    assert not text.markers
    assert not text.repeated
    assert not text.drawings


NOTES = "# One\n\nA.[^a] B.[^b]\n\n[^a]: Alike.\n\n[^b]: []{.editor} Alike.\n"


@pytest.mark.parametrize(
    ("placement", "edition", "division", "lane", "heading"),
    [
        ("foot", Edition.PDF, "ch-01", Lane.FOOT, None),
        ("foot", Edition.EPUB, "ch-01", Lane.TEXT, "Notes"),
        ("chapter", Edition.PDF, "ch-01", Lane.TEXT, "Notes"),
        ("book", Edition.PDF, "notes", Lane.TEXT, "1 One"),
        ("book", Edition.EPUB, "notes", Lane.TEXT, "1 One"),
    ],
)
def test_notes_are_expected_where_they_are_placed_nt_12(
    tmp_path: Path, placement: str, edition: Edition, division: str, lane: Lane, heading: str | None
) -> None:
    texts = expect(tmp_path, edition, {"body/01.md": NOTES}, f"notes: {{placement: {placement}}}\n")
    notes = [unit for unit in texts[division].units if "note" in unit.what]
    assert [unit.text for unit in notes if unit.what.startswith("heading")] == ([heading] if heading else [])
    assert [(unit.what, unit.text, unit.span.line) for unit in notes if not unit.what.startswith("heading")] == [
        ("note 1", "1. Alike.", 5),
        ("note 2", "2. Alike.", 7),
        ("signature of note 2", "—Ed.", 7),
    ]
    assert {unit.lane for unit in notes} == {lane}
    elsewhere = [unit for name, text in texts.items() if name != division for unit in text.units if "note" in unit.what]
    assert not elsewhere


APPARATUS = {
    "body/01.md": "# One\n\n## A Section {#section}\n\n[Smirnov]{person=smirnov} of the [NEP]{term=nep}.[^n]\n\n"
    "[]{ix=\"Congress!votes\" .principal}\n\n[^n]: A [note]{ix=\"Congress!minutes\"}.\n",
    "people.yaml": "- sort: Muralov, Nikolai\n  dates: floruit\n"
    "- sort: Smirnov, Ivan\n  id: smirnov\n  original: Смирнов\n  born: \"1881\"\n  died: \"1936\"\n"
    "  pseudonyms: Adams\n  note: A worker.\n",
    "glossary.yaml": "- headword: NEP\n  id: nep\n  expansion: New Economic Policy\n  definition: A policy.\n"
    "- headword: economy\n  see: nep\n",
    "chronology.yaml": "- title: \"1923\"\n  events:\n    - date: 8 October\n      text: A letter.\n",
    "index.yaml": "- heading: Party Congress\n  see: Congress\n",
}


def _apparatus(folder: Path, edition: Edition) -> dict[str, DivisionText]:
    labels = {"ch-01": "1", "section": "2", "mention-ch-01-1": "3", "ix-ch-01-1": "4", "ix-ch-01-2": "5", "index": "9"}
    return expect(folder, edition, APPARATUS, labels=labels)


def test_lines_of_the_contents_have_their_pages_in_print_alone(tmp_path: Path) -> None:
    printed = told(_apparatus(tmp_path, Edition.PDF)["contents"])
    assert ("line of the contents", "1 One 1", 1) in printed
    assert ("line of the contents", "A Section 2", 3) in printed
    assert ("line of the contents", "A Section", 3) in told(_apparatus(tmp_path, Edition.EPUB)["contents"])


def test_entries_of_the_index_have_their_locators_and_their_places(tmp_path: Path) -> None:
    units = _apparatus(tmp_path, Edition.PDF)["index"].units
    assert [(unit.text, unit.span.file, unit.span.line) for unit in units if unit.what == "entry of the index"] == [
        ("Adams See Smirnov, Ivan", "people.yaml", 3),
        ("Congress", "body/01.md", 9),
        ("minutes 5n1", "body/01.md", 9),
        ("votes 4", "body/01.md", 7),
        ("Party Congress See Congress", "index.yaml", 1),
        ("Smirnov, Ivan 3", "body/01.md", 5),
    ]
    assert [unit.text for unit in units if unit.what == "letter"] == ["A", "C", "P", "S"]
    (headnote,) = (unit.text for unit in units if unit.what == "headnote")
    assert "n refer to notes" in headnote
    assert "bold" in headnote
    assert "illustrations" not in headnote


def test_entries_of_the_apparatus_have_the_places_of_their_records(tmp_path: Path) -> None:
    texts = _apparatus(tmp_path, Edition.EPUB)
    people = [(unit.text, unit.span.file) for unit in texts["biographical-notes"].units[1:]]
    assert people == [
        ("Adams", "people.yaml"),
        ("See Smirnov, Ivan", "people.yaml"),
        ("Muralov, Nikolai (floruit)", "people.yaml"),
        ("Smirnov, Ivan Смирнов (1881–1936) pseudonym Adams", "people.yaml"),
        ("A worker.", "people.yaml"),
    ]
    glossary = [(unit.text.strip(), unit.span.line) for unit in texts["glossary"].units[1:]]
    assert glossary == [("economy", 5), ("See NEP", 5), ("NEP New Economic Policy", 1), ("A policy.", 4)]


def test_dates_of_the_chronology_have_a_column_of_their_own_in_print(tmp_path: Path) -> None:
    def lanes(edition: Edition) -> list[tuple[str, int, Lane]]:
        units = _apparatus(tmp_path, edition)["chronology"].units[1:]
        return [(unit.text, unit.span.line, unit.lane) for unit in units]

    date = ("8\u00a0October", 3, Lane.DATES)
    assert lanes(Edition.PDF) == [("1923", 1, Lane.TEXT), date, ("A letter.", 4, Lane.TEXT)]
    assert {lane for _, _, lane in lanes(Edition.EPUB)} == {Lane.TEXT}


def test_display_pages_have_what_the_manifest_says_at_its_lines(tmp_path: Path) -> None:
    more = (
        "subtitle: A Story\ntranslator: T. R. Anslator\n"
        "rights: |\n  All rights.\n\n  No wrongs.\nisbn: {print: 979-9-0000-1923-5}\n"
    )
    texts = expect(tmp_path, Edition.PDF, {"body/01.md": "# One\n\nWords.\n"}, more)
    assert texts["title-page"].loose
    assert [(unit.what, unit.text, unit.span.line) for unit in texts["title-page"].units] == [
        ("title", "A Small Book", 1),
        ("subtitle", "A Story", 6),
        ("name", "A. N. Author", 2),
        ("name", "T. R. Anslator", 7),
        ("publisher", "A Press", 3),
        ("year", "2026", 4),
    ]
    assert [(unit.what, unit.text.strip()) for unit in texts["copyright-page"].units] == [
        ("publisher", "A Press"),
        ("paragraph", "All rights."),
        ("paragraph", "No wrongs."),
        ("ISBN", "979-9-0000-1923-5"),
    ]
