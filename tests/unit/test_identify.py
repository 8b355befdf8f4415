"""Ids for every block and mark: in reading order, within their division, those of the author kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from book.identify import Numbering, identify_blocks
from book.model.book import Book
from book.model.content import NoteReference, Paragraph, PersonMark
from book.model.walk import iter_inline_runs, iter_inlines
from tests.books import assemble, chapter, listed, parse

EVERYTHING = """\
# One [words]{ix="title"}

> Quoted.
>
> [Who]{.attribution}

::: epigraph
Words.

[Who]{.attribution}
:::

| a line
|   another

::: letter
::: salutation
Dear comrades,
:::

The body.
:::

::: interview
[A:]{.speaker} Yes.
:::

- item

Term
:   definition

| Head |
|------|
| cell |

Table: Caption. {#tbl-own}

![Caption.](images/a.svg){alt="x"}

* * *

```
code
```

::: {lang=ru}
Слова.
:::

## Own {#own}

[Smirnov]{person=smirnov} [NEP]{term=nep} []{ix="a; b"} [here]{#here} x[^n]

[^n]: A note, [Smirnov]{person=smirnov}.

    Its second paragraph.
"""


def _ids(value: Any) -> Iterator[str]:
    """Every id in a tree of nodes."""
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name == "id":
                yield value.id
            else:
                yield from _ids(getattr(value, name))


def ids_of(book: Book) -> list[str]:
    return list(_ids(book.divisions))


def test_every_block_and_mark_has_an_id_of_its_own() -> None:
    ids = ids_of(chapter(EVERYTHING))
    assert "" not in ids
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_ids_that_the_author_gave_are_kept() -> None:
    assert {"own", "tbl-own", "here"} <= set(ids_of(chapter(EVERYTHING)))


def test_ids_are_safe_as_names_and_anchors() -> None:
    assert all(name.isascii() and name.replace("-", "").isalnum() for name in ids_of(chapter(EVERYTHING)))


def test_ids_count_in_reading_order_within_their_division() -> None:
    text = "# A\n\nx\n\n> y\n\nz\n"
    book = assemble([listed("1.md"), listed("2.md")], {"1.md": text, "2.md": text})
    assert list(_ids(book.divisions[0].blocks)) == ["ch-01-1", "ch-01-3", "ch-01-2", "ch-01-4"]
    assert [name.replace("ch-02", "ch-01") for name in _ids(book.divisions[1].blocks)] == list(
        _ids(book.divisions[0].blocks)
    )


def test_a_change_in_one_chapter_leaves_the_ids_of_the_others_alone() -> None:
    before = assemble([listed("1.md"), listed("2.md")], {"1.md": "# A\n\nx\n", "2.md": EVERYTHING})
    after = assemble([listed("1.md"), listed("2.md")], {"1.md": "# A\n\nx\n\ny[^n]\n\n[^n]: n\n", "2.md": EVERYTHING})
    assert list(_ids(before.divisions[1])) == list(_ids(after.divisions[1]))


def test_note_and_reference_find_each_other() -> None:
    (division,) = chapter(EVERYTHING).divisions
    (note,) = division.notes
    references = [
        node
        for run in iter_inline_runs(division.blocks)
        for node in iter_inlines(run)
        if isinstance(node, NoteReference)
    ]
    assert [(node.note, node.id) for node in references] == [(note.id, note.reference)]
    assert (note.id, note.reference) == ("note-ch-01-1", "noteref-ch-01-1")


def test_marks_in_notes_have_ids_too() -> None:
    (division,) = chapter(EVERYTHING).divisions
    marks = [
        node
        for run in iter_inline_runs(division.notes[0].blocks)
        for node in iter_inlines(run)
        if isinstance(node, PersonMark)
    ]
    assert [mark.id for mark in marks] == ["mention-ch-01-2"]


def test_the_blocks_of_a_record_stand_under_its_anchor() -> None:
    (block,) = identify_blocks(parse("Words.\n", "people.yaml").blocks, Numbering(division="person-lenin"), {})
    assert isinstance(block, Paragraph)
    assert block.id == "person-lenin-1"
