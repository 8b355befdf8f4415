"""Golden files: output that was once looked at and found right, kept as text beside the tests.

`BOOK_UPDATE_GOLDENS=1` writes them anew; the difference is then read and committed with the reason.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

GOLDENS = Path(__file__).parent / "golden"


def assert_golden(actual: str, path: str) -> None:
    """Fail with a unified diff unless `actual` is what tests/golden/`path` holds, or write it there if asked to."""
    golden = GOLDENS / path
    if os.environ.get("BOOK_UPDATE_GOLDENS") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual, encoding="utf-8")
        return
    if not golden.is_file():
        pytest.fail(f"there is no golden file {path}; BOOK_UPDATE_GOLDENS=1 writes it")
    expected = golden.read_text(encoding="utf-8")
    if actual != expected:
        difference = difflib.unified_diff(
            expected.splitlines(), actual.splitlines(), f"tests/golden/{path}", "what came out", lineterm=""
        )
        pytest.fail("\n".join(difference) or f"{path} differs in its last line end", pytrace=False)
