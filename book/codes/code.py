"""The shape of one row of the tables of diagnostics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding.

    `message` and `help` are one line each, without a full stop in the message; `{name}` in them is filled by the
    facts the finder gives. `explanation` is what `book explain` prints: what it is, why it matters, an example.
    """

    id: str
    severity: Literal["error", "warning", "info"]
    message: str
    help: str | None
    explanation: str
