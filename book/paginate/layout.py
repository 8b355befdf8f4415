"""Laying out one division with WeasyPrint: a job in, a PDF of its pages and the places on them out.

The only code that knows WeasyPrint. What it takes from WeasyPrint's private box tree is in `_gather_pages`; a
test fails when the names move.
"""

from __future__ import annotations

import hashlib
import logging
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

# Pango reads this when it starts: fonts come from the job and from nowhere else on the machine.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
    import weasyprint
    from weasyprint.css.counters import CounterStyle
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import LayoutContext, inline
    from weasyprint.layout import block as block_layout
    from weasyprint.text import line_break
    from weasyprint.text.fonts import FontConfiguration, get_hb_object_data
    from weasyprint.urls import URLFetcher, URLFetcherResponse

from book.diagnostics import Report
from book.fonts import FontFace
from book.model.pages import Continuation, Place, Side
from book.paginate.column_setting import set_columns
from book.paginate.files import BOOK_ADDRESS, FONT_ADDRESS, read_address, read_fonts
from book.paginate.footnotes import UNTRIED, Footnote, Remedies, choose_remedies, report_footnotes
from book.paginate.job import LayoutJob, LayoutResult
from book.paginate.messages import report_messages
from book.paginate.oversights import Run, report_oversights
from book.paginate.page_heads import head_of_page
from book.paginate.starts import Piece, find_page_starts
from book.paginate.tagging import tag_pages
from book.render.fragment import NOTE_HEAD, REPEATED, STAND_IN
from book.workspace import written_whole

_LONGEST_LINE = 200  # characters; no line of a book has more
_POINTS = 0.75  # points in a CSS pixel
_TRIES = 12  # at setting all footnotes of a division


def lay_out(job: LayoutJob, target: Path) -> LayoutResult:
    """Set a division on pages and write them to `target`, whole or not at all. Of a draft nothing is written.

    The first page is on the side of `job.opening`, with no blank page before it. What the engine could not do, and
    what is wrong on the pages without its saying so, is in the result's messages. Raises MachineError where a file
    cannot be read or written, and ValueError for a job without fonts, which Pango does not survive.
    """
    if not job.fonts:
        raise ValueError(f"the layout of {job.division} has no fonts")
    report = Report()
    fonts: dict[str, str] = {}

    def note_fonts(document: Any, _pdf: Any) -> None:
        for font in document.fonts.values():
            fonts[font.hash] = hashlib.sha256(get_hb_object_data(font.hb_face)).hexdigest()

    with _engine_records() as records:
        document, gathered, footnotes = _render_all_notes(job, records)
        if job.draft:
            return _sum_up_draft(job, document)
        content = document.write_pdf(finisher=note_fonts, pdf_tags=job.tags)
    report_messages(records, BOOK_ADDRESS, job.file, report)
    report_oversights(gathered.runs, job.fonts, job.file, report)
    report_footnotes(footnotes, job.notes, job.file, report)
    with written_whole(target) as beside:
        beside.write_bytes(content)
    return LayoutResult(
        division=job.division,
        pdf=str(target),
        pages=len(document.pages),
        places=_find_places(document),
        starts=find_page_starts(gathered.pages, frozenset(gathered.references)),
        fonts=tuple(sorted(fonts.items())),
        messages=tuple(report),
        continuations=gathered.continuations,
    )


def _sum_up_draft(job: LayoutJob, document: Any) -> LayoutResult:
    """What later passes ask of a layout that is done again: how many pages it takes, and where its anchors are."""
    places = _find_places(document)
    pages = len(document.pages)
    return LayoutResult(division=job.division, pdf="", pages=pages, places=places, starts=(), fonts=(), messages=())


def _render_all_notes(
    job: LayoutJob, records: list[logging.LogRecord]
) -> tuple[Any, _Gathered, tuple[Footnote, ...]]:
    """The laid-out document of a job, with its footnotes whole if that can be had. `records` are of its last try."""
    tried = UNTRIED
    for _ in range(_TRIES):
        records.clear()
        document = _render(job, tried)
        continuations = set_columns(document.pages)
        gathered = _gather_pages(document)
        gathered.continuations = continuations
        footnotes = gathered.footnotes()
        remedies = choose_remedies(footnotes, tried)
        if remedies is None:
            break
        tried = remedies
    return document, gathered, footnotes


