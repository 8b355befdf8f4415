"""The processes that do the heavy work of a build side by side: made ready early, ended with it, whatever happens.

In come functions of a module's top level and plain values; out come futures of their results. A fault of the machine in
a worker comes through as the MachineError that it is.
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
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

from book.diagnostics import MachineError

_PRELOAD = "book.preload"  # by its name, since it imports nearly everything

_Result = TypeVar("_Result")
_Arguments = ParamSpec("_Arguments")


def prepare_workers(count: int) -> None:
    """Have the process that workers are copied from load what they need, while this one goes on.

    Nothing is done for a single worker, which may have no core of its own, or where processes are not made so.
    """
    if count > 1 and sys.platform == "linux":
        multiprocessing.set_forkserver_preload([_PRELOAD])
        with _without_interrupts():
            forkserver.ensure_running()


class Workers:
    """Processes that take work until `open_workers` ends. They are started when they are first needed."""

    def __init__(self, count: int, pool: ProcessPoolExecutor) -> None:
        self.count = count
        self._pool = pool

    def submit(
        self, function: Callable[_Arguments, _Result], *args: _Arguments.args, **named: _Arguments.kwargs
    ) -> Future[_Result]:
        """Have a worker call a function; with more work than workers, it waits for its turn."""
        with _without_interrupts():
            return self._pool.submit(function, *args, **named)

    def submit_beside(
        self, function: Callable[_Arguments, _Result], *args: _Arguments.args, **named: _Arguments.kwargs
    ) -> Future[_Result]:
        """Have a function called while this process goes on: by a worker, or at once where there is only one of them.

        A single worker is for layout, and may not have been started.
        """
        if self.count > 1:
            return self.submit(function, *args, **named)
        done: Future[_Result] = Future()
        done.set_result(function(*args, **named))
        return done


def result_of(future: Future[_Result], what: str) -> _Result:
    """What a function gave, or its exception. Raises MachineError, naming `what` was to be done, for a worker that
    died."""
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise MachineError(f"a process died (out of memory?) that was {what}") from error


@contextmanager
def open_workers(count: int) -> Iterator[Workers]:
    """So many workers. Left by an exception or ended by a signal, at any moment, it leaves no process behind."""
    context = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")
    if sys.platform == "linux":
        multiprocessing.set_forkserver_preload([_PRELOAD])
    lifeline, held = context.Pipe(duplex=False)
    with ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="octavo-", ignore_cleanup_errors=True))
        stack.enter_context(held)
        stack.enter_context(lifeline)
        pool = ProcessPoolExecutor(
            max_workers=max(1, count), mp_context=context, initializer=_start_worker, initargs=(lifeline, scratch)
        )
        try:
            yield Workers(max(1, count), pool)
        except BaseException:
            held.close()  # ends the workers, whatever they are doing
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


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
    """Make this process ready for work. It ends at once when the other end of `lifeline` is closed or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    # What a division leaves behind is looked for once, before the next, and the engine's own objects are not looked at.
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
