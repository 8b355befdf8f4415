"""The metadata of the package document."""

from __future__ import annotations

import uuid

import pytest

from book.epub.accessibility import Accessibility
from book.epub.metadata import MetadataEntry, describe_package, publication_identifier
from book.manifest.schema import Contributor, Isbn, Manifest, Series
from tests.unit.epub.sample import make_manifest

ACCESSIBILITY = Accessibility(
    modes=("textual", "visual"),
    sufficient="textual",
    features=("tableOfContents", "index"),
    hazard="none",
    summary="It can be read.",
)


def _describe(manifest: Manifest, *, page_list: bool = False) -> list[MetadataEntry]:
    return list(describe_package(manifest, ACCESSIBILITY, page_map="0a1b" if page_list else None))


def _texts(entries: list[MetadataEntry], name: str) -> list[str]:
    """The texts of Dublin Core elements, or of `meta` elements by their property."""
    return [e.text for e in entries if e.name == name or e.attributes.get("property") == name]


def test_refinements_name_elements_that_are_there() -> None:
    entries = _describe(make_manifest(), page_list=True)
    ids = [entry.attributes["id"] for entry in entries if "id" in entry.attributes]
    assert len(ids) == len(set(ids))
    assert {e.attributes["refines"] for e in entries if "refines" in e.attributes} <= {f"#{name}" for name in ids}


@pytest.mark.parametrize(
    ("manifest", "expected"),
    [
        (Manifest(title="T", isbn=Isbn(epub="978-0-306-40615-7")), "urn:isbn:9780306406157"),
        (Manifest(title="T", identifier="urn:uuid:6d6e0a4f-7f0e-4bb6-a6a9-111111111111"), None),
    ],
)
def test_identifier_is_the_isbn_of_the_epub_or_the_one_given(manifest: Manifest, expected: str | None) -> None:
    assert publication_identifier(manifest) == (expected or manifest.identifier)


def test_the_page_map_is_named_where_its_pages_are_marked() -> None:
    def named(entries: list[MetadataEntry]) -> list[str]:
        return [e.attributes["content"] for e in entries if e.attributes.get("name") == "page-map"]

    assert named(_describe(make_manifest(), page_list=True)) == ["0a1b"]
    assert named(_describe(make_manifest())) == []


def test_identifier_without_either_is_a_stable_uuid() -> None:
    first = publication_identifier(Manifest(title="T", author=("A",)))
    assert first == publication_identifier(Manifest(title="T", author=("A",)))
    assert first != publication_identifier(Manifest(title="T", author=("B",)))
    assert uuid.UUID(first).version == 5


def test_isbn_of_the_print_edition_is_not_the_identifier() -> None:
    manifest = Manifest(title="T", isbn=Isbn(print="978-1-86197-271-2"))
    assert publication_identifier(manifest).startswith("urn:uuid:")
    assert _texts(_describe(manifest), "identifier") == [publication_identifier(manifest)]


def test_second_identifier_stands_beside_the_isbn() -> None:
    manifest = Manifest(
        title="T", isbn=Isbn(epub="978-0-306-40615-7"), identifier="urn:uuid:6d6e0a4f-7f0e-4bb6-a6a9-111111111111"
    )
    assert _texts(_describe(manifest), "identifier") == ["urn:isbn:9780306406157", manifest.identifier]


def test_title_and_subtitle_are_told_apart() -> None:
    entries = _describe(make_manifest())
    assert _texts(entries, "title") == ["The Ferry and the Bridge", "Two essays on crossing"]
    assert _texts(entries, "title-type") == ["main", "subtitle"]
    assert _texts(_describe(Manifest(title="T")), "title-type") == ["main"]


def test_people_have_roles_and_sort_forms() -> None:
    entries = _describe(make_manifest())
    assert _texts(entries, "creator") == ["Ann Waters"]
    assert _texts(entries, "contributor") == ["Борис Речной"]
    assert _texts(entries, "role") == ["aut", "trl"]
    assert _texts(entries, "file-as") == ["Waters, Ann", "Речной, Борис"]
    assert all(e.attributes["scheme"] == "marc:relators" for e in entries if e.attributes.get("property") == "role")


def test_editor_of_a_book_without_an_author_is_its_creator() -> None:
    editor = Contributor(role="edt", name="E. Editor")
    assert _texts(_describe(Manifest(title="T", contributors=(editor,))), "creator") == ["E. Editor"]
    both = Manifest(title="T", author=("A",), contributors=(editor,))
    assert _texts(_describe(both), "creator") == ["A"]
    assert _texts(_describe(both), "contributor") == ["E. Editor"]


def test_codes_of_subjects_name_their_list() -> None:
    entries = _describe(make_manifest())
    assert _texts(entries, "subject") == ["HIS010000", "NHD", "ferries"]
    assert _texts(entries, "authority") == ["BISAC", "https://ns.editeur.org/thema/"]
    assert _texts(entries, "term") == ["HIS010000", "NHD"]


@pytest.mark.parametrize(("number", "expected"), [("2", ["2"]), ("2.1", ["2.1"]), ("n.s. 2", []), (None, [])])
def test_series_has_a_position_where_its_number_is_one(number: str | None, expected: list[str]) -> None:
    entries = _describe(Manifest(title="T", series=Series(title="S", number=number, issn="2049-3630")))
    assert _texts(entries, "belongs-to-collection") == ["S"]
    assert _texts(entries, "collection-type") == ["series"]
    assert _texts(entries, "group-position") == expected
    assert _texts(entries, "dcterms:identifier") == ["urn:issn:2049-3630"]


def test_source_of_the_pages_is_named_only_where_pages_are_marked() -> None:
    with_pages = _describe(make_manifest(), page_list=True)
    assert _texts(with_pages, "source") == ["urn:isbn:9781861972712"]
    assert _texts(with_pages, "source-of") == ["pagination"]
    assert _texts(_describe(make_manifest()), "source") == []


def test_print_edition_without_an_isbn_is_named_by_its_imprint() -> None:
    manifest = Manifest(title="T", place="Oxbow", publisher="Ford Press", year=2026)
    assert _texts(_describe(manifest, page_list=True), "source") == ["T. Oxbow: Ford Press, 2026"]
    assert _texts(_describe(Manifest(title="T"), page_list=True), "source") == ["T"]


def test_facts_left_out_leave_no_empty_elements() -> None:
    entries = _describe(Manifest(title="T"))
    assert all(entry.text for entry in entries)
    assert {entry.name for entry in entries} == {"identifier", "title", "language", "meta"}


def test_accessibility_is_described_but_conformance_never_claimed() -> None:
    entries = _describe(make_manifest(), page_list=True)
    assert _texts(entries, "schema:accessMode") == ["textual", "visual"]
    assert _texts(entries, "schema:accessModeSufficient") == ["textual"]
    assert _texts(entries, "schema:accessibilityFeature") == ["tableOfContents", "index"]
    assert _texts(entries, "schema:accessibilityHazard") == ["none"]
    assert not _texts(entries, "dcterms:conformsTo")


@pytest.mark.parametrize(("language", "expected"), [("en-GB", None), ("ru", "en")])
def test_summary_says_that_it_is_in_english(language: str, expected: str | None) -> None:
    entries = _describe(Manifest(title="T", language=language))
    (summary,) = [e for e in entries if e.attributes.get("property") == "schema:accessibilitySummary"]
    assert summary.attributes.get("{http://www.w3.org/XML/1998/namespace}lang") == expected
