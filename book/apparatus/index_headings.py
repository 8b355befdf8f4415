"""What can be wrong with the words of index headings, whether marked in the text or given in index.yaml.

Comes in: the headings as a tree of paths. Goes out: diagnostics only, IDX-006, IDX-008 to IDX-011, IDX-023 and IDX-024.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from book.apparatus.collation import fold
from book.apparatus.index_keys import Key, Path, show_path
from book.apparatus.wording import plain_heading
from book.diagnostics import Report
from book.source import Span

DEEPEST = 3
"""A main heading and two levels of subheadings (IX-01)."""

DEEPEST_RUN_IN = 2
"""A main heading and one level, where subentries follow each other in one paragraph (IX-01)."""

_PARTICLES = re.compile(
    "af|al|am|auf|aus|av|bar|ben|bin|da|dal|dalla|das|de|degli|dei|del|della|den|der|des|di|do|dos|du|el|ibn|la|las|le"
    "|les|lo|los|op|’s|’t|te|ten|ter|van|vande|vanden|vander|ver|vom|von|zu|zum|zur"
)
_JOINED_PARTICLE = re.compile(r"(?:(?i:al|el)|ad|an|ar|as|ash|at|az)-(?=\w)|[dD]’(?=\w)")
_SUFFIX_TOO_EARLY = re.compile(r", (?P<suffix>[JS]r\.|I{2,3}|IV), \w")
_NO_PAGE = re.compile(r"\bpassim\b|\b\d+ ?ff?\.?(?=$|[\s,;])")
_BRACKETS = {")": "(", "]": "["}


def check_depth(spans: Mapping[Key, Span], report: Report, *, run_in: bool) -> None:
    """Report headings that are more levels deep than the index can show: IDX-009, IDX-023 (IX-01)."""
    for key, span in spans.items():
        if len(key.path) == DEEPEST + 1:
            report.add("IDX-009", span, heading=show_path(key.path))
        elif run_in and len(key.path) == DEEPEST_RUN_IN + 1:
            report.add("IDX-023", span, heading=show_path(key.path[:-1]))


def check_headings(
    spans: Mapping[Path, Span], sorted_by_hand: Collection[Path], people: Collection[Path], report: Report
) -> None:
    """Report doubtful headings, and those with one subheading (IDX-008, IX-41). `spans` has every path of the index and
    where it comes from.

    `sorted_by_hand` are the headings whose order the author has settled: those with sort-as, and people.
    """
    siblings: dict[Path, list[Path]] = {}
    for path in spans:
        siblings.setdefault(path[:-1], []).append(path)
    for path, span in spans.items():
        if fault := find_fault(path[-1]):
            report.add("IDX-010", span, heading=show_path(path), fault=fault)
        if path in people and _is_doubtful_name(path[0]):
            report.add("IDX-024", span, name=path[0])
        if len(path) == 1 and path not in sorted_by_hand and (particle := find_particle(path[0])):
            report.add("IDX-011", span, heading=show_path(path), particle=particle)
        if len(below := siblings.get(path, [])) == 1:
            report.add("IDX-008", spans[below[0]], heading=show_path(path), subheading=plain_heading(below[0][-1]))
    for paths in siblings.values():
        _check_variants(paths, spans, report)


def _check_variants(paths: list[Path], spans: Mapping[Path, Span], report: Report) -> None:
    """Headings side by side that differ only in capitals, accents or apostrophes: IDX-006 (IX-23, IX-51)."""
    first_seen: dict[tuple[int, ...], Path] = {}
    for path in paths:
        other = first_seen.setdefault(fold(plain_heading(path[-1])), path)
        if other != path:
            report.add("IDX-006", spans[path], heading=show_path(path), other=show_path(other))


def find_fault(heading: str) -> str | None:
    """What makes a heading malformed: nothing in it, stray punctuation at an end, brackets that do not match, a suffix
    before the forenames (IX-21), words that stand for pages (IX-38)."""
    words = plain_heading(heading).strip()
    if not any(letter.isalnum() for letter in words):
        return "it has no letter or digit"
    if words[0] in ",;:.)]":
        return f"it begins with “{words[0]}”"
    if words[-1] in ",;:([":
        return f"it ends with “{words[-1]}”"
    if "*" in words:
        return "“*” stands alone"
    if suffix := _SUFFIX_TOO_EARLY.search(words):
        return f"“{suffix['suffix']}” stands before the forenames: Brown, A. H., Jr."
    if vague := _NO_PAGE.search(words):
        return f"“{vague[0]}” names no page"
    open_brackets: list[str] = []
    for letter in words:
        if letter in "([":
            open_brackets.append(letter)
        elif letter in _BRACKETS and (not open_brackets or open_brackets.pop() != _BRACKETS[letter]):
            return f"“{letter}” closes nothing"
    return f"“{open_brackets[-1]}” is not closed" if open_brackets else None


def find_particle(heading: str) -> str | None:
    """The particle that a name at the beginning of a heading has before its capital: "van der", "al-" (IX-19)."""
    heading = plain_heading(heading)
    joined = _JOINED_PARTICLE.match(heading)
    if joined is not None and heading[joined.end()].isupper():
        return joined.group()
    words = heading.replace("'", "’").split()
    count = next((at for at, word in enumerate(words) if not _PARTICLES.fullmatch(word)), len(words))
    if 0 < count < len(words) and words[count][0].isupper():
        return " ".join(words[:count])
    return None


def _is_doubtful_name(name: str) -> bool:
    """Whether a name has two words in capitals and no comma: the first may be a forename (IX-20)."""
    return "," not in name and sum(word[0].isupper() for word in name.split()) > 1
