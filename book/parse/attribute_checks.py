"""What may stand in the attributes of a mark: classes, keys and ids that do not belong there are reported."""

from __future__ import annotations

import re
from difflib import get_close_matches

from markdown_it.token import Token

from book.parse.attributes import Attributes, is_identifier
from book.parse.reading import Reading
from book.source import Span

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def check_language(reading: Reading, lang: str | None, where: Span) -> str | None:
    """The language tag, or None if it is none, which is reported."""
    if lang is None or _LANGUAGE.fullmatch(lang) is not None:
        return lang
    reading.report.add("SRC-026", where, lang=lang)
    return None


def check_attributes(
    reading: Reading,
    attributes: Attributes,
    run: Token,
    at: int,
    classes: set[str],
    keys: set[str],
    *,
    allow_id: bool = True,
) -> bool:
    """Report classes, keys and ids that do not belong here. The opening brace stands at `at` in the run."""
    fine = True

    def where(part: str) -> Span:
        return reading.inline_span(run, at + attributes.at[part])

    for name in attributes.classes:
        if name not in classes:
            reading.report.add("SRC-005", where("." + name), name="." + name, hint=_hint(name, classes, "."))
            fine = False
    for key, _ in attributes.pairs:
        if key not in keys:
            reading.report.add("SRC-005", where(key), name=key + "=", hint=_hint(key, keys, "", "="))
            fine = False
    if attributes.id is not None and not allow_id:
        reading.report.add("SRC-005", where("#"), name="#" + attributes.id, hint="no id can stand here")
        fine = False
    elif attributes.id is not None and not is_identifier(attributes.id):
        reading.report.add("REF-004", where("#"), id=attributes.id)
    return fine


def _hint(name: str, known: set[str], before: str, after: str = "") -> str:
    close = get_close_matches(name, sorted(known), n=1)
    if close:
        return f"did you mean {before}{close[0]}{after}?"
    if not known:
        return "none can stand here"
    return "here can stand " + ", ".join(before + item + after for item in sorted(known))
