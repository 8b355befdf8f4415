"""Where the markers for the pages of the print edition stand."""

from __future__ import annotations

import random
import re

import pytest
from lxml import etree

from book.diagnostics import Report
from book.epub.page_breaks import insert_page_breaks, is_page_break, list_page_breaks
from book.epub.xhtml import HEADINGS, local_name
from book.model.pages import PageStart
from book.render.elements import parse_element
from tests.unit.epub.sample import codes, make_folio, make_fragment


def place(inner: str, *starts: tuple[str, int, str], first: int = 45) -> tuple[str, Report]:
    """A chapter with page breaks: its content with `[45]` for each marker, and what was reported.

    `starts` are block, offset and word; pages count from `first`.
    """
    root = parse_element(make_fragment("ch", inner).xhtml)
    report = Report()
    insert_page_breaks(
        {"ch": root},
        [PageStart(sheet=at, block=block, offset=offset, word=word) for at, (block, offset, word) in enumerate(starts)],
        [make_folio(at, str(first + at), "ch") for at in range(len(starts))],
        report,
    )
    text = etree.tostring(root, encoding="unicode")
    text = re.sub(r'<span epub:type="pagebreak" role="doc-pagebreak" id="page-\w+" aria-label="(\w+)"/>', r"[\1]", text)
    return text.partition(">")[2].removesuffix("</section>"), report


