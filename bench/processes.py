"""One command run and measured: wall time, processor time of all its processes, memory. Linux only.

Processes that the command leaves behind for a moment (the server that forks the layout processes) are adopted and
waited for, so that no processor time is lost.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_SET_CHILD_SUBREAPER = 36  # of prctl(2)
_INTERVAL = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command took. Times in seconds; `own_cpu` is the processor time of its first process, `other_cpu` that of
    all others. `memory` is the most that all processes held together, shared pages counted once (PSS), and
    `largest` the most of any single process (RSS), in MB of a million bytes."""

    wall: float
    own_cpu: float
    other_cpu: float
    memory: float
    largest: float

    @property
    def cpu(self) -> float:
        """Processor time of all processes, user and system."""
        return self.own_cpu + self.other_cpu


def run_measured(command: Sequence[str], environment: Mapping[str, str], cwd: Path) -> Run:
    """Run a command to its end. Raises RuntimeError, with what it printed, where it fails."""
    ctypes.CDLL(None, use_errno=True).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    output = cwd / "output.txt"
    with output.open("wb") as printed:
        started = time.monotonic()
        process = subprocess.Popen(command, env=dict(environment), cwd=cwd, stdout=printed, stderr=printed)
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        other = 0.0
        while True:
            try:
                _, _, left = os.wait4(-1, 0)
            except ChildProcessError:
                break
            other += left.ru_utime + left.ru_stime
        watch.stop()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output.read_text('utf-8', errors='replace')}")
    return Run(
        wall=wall,
        own_cpu=usage.ru_utime + usage.ru_stime,
        other_cpu=other,
        memory=watch.memory / 1e6,
        largest=watch.largest / 1e6,
    )


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants every moment; what it saw last counts for each."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.memory = 0
        self.largest = 0
        self._pids = {os.getpid(), pid}
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        while not self._ended.wait(_INTERVAL):
            held = [_read_memory(pid) for pid in self._find_processes()]
            self.memory = max(self.memory, sum(share for share, _ in held))
            self.largest = max([self.largest, *(highest for _, highest in held)])

    def stop(self) -> None:
        """End the thread."""
        self._ended.set()
        self.join()

    def _find_processes(self) -> list[int]:
        """The processes of the command, by their parents; an orphan is adopted by this process."""
        found = []
        for entry in os.listdir("/proc"):
            if entry.isdigit() and int(entry) != os.getpid():
                try:
                    status = Path("/proc", entry, "stat").read_text()
                except OSError:
                    continue
                parent = int(status.rpartition(")")[2].split()[1])
                if parent in self._pids or int(entry) in self._pids:
                    self._pids.add(int(entry))
                    found.append(int(entry))
        return found


def _read_memory(pid: int) -> tuple[int, int]:
    """The pages of a process in bytes, shared ones by their share, and the most it ever held; zeros when it is gone."""
    try:
        shares = Path(f"/proc/{pid}/smaps_rollup").read_text()
        status = Path(f"/proc/{pid}/status").read_text()
        return _kilobytes(shares, "Pss:") * 1024, _kilobytes(status, "VmHWM:") * 1024
    except (OSError, StopIteration):
        return 0, 0


def _kilobytes(text: str, name: str) -> int:
    line = next(line for line in text.splitlines() if line.startswith(name))
    return int(line.split()[1])
