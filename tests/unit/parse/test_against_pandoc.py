"""Pandoc reads every manuscript with the same text: the manual's examples, this book, and texts once misread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from book.diagnostics import Report, Severity
from book.parse.markdown import parse_document
from book.parse.reader import Source
from book.parse.reading import CitationClass
from tests.pandoc_text import outline_of_document, read_with_pandoc, show_difference
from tests.unit.parse.test_findings import CASES

ROOT = Path(__file__).resolve().parents[3]
MANUAL = ROOT / "docs" / "manuscript.md"
MANUSCRIPTS = sorted((ROOT / "manuscript").rglob("*.md"))

# Texts that were once read otherwise than Pandoc reads them, and not reported.
ONCE_MISREAD = (
    "\\", "%", "#.", "A.", "```", ">\nr", "[]:", "T\n:", ">\n#>", "|\n-|", " | a", " # b", "<!-->", "||\n--", "# #{}",
    "a) >\n>", "**\\a**", "| T\n |", "- a\n--", "- a\n# c", ">\n    >", "- [ ] |", "[][.]{}", "***h***", "T\n    : f",
    "[^n]\n[^n]:a", "[x](http://–)", "[ ](http://b)", ":::verse\nd\n:::\u2028", ":::verse\na\n :::",
    ":::{lang=u}\n:::\u00a0", ":::{lang=u}}\n:::", "2. o\n:::interview\ns\n:::", "|", " |", "'n '", "c\nd\n-",
    "e \\\nl", "``` ```", ">o\n    >", "```\n\n\n```", "t\n<!---->", "}\n:   T\n2)", "||||\n|-|-|-|",
    "[][.]{lang=ru}", "@)", "*@*", "*[*a**", "| a  \n c", "- b  \n- d", "```\n    ```", '![]{ix="b"}',
    "|a||\n    |-|-|", "[x ](http://b)", '![](){alt=" k"}', '![](&nbsp;){alt="A"}', '# "f {running-head=""}',
    "| T\n \n a", "| T\n \n| a", "```\n\t\n```", '*"y*a*s"*', "# F__x {#o}", "[b ]{.title}",
    '![](m){alt="k"}\n<!---->', '*a "b* c" d', "^[n][", "~2~~2~", "a._u_", "*e*_u_", "__u_", "`}\u00a0`",
    "[^n]\n\n:>\n\n|a||\n|-|-|\n\n[^n]:n", ">e\n>:   e\n>\n>1. o\n>    :   a", "A.  1. |a||\n       |-|-|",
    "o\n\n:   a\n\n|a||\n|-|-|", ">:::interview:\n>n\n>:::", "[ ](#s)", "**g**_h_", '_"_ "*g*', "<http://\u00a0y>",
    "[](&nbsp;#s)", "<http://&ap>", "[p](http://&nbsp;q)", "<http://[]{>", '[**v**]{ix=" y"}', "[~]~", "[z\n]",
    "^[n]{n:=}", "| \u00a0", "# {}", "iiii. y", ">- t\n    b)", "[^n]\n\u00a0\n[^n]:e", "o\n:   l\n    i)",
    '[[]{ix="]"}', "[](#&nbsp;s)", "| \\\n t", "[^n]\n\n- [^n]:y\n    1.", "o\n:   n\n>\n:   a",
    "e\n:   >```\n    >```\n—\n:   a", "-   t\n\n    |a||\n    |-|-|\n\n    Table:\n- b", "a | b\n---|---",
    "[Who]\n\n## Who", "II. a", "a\\\n\nb", "V. I. a",
)  # fmt: skip


CITATIONS = (
    "[@a, 33-35]", "x [see @a, p. 33; also @b].", "x [-@a]", "@a [p. 3] says", "@a says, as @b.",
    "[@a; @b, *chap.* 3; -@c]", "[@{a.b/c}, 3]", "@doe:99/x, y", "a@b.c", "[^1] x\n\n[^1]: [@a, 12]; *x* [@b].",
    "@a\n[3] x", "[@a]{.title}", "[see [sic] @a; b [x;y] @c]", "*@a*", '"@a"', "[\\@a]",
    '[@a; see also @b, "x; y"; c @d]', "[@a, [3]{lang=ru}]", "[@a--b]", "@a_b", "@_x", "[@троцкий, с. 5]", "[see\n@a]",
    "@a[3] x", "[@a, {л. 3}]", "[@a,\n p. 3]", "[@a;@b]", "[ @a ]", "[@a: 3]", "[@a] [@b]", "[@a{}, l. 3]",
    "[@a][^1]\n\n[^1]: b",
    "> [@a]\n\n- @b [4]", "^[see @a]", "Термин\n:   [@a]", "| a | [@b] |\n|---|---|\n| [@c, 3] | d |",
)  # fmt: skip


def examples_in_manual() -> list[str]:
    """The blocks set in by four spaces, and the marks in the first column of the tables."""
    text = MANUAL.read_text(encoding="utf-8")
    blocks = [
        re.sub(r"^ {4}", "", block, flags=re.MULTILINE)
        for block in re.findall(r"(?:^(?: {4}.*)?\n)+", text, re.MULTILINE)
    ]
    cells = [row.split(" | ")[0] for row in re.findall(r"^\| (`.+)", text, re.MULTILINE)]
    marks = [mark[1] for cell in cells for mark in re.findall(r"(?<!`)(`+)(?!`) ?(.+?) ?(?<!`)\1(?!`)", cell)]
    return [example.strip("\n") for example in (*blocks, *(f"x {mark}" for mark in marks)) if example.strip()]


def compare(texts: list[str], citations: CitationClass | None = None) -> str:
    """Where the two readers see something else in texts in which nothing is wrong."""
    differences = []
    for text, pandoc in zip(texts, read_with_pandoc(texts), strict=True):
        report = Report()
        document = parse_document(Source("a.md", text), report, "en-US", "american", citations)
        if any(found.severity is Severity.ERROR for found in report):
            continue
        difference = show_difference(outline_of_document(document), pandoc)
        if difference:
            differences.append(f"{text[:2000]!r}\n{difference}")
    return "\n\n".join(differences)


def errors_in(text: str, citations: CitationClass | None = None) -> list[str]:
    report = Report()
    parse_document(Source("a.md", text), report, "en-US", "american", citations)
    return [f"{found.line}: {found.code} {found.message}" for found in report]


def test_the_manual_has_an_example_of_everything() -> None:
    assert len(examples_in_manual()) > 60  # blocks, and the marks in tables


@pytest.mark.parametrize("example", examples_in_manual())
def test_nothing_is_wrong_in_the_examples_of_the_manual(example: str) -> None:
    assert errors_in(example, "in-text") == []


def test_the_examples_of_the_manual_are_read_as_pandoc_reads_them() -> None:
    assert compare(examples_in_manual(), "in-text") == ""


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.stem)
def test_this_book_is_read_as_pandoc_reads_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert errors_in(text, "in-text") == []
    assert compare([text], "in-text") == ""


def test_the_right_texts_among_the_findings_are_read_as_pandoc_reads_them() -> None:
    deep = "SRC-044"  # for Pandoc each bracket more doubles the time
    assert compare([case.right for case in CASES if case.code != deep]) == ""


def test_texts_once_misread_are_reported_or_read_as_pandoc_reads_them() -> None:
    assert compare(list(ONCE_MISREAD)) == ""


def test_citations_are_read_as_pandoc_reads_them() -> None:
    assert [text for text in CITATIONS if errors_in(text, "in-text")] == []
    assert compare(list(CITATIONS), "in-text") == ""


def test_a_difference_is_shown() -> None:
    (pandoc,) = read_with_pandoc(["a\n\n- b"])
    assert show_difference(["paragraph: a", "paragraph: b"], pandoc) == (
        "--- octavo\n+++ pandoc\n@@ -1,2 +1,4 @@\n paragraph: a\n-paragraph: b\n"
        "+list bullet\n+  item\n+    paragraph: b"
    )