@pytest.mark.parametrize(
    ("inner", "start", "expected"),
    [
        pytest.param("<p id='p'>One two.</p>", ("p", 0, "One"), '<p id="p">[45]One two.</p>', id="first word"),
        pytest.param("<p id='p'>One two.</p>", ("p", 4, "two."), '<p id="p">One [45]two.</p>', id="between words"),
        pytest.param(
            "<p id='p'> One\n   two  three</p>", ("p", 8, "three"), '<p id="p"> One\n   two  [45]three</p>', id="space"
        ),
        pytest.param(
            "<p id='p'>Says <em>who</em> then.</p>",
            ("p", 5, "who"),
            '<p id="p">Says [45]<em>who</em> then.</p>',
            id="before an inline element, not at its beginning",
        ),
        pytest.param(
            "<p id='p'>Says <em><b>who</b> so</em> then.</p>",
            ("p", 5, "who"),
            '<p id="p">Says [45]<em><b>who</b> so</em> then.</p>',
            id="before nested inline elements",
        ),
        pytest.param(
            "<p id='p'>Says <em>who said</em> then.</p>",
            ("p", 9, "said"),
            '<p id="p">Says <em>who [45]said</em> then.</p>',
            id="inside an inline element",
        ),
        pytest.param(
            "<p id='p'>Says <em>who</em> then.</p>",
            ("p", 9, "then."),
            '<p id="p">Says <em>who</em> [45]then.</p>',
            id="behind an inline element",
        ),
        pytest.param(
            "<p id='p'>End.<a href='#n'>12</a> Next word.</p>",
            ("p", 7, "Next"),
            '<p id="p">End.<a href="#n">12</a> [45]Next word.</p>',
            id="note references count",
        ),
        pytest.param(
            "<p id='p'>Every comrade came.</p>",
            ("p", 9, "rade"),
            '<p id="p">Every comrade[45] came.</p>',
            id="split word",
        ),
        pytest.param(
            "<p id='p'>Every <em>comrade</em> came.</p>",
            ("p", 9, "rade"),
            '<p id="p">Every <em>comrade</em>[45] came.</p>',
            id="split word in italics",
        ),
        pytest.param(
            "<p id='p'>the <em>Prav</em>da of</p>",
            ("p", 6, "av"),
            '<p id="p">the <em>Prav</em>da[45] of</p>',
            id="split word half in italics",
        ),
        pytest.param(
            "<p id='p'>A com\u00adrade, came.</p>",
            ("p", 6, "rade,"),
            '<p id="p">A com\u00adrade,[45] came.</p>',
            id="split at a soft hyphen, with its comma",
        ),
        pytest.param(
            "<p id='p'>Marxist-Leninist word</p>",
            ("p", 8, "Leninist"),
            '<p id="p">Marxist-Leninist[45] word</p>',
            id="split at a hyphen",
        ),
        pytest.param(
            "<p id='p'>It ended.<a href='#n'>3</a></p>",
            ("p", 6, "ed."),
            '<p id="p">It ended.<a href="#n">3</a>[45]</p>',
            id="split word with a note reference, at the end of the paragraph",
        ),
        pytest.param(
            "<p id='p'>then—after that</p>", ("p", 5, "after"), '<p id="p">then—[45]after that</p>', id="after a dash"
        ),
        pytest.param(
            "<p id='p'>comrade—after</p>", ("p", 3, "rade"), '<p id="p">comrade[45]—after</p>', id="split before a dash"
        ),
        pytest.param("<p id='p'>見出しです</p>", ("p", 2, "し"), '<p id="p">見出[45]しです</p>', id="no spaces"),
        pytest.param("<p id='p'>one<br/>two</p>", ("p", 3, "two"), '<p id="p">one<br/>[45]two</p>', id="after a break"),
        pytest.param(
            "<p id='p'>See <a href='#x'>the chapter</a> now</p>",
            ("p", 4, "the"),
            '<p id="p">See [45]<a href="#x">the chapter</a> now</p>',
            id="before a link",
        ),
        pytest.param(
            "<p id='p'>See <em><a href='#x'>the chapter</a></em> now</p>",
            ("p", 4, "the"),
            '<p id="p">See [45]<em><a href="#x">the chapter</a></em> now</p>',
            id="before a link in italics",
        ),
        pytest.param(
            "<p id='p'>See <a href='#x'>the <i>chapter</i></a> now</p>",
            ("p", 8, "chapter"),
            '<p id="p">See <a href="#x">the <i>chapter</i></a>[45] now</p>',
            id="after a link that is split",
        ),
        pytest.param("<h2 id='h'>On tolls</h2>", ("h", 0, "On"), '[45]<h2 id="h">On tolls</h2>', id="before a heading"),
        pytest.param("<h2 id='h'>On tolls</h2>", ("h", 3, "tolls"), '[45]<h2 id="h">On tolls</h2>', id="never in it"),
        pytest.param(
            "<header><p id='n'>One</p><h1 id='h'>On tolls</h1></header>",
            ("n", 0, "One"),
            '[45]<header><p id="n">One</p><h1 id="h">On tolls</h1></header>',
            id="before the group of a heading",
        ),
        pytest.param(
            "<header><p id='p'>Bold figures are principal</p></header>",
            ("p", 5, "figures"),
            '<header><p id="p">Bold [45]figures are principal</p></header>',
            id="a header without a heading is text",
        ),
        pytest.param(
            "<ul id='u'><li>one</li><li>two</li></ul>",
            ("u", 3, "two"),
            '<ul id="u"><li>one</li><li>[45]two</li></ul>',
            id="inside the item",
        ),
        pytest.param(
            "<ul id='u'><li><p>one</p></li><li><p>twofold</p></li></ul>",
            ("u", 6, "fold"),
            '<ul id="u"><li><p>one</p></li><li><p>twofold[45]</p></li></ul>',
            id="at the end of the item's paragraph",
        ),
        pytest.param(
            "<table id='t'><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            ("t", 0, "a"),
            '[45]<table id="t"><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
            id="before a table",
        ),
        pytest.param(
            "<table id='t'><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
            ("t", 1, "b"),
            '<table id="t"><tbody><tr><td>a</td><td>[45]b</td></tr></tbody></table>',
            id="inside a cell",
        ),
        pytest.param(
            "<figure id='f'><img src='x.png' alt=''/><figcaption>On it</figcaption></figure>",
            ("f", 0, ""),
            '[45]<figure id="f"><img src="x.png" alt=""/><figcaption>On it</figcaption></figure>',
            id="before a figure",
        ),
        pytest.param("<p>a</p><hr id='r'/>", ("r", 0, ""), '<p>a</p>[45]<hr id="r"/>', id="before a section break"),
        pytest.param(
            "<div id='d'><img src='x.png' alt=''/></div>",
            ("d", 0, ""),
            '<div id="d">[45]<img src="x.png" alt=""/></div>',
            id="in a block without words",
        ),
    ],
)
def test_marker_stands_where_the_page_begins(inner: str, start: tuple[str, int, str], expected: str) -> None:
    found, report = place(inner, start)
    assert found == expected
    assert not codes(report)


def test_marker_stands_before_a_drawing_whose_text_begins_the_page() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><text>River</text></svg>'
    found, _ = place(f"<p id='p'>Here {drawing} ends</p>", ("p", 5, "River"))
    assert found == f'<p id="p">Here [45]{drawing} ends</p>'


