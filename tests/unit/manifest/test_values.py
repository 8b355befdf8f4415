from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from book.manifest import values
from book.manifest.values import (
    check_block,
    check_id,
    check_identifier,
    check_language,
    check_moment,
    check_output_name,
    check_path,
    check_side,
    check_subject,
    check_words,
    quotation_marks_of,
)


def refused(check: Callable[[Any], object], value: object, code: str = "MAN-004") -> dict[str, str]:
    with pytest.raises(ValueError, match=code) as raised:
        check(value)
    facts: dict[str, str] = raised.value.context  # type: ignore[attr-defined]
    return facts


def test_words_stand_on_one_line() -> None:
    assert check_words("  a \n b\u00a0c ") == "a b\u00a0c"
    refused(check_words, " \n")


def test_a_block_keeps_its_lines() -> None:
    assert check_block("\n a  \n\n b\n\n") == " a\n\n b"
    refused(check_block, "\n \n")


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("no", "no"),
        ("ru-latn", "ru-Latn"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-1996", "de-1996"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("zh-yue", "zh-yue"),
        ("ru-petr1708", "ru-petr1708"),
        ("en-x-octavo", "en-x-octavo"),
    ],
)
def test_language_tags_have_the_usual_capitals(typed: str, tag: str) -> None:
    assert check_language(typed) == tag


@pytest.mark.parametrize("typed", ["English", "e", "en_GB", "en-", "en GB", "", "en-GB-GB", "ру"])
def test_what_has_not_the_shape_of_a_tag_is_refused(typed: str) -> None:
    refused(check_language, typed)


@pytest.mark.parametrize(
    ("language", "marks"), [("en", "american"), ("en-US", "american"), ("en-GB", "british"), ("de", "american")]
)
def test_quotation_marks_follow_the_language(language: str, marks: str) -> None:
    assert quotation_marks_of(language) == marks


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-31", "2026-03-31T00:00:00Z"),
        ("2026-03-31T12:00:00Z", "2026-03-31T12:00:00Z"),
        ("2026-03-31 12:00", "2026-03-31T12:00:00Z"),
        ("2026-03-31T12:00:00+02:00", "2026-03-31T10:00:00Z"),
    ],
)
def test_moments_are_in_utc(typed: str, moment: str) -> None:
    assert check_moment(typed) == moment


@pytest.mark.parametrize("typed", ["yesterday", "2026", "2026-13-01", "20260331", "0001-01-01T00:00:00+23:00", ""])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    refused(check_moment, typed)


@pytest.mark.parametrize(
    ("typed", "urn"),
    [
        ("6F0F2B3C-8A1D-4B58-9D6E-0C4B8A4B1F10", "urn:uuid:6f0f2b3c-8a1d-4b58-9d6e-0c4b8a4b1f10"),
        ("urn:uuid:6f0f2b3c8a1d4b589d6e0c4b8a4b1f10", "urn:uuid:6f0f2b3c-8a1d-4b58-9d6e-0c4b8a4b1f10"),
        ("urn:isbn:978-1-4028-9462-6", "urn:isbn:9781402894626"),
        ("urn:oid:2.16.840", "urn:oid:2.16.840"),
    ],
)
def test_identifiers_become_urns(typed: str, urn: str) -> None:
    assert check_identifier(typed) == urn


def test_what_is_no_identifier_is_refused() -> None:
    refused(check_identifier, "my-book")
    refused(check_identifier, "urn:uuid:1234")
    refused(check_identifier, "urn:isbn:9781402894627", "MAN-007")


def test_paths_are_plain() -> None:
    assert check_path("./body//01.md") == "body/01.md"
    assert check_path("body/a..b.md") == "body/a..b.md"


@pytest.mark.parametrize("path", ["../x.md", "body/../../x.md", "/etc/passwd", "~/x.md", "C:/x.md", "body/.."])
def test_paths_that_leave_the_folder_are_man_009(path: str) -> None:
    assert refused(check_path, path, "MAN-009")["file"] == path


@pytest.mark.parametrize("path", ["body\\01.md", "", ".", "a\0b.md", "a\nb.md"])
def test_what_cannot_be_a_path_is_refused(path: str) -> None:
    refused(check_path, path)


def test_ids_are_plain() -> None:
    assert check_id("smirnov-i-n-2") == "smirnov-i-n-2"
    assert refused(check_id, "Smirnov I. N.")["help"] == "write smirnov-i-n"
    refused(check_id, "a--b")
    refused(check_id, "")
    assert "nobody" in refused(check_id, "none")["problem"]


def test_subject_codes_have_their_shape() -> None:
    bisac = check_subject("BISAC", r"^[A-Z]{3}[0-9]{6}$", "HIS032000")
    assert bisac("his032000") == "HIS032000"
    assert "BISAC" in refused(bisac, "HIS03200")["problem"]


@pytest.mark.parametrize("code", ["N", "NHD", "JPFF", "NHWR7", "1DTA", "3MPB", "5PB-US-C", "1DDU-GB-ESL"])
def test_thema_codes_are_subjects_and_qualifiers(code: str) -> None:
    assert check_subject("Thema", values._THEMA, "NHD")(code) == code


@pytest.mark.parametrize("code", ["nhd!", "Z12", "7ABC", "NHD-", "HIS 032"])
def test_other_codes_are_no_thema_codes(code: str) -> None:
    refused(check_subject("Thema", values._THEMA, "NHD"), code)


@pytest.mark.parametrize("name", ["../out.pdf", "a/b.pdf", "out.epub", ".pdf", "ü.pdf", "-x.pdf", "a b.pdf"])
def test_names_of_files_to_write_have_no_folders(name: str) -> None:
    refused(check_output_name(".pdf"), name)
    assert check_output_name(".pdf")("my-book_2.v3.pdf") == "my-book_2.v3.pdf"


def test_a_side_is_recto_verso_or_any() -> None:
    assert [check_side(side) for side in ("recto", "verso", "any")] == ["recto", "verso", "any"]
    refused(check_side, "left")
    refused(check_side, ["recto"])
