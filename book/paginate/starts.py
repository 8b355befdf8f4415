"""The first words of each page, found in the text of the fragment.

In come the pieces of text and the images of every page, in the order they stand; out come PageStarts. A page that
begins inside a paragraph begins at a count of that paragraph's characters, so that the same place can be found in
the EPUB edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from book.model.pages import PageStart

SOFT_HYPHEN = "\u00ad"
_SPACES = re.compile("[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something printed on a page: a run of text on one line, or an image (whose text is empty).

    `owner` is the element that directly holds the text, or the image itself; `block` is the nearest element around it
    that is displayed as a block and has an id. `generated` text comes from the style sheet: list markers, ornaments.
    `repeated` text is a table's head on its second and later pages. `hyphen` is what hyphenation adds to a line.
    """

    text: str
    owner: Element
    block: Element
    generated: bool = False
    repeated: bool = False
    hyphen: str = ""


def collapse_space(text: str) -> str:
    """Text with every run of spaces, tabs and line ends as one space, and none at the beginning."""
    return _SPACES.sub(" ", text).lstrip(" ")


def find_page_starts(pages: Sequence[Sequence[Piece]], notes: frozenset[Element]) -> tuple[PageStart, ...]:
    """Where each page begins. A page with nothing on it, or with notes only, has no start.

    `notes` are the elements that are printed at the foot of the page; in their block's text they count as their
    numbers (`data-number`), which stand there in the EPUB edition. A page whose first thing is an image or an ornament
    begins with the block that holds it; an image's `word` is empty.
    """
    starts = []
    printed: dict[Element, list[Piece]] = {}
    for sheet, pieces in enumerate(pages):
        first = next((piece for piece in pieces if _begins_page(piece, notes)), None)
        if first is not None:
            block_id = first.block.get("id")
            if block_id is None:
                raise ValueError("the block of a piece has no id")
            before, after = _split_block(first, printed.get(first.owner, ()), notes)
            starts.append(
                PageStart(
                    sheet=sheet,
                    block=block_id,
                    offset=len(collapse_space(before)),
                    word=_first_word(first, after),
                )
            )
        for piece in pieces:
            if piece.text and not piece.generated and not piece.repeated:
                printed.setdefault(piece.owner, []).append(piece)
    return tuple(starts)


def _begins_page(piece: Piece, notes: frozenset[Element]) -> bool:
    if piece.repeated:
        return False
    if piece.generated:
        return not collapse_space("".join(text for _, text in _iter_text(piece.block, notes)))
    return True


def _split_block(first: Piece, printed: Sequence[Piece], notes: frozenset[Element]) -> tuple[str, str]:
    """The text of a block before the first piece of a page, and from there on."""
    runs = list(_iter_text(first.block, notes))
    if first.generated:
        return "", ""
    own = "".join(text for owner, text in runs if owner is first.owner and text)
    left = _count_used(own, printed)
    before: list[str] = []
    for at, (owner, text) in enumerate(runs):
        if owner is first.owner and (text or not first.text):
            if not first.text:  # an image: an empty run marks its place
                return "".join(before), "".join(text for _, text in runs[at:])
            for index, character in enumerate(text):
                if _counts(character):
                    if not left:
                        after = (text[index:], *(text for _, text in runs[at + 1 :]))
                        return "".join((*before, text[:index])), "".join(after)
                    left -= 1
        before.append(text)
    return "".join(before), ""  # printed again, by a style sheet, after all of it was printed once


def _count_used(source: str, printed: Sequence[Piece]) -> int:
    """How many characters of an element's own text, spaces not counted, stand in what was printed of it."""
    letters = [character for character in source if _counts(character)]
    used = 0
    for piece in printed:
        shown = [character for character in piece.text if _counts(character)]
        at = 0
        while at < len(shown) and used < len(letters):
            # A style sheet may print another case, which may be longer: "ß" as "SS".
            letter = letters[used]
            forms = (letter, letter.upper(), letter.lower(), letter.title())
            form = next((form for form in forms if shown[at : at + len(form)] == list(form)), None)
            if form is None and "".join(shown[at:]) == piece.hyphen:
                break
            at += len(form or letter)
            used += 1
    return used


def _first_word(first: Piece, after: str) -> str:
    words = first.text.split()
    if not words:
        return ""
    word = words[0]
    if first.hyphen and word.endswith(first.hyphen) and not after.startswith(word):
        word = word.removesuffix(first.hyphen)
    return word


def _iter_text(element: Element, notes: frozenset[Element]) -> Iterator[tuple[Element, str]]:
    """The text of an element piece by piece, each with the element that directly holds it; images are empty runs."""
    if element in notes:
        yield element, element.get("data-number", "")
        return
    yield element, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _iter_text(child, notes)
        yield element, child.tail or ""


def _counts(character: str) -> bool:
    return character not in " \t\n\r\f" and character != SOFT_HYPHEN
