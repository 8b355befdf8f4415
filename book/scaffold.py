"""`book new`: a small manuscript that builds at once."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2

from book.diagnostics import MachineError


def write_new_book(folder: Path, *, title: str, author: str, language: str, year: int) -> list[Path]:
    """Write the files of a new book into `folder`; returns them. Raises MachineError where the folder is not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise MachineError(f"{folder} is there already, and is not an empty folder")
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    environment.filters["quoted"] = _quote_yaml
    written = []
    try:
        for relative, source in _template_files(files("book") / "templates" / "new", ""):
            text = source.read_text(encoding="utf-8")
            if relative.endswith(".yaml"):
                text = environment.from_string(text).render(title=title, author=author, language=language, year=year)
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            written.append(target)
    except OSError as error:
        raise MachineError(f"cannot write in {folder}: {error.strerror}") from error
    return written


def _template_files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            found += _template_files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, entry))
    return found


def _quote_yaml(text: str) -> str:
    """A YAML string: in single quotation marks nothing but they themselves has a meaning."""
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
