"""Entries of an index to XHTML: lists in lists, each entry with its heading, locators and references.

The punctuation is part of the text, the same in both editions (IX-39, IX-49): commas between locators, semicolons
between run-in subentries, a full stop before See, parentheses round it behind a subheading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from book.model.apparatus import IndexEntry, LocatedPage, LocatorKind, SeeReference
from book.model.content import Inlines
from book.model.rewrite import strip_marks
from book.render.context import RenderState
from book.render.elements import add_element, add_text
from book.render.inlines import render_inlines
from book.vocabulary import Vocabulary

GLUE = ",\N{NO-BREAK SPACE}"
"""Between a heading and its first locator, which stay on one line (IX-63)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryStyle:
    """How entries are written: `located` has the locators of every entry by its id, as printed."""

    located: Mapping[str, Sequence[LocatedPage]]
    run_in: bool = False
    italic_figures: bool = False
    see_also_first: bool = False


def render_entries(
    parent: etree._Element, entries: Sequence[IndexEntry], style: EntryStyle, state: RenderState, level: int = 1
) -> None:
    """Append a list of entries, with those below them."""
    listed = add_element(parent, "ul", class_=f"level-{level}")
    for entry in entries:
        item = add_element(listed, "li", id=entry.id)
        line = add_element(item, "span", class_="entry")
        _render_line(line, entry, style, state, level)
        if level > 1 and not entry.subentries and style.run_in and entry is not entries[-1]:
            _separate(line, "; ")
        if not entry.subentries:
            continue
        if style.run_in:
            _separate(line, "; " if style.located[entry.id] else ": ")
        render_entries(item, entry.subentries, style, state, level + 1)
        if _has_more(entry) and not _comes_first(entry, style, level):
            if style.run_in:
                _separate(item, ". ")
                _render_see_also(item, entry, state, level)
            else:
                _render_see_also(add_element(item, "span", class_="entry last"), entry, state, level)


def _render_line(line: etree._Element, entry: IndexEntry, style: EntryStyle, state: RenderState, level: int) -> None:
    """The heading, its locators, and the references that stand right behind them."""
    heading = add_element(line, "span", epub_type="index-term")
    _render_words(heading, entry.words, entry.heading, state)
    for number, page in enumerate(style.located[entry.id]):
        _separate(line, ", " if number else GLUE)
        _render_locator(line, page, style, state.context.vocabulary)
    if entry.see or entry.see_under:
        _open_reference(line, level)
        _render_see(line, entry, state, level)
        _close_reference(line, level)
    if _has_more(entry) and _comes_first(entry, style, level):
        _open_reference(line, level)
        _render_see_also(line, entry, state, level)
        _close_reference(line, level)


def _has_more(entry: IndexEntry) -> bool:
    return bool(entry.see_also or entry.see_also_under or entry.generic)


def _comes_first(entry: IndexEntry, style: EntryStyle, level: int) -> bool:
    """Whether see also stands behind the locators: below there is nothing, or the book asks for it (IX-49)."""
    return level > 1 or not entry.subentries or (style.see_also_first and not style.run_in)


def _open_reference(parent: etree._Element, level: int) -> None:
    _separate(parent, ". " if level == 1 else " (")


def _close_reference(parent: etree._Element, level: int) -> None:
    if level > 1:
        _separate(parent, ")")


def _separate(parent: etree._Element, text: str) -> None:
    add_text(add_element(parent, "span", class_="separator"), text)


def _render_locator(parent: etree._Element, page: LocatedPage, style: EntryStyle, words: Vocabulary) -> None:
    """A link to the place, with the label as printed (IX-76, IX-77)."""
    if page.last is not None:
        parent = add_element(parent, "span", epub_type="index-locator-range")
    if page.principal:
        parent = add_element(parent, "b")
    figure = style.italic_figures and page.kind is LocatorKind.FIGURE
    if figure:
        parent = add_element(parent, "i")
    link = add_element(
        parent,
        "a",
        class_="locator",
        epub_type="index-locator" if page.last is None else None,
        href="#" + page.anchors[0],
        aria_label=_speak(page, words, figure=figure),
    )
    add_text(link, page.text)


def _speak(page: LocatedPage, words: Vocabulary, *, figure: bool) -> str | None:
    """What a screen reader says, where the label alone would not be understood (IX-77, C5)."""
    pages = page.label if page.last is None else words.page_range.format(first=page.label, last=page.last)
    if page.mark is not None:
        spoken = (
            words.page_and_notes.format(page=pages, first=page.notes[0], last=page.notes[-1])
            if len(page.notes) > 1
            else words.page_and_note.format(page=pages, note=page.mark).strip()
        )
        return f"{spoken} ({page.qualifier})" if page.qualifier else spoken
    if figure:
        return words.page_and_figure.format(page=pages)
    return pages if page.last is not None else None


def _render_see(parent: etree._Element, entry: IndexEntry, state: RenderState, level: int) -> None:
    words = state.context.vocabulary
    reference = add_element(parent, "span", class_="see", epub_type="index-xref-preferred")
    kinds = ((words.see, entry.see, ()), (words.see_under, entry.see_under, ()))
    _render_kinds(reference, kinds, state, level)


def _render_see_also(parent: etree._Element, entry: IndexEntry, state: RenderState, level: int) -> None:
    """Generic references follow the headings; see also under follows see also."""
    words = state.context.vocabulary
    reference = add_element(parent, "span", class_="see-also", epub_type="index-xref-related")
    kinds = ((words.see_also, entry.see_also, entry.generic), (words.see_also_under, entry.see_also_under, ()))
    _render_kinds(reference, kinds, state, level)


def _render_kinds(
    parent: etree._Element,
    kinds: Sequence[tuple[str, Sequence[SeeReference], Sequence[str]]],
    state: RenderState,
    level: int,
) -> None:
    used = [kind for kind in kinds if kind[1] or kind[2]]
    for number, (word, targets, generic) in enumerate(used):
        if number:
            add_text(parent, "; ")
        shown = word if level == 1 and number == 0 else word[0].lower() + word[1:]
        upright = bool(targets) and targets[0].italic
        add_text(add_element(parent, "span" if upright else "i"), shown)
        for place, target in enumerate(targets):
            add_text(parent, "; " if place else " ")
            link = add_element(parent, "a", epub_type="index-term", href="#" + target.anchor)
            _render_words(link, target.words, target.heading, state)
            if target.index:
                add_text(parent, f" ({target.index})")
        for place, sort in enumerate(generic):
            add_text(parent, "; " if place or targets else " ")
            add_text(add_element(parent, "i", epub_type="index-term-category"), sort)


def _render_words(parent: etree._Element, styled: Inlines, plain: str, state: RenderState) -> None:
    if styled:
        render_inlines(parent, strip_marks(styled), state)
    else:
        add_text(parent, plain)
