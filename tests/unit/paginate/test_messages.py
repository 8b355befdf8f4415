"""What the engine logs, as findings: nothing lost, nothing of the machine in the words."""

from __future__ import annotations

import logging

import pytest

from book.diagnostics import Report
from book.paginate.messages import report_messages


def findings(*words: str, level: int = logging.WARNING) -> list[tuple[str, str]]:
    records = [logging.LogRecord("weasyprint", level, "x.py", 1, text, (), None) for text in words]
    report = Report()
    report_messages(records, "https://book.invalid/", "body/x.md", report)
    return [(found.code, found.message) for found in report]


def test_an_unknown_message_is_passed_on_by_its_level() -> None:
    assert findings("Ignored `x: y` at 1:2, unknown property.") == [
        ("LAY-001", "the layout engine says: Ignored `x: y` at 1:2, unknown property")
    ]
    assert findings("Something failed.", level=logging.ERROR)[0][0] == "LAY-002"


def test_a_font_that_the_engine_cannot_load_is_an_error() -> None:
    assert findings("Font-face 'Literata' cannot be loaded")[0][0] == "LAY-002"


def test_only_the_noise_that_is_named_is_dropped() -> None:
    assert findings('Using fontTools instead of HarfBuzz-Subset for font "x". This will be unsupported') == []
    assert len(findings('Using something else for font "x"')) == 1


@pytest.mark.parametrize("quote", ["'", '"'])
def test_an_image_is_named_as_its_author_wrote_it(quote: str) -> None:
    address = f"{quote}https://book.invalid/images/%D1%84%20x.png{quote}"
    assert findings(f"Failed to load image at {address}: URLFetchingError: ValueError: it is gone.") == [
        ("LAY-005", 'the image "images/ф x.png" could not be printed: ValueError: it is gone')
    ]


def test_an_image_in_the_address_itself_is_cut_short() -> None:
    ((code, message),) = findings(f"Failed to load image at 'data:image/png;base64,{'A' * 5000}': ")
    assert code == "LAY-005"
    assert len(message) < 200
    assert message.endswith("could not be printed: it cannot be read")


def test_an_svg_image_that_cannot_be_drawn_is_reported() -> None:
    assert findings("Failed to render SVG image https://book.invalid/images/x.svg")[0][0] == "LAY-005"


def test_the_same_message_twice_is_one_finding() -> None:
    text = '.notdef glyph rendered for Unicode string unsupported by fonts: "中" (U+4E2D)'
    assert [code for code, _ in findings(text, text)] == ["LAY-004"]
