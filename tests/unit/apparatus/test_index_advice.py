"""What an editor may want to look at in a finished index."""

from __future__ import annotations

from dataclasses import replace

from book.apparatus.index import compile_index
from book.apparatus.index_advice import ADVICE, advise_on_density, advise_on_index, advise_on_ranges
from book.apparatus.index_checks import check_index
from book.apparatus.index_density import measure_density
from book.apparatus.locate import iter_entries
from book.codes import CODES
from book.diagnostics import Report
from book.manifest.records import GlossaryRecord, IndexRecord, MarkdownText, PersonRecord
from book.model.book import Book, DivisionKind, Matter
from book.model.content import Extent, Paragraph
from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Place, Side
from book.source import Span
from tests.unit.apparatus.builders import chapter, codes, division, ix, messages, paragraph, person

NOTE = MarkdownText(text="x", span=Span("people.yaml", 1))


def advised(
    book: Book,
    *headings: IndexRecord,
    people: tuple[PersonRecord, ...] = (),
    glossary: tuple[GlossaryRecord, ...] = (),
    labels: dict[str, str] | None = None,
) -> Report:
    """The advice on the index of a book; every mark stands on a page of its own if `labels` does not say otherwise."""
    indexes = compile_index(book, people, headings, Report())
    known = labels or {}
    entries = [entry for index in indexes for entry in iter_entries(index.groups)]
    anchors = [locator.anchor for entry in entries for locator in entry.locators]
    report = Report()
    pages = {anchor: known.get(anchor, str(number)) for number, anchor in enumerate(anchors, start=1)}
    advise_on_index(indexes, people, glossary, pages, report)
    return report


def checked(book: Book, *glossary: GlossaryRecord, headings: tuple[IndexRecord, ...] = ()) -> Report:
    report = Report()
    check_index(book, compile_index(book, (), headings, Report()), glossary, report)
    return report


def test_advice_is_all_that_is_no_error_or_warning() -> None:
    assert {CODES[code].severity for code in ADVICE} == {"info"}


# --------------------------------------------------------------------------------------- see also and see


def test_a_see_also_that_is_not_returned_is_idx_025_ix_45() -> None:
    book = chapter(ix("NEP"), ix("scissors"))
    report = advised(book, IndexRecord(heading="NEP", see_also=("scissors",)))
    assert messages(report, "IDX-025") == [
        "“NEP” says see also “scissors”, which does not say see also “NEP”"
    ]  # fmt: skip


def test_a_see_also_both_ways_is_not_idx_025() -> None:
    book = chapter(ix("NEP"), ix("scissors"))
    there, back = IndexRecord(heading="NEP", see_also=("scissors",)), IndexRecord(heading="scissors", see_also=("NEP",))
    assert codes(advised(book, there, back)) == []


def test_a_see_also_to_pages_that_are_here_already_is_idx_026_ix_45() -> None:
    records = (IndexRecord(heading="NEP", see_also=("scissors",)), IndexRecord(heading="scissors", see_also=("NEP",)))
    book = chapter(ix("NEP", mark_id="a"), ix("NEP!x", mark_id="b"), ix("scissors", mark_id="c"))
    assert "IDX-026" not in codes(advised(book, *records, labels={"a": "1", "b": "2", "c": "3"}))
    book = chapter(ix("NEP", mark_id="a"), ix("NEP", "x", mark_id="b"), ix("scissors", mark_id="c"))
    assert codes(advised(book, *records, labels={"a": "1", "b": "3", "c": "3"})) == ["IDX-026"]


def test_a_see_to_three_pages_is_idx_027_ix_46() -> None:
    record = IndexRecord(heading="triumvirate", see=("troika",))
    assert codes(advised(chapter(ix("troika"), ix("troika"), ix("troika")), record)) == ["IDX-027"]
    assert codes(advised(chapter(ix("troika"), ix("troika"), ix("troika"), ix("troika")), record)) == []
    assert codes(advised(chapter(ix("troika", "a"), ix("troika", "b")), record)) == []


# ------------------------------------------------------------------------------------------- abbreviations


def test_an_abbreviation_without_its_expansion_is_idx_029_ix_48() -> None:
    assert messages(checked(chapter(ix("NEP (New Economic Policy)"))), "IDX-029") == [
        "“NEP (New Economic Policy)” is in the index, “New Economic Policy” is not"
    ]
    assert codes(checked(chapter(ix("New Economic Policy (NEP)")))) == ["IDX-029"]


def test_an_abbreviation_with_its_expansion_is_not() -> None:
    see = IndexRecord(heading="New Economic Policy", see=("NEP (New Economic Policy)",))
    assert codes(checked(chapter(ix("NEP (New Economic Policy)")), headings=(see,))) == []
    assert codes(checked(chapter(ix("NEP (New Economic Policy)"), ix("New Economic Policy (NEP)")))) == []


def test_a_qualifier_is_no_expansion() -> None:
    for heading in ("USSR (map)", "Letter to the Congress (Lenin)", "RKP(b)", "Cell (party)", "NEP (Moscow)"):
        assert codes(checked(chapter(ix(heading)))) == []


