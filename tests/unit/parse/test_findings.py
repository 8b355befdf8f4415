"""Everything that reading a manuscript reports: for each code a text that triggers it and the nearest that does not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from book.codes import source
from tests.unit.parse.sample import find_places, read


class Case(NamedTuple):
    """`wrong` triggers the code at a line and column; `right` is the nearest text in which nothing is wrong."""

    code: str
    wrong: str
    line: int
    column: int | None
    right: str


TABLE = "| a | b |\n|---|---|\n| c | d |\n"
FIGURE = '![c](a.png){alt="b"}'

CASES = [
    Case("SRC-003", "a [b]{person smirnov} c", 1, 7, "a [b]{person=smirnov} c"),
    Case("SRC-003", "a [b]{} c", 1, 6, "a [b]{.title} c"),
    Case("SRC-003", "a [b]{.title .title} c", 1, 14, "a [b]{.title .smallcaps} c"),
    Case("SRC-003", "# A {#a #b}", 1, 9, "# A {#a}"),
    Case("SRC-003", "# A {}", 1, 5, "# A \\{}"),
    Case("SRC-003", "::: {lang ru}\na\n:::", 1, None, "::: {lang=ru}\na\n:::"),
    Case("SRC-004", "a <b>b</b>", 1, 3, "a \\<b>b\\</b>"),
    Case("SRC-004", "a < b <br> c", 1, 7, "a < b > c <3"),
    Case("SRC-004", "a <!-- b --> c", 1, 3, "a\n\n<!-- b -->\n\nc"),
    Case("SRC-005", "a [b]{.smalcaps} c", 1, 7, "a [b]{.smallcaps} c"),
    Case("SRC-005", "a [b]{lagn=ru} c", 1, 7, "a [b]{lang=ru} c"),
    Case("SRC-005", "# A {.plate}", 1, 6, "# A {.unnumbered}"),
    Case("SRC-005", '## A {subtitle="b"}', 1, 7, '# A {subtitle="b"}'),
    Case("SRC-005", "[b](https://c.d){.title}", 1, 18, "[b](#c){.title}"),
    Case("SRC-005", "> a\n>\n> [b]{.attribution #c}", 3, 20, "> a\n>\n> [b]{.attribution}"),
    Case("SRC-005", "::: {.verse #a}\nb\n:::", 1, None, "::: {.verse}\nb\n:::"),
    Case("SRC-005", f"{TABLE}\nTable: A {{.wide}}", 5, 11, f"{TABLE}\nTable: A {{header-column=true}}"),
    Case("SRC-006", "a\n\n::: verse\nb", 3, None, "a\n\n::: verse\nb\n:::"),
    Case("SRC-006", "::: verse\na\n```\n:::\n```\n", 1, None, "::: verse\na\n:::"),
    Case("SRC-007", "a *b c", 1, 3, "a *b* c"),
    Case("SRC-007", "a * b", 1, 3, "a \\* b"),
    Case("SRC-007", "a _b c", 1, 3, "a snake_case c"),
    Case("SRC-007", "a\nb **c\nd", 2, 3, "a\nb **c\nd**"),
    Case("SRC-008", "a `b c", 1, 3, "a `b` c"),
    Case("SRC-009", "a *b*{.title} c", 1, 6, "a [b]{.title} c"),
    Case("SRC-009", "a {#b} c", 1, 3, "a {b} c"),
    Case("SRC-009", "<https://a.b>{.title}", 1, 14, "<https://a.b>"),
    Case("SRC-010", "a\n- b", 2, 1, "a\n\n- b"),
    Case("SRC-010", "a\n# b", 2, None, "a\n\n# b"),
    Case("SRC-010", "# a\nb", 2, None, "# a\n\nb"),
    Case("SRC-010", "a\n> b", 2, None, "a\n\n> b"),
    Case("SRC-010", "a\n::: verse\nb\n:::", 2, None, "a\n\n::: verse\nb\n:::"),
    Case("SRC-010", "::: verse\nb\n:::\na", 4, None, "::: verse\nb\n:::\n\na"),
    Case("SRC-010", "a\n[^b]: c\n\nd[^b]", 2, None, "a[^b]\n\n[^b]: c"),
    Case("SRC-010", "a\n<!-- b -->", 2, None, "a\n\n<!-- b -->"),
    Case("SRC-010", "a\n:   * * *\nc\n:   d", 3, None, "a\n:   b\n\nc\n:   d"),
    Case("SRC-010", "- a\n1. b", 2, None, "- a\n\n1. b"),
    Case("SRC-010", "- a\n  > b", 2, None, "- a\n\n  > b"),
    Case("SRC-011", "a ~~b~~", 1, 3, "a ~b~"),
    Case("SRC-012", "a [@b] c", 1, 4, "a b@c.de"),
    Case("SRC-012", "a @b", 1, 3, "a \\@b"),
    Case("SRC-012", "(@a) b", 1, 1, "\\(\\@a) b"),
    Case("SRC-013", "a $b$ c", 1, 3, "a $5 and $6 c"),
    Case("SRC-013", "a $b *c$ d*", 1, 3, "a \\$b *c\\$ d*"),
    Case("SRC-014", "a \\b", 1, 3, "a \\\\b"),
    Case("SRC-014", "a \\« b", 1, 3, "a « b"),
    Case("SRC-014", "a\\", 1, 2, "a\\\\"),
    Case("SRC-015", "[a](b c)", 1, 3, "[a](https://b.c)"),
    Case("SRC-015", "a [b][c]", 1, 5, "a [b] [c]"),
    Case("SRC-016", "[a]: https://b.c", 1, 1, "[a](https://b.c)"),
    Case("SRC-017", "a[^b c]", 1, 2, "a[^b-c]\n\n[^b-c]: d"),
    Case("SRC-017", "a[^b_c]\n\n[^b_c]: d", 1, 2, "a[^ж1]\n\n[^ж1]: d"),
    Case("SRC-018", "a\n:::", 2, 1, "a\n\n\\:::"),
    Case("SRC-018", "::: verse poem\na", 1, 1, "::: {.verse}\na\n:::"),
    Case("SRC-019", "a\ue000", 1, 2, "a\u00e9"),
    Case("SRC-019", "ab\x0c", 1, 3, "ab\u00ad"),
    Case("SRC-019", "a\n\u2028", 2, 1, "a\n\u00a0b"),
    Case("SRC-019", "a\rb", 1, 2, "a\r\nb"),
    Case("SRC-019", "a &#xE000; b", 1, 3, "a &#233; b"),
    Case("SRC-020", "a ^b c", 1, 3, "a ^b^ c"),
    Case("SRC-020", "a ~b c~", 1, 3, "a ~b\\ c~"),
    Case("SRC-020", "a^1^^2^", 1, 5, "a^12^"),
    Case("SRC-021", f"Table: A\n\n{TABLE}", 1, 1, f"{TABLE}\nTable: A"),
    Case("SRC-021", f"{TABLE}\nTable: A\n\nTable: B", 7, 1, f"{TABLE}\nTable: A\n\n{TABLE}\nTable: B"),
    Case("SRC-021", "a\nb\n:   c", 3, 1, "b\n:   c"),
    Case("SRC-021", "a\n\n:   b", 3, 1, "a\n:   b"),
    Case("SRC-022", 'a [b](https://c.d "e")', 1, 3, "a [b](https://c.d)"),
    Case("SRC-023", "a [b](c.md)", 1, 3, "a [b](https://c.md)"),
    Case("SRC-023", "a [b](javascript:c)", 1, 3, "a [b](mailto:c@d.ef)"),
    Case("SRC-023", "a [b]()", 1, 3, "a [b](#c)"),
    Case("SRC-023", "<ftp://a.b>", 1, 1, "<http://a.b>"),
    Case("SRC-023", '![a](){alt="b"}', 1, None, FIGURE),
    Case("SRC-024", "a [](https://b.c)", 1, 3, "a [](#b)"),
    Case("SRC-025", "a []{.title} b", 1, 3, 'a []{ix="b"} b'),
    Case("SRC-025", "a []{person=b} c", 1, 3, "a []{#b} c"),
    Case("SRC-025", "a [&nbsp;]{lang=ru} b", 1, 3, "a [б]{lang=ru} b"),
    Case("SRC-025", "a ` ` b", 1, 3, "a `` ` `` b"),
    Case("SRC-026", "[a]{lang=russian-}", 1, 4, "[a]{lang=ru-RU}"),
    Case("SRC-026", "::: {lang=x}\na\n:::", 1, None, "::: {lang=de-AT}\na\n:::"),
    Case("SRC-027", "[a]{.foreign}", 1, 4, "[a]{.foreign lang=fr}"),
    Case("SRC-028", "[a]{.principal}", 1, 4, "[a]{.principal ix=b}"),
    Case("SRC-028", "[a]{.principal term=b}", 1, 4, "[a]{.principal person=b}"),
    Case("SRC-028", "[a]{.figure}", 1, 4, "[a]{.figure ix=b}"),
    Case("SRC-028", "[a]{sort-as=c}", 1, 4, "[a]{sort-as=c ix=b}"),
    Case("SRC-028", "[a]{.passing}", 1, 4, "[a]{.passing person=b}"),
    Case("SRC-028", "[a]{sub=c}", 1, 4, "[a]{sub=c person=b}"),
    Case("SRC-028", "[a]{.open}", 1, 4, "[a]{.open person=b}"),
    Case("SRC-028", "[a]{.close lang=de}", 1, 4, "[a]{.close ix=b lang=de}"),
    Case("SRC-028", "## A {index=b}", 1, 6, "## A {index=b ix=c}"),
    Case("SRC-028", "::: {.verse .principal}\na\n:::", 1, None, "::: {.verse .principal ix=b}\na\n:::"),
    Case("SRC-029", '[a]{ix="b!!c"}', 1, 4, '[a]{ix="b!c"}'),
    Case("SRC-029", '[a]{ix="b;"}', 1, 4, '[a]{ix="b;c"}'),
    Case("SRC-029", '[a]{ix=b see="c;"}', 1, 4, '[a]{ix=b see="c;d!e"}'),
    Case("SRC-029", '## A {ix="b!"}', 1, 6, '## A {ix="b"}'),
    Case("IDX-015", '[]{ix="a; b" sort-as=c}', 1, 3, "[]{ix=a sort-as=c}"),
    Case("IDX-015", '[]{ix="a; b" see-also=c}', 1, 3, '[]{ix="a" see-also="c; d"}'),
    Case("IDX-015", "## A {ix='a; b' sort-as=c}".replace("'", '"'), 1, 6, '## A {ix="a; b"}'),
    Case("IDX-015", "[]{ix=a .open .close}", 1, 3, "[]{ix=a .open} []{ix=a .close}"),
    Case("IDX-015", "[]{ix=a .principal see=b}", 1, 3, "[]{ix=a see=b}"),
    Case("IDX-015", "[]{ix=a see=b see-also=c}", 1, 3, "[]{ix=a see-also=c}"),
    Case("IDX-015", "[a]{person=b .passing .open}", 1, 4, "[a]{person=b .passing}"),
    Case("SRC-030", "a\n---", 2, 1, "a\n\n* * *"),
    Case("SRC-030", "a\n===", 2, 1, "# a"),
    Case("SRC-031", "::: verse\n*a\nb*\n:::", 2, 3, "::: verse\n*a*\n*b*\n:::"),
    Case("SRC-031", "| a\\\n  b", 1, None, "| a\n| b"),
    Case("SRC-034", "```python\na\n```", 1, None, "```\na\n```"),
    Case("SRC-035", "a\n\n    b", 3, None, "a[^c]\n\n[^c]: d\n\n    b"),
    Case("SRC-036", "[a]{.speaker} b", 1, 1, "::: dialogue\n[a]{.speaker} b\n:::"),
    Case("SRC-036", "::: dialogue\na [b]{.speaker} c\n:::", 2, 3, "::: interview\n[b]{.speaker} a c\n:::"),
    Case("SRC-037", "- a\n-\n- b", 2, None, "- a\n- b"),
    Case("SRC-037", "1.", 1, None, "1\\."),
    Case("SRC-037", "A.", 1, 1, "A\\."),
    Case("SRC-038", "::: verse\na\n\n> b\n:::", 4, None, "::: verse\na\n\nb\n:::"),
    Case("SRC-039", "::: epigraph\n:::", 1, None, "::: epigraph\na\n:::"),
    Case("SRC-039", "::: {lang=ru}\n<!-- a -->\n:::", 1, None, "::: {lang=ru}\n<!-- a -->\n\nb\n:::"),
    Case("SRC-039", "::: letter\n::: closing\n:::\n:::", 2, None, "::: letter\n::: closing\na\n:::\n:::"),
    Case("SRC-039", "a\n\n>\n\nb", 3, None, "a\n\n> b"),
    Case("SRC-039", "> [a]{.attribution}", 1, None, "> b\n>\n> [a]{.attribution}"),
    Case("SRC-039", "|", 1, None, "| a"),
    Case("SRC-040", "::: vers\na\n:::", 1, None, "::: verse\na\n:::"),
    Case("SRC-040", "::: salutation\na\n:::", 1, None, "::: letter\n::: salutation\na\n:::\n:::"),
    Case("SRC-040", "::: {.verse .letter}\na\n:::", 1, None, "::: {.verse lang=ru}\na\n:::"),
    Case("SRC-028", "::: {index=a}\na\n:::", 1, None, "::: {ix=b index=a}\na\n:::"),
    Case("SRC-041", f"{TABLE}\nTable: A {{header-column=yes}}", 5, 11, f"{TABLE}\nTable: A {{header-column=false}}"),
    Case("SRC-042", " # a", 1, None, "# a"),
    Case("SRC-042", "a\n\n > b", 3, None, "a\n\n> b"),
    Case("SRC-042", "- a\n\n   > b", 3, None, "- a\n\n  > b"),
    Case("SRC-042", "::: verse\na\n :::", 3, None, "::: verse\na\n:::"),
    Case("SRC-042", " | a", 1, None, "| a\n  b"),
    Case("SRC-042", "> a\n > b", 2, None, "> a\n> b"),
    Case("SRC-042", "| a\n \n| b", 3, None, "| a\n|\n| b"),
    Case("SRC-042", "| a | b |\n|---|---|\n | c | d |", 3, None, TABLE),
    Case("SRC-043", "#a", 1, 1, "\\#a"),
    Case("SRC-043", "a\n| b", 2, 1, "a\n\\| b"),
    Case("SRC-043", "II. Parteitag", 1, 1, "II\\. Parteitag"),
    Case("SRC-043", "#. a", 1, 1, "1. a"),
    Case("SRC-043", "% a", 1, None, "5 % a"),
    Case("SRC-044", "> " * 60 + "a", 1, None, "> " * 20 + "a"),
    Case("SRC-044", "[" * 30 + "a" + "]{.title}" * 30, 1, 22, "[" * 15 + "a" + "]{.title}" * 15),
    Case("SRC-045", "```\na", 1, None, "```\na\n```"),
    Case("SRC-045", "````\na\n```", 1, None, "````\na\n```\n````"),
    Case("SRC-046", "a\n\n---\n\nb", 3, None, "a\n\n***\n\nb"),
    Case("SRC-047", "| a | b |\n|---|---|\n| c | d | e |", 3, None, "| a | b |\n|---|---|\n| c | d \\| e |"),
    Case("SRC-047", "| a | b |\n|---|---|\n| c |", 3, None, TABLE),
    Case("SRC-048", "| a | b |\n|---|---|\n| c | d", 3, None, TABLE),
    Case("SRC-048", "| a | b |\n| c | d |", 1, None, TABLE),
    Case("SRC-048", "a | b\n--|--\nc | d", 2, 1, "a | b\nc | d"),
    Case("SRC-049", "1923. A year began.", 1, None, "1923\\. A year began."),
    Case("SRC-049", "c. 1923", 1, None, "(3) a point\n\nand more\n\n(4) another"),
    Case("SRC-050", "# a #", 1, 5, "# a \\#"),
    Case("SRC-051", "::: verse\na\n  b\n:::", 3, 1, "::: verse\n| a\n|   b\n:::"),
    Case("SRC-052", "- [ ] a", 1, 3, "- [-] a"),
    Case("SRC-053", "- a\n* b", 2, None, "- a\n- b"),
    Case("SRC-054", "a\n: b", 2, None, "a\n:   b"),
    Case("SRC-055", "[a [b](#c)](#d)", 1, 4, "[a b](#d)"),
    Case("SRC-055", "[a[^b]](#d)\n\n[^b]: c", 1, 3, "[a](#d)[^b]\n\n[^b]: c"),
    Case("SRC-056", "[](#a){.title .page}", 1, 1, "[](#a){.title}"),
    Case("SRC-057", "## Who signed\n\na [who  signed] b", 3, 3, "## Who signed\n\na \\[who signed] b"),
    Case("SRC-058", "|  |  |\n|--|--|\n| a | b |", 1, None, "| a |  |\n|--|--|\n| a | b |"),
    Case("SRC-059", "a\n:   b\nc", 3, None, "a\n:   b\n    c"),
    Case("SRC-060", "a![b]{ix=c}", 1, 2, "a\\![b]{ix=c}"),
    Case("SRC-061", '# a "b {running-head="c"}', 1, 8, '# a "b" {running-head="c"}'),
    Case("SRC-062", "*a *b* c*", 1, 4, "*a _b_ c*"),
    Case("SRC-062", "a._b_", 1, 3, "a.*b*"),
    Case("SRC-062", "**a**_b_", 1, 6, "**a** _b_"),
    Case("SRC-063", "[a ]{.title}b", 1, 1, "[a]{.title} b"),
    Case("SRC-063", "[ a](#b)", 1, 1, "[a](#b)"),
    Case("SRC-064", '*a "b* c" d', 1, 1, '*a* "*b* c" d'),
    Case("SRC-064", "*a \"b* 'c' \"d", 1, 1, '*a "b* c'),
    Case("SRC-065", "a^[b](c)", 1, 6, "a^[b] (c)"),
    Case("SRC-066", "- | a |\n  |---|\n  | b |", 1, None, "- x\n\n  | a |\n  |---|\n  | b |"),
    Case("SRC-066", "- a\n  :   b", 1, None, "- x\n\n  a\n  :   b"),
    Case("SRC-067", "> a\nb", 2, None, "> a\n> b"),
    Case("SRC-068", "- a[^b]\n\n  [^b]: c", 3, None, "- a[^b]\n\n[^b]: c"),
    Case("STR-004", "> # a", 1, None, "# a"),
    Case("STR-004", "::: epigraph\n# a\n:::", 2, None, "::: {lang=ru}\n# a\n:::"),
    Case("STR-005", "##### a", 1, None, "#### a"),
    Case("STR-006", "# ", 1, None, "# a"),
    Case("STR-006", "# []{ix=a}", 1, None, "# [a]{ix=a}"),
    Case("REF-004", "# a {#Das_Kapital}", 1, 6, "# a {#das-kapital}"),
    Case("REF-004", "[a]{#b--c}", 1, 5, "[a]{#b-c}"),
    Case("NTE-001", "a\nb[^c]", 2, 2, "a\nb[^c]\n\n[^c]: d"),
    Case("NTE-002", "a\n\n[^c]: d", 3, None, "a[^c]\n\n[^c]: d"),
    Case("NTE-003", "a[^c]\n\n[^c]: d\n[^c]: e", 4, None, "a[^c][^d]\n\n[^c]: d\n[^d]: e"),
    Case("NTE-004", "# a[^c]\n\n[^c]: d", 1, 4, "# a\n\nb[^c]\n\n[^c]: d"),
    Case("NTE-005", "a[^c] b[^c]\n\n[^c]: d", 1, 8, "a[^c] b[](#note-c)\n\n[^c]: d"),
    Case("NTE-006", "a[^c]\n\n[^c]: d^[e]", 3, 8, "a[^c]\n\n[^c]: d (e)"),
    Case("NTE-006", "a^[b[^c]]\n\n[^c]: d", 1, 5, "a^[b]"),
    Case("NTE-007", "a[^c]\n\n[^c]:", 3, None, "a[^c]\n\n[^c]: d"),
    Case("NTE-007", "a^[ ]", 1, 2, "a^[b]"),
    Case("NTE-007", "a[^c]\n\n[^c]: []{.editor}", 3, None, "a[^c]\n\n[^c]: []{.editor} d"),
    Case("NTE-011", "# a\n\nb\n\n::: note\nc\n:::", 5, None, "# a\n\n::: note\nc\n:::\n\nb"),
    Case("NTE-011", "# a\n\n::: note\nb\n:::\n\n::: note\nc\n:::", 7, None, "# a\n\n::: note\nb\n\nc\n:::"),
    Case("NTE-011", "::: note\na\n:::", 1, None, "# a\n\n::: note\na\n:::"),
    Case("NTE-006", "# a\n\n::: note\nb^[c]\n:::", 4, 2, "# a\n\n::: note\nb (c)\n:::"),
    Case("NTE-007", "# a\n\n::: note\n:::", 3, None, "# a\n\n::: note\nb\n:::"),
    Case("IMG-002", "![a](b.png)", 1, None, FIGURE),
    Case("IMG-002", '![a](b.png){alt=""}', 1, None, "![a](b.png){.decorative}"),
    Case("IMG-003", '![a](b.png){alt="c" .decorative}', 1, None, FIGURE),
    Case("IMG-004", f"a {FIGURE} b", 1, 3, f"a\n\n{FIGURE}\n\nb"),
    Case("IMG-005", '![a](https://b.c/d.png){alt="e"}', 1, None, FIGURE),
    Case("IMG-006", '![a](b.png){alt="c" width=wide}', 1, 21, '![a](b.png){alt="c" width=60%}'),
    Case("IMG-006", '![a](b.png){alt="c" width=0mm}', 1, 21, '![a](b.png){alt="c" width=80.5mm}'),
]


def name(case: Case) -> str:
    """What a case is called where it fails."""
    return f"{case.code} {case.wrong[:30]!r}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_text_is_reported_at_its_place(case: Case) -> None:
    assert (case.code, case.line, case.column) in find_places(case.wrong)


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_nearest_right_text_is_not_reported(case: Case) -> None:
    assert read(case.right)[1] == []


def test_every_code_of_the_source_text_has_a_case() -> None:
    assert {code.id for code in source.TABLE if code.id.startswith("SRC")} == {
        case.code for case in CASES if case.code.startswith("SRC")
    }


def test_one_mistake_is_not_reported_as_another_too() -> None:
    several = {case.wrong for case in CASES if {code for code, _, _ in find_places(case.wrong)} != {case.code}}
    assert several == {
        "::: verse\na\n```\n:::\n```\n",  # the container takes the code into it
        "a $b *c$ d*",  # what is mathematics has half of an emphasis in it
        "a^[b[^c]]\n\n[^c]: d",  # the second note is nobody's
    }
