"""render_division: a division of the book to its Fragment, the same for both editions.

Written divisions are made from their blocks; generated ones from the templates, which get the compiled apparatus with
its words already rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from unicodedata import bidirectional

import jinja2
from lxml import etree
from markupsafe import Markup

from book.apparatus.index_headnote import other_indexes, write_headnote
from book.apparatus.locate import format_locators, iter_entries
from book.apparatus.locator_form import choose_form
from book.apparatus.notes import group_notes, notes_at
from book.apparatus.people import show_other_names
from book.manifest.schema import Manifest
from book.model.apparatus import Apparatus, IndexGroup, NoteGroup
from book.model.book import Book, Division, DivisionKind
from book.model.content import Blocks, Inlines
from book.model.rewrite import strip_marks
from book.render.blocks import render_blocks
from book.render.context import RenderContext, RenderState
from book.render.elements import add_element, add_text, make_element, parse_element, serialize
from book.render.fragment import Fragment
from book.render.index_entries import EntryStyle, render_entries
from book.render.inlines import render_inlines
from book.render.notes import render_notes

_K = DivisionKind

# epub:type, ARIA role (EP-32, C19). Display pages and lists without a role of their own have none.
_SEMANTICS: dict[DivisionKind, tuple[str | None, str | None]] = {
    _K.HALF_TITLE: ("halftitlepage", None),
    _K.SERIES_PAGE: ("seriespage", None),
    _K.TITLE_PAGE: ("titlepage", None),
    _K.COPYRIGHT_PAGE: ("copyright-page", None),
    _K.DEDICATION: ("dedication", "doc-dedication"),
    _K.EPIGRAPH: ("epigraph", "doc-epigraph"),
    _K.CONTENTS: (None, "doc-toc"),
    _K.ILLUSTRATIONS: ("loi", None),
    _K.PLATES: ("loi", None),
    _K.TABLES: ("lot", None),
    _K.FOREWORD: ("foreword", "doc-foreword"),
    _K.PREFACE: ("preface", "doc-preface"),
    _K.ACKNOWLEDGMENTS: ("acknowledgments", "doc-acknowledgments"),
    _K.NOTE_TO_READER: ("preamble", None),
    _K.ABBREVIATIONS: (None, None),
    _K.INTRODUCTION: ("introduction", "doc-introduction"),
    _K.PART: ("part", "doc-part"),
    _K.CHAPTER: ("chapter", "doc-chapter"),
    _K.CONCLUSION: ("conclusion", "doc-conclusion"),
    _K.AFTERWORD: ("afterword", "doc-afterword"),
    _K.APPENDIX: ("appendix", "doc-appendix"),
    _K.NOTES: ("endnotes", "doc-endnotes"),
    _K.GLOSSARY: ("glossary", "doc-glossary"),
    _K.CHRONOLOGY: (None, None),
    _K.BIOGRAPHICAL_NOTES: (None, None),
    _K.BIBLIOGRAPHY: ("bibliography", "doc-bibliography"),
    _K.INDEX: ("index", "doc-index"),
    _K.COLOPHON: ("colophon", "doc-colophon"),
}


def render_division(
    division: Division, book: Book, apparatus: Apparatus, manifest: Manifest, context: RenderContext
) -> Fragment:
    """The division as XHTML. Page numbers in it are those of `context.labels`."""
    state = RenderState(context=context, division=division)
    if division.generated and division.kind is not _K.PART:
        section = _render_template(state, book, apparatus, manifest)
    else:
        section = _render_written(state, manifest)
    etree.cleanup_namespaces(section, keep_ns_prefixes=["epub"])
    return Fragment(
        division=division.id,
        title=division.title_text or context.vocabulary.titles.get(division.kind, manifest.title),
        lang=division.lang or context.lang,
        xhtml=serialize(section),
    )


def _render_written(state: RenderState, manifest: Manifest) -> etree._Element:
    division = state.division
    section = _open_section(division)
    if division.title:
        _render_opening(section, state)
    render_blocks(section, division.blocks, state)
    _append_notes(section, state, manifest)
    return section


def _append_notes(section: etree._Element, state: RenderState, manifest: Manifest) -> None:
    """The notes that stand with their division: at its end, or in print at the foot of its pages."""
    notes = notes_at(state.division, manifest.notes, "chapter", "foot")
    if not notes:
        return
    heading_id = f"{state.division.id}-notes"
    listed = add_element(
        section, "section", class_="endnotes", epub_type="endnotes", role="doc-endnotes", aria_labelledby=heading_id
    )
    heading = add_element(listed, "h2", id=heading_id)
    add_text(heading, state.context.vocabulary.titles[_K.NOTES])
    render_notes(listed, notes, manifest.notes, state)


def _open_section(division: Division) -> etree._Element:
    epub_type, role = _SEMANTICS[division.kind]
    return make_element(
        "section",
        id=division.id,
        class_=f"{division.kind.value} {division.matter.value}matter",
        epub_type=epub_type,
        role=role,
        aria_labelledby=f"{division.id}-title" if division.title else None,
    )


def _render_opening(section: etree._Element, state: RenderState) -> None:
    """The division's number, title, subtitle and author."""
    division = state.division
    header = add_element(section, "header", class_="opening")
    heading = add_element(header, "h1", id=f"{division.id}-title")
    if division.number is not None:
        label = str(division.number)
        if division.kind is _K.PART:
            label = f"{state.context.vocabulary.part_label} {label}"
        add_text(add_element(heading, "span", class_="number"), label)
        add_text(heading, " ")
    render_inlines(add_element(heading, "span", class_="title"), division.title, state)
    if division.subtitle:
        add_text(add_element(header, "p", class_="subtitle"), division.subtitle)
    if division.author:
        add_text(add_element(header, "p", class_="author"), division.author)


