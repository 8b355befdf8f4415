"""What a build tells the one who waits for it; `cli` shows it, the stages only call it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Somewhere to report progress to."""

    def start_stage(self, name: str, total: int | None = None) -> None:
        """A stage begins. `total` is how many divisions it will go through, where that is known."""

    def finish_division(self, title: str, pages: int, *, from_cache: bool) -> None:
        """A division has been laid out, or found in the cache."""


class Silent:
    """Progress that nobody watches."""

    def start_stage(self, name: str, total: int | None = None) -> None:
        """Say nothing."""

    def finish_division(self, title: str, pages: int, *, from_cache: bool) -> None:
        """Say nothing."""
