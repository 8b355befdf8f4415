"""The diagnostics of the families SRC (the text of a manuscript file) and TYP (typography)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "SRC-003",
        "error",
        "these attributes cannot be read",
        'write them as {{#id .class key="value"}}',
        """Attributes stand in braces: an #id, .classes, and key=value pairs, parted by spaces, each only once. A value
        with spaces in it stands in double quotes.

        Instead of:  [Smirnov]{person smirnov}        Write:  [Smirnov]{person=smirnov}""",
    ),
    Code(
        "SRC-004",
        "error",
        "raw HTML: {mark}",
        "use the marks of docs/manuscript.md; for a literal < write \\<",
        """HTML in a manuscript would reach only one of the two editions, and could carry scripts. Everything a book
        needs has a mark of its own. Comments (<!-- … -->) may stand on lines of their own.""",
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
        """A container begins with ::: and its name and ends with a line of three colons. One that does not end takes
        the rest of the file into it.""",
    ),
    Code(
        "SRC-007",
        "error",
        "{mark} opens or closes nothing",
        "close the emphasis, or write \\* or \\_ for the character itself",
        "Emphasis is closed in the paragraph where it opens, and its marks touch the words: *so*, not * so *.",
    ),
    Code(
        "SRC-008",
        "error",
        "{mark} opens or closes nothing",
        "close the code, or write \\` or \\~ for the character itself",
        """A backquote begins letters that are kept as typed; another ends them. A line of three begins a block of code,
        and another ends it.""",
    ),
    Code(
        "SRC-009",
        "error",
        "attributes with nothing to belong to: {mark}",
        "put the words in square brackets: [words]{{…}}",
        """Attributes follow a pair of square brackets, a link or an image at once, or stand at the end of a heading,
        behind a space.

        Instead of:  *Pravda*{{.title}}        Write:  [Pravda]{{.title}}""",
    ),
    Code(
        "SRC-010",
        "error",
        "this {what} needs a blank line before it",
        "leave a blank line above it; if it is not meant as one, write a backslash before its first character",
        """Without the blank line Pandoc goes on with what stands above and prints the mark as it stands, while other
        readers begin something new. With it, all agree.""",
    ),
    Code(
        "SRC-011",
        "error",
        "strikeout is not part of the subset",
        "take it out, or write \\~\\~",
        "Struck out words are for drafts. A book prints the words or leaves them out.",
    ),
    Code(
        "SRC-012",
        "error",
        "a citation key: {mark}",
        "name the file of sources in book.yaml, or cite in a note in words; for the character itself write \\@",
        """@name cites a source by its key, if the book has a bibliography: a file of sources that book.yaml names, or
        that is called bibliography.json, .yaml or .bib. Without one there is nothing that the key could name.""",
    ),
    Code(
        "SRC-013",
        "error",
        "mathematics: {mark}",
        "write \\$ for the character itself",
        """Pandoc reads what stands between two dollar signs as mathematics. For sums of money put a backslash before
        each.""",
    ),
    Code(
        "SRC-014",
        "error",
        "a backslash before what cannot be escaped: {mark}",
        "write \\\\ for the character itself",
        """A backslash stands before ASCII punctuation, a space, or the end of a line. Pandoc reads a backslash and a
        word as a command of TeX and drops it from every other output.""",
    ),
    Code(
        "SRC-015",
        "error",
        "a link that cannot be read: {mark}",
        "write [words](https://address) without spaces in the address",
        "The address of a link stands in round brackets straight behind the words, without spaces.",
    ),
    Code(
        "SRC-016",
        "error",
        "a link defined by reference",
        "write the address where the link is: [words](https://address); for the bracket itself write \\[",
        "Reference links ([a]: https://…) are not part of the subset: Pandoc prints nothing at their place.",
    ),
    Code(
        "SRC-017",
        "error",
        "a note mark that cannot be read: {mark}",
        "write [^name], with letters, digits and hyphens in the name",
        "A note reference is [^name] with letters, digits and hyphens.",
    ),
    Code(
        "SRC-018",
        "error",
        "these colons open or close nothing: {mark}",
        "name the container: ::: letter",
        "A line of colons alone closes the container opened last; here none is open. Braces hold only attributes.",
    ),
    Code(
        "SRC-019",
        "error",
        "the character {character} cannot be printed",
        "delete it, or type the character you mean",
        """Control characters, private-use characters and the replacement character have no form that can be printed.
        They come from damaged files and from fonts that are not Unicode.""",
    ),
    Code(
        "SRC-020",
        "error",
        "{mark} opens or closes nothing",
        "close it, or write \\{mark} for the character itself",
        "A superscript is ^so^ and a subscript ~so~, without spaces inside.",
    ),
    Code(
        "SRC-021",
        "error",
        "{mark} at the beginning of a line, with nothing above that it belongs to",
        "put a caption under its table, a definition under a term of one line; or write \\: for the character itself",
        """A table's caption begins with Table: and stands under it. A definition begins with a colon and three spaces,
        under its term, which is one line.""",
    ),
    Code(
        "SRC-022",
        "error",
        "a link or image has no title in quotation marks",
        "take the words in quotation marks out of the address",
        "A title behind the address shows only when a mouse rests on it; in a book it would be lost.",
    ),
    Code(
        "SRC-023",
        "error",
        "not an address: {href}",
        "write https://…, http://…, mailto:… or #id",
        "Links go to the web, to a mail address, or to an id in the book.",
    ),
    Code(
        "SRC-024",
        "error",
        "a link without words",
        "put the words to be linked in the square brackets",
        "A link that shows nothing cannot be found by a reader. An empty link to #id is a cross-reference.",
    ),
    Code(
        "SRC-025",
        "error",
        "a mark with no words in it",
        "put the words in the square brackets",
        "Only index marks, a person with a subheading, and ids can stand at a place without words.",
    ),
    Code(
        "SRC-026",
        "error",
        "not a language: {lang}",
        "write a tag such as ru, fr or de-AT",
        """Languages are given by their BCP 47 tags. They decide hyphenation, quotation marks, and how a screen reader
        speaks.""",
    ),
    Code(
        "SRC-027",
        "error",
        "a foreign phrase needs its language",
        "add lang=…, or use *emphasis*",
        "[raison d'état]{{.foreign lang=fr}} is set in italics, hyphenated and spoken as French.",
    ),
    Code(
        "SRC-028",
        "error",
        "{mark} without {needs}",
        "add {needs}",
        """Some marks say something of the index entry or of the person beside them: that the place is the principal
        one, how the entry is sorted, that a stretch begins. Here there is nothing beside them.

        Instead of:  [Kronstadt]{{.principal}}        Write:  [Kronstadt]{{ix="Kronstadt" .principal}}""",
    ),
    Code(
        "SRC-029",
        "error",
        "an index heading with an empty part: {value}",
        'write ix="heading!subheading; another heading"',
        "Levels are parted by exclamation marks and entries by semicolons, with words on both sides.",
    ),
    Code(
        "SRC-030",
        "error",
        "a line of {mark}",
        "write # before a title, ## before a section, * * * for a section break",
        """Headings are written with number signs, tables with bars. A line of hyphens or equals signs under text is
        too easily one thing for one reader and another for the next.""",
    ),
    Code(
        "SRC-031",
        "error",
        "a mark runs over the end of a verse line",
        "close it at the end of the line and open it again on the next",
        "Lines of verse are set one by one, so emphasis and other marks are closed within the line.",
    ),
    Code(
        "SRC-034",
        "error",
        "code with a language",
        "take the words behind the fence away",
        "Code is set as it stands, without colours. A name behind the fence would be lost.",
    ),
    Code(
        "SRC-035",
        "error",
        "an indented block",
        "take the indent away, or fence code with ```",
        """Four spaces before text make code in Markdown. In prose they are nearly always a slip; in a note's second
        paragraph they belong, with the note's definition above.""",
    ),
    Code(
        "SRC-036",
        "error",
        "a speaker in the middle of nothing",
        "put the speaker at the head of a paragraph in ::: dialogue or ::: interview",
        "A speaker's name begins a turn in a dialogue or an interview.",
    ),
    Code(
        "SRC-037",
        "error",
        "a list item without words behind its marker",
        "write something in it, or delete its marker",
        """An item without words prints a marker with nothing behind it. Where the words begin on the next line, readers
        do not agree.""",
    ),
    Code(
        "SRC-038",
        "error",
        "this does not belong in {container}",
        "only {allowed} can stand here",
        "A poem holds lines and stanzas and, last, an attribution.",
    ),
    Code(
        "SRC-039",
        "error",
        "an empty container: {container}",
        "write something in it, or delete it",
        "A container or quotation without words prints nothing.",
    ),
    Code(
        "SRC-040",
        "error",
        "not a container: {name}",
        "{hint}",
        """The containers are epigraph, verse, letter, dialogue, interview, {{lang=…}} for blocks in another
        language, and {{ix="…"}} for blocks that an index entry is about.""",
    ),
    Code(
        "SRC-041",
        "error",
        "header-column is true or false, not {value}",
        "write header-column=true",
        """header-column=true makes the first cell of each row the header of the row, for screen readers and for the
        eye.""",
    ),
    Code(
        "SRC-042",
        "error",
        "this {what} is set in by spaces",
        "begin it where the text around it begins",
        """Pandoc takes the marks of headings, quotations, containers, verse, notes and the like only at the beginning
        of a line, or right under the first word of the list item that holds them. Set in, they would be printed as
        they stand.""",
    ),
    Code(
        "SRC-043",
        "error",
        "a line that begins with {mark}",
        "write a backslash before it for the character itself",
        """Number signs without a space, bars, and the like at the beginning of a line are marks that went wrong, or
        marks for other readers than ours.

        Instead of:  II. Parteitag        Write:  II\\. Parteitag""",
    ),
    Code(
        "SRC-044",
        "error",
        "more than {most} marks inside one another",
        "divide the text",
        "No book needs it; it comes from a damaged file.",
    ),
    Code(
        "SRC-045",
        "error",
        "a block of code that is not closed",
        "close it with a line of the same fence",
        "Code without an end takes the rest of the file into it.",
    ),
    Code(
        "SRC-046",
        "error",
        "a section break made of {mark}",
        "write * * *",
        "Lines of hyphens and underscores begin tables, headings or metadata for other readers of Markdown.",
    ),
    Code(
        "SRC-047",
        "error",
        "a row of {found} cells in a table of {expected}",
        "give every row the same number of cells; for a bar inside a cell write \\|",
        "Readers of Markdown drop the cells that are too many without a word.",
    ),
    Code(
        "SRC-048",
        "error",
        "a row that cannot be read",
        "begin and end every row with a bar, and put |---|---| under the head; for a bar in verse write \\|",
        "A table has a head, a rule under it with as many cells, and rows. Every row begins and ends with a bar.",
    ),
    Code(
        "SRC-049",
        "warning",
        "a list of one item whose number is not the first",
        "if it is not a list write a backslash before the full stop: 1923\\.",
        """A paragraph that begins with a number and a full stop is read as an item of a list, which prints it set in.

        Instead of:  1923. The year began …        Write:  1923\\. The year began …""",
    ),
    Code(
        "SRC-050",
        "error",
        "number signs behind a heading",
        "take them away; for the character itself write \\#",
        "Some readers print them and others do not.",
    ),
    Code(
        "SRC-051",
        "error",
        "a line of verse set in by spaces",
        "write the poem with | at the beginning of each line; then the spaces behind it count",
        "In paragraphs of verse the spaces at the beginning of a line are lost.",
    ),
    Code(
        "SRC-052",
        "error",
        "a list item with a box to tick",
        "write \\[ for the bracket itself",
        "Pandoc prints [ ] and [x] at the beginning of an item as boxes.",
    ),
    Code(
        "SRC-053",
        "error",
        "a list with different bullets",
        "write {sign} before every item; between two lists put a paragraph",
        "For Pandoc this is one list, for other readers it is two.",
    ),
    Code(
        "SRC-054",
        "error",
        "a definition that does not begin with a colon and three spaces",
        "write a colon, three spaces, and the words; set in all that follows by four spaces",
        "What stands four spaces from the margin belongs to the definition, whatever reads it.",
    ),
    Code(
        "SRC-055",
        "error",
        "a link or note inside a link",
        "put it before or behind the link",
        "A reader could not tell where it leads.",
    ),
    Code(
        "SRC-056",
        "error",
        "a cross-reference of two forms",
        "choose one of .title, .number and .page",
        "A reference prints one thing.",
    ),
    Code(
        "SRC-057",
        "error",
        "[{words}] is also a heading",
        "write \\[ for the bracket, or link to the heading: [words](#id)",
        "Pandoc makes a link of brackets around the words of a heading, and prints no brackets.",
    ),
    Code(
        "SRC-058",
        "error",
        "a table without a head",
        "write in the first row what the columns hold",
        "Without a head a screen reader cannot say what a cell means, and readers of Markdown drop the empty row.",
    ),
    Code(
        "SRC-059",
        "error",
        "a line of a definition that is not set in",
        "set it in by four spaces, or leave a blank line before it if the definition has ended",
        "Readers of Markdown do not agree whether such a line belongs to the definition.",
    ),
    Code(
        "SRC-060",
        "error",
        "an exclamation mark before a bracket with a mark",
        "write a backslash before it: \\![",
        "An exclamation mark and a bracket begin an image; Pandoc would print the brackets and drop the mark.",
    ),
    Code(
        "SRC-061",
        "error",
        "an odd quotation mark before attributes",
        "close the quotation, or type the curly mark (“ or ”)",
        "Pandoc takes the first quotation mark of the attributes for the end of the quotation.",
    ),
    Code(
        "SRC-062",
        "error",
        "{mark} in a place where readers disagree about what it begins",
        "use the other sign inside emphasis, *one _two_ one*, and leave something between two emphases",
        """It is inside emphasis with the same sign, right behind other emphasis, or an underscore in the middle of a
        word. Which of the signs opens there and which closes is not the same for all readers.""",
    ),
    Code(
        "SRC-063",
        "error",
        "white space just inside the brackets",
        "put it outside them",
        "Pandoc drops the space inside, so that words would run together.",
    ),
    Code(
        "SRC-064",
        "error",
        "a quotation begins or ends inside this emphasis, but not both",
        "let one contain the other, or type the curly marks (“ and ”)",
        """Pandoc reads a quotation as one piece, so that emphasis which it cuts in two is none.

        Instead of:  *he said "yes* and went"        Write:  *he said* "*yes* and went\"""",
    ),
    Code(
        "SRC-065",
        "error",
        "a bracket right behind a note in its place",
        "put a space between them",
        "Pandoc does not take the note for one then.",
    ),
    Code(
        "SRC-066",
        "error",
        "a {what} on the line of a marker",
        "begin the item with words, and the {what} below them, with a blank line between",
        "For Pandoc the marker would be part of the first cell or term.",
    ),
    Code(
        "SRC-067",
        "error",
        "a line of a quotation without >",
        "write > before it, or leave a blank line before it if the quotation has ended",
        "Without the sign, readers do not always agree whether the line belongs to the quotation.",
    ),
    Code(
        "SRC-068",
        "error",
        "a note defined inside a list, a quotation or another note",
        "move its definition below, to the margin",
        "A note's definition stands at the margin, or at that of a container, wherever its reference is.",
    ),
)
