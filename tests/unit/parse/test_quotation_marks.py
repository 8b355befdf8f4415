"""The quotation marks of the languages."""

from __future__ import annotations

import pytest

from book.parse.quotation_marks import quotation_marks


@pytest.mark.parametrize(
    ("lang", "style", "outer", "inner"),
    [
        ("en", None, ("“", "”"), ("‘", "’")),
        ("en-US", None, ("“", "”"), ("‘", "’")),
        ("en-GB", None, ("‘", "’"), ("“", "”")),
        ("en-GB", "american", ("“", "”"), ("‘", "’")),
        ("en-US", "british", ("‘", "’"), ("“", "”")),
        ("ru", "british", ("«", "»"), ("„", "“")),
        ("ru-RU", None, ("«", "»"), ("„", "“")),
        ("de", None, ("„", "“"), ("‚", "‘")),
        ("de-CH", None, ("«", "»"), ("‹", "›")),
        ("fr", None, ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"), ("“", "”")),
        ("sv", None, ("”", "”"), ("’", "’")),
        ("zz", None, ("“", "”"), ("‘", "’")),
    ],
)
def test_the_marks_are_those_of_the_nearest_tag(
    lang: str, style: str | None, outer: tuple[str, str], inner: tuple[str, str]
) -> None:
    marks = quotation_marks(lang, style)
    assert (marks.outer, marks.inner) == (outer, inner)
