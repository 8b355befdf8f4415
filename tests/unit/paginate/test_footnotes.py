"""Notes at the foot of the page: whole, on the page of their reference, in the look of endnotes; or reported."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest

from book.diagnostics import Report
from book.model.pages import PageMap
from book.paginate import layout
from book.paginate.footnotes import UNTRIED, Footnote, Remedies, choose_remedies, report_footnotes
from book.paginate.job import JobNote, LayoutJob, LayoutResult
from book.paginate.layout import lay_out
from book.paginate.plan import plan_jobs, render_book
from book.paginate.starts import collapse_space
from tests.books import MANIFEST, SVG, setting_of
from tests.unit.paginate.sample import document, footnotes_html, make_job

FOOT = MANIFEST + "notes: {placement: foot}\n"
FOOTNOTES = ".fn { float: footnote; footnote-policy: line; font-size: 8.5pt; line-height: 11pt }"

GOOD = Footnote(id="n1", words="1. Some words", reference_page=2, block="p1", page=2, share=0.2, clear=True)
WRITTEN = (JobNote(id="n1", mark="1", file="body/01.md", line=7),)


def codes(result: LayoutResult) -> list[str]:
    return [message.code for message in result.messages]


def page_text(result: LayoutResult, page: int) -> str:
    with pypdfium2.PdfDocument(result.pdf) as pdf:
        return str(pdf[page].get_textpage().get_text_range())


def note_pages(result: LayoutResult) -> dict[str, tuple[int, int]]:
    """Page of the reference and page of the note, by note. References have anchors "r1", "r2"…, notes "n1", "n2"…"""
    sheets = {place.anchor: place.sheet for place in result.places}
    return {
        anchor: (sheets["r" + anchor[1:]], sheet) for anchor, sheet in sheets.items() if re.fullmatch(r"n\d+", anchor)
    }


def stress_job(folder: Path, seed: int, count: int) -> LayoutJob:
    html = re.sub(r'(<span class="fn" id="n(\d+)">)', r'<span id="r\2"></span>\1', footnotes_html(seed, count))
    return make_job(folder, html, styles=FOOTNOTES)


def chapter_job(folder: Path, text: str, manifest: str = FOOT) -> LayoutJob:
    """The job of the first chapter of a book with notes at the foot of the page."""
    setting = setting_of(folder, {"body/01.md": "# One\n\n" + text, "images/x.svg": SVG}, manifest)
    none = PageMap.empty()
    (job,) = [job for job in plan_jobs(setting, render_book(setting, none), none, {}) if job.division == "ch-01"]
    return job


def lay_chapter(folder: Path, text: str) -> LayoutResult:
    return lay_out(chapter_job(folder, text), folder / "out.pdf")


# -------------------------------------------------------------------------------------------- remedies and findings


def test_whole_notes_need_no_remedies() -> None:
    assert choose_remedies([GOOD, replace(GOOD, page=3)], UNTRIED) is None
    assert choose_remedies([], UNTRIED) is None


@pytest.mark.parametrize("broken", [replace(GOOD, page=None), replace(GOOD, clear=False)])
def test_the_block_of_a_broken_note_is_loosened_then_moved_then_left(broken: Footnote) -> None:
    first = choose_remedies([GOOD, broken], UNTRIED)
    assert first == Remedies(loosened=frozenset({"p1"}))
    second = choose_remedies([broken], first)
    assert second == Remedies(loosened=frozenset({"p1"}), moved=frozenset({"p1"}))
    assert choose_remedies([broken], second) is None


def test_what_helped_is_kept_while_others_are_mended() -> None:
    other = replace(GOOD, id="n2", block="p2", page=None)
    tried = Remedies(loosened=frozenset({"p1"}))
    assert choose_remedies([GOOD, other], tried) == Remedies(loosened=frozenset({"p1", "p2"}))


def test_a_note_that_is_too_long_is_left_to_the_author() -> None:
    assert choose_remedies([replace(GOOD, share=0.7), replace(GOOD, page=None)], UNTRIED) is None
    assert choose_remedies([replace(GOOD, page=None, block="")], UNTRIED) is None


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (GOOD, []),
        (replace(GOOD, share=0.6), []),
        (replace(GOOD, share=0.61), [("LAY-010", "error")]),
        (replace(GOOD, page=None), [("LAY-009", "error")]),
        (replace(GOOD, clear=False), [("LAY-009", "error")]),
        (replace(GOOD, page=3), [("LAY-011", "warning")]),
    ],
)
def test_what_is_wrong_with_a_note_is_reported_where_it_was_written(
    note: Footnote, expected: list[tuple[str, str]]
) -> None:
    report = Report()
    report_footnotes([note], WRITTEN, "body/x.md", report)
    assert [(found.code, found.severity) for found in report] == expected
    for found in report:
        assert (found.file, found.line) == ("body/01.md", 7)
        assert found.message.startswith("note 1 ")
        assert found.message.endswith('"Some words"')


def test_a_note_that_the_job_does_not_know_is_reported_at_its_file() -> None:
    report = Report()
    report_footnotes([replace(GOOD, page=None)], (), "body/x.md", report)
    assert [(found.file, found.line) for found in report] == [("body/x.md", 0)]


def test_where_a_note_is_too_long_the_others_wait() -> None:
    report = Report()
    report_footnotes([replace(GOOD, share=2.0), replace(GOOD, id="n2", page=None)], WRITTEN, "body/x.md", report)
    assert [found.code for found in report] == ["LAY-010"]


# ---------------------------------------------------------------------------------------------------- on the pages


@pytest.mark.parametrize("seed", [53, 59, 66, 79])
def test_every_note_is_on_the_page_of_its_reference(seed: int, tmp_path: Path) -> None:
    result = lay_out(stress_job(tmp_path, seed, 40), tmp_path / "out.pdf")
    assert codes(result) == []
    pages = note_pages(result)
    assert len(pages) >= 40
    assert [name for name, (reference, note) in pages.items() if reference != note] == []
    printed = [page_text(result, page) for page in range(result.pages)]
    for name, (_, page) in pages.items():
        assert [text.count(f"NOTE{name[1:]} ") for text in printed] == [
            int(page == number) for number in range(result.pages)
        ]


def test_the_engine_by_itself_drops_notes_and_they_are_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where WeasyPrint drops none by itself any more, the correction of its lines can go."""
    monkeypatch.setattr("weasyprint.layout.block._linebox_layout", layout._lay_out_lines)
    job = stress_job(tmp_path, 53, 12)
    first = layout._gather_pages(layout._render(job)).footnotes()
    assert [note.id for note in first if not note.is_whole] == ["n12"]
    result = lay_out(job, tmp_path / "out.pdf")
    assert "LAY-009" not in codes(result)
    printed = "".join(page_text(result, page) for page in range(result.pages))
    assert all(printed.count(f"NOTE{number} ") == 1 for number in range(1, 13))


