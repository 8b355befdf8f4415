"""Markers in the EPUB where the pages of the print edition begin (EP-20 to EP-26).

Trees of fragments and the page starts of the page map come in; the trees go out with a marker at each place. A
marker stands before the first word of its page: after a word broken over two pages, after a link, before a heading,
a figure or a table, and inside the paragraph or list item that the word belongs to.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from book.diagnostics import Report
from book.epub.xhtml import HEADINGS, iter_xhtml, local_name
from book.model.pages import Folio, PageStart
from book.render.elements import make_element
from book.source import Span

_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q", "s", "samp"}
    | {"small", "span", "strong", "sub", "sup", "time", "u", "var"}
)
_WHOLE = frozenset({"figure", "table", "hr", "img"})  # a page that begins with one begins before it
_SPACE = " \t\n\r\f"
_SOFT_HYPHEN = "\u00ad"
_BREAKS_FREELY = "—\u200b"  # a line may end here without a word being broken


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """A marker as the page list names it: the page's label and the address of the marker."""

    label: str
    href: str


class _Letter(NamedTuple):  # there are hundreds of thousands, and tuples are made fastest
    """A character of a block's text, and the text node it stands in: `element`'s own text, or the text behind it.

    `apart` where the character is not in the same line of words as the one before it: in another paragraph, say.
    """

    character: str
    element: etree._Element
    behind: bool
    place: int
    apart: bool

    @property
    def container(self) -> etree._Element:
        """The element whose content the character is."""
        return self.element.getparent() if self.behind else self.element


def insert_page_breaks(
    roots: Mapping[str, etree._Element], starts: Sequence[PageStart], folios: Sequence[Folio], report: Report
) -> None:
    """Put a marker into the trees, which are changed, at every page start.

    `roots` are the divisions' elements by division id, `starts` in the order of the pages. Pages without words (blank
    ones) have no start and get no marker; so do pages of divisions that the EPUB leaves out. EPB-003 for a page
    that cannot be marked, EPB-004 where the words at the place are not those that the page begins with.
    """
    elements = {e.get("id"): (name, e) for name, root in roots.items() for e in iter_xhtml(root) if e.get("id")}
    marked = set()
    for start in starts:
        folio = folios[start.sheet]
        marked.add(start.sheet)
        if start.block not in elements:
            if folio.division in roots:
                report.add("EPB-003", Span(f"EPUB/{folio.division}.xhtml", 0), page=folio.label)
            continue
        name, block = elements[start.block]
        letters = _collapsed_letters(block)
        found = "".join(letter.character for letter in letters)[start.offset :]
        if not _same_word(found, start.word):
            report.add("EPB-004", Span(f"EPUB/{name}.xhtml", 0), page=folio.label, word=start.word, found=found[:20])
        identifier = f"page-{folio.label}"
        while identifier in elements:
            identifier += "-folio"
        label = folio.label
        marker = make_element("span", epub_type="pagebreak", role="doc-pagebreak", id=identifier, aria_label=label)
        elements[identifier] = (name, marker)
        _place(marker, block, letters, start.offset)
    for folio in folios:
        if folio.division in roots and folio.sheet not in marked:
            report.add("EPB-003", Span(f"EPUB/{folio.division}.xhtml", 0), page=folio.label)


def list_page_breaks(roots: Mapping[str, etree._Element]) -> tuple[PageBreak, ...]:
    """Every marker in the trees, in reading order. `roots` are elements by file name."""
    return tuple(
        PageBreak(label=element.get("aria-label"), href=f"{name}#{element.get('id')}")
        for name, root in roots.items()
        for element in iter_xhtml(root, "span")
        if is_page_break(element)
    )


def is_page_break(element: etree._Element) -> bool:
    """Whether an element is a marker."""
    return bool(element.get("role") == "doc-pagebreak")


def _collapsed_letters(block: etree._Element) -> list[_Letter]:
    """The characters of a block's text: white space as one space, none at the beginning and the end."""
    letters: list[_Letter] = []
    apart = False
    for element, behind, text in _iter_text(block):
        apart = apart or local_name(element) not in _INLINE
        for index, character in enumerate(text):
            if character not in _SPACE:
                letters.append(_Letter(character, element, behind, index, apart))
                apart = False
            elif letters and letters[-1].character != " ":
                letters.append(_Letter(" ", element, behind, index, apart))
    if letters and letters[-1].character == " ":
        letters.pop()
    return letters


