"""parse_document: notes, characters, and texts of every kind."""

from __future__ import annotations

import pytest

from book.model.content import Extent, IndexMark, LanguageBlock, NoteBy, NoteReference, NoteSeries, Paragraph
from book.model.walk import iter_inline_runs, plain_text
from tests.books import parse
from tests.unit.parse.sample import find_places, nodes_of, read, read_well, words


def test_notes_stand_in_the_order_of_their_references() -> None:
    document = read_well("a[^b] c^[d] e[^f]\n\n[^f]: g\n\n[^b]: h\n")
    texts = [
        plain_text(block.children) for note in document.notes for block in note.blocks if isinstance(block, Paragraph)
    ]
    assert texts == ["h", "d", "g"]
    assert [note.label for note in document.notes] == [node.note for node in nodes_of(document, NoteReference)]


def test_a_note_knows_where_it_is_defined() -> None:
    document = read_well("a[^b] c^[d]\n\n[^b]: e")
    assert [(note.span.line, note.span.column) for note in document.notes] == [(3, None), (1, 8)]


def test_a_note_has_blocks() -> None:
    document = read_well("a[^b]\n\n[^b]: c\n    d\n\n    > e\n\n    - f\n\n    g\n\nh")
    assert [type(block).__name__ for block in document.notes[0].blocks] == [
        "Paragraph",
        "BlockQuotation",
        "List",
        "Paragraph",
    ]
    assert len(document.blocks) == 2


def test_a_line_goes_on_with_the_note_above_it() -> None:
    (note,) = read_well("a[^b]\n\n[^b]: c\nd").notes
    assert [plain_text(block.children) for block in note.blocks if isinstance(block, Paragraph)] == ["c d"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("[]{.translator} b", NoteBy.TRANSLATOR),
        ("[]{.editor} b", NoteBy.EDITOR),
        ("b []{ix=c}", NoteBy.AUTHOR),
    ],
)
def test_a_note_may_say_whose_it_is(text: str, by: NoteBy) -> None:
    for document in (read_well(f"a[^n]\n\n[^n]: {text}"), read_well(f"a^[{text}]")):
        (note,) = document.notes
        (paragraph,) = note.blocks
        assert isinstance(paragraph, Paragraph)
        assert (note.by, plain_text(paragraph.children).strip()) == (by, "b")


def test_a_signature_may_stand_above_the_note() -> None:
    (note,) = read_well("a[^n]\n\n[^n]: []{.editor}\n\n    b").notes
    assert (note.by, len(note.blocks)) == (NoteBy.EDITOR, 1)


@pytest.mark.parametrize("text", ["b []{.editor}", "[b]{.editor}", "[]{.editor .translator} b", "[]{.ediotr} b"])
def test_a_signature_anywhere_else_is_an_error(text: str) -> None:
    assert read(f"a[^n]\n\n[^n]: {text}")[1][0] == "SRC-005"


def test_names_of_notes_are_letters_digits_and_hyphens_of_any_script() -> None:
    assert [note.label for note in read_well("a[^1] b[^c-d] e[^сноска]\n\n[^1]: f\n[^c-d]: g\n[^сноска]: h").notes] == [
        "1",
        "c-d",
        "сноска",
    ]


def test_notes_in_headings_lists_tables_and_captions_are_found() -> None:
    text = "- a[^1]\n\n> b[^2]\n\n| c[^3] |\n|---|\n| d[^4] |\n\nTable: e[^5]\n\n"
    document = read_well(text + "".join(f"[^{number}]: f\n" for number in range(1, 6)))
    assert [note.label for note in document.notes] == ["1", "2", "5", "3", "4"]


def test_everything_wrong_with_the_notes_is_reported_at_once() -> None:
    assert find_places("a[^b] c[^d] e[^b]\n\n[^b]: f[^g]\n[^h]: i\n[^b]: j") == [
        ("NTE-001", 1, 8),
        ("NTE-005", 1, 14),
        ("NTE-006", 3, 8),
        ("NTE-002", 4, None),
        ("NTE-003", 5, None),
    ]


def test_what_is_wrong_in_a_note_that_nobody_refers_to_is_reported_too() -> None:
    assert find_places("a\n\n[^b]: c *d") == [("NTE-002", 3, None), ("SRC-007", 3, 9)]


def test_inline_notes_on_one_line_are_different_notes() -> None:
    assert len({note.label for note in read_well("a^[b] c^[d] e^[f]").notes}) == 3


def test_an_empty_text_makes_an_empty_document() -> None:
    for text in ("", "\n\n", "  \n"):
        assert read_well(text).blocks == ()


def test_the_document_is_named_as_its_file() -> None:
    assert read_well("a").file == "body/01.md"


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x7f", "\x85", "\ufeff", "\ufffd", "\uffff", "\U000f0000"]
)
def test_characters_without_a_form_are_reported_where_they_are(character: str) -> None:
    assert find_places(f"a\nb{character}c") == [("SRC-019", 2, 2)]


@pytest.mark.parametrize("character", ["\u00ad", "\u200b", "\u0301", "\u00a0", "\u2009", "Ѣ", "א", "漢", "👍"])
def test_other_characters_are_not(character: str) -> None:
    assert words(f"a{character}b") == f"a{character}b"


def test_a_note_without_a_mark_comes_first_and_has_the_language_and_the_entries_of_its_container() -> None:
    document = parse('# A^[b]\n\n::: {.note lang=ru ix="X"}\n[]{.editor} "Слова".\n:::\n\nc\n')
    first, second = document.notes
    assert (first.series, first.by, second.series) == (NoteSeries.UNMARKED, NoteBy.EDITOR, NoteSeries.NUMBERS)
    (block,) = first.blocks
    assert isinstance(block, LanguageBlock)
    (run,) = iter_inline_runs(first.blocks)
    assert plain_text(run) == "«Слова»."
    assert [node.extent for node in run if isinstance(node, IndexMark)] == [Extent.OPEN, Extent.CLOSE]
    assert [type(block).__name__ for block in document.blocks] == ["Heading", "Paragraph"]
