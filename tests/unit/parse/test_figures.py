"""Figures and tables: what their attributes say."""

from __future__ import annotations

import pytest

from book.model.content import Figure, NoteReference, Table
from book.model.walk import plain_text
from tests.unit.parse.sample import find_places, nodes_of, only_block, read, read_well

FIGURE = (
    '![The *bodies*, 1924.](images/the%20bodies.svg){#fig-a .plate alt="A chart\n of  boxes" credit="B. C." width=60%}'
)


def test_an_image_alone_in_its_paragraph_is_a_figure() -> None:
    figure = only_block(FIGURE, Figure)
    assert figure.image == "images/the bodies.svg"
    assert plain_text(figure.caption) == "The bodies, 1924."
    assert (figure.alt, figure.credit, figure.width) == ("A chart of boxes", "B. C.", "60%")
    assert (figure.id, figure.plate, figure.decorative) == ("fig-a", True, False)


def test_a_figure_needs_no_caption_and_a_decorative_one_no_alternative_text() -> None:
    figure = only_block("![](a.png){.decorative}", Figure)
    assert (figure.caption, figure.alt, figure.decorative) == ((), "", True)


@pytest.mark.parametrize("width", ["1%", "100%", "80mm", "8.5cm", "3in", "200pt"])
def test_widths_are_percentages_and_lengths(width: str) -> None:
    assert only_block(f'![](a.png){{alt="b" width={width}}}', Figure).width == width


@pytest.mark.parametrize("width", ["0%", "101%", "80", "80px", "-1mm", "0cm", "full"])
def test_other_widths_are_reported_and_left_out(width: str) -> None:
    document, codes = read(f'![](a.png){{alt="b" width={width}}}')
    assert codes == ["IMG-006"]
    assert isinstance(document.blocks[0], Figure)
    assert document.blocks[0].width is None


@pytest.mark.parametrize("address", ["https://a.b/c.png", "//a.b/c.png", "data:image/png;base64,AAAA", "file:///a.png"])
def test_images_from_elsewhere_are_reported(address: str) -> None:
    assert read(f'![]({address}){{alt="b"}}')[1] == ["IMG-005"]


def test_a_caption_may_have_notes_and_marks_and_knows_their_places() -> None:
    document = read_well('![a[^b] [c]{ix="d"}](e.png){alt="f"}\n\n[^b]: g')
    assert [(node.span.line, node.span.column) for node in nodes_of(document, NoteReference)] == [(1, 4)]
    assert find_places('![a *b](c.png){alt="d"}') == [("SRC-007", 1, 5)]


def test_attributes_that_cannot_be_read_are_not_missed_too() -> None:
    assert read("![](a.png){alt=a b}")[1] == ["SRC-003"]


def test_a_table_takes_its_caption_from_below() -> None:
    table = only_block("| a | b |\n|---|---|\n| c | d |\n\nTable: The *caption*\ngoes on. {#tbl-a}", Table)
    assert (plain_text(table.caption), table.id) == ("The caption goes on.", "tbl-a")


def test_a_table_needs_no_caption() -> None:
    document = read_well("| a |\n|---|\n| b |\n\nThe table above.")
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Paragraph"]


def test_a_header_column_is_asked_for() -> None:
    text = "| a | b |\n|---|---|\n| c | d |\n\nTable: e {header-column=%s}"
    for value, expected in (("true", True), ("false", False)):
        table = only_block(text % value, Table)
        assert [cell.header for cell in table.head] == [True, True]
        assert [cell.header for cell in table.rows[0]] == [expected, False]


def test_braces_without_a_space_before_them_are_no_attributes_of_a_caption() -> None:
    assert read("| a |\n|---|\n| b |\n\nTable: c{#d}")[1] == ["SRC-009"]