def _iter_text(element: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """The text nodes inside an element, in order."""
    yield element, False, element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _iter_text(child)
        yield child, True, child.tail or ""


def _same_word(found: str, word: str) -> bool:
    """Whether text begins with the word that the page begins with; a hyphen put in at a line's end is not counted."""
    expected = word.replace(_SOFT_HYPHEN, "").rstrip("-‐").casefold()
    return found.replace(_SOFT_HYPHEN, "").casefold().startswith(expected)


def _place(marker: etree._Element, block: etree._Element, letters: list[_Letter], offset: int) -> None:
    """Put a marker where the page begins, or at the nearest place where one may stand."""
    if not letters or (offset == 0 and local_name(block) in _WHOLE):
        if local_name(block) in _WHOLE:
            _insert_before(block, marker)
        else:
            block.insert(0, marker)
            marker.tail, block.text = block.text, None
        return
    if offset < len(letters) and letters[offset].character == " ":
        offset += 1
    end = _end_of_broken_word(letters, offset)
    letter = letters[min(end, len(letters) - 1)]
    after = end > offset or end == len(letters)
    if after:
        letter = letters[end - 1]
    if (whole := _outer_whole(letter.container)) is not None:
        _insert_before(whole, marker)
    elif (link := _outer_link(letter.container, block)) is not None:
        if not after and _begins_with(link, letter):
            _insert_before(_climb_from_start(link, block), marker)
        else:
            _insert_after(link, marker)
    elif after:
        _insert_after_letter(letter, block, marker)
    else:
        _insert_before_letter(letter, block, marker)


def _end_of_broken_word(letters: list[_Letter], offset: int) -> int:
    """Where the word ends that `offset` stands in; `offset` itself where it stands between two words.

    A word is what stands between spaces, dashes, lines broken on purpose and characters of scripts without spaces.
    """
    offset = min(offset, len(letters))
    if offset == 0 or _ends_words(letters[offset - 1].character):
        return offset
    while offset < len(letters) and not letters[offset].apart and not _ends_words(letters[offset].character):
        offset += 1
    return offset


def _ends_words(character: str) -> bool:
    return character == " " or character in _BREAKS_FREELY or unicodedata.east_asian_width(character) in "WF"


def _outer_whole(element: etree._Element) -> etree._Element | None:
    """The heading, with the group around it, or the drawing or formula that an element is in; None outside of them."""
    found = None
    for ancestor in [element, *element.iterancestors()]:
        name = local_name(ancestor)
        if (
            not name
            or name in HEADINGS
            or (name in ("header", "hgroup") and any(True for _ in iter_xhtml(ancestor, *HEADINGS)))
        ):
            found = ancestor
    return found


def _outer_link(element: etree._Element, block: etree._Element) -> etree._Element | None:
    while element is not block:
        if local_name(element) == "a":
            return element
        element = element.getparent()
    return None


def _begins_with(element: etree._Element, letter: _Letter) -> bool:
    """Whether a character is the first of an element's text."""
    first = next(iter(_collapsed_letters(element)), None)
    return first is not None and (first.element, first.behind, first.place) == (
        letter.element,
        letter.behind,
        letter.place,
    )


def _climb_from_start(element: etree._Element, block: etree._Element) -> etree._Element:
    """The outermost inline element that begins with `element`."""
    while (parent := element.getparent()) is not block and local_name(parent) in _INLINE:
        if parent.index(element) > 0 or (parent.text or "").strip(_SPACE):
            break
        element = parent
    return element


def _insert_before_letter(letter: _Letter, block: etree._Element, marker: etree._Element) -> None:
    element = letter.element
    if not letter.behind:
        at_start = not (element.text or "")[: letter.place].strip(_SPACE)
        if at_start and element is not block and local_name(element) in _INLINE:
            _insert_before(_climb_from_start(element, block), marker)
        else:
            _split_text(element, letter.place, marker)
    else:
        _split_tail(element, letter.place, marker)


def _insert_after_letter(letter: _Letter, block: etree._Element, marker: etree._Element) -> None:
    element = letter.element
    rest = ((element.tail if letter.behind else element.text) or "")[letter.place + 1 :]
    container = letter.container
    following = element.getnext() if letter.behind else next(iter(element), None)
    if following is not None and is_page_break(following) and not rest:
        _insert_after(following, marker)
    elif following is None and not rest.strip(_SPACE) and container is not block and local_name(container) in _INLINE:
        while (parent := container.getparent()) is not block and local_name(parent) in _INLINE:
            if container.getnext() is not None or (container.tail or "").strip(_SPACE):
                break
            container = parent
        _insert_after(container, marker)
    elif letter.behind:
        _split_tail(element, letter.place + 1, marker)
    else:
        _split_text(element, letter.place + 1, marker)


def _insert_before(element: etree._Element, marker: etree._Element) -> None:
    parent = element.getparent()
    parent.insert(parent.index(element), marker)


def _insert_after(element: etree._Element, marker: etree._Element) -> None:
    """Behind an element, and behind the markers that stand there already."""
    while (following := element.getnext()) is not None and is_page_break(following) and not element.tail:
        element = following
    _split_tail(element, 0, marker)


def _split_text(element: etree._Element, index: int, marker: etree._Element) -> None:
    text = element.text or ""
    element.text = text[:index]
    element.insert(0, marker)
    marker.tail = text[index:]


def _split_tail(element: etree._Element, index: int, marker: etree._Element) -> None:
    parent = element.getparent()
    tail = element.tail or ""
    element.tail = tail[:index]
    parent.insert(parent.index(element) + 1, marker)
    marker.tail = tail[index:]
