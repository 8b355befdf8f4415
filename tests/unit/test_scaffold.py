"""`book new`: the files of a small book, with what the author said in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.diagnostics import MachineError, Report
from book.manifest.load import load_manifest
from book.scaffold import write_new_book
from tests.books import places, read_book


def new(folder: Path, title: str = "A New Book", author: str = "A. N. Author", language: str = "en-US") -> list[str]:
    written = write_new_book(folder, title=title, author=author, language=language, year=2026)
    return [path.relative_to(folder).as_posix() for path in written]


def test_it_writes_a_manifest_texts_and_an_image(tmp_path: Path) -> None:
    names = new(tmp_path / "a" / "b")
    assert {"book.yaml", "body/01-first-chapter.md", "front/preface.md", "images/square.svg"} <= set(names)
    on_disk = {
        path.relative_to(tmp_path / "a" / "b").as_posix() for path in (tmp_path / "a").rglob("*") if path.is_file()
    }
    assert on_disk == set(names)


@pytest.mark.parametrize("language", ["en-US", "en-GB", "de", "ru"])
def test_the_book_has_no_fault_in_any_language(language: str, tmp_path: Path) -> None:
    new(tmp_path, language=language)
    setting, report = read_book(tmp_path)
    assert places(report) == []
    assert setting is not None
    assert setting.manifest.language == language


@pytest.mark.parametrize(
    "words",
    [
        "The Clockmakers' Valley", "Work: A History", '"Quoted"', "# Number One", "- dash", "{a: b}", "[x]", "100%",
        "'", "<b>&amp;</b>", "Что делать?", "😀", "a\\b", "two\nlines", "no", "1984", "&anchor *star !tag",
        "{{ title }}", "  spaces  ",
    ],
)  # fmt: skip
def test_a_title_and_an_author_are_read_as_they_were_typed(words: str, tmp_path: Path) -> None:
    new(tmp_path, title=words, author=words)
    report = Report()
    loaded = load_manifest(tmp_path, report)
    assert loaded is not None
    assert {found.code for found in report} <= {"MAN-020"}  # where such a name is filed is a guess
    assert (loaded.manifest.title, loaded.manifest.author) == (" ".join(words.split()), (" ".join(words.split()),))


def test_an_empty_folder_is_filled_and_any_other_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    new(tmp_path / "empty")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("full", "file", "empty"):
        with pytest.raises(MachineError, match=f"{name} is there already, and is not an empty folder"):
            new(tmp_path / name)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MachineError, match=r"cannot write in .*Not a directory"):
        new(tmp_path / "file" / "book")
