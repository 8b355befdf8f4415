"""Making elements: attributes and their names, text in its place."""

from __future__ import annotations

from contextlib import suppress

import pytest
from lxml import etree

from book.render.elements import add_element, add_text, make_element, parse_element, serialize


def test_attributes_have_the_names_of_xhtml_and_none_is_left_out() -> None:
    element = make_element("p", class_="a", epub_type="note", aria_label="b", role=None, lang="ru", id="")
    assert serialize(element) == (
        '<p xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" class="a" epub:type="note" '
        'aria-label="b" lang="ru" xml:lang="ru"/>'
    )


def test_an_empty_alternative_text_is_an_attribute() -> None:
    assert make_element("img", alt="").get("alt") == ""
    assert make_element("img", alt=None).get("alt") in {None, ""}


def test_text_goes_behind_what_is_there() -> None:
    element = make_element("p")
    add_text(element, "a")
    add_text(element, "b")
    add_element(element, "br")
    add_text(element, "c")
    add_text(element, "<&>")
    assert serialize(element).endswith('">ab<br/>c&lt;&amp;&gt;</p>')


def test_an_element_comes_back_as_it_was() -> None:
    element = make_element("section", id="a")
    add_text(element, "«Что»")
    assert serialize(parse_element(serialize(element))) == serialize(element)


@pytest.mark.parametrize(
    "xhtml", ["<p>", "<p></q>", "words", '<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', "<p>&nbsp;</p>"]
)
def test_what_is_malformed_or_has_entities_is_not_taken(xhtml: str) -> None:
    with suppress(etree.XMLSyntaxError):
        assert "b" not in "".join(parse_element(xhtml).itertext())
