"""Tags on the pages of a division, in place of those of WeasyPrint, which say what boxes there are.

In come a division that WeasyPrint has drawn, with every run of text and image between marks, and the PDF that it is
about to write; the PDF gets a structure tree, and what is no part of the text is marked as an artifact. Called by
`layout.py`; what is taken from WeasyPrint's private box tree and its streams is here and there only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element

import pydyf

from book.paginate.tags import Linked, Printed, Tag, build_tags, is_ornament, link_words
from book.render.fragment import REPEATED

_POINTS = 0.75  # points in a CSS pixel
_SLACK = 0.5  # points that a link may reach beyond the one around it and be the same


def tag_pages(pdf: Any, pages: Sequence[Any], streams: Sequence[Any]) -> None:
    """Give the PDF of a division its structure tree. Raises ValueError where something drawn has no place in it."""
    root = next(box.element for box in pages[0]._page_box.children if box.element is not None)
    heads: dict[Element, int] = {}
    pieces: list[Printed | Linked] = []
    links: list[Any] = []
    for number, (page, stream) in enumerate(zip(pages, streams, strict=True)):
        artifacts: dict[int, dict[str, str]] = {}
        letters: dict[int, str] = {}
        _drop_covered_links(pdf, number, page._page_box)
        for top in page._page_box.children:
            in_margin = hasattr(top, "at_keyword")
            for box, repeated in _iter_boxes(top, number, heads):
                link = box.link_annotation
                if link is not None:
                    pieces.append(Linked(owner=box.element, page=number, number=len(links)))
                    links.append(link)
                mark = stream._tags.pop(box, None)
                if mark is None:
                    continue
                if in_margin or repeated:
                    artifacts[mark["mcid"]] = {"Type": "/Pagination"}
                elif box.element.get(REPEATED) is not None:  # by its subtype check/pdf_objects.py knows it
                    artifacts[mark["mcid"]] = {"Type": "/Pagination", "Subtype": "/Header"}
                elif is_ornament(box.element):
                    artifacts[mark["mcid"]] = {"Type": "/Layout"}
                else:
                    pieces.append(_describe(box, mark["mcid"], number, page))
                    if box.style["font_variant_caps"] != "normal" and hasattr(box, "text"):
                        letters[mark["mcid"]] = box.text
        if stream._tags:
            raise ValueError(f"page {number} has {len(stream._tags)} marks that belong to nothing on it")
        _rewrite_marks(stream, artifacts, letters)
    _write_tree(pdf, build_tags(root, pieces), links, len(pages))


def _drop_covered_links(pdf: Any, number: int, page_box: Any) -> None:
    """Leave one link a line: WeasyPrint makes another for every element inside, in the same place."""
    covered: set[bytes] = set()

    def visit(box: Any, around: Any) -> None:
        box = getattr(box, "_box", box)  # what stands for a positioned box in its place
        link = box.link_annotation
        if link is not None and around is not None and _covers(around, link):
            covered.add(link.reference)
            box.link_annotation = None
        for child in getattr(box, "children", ()):
            visit(child, box.link_annotation or around)

    visit(page_box, None)
    if covered:
        page = pdf.objects[pdf.pages["Kids"][3 * number]]  # number, generation, "R"
        page["Annots"] = pydyf.Array(link for link in page["Annots"] if link not in covered)


def _covers(around: Any, link: Any) -> bool:
    left, right, bottom, top = _edges(around)
    inner_left, inner_right, inner_bottom, inner_top = _edges(link)
    fits = left - _SLACK <= inner_left and inner_right <= right + _SLACK
    fits = fits and bottom - _SLACK <= inner_bottom and inner_top <= top + _SLACK
    return fits and bool(around["A"].data == link["A"].data)


def _edges(link: Any) -> tuple[float, float, float, float]:
    one, two, other, another = link["Rect"]
    return min(one, other), max(one, other), min(two, another), max(two, another)


def _iter_boxes(box: Any, page: int, heads: dict[Element, int], repeated: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every box in reading order, and whether it is in the head of a table that began on an earlier page."""
    box = getattr(box, "_box", box)
    if getattr(box, "is_header", False) and box.element is not None:
        repeated = heads.setdefault(box.element, page) != page
    yield box, repeated
    for child in getattr(box, "children", ()):
        yield from _iter_boxes(child, page, heads, repeated)


