"""The letters that drawings take along."""

from __future__ import annotations

import base64
import io
import re
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

from book.epub.drawings import embed_letters
from book.fonts import bundled_family

FACES = bundled_family(Path(str(files("book") / "styles")))


def draw(words: str, attributes: str = 'font-family="Literata, serif"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g {attributes}>{words}</g></svg>'.encode()


def embedded(drawing: bytes) -> list[tuple[str, str, frozenset[int]]]:
    """Weight, style and characters of the fonts inside a drawing."""
    rule = re.compile(r"font-weight: (\d+); font-style: (\w+); src: url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\)")
    return [
        (weight, style, frozenset(TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap()))
        for weight, style, data in rule.findall(drawing.decode())
    ]


def test_words_in_the_books_family_take_their_letters_along() -> None:
    (only,) = embedded(embed_letters(draw("<text>Да</text>"), FACES))
    assert only == ("400", "normal", frozenset(map(ord, "Да")))


def test_bold_words_take_the_bold_face_by_attribute_or_style() -> None:
    found = embedded(
        embed_letters(draw('<text font-weight="bold">A</text><text style="font-weight:700">B</text>'), FACES)
    )
    assert found == [("700", "normal", frozenset(map(ord, "AB")))]


def test_words_behind_a_span_are_in_the_face_around_it() -> None:
    found = embedded(embed_letters(draw('<text>a<tspan font-style="italic">b</tspan>c</text>'), FACES))
    assert found == [
        ("400", "normal", frozenset(map(ord, "ac"))),
        ("400", "italic", frozenset(map(ord, "b"))),
    ]


def test_words_in_another_family_are_left_alone() -> None:
    drawing = draw("<text>A</text>", 'font-family="sans-serif"')
    assert embed_letters(drawing, FACES) == drawing


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert embed_letters(draw("<text>Abc</text>"), FACES) == embed_letters(draw("<text>Abc</text>"), FACES)
