"""The diagnostics of the families FNT, LAY."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    Code(
        id="FNT-001",
        severity="error",
        message='"{font}" cannot be used as a font: it is {reason}',
        help="give a complete TrueType or OpenType file (.ttf or .otf), one for each face",
        explanation=(
            "Every face of the book's family is one complete TrueType or OpenType file with outlines. Web fonts\n"
            "(.woff, .woff2) are often split by script, and a page set from the parts can print wrong letters\n"
            "without a warning; collections (.ttc) hold several fonts in one file, and which is meant cannot be\n"
            "told.\n"
            "\n"
            "    font:\n"
            "      family: EB Garamond\n"
            "      regular: fonts/EBGaramond-Regular.ttf\n"
        ),
    ),
    Code(
        id="FNT-002",
        severity="error",
        message='the licence in "{font}" does not allow it to be embedded in a book (fsType {bits})',
        help="use a font whose licence allows embedding, or a file of this font that is licensed for it",
        explanation=(
            "A font says in its OS/2 table (fsType) what may be done with it. This one forbids embedding, or\n"
            "allows only the whole font or only its bitmaps to be embedded. A printer cannot print a PDF without\n"
            "its fonts, and Octavo embeds only the letters a book uses.\n"
        ),
    ),
    Code(
        id="FNT-003",
        severity="warning",
        message='the family "{family}" has no {face} face',
        help='name its file as "{key}" under font: in book.yaml, or leave that style out of the book',
        explanation=(
            "A family for a book has four faces: regular, italic, bold and bold italic. Where one is missing,\n"
            "words in that style would be printed in another face. The build says LAY-008 where that would\n"
            "happen; if the book has no such words, this warning may stay.\n"
        ),
    ),
    Code(
        id="FNT-004",
        severity="error",
        message='"{font}" is a variable font',
        help="give a static file for each face; most variable fonts come with them",
        explanation=(
            "A variable font holds many weights in one file. What a printer's software makes of one is not\n"
            "certain, so a book is set from static files, one for each face.\n"
        ),
    ),
    Code(
        id="FNT-005",
        severity="warning",
        message='the {face} face of "{family}" lacks {count} characters that the regular one has: {examples}',
        help="words in that face that use them are printed in another; give a file that has them",
        explanation=(
            "The faces of a family should cover the same characters. Some families have Cyrillic in the regular\n"
            "face only: a bold Russian word is then printed in regular letters and nothing says so.\n"
        ),
    ),
    Code(
        id="FNT-010",
        severity="error",
        message='no face of "{family}" has the character "{char}" ({name})',
        help="correct the character, or set the book in a family that has it",
        explanation=(
            "Each character of the text must be in the book's own fonts. A character that no face has would be\n"
            "printed as an empty box. Often it is a slip: a Greek letter for a Latin one, a symbol pasted from a\n"
            "web page.\n"
        ),
    ),
    Code(
        id="LAY-001",
        severity="warning",
        message="the layout engine says: {words}",
        help="if the words name a style, look for it in the book's style sheet",
        explanation=(
            "WeasyPrint, which sets the pages, met something it left out: most often a property or a value in a\n"
            "style sheet that it does not know. The page is made without it. Its own words are quoted.\n"
        ),
    ),
    Code(
        id="LAY-002",
        severity="error",
        message="the layout engine could not do what was asked: {words}",
        help="if the words name a file or a style, correct it there",
        explanation=(
            "WeasyPrint, which sets the pages, could not use a file or follow a reference, and left it out of the\n"
            "page. Its own words are quoted.\n"
        ),
    ),
    Code(
        id="LAY-003",
        severity="error",
        message='the pages of "{title}" do not settle: after five passes its page numbers still move',
        help="let the division open on a side of its own (opening: recto), or take a page reference out of it",
        explanation=(
            "Where page numbers are printed in the text, a number of another width can move a line to another page,\n"
            "which changes the number again. Five passes are made; then the numbers that are printed are not\n"
            "certain to be those of the pages they mean.\n"
        ),
    ),
    Code(
        id="LAY-004",
        severity="error",
        message='no font of the book has the character "{char}" ({name}): an empty box is printed for it',
        help="correct the character, or set the book in a family that has it",
        explanation=(
            "The text is checked before it is set (FNT-010). This finding comes from the page itself, for\n"
            "instance from characters that a style sheet adds.\n"
        ),
    ),
    Code(
        id="LAY-005",
        severity="error",
        message='the image "{image}" could not be printed: {reason}',
        help="open the image in a viewer; if it is an SVG, it must not refer to other files",
        explanation=(
            "Images are read from the book's folder only, and an SVG image may not fetch anything: no files\n"
            "beside it, nothing from the network. PNG and JPEG pictures may stand inside an SVG as data.\n"
        ),
    ),
    Code(
        id="LAY-006",
        severity="error",
        message='on page {page} of this division, text runs over the edge of the paper: "{words}"',
        help="shorten it, allow it to be broken, or set it smaller",
        explanation=(
            "Part of this text is outside the trimmed page and would be cut off. It is most often a table with\n"
            "too many columns, a long address or a line of code, or a footnote that is taller than its page. The\n"
            "page is counted from the first of the division.\n"
        ),
    ),
    Code(
        id="LAY-007",
        severity="error",
        message='two places in this division have the id "{anchor}"',
        help="give one of them another id",
        explanation=(
            "Cross-references, index locators and links find their place by its id. With two places of the same\n"
            "id, all of them would lead to the first.\n"
        ),
    ),
    Code(
        id="LAY-008",
        severity="error",
        message='words are to be set in {face} of "{family}", a face the book does not have: "{words}"',
        help="give the face's file under font: in book.yaml, or set the words in a face that is there",
        explanation=(
            "Words in a face that the family lacks are printed in another one, without a warning from the engine.\n"
            "The words quoted are the first ones in that face. See also FNT-003.\n"
        ),
    ),
    Code(
        id="LAY-009",
        severity="error",
        message='note {number} cannot be set whole at the foot of its page: "{words}"',
        help="make it an endnote (notes: {{placement: chapter}}), shorten it, or move its reference to another line",
        explanation=(
            "WeasyPrint, which sets the pages, does not divide a note between two pages, and now and then it leaves\n"
            "one out or prints it over the text. Octavo finds that and lays the paragraph out again with other\n"
            "breaks.\n"
            "This note could not be saved: most often several long notes belong to one line, or to a table or picture\n"
            "that fills the page. Notes after the chapter or at the end of the book have no such bounds.\n"
            "\n"
            "    notes:\n"
            "      placement: chapter\n"
        ),
    ),
    Code(
        id="LAY-010",
        severity="error",
        message='note {number} is too long for the foot of a page, of which it takes {percent} %: "{words}"',
        help="make it an endnote (notes: {{placement: chapter}}), or shorten it",
        explanation=(
            "A note at the foot of the page is not divided between two pages. One that takes more than 60 % of the\n"
            "height of the text leaves too little room for the text that it belongs to. Set the notes after each\n"
            "chapter or at the end of the book, or take part of the note into the text or into an appendix.\n"
            "\n"
            "    notes:\n"
            "      placement: chapter\n"
        ),
    ),
    Code(
        id="LAY-011",
        severity="warning",
        message='note {number} stands on a later page than its reference on page {page} of this division: "{words}"',
        help="move the reference to another line, or shorten the notes beside it",
        explanation=(
            "A reader looks for a note at the foot of the page that refers to it. This note did not fit there, for\n"
            "instance because other long notes belong to the same line. The page is counted from the first of the\n"
            "division.\n"
        ),
    ),
)
