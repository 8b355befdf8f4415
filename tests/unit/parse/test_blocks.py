"""Block nodes: what each block becomes, and in which language it is read."""

from __future__ import annotations

import pytest

from book.model.content import BlockQuotation, Heading, LanguageBlock, List, Paragraph
from book.model.walk import plain_text
from tests.unit.parse.sample import blocks_of, find_places, only_block, read, read_well, words

ALL_BLOCKS = """# a

b

> c

- d

1. e

f
:   g

| h |
|---|
| i |

Table: j

| k

::: letter
l
:::

* * *

```
m
```

![](n.png){alt="o"}

::: {lang=ru}
р
:::

::: interview
[q]{.speaker} r
:::

::: epigraph
s
:::
"""


def test_every_block_becomes_its_node_in_its_order_with_its_line() -> None:
    document = read_well(ALL_BLOCKS)
    assert [(type(block).__name__, block.span.line) for block in document.blocks] == [
        ("Heading", 1),
        ("Paragraph", 3),
        ("BlockQuotation", 5),
        ("List", 7),
        ("List", 9),
        ("DefinitionList", 11),
        ("Table", 14),
        ("Verse", 20),
        ("Letter", 22),
        ("SectionBreak", 26),
        ("CodeBlock", 28),
        ("Figure", 32),
        ("LanguageBlock", 34),
        ("Dialogue", 38),
        ("Epigraph", 42),
    ]


def test_all_blocks_but_headings_can_stand_in_a_quotation() -> None:
    rest = ALL_BLOCKS.partition("\n\n")[2]
    quoted = "\n".join(f"> {line}".rstrip() for line in rest.rstrip().split("\n"))
    assert len(only_block(quoted, BlockQuotation).blocks) == 14


def test_all_blocks_but_headings_can_stand_in_an_item() -> None:
    rest = ALL_BLOCKS.partition("\n\n")[2]
    item = "\n".join(f"  {line}".rstrip() for line in rest.rstrip().split("\n"))
    assert len(only_block("-" + item[1:], List).items[0].blocks) == 14


def test_the_language_of_a_container_reaches_all_that_is_in_it() -> None:
    text = '::: {lang=ru}\n> - "а"\n\n"б"\n:   "в"\n\n::: {lang=de}\n"g"\n:::\n\n"д"\n:::\n\n"e"'
    assert sorted(words(text).split("|")) == sorted(["«а»", "«б»", "«в»", "„g“", "«д»", "“e”"])


def test_languages_nest() -> None:
    document = read_well("::: {lang=ru}\n::: {lang=de}\na\n:::\n:::")
    assert [block.lang for block in blocks_of(document, LanguageBlock)] == ["ru", "de"]


@pytest.mark.parametrize("text", ["> # a", "- # a", "a\n:   # b", "::: letter\n# a\n:::"])
def test_headings_divide_nothing_but_the_text(text: str) -> None:
    assert read(text)[1] == ["STR-004"]


def test_reading_goes_on_after_every_error() -> None:
    text = "##### a\n\nb *c\n\n    d\n\n::: x\ne[^f]\n:::\n\n> # g\n\n![](h.png)\n\nlast <b>"
    document, _ = read(text)
    assert [code for code, _, _ in find_places(text)] == [
        "STR-005", "SRC-007", "SRC-035", "SRC-040", "NTE-001", "STR-004", "IMG-002", "SRC-004",
    ]  # fmt: skip
    assert isinstance(document.blocks[-1], Paragraph)
    assert plain_text(document.blocks[-1].children) == "last <b>"


def test_a_heading_may_carry_any_marks() -> None:
    heading = only_block('# [A]{lang=ru} *b* [c](#d) [e]{ix="f"} `g`', Heading)
    assert plain_text(heading.children) == "A b c e g"
