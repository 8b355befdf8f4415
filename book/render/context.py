"""What rendering a division needs to know about the rest of the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from book.apparatus.ranges import RangeStyle
from book.model.book import Division
from book.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderContext:
    """`labels` has the page label of every anchor known so far (empty before the first layout); `image_widths` the
    width of every figure, by its id, as a percentage of the measure; `entries` the anchors of the glossary and of the
    biographical notes that exist ("term-nep", "person-smirnov"); `marks` the mark of every note, by its id; `ranges`
    how the last page of a range is shortened; `unplaced` is the label printed for an anchor without a page."""

    vocabulary: Vocabulary
    lang: str
    labels: Mapping[str, str]
    image_widths: Mapping[str, float]
    entries: frozenset[str]
    signatures: Mapping[str, str]
    marks: Mapping[str, str]
    ranges: RangeStyle = RangeStyle.CHICAGO
    unplaced: str = "000"


@dataclass(slots=True)
class RenderState:
    """One division while it is rendered: which entries its text has linked to already (GL-07)."""

    context: RenderContext
    division: Division
    linked: set[str] = field(default_factory=set)
