"""The processor of citations: Pandoc's own, which ships with pypandoc_binary. The only module that runs it.

Comes in: entries as CSL-JSON and documents that Octavo has made, never a text of the manuscript's. Goes out: the
documents with their citations set, in Pandoc's JSON. Pandoc gets no environment and no folder of the user's, and reads
its entries and the style from a pipe; what converts BibTeX runs in its sandbox.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypandoc

from book.citations.kept import discard_others, keep, load_kept
from book.diagnostics import MachineError

_SECONDS = 300
_ENVIRONMENT = {"HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
_MEMORY = ("+RTS", "-M1g", "-A64m", "-RTS")
_DASH = re.compile(r"""\ssubsequent-author-substitute\s*=\s*(?:"[^"]*"|'[^']*')""")


class ProcessorRefused(Exception):
    """What the processor says of entries, a style or a text that it cannot use; one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingDocument:
    """A document to set the citations of: its content in Pandoc's JSON, and the keys of the entries it may need."""

    content: Mapping[str, Any]
    keys: Sequence[str]


def set_citations(
    entries: Sequence[Mapping[str, Any]],
    style: Path,
    lang: str,
    documents: Sequence[CitingDocument],
    cache: Path | None = None,
) -> list[list[Any]]:
    """The blocks of each document, its citations set in the style; from the cache, where it has them.

    No dash stands for an author named above, whatever the style says (NT-07): entries are ordered and put under
    headings afterwards, and one that is found by a link stands alone. Raises ProcessorRefused and MachineError.
    """
    script = Path(str(files("book") / "citations" / "format.lua"))
    data = {entry["id"]: entry for entry in entries}
    rules = _DASH.sub("", style.read_text("utf-8"))
    same = [script.read_text("utf-8"), rules, lang, version("pypandoc_binary")]
    common = hashlib.sha256("\0".join(same).encode()).hexdigest()
    keys = [_hash([common, one.content, [data[key] for key in one.keys]]) for one in documents]
    found = {key: blocks for key in keys if (blocks := load_kept(cache, key)) is not None}
    missing = {key: one for key, one in zip(keys, documents, strict=True) if key not in found}
    if missing:
        needed = dict.fromkeys(key for one in missing.values() for key in one.keys)
        task = {
            "entries": json.dumps([data[key] for key in needed], ensure_ascii=False),
            "style": "data:application/xml;base64," + b64encode(rules.encode()).decode(),
            "lang": lang,
            "documents": [{"content": json.dumps(one.content), "keys": list(one.keys)} for one in missing.values()],
        }
        made = json.loads(_run(["lua", str(script)], json.dumps(task, ensure_ascii=False)))
        for key, document in zip(missing, made, strict=True):
            found[key] = document["blocks"]
            keep(cache, key, document["blocks"])
    discard_others(cache, found)
    return [found[key] for key in keys]


def _hash(value: Any) -> str:
    return hashlib.sha256(
        json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    ).hexdigest()


def convert_bibtex(text: str) -> list[dict[str, Any]]:
    """BibTeX or BibLaTeX as entries in CSL-JSON. Raises ProcessorRefused and MachineError."""
    converted = json.loads(_run(["--sandbox", "--from=biblatex", "--to=csljson"], text))
    return [entry for entry in converted if isinstance(entry, dict)]


def _run(arguments: Sequence[str], text: str) -> str:
    try:
        program = pypandoc.get_pandoc_path()
    except OSError as error:
        raise MachineError("Pandoc is missing: install Octavo again, with pypandoc_binary") from error
    try:
        result = subprocess.run(
            [program, *_MEMORY, *arguments],
            input=text.encode("utf-8", "surrogatepass"),
            capture_output=True,
            check=False,
            env=_ENVIRONMENT,
            timeout=_SECONDS,
        )
    except OSError as error:
        raise MachineError(f"Pandoc cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise ProcessorRefused(f"it takes more than {_SECONDS} seconds") from error
    said = result.stderr.decode("utf-8", "replace")
    if result.returncode != 0:
        raise ProcessorRefused(" ".join(said.split())[:300] or f"exit code {result.returncode}")
    return result.stdout.decode("utf-8")
