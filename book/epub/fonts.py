"""The book's fonts for the EPUB: each face cut down to the characters of the book (EP-39).

Complete font files come in; out go TrueType or OpenType files with the layout features that the style sheets use, and
the @font-face rules that name them. Nothing in them depends on the time or the machine.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from fontTools.ttLib import TTFont

from book.epub.files import EpubFile, ascii_name
from book.fonts import FontFace, subset_characters
from book.render.printing import quote_css

FEATURES = (
    *("kern", "liga", "mark", "mkmk", "locl", "ccmp"),
    *("smcp", "c2sc", "onum", "lnum", "pnum", "sups", "subs"),
)
"""The OpenType features that are kept."""

_ALWAYS = "".join(chr(code) for code in range(0x20, 0x7F)) + "\u00a0\u00ad\u2010\u2011–—…•‘’“”"
_COPYRIGHT_NAMES = (0, 13)
_FAMILY_NAMES = (1, 3, 4, 6, 16)


def embed_fonts(faces: Sequence[FontFace], texts: Iterable[str]) -> tuple[tuple[FontFace, EpubFile], ...]:
    """Each face with its file, in the same order; the files show the characters of all texts and their capitals.

    The faces are as `book.fonts` loads them: ones whose fsType forbids embedding or subsetting are not among them.
    """
    used = {character for text in texts for character in text} | set(_ALWAYS)
    characters = used | {other for c in used for other in (*c.upper(), *c.lower())}
    embedded: list[tuple[FontFace, EpubFile]] = []
    for face in faces:
        content, media_type = subset_font(face, characters)
        taken = {file.name.removeprefix("fonts/") for _, file in embedded}
        suffix = "." + media_type.removeprefix("font/")
        name = ascii_name(f"{face.family}-{face.weight}-{face.style}", suffix, taken)
        embedded.append((face, EpubFile(name=f"fonts/{name}", media_type=media_type, content=content)))
    return tuple(embedded)


def subset_font(face: FontFace, characters: set[str]) -> tuple[bytes, str]:
    """A face cut down to some characters, and its media type: "font/ttf" or "font/otf".

    A font that reserves its name gets another one: what is cut is another font.
    """
    content = subset_characters(face, characters, FEATURES)
    media_type = "font/otf" if content.startswith(b"OTTO") else "font/ttf"
    with TTFont(io.BytesIO(content), lazy=True, recalcTimestamp=False) as font:
        names = font["name"].names
        if not any("Reserved Font Name" in str(one) for one in names if one.nameID in _COPYRIGHT_NAMES):
            return content, media_type
        for one in names:
            if one.nameID in _FAMILY_NAMES:
                one.string = "BookText"
        renamed = io.BytesIO()
        font.save(renamed)
    return renamed.getvalue(), media_type


def write_font_rules(embedded: Sequence[tuple[FontFace, EpubFile]]) -> str:
    """The @font-face rules for the faces that are embedded."""
    return "".join(
        f"@font-face {{ font-family: {quote_css(face.family)}; font-weight: {face.weight}; font-style: {face.style}; "
        f"src: url({file.name}); }}\n"
        for face, file in embedded
    )
