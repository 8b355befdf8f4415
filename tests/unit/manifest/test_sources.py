"""The files that a bibliography is made from: which are read, and which styles can be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.diagnostics import Report
from book.manifest import sources
from book.manifest.load import LoadedBook, load_manifest
from tests.books import MANIFEST, write_book

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title></info>'
    "<citation><layout/></citation></style>"
)
DEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>x</title>'
    '<link href="http://www.zotero.org/styles/chicago-notes" rel="independent-parent"/></info></style>'
)


def load(folder: Path, files: dict[str, str | bytes], settings: str = "") -> tuple[LoadedBook, list[tuple[str, int]]]:
    manifest = MANIFEST + (f"bibliography: {settings}\n" if settings else "")
    report = Report()
    loaded = load_manifest(write_book(folder, {"body/01.md": "# A\n\nb\n", **files}, manifest), report)
    assert loaded is not None
    return loaded, [(found.code, found.line) for found in report]


def test_a_book_without_sources_has_no_style(tmp_path: Path) -> None:
    loaded, found = load(tmp_path, {})
    assert (loaded.sources, loaded.style, found) == ((), None, [])


def test_sources_are_found_by_their_usual_names(tmp_path: Path) -> None:
    loaded, found = load(tmp_path, {"bibliography.bib": "@book{a}", "bibliography.json": "[]", "other.bib": "x"})
    assert [source.file for source in loaded.sources] == ["bibliography.json", "bibliography.bib"]
    assert loaded.style is not None
    assert (loaded.style.kind, found) == ("note", [])


def test_files_that_the_book_names_are_read_alone(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"bibliography.bib": "@book{a}", "s/one.yaml": "[]"}
    loaded, found = load(tmp_path, files, "{file: s/one.yaml}")
    assert ([source.file for source in loaded.sources], found) == (["s/one.yaml"], [])
    assert load(tmp_path, files, "{file: [s/two.yaml]}")[1] == [("MAN-005", 6)]
    assert load(tmp_path, files, "{file: ../two.yaml}")[1] == [("MAN-009", 6)]
    assert load(tmp_path, files, "{file: two.txt}")[1] == [("MAN-004", 6)]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_text("[]")
    folder = tmp_path / "book"
    load(folder, {})
    (folder / "bibliography.json").symlink_to(tmp_path / "outside.json")
    loaded, found = load(folder, {})
    assert (loaded.sources, [code for code, _ in found]) == ((), ["MAN-009"])


def test_a_file_that_is_too_large_is_bib_009(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_MOST", 1_000_000)
    files: dict[str, str | bytes] = {"s.json": " " * 1_000_001}
    assert load(tmp_path, files, "{file: s.json}")[1] == [("BIB-009", 6)]
    assert load(tmp_path, {"s.json": " " * 999_998 + "[]"}, "{file: s.json}")[1] == []


@pytest.mark.parametrize("name", sources.SHIPPED_STYLES)
def test_the_styles_that_come_with_octavo_can_be_used(name: str, tmp_path: Path) -> None:
    loaded, found = load(tmp_path, {"bibliography.json": "[]"}, f"{{style: {name}}}")
    assert found == []
    assert loaded.style is not None
    assert loaded.style.kind == ("in-text" if name.endswith("author-date") else "note")
    assert "creativecommons.org/licenses/by-sa/3.0" in loaded.style.path.read_text(encoding="utf-8")
    assert (loaded.style.path.parent / "LICENSE-CC-BY-SA-3.0.txt").is_file()


@pytest.mark.parametrize(
    "style",
    [
        DEPENDENT,
        "<style",
        "<html/>",
        STYLE.replace('"note"', '"other"'),
        STYLE.replace("<citation><layout/></citation>", ""),
        f'<!DOCTYPE style [<!ENTITY a "b">]>{STYLE}',
        f'<!DOCTYPE style [<!ENTITY a SYSTEM "/etc/passwd">]>{STYLE}',
    ],
)
def test_a_style_that_cannot_be_used_is_bib_008(style: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"bibliography.json": "[]", "my.csl": style}
    loaded, found = load(tmp_path, files, "{style: my.csl}")
    assert (loaded.style, found) == (None, [("BIB-008", 6)])
    loaded, found = load(tmp_path, {**files, "my.csl": STYLE}, "{style: my.csl}")
    assert (loaded.style is not None, found) == (True, [])


def test_a_style_that_is_nowhere_is_bib_008_or_a_missing_file(tmp_path: Path) -> None:
    assert load(tmp_path, {"bibliography.json": "[]"}, "{style: chicgo}")[1] == [("BIB-008", 6)]
    assert load(tmp_path, {"bibliography.json": "[]"}, "{style: my.csl}")[1] == [("MAN-005", 6)]
    assert load(tmp_path, {"bibliography.json": "[]"}, "{style: ../my.csl}")[1] == [("MAN-009", 6)]
