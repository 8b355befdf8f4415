"""The tables of diagnostics: every row is well formed, is raised somewhere, and is tried by a test."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterable
from pathlib import Path

import book
from book.codes import (
    CODES,
    apparatus,
    citations,
    completeness,
    editions,
    indexing,
    layout,
    manifest,
    source,
    structure,
)
from book.codes.code import Code

TESTS = Path(__file__).resolve().parent.parent
SOURCES = Path(book.__file__).parent

FAMILIES = {
    "MAN", "SRC", "STR", "REF", "NTE", "IDX", "GLO", "BIO", "CHR", "BIB", "IMG", "TYP", "FNT", "LAY", "PDF", "EPB",
    "CMP", "TOO", "LNT",
}  # fmt: skip
TABLES = (
    manifest.TABLE, source.TABLE, structure.TABLE, apparatus.TABLE, indexing.TABLE, citations.TABLE, layout.TABLE,
    editions.TABLE, completeness.TABLE,
)  # fmt: skip


def failing(is_right: Callable[[Code], object]) -> str:
    """The ids of the rows for which something is not so, in one line, so that a failure names them all."""
    return " ".join(code.id for code in CODES.values() if not is_right(code))


def fields(words: str) -> set[str]:
    """The names of the facts that the words need. Raises ValueError where braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def ids_in(paths: Iterable[Path]) -> set[str]:
    """Everything in files that looks like the id of a code."""
    return {name for path in paths for name in re.findall(r"\b[A-Z]{3}-[0-9]{3}\b", path.read_text(encoding="utf-8"))}


def raised() -> set[str]:
    """The ids that the code outside the tables names, in quotation marks."""
    sources = (path for path in SOURCES.rglob("*.py") if path.parent.name != "codes")
    return {name for path in sources for name in re.findall('"([A-Z]{3}-[0-9]{3})"', path.read_text(encoding="utf-8"))}


def test_no_two_rows_have_the_same_id() -> None:
    ids = [code.id for table in TABLES for code in table]
    assert sorted(ids) == sorted(set(ids)) == sorted(CODES)


def test_the_rows_of_a_table_stand_together_by_family_and_in_order() -> None:
    for table in TABLES:
        families = [code.id[:3] for code in table]
        assert families == sorted(families, key=families.index), "a family is divided"
        for family in dict.fromkeys(families):
            numbers = [code.id for code in table if code.id.startswith(family)]
            assert numbers == sorted(numbers)


def test_an_id_is_a_family_and_three_digits() -> None:
    assert failing(lambda code: re.fullmatch("[A-Z]{3}-[0-9]{3}", code.id) and code.id[:3] in FAMILIES) == ""


def test_a_severity_is_one_of_three() -> None:
    assert failing(lambda code: code.severity in {"error", "warning", "info"}) == ""


def test_a_message_is_one_line_without_a_full_stop() -> None:
    def is_line(message: str) -> bool:
        return message.strip() == message != "" and "\n" not in message and message[-1] not in ".!:;,"

    assert failing(lambda code: is_line(code.message)) == ""


def test_every_code_has_help_of_one_line() -> None:
    def is_line(words: str | None) -> bool:
        if words is None or words.strip() != words or words == "" or "\n" in words:
            return False
        return words[-1] != "." or words.endswith(("\\.", "…"))  # a mark to type may end in one

    assert failing(lambda code: is_line(code.help)) == ""


def test_the_places_for_facts_are_names() -> None:
    names = {code.id: fields(code.message) | fields(code.help or "") for code in CODES.values()}
    assert failing(lambda code: all(re.fullmatch("[a-z][a-z_]*", name) for name in names[code.id])) == ""


def test_the_words_can_be_filled() -> None:
    def is_filled(words: str) -> bool:
        filled = words.format_map({name: f"<{name}>" for name in fields(words)})
        return all(f"<{name}>" in filled for name in fields(words))

    assert failing(lambda code: is_filled(code.message) and is_filled(code.help or "")) == ""


def test_an_explanation_is_a_sentence_or_more_and_not_the_message_again() -> None:
    assert failing(lambda code: len(code.explanation.split()) >= 5 and code.message not in code.explanation) == ""


def test_an_explanation_is_shown_in_lines_that_fit_a_terminal() -> None:
    def fits(code: Code) -> bool:
        lines = "\n".join(code.explanation_paragraphs).split("\n")
        return all(len(line) <= 110 and "{{" not in line and "}}" not in line for line in lines)

    assert failing(fits) == ""


def test_every_code_is_raised_somewhere() -> None:
    """A row that nothing raises promises a check that is not made."""
    assert " ".join(sorted(set(CODES) - raised())) == ""


def test_every_code_that_is_raised_has_a_row() -> None:
    assert " ".join(sorted(name for name in raised() - set(CODES) if name[:3] in FAMILIES)) == ""


def test_every_code_has_a_test() -> None:
    assert " ".join(sorted(set(CODES) - ids_in(TESTS.rglob("test_*.py")))) == ""
