"""A file inside the EPUB, before it is packed: its name, media type and bytes.

Every stage of the EPUB hands its results on as these; `package` packs them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from dataclasses import dataclass

STYLESHEET = "book.css"
NAVIGATION = "nav.xhtml"
NCX = "toc.ncx"
COVER = "cover.xhtml"

XHTML_TYPE = "application/xhtml+xml"
NCX_TYPE = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubFile:
    """A file of the publication. `name` is relative to the EPUB folder; `properties` are those of its manifest item."""

    name: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of its manifest item: its name, as an XML name. The NCX has the id that EbookLib's spine names."""
        if self.media_type == NCX_TYPE:
            return "ncx"
        name = self.name.replace("/", "-")
        return name if name[0].isalpha() else f"f-{name}"


def ascii_name(stem: str, suffix: str, taken: Set[str]) -> str:
    """A file name of ASCII letters, digits, hyphens and underscores (EP-11), made from `stem`.

    `suffix` is added as it is. The name differs from every name in `taken`, whatever the case of the letters.
    """
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-")[:100] or "file"
    folded = {name.casefold() for name in taken}
    name, count = plain + suffix, 1
    while name.casefold() in folded:
        count += 1
        name = f"{plain}-{count}{suffix}"
    return name
