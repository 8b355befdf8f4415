"""The markup of an index, and its punctuation: IX-39, IX-49, IX-63, IX-70 to IX-78."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from book.model.pages import Folio, FolioStyle, PageMap, Place, Side
from book.paginate.plan import render_book
from book.render.elements import EPUB_TYPE, XHTML, parse_element
from tests.books import MANIFEST, SVG, setting_of

TEXT = """\
# One

[NEP]{ix="NEP" .principal} []{ix="NEP!end of" .open} x

y []{ix="NEP!end of" .close} []{ix="NEP!origins of"}[^n] []{ix="kulaks" .open}

z []{ix="kulaks" .close} []{ix="*Pravda*"} []{ix="congresses; congresses!votes at; congresses!minutes of"}

![A.[]{ix="Trotsky"}](images/a.svg){alt="x"}

[]{ix="a"} []{ix="b"} []{ix="c!d" see-also="NEP"} []{ix="c!e"}

[^n]: A [note]{ix="NEP"}. []{ix="Trotsky"}
"""
HEADINGS = """\
- {heading: New Economic Policy, see: NEP}
- {heading: Twelfth Congress, see-under: congresses}
- {heading: congresses, see-also: ["*Pravda*", kulaks], see-also-under: NEP, see-also-generic: individual congresses}
- {heading: Trotsky, see-also: "*Pravda*"}
"""


def index(folder: Path, settings: str = "", text: str = TEXT, headings: str = HEADINGS) -> etree._Element:
    """The index of a small book, each of whose blocks has a page of its own."""
    files = {"body/01.md": text, "index.yaml": headings, "images/a.svg": SVG}
    setting = setting_of(folder, files, MANIFEST + f"index: {{{settings}}}\n")
    first = render_book(setting, PageMap.empty())
    anchors = re.findall(r'\sid="([^"]+)"', next(one.xhtml for one in first if one.division == "ch-01"))
    sheets: dict[str, int] = {}
    for anchor in anchors:
        blocks = [one for one in sheets if re.fullmatch(r"ch-01-\d+", one)]
        sheets[anchor] = len(blocks) + (re.fullmatch(r"ch-01-\d+", anchor) is not None)
    folios = tuple(
        Folio(sheet=sheet, number=sheet + 48, style=FolioStyle.ARABIC, side=Side.RECTO, division=None, expressed=True)
        for sheet in range(len(anchors) + 1)
    )
    places = tuple(Place(anchor=anchor, sheet=sheet, x=0, y=0) for anchor, sheet in sheets.items())
    rendered = render_book(setting, PageMap(folios=folios, places=places, starts=()))
    return parse_element(next(one.xhtml for one in rendered if one.division == "index"))


def of_type(element: etree._Element, name: str) -> list[etree._Element]:
    return [found for found in element.iter() if found.get(EPUB_TYPE) == name]


def lines(element: etree._Element) -> list[str]:
    """The text of every main entry, as it is read."""
    items = element.iterfind(f".//{{{XHTML}}}ul[@class='level-1']/{{{XHTML}}}li")
    return ["".join(item.itertext()).replace("\N{NO-BREAK SPACE}", "_") for item in items]


def test_indented_entries_are_punctuated_line_by_line_ix_39_ix_49(tmp_path: Path) -> None:
    found = {line.split(",")[0].split(".")[0]: line for line in lines(index(tmp_path))}
    assert found["New Economic Policy"] == "New Economic Policy. See NEP"
    assert found["Twelfth Congress"] == "Twelfth Congress. See under congresses"
    assert found["kulaks"] == "kulaks,_50–51"
    assert found["NEP"] == "NEP,_49, 54n1" + "end of,_49–50" + "origins of,_50"
    assert found["congresses"] == (
        "congresses,_51" + "minutes of,_51" + "votes at,_51"
        "See also kulaks; Pravda; individual congresses; see also under NEP"
    )
    assert found["Trotsky"] == "Trotsky,_52, 54n1. See also Pravda"
    assert "cd,_53 (see also NEP)e,_53" in lines(index(tmp_path))


def test_see_also_can_stand_before_the_subentries_ix_49(tmp_path: Path) -> None:
    assert (
        "congresses,_51. See also kulaks; Pravda; individual congresses; see also under NEPminutes of,_51votes at,_51"
    ) in lines(index(tmp_path, "see-also: first"))


def test_run_in_entries_are_one_paragraph_ix_39_ix_49(tmp_path: Path) -> None:
    found = index(tmp_path, "style: run-in")
    assert found.get("class") == "index backmatter run-in"
    told = lines(found)
    assert "NEP,_49, 54n1; end of,_49–50; origins of,_50" in told
    assert "c: d,_53 (see also NEP); e,_53" in told
    assert (
        "congresses,_51; minutes of,_51; votes at,_51. "
        "See also kulaks; Pravda; individual congresses; see also under NEP"
    ) in told
    first = lines(index(tmp_path, "style: run-in, see-also: first"))
    assert first == told, "run-in, see also stands last"


def test_a_heading_and_its_first_locator_are_not_parted_ix_63(tmp_path: Path) -> None:
    found = index(tmp_path)
    for entry in found.iterfind(f".//{{{XHTML}}}span[@class='entry']"):
        glue = [one.text for one in entry if one.get("class") == "separator" and one.text and one.text[0] == ","]
        assert glue == [",\N{NO-BREAK SPACE}", *[", "] * (len(glue) - 1)][: len(glue)]


def test_locators_are_links_that_speak_ix_76_ix_77_c5(tmp_path: Path) -> None:
    found = index(tmp_path)
    links = {link.text: link for link in found.iter(f"{{{XHTML}}}a") if link.getparent() is not None}
    assert links["49–50"].get("aria-label") == "49 to 50"
    assert links["49–50"].getparent().get(EPUB_TYPE) == "index-locator-range"
    assert links["49–50"].get("href") == "#ix-ch-01-2"
    assert links["54n1"].get("aria-label") == "page 54, note 1"
    assert links["49"].get("aria-label") is None
    assert links["49"].getparent().tag == f"{{{XHTML}}}b"
    (figure,) = (link for link in links.values() if link.get("aria-label") == "page 52, illustration")
    assert figure.getparent().tag == f"{{{XHTML}}}i"
    lettered = index(tmp_path, "figures: letter")
    assert "Trotsky,_52f, 54n1. See also Pravda" in lines(lettered)


def test_a_see_is_in_italics_unless_what_it_leads_to_is_ix_49(tmp_path: Path) -> None:
    found = index(tmp_path)
    references = [*of_type(found, "index-xref-preferred"), *of_type(found, "index-xref-related")]
    tags = {"".join(one.itertext()): [part.tag.split("}")[1] for part in one.iter()][1:4] for one in references}
    assert tags["See NEP"] == ["i", "a"]
    assert tags["See also Pravda"] == ["span", "a", "em"]


def test_letters_are_links_where_there_are_many_ix_78(tmp_path: Path) -> None:
    found = index(tmp_path)
    (bar,) = found.iterfind(f"./{{{XHTML}}}nav")
    assert bar.get("aria-label") == "Letters"
    groups = of_type(found, "index-group")
    assert [link.text for link in bar.iter(f"{{{XHTML}}}a")] == [group[0].text for group in groups]
    assert [link.get("href") for link in bar.iter(f"{{{XHTML}}}a")] == [
        "#" + group[0].get("id", "") for group in groups
    ]
    few = index(tmp_path, text="# One\n\n[a]{ix=a} [b]{ix=b}\n", headings="- heading: a\n")
    assert few.find(f"./{{{XHTML}}}nav") is None


@pytest.mark.parametrize("settings", ["", "style: run-in", "see-also: first, figures: letter, notes: mhra"])
def test_the_rules_of_epub_indexes_hold_ix_70_to_ix_75(tmp_path: Path, settings: str) -> None:
    found = index(tmp_path, settings)
    assert (found.tag, found.get(EPUB_TYPE), found.get("role")) == (f"{{{XHTML}}}nav", "index", "doc-index")  # IX-75
    assert found.get("aria-labelledby") == "index-title"
    assert len(of_type(found, "index-headnotes")) == 1  # IX-70
    for group in of_type(found, "index-group"):  # IX-71
        assert group.tag == f"{{{XHTML}}}section"
        assert [child.tag.split("}")[1] for child in group] == ["h2", "ul"]
    for item in found.iter(f"{{{XHTML}}}li"):  # IX-72
        (line,) = (one for one in item if one.get("class") == "entry")
        own = [one for child in item if child.tag != f"{{{XHTML}}}ul" for one in child.iter() if one.get(EPUB_TYPE)]
        kinds = [one.get(EPUB_TYPE) for one in own]
        outside = [
            one for one in own
            if one.get(EPUB_TYPE) == "index-term" and not str(one.getparent().get(EPUB_TYPE)).startswith("index-xref")
        ]  # fmt: skip
        assert len(outside) == 1
        assert outside[0] is line[0]
        below = item.findall(f"./{{{XHTML}}}ul")
        assert len(below) <= 1
        assert below or set(kinds) - {"index-term"}
        assert not {"index-xref-preferred", "index-xref-related"} <= set(kinds)
    for locator in of_type(found, "index-locator"):  # IX-73
        assert locator.tag == f"{{{XHTML}}}a"
    for stretch in of_type(found, "index-locator-range"):
        assert len(list(stretch.iter(f"{{{XHTML}}}a"))) == 1
    for kind in ("index-xref-preferred", "index-xref-related"):
        for reference in of_type(found, kind):
            assert {one.get(EPUB_TYPE) for one in reference} & {"index-term", "index-term-category"}
