"""The shape of one row of the tables of diagnostics."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from inspect import cleandoc
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

    @property
    def explanation_paragraphs(self) -> list[str]:
        """The explanation in paragraphs of lines of 90 characters; indented examples keep their lines."""
        text = cleandoc(self.explanation).replace("{{", "{").replace("}}", "}")
        return [
            paragraph if "\n  " in "\n" + paragraph else textwrap.fill(paragraph, 90, break_on_hyphens=False)
            for paragraph in text.split("\n\n")
        ]