def _render(job: LayoutJob, remedies: Remedies = UNTRIED) -> Any:
    """The laid-out document of a job, by the job's style sheets, fonts and images and nothing else."""
    fetcher = _JobFetcher(job)
    fonts = FontConfiguration()
    design, designed_counters = _parse_design(job.design)
    counters = designed_counters.copy()
    side = "right" if job.opening is Side.RECTO else "left"
    own = "".join(map(_font_face_rule, job.fonts)) + f"html {{ break-before: {side} !important }}"
    own += _block_rules(remedies.loosened, "orphans: 1 !important; widows: 1 !important")
    own += _block_rules(remedies.moved, "break-before: page !important")
    sheets = [
        weasyprint.CSS(
            string=text, base_url=BOOK_ADDRESS, url_fetcher=fetcher, font_config=fonts, counter_style=counters
        )
        for text in (own, job.stylesheet)
    ]
    sheets.append(design)
    page = weasyprint.HTML(string=job.html, base_url=BOOK_ADDRESS, url_fetcher=fetcher, media_type="print")
    for element in page.etree_element.iter("span"):
        element.tag = element.attrib.pop(STAND_IN, "span")
    return page.render(font_config=fonts, counter_style=counters, stylesheets=sheets)


@cache
def _parse_design(text: str) -> tuple[Any, Any]:
    """A style sheet and its counter styles, parsed once for all divisions that this process lays out."""
    counters = CounterStyle()
    nothing = URLFetcher(allowed_protocols=(), allow_redirects=False)
    return weasyprint.CSS(string=text, base_url=BOOK_ADDRESS, url_fetcher=nothing, counter_style=counters), counters


def _split_first_line(
    text: str, style: Any, context: Any, max_width: Any, spacing: Any, is_line_start: bool = True, minimum: bool = False
) -> Any:
    """WeasyPrint's own, but for one error of it: a line that is full but for the space at its end.

    WeasyPrint 70 measures that space. Where a run of text would fit without it and something follows the run (italics,
    a note number), it breaks the line after the first word, or divides an earlier one, and leaves the line short.
    """
    broken = line_break.split_first_line(text, style, context, max_width, spacing, is_line_start, minimum)
    _, _, resume_at, *_ = broken
    full = text.rstrip(" ")
    if resume_at is None or full == text or " " not in full or len(full) > _LONGEST_LINE:
        return broken
    if style["white_space"] not in {"normal", "pre-line"} or "\n" in text:
        return broken
    fitted = line_break.create_layout(full, style, context, None, spacing)
    if line_break.line_size(fitted.get_first_line()[0], style)[0] > max_width:
        return broken
    whole = line_break.create_layout(text, style, context, None, spacing)
    return line_break.first_line_metrics(whole.get_first_line()[0], text, whole, None, True, style)


inline.split_first_line = _split_first_line


class _LineContext:
    """WeasyPrint's layout context, for the lines of a block: notes stay on their page.

    Where a line does not fit and the block may not be divided before it, WeasyPrint 70 sends notes of the page on to
    the next one by one, helpful or not, and loses some of them on the way. It does not so in columns, of which there
    are none with notes; so lines are told that they are in a column.
    """

    __slots__ = ("_whole",)
    in_column = True

    def __init__(self, whole: Any) -> None:
        object.__setattr__(self, "_whole", whole)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._whole, name, value)


_lay_out_lines = block_layout._linebox_layout


def _lay_out_lines_steadily(context: Any, *rest: Any) -> Any:
    has_notes = context.footnotes or context.current_page_footnotes
    return _lay_out_lines(_LineContext(context) if has_notes and not context.in_column else context, *rest)


block_layout._linebox_layout = _lay_out_lines_steadily

_lay_out_note = LayoutContext.layout_footnote


