"""The finished PDF before its judges: qpdf for its syntax, veraPDF for PDF/UA-1, which the digital profile promises.

The path of a PDF and where in the manuscript its pages and blocks come from go in; what is found goes into the report,
with the judges' own codes behind a prefix (`qpdf:warning`, `verapdf:7.1-3`).
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from book.check.programs import last_line, one_line, run_program
from book.diagnostics import Diagnostic, MachineError, Report, Severity
from book.pdf.examine import find_damage, trace_elements
from book.source import Span

_SHEET = re.compile(r"/pages\[(\d+)\]")
_ELEMENT = re.compile(r"\((\d+) 0 obj SE")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPlaces:
    """Where in the manuscript things of a PDF come from.

    `sheets` has the label of every page and the division on it, None for a blank page; `anchors` the ids of divisions,
    blocks and notes.
    """

    sheets: tuple[tuple[str, Span | None], ...]
    anchors: Mapping[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that veraPDF objects to. `context` is the way to it through the objects of the PDF."""

    code: str
    message: str
    rule: str
    context: str


def check_pdf(
    path: Path, report: Report, places: PdfPlaces, *, accessible: bool, tools: Path | None = None
) -> None:
    """Have a PDF judged: its syntax, and with `accessible` whether it is PDF/UA-1 (PR-42).

    `tools` is the project's folder of tools, where veraPDF may be installed beside other validators; TOO-002 says that
    it is not installed. Raises MachineError if it fails.
    """
    damage = find_damage(path)
    report.add_all(_describe_damage(line, path.name) for line in damage)
    if not accessible or any(line.startswith("ERROR") for line in damage):
        return
    verapdf = find_verapdf(tools)
    if verapdf is None:
        report.add("TOO-002", Span(path.name, 0))
        return
    report.add_all(place_faults(path, run_verapdf(path, verapdf), places))


def find_verapdf(tools: Path | None) -> str | None:
    """The command of veraPDF, under `tools`/validators or among the commands; None where there is none."""
    beside = None if tools is None else str(tools / "validators" / "verapdf")
    return (beside and shutil.which("verapdf", path=beside)) or shutil.which("verapdf")


def run_verapdf(path: Path, verapdf: str) -> tuple[Fault, ...]:
    """What veraPDF has against calling a PDF PDF/UA-1. Raises MachineError where it says nothing of the PDF."""
    ended = run_program("veraPDF", [verapdf, "--flavour", "ua1", "--format", "json", str(path)])
    try:
        (job,) = json.loads(ended.stdout)["report"]["jobs"]
    except (ValueError, KeyError, TypeError) as error:
        raise MachineError(f"veraPDF wrote no report: {last_line(ended)}") from error
    return read_verapdf(job, path.name)


def read_verapdf(job: Mapping[str, Any], name: str) -> tuple[Fault, ...]:
    """The faults in veraPDF's JSON about one PDF. Raises MachineError where it could not read the PDF to its end."""
    results = job.get("validationResult") or []
    if len(results) != 1 or results[0]["jobEndStatus"] != "normal":
        reason = job.get("taskException", {}).get("exceptionMessage", "it gives no reason")
        raise MachineError(f"veraPDF could not check {name}: {one_line(reason)}")
    (result,) = results
    faults = tuple(
        Fault(
            code=f"verapdf:{rule['clause']}-{rule['testNumber']}",
            message=one_line(check["errorMessage"] or rule["description"]),
            rule=one_line(rule["description"]),
            context=check["context"],
        )
        for rule in result["details"]["ruleSummaries"]
        if rule["status"] == "failed"
        for check in rule["checks"]
    )
    if not faults and not result["compliant"]:
        raise MachineError(f"veraPDF refuses {name} and does not say why: {result['statement']}")
    return faults


def place_faults(path: Path, faults: Sequence[Fault], places: PdfPlaces) -> tuple[Diagnostic, ...]:
    """The faults as findings about the manuscript, one for each rule and place, however often it is broken there."""
    elements = {fault: int(found[-1]) for fault in faults if (found := _ELEMENT.findall(fault.context))}
    anchors = trace_elements(path, elements.values()) if elements else {}
    grouped: dict[tuple[str, Span, str], list[Fault]] = {}
    for fault in faults:
        span, page = _find_place(fault, anchors.get(elements.get(fault, 0), ()), places, path.name)
        grouped.setdefault((fault.code, span, page), []).append(fault)
    return tuple(_describe_faults(span, page, found) for (_, span, page), found in grouped.items())


def _find_place(fault: Fault, anchors: Sequence[str], places: PdfPlaces, name: str) -> tuple[Span, str]:
    """The place in the manuscript, and the label of the page or nothing."""
    for anchor in anchors:
        if anchor in places.anchors:
            return places.anchors[anchor], ""
    sheet = _SHEET.search(fault.context)
    if sheet is None or int(sheet[1]) >= len(places.sheets):
        return Span(name, 0), ""
    label, span = places.sheets[int(sheet[1])]
    return span or Span(name, 0), label


def _describe_faults(span: Span, page: str, faults: Sequence[Fault]) -> Diagnostic:
    first = faults[0]
    message = first.message + (f" (page {page})" if page else "")
    message += f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return Diagnostic(
        file=span.file,
        line=span.line,
        column=span.column,
        code=first.code,
        severity=Severity.ERROR,
        message=message,
        help=None if first.rule == first.message else f"PDF/UA-1 asks: {first.rule}",
    )


def _describe_damage(line: str, name: str) -> Diagnostic:
    kind, _, words = line.partition(": ")
    return Diagnostic(
        file=name,
        line=0,
        column=None,
        code=f"qpdf:{kind.lower()}",
        severity=Severity.WARNING if kind == "WARNING" else Severity.ERROR,
        message=one_line(words),
        help=None,
    )
