"""The first stage: a book's folder becomes a LoadedBook, or a report of everything that is wrong with it.

Comes in: the folder with book.yaml and the apparatus files beside it. Goes out: the manifest with its defaults, the
divisions in order and the records; no manuscript text is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from book.diagnostics import MachineError, Report
from book.manifest.apparatus_files import (
    CHRONOLOGY_FILE,
    GLOSSARY_FILE,
    INDEX_FILE,
    PEOPLE_FILE,
    ApparatusRecords,
    load_apparatus,
    read_yaml,
)
from book.manifest.checks import check_manifest, check_texts
from book.manifest.contents import ListedDivision, list_divisions
from book.manifest.records import ChronologyGroupRecord, GlossaryRecord, IndexRecord, PersonRecord
from book.manifest.schema import Manifest
from book.manifest.sources import CitationStyle, SourcesText, read_sources, read_style
from book.manifest.yaml_source import YamlFile
from book.model.book import DivisionKind, Matter

MANIFEST_FILE = "book.yaml"

_MADE_FROM = {
    DivisionKind.BIOGRAPHICAL_NOTES: PEOPLE_FILE,
    DivisionKind.GLOSSARY: GLOSSARY_FILE,
    DivisionKind.CHRONOLOGY: CHRONOLOGY_FILE,
    DivisionKind.INDEX: INDEX_FILE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedBook:
    """A book's manifest and records; where there were errors, what is left without the faulty parts.

    `folder` is absolute, with links resolved. `source` finds the places of keys and values in book.yaml. Records carry
    their own places; those of an apparatus file that does not exist are (). `sources` are the files of the
    bibliography, cited in `style`; a book without them cites by hand.
    """

    folder: Path
    manifest: Manifest
    divisions: tuple[ListedDivision, ...]
    people: tuple[PersonRecord, ...]
    glossary: tuple[GlossaryRecord, ...]
    chronology: tuple[ChronologyGroupRecord, ...]
    index: tuple[IndexRecord, ...]
    source: YamlFile
    sources: tuple[SourcesText, ...] = ()
    style: CitationStyle | None = None


def load_manifest(folder: Path, report: Report) -> LoadedBook | None:
    """The book in a folder; None where book.yaml cannot be read at all.

    All errors are reported (MAN-…, LNT-002, LNT-003), each at its line. What is faulty is left out of the book, so that
    the stages that only read can go on and report what they find. Raises MachineError where a file may not be read.
    """
    checked = read_yaml(folder, MANIFEST_FILE, Manifest, report)
    records = load_apparatus(folder, report)
    if checked is None:
        return None
    manifest, source = checked.value, checked.source
    check_manifest(checked, folder, report)
    texts = {matter: list_texts(folder, matter) for matter in Matter}
    sources = read_sources(manifest.bibliography, folder, source, report)
    made = _list_made(manifest, records, has_sources=bool(sources))
    divisions = list_divisions(manifest.contents, source, texts, made, report)
    check_texts(divisions, folder, report)
    if checked.whole:
        listed = {division.file for division in divisions} | {division.kind for division in divisions}
        unlisted = [text for matter in Matter for text in texts[matter] if text not in listed]
        if DivisionKind.ABBREVIATIONS in listed:  # which are made from the glossary's file
            listed.add(DivisionKind.GLOSSARY)
        unlisted += [name for kind, name in _MADE_FROM.items() if kind in made - listed and name in records.present]
        for name in unlisted:
            report.add("MAN-019", source.key_span(("contents",)), file=name)
    language = manifest.original.language if manifest.original else None
    return LoadedBook(
        folder=folder.resolve(),
        manifest=manifest,
        divisions=divisions,
        people=tuple(_with_language(person, language) for person in records.people),
        glossary=tuple(_with_language(term, language) for term in records.glossary),
        chronology=records.chronology,
        index=records.index,
        source=source,
        sources=sources,
        style=read_style(manifest.bibliography, folder, source, report) if sources else None,
    )


def list_texts(folder: Path, matter: Matter) -> tuple[str, ...]:
    """The Markdown files in the folder of a matter, numbers in their names compared as numbers.

    Hidden files are left out, and so is a folder that a link leads out of the book.
    """
    inside = folder / matter.value
    if not inside.is_dir() or not inside.resolve().is_relative_to(folder.resolve()):
        return ()
    try:
        found = [entry.name for entry in inside.iterdir()]
    except OSError as error:
        raise MachineError(f"cannot list {matter.value}/: {error.strerror}") from error
    names = [name for name in found if name.lower().endswith(".md") and not name.startswith(".")]

    def order(name: str) -> tuple[tuple[str | int, ...], str]:
        parts = re.split("([0-9]+)", name.lower())
        return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), name

    return tuple(f"{matter.value}/{name}" for name in sorted(names, key=order))


def _list_made(manifest: Manifest, records: ApparatusRecords, *, has_sources: bool) -> frozenset[DivisionKind]:
    """What Octavo makes for this book where the contents do not say."""
    calls = {
        DivisionKind.TITLE_PAGE: True,
        DivisionKind.COPYRIGHT_PAGE: True,
        DivisionKind.CONTENTS: True,
        DivisionKind.NOTES: manifest.notes.placement == "book",
        DivisionKind.GLOSSARY: GLOSSARY_FILE in records.present,
        DivisionKind.CHRONOLOGY: CHRONOLOGY_FILE in records.present,
        DivisionKind.BIOGRAPHICAL_NOTES: any(person.note or person.see for person in records.people),
        DivisionKind.BIBLIOGRAPHY: has_sources,
        DivisionKind.INDEX: bool(records.present & {INDEX_FILE, PEOPLE_FILE}),
    }
    return frozenset(kind for kind, called in calls.items() if called)


Original = TypeVar("Original", PersonRecord, GlossaryRecord)


def _with_language(record: Original, language: str | None) -> Original:
    """A record whose original script has a language: that of the original work where it names none."""
    if record.original is None or record.original_lang is not None or language is None:
        return record
    return record.model_copy(update={"original_lang": language})
