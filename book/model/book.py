"""The assembled book: its divisions in order, numbered, every block and mark with an id of its own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from book.model.content import Blocks, Inlines, Note
from book.model.pages import Side
from book.source import Span


class Matter(StrEnum):
    """The three parts every book has."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"


class DivisionKind(StrEnum):
    """What a division is; the value is the word used in book.yaml."""

    HALF_TITLE = "half-title"
    SERIES_PAGE = "series-page"
    TITLE_PAGE = "title-page"
    COPYRIGHT_PAGE = "copyright-page"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "contents"
    ILLUSTRATIONS = "illustrations"
    PLATES = "plates"
    TABLES = "tables"
    FOREWORD = "foreword"
    PREFACE = "preface"
    ACKNOWLEDGMENTS = "acknowledgments"
    NOTE_TO_READER = "note-to-reader"
    ABBREVIATIONS = "abbreviations"
    INTRODUCTION = "introduction"
    PART = "part"
    CHAPTER = "chapter"
    CONCLUSION = "conclusion"
    AFTERWORD = "afterword"
    APPENDIX = "appendix"
    NOTES = "notes"
    GLOSSARY = "glossary"
    CHRONOLOGY = "chronology"
    BIOGRAPHICAL_NOTES = "biographical-notes"
    BIBLIOGRAPHY = "bibliography"
    INDEX = "index"
    COLOPHON = "colophon"


GENERATED_KINDS = frozenset(
    {
        DivisionKind.HALF_TITLE,
        DivisionKind.SERIES_PAGE,
        DivisionKind.TITLE_PAGE,
        DivisionKind.COPYRIGHT_PAGE,
        DivisionKind.CONTENTS,
        DivisionKind.ILLUSTRATIONS,
        DivisionKind.PLATES,
        DivisionKind.TABLES,
        DivisionKind.ABBREVIATIONS,
        DivisionKind.NOTES,
        DivisionKind.GLOSSARY,
        DivisionKind.CHRONOLOGY,
        DivisionKind.BIOGRAPHICAL_NOTES,
        DivisionKind.BIBLIOGRAPHY,
        DivisionKind.INDEX,
        DivisionKind.COLOPHON,
    }
)
"""Divisions that Octavo can make by itself, from the manifest, the apparatus files and the marks in the text.

Each of them may be written as well: a division with a file is what the file says."""

UNTITLED_KINDS = frozenset(
    {
        DivisionKind.HALF_TITLE,
        DivisionKind.SERIES_PAGE,
        DivisionKind.TITLE_PAGE,
        DivisionKind.COPYRIGHT_PAGE,
        DivisionKind.DEDICATION,
        DivisionKind.EPIGRAPH,
        DivisionKind.COLOPHON,
    }
)
"""Display pages: no heading is needed, no running head or folio is printed, and the contents leave them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A unit of the book with a file of its own in both editions.

    `id` names its file and its anchor ("ch-02", "foreword", "index"). `number` counts chapters through the whole
    book and parts apart from them (both from 1); None for divisions without one. `part` is the id of the part it
    stands in. `title` is empty for display pages. `blocks` is empty for generated divisions and excludes the title.
    `entries` says which entries an index has, () for all that no other has: people, subjects, or a name of the marks.
    """

    id: str
    kind: DivisionKind
    matter: Matter
    opening: Side | None
    title: Inlines
    title_text: str
    running_head: str
    span: Span
    subtitle: str | None = None
    number: int | None = None
    part: str | None = None
    generated: bool = False
    author: str | None = None
    lang: str | None = None
    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The whole book, in reading order."""

    divisions: tuple[Division, ...]

    def division(self, division_id: str) -> Division:
        """The division of that id. Raises KeyError if there is none."""
        for division in self.divisions:
            if division.id == division_id:
                return division
        raise KeyError(division_id)
