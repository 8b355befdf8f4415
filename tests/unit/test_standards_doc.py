"""docs/standards.md has a row for each rule, and everything that a row names is there."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import pytest

from book.codes import CODES

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "standards.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [A-Z]{2}-\d", line)
]
RULES = [
    f"{family}-{number:02}"
    for family, *numbers in (
        ("IX", range(1, 8), range(10, 24), range(30, 40), range(40, 57), range(60, 68), range(70, 80)),
        ("NT", range(1, 22)),
        ("GL", range(1, 13)),
        ("BN", range(1, 11)),
    )
    for number in chain(*numbers)
]
WAYS = ("produced by ", "checked by ", "left to the editor", "not applicable")
REFERENCE = ROOT.parent / "shared" / "reference" / "standards.md"  # where the rules are kept, if it is at hand


def names_in(*folders: str) -> set[str]:
    """The rules that files name: IX-04, IX-10 to IX-19, and ix_04 at the end of the name of a test."""
    found: set[str] = set()
    for path in chain.from_iterable((ROOT / folder).rglob("*") for folder in folders):
        if path.suffix not in {".py", ".xhtml", ".css"} or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8")
        found.update(re.findall(r"\b(?:IX|NT|GL|BN)-\d\d\b", text))
        found.update(f"{family.upper()}-{number}" for family, number in re.findall(r"_(ix|nt|gl|bn)_(\d\d)\b", text))
        found.update(f"{family.upper()}-{number}" for family, number in re.findall(r"_(ix|nt|gl|bn)_(\d\d)_", text))
        for family, first, last in re.findall(r"\b(IX|NT|GL|BN)-(\d\d)\s+to\s+\1-(\d\d)\b", text):
            found.update(f"{family}-{number:02}" for number in range(int(first), int(last) + 1))
    return found


def test_each_rule_has_one_row_in_order() -> None:
    assert [row[0] for row in ROWS] == RULES
    assert {len(row) for row in ROWS} == {4}


def test_the_rules_are_those_of_the_reference() -> None:
    if not REFERENCE.is_file():
        pytest.skip("the reference is not beside the repository")
    known = re.findall(r"^- \*\*((?:IX|NT|GL|BN)-\d\d)\*\*", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert known == RULES


def test_each_rule_is_kept_in_a_way_that_the_page_explains() -> None:
    assert [row[0] for row in ROWS if not row[2].startswith(WAYS)] == []


def test_every_code_is_one() -> None:
    named = {code for row in ROWS for code in re.findall(r"\b[A-Z]{3}-\d{3}\b", " ".join(row))}
    assert named - set(CODES) == set()
    checked = [row for row in ROWS if "checked by" in row[2]]
    assert [row[0] for row in checked if not re.search(r"checked by [A-Z]{3}-\d{3}", row[2])] == []


def test_every_module_template_and_style_sheet_is_there() -> None:
    named = {name for row in ROWS for name in re.findall(r"`([\w/-]+\.(?:py|xhtml|css))`", row[2])}
    assert {name for name in named if not (ROOT / "book" / name).is_file()} == set()
    produced = [row for row in ROWS if "produced by" in row[2]]
    assert [row[0] for row in produced if not re.search(r"by `[\w/-]+\.", row[2])] == []


def test_every_test_is_there() -> None:
    missing = []
    for row in ROWS:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row[3])
        assert ", ".join(f"`{path}{name and '::'}{name}`" for path, name in named) == row[3].replace("—", ""), row[0]
        for path, name in named:
            file = ROOT / path
            if not file.is_file() or (name and f"def {name}(" not in file.read_text(encoding="utf-8")):
                missing.append(f"{row[0]}: {path}::{name}")
    assert missing == []


def test_every_rule_that_is_kept_has_a_test_and_is_named_in_it_and_in_the_code() -> None:
    kept = {row[0] for row in ROWS if row[2].startswith(WAYS[:2])}
    assert {row[0] for row in ROWS if row[3] == "—"} == set(RULES) - kept
    assert sorted(kept - names_in("book/", "templates", "styles")) == []
    assert sorted(kept - names_in("tests")) == []
