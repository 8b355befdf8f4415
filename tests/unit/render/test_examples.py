"""Every construct of docs/manuscript.md as XHTML: tests/golden/xhtml has the chapters and what becomes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import PROJECT
from tests.golden import GOLDENS, assert_golden
from tests.unit.citations.sources import SOURCES
from tests.unit.render.fragments import FILES, fragments, show

EXAMPLES = sorted(path.stem for path in (GOLDENS / "xhtml").glob("*.md"))

# The sections of docs/manuscript.md, and the examples of each.
SECTIONS = {
    "Blank lines and margins": {"blocks-in-items"},
    "Containers": {"containers"},
    "Headings": {"headings"},
    "Paragraphs and words": {
        "paragraphs",
        "styles",
        "foreign",
        "links",
        "literals",
        "several-marks",
        "language",
        "typography",
    },
    "Quotations": {"quotation", "epigraph"},
    "Verse": {"line-blocks", "verse"},
    "Letters": {"letter"},
    "Dialogues and interviews": {"interview", "dialogue"},
    "Lists": {"bullets", "ordered-lists", "definitions"},
    "Tables": {"table", "table-without-a-caption"},
    "Figures and plates": {"figure", "figure-width", "figure-decorative", "plate"},
    "Section breaks": {"section-break"},
    "Code": {"code"},
    "Notes": {"notes"},
    "Cross-references": {"cross-references"},
    "Citations": {"citations"},
    "Index, people, terms": {"marks"},
    "Comments": {"comment"},
    "Several marks that are errors": set(),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_construct_becomes_the_xhtml_it_was_seen_to_become(name: str, tmp_path: Path) -> None:
    text = (GOLDENS / "xhtml" / f"{name}.md").read_text(encoding="utf-8")
    files = {**FILES, "bibliography.yaml": SOURCES} if name == "citations" else FILES
    found = fragments(tmp_path, text, files=files)
    (chapter,) = (fragment for fragment in found.values() if 'epub:type="chapter"' in fragment.xhtml)
    assert_golden(show(chapter), f"xhtml/{name}.html")


def test_every_section_of_the_documentation_has_its_examples() -> None:
    documentation = (PROJECT / "docs" / "manuscript.md").read_text(encoding="utf-8")
    assert {section.split("\n")[0] for section in documentation.split("\n## ")[1:]} == set(SECTIONS)
    assert set().union(*SECTIONS.values()) == set(EXAMPLES)


def test_every_golden_is_of_an_example() -> None:
    assert {path.stem for path in (GOLDENS / "xhtml").glob("*.html")} - {"notes-of-the-book"} == set(EXAMPLES)
