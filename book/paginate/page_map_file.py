"""page-map.json: the page map as a file that people read and compare, and the next build begins with.

    {"pages": [{"sheet": 0, "label": "i", …}], "anchors": {"ch-01-3": [14, 57.6, 120.2]}, "starts": […]}

An anchor's place is its sheet (0-based) and its points from the left and the top of the trimmed page.
"""

from __future__ import annotations

import json
from pathlib import Path

from book.model.pages import Folio, FolioStyle, PageMap, PageStart, Place, Side


def format_page_map(page_map: PageMap) -> str:
    """The map as JSON, a page and an anchor a line."""
    pages = [
        {
            "sheet": folio.sheet,
            "label": folio.label,
            "number": folio.number,
            "style": folio.style.value,
            "side": folio.side.value,
            "division": folio.division,
            "expressed": folio.expressed,
        }
        for folio in page_map.folios
    ]
    starts = [
        {"sheet": start.sheet, "block": start.block, "offset": start.offset, "word": start.word}
        for start in page_map.starts
    ]
    anchors = [
        f"{json.dumps(place.anchor)}: {json.dumps([place.sheet, place.x, place.y])}" for place in page_map.places
    ]

    def listed(rows: list[str]) -> str:
        return ",\n    ".join(rows)

    return (
        '{\n  "pages": [\n    ' + listed([json.dumps(page, ensure_ascii=False) for page in pages])
        + '\n  ],\n  "anchors": {\n    ' + listed(anchors)
        + '\n  },\n  "starts": [\n    ' + listed([json.dumps(start, ensure_ascii=False) for start in starts])
        + "\n  ]\n}\n"
    )  # fmt: skip


def load_page_map(path: Path) -> PageMap:
    """The map of an earlier build; an empty one where there is none, or none that can be read."""
    try:
        data = json.loads(path.read_text("utf-8"))
        page_map = PageMap(
            folios=tuple(
                Folio(
                    sheet=page["sheet"],
                    number=page["number"],
                    style=FolioStyle(page["style"]),
                    side=Side(page["side"]),
                    division=page["division"],
                    expressed=page["expressed"],
                )
                for page in data["pages"]
            ),
            places=tuple(
                Place(anchor=anchor, sheet=sheet, x=x, y=y) for anchor, (sheet, x, y) in data["anchors"].items()
            ),
            starts=tuple(PageStart(**start) for start in data["starts"]),
        )
        page_map.labels()  # every anchor is on a page that is there
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return PageMap.empty()
    return page_map
