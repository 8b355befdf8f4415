"""Which divisions of an edition were found complete before, so that only what differs is read again.

A verdict depends on what the manuscript expects of a division, on the pages or documents that have it, and on the code
that compares them. All of that is in its key; a division whose key is not known is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

from book.check.units import DivisionText
from book.workspace import written_whole

_CODE = (
    *("compare.py", "completeness.py", "epub_text.py", "letters.py", "memory.py", "pdf_objects.py", "pdf_pages.py"),
    *("pdf_text.py", "units.py", "../pdf/digests.py"),
)


class Memory:
    """The keys of complete divisions, kept in a file from build to build. Without a path nothing is remembered.

    Those that a build used are written when it leaves the memory, unless by an exception. Raises MachineError where the
    file cannot be written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._before = frozenset() if path is None else _read_keys(path)
        self._now: set[str] = set()

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._save()

    def knows(self, key: str) -> bool:
        """Whether a division was found complete before, and nothing has changed that the verdict depends on."""
        if key in self._before:
            self._now.add(key)
        return key in self._before

    def keep(self, keys: Iterable[str]) -> None:
        """Remember that divisions were found complete."""
        self._now.update(keys)

    def _save(self) -> None:
        if self._path is not None and self._now != self._before:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(self._path) as beside:
                beside.write_text(json.dumps(sorted(self._now), indent=1) + "\n", "utf-8")


def verdict_key(text: DivisionText, evidence: Iterable[str]) -> str:
    """What the verdict on a division depends on. `evidence` are digests of what the edition has of it, in order."""
    expected = [
        *((unit.letters, unit.lane.value, unit.row) for unit in text.units),
        (str(text.loose), *text.repeated),
        tuple(sorted(text.markers)),
        text.drawings,
        tuple(alternative for alternative, _ in text.alternatives),
    ]
    whole = json.dumps([_reader_version(), expected, list(evidence)], ensure_ascii=False)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def _read_keys(path: Path) -> frozenset[str]:
    try:
        keys = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(key for key in keys if isinstance(key, str)) if isinstance(keys, list) else frozenset()


@cache
def _reader_version() -> str:
    """What reads and compares: PDFium, and the code of this package as a hash."""
    here = Path(__file__).parent
    code = hashlib.sha256(b"\0".join((here / name).read_bytes() for name in _CODE)).hexdigest()
    return f"{version('pypdfium2')} {version('lxml')} {code}"
