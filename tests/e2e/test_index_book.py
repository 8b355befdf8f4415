"""The index of a small book that has every feature of one, in three settings: every locator is found again in the text
that the PDF really has, and every link of the EPUB leads to the words that it is about."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from tests.books import run_book
from tests.e2e.conftest import Built, build, read_findings
from tests.e2e.editions import EPUB_TYPE, XHTML, epub_trees, page_labels
from tests.e2e.index_book import write_index_book

RequireTool = Callable[[str], str]
ONE_INDEX = "{kind: index, entries: [people, subjects, places]}"
THREE = "{kind: index, entries: people}, {kind: index, title: Index of Places, entries: places}, index"


@dataclass
class Indexed:
    """A book as built. `notes`, `hart` and `letter` say how its locators are written, `at_foot` where its notes are."""

    built: Built
    notes: str = "chicago"
    hart: bool = False
    letter: bool = False
    at_foot: bool = False

    @cached_property
    def pages(self) -> dict[str, str]:
        """The page label of every word that begins with zq, from the text of the PDF."""
        with pikepdf.open(self.built.pdf) as pdf:
            labels = page_labels(pdf)
        found: dict[str, str] = {}
        with pypdfium2.PdfDocument(self.built.pdf) as document:
            for label, page in zip(labels, document, strict=True):
                for word in re.findall(r"zq[a-z]{2}", page.get_textpage().get_text_range()):
                    assert word not in found, f"{word} stands twice"
                    found[word] = label
        return found

    def at(self, *words: str) -> str:
        """The pages of words, as an entry has them: each once, in the order given."""
        return ", ".join(dict.fromkeys(self.pages[word] for word in words))

    def over(self, first: str, last: str) -> str:
        """The range from one word to another, by the rules of Chicago and of Hart for numbers below 100."""
        begin, end = self.pages[first], self.pages[last]
        if begin == end:
            return begin
        if self.hart and end.isdigit() and len(begin) == len(end) == 2 and begin[0] == end[0] and begin[0] != "1":
            end = end[1]
        return f"{begin}–{end}"

    def figure(self, word: str) -> str:
        """The page of a figure."""
        return self.pages[word] + ("f" if self.letter else "")

    def note(self, *words: str, number: int, alone: bool = False) -> str:
        """A note, or notes that follow each other."""
        page = self.at(*words)
        last = number + len(words) - 1
        several = "n" if len(words) == 1 else "nn"
        if self.notes == "chicago":
            return f"{page}{several}{number}" + (f"–{last}" if last > number else "")
        named = f"{page} {several}. "
        if self.notes == "oxford" and alone:
            return named.strip()
        return named + str(number) + (f" & {last}" if last > number else "")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """Indented, Chicago, notes after each chapter."""
    return Indexed(build(write_index_book(tmp_path_factory.mktemp("plain"), indexes=ONE_INDEX)))


@pytest.fixture(scope="module")
def run_in(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """Run-in, letter by letter, in the way of British presses, notes at the foot of the page."""
    folder = write_index_book(
        tmp_path_factory.mktemp("run-in"),
        language="en-GB",
        placement="foot",
        index="sort: letter, hyphen: join, style: run-in, notes: mhra, figures: letter, people: all, terms: all",
        indexes=ONE_INDEX,
    )
    return Indexed(build(folder), notes="mhra", hart=True, letter=True, at_foot=True)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Indexed:
    """Three indexes, notes collected at the back, in the way of Oxford."""
    folder = write_index_book(
        tmp_path_factory.mktemp("several"),
        placement="book",
        index="notes: oxford, see-also: first, cyrillic: transliterated, people: marked, ranges: full",
        indexes=THREE,
    )
    return Indexed(build(folder), notes="oxford")


def squeeze(text: str) -> str:
    """A text without white space, however its lines are broken."""
    return re.sub(r"\s", "", text)


def index_text(path: Path, division: str, margins: tuple[float, float] = (40, 40)) -> str:
    """The text of the pages of a division in print, without running heads and folios."""
    page_map = json.loads((path.parent / "page-map.json").read_text("utf-8"))
    sheets = [number for number, page in enumerate(page_map["pages"]) if page.get("division") == division]
    texts = []
    with pypdfium2.PdfDocument(path) as document:
        for sheet in sheets:
            page = document[sheet]
            width, height = page.get_size()
            texts.append(page.get_textpage().get_text_bounded(0, margins[1], width, height - margins[0]))
    return squeeze(" ".join(texts))


def assert_in_order(lines: list[str], text: str) -> None:
    """All lines stand in a text, one behind another."""
    at = 0
    for line in lines:
        found = text.find(squeeze(line), at)
        assert found >= 0, f"“{line}” is not in “{text[at : at + 200]}…”"
        at = found + len(squeeze(line))


# --------------------------------------------------------------------------------------------------- print


def indented(book: Indexed) -> list[str]:
    """The lines of the index as they must be, its pages from the text of the PDF."""
    return [
        "C",
        "clocks. See timepieces",
        f"co-op, {book.at('zqob')}",
        f"coast, {book.at('zqoc')}",
        "congresses",
        f"minutes of, {book.over('zqda', 'zqdb')}",
        f"votes at, {book.at('zqea')}",
        "F",
        f"forewords, {book.at('zqfa')}",
        f"long, {book.over('zqfb', 'zqfc')}",
        f"short, {book.at('zqfd')}",
        "K",
        f"Kronstadt, {book.at('zqod')}",
        "L",
        f"Lind, Ada, {book.at('zqac')}",
        f"on art, {book.at('zqhc')}",
        f"exile of, {book.over('zqha', 'zqhb')}",
        "Lindt, Ada. See Lind, Ada",
        "M",
        f"letters, {book.over('zqja', 'zqjb')}",
        f"about books, {book.at('zqoe')}",
        f"of Stein, {book.over('zqka', 'zqkb')}",
        "Marek, Ada. See Lind, Ada",
        "N",
        f"NEP (New Economic Policy), {book.at('zqla')}",
        f"New Economic Policy (NEP), {book.at('zqla')}",
        "P",
        f"Pravda, {book.note('zqnc', number=2)}",
        "Q",
        "Quill. See Lind, Ada",
        "S",
        f"single pages, {book.over('zqca', 'zqcb')}",
        f"Soviet Union, {book.at('zqma')}",
        f"end of, {book.at('zqmb')}",
        f"origins of, {book.at('zqmc')}",
        f"Stein, Max, {book.at('zqae')}",
        f"strikes, {book.at('zqbc')}, {book.over('zqba', 'zqbd')}, {book.note('zqna', 'zqnb', number=1)}. "
        "See also under congresses",
        "T",
        f"timepieces, {book.at('zqaa', 'zqab')}, {book.figure('zqga')}, {book.note('zqnd', number=1)}. "
        "See also Pravda; strikes; individual makers",
        f"treatments across chapters, {book.over('zqia', 'zqib')}",
        "Twelfth Congress. See under congresses",
        "U",
        f"USSR, {book.at('zqma')}",
        f"end of, {book.at('zqmb')}",
        f"origins of, {book.at('zqmc')}",
        "П",
        f"Правда, {book.at('zqoa')}",
    ]


def test_ranges_are_ranges_and_the_figures_stand_on_one_page(plain: Indexed) -> None:
    """What the other tests rely on."""
    pages = plain.pages
    for first, last in (("zqfb", "zqfc"), ("zqba", "zqbd"), ("zqda", "zqdb"), ("zqka", "zqkb"), ("zqia", "zqib")):
        assert pages[first] != pages[last]
    assert pages["zqga"] == pages["zqgb"]
    assert pages["zqbe"] == pages["zqbd"]
    assert pages["zqfa"].isalpha()


def test_every_locator_is_where_its_words_are(plain: Indexed) -> None:
    assert_in_order(indented(plain), index_text(plain.built.pdf, "index"))


def test_the_headnote_explains_all_that_is_used_ix_37_ix_67(plain: Indexed) -> None:
    headnote = """
        Index Entries are in word-by-word order. Page numbers followed by n refer to notes. Page numbers in italics
        refer to illustrations. Page numbers in bold give the principal treatment of a subject. A range of pages is
        given where a subject is treated without a break. Passing mentions of people are left out. C
    """
    assert squeeze(headnote) in index_text(plain.built.pdf, "index")


def test_run_in_entries_have_all_on_one_line(run_in: Indexed) -> None:
    book = run_in
    strikes = [book.over("zqba", "zqbd"), book.at("zqbc")]
    if book.pages["zqbc"] == book.pages["zqba"]:
        strikes.reverse()
    assert_in_order(
        [
            "letter-by-letter order. Page numbers followed by n. refer to notes. Page numbers followed by f refer to",
            f"coast, {book.at('zqoc')}",
            f"congresses: minutes of, {book.over('zqda', 'zqdb')}; votes at, {book.at('zqea')}",
            f"co-op, {book.at('zqob')}",
            f"forewords, {book.at('zqfa')}; long, {book.over('zqfb', 'zqfc')}; short, {book.at('zqfd')}",
            f"gubkom, {book.at('zqlb')}",
            f"Lind, Ada, {book.at('zqac', 'zqad')}; on art, {book.at('zqhc')}; exile of, {book.over('zqha', 'zqhb')}",
            f"letters, {book.over('zqja', 'zqjb')}; about books, {book.at('zqoe')}; "
            f"of Stein, {book.over('zqka', 'zqkb')}",
            f"Pravda, {book.note('zqnc', number=2)}",
            f"strikes, {', '.join(strikes)}. See also under congresses",
            f"timepieces, {book.at('zqaa')}, {book.figure('zqga')}, {book.note('zqnd', number=1)}. See also",
            f"treatments across chapters, {book.over('zqia', 'zqib')}",
        ],
        index_text(book.built.pdf, "index"),
    )


def test_notes_on_the_pages_of_a_range_are_in_it_ix_34(run_in: Indexed) -> None:
    first, last = (int(run_in.pages[word]) for word in ("zqba", "zqbd"))
    assert first <= int(run_in.pages["zqna"]) <= int(run_in.pages["zqnb"]) <= last


def test_every_index_has_its_entries_and_names_the_others_ix_06(several: Indexed) -> None:
    book = several
    names, places, rest = (index_text(book.built.pdf, name) for name in ("index", "index-2", "index-3"))
    assert_in_order(
        [
            "Index of Names",
            "See also: Index of Places, Index.",
            f"Lind, Ada, {book.at('zqac')}",
            f"on art, {book.at('zqhc')}",
            f"exile of, {book.over('zqha', 'zqhb')}",
            f"Stein, Max, {book.at('zqae')}",
        ],
        names,
    )
    assert_in_order(["See also: Index of Names, Index.", "K", f"Kronstadt, {book.at('zqod')}"], places)
    assert_in_order(
        [
            "See also: Index of Names, Index of Places.",
            f"Pravda, {book.note('zqnc', number=2)}",
            f"Правда, {book.at('zqoa')}",
            f"strikes, {book.at('zqbc')}, {book.over('zqba', 'zqbd')}, {book.note('zqna', number=1)} (chap. 1), "
            f"{book.note('zqnb', number=2)}. See also under congresses",
            f"{book.figure('zqga')}, {book.note('zqnd', number=1)} (chap. 2). See also",
        ],
        rest,
    )
    assert "Kronstadt" not in names + rest
    assert "Stein,Max" not in places + rest


# --------------------------------------------------------------------------------------------------- EPUB


def entries_of(trees: Mapping[str, etree._Element]) -> dict[str, list[tuple[str, str]]]:
    """The locators of every entry of the EPUB by its heading, with those above it: label and address."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, tree in trees.items():
        for item in tree.iter(f"{XHTML}li"):
            line = item.find(f"{XHTML}span[@class='entry']")
            if line is None or line[0].get(EPUB_TYPE) != "index-term":
                continue
            heading = "".join(line[0].itertext())
            above = item.getparent().getparent()
            if above.tag == f"{XHTML}li":
                heading = "".join(above[0][0].itertext()) + "!" + heading
            found[heading] = [
                (
                    "".join(link.itertext()),
                    posixpath.normpath(posixpath.join(posixpath.dirname(name), link.get("href"))),
                )
                for link in line.iter(f"{XHTML}a")
                if link.get("class") == "locator"
            ]
    return found


