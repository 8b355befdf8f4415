"""What an EPUB may say of its accessibility."""

from __future__ import annotations

import pytest

from book.epub.accessibility import Accessibility, inspect_accessibility
from book.render.elements import parse_element
from tests.unit.epub.sample import make_fragment


def _inspect(inner: str, stylesheet: str = "") -> Accessibility:
    return inspect_accessibility([parse_element(make_fragment("ch", inner).xhtml)], stylesheet, moving=False)


def test_plain_text() -> None:
    found = _inspect("<p>Words</p>")
    assert found.modes == ("textual",)
    assert found.sufficient == "textual"
    assert found.features == ("tableOfContents", "readingOrder", "displayTransformability")
    assert found.hazard == "none"
    assert found.summary.endswith("has a table of contents.")


@pytest.mark.parametrize(
    ("inner", "modes", "sufficient", "described"),
    [
        ("<img src='a.png' alt='a river'/>", ("textual", "visual"), "textual", True),
        ("<img src='a.png' alt='a river'/><img src='b.png'/>", ("textual", "visual"), "textual,visual", False),
        ("<img src='a.png'/>", ("textual", "visual"), "textual,visual", False),
        ("<img src='a.png' alt=''/>", ("textual",), "textual", False),
    ],
)
def test_images_count_by_their_text_alternatives(
    inner: str, modes: tuple[str, ...], sufficient: str, described: bool
) -> None:
    found = _inspect(f"<p>{inner}</p>")
    assert (found.modes, found.sufficient) == (modes, sufficient)
    assert ("alternativeText" in found.features) is described


@pytest.mark.parametrize(
    ("feature", "with_it", "without_it"),
    [
        ("index", "<nav role='doc-index'/>", "<nav/>"),
        ("ARIA", "<p role='note'/>", "<p/>"),
        ("pageBreakMarkers", "<span role='doc-pagebreak' aria-label='1'/>", "<span/>"),
        ("pageNavigation", "<span role='doc-pagebreak' aria-label='1'/>", "<span/>"),
        ("longDescription", "<img alt='x' aria-details='d'/>", "<img alt='x'/>"),
        ("structuralNavigation", "<h1>a</h1><h2>b</h2><h1>c</h1>", "<h1>a</h1><h3>b</h3>"),
        ("structuralNavigation", "<h1>a</h1>", "<p>a</p>"),
        ("structuralNavigation", "<h1>a</h1>", "<h2>a</h2>"),
    ],
)
def test_feature_is_claimed_only_where_it_is_found(feature: str, with_it: str, without_it: str) -> None:
    assert feature in _inspect(with_it).features
    assert feature not in _inspect(without_it).features


@pytest.mark.parametrize("style", ["p { margin: 2px }", "@media print { p { font-size: 10PT } }", "a { b: f(1cm) }"])
def test_absolute_lengths_cannot_be_transformed(style: str) -> None:
    assert "displayTransformability" not in _inspect("<p/>", style).features


@pytest.mark.parametrize("style", ["p { margin: 2em 0px }", "/* 2px */ p { content: '2px' }", "#a12px { top: 1rem }"])
def test_relative_lengths_can(style: str) -> None:
    assert "displayTransformability" in _inspect("<p/>", style).features


def test_styles_on_elements_count() -> None:
    assert "displayTransformability" not in _inspect("<p style='width: 80mm'/>").features


def test_positioned_text_has_no_certain_order() -> None:
    assert "readingOrder" not in _inspect("<p/>", "p { position: absolute }").features
    assert "readingOrder" in _inspect("<p/>", "p { position: relative }").features


def test_moving_images_are_a_hazard_that_no_program_knows() -> None:
    assert inspect_accessibility([], "", moving=True).hazard == "unknown"


def test_summary_names_what_there_is() -> None:
    inner = "<nav role='doc-index'/><span role='doc-pagebreak' aria-label='1'/><img alt='x' src='x.png'/>"
    assert _inspect(inner).summary == (
        "The text can be read by eye, by ear and by touch, and has a table of contents, an index linked to the text "
        "and the page numbers of the print edition. Every image that carries meaning has a text alternative."
    )


def test_summary_does_not_hide_what_is_missing() -> None:
    assert "Not every image" in _inspect("<img src='x.png'/>").summary
