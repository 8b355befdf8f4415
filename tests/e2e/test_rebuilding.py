"""The same bytes from the same text, and no more work than a change asks for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from book.model.pages import PageMap
from book.paginate.plan import Setting, render_book
from tests.books import read_book
from tests.e2e.conftest import Built, build, copy_sample


def fragments(setting: Setting, page_map: PageMap) -> dict[str, str]:
    """The divisions as they are laid out with a page map, by their titles."""
    shown = render_book(setting, page_map)
    return {
        division.title_text or division.kind.value: fragment.xhtml
        for division, fragment in zip(setting.book.divisions, shown, strict=True)
    }


def read(built: Built) -> Setting:
    setting, _ = read_book(built.folder)
    assert setting is not None
    return setting


def change(built: Built, file: str, old: str, new: str) -> None:
    path = built.folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_another_folder_and_one_process_give_the_same_bytes(sample: Built, tmp_path: Path) -> None:
    other = build(copy_sample(tmp_path / "a b" / "Копия" / "manuscript"), "--jobs", "1")
    assert other.epub.read_bytes() == sample.epub.read_bytes()
    assert other.pdf.read_bytes() == sample.pdf.read_bytes()
    assert (other.output / "page-map.json").read_bytes() == (sample.output / "page-map.json").read_bytes()


def test_a_second_build_lays_out_nothing_and_gives_the_same_bytes(sample: Built, sample_copy: Built) -> None:
    for path in sample_copy.folder.rglob("*"):
        os.utime(path, (0, 0))  # when a file was written does not matter
    again = build(sample_copy.folder)
    facts = again.report["facts"]
    assert (facts["laid_out"], facts["from_cache"], facts["passes"]) == (0, facts["divisions"], 1)
    assert again.laid_out == set()
    assert again.pdf.read_bytes() == sample.pdf.read_bytes()
    assert again.epub.read_bytes() == sample.epub.read_bytes()


def test_a_changed_word_lays_out_its_division_alone(sample_copy: Built) -> None:
    change(sample_copy, "body/03-the-autumn-of-1923.md", "October", "Octobre")
    again = build(sample_copy.folder)
    assert again.laid_out == {"The Autumn of 1923"}
    assert again.report["facts"]["laid_out"] == 1


def test_a_chapter_that_grows_lays_out_itself_and_what_prints_the_numbers_of_moved_pages(
    sample: Built, sample_copy: Built
) -> None:
    paragraph = " ".join(["More words are put in here, so that the pages behind them move."] * 40)
    file = "body/01-the-party-and-its-bodies.md"
    with (sample_copy.folder / file).open("a", encoding="utf-8") as text:
        text.write("\n" + f"{paragraph}\n\n" * 8)
    again = build(sample_copy.folder)
    assert len(again.page_map.folios) > len(sample.page_map.folios)
    setting = read(again)
    before, after = fragments(setting, sample.page_map), fragments(setting, again.page_map)
    printing = {title for title in after if after[title] != before[title]}
    assert {"Contents", "Index"} <= printing
    assert again.laid_out == printing | {"The Party and Its Bodies"}
    clean = build(Path(shutil.copytree(sample_copy.folder, sample_copy.folder.parent / "clean" / "manuscript")))
    assert clean.pdf.read_bytes() == again.pdf.read_bytes(), "a build on top of another gives what a clean one gives"
    assert clean.epub.read_bytes() == again.epub.read_bytes()


def test_a_division_taken_out_and_put_back_gives_the_first_bytes(sample: Built, sample_copy: Built) -> None:
    manifest = (sample_copy.folder / "book.yaml").read_text("utf-8")
    assert "    - colophon\n" in manifest
    (sample_copy.folder / "book.yaml").write_text(manifest.replace("    - colophon\n", ""), "utf-8")
    without = build(sample_copy.folder)
    assert without.laid_out == set()
    assert without.pdf.read_bytes() != sample.pdf.read_bytes()
    (sample_copy.folder / "book.yaml").write_text(manifest, "utf-8")
    assert build(sample_copy.folder).pdf.read_bytes() == sample.pdf.read_bytes()


def test_a_damaged_cache_and_a_damaged_page_map_are_made_anew(sample: Built, sample_copy: Built) -> None:
    layouts = sorted((sample_copy.output / "cache" / "layout").iterdir())
    assert len(layouts) > 20
    for number, path in enumerate((*layouts[:6], sample_copy.output / "page-map.json")):
        content = path.read_bytes()
        path.write_bytes((b"", content[: len(content) // 2], content[::-1])[number % 3])
    again = build(sample_copy.folder)
    assert again.report["facts"]["laid_out"] >= 3
    assert again.pdf.read_bytes() == sample.pdf.read_bytes()
    assert again.epub.read_bytes() == sample.epub.read_bytes()
