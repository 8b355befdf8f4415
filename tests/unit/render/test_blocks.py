"""Every kind of block of docs/manuscript.md, as XHTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import assert_golden
from tests.unit.render.fragments import show_chapter

BLOCKS = {
    "headings": "## Who signed {#who-signed}\n\n### A *note* on the copies\n\n#### The fourth level\n\nWords.",
    "paragraphs": "A paragraph\non two lines.\n\nAnother,\\\nbroken by hand.",
    "quotation": "> The first paragraph.\n>\n> The second.\n>\n> [Author, *Work*, 1923]{.attribution}",
    "epigraph": "::: epigraph\nThe words chosen.\n\n[Author]{.attribution}\n:::\n\nWords.",
    "line-blocks": "| The first line of the stanza,\n|   the second, *set in*,\n|\n| and another stanza.",
    "verse": "::: verse\nThe first line\nand the second\n\nAnother stanza\n\n[Author]{.attribution}\n:::",
    "letter": "::: letter\n::: dateline\nMoscow, 8 October 1923\n:::\n\n::: salutation\nDear comrades,\n:::\n\nThe body.\n\n"
    "Its second paragraph.\n\n::: closing\nWith communist greetings,\n:::\n\n::: signature\nN. N.\n:::\n\n"
    "::: postscript\nP.S. More.\n:::\n:::",
    "interview": "::: interview\n[Reporter:]{.speaker} What was decided?\n\n[Witness:]{.speaker} Nothing.\n\nIt goes on.\n:::",
    "dialogue": "::: dialogue\nThey sat down.\n\n[A:]{.speaker} Well?\n\n[B:]{.speaker}\n\n> A quotation.\n:::",
    "bullets": "- one\n- two\n\n  a second paragraph\n\n  - inside",
    "ordered-lists": "3.  third\n4.  fourth\n\n<!-- -->\n\na)  first\nb)  second\n\n<!-- -->\n\n(i) one\n(ii) two\n\n<!-- -->\n\n"
    "A.  capital\nB.  capital",
    "definitions": "Term\n:   its *definition*\n\nAnother term\n:   one\n:   two",
    "table": "| Congress | Year | Delegates |\n|:---------|-----:|:---------:|\n| Twelfth  | 1923 | 408 |\n|  | 1924 | *more* |\n\n"
    "Table: Delegates with a *full* vote. {#tbl-delegates header-column=true}",
    "table-without-a-caption": "| A | B |\n|---|---|\n| 1 | 2 |",
    "figure": '![The party\'s *bodies*.](images/a.svg){#fig-bodies alt="Five boxes: <&>." credit="Drawn for this book"}',
    "figure-width": '![Half.](images/a.svg){alt="x" width=50%}\n\n![](images/a.svg){alt="x" credit="Archive" width=20mm}',
    "figure-decorative": "![](images/a.svg){.decorative}",
    "plate": '![A plate.](images/a.svg){.plate alt="x"}',
    "section-break": "Before.\n\n* * *\n\nBehind.",
    "code": "```\nas it   <stands>\n\n  \"straight\" & -- so\n```",
    "language": "::: {lang=ru}\nВесь абзац по-русски.\n\n> Цитата.\n:::",
    "comment": "Before.\n\n<!-- not printed -->\n\nBehind.",
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_becomes_the_xhtml_it_was_seen_to_become(name: str, tmp_path: Path) -> None:
    assert_golden(show_chapter(tmp_path, BLOCKS[name] + "\n"), f"xhtml/{name}.html")


def test_every_kind_of_block_has_an_example() -> None:
    """So that a construct of the documentation does not go without a golden."""
    headings = (Path(__file__).resolve().parents[3] / "docs" / "manuscript.md").read_text("utf-8").split("\n## ")[1:]
    sections = {section.split("\n")[0] for section in headings}
    assert sections == {
        "Headings", "Paragraphs and words", "Quotations", "Verse", "Letters", "Dialogues and interviews", "Lists", "Tables",
        "Figures and plates", "Section breaks", "Code", "Notes", "Cross-references", "Index, people, terms", "Comments",
        "Several marks that are errors",
    }, "add an example of the new section here or in test_inlines, and its golden"  # fmt: skip
