"""Parsed files kept from build to build, with what was found wrong in them, under a hash of all that they depend on.

What cannot be read for any reason counts as not there. docs/adr/0006 says why they are JSON.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path

from book.diagnostics import Diagnostic, Report, Severity
from book.model.content import Document
from book.model.stored import read_document, store_document
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.parse.reading import CitationClass
from book.workspace import written_whole

_CODE = ("parse", "model", "codes", "diagnostics.py", "source.py")  # in book/: what a document is made by
_PACKAGES = ("markdown-it-py", "mdit-py-plugins")


class KeptDocuments:
    """The documents in a folder. Without a folder, every file is parsed."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def parse(
        self,
        source: Source,
        report: Report,
        lang: str,
        quotation_style: str | None = None,
        citations: CitationClass | None = None,
    ) -> Document:
        """`parse_document`, or what it gave when it last read the same text.

        Raises MachineError where a document cannot be kept.
        """
        if self._folder is None:
            return parse_document(source, report, lang, quotation_style, citations)
        path = self._folder / f"{_key(source, lang, quotation_style, citations)}.json"
        self._used.add(path.name)
        kept = _load(path)
        if kept is None:
            found = Report()
            document = parse_document(source, found, lang, quotation_style, citations)
            kept = document, tuple(found)
            _store(path, *kept)
        report.add_all(kept[1])
        return kept[0]

    def discard_others(self) -> None:
        """Remove what was not asked for, and what a killed build left half-written."""
        if self._folder is not None and self._folder.is_dir():
            for path in sorted(self._folder.iterdir()):
                if path.name not in self._used and path.suffix in {".json", ".part"} and path.is_file():
                    path.unlink(missing_ok=True)


def _key(source: Source, lang: str, quotation_style: str | None, citations: CitationClass | None) -> str:
    whole = json.dumps([source.file, source.text, lang, quotation_style, citations, _parser_version()])
    return hashlib.sha256(whole.encode()).hexdigest()


@cache
def _parser_version() -> str:
    """What parses: the packages with their versions, and our own code as a hash."""
    here = Path(__file__).parent.parent
    found = [[here / name] if name.endswith(".py") else here.joinpath(name).rglob("*.py") for name in _CODE]
    files = sorted(path for paths in found for path in paths)
    code = hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
    return " ".join((*(f"{package} {version(package)}" for package in _PACKAGES), code))


def _load(path: Path) -> tuple[Document, tuple[Diagnostic, ...]] | None:
    try:
        kept = json.loads(path.read_text("utf-8"))
        findings = tuple(
            Diagnostic(**{**found, "severity": Severity(found["severity"])}) for found in kept["findings"]
        )
        return read_document(kept["document"]), findings
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _store(path: Path, document: Document, findings: tuple[Diagnostic, ...]) -> None:
    kept = {"findings": [asdict(found) for found in findings], "document": store_document(document)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path) as beside:
        beside.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
