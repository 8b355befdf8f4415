"""The round trip with an indexer's program: rows out, rows edited, and the manuscript changed accordingly."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from book.diagnostics import MachineError, Report
from book.indexing.apply import ChangedFile, format_diff, write_files
from book.indexing.command import export_rows
from book.indexing.rows import Row, RowKind, read_rows, write_rows
from tests.books import MANIFEST, read_book
from tests.e2e.index_book import write_index_book
from tests.unit.indexing.pages import apply_edit, page_book, plan

ONE = """# One {#one}

First [Left Opposition]{ix="Left Opposition!formation of"} words.

Second []{ix="New Course; Trotsky's letters!to the *CC*" .principal} words.[^n]

Third [opposition]{ix="Left Opposition"} and [Smirnov]{person=smirnov}.

Fourth.

[^n]: A note on the [troika]{ix="troika"}.
"""
TWO = """# Two {#two}\r
\r
Words on the [NEP]{.title ix="New Course"}.\r
\r
More words.\r
"""
INDEX = """\
# Headings with more to them.
- heading: Opposition, Left  # inverted
  see: Left Opposition
- heading: New Course
  sort-as: Course, New
  see-also: [Left Opposition, troika]
"""
PEOPLE = "- id: smirnov\n  sort: Smirnov, Ivan\n  note: An old Bolshevik.\n"
FILES = {"body/01.md": ONE, "body/02.md": TWO, "index.yaml": INDEX, "people.yaml": PEOPLE}


def renamed(old: str, new: str, rows: list[list[str]]) -> list[list[str]]:
    """The rows with a heading renamed everywhere, in references too."""

    def name(at: int, cell: str) -> str:
        return new if cell == old else cell.replace(f" {old}", f" {new}") if at == 3 else cell

    return [[name(at, cell) for at, cell in enumerate(row)] for row in rows]


def placed(rows: tuple[Row, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The headings of marks with file and line."""
    return sorted((row.path, row.place.rpartition(":")[0]) for row in rows if not row.is_reference)


def test_rows_have_every_mark_and_reference_in_index_order(tmp_path: Path) -> None:
    rows = export_rows(page_book(tmp_path, FILES))
    digest = rows[0].key.partition("-")[0]
    shown = [(row.path, row.locator, row.flags, row.kind, row.place) for row in rows]
    assert shown == [
        (("New Course",), "4", ("principal",), RowKind.ENTRY, "body/01.md:5:8"),
        (("New Course",), "6", (), RowKind.ENTRY, "body/02.md:3:14"),
        (("New Course",), "See also Left Opposition", (), RowKind.SEE_ALSO, "index.yaml:4:3"),
        (("New Course",), "See also troika", (), RowKind.SEE_ALSO, "index.yaml:4:3"),
        (("Left Opposition",), "5", (), RowKind.ENTRY, "body/01.md:7:7"),
        (("Left Opposition", "formation of"), "4", (), RowKind.ENTRY, "body/01.md:3:7"),
        (("Opposition, Left",), "See Left Opposition", (), RowKind.SEE, "index.yaml:2:3"),
        (("Smirnov, Ivan",), "5", (), RowKind.PERSON, "body/01.md:7:46"),
        (("troika",), "5n1", ("note",), RowKind.ENTRY, "body/01.md:11:21"),
        (("Trotsky’s letters", "to the *CC*"), "4", ("principal",), RowKind.ENTRY, "body/01.md:5:8"),
    ]
    assert [row.key for row in rows] == [f"{digest}-{number}" for number in range(1, len(rows) + 1)]


@pytest.mark.parametrize("tabs", [False, True])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_an_export_that_comes_back_as_it_was_changes_nothing(tmp_path: Path, tabs: bool, bom: str) -> None:
    book = page_book(tmp_path, FILES)
    rows = export_rows(book)
    back = read_rows(bom + write_rows(rows, tabs=tabs), book.setting.vocabulary)
    assert [(row.path, row.locator, row.kind, row.key) for row in back] == [
        (row.path, row.locator, row.kind, row.key) for row in rows
    ]
    assert plan(book, rows, back) == ()
    assert plan(book, rows, back[::-1]) == ()


