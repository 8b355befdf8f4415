"""The documents in the order of the manifest: titles, numbers, ids, opening sides."""

from __future__ import annotations

import pytest

from book.assemble import assemble_book
from book.diagnostics import Report
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Figure, Heading, Paragraph, Table
from book.model.pages import Side
from book.model.walk import iter_blocks, plain_text
from book.vocabulary import ENGLISH, vocabulary_of
from tests.books import assemble, chapter, listed, parse, places

K, M = DivisionKind, Matter


def found_in(text: str, **more: object) -> list[tuple[str, str, int]]:
    """What is reported of a book with one file."""
    report = Report()
    assemble([listed(**more)], {"body/01.md": text}, report)  # type: ignore[arg-type]
    return places(report)


# ---------------------------------------------------------------------------------------------------- titles


def test_the_first_heading_is_the_title_and_not_a_block() -> None:
    (division,) = chapter('# The *Platform* {running-head="Platform" subtitle="A Text"}\n\nWords.\n').divisions
    assert (division.title_text, division.running_head, division.subtitle) == ("The Platform", "Platform", "A Text")
    assert [type(block) for block in division.blocks] == [Paragraph]
    assert division.span.line == 1


def test_the_running_head_is_the_title_unless_the_heading_or_the_manifest_says_otherwise() -> None:
    assert chapter("# One\n\nx\n").divisions[0].running_head == "One"
    assert chapter('# One {running-head="1"}\n\nx\n').divisions[0].running_head == "1"
    book = assemble([listed(running_head="Short")], {"body/01.md": '# One {running-head="1"}\n\nx\n'})
    assert book.divisions[0].running_head == "Short"


def test_a_file_without_a_title_str_001() -> None:
    assert found_in("\n\nWords.\n") == [("STR-001", "body/01.md", 3)]
    assert found_in("Words.\n", kind=K.DEDICATION, matter=M.FRONT) == []
    assert found_in("Words.\n", title="From the Manifest") == []


def test_a_title_of_the_manifest_names_a_file_without_one() -> None:
    book = assemble([listed(title="From the Manifest")], {"body/01.md": "Words.\n"})
    assert book.divisions[0].title_text == "From the Manifest"


def test_a_second_title_str_002() -> None:
    assert found_in("# One\n\nx\n\n# Two\n\ny\n\n# Three\n\nz\n") == [
        ("STR-002", "body/01.md", 5),
        ("STR-002", "body/01.md", 9),
    ]
    assert found_in("# One\n\nx\n\n## Two\n\ny\n") == []


def test_words_before_the_title_str_007() -> None:
    assert found_in("Words.\n\n# One\n\nx\n") == [("STR-007", "body/01.md", 1)]
    assert found_in("<!-- words -->\n\n# One\n\nx\n") == []


def test_a_chapter_of_nothing_but_its_title() -> None:
    (division,) = chapter("# One\n").divisions
    assert (division.title_text, division.blocks, division.notes) == ("One", (), ())


def test_a_division_that_octavo_makes_has_the_usual_title_in_the_language_of_the_book() -> None:
    plan = [listed(None, K.CONTENTS, M.FRONT), listed(None, K.INDEX, M.BACK, title="Register of Names")]
    titles = [division.title_text for division in assemble(plan, {}).divisions]
    assert titles == ["Contents", "Register of Names"]
    russian = vocabulary_of("ru")
    assert russian is not None
    assert assemble(plan, {}, words=russian).divisions[0].title_text == "Оглавление"


def test_a_text_without_a_file_str_010() -> None:
    report = Report()
    book = assemble([listed(), listed(None, K.PREFACE, M.FRONT, line=7)], {"body/01.md": "# One\n\nx\n"}, report)
    assert places(report) == [("STR-010", "book.yaml", 7)]
    assert [division.id for division in book.divisions] == ["ch-01"]


def test_a_part_and_what_octavo_makes_need_no_file() -> None:
    report = Report()
    plan = [listed(None, K.TITLE_PAGE, M.FRONT), listed(None, K.PART, title="The First Part"), listed()]
    book = assemble(plan, {"body/01.md": "# One\n\nx\n"}, report)
    assert places(report) == []
    assert [(division.kind, division.title_text) for division in book.divisions] == [
        (K.TITLE_PAGE, "Title page"),
        (K.PART, "The First Part"),
        (K.CHAPTER, "One"),
    ]


