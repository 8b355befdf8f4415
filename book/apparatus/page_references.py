"""The pages that cross-references print: "45", "pp. 45–67", ", p. 45".

Comes in: a reference that is resolved, and the page labels. Goes out: what stands for its pages.
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
