"""Documents that go into a file and come back, and files that have something else in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from book.diagnostics import Report
from book.model.content import Document
from book.model.stored import read_document, store_document
from book.parse.markdown import parse_document
from book.parse.reader import Source
from tests.books import MANUSCRIPT, parse
from tests.unit.parse.random_manuscripts import RandomManuscript


def through_a_file(document: Document) -> Document:
    return read_document(json.loads(json.dumps(store_document(document), ensure_ascii=False)))


@pytest.mark.parametrize("path", sorted(MANUSCRIPT.glob("*/*.md")), ids=lambda path: path.stem)
def test_every_file_of_the_sample_comes_back_as_it_was(path: Path) -> None:
    report = Report()
    document = parse_document(Source(path.name, path.read_text("utf-8")), report, "en-US", citations="in-text")
    assert list(report) == []
    assert through_a_file(document) == document


@pytest.mark.parametrize("seed", range(20))
def test_random_manuscripts_come_back_as_they_were(seed: int) -> None:
    document = parse_document(Source("body/01.md", RandomManuscript(seed).text), Report(), "en-US")
    assert through_a_file(document) == document


def change(path: tuple[int, ...], value: object) -> Callable[[Any], Any]:
    """Puts something else into a stored document, at a place in its lists."""

    def apply(stored: Any) -> Any:
        whole = inner = json.loads(json.dumps(stored))
        for at in path[:-1]:
            inner = inner[at]
        inner[path[-1]] = value
        return whole

    return apply


# What is stored: [file, ["Document", file, [["Paragraph", …]], [notes]]]
@pytest.mark.parametrize(
    "damage",
    [
        lambda stored: None,
        lambda stored: [],
        lambda stored: {"file": "a"},
        lambda stored: stored[:1],
        change((0,), 7),
        change((1,), "Document"),
        change((1, 0), "Path"),
        change((1, 0), "Paragraph"),
        change((1, 1), ["a"]),
        change((1, 2), "letters"),
        change((1, 2, 0), ["Report", False]),
        change((1, 2, 0), ["Note", "a", "author", [], "1"]),
        change((1, 2, 0, 0), "Text"),
        change((1, 2, 0), ["Paragraph"]),
        change((1, 2, 0, 0), ["Paragraph"]),
    ],
)
def test_what_is_no_document_is_not_read(damage: Callable[[Any], Any]) -> None:
    stored = store_document(parse("A paragraph.\n"))
    assert read_document(json.loads(json.dumps(stored)))
    with pytest.raises(ValueError, match="no document"):
        read_document(damage(stored))


def test_a_document_in_itself_many_times_over_is_not_read() -> None:
    stored: Any = ["LanguageBlock", "ru", [], "1"]
    for _ in range(20_000):
        stored = ["LanguageBlock", "ru", [stored], "1"]
    with pytest.raises(ValueError, match="no document"):
        read_document(["a.md", ["Document", "a.md", [stored], []]])
