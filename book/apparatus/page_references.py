"""What cross-references print of pages: "45", "pp. 45–67", ", p. 45"; and of symbols, which depend on pages.

Comes in: a reference that is resolved, the page labels and the marks of notes. Goes out: the words that stand for them.
"""

from __future__ import annotations

from collections.abc import Mapping

from book.apparatus.ranges import RangeStyle, format_range
from book.model.content import CrossReference, ReferenceForm
from book.vocabulary import Vocabulary

_NBSP = "\N{NO-BREAK SPACE}"


def show_pages(
    reference: CrossReference, labels: Mapping[str, str], words: Vocabulary, style: RangeStyle, unplaced: str
) -> str:
    """What a reference prints of pages, behind its other words: nothing for one that asks for none.

    `unplaced` is the label of a place without a page. A reference to a page or to pages prints nothing but them, unless
    the author has put words of his own in their place.
    """
    first = labels.get(reference.target) or unplaced
    match reference.form:
        case ReferenceForm.PAGE if not reference.children:
            return first
        case ReferenceForm.PAGES if not reference.children:
            last = next((label for key in reference.until if (label := labels.get(key))), first)
            if last == first:
                return f"{words.page_short}{_NBSP}{first}"
            return f"{words.pages_short}{_NBSP}{format_range(first, last, style)}"
        case ReferenceForm.FULL:
            return f", {words.page_short}{_NBSP}{first}"
        case _:
            return ""


def show_symbol(reference: CrossReference, marks: Mapping[str, str], words: Vocabulary) -> str:
    """What a reference prints of a note with a symbol: "note *", or the symbol where only a number is asked for.

    `marks` are those of all notes by their ids. Nothing for any other reference: its number is among its children.
    """
    mark = marks.get(reference.target)
    if mark is None or reference.children:
        return ""
    match reference.form:
        case ReferenceForm.AUTO | ReferenceForm.FULL:
            return f"{words.note}{_NBSP}{mark}"
        case ReferenceForm.NUMBER:
            return mark
        case _:
            return ""
