"""What the two editions are made from: names of files, metadata, outline, folios."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from book.editions import describe_epub, describe_pdf, epub_name, folio_specimen, pdf_name
from book.manifest.schema import Manifest
from book.model.pages import Side
from book.paginate.job import FOLIO_CHARACTERS, LayoutJob, LayoutResult
from book.paginate.passes import Pagination, map_pages, place_divisions
from book.paginate.plan import Setting, render_book
from book.pdf.inputs import OutlineItem, Profile
from tests.books import MANIFEST, setting_of

WHEN = datetime(2026, 3, 31, tzinfo=UTC)


def manifest_of(**more: object) -> Manifest:
    return Manifest.model_validate({"title": "A Book", "author": ["Ada Lind"], **more})


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("The Left Opposition, 1923–1927", "the-left-opposition-1923-1927"),
        ("Что делать?", "chto-delat"),
        ("../../etc/passwd", "etc-passwd"),
        ("L'Été", "lete"),
        ("???", ""),
    ],
)
def test_files_are_named_after_the_title_in_safe_letters(title: str, stem: str) -> None:
    found = manifest_of(title=title)
    assert pdf_name(found).endswith(".pdf")
    assert epub_name(found).endswith(".epub")
    if stem:
        assert (pdf_name(found), epub_name(found)) == (f"{stem}.pdf", f"{stem}.epub")
    assert set(pdf_name(found)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert "/" not in pdf_name(found)


def test_files_are_named_as_the_manifest_says() -> None:
    found = manifest_of(editions={"print": {"file": "Print.pdf"}, "epub": {"file": "Book.epub"}})
    assert (pdf_name(found), epub_name(found)) == ("Print.pdf", "Book.epub")


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    more = "subtitle: More\nisbn: {print: 978-1-4028-9462-6, epub: 978-0-306-40615-7}\nsubjects: {keywords: [a, b]}\n"
    body = "contents:\n  front: [title-page, front/preface.md]\n  body: [{part: Part One, chapters: [body/01.md]}]\n"
    body += "  back: []\n"
    files: dict[str, str | bytes] = {
        "front/preface.md": "# Preface\n\nx\n",
        "body/01.md": "# The *Platform*\n\nx\n\n## A section\n\ny\n",
    }
    return setting_of(tmp_path, files, MANIFEST + more + body)


def paginated(setting: Setting) -> Pagination:
    """The divisions of a book, a page each."""
    results = tuple(
        LayoutResult(division=one.id, pdf="", pages=1, places=(), starts=(), fonts=(), messages=())
        for one in setting.book.divisions
    )
    sheets, folios, _ = place_divisions(setting.book.divisions, results)
    return Pagination(results=results, sheets=sheets, page_map=map_pages(results, sheets, folios), passes=1)


def titles(items: tuple[OutlineItem, ...]) -> list[object]:
    return [(item.title, titles(item.children)) if item.children else item.title for item in items]


def test_the_pdf_says_what_it_is(setting: Setting) -> None:
    specimen = LayoutResult(division="f", pdf="", pages=1, places=(), starts=(), fonts=(), messages=())
    found = describe_pdf(setting, paginated(setting), specimen, Profile.PROOF, WHEN, "0a1b")
    assert (found.metadata.title, found.metadata.authors) == ("A Small Book: More", ("A. N. Author",))
    assert (found.metadata.identifier, found.metadata.date) == ("urn:isbn:9781402894626", WHEN)
    assert (found.metadata.keywords, found.metadata.page_map) == (("a", "b"), "0a1b")
    assert titles(found.outline) == ["Preface", ("Part 1 Part One", [("1 The Platform", ["A section"])])]
    assert [(one.result.division, one.first_sheet) for one in found.divisions] == [
        ("title-page", 0), ("preface", 2), ("part-1", 4), ("ch-01", 6),
    ]  # fmt: skip
    assert [folio.label for folio in found.folios] == ["i", "ii", "iii", "iv", "1", "2", "3"]


def test_a_pdf_for_sale_has_its_own_isbn_and_no_isbn_of_the_printed_book(tmp_path: Path) -> None:
    specimen = LayoutResult(division="f", pdf="", pages=1, places=(), starts=(), fonts=(), messages=())
    for isbns, identifier in (
        ("{print: 978-1-4028-9462-6, pdf: 978-0-306-40615-7}", "urn:isbn:9780306406157"),
        ("{print: 978-1-4028-9462-6}", "urn:uuid:"),
    ):
        setting = setting_of(tmp_path, {"body/01.md": "# One\n\nx\n"}, MANIFEST + f"isbn: {isbns}\n")
        found = describe_pdf(setting, paginated(setting), specimen, Profile.DIGITAL, WHEN, "0a1b")
        assert found.metadata.identifier.startswith(identifier)


def test_the_epub_gets_every_fragment_and_the_date(setting: Setting) -> None:
    found = paginated(setting)
    fragments = render_book(setting, found.page_map)
    inputs = describe_epub(setting, found, fragments, "p { margin: 0 }", WHEN, "0a1b")
    assert (inputs.fragments, inputs.divisions, inputs.modified) == (fragments, setting.book.divisions, WHEN)
    assert inputs.stylesheet == 'html { font-family: "Literata", serif }\np { margin: 0 }'
    assert (inputs.root, inputs.page_map_digest) == (setting.folder, "0a1b")


def test_the_specimen_shows_each_character_of_a_folio_once(setting: Setting) -> None:
    job: LayoutJob = folio_specimen(setting)
    assert [job.html.count(f"<p>{character}</p>") for character in FOLIO_CHARACTERS] == [1] * len(FOLIO_CHARACTERS)
    assert (job.images, job.opening) == ((), Side.RECTO)
