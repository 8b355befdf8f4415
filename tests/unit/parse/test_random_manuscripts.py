"""Manuscripts of many seeds: whole ones, damaged ones, and letters that make no sense.

What is whole is read as Pandoc reads it, with every word once. What is damaged is reported, or still read as Pandoc
does. Nothing makes an exception.
"""

from __future__ import annotations

import random
import re

import pytest

from book.diagnostics import Report, Severity
from book.parse.markdown import parse_document
from book.parse.reader import Source
from tests.pandoc_text import outline_of_document, read_with_pandoc, show_difference
from tests.unit.parse.random_manuscripts import RandomManuscript, damage
from tests.unit.parse.sample import read

WHOLE = 100
DAMAGED = 800
SENSELESS = 400


def read_outline(text: str) -> tuple[list[str], list[str]]:
    """The outline of a text, and what is wrong in it."""
    report = Report()
    document = parse_document(Source("a.md", text), report, "en-US", "american")
    wrong = [f"{found.line}: {found.code} {found.message}" for found in report if found.severity is Severity.ERROR]
    return outline_of_document(document), wrong


def test_whole_manuscripts_have_nothing_wrong_and_every_word_once_and_pandoc_agrees() -> None:
    manuscripts = [RandomManuscript(seed) for seed in range(WHOLE)]
    outlines = read_with_pandoc([manuscript.text for manuscript in manuscripts])
    for seed, (manuscript, pandoc) in enumerate(zip(manuscripts, outlines, strict=True)):
        octavo, wrong = read_outline(manuscript.text)
        assert wrong == [], f"seed {seed}\n{manuscript.text}"
        difference = show_difference(octavo, pandoc)
        assert difference == "", f"seed {seed}\n{difference}\n{manuscript.text}"
        seen = re.findall(r"\w+?\d+e", "\n".join(octavo))
        assert sorted(seen) == sorted(manuscript.words), f"seed {seed}"


def test_a_damaged_manuscript_is_reported_or_read_as_pandoc_reads_it() -> None:
    chance = random.Random(1923)
    damaged = [damage(RandomManuscript(seed, 1).text, chance) for seed in range(DAMAGED)]
    unreported = []
    for text in damaged:
        octavo, wrong = read_outline(text)
        if not wrong:
            unreported.append((text, octavo))
    assert len(unreported) > DAMAGED // 20, "the damage is too great to say anything"
    outlines = read_with_pandoc([text for text, _ in unreported])
    for (text, octavo), pandoc in zip(unreported, outlines, strict=True):
        difference = show_difference(_loosen(octavo), _loosen(pandoc))
        assert difference == "", f"{difference}\n{text!r}"


def _loosen(outline: list[str]) -> list[str]:
    """Without white space beside quotation marks: Pandoc drops what stands just inside a quotation."""
    return [re.sub(r"(?<=\S) *' *", "'", line) for line in outline]


def test_senseless_letters_make_no_exception() -> None:
    chance = random.Random(1927)
    signs = "*_`[](){}<>!^~#-+=|:;@$\\&\"'.,\n\n\n   \tab1жé\u00a0\u0301\u2028\x00\r\ue000"
    for _ in range(SENSELESS):
        read("".join(chance.choice(signs) for _ in range(chance.randint(1, 200))))
        read(bytes(chance.randrange(256) for _ in range(100)).decode("utf-8", errors="replace"))


LONG = {
    "one line": "word " * 200_000,
    "brackets that open": "[" * 20_000,
    "brackets that close": "]" * 20_000,
    "brackets in brackets": "[" * 10_000 + "]" * 10_000,
    "spans in spans": "[" * 5_000 + "a" + "]{.title}" * 5_000,
    "links without an end": "[a](" * 10_000,
    "attributes without an end": "[a]{b c " * 5_000,
    "attributes in quotation marks": '[a]{x="' * 5_000,
    "emphasis that opens": "*a " * 10_000,
    "emphasis in emphasis": "*a **b " * 5_000,
    "emphasis that does not close": "a**b " * 5_000,
    "backquotes": " ".join("`" * length for length in range(1, 200)),
    "superscripts": "^a" * 10_000,
    "notes in their places": "^[a " * 5_000,
    "quotation marks": "\"'" * 10_000,
    "dollars": "$a " * 10_000,
    "backslashes": "\\" * 20_001,
    "tags": "<a" * 10_000,
    "quotations in quotations": ">" * 10_000,
    "lists in lists": "- " * 5_000 + "a",
    "lists that go deeper": "".join(" " * (2 * number) + "- a\n" for number in range(200)),
    "containers in containers": "::: {lang=ru}\n" * 5_000,
    "containers side by side": "::: verse\na\n:::\n\n" * 2_000,
    "comments without an end": "<!-- a\n\n" * 5_000,
    "a note of many words": "a[^b]\n\n[^b]: " + "word " * 5_000,
    "many notes": "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(1_000)),
    "a wide table": "|" + "a|" * 5_000 + "\n|" + "-|" * 5_000,
    "a long table": "|a|b|\n|-|-|\n" + "|c|d|\n" * 3_000,
    "definitions": "a\n:   b\n\n" * 2_000,
    "line ends": "\n" * 100_000,
    "spaces": " " * 100_000 + "a",
    "tabs": "\t" * 20_000 + "a",
    "a heading of braces": "# " + "{" * 20_000 + "}",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_much_of_anything_is_read_to_its_end(text: str) -> None:
    document, codes = read(text)
    assert document.blocks or codes or not text.strip()


def test_a_long_note_is_whole() -> None:
    document, codes = read("a[^b]\n\n[^b]: " + "word " * 5_000)
    assert codes == []
    (line,) = [line for line in outline_of_document(document) if line.startswith("  paragraph")]
    assert line.count("word") == 5_000
