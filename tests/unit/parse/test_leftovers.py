"""Marks left standing in plain text, and lines that begin like something else."""

from __future__ import annotations

import pytest

from book.parse.leftovers import find_false_starts, find_leftovers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a * b ** c", [("SRC-007", 2, "*"), ("SRC-007", 6, "**")]),
        ("a _b c_ d__e", [("SRC-007", 2, "_"), ("SRC-007", 6, "_"), ("SRC-007", 9, "__")]),
        ("a `b", [("SRC-008", 2, "`")]),
        ("a ^b ~c ~~d", [("SRC-020", 2, "^"), ("SRC-020", 5, "~"), ("SRC-011", 8, "~~")]),
        ("<b> </b>", [("SRC-004", 0, "<b>"), ("SRC-004", 4, "</b>")]),
        ("<!-- <?", [("SRC-004", 0, "<!"), ("SRC-004", 5, "<?")]),
        ("{.a} {#b}", [("SRC-009", 0, "{.a"), ("SRC-009", 5, "{#b")]),
        ("{c=d} {-}", [("SRC-009", 0, "{c="), ("SRC-009", 6, "{-}")]),
        ("@a a@b (@c", [("SRC-012", 0, "@"), ("SRC-012", 8, "@")]),
        ("a \\", [("SRC-014", 2, "\\")]),
        ("[^a", [("SRC-017", 0, "[^")]),
        ("[a](b c)", [("SRC-015", 2, "](")]),
    ],
)  # fmt: skip
def test_signs_are_found_where_they_stand(text: str, found: list[tuple[str, int, str]]) -> None:
    assert find_leftovers(text) == [(code, at, {"mark": mark}) for code, at, mark in found]


@pytest.mark.parametrize("text", ["a < b > c", "snake_case", "a@b.c", "{a}", "[a] (b)", "5 & 6", "a -- b", ""])
def test_signs_that_are_no_marks_are_not_found(text: str) -> None:
    assert find_leftovers(text) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("::: a b", "SRC-018"),
        (":::", "SRC-018"),
        ("---", "SRC-030"),
        ("==", "SRC-030"),
        ("```", "SRC-008"),
        ("~~~ a", "SRC-008"),
        (":--|--", "SRC-048"),
        ("--|--:", "SRC-048"),
        (":   a", "SRC-021"),
        ("~ a", "SRC-021"),
        ("#a", "SRC-043"),
        ("#. a", "SRC-043"),
        ("| a", "SRC-043"),
        ("+---+", "SRC-043"),
    ],
)
def test_a_line_that_begins_like_something_else_is_found_on_every_line(line: str, code: str) -> None:
    assert [(found, at) for found, at, _ in find_false_starts(line)] == [(code, 0)]
    assert [(found, at) for found, at, _ in find_false_starts(f"a\n  {line}\nb")] == [(code, 4)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[a]: b", "SRC-016"),
        ("Table: a", "SRC-021"),
        (":a", "SRC-021"),
        ("(@a) b", "SRC-012"),
        ("@) a", "SRC-012"),
        ("II. a", "SRC-043"),
        ("iiii) a", "SRC-043"),
        ("1234567890. a", "SRC-043"),
        ("A.", "SRC-037"),
        ("(iv)", "SRC-037"),
    ],
)
def test_some_are_found_only_where_a_paragraph_begins(line: str, code: str) -> None:
    assert [found for found, _, _ in find_false_starts(line)] == [code]
    assert find_false_starts(f"a\n{line}") == []


@pytest.mark.parametrize(("line", "what"), [("- a", "list"), ("*", "list"), ("> a", "quotation")])
def test_lists_and_quotations_are_found_only_inside_a_paragraph(line: str, what: str) -> None:
    assert find_false_starts(f"a\n{line}") == [("SRC-010", 2, {"what": what})]
    assert find_false_starts(line) == []


@pytest.mark.parametrize(
    "text",
    [
        "A. Ioffe",
        "V. I. Lenin",
        "a\n1923. In",
        "a\n--- b",
        "-5 degrees",
        "a\nb) c",
        "(a) b",
        "[a] b",
        "--- a",
        "a:\nb",
        "1,5",
    ],
)
def test_other_lines_are_not_found(text: str) -> None:
    assert find_false_starts(text) == []
