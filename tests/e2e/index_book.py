"""A small book that has every feature of an index. Each mark stands at a word of its own, so that a test finds its page
in the PDF's text and its paragraph in the EPUB."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.books import SVG, write_book

MANIFEST = """\
title: A Book with an Index
author: A. N. Author
publisher: A Press
year: 2026
language: {language}
contents:
  front: [title-page, copyright-page, contents, front/foreword.md]
  body: [body/01.md, body/02.md]
  back: {back}
notes: {{placement: {placement}}}
index: {{{index}}}
editions: {{print: {{trim: 5in x 8in}}}}
"""

PEOPLE = """\
- {sort: "Lind, Ada", id: lind, birth-name: "Ada Marek", pseudonyms: [Quill], born: 1881, note: A clockmaker.}
- {sort: "Stein, Max", id: stein, index: all, note: A printer.}
- {sort: "Klein, Rosa", id: klein, index: none, note: A binder.}
- {sort: "Lindt, Ada", id: lindt, see: lind}
"""

GLOSSARY = """\
- {headword: NEP, id: nep, expansion: New Economic Policy, definition: A policy., index: all}
- {headword: gubkom, id: gubkom, lang: ru-Latn, definition: A committee.}
"""

HEADINGS = """\
- {heading: clocks, see: timepieces}
- {heading: timepieces, see-also: [strikes, "*Pravda*"], see-also-generic: individual makers}
- {heading: Twelfth Congress, see-under: congresses}
- {heading: USSR, post: Soviet Union}
- {heading: strikes, see-also-under: congresses}
"""

_WORDS = (
    "the a of and in to that with for from which when nobody everybody clock valley winter letter machine paper "
    "meeting council harbor question answer wheel spring iron paint voice window street river market"
)


def fill(random: Random, count: int = 1) -> str:
    """So many paragraphs without anything in them, about six to a page."""
    words = _WORDS.split()
    return "\n\n".join(
        " ".join(random.choice(words) for _ in range(random.randint(55, 70))).capitalize() + "." for _ in range(count)
    )


def write_index_book(
    folder: Path,
    *,
    language: str = "en-US",
    placement: str = "chapter",
    index: str = "",
    indexes: str = "{kind: index, entries: [people, subjects, places]}",
) -> Path:
    """Write the book into a folder. The words beginning with zq are those of the marks."""
    random = Random(1923)
    files: dict[str, str | bytes] = {
        "front/foreword.md": f"""\
# Foreword

A [zqfa]{{ix="forewords"}} word. {fill(random)}

::: {{ix="forewords!long"}}
A zqfb word. {fill(random, 8)}

And the zqfc end.
:::

A [zqfd]{{ix="forewords!short"}} word.
""",
        "body/01.md": f"""\
# Workshops {{#workshops}}

A [zqaa]{{ix="timepieces"}} and a [zqab]{{ix="timepieces"}} on one page, by [zqac]{{person=lind}} and
[zqad]{{person=lind .passing}}, with [zqae]{{person=stein .passing}} and [zqaf]{{person=klein}}.

{fill(random, 3)}

[zqba]{{ix="strikes" .open}} begins here. {fill(random, 4)}

A [zqbb]{{ix="strikes"}} inside, and a [zqbc]{{ix="strikes" .principal}} place.[^first] {fill(random, 4)}

It ends [zqbd]{{ix="strikes" .close}} here.[^second] And [zqbe]{{ix="strikes"}} after.

{fill(random, 2)}

One [zqca]{{ix="single pages" .open}} opened and [zqcb]{{ix="single pages" .close}} closed at once.

## Meetings {{#meetings ix="congresses!minutes of"}}

In zqda this section. {fill(random, 7)}

Its end is zqdb.

## Votes

The [zqea]{{ix="congresses!votes at"}} vote. {fill(random, 2)}

![A [zqga]{{ix="timepieces"}} clock.](images/a.svg){{#fig-a alt="A clock"}}

Beside it the [zqgb]{{ix="timepieces" .figure}} drawing. {fill(random, 3)}

The [zqha]{{person=lind sub="exile of" .open}} of hers. {fill(random, 5)}

Over, [zqhb]{{person=lind sub="exile of" .close}} over; [zqhc]{{person=lind sub="on art"}} besides.

A [zqia]{{ix="treatments across chapters" .open}} begins. {fill(random, 1)}

[^first]: In a [zqna]{{ix="strikes"}} note.
[^second]: In the [zqnb]{{ix="strikes"}} next, with [zqnc]{{ix="*Pravda*"}}.
""",
        "body/02.md": f"""\
# Letters {{#letters ix="letters" sort-as="mail"}}

In zqja this chapter. {fill(random, 2)}

::: {{.letter ix="letters!of Stein"}}
::: salutation
zqka comrades,
:::

{fill(random, 8)}

::: signature
zqkb
:::
:::

It ends [zqib]{{ix="treatments across chapters" .close}} here. The [zqla]{{term=nep}} and the [zqlb]{{term=gubkom}}.

[zqma]{{ix="USSR"}}, [zqmb]{{ix="USSR!end of"}}, [zqmc]{{ix="USSR!origins of"}}. {fill(random, 2)}

[zqoa]{{ix="Правда"}} and [zqob]{{ix="co-op"}} and [zqoc]{{ix="coast"}}, of
[zqod]{{ix="Kronstadt" index=places}}.[^third] A [zqoe]{{ix="letters!about books"}} last one.

The end is zqjb.

[^third]: In a [zqnd]{{ix="timepieces"}} note.
""",
        "images/a.svg": SVG,
        "people.yaml": PEOPLE,
        "glossary.yaml": GLOSSARY,
        "index.yaml": HEADINGS,
    }
    notes = "notes, " if placement == "book" else ""
    back = f"[{notes}glossary, biographical-notes, {indexes}]"
    manifest = MANIFEST.format(language=language, placement=placement, index=index, back=back)
    return write_book(folder, files, manifest)
