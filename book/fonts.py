"""The fonts a book is set in: one complete file a face, found and read, with the characters each can show.

In come the files of a family; out come FontFaces, the characters they cover, and subsets of them for the merged PDF.
The only code that knows fontTools and uharfbuzz.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uharfbuzz
from fontTools.ttLib import TTFont

from book.diagnostics import MachineError, Report
from book.source import Span

FaceName = Literal["regular", "italic", "bold", "bold italic"]

FACES: Mapping[FaceName, tuple[int, str]] = {
    "regular": (400, "normal"),
    "italic": (400, "italic"),
    "bold": (700, "normal"),
    "bold italic": (700, "italic"),
}
"""The four faces of a family: weight and style."""

_BUNDLED: Mapping[FaceName, str] = {
    "regular": "Literata-Regular.ttf",
    "italic": "Literata-Italic.ttf",
    "bold": "Literata-Bold.ttf",
    "bold italic": "Literata-BoldItalic.ttf",
}

_RESTRICTED, _EMBEDDING = 0x0002, 0x000F  # OS/2 fsType: the licence bits, and the one that forbids embedding
_NO_SUBSETTING, _BITMAP_ONLY = 0x0100, 0x0200

_TABLES_OF_NO_USE_IN_PDF = (
    "BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "MATH", "PCLT", "STAT",
    "SVG ", "VDMX", "hdmx", "kern", "name", "vhea", "vmtx",
)  # fmt: skip

_NAMES_IN_EPUB = (*range(7), 13, 14, 16, 17)  # of a font: family, version, copyright, licence


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """One face of a family. `path` is absolute and not part of any hash; `digest` is the file's SHA-256."""

    family: str
    weight: int  # 400 or 700
    style: str  # "normal" or "italic"
    path: str
    digest: str

    @property
    def name(self) -> FaceName:
        """Which of the four faces it is."""
        for name, (weight, style) in FACES.items():
            if (weight, style) == (self.weight, self.style):
                return name
        raise ValueError(f"no face has weight {self.weight} and style {self.style}")


def bundled_family(styles_dir: Path) -> tuple[FontFace, ...]:
    """Literata, the family that comes with Octavo, from `styles_dir`/fonts.

    Raises MachineError where a file is missing: the fonts are fetched when Octavo is set up.
    """
    faces = []
    for name, file in _BUNDLED.items():
        path = styles_dir / "fonts" / file
        if not path.is_file():
            raise MachineError(f"the font {file} that comes with Octavo is missing: install Octavo again")
        faces.append(_face("Literata", name, path, path.read_bytes()))
    return tuple(faces)


def load_family(family: str, files: Mapping[FaceName, Path], span: Span, report: Report) -> tuple[FontFace, ...]:
    """The faces of a book's own family, from complete TrueType or OpenType files already known to be in its folder.

    `span` is where the manifest names them. Files that cannot be used are left out and reported: FNT-001 not a font,
    FNT-002 not to be embedded, FNT-004 variable; faces that the family lacks are FNT-003, faces that lack characters
    which the regular one has FNT-005.
    """
    faces: dict[FaceName, FontFace] = {}
    for name in FACES:
        path = files.get(name)
        if path is None:
            if files:
                report.add("FNT-003", span, family=family, face=name, key=name.replace(" ", "-"))
            continue
        content = path.read_bytes()
        if _is_usable(content, path.name, span, report):
            faces[name] = _face(family, name, path, content)
    if "regular" in faces:
        everything = coverage(faces["regular"])
        for name, face in faces.items():
            lacking = missing_characters("".join(map(chr, sorted(everything))), coverage(face))
            if lacking:
                report.add(
                    "FNT-005", span, family=family, face=name, count=len(lacking), examples=" ".join(lacking[:12])
                )
    return tuple(faces.values())


