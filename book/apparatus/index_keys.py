"""Where an entry of the index stands: in which index of the book, under which heading.

Comes in: the divisions that are indexes, with the entries they have. Goes out: keys, by which everything about an entry
is found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from book.apparatus.wording import plain_heading
from book.model.book import Book, DivisionKind

PEOPLE = "people"
SUBJECTS = "subjects"
"""The entries that are in no index of a name of its own: the people of people.yaml, and everything else."""

Path: TypeAlias = tuple[str, ...]
"""A heading with its subheadings, as `wording.set_heading` makes them."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry: the id of the division that has its index ("" where the book prints none), and its heading."""

    index: str
    path: Path

    @property
    def above(self) -> Key:
        """The entry it stands under; its path is empty for a main heading."""
        return Key(self.index, self.path[:-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """Which index has which entries (IX-06). `rest` is the one that has people and subjects that no other has."""

    indexes: tuple[str, ...]
    homes: Mapping[str, str]
    rest: str | None
    titles: Mapping[str, str]

    def home(self, entries: str) -> str | None:
        """The id of the index that has these entries, None if none has. Names that marks give must be listed."""
        if self.indexes == ("",):
            return ""
        return self.homes.get(entries, self.rest if entries in {PEOPLE, SUBJECTS} else None)


def build_shelves(book: Book) -> Shelves:
    """The indexes that the book prints; one without a division, to be checked all the same, where it prints none."""
    divisions = [one for one in book.divisions if one.kind is DivisionKind.INDEX and one.generated]
    if not divisions:
        return Shelves(indexes=("",), homes={}, rest="", titles={"": ""})
    return Shelves(
        indexes=tuple(division.id for division in divisions),
        homes={entries: division.id for division in divisions for entries in division.entries},
        rest=next((division.id for division in divisions if not division.entries), None),
        titles={division.id: division.title_text for division in divisions},
    )


def show_path(path: Path) -> str:
    """A heading with its subheadings as a reference names it: "Left Opposition: formation of"."""
    return ": ".join(map(plain_heading, path))


def write_path(path: Path) -> str:
    """A heading with its subheadings as it is written in marks: "Left Opposition!formation of"."""
    return "!".join(path)