def test_a_glossary_abbreviation_with_one_form_in_the_index_is_idx_029_ix_48() -> None:
    term = GlossaryRecord(headword="NEP", expansion="New Economic Policy")
    assert codes(checked(chapter(ix("NEP")), term)) == ["IDX-029"]
    assert codes(checked(chapter(ix("New Economic Policy")), term)) == ["IDX-029"]
    assert codes(checked(chapter(ix("NEP"), ix("New Economic Policy")), term)) == []
    assert codes(checked(chapter(ix("kulaks")), term)) == []
    assert codes(checked(chapter(ix("Orgburo")), GlossaryRecord(headword="Orgburo", expansion="Bureau"))) == []


def test_a_common_word_with_a_capital_is_idx_030_ix_50() -> None:
    report = checked(chapter(ix("Kulaks"), ix("troika"), "The kulaks were many."))
    assert messages(report, "IDX-030") == [
        "“Kulaks” begins with a capital, and the text has “kulaks” in lower case only"
    ]
    assert codes(checked(chapter(ix("kulaks"), ix("troika"), "The kulaks were many."))) == []


# ---------------------------------------------------------------------------------------- near duplicates


def test_two_spellings_of_a_heading_are_idx_031_ix_51() -> None:
    report = advised(chapter(ix("trade unions"), ix("trade union")))
    assert messages(report, "IDX-031") == ["“trade unions” is nearly the same as “trade union”"]
    assert codes(advised(chapter(ix("trade unions", "leaders of"), ix("Trotsky", "leader of")))) == []


def test_two_people_on_record_and_a_see_are_no_spellings_of_each_other() -> None:
    people = (PersonRecord(sort="Serebriakov", id="one"), PersonRecord(sort="Serebryakov", id="two"))
    assert codes(advised(chapter(person("one"), person("two")), people=people)) == []
    see = IndexRecord(heading="trade union", see=("trade unions",))
    assert codes(advised(chapter(*(ix("trade unions") for _ in range(4))), see)) == []


# ------------------------------------------------------------------------------------------------- shares


def test_a_heading_with_more_than_a_tenth_of_all_pages_is_idx_032_ix_52() -> None:
    others = [ix(f"heading {chr(97 + n // 26)}{chr(97 + n % 26)}") for n in range(96)]
    large = [ix("Trotsky", "a") for _ in range(6)] + [ix("Trotsky", "b") for _ in range(6)]
    assert messages(advised(chapter(*large, *others)), "IDX-032") == [
        "“Trotsky” has 11 % of all page numbers of the index"
    ]
    assert "IDX-032" not in codes(advised(chapter(*large[:9], *others)))
    assert "IDX-032" not in codes(advised(chapter(*large, *others[:20])))


def test_people_and_terms_that_the_index_has_not_are_idx_036_ix_56() -> None:
    people = (
        PersonRecord(sort="Lenin, V. I.", id="lenin", note=NOTE),
        PersonRecord(sort="Stalin, Joseph", id="stalin", note=NOTE),
        PersonRecord(sort="Rykov, Aleksei", id="rykov"),
    )
    glossary = (
        GlossaryRecord(headword="NEP", definition=NOTE, aliases=("New Course",)),
        GlossaryRecord(headword="RKP(b)", definition=NOTE),
        GlossaryRecord(headword="scissors", definition=NOTE),
        GlossaryRecord(headword="blades", id="blades", see="scissors"),
    )
    book = chapter(person("lenin"), ix("New Course"), ix("RKP(b) (Bolsheviks)"))
    report = advised(book, people=people, glossary=glossary)
    assert messages(report, "IDX-036") == [
        "not in the index, though in glossary.yaml: scissors",
        "not in the index, though in people.yaml: Stalin, Joseph",
    ]


# ------------------------------------------------------------------------------------------------- density


def paged(*marked: int, pages: int = 40, index_pages: int = 2) -> tuple[Book, PageMap]:
    """A chapter with a paragraph a page, those on the pages `marked` (from 1) with a mark, and an index."""
    blocks = [
        paragraph(*(("x", ix("a", mark_id=f"m{number}")) if number in marked else ("x",)))
        for number in range(1, pages + 1)
    ]
    named = tuple(
        Paragraph(children=block.children, span=block.span, id=f"b{number}") for number, block in enumerate(blocks, 1)
    )
    index = replace(division("index", kind=DivisionKind.INDEX, matter=Matter.BACK), generated=True)
    folios = tuple(
        Folio(
            sheet=sheet,
            number=sheet + 1,
            style=FolioStyle.ARABIC,
            side=Side.RECTO,
            division="ch-01" if sheet < pages else "index",
            expressed=True,
        )
        for sheet in range(pages + index_pages)
    )
    places = [Place(anchor=f"b{number}", sheet=number - 1, x=0, y=0) for number in range(1, pages + 1)]
    places += [Place(anchor=f"m{number}", sheet=number - 1, x=0, y=0) for number in marked]
    starts = tuple(
        PageStart(sheet=number - 1, block=f"b{number}", offset=0, word="x") for number in range(1, pages + 1)
    )
    book = Book(divisions=(division("ch-01", *named), index))
    return book, PageMap(folios=folios, places=tuple(places), starts=starts)


