"""What containers become."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.model.content import (
    Dialogue,
    Epigraph,
    Figure,
    LanguageBlock,
    Letter,
    LetterPart,
    List,
    Paragraph,
    Table,
    Text,
    Verse,
)
from book.model.walk import plain_text
from book.parse.markdown import parse_document
from book.parse.reader import Source
from tests.unit.parse.sample import blocks_of, only_block, read, read_well, words

LETTER = """::: letter
::: dateline
Moscow
:::

::: salutation
Comrades,
:::

One.

Two.

::: closing
Greetings,
:::

::: signature
N. N.
:::

::: postscript
P.S.
:::

::: postscript
P.P.S.
:::
:::"""


def test_an_epigraph_holds_blocks() -> None:
    assert len(only_block("::: epigraph\na\n\nb\n:::", Epigraph).blocks) == 2


def test_a_container_with_a_language_is_read_in_it() -> None:
    block = only_block('::: {lang=ru}\n"а"\n:::', LanguageBlock)
    assert block.lang == "ru"
    assert isinstance(block.blocks[0], Paragraph)
    assert plain_text(block.blocks[0].children) == "«а»"


def test_a_kind_and_a_language_make_the_one_inside_the_other() -> None:
    block = only_block('::: {.verse lang=de}\n"a"\n:::', LanguageBlock)
    (verse,) = block.blocks
    assert isinstance(verse, Verse)
    assert plain_text(verse.stanzas[0].lines[0].children) == "„a“"


def test_a_letter_has_its_parts_in_their_order() -> None:
    letter = only_block(LETTER, Letter)
    assert [(section.part, len(section.blocks)) for section in letter.sections] == [
        (LetterPart.DATELINE, 1),
        (LetterPart.SALUTATION, 1),
        (LetterPart.BODY, 2),
        (LetterPart.CLOSING, 1),
        (LetterPart.SIGNATURE, 1),
        (LetterPart.POSTSCRIPT, 1),
        (LetterPart.POSTSCRIPT, 1),
    ]
    assert [section.span.line for section in letter.sections] == [2, 6, 10, 14, 18, 22, 26]


def test_a_part_of_a_letter_may_be_in_another_language() -> None:
    letter = only_block('::: letter\n::: {.salutation lang=de}\n"a"\n:::\n:::', Letter)
    (block,) = letter.sections[0].blocks
    assert isinstance(block, LanguageBlock)
    assert (block.lang, words('::: letter\n::: {.salutation lang=de}\n"a"\n:::\n:::')) == ("de", "„a“")


def test_a_letter_may_be_body_only() -> None:
    assert [section.part for section in only_block("::: letter\na\n\n> b\n:::", Letter).sections] == [LetterPart.BODY]


@pytest.mark.parametrize("kind", ["dialogue", "interview"])
def test_a_speaker_begins_a_turn_and_other_blocks_go_on_with_it(kind: str) -> None:
    dialogue = only_block(f"::: {kind}\n[A:]{{.speaker}} b\n\nc\n\n- d\n\n[E:]{{.speaker}} f\n:::", Dialogue)
    assert dialogue.kind == kind
    assert [(plain_text(turn.speaker), len(turn.blocks)) for turn in dialogue.turns] == [("A:", 3), ("E:", 1)]
    assert [turn.span.line for turn in dialogue.turns] == [2, 8]


def test_words_before_the_first_speaker_are_a_turn_of_nobody() -> None:
    dialogue = only_block("::: dialogue\na\n\n[B]{.speaker} c\n:::", Dialogue)
    assert [plain_text(turn.speaker) for turn in dialogue.turns] == ["", "B"]


def test_a_speaker_may_stand_alone_and_carry_other_marks() -> None:
    dialogue = only_block("::: dialogue\n[*A*]{.speaker person=b}\n\nc\n:::", Dialogue)
    assert [(plain_text(turn.speaker), len(turn.blocks)) for turn in dialogue.turns] == [("A", 1)]


def test_words_behind_the_speaker_have_no_space_before_them() -> None:
    dialogue = only_block("::: dialogue\n[A:]{.speaker}\nb\n:::", Dialogue)
    (paragraph,) = dialogue.turns[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(paragraph.children[0], Text)
    assert paragraph.children[0].text == "b"


def test_a_figure_or_list_in_a_dialogue_is_one() -> None:
    document = read_well('::: dialogue\n[A]{.speaker} b\n\n![](c.png){alt="d"}\n\n- e\n:::')
    assert [type(block) for block in blocks_of(document, Dialogue)[0].turns[0].blocks] == [Paragraph, Figure, List]


def test_a_table_in_a_dialogue_has_its_caption() -> None:
    document = read_well("::: dialogue\n[A]{.speaker} b\n\n| c |\n|---|\n| d |\n\nTable: e {#f}\n:::")
    assert [table.id for table in blocks_of(document, Table)] == ["f"]


def test_an_unknown_container_is_reported_with_the_nearest_name_and_its_words_are_read() -> None:
    report = Report()
    document = parse_document(Source("a.md", "::: epigrah\na *b\n:::"), report, "en")
    assert next((found.code, found.help) for found in report) == ("SRC-040", "did you mean epigraph?")
    assert [found.code for found in report] == ["SRC-040", "SRC-007"]
    assert len(document.blocks) == 1


def test_headings_stand_in_a_container_of_another_language_only() -> None:
    assert read("::: {lang=ru}\n## а\n:::")[1] == []
    assert read("::: letter\n## a\n:::")[1] == ["STR-004"]


def test_notes_may_be_defined_inside_a_container() -> None:
    document = read_well("::: {lang=ru}\nа[^b]\n\n[^b]: в\n:::")
    assert [note.label for note in document.notes] == ["b"]
