"""Fixtures for all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_TOOLS = Path(__file__).resolve().parent.parent / "tools" / "validators"
VALIDATORS = os.pathsep.join(map(str, (_TOOLS / "node_modules" / ".bin", _TOOLS / "verapdf")))
"""Where the set-up has put validators, as in PATH."""


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], str]:
    """Where a program is that a test cannot do without.

    The test is skipped where the program is missing, and fails there if BOOK_REQUIRE_TOOLS is 1, as in CI.
    """

    def find(name: str) -> str:
        found = shutil.which(name, path=VALIDATORS) or shutil.which(name)
        if found is not None:
            return found
        if os.environ.get("BOOK_REQUIRE_TOOLS") == "1":
            pytest.fail(f"{name} is not installed, and BOOK_REQUIRE_TOOLS=1 asks for it")
        pytest.skip(f"{name} is not installed")

    return find
