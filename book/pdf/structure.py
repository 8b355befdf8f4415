"""The tag trees of the divisions joined into one: what the pages say to readers who do not see them (PDF/UA-1).

In come the divisions' PDFs, each with a structure tree of its own, and the PDF that already has their pages; it gets
one tree, with every page, link and identifier in it. Parts hold the divisions that belong to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, Object, Page, Pdf

from book.pdf.inputs import DivisionSheets


def merge_structure(pdf: Pdf, divisions: Sequence[DivisionSheets], sources: Sequence[Pdf]) -> None:
    """Give `pdf` one structure tree made of those of `sources`, the divisions' own PDFs, which must still be open.

    Raises ValueError for a division without tags, and where two elements have one identifier.
    """
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = Array([document])
    holders: dict[str | None, Object] = {None: document}
    numbers: list[object] = []
    identified: dict[bytes, Object] = {}
    next_key = 0
    for division, source in zip(divisions, sources, strict=True):
        if "/StructTreeRoot" not in source.Root:
            raise ValueError(f"division {division.result.division} has no tags")
        tree = pdf.copy_foreign(source.Root.StructTreeRoot)
        top = tree.K
        holder = holders[division.part]
        top.P = holder
        holder.K.append(top)
        holders[division.result.division] = top
        pages = [pdf.pages[division.first_sheet + at] for at in range(division.result.pages)]
        own = tree.ParentTree.Nums
        for key, owner in zip(list(own)[::2], list(own)[1::2], strict=True):
            numbers += [next_key + int(key), owner]
        _renumber(pages, next_key)
        next_key += len(own) // 2
        for element in _iter_elements(top):
            if "/ID" in element:
                name = bytes(element.ID)
                if name in identified:
                    raise ValueError(f"two elements of the book have the identifier {name.decode('ascii')}")
                identified[name] = element
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    root.ParentTreeNextKey = next_key
    names = NameTree.new(pdf)
    for name in sorted(identified):
        names[name.decode("ascii")] = identified[name]
    root.IDTree = names.obj
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    for page in pdf.pages:
        page.obj.Tabs = Name.S


def _renumber(pages: Sequence[Page], by: int) -> None:
    """Move the keys that pages and links have in the tree of their owners."""
    for page in pages:
        page.obj.StructParents = int(page.obj.StructParents) + by
        for link in page.obj.get("/Annots", ()):
            link.StructParent = int(link.StructParent) + by


def _iter_elements(element: Object) -> Iterator[Object]:
    """An element of a structure tree and all those below it."""
    yield element
    for kid in element.get("/K", ()):
        if isinstance(kid, Object) and kid.get("/Type") == Name.StructElem:
            yield from _iter_elements(kid)
