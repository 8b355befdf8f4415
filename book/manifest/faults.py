"""Faults that validators find, on their way from pydantic to the report.

A validator raises what these functions return; `findings` reads the code and its facts back and adds the place.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import LiteralString

from pydantic_core import PydanticCustomError


def fault(code: LiteralString, **facts: object) -> PydanticCustomError:
    """A fault with a diagnostic code of its own and the facts that its words need, but for `key`."""
    return PydanticCustomError(code, code, facts)


def bad_value(problem: str, help_: str = "") -> PydanticCustomError:
    """A value that is not good for its key (MAN-004): what is wrong with it, and what to write instead."""
    return fault("MAN-004", problem=problem, help=help_)


def show(value: object, width: int = 60) -> str:
    """A value as a message names it: short text in quotation marks, anything else by its kind."""
    match value:
        case str():
            text = " ".join(value.split())
            return f"“{text if len(text) <= width else text[: width - 1] + '…'}”"
        case dict():
            return "a group of keys"
        case list() | tuple():
            return "a list"
        case None:
            return "an empty value"
        case _:
            return f"“{value}”"


def suggest(word: str, known: Iterable[str]) -> str:
    """Help for a misspelt word: the nearest of the known ones, or all of them."""
    words = list(known)
    nearest = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return f"did you mean {nearest[0]}?" if nearest else f"write one of: {', '.join(words)}"