def _note_overflows(context: Any, note: Any) -> bool:
    """WeasyPrint's own, but for one error of it: room for notes that is too small by a rounding error.

    WeasyPrint 70 compares the sum of the lines of a page's notes with itself. On pages of some sizes the two differ in
    the last digit, and the first note of every page is sent on to the next one.
    """
    area = context.current_footnote_area
    return bool(_lay_out_note(context, note) and area.height >= area.max_height)


LayoutContext.layout_footnote = _note_overflows


_make_margin_boxes = weasyprint.layout.make_margin_boxes


def _make_margin_boxes_with_head(context: Any, page: Any, state: Any) -> Any:
    head = head_of_page(page)
    if head is not None:
        context.string_set[NOTE_HEAD][context.current_page] = [head]
    return _make_margin_boxes(context, page, state)


weasyprint.layout.make_margin_boxes = _make_margin_boxes_with_head


weasyprint.pdf.add_tags = lambda pdf, document, _version, streams: tag_pages(pdf, document.pages, streams)


def _font_face_rule(face: FontFace) -> str:
    return (
        f"@font-face {{ font-family: {_css_string(face.family)}; font-weight: {face.weight}; "
        f'font-style: {face.style}; src: url("{FONT_ADDRESS}{face.digest}") }}\n'
    )


def _block_rules(blocks: Iterable[str], style: str) -> str:
    return "".join(f"[id={_css_string(block)}] {{ {style} }}\n" for block in sorted(blocks))


def _css_string(text: str) -> str:
    # Character by character, so that no text can end the string.
    return '"' + "".join(f"\\{ord(character):x} " for character in text) + '"'


class _JobFetcher(URLFetcher):  # type: ignore[misc]
    """Gives WeasyPrint what a job names, and refuses everything else, which WeasyPrint logs."""

    def __init__(self, job: LayoutJob) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self._job = job
        self._fonts_by_address = read_fonts(job)

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The content at an address. Raises ValueError for any that the job does not name."""
        content = read_address(url, self._job, self._fonts_by_address)
        return URLFetcherResponse(url, content, {"Content-Type": _media_type(content)})


def _media_type(content: bytes) -> str:
    # WeasyPrint tells one raster format from another by itself, and must be told of SVG.
    return "image/svg+xml" if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else "application/octet-stream"


@contextmanager
def _engine_records() -> Iterator[list[logging.LogRecord]]:
    """The records that WeasyPrint logs meanwhile, warnings and errors."""
    records: list[logging.LogRecord] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    keeper = Keeper(logging.WARNING)
    engine = logging.getLogger("weasyprint")
    engine.addHandler(keeper)
    try:
        yield records
    finally:
        engine.removeHandler(keeper)


def _find_places(document: Any) -> tuple[Place, ...]:
    """Every anchor, where it first stands. WeasyPrint measures pages without their bleed, as we do."""
    places: dict[str, Place] = {}
    for sheet, page in enumerate(document.pages):
        for anchor, (x, y, *_) in page.anchors.items():
            if anchor not in places:
                at = Place(anchor=anchor, sheet=sheet, x=round(x * _POINTS, 3), y=round(y * _POINTS, 3))
                places[anchor] = at
    return tuple(places.values())


@dataclass(slots=True)
class _Gathered:
    """What stands on the pages of a document, read from WeasyPrint's private box tree."""

    pages: list[list[Piece]] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    references: dict[Element, tuple[int, str]] = field(default_factory=dict)  # of notes: page, and id of the block
    notes: dict[Element, tuple[int, float, bool]] = field(default_factory=dict)  # page, share of it, all clear
    continuations: tuple[Continuation, ...] = ()

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes that are referred to, printed or not."""
        return tuple(
            Footnote(
                id=next((part.get("id", "") for part in note.iter() if part.get("id")), ""),
                words=" ".join("".join(note.itertext()).split()[:8]),
                reference_page=reference_page,
                block=block,
                page=page,
                share=share,
                clear=clear,
            )
            for note, (reference_page, block) in self.references.items()
            for page, share, clear in (self.notes.get(note, (None, 0.0, False)),)
        )


def _gather_pages(document: Any) -> _Gathered:
    gathered = _Gathered()
    tables: set[Element] = set()
    for number, page in enumerate(document.pages):
        pieces: list[Piece] = []
        lowest = top = page._page_box.content_box_y()
        bottom = top + page._page_box.height
        for part in page._page_box.children:
            if isinstance(part, boxes.MarginBox):
                continue
            at_foot = isinstance(part, boxes.FootnoteAreaBox)
            for leaf in _iter_leaves(part, tables, _Leaf(part)):
                if isinstance(leaf.box, boxes.TextBox):
                    gathered.runs.append(_make_run(leaf, number + 1, page, at_foot=at_foot))
                if at_foot:
                    continue
                if leaf.block is not None:
                    pieces.append(_make_piece(leaf, leaf.block))
                if leaf.box.element_tag.endswith("::footnote-call"):
                    block = "" if leaf.block is None else leaf.block.get("id", "")
                    gathered.references.setdefault(leaf.box.element, (number, block))
                if not leaf.transformed:
                    lowest = max(lowest, _lower_edge(leaf.box))
            for note in part.children if at_foot else ():
                clear = note.position_y > lowest - 1 and note.position_y + note.margin_height() < bottom + 1
                gathered.notes[note.element] = (number, note.margin_height() / (bottom - top), clear)
        gathered.pages.append(pieces)
    return gathered


def _lower_edge(box: Any) -> float:
    """Where a box with text or an image ends, descenders left out."""
    return float(box.position_y + (box.baseline if isinstance(box, boxes.TextBox) else box.height))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A box with text or an image, and what the boxes around it make of it."""

    box: Any
    block: Element | None = None
    repeated: bool = False  # in the head of a table that began on an earlier page
    transformed: bool = False  # where it ends up is not known