def test_columns_may_come_in_another_order_and_without_those_that_say_nothing(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    rows = export_rows(book)
    text = "".join(f"{row.key};{row.locator}\n" for row in rows)
    assert text
    tabbed = "key\tlocator\tmain\tsub1\n" + "".join(
        "\t".join((row.key, row.locator, *row.path, *[""] * (2 - len(row.path)))) + "\n" for row in rows
    )
    found = Report()
    assert plan(book, rows, read_rows(tabbed, book.setting.vocabulary), found) == ()
    assert {one.code for one in found} <= {"IDX-041"}  # flags are missing


def test_a_heading_renamed_everywhere_is_renamed_in_marks_and_in_index_yaml(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: renamed("Left Opposition", "Opposition of 1923", rows))
    assert new == {
        "body/01.md": ONE.replace('ix="Left Opposition', 'ix="Opposition of 1923'),
        "index.yaml": INDEX.replace("see: Left Opposition", "see: [Opposition of 1923]").replace(
            "[Left Opposition, troika]", "[Opposition of 1923, troika]"
        ),
    }


def test_references_follow_a_heading_that_the_indexer_renamed_in_its_entries_only(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: [["Decists" if row[0] == "troika" else row[0], *row[1:]] for row in rows])
    assert new["index.yaml"] == INDEX.replace("[Left Opposition, troika]", "[Left Opposition, Decists]")


def test_the_record_of_a_heading_follows_its_name(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: renamed("New Course", "new course", rows))
    assert new["index.yaml"] == INDEX.replace("heading: New Course", "heading: new course")
    assert new["body/02.md"] == TWO.replace('ix="New Course"', 'ix="new course"')
    assert 'ix="new course; Trotsky\'s letters!to the *CC*"' in new["body/01.md"]


def test_one_mark_of_a_heading_changed_leaves_the_others_and_the_references(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(
        book, lambda rows: [["NEP", *row[1:]] if row[7] == "body/02.md:3:14" else row for row in rows]
    )  # fmt: skip
    assert new == {"body/02.md": TWO.replace('ix="New Course"', 'ix="NEP"')}


def test_a_row_taken_out_takes_out_its_mark_and_nothing_else(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: [row for row in rows if row[0] != "New Course" or row[5] == "see also"])
    assert new == {
        "body/01.md": ONE.replace("New Course; ", ""),
        "body/02.md": TWO.replace(' ix="New Course"', ""),
    }


def test_a_row_doubled_under_another_heading_is_a_second_entry_of_its_mark(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: [*rows, ["three, the", *rows[8][1:]]])
    assert new == {"body/01.md": ONE.replace('{ix="troika"}', '{ix="troika; three, the"}')}


def test_references_come_and_go(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    gone = apply_edit(book, lambda rows: [row for row in rows if "see" not in row[5] or "troika" in row[3]])
    assert gone == {
        "index.yaml": "# Headings with more to them.\n"
        "- heading: New Course\n  sort-as: Course, New\n  see-also: [troika]\n"
    }
    more = [
        ["triumvirate", "", "", "see troika", "", "", "", ""],
        ["Left Opposition", "formation of", "", "See also New Course", "", "", "", ""],
        ["three", "", "", "See Left Opposition: formation of", "", "", "", ""],
    ]
    assert apply_edit(book, lambda rows: [*rows, *more]) == {
        "index.yaml": INDEX
        + "- heading: triumvirate\n  see: [troika]\n"
        + "- heading: Left Opposition!formation of\n  see-also: [New Course]\n"
        + '- heading: three\n  see: ["Left Opposition!formation of"]\n'
    }


def test_a_reference_to_what_no_row_has_any_more_is_reported(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    report = Report()
    apply_edit(book, lambda rows: [row for row in rows if row[0] != "troika"], report)
    assert [(one.code, one.line, one.message) for one in report] == [
        ("IDX-043", 5, "“New Course” refers to “troika”, which no row has any more")
    ]
    report = Report()
    apply_edit(book, lambda rows: [*rows, ["three", "", "", "See threesome"], ["four", "", "", "See troika"]], report)
    assert [(one.code, one.message) for one in report] == [
        ("IDX-043", "“three” refers to “threesome”, which no row has any more")
    ]


def test_a_see_under_another_name_keeps_its_record(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    new = apply_edit(book, lambda rows: renamed("Opposition, Left", "Opposition, the Left", rows))
    assert new == {"index.yaml": INDEX.replace("heading: Opposition, Left ", "heading: Opposition, the Left ")}


def test_an_index_yaml_is_made_where_there_is_none(tmp_path: Path) -> None:
    book = page_book(tmp_path, {"body/01.md": ONE, "people.yaml": PEOPLE})
    new = apply_edit(book, lambda rows: [*rows, ["three", "", "", "See troika", "", "", "", ""]])
    assert new == {"index.yaml": "- heading: three\n  see: [troika]\n"}


def test_a_page_without_a_mark_gets_one_at_its_first_paragraph(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    report = Report()
    more = [
        ["plenum", "", "", "5", "", "", "", ""],
        ["plenum", "of 1923", "", "5", "", "", "", ""],
        ["vote", "", "", "5n1", "", "", "", ""],
    ]
    new = apply_edit(book, lambda rows: [*rows, *more], report)
    assert new == {
        "body/01.md": ONE.replace("Third", '[]{ix="plenum; plenum!of 1923"}Third').replace(
            "A note", '[]{ix="vote"}A note'
        )
    }
    assert [(one.code, one.line) for one in report] == [("IDX-042", 7), ("IDX-042", 7), ("IDX-042", 11)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["plenum", "", "", "400", "", "", "", ""], "no such page"),
        (["plenum", "", "", "4-40", "", "", "", ""], "first or its last page"),
        (["plenum", "", "", "", "", "", "", ""], "neither a page nor a reference"),
        (["plenum; vote", "", "", "4", "", "", "", ""], "cannot have"),
        (["plenum", "", "", "1", "", "", "", ""], "no paragraph begins"),
    ],
)
def test_a_row_that_has_no_place_is_reported_and_the_rest_is_done(tmp_path: Path, row: list[str], words: str) -> None:
    book = page_book(tmp_path, FILES)
    report = Report()
    new = apply_edit(book, lambda rows: [row, *renamed("troika", "three", rows)], report)
    assert 'ix="three"' in new["body/01.md"]
    (found,) = report
    assert (found.code, found.file, found.line) == ("IDX-041", "edited.csv", 2)
    assert words in found.message


def test_people_are_changed_in_their_record_and_pages_in_the_text(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)

    def edit(rows: list[list[str]]) -> list[list[str]]:
        rows[0][3] = "17"
        rows[1][4] = "principal"
        rows[7][0] = "Smirnov, I. N."
        return rows

    report = Report()
    assert apply_edit(book, edit, report) == {}
    assert [(one.code, one.line, one.help) for one in report] == [
        ("IDX-041", 2, "move the mark at body/01.md:5:8"),
        ("IDX-041", 3, "write or take out .principal at body/02.md:3:14"),
        ("IDX-041", 9, "change people.yaml, or the mention at body/01.md:7:46"),
    ]


def test_a_person_that_is_taken_out_stays_and_is_reported(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    report = Report()
    assert apply_edit(book, lambda rows: [row for row in rows if row[5] != "person"], report) == {}
    assert [one.code for one in report] == ["IDX-041"]


def test_a_manuscript_that_has_changed_since_refuses_the_rows(tmp_path: Path) -> None:
    before = export_rows(page_book(tmp_path, FILES))
    book = page_book(tmp_path, {"body/01.md": ONE.replace("# One", "\n# One")})
    report = Report()
    assert plan(book, export_rows(book), before, report) == ()
    assert [one.code for one in report] == ["IDX-040"]


def test_other_words_between_the_marks_do_not_refuse_them(tmp_path: Path) -> None:
    before = export_rows(page_book(tmp_path, FILES))
    book = page_book(tmp_path, {"body/01.md": ONE.replace("Fourth.", "Fourth and last.")})
    assert plan(book, export_rows(book), before) == ()


def test_rows_without_any_key_take_out_nothing(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    rows = export_rows(book)
    report = Report()
    assert plan(book, rows, tuple(replace(row, key="") for row in rows), report) == ()
    assert plan(book, rows, (), report) == ()
    assert {one.code for one in report} == {"IDX-040"}


def test_what_is_written_can_be_read_and_has_what_the_rows_said(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    rows = export_rows(book)
    back = tuple(
        replace(row, path=("Opposition [1923], “left”", *row.path[1:])) if row.path[0] == "Left Opposition" else row
        for row in rows
        if row.path != ("troika",) and row.target != "troika"
    )
    files = plan(book, rows, back)
    write_files(files)
    setting, _ = read_book(tmp_path)
    assert setting is not None
    again = export_rows(page_book(tmp_path))
    assert placed(again) == placed(back)
    assert (tmp_path / "body/02.md").read_bytes() == TWO.encode()
    assert sorted(path.name for path in (tmp_path / "body").iterdir()) == ["01.md", "02.md"]


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    book = page_book(tmp_path, {**FILES, "body/02.md": "\ufeff" + TWO})
    new = apply_edit(book, lambda rows: renamed("New Course", "new course", rows))
    assert new["body/02.md"] == "\ufeff" + TWO.replace("New Course", "new course")


def test_a_file_that_changes_meanwhile_stops_all(tmp_path: Path) -> None:
    one, two = tmp_path / "1.md", tmp_path / "2.md"
    one.write_text("a")
    two.write_text("changed")
    files = [ChangedFile(name=path.name, path=path, old=old, new="new") for path, old in ((one, "a"), (two, "b"))]
    with pytest.raises(MachineError, match=r"2\.md has changed"):
        write_files(files)
    assert one.read_text() == "a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1.md", "2.md"]


def test_the_changes_are_shown_as_a_diff() -> None:
    file = ChangedFile(name="body/01.md", path=Path("x"), old="a\r\nb\r\n", new="a\r\nc")
    assert format_diff([file]) == (
        "--- a/body/01.md\n+++ b/body/01.md\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file\n"
    )


def test_a_row_without_a_heading_is_left_out(tmp_path: Path) -> None:
    words = page_book(tmp_path, FILES).setting.vocabulary
    assert read_rows("main,locator\n,12\n\nA,13\n", words) == (
        Row(path=("A",), locator="13", kind=RowKind.ENTRY, line=4),
    )


# --------------------------------------------------------------------- ranges, copies, italics, several indexes

MORE = """# One {#one ix="New Course!whole of"}

[]{ix="plenum; resolution" .open} Words.

Words.[]{ix="plenum; resolution" .close}

## Section {ix="*Pravda*, editors of" .principal}

Words [of it]{ix="New Course!names in *Pravda*"}.

::: {.letter ix="letters"}
Dear comrades.
:::

::: {ix="stretch"}
Words.
:::

[]{person=smirnov sub="exile of" .open} Words.

Words. []{person=smirnov sub="exile of" .close}
"""
MORE_INDEX = """\
- heading: plenum
  post: Central Committee, plenum of
- heading: congresses
  see-also-generic: individual congresses
- heading: Twelfth Congress
  see-under: congresses
- heading: resolution
  see-also-under: plenum
"""
MORE_FILES = {
    "body/01.md": MORE + '\nWords []{ix="congresses!Twelfth Congress; plenum!x"}.\n',
    "index.yaml": MORE_INDEX.replace("- heading: resolution\n  see-also-under: plenum\n", ""),
    "people.yaml": PEOPLE,
}


def shown(rows: tuple[Row, ...]) -> dict[str, tuple[str, str, str]]:
    return {f"{': '.join(row.path)} {row.target}".strip(): (row.locator, " ".join(row.flags), row.kind) for row in rows}


def test_rows_have_ranges_copies_and_references_of_every_kind(tmp_path: Path) -> None:
    rows = shown(export_rows(page_book(tmp_path, MORE_FILES)))
    assert rows == {
        "*Pravda*, editors of": ("5–8", "principal range", "entry"),
        "Central Committee, plenum of": ("4", "range", "copy"),
        "Central Committee, plenum of: x": ("8", "", "copy"),
        "congresses individual congresses": ("See also individual congresses", "", "see also"),
        "congresses: Twelfth Congress": ("8", "", "entry"),
        "letters": ("6", "range", "entry"),
        "New Course: names in *Pravda*": ("5", "", "entry"),
        "New Course: whole of": ("4–8", "range", "entry"),
        "plenum": ("4", "range", "entry"),
        "plenum: x": ("8", "", "entry"),
        "resolution": ("4", "range", "entry"),
        "Smirnov, Ivan: exile of": ("7–8", "range", "person"),
        "stretch": ("7", "range", "entry"),
        "Twelfth Congress congresses": ("See under congresses", "", "see under"),
    }


def test_all_of_them_come_back_unchanged(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    assert apply_edit(book, lambda rows: rows) == {}


def test_both_ends_of_a_range_are_renamed_and_taken_out(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    new = apply_edit(book, lambda rows: renamed("resolution", "resolutions", rows))
    assert new == {"body/01.md": MORE_FILES["body/01.md"].replace("; resolution", "; resolutions")}
    new = apply_edit(book, lambda rows: [row for row in rows if row[0] != "resolution"])
    assert new == {"body/01.md": MORE_FILES["body/01.md"].replace("; resolution", "")}


def test_entries_of_headings_and_containers_are_renamed_where_they_are_written_once(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    text = MORE_FILES["body/01.md"]
    for old, new in (
        ("letters", "*Letters*"),
        ("stretch", "long way"),
        ("*Pravda*, editors of", "*Pravda*!editors of"),
    ):
        path = new.split("!")
        edited = apply_edit(
            book,
            lambda rows, old=old, path=path: [  # type: ignore[misc]
                [*path, *[""] * (3 - len(path)), *row[3:]] if row[0] == old else row for row in rows
            ],
        )
        assert edited == {"body/01.md": text.replace(f'ix="{old}"', f'ix="{new}"')}


def test_entries_of_headings_and_containers_are_taken_out_with_what_only_they_need(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    text = MORE_FILES["body/01.md"]
    gone = {"*Pravda*, editors of", "letters"}
    new = apply_edit(book, lambda rows: [row for row in rows if row[0] not in gone and row[1] != "whole of"])
    assert new == {
        "body/01.md": text.replace(' {ix="*Pravda*, editors of" .principal}', "")
        .replace('{.letter ix="letters"}', "{.letter}")
        .replace('{#one ix="New Course!whole of"}', "{#one}")
    }


def test_a_container_that_is_there_for_the_index_only_is_left_to_its_author(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    report = Report()
    assert apply_edit(book, lambda rows: [row for row in rows if row[0] != "stretch"], report) == {}
    assert [(one.code, one.file, one.line) for one in report] == [("IDX-041", "body/01.md", 15)]


def test_a_copy_is_changed_where_it_is_copied_from(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    report = Report()
    assert apply_edit(book, lambda rows: [["CC", *row[1:]] if row[1] == "x" else row for row in rows], report) == {
        "body/01.md": MORE_FILES["body/01.md"].replace("plenum!x", "CC!x")
    }
    assert [one.code for one in report] == ["IDX-041"]


def test_references_of_every_kind_come_and_go(tmp_path: Path) -> None:
    book = page_book(tmp_path, MORE_FILES)
    gone = apply_edit(book, lambda rows: [row for row in rows if "See" not in row[3]])
    assert gone == {"index.yaml": "- heading: plenum\n  post: Central Committee, plenum of\n"}
    more = [["resolution", "", "", "See also under plenum"], ["letters", "", "", "See also *Pravda*, editors of"]]
    assert apply_edit(book, lambda rows: [*rows, *more]) == {
        "index.yaml": str(MORE_FILES["index.yaml"])
        + "- heading: resolution\n  see-also-under: [plenum]\n"
        + '- heading: letters\n  see-also: ["*Pravda*, editors of"]\n'
    }


def test_a_range_of_pages_gets_a_mark_at_either_end(tmp_path: Path) -> None:
    book = page_book(tmp_path, FILES)
    report = Report()
    new = apply_edit(book, lambda rows: [*rows, ["plenum", "", "", "4–5"]], report)
    assert new == {
        "body/01.md": ONE.replace("First", '[]{ix="plenum" .open}First').replace("Third", '[]{ix="plenum" .close}Third')
    }
    assert [one.code for one in report] == ["IDX-042", "IDX-042"]


SEVERAL = (
    MANIFEST
    + """\
contents:
  back:
    - {kind: index, title: Index of Places, entries: places}
    - index
"""
)


def test_each_index_keeps_its_entries(tmp_path: Path) -> None:
    text = '# One\n\nIn [Moscow]{ix="Moscow" index=places} the [troika]{ix="troika"}.\n'
    book = page_book(tmp_path, {"body/01.md": text, "people.yaml": PEOPLE}, SEVERAL)
    assert [(row.index, row.path) for row in export_rows(book)] == [
        ("Index of Places", ("Moscow",)),
        ("Index", ("troika",)),
    ]
    new = apply_edit(
        book,
        lambda rows: [*renamed("Moscow", "Moskva", rows), ["Kazan", "", "", "4", "", "", "Index of Places"]],
        Report(),
    )
    assert new == {
        "body/01.md": text.replace('"Moscow"', '"Moskva"').replace("In [", '[]{ix="Kazan" index=places}In [')
    }


def test_a_book_with_every_feature_of_an_index_comes_back_unchanged(tmp_path: Path) -> None:
    indexes = "{kind: index, title: Names, entries: people}, {kind: index, entries: [subjects, places]}"
    book = page_book(write_index_book(tmp_path, indexes=indexes))
    rows = export_rows(book)
    assert {row.kind for row in rows} == set(RowKind)
    assert plan(book, rows, read_rows(write_rows(rows, tabs=False), book.setting.vocabulary)) == ()


@pytest.mark.parametrize("seed", range(5))
def test_random_edits_are_found_again_in_a_new_export(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    book = page_book(write_index_book(tmp_path))
    rows = export_rows(book)
    times = Counter(row.path for row in rows if row.kind is RowKind.ENTRY)
    mains = {path[0]: f"renamed {at}" for at, path in enumerate(times) if random.random() < 0.3}
    new_names = {path: (mains[path[0]], *path[1:]) for path in times if path[0] in mains}
    edited: list[Row] = []
    for row in rows:
        if row.kind is not RowKind.ENTRY:
            edited.append(row)
        elif row.path in new_names:
            edited.append(replace(row, path=new_names[row.path]))
        elif times[row.path] > 1 and "range" not in row.flags and random.random() < 0.3:
            times[row.path] -= 1  # taken out
        else:
            edited.append(row)
            if random.random() < 0.2:
                edited.append(replace(row, path=(f"doubled {len(edited)}", "“a” & *b*")))
    report = Report()
    write_files(plan(book, rows, tuple(edited), report))
    assert {one.code for one in report} <= {"IDX-041"}  # copies of what was renamed
    again = export_rows(page_book(tmp_path))
    kinds = (RowKind.ENTRY,)
    assert placed(tuple(row for row in again if row.kind in kinds)) == placed(
        tuple(row for row in edited if row.kind in kinds)
    )