def _describe(box: Any, mark: int, number: int, page: Any) -> Printed:
    place = None
    if box.element.tag == "img":
        left, top = box.content_box_x() * _POINTS, (page.height - box.content_box_y()) * _POINTS
        bottom, right = top - box.height * _POINTS, left + box.width * _POINTS
        place = (round(left, 2), round(bottom, 2), round(right, 2), round(top, 2))
    return Printed(
        owner=box.element, page=number, mark=mark, pseudo_element=box.element_tag.partition("::")[2], box=place
    )


def _rewrite_marks(stream: Any, artifacts: dict[int, dict[str, str]], letters: dict[int, str]) -> None:
    """Change marks in a page's content, by their numbers, into artifacts of a kind, or give them their text.

    Small capitals need it: a face has one glyph for the small capital of "p" and of "P", and a font one text for it.
    """
    written = stream.stream
    for at in range(2, len(written)):  # name, properties, operator
        mark = written[at - 1].get("MCID") if written[at] == b"BDC" else None
        if mark in artifacts:
            written[at - 2 : at] = ["/Artifact", pydyf.Dictionary(artifacts[mark])]
        elif mark in letters:
            written[at - 1]["ActualText"] = pydyf.String(letters[mark])


def _write_tree(pdf: Any, division: Tag, links: Sequence[Any], pages: int) -> None:
    """Write the tags as objects of the PDF; the division's own is the one child of the tree's root."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    owners: list[dict[int, bytes]] = [{} for _ in range(pages)]
    link_owners: dict[int, bytes] = {}

    def write(tag: Tag, parent: Any) -> bytes:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent.reference})
        pdf.add_object(element)
        reference: bytes = element.reference
        first = next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)
        if first is not None:
            element["Pg"] = pdf.page_references[first]
        _describe_tag(element, tag)
        kids: list[Any] = []
        for kid in tag.kids:
            match kid:
                case Tag():
                    kids.append(write(kid, element))
                case Printed():
                    owners[kid.page][kid.mark] = reference
                    kids.append(kid.mark if kid.page == first else _refer("MCR", "MCID", kid.mark, kid.page))
                case Linked():
                    link = links[kid.number]
                    link_owners[kid.number] = reference
                    link["Contents"] = pydyf.String(link_words(kid.owner))
                    kids.append(_refer("OBJR", "Obj", link.reference, kid.page))
        element["K"] = pydyf.Array(kids)
        return reference

    def _refer(kind: str, key: str, target: object, page: int) -> Any:
        return pydyf.Dictionary({"Type": f"/{kind}", "Pg": pdf.page_references[page], key: target})

    root["K"] = write(division, root)
    numbers: list[Any] = []
    for page, marks in enumerate(owners):
        of_page = [marks.get(mark, b"null") for mark in range(max(marks, default=-1) + 1)]
        numbers += [page, pydyf.Array(of_page)]
    for number, link in enumerate(links):
        link["StructParent"] = pages + number
        numbers += [pages + number, link_owners[number]]
    root["ParentTree"] = pydyf.Dictionary({"Nums": pydyf.Array(numbers)})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _describe_tag(element: Any, tag: Tag) -> None:
    for key, value in (("ID", tag.id and quote(tag.id)), ("T", tag.title), ("Lang", tag.lang), ("Alt", tag.alt)):
        if value:
            element[key] = pydyf.String(value)
    if tag.scope:
        element["A"] = pydyf.Dictionary({"O": "/Table", "Scope": f"/{tag.scope}"})
    if tag.numbering:
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{tag.numbering}"})
    if tag.box:
        element["A"] = pydyf.Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": pydyf.Array(tag.box)})
