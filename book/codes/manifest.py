"""The diagnostics of the families MAN (book.yaml and the apparatus files) and LNT (suppressions)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "MAN-001",
        "error",
        "this is not YAML: {problem}",
        "{help}",
        """The file cannot be read as YAML, so nothing in it is known. The place is where reading stopped; the cause
        may stand before it. The most usual one is a colon inside a value.

        Instead of:  title: Work: A History        Write:  title: 'Work: A History'""",
    ),
    Code(
        "MAN-002",
        "error",
        "{where} has no key `{key}`",
        "{help}",
        """A misspelt key would be passed over, and what it says would be missing from the book without a word. So
        every key must be one of those in docs/manifest.md; words in a key are joined by hyphens.

        Instead of:  sub-title: A History        Write:  subtitle: A History""",
    ),
    Code(
        "MAN-003",
        "error",
        "{where} lacks `{key}`",
        "{help}",
        """A key that the book cannot do without is missing, or has no value. The least that book.yaml needs is a
        title, an author and a text in the folder body/:

            title: The Clockmakers' Valley
            author: Ada Lind
            publisher: Harrow Press
            year: 2026
            language: en""",
    ),
    Code(
        "MAN-004",
        "error",
        "`{key}`: {problem}",
        "{help}",
        """The value of this key is of the wrong kind, in the wrong form, or outside what a book can be.

        Instead of:  trim: 6 x 9        Write:  trim: 6in x 9in""",
    ),
    Code(
        "MAN-005",
        "error",
        "there is no file {file}",
        "{help}",
        """A file that the book names is not in its folder. Paths are from the folder of book.yaml, with forward
        slashes; capitals count, even where your own computer does not mind.

        Instead of:  - Body/01.md        Write:  - body/01.md""",
    ),
    Code(
        "MAN-006",
        "error",
        "this file is not UTF-8: the byte {byte} cannot be read",
        "save {file} as UTF-8",
        """Manuscripts and YAML files are UTF-8. A file in another encoding would be printed with wrong letters, so
        it is not read at all. In most editors: Save as …, Encoding: UTF-8.""",
    ),
    Code(
        "MAN-007",
        "error",
        "the ISBN {isbn} {problem}",
        "{help}",
        """An ISBN has thirteen digits, begins with 978 or 979, and ends with a digit calculated from the others, so
        that a slip shows. It is printed, built into the bar code and sent to every shop: a wrong one cannot be
        called back (MD-01).

        Wrong:  978-1-4028-9462-7        Right:  978-1-4028-9462-6""",
    ),
    Code(
        "MAN-008",
        "error",
        "the ISBN {isbn} of the {format} is that of the {other}",
        "give each format a number of its own, or leave one out",
        """Each format of a book has its own ISBN; shops and libraries take two formats with one number for one
        product (MD-01).""",
    ),
    Code(
        "MAN-009",
        "error",
        "{file} is outside the book's folder",
        "move the file into the folder, and name it from there",
        """A book reads nothing but its own folder: no absolute paths, no `..`, and no links that lead out of it. So
        a book from someone else cannot read your files, and a folder that is moved is still the whole book.

        Instead of:  - ../shared/preface.md        Write:  - front/preface.md""",
    ),
    Code(
        "MAN-010",
        "error",
        "the key `{key}` stands a second time; first in line {line}",
        "keep one of the two",
        """Of two equal keys one would be passed over without a word.""",
    ),
    Code(
        "MAN-011",
        "error",
        "{name} is listed a second time; first in line {line}",
        "keep one of the two lines",
        """A division stands once in the book: its notes, its index marks and its pages are counted once.""",
    ),
    Code(
        "MAN-012",
        "error",
        "{file} is empty",
        "write something in it, or do without it",
        """There is nothing in this file but white space or comments. A text without a word would be a blank page in
        print and an empty file in the EPUB.""",
    ),
    Code(
        "MAN-013",
        "error",
        "the id {id} stands a second time; first in line {line}",
        "give one of the records another id:",
        """An id stands for one record of its file, so that a mark in the text means one person or term. Where no
        `id` is written it is made from the name: two people of one name need ids of their own.

            - id: smirnov-ivan-elder
              sort: Smirnov, Ivan""",
    ),
    Code(
        "MAN-014",
        "error",
        "`see` refers to {id}, which is not the id of another record in {file}",
        "{help}",
        """A reader who is sent to another entry must find it (IX-44, GL-06). `see` takes the id of the other record,
        not its name.""",
    ),
    Code(
        "MAN-015",
        "error",
        "{what} has no place in this file",
        "write the values out, as plain keys, lists and text",
        """Book files are plain data. Tags (!!python/name), anchors (&name) and aliases (*name), several documents in
        one file and keys that are not words are refused: they can run code or grow without bound, and no manifest
        needs them. A value that begins with one of these marks stands in quotation marks: '*Capital* revisited'.""",
    ),
    Code(
        "MAN-016",
        "error",
        "{file} is not a file",
        "name a file",
        """A path in book.yaml names a regular file: not a folder, and not a device.""",
    ),
    Code(
        "MAN-017",
        "error",
        "a division of the kind {kind} stands in the {found} matter",
        "move it to {matter}: under contents:, or give it another kind:",
        """Title pages belong to the front matter, parts and chapters to the body, collected notes and the index to
        the back. The front matter has roman page numbers and the body begins at page 1, so a division in the
        wrong matter is numbered wrong with all that follows.""",
    ),
    Code(
        "MAN-018",
        "error",
        "the book has no body",
        "write a text, such as body/01.md, or list one under contents: body:",
        """There is no Markdown file in the folder body/, and book.yaml lists none.""",
    ),
    Code(
        "MAN-019",
        "warning",
        "{file} is not in the contents, so it is left out of the book",
        "list it under contents:, or take the file away",
        """A text in front/, body/ or back/, or an apparatus file, that the contents do not list is not printed. A
        chapter that is forgotten there would be missing from the book, and its name from nowhere.""",
    ),
    Code(
        "MAN-020",
        "warning",
        "the sort form of “{name}” is a guess: {sort}",
        "list the name under contributors: with its sort:",
        """Names with particles or articles (de, van, von, al-, The) are filed by the usage of their bearer and
        language, which cannot be told from the words (IX-19). Libraries and shops sort by this form.

            contributors:
              - role: author
                name: Ludwig van Beethoven
                sort: Beethoven, Ludwig van""",
    ),
    Code(
        "MAN-021",
        "error",
        "`{key}`: YAML joins the lines of this text into one",
        "begin the text with a | behind the key, and its first line below",
        """Markdown lives by its lines: paragraphs, lists, verse. A block that begins with > and a text that runs
        over several lines without a mark are joined into one line by YAML, and a paragraph is lost. A text of one
        line needs no mark.

            note: |
              The first paragraph.

              The second.""",
    ),
    Code(
        "MAN-022",
        "error",
        "died in {died}, before being born in {born}",
        "correct one of the two",
        """The year of death comes before the year of birth (BN-02). For years before Christ write BC.""",
    ),
    Code(
        "MAN-030",
        "warning",
        "Octavo has no words in the language {language}, so the book's own are in English",
        "give the divisions that Octavo makes their titles under contents:",
        """Contents, notes, index and the words of cross-references (“chapter”, “see also”) are made by Octavo. In a
        language it does not know they are in English; hyphenation and quotation marks are those of the language.""",
    ),
    Code(
        "LNT-001",
        "error",
        "nothing is reported as {code} in {file}",
        "take the entry out of lint: allow:",
        """A suppression outlives its cause: when the text is corrected, or its line has moved, the entry would
        silently let the next finding of the kind pass. So one that matches nothing is an error.""",
    ),
    Code(
        "LNT-002",
        "error",
        "a suppression for more than one file: {file}",
        "name one file; write an entry for each",
        """A suppression says of one finding that it is right as it is. One for every file would switch a rule off,
        also for text not written yet.""",
    ),
    Code(
        "LNT-003",
        "error",
        "there is no code {code}",
        "{help}",
        """A suppression names the code of a finding as it was reported, such as NTE-009; those of other tools begin
        with the name of the tool and a colon.""",
    ),
)