def words_at(trees: Mapping[str, etree._Element], address: str) -> str:
    """The text of the paragraph, heading or caption that an address is in."""
    name, _, anchor = address.partition("#")
    (element,) = (one for one in trees[name].iter() if one.get("id") == anchor)
    block = element
    while block.tag.split("}")[1] in {"span", "a", "b", "i", "em", "cite"}:
        block = block.getparent()
    return "".join(block.itertext())


LED_TO = {
    "forewords": ["zqfa"],
    "forewords!long": ["zqfb"],
    "forewords!short": ["zqfd"],
    "congresses!minutes of": ["Meetings"],
    "congresses!votes at": ["zqea"],
    "Kronstadt": ["zqod"],
    "Lind, Ada": ["zqac"],
    "Lind, Ada!exile of": ["zqha"],
    "Lind, Ada!on art": ["zqhc"],
    "letters": ["Letters"],
    "letters!of Stein": ["zqka"],
    "Pravda": ["zqnc"],
    "single pages": ["zqca"],
    "USSR": ["zqma"],
    "Soviet Union!end of": ["zqmb"],
    "strikes": ["zqbc", "zqba", "zqna"],
    "timepieces": ["zqaa", "zqga", "zqnd"],
    "treatments across chapters": ["zqia"],
    "NEP (New Economic Policy)": ["zqla"],
    "New Economic Policy (NEP)": ["zqla"],
    "Правда": ["zqoa"],
}


