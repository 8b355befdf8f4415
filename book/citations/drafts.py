"""What is given to the processor for one division: its citations in order, and what makes their forms right.

A division is a document of its own, so that a chapter's citations depend on nothing but what is given here. Three
things stand in it beside the citations:

- at its head, sources that count as cited in full before it (NT-08);
- before a citation that must not become ibid. (NT-07), the source before it, cited twice: what follows a citation of
  several sources is never ibid.;
- at its end, the book's other sources whose names could be mixed up with those cited, so that short forms tell apart
  what the whole book cites.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from book.citations.processor import CitingDocument
from book.citations.words import to_pandoc
from book.model.content import Citation

_FILLER = {"t": "Para", "c": [{"t": "Str", "c": "x"}]}
"""A paragraph beside a citation: one that stands alone in its note would get a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPlace:
    """The citations of one note, or one in the text."""

    citations: tuple[Citation, ...]
    in_note: bool


@dataclass(slots=True)
class Draft:
    """A document being written. `slots` say where the words of each citation will stand: block and paragraph."""

    ibid: bool
    blocks: list[dict[str, Any]] = field(default_factory=list)
    slots: list[tuple[int, int]] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    _last: str | None = None
    _last_place: int = -2

    def add_seen(self, keys: Collection[str]) -> None:
        """Let sources count as cited before."""
        if keys:
            self.blocks.append(_note([_cite_all(keys)]))

    def add_place(self, number: int, place: CitedPlace) -> None:
        """Add what is cited at a place, the `number`th of the division's notes and citations in the text."""
        paragraphs: list[dict[str, Any]] = []
        for citation in place.citations:
            follows = self._last_place in (number, number - 1)
            if self._last == citation.sources[0].key and not (self.ibid and follows):
                paragraphs.append(_paragraph(_cite_all([citation.sources[0].key])))
            self.slots.append((len(self.blocks), len(paragraphs)))
            paragraphs.append(_paragraph(_cite(citation)))
            self.cited += [source.key for source in citation.sources]
            self._last, self._last_place = self.cited[-1], number
        if place.in_note or not paragraphs:
            self.blocks.append({"t": "Para", "c": [{"t": "Note", "c": [*paragraphs, _FILLER]}]})
        else:
            self.slots[-1] = (len(self.blocks) + self.slots[-1][1], 0)
            self.blocks += paragraphs

    def finish(self, companions: Collection[str]) -> CitingDocument:
        """The document, with other sources at its end."""
        keys = dict.fromkeys([*self.cited, *companions])
        blocks = [*self.blocks, _note([_cite_all(companions)])] if companions else self.blocks
        return CitingDocument(content=_document(blocks, {}), keys=tuple(keys))


def words_at(blocks: Sequence[Mapping[str, Any]], slot: tuple[int, int]) -> Sequence[Mapping[str, Any]]:
    """What the processor has set at a slot of its document."""
    block, paragraph = slot
    content = blocks[block]["c"]
    if content[0]["t"] == "Note":
        content = content[0]["c"][paragraph]["c"]
    words: Sequence[Mapping[str, Any]] = content[0]["c"][1]
    return words


def draft_bibliography(keys: Collection[str]) -> CitingDocument:
    """A document that is nothing but the bibliography of some sources."""
    nocite = {"t": "MetaInlines", "c": [_cite_all(["*"])]}
    return CitingDocument(content=_document([], {"nocite": nocite}), keys=tuple(keys))


def _document(blocks: Sequence[Mapping[str, Any]], meta: Mapping[str, Any]) -> dict[str, Any]:
    return {"pandoc-api-version": [1, 23, 1], "meta": meta, "blocks": blocks}


def _note(inlines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return _paragraph({"t": "Note", "c": [{"t": "Para", "c": inlines}, _FILLER]})


def _paragraph(inline: Mapping[str, Any]) -> dict[str, Any]:
    return {"t": "Para", "c": [inline]}


def _cite(citation: Citation) -> dict[str, Any]:
    mode = "AuthorInText" if citation.narrative else "NormalCitation"
    cited = [
        _source(
            source.key,
            "SuppressAuthor" if source.suppress_author else mode,
            to_pandoc(source.prefix),
            to_pandoc(source.suffix),
        )
        for source in citation.sources
    ]
    return {"t": "Cite", "c": [cited, []]}


def _cite_all(keys: Collection[str]) -> dict[str, Any]:
    """Several sources at once; one is cited twice."""
    twice = [*keys, *keys] if len(keys) == 1 else keys
    return {"t": "Cite", "c": [[_source(key, "NormalCitation", [], []) for key in twice], []]}


def _source(key: str, mode: str, prefix: list[Any], suffix: list[Any]) -> dict[str, Any]:
    return {
        "citationId": key,
        "citationPrefix": prefix,
        "citationSuffix": suffix,
        "citationMode": {"t": mode},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