def advised_on_density(book: Book, page_map: PageMap) -> Report:
    report = Report()
    index = compile_index(book, (), (), Report())
    advise_on_density(measure_density(book, index, page_map), Span("book.yaml", 9), report)
    return report


def test_locators_and_pages_are_counted_ix_53_ix_55() -> None:
    book, page_map = paged(*range(1, 41, 2))
    density = measure_density(book, compile_index(book, (), (), Report()), page_map)
    assert (density.entries, density.locators, density.text_pages, density.index_pages) == (1, 20, 40, 2)
    assert (density.per_page, density.share) == (0.5, 0.05)
    assert [(one.division.id, one.pages, one.locators) for one in density.divisions] == [("ch-01", 40, 20)]


def test_a_short_and_a_long_index_are_idx_033_ix_53() -> None:
    marked = range(1, 101, 2)
    assert codes(advised_on_density(*paged(*marked, pages=100, index_pages=1))) == ["IDX-033"]
    assert codes(advised_on_density(*paged(*marked, pages=100, index_pages=16))) == ["IDX-033"]
    assert codes(advised_on_density(*paged(*marked, pages=100, index_pages=2))) == []
    assert codes(advised_on_density(*paged(*range(1, 31, 2), pages=30, index_pages=10))) == []


def test_five_pages_without_a_mark_are_idx_034_ix_53() -> None:
    marked = [number for number in range(1, 41) if number not in range(10, 15)]
    book, page_map = paged(*marked)
    report = advised_on_density(book, page_map)
    assert messages(report, "IDX-034") == ["no page from 10 to 14 is in the index"]
    assert next(iter(report)).line == book.divisions[0].blocks[9].span.line
    assert codes(advised_on_density(*paged(*marked, 12))) == []


def test_a_book_without_locators_is_left_alone() -> None:
    assert codes(advised_on_density(*paged())) == []


def test_the_pages_inside_a_range_are_marked_ones() -> None:
    book, page_map = paged(1, 40)
    opened = replace(ix("long", mark_id="m1"), extent=Extent.OPEN)
    closed = replace(ix("long", mark_id="m40"), extent=Extent.CLOSE)
    blocks = book.divisions[0].blocks
    first, last = (Paragraph(children=(mark,), span=mark.span) for mark in (opened, closed))
    chapter_ = replace(book.divisions[0], blocks=(first, *blocks[1:-1], last))
    ranged = Book(divisions=(chapter_, *book.divisions[1:]))
    assert codes(advised_on_density(ranged, page_map)) == []


# ------------------------------------------------------------------------------------------------- ranges


def ranged(*divisions: tuple[str, int], opened: tuple[str, int], closed: tuple[str, int]) -> Report:
    """The advice on a range in a book of divisions with so many pages each, from one page to another of them."""
    folios: list[Folio] = []
    places: list[Place] = []
    made = []
    for name, pages in divisions:
        marks = []
        for (where, page), extent in ((opened, Extent.OPEN), (closed, Extent.CLOSE)):
            if where == name:
                mark = replace(ix("plenum", mark_id=f"{extent}-mark"), extent=extent)
                places.append(Place(anchor=mark.id, sheet=len(folios) + page - 1, x=0, y=0))
                marks.append(mark)
        made.append(division(name, paragraph(*marks, "x"), title=name.title()))
        for _ in range(pages):
            folios.append(
                Folio(
                    sheet=len(folios),
                    number=len(folios) + 1,
                    style=FolioStyle.ARABIC,
                    side=Side.RECTO,
                    division=name,
                    expressed=True,
                )
            )
    book = Book(divisions=tuple(made))
    report = Report()
    indexes = compile_index(book, (), (), Report())
    advise_on_ranges(book, indexes, PageMap(folios=tuple(folios), places=tuple(places), starts=()), report)
    return report


def test_a_long_range_is_idx_035_ix_54() -> None:
    report = ranged(("one", 30), opened=("one", 2), closed=("one", 12))
    assert messages(report, "IDX-035") == ["“plenum”, 2 to 12: the range has 11 pages"]
    assert codes(ranged(("one", 30), opened=("one", 2), closed=("one", 11))) == []


def test_a_range_into_the_next_chapter_is_idx_035_ix_54() -> None:
    report = ranged(("one", 5), ("two", 5), opened=("one", 4), closed=("two", 2))
    assert messages(report, "IDX-035") == ["“plenum”, 4 to 7: the range goes on into “Two”"]


def test_a_range_of_whole_chapters_is_left_alone() -> None:
    assert codes(ranged(("one", 30), opened=("one", 1), closed=("one", 30))) == []
    assert codes(ranged(("one", 3), ("two", 3), opened=("one", 1), closed=("two", 3))) == []
