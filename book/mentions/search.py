"""The search: a parsed document in, the same document with people and terms marked out, and what was found.

Runs before ids are given, so that links, the index and everything else treat what was found as if the author had marked
it. Not searched are code, the titles of works, the words of cross-references, the names of speakers, and words in
emphasis in notes, where emphasis means a title. What the author has marked is decided: it is looked at for its spelling
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from book.manifest.records import GlossaryRecord, PersonRecord
from book.mentions.citations import find_authors
from book.mentions.deciding import candidates, decide
from book.mentions.haystack import Around, Haystack, Leaf
from book.mentions.life_years import read_life_years
from book.mentions.marking import Stretch, Wrap, can_mark, mark_stretches
from book.mentions.matching import Hit, Matcher, TermHit
from book.mentions.mention import Findings, Mention, OtherSpelling, Verdict
from book.mentions.names import Name, names_of
from book.mentions.transliteration import Transliterations
from book.model.content import (
    Block,
    BlockQuotation,
    Blocks,
    Dialogue,
    Document,
    Epigraph,
    Inlines,
    LanguageBlock,
    Letter,
    PersonMark,
    TermMark,
    Verse,
)
from book.model.rewrite import rewrite_runs
from book.model.walk import iter_blocks


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for in a book, and how. Made once by `prepare_search`.

    `marks_people` and `marks_terms` say whether what is found is marked; names are looked for in any case, for the
    check of their spelling. `nearest` gives a shared name to the one who was named last.
    """

    matcher: Matcher
    transliterations: Transliterations
    headings: Mapping[str, str]
    marks_people: bool = True
    marks_terms: bool = True
    nearest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What holds for one text: `people` by the surnames that mean them there, whether anything is `marked`, whether
    emphasis is that of titles in the text too; and the entry that the text belongs to, which it need not lead to."""

    people: Mapping[str, str] = field(default_factory=dict)
    marked: bool = True
    titles_in_text: bool = False
    own_person: str | None = None
    own_term: str | None = None


def prepare_search(
    people: Iterable[PersonRecord],
    terms: Iterable[GlossaryRecord],
    language: str,
    *,
    marks_people: bool = True,
    marks_terms: bool = True,
    nearest: bool = False,
) -> Search:
    """The search for the people and terms of a book in that language."""
    people = tuple(people)
    names = names_of(people)
    return Search(
        matcher=Matcher(names, terms if marks_terms else (), language),
        transliterations=Transliterations.of(names),
        headings={person.id: person.sort for person in people},
        marks_people=marks_people,
        marks_terms=marks_terms,
        nearest=nearest,
    )


def search_document(document: Document, search: Search, place: Place) -> tuple[Document, Findings]:
    """A document with its people and terms marked, in the text and the notes."""
    searching = _Searching(search, place)
    blocks = searching.search_blocks(document.blocks)
    notes = tuple(
        replace(note, blocks=searching.search_blocks(note.blocks, note=note.label)) for note in document.notes
    )
    return replace(document, blocks=blocks, notes=notes), searching.findings()


class _Searching:
    """The search of one text. Lives only while `search_document` runs."""

    def __init__(self, search: Search, place: Place) -> None:
        self._search = search
        self._place = place
        self._mentions: list[Mention] = []
        self._spellings: list[OtherSpelling] = []
        self._latest: dict[str, str] = {}
        self._latest_at: dict[str, dict[str, str]] = {}  # where each note's reference stands
        self._in_note = False

    def findings(self) -> Findings:
        return Findings(mentions=tuple(self._mentions), spellings=tuple(self._spellings))

    def search_blocks(self, blocks: Blocks, note: str | None = None) -> Blocks:
        """The blocks of the text, or of the note of that label."""
        self._in_note = note is not None
        if note is not None:
            self._latest = dict(self._latest_at.get(note, {}))
        return tuple(self._search_block(block) for block in blocks)

    def _search_block(self, block: Block) -> Block:
        quoted = isinstance(block, BlockQuotation | Epigraph | Verse | Letter)
        foreign = isinstance(block, LanguageBlock)

        speakers = [
            turn.speaker for inner in iter_blocks((block,)) if isinstance(inner, Dialogue) for turn in inner.turns
        ]

        def change(run: Inlines) -> Inlines:
            is_speaker = any(run is speaker for speaker in speakers)
            return run if is_speaker else self._search_run(run, quoted, foreign)

        return rewrite_runs((block,), change)[0]

    def _search_run(self, run: Inlines, quoted: bool, foreign: bool) -> Inlines:
        haystack = Haystack.of(run)
        hits = self._search.matcher.find(haystack.text)
        if not foreign:
            self._find_spellings(haystack)
        titles = self._in_note or self._place.titles_in_text
        people = [hit for hit in hits if isinstance(hit, Hit)]
        authors: frozenset[int] = frozenset()
        if titles and people:
            authors = find_authors(haystack.text, people, haystack.titles)
        stretches = []
        cited = {people[number].start for number in authors}
        for hit in hits:
            self._remember(haystack, hit.start)
            leaves = haystack.leaves_of(hit.start, hit.end)
            if not leaves or (titles and all(leaf.around.emphasis for leaf in leaves)):
                continue
            if isinstance(hit, TermHit):
                wrap = self._mark_term(hit, haystack, leaves)
            else:
                wrap = self._mark_person(hit, haystack, leaves, quoted, foreign, cited=hit.start in cited)
            if wrap is not None and (stretch := _place(run, haystack, hit, wrap, len(leaves) == 1)) is not None:
                stretches.append(stretch)
        self._remember(haystack, len(haystack.text))
        return mark_stretches(run, stretches) if stretches else run

    def _remember(self, haystack: Haystack, end: int) -> None:
        """Keep, for each note referred to before `end`, whom every surname meant last: the note is read there."""
        if self._search.nearest:
            while haystack.references and haystack.references[0][0] < end:
                self._latest_at[haystack.references.pop(0)[1]] = dict(self._latest)

    def _mark_term(self, hit: TermHit, haystack: Haystack, leaves: list[Leaf]) -> Wrap | None:
        """The mark for a term; none where the author has decided, or two entries have it."""
        if any(leaf.around.decided for leaf in leaves) or _fills_index_mark(hit, haystack):
            return None
        if not self._place.marked or len(hit.terms) > 1 or hit.terms[0] == self._place.own_term:
            return None
        term, span = hit.terms[0], haystack.span(hit.start)
        return lambda words: TermMark(term=term, children=words, span=span, found=True)

    def _mark_person(
        self, hit: Hit, haystack: Haystack, leaves: list[Leaf], quoted: bool, foreign: bool, *, cited: bool
    ) -> Wrap | None:
        """The mark for a person, where it is known who is meant; and a mention for the checks."""
        by_hand = next((leaf.around for leaf in leaves if leaf.around.decided), None)
        names = candidates(hit)
        verdict, people = self._judge(hit, names, by_hand)
        name = next((name for name in names if name.person in people), None)
        if not any(one.searched for one in hit.shared) and verdict is not Verdict.DECIDED:
            return None  # wrong spellings only, and no more than that
        span = haystack.span(hit.core[0])
        decided = by_hand is not None or _fills_index_mark(hit, haystack)
        self._mentions.append(
            Mention(
                form=haystack.text[slice(*hit.core)],
                words=haystack.text[hit.start : hit.end],
                span=span,
                verdict=verdict,
                people=people,
                name=name,
                said=hit.said,
                years=read_life_years(haystack.text, hit.end),
                by_hand=decided,
                quoted=quoted,
                foreign=foreign or any(leaf.around.foreign for leaf in leaves),
                cited=cited,
            )
        )
        if verdict is not Verdict.DECIDED or name is None:
            return None
        if self._search.nearest:
            self._latest |= {one.surname: people[0] for one in hit.shared if one.person == people[0]}
        wanted = self._search.marks_people and self._place.marked and name.searched
        if not wanted or decided or people[0] == self._place.own_person:
            return None
        if self._is_indexed_by_hand(hit, people[0], haystack):
            return None
        person, place = people[0], span if hit.start == hit.core[0] else haystack.span(hit.start)
        return lambda words: PersonMark(person=person, children=words, span=place, found=True, passing=cited)

    def _judge(self, hit: Hit, names: tuple[Name, ...], by_hand: Around | None) -> tuple[Verdict, tuple[str, ...]]:
        """Whom a name means: by the author's mark, or else as the division and the name itself say."""
        if by_hand is not None:
            bearers = {name.person for name in hit.shared}
            if by_hand.person is None or by_hand.person not in bearers:
                return Verdict.NOBODY, ()
            return Verdict.DECIDED, (by_hand.person,)
        defaults = self._place.people
        if (own := self._place.own_person) is not None:
            defaults = {name.surname: own for name in hit.names if name.person == own} | {**defaults}
        return decide(hit, names, defaults, self._latest)

    def _is_indexed_by_hand(self, hit: Hit, person: str, haystack: Haystack) -> bool:
        """Whether the name stands in the words of an index mark under the person's own heading."""
        heading = self._search.headings.get(person)
        return any(
            one.start <= hit.start and hit.end <= one.end and one.heading == heading for one in haystack.stretches
        )

    def _find_spellings(self, haystack: Haystack) -> None:
        for start, word, surname in self._search.transliterations.find(haystack.text):
            leaves = haystack.leaves_of(start, start + len(word))
            if leaves and not any(leaf.around.decided or leaf.around.foreign for leaf in leaves):
                self._spellings.append(OtherSpelling(word=word, surname=surname, span=haystack.span(start)))


def _fills_index_mark(hit: Hit | TermHit, haystack: Haystack) -> bool:
    """Whether an index mark has the name or term for its words, and nothing else: then the author has decided."""
    return any(
        one.start <= hit.start and hit.end <= one.end
        and haystack.text[one.start : one.end].strip().removesuffix("'s").removesuffix("'")
        in {haystack.text[hit.start : hit.end], haystack.text[slice(*_core(hit))]}
        for one in haystack.stretches
    )  # fmt: skip


def _core(hit: Hit | TermHit) -> tuple[int, int]:
    return hit.core if isinstance(hit, Hit) else (hit.start, hit.end)


def _place(run: Inlines, haystack: Haystack, hit: Hit | TermHit, wrap: Wrap, within_text: bool) -> Stretch | None:
    """The stretch of the run to be marked: the whole name, or the surname where the whole cannot be."""
    if within_text:
        return Stretch(*haystack.offsets(hit.start, hit.end), wrap, within_text=True)
    for start, end in ((hit.start, hit.end), _core(hit)):
        first, last = haystack.offsets(start, end)
        if can_mark(run, first, last):
            return Stretch(first, last, wrap)
    return None
