from __future__ import annotations

import pickle

import pytest

from book.diagnostics import Diagnostic, Report
from book.manifest.yaml_source import Items, Keys, Text, YamlFile, known_path, parse_yaml, without
from book.source import Span


def read(text: str) -> YamlFile:
    report = Report()
    source = parse_yaml(text, "book.yaml", report)
    assert source is not None
    assert not list(report)
    return source


def fail(text: str) -> Diagnostic:
    report = Report()
    parse_yaml(text, "book.yaml", report)
    (finding,) = report
    return finding


def test_values_are_what_the_author_typed() -> None:
    text = "language: no\nday: 1923-10-08\nyear: 2026\non: yes\nisbn: 9781402894626\nsort: Null\nn: 012\nq: 'null'\n"
    assert read(text).data == {
        "language": "no",
        "day": "1923-10-08",
        "year": "2026",
        "on": "yes",
        "isbn": "9781402894626",
        "sort": "Null",
        "n": "012",
        "q": "null",
    }


def test_nothing_a_tilde_and_null_are_no_value() -> None:
    assert read("a:\nb: ~\nc: null\nd: ''\n").data == {"a": None, "b": None, "c": None, "d": ""}


def test_keys_values_and_items_know_their_places() -> None:
    source = read("title: Имя\nlist:\n  - one\n  - {b: two}\n")
    assert source.key_span(("title",)) == Span("book.yaml", 1, 1)
    assert source.value_span(("title",)) == Span("book.yaml", 1, 8)
    assert source.key_span(("list",)) == Span("book.yaml", 2, 1)
    assert source.value_span(("list", 0)) == Span("book.yaml", 3, 5)
    assert source.key_span(("list", 1, "b")) == Span("book.yaml", 4, 6)
    assert source.value_span(("list", 1, "b")) == Span("book.yaml", 4, 9)


def test_columns_count_letters_not_bytes() -> None:
    assert read("{имя: Лев, b: x}\n").key_span(("b",)) == Span("book.yaml", 1, 12)


def test_a_path_that_leads_nowhere_has_the_place_of_what_is_around_it() -> None:
    source = read("series:\n  number: 3\n")
    assert source.value_span(("series", "title")) == Span("book.yaml", 2, 3)
    assert source.key_span(("series", "title")) == Span("book.yaml", 1, 1)
    assert source.key_span(("year",)) == Span("book.yaml", 1, 1)
    assert not source.has(("series", "title"))
    assert source.has(("series", "number"))


def text_of(source: YamlFile, key: str) -> Text:
    assert isinstance(source.data, Keys)
    value = source.data[key]
    assert isinstance(value, Text)
    return value


@pytest.mark.parametrize(
    ("yaml", "text", "line", "column"),
    [
        ("note: |\n  one\n    two\n\n  three\n", "one\n  two\n\nthree", 2, 3),
        ("note: |-\n  one\n", "one", 2, 3),
        ("note: | # why\n  one\n", "one", 2, 3),
        ("note: |\n\n\n  one\n", "one", 4, 3),
        ("note: |2\n    one \n   two\n", "  one \n two", 2, 3),
        ("note: one line\n", "one line", 1, 7),
        ("note: 'one line'\n", "one line", 1, 8),
        ("note: |\r\n  one\r\n  two\r\n", "one\ntwo", 2, 3),
    ],
)
def test_a_text_has_the_place_of_its_first_letter(yaml: str, text: str, line: int, column: int) -> None:
    value = text_of(read(yaml), "note")
    assert value == text
    assert value.span.line == line
    assert not value.folded
    assert value.span.column == column


@pytest.mark.parametrize("yaml", ["note: >\n  one\n  two\n", "note: one\n  two\n", "note: 'one\n  two'\n"])
def test_lines_that_yaml_joins_are_marked(yaml: str) -> None:
    assert text_of(read(yaml), "note").folded


