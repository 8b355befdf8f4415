"""The bibliography as XHTML (NT-20): a list whose entries have anchors, and roles that are not deprecated."""

from __future__ import annotations

from pathlib import Path

from tests.books import MANIFEST
from tests.unit.citations.sources import SOURCES
from tests.unit.render.fragments import fragments, show


def test_the_bibliography_is_a_list_with_an_anchor_an_entry(tmp_path: Path) -> None:
    text = "# One\n\nx [@trotsky1930; @serebriakova1991; @felshtinskii2001].\n"
    (fragment,) = (
        one
        for one in fragments(tmp_path, text, files={"bibliography.yaml": SOURCES}).values()
        if one.division == "bibliography"
    )
    assert show(fragment) == (
        '<section id="bibliography" class="bibliography backmatter" epub:type="bibliography" '
        'role="doc-bibliography" aria-labelledby="bibliography-title">\n'
        '  <div class="opening">\n'
        '    <h1 id="bibliography-title"><span class="title">Bibliography</span></h1>\n'
        "  </div>\n"
        '  <ul class="sources">\n'
        '    <li id="source--felshtinskii2001">Fel’shtinskii, Iu.&nbsp;G., and Anna Smith. “The Letters of '
        "<em>Pravda</em>.” <cite>Slavic Review</cite> 60, no. 2 (2001): 321–28. "
        '<a href="https://doi.org/10.2307/2697273" class="external">https://doi.org/10.2307/2697273</a>.</li>\n'
        '    <li id="source--trotsky1930">Trotsky, Leon. <cite>My Life: An Attempt at an Autobiography</cite>. Charles '
        "Scribner’s Sons, 1930.</li>\n"
        '    <li id="source--serebriakova1991"><span lang="ru" xml:lang="ru">Серебрякова, Зоря</span>. '
        '<cite><span lang="ru" xml:lang="ru">Что делать?</span></cite> [What is to be done?] '
        '<span lang="ru" xml:lang="ru">Московский рабочий</span>, 1991.</li>\n'
        "  </ul>\n"
        "</section>\n"
    )


def test_headings_make_sections_of_it(tmp_path: Path) -> None:
    manifest = MANIFEST + "bibliography: {headings: [{title: Archives, keyword: archive}, {title: The Rest}]}\n"
    text = "# One\n\nx [@trotsky1930; @politburo1923].\n"
    found = fragments(tmp_path, text, manifest, {"bibliography.yaml": SOURCES})["bibliography"].xhtml
    assert found.count("<h2") == found.count("<ul") == 2
    assert 'aria-labelledby="bibliography-group-1-title"' in found


def test_a_written_bibliography_stays_a_text(tmp_path: Path) -> None:
    files = {"bibliography.yaml": SOURCES, "back/bibliography.md": "# Sources\n\nBy hand.\n"}
    found = fragments(tmp_path, "# One\n\nx [@trotsky1930].\n", files=files)
    (fragment,) = (one for one in found.values() if one.division == "bibliography")
    assert "By hand." in fragment.xhtml
    assert "source--" not in "".join(one.xhtml for one in found.values())
