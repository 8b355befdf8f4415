"""What of a citation is a link: its title, whatever stands around it."""

from __future__ import annotations

import pytest

from book.citations.links import link_source
from book.model.content import CrossReference, Foreign, Inline, Link, Style, Styled, Text
from book.model.walk import iter_inlines, plain_text
from book.source import Span

SPAN = Span("a.md", 1, 1)


def text(words: str) -> Text:
    return Text(text=words, span=SPAN)


def title(words: str) -> Styled:
    return Styled(style=Style.WORK_TITLE, children=(text(words),), span=SPAN)


def russian(words: str) -> Foreign:
    return Foreign(lang="ru", italic=False, children=(text(words),), span=SPAN)


def address(words: str) -> Link:
    return Link(href="https://example.org/", children=(text(words),), span=SPAN)


@pytest.mark.parametrize(
    ("words", "linked"),
    [
        ([text("Carr, "), title("Interregnum"), text(", 33")], "Interregnum"),
        ([text("Carr, “The Vote,” "), title("Slavic Review"), text(" 60")], "“The Vote,”"),
        ([text("Carr, ‘The Worker’s State’, "), title("Slavic Review")], "‘The Worker’s State’"),
        ([text("Троцкий, “"), russian("Новый курс"), text("” [The new course], 3")], "“Новый курс”"),
        ([text("Троцкий, „"), russian("Новый курс"), text("“, 3")], "„Новый курс“"),
        ([text("Carr 1954, 3")], "Carr 1954, 3"),
        ([text("Ibid., 3, "), address("example.org"), text(".")], "Ibid., 3, "),
        ([text("Carr, “The Vote, "), title("Review")], "Review"),
        ([address("example.org")], None),
    ],
)
def test_the_title_is_the_link_or_else_all(words: list[Inline], linked: str | None) -> None:
    made = link_source(tuple(words), "source--a", SPAN)
    assert plain_text(made) == plain_text(words)
    links = [node for node in iter_inlines(made) if isinstance(node, CrossReference)]
    assert [plain_text(node.children) for node in links] == ([] if linked is None else [linked])
    assert not any(isinstance(inner, Link) for node in links for inner in iter_inlines(node.children))
