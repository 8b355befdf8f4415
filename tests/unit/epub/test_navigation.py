"""The navigation document and the NCX."""

from __future__ import annotations

from lxml import etree

from book.diagnostics import Report
from book.epub.inputs import EpubWords
from book.epub.navigation import Point, list_landmarks, trace_contents, write_navigation, write_ncx
from book.epub.page_breaks import PageBreak
from book.model.book import DivisionKind, Matter
from tests.unit.epub.sample import codes, make_division, make_entry

ANCHORS = {
    "ch-01": "ch-01.xhtml#ch-01",
    "s1": "ch-01.xhtml#s1",
    "s2": "ch-01.xhtml#s2",
    "s3": "ch-01.xhtml#s3",
}
PAGES = (PageBreak(label="ii", href="a.xhtml#page-ii"), PageBreak(label="1", href="b.xhtml#page-1"))


def test_contents_lead_to_files_and_to_headings_in_them() -> None:
    report = Report()
    entry = make_entry("ch-01", "ch-01", "Ferry", number=1, children=(make_entry("s1", "ch-01", "Tolls"),))
    expected = Point(label="Ferry", href="ch-01.xhtml", children=(Point(label="Tolls", href="ch-01.xhtml#s1"),))
    assert trace_contents([entry], ANCHORS, {}, report) == (expected,)
    assert not codes(report)


def test_contents_stop_at_the_third_level() -> None:
    entry = make_entry("s3", "ch-01", "Too deep")
    for anchor in ("s2", "s1", "ch-01"):
        entry = make_entry(anchor, "ch-01", anchor, children=(entry,))
    (first,) = trace_contents([entry], ANCHORS, {}, Report())
    assert first.children[0].children == (Point(label="s2", href="ch-01.xhtml#s2"),)


def test_entries_have_the_words_of_their_headings() -> None:
    entries = [make_entry("ch-01", "ch-01", "Ferry", number=1), make_entry("s1", "ch-01", "Tolls")]
    points = trace_contents(entries, ANCHORS, {"ch-01": "1 The Ferry"}, Report())
    assert [point.label for point in points] == ["1 The Ferry", "Tolls"]


def test_entry_without_a_place_is_reported() -> None:
    report = Report()
    assert trace_contents([make_entry("gone", "gone", "Gone")], ANCHORS, {}, report) == ()
    assert codes(report) == ["EPB-001"]


def test_landmarks_are_those_the_book_has_one_of_each() -> None:
    divisions = [
        make_division("title", DivisionKind.TITLE_PAGE, Matter.FRONT, ""),
        make_division("contents", DivisionKind.CONTENTS, Matter.FRONT, "Contents of this book"),
        make_division("ch-01", DivisionKind.CHAPTER, Matter.BODY, "One"),
        make_division("ch-02", DivisionKind.CHAPTER, Matter.BODY, "Two"),
        make_division("index", DivisionKind.INDEX, Matter.BACK, "Index of names"),
        make_division("index-2", DivisionKind.INDEX, Matter.BACK, "Index of places"),
        make_division("glossary", DivisionKind.GLOSSARY, Matter.BACK, "Glossary"),
    ]
    files = {division.id: f"{division.id}.xhtml" for division in divisions if division.id != "glossary"}
    found = list_landmarks(divisions, files, EpubWords(text="Beginn"), cover=True)
    assert [(mark.type, mark.label, mark.href) for mark in found] == [
        ("cover", "Cover", "cover.xhtml"),
        ("titlepage", "Title page", "title.xhtml"),
        ("toc", "Contents of this book", "contents.xhtml"),
        ("bodymatter", "Beginn", "ch-01.xhtml"),
        ("index", "Index of names", "index.xhtml"),
    ]


def test_navigation_document_is_the_contents_where_no_division_is() -> None:
    (mark,) = list_landmarks([], {}, EpubWords(), cover=False)
    assert (mark.type, mark.href) == ("toc", "nav.xhtml#toc")


def test_navigation_document_has_contents_landmarks_and_pages() -> None:
    points = (Point(label="A & B", href="a.xhtml", children=(Point(label="C", href="a.xhtml#c"),)),)
    marks = list_landmarks([], {}, EpubWords(), cover=False)
    file = write_navigation(points, marks, PAGES, title="T", lang="en", words=EpubWords(pages="Seiten"))
    text = file.content.decode()
    assert file.properties == ("nav",)
    assert '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">' in text
    assert '<li><a href="a.xhtml">A &amp; B</a><ol><li><a href="a.xhtml#c">C</a></li></ol></li>' in text
    assert '<a href="nav.xhtml#toc" epub:type="toc">Contents</a>' in text
    assert '<nav epub:type="page-list" role="doc-pagelist" aria-label="Seiten" hidden="hidden">' in text
    assert '<li><a href="a.xhtml#page-ii">ii</a></li><li><a href="b.xhtml#page-1">1</a></li>' in text


def test_book_without_pages_has_no_page_list() -> None:
    points = (Point(label="A", href="a.xhtml"),)
    marks = list_landmarks([], {}, EpubWords(), cover=False)
    nav = write_navigation(points, marks, (), title="T", lang="en", words=EpubWords()).content
    ncx = write_ncx(points, (), identifier="urn:x", title="T", lang="en").content
    assert b"page-list" not in nav
    assert b"pageList" not in ncx


def test_ncx_says_the_same() -> None:
    points = (Point(label="A & B", href="a.xhtml", children=(Point(label="C", href="a.xhtml#c"),)),)
    root = etree.fromstring(write_ncx(points, PAGES, identifier="urn:x", title="T & U", lang="ru").content)
    metas = {meta.get("name"): meta.get("content") for meta in root.iter("{*}meta")}
    assert metas == {"dtb:uid": "urn:x", "dtb:depth": "2", "dtb:totalPageCount": "2", "dtb:maxPageNumber": "1"}
    assert root.findtext("{*}docTitle/{*}text") == "T & U"
    assert [point.findtext("{*}navLabel/{*}text") for point in root.iter("{*}navPoint")] == ["A & B", "C"]
    targets = [(page.get("type"), page.find("{*}content").get("src")) for page in root.iter("{*}pageTarget")]
    assert targets == [("front", "a.xhtml#page-ii"), ("normal", "b.xhtml#page-1")]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4
