"""Note references behind the punctuation, and the capitals and periods of notes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from book.citations.runs import finish_note, move_references
from book.model.content import Citation, Inline, Inlines, NoteReference, Style, Styled, Text
from book.model.walk import iter_inlines
from book.source import Span

SPAN = Span("a.md", 1, 1)


def run(text: str) -> Inlines:
    """`#` is a reference to a note that a citation made, `*` one to any other."""
    nodes: list[Inline] = []
    for part in text.replace("#", "|#|").replace("*", "|*|").split("|"):
        if part in {"#", "*"}:
            nodes.append(NoteReference(note=part, span=SPAN))
        elif part:
            nodes.append(Text(text=part, span=SPAN))
    return tuple(nodes)


def shown(inlines: Inlines) -> str:
    nodes = iter_inlines(inlines)
    return "".join(
        node.text if isinstance(node, Text) else node.note if isinstance(node, NoteReference) else "" for node in nodes
    )


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("the vote #. Then", "the vote.# Then"),
        ("the vote #, then", "the vote,# then"),
        ("the vote # was", "the vote# was"),
        ("the vote.# Then", "the vote.# Then"),
        ("the vote #", "the vote#"),
        ("the vote #?” Then", "the vote?”# Then"),
        ("“the vote” #. Then", "“the vote.”# Then"),
        ("“the vote.” #. Then", "“the vote.”# Then"),
        ("“the vote” #; then", "“the vote”;# then"),
        ("the vote #—then", "the vote#—then"),
        ("the vote *. Then #.", "the vote *. Then.#"),
    ],
)
def test_a_reference_stands_behind_the_punctuation_nt_03(written: str, printed: str) -> None:
    assert shown(move_references(run(written), {"#"}, marks_inside=True)) == printed


def test_british_punctuation_stays_outside_the_quotation_marks() -> None:
    assert shown(move_references(run("‘the vote’ #. Then"), {"#"}, marks_inside=False)) == "‘the vote’.# Then"


def test_a_reference_within_other_marks_is_moved_there() -> None:
    inner = Styled(style=Style.EMPHASIS, children=run("the vote #."), span=SPAN)
    assert shown(move_references((inner,), {"#"}, marks_inside=True)) == "the vote.#"
    after = (Styled(style=Style.EMPHASIS, children=run("the vote"), span=SPAN), *run("#. Then"))
    assert shown(move_references(after, {"#"}, marks_inside=True)) == "the vote.# Then"


def note(before: str, words: Inlines | str, behind: str) -> str:
    children = (Text(text=words, span=SPAN),) if isinstance(words, str) else words
    citation = replace(Citation(sources=(), narrative=False, span=SPAN), children=children)
    nodes = (*run(before), citation, *run(behind))
    return shown(finish_note(nodes, marks_inside=True))


@pytest.mark.parametrize(
    ("before", "words", "behind", "printed"),
    [
        ("", "ibid., 3", "", "Ibid., 3."),
        ("See ", "ibid.", ".", "See ibid."),
        ("It was so. ", "see Carr", "", "It was so. See Carr."),
        ("It was so; ", "see Carr", "", "It was so; see Carr."),
        ("", "Carr, 3", ". So was it.", "Carr, 3. So was it."),
        ("", "Carr, ed.", ". So was it.", "Carr, ed. So was it."),
        ("", "Carr, “The Vote”", "", "Carr, “The Vote.”"),
        ("", "Carr, “The Vote”", ", who", "Carr, “The Vote,” who"),
        ("", "Carr, “The Vote?”", "", "Carr, “The Vote?”"),
        ("", "Carr, “The Vote”", ". So", "Carr, “The Vote.” So"),
        ("Compare ", "Carr, 3", ", who says", "Compare Carr, 3, who says"),
    ],
)
def test_a_note_begins_with_a_capital_and_ends_with_a_period(
    before: str, words: str, behind: str, printed: str
) -> None:
    assert note(before, words, behind) == printed


def test_the_period_goes_into_the_quotation_marks_wherever_they_are() -> None:
    quoted = Styled(style=Style.SMALL_CAPS, children=run("“The Vote”"), span=SPAN)
    assert note("", (quoted,), "") == "“The Vote.”"
