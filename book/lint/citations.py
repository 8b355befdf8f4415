"""What a note cites, as far as its words show: titles, years, pages, shelf marks. Nothing is looked up.

Comes in: a note. Goes out: its words on one line with titles marked, the words that send the reader to the citation
before ("Ibid.", "Там же") with their places, and how many works are cited. In doubt a note cites one work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from book.model.content import Block, Code, Inline, LanguageBlock, LineBreak, Note, Paragraph, Style, Styled, Text
from book.source import Span

_OPEN, _CLOSE = "\ue000", "\ue001"  # around titles; manuscripts have no private-use characters
_SIGNAL = (
    r"(?:(?:but |but see |see(?: also)?|cf\.|compare|e\.g\.,?|quoted in|cited in|also|см\.(?: также)?|ср\.|цит\. по:?"
    r"|vgl\.(?: auch)?|siehe(?: auch)?|voir(?: aussi)?) ?)*"
)
_LATIN = r"ibid(?:em)?\b\.?|ib\.|(?:idem|eadem)(?=[,.;: ]|$)|op\. ?cit\.|loc\. ?cit\.|art\. ?cit\."
_GERMAN = r"ebd\.|ebenda(?=[,.;:(]|$)|(?:ders|dies)\.,|a\. ?a\. ?O\."
# "Там же он узнал" and "Он же сказал" are words like any other.
_RUSSIAN = r"там же(?= *(?:[.,;:(\[\]]|$))|(?:он|она|они) же(?=[.:,])|(?:указ|цит)\. ?соч\."
_BACK = re.compile(
    rf"(?:^|(?<=[.!?…] )|(?<=[.!?…][”’»){_CLOSE}] )){_SIGNAL}{_OPEN}?(?P<term>{_LATIN}|{_GERMAN}|{_RUSSIAN})",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_CAPITAL = r"(?=[^\W\d_])[^a-zа-яё]"
_TITLE = re.compile(rf"{_OPEN}[^\w{_CLOSE}]*{_CAPITAL}[^{_CLOSE}]*{_CLOSE}|[“„«‘]{_CAPITAL}[^”“»’]*[”“»’]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_PLACE = re.compile(
    r"\b(?:pp?|vols?|nos?|nr|chap|fols?|bd|s|стр|с|сс|т|тт|кн|ч|вып)\. ?(?:\d|[ivxlc]+\b)|№ ?\d|\(\d{4}\)"
    r"|[,:] (?!(?:1[5-9]|20)\d\d\b)\d+(?:[–-]\d+)?(?:n\d+)?(?=[.,;)]| ?$)",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(rf"\W*{_CAPITAL}[\w ]*, [^.;]*{_YEAR.pattern}")  # Правда, 1927, 5 ноября
_SHELF_MARK = re.compile(r"\b(?:f|op|d|l|ll|ф|оп|д|л|лл|box|folder)\.? ?\d+", re.IGNORECASE)
_AUTHOR = re.compile(rf"\W*{_OPEN}?[A-ZА-ЯЁ][\w’'-]+,? (?:[A-ZА-ЯЁ]\. ?)+")
_SENTENCE_END = re.compile(rf"(?<=[.!?…”»)\]]) (?={_CAPITAL}|{_OPEN}{_CAPITAL})")


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that stand for the citation before: as written, where, and the words of the note before them.

    `in_brackets` are those of a translation that is cited beside the original: «Там же, С. 54 [Ibid., p. 48]».
    """

    term: str
    span: Span
    earlier: str
    in_brackets: bool

    @property
    def is_cyrillic(self) -> bool:
        """Whether they are Russian, and stand for a Russian citation."""
        return _has_cyrillic(self.term)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a note on one line, and the place of each node of them by its offset."""

    text: str
    places: tuple[tuple[int, Span], ...]

    def span_at(self, offset: int) -> Span:
        """Where the node stands that has the letter at an offset."""
        return next(span for at, span in reversed(self.places) if at <= offset)


def read_words(note: Note) -> Words:
    """The words of a note's paragraphs. What a note quotes in a block is not its own."""
    parts: list[str] = []
    places: list[tuple[int, Span]] = [(0, note.span)]
    length = 0
    for piece, span in _pieces(note.blocks):
        if span is not None:
            places.append((length, span))
        parts.append(piece)
        length += len(piece)
    return Words("".join(parts).rstrip(), tuple(places))


