"""Running the programs that judge an edition.

A command comes in, how it ended goes out; what it found is read elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence

from book.diagnostics import MachineError

_PATIENCE = 600  # seconds that a validator may take


def run_program(name: str, command: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a validator to its end. Raises MachineError where it cannot be started or does not end."""
    try:
        return subprocess.run(
            command,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise MachineError(f"{name} did not end within {_PATIENCE // 60} minutes") from error
    except OSError as error:
        raise MachineError(f"{name} cannot be started: {error.strerror}") from error


def last_line(ended: subprocess.CompletedProcess[str]) -> str:
    """The last thing that a program said, or its exit code."""
    lines = [line.strip() for line in (ended.stderr or ended.stdout or "").splitlines() if line.strip()]
    return lines[-1] if lines else f"it ended with code {ended.returncode}"


def one_line(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())
