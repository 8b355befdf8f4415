"""The diagnostics of the families SRC (the text of a manuscript file) and TYP (typography)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "SRC-001",
        "error",
        "this file is not UTF-8: byte {byte} cannot be read",
        "save the file as UTF-8",
        """Manuscript files are UTF-8. A file in another encoding would be printed with wrong letters.
        In most editors: Save as …, Encoding: UTF-8.""",
    ),
    Code(
        "SRC-002",
        "error",
        "this file is empty",
        "write something in it, or take it out of the contents in book.yaml",
        "A division without a word would be a blank page in print and an empty file in the EPUB.",
    ),
    Code(
        "SRC-003",
        "error",
        "these attributes cannot be read",
        'write them as {{#id .class key="value"}}',
        """Attributes stand in braces: an #id, .classes, and key=value pairs parted by spaces. A value with spaces in it
        stands in double quotes.

        Instead of:  [Smirnov]{person smirnov}        Write:  [Smirnov]{person=smirnov}""",
    ),
    Code(
        "SRC-004",
        "error",
        "raw HTML: {mark}",
        "use the marks of docs/manuscript.md; for a literal < write \\<",
        """HTML in a manuscript would reach only one of the two editions, and could carry scripts. Everything a book needs
        has a mark of its own. Comments (<!-- … -->) may stand on lines of their own.""",
    ),
    Code(
        "SRC-005",
        "error",
        "{name} does not belong here",
        "{hint}",
        """A class, key or id that the mark does not know would be dropped without a word, so a misspelling of
        {{.smallcaps}} would print in plain type. docs/manuscript.md lists what each mark takes.""",
    ),
    Code(
        "SRC-006",
        "error",
        "the container {name} is not closed",
        "close it with a line of three colons",
        """A container begins with ::: and its name and ends with a line of three colons. One that does not end takes the
        rest of the file into it.""",
    ),
    Code(
        "SRC-007",
        "error",
        "{mark} opens or closes nothing",
        "close the emphasis, or write \\* or \\_ for the character itself",
        """Emphasis is closed in the paragraph where it opens, and its marks touch the words: *so*, not * so *.""",
    ),
    Code(
        "SRC-008",
        "error",
        "{mark} opens or closes nothing",
        "close the code, or write \\` for the character itself",
        "A backquote begins letters that are kept as typed; another ends them.",
    ),
    Code(
        "SRC-009",
        "error",
        "attributes with nothing to belong to: {mark}",
        "put the words in square brackets: [words]{{…}}",
        """Attributes follow a pair of square brackets, a link or an image at once, or stand at the end of a heading.

        Instead of:  *Pravda*{{.title}}        Write:  [Pravda]{{.title}}""",
    ),
    Code(
        "SRC-010",
        "error",
        "this {what} needs a blank line before it",
        "leave a blank line above it",
        """Without the blank line Pandoc goes on with the paragraph above and prints the mark as it stands, while other
        readers begin something new. With it, all agree.""",
    ),
    Code("SRC-011", "error", "strikeout is not part of the subset", "take it out, or write \\~\\~",
         "Struck out words are for drafts. A book prints the words or leaves them out."),
    Code("SRC-012", "error", "a citation key: {mark}", "cite in a note; for the character itself write \\@",
         "Pandoc would read @name as a citation. Write the citation out in a note."),
    Code("SRC-013", "error", "mathematics: {mark}", "write \\$ for the character itself",
         "Pandoc reads what stands between two dollar signs as mathematics. For sums of money put a backslash before each."),
    Code("SRC-014", "error", "a backslash before a letter: {mark}", "write \\\\ for the character itself",
         "Pandoc reads a backslash and a word as a command of TeX and drops it from every other output."),
    Code("SRC-015", "error", "a link that cannot be read: {mark}", "write [words](https://address) without spaces in the address",
         "The address of a link stands in round brackets straight behind the words, without spaces."),
    Code("SRC-016", "error", "a link defined by reference", "write the address where the link is: [words](https://address)",
         "Reference links ([a]: https://…) are not part of the subset: an unused one would be dropped without a word."),
    Code("SRC-017", "error", "a note mark that cannot be read: {mark}", "write [^name], without spaces in the name",
         "A note reference is [^name] with letters, digits and hyphens."),
    Code("SRC-018", "error", "these colons open or close nothing: {mark}", "name the container: ::: letter",
         "A line of colons alone closes the container opened last; here none is open. Braces hold only attributes."),
    Code("SRC-019", "error", "the character {character} cannot be printed", "delete it, or type the character you mean",
         "Control characters, private-use characters and the replacement character have no form that can be printed. "
         "They come from damaged files and from fonts that are not Unicode."),
    Code("SRC-020", "error", "{mark} opens or closes nothing", "close it, or write \\{mark} for the character itself",
         "A superscript is ^so^ and a subscript ~so~, without spaces inside."),
    Code("SRC-021", "error", "{mark} with no table above it", "put the caption under its table, with a blank line between",
         "A table's caption begins with Table: and stands under it. A definition begins with a colon, under its term."),
    Code("SRC-022", "error", "a link or image has no title in quotation marks", "take the words in quotation marks out of the address",
         "A title behind the address shows only when a mouse rests on it; in a book it would be lost."),
    Code("SRC-023", "error", "not an address: {href}", "write https://…, http://…, mailto:… or #id",
         "Links go to the web, to a mail address, or to an id in the book."),
    Code("SRC-024", "error", "a link without words", "put the words to be linked in the square brackets",
         "A link that shows nothing cannot be found by a reader. An empty link to #id is a cross-reference."),
    Code("SRC-025", "error", "a mark with no words in it", "put the words in the square brackets",
         "Only index marks and ids can stand at a place without words."),
    Code("SRC-026", "error", "not a language: {lang}", "write a tag such as ru, fr or de-AT",
         "Languages are given by their BCP 47 tags. They decide hyphenation, quotation marks, and how a screen reader speaks."),
    Code("SRC-027", "error", "a foreign phrase needs its language", "add lang=…, or use *emphasis*",
         "[raison d'état]{{.foreign lang=fr}} is set in italics, hyphenated and spoken as French."),
    Code("SRC-028", "error", "a principal place of nothing", "add ix=\"…\"",
         "The class .principal makes the page number of an index mark bold; here there is no index mark."),
    Code("SRC-029", "error", "an index heading with an empty part: {value}", 'write ix="heading!subheading; another heading"',
         "Levels are parted by exclamation marks and entries by semicolons, with words on both sides."),
    Code("SRC-030", "error", "an underlined heading", "write # before a title and ## before a section",
         "Headings are written with number signs; a line of hyphens under text is too easily a section break."),
    Code("SRC-031", "error", "a mark runs over the end of a verse line", "close it at the end of the line and open it again",
         "Lines of verse are set one by one, so emphasis and other marks are closed within the line."),
    Code("SRC-034", "error", "code with a language", "take the words behind the fence away",
         "Code is set as it stands, without colours. A name behind the fence would be lost."),
    Code("SRC-035", "error", "an indented block", "take the indent away, or fence code with ```",
         "Four spaces before text make code in Markdown. In prose they are nearly always a slip; in a note's second "
         "paragraph they belong, with the note's definition above."),
    Code("SRC-036", "error", "a speaker in the middle of nothing",
         "put the speaker at the head of a paragraph in ::: dialogue or ::: interview",
         "A speaker's name begins a turn in a dialogue or an interview."),
    Code("SRC-037", "error", "an empty list item", "write something in it, or delete its marker",
         "An item without words prints a marker with nothing behind it."),
    Code("SRC-038", "error", "this does not belong in {container}", "only {allowed} can stand here",
         "A poem holds lines and stanzas and, last, an attribution."),
    Code("SRC-039", "error", "an empty container: {container}", "write something in it, or delete it",
         "A container without words prints nothing."),
    Code("SRC-040", "error", "not a container: {name}", "{hint}",
         "The containers are epigraph, verse, letter, dialogue, interview, and {{lang=…}} for blocks in another language."),
    Code("SRC-041", "error", "header-column is true or false, not {value}", "write header-column=true",
         "header-column=true makes the first cell of each row the header of the row, for screen readers and for the eye."),
)
