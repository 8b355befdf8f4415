"""A small book, as rendering hands it on: title page, two chapters, notes, glossary, bibliography, index."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

from book.diagnostics import Report
from book.epub.inputs import EpubInputs
from book.fonts import FontFace
from book.manifest.schema import Contributor, Editions, EpubEdition, Isbn, Manifest, Series, Subjects
from book.model.apparatus import ContentsEntry
from book.model.book import Division, DivisionKind, Matter
from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Side
from book.render.fragment import Fragment
from book.source import Span

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect x="1" y="1" width="38" height="18" '
    'fill="none" stroke="#000"/><path d="M4 16 L12 8 L20 12 L36 4" fill="none" stroke="#000"/></svg>'
)

_NAMESPACES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'

_LETTERS = "ABab?яЯ̈δ"

_BODIES = {
    "title-page": """<section {ns} epub:type="titlepage" aria-label="Title page" id="title-page">
 <h1 class="title" id="b-0001">The Ferry and the Bridge</h1><p id="b-0002">Two essays on crossing</p></section>""",
    "ch-01": """<section {ns} epub:type="chapter" role="doc-chapter" aria-labelledby="h-ch-01" id="ch-01">
 <header class="opener"><h1 id="h-ch-01"><span class="number">1</span> The Ferry</h1></header>
 <p id="p-0001">The ferryman counted his passengers twice.<a id="nr-1" href="#n-1" epub:type="noteref"
   role="doc-noteref">1</a> He wrote the number down in a <a href="#g-book" role="doc-glossref">daybook</a>, in
   <span lang="ru" xml:lang="ru">большая тетрадь</span>, and pushed off.</p>
 <h2 id="s-tolls">Tolls</h2>
 <p id="p-0002">Everyone paid, <em>even the miller</em>, and
   <span id="ix-1" class="ix">nobody complained</span><span class="print-only"> on paper</span>.</p>
 <figure id="fig-1"><img src="images/river map.svg" alt="A river with a crooked path over it"/>
  <figcaption id="c-0001">Figure 1. The crossing.</figcaption></figure>
 <ul id="l-0001"><li><p id="p-0003">A farthing for a goose;</p></li><li><p id="p-0004">a penny for a
   horse.</p></li></ul></section>""",
    "ch-02": """<section {ns} epub:type="chapter" role="doc-chapter" aria-labelledby="h-ch-02" id="ch-02">
 <h1 id="h-ch-02"><span class="number">2</span> The Bridge</h1>
 <p id="p-0005">Then they built a bridge, as <a href="#p-0001">the first essay</a> foretold.<a id="nr-2" href="#n-2"
   epub:type="noteref" role="doc-noteref">1</a> The ferryman kept his boat.</p></section>""",
    "notes": """<section {ns} epub:type="endnotes" role="doc-endnotes" aria-labelledby="h-notes" id="notes">
 <h1 id="h-notes">Notes</h1>
 <section aria-labelledby="h-notes-1"><h2 id="h-notes-1">1 The Ferry</h2><ol>
  <li><div id="n-1" epub:type="footnote" role="doc-footnote"><p id="p-0006">Once by heads, once by hats. <a
    href="#nr-1" role="doc-backlink" aria-label="Back to note reference 1 in chapter 1">↩\ufe0e</a></p></div></li>
 </ol></section>
 <section aria-labelledby="h-notes-2"><h2 id="h-notes-2">2 The Bridge</h2><ol>
  <li><div id="n-2" epub:type="footnote" role="doc-footnote"><p id="p-0007">In stone, not in wood. <a
    href="#nr-2" role="doc-backlink" aria-label="Back to note reference 1 in chapter 2">↩\ufe0e</a></p></div></li>
 </ol></section></section>""",
    "glossary": """<section {ns} epub:type="glossary" role="doc-glossary" aria-labelledby="h-glossary" id="glossary">
 <h1 id="h-glossary">Glossary</h1><dl><dt id="g-book" epub:type="glossterm"><dfn>daybook</dfn></dt>
 <dd epub:type="glossdef"><p id="p-0008">A book in which a day's business is written down.</p></dd></dl></section>""",
    "bibliography": """<section {ns} epub:type="bibliography" role="doc-bibliography" aria-labelledby="h-bib"
 id="bibliography"><h1 id="h-bib">Bibliography</h1><ul><li><p id="p-0009">Nobody, A. N., <cite>Rivers</cite>,
 1901.</p></li></ul></section>""",
    "index": """<nav {ns} epub:type="index" role="doc-index" aria-labelledby="h-index" id="index">
 <h1 id="h-index">Index</h1><section epub:type="index-group" aria-labelledby="ix-group-c"><h2 id="ix-group-c">C</h2>
 <ul><li id="x-complaints"><span epub:type="index-term">complaints, absence of</span>,
  <a epub:type="index-locator" href="#ix-1">2</a>,
  <a epub:type="index-locator" href="#n-1" aria-label="page 4, note 1">4n1</a>.
  <span epub:type="index-xref-related"><i>See also</i> <a epub:type="index-term" href="#x-tolls">tolls</a></span></li>
 </ul></section><section epub:type="index-group" aria-labelledby="ix-group-t"><h2 id="ix-group-t">T</h2>
 <ul><li id="x-tolls"><span epub:type="index-term">tolls</span>,
  <a epub:type="index-locator" href="#s-tolls">2</a></li></ul></section></nav>""",
}

