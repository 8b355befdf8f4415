"""The processor: what it is given, what is kept of it, and what it is kept from."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from book.citations import processor
from book.citations.drafts import draft_bibliography
from book.citations.processor import CitingDocument, ProcessorRefused, convert_bibtex, set_citations
from book.diagnostics import MachineError

STYLE = Path(str(files("book") / "styles" / "csl" / "chicago-notes-bibliography.csl"))
ENTRIES: tuple[Mapping[str, Any], ...] = (
    {"id": "a", "type": "book", "title": "A"},
    {"id": "b", "type": "book", "title": "B"},
    {"id": "c", "type": "book", "title": "C"},
)
DOCUMENTS = (draft_bibliography(["a"]), draft_bibliography(["b"]))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the processor was given, one text a run."""
    given: list[str] = []
    run = processor._run

    def watch(arguments: list[str], text: str) -> str:
        given.append(text)
        return run(arguments, text)

    monkeypatch.setattr(processor, "_run", watch)
    return given


def test_only_what_has_changed_is_set_again(tmp_path: Path, runs: list[str]) -> None:
    first = set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS, tmp_path)
    assert set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS, tmp_path) == first
    assert len(runs) == 1
    other = (ENTRIES[0], {**ENTRIES[1], "title": "Other"}, ENTRIES[2])
    again = set_citations(other, STYLE, "en-US", DOCUMENTS, tmp_path)
    assert (again[0], again[1] == first[1]) == (first[0], False)
    assert ["Other" in text and '\\"A\\"' not in text for text in runs] == [False, True]
    assert len(list(tmp_path.iterdir())) == 2


def test_what_is_kept_and_damaged_is_set_again(tmp_path: Path, runs: list[str]) -> None:
    first = set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS, tmp_path)
    for path in tmp_path.iterdir():
        path.write_text(path.read_text()[:20])
    (tmp_path / ".x.1.part").write_text("half")
    assert set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS, tmp_path) == first
    assert (len(runs), len(list(tmp_path.iterdir()))) == (2, 2)


def test_the_style_and_the_language_count(tmp_path: Path, runs: list[str]) -> None:
    set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS, tmp_path)
    set_citations(ENTRIES, STYLE, "en-GB", DOCUMENTS, tmp_path)
    set_citations(ENTRIES, STYLE.with_name("new-harts-rules-notes.csl"), "en-GB", DOCUMENTS, tmp_path)
    assert len(runs) == 3


def test_the_processor_has_no_environment_and_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Mapping[str, Any]] = []
    run = subprocess.run

    def watch(*arguments: Any, **more: Any) -> Any:
        seen.append(more)
        return run(*arguments, **more)

    monkeypatch.setattr(subprocess, "run", watch)
    monkeypatch.setenv("SECRET", "x")
    set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS[:1])
    assert [(more["env"]["HOME"], "SECRET" in more["env"]) for more in seen] == [("/nonexistent", False)]


def test_what_the_processor_refuses_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ProcessorRefused) as refused:
        convert_bibtex("@book{a,\n")
    assert "\n" not in str(refused.value)
    (tmp_path / "a.csl").write_text("<style/>")
    with pytest.raises(ProcessorRefused):
        set_citations(ENTRIES, tmp_path / "a.csl", "en-US", (CitingDocument(content=DOCUMENTS[0].content, keys=["a"]),))


def test_a_machine_without_pandoc_is_a_machine_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pypandoc, "get_pandoc_path", fail)
    with pytest.raises(MachineError, match="Pandoc is missing"):
        convert_bibtex("")


def test_a_folder_that_cannot_be_written_is_a_machine_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match="cannot write"):
        set_citations(ENTRIES, STYLE, "en-US", DOCUMENTS[:1], tmp_path / "file")
