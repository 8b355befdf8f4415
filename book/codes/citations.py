"""The diagnostics of the family BIB (bibliography and citations)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "BIB-001",
        "error",
        "this is not {format}: {problem}",
        "{help}",
        """A file of sources that cannot be read to its end is not read at all. The line is where the reading stopped;
        what is missing, most often a comma, a quotation mark or a brace, may stand above it.""",
    ),
    Code(
        "BIB-002",
        "error",
        "an entry that cannot be used: {problem}",
        "{help}",
        """Every source has an id, by which it is cited, and a type of CSL: book, chapter, article-journal, manuscript.
        Its other keys are the variables of CSL: title and publisher are words, author is a list of names with family
        and given, issued is a date.

        In YAML:  - id: carr1954
                    type: book
                    title: The Interregnum, 1923–1924
                    author: [ {{family: Carr, given: E. H.}} ]
                    issued: 1954""",
    ),
    Code(
        "BIB-003",
        "error",
        "the key {key} is already that of another source, at {first}",
        "give one of them another key, or delete it",
        """A key stands for one source. If two had the same, a citation could mean either.""",
    ),
    Code(
        "BIB-004",
        "warning",
        "{key} has no {missing}",
        "{help}",
        """A reader finds a source by its author, title and date. Of an anonymous work the title is enough; an undated
        one has its date in words, in brackets.

        In CSL-JSON:  "issued": {{"literal": "[1924?]"}}""",
    ),
    Code(
        "BIB-005",
        "error",
        "no source has the key {key}",
        "{help}",
        """A citation names a source by its key in the files of the bibliography. Capitals count.""",
    ),
    Code(
        "BIB-006",
        "info",
        "{count} not cited: {keys}",
        "nothing need be done; write entries: all under bibliography: in book.yaml to list them, or nocite: with some",
        """A file of sources may hold more than the book cites. What is neither cited nor named under nocite is not in
        the bibliography, unless the book asks for all entries.""",
    ),
    Code(
        "BIB-007",
        "error",
        "a citation that cannot be read: {problem}",
        "write [@key, 33], [see @key, 33; also @other], [-@key], or @key [33] in a sentence",
        """A citation in brackets is one source or several, with semicolons between them. Each may have words before it
        and, behind a comma, its pages and what else is to be said. Those are plain words: emphasis and foreign words
        are allowed in them, notes, links and marks are not.""",
    ),
    Code(
        "BIB-008",
        "error",
        "the style {style} cannot be used: {problem}",
        "{help}",
        """A style is one of those that come with Octavo, by its name, or a file of the Citation Style Language
        (.csl) in the book's folder. It must be independent: a dependent style only names another, which is nowhere
        looked for.""",
    ),
    Code(
        "BIB-009",
        "error",
        "{file} is too large: {size} MB, and no more than {most} MB are read",
        "keep in it only what the book needs",
        """A list of sources takes a few kilobytes for a hundred of them. A larger file is most likely another one.""",
    ),
    Code(
        "BIB-010",
        "warning",
        "{key} {problem}",
        "add the language of its title as a tag: ru, uk, sr, el, de",
        """The language of a source is that of its title. It tells how the title is divided at the ends of lines, with
        what voice it is read aloud, and that English capitals are not for it.""",
    ),
    Code(
        "BIB-011",
        "error",
        "the citations cannot be set: {problem}",
        "take out the style or the entries that were changed last, to find which it is",
        """The processor of citations has refused what it was given. The style or an entry has something in it that
        neither Octavo's checks nor the processor expect.""",
    ),
    Code(
        "BIB-012",
        "warning",
        "no source in the bibliography has the keyword {keyword}",
        "write it under keyword in the entries that belong under “{title}”",
        """The bibliography is divided by keywords: an entry stands under the first heading whose keyword it has. A
        heading under which nothing stands is left out.""",
    ),
)
