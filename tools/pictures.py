"""Make the pictures of the README from the built sample book.

    python tools/pictures.py build/*.pdf build/*.epub docs/images

In come the PDF and the EPUB; out go `spread.png`, two facing pages, and `epub.png`, three screens of a telephone.
Needs Pillow and pikepdf, which come with Octavo, and the commands pdftoppm and chromium.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageOps

WIDTH = 1400  # pixels, of both pictures
GROUND, EDGE = "#e7e7e7", "#c5c5c5"
GREYS = 24  # the ground, and the steps between paper and ink
SCREENS = ("last-campaign.xhtml", "notes.xhtml", "index.xhtml")
SCREEN = (390, 720)  # CSS pixels
TIME_LIMIT = 120  # seconds for a command


def main() -> None:
    """Make both pictures, or end with one line that says what is missing."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README from the built sample book.")
    parser.add_argument("pdf", type=Path)
    parser.add_argument("epub", type=Path)
    parser.add_argument("folder", type=Path, help="where spread.png and epub.png go")
    parser.add_argument("--page", default="4", help="the number of the left page of the spread")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        save(draw_spread(given.pdf, given.page, Path(scratch)), given.folder / "spread.png")
        save(draw_screens(given.epub, Path(scratch)), given.folder / "epub.png")


def draw_spread(pdf: Path, label: str, scratch: Path) -> Image.Image:
    """The page with this label and the one that faces it, side by side, as the book lies open."""
    with pikepdf.open(pdf) as document:
        labels = [page.label for page in document.pages]
    if label not in labels:
        sys.exit(f"no page of {pdf} is numbered {label}")
    first = labels.index(label) + 1
    pages = ("-f", str(first), "-l", str(first + 1))
    run("pdftoppm", "-r", "150", "-gray", *pages, "-png", str(pdf), str(scratch / "page"))
    left, right = (Image.open(path) for path in sorted(scratch.glob("page-*.png")))
    spread = Image.new("L", (left.width + right.width, left.height), "white")
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width, 0))
    ImageDraw.Draw(spread).line((left.width, 0, left.width, left.height), fill=EDGE, width=2)
    return mount([spread], WIDTH)


def draw_screens(epub: Path, scratch: Path) -> Image.Image:
    """A chapter, the notes and the index as a reading system on a telephone shows them."""
    with zipfile.ZipFile(epub) as archive:
        archive.extractall(scratch / "epub")
    shots = []
    for name in SCREENS:
        found = next((scratch / "epub").rglob(name), None)
        if found is None:
            sys.exit(f"{epub} has no file {name}")
        shot = scratch / f"{name}.png"
        # --no-sandbox: the book is our own, and as root chromium does not start with a sandbox.
        run(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--force-device-scale-factor=2",
            f"--user-data-dir={scratch / 'chromium'}",
            "--window-size={},{}".format(*SCREEN),
            f"--screenshot={shot}",
            found.as_uri(),
        )
        shots.append(Image.open(shot).convert("L"))
    return mount(shots, WIDTH)


def mount(sheets: list[Image.Image], width: int) -> Image.Image:
    """Sheets of one height side by side on a ground, with a hair of an edge, scaled to `width` pixels together."""
    gap = width // 40
    room = width - gap * (len(sheets) + 1)
    scale = room / sum(sheet.width for sheet in sheets)
    scaled = [
        ImageOps.expand(ImageOps.scale(sheet, scale, Image.Resampling.LANCZOS), 1, EDGE) for sheet in sheets
    ]
    mounted = Image.new("L", (width, max(sheet.height for sheet in scaled) + 2 * gap), GROUND)
    left = gap
    for sheet in scaled:
        mounted.paste(sheet, (left, gap))
        left += sheet.width + gap
    return mounted


def save(picture: Image.Image, path: Path) -> None:
    """Write the picture as a small PNG."""
    picture.convert("RGB").quantize(GREYS, dither=Image.Dither.NONE).save(path, optimize=True)


def run(command: str, *arguments: str) -> None:
    """Run a command that makes a file; end with one line where it is not there or fails."""
    if shutil.which(command) is None:
        sys.exit(f"{command} is not installed")
    finished = subprocess.run([command, *arguments], capture_output=True, timeout=TIME_LIMIT, check=False)
    if finished.returncode:
        sys.exit(f"{command} failed: {finished.stderr.decode(errors='replace').strip()[-300:]}")


if __name__ == "__main__":
    main()
