"""What the EPUB is made of, gathered by the pipeline from the manifest, the model, the renderer and the layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from book.fonts import FontFace
from book.manifest.schema import Manifest
from book.model.apparatus import ContentsEntry
from book.model.book import Division
from book.model.pages import PageMap
from book.render.fragment import Fragment


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubWords:
    """The words in the navigation that no division gives, in the book's language."""

    contents: str = "Contents"
    landmarks: str = "Landmarks"
    pages: str = "Pages"
    cover: str = "Cover"
    title_page: str = "Title page"
    text: str = "Start of text"


@dataclass(frozen=True, slots=True, kw_only=True)
class EpubInputs:
    """Everything an EPUB is written from.

    `fragments` and `divisions` are in reading order; a division without a fragment is not in the EPUB.
    `stylesheet` is complete but for @font-face rules, which come from `fonts`. `root` is the book's folder: images
    and the cover are read from it and from nowhere else. `page_map` is empty where the print edition is not laid
    out: then there are no page-break markers. `page_map_digest` says whose pages they mark (EP-26). `modified` has a
    time zone.
    """

    manifest: Manifest
    fragments: tuple[Fragment, ...]
    divisions: tuple[Division, ...]
    contents: tuple[ContentsEntry, ...]
    page_map: PageMap
    stylesheet: str
    fonts: tuple[FontFace, ...]
    root: Path
    modified: datetime
    words: EpubWords = EpubWords()
    page_map_digest: str | None = None
