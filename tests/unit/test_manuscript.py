"""A folder read as a book: what is found on the way, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import book
from book.diagnostics import Report, Severity
from book.manuscript import read_loose_texts
from book.model.book import DivisionKind
from book.model.content import Paragraph
from book.model.walk import iter_inline_runs, plain_text
from tests.books import MANIFEST, SVG, places, read_book, setting_of, write_book

ONE = "# One\n\nWords.[^n]\n\n[^n]: A note.\n"


def found_in(folder: Path, files: dict[str, str | bytes], manifest: str = MANIFEST) -> list[tuple[str, str, int]]:
    """What is reported of a book."""
    return places(read_book(write_book(folder, files, manifest))[1])


def kinds(folder: Path, files: dict[str, str | bytes], manifest: str = MANIFEST) -> list[str]:
    return [division.kind.value for division in setting_of(folder, files, manifest).book.divisions]


def test_a_book_in_a_language_without_words_of_its_own_man_030(tmp_path: Path) -> None:
    french = MANIFEST.replace("en-US", "fr")
    setting, report = read_book(write_book(tmp_path, {"body/01.md": "# Un\n\nMots.\n"}, french))
    assert places(report) == [("MAN-030", "book.yaml", 5)]
    assert setting is not None
    assert (setting.vocabulary.chapter, setting.manifest.language) == ("chapter", "fr")
    assert found_in(tmp_path, {}, MANIFEST.replace("en-US", "de-AT")) == []


def test_notes_of_the_book_without_a_place_for_them_str_012(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"body/01.md": ONE}
    collected = MANIFEST + "notes: {placement: book}\n"
    assert found_in(tmp_path, files, collected + "contents: {back: []}\n") == [("STR-012", "book.yaml", 6)]
    assert found_in(tmp_path, files, collected) == []
    assert found_in(tmp_path, files, MANIFEST + "contents: {back: []}\n") == []
    assert found_in(tmp_path, {"body/01.md": "# One\n\nx\n"}, collected + "contents: {back: []}\n") == []


def test_what_octavo_makes_is_left_out_where_it_has_nothing_to_show_str_011(tmp_path: Path) -> None:
    back = "[chronology, notes, glossary, biographical-notes, index]"
    manifest = MANIFEST + f"contents:\n  front: [illustrations]\n  back: {back}\n"
    setting, report = read_book(write_book(tmp_path, {"body/01.md": "# One\n\nx\n"}, manifest))
    assert [found.code for found in report] == ["STR-011"] * 6
    assert {found.line for found in report} == {7, 8}
    assert setting is not None
    assert [division.kind.value for division in setting.book.divisions] == ["chapter"]
    assert [entry.anchor for entry in setting.apparatus.contents] == ["ch-01"]


def test_what_octavo_makes_stays_where_it_has_something_to_show(tmp_path: Path) -> None:
    text = '# One\n\nWords[]{ix="words"} of [NEP]{term=nep} and [Lenin]{person=lenin}.[^n]\n\n'
    files: dict[str, str | bytes] = {
        "body/01.md": text + '![A.](a.svg){alt="x"}\n\n[^n]: A note.\n',
        "a.svg": SVG,
        "people.yaml": "- sort: Lenin\n  id: lenin\n  note: A note.\n",
        "glossary.yaml": "- headword: NEP\n  definition: x\n",
        "chronology.yaml": "- events:\n    - {date: 1917, text: x}\n",
    }
    back = "[chronology, notes, glossary, biographical-notes, index, colophon]"
    manifest = (
        MANIFEST + f"notes: {{placement: book}}\ncontents:\n  front: [title-page, illustrations]\n  back: {back}\n"
    )
    assert kinds(tmp_path, files, manifest) == ["title-page", "illustrations", "chapter", *back.strip("[]").split(", ")]


def test_a_glossary_written_by_hand_is_not_made(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"body/01.md": "# One\n\nx\n", "back/glossary.md": "# Words\n\nA word.\n"}
    setting = setting_of(tmp_path, files)
    (glossary,) = (one for one in setting.book.divisions if one.kind is DivisionKind.GLOSSARY)
    assert (glossary.generated, glossary.title_text) == (False, "Words")


def test_notes_of_records_are_notes_of_their_division_in_the_order_of_its_entries(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[NEP]{term=nep} and [a congress]{term=congress}.\n",
        "glossary.yaml": "- headword: NEP\n  definition: |\n    Words.[^n]\n\n    [^n]: A note on [](#ch-01).\n"
        "- headword: congress\n  definition: A meeting.^[A first note.] Of delegates.^[A second.]\n",
    }
    setting = setting_of(tmp_path, files)
    (glossary,) = (one for one in setting.book.divisions if one.kind is DivisionKind.GLOSSARY)
    notes = [(note.number, plain_text(run)) for note in glossary.notes for run in iter_inline_runs(note.blocks)]
    assert notes == [(1, "A first note."), (2, "A second."), (3, "A note on chapter\u00a01.")]
    assert setting.book.division("ch-01").notes == ()


def test_index_marks_in_notes_of_records_name_the_note_and_people_there_are_not_indexed(tmp_path: Path) -> None:
    note = '[Wool]{ix="wool"} and [Ada]{person=ada} [anew]{term=nep}.'
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[NEP]{term=nep}\n",
        "glossary.yaml": f"- headword: NEP\n  definition: |\n    Words.[^n]\n\n    [^n]: {note}\n",
        "people.yaml": "- {sort: 'Lind, Ada', id: ada, born: 1890}\n",
    }
    (index,) = setting_of(tmp_path, files).apparatus.indexes
    found = [(entry.heading, entry.locators) for group in index.groups for entry in group.entries]
    assert [(heading, [(one.division, one.note) for one in locators]) for heading, locators in found] == [
        ("wool", [("glossary", 1)])
    ]


def test_notes_of_records_are_checked_as_others_are(tmp_path: Path) -> None:
    glossary = "- headword: NEP\n  definition: |\n    Words.[^n]\n\n    ::: note\n    Unmarked.\n    :::\n"
    files: dict[str, str | bytes] = {"body/01.md": "# One\n\n[NEP]{term=nep}\n"}
    files["glossary.yaml"] = glossary
    assert found_in(tmp_path, files) == [("NTE-001", "glossary.yaml", 3), ("NTE-011", "glossary.yaml", 5)]


def test_collected_notes_of_records_need_a_division_of_notes_str_012(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[NEP]{term=nep}\n",
        "glossary.yaml": "- headword: NEP\n  definition: Words.^[A note.]\n",
    }
    manifest = MANIFEST + "notes: {placement: book}\ncontents: {body: [body/01.md], back: [glossary]}\n"
    assert [code for code, *_ in found_in(tmp_path, files, manifest)] == ["STR-012"]
    assert found_in(tmp_path, files, manifest.replace("[glossary]", "[notes, glossary]")) == []


def test_faults_in_a_record_have_their_places_in_its_file(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[NEP]{term=nep}\n",
        "glossary.yaml": "# The words\n- headword: NEP\n  definition: |\n    Words.\n\n    More, [](#nowhere).\n",
    }
    setting, report = read_book(write_book(tmp_path, files))
    assert [(found.code, found.file, found.line, found.column) for found in report] == [
        ("REF-001", "glossary.yaml", 6, 11)
    ]
    assert setting is not None


def test_references_from_records_into_the_text_are_resolved(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One {#one}\n\n[NEP]{term=nep}\n",
        "glossary.yaml": "- headword: NEP\n  definition: See [](#one).\n",
    }
    setting = setting_of(tmp_path, files)
    (definition,) = setting.apparatus.glossary[0].definition
    assert isinstance(definition, Paragraph)
    assert plain_text(definition.children) == "See chapter\u00a01."


def test_entries_of_lists_that_are_in_the_book_can_be_referred_to(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\nNEP, Lenin. See [](#term-gubkom), [](#person-lenin) and p. [](#term-nep){.page}.\n",
        "people.yaml": "- {sort: 'Lenin, V. I.', id: lenin, note: A note.}\n",
        "glossary.yaml": "- {headword: NEP, expansion: Policy}\n"
        "- {headword: gubkom, lang: ru-Latn, definition: A committee.}\n",
    }
    setting = setting_of(tmp_path, files)
    (paragraph,) = setting.book.divisions[3].blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == "NEP, Lenin. See gubkom, V. I. Lenin and p. ."
    without = MANIFEST + "contents: {back: [abbreviations]}\n"
    found = [one for one in found_in(tmp_path, files, without) if one[0] == "REF-001"]
    assert len(found) == 2, "NEP is in the list of abbreviations"


def test_abbreviations_are_made_where_the_contents_name_them_and_kept_where_they_are_written(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[NEP]{term=nep}\n",
        "glossary.yaml": "- {headword: NEP, expansion: Policy}\n",
    }
    manifest = MANIFEST + "contents: {front: [abbreviations], back: []}\n"
    setting = setting_of(tmp_path, files, manifest)
    assert found_in(tmp_path, files, manifest) == [], "the records are used, without a glossary"
    made = setting.book.divisions[0]
    assert (made.kind, made.generated, made.title_text) == (DivisionKind.ABBREVIATIONS, True, "Abbreviations")
    assert [one.id for one in setting.apparatus.abbreviations] == ["term-nep"]
    files["front/abbreviations.md"] = "# Short Forms\n\nNEP: Policy.\n"
    written = setting_of(tmp_path, files).book.divisions[3]
    assert (written.kind, written.generated, written.title_text) == (DivisionKind.ABBREVIATIONS, False, "Short Forms")


def test_abbreviations_are_expanded_as_the_manifest_says(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\nThe [NEP]{term=nep}.\n",
        "glossary.yaml": "- {headword: NEP, expansion: New Policy}\n",
    }
    for keys, expected in (
        ("{expand: book}", "The NEP (New Policy)."),
        ("{expand: division, expansion: before}", "The New Policy (NEP)."),
        ("{expansion: before}", "The NEP."),
    ):
        book = setting_of(tmp_path, files, MANIFEST + f"glossary: {keys}\n").book
        (paragraph,) = next(one for one in book.divisions if one.id == "ch-01").blocks
        assert isinstance(paragraph, Paragraph)
        assert plain_text(paragraph.children) == expected


def test_groups_of_the_chronology_can_be_referred_to_by_their_ids(tmp_path: Path) -> None:
    chronology = "- {title: The Year 1923, id: year, events: [{date: October, text: x}]}\n"
    files: dict[str, str | bytes] = {"body/01.md": "# One\n\nSee [](#year).\n", "chronology.yaml": chronology}
    chapter = next(one for one in setting_of(tmp_path, files).book.divisions if one.id == "ch-01")
    (paragraph,) = chapter.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == "See The Year 1923."
    files["body/01.md"] = "# One {#year}\n\nx\n"
    assert found_in(tmp_path, files) == [("REF-002", "chronology.yaml", 1)]
    files["body/01.md"] = "# One\n\nSee [](#year).\n"
    assert found_in(tmp_path, files, MANIFEST + "contents: {back: []}\n")[0][0] == "REF-001"


def test_one_file_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    manifest = MANIFEST + "contents:\n  body:\n    - body/01.md\n    - body/02.md\n"
    files: dict[str, str | bytes] = {"body/01.md": "# One\n\nSee [](#two), in the file that is missing.\n"}
    assert found_in(tmp_path, files, manifest) == [("MAN-005", "book.yaml", 9)]


def test_errors_in_the_manifest_do_not_hide_those_in_the_text(tmp_path: Path) -> None:
    found = found_in(tmp_path, {"body/01.md": "# One\n\nx <br> y\n"}, MANIFEST + "subtile: A Slip\n")
    assert [code for code, _, _ in found] == ["SRC-004", "MAN-002"]


def test_a_file_listed_again_before_a_part_is_one_finding(tmp_path: Path) -> None:
    body = "  body: [body/01.md, body/01.md, body/01.md, {part: Last, chapters: [body/02.md]}]\n"
    files: dict[str, str | bytes] = {"body/01.md": "# One\n\nx\n", "body/02.md": "# Two\n\nx\n"}
    found = found_in(tmp_path, files, MANIFEST + "contents:\n" + body)
    assert {code for code, _, _ in found} == {"MAN-011"}


def test_texts_of_a_folder_whose_manifest_cannot_be_read_are_read_for_their_faults(tmp_path: Path) -> None:
    write_book(tmp_path, {"body/01.md": "# One\n\nx <br> y\n", "back/a.md": b"\xff"}, "title: [\n")
    report = Report()
    read_loose_texts(tmp_path, report)
    assert places(report) == [("MAN-006", "back/a.md", 1), ("SRC-004", "body/01.md", 3)]


def test_fonts_of_the_book_that_cannot_be_used_are_one_finding(tmp_path: Path) -> None:
    font = "editions: {print: {font: {family: Mine, regular: a.ttf}}}\n"
    setting, report = read_book(write_book(tmp_path, {"body/01.md": ONE, "a.ttf": b"no font"}, MANIFEST + font))
    errors = [found.code for found in report if found.severity is Severity.ERROR]
    assert errors == ["FNT-001"]
    assert setting is None or setting.fonts == ()


@pytest.mark.parametrize("empty", ["", "# One", "# One\n", "\ufeff# One\r\n\r\nWords.\r\n"])
def test_a_chapter_of_few_words_is_read(empty: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, {"body/01.md": empty})
    assert found == ([] if empty else [("MAN-012", "body/01.md", 1)])


def test_the_settings_of_the_index_decide_what_is_in_it_and_in_which_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": '# One\n\n[a]{ix="high water"} [b]{ix=highball} [Правда]{ix="Правда"} [c]{ix="co-op"} '
        "[d]{ix=coast} [L]{person=lenin} [NEP]{term=nep}\n",
        "people.yaml": "- {sort: Lenin, id: lenin}\n",
        "glossary.yaml": "- {headword: NEP, definition: x}\n",
    }

    def headings(settings: str) -> list[str]:
        setting = setting_of(tmp_path, files, MANIFEST + f"index: {{{settings}}}\n")
        (index,) = setting.apparatus.indexes
        return [entry.heading for group in index.groups for entry in group.entries]

    assert headings("sort: word") == ["co-op", "coast", "high water", "highball", "Lenin", "Правда"]
    settings = "sort: letter, hyphen: join, cyrillic: transliterated, people: none, terms: all"
    assert headings(settings) == ["coast", "co-op", "highball", "high water", "NEP", "Правда"]


def test_an_index_without_entries_is_left_out_and_the_others_stay_str_011(tmp_path: Path) -> None:
    back = "\n".join(f"    - {{kind: index, entries: {entries}}}" for entries in ("people", "places", "subjects"))
    manifest = MANIFEST + f"contents:\n  back:\n{back}\n"
    text = '# One\n\n[a]{ix="a"} [Kronstadt]{ix="Kronstadt" index=places}\n'
    setting, report = read_book(write_book(tmp_path, {"body/01.md": text}, manifest))
    assert places(report) == [("STR-011", "book.yaml", 8)]
    assert setting is not None
    shown = {one.id: one.title_text for one in setting.book.divisions if one.kind is DivisionKind.INDEX}
    assert shown == {"index-2": "Index: places", "index-3": "Index of Subjects"}
    assert [index.division for index in setting.apparatus.indexes] == list(shown)


def test_marks_in_the_markdown_of_records_are_indexed_where_it_is_printed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\n[Lenin]{person=lenin} [NEP]{term=nep}\n",
        "people.yaml": '- {sort: Lenin, id: lenin, note: "Wrote [it]{ix=Testament}, said [Lenin]{person=lenin}."}\n',
        "glossary.yaml": '- {headword: NEP, id: nep, definition: "A [policy]{ix=policies}."}\n',
        "index.yaml": "- heading: policies\n",
    }
    (index,) = setting_of(tmp_path, files).apparatus.indexes
    found = {entry.heading: entry.locators for group in index.groups for entry in group.entries}
    assert [(one.anchor, one.division) for one in found["Testament"]] == [
        ("ix-person-lenin--text-1", "biographical-notes")
    ]
    assert [one.division for one in found["policies"]] == ["glossary"]
    assert [one.division for one in found["Lenin"]] == ["ch-01"]


def test_a_font_without_small_capitals_for_the_heads_of_biographical_notes_bio_018_bn_08(tmp_path: Path) -> None:
    source = Path(book.__file__).parent / "styles" / "fonts" / "Literata-Regular.ttf"
    font = TTFont(source)
    del font["GSUB"]
    font.save(tmp_path / "Plain.ttf")
    files: dict[str, str | bytes] = {
        "body/01.md": "# One\n\nLenin\n",
        "people.yaml": "- {sort: Lenin, born: 1870}\n",
        "fonts/Plain.ttf": (tmp_path / "Plain.ttf").read_bytes(),
        "fonts/Whole.ttf": source.read_bytes(),
    }
    plain = MANIFEST + "editions:\n  print:\n    font: {family: Mine, regular: fonts/Plain.ttf}\n"
    assert ("BIO-018", "book.yaml", 8) in found_in(tmp_path / "a", files, plain)
    assert "BIO-018" not in {code for code, _, _ in found_in(tmp_path / "b", files, plain.replace("Plain", "Whole"))}
    del files["people.yaml"]
    assert "BIO-018" not in {code for code, _, _ in found_in(tmp_path / "c", files, plain)}
