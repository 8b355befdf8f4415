"""Books that nobody would think of, and authors write: all of it printed, or named as what cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from book.paginate.page_map_file import load_page_map
from tests.books import SVG, read_book, run_book, write_book
from tests.e2e.conftest import ADVICE
from tests.e2e.editions import epub_text, is_printed, iter_texts, letters, pdf_text

LONG_NOTE = " ".join(
    f"In the archive it has the number {number} and a remark in another hand." for number in range(360)
)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

MANIFEST = """\
title: '"Что делать?" & <Other> Questions: Ё—№ 5'
subtitle: L'Été d'"Aubigné"
author: [O'Neil, Анна д'Обинье]
contributors:
  - {role: aut, name: Анна д'Обинье, sort: Обинье}
publisher: A & B <Press>
year: 2026
language: en-US
series: {title: "Books & <Pages>"}
description: "Words: <b>&amp; more</b>"
"""
FILES: dict[str, str | bytes] = {
    "front/предисловие.md": "# Предисловие\n\nСлова [по-русски]{lang=ru}.\n",
    "body/01-глава первая.md": '# «Глава» *первая* & \\<b\\> "so"\n\nWords on [О\'Нил]{person=oneil}.[^long]\n\n'
    f'![Карта & \\<план\\>.](images/карта&план.svg){{alt="Карта: \\"<&>\\""}}\n\n[^long]: {LONG_NOTE}\n',
    "body/02-empty.md": "# Nothing but a Title\n",
    "body/03-o'neil's.md": "# O'Neil's \"Long\" Words\n\n"
    f"{LONG_WORD} and {LONG_WORD.lower() * 2} and https://example.org/{'path/' * 40} "
    f"and <https://example.org/{'p/' * 90}>.\n",
    "body/04-deep.md": "# Deep\n\n" + "> " * 12 + "quoted\n\n"
    + "".join("  " * level + f"- level {level}\n" for level in range(8))
    + "\n" + "a " * 3000 + "\n\n" + "*a* **b** " * 800 + "\n",
    "body/05-many.md": "# Many\n\n" + " ".join(f"n[^{n}]" for n in range(300)) + "\n\n"
    + "".join(f"[^{n}]: Note {n}.\n\n" for n in range(300)),
    "images/карта&план.svg": SVG,
    "people.yaml": "- {sort: \"O'Neil, d’Arcy\", id: oneil, display: \"d’Arcy O'Neil\", born: 1880, "
    'note: "An \\"Irishman\\" & <more>."}\n'.replace("<more>", "\\\\<more\\\\>"),
}  # fmt: skip


def build_and_check(folder: Path, validators: dict[str, str]) -> list[dict[str, object]]:
    """Build a book without errors, and everything that all checks find."""
    built = run_book("build", folder)
    assert built.returncode == 0, built.stdout + built.stderr
    checked = run_book("check", folder, "--format", "json", environment=validators)
    assert "Traceback" not in checked.stderr
    return [found for found in map(json.loads, checked.stdout.splitlines()) if found["code"] != "TOO-001"]


def assert_nothing_lost(folder: Path) -> None:
    """Every text of the book is in both editions, whole."""
    setting, _ = read_book(folder)
    assert setting is not None
    page_map = load_page_map(folder / "build" / "page-map.json")
    (pdf,) = (folder / "build").glob("*.pdf")
    (epub,) = (folder / "build").glob("*.epub")
    sides = setting.manifest.editions.print.margins
    margins = (sides.top.points, sides.bottom.points, sides.inside.points, sides.outside.points)
    printed, shown = letters(pdf_text(pdf, margins)), letters(epub_text(epub))
    for text in iter_texts(setting.book, page_map.labels()):
        pieces = [text] if len(text) < 3000 else text.split(". ")  # longer ones stand on more than two pages
        assert [piece for piece in pieces if not is_printed(piece, printed)] == []
        assert letters(text) in shown


@pytest.fixture(scope="module")
def unusual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with spaces and Cyrillic in its path."""
    return write_book(tmp_path_factory.mktemp("unusual") / "Мои книги" / "a b&c 'd' %20 #1", FILES, MANIFEST)


def test_everything_unusual_is_printed_and_passes_every_check(
    unusual: Path, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("java")
    found = build_and_check(unusual, validators)
    found = [one for one in found if one["code"] not in ADVICE]
    assert [(one["code"], one["severity"]) for one in found] == [("NTE-017", "info")]  # it is as long as it is
    assert_nothing_lost(unusual)


def test_a_folder_reached_through_a_link_gives_the_same_bytes(unusual: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(unusual)
    ran = run_book("build", "link", "--output", "out", cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    inside = run_book("build", cwd=tmp_path / "link")
    assert inside.returncode == 0, inside.stdout + inside.stderr
    for path in (tmp_path / "out").iterdir():
        if path.is_file() and path.name != "report.json":
            assert path.read_bytes() == (unusual / "build" / path.name).read_bytes()


def test_a_note_too_long_for_the_foot_of_a_page_is_named_and_shorter_ones_are_printed(tmp_path: Path) -> None:
    files = {name: FILES[name] for name in ("body/01-глава первая.md", "images/карта&план.svg", "people.yaml")}
    folder = write_book(tmp_path / "book", files, MANIFEST + "notes: {placement: foot}\n")
    ran = run_book("build", folder, "--format", "json")
    assert "Traceback" not in ran.stderr
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    at = ("body/01-глава первая.md", 7)
    assert [(one["code"], one["file"], one["line"]) for one in found] == [("LAY-010", *at), ("NTE-017", *at)]
    assert ran.returncode == 1
    short = {"body/01-глава первая.md": "# Short\n\nWords[^a].\n\n[^a]: A note.\n\n    Of two paragraphs.\n"}
    write_book(folder, short, MANIFEST + "notes: {placement: foot}\n")
    ran = run_book("build", folder, "--format", "json")
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("manifest", "text"),
    [
        (MANIFEST.replace("Ё—№ 5", "😀"), "# One\n\nWords.\n"),
        (MANIFEST, "# One 😀\n\nWords.\n"),
        (MANIFEST, "# One\n\nWords \U0001f600.\n"),
        (MANIFEST, "# One\n\n" + "x" * 3000 + "\n"),
    ],
)
def test_what_cannot_be_printed_is_named_and_nothing_is_written(manifest: str, text: str, tmp_path: Path) -> None:
    folder = write_book(tmp_path / "book", {"body/01.md": text}, manifest)
    ran = run_book("build", folder, "--format", "json")
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert {one["code"] for one in found} <= {"FNT-010", "LAY-004", "LAY-006"}
    assert {one["file"] for one in found} <= {"book.yaml", "body/01.md"}
    assert not list((folder / "build").glob("*.pdf"))


def test_an_endless_table_and_a_long_line_of_code_are_printed_or_named(tmp_path: Path) -> None:
    rows = "".join(f"| {number} | Row of many words {number} |\n" for number in range(200))
    text = f"# One\n\n| A | B |\n|---|---|\n{rows}\n```\n{'code ' * 400}\n```\n"
    folder = write_book(tmp_path / "book", {"body/01.md": text})
    ran = run_book("build", folder, "--format", "json")
    assert "Traceback" not in ran.stderr
    assert ran.returncode == 0, ran.stdout
    assert_nothing_lost(folder)


def test_a_book_of_front_matter_only_or_of_nothing_is_named(tmp_path: Path) -> None:
    nothing = write_book(tmp_path / "nothing", {})
    ran = run_book("build", nothing)
    assert ran.returncode == 1
    assert "error[MAN-018]" in ran.stdout
    front = write_book(tmp_path / "front", {"front/preface.md": "# Preface\n\nWords.\n"})
    assert run_book("build", front).returncode == 1


def test_the_output_folder_inside_the_texts_changes_nothing(tmp_path: Path) -> None:
    """Outputs among the sources are no sources."""
    folder = write_book(tmp_path / "book", {"body/01.md": "# One\n\nWords.\n"})
    first = run_book("build", folder, "--output", folder / "body")
    assert (first.returncode, first.stdout) == (0, "")
    before = (folder / "body" / "a-small-book.pdf").read_bytes()
    again = run_book("build", folder, "--output", folder / "body")
    assert (again.returncode, again.stdout) == (0, "")
    assert (folder / "body" / "a-small-book.pdf").read_bytes() == before
    assert (folder / "body" / "01.md").read_text() == "# One\n\nWords.\n"
