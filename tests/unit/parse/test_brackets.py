"""Which brackets belong together."""

from __future__ import annotations

import pytest

from book.parse.brackets import match_brackets


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("[a]", {0: 2}),
        ("[a [b] c]", {0: 8, 3: 5}),
        ("[a [b]", {3: 5}),
        ("a] [b]", {3: 5}),
        ("\\[a]", {}),
        ("[a\\]", {}),
        ("[`]`]", {0: 4}),
        ("[``]`` `]", {0: 8}),
        ("[\\`]`", {0: 3}),
        ("[`]", {0: 2}),
        ("[<https://a.b/]>]", {0: 16}),
        ("[a < b]", {0: 6}),
        ("[[a](https://b.c/(d)) e]", {0: 23, 1: 3}),
        ('[[a]{ix="[b]"} c]', {0: 16, 1: 3}),
        ("[[a]{b ] c]", {1: 3, 0: 7}),
    ],
)
def test_brackets_pair_as_they_nest(text: str, pairs: dict[int, int]) -> None:
    assert match_brackets(text) == pairs
