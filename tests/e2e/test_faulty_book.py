"""A book in which nearly everything is wrong: one run names every fault at its place, and changes no file."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.books import SVG, run_book, write_book

GOOD = """\
title: A Good Book
author: A. N. Author
publisher: A Press
year: 2026
language: en-US
"""

# A fault a line: `##` and what is behind it, the codes expected at that line, is taken out before the file is written.
MANIFEST = """\
title: A Book with Faults
author: A. N. Author
tilte: a slip                           ## MAN-002
year: next year                         ## MAN-004
language: en-US
isbn:
  print: 978-1-4028-9462-7              ## MAN-007
editions:
  print:
    trim: 6 x 9                         ## MAN-004
  epub:
    cover: images/cover.jpg             ## MAN-005
contents:
  front:
    - title-page
    - contents
    - front/preface.md                  ## MAN-012
    - kind: foreword                    ## STR-010
  body:
    - body/01-words.md
    - body/02-annotated.md
    - body/03-images.md
    - body/04-marks.md
    - body/05-latin-1.md
    - body/06-missing.md                ## MAN-005
    - body/07-outside.md                ## MAN-009
    - body/01-words.md                  ## MAN-011
  back:
    - kind: chapter                     ## MAN-017
      file: back/late.md
    - index
lint:
  allow:
    - code: NTE-999                     ## LNT-003
      file: body/01-words.md
      reason: none
"""
TEXTS = {
    "body/01-words.md": """\
# Words

A line with <b>raw HTML</b>.            ## SRC-004

*A mark that does not close.            ## SRC-007

A glyph that no font has: 你.            ## FNT-010

[misspelt]{.smalcaps}                   ## SRC-005

[no language]{.foreign}                 ## SRC-027

### A level skipped                     ## STR-003

# A second title                        ## STR-002
""",
    "body/02-annotated.md": """\
Words before the title.                 ## STR-007

# Notes {#notes-chapter}

No note here.[^none]                    ## NTE-001

Before the full stop[^late].            ## NTE-008

[^late]: A note.

[^unused]: Nothing leads here.          ## NTE-002

[^late]: A second of the name.          ## NTE-003
""",
    "body/03-images.md": """\
# Images {#images-chapter}

![Missing.](images/bodys.svg){alt="x"}  ## IMG-001

![No text.](images/bodies.svg)          ## IMG-002

![Not one.](images/words.png){alt="x"}  ## IMG-007

![Outside.](images/link.svg){alt="x"}   ## IMG-008

![Script.](images/script.svg){alt="x"}  ## IMG-009

