"""A book of ten sources in two scripts, cited by their keys, in both editions and past the validators."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.books import run_book, write_book
from tests.e2e.conftest import Built, build
from tests.e2e.editions import epub_text, letters, pdf_text
from tests.unit.citations.sources import SOURCES

MANIFEST = """\
title: The Autumn of the Minutes
author: Ada Lind
publisher: Harrow Press
place: Leeds
year: 2026
language: en-US
contents:
  front: [title-page, contents]
  body: [body/01.md, body/02.md]
  back: [notes, bibliography, index]
notes: {placement: PLACEMENT}
bibliography:
  headings:
    - {title: Archives, keyword: archive}
    - title: Published Works
"""
FILES: Mapping[str, str | bytes] = {
    "bibliography.yaml": SOURCES,
    "people.yaml": "- {sort: 'Carr, Edward Hallett', id: carr, display: Edward Hallett Carr}\n",
    "body/01.md": """\
# The Vote

The vote was taken in October [@trotsky1930, 12]. Nobody spoke against it,[^a] and "nobody answered" [see @carr1954, pp.
321-328; also @serebriakova1991, 33]. As @deutscher1959 [33] says, the minutes are lost.[]{ix="minutes"}

The minutes were found again.[^b] They were printed in 1993 [@pavlova1993, 15], as [Carr]{person=carr} foresaw.

[^a]: [@trotsky1930, 13]. He forgot it; compare [@serebriakova1991, 34; @felshtinskii2001, 325], who say *nothing*.

[^b]: [@politburo1923, fol. 14]; and then see @deutscher1960 [44]
""",
    "body/02.md": """\
# The Article

It was printed in *Pravda* [@trotskii1923]. The opposition saw *The Prophet* [@deutscher1959, 55] as its own
[-@carr1958, 7-9].

Of all this [@trotsky1930, 99; @serebriakova1991; @pavlova1993, 17] nothing is left.^[Compare what [@carr1954, chap. 2]
has. [see @carr1958, 9]]
""",
}
PRINTED = (
    "Leon Trotsky, My Life: An Attempt at an Autobiography (Charles Scribner’s Sons, 1930), 12.",
    "Trotsky, My Life, 13. He forgot it; compare Зоря Серебрякова, Что делать? [What is to be done?] (Московский "
    "рабочий, 1991), 34;",
    "See E. H. Carr, The Interregnum, 1923–1924 (Macmillan, 1954), 321–28; also Серебрякова, Что делать?, 33.",
    "“Minutes of the Politburo,” October 8, 1923, fond 17, opis 3, delo 388, fol. 14, RGASPI; and then see Tamara",
    "Л. Д. Троцкий, “Новый курс” [The new course], Правда, December 11, 1923.",
    "Павлова, И. В. “Механизм власти” [The mechanism of power]. In Сборник статей, edited by И. И. Иванов. Наука,",
)


@pytest.fixture(scope="module", params=["book", "foot", "chapter"])
def cited(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    manifest = MANIFEST.replace("PLACEMENT", request.param)
    if request.param != "book":
        manifest = manifest.replace("notes, bibliography", "bibliography")
    return build(write_book(tmp_path_factory.mktemp("cited"), FILES, manifest))


def test_every_note_and_every_source_is_in_both_editions(cited: Built) -> None:
    printed, shown = letters(pdf_text(cited.pdf)), letters(epub_text(cited.epub))
    assert [text for text in PRINTED if letters(text) not in printed] == []
    assert [text for text in PRINTED if letters(text) not in shown] == []


def test_nothing_is_wrong_with_either_edition(
    cited: Built, validators: dict[str, str], require_tool: Callable[[str], str]
) -> None:
    require_tool("ace")
    require_tool("verapdf")
    ran = run_book("check", cited.folder, "--profile", "digital", "--format", "json", environment=validators)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one for one in found if one["code"] != "TOO-001"] == []
    assert ran.returncode == 0


def test_the_same_manuscript_gives_the_same_bytes(cited: Built, tmp_path: Path) -> None:
    manifest = (cited.folder / "book.yaml").read_text("utf-8")
    again = build(write_book(tmp_path / "again", FILES, manifest))
    assert again.epub.read_bytes() == cited.epub.read_bytes()
    assert again.pdf.read_bytes() == cited.pdf.read_bytes()


def test_a_file_of_sources_changes_nothing_in_a_book_that_cites_by_hand(tmp_path: Path) -> None:
    by_hand: dict[str, str | bytes] = {
        "body/01.md": "# One\n\nIt was so.^[E. H. Carr, *The Interregnum* (Macmillan, 1954), 33.]\n",
        "back/bibliography.md": "# Bibliography\n\n- Carr, E. H. *The Interregnum*. Macmillan, 1954.\n",
    }
    manifest = MANIFEST[: MANIFEST.index("contents:")]
    without = build(write_book(tmp_path / "without", by_hand, manifest))
    beside = build(write_book(tmp_path / "beside", {**by_hand, "bibliography.yaml": SOURCES}, manifest))
    assert beside.epub.read_bytes() == without.epub.read_bytes()
    assert beside.pdf.read_bytes() == without.pdf.read_bytes()
