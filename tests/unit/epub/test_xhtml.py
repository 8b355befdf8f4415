"""Trees and bytes."""

from __future__ import annotations

import pytest
from lxml import etree

from book.epub.xhtml import parse_xml, rename_element, replace_element, serialize_document
from book.render.elements import make_element, parse_element
from tests.unit.epub.sample import make_fragment


def _inner(root: etree._Element) -> str:
    text: str = etree.tostring(root, encoding="unicode")
    return text.partition(">")[2].removesuffix("</section>")


def test_document_is_complete_and_says_its_language_twice() -> None:
    root = parse_element(make_fragment("ch", "<p>A &amp; б</p>").xhtml)
    content = serialize_document([root], title="A & B", lang="ru", stylesheet="book.css").decode()
    assert content.startswith('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns=')
    assert 'lang="ru" xml:lang="ru"' in content
    assert "<title>A &amp; B</title>" in content
    assert '<link rel="stylesheet" type="text/css" href="book.css"/>' in content
    assert '<body><section id="ch"><p>A &amp; б</p></section></body>' in content


def test_empty_elements_have_an_end_tag_unless_they_are_void() -> None:
    root = parse_element(make_fragment("ch", "<p><a id='x'/><br/><img src='x.png' alt=''/></p><p/>").xhtml)
    content = serialize_document([root], title="T", lang="en", stylesheet="book.css").decode()
    assert '<p><a id="x"></a><br/><img src="x.png" alt=""/></p><p></p>' in content


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<p>a <b>x</b> c</p>", "<p>a <i></i> c</p>"),
        ("<p><b>x</b> c</p>", "<p><i></i> c</p>"),
        ("<p><u>a</u> <b>x</b> c</p>", "<p><u>a</u> <i></i> c</p>"),
    ],
)
def test_replacing_an_element_keeps_the_text_around_it(inner: str, expected: str) -> None:
    for others in ([make_element("i")], []):
        root = parse_element(make_fragment("ch", inner).xhtml)
        replace_element(root.find(".//{*}b"), others)
        found = _inner(root).replace("<i/>", "<i></i>")
        assert found == (expected if others else expected.replace("<i></i>", ""))


def test_renamed_element_keeps_only_what_is_asked_for() -> None:
    root = parse_element(make_fragment("ch", "<p><a id='x' href='#y' role='doc-noteref'>1</a></p>").xhtml)
    rename_element(root.find(".//{*}a"), "span", keep=frozenset({"id"}))
    assert _inner(root) == '<p><span id="x">1</span></p>'


def test_entities_are_not_expanded() -> None:
    root = parse_xml(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    assert "".join(root.itertext("a")) == ""
