"""The yardstick: a whole book laid out by WeasyPrint as one document, in the design of the print edition.

    python -m bench.one_document FOLDER TARGET [--counters]

The book has been built before: contents, index and references get their page labels from its page map, or with
`--counters` by target-counter from the engine itself, as they must where there is no page map. All divisions stand in
one document, each opening on its side and with its running heads; folios are counted by the engine. Notes are endnotes.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from book.apparatus.notes import notes_at
from book.diagnostics import Report
from book.manifest.load import load_manifest
from book.manuscript import read_manuscript
from book.model.pages import FolioStyle, PageMap, Side
from book.paginate.files import BOOK_ADDRESS, FONT_ADDRESS, read_address, read_fonts
from book.paginate.job import LINK_SCHEME, LayoutJob
from book.paginate.page_map_file import load_page_map
from book.paginate.plan import Setting, plan_jobs, render_book
from book.render.fragment import NOTE_HEAD, NOTE_HEADS
from book.render.printing import quote_css
from book.workspace import find_workspace

_NOTE_HEADS = f"content: string({NOTE_HEAD})"
_COUNTED = (
    ".counted::before { content: target-counter(attr(href), page) }",
    ".counted-roman::before { content: target-counter(attr(href), page, lower-roman) }",
)


def main() -> None:
    """Read the command line and write the PDF."""
    parser = argparse.ArgumentParser(description="Lay out a book that was built before as one document.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--counters", action="store_true", help="have the engine count the pages that are referred to")
    options = parser.parse_args()
    workspace = find_workspace(options.folder, None)
    report = Report()
    loaded = load_manifest(workspace.folder, report)
    setting = None if loaded is None else read_manuscript(loaded, report)
    page_map = load_page_map(workspace.page_map)
    if setting is None or not page_map.folios:
        parser.error("the book must be built first, without errors")
    write_one_document(setting, page_map, options.target, counters=options.counters)


def write_one_document(setting: Setting, page_map: PageMap, target: Path, *, counters: bool = False) -> None:
    """Lay out the book as one document and write its PDF to `target`. `page_map` is that of its print edition.

    With `counters` the engine counts the pages that are referred to, and the labels of the map are not printed.
    Raises ValueError for a book with notes at the foot of the page.
    """
    notes = setting.manifest.notes
    if any(notes_at(division, notes, "foot") for division in setting.book.divisions):
        raise ValueError("one document is laid out with endnotes")
    sides = {folio.division: folio.side for folio in reversed(page_map.folios) if folio.division is not None}
    jobs = plan_jobs(setting, render_book(setting, page_map), page_map, sides)
    html = compose_html(jobs, page_map.labels() if counters else {})
    target.write_bytes(_lay_out(html, compose_stylesheet(jobs, page_map), jobs))


def compose_html(jobs: Sequence[LayoutJob], counted: Mapping[str, str] = MappingProxyType({})) -> str:
    """The bodies of all divisions in one HTML document, each in an element of its own; links lead inside it.

    `counted` has the page labels, by their anchors, that give way to counters.
    """
    whole = etree.Element("html")
    etree.SubElement(etree.SubElement(whole, "head"), "meta", charset="utf-8")
    body = etree.SubElement(whole, "body")
    for number, job in enumerate(jobs):
        parsed = lxml_html.document_fromstring(job.html)
        for name in NOTE_HEADS:
            if name in parsed.attrib:
                whole.set(name, parsed.attrib[name])
        division = etree.SubElement(body, "div", id=f"whole-{number}", lang=parsed.get("lang", ""))
        found = parsed.find("body")
        assert found is not None
        division.extend(list(found))
    for link in whole.iter("a"):
        href = link.get("href", "")
        if href.startswith(f"{LINK_SCHEME}:"):
            link.set("href", "#" + href.removeprefix(f"{LINK_SCHEME}:"))
    for link in list(whole.iter("a")):
        _count_page(link, counted.get(link.get("href", "").removeprefix("#")))
    text: str = etree.tostring(whole, encoding="unicode", method="html")
    return "<!DOCTYPE html>\n" + text


def _count_page(link: etree._Element, label: str | None) -> None:
    """Have a link print the page of its target by a counter where its text, or the number at the end of its line of the
    contents, is the label of that page."""
    if label is None:
        return
    name = "counted" if label.isdecimal() else "counted-roman"
    if re.match(rf"{label}(?![\w.])|{label}n\d", link.text or ""):
        link.set("class", f"{link.get('class', '')} {name}")
        link.text = (link.text or "").removeprefix(label)
    around = link.getparent()
    number = None if around is None else around.getnext()
    if number is not None and "page" in number.get("class", "").split() and (number.text or "").strip() == label:
        number.text = " "
        etree.SubElement(number, "a", {"class": name, "href": link.get("href", "")})


def compose_stylesheet(jobs: Sequence[LayoutJob], page_map: PageMap) -> str:
    """The divisions' style sheets as one, with the running heads of each division as named strings.

    Named pages would give every division its own, but WeasyPrint takes each break between them for a forced one, and
    keeps the margins of what comes first on a page.
    """
    rules = [jobs[0].stylesheet]
    for number, job in enumerate(jobs):
        heads = ", ".join(f"{side}-head {_find_head(job.stylesheet, side)}" for side in ("left", "right"))
        side = "right" if job.opening is Side.RECTO else "left"
        rules.append(f"#whole-{number} {{ string-set: {heads}; break-before: {side} }}")
    for side in ("left", "right"):
        rules.append(f"@page :{side} {{ @top-center {{ content: string({side}-head) }} }}")
    firsts = {folio.division: folio.sheet for folio in reversed(page_map.folios)}
    for sheet in firsts.values():
        rules.append(f"@page :nth({sheet + 1}) {{ @top-center {{ content: none }} }}")
    headed = {job.division for job in jobs if _NOTE_HEADS in job.stylesheet}
    for folio in page_map.folios:
        if folio.division in headed and folio.sheet != firsts[folio.division]:
            rules.append(f"@page :nth({folio.sheet + 1}) {{ @top-center {{ {_NOTE_HEADS} }} }}")
    body = next(folio.sheet for folio in page_map.folios if folio.style is FolioStyle.ARABIC)
    rules.append("@page { @bottom-center { content: counter(page) } }")
    rules.append(f"@page :nth({body + 1}) {{ counter-reset: page 1 }}")
    rules.append("@page :blank { @top-center { content: none } @bottom-center { content: none } }")
    columns = ".index .columns { columns: 2; column-gap: 1.6em; width: auto }"  # the engine's own
    return "\n".join((*rules, jobs[0].design, columns, *_COUNTED))


def _find_head(sheet: str, side: str) -> str:
    """The running head of the pages of a side, as a CSS string; empty where there is none, or one for each page."""
    found = re.findall(rf"@page :{side} {{[^@]*@top-center {{ content: (none|\"[^\"]*\")", sheet)
    return '""' if not found or found[-1] == "none" else found[-1]


def _lay_out(text: str, stylesheet: str, jobs: Sequence[LayoutJob]) -> bytes:
    """The PDF of an HTML document, with the fonts and the images of the jobs and nothing else."""
    import_module("book.paginate.layout")  # sets up the fonts before WeasyPrint is imported, and mends its errors
    weasyprint: Any = import_module("weasyprint")
    images = {image for job in jobs for image in job.images}
    everything = replace(jobs[0], images=tuple(sorted(images)))
    fonts = read_fonts(everything)

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            content = read_address(url, everything, fonts)
            kind = "image/svg+xml" if content.lstrip().startswith(b"<") else "application/octet-stream"
            return weasyprint.urls.URLFetcherResponse(url, content, {"Content-Type": kind})

    configuration = weasyprint.text.fonts.FontConfiguration()
    counters = weasyprint.css.counters.CounterStyle()
    faces = "".join(
        f"@font-face {{ font-family: {quote_css(face.family)}; font-weight: {face.weight}; font-style: {face.style}; "
        f'src: url("{FONT_ADDRESS}{face.digest}") }}\n'
        for face in everything.fonts
    )
    given = {"base_url": BOOK_ADDRESS, "url_fetcher": Fetcher()}
    sheet = weasyprint.CSS(string=faces + stylesheet, font_config=configuration, counter_style=counters, **given)
    page = weasyprint.HTML(string=text, media_type="print", **given)
    content: bytes = page.write_pdf(font_config=configuration, counter_style=counters, stylesheets=[sheet])
    return content


if __name__ == "__main__":
    main()
