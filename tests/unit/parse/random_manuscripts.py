"""Random manuscripts: a seed in, a text out that has nothing wrong in it, with the words that must be seen in it.

Everything that docs/manuscript.md names is in some of them, one inside the other. Every word has a number of its own,
so that each can be looked for.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

_MARKERS = ("-", "*", "+", "1.", "1)", "(1)", "a.", "a)", "i.", "i)", "(i)", "A)", "I)", "7.")
_LITERALS = (
    "\\*",
    "\\[sic\\]",
    "[sic]",
    "\\_",
    "&amp;",
    "\\\\",
    "\\<",
    "5\\ %",
    "$5",
    "[1924] (or so)",
    "{x}",
    "§",
    "&#8470;",
)
_ROMAN = ("i", "ii", "iii", "iv")


class RandomManuscript:
    """The manuscript of a seed: its `text`, and its visible `words`."""

    def __init__(self, seed: int, most_blocks: int = 5) -> None:
        self._random = random.Random(seed)
        self._notes: list[list[str]] = []
        self._ids = 0
        self._may_have_notes = True
        self.words: list[str] = []
        lines = [f"# {self._words(2)} {{#title}}", ""]
        for _ in range(self._random.randint(1, most_blocks)):
            lines += [*self._block(0), ""]
        self._may_have_notes = False
        for number, blocks in enumerate(self._notes):
            lines += [f"[^n{number}]: {blocks[0]}", *blocks[1:], ""]
        self.text = "\n".join(lines)

    def _word(self) -> str:
        word = f"{self._random.choice(('word', 'слово', 'wört', 'mot'))}{len(self.words)}e"
        self.words.append(word)
        return word

    def _words(self, most: int) -> str:
        return " ".join(self._word() for _ in range(self._random.randint(1, most)))

    def _id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"

    # ------------------------------------------------------------------------------------------------ inline marks

    def _run(self, depth: int = 0, pieces: int = 4) -> str:
        """Words with marks among them. It begins and ends with a word, so that nothing depends on what is around it."""
        made = [self._word()]
        for _ in range(self._random.randint(0, pieces)):
            made += [self._mark(depth), self._words(2)]
        return " ".join(made)

    def _mark(self, depth: int) -> str:
        if depth > 2:
            return self._word()
        word = self._word
        choices: list[Callable[[], str]] = [
            lambda: f"[{self._inside(depth)}]{{.title}}",
            lambda: f"[{self._inside(depth)}]{{lang={self._random.choice(('ru', 'de', 'fr'))}}}",
            lambda: f"[{self._inside(depth)}]{{.smallcaps #{self._id()}}}",
            lambda: f'[{self._inside(depth)}]{{ix="x!y; z" .principal}}',
            lambda: f"[{self._inside(depth)}]{{person=none term=nep}}",
            lambda: f"{self._inside(depth)}---{word()}",
            lambda: f"{word()}, 1923--27... {self._random.choice(_LITERALS)} don't",
        ]
        if depth == 0:
            choices += [
                lambda: f'"{self._inside(0)}"',
                lambda: f"*{self._inside(0)}*",
                lambda: f"_{self._inside(0)}_",
                lambda: f"**{self._inside(0)}**",
                lambda: f"[{self._inside(1)}](https://example.org/a--b_c)",
                lambda: f"{word()} <https://example.org/a--b_c>",
                lambda: f"[{self._inside(1)}](#title)",
                lambda: f"{word()} p. [](#title){{.page}}",
                lambda: f"`{word()}  \\* {word()}`",
                lambda: f'{word()}[]{{ix="x"}}',
                lambda: f"{word()}^{word()}^",
                lambda: f"{word()}~{word()}~",
                lambda: f"{word()}\\\n{word()}",
                lambda: f"{word()}\n{word()}",
            ]
        if depth == 1:
            choices += [lambda: f"('{self._inside(1)}')"]
        if depth == 0 and self._may_have_notes:
            choices += [lambda: word() + self._note(), lambda: f"{word()}.^[{self._plain_run()}]"]
        return self._random.choice(choices)()

    def _inside(self, depth: int) -> str:
        return self._run(depth + 1, 1)

    def _plain_run(self) -> str:
        self._may_have_notes, before = False, self._may_have_notes
        words = self._run(1, 2)
        self._may_have_notes = before
        return words

    def _note(self) -> str:
        """A reference to a new note; the note may have any blocks."""
        self._may_have_notes = False
        blocks = [self._random.choice(("", "[]{.translator} ", "[]{.editor} ")) + self._run().replace("\n", "\n    ")]
        while self._random.random() < 0.3:
            blocks += ["", *_set_in("    ", self._block(2))]
        self._may_have_notes = True
        self._notes.append(blocks)
        return f"[^n{len(self._notes) - 1}]"

    # ------------------------------------------------------------------------------------------------------ blocks

    def _block(self, depth: int) -> list[str]:
        simple: list[Callable[[], list[str]]] = [
            self._paragraph,
            self._paragraph,
            self._line_block,
            self._table,
            lambda: [f'![{self._plain_run()}](images/a.svg){{#{self._id()} alt="x"}}'],
            lambda: ["* * *"],
            lambda: ["```", f"{self._word()}   *{self._word()}*", "", f"  {self._word()}", "```"],
        ]
        nested = [self._quotation, self._list, self._definitions, self._container, self._letter, self._interview]
        if depth == 0 and self._random.random() < 0.2:
            return [f"## {self._plain_run()} {{#{self._id()}}}".replace("\\\n", " ").replace("\n", " ")]
        return self._random.choice(simple if depth > 2 else simple + nested)()

    def _blocks(self, depth: int) -> list[str]:
        lines = self._paragraph()
        while self._random.random() < 0.4:
            lines += ["", *self._block(depth)]
        return lines

    def _paragraph(self) -> list[str]:
        return self._run().split("\n")

    def _line_block(self) -> list[str]:
        lines = []
        for _ in range(self._random.randint(1, 4)):
            lines.append("| " + " " * self._random.choice((0, 0, 2)) + self._run(1, 1))
            if self._random.random() < 0.4:
                lines.append("|" if self._random.random() < 0.5 else "    " + self._word())
        return lines if lines[-1] != "|" else lines[:-1]

    def _table(self) -> list[str]:
        width = self._random.randint(1, 3)
        rule = [self._random.choice(("---", ":--", "--:", ":-:")) for _ in range(width)]
        rows = [[self._run(1, 1) for _ in range(width)] for _ in range(self._random.randint(1, 3))]
        lines = ["| " + " | ".join(row) + " |" for row in (rows[0], rule, *rows[1:])]
        return lines if self._random.random() < 0.5 else [*lines, "", f"Table: {self._run(1, 1)} {{#{self._id()}}}"]

    def _quotation(self) -> list[str]:
        lines = self._blocks(1)
        if self._random.random() < 0.5:
            lines += ["", f"[{self._word()}, *{self._word()}*]{{.attribution}}"]
        return [f"> {line}".rstrip() for line in lines]

    def _list(self) -> list[str]:
        marker = self._random.choice(_MARKERS)
        loose = self._random.random() < 0.4
        lines: list[str] = []
        for number in range(self._random.randint(2, 4)):
            written = _number(marker, number) + " " * self._random.choice((1, 1, 2))
            kind = self._random.random()
            if kind < 0.2:
                blocks = ["> " + self._word(), "> " + self._word()]
            else:
                blocks = self._blocks(2) if kind < 0.5 else self._paragraph()
            inner = _set_in(" " * len(written), blocks)
            lines += [written + inner[0].lstrip(" "), *inner[1:], *([""] if loose else [])]
        return lines if lines[-1] else lines[:-1]

    def _definitions(self) -> list[str]:
        lines: list[str] = []
        for _ in range(self._random.randint(1, 3)):
            lines.append(self._plain_run())
            for _ in range(self._random.randint(1, 2)):
                inner = _set_in("    ", self._blocks(2))
                lines += [":   " + inner[0].lstrip(" "), *inner[1:], *([""] if "" in inner else [])]
            lines += [""] if lines[-1] else []
        return lines[:-1]

    def _container(self) -> list[str]:
        opening = self._random.choice(("epigraph", "{lang=ru}", "{.epigraph lang=de}", "verse"))
        if opening == "verse":
            stanzas = [self._run(1, 1), self._run(1, 1), "", self._run(1, 1)]
            return [f"::: {opening}", *stanzas, "", f"[{self._word()}]{{.attribution}}", ":::"]
        return [f"::: {opening}", *self._blocks(1), ":::"]

    def _letter(self) -> list[str]:
        parts = []
        for part in ("dateline", "salutation", "", "closing", "signature", "postscript"):
            if part:
                parts += [f"::: {part}", *self._paragraph(), ":::", ""]
            else:
                parts += [*self._blocks(2), ""]
        return ["::: letter", *parts[:-1], ":::"]

    def _interview(self) -> list[str]:
        lines = [f"::: {self._random.choice(('interview', 'dialogue'))}"]
        for _ in range(self._random.randint(1, 3)):
            lines += [f"[{self._word()}:]{{.speaker}} {self._run(1, 1)}", "", *self._blocks(2), ""]
        return [*lines[:-1], ":::"]


def _set_in(indent: str, lines: Iterable[str]) -> list[str]:
    return [(indent + line).rstrip() for line in lines]


def _number(marker: str, number: int) -> str:
    """The marker of an item, by its place in the list."""
    for sign, written in (
        ("1", str(number + 1)),
        ("7", str(number + 7)),
        ("a", "abcd"[number]),
        ("i", _ROMAN[number]),
        ("A", "ABCD"[number]),
        ("I", _ROMAN[number].upper()),
    ):
        if sign in marker:
            return marker.replace(sign, written)
    return marker


_FRAGMENTS = (
    "*", "**", "_", "__", "`", "``", "```\n", "[", "]", "(", ")", "{", "}", "{.x}", "{#a}", "{lang=ru}", "{.title}",
    "{}", "[^a]", "[^a]: ", "^[", "^", "~", "~~", "<", ">", "> ", "- ", "* ", "+ ", "1. ", "2) ", "a) ", "(i) ",
    "A.  ", "#. ", "(@) ", "@", "$", "\\", "\\\n", "  \n", '"', "'", "--", "---", "...", "|", "| ", "|---|", "\n",
    "\n\n", " ", "    ", "\t", ": ", ":   ", "::: ", "\n:::\n", "::: {lang=ru}\n", "::: verse\n", "# ", "## ", "#",
    "=", "===", "-", "&amp;", "&foo;", "!", "![", "](", "http://a.b", "<http://a.b>", "<b>", "<!-- c -->", "<!--",
    "-->", "Table: ", ". ", "1", "i", "*a*", "**b**", "`c`", "[d](https://e.f)", "[g]{.smallcaps}", "\\*", "\\[",
    '\\"', "Mr. ", "- [ ] ", "%", "---\n", "+--+", "\\a", "[a]: b", "[@a]", "[]", "[](#a)", "\\ ", "ж", "'20s", "^2^",
    "~2~", "{=html}", "{-}", "[x]", "\f", "“",
)  # fmt: skip


def damage(text: str, chance: random.Random) -> str:
    """The text with one or a few lines or signs taken away, moved, doubled or put in."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        lines = text.split("\n")
        number, at = chance.randrange(len(lines)), chance.randrange(len(text) + 1)
        match chance.randrange(9):
            case 0:
                del lines[number]
            case 1:
                lines.insert(number, "")
            case 2:
                lines[number] = " " * chance.randrange(1, 7) + lines[number]
            case 3:
                lines[number] = lines[number].lstrip()
            case 4:
                lines.insert(number, chance.choice(lines))
            case 5:
                lines[number] = chance.choice(_FRAGMENTS) + lines[number]
            case 6:
                lines = [text[:at] + text[at + chance.randrange(1, 3) :]]
            case _:
                lines = [text[:at] + chance.choice(_FRAGMENTS) + text[at:]]
        text = "\n".join(lines) or "x"
    return text
