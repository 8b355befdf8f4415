"""What a run is asked to do, and how it ended. Plain values between the command line, the pipeline and the display."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from book.diagnostics import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildOptions:
    """What the command line asks for. `modified` is the date of SOURCE_DATE_EPOCH, if it is set."""

    only: str | None
    profile: str
    workers: int
    modified: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was built, in numbers."""

    pages: int
    words: int
    notes: int
    index_entries: int
    divisions: int
    laid_out: int
    from_cache: int
    passes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """A file that was put in its place. `path` is as the user may open it; the digest is SHA-256."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a run ended; no facts and no files where it stopped."""

    facts: Facts | None = None
    files: tuple[OutputFile, ...] = ()


def describe_file(source: Path, place: Path) -> OutputFile:
    """A finished file, which is to be moved to its place."""
    data = source.read_bytes()
    try:
        shown = place.relative_to(Path.cwd())
    except ValueError:
        shown = place
    return OutputFile(path=str(shown), size=len(data), digest=hashlib.sha256(data).hexdigest())


def format_report(report: Report, outcome: Outcome, options: BuildOptions) -> str:
    """report.json: findings, facts and files of a run."""
    facts = None if outcome.facts is None else asdict(outcome.facts)
    whole = {
        "profile": options.profile,
        "facts": facts,
        "files": [{**asdict(file), "path": Path(file.path).name} for file in outcome.files],
        "diagnostics": [asdict(found) for found in report],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
