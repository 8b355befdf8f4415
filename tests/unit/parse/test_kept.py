"""Files that are parsed once: what counts as the same, and what becomes of what is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from book.diagnostics import Report, Severity
from book.model.content import Document
from book.parse import kept
from book.parse.kept import KeptDocuments
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.parse.reading import CitationClass

SOURCE = Source("body/01.md", "# One\n\nSome *words* and a mistake.[^x]\n")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed, as they are."""
    texts: list[str] = []

    def count(
        source: Source, report: Report, lang: str, style: str | None, citations: CitationClass | None
    ) -> Document:
        texts.append(source.text)
        return parse_document(source, report, lang, style, citations)

    monkeypatch.setattr(kept, "parse_document", count)
    return texts


def parse(
    folder: Path,
    source: Source = SOURCE,
    lang: str = "en-US",
    style: str | None = None,
    citations: CitationClass | None = None,
) -> tuple[object, ...]:
    """A document and what is wrong with it, as a new build gets them."""
    report = Report()
    return KeptDocuments(folder).parse(source, report, lang, style, citations), tuple(report)


def test_a_file_is_parsed_once_and_its_findings_are_reported_every_time(tmp_path: Path, parsed: list[str]) -> None:
    first = parse(tmp_path)
    assert [found.code for found in first[1]] == ["NTE-001"]  # type: ignore[attr-defined]
    assert parse(tmp_path) == first
    assert len(parsed) == 1


def test_whatever_a_document_depends_on_makes_another_of_it(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parse(tmp_path)
    parse(tmp_path, replace(SOURCE, text=SOURCE.text.replace("Some", "Few")))
    parse(tmp_path, replace(SOURCE, file="body/02.md"))
    parse(tmp_path, lang="de")
    parse(tmp_path, style="british")
    parse(tmp_path, citations="note")
    monkeypatch.setattr(kept, "_parser_version", lambda: "another")
    parse(tmp_path)
    assert len(parsed) == 7


def test_warnings_that_count_as_errors_do_so_from_the_folder_too(tmp_path: Path) -> None:
    source = Source("body/01.md", "# One\n\nText.\n\n[^x]: A note that nothing refers to.\n")
    for _ in range(2):
        plain, strict = Report(), Report(strict=True)
        KeptDocuments(tmp_path).parse(source, plain, "en-US", None)
        KeptDocuments(tmp_path).parse(source, strict, "en-US", None)
        assert {found.code for found in plain} == {found.code for found in strict} != set()
        assert strict.count(Severity.WARNING) == 0


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"[]", b"\xff", b"[" * 99_999),
        *(b'{"findings": [], "document": null}', b'{"findings": [{}], "document": []}'),
    ],
)
def test_what_is_damaged_is_parsed_again(content: bytes, tmp_path: Path, parsed: list[str]) -> None:
    first = parse(tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(content)
    assert parse(tmp_path) == first
    assert len(parsed) == 2
    assert path.read_bytes() == whole


def test_a_finding_that_no_build_makes_is_not_believed(tmp_path: Path, parsed: list[str]) -> None:
    first = parse(tmp_path)
    (path,) = tmp_path.iterdir()
    prepared = json.loads(path.read_text("utf-8"))
    prepared["findings"][0]["severity"] = "harmless"
    path.write_text(json.dumps(prepared), "utf-8")
    assert parse(tmp_path) == first
    assert len(parsed) == 2


def test_documents_that_are_not_asked_for_are_discarded(tmp_path: Path) -> None:
    parse(tmp_path, replace(SOURCE, file="body/02.md"))
    (tmp_path / ".left.json.7.part").write_text("half")
    documents = KeptDocuments(tmp_path)
    documents.parse(SOURCE, Report(), "en-US", None)
    documents.discard_others()
    assert len(list(tmp_path.iterdir())) == 1
    parse(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_folder_every_file_is_parsed(parsed: list[str]) -> None:
    documents = KeptDocuments(None)
    for _ in range(2):
        documents.parse(SOURCE, Report(), "en-US", None)
    documents.discard_others()
    assert len(parsed) == 2
