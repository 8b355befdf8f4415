"""A small book with one of every mark, built for sale as an e-book: what the tag tree has to cope with."""

from __future__ import annotations

from pathlib import Path

from book.diagnostics import Report
from book.pipeline import build_book
from book.progress import Silent
from book.runs import BuildOptions
from book.workspace import Workspace
from tests.books import SVG, write_book

_MANIFEST = """\
title: Every Mark
author: A. N. Author
translator: T. Ranslator
publisher: A Press
place: Nowhere
year: 2026
language: en-US
isbn: {pdf: 978-0-306-40615-7}
notes: {placement: PLACEMENT}
editions:
  print: {trim: 5in x 8in, bleed: 3mm}
contents:
  front: [half-title, title-page, copyright-page, contents, illustrations, front/preface.md]
  body:
    - part: The First Part
      chapters: [body/01.md, body/02.md]
  back: [chronology, BACK_NOTES glossary, biographical-notes, index]
"""

_PREFACE = """\
# Preface

::: epigraph
Words at the head.

[Somebody]{.attribution}
:::

A preface with a [link](https://example.org/a), an address, <https://example.org/b>, and chapter [](#set-pieces).

## A section

### A section of the section

Text.

## Another section

Text.
"""

_FIRST = """\
# Set Pieces {#set-pieces subtitle="One of each"}

A paragraph with *emphasis*, **strength**, `code`, [Petrograd]{.smallcaps}, H~2~O, [Капитал]{.title lang=ru},
[raison d'état]{.foreign lang=fr}, an index mark[]{ix="marks!of the index"} and a note.[^one] See figure
[](#fig-one){.number}, p. [](#tbl-one){.page}, and the [NEP]{term=nep} of [Smirnov]{person=smirnov}.[^two]

> A quotation.
>
> [Author, *Work*, 1923]{.attribution}

| The first line,
|   the second.
|
| Another stanza.

::: letter
::: dateline
Moscow, 8 October
:::

::: salutation
Dear comrades,
:::

The letter.[^three]

::: closing
With greetings,
:::

::: signature
N. N.
:::
:::

::: interview
[Reporter:]{.speaker} What was decided?

[Witness:]{.speaker} Nothing.
:::

* * *

::: {lang=ru}
Абзац по-русски, по-русски и *ещё раз* по-русски.
:::

```
as it   stands
```

[^one]: A note with a [link](https://example.org/c).

    Its second paragraph.

    > A quotation in it.

    - a list in it

[^two]: []{.translator} [Заметка]{lang=ru} переводчика.
[^three]: A note to the letter.
"""

_SECOND = """\
# Lists, Tables and Pictures

- one
- two

  a second paragraph of two

    i.  first
    ii. second

c)  an ordered list starts where its first marker says,
d)  and keeps its style

Term[^four]
:   its definition

Another term
:   its definition

    in two paragraphs

| Congress | Year | Delegates |
|:---------|-----:|----------:|
ROWS

Table: Delegates with a full vote.[^five] {#tbl-one header-column=true}

| Left | Right |
|------|-------|
| a    |       |

![A caption *in* words.](images/one.svg){#fig-one alt="A rectangle: nothing in it" credit="Drawn for this book"}

![](images/two.svg){#fig-two .decorative}

## The end {#the-end}

Back to [](#set-pieces){.title}; [marks]{ix="marks" .principal} and [Smirnov]{person=smirnov}.

[^four]: A note to a term.
[^five]: A note to a caption.
"""

_ROWS = "\n".join(f"| Congress {number} | {1900 + number} | {number * 7} |" for number in range(1, 51))


def write_every_mark(folder: Path, placement: str) -> Path:
    """Write the book into a folder, with its notes at the foot, after each chapter, or together at the back."""
    manifest = _MANIFEST.replace("PLACEMENT", placement).replace("BACK_NOTES", "notes," if placement == "book" else "")
    files: dict[str, str | bytes] = {
        "front/preface.md": _PREFACE,
        "body/01.md": _FIRST,
        "body/02.md": _SECOND.replace("ROWS", _ROWS),
        "images/one.svg": SVG,
        "images/two.svg": SVG,
        "glossary.yaml": "- headword: NEP\n  original: новая политика\n  original-lang: ru\n  definition: A policy.\n",
        "people.yaml": "- id: smirnov\n  sort: Smirnov, Ivan\n  note: A party member.\n",
        "chronology.yaml": "- title: The year 1923\n  events:\n    - date: 8 October\n      text: A letter.\n",
        "index.yaml": "- heading: signs\n  see: marks\n",
    }
    return write_book(folder, files, manifest)


def build_every_mark(folder: Path, placement: str, profile: str = "digital") -> Path:
    """Build the book of `write_every_mark` without errors, and give the PDF."""
    report = Report()
    workspace = Workspace(folder=write_every_mark(folder / "book", placement), output=folder / "build")
    options = BuildOptions(only="pdf", profile=profile, workers=2, modified=None)
    outcome = build_book(workspace, options, report, Silent())
    assert outcome.facts is not None, list(report)
    return workspace.output / "every-mark.pdf"
