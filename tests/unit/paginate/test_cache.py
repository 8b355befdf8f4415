"""Kept results: the key holds all that a layout depends on, and a damaged result is no result."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from book.diagnostics import Diagnostic, MachineError, Severity
from book.model.pages import Continuation, PageStart, Place, Side
from book.paginate import cache
from book.paginate.cache import discard_others, job_key, load_result, store_result
from book.paginate.job import LayoutJob, LayoutResult
from tests.unit.paginate.sample import FONTS, make_job


@pytest.fixture
def job(tmp_path: Path) -> LayoutJob:
    return make_job(tmp_path, "<p>x</p>", images=(("images/dot.png", "a" * 64),))


@pytest.fixture
def kept(tmp_path: Path) -> LayoutResult:
    """A result kept under "key"."""
    (tmp_path / "key.pdf").write_bytes(b"%PDF-1.7 not really")
    result = LayoutResult(
        division="ch-01",
        pdf=str(tmp_path / "key.pdf"),
        pages=2,
        places=(Place(anchor="é", sheet=1, x=60.0, y=54.125),),
        starts=(PageStart(sheet=0, block="p1", offset=0, word="Слово"),),
        fonts=(("ABCDEF", FONTS[0].digest),),
        continuations=(Continuation(sheet=1, named=("ix-1",), anchor="ix-2", before="слово"),),
        messages=(
            Diagnostic(
                file="body/x.md", line=0, column=None, code="LAY-001", severity=Severity.WARNING, message="m", help=None
            ),
        ),
    )
    store_result(tmp_path, "key", result)
    return result


def test_where_the_book_and_the_fonts_are_does_not_matter(job: LayoutJob) -> None:
    moved = replace(job, root="/elsewhere", fonts=tuple(replace(face, path="/x") for face in job.fonts))
    assert job_key(moved) == job_key(job)


@pytest.mark.parametrize(
    "change",
    [
        {"html": "<p>y</p>"},
        {"stylesheet": "p { margin: 1pt }"},
        {"division": "ch-02"},
        {"file": "body/other.md"},
        {"opening": Side.VERSO},
        {"images": (("images/dot.png", "b" * 64),)},
        {"images": (("images/other.png", "a" * 64),)},
        {"fonts": FONTS[:3]},
        {"fonts": (replace(FONTS[0], digest="b" * 64), *FONTS[1:])},
        {"fonts": tuple(replace(face, family="Other") for face in FONTS)},
    ],
)
def test_anything_else_that_changes_the_layout_changes_the_key(change: dict[str, object], job: LayoutJob) -> None:
    assert job_key(replace(job, **change)) != job_key(job)  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["weasyprint", "pydyf", "fonttools", "pango", "harfbuzz", "code"])
def test_another_engine_changes_the_key(part: str, job: LayoutJob, monkeypatch: pytest.MonkeyPatch) -> None:
    before, versions = job_key(job), cache.engine_versions()
    monkeypatch.setattr(cache, "engine_versions", lambda: versions | {part: "other"})
    assert part in versions
    assert job_key(job) != before


def test_a_kept_result_is_loaded_as_it_was(kept: LayoutResult, tmp_path: Path) -> None:
    assert load_result(tmp_path, "key") == kept
    assert load_result(tmp_path, "other") is None


def test_a_kept_result_can_be_moved_with_its_folder(kept: LayoutResult, tmp_path: Path) -> None:
    tmp_path.joinpath("moved").mkdir()
    for name in ("key.pdf", "key.json"):
        (tmp_path / name).rename(tmp_path / "moved" / name)
    assert load_result(tmp_path / "moved", "key") == replace(kept, pdf=str(tmp_path / "moved" / "key.pdf"))


@pytest.mark.parametrize("damage", ["cut pdf", "no pdf", "cut json", "no json", "empty json", "a list", "no pages"])
def test_a_damaged_result_counts_as_not_there(damage: str, kept: LayoutResult, tmp_path: Path) -> None:
    pdf, facts = tmp_path / "key.pdf", tmp_path / "key.json"
    match damage.split():
        case ["cut", "pdf"]:
            pdf.write_bytes(pdf.read_bytes()[:-1])
        case ["cut", "json"]:
            facts.write_text(facts.read_text("utf-8")[:-10], "utf-8")
        case ["empty", "json"]:
            facts.write_text("")
        case ["a", "list"]:
            facts.write_text("[]")
        case ["no", "pages"]:
            values = json.loads(facts.read_text("utf-8"))
            del values["pages"]
            facts.write_text(json.dumps(values))
        case ["no", name]:
            (tmp_path / f"key.{name}").unlink()
    assert load_result(tmp_path, "key") is None


def test_results_that_no_build_needs_any_more_are_removed(kept: LayoutResult, tmp_path: Path) -> None:
    (tmp_path / "old.pdf").write_bytes(b"x")
    (tmp_path / "old.json").write_bytes(b"x")
    (tmp_path / ".key.pdf.123.part").write_bytes(b"x")
    (tmp_path / "notes.txt").write_bytes(b"x")
    discard_others(tmp_path, {"key"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["key.json", "key.pdf", "notes.txt"]


def test_a_missing_library_is_the_machines_fault() -> None:
    with pytest.raises(MachineError, match="libnowhere is missing"):
        cache._load_library("libnowhere", "0")