_KINDS = {
    "title-page": (DivisionKind.TITLE_PAGE, Matter.FRONT, ""),
    "ch-01": (DivisionKind.CHAPTER, Matter.BODY, "The Ferry"),
    "ch-02": (DivisionKind.CHAPTER, Matter.BODY, "The Bridge"),
    "notes": (DivisionKind.NOTES, Matter.BACK, "Notes"),
    "glossary": (DivisionKind.GLOSSARY, Matter.BACK, "Glossary"),
    "bibliography": (DivisionKind.BIBLIOGRAPHY, Matter.BACK, "Bibliography"),
    "index": (DivisionKind.INDEX, Matter.BACK, "Index"),
}

_PAGES = (  # label, division, block, offset, word
    ("i", "title-page", "b-0001", 0, "The"),
    ("1", "ch-01", "h-ch-01", 0, "1"),
    ("2", "ch-01", "p-0002", 5, "one"),
    ("3", "ch-02", "h-ch-02", 0, "2"),
    ("4", "notes", "h-notes", 0, "Notes"),
    ("5", "glossary", "h-glossary", 0, "Glossary"),
    ("6", "bibliography", "h-bib", 0, "Bibliography"),
    ("7", "index", "h-index", 0, "Index"),
)


def make_fragment(division: str, inner: str) -> Fragment:
    """A fragment around elements."""
    xhtml = f'<section {_NAMESPACES} id="{division}">{inner}</section>'
    return Fragment(division=division, title=division, lang="en-GB", xhtml=xhtml)


def make_division(division: str, kind: DivisionKind, matter: Matter, title: str) -> Division:
    """A division as the model has it, without its blocks."""
    return Division(
        id=division,
        kind=kind,
        matter=matter,
        opening=Side.RECTO,
        title=(),
        title_text=title,
        running_head=title,
        span=Span("book.yaml", 1),
    )


def make_entry(
    anchor: str, division: str, title: str, *, number: int | None = None, children: tuple[ContentsEntry, ...] = ()
) -> ContentsEntry:
    """A line of the contents: of a division, or of a heading where `anchor` is not the division's."""
    kind, matter, _ = _KINDS.get(division, (DivisionKind.CHAPTER, Matter.BODY, ""))
    return ContentsEntry(
        anchor=anchor,
        division=division,
        kind=kind if anchor == division else None,
        matter=matter,
        number=number,
        title=(),
        title_text=title,
        author=None,
        children=children,
    )


def make_folio(sheet: int, label: str, division: str | None) -> Folio:
    """A page by its label."""
    style = FolioStyle.ARABIC if label.isdecimal() else FolioStyle.ROMAN
    number = int(label) if label.isdecimal() else ["i", "ii", "iii", "iv", "v"].index(label) + 1
    side = Side.RECTO if number % 2 else Side.VERSO
    return Folio(sheet=sheet, number=number, style=style, side=side, division=division, expressed=True)


