"""Results of layout kept from build to build, under a key made of everything that they depend on.

A result is two files, `<key>.pdf` and `<key>.json`. One that is damaged in any way counts as not there.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from book.diagnostics import Diagnostic, MachineError, Severity
from book.model.pages import Continuation, PageStart, Place
from book.paginate.job import LayoutJob, LayoutResult
from book.workspace import written_whole

_PACKAGES = ("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "pillow")
_CODE = (
    *("files.py", "fonts.conf", "footnotes.py", "job.py", "layout.py", "messages.py", "oversights.py"),
    *("starts.py", "page_heads.py", "columns.py", "column_setting.py", "tagging.py", "tags.py"),
)


def job_key(job: LayoutJob) -> str:
    """A hash of everything that the layout of a job depends on, the same on every machine with the same engine.

    The paths of the book's folder and of the fonts are left out: images and fonts count by what is in them. Raises
    MachineError where the engine's libraries are missing.
    """
    whole = asdict(replace(job, root="", fonts=tuple(replace(face, path="") for face in job.fonts)))
    text = json.dumps([whole, engine_versions()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def engine_versions() -> dict[str, str]:
    """What lays the pages out: packages and libraries with their versions, and this package's own code as a hash."""
    versions = {"python": ".".join(map(str, sys.version_info[:2])), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for package in _PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError as error:
            raise MachineError(f"the Python package {package} is missing: install Octavo again") from error
    versions["pango"] = _ask_version("libpango-1.0", "0", "pango_version_string")
    versions["harfbuzz"] = _ask_version("libharfbuzz", "0", "hb_version_string")
    versions["harfbuzz-subset"] = _ask_version("libharfbuzz-subset", "0", "hb_version_string")
    fontconfig = _load_library("libfontconfig", "1")
    versions["fontconfig"] = str(fontconfig.FcGetVersion())
    here = Path(__file__).parent
    versions["code"] = hashlib.sha256(b"\0".join((here / name).read_bytes() for name in _CODE)).hexdigest()
    return versions


def load_result(cache_dir: Path, key: str) -> LayoutResult | None:
    """The result kept under a key, or None where there is none or not all of it is as it was written."""
    pdf = cache_dir / f"{key}.pdf"
    try:
        kept = json.loads((cache_dir / f"{key}.json").read_text("utf-8"))
        if kept["digest"] != hashlib.sha256(pdf.read_bytes()).hexdigest():
            return None
        return LayoutResult(
            division=kept["division"],
            pdf=str(pdf),
            pages=kept["pages"],
            places=tuple(Place(**place) for place in kept["places"]),
            starts=tuple(PageStart(**start) for start in kept["starts"]),
            fonts=tuple((name, digest) for name, digest in kept["fonts"]),
            messages=tuple(
                Diagnostic(**{**message, "severity": Severity(message["severity"])}) for message in kept["messages"]
            ),
            continuations=tuple(Continuation(**{**one, "named": tuple(one["named"])}) for one in kept["continuations"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store_result(cache_dir: Path, key: str, result: LayoutResult) -> None:
    """Keep a result whose PDF already is `<key>.pdf` in `cache_dir`."""
    digest = hashlib.sha256(Path(result.pdf).read_bytes()).hexdigest()
    kept = {**asdict(replace(result, pdf="")), "digest": digest}
    with written_whole(cache_dir / f"{key}.json") as beside:
        beside.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")


def discard_others(cache_dir: Path, keys: Collection[str]) -> None:
    """Remove every result but those under `keys`, and what a killed build left half-written."""
    for path in sorted(cache_dir.iterdir()):
        is_result = path.suffix in {".pdf", ".json"} and path.stem not in keys
        if path.is_file() and (is_result or path.suffix == ".part"):
            path.unlink(missing_ok=True)


def _ask_version(name: str, number: str, function: str) -> str:
    ask: Callable[[], bytes] = getattr(_load_library(name, number), function)
    ask.restype = ctypes.c_char_p  # type: ignore[attr-defined]
    return ask().decode()


def _load_library(name: str, number: str) -> ctypes.CDLL:
    for file in (f"{name}.so.{number}", f"{name}.{number}.dylib"):
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    raise MachineError(
        f"the library {name} is missing (on Debian: apt-get install libpangoft2-1.0-0 libharfbuzz-subset0)"
    )
