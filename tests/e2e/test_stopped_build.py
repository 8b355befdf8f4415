"""Builds that are stopped, killed, or find no room: the last good files stay whole, and the next build is right."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from tests.books import book_command, book_environment, run_book, write_book
from tests.e2e.conftest import Built, build

LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


def chapters(word: str) -> dict[str, str | bytes]:
    """Six chapters that take a while."""
    paragraph = " ".join(f"The {word} of the committee was read in the session of the autumn {n}." for n in range(8))
    return {f"body/0{n}.md": f"# Chapter {n}\n\n" + f"{paragraph} {n}.\n\n" * 40 for n in range(1, 7)}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The book as it was built last."""
    return build(write_book(tmp_path_factory.mktemp("before") / "book", chapters("letter")))


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The same book with other words, as a clean build makes it."""
    return build(write_book(tmp_path_factory.mktemp("after") / "book", chapters("answer")))


@pytest.fixture
def changed(before: Built, tmp_path: Path) -> Built:
    """The built book with other words in it, to build again."""
    shutil.copytree(before.folder, tmp_path / "book")
    write_book(tmp_path / "book", chapters("answer"))
    return Built(folder=tmp_path / "book", output=tmp_path / "book" / "build", log="")


def outputs(built: Built) -> dict[str, bytes]:
    """The editions and the page map."""
    return {path.name: path.read_bytes() for path in (built.pdf, built.epub, built.output / "page-map.json")}


def moments(built: Built) -> list[int]:
    return [path.stat().st_mtime_ns for path in (built.pdf, built.epub, built.output / "page-map.json")]


def unfinished(built: Built) -> list[str]:
    """Whatever looks half-done."""
    return [path.name for path in built.output.rglob("*") if path.name.startswith(".") or path.suffix == ".part"]


def start(built: Built) -> subprocess.Popen[str]:
    """A build in a session of its own, as from a terminal."""
    return subprocess.Popen(
        book_command("build", built.folder, "--jobs", "2"),
        env=book_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(process: subprocess.Popen[str], words: str) -> list[str]:
    """Read what the build says until a line has these words; the lines so far."""
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if words in line:
            return lines
    pytest.fail("the build ended too soon: " + "".join(lines))


def left_running(session: int) -> list[str]:
    """The processes of a session that still run after a while."""
    for _ in range(100):
        found = []
        for entry in Path("/proc").iterdir():
            try:
                name, _, fields = (entry / "stat").read_text().rpartition(") ")
            except (OSError, ValueError):
                continue
            state, _, _, its_session = fields.split()[:4]
            if its_session == str(session) and state != "Z":
                found.append(name)
        if not found:
            return []
        time.sleep(0.1)
    return found


@LINUX
@pytest.mark.parametrize(("moment", "wait"), [("Laying out", 0.0), ("Laying out", 0.3), ("  Chapter", 0.0)])
@pytest.mark.parametrize("whom", [os.kill, os.killpg], ids=["the command", "all processes of the terminal"])
def test_ctrl_c_during_layout_ends_with_130_and_leaves_nothing(
    moment: str, wait: float, whom: Callable[[int, int], None], before: Built, changed: Built
) -> None:
    kept = moments(changed)
    with start(changed) as process:
        said = wait_for(process, moment)
        time.sleep(wait)
        whom(process.pid, signal.SIGINT)
        assert process.stderr is not None
        said += process.stderr.readlines()
    assert process.returncode == 130
    assert said[-1] == "stopped: nothing was changed\n"
    assert "Traceback" not in "".join(said)
    assert left_running(process.pid) == []
    assert unfinished(changed) == []
    assert (outputs(changed), moments(changed)) == (outputs(before), kept)


@LINUX
@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("Reading", signal.SIGKILL),
        ("Laying out", signal.SIGKILL),
        ("  Chapter", signal.SIGKILL),
        ("Writing", signal.SIGKILL),
        ("  Chapter", signal.SIGTERM),
    ],
)
def test_a_killed_build_leaves_the_last_good_files_and_the_next_is_right(
    moment: str, number: signal.Signals, before: Built, changed: Built, after: Built
) -> None:
    with start(changed) as process:
        wait_for(process, moment)
        process.send_signal(number)
    assert process.returncode == -number
    assert left_running(process.pid) == []
    was, is_now, will_be = outputs(before), outputs(changed), outputs(after)
    assert all(content in (was[name], will_be[name]) for name, content in is_now.items()), "each file is whole"
    if moment != "Writing":
        assert is_now == was
    assert outputs(build(changed.folder)) == will_be
    assert unfinished(changed) == []


KILLS = int(os.environ.get("BOOK_RANDOM_KILLS", "4"))


@LINUX
@pytest.mark.parametrize("seed", range(KILLS))
def test_a_build_killed_at_a_random_moment_leaves_the_last_good_files_and_the_next_is_right(
    seed: int, before: Built, changed: Built, after: Built
) -> None:
    """With BOOK_RANDOM_KILLS=20 in the environment, at twenty moments between the start and the end of a build."""
    random = Random(seed)
    was, will_be = outputs(before), outputs(after)
    started = time.monotonic()
    assert run_book("build", changed.folder, "--jobs", "2", "--output", changed.folder / "timed").returncode == 0
    lasts = time.monotonic() - started
    with start(changed) as process:
        time.sleep(lasts * random.uniform(0, 1.05))
        process.kill()
    assert process.returncode in (-signal.SIGKILL, 0)
    assert left_running(process.pid) == []
    is_now = outputs(changed)
    assert all(content in (was[name], will_be[name]) for name, content in is_now.items()), "each file is whole"
    assert outputs(build(changed.folder)) == will_be
    assert unfinished(changed) == []


# ------------------------------------------------------------------------------------------ no room, no right


@contextmanager
def mounted(at: Path, size: str, *options: str) -> Iterator[Path]:
    """A small disk in memory; the test is skipped where the system does not allow it."""
    at.mkdir(parents=True)
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    asked = [mount, "-t", "tmpfs", "-o", ",".join((f"size={size}", *options)), "octavo-test", str(at)]
    if subprocess.run(asked, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system does not let a small disk be mounted")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(disk: Path, free: int) -> None:
    """Leave so many bytes of a disk free."""
    filler = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(filler, b"\0" * 4096)
    except OSError:
        os.ftruncate(filler, max(0, os.fstat(filler).st_size - free))
    finally:
        os.close(filler)


@pytest.mark.parametrize(("word", "free"), [("answer", 0), ("answer", 50_000), ("letter", 0), ("letter", 200_000)])
def test_a_full_disk_is_one_clear_line_and_the_last_good_files_stay(
    word: str, free: int, before: Built, changed: Built, tmp_path: Path
) -> None:
    """With other words there is no room for their layout; with the same there is none for the editions."""
    write_book(changed.folder, chapters(word))
    with mounted(tmp_path / "disk", "8m") as disk:
        shutil.copytree(changed.output, disk / "build")
        on_disk = Built(folder=changed.folder, output=disk / "build", log="")
        fill(disk, free)
        ran = run_book("build", changed.folder, "--output", disk / "build")
        assert ran.returncode == 2, ran.stderr
        last = ran.stderr.splitlines()[-1]
        assert last.startswith("book: ")
        assert last.endswith(": No space left on device")
        assert "Traceback" not in ran.stderr
        assert unfinished(on_disk) == []
        assert outputs(on_disk) == outputs(before)
        (disk / "filler").unlink()
        assert run_book("build", changed.folder, "--output", disk / "build").returncode == 0


def test_an_output_folder_that_may_not_be_written_is_one_clear_line(
    before: Built, changed: Built, tmp_path: Path
) -> None:
    with mounted(tmp_path / "disk", "8m") as disk:
        shutil.copytree(changed.output, disk / "build")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for output in (disk / "build", disk / "other"):
            ran = run_book("build", changed.folder, "--output", output)
            assert (ran.returncode, ran.stdout) == (2, "")
            assert ran.stderr.splitlines()[-1] == f"book: cannot write in {output}: Read-only file system"
            assert "Traceback" not in ran.stderr
        assert outputs(Built(folder=changed.folder, output=disk / "build", log="")) == outputs(before)
