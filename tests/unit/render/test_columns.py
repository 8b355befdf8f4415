"""What an index gets in print alone: lines that name its entries again."""

from __future__ import annotations

import random
import re

from book.render.columns import prepare_columns
from book.render.elements import parse_element, serialize
from book.render.fragment import REPEATED
from book.render.printing import print_document
from tests.unit.paginate.index_sample import Entry, index_fragment, make_pages


def print_index(*entries: Entry, run_in: bool = False, continued: str = "continued") -> str:
    fragment = index_fragment({"A": list(entries)}, run_in=run_in)
    return print_document(fragment, continued=continued)


def named(html: str) -> list[str]:
    """The lines that name entries again, without the tags inside."""
    lines = re.findall(rf'<div class="entry continued (level-\d)" {REPEATED}="([^"]*)">(.*?)</div>', html)
    return [f"{level} {name} {re.sub('<[^>]*>', '', words)}" for level, name, words in lines]


def test_entries_with_subentries_have_a_line_to_name_them_again() -> None:
    deep = Entry("c", ["3"], [Entry("d", ["4"])])
    html = print_index(Entry("a", ["1"]), Entry("b", ["2"], [deep]))
    assert named(html) == ["level-1 ix-2 b (continued)", "level-2 ix-3 c (continued)"]


def test_so_have_long_entries() -> None:
    html = print_index(Entry("a", make_pages(random.Random(1), 40)))
    assert named(html) == ["level-1 ix-1 a (continued)"]


def test_a_run_in_entry_is_named_by_its_main_heading() -> None:
    entries = [Entry(f"matter {number}", ["5"]) for number in range(12)]
    assert named(print_index(Entry("b", [], entries), run_in=True)) == ["level-1 ix-1 b (continued)"]


def test_the_word_is_in_italics_and_in_the_language_of_the_book() -> None:
    html = print_index(Entry("b", ["2"], [Entry("c", ["3"])]), continued="Fortsetzung")
    assert f' (<i {REPEATED}="ix-1">Fortsetzung</i>)</div>' in html


def test_markup_is_named_again_without_ids_and_links() -> None:
    heading = '<i lang="ru" id="x">Правда</i> <a href="#y">paper</a>'
    (line,) = re.findall(r'<div class="entry continued.*?</div>', print_index(Entry(heading, [], [Entry("c", ["3"])])))
    assert f'<i lang="ru" {REPEATED}="ix-1">Правда</i> <span {REPEATED}="ix-1">paper</span>' in line
    assert " id=" not in line
    assert "href" not in line


def test_the_fragment_itself_is_not_changed() -> None:
    fragment = index_fragment({"A": [Entry("b", ["2"], [Entry("c", ["3"])])]})
    before = fragment.xhtml
    print_document(fragment, continued="continued")
    assert fragment.xhtml == before


def test_a_division_without_columns_is_left_alone() -> None:
    xhtml = '<section xmlns="http://www.w3.org/1999/xhtml" id="a" class="chapter"><div class="columns"/></section>'
    section = parse_element(xhtml)
    prepare_columns(section, "continued")
    assert serialize(section) == xhtml
