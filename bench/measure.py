"""Measure builds of a book against one document, in turns, and print medians and ratios.

One document is laid out in two ways: with literal page numbers from the page map of the build in the contents, the
index and references, and with target-counters, as anyone would who has no page map.

    python -m bench.measure [FOLDER] [--rounds 3]

Without a folder a book is generated. The folder is copied, and the copy is edited. Every run is a new process:
`book build` as a user runs it, with both editions, or `bench.one_document`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench import prose
from bench.generate import PAGES, write_book
from bench.processes import Run, run_measured

_PROJECT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class _Case:
    """One kind of run, and what its runs took. `laid_out` is how many divisions each run laid out."""

    name: str
    runs: list[Run] = field(default_factory=list)
    laid_out: list[int] = field(default_factory=list)

    def median(self, of: Callable[[Run], float]) -> float:
        """The median of a figure over all runs."""
        return statistics.median(of(run) for run in self.runs)


@dataclass(slots=True)
class _Bench:
    """A book in a folder of its own, and the cases measured so far."""

    folder: Path
    cases: dict[str, _Case] = field(default_factory=dict)

    @property
    def build_folder(self) -> Path:
        """Where the editions and the cache are."""
        return self.folder / "build"

    @property
    def one_document(self) -> Path:
        """The PDF of the yardstick."""
        return self.folder.parent / "one-document.pdf"

    def run(self, name: str, *command: str) -> None:
        """Run a module of Python and keep what it took under a name."""
        environment = {**os.environ, "PYTHONPATH": str(_PROJECT), "NO_COLOR": "1", "COLUMNS": "100"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # whoever installs Octavo has its modules compiled
        environment["PYTHONPYCACHEPREFIX"] = str(self.folder.parent / "compiled")
        case = self.cases.setdefault(name, _Case(name))
        case.runs.append(run_measured([sys.executable, "-m", *command], environment, self.folder.parent))

    def build(self, name: str, jobs: int) -> tuple[int, list[str]]:
        """Build the book; how many divisions were laid out, and the label of every page."""
        self.run(name, "book", "build", str(self.folder), "--jobs", str(jobs))
        facts = json.loads((self.build_folder / "report.json").read_text("utf-8"))["facts"]
        self.cases[name].laid_out.append(facts["laid_out"])
        pages = json.loads((self.build_folder / "page-map.json").read_text("utf-8"))["pages"]
        return facts["laid_out"], [f"{page['division']} {page['label']}" for page in pages]


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description="Measure builds of a book against one document.")
    parser.add_argument("folder", type=Path, nargs="?", help="a book; without it one is generated")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=PAGES, help="of the generated book")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="octavo-bench-") as scratch:
        bench = _Bench(Path(scratch) / "book")
        if options.folder is None:
            write_book(bench.folder, pages=options.pages)
        else:
            shutil.copytree(options.folder, bench.folder, ignore=shutil.ignore_patterns("build"))
        chapter = max((bench.folder / "body").glob("*.md"), key=lambda path: -abs(path.stat().st_size - 21_000))
        written = chapter.read_text("utf-8")
        bench.build("warm-up", 2)
        for number in range(options.rounds):
            chapter.write_text(written, "utf-8")
            _measure_round(bench, chapter, number)
            sys.stderr.write(f"round {number + 1} of {options.rounds}\n")
        sys.stdout.write("\n".join(_iter_lines(bench)) + "\n")


def _measure_round(bench: _Bench, chapter: Path, number: int) -> None:
    """Every case once. What each is meant to show is checked."""
    random = Random(number)
    bench.run("one document", "bench.one_document", str(bench.folder), str(bench.one_document))
    counted = str(bench.one_document.with_name("counted.pdf"))
    bench.run("one document, counters", "bench.one_document", str(bench.folder), counted, "--counters")
    shutil.rmtree(bench.build_folder)
    _, before = bench.build("cold, 2 workers", 2)
    _expect(bench.build("nothing changed", 2) == (0, before), "a build laid out what had not changed")

    # A word of one paragraph gives way to another of the same length, and the pages stay.
    text = chapter.read_text("utf-8")
    sentence = prose.make_sentence(random)
    at = text.rindex(" the ", 0, len(text) // 2)
    chapter.write_text(text[:at] + " one " + text[at + 5 :], "utf-8")
    laid_out, pages = bench.build("one chapter edited, pages stay", 2)
    _expect(laid_out == 1 and pages == before, "more was laid out than the chapter that was edited")

    # Two pages more, so that everything behind them moves, whatever side the next chapter opens on.
    new = "\n\n".join(" ".join(prose.make_sentences(random, 8)) for _ in range(7)) + f"\n\n{sentence}\n"
    at = chapter.read_text("utf-8").index("\n\n") + 2
    text = chapter.read_text("utf-8")
    chapter.write_text(text[:at] + new + "\n" + text[at:], "utf-8")
    _, pages = bench.build("one chapter edited, pages move", 2)
    _expect(len(pages) > len(before), "the pages did not move")

    chapter.write_text(text, "utf-8")
    shutil.rmtree(bench.build_folder)
    bench.build("cold, 1 worker", 1)


def _expect(holds: bool, words: str) -> None:
    if not holds:
        raise RuntimeError(words)


def _iter_lines(bench: _Bench) -> Iterator[str]:
    """The table: medians of seconds and memory, and ratios to one document, with literal numbers and with counters."""
    yardsticks = [bench.cases["one document"], bench.cases["one document, counters"]]
    heads = f"{'':32}{'wall s':>8}{'ratio':>7}{'count.':>7}{'cpu s':>8}{'ratio':>7}{'count.':>7}{'parent':>8}"
    yield heads + f"{'all MB':>8}{'one MB':>8}{'laid out':>9}"
    order = (
        "one document",
        "one document, counters",
        "cold, 1 worker",
        "cold, 2 workers",
        "nothing changed",
        "one chapter edited, pages stay",
        "one chapter edited, pages move",
    )
    for name in order:
        case = bench.cases[name]
        wall, cpu = case.median(lambda run: run.wall), case.median(lambda run: run.cpu)
        laid_out = f"{statistics.median(case.laid_out):.0f}" if case.laid_out else ""
        walls = "".join(f"{wall / one.median(lambda run: run.wall):7.3f}" for one in yardsticks)
        cpus = "".join(f"{cpu / one.median(lambda run: run.cpu):7.3f}" for one in yardsticks)
        yield (
            f"{name:32}{wall:8.2f}{walls}{cpu:8.2f}{cpus}{case.median(lambda run: run.own_cpu):8.2f}"
            f"{case.median(lambda run: run.memory):8.0f}{case.median(lambda run: run.largest):8.0f}{laid_out:>9}"
        )
    yield ""
    one = bench.one_document.stat().st_size
    for path in sorted(bench.build_folder.glob("*.*")):
        if path.suffix in {".pdf", ".epub"}:
            size = path.stat().st_size
            compared = f", {size / one:.3f} of one document" if path.suffix == ".pdf" else ""
            yield f"{path.suffix[1:].upper():5}{size / 1e6:7.2f} MB{compared}"
    yield f"{'PDF':5}{one / 1e6:7.2f} MB as one document"


if __name__ == "__main__":
    main()