def find_back_references(words: Words) -> list[BackReference]:
    """The words that begin a note, a sentence of it, or brackets in it, and stand for the citation before."""
    text = own_words(words.text)
    found = [
        BackReference(one["term"].strip(" ,"), words.span_at(one.start("term")), text[: one.start()], False)
        for one in _BACK.finditer(text)
    ]
    for brackets in _BRACKETED.finditer(words.text):
        one = _BACK.match(words.text[brackets.start() + 1 : brackets.end() - 1])
        if one is not None:
            span = words.span_at(brackets.start() + 1 + one.start("term"))
            found.append(BackReference(one["term"].strip(" ,"), span, "", True))
    return found


def own_words(text: str) -> str:
    """A text with blanks for what stands in square brackets."""
    return _BRACKETED.sub(lambda found: " " * len(found[0]), text)


def bracketed_words(text: str) -> str:
    """What stands in square brackets in a text."""
    return "; ".join(found[0][1:-1] for found in _BRACKETED.finditer(text))


def count_works(text: str) -> int:
    """How many works a text cites: for 2 and more, each has a title or an author, and a year or a page.

    Further places in the same work are no other work.
    """
    works = 0
    for part in text.split(";"):
        works += sum(_is_work(sentence) for sentence in _SENTENCE_END.split(part)) or int(_is_work(part))
    return works or int(cites_something(text))


def last_citation(text: str) -> str:
    """The last sentence that cites something, or nothing."""
    return next((part for part in reversed(_SENTENCE_END.split(text)) if cites_something(part)), "")


def cites_something(text: str) -> bool:
    """Whether there is a title, a page, a shelf mark or the date of a newspaper in a text, of whatever work."""
    if len(_SHELF_MARK.findall(text)) > 1 or _NEWSPAPER.match(text) is not None:
        return True
    return any(feature.search(text) is not None for feature in (_TITLE, _PLACE, _BACK))


def scripts_of(text: str) -> tuple[bool, bool]:
    """Whether there are Latin and Cyrillic words in a text; single letters are of no script."""
    return bool(re.search(r"[A-Za-zÀ-ž]{3}", text)), _has_cyrillic(text)


def _has_cyrillic(text: str) -> bool:
    return bool(re.search("[Ѐ-ӿ]{2}", text))


def _is_work(part: str) -> bool:
    if _BACK.search(part):
        return True
    named = _TITLE.search(part) is not None or _AUTHOR.match(part) is not None
    placed = _YEAR.search(part) is not None or _PLACE.search(part) is not None
    return (named and placed) or len(_SHELF_MARK.findall(part)) > 2


def _pieces(blocks: Iterable[Block]) -> Iterator[tuple[str, Span | None]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _inline_pieces(block.children)
                yield " ", None
            case LanguageBlock():
                yield from _pieces(block.blocks)
            case _:
                pass


def _inline_pieces(inlines: Iterable[Inline]) -> Iterator[tuple[str, Span | None]]:
    for node in inlines:
        match node:
            case Text() | Code():
                yield re.sub(r"\s", " ", node.text), node.span
            case LineBreak():
                yield " ", node.span
            case Styled(style=Style.EMPHASIS | Style.WORK_TITLE):
                yield _OPEN, node.span
                yield from _inline_pieces(node.children)
                yield _CLOSE, None
            case _ if hasattr(node, "children"):
                yield from _inline_pieces(node.children)
            case _:
                pass
