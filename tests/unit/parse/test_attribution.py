"""The attribution at the end of a quotation, an epigraph or a poem."""

from __future__ import annotations

import pytest

from book.model.content import BlockQuotation, Epigraph, Verse
from book.model.walk import iter_inline_runs, plain_text
from tests.books import parse
from tests.unit.parse.sample import only_block, read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("> a\n>\n> [B, *C*, 1923]{.attribution}", BlockQuotation),
        ("::: epigraph\na\n\n[B, *C*, 1923]{.attribution}\n:::", Epigraph),
        ("::: verse\na\n\n[B, *C*, 1923]{.attribution}\n:::", Verse),
        ("::: verse\n| a\n\n[B, *C*, 1923]{.attribution}\n:::", Verse),
    ],
)
def test_a_last_paragraph_with_the_class_is_the_attribution(
    text: str, kind: type[BlockQuotation | Epigraph | Verse]
) -> None:
    block = only_block(text, kind)
    assert block.attribution is not None
    assert plain_text(block.attribution.children) == "B, C, 1923"


@pytest.mark.parametrize(
    "text",
    ["> a^[1]\n>\n> [b^[2]]{.attribution}", "::: verse\na^[1]\n\n[b^[2]]{.attribution}\n:::"],
)
def test_its_notes_are_numbered_behind_those_of_what_it_stands_under_nt_01(text: str) -> None:
    document = parse(text)
    assert [plain_text(run) for note in document.notes for run in iter_inline_runs(note.blocks)] == ["1", "2"]


def test_a_quotation_needs_none() -> None:
    assert only_block("> a\n>\n> [b]{.title}", BlockQuotation).attribution is None


@pytest.mark.parametrize(
    "text",
    [
        "> [b]{.attribution}\n>\n> a",
        "> a\n>\n> by [b]{.attribution}",
        "a [b]{.attribution}",
        "::: letter\na\n\n[b]{.attribution}\n:::",
    ],
)
def test_an_attribution_anywhere_else_is_an_error(text: str) -> None:
    assert read(text)[1] == ["SRC-005"]
