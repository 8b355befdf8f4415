"""One set of fonts for the whole PDF, in place of one for each division.

In come the font dictionaries of the divisions' pages; they go out pointing to shared fonts. This works because
WeasyPrint numbers glyphs as the font file does: what the divisions use of a face is united, and the face is subset
once, from the very file it was set in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from book.fonts import FontFace, nominal_characters, subset_face

_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_CHARACTER = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]*)>")

_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
_CMAP_TAIL = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


@dataclass(frozen=True, slots=True)
class FontsOfDivision:
    """The /Font dictionary of a division's pages, and the digest of the face behind each of its names."""

    resources: Object
    digests: Mapping[str, str]


@dataclass(slots=True)
class _SharedFont:
    """Glyphs of one face with their widths, in thousandths of the size; `model` is a division's font of that face."""

    model: Object
    widths: dict[int, int] = field(default_factory=dict)

    def agrees(self, widths: Mapping[int, int]) -> bool:
        return all(self.widths.get(glyph, width) == width for glyph, width in widths.items())


@dataclass(slots=True)
class _SharedFace:
    """The fonts that a face needs, and the text that each glyph of it stands for."""

    fonts: list[_SharedFont] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)


def unite_fonts(pdf: Pdf, parts: Sequence[FontsOfDivision], faces: Iterable[FontFace]) -> None:
    """Make the fonts of all parts, whose objects belong to `pdf`, into one set.

    There is one font a face. Where the layout engine rounded a glyph's width differently at two sizes, as it does in
    faces whose grid is not of thousandths, there are more, with one font file between them, so that no line moves by a
    hair. Raises ValueError for a font that is not what WeasyPrint writes, or whose face is not among `faces`.
    """
    by_digest = {face.digest: face for face in faces}
    shared: dict[str, _SharedFace] = {}
    uses: list[tuple[Object, str, _SharedFont]] = []
    for part in parts:
        for name, font in part.resources.items():
            digest = part.digests.get(name.removeprefix("/"))
            if digest not in by_digest:
                raise ValueError(f"the font {name} of a division is in none of the book's files")
            widths = read_widths(font)
            face = shared.setdefault(digest, _SharedFace())
            mine = next((one for one in face.fonts if one.agrees(widths)), None)
            if mine is None:
                mine = _SharedFont(font)
                face.fonts.append(mine)
            mine.widths |= widths
            face.texts = read_texts(font) | face.texts
            uses.append((part.resources, name, mine))
    built: dict[int, Object] = {}
    for digest in sorted(shared):
        for one, font in _build_fonts(pdf, by_digest[digest], shared[digest]):
            built[id(one)] = font
    for resources, name, one in uses:
        resources[name] = built[id(one)]


def read_widths(font: Object) -> dict[int, int]:
    """The widths of a font that WeasyPrint wrote, by glyph. Raises ValueError for any other kind of font."""
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
        raise ValueError("a division's font does not number its glyphs as the font file does")
    widths: dict[int, int] = {}
    listed = list(font.DescendantFonts[0].W)  # first glyph, [width…], first glyph, [width…]…
    for first, run in zip(listed[::2], listed[1::2], strict=True):
        widths |= {int(first) + at: int(width) for at, width in enumerate(run)}
    return widths


def read_texts(font: Object) -> dict[int, str]:
    """The text that each glyph of a font stands for, from its /ToUnicode."""
    listed = b"".join(_CHARACTERS.findall(font.ToUnicode.read_bytes()))
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in _CHARACTER.findall(listed)
    }


def _build_fonts(pdf: Pdf, face: FontFace, shared: _SharedFace) -> Iterator[tuple[_SharedFont, Object]]:
    content = subset_face(face, {glyph for font in shared.fonts for glyph in font.widths})
    program = Stream(pdf, content)
    descriptor = _copy(shared.fonts[0].model.DescendantFonts[0].FontDescriptor)
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]
    if content.startswith(b"OTTO"):
        program.Subtype = Name.OpenType
        descriptor.FontFile3 = pdf.make_indirect(program)
    else:
        program.Length1 = len(content)
        descriptor.FontFile2 = pdf.make_indirect(program)
    left, bottom, _, top = descriptor.FontBBox
    widest = max(width for font in shared.fonts for width in font.widths.values())
    descriptor.FontBBox = Array([left, bottom, widest, top])
    shared_descriptor = pdf.make_indirect(descriptor)
    to_unicode = pdf.make_indirect(Stream(pdf, _to_unicode(shared.texts, nominal_characters(face))))
    for font in shared.fonts:
        inner = _copy(font.model.DescendantFonts[0])
        inner.W = _widths_array(font.widths)
        inner.FontDescriptor = shared_descriptor
        outer = _copy(font.model)
        outer.DescendantFonts = Array([pdf.make_indirect(inner)])
        outer.ToUnicode = to_unicode
        yield font, pdf.make_indirect(outer)


def _copy(dictionary: Object) -> Dictionary:
    return Dictionary(dict(dictionary.items()))


def _widths_array(widths: Mapping[int, int]) -> Array:
    runs: list[tuple[int, list[int]]] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs.append((glyph, []))
        runs[-1][1].append(widths[glyph])
    return Array([item for first, run in runs for item in (first, Array(run))])


def _to_unicode(texts: Mapping[int, str], nominal: Mapping[int, tuple[str, ...]]) -> bytes:
    # WeasyPrint notes what a glyph stood for when it first drew it: a narrow no-break space, where it is an ordinary
    # space otherwise. What the face itself says a glyph is goes before that; but letters stay letters where the face
    # has a character for the two of them together.
    lines = []
    for glyph in sorted(texts):
        characters = nominal.get(glyph)
        text = texts[glyph]
        if characters is not None and text not in characters and normalize("NFKC", characters[0]) != text:
            text = characters[0]
        lines.append(f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>\n".encode())
    batches = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(batch), b"".join(batch)) for batch in batches)
    return _CMAP_HEAD + body + _CMAP_TAIL
