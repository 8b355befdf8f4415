"""Marks are found wherever they stand, in reading order, with the note or caption they are in."""

from __future__ import annotations

from book.apparatus.marks import iter_marks, iter_marks_of_blocks
from book.model.book import Book
from book.model.content import (
    Alignment,
    Attribution,
    BlockQuotation,
    Cell,
    Definition,
    DefinitionList,
    Dialogue,
    LanguageBlock,
    Letter,
    LetterPart,
    LetterSection,
    List,
    ListItem,
    ListStyle,
    Stanza,
    Style,
    Styled,
    Table,
    Turn,
    Verse,
    VerseLine,
)
from tests.unit.apparatus.builders import (
    division,
    figure,
    heading,
    here,
    ix,
    note,
    note_reference,
    paragraph,
    term,
    words,
)


def found_in(book: Book) -> list[str]:
    return [placed.mark.id for placed in iter_marks(book)]


def cell(mark_id: str) -> Cell:
    return Cell(children=(ix("x", mark_id=mark_id),), header=False, span=here())


def test_marks_of_every_kind_of_block_are_found_in_reading_order() -> None:
    book = Book(
        divisions=(
            division(
                "ch-01",
                heading(2, "Section", "s"),
                BlockQuotation(
                    blocks=(paragraph(ix("x", mark_id="quotation")),),
                    attribution=Attribution(children=(ix("x", mark_id="attribution"),), span=here()),
                    span=here(),
                ),
                Verse(
                    stanzas=(
                        Stanza(
                            lines=(VerseLine(children=(ix("x", mark_id="verse"),), indent=0, span=here()),), span=here()
                        ),
                    ),
                    attribution=None,
                    span=here(),
                ),
                Letter(
                    sections=(
                        LetterSection(
                            part=LetterPart.BODY, blocks=(paragraph(ix("x", mark_id="letter")),), span=here()
                        ),
                    ),
                    span=here(),
                ),
                Dialogue(
                    kind="interview",
                    turns=(
                        Turn(
                            speaker=(ix("x", mark_id="speaker-1"),),
                            blocks=(paragraph(ix("x", mark_id="turn-1")),),
                            span=here(),
                        ),
                        Turn(
                            speaker=(ix("x", mark_id="speaker-2"),),
                            blocks=(paragraph(ix("x", mark_id="turn-2")),),
                            span=here(),
                        ),
                    ),
                    span=here(),
                ),
                List(
                    style=ListStyle.BULLET,
                    items=(ListItem(blocks=(paragraph(ix("x", mark_id="item")),), span=here()),),
                    span=here(),
                ),
                DefinitionList(
                    items=(
                        Definition(
                            term=(ix("x", mark_id="defined"),),
                            definitions=((paragraph(ix("x", mark_id="definition")),),),
                            span=here(),
                        ),
                    ),
                    span=here(),
                ),
                Table(
                    caption=(ix("x", mark_id="table"),),
                    alignments=(Alignment.LEFT,),
                    head=(cell("head"),),
                    rows=((cell("row"),),),
                    span=here(),
                ),
                LanguageBlock(lang="ru", blocks=(paragraph(ix("x", mark_id="russian")),), span=here()),
                title=(words("A "), ix("x", mark_id="title")),
            ),
        )
    )
    assert found_in(book) == [
        "title", "quotation", "attribution", "verse", "letter", "speaker-1", "turn-1", "speaker-2", "turn-2", "item",
        "defined", "definition", "table", "head", "row", "russian",
    ]  # fmt: skip


def test_marks_inside_marks_and_styles_are_found() -> None:
    inner = Styled(style=Style.EMPHASIS, children=(term("nep"),), span=here())
    book = Book(divisions=(division("ch-01", paragraph(ix("a", mark_id="outer", children=(inner,)))),))
    assert len(found_in(book)) == 2


def test_a_note_is_read_where_its_reference_stands() -> None:
    book = Book(
        divisions=(
            division(
                "ch-01",
                paragraph(ix("x", mark_id="before"), note_reference(1), ix("x", mark_id="after")),
                notes=(note(1, paragraph(ix("x", mark_id="in-note"))),),
            ),
        )
    )
    assert found_in(book) == ["before", "in-note", "after"]
    placed = {one.mark.id: one.run for one in iter_marks(book)}
    assert placed["before"].note is None
    assert (in_note := placed["in-note"].note) is not None
    assert in_note.number == 1


def test_a_note_without_a_reference_is_read_once_at_the_end() -> None:
    book = Book(
        divisions=(
            division("ch-01", paragraph(ix("x", mark_id="text")), notes=(note(1, paragraph(ix("x", mark_id="lost"))),)),
        )
    )
    assert found_in(book) == ["text", "lost"]


def test_only_the_caption_of_a_figure_is_a_caption() -> None:
    book = Book(divisions=(division("ch-01", paragraph(ix("a")), figure("fig", "A chart", ix("b"))),))
    assert [placed.run.caption for placed in iter_marks(book)] == [False, True]


def test_marks_of_blocks_outside_the_text_are_found() -> None:
    assert [mark.id for mark in iter_marks_of_blocks((paragraph(ix("a", mark_id="one"), "words"),))] == ["one"]
