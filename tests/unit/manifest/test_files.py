from __future__ import annotations

import os
from pathlib import Path

import pytest

from book.diagnostics import Diagnostic, Report
from book.manifest.files import check_file, find_file, read_text
from book.source import Span

PLACE = Span("book.yaml", 7, 5)


def report_of(folder: Path, name: str) -> list[Diagnostic]:
    report = Report()
    read_text(folder, name, PLACE, report)
    return list(report)


def test_a_file_inside_the_folder_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf# \xd0\x98\r\n")
    report = Report()
    assert read_text(tmp_path, "a.md", PLACE, report) == "# И\r\n"
    assert not list(report)


def test_a_missing_file_is_man_005_at_the_place_that_names_it(tmp_path: Path) -> None:
    (finding,) = report_of(tmp_path, "a.md")
    assert (finding.code, finding.file, finding.line, finding.column) == ("MAN-005", "book.yaml", 7, 5)


def test_a_file_of_nearly_that_name_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "body").mkdir()
    (tmp_path / "body" / "02-Strike.md").write_text("x")
    assert report_of(tmp_path, "body/2-strike.md")[0].help == "did you mean body/02-Strike.md?"


def test_names_outside_the_folder_are_never_suggested(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "book").mkdir()
    os.symlink(tmp_path, tmp_path / "book" / "up")
    assert "did you mean" not in (report_of(tmp_path / "book", "up/secrets.md")[0].help or "")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "loop", "book.yaml/x"])
def test_names_that_no_file_can_have_are_man_005(tmp_path: Path, name: str) -> None:
    (tmp_path / "book.yaml").write_text("x")
    os.symlink("loop", tmp_path / "loop")
    assert [finding.code for finding in report_of(tmp_path, name)] == ["MAN-005"]


def test_a_link_out_of_the_folder_is_man_009(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("secret")
    folder = tmp_path / "book"
    folder.mkdir()
    os.symlink(outside, folder / "in.md")
    os.symlink(tmp_path, folder / "up")
    assert [finding.code for finding in report_of(folder, "in.md")] == ["MAN-009"]
    assert [finding.code for finding in report_of(folder, "up/outside.md")] == ["MAN-009"]


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    os.symlink("a.md", tmp_path / "b.md")
    assert find_file(tmp_path, "b.md", PLACE, Report()) == (tmp_path / "a.md").resolve()


def test_a_folder_reached_through_a_link_is_still_the_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.md").write_text("x")
    os.symlink("real", tmp_path / "book")
    assert not report_of(tmp_path / "book", "a.md")


def test_what_is_no_regular_file_is_man_016(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    os.mkfifo(tmp_path / "b.md")
    assert [finding.code for finding in report_of(tmp_path, "a.md")] == ["MAN-016"]
    assert [finding.code for finding in report_of(tmp_path, "b.md")] == ["MAN-016"]


def test_what_is_not_utf_8_is_man_006_at_its_byte(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# Ä\r\n\r\nИмя ".encode() + b"\xe9t\xe9\n")
    (finding,) = report_of(tmp_path, "a.md")
    assert (finding.code, finding.file, finding.line, finding.column) == ("MAN-006", "a.md", 3, 5)
    assert "0xE9" in finding.message


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_a_text_without_a_letter_is_man_012(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.md").write_bytes(content)
    assert [finding.code for finding in report_of(tmp_path, "a.md")] == ["MAN-012"]


def test_any_other_file_may_have_any_bytes_but_not_none(tmp_path: Path) -> None:
    (tmp_path / "cover.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "empty.jpg").write_bytes(b"")
    report = Report()
    check_file(tmp_path, "cover.jpg", PLACE, report)
    assert not list(report)
    check_file(tmp_path, "empty.jpg", PLACE, report)
    assert [finding.code for finding in report] == ["MAN-012"]