def _iter_leaves(box: Any, tables: set[Element], around: _Leaf) -> Iterator[_Leaf]:
    """The text and the images in a box, in order. `tables` are those that earlier pages began, and grows."""
    has_id = box.element is not None and box.element.get("id")
    is_block = not isinstance(box, (boxes.InlineLevelBox, boxes.LineBox))
    here = _Leaf(
        box,
        box.element if has_id and is_block else around.block,
        around.repeated,
        around.transformed or bool(box.style["transform"]),
    )
    if isinstance(box, boxes.TextBox):
        if box.text.strip():
            yield here
    elif isinstance(box, boxes.ReplacedBox):
        yield here
    else:
        goes_on = isinstance(box, boxes.TableBox) and box.element in tables
        for child in box.children:
            repeated = here.repeated or (goes_on and getattr(child, "is_header", False))
            yield from _iter_leaves(child, tables, replace(here, repeated=repeated))
        if isinstance(box, boxes.TableBox):
            tables.add(box.element)


def _make_piece(leaf: _Leaf, block: Element) -> Piece:
    is_text = isinstance(leaf.box, boxes.TextBox)
    pseudo_element = leaf.box.element_tag.partition("::")[2]
    return Piece(
        text=leaf.box.text if is_text else "",
        owner=leaf.box.element,
        block=block,
        generated=pseudo_element not in {"", "first-letter", "first-line"},
        repeated=leaf.repeated or leaf.box.element.get(REPEATED) is not None,
        hyphen=leaf.box.style["hyphenate_character"] if is_text else "",
    )


def _make_run(leaf: _Leaf, number: int, page: Any, *, at_foot: bool) -> Run:
    box = leaf.box
    baseline = box.position_y + box.baseline
    on_paper = (
        box.position_x > -1  # a pixel more or less is nobody's loss
        and box.position_x + box.width < page.width + 1
        and (at_foot or box.style["font_size"] / 2 <= baseline <= page.height)  # of notes, `footnotes` knows more
    )
    return Run(
        text=box.text,
        page=number,
        families=tuple(box.style["font_family"]),
        weight=box.style["font_weight"],
        italic=box.style["font_style"] != "normal",
        off_paper=not on_paper and not leaf.transformed,
    )
