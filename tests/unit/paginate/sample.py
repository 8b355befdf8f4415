"""Divisions of made-up text to lay out in tests: prose in two scripts, small capitals, verse, a table, an image."""

from __future__ import annotations

import hashlib
import random
import re
import struct
import zlib
from pathlib import Path

import book
from book.fonts import FontFace, bundled_family
from book.model.pages import Side
from book.paginate.job import FOLIO_CHARACTERS, LayoutJob

FONTS = bundled_family(Path(book.__file__).parent / "styles")

TRIM = (396.0, 612.0)  # points: 5.5 in by 8.5 in
MARGINS = {"top": 54.0, "bottom": 66.0, "inside": 60.0, "outside": 48.0}
FOLIO_BASELINE = 36.0

STYLES = """
@page { size: 5.5in 8.5in; margin: 54pt 48pt 66pt 60pt; bleed: 9pt;
        @top-left { content: string(title); font: italic 9pt Literata; vertical-align: bottom; padding-bottom: 9pt } }
@page :right { margin: 54pt 48pt 66pt 60pt }
@page :left { margin: 54pt 60pt 66pt 48pt }
html { font: 10.5pt/14pt Literata }
body { margin: 0; hyphens: auto }
h1 { font-size: 18pt; line-height: 28pt; margin: 0 0 28pt; string-set: title content(text); bookmark-level: none }
p { margin: 0; text-indent: 1.5em; text-align: justify }
.sc { font-variant-caps: small-caps }
figure { margin: 14pt 0 }
img { display: block; width: 120pt }
table { border-collapse: collapse; margin: 14pt 0 }
td, th { padding: 2pt 9pt; border-bottom: 0.5pt solid black; text-align: left; text-indent: 0 }
.verse { margin: 14pt 0 14pt 3em; text-indent: 0; text-align: left }
a { color: inherit; text-decoration: none }
"""

_LATIN = tuple(
    re.findall(
        r"\w+",
        """the of and committee opposition bureau resolution platform signed members congress which party delegates
majority published declaration against industrial extraordinary responsibilities internationalism correspondence
Petrograd organisation unquestionably representatives had not been were letter autumn session nevertheless""",
    )
)
_CYRILLIC = tuple(
    re.findall(
        r"\w+",
        """партия оппозиция комитет резолюция съезд международный ответственность большинство чрезвычайный письмо
организация осенью заседание товарищи промышленность объявление которые подписали несмотря""",
    )
)


def paragraph(chance: random.Random, name: str, links: tuple[str, ...] = (), words: int = 0) -> str:
    """A paragraph of random words, some in italics, small capitals, bold or Russian, with a link to each anchor."""
    parts = []
    for _ in range(words or chance.randint(30, 140)):
        word = chance.choice(_LATIN)
        match chance.randint(0, 24):
            case 0:
                word = f"<em>{word} {chance.choice(_LATIN)}</em>"
            case 1:
                word = f'<span class="sc">{word.title()}</span>'
            case 2:
                word = f"<strong>{word}</strong>"
            case 3 | 4:
                word = f'<span lang="ru">{chance.choice(_CYRILLIC)} {chance.choice(_CYRILLIC)}</span>'
            case 5:
                word = f"“{word},”"
            case 6:
                word = f"{word} {chance.randint(1, 1923)}"
        parts.append(word)
    for link in links:
        parts.insert(chance.randrange(len(parts)), f'<a href="octavo:{link}">see {link}</a>')
    return f'<p id="{name}">{" ".join(parts)}.</p>'


def chapter_html(division: str, seed: int, paragraphs: int = 14, links: tuple[str, ...] = ()) -> str:
    """A division with a heading, paragraphs, a poem, a table and an image, every block with an id."""
    chance = random.Random(seed)
    blocks = [paragraph(chance, f"{division}-p{number}") for number in range(paragraphs)]
    blocks[1] = paragraph(chance, f"{division}-p1", links)
    lines = "<br>".join(" ".join(chance.sample(_LATIN, 5)) for _ in range(4))
    blocks.insert(4, f'<p class="verse" id="{division}-verse">{lines}</p>')
    rows = "".join(f"<tr><td>{chance.choice(_LATIN)}</td><td>{chance.randint(1, 99)}</td></tr>" for _ in range(5))
    blocks.insert(
        6, f'<table id="{division}-table"><thead><tr><th>What</th><th>How many</th></tr></thead>{rows}</table>'
    )
    blocks.insert(8, f'<figure id="{division}-fig"><img src="images/dot.png" alt=""></figure>')
    title = f"Chapter {division} <em>and</em> Глава"
    return document(f'<section id="{division}"><h1 id="{division}-h">{title}</h1>{"".join(blocks)}</section>')


def footnotes_html(seed: int, count: int) -> str:
    """A division of long paragraphs with footnotes of up to two hundred words, `n1`, `n2`…, class `fn`."""
    chance = random.Random(seed)
    blocks: list[str] = []
    number = 0
    while number < count:
        words = [chance.choice(_LATIN) for _ in range(chance.randint(40, 160))]
        for _ in range(chance.randint(0, 4)):
            number += 1
            note = " ".join(chance.choice(_LATIN) for _ in range(int(3 + 200 * chance.random() ** 3)))
            words[chance.randrange(len(words))] += f'<span class="fn" id="n{number}">NOTE{number} {note}</span>'
        blocks.append(f'<p id="p{len(blocks)}">{" ".join(words)}</p>')
    return document("".join(blocks))


def document(body: str) -> str:
    """A complete HTML document."""
    return f'<!DOCTYPE html><html lang="en"><head><title>x</title></head><body>{body}</body></html>'


def write_image(root: Path) -> tuple[str, str]:
    """Write a small PNG into a book's folder; its name and digest, as a job has them."""
    rows = b"".join(b"\0" + bytes((x * 16 ^ y * 8) & 255 for x in range(16) for _ in range(3)) for y in range(16))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    path = root / "images" / "dot.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return "images/dot.png", hashlib.sha256(content).hexdigest()


def make_job(
    root: Path,
    html: str,
    *,
    division: str = "ch-01",
    styles: str = "",
    opening: Side = Side.RECTO,
    images: tuple[tuple[str, str], ...] = (),
    fonts: tuple[FontFace, ...] = FONTS,
) -> LayoutJob:
    """A job to lay out `html` in the sample's style, with more `styles` after it."""
    return LayoutJob(
        division=division,
        file=f"body/{division}.md",
        html=html,
        stylesheet=STYLES + styles,
        fonts=fonts,
        root=str(root),
        images=images,
        opening=opening,
    )


def specimen_job(root: Path) -> LayoutJob:
    """The job that shows what folios are made of."""
    body = "".join(f"<p>{character}</p>" for character in FOLIO_CHARACTERS)
    styles = "p { font-size: 9pt; text-indent: 0; font-variant-numeric: oldstyle-nums; color: #333 }"
    return make_job(root, document(body), division="folios", styles=styles)
