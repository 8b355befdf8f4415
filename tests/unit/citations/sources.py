"""Ten sources in two scripts, and small books that cite them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from book.diagnostics import Report
from book.model.walk import iter_inline_runs, plain_text
from book.paginate.plan import Setting
from tests.books import MANIFEST, read_book, setting_of, write_book

SOURCES = """\
- id: trotsky1930
  type: book
  author: [{family: Trotsky, given: Leon}]
  title: "My Life: An Attempt at an Autobiography"
  publisher: Charles Scribner's Sons
  publisher-place: New York
  issued: 1930
  language: en
- id: serebriakova1991
  type: book
  author: [{family: Серебрякова, given: Зоря}]
  title: Что делать?
  translated-title: What is to be done?
  publisher: Московский рабочий
  publisher-place: Москва
  issued: 1991
  language: ru
- id: carr1954
  type: book
  author: [{family: Carr, given: E. H.}]
  title: The Interregnum, 1923–1924
  title-short: Interregnum
  publisher: Macmillan
  publisher-place: London
  issued: 1954
- id: carr1958
  type: book
  author: [{family: Carr, given: E. H.}]
  title: Socialism in One Country, 1924–1926
  volume: 1
  publisher: Macmillan
  publisher-place: London
  issued: 1958
- id: felshtinskii2001
  type: article-journal
  author: [{family: Fel’shtinskii, given: Iu. G.}, {family: Smith, given: Anna}]
  title: The Letters of <i>Pravda</i>
  container-title: Slavic Review
  volume: 60
  issue: 2
  page: 321-328
  issued: 2001-06
  DOI: 10.2307/2697273
- id: politburo1923
  type: manuscript
  title: Minutes of the Politburo
  issued: 1923-10-08
  archive: RGASPI
  archive_location: fond 17, opis 3, delo 388
  keyword: archive, party
- id: pavlova1993
  type: chapter
  author: [{family: Павлова, given: И. В.}]
  title: Механизм власти
  translated-title: The mechanism of power
  container-title: Сборник статей
  editor: [{family: Иванов, given: И. И.}]
  publisher: Наука
  publisher-place: Новосибирск
  page: 12-45
  issued: 1993
  language: ru
- id: trotskii1923
  type: article-newspaper
  author: [{family: Троцкий, given: Л. Д.}]
  title: Новый курс
  translated-title: The new course
  container-title: Правда
  issued: 1923-12-11
  language: ru
- id: deutscher1959
  type: book
  author: [{family: Deutscher, given: Isaac}]
  title: "The Prophet Unarmed: Trotsky, 1921–1929"
  publisher: Oxford University Press
  publisher-place: Oxford
  issued: 1959
- id: deutscher1960
  type: book
  author: [{family: Deutscher, given: Tamara}]
  title: "The Prophet Unarmed: A Reader"
  publisher: Oxford University Press
  publisher-place: Oxford
  issued: 1960
"""

NO_BIBLIOGRAPHY = MANIFEST + "contents: {front: [], body: [body/01.md, body/02.md], back: []}\n"
BOTH = MANIFEST + "contents: {front: [], body: [body/01.md, body/02.md], back: [bibliography]}\n"


def cite(folder: Path, *chapters: str, manifest: str = BOTH, sources: str = SOURCES) -> Setting:
    """A book of chapters with these words, without errors. A chapter that is not given says nothing."""
    return setting_of(folder, files_of(chapters, sources), manifest)


def find(folder: Path, *chapters: str, manifest: str = BOTH, sources: str = SOURCES) -> Report:
    """What is reported of such a book."""
    return read_book(write_book(folder, files_of(chapters, sources), manifest))[1]


def files_of(chapters: tuple[str, ...], sources: str = SOURCES) -> Mapping[str, str | bytes]:
    """The files of a book of two chapters."""
    texts = [*chapters, "Nothing.", "Nothing."][:2]
    files: dict[str, str | bytes] = {f"body/{at:02}.md": f"# C{at}\n\n{text}\n" for at, text in enumerate(texts, 1)}
    return {**files, "bibliography.yaml": sources}


def notes(setting: Setting) -> list[str]:
    """The words of every note of the book."""
    return [
        " ".join(plain_text(run) for run in iter_inline_runs(note.blocks))
        for division in setting.book.divisions
        for note in division.notes
    ]


def texts(setting: Setting) -> list[str]:
    """The words of every paragraph of the text."""
    return [plain_text(run) for division in setting.book.divisions for run in iter_inline_runs(division.blocks)]


def listed(setting: Setting) -> list[str]:
    """The words of every entry of the bibliography."""
    return [plain_text(entry.words) for group in setting.apparatus.bibliography for entry in group.entries]