SENTENCES = "".join(f"Sentence number {number} of a paragraph ends here.[^n{number}]\n\n" for number in range(90))
NOTES = "".join(f"[^n{number}]: Note {number} has a few words.\n\n" for number in range(90))


@pytest.mark.parametrize("trim", ["6in x 9in", "5in x 8in", "105mm x 170mm", "148mm x 210mm"])
def test_the_size_of_the_page_moves_no_notes(trim: str, tmp_path: Path) -> None:
    job = chapter_job(tmp_path, SENTENCES + NOTES, FOOT + f"editions: {{print: {{trim: {trim}}}}}\n")
    assert codes(lay_out(job, tmp_path / "out.pdf")) == []


def test_the_engine_by_itself_moves_notes_for_a_rounding_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where WeasyPrint moves none by itself any more, the correction of its sums can go."""
    job = chapter_job(tmp_path, SENTENCES + NOTES, FOOT + "editions: {print: {trim: 5in x 8in}}\n")
    pages = lay_out(job, tmp_path / "out.pdf").pages
    monkeypatch.setattr("weasyprint.layout.LayoutContext.layout_footnote", layout._lay_out_note)
    assert lay_out(job, tmp_path / "out.pdf").pages > 2 * pages


def test_many_long_notes_on_one_line_are_spread_over_pages(tmp_path: Path) -> None:
    notes = "".join(f"\n[^{name}]: {'word ' * 150}\n" for name in "abcdefgh")
    result = lay_chapter(tmp_path, "".join(f"w[^{name}]" for name in "abcdefgh") + f"\n{notes}")
    assert set(codes(result)) == {"LAY-011"}


def test_a_note_that_stays_lost_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.layout.block._linebox_layout", layout._lay_out_lines)
    monkeypatch.setattr(layout, "_TRIES", 1)
    job = replace(stress_job(tmp_path, 53, 12), notes=(JobNote(id="n12", mark="12", file="body/x.md", line=9),))
    lost = [found for found in lay_out(job, tmp_path / "out.pdf").messages if found.code == "LAY-009"]
    assert [(found.file, found.line, found.severity) for found in lost] == [("body/x.md", 9, "error")]
    assert "NOTE12" in lost[0].message


def test_a_note_longer_than_its_page_is_an_error_at_its_line(tmp_path: Path) -> None:
    text = f"One.[^a] Two.[^b]\n\n[^a]: {'word ' * 1500}\n\n[^b]: Short.\n"
    (found,) = lay_chapter(tmp_path, text).messages
    assert (found.code, found.file, found.line) == ("LAY-010", "body/01.md", 5)
    assert found.help is not None
    assert "notes: {placement: chapter}" in found.help


def test_a_note_of_half_a_page_is_set(tmp_path: Path) -> None:
    assert codes(lay_chapter(tmp_path, f"One.[^a]\n\n[^a]: {'word ' * 250}\n")) == []


def test_a_note_that_finds_no_room_beside_others_is_reported_with_a_warning(tmp_path: Path) -> None:
    notes = "".join(f"\n[^{name}]: {'word ' * 250}\n" for name in "abc")
    result = lay_chapter(tmp_path, f"One,[^a] two,[^b] three.[^c] And so on.\n{notes}")
    assert {(found.code, found.severity) for found in result.messages} == {("LAY-011", "warning")}


def test_a_note_over_a_picture_that_fills_the_page_is_an_error(tmp_path: Path) -> None:
    """The picture cannot give way, and neither can the note."""
    body = (
        '<figure id="f"><p id="p">A<span class="fn" id="n1">Note.</span></p>'
        '<div style="height: 600pt; display: flex"><p>Far down</p></div></figure>'
    )
    body += '<p style="position: relative; top: 560pt" id="q">Over<span class="fn" id="n2">the note.</span></p>'
    result = lay_out(make_job(tmp_path, document(body), styles=FOOTNOTES), tmp_path / "out.pdf")
    assert "LAY-009" in codes(result)


@pytest.mark.parametrize(
    "text",
    [
        "## A heading[^a]\n\nText.\n",
        "| Head[^a] | B |\n|---|---|\n| x | y |\n",
        "| Head | B |\n|---|---|\n| x[^a] | y |\n",
        "| Head | B |\n|---|---|\n| x | y |\n\nTable: Its caption.[^a]\n",
        '![Its caption.[^a]](images/x.svg){alt="A box"}\n',
        "> A quotation.[^a]\n",
        "- an item[^a]\n",
        "| a line of verse[^a]\n",
        "*all in italics[^a]*\n",
        "::: {lang=ru}\nПо-русски.[^a]\n:::\n",
    ],
)
def test_a_reference_may_stand_anywhere_and_its_note_looks_the_same(text: str, tmp_path: Path) -> None:
    result = lay_chapter(tmp_path, f"{text}\n[^a]: It says *this*.\n")
    assert codes(result) == []
    with pypdfium2.PdfDocument(result.pdf) as pdf:
        words = pdf[0].get_textpage()
        at = words.get_text_range().index("1. It says this.")
        sizes = {
            round(words.get_charbox(at + index, loose=True)[3] - words.get_charbox(at + index, loose=True)[1], 1)
            for index in (3, 6, 11)
        }
        left = words.get_charbox(at)[0]
    plain = lay_chapter(tmp_path / "plain", "Text.[^a]\n\n[^a]: It says *this*.\n")
    with pypdfium2.PdfDocument(plain.pdf) as pdf:
        words = pdf[0].get_textpage()
        at = words.get_text_range().index("1. It says this.")
        assert {
            round(words.get_charbox(at + index, loose=True)[3] - words.get_charbox(at + index, loose=True)[1], 1)
            for index in (3, 6, 11)
        } == sizes
        assert abs(words.get_charbox(at)[0] - left) < 0.01


RICH = """\
Text.[^a] More.

