"""Cross-references: what they lead to and what they print."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from book.diagnostics import Report
from book.model.book import Book, DivisionKind, Matter
from book.model.content import CrossReference, ReferenceForm
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from book.references import collect_targets, resolve_references
from book.vocabulary import ENGLISH, Vocabulary, vocabulary_of
from tests.books import assemble, listed, places

FIRST = """\
# The Platform {#platform}

Words, [a span]{#span}.[^vote]

## Who *signed*[^x] {#signed}

More.

![The bodies.](images/a.svg){#fig-bodies alt="x"}

![](images/a.svg){#fig-bare .decorative}

| A |
|---|
| b |

Table: Delegates. {#tbl-votes}

[^vote]: First.

[^x]: Second.
"""


def resolved(second: str, report: Report | None = None, words: Vocabulary = ENGLISH, **more: object) -> Book:
    """A book of two chapters; the second has a title and these words."""
    plan = [listed(), listed("body/02.md", **more)]  # type: ignore[arg-type]
    texts = {"body/01.md": FIRST, "body/02.md": f"# Second\n\n{second}\n"}
    report = report if report is not None else Report()
    book = assemble(plan, texts, report)
    return resolve_references(book, collect_targets(book, words, report), report)


def references(book: Book, division: int = 1) -> list[CrossReference]:
    inside = book.divisions[division]
    runs = [
        inside.title,
        *iter_inline_runs(inside.blocks),
        *(r for note in inside.notes for r in iter_inline_runs(note.blocks)),
    ]
    return [node for run in runs for node in iter_inlines(run) if isinstance(node, CrossReference)]


def printed(text: str, words: Vocabulary = ENGLISH) -> tuple[str, str]:
    """Where the only reference in a text leads, and its words."""
    report = Report()
    (node,) = references(resolved(text, report, words))
    assert places(report) == []
    return node.target, plain_text(node.children)


def found_in(text: str) -> list[tuple[str, str]]:
    """The codes and the help of what is wrong with a text."""
    report = Report()
    resolved(text, report)
    assert {(found.file, found.line) for found in report} <= {("body/02.md", 3)}
    return [(found.code, found.help or "") for found in report]


@pytest.mark.parametrize(
    ("mark", "target", "words"),
    [
        ("[](#platform)", "platform", "chapter\u00a01"),
        ("[](#platform){.number}", "platform", "1"),
        ("[](#platform){.title}", "platform", "The Platform"),
        ("[the text](#platform)", "platform", "the text"),
        ("[](#signed)", "signed", "Who signed"),
        ("[](#signed){.title}", "signed", "Who signed"),
        ("[](#fig-bodies)", "fig-bodies", "figure\u00a01"),
        ("[](#fig-bodies){.title}", "fig-bodies", "The bodies."),
        ("[](#tbl-votes)", "tbl-votes", "table\u00a01"),
        ("[](#note-vote@body/01.md)", "note-platform-1", "note\u00a01"),
        ("[](#note-x@body/01.md){.number}", "note-platform-2", "2"),
        ("[words](#span)", "span", "words"),
        ("[words](#fig-bare)", "fig-bare", "words"),
        ("[](#span){.page}", "span", ""),
        ("[](#platform){.pages}", "platform", ""),
        ("[](#platform){.full}", "platform", "chapter\u00a01"),
        ("[](#signed){.full}", "signed", "Who signed"),
        ("[the text](#platform){.full}", "platform", "the text"),
        ("[](#fig-bare){.page}", "fig-bare", ""),
    ],
)
def test_what_a_reference_prints(mark: str, target: str, words: str) -> None:
    assert printed(f"See {mark}.") == (target, words)


def test_a_note_of_the_same_file_needs_no_file_name() -> None:
    assert printed("A.[^vote] See [](#note-vote).\n\n[^vote]: Mine.\n") == ("note-ch-02-1", "note\u00a01")


def test_references_in_titles_notes_and_captions_are_resolved() -> None:
    book = resolved("A.[^n]\n\n[^n]: See [](#platform).\n")
    assert [plain_text(node.children) for node in references(book)] == ["chapter\u00a01"]


def test_the_words_are_those_of_the_language_of_the_book() -> None:
    russian = vocabulary_of("ru")
    assert russian is not None
    assert printed("[](#platform)", russian)[1] == "глава\u00a01"
    assert printed("[](#fig-bodies)", russian)[1] == "рис.\u00a01"


def test_a_page_reference_keeps_its_form_until_the_pages_are_known() -> None:
    (node,) = references(resolved("p. [](#span){.page}"))
    assert (node.form, node.children) == (ReferenceForm.PAGE, ())


THREE_SECTIONS = "# A {#a}\n\nx\n\n## B {#b}\n\nx\n\n### C {#c}\n\nx\n\n### D {#d}\n\nx\n\n## E {#e}\n\nx\n"


@pytest.mark.parametrize(
    ("name", "until"),
    [
        ("a", ("a--last",)),
        ("b", ("e--before", "e")),
        ("c", ("d--before", "d")),
        ("d", ("e--before", "e")),
        ("e", ("a-notes--before", "a-notes", "a--last")),
        ("fig", ()),
    ],
)
def test_a_reference_to_the_pages_of_a_section_knows_where_it_ends(name: str, until: tuple[str, ...]) -> None:
    text = THREE_SECTIONS + '\n![A.](images/a.svg){#fig alt="x"}\n'
    files = {"body/01.md": text, "body/02.md": f"# F\n\n[](#{name}){{.pages}} [](#{name}){{.page}}\n"}
    report = Report()
    book = assemble([listed(), listed("body/02.md")], files, report)
    pages, page = references(resolve_references(book, collect_targets(book, ENGLISH, report), report))
    assert places(report) == []
    assert (pages.form, pages.until, page.until) == (ReferenceForm.PAGES, until, ())


def test_a_title_is_repeated_with_its_italics_and_without_its_notes() -> None:
    (node,) = references(resolved("[](#signed)"))
    assert [type(child).__name__ for child in node.children] == ["Text", "Styled"]


@pytest.mark.parametrize(
    ("mark", "hint"),
    [
        ("[](#platfrom)", "did you mean #platform?"),
        ("[words](#nothing-like-it)", "add {#…} to the heading, figure, or words it means"),
        ("[](#note-vote)", "add {#…} to the heading, figure, or words it means"),
        ("[](#note-vote@body/02.md)", "add {#…} to the heading, figure, or words it means"),
        ("[](#term-x)", "only entries of a glossary or of biographical notes that Octavo makes can be referred to"),
    ],
)
def test_a_reference_to_nothing_ref_001(mark: str, hint: str) -> None:
    assert found_in(f"See {mark}.") == [("REF-001", hint)]


def test_a_misspelt_note_is_suggested_from_the_same_file() -> None:
    assert found_in("A.[^vote] See [](#note-vtoe).\n\n[^vote]: x\n") == [("REF-001", "did you mean #note-vote?")]


def test_an_id_used_twice_ref_002() -> None:
    report = Report()
    resolved("[x]{#span} and [y]{#platform}", report)
    assert [(found.code, found.file, found.line, found.message) for found in report] == [
        ("REF-002", "body/02.md", 3, "the id span is used twice; first at body/01.md:3"),
        ("REF-002", "body/02.md", 3, "the id platform is used twice; first at body/01.md:1"),
    ]


def test_two_divisions_of_one_id_ref_002() -> None:
    report = Report()
    resolved("x", report, id="platform")
    assert [found.code for found in report] == ["REF-002"]


def test_the_same_label_of_notes_in_two_files_is_no_clash() -> None:
    report = Report()
    resolved("A.[^vote]\n\n[^vote]: Mine.\n", report)
    assert places(report) == []


def test_a_reference_to_its_own_division_ref_003() -> None:
    report = Report()
    resolved("See [](#second).", report, id="second")
    assert [found.code for found in report] == ["REF-003"]
    for harmless in ("See [here](#second).", "See p. [](#second){.page}.", "See [](#platform).", "[](#second){.pages}"):
        report = Report()
        resolved(harmless, report, id="second")
        assert places(report) == []


@pytest.mark.parametrize("mark", ["[](#signed){.number}", "[](#span){.number}", "[](#fig-bare){.number}"])
def test_a_number_of_what_has_none_ref_005(mark: str) -> None:
    target = mark.split("#")[1].split(")")[0]
    assert found_in(f"See {mark}.") == [("REF-005", f"use its title or page: [](#{target}){{.title}}")]


@pytest.mark.parametrize(
    "mark", ["[](#span)", "[](#span){.title}", "[](#fig-bare)", "[](#note-vote@body/01.md){.title}"]
)
def test_a_title_of_what_has_none_ref_006(mark: str) -> None:
    assert [code for code, _ in found_in(f"See {mark}.")] == ["REF-006"]


def test_generated_divisions_can_be_referred_to() -> None:
    plan = [listed(), listed(None, DivisionKind.INDEX, Matter.BACK)]
    report = Report()
    book = assemble(plan, {"body/01.md": "# One\n\nSee [](#index) and [](#index){.page}.\n"}, report)
    book = resolve_references(book, collect_targets(book, ENGLISH, report), report)
    assert [plain_text(node.children) for node in references(book, 0)] == ["Index", ""]
    assert places(report) == []


def test_an_unnumbered_chapter_is_called_by_its_title() -> None:
    texts: Mapping[str, str] = {"1.md": "# Interlude {#i .unnumbered}\n\nx\n", "2.md": "# Two\n\n[](#i)\n"}
    book = assemble([listed("1.md"), listed("2.md")], texts)
    book = resolve_references(book, collect_targets(book, ENGLISH, Report()), Report())
    assert [plain_text(node.children) for node in references(book)] == ["Interlude"]
