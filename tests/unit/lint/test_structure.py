"""The order of the book, the levels of headings, and where note references stand."""

from __future__ import annotations

import pytest

from book.diagnostics import Report
from book.lint.structure import lint_structure
from book.model.book import DivisionKind, Matter
from tests.books import assemble, chapter, listed, places

K, M = DivisionKind, Matter


def found_in(text: str) -> list[tuple[str, int, str]]:
    """The code, the line and the words of what is found in a chapter."""
    report = Report()
    lint_structure(chapter(f"# One\n\n{text}\n"), report)
    return [(found.code, found.line, found.message) for found in report]


def order_of(matter: Matter, *kinds: DivisionKind) -> list[tuple[str, int, str]]:
    """What is found where divisions of these kinds stand in this order, a line of book.yaml each."""
    plan = [listed(f"{line}.md", kind, matter, line=line) for line, kind in enumerate(kinds, start=1)]
    book = assemble(plan, {f"{line}.md": "Words.\n" for line, _ in enumerate(kinds, start=1)})
    report = Report()
    lint_structure(book, report)
    return [(found.code, found.line, found.message) for found in report]


# ------------------------------------------------------------------------------------------------ STR-008


def test_the_usual_order_is_left_alone_gl_01_nt_10() -> None:
    front = (
        K.HALF_TITLE,
        K.SERIES_PAGE,
        K.TITLE_PAGE,
        K.COPYRIGHT_PAGE,
        K.DEDICATION,
        K.EPIGRAPH,
        K.CONTENTS,
        K.PREFACE,
    )
    back = (K.AFTERWORD, K.APPENDIX, K.CHRONOLOGY, K.NOTES, K.GLOSSARY, K.BIBLIOGRAPHY, K.INDEX, K.COLOPHON)
    assert order_of(M.FRONT, *front) == []
    assert order_of(M.BACK, *back) == []
    assert order_of(M.BACK, K.APPENDIX, K.APPENDIX, K.INDEX, K.INDEX) == []


def test_a_division_before_one_that_usually_precedes_it_str_008_gl_01() -> None:
    assert order_of(M.FRONT, K.TITLE_PAGE, K.CONTENTS, K.COPYRIGHT_PAGE) == [
        ("STR-008", 3, "contents stands before copyright-page")
    ]
    assert order_of(M.BACK, K.INDEX, K.NOTES, K.GLOSSARY) == [
        ("STR-008", 2, "index stands before notes"),
        ("STR-008", 3, "index stands before glossary"),
    ]


def test_prefaces_may_stand_anywhere_and_matters_do_not_mix() -> None:
    assert order_of(M.FRONT, K.PREFACE, K.TITLE_PAGE, K.FOREWORD, K.CONTENTS) == []
    assert order_of(M.BODY, K.CONCLUSION, K.CHAPTER, K.INTRODUCTION) == []
    plan = [listed("1.md", K.EPIGRAPH, M.FRONT), listed("2.md", K.AFTERWORD, M.BACK)]
    report = Report()
    lint_structure(assemble(plan, {"1.md": "x\n", "2.md": "# A\n\nx\n"}), report)
    assert places(report) == []


# ------------------------------------------------------------------------------------------------ STR-003


def test_a_level_that_is_skipped_str_003() -> None:
    assert found_in("### Too deep\n\nx") == [("STR-003", 3, "a level-3 heading under level 1")]
    assert found_in("## A\n\nx\n\n#### Too deep\n\nx") == [("STR-003", 7, "a level-4 heading under level 2")]
    # the heading that follows is measured against it, so that one slip is one finding
    assert len(found_in("### Too deep\n\nx\n\n### As deep\n\nx")) == 1


def test_levels_one_by_one_down_and_at_once_up_are_right() -> None:
    assert found_in("## A\n\nx\n\n### B\n\nx\n\n#### C\n\nx\n\n## D\n\nx\n\n### E\n\nx") == []


# --------------------------------------------------------------------------------------- NTE-008 and NTE-009


@pytest.mark.parametrize("mark", [".", ",", ";", ":", "?", "!", "”", "’"])
def test_a_note_reference_before_punctuation_nte_008(mark: str) -> None:
    words = {"”": '"Close[^n]" it.', "’": "'\"So\" close[^n]' it."}.get(mark, f"Close[^n]{mark} Then.")
    assert found_in(f"{words}\n\n[^n]: x") == [("NTE-008", 3, f"a note reference before {mark}")]


@pytest.mark.parametrize(
    "words",
    [
        "Close.[^n] Then.",
        "Close.[^n]",
        "close[^n]---then",
        "close[^n] --- then",
        "*close.*[^n] Then",
        '"Close."[^n] Then.',
        "(close[^n])",
    ],
)
def test_a_note_reference_behind_punctuation_or_before_a_dash_is_right(words: str) -> None:
    assert found_in(f"{words}\n\n[^n]: x") == []


def test_a_note_reference_before_punctuation_in_other_words_nte_008() -> None:
    assert [code for code, _, _ in found_in("*Close*[^n]*, then*\n\n[^n]: x")] == ["NTE-008"]


def test_note_references_are_looked_at_in_every_kind_of_block() -> None:
    text = "> Close[^a].\n\n- close[^b].\n\n| close[^c].\n\n[^a]: x\n\n[^b]: x\n\n[^c]: x"
    assert [(code, line) for code, line, _ in found_in(text)] == [("NTE-008", 3), ("NTE-008", 5), ("NTE-008", 7)]


@pytest.mark.parametrize("words", ["Close.[^a][^b]", "*Close.*[^a]*[^b]*"])
def test_two_references_side_by_side_nte_009(words: str) -> None:
    assert [(code, line) for code, line, _ in found_in(f"{words}\n\n[^a]: x\n\n[^b]: y")] == [("NTE-009", 3)]


def test_two_references_with_words_between_are_right() -> None:
    assert found_in("Close.[^a] Then.[^b]\n\nNew.[^c]\n\n[^a]: x\n\n[^b]: y\n\n[^c]: z") == []
