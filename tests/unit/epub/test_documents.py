"""From fragments to documents."""

from __future__ import annotations

from book.diagnostics import Report
from book.epub.documents import (
    map_anchors,
    open_fragments,
    read_headings,
    remove_print_only,
    rewrite_links,
    write_cover,
    write_documents,
)
from book.epub.page_breaks import insert_page_breaks
from book.model.pages import PageStart
from book.render.fragment import Fragment
from tests.unit.epub.sample import codes, make_folio, make_fragment


def _convert(*fragments: Fragment) -> tuple[list[str], Report]:
    """The documents of fragments as text, linked."""
    report = Report()
    documents = open_fragments(fragments)
    remove_print_only(documents)
    rewrite_links(documents, map_anchors(documents, report), report)
    return [file.content.decode() for file in write_documents(documents)], report


def test_links_lead_to_the_file_that_has_the_anchor() -> None:
    (first, second), report = _convert(
        make_fragment("a", "<p id='p1'><a href='#p2'>there</a> <a href='#p1'>here</a> <a href='#b'>that</a></p>"),
        make_fragment("b", "<p id='p2'><a href='https://example.org/#p1'>out</a></p>"),
    )
    assert '<a href="b.xhtml#p2">there</a> <a href="#p1">here</a> <a href="b.xhtml#b">that</a>' in first
    assert '<a href="https://example.org/#p1">out</a>' in second
    assert not codes(report)


def test_division_without_an_element_of_its_id_is_linked_by_its_file() -> None:
    there = make_fragment("there", "<p>x</p>")
    there = Fragment(
        division="there", title="There", lang="en", xhtml=there.xhtml.replace('id="there"', 'id="elsewhere"')
    )
    (first, second), report = _convert(make_fragment("here", "<p><a href='#there'>x</a></p>"), there)
    assert '<a href="there.xhtml">' in first
    assert '<section id="elsewhere">' in second
    assert not codes(report)


def test_link_without_a_target_is_reported_and_is_not_a_link() -> None:
    (document,), report = _convert(
        make_fragment(
            "a", "<p>x<a href='#gone' class='x' epub:type='noteref' role='doc-noteref' id='r'>two\n words</a></p>"
        )
    )
    assert '<span class="x" id="r">two\n words</span>' in document
    (found,) = report
    assert (found.code, found.file) == ("EPB-001", "EPUB/a.xhtml")
    assert '"two words"' in found.message
    assert "#gone" in found.message


def test_headings_are_read_without_their_notes() -> None:
    inner = """<header><h1 id="h1"><span>1</span> The<br/>Ferry<a href="#n" role="doc-noteref">1</a></h1></header>
      <h2 id="h2"> On  <em>tolls</em></h2><h3>Nameless</h3>"""
    found = read_headings(open_fragments([make_fragment("ch", inner), make_fragment("bare", "<p>x</p>")]))
    assert found == {"ch": "1 The Ferry", "h1": "1 The Ferry", "h2": "On tolls"}


def test_print_only_elements_are_taken_out() -> None:
    (document,), _ = _convert(
        make_fragment(
            "a", "<p>See it<span class='folio print-only'> on <b>p. 5</b></span>, <span class='print'>x</span></p>"
        )
    )
    assert '<p>See it, <span class="print">x</span></p>' in document


def test_link_to_what_only_print_has_is_reported() -> None:
    _, report = _convert(make_fragment("a", "<p><a href='#x'>x</a></p><div class='print-only' id='x'>x</div>"))
    assert codes(report) == ["EPB-001"]


def test_page_marker_outlives_the_print_only_element_around_it() -> None:
    documents = open_fragments([make_fragment("a", "<p id='p'>one <span class='print-only'>two three</span> four</p>")])
    start = PageStart(sheet=0, block="p", offset=8, word="three")
    insert_page_breaks({"a": documents[0].root}, [start], [make_folio(0, "9", "a")], Report())
    remove_print_only(documents)
    text = write_documents(documents)[0].content.decode()
    assert 'one <span epub:type="pagebreak" role="doc-pagebreak" id="page-9" aria-label="9"></span> four' in text


def test_id_that_stands_twice_is_reported() -> None:
    _, report = _convert(make_fragment("a", "<p id='p'>x</p>"), make_fragment("b", "<p id='p'>x</p>"))
    (found,) = report
    assert (found.code, found.file) == ("EPB-002", "EPUB/b.xhtml")
    assert "a.xhtml" in found.message


def test_files_are_named_after_divisions_but_not_like_our_own() -> None:
    names = [
        document.name for document in open_fragments([make_fragment(name, "") for name in ("ch-01", "nav", "cover")])
    ]
    assert names == ["ch-01.xhtml", "nav-2.xhtml", "cover-2.xhtml"]


def test_properties_say_what_is_inside() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    documents = open_fragments(
        [make_fragment("a", f"<div>{svg}</div>"), make_fragment("b", "<p><img src='x.svg' alt=''/></p>")]
    )
    assert [file.properties for file in write_documents(documents)] == [("svg",), ()]


def test_body_has_no_role() -> None:
    (document,), _ = _convert(make_fragment("a", "<p>x</p>"))
    assert "<body><section" in document


def test_cover_shows_its_image() -> None:
    text = write_cover("cover.jpg", title="Cover", alt="Cover: T", lang="en").content.decode()
    assert '<section epub:type="cover" class="cover"><img src="cover.jpg" alt="Cover: T" role="doc-cover"/>' in text
