"""Where a build reads and writes: the book's folder, the output folder, the cache, and how files are put in place.

Outputs are written beside their places and moved there at the end; whatever stops a build leaves the last good files.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from book.diagnostics import MachineError

MANIFEST = "book.yaml"

_MACHINE_FAULTS = {errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The folders of one build."""

    folder: Path
    output: Path

    @property
    def cache(self) -> Path:
        """Layouts kept from build to build."""
        return self.output / "cache" / "layout"

    @property
    def kept(self) -> Path:
        """What reading the manuscript keeps from build to build: parsed files, and citations as set."""
        return self.output / "cache"

    def memory(self, edition: str) -> Path:
        """What was found complete in an edition ("pdf", "epub") of the last build."""
        return self.output / "cache" / f"complete-{edition}.json"

    @property
    def page_map(self) -> Path:
        """The page map of the last build."""
        return self.output / "page-map.json"

    @property
    def report(self) -> Path:
        """The diagnostics and the facts of the last run."""
        return self.output / "report.json"


def find_workspace(folder: Path | None, output: Path | None) -> Workspace:
    """The folder with book.yaml: the one given, or the current one, or `manuscript` in it.

    Outputs go to `build` in the book's folder, or beside a folder called `manuscript`. Raises MachineError where there
    is no book.yaml.
    """
    start = folder if folder is not None else Path.cwd()
    for candidate in (start, start / "manuscript"):
        if (candidate / MANIFEST).is_file():
            found = candidate.absolute()
            break
    else:
        raise MachineError(
            f"there is no {MANIFEST} in {start} or in {start / 'manuscript'}; `book new FOLDER` makes a book"
        )
    beside = found.parent if found.name == "manuscript" else found
    return Workspace(folder=found, output=(output or beside / "build").absolute())


@contextmanager
def staging_folder(workspace: Workspace) -> Iterator[Path]:
    """A folder on the same disk as the outputs, for files that are not finished. Removed at the end, whatever happens.

    Folders that a killed build left behind are removed too. Raises MachineError where nothing can be written.
    """
    try:
        workspace.output.mkdir(parents=True, exist_ok=True)
        for left in workspace.output.glob(".unfinished-*"):
            if not _is_running(left.name.split("-")[1]):
                shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=f".unfinished-{os.getpid()}-", dir=workspace.output))
    except OSError as error:
        raise MachineError(f"cannot write in {workspace.output}: {error.strerror}") from error
    try:
        yield folder
    except OSError as error:
        if error.errno in _MACHINE_FAULTS:
            raise MachineError(f"cannot write in {workspace.output}: {error.strerror}") from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: str) -> bool:
    if not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def publish(finished: Mapping[Path, Path]) -> None:
    """Move finished files to their places, each at once and whole. Raises MachineError where one cannot be moved."""
    for source, place in finished.items():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(source, place)
        except OSError as error:
            raise MachineError(f"cannot write {place}: {error.strerror}") from error


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; when all went well it is moved into place, else removed.

    Raises MachineError where the disk is full or the folder cannot be written to.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield beside
        os.replace(beside, target)
    except OSError as error:
        raise MachineError(f"cannot write {target.name}: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)
