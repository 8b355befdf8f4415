"""What the elements of a division are called in its tag tree, and in what order they stand there."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, fromstring

import pytest

from book.paginate.tags import Linked, Printed, Tag, build_tags, is_ornament, link_words


def tags_of(body: str, *, section: str = '<section id="ch-01" class="chapter">') -> Tag:
    """The tags of a division all of whose text is on one page, in the order of its HTML."""
    name = section[1:].split()[0]
    root = fromstring(f'<html lang="en"><head><title>T</title></head><body>{section}{body}</{name}></body></html>')
    return build_tags(root, _print_all(root.find("body") or root))


def _print_all(element: Element) -> Iterable[Printed | Linked]:
    if element.get("href"):
        yield Linked(owner=element, page=0, number=0)
    if element.tag == "li" and "notes" not in element.get("class", ""):
        yield Printed(owner=element, page=0, mark=0, pseudo_element="marker")
    if element.get("class") == "footnote":
        yield Printed(owner=element, page=0, mark=0, pseudo_element="footnote-call")
    if element.tag == "img" or (element.text or "").strip():
        box = (1.0, 2.0, 3.0, 4.0) if element.tag == "img" else None
        yield Printed(owner=element, page=0, mark=0, box=box)
    for child in element:
        yield from _print_all(child)
        if (child.tail or "").strip():
            yield Printed(owner=element, page=0, mark=0)


def outline(tag: Tag) -> str:
    """The roles of a tag's kids: "P(Link) Note(Lbl P)"."""
    kids = [kid for kid in tag.kids if isinstance(kid, Tag)]
    return " ".join(kid.role + (f"({inner})" if (inner := outline(kid)) else "") for kid in kids)


def find(tag: Tag, role: str) -> Tag:
    """The first tag of that role."""
    for kid in tag.kids:
        if isinstance(kid, Tag):
            if kid.role == role:
                return kid
            try:
                return find(kid, role)
            except LookupError:
                continue
    raise LookupError(role)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <em>b</em> <strong>c</strong> d</p>", "P"),
        ("<p>a <code>b</code></p>", "P(Code)"),
        ("<blockquote><p>a</p></blockquote>", "BlockQuote(P)"),
        ("<pre><code>a</code></pre>", "P(Code)"),
        ("<header class='opening'><h1>a</h1><p>b</p></header>", "H1 P"),
        ("<div class='opening'><h1>a</h1></div>", "H1"),
        ("<div class='verse'><div class='stanza'><p>a</p></div></div>", "Div(Div(P))"),
        ("<h1>a</h1><section><h2>b</h2></section>", "H1 Sect(H2)"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))"),
        ("<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>", "L(LI(Lbl LBody(P L(LI(Lbl LBody(P))))))"),
        ("<dl><dt>a</dt><dd><p>b</p></dd></dl>", "L(LI(Lbl LBody(P)))"),
        ("<dl><dt>a</dt><dd><p>b</p></dd><dd><p>c</p></dd></dl>", "L(LI(Lbl LBody(P P)))"),
        ("<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>", "L(LI(Lbl LBody) LI(Lbl LBody))"),
        ("<figure><img src='a' alt='b'/><figcaption>c</figcaption></figure>", "Div(Figure Caption)"),
        ("<p>a <a href='octavo:b'>c <em>d</em></a></p>", "P(Link)"),
        ("<p>a <a class='noteref' role='doc-noteref' href='octavo:b'>1</a></p>", "P(Reference(Link))"),
        ("<p>a <a id='b'>c</a></p>", "P"),
    ],
)
def test_the_roles_of_elements(html: str, expected: str) -> None:
    assert outline(tags_of(html)) == expected


def test_a_table_has_all_its_cells_the_empty_ones_too() -> None:
    table = find(
        tags_of(
            "<table><caption>x</caption><thead><tr><th scope='col'>a</th><td/></tr></thead>"
            "<tbody><tr><th scope='row'>b</th><td/></tr></tbody></table>"
        ),
        "Table",
    )
    assert outline(table) == "Caption THead(TR(TH TD)) TBody(TR(TH TD))"
    assert find(find(table, "THead"), "TH").scope == "Column"
    assert find(find(table, "TBody"), "TH").scope == "Row"


def test_contents_are_a_table_of_contents() -> None:
    html = (
        "<h1>Contents</h1><ol><li><p class='entry'><span><a href='octavo:a'>a</a></span><span>1</span></p>"
        "<ol><li><p class='entry'><a href='octavo:b'>b</a><span>2</span></p></li></ol></li></ol>"
    )
    nested = "TOCI(Reference(Link) TOC(TOCI(Reference(Link))))"
    for name in ("contents", "illustrations", "plates", "tables"):
        section = f'<section class="{name} frontmatter">'
        assert outline(tags_of(html.replace("<li>", "<li class='notes'>"), section=section)) == f"H1 TOC({nested})"
    assert outline(tags_of(html)).startswith("H1 L(")


