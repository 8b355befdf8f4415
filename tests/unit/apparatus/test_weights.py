"""The collation table read as it is needed gives what pyuca gives that has read all of it."""

from __future__ import annotations

import random
import unicodedata

from pyuca.collator import Collator_10_0_0

from book.apparatus.weights import LazyCollator

SCRIPTS = "".join(map(chr, [*range(0x20, 0x600), *range(0x900, 0xA00), *range(0x1E00, 0x2100), *range(0x4E00, 0x4E20)]))


def test_every_character_has_the_weights_that_pyuca_gives_it() -> None:
    whole, lazy = Collator_10_0_0(), LazyCollator()
    assert lazy.implicit_weights == whole.implicit_weights
    for code in (*range(0x3100), *range(0x4E00, 0x4E80), *range(0xA000, 0xA100), *range(0x1F600, 0x1F640)):
        assert lazy.collation_elements(chr(code)) == whole.collation_elements(chr(code)), hex(code)


def test_so_have_characters_that_count_together() -> None:
    whole, lazy = Collator_10_0_0(), LazyCollator()
    chance = random.Random(1)
    for _ in range(500):
        text = unicodedata.normalize("NFKD", "".join(chance.choices(SCRIPTS + "лＬІ\u0301\u0306\u0323l·", k=6)))
        assert lazy.collation_elements(text) == whole.collation_elements(text), text


