"""set_columns: an index that was laid out as one long column, its lines taken into pages of two columns each.

In come pages as WeasyPrint laid them out, of their final size but with one column, of its final width; out come pages
with the columns that `columns` fills. No line is laid out again, so none can fall otherwise than it was measured; the
elements stay as they were written, so that tags, places and page starts are found as on any page.

Called by `layout.py`; what is taken from WeasyPrint's private box tree is here and there only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from book.model.pages import Continuation
from book.paginate.columns import Column, Measures, Row, fill_columns
from book.render.fragment import REPEATED


@dataclass(slots=True)
class _Paragraph:
    """A letter or the paragraph of an entry, as laid out.

    `box` is where it begins, `around` are the boxes around that, outermost first, `left` is where their column began.
    Each line comes with where the column began that it was laid out in: pages have margins by their sides.
    """

    box: Any
    around: tuple[Any, ...]
    left: float
    lines: list[tuple[Any, float]] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of the paragraph, or of the entry that it is in."""
        boxes = (self.box, *reversed(self.around))
        return next((name for box in boxes if (name := box.element.get("id"))), "")

    @property
    def level(self) -> int:
        """How deep in entries it stands: what comes behind the subentries of one, "See also", stands with them."""
        items = sum(1 for box in (*self.around, self.box) if box.element.tag == "li")
        return items + (1 if self.is_last else 0)

    @property
    def is_last(self) -> bool:
        return _has_class(self.box.element, "last")


def set_columns(pages: list[Any]) -> tuple[Continuation, ...]:
    """Set the index on these pages in columns, if there is one; the pages are exchanged for others.

    Returns where columns begin inside entries. Raises ValueError for an index that does not go on the pages there are.
    """
    root = next((box.element for box in pages[0]._page_box.children if box.element is not None), None)
    section = None if root is None else root.find("./body/*")
    if section is None or not _has_class(section, "index"):
        return ()
    holder = next((one for one in section.iter("div") if _has_class(one, "columns")), None)
    if holder is None:
        return ()
    holders = dict(_find_all(pages, holder))
    rows, named = _collect(holders.values())
    if not rows:
        return ()
    first = min(holders)
    measures = _measure(pages[first]._page_box, holders[first], rows)
    filled = fill_columns([_describe(one, named) for one in rows], measures)
    end = first + len(filled)
    if end > len(pages):
        raise ValueError(f"an index of {len(filled)} pages was measured on {len(pages) - first}")
    continuations: list[Continuation] = []
    setter = _Setter(rows, named, measures.gap)
    for sheet, columns in enumerate(filled, start=first):
        page = pages[sheet]._page_box
        new = setter.set_page(page, holders[sheet], columns)
        pages[sheet] = type(pages[sheet])(_exchange(page, holder, new))
        continuations += (_continue(sheet, column, rows) for column in columns if column.named)
    del pages[end:]
    return tuple(continuations)


# ------------------------------------------------------------------------------------------------------ measuring


def _collect(holders: Iterable[Any]) -> tuple[list[_Paragraph], dict[str, _Paragraph]]:
    """The rows in their order, and by their entries' ids the lines that name entries again."""
    found: dict[Element, _Paragraph] = {}
    for box in holders:
        left = box.content_box_x()
        for paragraph, around in _iter_paragraphs(box, ()):
            one = found.setdefault(paragraph.element, _Paragraph(paragraph, around, left))
            one.lines += ((line, left) for line in paragraph.children)
    rows = [one for element, one in found.items() if element.get(REPEATED) is None]
    named = {name: one for element, one in found.items() if (name := element.get(REPEATED)) is not None}
    return rows, named


def _find_all(pages: Sequence[Any], element: Element) -> Iterator[tuple[int, Any]]:
    """The box of an element on every page that it is on."""
    for number, page in enumerate(pages):
        found = next((box for box in _iter_boxes(page._page_box) if box.element is element), None)
        if found is not None:
            yield number, found


def _iter_boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _iter_boxes(child)