def test_an_index_is_an_index() -> None:
    html = (
        "<h1>Index</h1><div class='headnote'><p>a</p></div><div class='columns'><section><h2>A</h2>"
        "<ul><li class='notes'><span class='entry'>a, <a href='octavo:b'>1</a></span></li></ul></section></div>"
    )
    made = tags_of(html, section='<nav class="index backmatter">')
    assert outline(made) == "H1 P Index(Sect(H2 L(LI(LBody(P(Link))))))"


def test_a_part_is_a_part() -> None:
    assert tags_of("<h1>a</h1>", section='<section class="part bodymatter">').role == "Part"


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ("h1 h2 h3", "H1 H2 H3"),
        ("h1 h3 h3 h2", "H1 H2 H2 H2"),
        ("h2 h3 h2", "H1 H2 H1"),
        ("h1 h4 h2 h3", "H1 H2 H2 H3"),
    ],
)
def test_headings_follow_each_other_without_a_gap(levels: str, expected: str) -> None:
    assert outline(tags_of("".join(f"<{level}>a</{level}>" for level in levels.split()))) == expected


def test_an_endnote_has_its_number_as_its_label() -> None:
    html = (
        "<h1>a</h1><section class='endnotes'><h2>Notes</h2><ol class='notes'><li class='notes'>"
        "<div id='note-1' role='doc-footnote'><p><a class='note-number' href='octavo:r'>1.</a> a</p><p>b</p></div>"
        "</li></ol></section>"
    )
    made = tags_of(html)
    assert outline(made) == "H1 Sect(H2 Note(Lbl(Link) P P))"
    assert find(made, "Note").id == "note-1"


FOOTNOTE = (
    "<span class='footnote' lang='en'><div id='{id}'>"
    "<p><a class='note-number' href='octavo:r'>1.</a> x</p></div></span>"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a{one}b{two}c</p><p>d</p>", "P(Reference Reference) Note(Lbl(Link) P) Note(Lbl(Link) P) P"),
        ("<p><em>a{one}</em></p>", "P(Reference) Note(Lbl(Link) P)"),
        ("<h2>a{one}</h2><p>b</p>", "H1(Reference) Note(Lbl(Link) P) P"),
        ("<blockquote><p>a{one}</p></blockquote><p>b</p>", "BlockQuote(P(Reference) Note(Lbl(Link) P)) P"),
        ("<table><tr><td>a{one}</td></tr></table>", "Table(TR(TD(Reference Note(Lbl(Link) P))))"),
    ],
)
def test_a_footnote_stands_behind_what_refers_to_it(html: str, expected: str) -> None:
    notes = {name: FOOTNOTE.format(id=name) for name in ("one", "two")}
    assert outline(tags_of(html.format(**notes))) == expected


def test_a_note_without_an_id_gets_one_of_its_own() -> None:
    made = tags_of("<p>a<span class='footnote'>x</span>b<span class='footnote'>y</span></p>")
    ids = [kid.id for kid in made.kids if isinstance(kid, Tag) and kid.role == "Note"]
    assert len(set(ids)) == 2
    assert all(name is not None and name.startswith("ch-01.note-") for name in ids)


def test_languages_are_said_where_they_change() -> None:
    made = tags_of(
        "<p>a <i lang='ru'>б</i> <i lang='en'>c</i></p><div lang='ru'><p lang='ru'>г <b lang='fr'>d</b></p></div>"
    )
    assert outline(made) == "P(Span) Div(P(Span))"
    assert made.lang == "en"
    assert [kid.lang for kid in made.kids if isinstance(kid, Tag)] == [None, "ru"]
    assert find(made, "Span").lang == "ru"
    assert find(find(made, "Div"), "P").lang is None
    assert find(find(made, "Div"), "Span").lang == "fr"


def test_an_identifier_is_given_once() -> None:
    made = tags_of("<p id='a'>x</p><p id='a'>y</p>")
    assert [kid.id for kid in made.kids if isinstance(kid, Tag)] == ["a", None]


def test_a_paragraph_that_goes_on_over_the_page_is_one() -> None:
    root = fromstring("<html><body><section><p>a <em>b</em> c</p></section></body></html>")
    paragraph, emphasis = next(root.iter("p")), next(root.iter("em"))
    owners = ((paragraph, 0), (emphasis, 0), (emphasis, 1), (paragraph, 1))
    pieces = [Printed(owner=owner, page=page, mark=mark) for mark, (owner, page) in enumerate(owners)]
    (made,) = build_tags(root, pieces).kids
    assert isinstance(made, Tag)
    assert made.kids == pieces


@pytest.mark.parametrize(
    ("html", "expected"),
    [("<hr/>", True), ("<img alt=''/>", True), ("<img/>", True), ("<img alt='a'/>", False), ("<p/>", False)],
)
def test_ornaments(html: str, expected: bool) -> None:
    assert is_ornament(fromstring(html)) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<a>chapter\n <em>one</em></a>", "chapter one"),
        ("<a aria-label='Back to note 1'>1.</a>", "Back to note 1"),
    ],
)
def test_the_words_of_a_link(html: str, expected: str) -> None:
    assert link_words(fromstring(html)) == expected
