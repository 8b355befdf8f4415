"""YAML as the author typed it: every value a string, every key and value with its line and column.

Comes in: the text of a file. Goes out: mappings, lists and strings that know where they stand. Nothing is turned into
a date, a number or a boolean (`language: no` is Norwegian); tags, anchors and aliases are refused, so nothing is run
and nothing grows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from book.diagnostics import Report
from book.source import Span

KeyPath: TypeAlias = tuple[str | int, ...]
"""Keys and positions (from 0) from the top of a file to a value."""

_DEEPEST = 20
_CHARACTER_HELP = "delete the character: it is not a letter and cannot be printed"
_NULLS = frozenset({"", "~", "null"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # by way of escapes such as "\\0"
_TOO_LARGE = re.compile(r"\\U(?!0010|000)[0-9A-Fa-f]{8}")
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what PyYAML counts as such


class Text(str):
    """A scalar as typed. `span` is where its letters begin: for a block, its first line and the column of its text.

    `folded` is True where YAML has joined several lines into one, so that they cannot be told apart any more.
    """

    span: Span
    folded: bool


class Keys(dict[str, "Value"]):
    """A mapping, the first of two equal keys kept. `span` is its first key; `places` has key and value of each."""

    span: Span
    places: dict[str, tuple[Span, Span]]


class Items(list["Value"]):
    """A list. `places` has the place of each item."""

    span: Span
    places: list[Span]


Value: TypeAlias = Text | Keys | Items | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YamlFile:
    """A file as read: its name in the book's folder, and its data."""

    file: str
    data: Value

    def value_span(self, path: KeyPath) -> Span:
        """Where the value at that path begins; where there is none, the nearest one around it."""
        return self._places(path)[1]

    def key_span(self, path: KeyPath) -> Span:
        """Where the key of that path stands; for an item of a list, where it begins."""
        return self._places(path)[0]

    def has(self, path: KeyPath) -> bool:
        """Whether a key or an item stands at that path, with or without a value."""
        return len(known_path(self.data, path)) == len(path)

    def _places(self, path: KeyPath) -> tuple[Span, Span]:
        value: Value = self.data
        places = (Span(self.file, 1, 1), Span(self.file, 1, 1) if value is None else value.span)
        for step in known_path(value, path):
            match value:
                case Keys():
                    places, value = value.places[str(step)], value[str(step)]
                case Items():
                    span = value.places[int(step)]
                    places, value = (span, span), value[int(step)]
        return places


def known_path(value: Value, path: KeyPath) -> KeyPath:
    """As much of a path as leads to something."""
    known: list[str | int] = []
    for step in path:
        match value:
            case Keys() if step in value:
                value = value[str(step)]
            case Items() if isinstance(step, int) and step < len(value):
                value = value[step]
            case _:
                break
        known.append(step)
    return tuple(known)


def without(value: Value, paths: Sequence[KeyPath], at: KeyPath = ()) -> Value:
    """A copy of a value without the keys and items at `paths`; what is left keeps its places."""
    match value:
        case Keys():
            keys = make_keys(value.span)
            for key, child in value.items():
                if (*at, key) not in paths:
                    keys[key], keys.places[key] = without(child, paths, (*at, key)), value.places[key]
            return keys
        case Items():
            items = make_items(value.span)
            for index, child in enumerate(value):
                if (*at, index) not in paths:
                    items.append(without(child, paths, (*at, index)))
                    items.places.append(value.places[index])
            return items
        case _:
            return value


def make_text(text: str, span: Span, *, folded: bool = False) -> Text:
    """A scalar at a place."""
    made = Text(text)
    made.span, made.folded = span, folded
    return made


def make_keys(span: Span) -> Keys:
    """An empty mapping at a place."""
    made = Keys()
    made.span, made.places = span, {}
    return made


def make_items(span: Span) -> Items:
    """An empty list at a place."""
    made = Items()
    made.span, made.places = span, []
    return made


class _Refused(Exception):
    """YAML that book files do without: the file is not read any further."""

    def __init__(self, code: str, span: Span, **facts: object) -> None:
        self.code, self.span, self.facts = code, span, facts


def parse_yaml(text: str, file: str, report: Report) -> YamlFile | None:
    """The data of a YAML file; None where it cannot be read, or has no data at all.

    Reports MAN-001 where it is not YAML, MAN-010 for a key that stands twice, MAN-015 for tags, anchors, aliases,
    several documents and nesting deeper than any book file's, and MAN-012 where all is comment.
    """
    try:
        data = _Tree(text, file, report).read()
    except _Refused as refused:
        report.add(refused.code, refused.span, **refused.facts)
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file, 1)
        context = f"{error.context}: " if error.context else ""
        report.add("MAN-001", span, problem=context + (error.problem or "unknown"), help=_explain(error.problem or ""))
        return None
    except yaml.reader.ReaderError as error:
        lines = _LINE_ENDS.split(text[: error.position])
        span = Span(file, len(lines), len(lines[-1]) + 1)
        problem = f"the character U+{ord(text[error.position]):04X} is not allowed"
        report.add("MAN-001", span, problem=problem, help=_CHARACTER_HELP)
        return None
    except (ValueError, OverflowError):  # an escape beyond the last character of Unicode
        escape = _TOO_LARGE.search(text)
        lines = _LINE_ENDS.split(text[: escape.start() if escape else 0])
        span = Span(file, len(lines), len(lines[-1]) + 1)
        report.add("MAN-001", span, problem="an escape that stands for no character", help=_CHARACTER_HELP)
        return None
    if data is None:
        report.add("MAN-012", Span(file, 1), file=file)
        return None
    return YamlFile(file=file, data=data)


