"""page-map.json: the page map as a file that people read and compare, and the next build begins with.

    {"pages": [{"sheet": 0, "label": "i", …}], "anchors": {"ch-01-3": {"sheet": 14, "label": "1", …}}, "starts": […],
     "continuations": […]}

An anchor (every block, note, mark and entry is one) is on a sheet (0-based), so many points from the left and the top
of the trimmed page. Its division and page label follow from the sheet; they are written for those who read the file.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from book.model.pages import Continuation, Folio, FolioStyle, PageMap, PageStart, Place, Side


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
    continuations = [
        {"sheet": one.sheet, "named": one.named, "anchor": one.anchor, "before": one.before}
        for one in page_map.continuations
    ]
    anchors = [
        f"{json.dumps(place.anchor)}: {json.dumps(_describe(place, page_map), ensure_ascii=False)}"
        for place in page_map.places
    ]

    def listed(rows: list[str]) -> str:
        return ",\n    ".join(rows)

    return (
        '{\n  "pages": [\n    ' + listed([json.dumps(page, ensure_ascii=False) for page in pages])
        + '\n  ],\n  "anchors": {\n    ' + listed(anchors)
        + '\n  },\n  "starts": [\n    ' + listed([json.dumps(start, ensure_ascii=False) for start in starts])
        + '\n  ],\n  "continuations": [\n    ' + listed([json.dumps(one, ensure_ascii=False) for one in continuations])
        + "\n  ]\n}\n"
    )  # fmt: skip


def _describe(place: Place, page_map: PageMap) -> dict[str, object]:
    folio = page_map.folios[place.sheet]
    return {
        "division": folio.division, "sheet": place.sheet, "label": folio.label, "x": place.x, "y": place.y,
    }  # fmt: skip


def page_map_digest(written: str) -> str:
    """The SHA-256 of page-map.json as written: what both editions carry to show whose pages they have (EP-26)."""
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


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
                Place(anchor=anchor, sheet=place["sheet"], x=place["x"], y=place["y"])
                for anchor, place in data["anchors"].items()
            ),
            starts=tuple(PageStart(**start) for start in data["starts"]),
            continuations=tuple(Continuation(**{**one, "named": tuple(one["named"])}) for one in data["continuations"]),
        )
        page_map.labels()  # every anchor is on a page that is there
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return PageMap.empty()
    return page_map