def test_every_link_of_the_epub_leads_to_the_words_it_is_about_ix_76(plain: Indexed) -> None:
    trees = epub_trees(plain.built.epub)
    found = entries_of(trees)
    for heading, words in LED_TO.items():
        assert len(found[heading]) == len(words), heading
        for (_, address), word in zip(found[heading], words, strict=True):
            assert word in words_at(trees, address), heading


@pytest.mark.parametrize("name", ["plain", "run_in", "several"])
def test_the_labels_of_the_epub_are_those_of_the_printed_index(name: str, request: pytest.FixtureRequest) -> None:
    book: Indexed = request.getfixturevalue(name)
    found = entries_of(epub_trees(book.built.epub))
    divisions = ("index", "index-2", "index-3") if name == "several" else ("index",)
    printed = " ".join(index_text(book.built.pdf, division) for division in divisions)
    for heading, locators in found.items():
        last = heading.split("!")[-1]
        if locators:
            assert squeeze(f"{last}, " + ", ".join(label for label, _ in locators)) in printed, heading


@pytest.mark.parametrize("name", ["plain", "run_in", "several"])
def test_every_link_leads_to_the_page_it_names_ix_76(name: str, request: pytest.FixtureRequest) -> None:
    """The page on which the reader arrives is the one whose marker stands before the place."""
    book: Indexed = request.getfixturevalue(name)
    trees = epub_trees(book.built.epub)
    for heading, locators in entries_of(trees).items():
        for label, address in locators:
            first = re.match(r"[ivx]+|\d+", label)
            assert first is not None
            if not book.at_foot or "n." not in label:  # notes at the foot stand behind their chapter here
                assert page_before(trees, address) == first[0], heading


