"""Quotation marks, apostrophes, dashes and ellipses."""

from __future__ import annotations

import pytest

from book.model.content import Paragraph, Text
from book.model.walk import iter_inlines, plain_text
from book.parse.typography import protect, set_typography
from book.source import Span
from tests.unit.parse.sample import only_block, read, read_well, words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"yes"', "“yes”"),
        ('he said "yes".', "he said “yes”."),
        ("\"He said 'yes' to me\"", "“He said ‘yes’ to me”"),
        ("\"'Yes,' he said\"", "“‘Yes,’ he said”"),
        ("\"he said 'yes'\"", "“he said ‘yes’”"),
        ('"a \'b "c" d\' e"', "“a ‘b “c” d’ e”"),
        ("'yes'", "‘yes’"),
        (
            "don't, Lenin's, the workers' state, l'homme, O'Brien",
            "don’t, Lenin’s, the workers’ state, l’homme, O’Brien",
        ),
        ("'20s, '68 and the '90s", "’20s, ’68 and the ’90s"),
        ("'1984' and '20'", "‘1984’ and ‘20’"),
        ("'Tis, 'twas, rock 'n' roll, 'em", "’Tis, ’twas, rock ’n’ roll, ’em"),
        ("'tis'", "‘tis’"),
        ('("a")["b"] {"c"}/"d"-"e"', "(“a”)[“b”] {“c”}/“d”-“e”"),
        ('---"a"---"b"', "—“a”—“b”"),
        ('"I thought--" he said', "“I thought–” he said"),
        ('"I thought--", he said', "“I thought–”, he said"),
        ('"...and so"', "“…and so”"),
        ('"a..."', "“a…”"),
        ('"a," "b"', "“a,” “b”"),
        ('"a"; "b"', "“a”; “b”"),
        ('"a\nb"', "“a b”"),
        ('"first paragraph of several', "“first paragraph of several"),
        ('a"', "a”"),
        ("о́'", "о́’"),
        ("«a» “b” ‘c’ „d“ it’s", "«a» “b” ‘c’ „d“ it’s"),
    ],
)
def test_quotation_marks_and_apostrophes_of_american_english(typed: str, printed: str) -> None:
    assert words(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"yes"', "‘yes’"),
        ("'yes'", "‘yes’"),
        ("\"he said 'yes' to me\"", "‘he said “yes” to me’"),
        ("'he said \"yes\" to me'", "‘he said “yes” to me’"),
        ("'don't'", "‘don’t’"),
        ("'Lenin's \"What\"'", "‘Lenin’s “What”’"),
    ],
)
def test_quotation_marks_of_british_english(typed: str, printed: str) -> None:
    assert words(typed, "en-GB", None) == printed
    assert words(typed, "en-US", "british") == printed


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("ru", "\"а 'б' в\"", "«а „б“ в»"),
        ("ru", "'а'", "„а“"),
        ("ru", '"а "б" в"', "«а „б“ в»"),
        ("de", "\"a 'b' c\"", "„a ‚b‘ c“"),
        ("fr", "\"a 'b' c\"", "«\N{NO-BREAK SPACE}a “b” c\N{NO-BREAK SPACE}»"),
        ("fr", "l'un d'eux", "l’un d’eux"),
        ("uk", "п'ять", "п’ять"),
        ("pl", "\"a 'b' c\"", "„a «b» c”"),
        ("sv", '"a"', "”a”"),
    ],
)
def test_quotation_marks_of_other_languages(lang: str, typed: str, printed: str) -> None:
    assert words(typed, lang) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('[Он сказал "да"]{lang=ru} and "yes"', "Он сказал «да» and “yes”"),
        ('"He said [ja, "nein"]{lang=de} twice"', "“He said ja, ‚nein‘ twice”"),
        ('[a "b" [c "d"]{lang=fr} "e"]{lang=ru}', "a «b» c «\N{NO-BREAK SPACE}d\N{NO-BREAK SPACE}» «e»"),
        ('"[Правда]{lang=ru}"', "“Правда”"),
        ('[«Правда» и "Труд"]{lang=ru}', "«Правда» и «Труд»"),
    ],
)
def test_marks_have_the_language_of_their_place(typed: str, printed: str) -> None:
    assert words(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('*"yes"* he said', "“yes” he said"),
        ('"*yes*" he said', "“yes” he said"),
        ('"*yes* and **no**"', "“yes and no”"),
        ("*Pravda*'s", "Pravda’s"),
        ("the *workers*' state", "the workers’ state"),
        ("'[Left]{ix=a}'", "‘Left’"),
        ('("[a](#b)")', "(“a”)"),
        ('see "[](#b)"', "see “”"),
        ('"`code`"', "“code”"),
        ('"a"[^n] b', "“a” b"),
        ('"a[^n]" b', "“a” b"),
        ('a[^n] "b"', "a “b”"),
        ('a\\\n"b"', "a “b”"),
        ("[Lenin]{person=a}'s", "Lenin’s"),
        ('[]{ix=a}"b"', "“b”"),
    ],
)
def test_marks_are_set_over_the_borders_of_other_marks(typed: str, printed: str) -> None:
    text = typed + ("\n\n[^n]: c" if "[^n]" in typed else "")
    (block,) = read_well(text).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.children) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1923--27", "1923–27"),
        ("a---b", "a—b"),
        ("a --- b -- c", "a — b – c"),
        ("a----b", "a—-b"),
        ("well-known", "well-known"),
        ("a...b", "a…b"),
        ("a....", "a…."),
        ("a..b", "a..b"),
        ("- --a\n- b", "–a|b"),
    ],
)
def test_dashes_and_ellipses(typed: str, printed: str) -> None:
    assert words(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('\\"a\\"', '"a"'),
        ("don\\'t", "don't"),
        ("a\\-\\-b", "a--b"),
        ("a\\--b", "a--b"),
        ("a-\\-b", "a--b"),
        ("a\\...b", "a...b"),
        ("a.\\..b", "a...b"),
        ("&quot;a&quot;", '"a"'),
        ('5\\" by 6\\"', '5" by 6"'),
        ('"\\"a\\""', '“"a"”'),
    ],
)
def test_a_backslash_or_entity_keeps_the_letter(typed: str, printed: str) -> None:
    assert words(typed) == printed