def make_page_map() -> PageMap:
    """Where the pages of the sample begin."""
    return PageMap(
        folios=tuple(make_folio(sheet, label, division) for sheet, (label, division, *_) in enumerate(_PAGES)),
        places=(),
        starts=tuple(
            PageStart(sheet=sheet, block=block, offset=offset, word=word)
            for sheet, (_, _, block, offset, word) in enumerate(_PAGES)
        ),
    )


def make_manifest() -> Manifest:
    """The sample's book.yaml."""
    return Manifest(
        title="The Ferry and the Bridge",
        subtitle="Two essays on crossing",
        language="en-GB",
        contributors=(
            Contributor(role="aut", name="Ann Waters", sort="Waters, Ann"),
            Contributor(role="trl", name="Борис Речной", sort="Речной, Борис"),
        ),
        publisher="Ford Press",
        place="Oxbow",
        year=2026,
        rights="© 2026 Ann Waters & heirs",
        description="On rivers <and> how to cross them.",
        isbn=Isbn(epub="978-0-306-40615-7", print="978-1-86197-271-2"),
        series=Series(title="Crossings", number="2", issn="2049-3630"),
        subjects=Subjects(bisac=("HIS010000",), thema=("NHD",), keywords=("ferries",)),
        editions=Editions(epub=EpubEdition(cover="cover.jpg")),
    )


def make_image(media_type: str) -> bytes:
    """A small image."""
    out = io.BytesIO()
    Image.new("RGB", (60, 90), "#28496b").save(out, media_type)
    return out.getvalue()


def make_face(folder: Path, *, family: str = "Ford", copyright_line: str = "Copyright 2026 Nobody") -> FontFace:
    """A font with a few letters, small capitals for a and b, and a feature that no book uses."""
    names = [f"uni{ord(letter):04X}" for letter in _LETTERS]
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 700))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names, "a.smcp", "b.smcp", "a.ss01"])
    builder.setupCharacterMap({ord(letter): name for letter, name in zip(_LETTERS, names, strict=True)})
    builder.setupGlyf(dict.fromkeys(builder.font.getGlyphOrder(), pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"copyright": copyright_line, "familyName": family, "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.addOpenTypeFeatures(
        "feature smcp { sub uni0061 by a.smcp; sub uni0062 by b.smcp; } smcp;"
        "feature ss01 { sub uni0061 by a.ss01; } ss01;"
    )
    path = folder / f"{family}.ttf"
    builder.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return FontFace(family=family, weight=400, style="normal", path=str(path), digest=digest)


def make_inputs(root: Path) -> EpubInputs:
    """Everything an EPUB of the sample needs, with the images it shows written into `root`; no fonts."""
    Path(root, "images").mkdir(exist_ok=True)
    Path(root, "images", "river map.svg").write_text(SVG, encoding="utf-8")
    Path(root, "cover.jpg").write_bytes(make_image("JPEG"))
    titles = {"title-page": "The Ferry and the Bridge"}
    return EpubInputs(
        manifest=make_manifest(),
        fragments=tuple(
            Fragment(
                division=division,
                title=titles.get(division) or _KINDS[division][2],
                lang="en-GB",
                xhtml=body.replace("{ns}", _NAMESPACES),
            )
            for division, body in _BODIES.items()
        ),
        divisions=tuple(make_division(division, *facts) for division, facts in _KINDS.items()),
        contents=(
            make_entry("ch-01", "ch-01", "The Ferry", number=1, children=(make_entry("s-tolls", "ch-01", "Tolls"),)),
            make_entry("ch-02", "ch-02", "The Bridge", number=2),
            *(make_entry(name, name, _KINDS[name][2]) for name in ("notes", "glossary", "bibliography", "index")),
        ),
        page_map=make_page_map(),
        stylesheet="body { margin: 0 5%; }\nfigure { break-inside: avoid; }\n",
        fonts=(),
        root=root,
        modified=datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
    )


def without_pages(inputs: EpubInputs) -> EpubInputs:
    """The same before the print edition is laid out."""
    return replace(inputs, page_map=PageMap.empty())


def codes(report: Report) -> list[str]:
    """The codes of a report's findings."""
    return [found.code for found in report]
