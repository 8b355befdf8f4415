"""Laying out many divisions: from the cache what is there, the rest by workers, in any order.

In come jobs; out come their results in the order of the jobs, the same bytes whatever the number of workers.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from book.diagnostics import MachineError
from book.paginate.cache import job_key, load_result, store_result
from book.paginate.job import LayoutJob, LayoutResult
from book.workers import Workers


def run_jobs(
    jobs: Sequence[LayoutJob], cache_dir: Path, workers: Workers, on_done: Callable[[LayoutResult, bool], None]
) -> tuple[LayoutResult, ...]:
    """Have `workers` lay out the jobs that `cache_dir` has no result for, and give all results in job order.

    `on_done(result, from_cache)` is called once a job, as they are done. Stopped at any moment, it leaves no
    half-written result under its name. Raises MachineError where a worker dies or a file cannot be written.
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
    missing: Mapping[str, LayoutJob], cache_dir: Path, workers: Workers, on_done: Callable[[LayoutResult, bool], None]
) -> dict[str, LayoutResult]:
    # The longest first, so that none is left to run alone at the end.
    keys = sorted(missing, key=lambda key: (-len(missing[key].html), key))
    results: dict[str, LayoutResult] = {}
    try:
        futures = {workers.submit(_lay_out, missing[key], cache_dir, key): key for key in keys}
        for future in as_completed(futures):
            result = future.result()
            results[futures[future]] = result
            on_done(result, False)
    except BrokenProcessPool as error:
        left = ", ".join(sorted(missing[key].division for key in keys if key not in results))
        raise MachineError(f"a layout process died (out of memory?) with these still to do: {left}") from error
    return results


def _lay_out(job: LayoutJob, cache_dir: Path, key: str) -> LayoutResult:
    from book.paginate.layout import lay_out  # WeasyPrint is slow to import, and not needed where all is in the cache

    gc.collect()  # what the division before left behind, now that nobody waits for it
    result = lay_out(job, cache_dir / f"{key}.pdf")
    if not job.draft:
        store_result(cache_dir, key, result)
    return result
