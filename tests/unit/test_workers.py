"""Processes beside this one: when they are started, and how faults of theirs come through."""

from __future__ import annotations

import multiprocessing
import os
import time

import pytest

from book.diagnostics import MachineError
from book.workers import Workers, open_workers, result_of


def fail() -> None:
    """A fault of the machine."""
    raise MachineError("the disk is full")


def die() -> None:
    """As a process does that gets no memory."""
    os._exit(9)


def test_work_is_done_by_other_processes_in_any_number() -> None:
    with open_workers(2) as workers:
        futures = [workers.submit(pow, 2, number) for number in range(9)]
        assert [result_of(future, "counting") for future in futures] == [2**number for number in range(9)]
        assert os.getpid() != workers.submit(os.getpid).result()
    assert multiprocessing.active_children() == []


def test_no_process_is_started_before_there_is_work() -> None:
    with open_workers(8):
        assert multiprocessing.active_children() == []


def test_one_worker_takes_no_work_that_could_be_done_beside_it() -> None:
    with open_workers(1) as workers:
        assert workers.submit_beside(os.getpid).result() == os.getpid()
        assert multiprocessing.active_children() == []
    with open_workers(2) as workers:
        assert workers.submit_beside(os.getpid).result() != os.getpid()


@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_of_the_machine_comes_through_as_one(count: int) -> None:
    with pytest.raises(MachineError, match="the disk is full"), open_workers(count) as workers:
        result_of(workers.submit_beside(fail), "trying")


def test_a_worker_that_dies_is_named_by_its_work() -> None:
    with (
        pytest.raises(MachineError, match=r"a process died \(out of memory\?\) that was writing the PDF"),
        open_workers(2) as workers,
    ):
        result_of(workers.submit(die), "writing the PDF")
    assert multiprocessing.active_children() == []


def test_an_exception_ends_workers_that_are_busy() -> None:
    def interrupt(workers: Workers) -> None:
        workers.submit(os.getpid).result()
        workers.submit(time.sleep, 600)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_workers(2) as opened:
        interrupt(opened)
    assert multiprocessing.active_children() == []
