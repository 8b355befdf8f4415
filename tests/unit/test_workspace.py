"""Where a build reads and writes, and how its files come into their places."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from book.diagnostics import MachineError
from book.workspace import Workspace, find_workspace, publish, staging_folder, written_whole
from tests.books import write_book


def unfinished(output: Path) -> list[str]:
    return [path.name for path in output.glob(".unfinished-*")]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(folder=tmp_path, output=tmp_path / "build")


# ------------------------------------------------------------------------------------------------ the folders


def test_the_book_is_in_the_folder_given_or_in_manuscript_in_it(tmp_path: Path) -> None:
    one = write_book(tmp_path / "one", {})
    other = write_book(tmp_path / "other" / "manuscript", {})
    assert find_workspace(one, None) == Workspace(folder=one, output=one / "build")
    assert find_workspace(tmp_path / "other", None) == Workspace(folder=other, output=tmp_path / "other" / "build")
    assert find_workspace(other, None) == Workspace(folder=other, output=tmp_path / "other" / "build")


def test_without_a_folder_it_is_the_current_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write_book(tmp_path / "manuscript", {})
    monkeypatch.chdir(tmp_path)
    assert find_workspace(None, None) == Workspace(folder=folder, output=tmp_path / "build")
    monkeypatch.chdir(folder)
    assert find_workspace(None, None) == Workspace(folder=folder, output=tmp_path / "build")
    assert find_workspace(Path("."), Path("out")) == Workspace(folder=folder, output=folder / "out")


def test_the_output_folder_of_the_command_line_is_used_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_book(tmp_path / "b", {})
    monkeypatch.chdir(tmp_path)
    assert find_workspace(folder, Path("else/where")).output == tmp_path / "else" / "where"
    assert find_workspace(folder, tmp_path / "out").output == tmp_path / "out"


def test_a_folder_without_a_book_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"there is no book\.yaml in .*; `book new FOLDER` makes a book"):
        find_workspace(tmp_path, None)
    with pytest.raises(MachineError, match=r"there is no book\.yaml"):
        find_workspace(tmp_path / "missing", None)


# ----------------------------------------------------------------------------------------- unfinished files


def test_the_staging_folder_is_on_the_disk_of_the_outputs_and_goes_at_the_end(workspace: Workspace) -> None:
    with staging_folder(workspace) as staging:
        assert staging.parent == workspace.output
        (staging / "a").write_text("half")
    assert unfinished(workspace.output) == []


def test_it_goes_whatever_happens(workspace: Workspace) -> None:
    for error in (ValueError("x"), KeyboardInterrupt(), MachineError("x")):
        with suppress(type(error)), staging_folder(workspace) as staging:
            (staging / "sub").mkdir()
            raise error
        assert unfinished(workspace.output) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS])
def test_a_full_or_closed_disk_is_one_clear_line(number: int, workspace: Workspace) -> None:
    with (
        pytest.raises(MachineError, match=f"^cannot write in .*build: {os.strerror(number)}$"),
        staging_folder(workspace),
    ):
        raise OSError(number, os.strerror(number))


def test_an_error_of_the_system_that_is_not_the_disks_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(IsADirectoryError), staging_folder(workspace):
        raise IsADirectoryError(errno.EISDIR, "x")


def test_an_output_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    workspace = Workspace(folder=tmp_path, output=tmp_path / "file" / "build")
    with pytest.raises(MachineError, match=r"cannot write in .*Not a directory"), staging_folder(workspace):
        pass


def test_what_a_killed_build_left_is_removed_and_what_another_is_writing_is_not(workspace: Workspace) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (
        f".unfinished-{ended.pid}-abc",
        ".unfinished-word-abc",
        ".unfinished-",
        f".unfinished-{os.getppid()}-x",
    ):
        (workspace.output / name).mkdir(parents=True)
        (workspace.output / name / "half").write_text("half")
    with staging_folder(workspace) as staging:
        assert sorted(unfinished(workspace.output)) == sorted([staging.name, f".unfinished-{os.getppid()}-x"])


# ------------------------------------------------------------------------------------------------ publishing


def test_files_are_moved_over_those_of_before(workspace: Workspace) -> None:
    with staging_folder(workspace) as staging:
        (staging / "a").write_text("new")
        (workspace.output / "a").write_text("old")
        publish({staging / "a": workspace.output / "a"})
        assert not (staging / "a").exists()
    assert (workspace.output / "a").read_text() == "new"


def test_a_place_that_cannot_be_written_is_one_clear_line(workspace: Workspace) -> None:
    with staging_folder(workspace) as staging:
        (staging / "a").write_text("new")
        (workspace.output / "a.pdf").mkdir()
        with pytest.raises(MachineError, match=r"^cannot write .*a\.pdf: "):
            publish({staging / "a": workspace.output / "a.pdf"})


def test_the_places_of_the_files(workspace: Workspace) -> None:
    names = [
        path.relative_to(workspace.output).as_posix()
        for path in (workspace.cache, workspace.page_map, workspace.report)
    ]
    assert names == ["cache/layout", "page-map.json", "report.json"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "x.txt"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError), written_whole(target) as beside:
        beside.write_text("half \udc00")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]
    with written_whole(target) as beside:
        beside.write_text("new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["new"]


def test_a_full_disk_is_the_machines_fault(tmp_path: Path) -> None:
    with (
        pytest.raises(MachineError, match=r"cannot write x\.txt: No space left on device"),
        written_whole(tmp_path / "x.txt"),
    ):
        raise OSError(28, "No space left on device")
