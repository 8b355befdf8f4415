"""The diagnostics of the family CMP: whether each edition has the whole book, and nothing twice."""

from __future__ import annotations

from book.codes.code import Code

_OURS = "this is no fault of the manuscript; please report it, with the page and the text around it"

TABLE: tuple[Code, ...] = (
    Code(
        id="CMP-001",
        severity="error",
        message="the {what} “{words}” is not in the {edition}{where}",
        help=_OURS,
        explanation=(
            "After every build the text of the PDF, as another program reads it, and that of the EPUB are compared "
            "with the manuscript: every paragraph, note, caption and entry must be there once, in its order. This one "
            "is not there at all, so the edition is not published.\n"
            "\n"
            "Layout engines lose text now and then without saying so: a footnote at the end of a full page, a block "
            "that is taller than its page. Changing a few words near the place often brings it back.\n"
        ),
    ),
    Code(
        id="CMP-002",
        severity="error",
        message="the {what} “{words}” is in the {edition} twice, again {where}",
        help=_OURS,
        explanation=(
            "A paragraph, note, caption or entry is there once in each edition, as it is in the manuscript. This one, "
            "or a part of it, stands in a second place as well.\n"
        ),
    ),
    Code(
        id="CMP-003",
        severity="error",
        message="the {what} is not whole in the {edition}: “{words}” is missing{where}",
        help=_OURS,
        explanation=(
            "Some of the letters of this paragraph, note or entry are in the edition, and some are not. The words "
            "shown are the longest part that is missing.\n"
        ),
    ),
    Code(
        id="CMP-004",
        severity="error",
        message="the {what} “{words}” is in the wrong place in the {edition}: {where}",
        help=_OURS,
        explanation=(
            "The text is there, but not between the text that stands before it and after it in the manuscript.\n"
        ),
    ),
    Code(
        id="CMP-005",
        severity="error",
        message="the {edition} has text that is not in the manuscript, {where}: “{words}”",
        help=_OURS,
        explanation=(
            "What is printed comes from the manuscript, the apparatus files and the manifest, but for the few words of "
            "Octavo itself, such as “see also”. These words are in the edition and come from none of them.\n"
        ),
    ),
    Code(
        id="CMP-006",
        severity="error",
        message="the {what} cannot be read in the {edition}: “{words}” is {why}, {where}",
        help="make the picture smaller or the words shorter, or move one of them",
        explanation=(
            "The text is in the file, so that a search finds it, but no reader sees it: a picture lies over it, or it "
            "runs beyond the edge at which the page is trimmed.\n"
        ),
    ),
    Code(
        id="CMP-007",
        severity="error",
        message="the {edition} has {found} pages, and {expected} were laid out",
        help=_OURS,
        explanation=(
            "Contents, index and page labels count on every page that was laid out. A page too few or too many puts "
            "all the numbers behind it wrong.\n"
        ),
    ),
    Code(
        id="CMP-008",
        severity="error",
        message="the picture's alternative text is not in the EPUB: “{words}”",
        help=_OURS,
        explanation=(
            "Readers who do not see the pictures are read their alternative texts. In each file of the EPUB the images "
            "have those of the manuscript's figures, in the same order.\n"
        ),
    ),
    Code(
        id="CMP-009",
        severity="error",
        message="the {edition} has the pages of another page map",
        help=_OURS,
        explanation=(
            "The PDF, the list of pages of the EPUB and page-map.json are written from one map of the pages, and each "
            "edition carries its SHA-256. An edition with another one would send its readers to wrong pages.\n"
        ),
    ),
)
