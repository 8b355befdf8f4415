"""The diagnostics of the families PDF, EPB, TOO."""

from __future__ import annotations

from book.codes.code import Code

TABLE: tuple[Code, ...] = (
    # PDF: the print edition
    Code(
        id="PDF-001",
        severity="error",
        message='a link leads to "{anchor}", which is on no page',
        help="correct the reference; if the place is in the manuscript, it was lost in the layout",
        explanation=(
            "Every cross-reference, index locator, note number and outline entry leads to a place on a page of the "
            "PDF. This one leads to an id that no page has, so the PDF is not written.\n"
        ),
    ),
    Code(
        id="PDF-002",
        severity="error",
        message='two divisions have a place with the id "{anchor}"',
        help="give one of them another id",
        explanation=(
            "An id names one place in the whole book. With two places of the same id, links to it could lead to the "
            "wrong one, so the PDF is not written.\n"
        ),
    ),
    Code(
        id="PDF-003",
        severity="error",
        message="a page is {width} × {height} points, and the book is {book_width} × {book_height}",
        help="look for a size in an @page rule of the style sheet",
        explanation=(
            "All pages of a book are trimmed to one size. A printer's software refuses a PDF with pages of two sizes, "
            "or trims them wrong.\n"
        ),
    ),
    # EPB: the EPUB edition
    Code(
        id="EPB-001",
        severity="error",
        message='the link "{text}" leads to #{anchor}, which is nowhere in the EPUB',
        help="correct the id, or take the division that has it into the book",
        explanation=(
            "A link that leads nowhere is worse than none, so the EPUB has only the words. It comes of a target in a "
            "division that is left out of the EPUB, or in words that only the print edition has."
        ),
    ),
    Code(
        id="EPB-002",
        severity="error",
        message="the id {anchor} stands twice in the EPUB, the first time in {first}",
        help="give one of the two another id",
        explanation="Links find their place by its id, so an id stands once in the whole book.",
    ),
    Code(
        id="EPB-003",
        severity="warning",
        message="page {page} has no marker: the page map does not say where in the EPUB it begins",
        help="build the print edition again, then the EPUB",
        explanation=(
            "The list of pages in an EPUB is complete or misleading (EP-22). A page that begins in a block which the "
            "EPUB does not have cannot be marked. Blank pages need no marker."
        ),
    ),
    Code(
        id="EPB-004",
        severity="warning",
        message='page {page} is to begin with "{word}", but the EPUB has "{found}" at that place',
        help="build the print edition again, then the EPUB",
        explanation=(
            "A marker stands before the first word of its page (EP-23). The words differ when the text was changed "
            "after the print edition was laid out (EP-26)."
        ),
    ),
    Code(
        id="EPB-005",
        severity="error",
        message="the cover {image} is a drawing",
        help="save it as a JPEG or PNG image, about 1600 pixels wide",
        explanation=(
            "Shops and reading systems show the cover by itself, small and large, and take JPEG and PNG images for it."
        ),
    ),
    # TOO: outside tools
    Code(
        id="TOO-001",
        severity="info",
        message="the accessibility of the EPUB was not checked: {missing} is not installed",
        help="install it with: {install}",
        explanation=(
            "Ace by DAISY finds what a program can find of barriers to readers with disabilities. The build does not "
            "need it; a book that goes to a shop should have passed it."
        ),
    ),
    Code(
        id="TOO-002",
        severity="warning",
        message="the PDF calls itself PDF/UA-1, and this was not checked: veraPDF is not installed",
        help="install veraPDF 1.28 or newer, so that there is a command verapdf",
        explanation=(
            "With --profile digital the PDF is tagged for readers who hear it, and says so. Shops and libraries ask "
            "for "
            "this (PDF/UA-1), and some of them check it with veraPDF, so check it before they do."
        ),
    ),
)
