"""What the processor has set, kept from build to build under a hash of everything that it depends on.

A document is a division's, so an edition whose citations have changed in one chapter has the processor set that one.
What is damaged counts as not there; what is not needed any more is removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import Any

from book.diagnostics import MachineError


def load_kept(folder: Path | None, key: str) -> list[Any] | None:
    """The blocks kept under a key, or None."""
    if folder is None:
        return None
    try:
        blocks = json.loads((folder / f"{key}.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return blocks if isinstance(blocks, list) else None


def keep(folder: Path | None, key: str, blocks: list[Any]) -> None:
    """Keep the blocks of a document. Raises MachineError where they cannot be written."""
    if folder is None:
        return
    target = folder / f"{key}.json"
    beside = folder / f".{key}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(blocks, ensure_ascii=False), "utf-8")
        os.replace(beside, target)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise MachineError(f"cannot write {target.name}: {error.strerror or error}") from error


def discard_others(folder: Path | None, keys: Collection[str]) -> None:
    """Remove what is kept under other keys, and what a build that was stopped left behind."""
    if folder is None or not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_file() and (path.suffix == ".part" or (path.suffix == ".json" and path.stem not in keys)):
            path.unlink(missing_ok=True)
