"""Links inside the book: from the private scheme of the divisions to named destinations of the whole PDF.

In come the pages and the places on them; out come one name tree, and links that lead to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from urllib.parse import quote, unquote

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf, String

from book.model.pages import Place
from book.paginate.job import LINK_SCHEME


def destination_name(anchor: str) -> str:
    """The name of an anchor's destination: the anchor itself, with anything but ASCII percent-encoded.

    Names are compared byte by byte, and software differs in how it writes other letters.
    """
    return quote(anchor, safe="!$&'()*+,-./:;=?@_~")


def make_destination(pdf: Pdf, place: Place) -> Array:
    """Where a place is, at the zoom that the reader has."""
    return _destination(_top_left(pdf.pages[place.sheet]), place)


def write_destinations(pdf: Pdf, places: Iterable[Place]) -> None:
    """Give every place a named destination. Raises ValueError where two have the same anchor."""
    tree = NameTree.new(pdf)
    written: set[str] = set()
    corners = [_top_left(page) for page in pdf.pages]  # once a page: there are thousands of places
    for place in places:
        name = destination_name(place.anchor)
        if name in written:
            raise ValueError(f"two places have the anchor {place.anchor!r}")
        written.add(name)
        tree[name] = _destination(corners[place.sheet], place)
    pdf.Root.Names = Dictionary(Dests=tree.obj)


def _top_left(page: Page) -> tuple[Object, float, float]:
    """A page, and the top left corner of its trimmed part."""
    left, _, _, top = (float(edge) for edge in page.trimbox)
    return page.obj, left, top


def _destination(corner: tuple[Object, float, float], place: Place) -> Array:
    page, left, top = corner
    return Array([page, Name.XYZ, round(left + place.x, 3), round(top - place.y, 3), None])


def rewrite_links(page: Page, anchors: Collection[str]) -> list[str]:
    """Turn a page's links inside the book into links to named destinations.

    Gives the anchors of links that lead to none of `anchors`; those links are taken off the page.
    """
    if "/Annots" not in page:
        return []
    lost: list[str] = []
    kept: list[Object] = []
    for annotation in page.Annots.as_list():
        anchor = _linked_anchor(annotation)
        if anchor is None:
            kept.append(annotation)
        elif anchor in anchors:
            del annotation.A
            annotation.Dest = String(destination_name(anchor))
            kept.append(annotation)
        else:
            lost.append(anchor)
    page.Annots = Array(kept)
    return lost


def drop_links(pdf: Pdf) -> None:
    """Take all links off the pages: a printer's software refuses them (PR-33)."""
    for page in pdf.pages:
        if "/Annots" in page:
            del page.Annots


def _linked_anchor(annotation: Object) -> str | None:
    action = annotation.get("/A")
    if annotation.get("/Subtype") != Name.Link or action is None or action.get("/S") != Name.URI:
        return None
    scheme, colon, anchor = str(action.URI).partition(":")
    return unquote(anchor) if colon and scheme.lower() == LINK_SCHEME else None