class _Tree:
    """The data, built from the parser's events; `open` are the mappings and lists not yet closed."""

    def __init__(self, text: str, file: str, report: Report) -> None:
        self.text, self.file, self.report = text, file, report
        self.lines = _LINE_ENDS.split(text)
        self.open: list[tuple[Keys | Items, Span]] = []
        self.keys: list[Text | None] = []  # for each open mapping, the key that waits for its value
        self.root: Value = None

    def read(self) -> Value:
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.SafeLoader):
            span = self._begin(event.start_mark)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise _Refused("MAN-015", span, what="a second document")
                case yaml.AliasEvent():
                    raise _Refused("MAN-015", span, what="an alias")
                case yaml.NodeEvent() if event.anchor is not None:
                    raise _Refused("MAN-015", span, what="an anchor")
                case yaml.ScalarEvent() | yaml.CollectionStartEvent() if event.tag is not None:
                    raise _Refused("MAN-015", span, what="a tag")
                case yaml.ScalarEvent():
                    self._put_scalar(event, span)
                case yaml.MappingStartEvent():
                    self._open(make_keys(span), span)
                case yaml.SequenceStartEvent():
                    self._open(make_items(span), span)
                case yaml.CollectionEndEvent():
                    self._close()
        return self.root

    def _begin(self, mark: Any) -> Span:
        """The place of a mark. Its type is one of two, as PyYAML comes with a C library or without."""
        return Span(self.file, mark.line + 1, mark.column + 1) if mark else Span(self.file, 1)

    def _put_scalar(self, event: yaml.ScalarEvent, span: Span) -> None:
        if _UNPRINTABLE.search(event.value):
            raise _Refused("MAN-001", span, problem="an escape for a control character", help=_CHARACTER_HELP)
        if self.open and isinstance(self.open[-1][0], Keys) and self.keys[-1] is None:
            self.keys[-1] = make_text(event.value, span)
        elif event.style is None and event.value in _NULLS:
            self._put(None, span)
        else:
            self._put(self._locate_text(event, span), span)

    def _locate_text(self, event: yaml.ScalarEvent, span: Span) -> Text:
        """A scalar with the place of its letters: under the `|` of a block, behind the mark of a quotation."""
        if event.style in ("'", '"'):
            span = Span(span.file, span.line, (span.column or 0) + 1)
        if event.style not in ("|", ">"):
            return make_text(event.value, span, folded=self._begin(event.end_mark).line != span.line)
        text = event.value.lstrip("\n")
        line = span.line + 1 + len(event.value) - len(text)
        typed = self.lines[line - 1] if line <= len(self.lines) else ""
        column = max(0, len(typed) - len(text.partition("\n")[0])) + 1
        return make_text(text.rstrip("\n"), Span(span.file, line, column), folded=event.style == ">")

    def _open(self, value: Keys | Items, span: Span) -> None:
        if len(self.open) == _DEEPEST:
            raise _Refused("MAN-015", span, what=f"nesting deeper than {_DEEPEST} levels")
        if self.open and isinstance(self.open[-1][0], Keys) and self.keys[-1] is None:
            raise _Refused("MAN-015", span, what="a key that is not a word")
        self.open.append((value, span))
        self.keys.append(None)

    def _close(self) -> None:
        value, span = self.open.pop()
        self.keys.pop()
        self._put(value, span)

    def _put(self, value: Value, span: Span) -> None:
        """Give a finished value to the mapping or list it stands in."""
        parent = self.open[-1][0] if self.open else None
        match parent:
            case None:
                self.root = value
            case Items():
                parent.append(value)
                parent.places.append(span)
            case Keys():
                key = self.keys[-1]
                self.keys[-1] = None
                if key is None:
                    return
                if key in parent:
                    self.report.add("MAN-010", key.span, key=key, line=parent.places[key][0].line)
                    return
                parent[str(key)] = value
                parent.places[str(key)] = (key.span, span)


def _explain(problem: str) -> str:
    """What to do about a problem of the YAML reader."""
    if "mapping values" in problem:
        return "put quotation marks around a value with a colon in it: title: 'Work: A History'"
    if "'\\t'" in problem:
        return "indent with spaces, not with tabs"
    if "cannot start any token" in problem:
        return "put quotation marks around a value that begins with a mark such as @, ` or %"
    if "<block end>" in problem or "did not find" in problem:
        return "keys of one group begin at the same column, and so do the items of a list"
    if "end of stream" in problem or "<stream end>" in problem:
        return "a quotation mark or bracket is opened and not closed"
    return "see docs/manifest.md for how the file is written"