[^a]: First paragraph.

    Second paragraph.

    > A quotation.

    c)  third item
    d)  fourth item

    - dash

    | A line of verse
    |   set in

    ::: letter
    ::: dateline
    Moscow
    :::

    Dear comrades
    :::

    Term
    :   its meaning

    ```
    code   here
    ```
"""


def test_all_kinds_of_blocks_stand_in_a_note_each_on_lines_of_its_own(tmp_path: Path) -> None:
    result = lay_chapter(tmp_path, RICH)
    assert codes(result) == []
    lines = [line.strip() for line in page_text(result, 0).splitlines()]
    first = lines.index("1. First paragraph.")
    assert lines[first : first + 13] == [
        "1. First paragraph.", "Second paragraph.", "A quotation.", "third item", "fourth item", "dash",
        "A line of verse", "set in", "Moscow", "Dear comrades", "Term", "its meaning", "code here",
    ]  # fmt: skip
    assert lines[first + 13 :] == ["c)", "d)", "–"]  # the markers are drawn last


def test_a_document_has_no_block_in_a_paragraph_and_no_endnotes(tmp_path: Path) -> None:
    html = chapter_job(tmp_path, RICH).html
    (paragraph,) = re.findall(r'<p id="ch-01-1">.*?</p>', html)
    assert "First paragraph." in paragraph
    assert paragraph.endswith("</span> More.</p>")
    assert not re.search("<(p|div|ul|ol|li|blockquote|dl|pre)[ >]", paragraph.removeprefix("<p"))
    assert "endnotes" not in html
    at_end = chapter_job(tmp_path / "end", RICH, MANIFEST).html
    assert "data-element" not in at_end
    assert "endnotes" in at_end


def test_a_job_says_where_its_notes_were_written(tmp_path: Path) -> None:
    job = chapter_job(tmp_path, "A.[^a] B.^[Inline.]\n\n[^a]: One.\n")
    assert job.notes == (
        JobNote(id="note-ch-01-1", mark="1", file="body/01.md", line=5),
        JobNote(id="note-ch-01-2", mark="2", file="body/01.md", line=3),
    )
    assert chapter_job(tmp_path, "A.[^a]\n\n[^a]: One.\n", MANIFEST).notes == ()


def test_page_starts_count_the_numbers_of_notes_as_the_epub_has_them(tmp_path: Path) -> None:
    sentences = "".join(f"Sentence number {number} of this long paragraph ends.[^n{number}] " for number in range(120))
    notes = "".join(f"\n[^n{number}]: Note {number} has words.\n" for number in range(120))
    setting = setting_of(tmp_path, {"body/01.md": f"# One\n\n{sentences}\n{notes}"}, FOOT)
    none = PageMap.empty()
    (job,) = [job for job in plan_jobs(setting, render_book(setting, none), none, {}) if job.division == "ch-01"]
    (fragment,) = [one for one in render_book(setting, PageMap.empty()) if one.division == "ch-01"]
    texts = {
        element.get("id", ""): collapse_space("".join(element.itertext()))
        for element in ElementTree.fromstring(fragment.xhtml).iter()
    }
    result = lay_out(job, tmp_path / "out.pdf")
    inside = [start for start in result.starts if start.offset]
    assert len(inside) > 3
    for start in inside:
        assert texts[start.block][start.offset :].startswith(start.word), start
