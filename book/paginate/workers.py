"""Laying out many divisions: from the cache what is there, the rest in worker processes, in any order.

In come jobs; out come their results in the order of the jobs, the same bytes whatever the number of workers.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from book.diagnostics import MachineError
from book.paginate.cache import job_key, load_result, store_result
from book.paginate.job import LayoutJob, LayoutResult

_LAYOUT = "book.paginate.layout"  # WeasyPrint is slow to import, and not needed where all is in the cache


def run_jobs(
    jobs: Sequence[LayoutJob], cache_dir: Path, workers: int, on_done: Callable[[LayoutResult, bool], None]
) -> tuple[LayoutResult, ...]:
    """Lay out the jobs that `cache_dir` has no result for, in `workers` processes, and give all results in job order.

    `on_done(result, from_cache)` is called once a job, as they are done. Stopped at any moment, by an exception or by
    a signal, it leaves no process behind and no half-written result under its name. Raises MachineError where a worker
    dies or a file cannot be written.
    """
    cache_dir.mkdir(parents=True, exist_ok=True)
    keys = [job_key(job) for job in jobs]
    results: dict[str, LayoutResult] = {}
    missing: dict[str, LayoutJob] = {}
    for job, key in zip(jobs, keys, strict=True):
        result = None if job.draft else load_result(cache_dir, key)
        if result is None:
            missing[key] = job
        else:
            results[key] = result
            on_done(result, True)
    if missing:
        results |= _lay_out_missing(missing, cache_dir, workers, on_done)
    return tuple(results[key] for key in keys)


def _lay_out_missing(
    missing: Mapping[str, LayoutJob], cache_dir: Path, workers: int, on_done: Callable[[LayoutResult, bool], None]
) -> dict[str, LayoutResult]:
    context = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        multiprocessing.set_forkserver_preload([_LAYOUT])
    # The longest first, so that none is left to run alone at the end.
    keys = sorted(missing, key=lambda key: (-len(missing[key].html), key))
    results: dict[str, LayoutResult] = {}
    lifeline, held = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(prefix="octavo-", ignore_cleanup_errors=True) as scratch, held, lifeline:
        pool = ProcessPoolExecutor(
            max_workers=max(1, min(workers, len(missing))),
            mp_context=context,
            initializer=_start_worker,
            initargs=(lifeline, scratch),
        )
        try:
            with _without_interrupts():
                futures = {pool.submit(_lay_out, missing[key], cache_dir, key): key for key in keys}
            for future in as_completed(futures):
                result = future.result()
                results[futures[future]] = result
                on_done(result, False)
        except BrokenProcessPool as error:
            left = ", ".join(sorted(missing[key].division for key in keys if key not in results))
            raise MachineError(f"a layout process died (out of memory?) with these still to do: {left}") from error
        except BaseException:
            held.close()  # ends the workers, whatever they are doing
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    return results


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Put Ctrl-C off while processes are started: a process that is not known yet could not be ended, and those that
    are started never see one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # lets all signals through when it has started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(lifeline: Connection, scratch: str) -> None:
    """Make this process ready for jobs. It ends at once when the other end of `lifeline` is closed or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    # What a division leaves behind is looked for once, at its end, and the engine's own objects are not looked at.
    gc.freeze()
    gc.disable()
    tempfile.tempdir = scratch
    threading.Thread(target=_end_with_parent, args=(lifeline, scratch), daemon=True).start()


def _end_with_parent(lifeline: Connection, scratch: str) -> None:
    try:
        lifeline.recv_bytes()
    except (EOFError, OSError):
        shutil.rmtree(scratch, ignore_errors=True)  # the parent may not be there to do it
        os._exit(1)


def _lay_out(job: LayoutJob, cache_dir: Path, key: str) -> LayoutResult:
    from book.paginate.layout import lay_out

    result = lay_out(job, cache_dir / f"{key}.pdf")
    if not job.draft:
        store_result(cache_dir, key, result)
    gc.collect()
    return result