def test_a_file_that_could_not_be_read_is_left_out_and_the_others_keep_their_numbers() -> None:
    plan = [listed("body/01.md"), listed("body/02.md"), listed("body/03.md")]
    documents = {name: parse("# Title\n\nx\n", name) for name in ("body/01.md", "body/03.md")}
    book = assemble_book(plan, documents, ENGLISH, Side.RECTO, Report())
    assert [division.id for division in book.divisions] == ["ch-01", "ch-03"]


# --------------------------------------------------------------------------------------------------- numbers


def test_chapters_are_numbered_through_the_parts_and_parts_apart_from_them() -> None:
    plan = [
        listed("intro.md", K.INTRODUCTION),
        listed(None, K.PART, title="A"),
        listed("1.md", part=1),
        listed("2.md", part=1),
        listed(None, K.PART, title="B"),
        listed("3.md", part=4),
    ]
    texts = {name: f"# {name}\n\nx\n" for name in ("intro.md", "1.md", "2.md", "3.md")}
    divisions = assemble(plan, texts).divisions
    assert [division.number for division in divisions] == [None, 1, 1, 2, 2, 3]
    assert [division.part for division in divisions] == [None, None, "part-1", "part-1", None, "part-2"]


@pytest.mark.parametrize(
    ("text", "numbered"), [("# Interlude {.unnumbered}\n\nx\n", True), ("# Interlude\n\nx\n", False)]
)
def test_an_unnumbered_chapter_is_outside_the_numbering(text: str, numbered: bool) -> None:
    plan = [listed("1.md"), listed("2.md", numbered=numbered), listed("3.md")]
    divisions = assemble(plan, {"1.md": "# A\n\nx\n", "2.md": text, "3.md": "# C\n\nx\n"}).divisions
    assert [division.number for division in divisions] == [1, None, 2]
    assert [division.id for division in divisions] == ["ch-01", "ch-02", "ch-03"]


def test_notes_are_numbered_from_1_in_each_division_in_the_order_of_their_references_nt_02() -> None:
    text = "# One\n\nx[^b] y[^a] z^[In place.]\n\n[^a]: First.\n\n[^b]: Second.\n"
    book = assemble([listed("1.md"), listed("2.md")], {"1.md": text, "2.md": text})
    for division in book.divisions:
        assert [(note.number, note.label) for note in division.notes][:2] == [(1, "b"), (2, "a")]
        assert [note.number for note in division.notes] == [1, 2, 3]
    assert book.divisions[1].notes[0].id == "note-ch-02-1"


def test_figures_and_tables_with_captions_are_numbered_through_the_book() -> None:
    figure = '![A caption.](images/a.svg){alt="x"}\n\n'
    bare = "![](images/a.svg){.decorative}\n\n"
    table = "| A |\n|---|\n| b |\n\nTable: Words.\n\n"
    texts = {"1.md": f"# A\n\n{figure}{bare}{table}", "2.md": f"# B\n\n{figure}{table}"}
    book = assemble([listed("1.md"), listed("2.md")], texts)
    numbers = [block.number for block in _blocks(book) if isinstance(block, Figure | Table)]
    assert numbers == [1, None, 1, 2, 2]


def _blocks(book: Book) -> list[object]:
    return [block for division in book.divisions for block in iter_blocks(division.blocks)]


# ------------------------------------------------------------------------------------------------------- ids


def test_an_id_is_that_of_the_manifest_or_of_the_title_or_made() -> None:
    texts = {name: "# Title\n\nx\n" for name in ("1.md", "3.md", "p1.md", "p2.md")} | {
        "2.md": "# Title {#platform}\n\nx\n"
    }
    plan = [
        listed("p1.md", K.PREFACE, M.FRONT),
        listed("p2.md", K.PREFACE, M.FRONT),
        listed(None, K.PART, title="Part"),
        listed("1.md", id="beginning"),
        listed("2.md"),
        listed("3.md"),
    ]
    ids = [division.id for division in assemble(plan, texts).divisions]
    assert ids == ["preface", "preface-2", "part-1", "beginning", "platform", "ch-03"]


def test_the_id_of_a_section_is_not_that_of_the_division() -> None:
    assert chapter("# One\n\nx\n\n## Two {#two}\n\ny\n").divisions[0].id == "ch-01"


