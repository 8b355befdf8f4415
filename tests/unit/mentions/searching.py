"""Records and searches for the tests of the search for names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from book.diagnostics import Diagnostic, Report
from book.manifest.records import GlossaryRecord, PersonRecord
from book.mentions.checks import check_mentions
from book.mentions.mention import Findings
from book.mentions.search import Place, prepare_search, search_document
from book.mentions.spellings import check_spellings
from book.model.content import Document, PersonMark, TermMark
from book.model.walk import iter_inline_runs, iter_inlines, plain_text
from tests.books import parse


def people(*records: Mapping[str, object]) -> tuple[PersonRecord, ...]:
    return tuple(PersonRecord.model_validate(record) for record in records)


def terms(*records: Mapping[str, object]) -> tuple[GlossaryRecord, ...]:
    return tuple(GlossaryRecord.model_validate({"definition": "x", **record}) for record in records)


PEOPLE = people(
    {"sort": "Smirnov, Ivan Nikitich", "id": "ivan", "original": "Смирнов, Иван Никитич", "born": "1881",
     "died": "1936"},
    {"sort": "Smirnov, Vladimir Mikhailovich", "id": "vladimir", "born": "1887", "died": "1937"},
    {"sort": "Stalin, Joseph", "id": "stalin", "original": "Сталин, Иосиф", "pseudonyms": ["Koba"]},
    {
        "sort": "Trotsky, Leon", "id": "trotsky", "original": "Троцкий, Лев Давидович",
        "birth-name": "Lev Davidovich Bronstein", "pseudonyms": ["Antid Oto"], "born": "1879", "died": "1940",
        "variants": {"accepted": ["Lev Davidovich Trotsky"], "correct": ["Trotskii", "Trotzky"]},
    },
    {"sort": "Larin, Yurii", "id": "larin", "original": "Ларин, Юрий"},
    {"sort": "Lenin, V. I.", "id": "lenin", "original": "Ленин, Владимир Ильич"},
    {"sort": "Preobrazhensky, Yevgeny", "id": "preobrazhensky"},
    {"sort": "Gaulle, Charles de", "id": "gaulle"},
    {"sort": "Bonch-Bruevich, Vladimir", "id": "bonch"},
    {"sort": "O’Brien, Flann", "id": "obrien"},
    {"sort": "Nicholas II", "id": "nicholas"},
    {"sort": "Marx, Karl", "id": "marx"},
    {"sort": "Young, Edgar", "id": "young", "mentions": "marked"},
    {"sort": "Soso", "see": "stalin"},
)  # fmt: skip

TERMS = terms(
    {"headword": "soviet"},
    {"headword": "NEP", "expansion": "New Economic Policy"},
    {"headword": "gubkom", "original": "губком", "aliases": ["provincial committee"]},
    {"headword": "scissors", "mentions": "marked"},
    {"headword": "cell (party)", "id": "cell"},
)


def search(
    text: str,
    place: Place | None = None,
    *,
    records: Iterable[PersonRecord] = PEOPLE,
    language: str = "en-US",
    nearest: bool = False,
) -> tuple[Document, Findings]:
    prepared = prepare_search(records, TERMS, language, nearest=nearest)
    return search_document(parse(text, lang=language), prepared, place or Place())


def marks(document: Document) -> list[PersonMark | TermMark]:
    """The marks of a document that the search made, in the text and then in the notes."""
    texts = (document.blocks, *(note.blocks for note in document.notes))
    nodes = (node for blocks in texts for run in iter_inline_runs(blocks) for node in iter_inlines(run))
    return [node for node in nodes if isinstance(node, PersonMark | TermMark) and node.found]


def found(text: str, place: Place | None = None, **more: object) -> list[str]:
    """What the search finds in a text: `ivan: I. N. Smirnov`."""
    document, _ = search(text, place, **more)  # type: ignore[arg-type]
    return [
        f"{mark.person if isinstance(mark, PersonMark) else mark.term}: {plain_text(mark.children)}"
        for mark in marks(document)
    ]


def text_of(document: Document) -> list[str]:
    """The words of every run."""
    texts = (document.blocks, *(note.blocks for note in document.notes))
    return [plain_text(run) for blocks in texts for run in iter_inline_runs(blocks)]


def checked(*texts: str, records: tuple[PersonRecord, ...] = PEOPLE, undecided: bool = True) -> list[Diagnostic]:
    """What is reported of the names in some texts."""
    report = Report()
    findings = [search(text, records=records)[1] for text in texts]
    check_mentions(findings, records, report, undecided=undecided)
    check_spellings(findings, records, report)
    return list(report)


def told(reported: Iterable[Diagnostic]) -> list[tuple[str, int, int | None]]:
    """Code, line and column of every finding."""
    return [(one.code, one.line, one.column) for one in reported]