def page_before(trees: Mapping[str, etree._Element], address: str) -> str:
    """The label of the last page-break marker before a place."""
    name, _, anchor = address.partition("#")
    label = ""
    for file, tree in trees.items():
        for element in tree.iter():
            if element.get(EPUB_TYPE) == "pagebreak":
                label = element.get("aria-label", "").split()[-1].rstrip(".")
            if file == name and element.get("id") == anchor:
                return label
    raise AssertionError(address)


def test_validators_find_nothing(
    plain: Indexed, several: Indexed, validators: dict[str, str], require_tool: RequireTool
) -> None:
    """epubcheck, Ace and veraPDF, with the tags of the digital profile (IX-70 to IX-79)."""
    for tool in ("java", "ace-puppeteer", "chromium"):
        require_tool(tool)
    for book in (plain, several):
        done = run_book("check", book.built.folder, "--profile", "digital", "--format", "json", environment=validators)
        assert done.returncode == 0, done.stdout + done.stderr
        assert read_findings(done.stdout) == []


def test_the_package_says_that_there_is_an_index_and_declares_none_ix_74_ix_79(several: Indexed) -> None:
    with zipfile.ZipFile(several.built.epub) as archive:
        package = archive.read(next(name for name in archive.namelist() if name.endswith(".opf"))).decode()
    assert 'property="schema:accessibilityFeature">index<' in package
    assert 'properties="index' not in package
    bodies = [body for tree in epub_trees(several.built.epub).values() for body in tree.iter(f"{XHTML}body")]
    assert {one for body in bodies for one in (body.get(EPUB_TYPE), body.get("role"))} == {None}
    nav = next(tree for name, tree in epub_trees(several.built.epub).items() if name.endswith("nav.xhtml"))
    landmarks = [link.get("href") for link in nav.iter(f"{XHTML}a") if link.get(EPUB_TYPE) == "index"]
    assert landmarks