@pytest.mark.parametrize(
    "name",
    ["ch-09", "note-1", "noteref-1", "ix-1", "mention-2", "use-3", "page-12", "term-1", "person-1", "cover", "nav"],
)
def test_an_id_that_octavo_makes_itself_ref_007(name: str) -> None:
    assert found_in(f"# One {{#{name}}}\n\nx\n") == [("REF-007", "body/01.md", 1)]
    assert found_in("# One\n\nx\n", id=name, line=5) == [("REF-007", "book.yaml", 5)]


@pytest.mark.parametrize(
    "name",
    [
        "note-ch-01-1",
        "ix-one-3",
        "ch-02-14",
        "page-12",
        "page-xiv",
        "person-lenin",
        "term-nep",
        "nav",
        "one-2",
        "one-title",
    ],
)
def test_an_id_in_the_text_that_octavo_makes_itself_ref_007(name: str) -> None:
    title = "# One {#one}\n\n"
    assert found_in(f"{title}x\n\n## Two {{#{name}}}\n\nx\n") == [("REF-007", "body/01.md", 5)]
    assert found_in(f"{title}> [words]{{#{name}}}\n") == [("REF-007", "body/01.md", 3)]
    assert found_in(f"{title}x[^n]\n\n[^n]: [words]{{#{name}}}\n") == [("REF-007", "body/01.md", 5)]


@pytest.mark.parametrize(
    "name", ["fig-1", "tbl-2", "congress-12", "note-on-sources", "page-proofs", "two-title", "chapter-2"]
)
def test_an_id_in_the_text_that_is_nearly_one_of_octavos(name: str) -> None:
    assert found_in(f"# One {{#one}}\n\n## Two {{#{name}}}\n\n[x]{{#other}}\n") == []


@pytest.mark.parametrize("name", ["chapter", "notebook", "forty-six", "navigation", "person"])
def test_an_id_that_is_nearly_one_of_octavos(name: str) -> None:
    assert found_in(f"# One {{#{name}}}\n\nx\n") == []


# ------------------------------------------------------------------------------------------------ opening side


@pytest.mark.parametrize(
    ("kind", "usual", "expected"),
    [
        (K.CHAPTER, Side.RECTO, Side.RECTO),
        (K.CHAPTER, Side.VERSO, Side.VERSO),
        (K.CHAPTER, "any", None),
        (K.PREFACE, "any", None),
        (K.TITLE_PAGE, "any", Side.RECTO),
        (K.HALF_TITLE, Side.VERSO, Side.RECTO),
        (K.PART, "any", Side.RECTO),
        (K.CONTENTS, "any", Side.RECTO),
        (K.INDEX, "any", Side.RECTO),
        (K.COPYRIGHT_PAGE, Side.RECTO, Side.VERSO),
        (K.SERIES_PAGE, "any", Side.VERSO),
    ],
)
def test_the_side_a_division_opens_on(kind: DivisionKind, usual: Side, expected: Side | None) -> None:
    for given, side in ((None, expected), (Side.VERSO, Side.VERSO), ("any", None)):
        plan = [listed("a.md", kind, opening=given)]
        book = assemble_book(plan, {"a.md": parse("# A\n\nx\n", "a.md")}, ENGLISH, usual, Report())
        assert book.divisions[0].opening is side


def test_a_division_says_where_it_comes_from() -> None:
    book = assemble([listed(author="Ada Lind"), listed(None, K.INDEX, M.BACK, line=9)], {"body/01.md": "# One\n\nx\n"})
    written, made = book.divisions
    assert (written.author, written.generated, written.span.file) == ("Ada Lind", False, "body/01.md")
    assert (made.author, made.generated, made.span.file, made.span.line) == (None, True, "book.yaml", 9)


def test_nothing_of_the_text_is_lost() -> None:
    text = "# One {#one}\n\n> A quotation.\n\n## Two\n\n- an item[^n]\n\n[^n]: The note.\n"
    (division,) = chapter(text).divisions
    blocks = [*iter_blocks(division.blocks), *(block for note in division.notes for block in iter_blocks(note.blocks))]
    words = [plain_text(block.children) for block in blocks if isinstance(block, Paragraph | Heading)]
    assert words == ["A quotation.", "Two", "an item", "The note."]
