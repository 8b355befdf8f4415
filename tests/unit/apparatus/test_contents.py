"""The contents as a tree, and the lists of illustrations, plates and tables."""

from __future__ import annotations

from dataclasses import replace

from book.apparatus.contents import build_contents, list_illustrations, list_plates, list_tables
from book.model.apparatus import ContentsEntry
from book.model.book import UNTITLED_KINDS, Book, Division, DivisionKind, Matter
from book.model.content import BlockQuotation, LanguageBlock, Table
from book.model.walk import iter_inlines, plain_text
from tests.unit.apparatus.builders import (
    division,
    figure,
    heading,
    here,
    ix,
    note_reference,
    paragraph,
    words,
)


def outline(entries: tuple[ContentsEntry, ...]) -> list[object]:
    """Anchors, with those below them."""
    return [(entry.anchor, outline(entry.children)) if entry.children else entry.anchor for entry in entries]


def test_sections_stand_in_chapters_and_chapters_in_parts() -> None:
    book = Book(
        divisions=(
            division("preface", kind=DivisionKind.PREFACE, matter=Matter.FRONT),
            division("part-1", kind=DivisionKind.PART, title="One", number=1),
            division("ch-01", heading(2, "A", "a"), paragraph("x"), heading(2, "B", "b"), number=1, part="part-1"),
            division("ch-02", number=2, part="part-1"),
            division("part-2", kind=DivisionKind.PART, title="Two", number=2),
            division("ch-03", number=3, part="part-2"),
            division("index", kind=DivisionKind.INDEX, matter=Matter.BACK, title="Index"),
        )
    )
    entries = build_contents(book)
    assert outline(entries) == ["preface", ("part-1", [("ch-01", ["a", "b"]), "ch-02"]), ("part-2", ["ch-03"]), "index"]
    chapter = entries[1].children[0]
    assert (chapter.kind, chapter.number, chapter.title_text, chapter.matter) == (
        DivisionKind.CHAPTER, 1, "A Chapter", Matter.BODY,
    )  # fmt: skip
    section = chapter.children[1]
    assert (section.kind, section.division, section.title_text) == (None, "ch-01", "B")


def test_display_pages_and_the_contents_are_left_out() -> None:
    kinds = (*sorted(UNTITLED_KINDS), DivisionKind.CONTENTS, DivisionKind.ILLUSTRATIONS)
    book = Book(divisions=tuple(division(kind.value, kind=kind, matter=Matter.FRONT) for kind in kinds))
    assert outline(build_contents(book)) == ["illustrations"]


def test_depth_decides_how_deep_headings_go() -> None:
    headings = (heading(2, "A", "a"), heading(3, "A.1", "a1"), heading(4, "A.1.1", "a11"), heading(2, "B", "b"))
    book = Book(divisions=(division("ch-01", *headings),))
    assert outline(build_contents(book, 1)) == ["ch-01"]
    assert outline(build_contents(book)) == [("ch-01", ["a", "b"])]
    assert outline(build_contents(book, 3)) == [("ch-01", [("a", ["a1"]), "b"])]
    assert outline(build_contents(book, 4)) == [("ch-01", [("a", [("a1", ["a11"])]), "b"])]


def test_headings_of_quoted_documents_are_no_sections() -> None:
    quoted = BlockQuotation(blocks=(heading(2, "Resolved", "q"),), attribution=None, span=here())
    russian = LanguageBlock(lang="ru", blocks=(heading(2, "Раздел", "r"),), span=here())
    assert outline(build_contents(Book(divisions=(division("ch-01", quoted, russian),)))) == [("ch-01", ["r"])]


def test_titles_are_without_notes_and_marks() -> None:
    title = (words("On "), ix("NEP", children=(words("NEP"),)), note_reference(1))
    (entry,) = build_contents(Book(divisions=(division("ch-01", title=title),)))
    assert plain_text(entry.title) == "On NEP"
    assert [type(node).__name__ for node in iter_inlines(entry.title)] == ["Text", "Text"]


def test_subtitles_are_shown_where_the_book_asks() -> None:
    book = Book(divisions=(replace(division("ch-01"), subtitle="A Subtitle"),))
    assert [entry.subtitle for entry in build_contents(book)] == [None]
    assert [entry.subtitle for entry in build_contents(book, subtitles=True)] == ["A Subtitle"]


def test_plates_are_listed_among_the_illustrations_unless_they_have_a_list_of_their_own() -> None:
    chapter = division("ch-01", figure("a", "A"), figure("b", "B", number=2, plate=True), figure("c", number=None))
    plates = division("plates", kind=DivisionKind.PLATES, matter=Matter.FRONT)

    def listed(*divisions: Division) -> tuple[list[str], list[str]]:
        book = Book(divisions=divisions)
        return [one.anchor for one in list_illustrations(book)], [one.anchor for one in list_plates(book)]

    assert listed(chapter) == (["a", "b"], ["b"])
    assert listed(replace(plates, generated=True), chapter) == (["a"], ["b"])
    assert listed(plates, chapter) == (["a", "b"], ["b"]), "a list that is written says what it says"


def test_tables_with_a_caption_are_listed() -> None:
    def table(anchor: str, number: int | None) -> Table:
        caption = (words("Votes"),) if number else ()
        return Table(caption=caption, alignments=(), head=(), rows=(), span=here(), id=anchor, number=number)

    quoted = BlockQuotation(blocks=(table("b", 2),), attribution=None, span=here())
    book = Book(divisions=(division("ch-01", table("a", 1), table("x", None), quoted),))
    assert [(one.anchor, one.number, plain_text(one.caption)) for one in list_tables(book)] == [
        ("a", 1, "Votes"), ("b", 2, "Votes"),
    ]  # fmt: skip


def test_numbered_figures_are_listed_wherever_they_stand() -> None:
    quoted = BlockQuotation(blocks=(figure("fig-b", "B", number=2, plate=True),), attribution=None, span=here())
    book = Book(
        divisions=(
            division("ch-01", figure("fig-a", "A", ix("x")), quoted),
            division("ch-02", figure("fig-c", number=None)),
        )
    )
    found = list_illustrations(book)
    assert [(one.anchor, one.number, one.plate, plain_text(one.caption)) for one in found] == [
        ("fig-a", 1, False, "A"),
        ("fig-b", 2, True, "B"),
    ]
    assert all(type(node).__name__ == "Text" for one in found for node in one.caption)
