"""`book new` and then `book build`: two editions without a finding, in every language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import run_book
from tests.e2e.conftest import read_findings
from tests.e2e.editions import letters, pdf_text


def test_a_new_book_builds_and_passes_every_check(
    tmp_path: Path, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("java")
    made = run_book("new", "Мой «book»", "--title", 'The "Title" & <more>', "--author", "O'Neil", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    built = run_book("build", "Мой «book»", cwd=tmp_path)
    assert built.returncode == 0, built.stdout
    assert built.stdout == ""
    assert "0 errors, 0 warnings in " in built.stderr
    checked = run_book("check", "Мой «book»", "--format", "json", cwd=tmp_path, environment=validators)
    assert checked.returncode == 0, checked.stdout
    assert [one for one in read_findings(checked.stdout) if one["code"] != "TOO-001"] == []
    (pdf,) = (tmp_path / "Мой «book»" / "build").glob("*.pdf")
    assert letters('The "Title" & <more> O\'Neil') in letters(pdf_text(pdf))


@pytest.mark.parametrize("language", ["de", "ru"])
def test_a_new_book_in_another_language(language: str, tmp_path: Path) -> None:
    assert run_book("new", tmp_path / "book", "--language", language).returncode == 0
    built = run_book("build", tmp_path / "book")
    assert (built.returncode, built.stdout) == (0, "")
    assert "0 errors, 0 warnings in " in built.stderr
