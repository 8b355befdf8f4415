"""docs/standards.md: every rule has a row, and what a row names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from book.codes import CODES

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT.parent / "shared" / "reference" / "standards.md"
PAGE = (ROOT / "docs/standards.md").read_text("utf-8")
ROWS = re.findall(r"(?m)^\| ((?:IX|NT|GL|BN)-\d\d) \| (.+) \| (.+) \| (.+) \|$", PAGE)
WAYS = ("produced by ", "checked by ", "left to the editor because ", "not applicable because ")


def test_no_rule_has_two_rows() -> None:
    rules = [rule for rule, *_ in ROWS]
    assert sorted(rules) == sorted(set(rules))
    assert {family: sum(rule.startswith(family) for rule in rules) for family in ("IX", "NT", "GL", "BN")} == {
        "IX": 66, "NT": 21, "GL": 12, "BN": 10,
    }  # fmt: skip


def test_every_rule_of_the_reference_has_a_row() -> None:
    if not RULES.exists():
        pytest.skip("the reference is not here")
    rules = re.findall(r"(?m)^- \*\*((?:IX|NT|GL|BN)-\d\d)\*\*", RULES.read_text("utf-8"))
    assert sorted(rule for rule, *_ in ROWS) == sorted(rules)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row: tuple[str, str, str, str]) -> None:
    _, _, way, shown = row
    assert way.startswith(WAYS)
    assert set(re.findall(r"\b[A-Z]{3}-\d{3}\b", way)) <= CODES.keys()
    for path in re.findall(r"`([\w./-]+/[\w./-]+)`", way + shown):
        assert (ROOT / path).exists(), path
    assert shown.startswith("`tests/") or way.startswith("not applicable because ")
