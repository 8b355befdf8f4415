"""digest_pages: a digest for every page of a PDF, of everything that is drawn on it.

Two pages with the same digest show the same text at the same places. Links and tags are left out: nothing is drawn of
them.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from pikepdf import Array, Dictionary, Object, Pdf, Stream

_NOT_DRAWN = frozenset({"/Annots", "/Parent", "/StructParents", "/Tabs"})
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_HIGHEST = 50  # page trees are not higher


def digest_pages(path: Path) -> tuple[str, ...]:
    """The digest of each page, in order."""
    with Pdf.open(path) as pdf:
        known: dict[tuple[int, int], bytes] = {}
        return tuple(hashlib.sha256(_describe_page(page.obj, known)).hexdigest() for page in pdf.pages)


def _describe_page(page: Object, known: dict[tuple[int, int], bytes]) -> bytes:
    own = {name: item for name, item in page.items() if name not in _NOT_DRAWN}
    above: Object | None = page
    for _ in range(_HIGHEST):
        above = above.get("/Parent") if above is not None else None
        if above is None:
            break
        for name in _INHERITED:
            if name in above:
                own.setdefault(name, above[name])
    return b"".join(name.encode() + b" " + _describe(own[name], known, ()) for name in sorted(own))


def _describe(item: object, known: dict[tuple[int, int], bytes], around: tuple[tuple[int, int], ...]) -> bytes:
    """An object with all that it refers to, as bytes; an indirect object as its digest, worked out once."""
    if not isinstance(item, Object):
        return repr(item).encode() + b" "
    if not item.is_indirect:
        return _describe_direct(item, known, around)
    number = item.objgen
    if number in around:
        return b"(above) "  # it refers to something that it is in
    if number not in known:
        known[number] = hashlib.sha256(_describe_direct(item, known, (*around, number))).digest()
    return known[number]


def _describe_direct(item: Object, known: dict[tuple[int, int], bytes], around: tuple[tuple[int, int], ...]) -> bytes:
    if isinstance(item, Stream):
        content = item.read_raw_bytes()
        return _describe_entries(item, known, around) + b"%d " % len(content) + content
    if isinstance(item, Dictionary):
        return _describe_entries(item, known, around)
    if isinstance(item, Array):
        return b"[" + b"".join(_describe(inner, known, around) for inner in item) + b"]"
    return item.unparse() + b" "


def _describe_entries(item: Object, known: dict[tuple[int, int], bytes], around: tuple[tuple[int, int], ...]) -> bytes:
    entries = sorted((name, inner) for name, inner in item.items() if name != "/Parent")
    return b"<" + b"".join(name.encode() + b" " + _describe(inner, known, around) for name, inner in entries) + b">"
