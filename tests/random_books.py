"""Small random books as folders: a seed in, book.yaml with its apparatus, manuscript and pictures out.

The same seed gives the same book. All of it is in the subset of docs/manuscript.md, so that nothing but the length of a
word, a table or a footnote can make it wrong; what it has, it mixes without regard to sense.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from PIL import Image

from tests.books import write_book


def _pool(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_ENGLISH = _pool(
    """the of and committee opposition bureau resolution platform signed members congress which party delegates majority
    published declaration against industrial extraordinary responsibilities internationalism correspondence Petrograd
    organisation unquestionably representatives had not been were letter autumn session nevertheless co-operation naïve
    o'clock workers' so-called AVAVA fjord office shuffle efficient 1923"""
)
_RUSSIAN = _pool(
    """партия оппозиция комитет резолюция съезд международный ответственность большинство чрезвычайный письмо осенью
    организация заседание товарищи промышленность объявление которые подписали несмотря Ёлка"""
)
_GERMAN = _pool(
    """die und Ausschuss Opposition Entschließung Plattform Mitglieder Kongress Partei Mehrheit Erklärung gegen Straße
    außerordentlich Verantwortung Schriftwechsel Versammlungsprotokoll Vertreter waren nicht Größe Brief"""
)
_LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "antidisestablishmentarianism-and-floccinaucinihilipilification",
    "превысокомногорассмотрительствующий",
    "https://example.org/archive/fond/17/opis/2/delo/685/list/" + "53-" * 12,
)
_PEOPLE = {"ioffe": "Ioffe, Adolf", "serebriakov": "Serebriakov, Leonid", "kollontai": "Kollontai, Alexandra"}
_TERMS = {"nep": "NEP", "gubkom": "gubkom"}
_HEADINGS = ("Left Opposition", "Platform", "Congress, Twelfth", "scissors crisis", "Ленинград", "Öffentlichkeit")
_SUBHEADINGS = ("formation of", "end of", "in the provinces")
_TRIMS = ("6in x 9in", "5in x 8in", "148mm x 210mm", "105mm x 170mm", "7in x 10in", "4.25in x 6.87in")
_LIST = re.compile(r"(-|\(?\w{1,3}[.)]) ")
_MARKERS = ("1.", "1)", "(1)", "a.", "a)", "(a)", "i.", "i)", "A)", "I)", "7.", "c)")


def make_book(seed: int, folder: Path) -> Path:
    """Write the book of a seed into a folder."""
    return write_book(folder, *_Writer(seed).write())


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number]


def _join(blocks: Iterable[str]) -> str:
    """Blocks with a blank line between them, and a paragraph between two lists, which would be read as one."""
    joined: list[str] = []
    for block in blocks:
        if joined and all(_LIST.match(text) for text in (joined[-1], block)):
            joined.append("Then more.")
        joined.append(block)
    return "\n\n".join(joined)


def _indent(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join((first if number == 0 else rest if line else "") + line for number, line in enumerate(lines))


class _Writer:
    """A book while it is written. Ids of targets are collected on the way, and later text refers to them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.notes_chance = random.Random(f"notes {seed}")  # of its own: the books of old seeds stay as they were
        self.placement = self.chance.choice(("foot", "foot", "chapter", "book"))
        lengths = (3, 30, 60, 60, 90, 90, 90, 3000) if self.placement == "foot" else (3, 90, 300, 3000)
        self.longest_note = self.chance.choice(lengths)  # words
        self.long_words = self.chance.random() < 0.1
        self.language = self.chance.choice(("en-US", "en-US", "en-GB", "de"))
        symbols = ("", ", symbols: translator", ", symbols: [editor, translator], symbols-placement: same")
        self.symbols = self.notes_chance.choice(symbols)
        self.targets: list[str] = []
        self.count = 0
        self.notes: list[str] | None = None  # of the file in hand; None where there can be none

    def write(self) -> tuple[Mapping[str, str | bytes], str]:
        """The files, and the manifest."""
        chance = self.chance
        files: dict[str, str | bytes] = {
            "images/drawing.svg": self._draw(),
            "images/photo.png": _paint(chance.randint(1, 255)),
        }
        chapters = [f"body/{number:02}.md" for number in range(1, chance.randint(1, 4) + 1)]
        self.targets += [f"opening-{_letter(number)}" for number in range(1, len(chapters) + 1)]
        for number, name in enumerate(chapters, start=1):
            size = chance.choice((0, 1, 3, 8, 16))
            more = chance.choice(("", "", " .unnumbered", ' running-head="Short"', ' subtitle="And what came of it"'))
            title = f"{self._words(1, chance.choice((2, 6, 20)))} {{#opening-{_letter(number)}{more}}}"
            files[name] = self._division(title, size, epigraph=True)
        if chance.random() < 0.2:
            files["front/dedication.md"] = self._words(2, 9) + "\n"
        if chance.random() < 0.4:
            files["front/preface.md"] = self._division(self._words(1, 3), chance.randint(1, 6))
        if chance.random() < 0.4:
            files["back/appendix.md"] = self._division(self._words(1, 3), chance.randint(0, 6))
        files |= self._apparatus()
        files = {name: self._add_notes(name, text) if isinstance(text, str) else text for name, text in files.items()}
        return files, self._manifest(chapters, files)

    def _add_notes(self, name: str, text: str) -> str:
        """A note without a mark behind a title now and then, and notes to entries of the apparatus."""
        chance = self.notes_chance
        if name.endswith(".yaml"):
            lines = text.split("\n")
            noted = [line.lstrip().startswith(("note:", "definition:", "text:")) for line in lines]
            return "\n".join(
                line + ("^[Then a note.]" if can_have and chance.random() < 0.2 else "")
                for line, can_have in zip(lines, noted, strict=True)
            )
        title, end, rest = text.partition("\n")
        if not title.startswith("# ") or chance.random() < 0.7:
            return text
        return f"{title}\n\n::: note\n{chance.choice(('It is not new.', 'Thanks to *all*.'))}\n:::\n{end}{rest}"

    def _manifest(self, chapters: list[str], files: Mapping[str, object]) -> str:
        chance = self.chance
        front = [kind for kind in ("half-title", "title-page", "copyright-page") if chance.random() < 0.6]
        front += [name for name in files if name == "front/dedication.md"]
        front += [kind for kind in ("contents", "illustrations") if chance.random() < 0.6]
        front += [name for name in files if name == "front/preface.md"]
        back = [name for name in files if name.startswith("back/")]
        back += ["chronology"] if "chronology.yaml" in files else []
        back += ["notes"] if self.placement == "book" and self._has_notes(files) else []
        back += [kind for kind in ("glossary", "biographical-notes", "index") if chance.random() < 0.5]
        body = "".join(f"    - {name}\n" for name in chapters)
        if chance.random() < 0.3:
            lines = "".join(f"        - {name}\n" for name in chapters)
            body = f"    - part: {self._words(1, 3)}\n      chapters:\n{lines}"
        listed = "".join(
            f"  {matter}:\n" + "".join(f"    - {line}\n" for line in lines)
            for matter, lines in (("front", front), ("back", back))
            if lines
        )
        return (
            f"title: Book of {self._words(1, 4)}\nauthor: A. N. Author\npublisher: A Press\nyear: 2026\n"
            f"language: {self.language}\ncontents:\n  body:\n{body}{listed}"
            f"notes: {{placement: {self.placement}{self.symbols}}}\n"
            f"editions:\n  print:\n    trim: {chance.choice(_TRIMS)}\n"
            f"    opening: {chance.choice(('any', 'any', 'recto', 'verso'))}\n"
            + chance.choice(("", "    size: 9pt\n", "    size: 12pt\n    leading: 14pt\n", "    bleed: 3mm\n"))
            + chance.choice(("", "    margins: {inside: 12mm, outside: 12mm, top: 15mm, bottom: 18mm}\n"))
        )

    def _has_notes(self, files: Mapping[str, object]) -> bool:
        return any(mark in str(text) for text in files.values() for mark in ("[^", "^[", "::: note"))

    def _apparatus(self) -> dict[str, str | bytes]:
        people = "".join(
            f"- id: {name}\n  sort: {sort}\n  born: {self.chance.randint(1860, 1890)}\n  note: {self._words(8, 60)}\n"
            for name, sort in _PEOPLE.items()
        )
        terms = "".join(
            f"- id: {name}\n  headword: {word}\n  definition: {self._words(5, 60)}\n" for name, word in _TERMS.items()
        )
        files: dict[str, str | bytes] = {"people.yaml": people, "glossary.yaml": terms}
        if self.chance.random() < 0.3:
            events = "".join(
                f"    - date: {day} October\n      text: {self._words(4, 40)}\n"
                for day in sorted(self.chance.sample(range(1, 32), self.chance.randint(1, 12)))
            )
            files["chronology.yaml"] = f"- title: In {self.chance.randint(1900, 1930)}\n  events:\n{events}"
        return files

    # ------------------------------------------------------------------------------------------------------- words

    def _words(self, least: int, most: int, pool: tuple[str, ...] = _ENGLISH) -> str:
        """Words without marks, the first one with a capital."""
        text = " ".join(self.chance.choice(pool) for _ in range(self.chance.randint(least, most)))
        return text[0].upper() + text[1:]

    def _sentence(self, least: int, most: int) -> str:
        """Words with marks in them, and a full stop."""
        parts = []
        for _ in range(self.chance.randint(least, most)):
            mark = self.chance.choice(self._marks()) if self.chance.random() < 0.12 else None
            parts.append(mark() if mark else self.chance.choice(_ENGLISH))
        return "Then " + " ".join(parts) + "."

    def _marks(self) -> tuple[Callable[[], str], ...]:
        chance = self.chance
        plain = self._words(1, 3)
        marks: tuple[Callable[[], str], ...] = (
            lambda: f"*{plain}*",
            lambda: f"**{plain}**",
            lambda: f"***{plain}***",
            lambda: f"*{plain} [{self._words(1, 2, _RUSSIAN)}]{{lang=ru}}*",
            lambda: f"[{plain}]{{.smallcaps}}",
            lambda: f"[{plain}]{{.title}}",
            lambda: f"x^{chance.randint(2, 9)}^ and H~2~O",
            lambda: f"[{self._words(1, 6, _RUSSIAN)}]{{lang=ru}}",
            lambda: f"[{self._words(1, 6, _GERMAN)}]{{.foreign lang=de}}",
            lambda: f'`{plain} "{chance.randint(1, 9)}"`',
            lambda: f"[{plain}](https://example.org/{chance.randint(1, 999)})",
            lambda: f'"{plain}, \'{self._words(1, 2)}\'"',
            lambda: f"{plain}---and {chance.randint(1, 9)}--{chance.randint(10, 99)}...",
            lambda: f'[{plain}]{{ix="{chance.choice(_HEADINGS)}!{chance.choice(_SUBHEADINGS)}"}}',
            lambda: f'[]{{ix="{chance.choice(_HEADINGS)}"}}{plain}',
            lambda: f'[{plain}]{{ix="{chance.choice(_HEADINGS)}" .principal}}',
            lambda: f'*[{plain}]{{.title}} [{plain}]{{.smallcaps ix="{chance.choice(_HEADINGS)}; Zinc"}}*',
            lambda: "[{}]{{person={}}}".format(plain, chance.choice([*_PEOPLE, "none"])),
            lambda: f"[{plain}]{{term={chance.choice(list(_TERMS))}}}",
            lambda: f"[{plain}](#{chance.choice(self.targets)})",
            lambda: f"p. [](#{chance.choice(self.targets)}){{.page}}",
            self._anchor,
        )
        return marks + ((lambda: chance.choice(_LONG),) if self.long_words else ())

    def _anchor(self) -> str:
        return f"[{self._words(1, 2)}]{{#{self._new_target('place')}}}"

    def _new_target(self, kind: str) -> str:
        """An id that later text may refer to."""
        self.count += 1
        self.targets.append(f"{kind}-{self.count}")
        return self.targets[-1]

    def _line(self, least: int = 2, most: int = 8) -> str:
        """A few words with now and then a note at their end."""
        return self._words(least, most) + (self._note() if self.chance.random() < 0.1 else "")

    def _prose(self, least: int = 1, most: int = 7) -> str:
        sentences = []
        for _ in range(self.chance.randint(least, most)):
            sentence = self._sentence(2, 35) + (self._note() if self.chance.random() < 0.25 else "")
            if self.chance.random() < 0.03:
                sentence += "\\\n" + self._words(2, 5)
            sentences.append(sentence)
        return " ".join(sentences)

    def _note(self) -> str:
        """A reference to a note, whose text goes to the end of the file."""
        if self.notes is None:
            return ""
        chance, notes = self.chance, self.notes
        length = int(3 * (self.longest_note / 3) ** (chance.random() ** 2))
        self.notes = None  # a note has no notes
        if length < 20 and chance.random() < 0.2:
            reference = f"^[{self._sentence(length, length)}]"
        else:
            self.count += 1
            name = f"n{self.count}"
            by = chance.choice(("", "", "", "[]{.translator} ", "[]{.editor} "))
            blocks = [by + self._sentence(length, length)]
            for _ in range(chance.choice((0, 0, 0, 0, 1, 2))):
                blocks.append(self._block_of_note())
            notes.append(_indent(_join(blocks), f"[^{name}]: ", "    "))
            reference = f"[^{name}]"
        self.notes = notes
        return reference

    def _block_of_note(self) -> str:
        """A block for a note: a short one where the notes are short."""
        if self.longest_note < 300:
            return self.chance.choice((
                lambda: self._sentence(2, 20),
                lambda: f"> {self._sentence(2, 20)}",
                lambda: "- one thing\n- another thing",
                lambda: f"| {self._words(2, 8)}\n|   {self._words(2, 8)}",
            ))()
        return self.chance.choice((self._prose, self._quotation, self._list, self._verse))()

    # ------------------------------------------------------------------------------------------------------ blocks

    def _division(self, title: str, size: int, *, epigraph: bool = False) -> str:
        self.notes = []
        blocks = [f"# {title}"]
        if epigraph and size and self.chance.random() < 0.3:
            blocks.append(f"::: epigraph\n{self._prose(1, 2)}\n\n[{self._words(1, 3)}]{{.attribution}}\n:::")
        level = 1
        for _ in range(size):
            if self.chance.random() < 0.15:
                level = self.chance.randint(2, min(level + 1, 4))
                words = f"{self._words(1, 3)} *{self._words(1, 3)}* 1923--27" if level == 4 else self._line(1, 9)
                blocks.append(f"{'#' * level} {words} {{#{self._new_target('section')}}}")
            if self.chance.random() < 0.05:
                blocks.append("<!-- a note to ourselves,\nnot printed -->")
            blocks.append(self._block(2))
        text = _join([*blocks, *self.notes]) + "\n"
        self.notes = None
        return text

    def _block(self, depth: int) -> str:
        """A block; `depth` says how many levels of others may stand in it."""
        chance = self.chance
        if chance.random() < 0.55:
            return self._prose()
        simple = (self._verse, self._figure, self._table, self._code, lambda: "* * *", self._definitions)
        nesting = (self._quotation, self._list, self._letter, self._dialogue, self._in_russian)
        if depth > 0 and chance.random() < 0.6:
            return chance.choice(nesting)()
        return chance.choice(simple)()

    def _quotation(self) -> str:
        inside = [self._prose(1, 3)]
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            inside.append(self.chance.choice((self._list, self._prose, self._verse, self._code, self._table))())
        if self.chance.random() < 0.4:
            inside.append(f"[{self._words(1, 3)}, *{self._words(1, 3)}*]{{.attribution}}")
        return "\n".join(f"> {line}".rstrip() for line in _join(inside).split("\n"))

    def _list(self, depth: int = 2) -> str:
        marker = self.chance.choice(("-", "-", *_MARKERS))
        loose = self.chance.random() < 0.4
        items = []
        for number in range(self.chance.randint(1, 6)):
            item = self._line(1, 20)
            if loose and self.chance.random() < 0.4:
                more = (self._prose, self._prose, self._verse, self._code, self._quotation, self._figure, self._table)
                item += "\n\n" + self.chance.choice(more)()
            if depth and self.chance.random() < 0.25:
                item += "\n\n" + self._list(depth - 1)
            first = f"{self._marker(marker, number)} ".ljust(4)
            items.append(_indent(item, first, " " * len(first)))
        separator = "\n\n" if loose or any("\n\n" in item for item in items) else "\n"
        return separator.join(items)

    def _marker(self, marker: str, number: int) -> str:
        if marker == "-":
            return "-"
        label = marker.strip("().")
        shown = {
            "1": str(number + 1), "7": str(number + 7), "a": _letter(number), "A": _letter(number).upper(),
            "c": _letter(number + 2), "i": ("i", "ii", "iii", "iv", "v", "vi")[number],
            "I": ("I", "II", "III", "IV", "V", "VI")[number],
        }[label]  # fmt: skip
        return marker.replace(label, shown)

    def _definitions(self) -> str:
        items = []
        for _ in range(self.chance.randint(1, 3)):
            definitions = "\n".join(f":   {self._line(3, 30)}" for _ in range(self.chance.choice((1, 1, 2))))
            if self.chance.random() < 0.2:
                definitions += "\n\n" + _indent(self.chance.choice((self._list, self._verse))(), "    ", "    ")
            items.append(f"{self._words(1, 3)}\n{definitions}")
        return "\n\n".join(items)

    def _verse(self) -> str:
        chance = self.chance

        def write_line() -> str:
            return f"| {' ' * chance.choice((0, 0, 0, 2, 4, 9))}{self._line(2, 12)}"

        stanzas = ["\n".join(write_line() for _ in range(chance.randint(1, 6))) for _ in range(chance.randint(1, 3))]
        return "\n|\n".join(stanzas)

    def _letter(self) -> str:
        parts = []
        if self.chance.random() < 0.7:
            parts.append(f"::: dateline\n{self._words(1, 4)}\n:::")
        if self.chance.random() < 0.7:
            parts.append(f"::: salutation\n{self._words(1, 3)},\n:::")
        parts += [self._block(0) for _ in range(self.chance.randint(1, 3))]
        for part in ("closing", "signature", "postscript"):
            if self.chance.random() < 0.5:
                parts.append(f"::: {part}\n{self._line(1, 6)}\n:::")
        return "::: letter\n" + _join(parts) + "\n:::"

    def _dialogue(self) -> str:
        turns = []
        for _ in range(self.chance.randint(1, 5)):
            turns.append(f"[{self._words(1, 2)}:]{{.speaker}} {self._prose(1, 3)}")
            if self.chance.random() < 0.3:
                turns.append(self.chance.choice((self._prose, self._quotation, self._list))())
        return f"::: {self.chance.choice(('dialogue', 'interview'))}\n" + _join(turns) + "\n:::"

    def _in_russian(self) -> str:
        quoted = self._words(5, 20, _RUSSIAN)
        return f"::: {{lang=ru}}\n{self._words(5, 90, _RUSSIAN)}.{self._note()}\n\n> {quoted}\n:::"

    def _table(self) -> str:
        columns = self.chance.randint(1, 5)
        rule = [self.chance.choice(("---", ":--", "--:", ":-:")) for _ in range(columns)]
        rows = [[self._line(1, 2) for _ in range(columns)], rule]
        for _ in range(self.chance.choice((1, 4, 12, 45))):
            rows.append([self._line(1, self.chance.choice((1, 1, 9))) for _ in range(columns)])
        text = "\n".join("| " + " | ".join(row) + " |" for row in rows)
        if self.chance.random() < 0.6:
            header = self.chance.choice(("", " header-column=true"))
            text += f"\n\nTable: {self._line()} {{#{self._new_target('tbl')}{header}}}"
        return text

    def _figure(self) -> str:
        caption = self._line(2, 30) if self.chance.random() < 0.7 else ""
        more = self.chance.choice(("", " width=30%", " width=40mm", " .plate", ' credit="Drawn for this book"'))
        image = self.chance.choice(("images/drawing.svg", "images/photo.png"))
        return f'![{caption}]({image}){{#{self._new_target("fig")} alt="A picture of {self.count} things"{more}}}'

    def _code(self) -> str:
        lines = [" " * self.chance.randint(0, 6) + self._words(1, 5) for _ in range(self.chance.randint(1, 6))]
        return "\n".join(("```", *lines, "```"))

    def _draw(self) -> str:
        width, height = self.chance.choice(((40, 20), (90, 60), (60, 160)))
        size = f'width="{width}mm" height="{height}mm"'
        words = f'<text x="9" y="20" font-family="Literata" font-size="9">{self._words(1, 2)}</text>'
        drawn = '<rect width="120" height="60" fill="#ddd"/>' + self.chance.choice(("", words))
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 120 60">{drawn}</svg>'


def _paint(shade: int) -> bytes:
    """A picture of one colour, large enough to print."""
    content = io.BytesIO()
    Image.new("L", (900, 600), shade).save(content, "PNG")
    return content.getvalue()
