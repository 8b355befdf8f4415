"""Index marks changed in the author's text, and nothing else with them."""

from __future__ import annotations

import pytest

from book.indexing.mark_edits import Language, MarkEdit, NewMark, edit_file, find_unwritable
from book.parse.mark_places import find_index_marks
from book.source import Span

ENGLISH = Language(lang="en-US", quotation_style="american")
Entries = tuple[tuple[tuple[str, ...], ...] | None, ...]
KEPT = None
GONE: tuple[tuple[str, ...], ...] = ()


def one(*path: str) -> tuple[tuple[str, ...], ...]:
    return (path,)


def changed(text: str, *entries: Entries) -> str:
    """A text with its marks, in order, given these entries; all of them can be."""
    marks = find_index_marks("body/01.md", text)
    edits = [MarkEdit(span=mark.span, entries=new) for mark, new in zip(marks, entries, strict=True)]
    new, refused = edit_file("body/01.md", text, edits, ENGLISH)
    assert not refused
    return new


@pytest.mark.parametrize(
    ("text", "entries", "expected"),
    [
        ('A [b]{ix="C"} d.', (KEPT,), 'A [b]{ix="C"} d.'),
        ('A [b]{ix="C"} d.', (one("D"),), 'A [b]{ix="D"} d.'),
        ("A [b]{ix=C} d.", (one("D", "of e"),), 'A [b]{ix="D!of e"} d.'),
        ('A [b]{.title ix="C" #d} e.', (one("F"),), 'A [b]{.title ix="F" #d} e.'),
        ('A []{ix="C; D!e;F" .principal} g.', (KEPT, one("D", "x"), KEPT), 'A []{ix="C; D!x; F" .principal} g.'),
        ('A []{ix="C; D"} g.', (GONE, KEPT), 'A []{ix="D"} g.'),
        ('A []{ix="C"} g.', ((("C",), ("D", "e")),), 'A []{ix="C; D!e"} g.'),
        ('A []{ix="C; D"} g.', (KEPT, one("C")), 'A []{ix="C"} g.'),
        ('A [b]{ix="C"} d.', (one('Say "x" \\ | y'),), r'A [b]{ix="Say \"x\" \\ \| y"} d.'),
        ('A [b]{ix="C"} d.', ((("R &amp",), ("D",)),), r'A [b]{ix="R \&amp; D"} d.'),
        ('A [b]{ix="C"} d.', (one("Testament, Lenin’s [so]"),), 'A [b]{ix="Testament, Lenin’s [so]"} d.'),
        ("> A [b\n> c]{ix=\"D;\n> E\"}\n> f.\n", (KEPT, one("G")), '> A [b\n> c]{ix="D; G"}\n> f.\n'),
        ('| a |\n|---|\n| [b]{ix="C"} |\n', (one("D | E"),), '| a |\n|---|\n| [b]{ix="D \\| E"} |\n'),
    ],
)  # fmt: skip
def test_headings_are_changed_where_they_stand(text: str, entries: Entries, expected: str) -> None:
    new = changed(text, entries)
    assert new == expected
    paths = [path for entry in entries for path in entry or ()]
    (mark,) = find_index_marks("a.md", new)
    assert {"!".join(path) for path in paths} <= {entry.strip() for entry in mark.value.split(";")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A [b *c*]{ix="C"} d.', "A b *c* d."),
        ('A [b]{ix="C" .principal .title} d.', "A [b]{.title} d."),
        ('A [b]{#here ix="C"} d.', "A [b]{#here} d."),
        ('A b.[]{ix="C"} D.', "A b. D."),
        ('A []{ix="C"} d.', "A d."),
        ('[]{ix="C"} A d.', "A d."),
        ('A b []{ix="C"}\nd.', "A b\nd."),
        ('A b []{ix="C"}\r\nd.', "A b\r\nd."),
        ('A b []{ix="C"}', "A b"),
        ('A[]{ix="C"}, d', "A, d"),
        ('Text.[]{ix="C"}[^n]\n\n[^n]: Note.\n', "Text.[^n]\n\n[^n]: Note.\n"),
    ],
)
def test_a_mark_that_goes_leaves_its_words_and_its_other_attributes(text: str, expected: str) -> None:
    assert changed(text, (GONE,)) == expected


def test_marks_inside_marks_are_changed_each_for_itself() -> None:
    text = 'A [b [c]{ix="C"}]{ix="B"} d.'
    assert changed(text, (one("X"),), (one("Y"),)) == 'A [b [c]{ix="Y"}]{ix="X"} d.'
    assert changed(text, (GONE,), (one("Y"),)) == 'A b [c]{ix="Y"} d.'
    assert changed(text, (GONE,), (GONE,)) == "A b c d."


def test_new_marks_stand_before_their_letter() -> None:
    text = "One.\n\n*Two* words.\n"
    edits = [NewMark(span=Span("body/01.md", 3, 1), paths=(("A",), ("B", "c")))]
    assert edit_file("body/01.md", text, edits, ENGLISH) == ('One.\n\n[]{ix="A; B!c"}*Two* words.\n', ())


def test_an_inline_note_behind_a_mark_on_its_line_is_still_the_same() -> None:
    assert changed('A []{ix="C"} b.^[A note.]', (one("Longer"),)) == 'A []{ix="Longer"} b.^[A note.]'


def test_a_change_that_would_alter_the_text_is_refused_and_the_others_are_made() -> None:
    text = 'A*[*b*]{ix="B"} c, [d]{ix="D"}.'
    marks = find_index_marks("body/01.md", text)
    edits = [MarkEdit(span=mark.span, entries=(GONE,)) for mark in marks]
    new, refused = edit_file("body/01.md", text, edits, ENGLISH)
    assert new == 'A*[*b*]{ix="B"} c, d.'
    assert refused == (edits[0],)


def test_a_change_that_would_make_an_error_is_refused() -> None:
    text = 'A [b]{ix="B"} c.'
    (mark,) = find_index_marks("body/01.md", text)
    edit = MarkEdit(span=mark.span, entries=(one("X; "),))
    assert edit_file("body/01.md", text, [edit], ENGLISH) == (text, (edit,))


@pytest.mark.parametrize("heading", ["a; b", "a!b", "a [b"])
def test_what_no_mark_can_say_is_known(heading: str) -> None:
    assert find_unwritable(("fine", heading)) is not None


def test_what_a_mark_can_say_is_fine() -> None:
    assert find_unwritable(("“46”, Platform [of] the", 'say "yes"', "a\\b")) is None