def test_nothing_changes_in_code_addresses_and_attributes() -> None:
    document = read_well(
        "`\"a\" -- ...` [b](https://c.d/--...'e') <https://f.g/--h> [i]{ix=\"j--k...'l'\"}\n\n"
        "```\n\"m\" -- 'n'...\n```\n\n![](o--p...png){alt=\"q -- 'r'...\"}"
    )
    text = repr(document)
    for kept in ('"a" -- ...', "https://c.d/--...'e'", "https://f.g/--h", "j--k...'l'", "o--p...png", "q -- 'r'..."):
        assert repr(kept)[1:-1] in text
    assert "\"m\" -- \\'n\\'..." in text


def test_what_attributes_print_is_set_as_words_in_the_text_are() -> None:
    document = read_well("# A {subtitle=\"Lenin's Last -- 1922--23\" running-head=\"'A'...\"}\n\n"
                         "![c](d.png){alt=e credit=\"the press's own\"}")
    text = repr(document)
    assert all(printed in text for printed in ("Lenin’s Last – 1922–23", "‘A’…", "the press’s own"))


def test_notes_headings_cells_terms_and_captions_are_each_set_by_themselves() -> None:
    text = '# "a"\n\n"b[^n]\n\n"c"\n:   "d"\n\n| "e" |\n|---|\n| "f" |\n\nTable: "g"\n\n[^n]: "h"'
    document = read_well(text)
    assert words(text) == "“a”|“b|“c”|“d”|“g”|“e”|“f”"
    (note,) = document.notes
    assert isinstance(note.blocks[0], Paragraph)
    assert plain_text(note.blocks[0].children) == "“h”"


def test_a_mark_that_is_only_letters_of_emphasis_is_set_where_it_stands() -> None:
    paragraph = only_block('"*a*" b', Paragraph)
    assert [node.text for node in iter_inlines(paragraph.children) if isinstance(node, Text)] == ["“", "a", "” b"]


@pytest.mark.parametrize("typed", ['*"a"*', '"*a*"', '*a "b" c*', '"a" *b* "c"', '*"a* b', '[a "b]{.title} c"'])
def test_a_quotation_inside_or_around_emphasis_is_no_overlap(typed: str) -> None:
    assert read(typed)[1] == []


@pytest.mark.parametrize("typed", ['*a "b* c"', '"a *b" c*', '**a "b** c "d"', '*"* "a"', "*'a* b'"])
def test_a_quotation_that_runs_over_the_end_of_emphasis_is_one(typed: str) -> None:
    assert read(typed)[1] == ["SRC-064"]


def test_protected_letters_are_left_alone() -> None:
    span = Span("a", 1)
    inlines = (Text(text=protect("'a' \"b\" --...Ж"), span=span), Text(text=" 'c'", span=span))
    assert plain_text(set_typography(inlines, "en")) == "'a' \"b\" --...Ж ‘c’"


def test_many_marks_do_not_take_long() -> None:
    for typed in ('"', "'", '"a ', "'a ", "\"'", " 'a\" "):
        read(typed * 20_000)