def coverage(face: FontFace) -> frozenset[int]:
    """The code points that a face has glyphs for, by its cmap."""
    with TTFont(io.BytesIO(read_face(face)), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def has_feature(face: FontFace, tag: str) -> bool:
    """Whether a face has an OpenType substitution feature such as "smcp" (small capitals) or "onum"."""
    with TTFont(io.BytesIO(read_face(face)), lazy=True) as font:
        features = font["GSUB"].table.FeatureList if "GSUB" in font else None
        return features is not None and any(record.FeatureTag == tag for record in features.FeatureRecord)


def missing_characters(text: str, covered: frozenset[int]) -> tuple[str, ...]:
    """The characters of `text` that a face or family covering `covered` cannot show, once each, in code order.

    Spaces, line ends, soft hyphens, joiners, directional marks and variation selectors need no glyph. A character also
    counts as shown where its parts are (é as e and an acute), and a non-breaking hyphen where a hyphen is.
    """
    return tuple(
        sorted(
            character
            for character in set(unicodedata.normalize("NFC", text))
            if ord(character) not in covered and not _needs_no_glyph(character) and not _has_parts(character, covered)
        )
    )


def character_name(character: str) -> str:
    """A character for a message: "U+0463 CYRILLIC SMALL LETTER YAT"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def read_face(face: FontFace) -> bytes:
    """The bytes of a face's file. Raises MachineError where the file is no longer the one that was loaded."""
    try:
        content = Path(face.path).read_bytes()
    except OSError as error:
        raise MachineError(f"cannot read the font {Path(face.path).name}: {error.strerror}") from error
    if hashlib.sha256(content).hexdigest() != face.digest:
        raise MachineError(f"the font {Path(face.path).name} changed while the book was being built")
    return content


def subset_face(face: FontFace, glyphs: Iterable[int]) -> bytes:
    """The face with only these glyphs, under the numbers they have in the whole file, for embedding in a PDF."""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _TABLES_OF_NO_USE_IN_PDF)
    wanted.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    wanted.flags |= uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE | uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(uharfbuzz.subset(uharfbuzz.Face(read_face(face)), wanted).blob.data)


def subset_characters(face: FontFace, characters: Iterable[str], features: Iterable[str]) -> bytes:
    """The face with only the glyphs of these characters, and what these OpenType features make of them, for the EPUB.

    Names and the date of the file are kept.
    """
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(ord(character) for character in characters)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in features)
    wanted.name_id_set.clear()
    wanted.name_id_set.update(_NAMES_IN_EPUB)
    wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    return bytes(uharfbuzz.subset(uharfbuzz.Face(read_face(face)), wanted).blob.data)


def nominal_characters(face: FontFace) -> dict[int, tuple[str, ...]]:
    """For every glyph that the face's cmap names, the characters it stands for, in code order."""
    whole = uharfbuzz.Face(read_face(face))
    font = uharfbuzz.Font(whole)
    characters: dict[int, tuple[str, ...]] = {}
    for code in sorted(whole.unicodes):
        glyph = font.get_nominal_glyph(code)
        if glyph is not None:
            characters[glyph] = (*characters.get(glyph, ()), chr(code))
    return characters


def _face(family: str, name: FaceName, path: Path, content: bytes) -> FontFace:
    weight, style = FACES[name]
    digest = hashlib.sha256(content).hexdigest()
    return FontFace(family=family, weight=weight, style=style, path=str(path.absolute()), digest=digest)


def _is_usable(content: bytes, name: str, span: Span, report: Report) -> bool:
    try:
        with TTFont(io.BytesIO(content), lazy=True) as font:
            flavor, tables = font.flavor, set(font.keys())
            licence = font["OS/2"].fsType if "OS/2" in tables else 0
            mapped = "cmap" in tables and bool(font.getBestCmap())
    except Exception:  # fontTools raises whatever a damaged table leads it to
        reason = "a collection of fonts" if content[:4] == b"ttcf" else "not a font, or damaged"
        report.add("FNT-001", span, font=name, reason=reason)
        return False
    if flavor is not None:
        report.add("FNT-001", span, font=name, reason=f"a {flavor.upper()} file, made for the web")
    elif not tables & {"glyf", "CFF "} or not mapped:
        report.add("FNT-001", span, font=name, reason="a font without outlines or without a character map")
    elif "fvar" in tables:
        report.add("FNT-004", span, font=name)
    elif licence & _EMBEDDING == _RESTRICTED or licence & (_NO_SUBSETTING | _BITMAP_ONLY):
        report.add("FNT-002", span, font=name, bits=f"{licence:#06x}")
    else:
        return True
    return False


def _needs_no_glyph(character: str) -> bool:
    # U+FE00 to U+FE0F and U+E0100 to U+E01EF choose a variant of the character before them.
    code = ord(character)
    return (
        character in "\t\n\r\f"
        or unicodedata.category(character) in {"Cf", "Zs"}
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )


def _has_parts(character: str, covered: frozenset[int]) -> bool:
    parts = "\u2010" if character == "\u2011" else unicodedata.normalize("NFD", character)
    return parts != character and all(ord(part) in covered for part in parts)
