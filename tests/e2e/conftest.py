"""The sample book, built once for all tests of a session, and small things to look at what was built."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from book.model.pages import PageMap
from book.paginate.page_map_file import load_page_map
from tests.books import MANUSCRIPT, PROJECT, run_book

_TOOLS = PROJECT / "tools" / "validators"
VALIDATORS = os.pathsep.join(map(str, (_TOOLS / "node_modules" / ".bin", _TOOLS / "verapdf")))


@dataclass(frozen=True)
class Built:
    """A book and what a build made of it. `log` is what the build said while it worked."""

    folder: Path
    output: Path
    log: str

    @property
    def pdf(self) -> Path:
        """The print edition."""
        (path,) = self.output.glob("*.pdf")
        return path

    @property
    def epub(self) -> Path:
        """The EPUB."""
        (path,) = self.output.glob("*.epub")
        return path

    @property
    def page_map(self) -> PageMap:
        """The page map, not empty."""
        found = load_page_map(self.output / "page-map.json")
        assert found.folios
        return found

    @property
    def report(self) -> dict[str, Any]:
        """The report of the last run."""
        found: dict[str, Any] = json.loads((self.output / "report.json").read_text("utf-8"))
        return found

    @property
    def laid_out(self) -> set[str]:
        """The titles of the divisions that were laid out, by the log."""
        lines = [line for line in self.log.splitlines() if line.startswith("  ")]
        return {line.strip().rsplit(": ", 1)[0] for line in lines}


def build(folder: Path, *arguments: str | Path) -> Built:
    """Build a book that has no errors and no warnings, in a process of its own."""
    ran = run_book("build", folder, *arguments)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "0 errors, 0 warnings in " in ran.stderr, ran.stdout
    beside = folder.parent if folder.name == "manuscript" else folder
    return Built(folder=folder, output=beside / "build", log=ran.stderr)


ADVICE = frozenset(f"IDX-0{number}" for number in (25, 26, 27, 31, 32, 33, 34, 35, 36))
"""Remarks on an index, which an editor may leave as they are."""


def read_findings(printed: str) -> list[dict[str, Any]]:
    """What `book check --format json` printed, but for remarks on the index."""
    found = [json.loads(line) for line in printed.splitlines()]
    return [one for one in found if (one["severity"], one["code"]) not in {("info", code) for code in ADVICE}]


def copy_sample(to: Path) -> Path:
    """A copy of the sample's text."""
    return Path(shutil.copytree(MANUSCRIPT, to))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample book, built with four processes. Tests look at it and change nothing."""
    return build(copy_sample(tmp_path_factory.mktemp("sample") / "manuscript"), "--jobs", "4")


@pytest.fixture
def sample_copy(sample: Built, tmp_path: Path) -> Built:
    """A copy of the sample with all that was built, for a test to change."""
    shutil.copytree(sample.folder.parent, tmp_path / "copy")
    return Built(folder=tmp_path / "copy" / "manuscript", output=tmp_path / "copy" / "build", log="")


@pytest.fixture(scope="session")
def validators() -> dict[str, str]:
    """An environment in which `book check` finds Ace and veraPDF where the set-up has put it."""
    return {"PATH": f"{VALIDATORS}{os.pathsep}{os.environ['PATH']}"}