def _render_template(state: RenderState, book: Book, apparatus: Apparatus, manifest: Manifest) -> etree._Element:
    """A generated division, from the template that has its kind's name."""
    division = state.division
    words = state.context.vocabulary
    epub_type, role = _SEMANTICS[division.kind]

    def markup(render: Callable[[etree._Element], None]) -> Markup:
        holder = make_element("div")
        render(holder)
        inner = Markup("").join(Markup(etree.tostring(child, encoding="unicode")) for child in holder)
        return Markup.escape(holder.text or "") + inner

    def show_words(inlines: Inlines) -> Markup:
        return markup(lambda holder: render_inlines(holder, strip_marks(inlines), state))

    def show_all(inlines: Inlines) -> Markup:
        return markup(lambda holder: render_inlines(holder, inlines, state))

    def show_blocks(blocks: Blocks) -> Markup:
        return markup(lambda holder: render_blocks(holder, blocks, state))

    def show_entry(anchor: str, blocks: Blocks) -> Markup:
        """Readers look up one entry, so what is named in it is linked there, whatever stands before it (GL-07)."""
        own = RenderState(context=state.context, division=division, linked={anchor})
        return markup(lambda holder: render_blocks(holder, blocks, own))

    def label(anchor: str) -> str:
        return state.context.labels.get(anchor, state.context.unplaced)

    def notes_of(group: NoteGroup) -> Markup:
        inner = RenderState(context=state.context, division=book.division(group.division))
        return markup(lambda holder: render_notes(holder, group.notes, manifest.notes, inner))

    def show_entries(group: IndexGroup, style: EntryStyle) -> Markup:
        return markup(lambda holder: render_entries(holder, group.entries, style, state))

    xhtml = (
        _environment()
        .get_template(f"{division.kind.value}.xhtml")
        .render(
            division=division,
            book=book,
            apparatus=apparatus,
            manifest=manifest,
            credits=manifest.credits(),
            words=words,
            lang=state.context.lang,
            epub_type=epub_type,
            role=role,
            split_ranges=_split_ranges,
            show_words=show_words,
            show_all=show_all,
            show_blocks=show_blocks,
            show_entry=show_entry,
            is_rtl=_is_rtl,
            show_other_names=show_other_names,
            label=label,
            note_groups=group_notes(book, manifest.notes),
            notes_of=notes_of,
            index=_prepare_index(state, book, apparatus, manifest, show_entries),
        )
    )
    section = parse_element(xhtml)
    _append_notes(section, state, manifest)
    return section


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShownIndex:
    """What the template of an index needs: `show` makes the entries of a group."""

    groups: tuple[IndexGroup, ...]
    headnote: tuple[str, ...]
    others: tuple[Division, ...]
    show: Callable[[IndexGroup], Markup]


def _prepare_index(
    state: RenderState,
    book: Book,
    apparatus: Apparatus,
    manifest: Manifest,
    show_entries: Callable[[IndexGroup, EntryStyle], Markup],
) -> _ShownIndex | None:
    """The index of a division with its locators as printed; None for a division of another kind."""
    if state.division.kind is not _K.INDEX:
        return None
    index, settings, words = apparatus.index_of(state.division.id), manifest.index, state.context.vocabulary
    form = choose_form(book, manifest, words, state.context.labels)
    located = {
        entry.id: format_locators(entry.locators, state.context.labels, form) for entry in iter_entries(index.groups)
    }
    style = EntryStyle(
        located=located,
        run_in=settings.style == "run-in",
        italic_figures=settings.figures == "italic",
        see_also_first=settings.see_also == "first",
    )
    return _ShownIndex(
        groups=index.groups,
        headnote=write_headnote(index, (page for pages in located.values() for page in pages), settings, words),
        others=other_indexes(state.division, book),
        show=lambda group: show_entries(group, style),
    )


def _split_ranges(text: str) -> list[tuple[str, bool]]:
    """A display title in runs, and whether each is a range of numbers that stays on one line."""
    return [(run, number % 2 == 1) for number, run in enumerate(re.split(r"(\d+–\d+)", text)) if run]


def _is_rtl(text: str) -> bool:
    """Whether words are in a script that is written from right to left (GL-10)."""
    return next((kind in {"R", "AL"} for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), False)


@cache
def _environment() -> jinja2.Environment:
    """The templates, each compiled once."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files("book") / "templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