@pytest.mark.parametrize(
    ("text", "line", "column", "help_"),
    [
        ("title: Work: A History\n", 1, 12, "quotation marks"),
        ("a: 1\n\tb: 2\n", 2, 1, "spaces"),
        ("a: @b\n", 1, 4, "quotation marks"),
        ("a: [1, 2\n", 2, 1, "not closed"),
        ("a: 'x\n", 2, 1, "not closed"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "same column"),
        ("a: 1\nb: x\x07\n", 2, 5, "delete"),
        ('a: "\\0"\n', 1, 4, "delete"),
        ('a: "\\ud800"\n', 1, 4, "delete"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', 2, 5, "delete"),
    ],
)
def test_what_is_not_yaml_is_man_001_where_reading_stopped(text: str, line: int, column: int, help_: str) -> None:
    finding = fail(text)
    assert (finding.code, finding.line, finding.column) == ("MAN-001", line, column)
    assert help_ in (finding.help or "")


def test_yaml_with_every_character_that_may_stand_is_read() -> None:
    assert read('a: "x\\ty\\n\\u2011\\U0001F600"\nb: ё—😀\n').data == {"a": "x\ty\n\u2011😀", "b": "ё—😀"}


def test_a_second_key_of_the_same_name_is_man_010_and_the_first_stays() -> None:
    report = Report()
    source = parse_yaml("a: 1\nb: 2\na: 3\n", "book.yaml", report)
    (finding,) = report
    assert (finding.code, finding.line, finding.column) == ("MAN-010", 3, 1)
    assert "line 1" in finding.message
    assert source is not None
    assert source.data == {"a": "1", "b": "2"}


def test_the_same_key_in_two_groups_is_not() -> None:
    assert read("a: {x: 1}\nb: {x: 2}\n").data == {"a": {"x": "1"}, "b": {"x": "2"}}


@pytest.mark.parametrize(
    ("text", "what", "line", "column"),
    [
        ("a: &x 1\nb: *x\n", "an anchor", 1, 4),
        ("a: 1\nb: *x\n", "an alias", 2, 4),
        ("a: !!python/object/apply:os.system [x]\n", "a tag", 1, 4),
        ("a: !!str 1\n", "a tag", 1, 4),
        ("a: 1\n---\nb: 2\n", "a second document", 2, 1),
        ("? [a]\n: 1\n", "a key that is not a word", 1, 3),
        ("[" * 100_000, "nesting deeper than 20 levels", 1, 21),
    ],
)
def test_yaml_that_no_book_needs_is_man_015(text: str, what: str, line: int, column: int) -> None:
    finding = fail(text)
    assert (finding.code, finding.line, finding.column) == ("MAN-015", line, column)
    assert finding.message.startswith(what)


def test_marks_of_yaml_inside_a_value_are_letters() -> None:
    assert read("---\na: AT&T *Capital* !\nb: '*Capital*'\n...\n").data == {"a": "AT&T *Capital* !", "b": "*Capital*"}


@pytest.mark.parametrize("text", ["# nothing\n", "---\n", "~\n"])
def test_a_file_of_comments_is_man_012(text: str) -> None:
    assert fail(text).code == "MAN-012"


def test_leaving_out_keeps_the_places_of_what_is_left() -> None:
    source = read("a: 1\nb:\n  - x\n  - y\n  - z: 1\n")
    data = without(source.data, [("a",), ("b", 0)])
    assert data == {"b": ["y", {"z": "1"}]}
    left = YamlFile(file="book.yaml", data=data)
    assert left.value_span(("b", 0)) == Span("book.yaml", 4, 5)
    assert left.key_span(("b", 1, "z")) == Span("book.yaml", 5, 5)
    assert source.data == {"a": "1", "b": ["x", "y", {"z": "1"}]}


def test_known_path_stops_where_there_is_nothing() -> None:
    data = read("a: [x]\n").data
    assert known_path(data, ("a", 0)) == ("a", 0)
    assert known_path(data, ("a", 1)) == ("a",)
    assert known_path(data, ("b", 0)) == ()


def test_what_was_read_crosses_a_process() -> None:
    source = read("a: [x, {b: c}]\n")
    copy = pickle.loads(pickle.dumps(source))
    assert copy.data == source.data
    assert isinstance(copy.data["a"], Items)
    assert copy.value_span(("a", 1, "b")) == source.value_span(("a", 1, "b"))