![Web.](https://example.org/a.png){alt="x"}     ## IMG-005

![Wide.](images/bodies.svg){alt="x" width=60ells}  ## IMG-006

![GIF.](images/gif.png){alt="x"}        ## IMG-007
""",
    "body/04-marks.md": """\
# Marks {#marks-chapter}

::: poem                                ## SRC-040
Words.
:::

[Nobody]{person=nobody} is he.

[A](#images-chapter), then [](#nowhere).

[twice]{#images-chapter}

::: letter                              ## SRC-006
Not closed.
""",
    "back/late.md": "# Late\n\nWords.\n",
    "people.yaml": """\
- sort: Smirnov, Ivan
  born: 1936
  died: 1881                            ## MAN-022
- sort: Smirnov, Ivan                   ## MAN-013
""",
    "glossary.yaml": """\
- headword: NEP
  expansion: New Economic Policy
  deifnition: x                         ## MAN-002
""",
}


def with_expectations(texts: dict[str, str]) -> tuple[dict[str, str | bytes], set[tuple[str, str, int]]]:
    """The texts without the remarks, and code, file and line of what they announce."""
    files: dict[str, str | bytes] = {}
    expected = set()
    for file, text in texts.items():
        lines = text.split("\n")
        for number, line in enumerate(lines, start=1):
            words, mark, codes = line.partition("  ## ")
            if mark:
                lines[number - 1] = words.rstrip()
                expected |= {(code, file, number) for code in codes.split()}
        files[file] = "\n".join(lines)
    return files, expected


def picture(kind: str) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (600, 300)).save(into, kind)
    return into.getvalue()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a good book that was built and then spoilt."""
    folder = tmp_path_factory.mktemp("faulty") / "book"
    write_book(folder, {"body/01-words.md": "# Words\n\nGood words.\n"}, GOOD)
    built = run_book("build", folder)
    assert built.returncode == 0, built.stdout
    (folder.parent / "secret.md").write_text("# Secret\n\nA secret of the owner.\n")
    (folder.parent / "secret.svg").write_text(SVG)
    return folder


def outputs(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What an earlier build left, with the moments it was written."""
    kept = [
        path
        for path in (folder / "build").iterdir()
        if path.suffix in {".pdf", ".epub"} or path.name == "page-map.json"
    ]
    assert len(kept) == 3
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in kept}


def findings(folder: Path) -> tuple[int, list[dict[str, object]], str]:
    """The exit code of a build, what it found, and what it said besides."""
    ran = run_book("build", folder, "--format", "json")
    return ran.returncode, [json.loads(line) for line in ran.stdout.splitlines()], ran.stderr


def test_every_fault_is_named_at_its_place_in_one_run(faulty: Path) -> None:
    files, expected = with_expectations({**TEXTS, "book.yaml": MANIFEST})
    manifest = files.pop("book.yaml")
    assert isinstance(manifest, str)
    files |= {
        "front/preface.md": " \n",
        "body/05-latin-1.md": "# Latin 1\n\nMünchen\n".encode("latin-1"),
        "images/bodies.svg": SVG,
        "images/words.png": "no picture",
        "images/script.svg": SVG.replace("<rect", "<script/><rect"),
        "images/gif.png": picture("GIF"),
    }
    before = outputs(faulty)
    write_book(faulty, files, manifest)
    (faulty / "body" / "07-outside.md").symlink_to(faulty.parent / "secret.md")
    (faulty / "images" / "link.svg").symlink_to(faulty.parent / "secret.svg")
    expected.add(("MAN-006", "body/05-latin-1.md", 3))

    code, found, said = findings(faulty)
    places = {(str(one["code"]), str(one["file"]), one["line"]) for one in found}
    assert expected - places == set(), "faults that were not named"
    assert {place for place in places - expected if place[1] != "body/04-marks.md"} == set(), "more than the faults"
    assert code == 1
    assert "Traceback" not in said
    assert len({one for one, _, _ in expected}) > 30
    assert "secret of the owner" not in json.dumps(found)
    assert outputs(faulty) == before
    assert not list((faulty / "build").glob(".unfinished-*"))

    shown = run_book("build", faulty)
    assert shown.returncode == 1
    assert len(re.findall(r"^\S+: (?:error|warning)\[", shown.stdout, re.MULTILINE)) == len(found)
    assert "No file was changed." in shown.stderr


REFERENCES = {
    "body/01.md": """\
# One {#one}

[Nobody]{person=nobody} is he.          ## BIO-001

The [NEP]{term=nap}.                    ## GLO-001

See [](#nowhere).                       ## REF-001

[twice]{#two}                           ## REF-002

[A mark]{ix="A!b!c!d"}                  ## IDX-009

The [number](#here) is [](#here){.number}.      ## REF-005

[words]{#here}

[made]{#note-one-1}                     ## REF-007
""",
    "body/02.md": """\
# Two {#two}                            

[again]{#here}                          ## REF-002

See [](#here).                          ## REF-006
""",
    "index.yaml": "- heading: Right                       ## IDX-002\n  see: Left\n",
    "glossary.yaml": "- headword: NEP\n  definition: See [](#nothing).         ## REF-001\n",
}  # fmt: skip


def test_every_broken_reference_is_named_at_its_place_in_one_run(faulty: Path, tmp_path: Path) -> None:
    """References are looked for where all files could be read, so that one mistake is not reported as many."""
    files, expected = with_expectations(REFERENCES)
    write_book(tmp_path, files, GOOD)
    code, found, said = findings(tmp_path)
    places = {(str(one["code"]), str(one["file"]), one["line"]) for one in found if one["severity"] == "error"}
    assert places == expected
    assert code == 1
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("manifest", "line"),
    [
        ("title: A Book\nauthor: [A\nyear: 2026\n", 3),
        ("title: Work: A History\n", 1),
        ("title: A\n\tauthor: B\n", 2),
        ('title: "unclosed\nauthor: B\n', 3),
        ("title: 'A'\nauthor: !!python/object/apply:os.system ['true']\n", 2),
        ("title: &a [x]\nauthor: *a\n", 1),
        ("", 0),
        ("- a list\n", 1),
        ("\x00", 1),
    ],
)
def test_a_manifest_that_is_not_yaml_is_one_finding_at_its_line(manifest: str, line: int, faulty: Path) -> None:
    before = outputs(faulty)
    write_book(faulty, {}, manifest)
    code, found, said = findings(faulty)
    assert code == 1
    assert "Traceback" not in said
    assert [one["line"] for one in found if one["file"] == "book.yaml"][:1] == [line]
    assert outputs(faulty) == before
