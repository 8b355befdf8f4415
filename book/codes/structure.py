"""The diagnostics of the families STR (structure), REF (cross-references), NTE (notes) and IMG (images)."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        "STR-001",
        "error",
        "this division has no title",
        "begin the file with a level-1 heading: # Title",
        "The title is printed at the head of the division, in the contents, in running heads and in both navigations.",
    ),
    Code(
        "STR-002",
        "error",
        "a second title in one division",
        "make it a section (##), or move it to a file of its own",
        "One file is one division with one title.",
    ),
    Code(
        "STR-003",
        "error",
        "a level-{level} heading under level {above}",
        "use level {expected}",
        "Levels are not skipped: readers and screen readers rely on them (EP-31).",
    ),
    Code(
        "STR-004",
        "error",
        "a heading inside another block",
        "close the quotation, list or container before it",
        "A heading divides a chapter; inside a quotation or list it would divide something else.",
    ),
    Code(
        "STR-005",
        "error",
        "a level-{level} heading",
        "use at most level {most}",
        "Four levels are more than a reader can tell apart on a page; deeper ones are not part of the subset.",
    ),
    Code(
        "STR-006",
        "error",
        "a heading without words",
        "write the heading, or delete the number signs",
        "An empty heading is an empty line in the contents.",
    ),
    Code(
        "STR-007",
        "error",
        "words before the title",
        "move them under the title, or to another division",
        "A division begins with its title.",
    ),
    Code(
        "STR-008",
        "warning",
        "{found} stands before {expected}",
        "the usual order is {order}",
        "Readers look for the parts of a book where every book has them (GL-01).",
    ),
    Code(
        "STR-010",
        "error",
        "a division without a file: {kind}",
        "add `file:`",
        "Only generated divisions can do without a manuscript file.",
    ),
    Code(
        "STR-011",
        "warning",
        "the division {kind} has nothing to show, and is left out of the book",
        "take it out of contents: in book.yaml, or give it entries",
        "A list of illustrations without figures, or an index without marks, would be an empty page.",
    ),
    Code(
        "STR-012",
        "error",
        "the notes have no place in the book",
        "list `notes` under contents: back:, or write notes: {{placement: chapter}}",
        "With notes: {{placement: book}} all notes are printed together in a division of their own.",
    ),
    Code(
        "REF-001",
        "error",
        "nothing in the book has the id {target}",
        "{hint}",
        """A cross-reference names the id of a heading, figure, table, marked span, or note, or an entry of the glossary
        (#term-nep), of the biographical notes (#person-smirnov-i-n), or a group of the chronology that has an id.""",
    ),
    Code(
        "REF-002",
        "error",
        "the id {id} is used twice; first at {first}",
        "give one of them another id",
        "An id names one place in the whole book, whatever file it stands in.",
    ),
    Code(
        "REF-003",
        "warning",
        "a reference to the section it stands in",
        "name another target, or take it out",
        "A reader who follows it arrives where he is.",
    ),
    Code(
        "REF-004",
        "error",
        "not an id: {id}",
        "use lower-case letters, digits and single hyphens, beginning with a letter",
        "Ids become file names and anchors in both editions; these letters are safe in all of them.",
    ),
    Code(
        "REF-005",
        "error",
        "{target} has no number",
        "use its title or page: [](#{target}){{.title}}",
        "Sections and unnumbered divisions, spans and figures without a caption have no number to print.",
    ),
    Code(
        "REF-006",
        "error",
        "{target} has no title",
        "use your own words: [words](#{target})",
        "A marked span, a note or an uncaptioned figure has no title to print.",
    ),
    Code(
        "REF-007",
        "error",
        "the id {id} is one of Octavo's own",
        "choose another",
        "Ids beginning with ch-, note-, noteref-, ix-, page-, p-, term-, person- and some like them are Octavo's own.",
    ),
    Code(
        "NTE-001",
        "error",
        "no note is named {label}",
        "write [^{label}]: …, or correct the name",
        "A reference without a note sends the reader nowhere (NT-01).",
    ),
    Code(
        "NTE-002",
        "error",
        "nothing refers to the note {label}",
        "put [^{label}] in the text, or delete the note",
        "A note without a reference would be lost (NT-01).",
    ),
    Code(
        "NTE-003",
        "error",
        "a second note named {label}; the first is at line {line}",
        "give it another name",
        "A name stands for one note in its file (NT-01).",
    ),
    Code(
        "NTE-004",
        "warning",
        "a note on a heading",
        "put the reference in the first sentence; what is about the whole text goes into ::: note behind the title",
        "Headings are repeated in contents and running heads, where the note is not (NT-04).",
    ),
    Code(
        "NTE-005",
        "error",
        "a second reference to the note {label}; the first is at line {line}",
        "write a second note, or a cross-reference: note [](#note-{label})",
        "Notes are numbered in the order of their references; one with two references would have two numbers (NT-01).",
    ),
    Code(
        "NTE-006",
        "error",
        "a note inside a note",
        "put it into the text of the note",
        "A reader of a note cannot follow another without losing the first (NT-17).",
    ),
    Code(
        "NTE-007",
        "error",
        "the note {label} is empty",
        "write it, or delete it and its reference",
        "A number that leads to nothing.",
    ),
    Code(
        "NTE-008",
        "warning",
        "a note reference before {mark}",
        "put it behind the punctuation mark",
        "Note numbers stand behind punctuation, except before a dash (NT-03).",
    ),
    Code(
        "NTE-009",
        "warning",
        "two note references side by side",
        "make one note of the two",
        "A comma is printed between them, or 12 and 13 would read as one number; one note disturbs less (NT-05).",
    ),
    Code(
        "NTE-011",
        "error",
        "a note without a mark in another place than behind the title",
        "put ::: note right behind the title, or give the note a reference: [^name]",
        """A note without a mark belongs to the whole division: it says where the text appeared first, or thanks
        those who helped. Nothing but its place says so; it stands right behind the title, and there is one (NT-04).

            # The Platform of the Forty-Six

            ::: note
            An earlier version appeared in *Critique* 23 (1991).
            :::""",
    ),
    Code(
        "NTE-012",
        "error",
        "“{term}” in a note that follows no other",
        "write the citation out",
        """Such words stand for the citation in the note before, and in this division there is none. Chapters get a new
        beginning when they are moved, and their notes with them (NT-07).""",
    ),
    Code(
        "NTE-013",
        "warning",
        "“{term}” after {where} that cites several works",
        "name the work in its short form: Trotsky, *New Course*, 25",
        "The reader cannot tell which of them is meant (NT-07).",
    ),
    Code(
        "NTE-014",
        "warning",
        "“{term}” after a note that cites no work",
        "name the work in its short form: Trotsky, *New Course*, 25",
        """The note before holds a remark and no citation: most often it was put in later, between two that belonged
        together (NT-07).""",
    ),
    Code(
        "NTE-015",
        "warning",
        "“{term}” after a note by the {hand}",
        "name the work in its short form: Trotsky, *New Course*, 25",
        """Between this note and the one that it goes back to there stands a note by someone else, and the reader takes
        that one for the note meant (NT-07). Notes with symbols at the foot of the page do not come between:

            notes:
              symbols: [translator]""",
    ),
    Code(
        "NTE-016",
        "warning",
        "“{term}” after a citation in {script} script",
        "write it in the language of the citation, or name the work",
        """«Там же» stands for a Russian citation and “Ibid.” for one in Latin letters. Where they cross, a note was put
        in between, or the citation was translated and the note behind it was not (NT-07).""",
    ),
    Code(
        "NTE-017",
        "info",
        "a note of {length} characters",
        "nothing need be done; a part of it may belong into the text or an appendix",
        "Readers show notes of up to 5,000 characters beside the text; longer ones are opened as pages (NT-17).",
    ),
    Code(
        "NTE-018",
        "warning",
        "a table in a note",
        "put it into the text or an appendix, and refer to it",
        "The lines of a note are short and its type is small, and few readers show a table beside the text (NT-19).",
    ),
    Code(
        "NTE-019",
        "warning",
        "a note on an epigraph",
        "name the source in its [attribution]{{.attribution}}, or say more in the first note of the text",
        "An epigraph stands apart from the text and its notes (NT-04).",
    ),
    Code(
        "IMG-001",
        "error",
        "no such image: {image}",
        "{hint}",
        "Images are found from the folder of book.yaml: images/chart.svg.",
    ),
    Code(
        "IMG-002",
        "error",
        "{image} has no alternative text",
        'say what it shows: {{alt="…"}}, or that it says nothing: {{.decorative}}',
        "Readers who do not see the picture hear its alternative text (EP-33, WCAG 1.1.1).",
    ),
    Code(
        "IMG-003",
        "error",
        "{image} is decorative and has an alternative text",
        "take one of them away",
        "A decorative picture says nothing and is passed over in silence.",
    ),
    Code(
        "IMG-004",
        "error",
        "an image among words",
        "give it a paragraph of its own",
        "Images are figures: they stand apart, with a caption or without.",
    ),
    Code(
        "IMG-005",
        "error",
        "an image from outside the book: {image}",
        "save it in the book's folder",
        "A book is complete in itself and never fetched from a network.",
    ),
    Code(
        "IMG-006",
        "error",
        "not a width: {width}",
        "write a part of the measure (60%) or a length (80mm)",
        "A width is a percentage of the line, or a length in mm, cm, in or pt.",
    ),
    Code(
        "IMG-007",
        "error",
        "{image} is not a JPEG, PNG or SVG image",
        "{hint}",
        "Both editions take these kinds of images only (EP-02). The kind is read from the file, not from its name.",
    ),
    Code(
        "IMG-008",
        "error",
        "{image} lies outside the book's folder",
        "copy it into the folder",
        "A manuscript reads nothing outside its folder, not even through a link.",
    ),
    Code(
        "IMG-009",
        "error",
        "{image} holds what an SVG in a book cannot: {what}",
        "take it out of the drawing",
        "Scripts, references to other files and to the network, and embedded HTML have no place in a book.",
    ),
    Code(
        "IMG-010",
        "warning",
        "{image} is {ppi} ppi at its printed size",
        "use an image of at least 300 ppi, or print it smaller",
        "Below 200 pixels an inch the pixels show (PR-21).",
    ),
    Code(
        "IMG-011",
        "warning",
        "the alternative text of {image} repeats its caption",
        "say in it what the picture shows",
        "A screen reader would say the same words twice (EP-34).",
    ),
)