def _iter_paragraphs(box: Any, around: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """The boxes that hold lines, each with those around it."""
    for child in box.children:
        if child.children and type(child.children[0]).__name__ == "LineBox":
            yield child, around
        elif hasattr(child, "children"):
            yield from _iter_paragraphs(child, (*around, child))


def _measure(page: Any, holder: Any, rows: Sequence[_Paragraph]) -> Measures:
    gaps = [box.style["margin_top"].value for row in rows for box in row.around if box.element.tag == "section"]
    return Measures(
        first=page.content_box_y() + page.height - holder.content_box_y(),
        others=page.height,
        line=rows[0].lines[0][0].height,
        gap=max(gaps, default=0.0),
    )


def _describe(paragraph: _Paragraph, named: dict[str, _Paragraph]) -> Row:
    again = None if paragraph.is_last or not paragraph.level else named.get(paragraph.anchor)
    return Row(
        level=paragraph.level,
        lines=tuple(line.height for line, _ in paragraph.lines),
        named=0.0 if again is None else sum(line.height for line, _ in again.lines),
    )


def _continue(sheet: int, column: Column, rows: Sequence[_Paragraph]) -> Continuation:
    start, anchor = column.start, rows[column.start.row].anchor
    first = start.row
    if rows[first].is_last:
        first = next(number for number, row in enumerate(rows) if row.anchor == anchor)
    lines = [line for row in rows[first : start.row] for line, _ in row.lines]
    lines += [line for line, _ in rows[start.row].lines[: start.line]]
    before = " ".join(" ".join(map(_text, lines)).split())
    named = tuple(rows[number].anchor for number in column.named)
    return Continuation(sheet=sheet, named=named, anchor=anchor, before=before)


def _text(box: Any) -> str:
    return "".join(inner.text for inner in _iter_boxes(box) if hasattr(inner, "text"))


def _has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


# -------------------------------------------------------------------------------------------------------- setting


class _Setter:
    """Puts rows into columns. The boxes around them are made anew for every column that they go through."""

    def __init__(self, rows: Sequence[_Paragraph], named: dict[str, _Paragraph], gap: float) -> None:
        self._rows = rows
        self._named = named
        self._gap = gap

    def set_page(self, page: Any, holder: Any, columns: Sequence[Column]) -> Any:
        """The box that holds the columns of a page, in the place of that which held a part of the long column."""
        left, right = page.content_box_x(), page.content_box_x() + page.width - holder.width
        children: list[Any] = []
        for column, x in zip(columns, (left, right), strict=False):
            children += self._set_column(column, x, holder.content_box_y())
        whole = holder.copy_with_children(children)
        bottoms = [child.position_y + child.margin_height() for child in children]
        whole.height = max(bottoms, default=holder.content_box_y()) - holder.content_box_y()
        return whole

    def _set_column(self, column: Column, x: float, y: float) -> list[Any]:
        made: list[Any] = []
        for number in column.named:
            again = self._named[self._rows[number].anchor]
            copies = [(line.deepcopy(), left) for line, left in again.lines]
            made.append(_place(again, copies, x, y))
            y += made[-1].height
        opened: list[tuple[Element, Any]] = []  # the boxes around the row, innermost last
        last = column.end.row + (1 if column.end.line else 0)
        for number in range(column.start.row, last):
            row = self._rows[number]
            if row.level == 0 and number > column.start.row:
                y += self._gap
            begin = column.start.line if number == column.start.row else 0
            end = column.end.line if number == column.end.row else len(row.lines)
            placed = _place(row, row.lines[begin:end], x, y)
            y += placed.height
            shared = 0
            while shared < min(len(opened), len(row.around)) and opened[shared][0] is row.around[shared].element:
                shared += 1
            del opened[shared:]
            for around in row.around[shared:]:
                box = around.copy_with_children([])
                box.position_x += x - row.left
                box.position_y, box.margin_top, box.height = placed.position_y, 0.0, 0.0
                (opened[-1][1].children if opened else made).append(box)
                opened.append((around.element, box))
            (opened[-1][1].children if opened else made).append(placed)
            for _, box in opened:
                box.height = y - box.position_y
        return made


def _place(paragraph: _Paragraph, lines: Sequence[tuple[Any, float]], x: float, y: float) -> Any:
    """The box of a paragraph with these lines of it, its upper edge at `y` in a column that begins at `x`."""
    top = y
    for line, left in lines:
        line.translate(x - left, y - line.position_y)
        y += line.height
    placed = paragraph.box.copy_with_children([line for line, _ in lines])
    placed.position_x += x - paragraph.left
    placed.position_y, placed.height = top, y - top
    return placed


def _exchange(box: Any, element: Element, new: Any) -> Any:
    """A copy of a box in which another stands for that of an element."""
    if box.element is element:
        return new
    children = getattr(box, "children", None)
    if not children:
        return box
    exchanged = [_exchange(child, element, new) for child in children]
    if all(one is other for one, other in zip(children, exchanged, strict=True)):
        return box
    return box.copy_with_children(exchanged)
