"""Many divisions at once: the order, the cache, and what is left behind when something goes wrong."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import book
from book.diagnostics import MachineError
from book.paginate.cache import load_result
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.run import run_jobs
from book.workers import open_workers
from tests.unit.paginate.sample import chapter_html, make_job, write_image

ROOT = Path(book.__file__).parent.parent

PROGRAM = """
import sys
from pathlib import Path
from book.paginate.run import run_jobs
from book.workers import open_workers
from tests.unit.paginate.sample import chapter_html, make_job, write_image

if __name__ == "__main__":
    root = Path(sys.argv[1])
    image = write_image(root)
    jobs = [make_job(root, chapter_html(f"c{n}", n, 60), division=f"c{n}", images=(image,)) for n in range(20)]
    with open_workers(2) as workers:
        run_jobs(jobs, root / "cache", workers, lambda result, from_cache: print(result.division, flush=True))
"""


def make_jobs(root: Path, count: int) -> list[LayoutJob]:
    image = write_image(root)
    return [
        make_job(root, chapter_html(f"c{number}", number, 4 + 3 * (number % 3)), division=f"c{number}", images=(image,))
        for number in range(count)
    ]


def read_results(results: Sequence[LayoutResult]) -> list[tuple[str, bytes, object]]:
    return [(result.division, Path(result.pdf).read_bytes(), result.places) for result in results]


def run(
    jobs: Sequence[LayoutJob],
    cache: Path,
    count: int,
    on_done: Callable[[LayoutResult, bool], None] = lambda _result, _from_cache: None,
) -> tuple[LayoutResult, ...]:
    """Run jobs with so many workers of their own."""
    with open_workers(count) as workers:
        return run_jobs(jobs, cache, workers, on_done)


def test_one_worker_and_many_give_the_same_results_in_the_order_of_the_jobs(tmp_path: Path) -> None:
    jobs = make_jobs(tmp_path, 6)
    outcomes = [read_results(run(jobs, tmp_path / f"cache{workers}", workers)) for workers in (1, 8)]
    assert outcomes[0] == outcomes[1]
    assert [division for division, *_ in outcomes[0]] == [job.division for job in jobs]
    files = [{path.name: path.read_bytes() for path in (tmp_path / f"cache{n}").iterdir()} for n in (1, 8)]
    assert files[0] == files[1]
    assert len(files[0]) == 12


def test_only_what_is_not_in_the_cache_is_laid_out(tmp_path: Path) -> None:
    jobs, done = make_jobs(tmp_path, 3), []

    def note(result: LayoutResult, from_cache: bool) -> None:
        done.append((result.division, from_cache))

    first = run(jobs[:2], tmp_path / "cache", 1, note)
    assert sorted(done) == [("c0", False), ("c1", False)]
    done.clear()
    assert run(jobs, tmp_path / "cache", 1, note)[:2] == first
    assert done == [("c0", True), ("c1", True), ("c2", False)]


def test_a_damaged_result_is_laid_out_again(tmp_path: Path) -> None:
    jobs = make_jobs(tmp_path, 1)
    (before,) = run(jobs, tmp_path / "cache", 1)
    content = Path(before.pdf).read_bytes()
    Path(before.pdf).write_bytes(content[:100])
    (after,) = run(jobs, tmp_path / "cache", 1)
    assert after == before
    assert Path(after.pdf).read_bytes() == content


def test_a_draft_has_pages_and_places_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (job,) = make_jobs(tmp_path, 1)
    (whole,) = run([job], tmp_path / "cache", 1)
    (draft,) = run([replace(job, draft=True)], tmp_path / "drafts", 1)
    assert (draft.pages, draft.places) == (whole.pages, whole.places)
    assert draft.pdf == ""
    assert list((tmp_path / "drafts").iterdir()) == []


def test_no_jobs_are_no_results(tmp_path: Path) -> None:
    assert run([], tmp_path / "cache", 2) == ()


def test_a_worker_that_dies_is_the_machines_fault(tmp_path: Path) -> None:
    def kill(_result: LayoutResult, _from_cache: bool) -> None:
        for child in multiprocessing.active_children():
            child.kill()

    with pytest.raises(MachineError, match=r"a layout process died .* still to do: c"):
        run(make_jobs(tmp_path, 6), tmp_path / "cache", 1, kill)
    assert multiprocessing.active_children() == []


def test_an_error_of_the_caller_ends_the_workers(tmp_path: Path) -> None:
    def fail(_result: LayoutResult, _from_cache: bool) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(make_jobs(tmp_path, 6), tmp_path / "cache", 2, fail)
    assert multiprocessing.active_children() == []


def test_a_fault_of_the_machine_in_a_worker_comes_through_as_one(tmp_path: Path) -> None:
    (job,) = make_jobs(tmp_path, 1)
    gone = tuple(replace(face, path=str(tmp_path / "gone.ttf")) for face in job.fonts)
    with pytest.raises(MachineError, match=r"cannot read the font gone\.ttf"):
        run([replace(job, fonts=gone)], tmp_path / "cache", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_build_leaves_no_process_and_no_half_result(sent: signal.Signals, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    # Short: the address of a socket, which the processes share in it, has room for 108 letters.
    scratch = Path(tempfile.mkdtemp(prefix="o-"))
    build = subprocess.Popen(
        [sys.executable, str(tmp_path / "program.py"), str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with build:
        assert build.stdout is not None
        assert build.stdout.readline()  # one division is done, others are under way
        assert len(session_members(build.pid)) > 2
        build.send_signal(sent)
        build.wait(60)
        deadline = time.monotonic() + 30
        while session_members(build.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert session_members(build.pid) == []
    kept = sorted(path for path in (tmp_path / "cache").iterdir() if path.suffix != ".part")
    for path in kept:
        if path.suffix == ".json":
            assert load_result(tmp_path / "cache", path.stem) is not None
    assert len(kept) < 40
    assert [path for path in scratch.iterdir() if path.name.startswith("octavo-")] == []
    shutil.rmtree(scratch)


def session_members(session: int) -> list[int]:
    """The processes of a session that are alive."""
    members = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, of = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of) == session and state != "Z":
            members.append(int(stat.parent.name))
    return members
