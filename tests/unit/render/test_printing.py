"""Fragments for the press: inner links, notes at the foot of the page, page geometry, running heads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2
import tinyhtml5
from lxml import etree

from book.model.pages import PageMap
from book.paginate.plan import Setting, render_book
from book.render.fragment import Fragment
from book.render.printing import measure, print_document, print_stylesheet, quote_css, specimen_stylesheet
from tests.books import MANIFEST, SVG, setting_of
from tests.golden import assert_golden
from tests.unit.render.fragments import FILES, fragments

NOTES = """\
Close.[^vote] *Short*^[A *short* note.] word.

> Quoted.[^tr]

[^vote]: The figures differ, see [](#here).

    A second paragraph.

    > A quotation in it.

    - a list
    - of two

[^tr]: []{.translator} Both senses.
"""


def document(folder: Path, text: str, *, notes_at_foot: bool = False) -> str:
    """A chapter with these words as a document for the press."""
    manifest = MANIFEST + "notes: {placement: foot}\n" if notes_at_foot else MANIFEST
    return print_document(fragments(folder, f"# One {{#here}}\n\n{text}", manifest)["here"])


def as_lines(html: str) -> str:
    """A document as text, a block a line."""
    return (
        re.sub(r"(?<=>)(?=<(?:p|div|section|header|blockquote|h[1-6]|ol|ul|li|body|head|meta|title)\b)", "\n", html)
        + "\n"
    )


# ------------------------------------------------------------------------------------------------- documents


def test_a_document_is_complete_and_in_html_syntax(tmp_path: Path) -> None:
    text = "A [b]{lang=ru} & \\<c>\\\nnext.\n\n![](images/a.svg){.decorative}\n"
    assert_golden(as_lines(document(tmp_path, text)), "printing/document.html")


def test_links_inside_the_book_get_a_scheme_and_others_stay(tmp_path: Path) -> None:
    html = document(tmp_path, "[x](#here) [y](https://example.org/#here) z[^n]\n\n[^n]: n\n")
    assert re.findall(r'href="([^"]*)"', html) == [
        "octavo:here", "https://example.org/#here", "octavo:note-here-1", "octavo:noteref-here-1",
    ]  # fmt: skip


def test_nothing_of_xml_is_left_in_a_document(tmp_path: Path) -> None:
    html = document(tmp_path, NOTES)
    assert "xmlns" not in html
    assert "epub:" not in html
    assert "xml:lang" not in html
    assert 'role="doc-noteref"' in html


@pytest.mark.parametrize("name", ["images/карта.svg", "images/a&b.svg", "images/100%.svg", "images/a?b.svg"])
def test_an_image_of_any_name_is_found_again(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        name: SVG,
        "body/01.md": "# One\n\n![](images/a.svg){.decorative}\n",
        "images/a.svg": SVG,
    }
    setting = setting_of(tmp_path, files)
    (chapter,) = (one for one in render_book(setting, PageMap.empty()) if one.division == "ch-01")
    renamed = Fragment(
        division="ch-01",
        title="One",
        lang="en",
        xhtml=chapter.xhtml.replace("images/a.svg", name.replace("&", "&amp;")),
    )
    html = print_document(renamed)
    (address,) = re.findall(r'src="([^"]*)"', html)
    assert address.isascii()
    assert not set(address) & set("?&#\"' ")
    assert re.sub("(?:%[0-9A-F]{2})+", lambda found: bytes.fromhex(found[0].replace("%", "")).decode(), address) == name


# -------------------------------------------------------------------------------------- notes at the foot


def test_notes_move_to_their_references(tmp_path: Path) -> None:
    assert_golden(as_lines(document(tmp_path, NOTES, notes_at_foot=True)), "printing/notes-at-foot.html")


def words_of(html: str) -> list[str]:
    """The words of a document's body, without note numbers, sorted."""
    body = html.split("<body>", 1)[1]
    body = re.sub(r'<a class="note(?:ref|-number)".*?</a>|<h2 id="here-notes">Notes</h2>', " ", body)
    return sorted(re.sub("<[^>]*>", " ", body).split())


def test_no_word_is_lost_and_no_id_but_those_of_the_list(tmp_path: Path) -> None:
    at_end, at_foot = document(tmp_path, NOTES), document(tmp_path, NOTES, notes_at_foot=True)
    assert words_of(at_end) == words_of(at_foot)
    ids = [set(re.findall(r'\bid="([^"]*)"', html)) for html in (at_end, at_foot)]
    assert ids[0] - ids[1] == {"here-notes"}
    assert ids[1] <= ids[0]


def test_an_html_parser_keeps_each_note_in_the_paragraph_of_its_reference(tmp_path: Path) -> None:
    """A paragraph or a list in a paragraph would end it, and the words behind the note would fall out of it."""
    table = "\n\n    | A |\n    |---|\n    | b |\n\n    * * *\n\n    ```\n    code\n    ```\n"
    table += '\n    ![A.](images/a.svg){alt="x"}\n'
    text = f"Before[^n] behind.\n\n[^n]: A note.{table}"
    tree = tinyhtml5.parse(document(tmp_path, text, notes_at_foot=True))
    (paragraph,) = (element for element in tree.iter() if element.get("id") == "here-1")
    assert "".join(paragraph.itertext()).startswith("Before")
    assert "".join(paragraph.itertext()).rstrip().endswith("behind.")
    assert {"A note.", "b", "code"} <= {words.strip() for words in paragraph.itertext()}


def test_notes_of_the_end_stay_where_they_are(tmp_path: Path) -> None:
    html = document(tmp_path, NOTES)
    assert 'class="footnote"' not in html
    assert html.index("Close.") < html.index('role="doc-endnotes"') < html.index("The figures differ")


# ----------------------------------------------------------------------------------------------- style sheets


BOOK = """\
title: {title}
author: A
language: en
contents:
  front: [half-title, contents, front/preface.md]
  body:
    - body/00-introduction.md
    - {{part: The Part, chapters: [body/01.md]}}
  back: [index]
editions:
  print:
    trim: 5.5in x 8.5in
    bleed: 3mm
    margins: {{inside: 20mm, outside: 15mm, top: 18mm, bottom: 20mm}}
"""
TEXTS: dict[str, str | bytes] = {
    "front/preface.md": "# Preface\n\nx\n",
    "body/00-introduction.md": "# Introduction\n\nx\n",
    "body/01.md": '# The Long Title {running-head="Short"}\n\n[x]{ix="x"}\n',
}


def a_book(folder: Path, title: str = "A Book") -> Setting:
    return setting_of(folder, TEXTS, BOOK.format(title=title))


def style(setting: Setting, division: str) -> str:
    return print_stylesheet(setting.book.division(division), setting.book, setting.manifest)


def heads(css: str) -> tuple[str, str]:
    """The running heads of verso and recto as the style sheet prints them on later pages, empty for none."""
    found = {"left": "", "right": ""}
    for rule in tinycss2.parse_stylesheet(css, skip_whitespace=True, skip_comments=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "page":
            side = tinycss2.serialize(rule.prelude).strip().removeprefix(":")
            for box in tinycss2.parse_rule_list(rule.content, skip_whitespace=True) if side in found else ():
                content = getattr(box, "content", None)
                for value in tinycss2.parse_declaration_list(content or [], skip_whitespace=True):
                    if value.type == "declaration" and value.lower_name == "content":
                        tokens = [token for token in value.value if token.type != "whitespace"]
                        found[side] = tokens[0].value if tokens[0].type == "string" else ""
    return found["left"], found["right"]


def test_the_page_of_a_division(tmp_path: Path) -> None:
    page = style(a_book(tmp_path), "ch-01").split("/* The print edition.")[0]
    assert_golden(page, "printing/page.css")


@pytest.mark.parametrize(
    ("division", "expected"),
    [
        ("half-title", ("", "")),
        ("contents", ("Contents", "Contents")),
        ("preface", ("A Book", "Preface")),
        ("introduction", ("A Book", "Introduction")),
        ("part-1", ("", "")),
        ("ch-01", ("The Part", "Short")),
        ("index", ("Index", "Index")),
    ],
)
def test_running_heads(division: str, expected: tuple[str, str], tmp_path: Path) -> None:
    assert heads(style(a_book(tmp_path), division)) == expected


EVIL = [
    '"; } @import url(http://example.org/); a { b: "', "\\", '\\"', "a\\22 b", "</style><script>", "/* */", "*/",
    "\u2028",    "'", "{}", "😀", "Что «делать»?", "e\u0301", "\u200d", "#id", "url(x)", "\t", "%\\A",
]  # fmt: skip


@pytest.mark.parametrize("text", EVIL)
def test_nothing_in_a_text_can_end_a_css_string(text: str) -> None:
    tokens = tinycss2.parse_component_value_list(quote_css(text))
    assert [token.type for token in tokens] == ["string"]
    assert tokens[0].value == text
    assert "<" not in quote_css(text)


@pytest.mark.parametrize("text", [text for text in EVIL if text.strip() and text.isprintable()])
def test_no_title_adds_a_rule_to_the_style_sheet(text: str, tmp_path: Path) -> None:
    def shape(css: str) -> list[tuple[str, str]]:
        rules = tinycss2.parse_stylesheet(css, skip_whitespace=True, skip_comments=True)
        return [(rule.type, getattr(rule, "lower_at_keyword", "")) for rule in rules]

    quoted = "'" + text.replace("'", "''") + "'"
    setting = a_book(tmp_path / "evil", quoted)
    css = style(setting, "preface")
    assert shape(css) == shape(style(a_book(tmp_path / "good"), "preface"))
    assert heads(css) == (text, "Preface")


@pytest.mark.parametrize(("size", "index"), [("11pt", "9.24pt"), ("10pt", "8.4pt"), ("9pt", "8pt")])
def test_the_index_is_smaller_than_the_text_and_not_too_small_ix_60(size: str, index: str, tmp_path: Path) -> None:
    setting = setting_of(tmp_path, TEXTS, BOOK.format(title="A Book") + f"    size: {size}\n")
    assert f"--index-size: {index} }}" in style(setting, "index")


def test_the_specimen_of_folios_is_in_the_family_and_size_of_the_book(tmp_path: Path) -> None:
    css = specimen_stylesheet(a_book(tmp_path).manifest)
    assert 'font-family: "Literata"' in css
    assert "size: 396pt 612pt" in css


def test_the_measure_is_what_the_margins_leave(tmp_path: Path) -> None:
    assert measure(a_book(tmp_path).manifest) == pytest.approx(396 - 35 / 25.4 * 72)


def test_one_fragment_gives_the_same_document_twice(tmp_path: Path) -> None:
    (fragment,) = (one for one in _all(tmp_path) if one.division == "here")
    assert print_document(fragment) == print_document(fragment)
    etree.fromstring(fragment.xhtml)  # and leaves the fragment as it was


def _all(folder: Path) -> list[Fragment]:
    return list(fragments(folder, f"# One {{#here}}\n\n{NOTES}", MANIFEST, FILES).values())
