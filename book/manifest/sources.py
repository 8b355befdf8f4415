"""The files that a bibliography is made from: the sources, and the style that they are cited in.

Comes in: the settings of book.yaml and the book's folder. Goes out: the texts of the files of sources, and the style
with what it says of itself; what cannot be used is in the report. Only files in the folder are read, and those of the
styles that come with Octavo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from book.diagnostics import Report
from book.manifest.files import find_file, read_text
from book.manifest.schema import BibliographySettings
from book.manifest.yaml_source import KeyPath, YamlFile

SOURCES_FILES = ("bibliography.json", "bibliography.yaml", "bibliography.bib")
"""What is read where book.yaml names no files, if it is there."""

SHIPPED_STYLES = {
    "chicago": ("chicago-notes-bibliography", "chicago-notes-bibliography-subsequent-ibid"),
    "chicago-classic": ("chicago-notes-bibliography-classic", "chicago-notes-bibliography-subsequent-ibid-classic"),
    "chicago-archives": (
        "chicago-notes-bibliography-classic-archive-place-first",
        "chicago-notes-bibliography-classic-archive-place-first",
    ),
    "chicago-author-date": ("chicago-author-date", "chicago-author-date"),
    "hart": ("new-harts-rules-notes", "new-harts-rules-notes"),
}
"""The styles that come with Octavo, and the names of their files in styles/csl: without and with ibid."""

_CSL = "{http://purl.org/net/xbiblio/csl}"
_MOST = 8_000_000
_DECLARATIONS = re.compile("<!(?:DOCTYPE|ENTITY)")
_STYLE_HELP = "write one of " + ", ".join(SHIPPED_STYLES) + ", or the name of a .csl file in the book's folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesText:
    """A file of sources as read; its name tells its format."""

    file: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationStyle:
    """A style: where it stands, and whether it cites in notes or in the text."""

    path: Path
    kind: Literal["note", "in-text"]


def read_sources(
    settings: BibliographySettings, folder: Path, source: YamlFile, report: Report
) -> tuple[SourcesText, ...]:
    """The files of sources of a book, in order; () for a book that cites by hand. Reports BIB-009 and what
    `files.read_text` does."""
    names = settings.file or tuple(name for name in SOURCES_FILES if (folder / name).exists())
    places: dict[str, KeyPath] = {name: ("bibliography", "file", number) for number, name in enumerate(settings.file)}
    found = []
    for name in dict.fromkeys(names):
        span = source.value_span(places.get(name, ()))
        path = find_file(folder, name, span, report)
        if path is None:
            continue
        size = path.stat().st_size
        if size > _MOST:
            report.add("BIB-009", span, file=name, size=-(-size // 1_000_000), most=_MOST // 1_000_000)
            continue
        text = read_text(folder, name, span, report)
        if text is not None:
            found.append(SourcesText(file=name, text=text))
    return tuple(found)


def read_style(settings: BibliographySettings, folder: Path, source: YamlFile, report: Report) -> CitationStyle | None:
    """The style that the book asks for; None where it cannot be used, which BIB-008 says."""
    name = settings.style
    span = source.value_span(("bibliography", "style"))

    def refuse(problem: str, help_: str = _STYLE_HELP) -> None:
        report.add("BIB-008", span, style=name, problem=problem, help=help_)

    if name.lower().endswith(".csl"):
        path = find_file(folder, name, span, report)
    elif name in SHIPPED_STYLES:
        path = Path(str(files("book") / "styles" / "csl" / f"{SHIPPED_STYLES[name][settings.ibid]}.csl"))
    else:
        near = get_close_matches(name, SHIPPED_STYLES, n=1)
        refuse("Octavo has none of that name", f"did you mean {near[0]}?" if near else _STYLE_HELP)
        return None
    if path is None:
        return None
    if path.stat().st_size > _MOST:
        refuse("it is too large for a style")
        return None
    content = path.read_bytes()
    if _DECLARATIONS.search(content.decode("utf-8", "replace")):
        refuse("it declares entities, which no style needs")
        return None
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        refuse(f"it is not XML: {error}")
        return None
    kind = root.get("class")
    if root.tag != f"{_CSL}style" or kind not in ("note", "in-text"):
        refuse("it is not a style of the Citation Style Language")
        return None
    if root.find(f"{_CSL}citation") is None:
        parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
        address = parent.get("href", "") if parent is not None else ""
        refuse("it is a dependent style", f"take the style that it depends on: {address.rpartition('/')[2]}")
        return None
    return CitationStyle(path=path, kind="note" if kind == "note" else "in-text")
