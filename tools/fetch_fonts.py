"""Fetch Literata, the family that books are set in unless they bring their own, into book/styles/fonts.

The four faces and their licence come out of one npm package, at one version, and every file is checked by its
SHA-256. Where all are there and right nothing is fetched. Needs only Python and the command npm.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "@expo-google-fonts/literata@0.4.3"
FOLDER = Path(__file__).resolve().parent.parent / "book" / "styles" / "fonts"
TIME_LIMIT = 300  # seconds for npm


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of the package, the name it gets, and what it must be."""

    member: str
    name: str
    digest: str


FILES = (
    Wanted(
        "package/400Regular/Literata_400Regular.ttf",
        "Literata-Regular.ttf",
        "7a3127b8aee7ac1f50419a45fd6c9dd19071060a7a6b31194a6b72446ff253b1",
    ),
    Wanted(
        "package/400Regular_Italic/Literata_400Regular_Italic.ttf",
        "Literata-Italic.ttf",
        "e48dc9674564dc58936960e7a8000c8080155e6882c8d999cadb0854562b5f31",
    ),
    Wanted(
        "package/700Bold/Literata_700Bold.ttf",
        "Literata-Bold.ttf",
        "33274290d005dc65abd706b5db900ebd0bc297a0f41a0e16caa3f905677f840f",
    ),
    Wanted(
        "package/700Bold_Italic/Literata_700Bold_Italic.ttf",
        "Literata-BoldItalic.ttf",
        "c20229a5c396b05e9ab13a773af4e4fc3b61f9de6878620d77d7b6d486ff3f6b",
    ),
    Wanted(
        "package/LICENSE_FONT",
        "OFL.txt",
        "8742963604cd89dc81437811a850018fc03b2bfad686d7422c8235967c87614e",
    ),
)


def fetch_fonts(folder: Path) -> None:
    """Bring the fonts to `folder`, or raise SystemExit with one line and change nothing."""
    if all(is_right(folder / wanted.name, wanted.digest) for wanted in FILES):
        return
    with tempfile.TemporaryDirectory(prefix="octavo-fonts-") as scratch:
        contents = read_archive(download_package(Path(scratch)))
    folder.mkdir(parents=True, exist_ok=True)
    for wanted in FILES:
        replace_file(folder / wanted.name, contents[wanted.name])


def is_right(path: Path, digest: str) -> bool:
    """Whether the file is there and has that SHA-256."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def download_package(folder: Path) -> Path:
    """Have npm put the package's archive into `folder`, from the registry that npm is set up with. Returns its path."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit(f"fetch_fonts: the fonts come from the npm package {PACKAGE}: install npm, then run this again")
    command = [npm, "pack", PACKAGE, "--pack-destination", str(folder), "--ignore-scripts", "--loglevel=error"]
    try:
        # In the empty folder: a package.json or .npmrc of the place this is called from has no say.
        npm_run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        sys.exit(f"fetch_fonts: npm did not bring {PACKAGE} within {TIME_LIMIT} seconds")
    archives = list(folder.glob("*.tgz"))
    if npm_run.returncode or len(archives) != 1:
        reason = next((line for line in npm_run.stderr.splitlines() if line.strip()), "it gave no reason")
        sys.exit(f"fetch_fonts: npm could not bring {PACKAGE}: {reason}")
    return archives[0]


def read_archive(path: Path) -> dict[str, bytes]:
    """The wanted files by the name they get. Nothing is unpacked: only these members are read, and checked."""
    contents = {}
    try:
        with tarfile.open(path, "r:gz") as archive:
            for wanted in FILES:
                member = archive.extractfile(wanted.member)
                data = b"" if member is None else member.read()
                if hashlib.sha256(data).hexdigest() != wanted.digest:
                    sys.exit(f"fetch_fonts: {wanted.member} in {PACKAGE} is not the file that was expected")
                contents[wanted.name] = data
    except (KeyError, tarfile.TarError, EOFError) as error:
        sys.exit(f"fetch_fonts: the archive of {PACKAGE} cannot be read: {error}")
    return contents


def replace_file(path: Path, data: bytes) -> None:
    """Write a file so that it is at every moment absent, the old one, or whole."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


if __name__ == "__main__":
    fetch_fonts(FOLDER)