def test_markers_in_one_paragraph_keep_their_order() -> None:
    found, report = place(
        "<p id='p'>a <a href='#x'>bb cc dd</a> ee</p>", ("p", 0, "a"), ("p", 5, "cc"), ("p", 8, "dd"), ("p", 11, "ee")
    )
    assert found == '<p id="p">[45]a <a href="#x">bb cc dd</a>[46][47] [48]ee</p>'
    assert not codes(report)


def test_marker_has_the_label_and_an_id_that_nothing_else_has() -> None:
    root = parse_element(make_fragment("ch", "<p id='page-ii'>One</p>").xhtml)
    start = PageStart(sheet=0, block="page-ii", offset=0, word="One")
    insert_page_breaks({"ch": root}, [start], [make_folio(0, "ii", "ch")], Report())
    (found,) = list_page_breaks({"ch.xhtml": root})
    assert (found.label, found.href) == ("ii", "ch.xhtml#page-ii-folio")


def test_page_that_begins_in_no_block_of_the_epub_is_reported() -> None:
    found, report = place("<p id='p'>One</p>", ("gone", 0, "One"))
    assert found == '<p id="p">One</p>'
    assert codes(report) == ["EPB-003"]


def test_page_without_a_start_is_reported() -> None:
    root = parse_element(make_fragment("ch", "<p id='p'>One</p>").xhtml)
    report = Report()
    insert_page_breaks({"ch": root}, [], [make_folio(0, "i", "ch")], report)
    assert codes(report) == ["EPB-003"]


def test_blank_pages_and_pages_of_divisions_left_out_need_no_marker() -> None:
    root = parse_element(make_fragment("ch", "<p id='p'>One</p>").xhtml)
    report = Report()
    start = PageStart(sheet=1, block="elsewhere", offset=0, word="x")
    insert_page_breaks({"ch": root}, [start], [make_folio(0, "i", None), make_folio(1, "ii", "half-title")], report)
    assert not codes(report)


def test_other_words_at_the_place_are_reported() -> None:
    _, report = place("<p id='p'>One two</p>", ("p", 4, "three"))
    assert codes(report) == ["EPB-004"]


@pytest.mark.parametrize("word", ["TWO", "two-", "t\u00adwo"])
def test_case_and_hyphens_of_the_printed_word_do_not_matter(word: str) -> None:
    _, report = place("<p id='p'>One two</p>", ("p", 4, word))
    assert not codes(report)


RICH = """<header><h1 id="b0">The <em>long</em> way</h1></header>
 <p id="b1">Some <em>words in <b>bold and</b> italics</em>, a <a href="#b2">link of words</a>—and a
   dash; “quoted <span lang="ru">русские слова</span>.”<a href="#n" role="doc-noteref">1</a> More text to
   follow<a href="#m" role="doc-noteref">2</a></p>
 <ul id="b2"><li><p>first item</p><p>goes on</p></li><li>second <i>item</i></li></ul>
 <blockquote id="b3"><p>quoted words<br/>and lines</p></blockquote>"""


@pytest.mark.parametrize("seed", range(60))
def test_markers_anywhere_leave_the_text_alone_and_keep_to_the_rules(seed: int) -> None:
    chance = random.Random(seed)
    root = parse_element(make_fragment("ch", RICH).xhtml)
    before = "".join(root.itertext())
    starts: list[PageStart] = []
    for block in ("b0", "b1", "b2", "b3"):
        length = len(" ".join("".join(root.find(f".//*[@id='{block}']").itertext()).split()))
        for offset in sorted(chance.sample(range(length), chance.randint(0, 4) if block != "b0" else 1)):
            starts.append(PageStart(sheet=len(starts), block=block, offset=offset, word=""))
    folios = [make_folio(at, str(at + 1), "ch") for at in range(len(starts))]
    insert_page_breaks({"ch": root}, starts, folios, Report())

    assert "".join(root.itertext()) == before
    markers = [element for element in root.iter() if is_page_break(element)]
    assert [marker.get("aria-label") for marker in markers] == [folio.label for folio in folios]
    for marker in markers:
        around = {local_name(ancestor) for ancestor in marker.iterancestors()}
        assert not around & (HEADINGS | {"a"})
        assert local_name(marker.getparent()) not in ("ul", "blockquote")
        assert not re.search(r"\w$", _text_before(marker)) or not re.match(r"\w", marker.tail or "")


def _text_before(marker: etree._Element) -> str:
    """The text node directly before a marker."""
    previous = marker.getprevious()
    return (marker.getparent().text if previous is None else previous.tail) or ""
