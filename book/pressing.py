"""press_pdf: the print edition written and examined, as work for another process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from book.check.pdf_pages import PdfFacts, examine_pdf
from book.diagnostics import Diagnostic, Report
from book.pdf.inputs import MergeInputs


@dataclass(frozen=True, slots=True, kw_only=True)
class PressedPdf:
    """What was found while the PDF was written, and what the file says; no facts where none was written."""

    findings: tuple[Diagnostic, ...]
    facts: PdfFacts | None


def press_pdf(inputs: MergeInputs, target: Path) -> PressedPdf:
    """Write the PDF of the whole book to `target` and examine what was written."""
    from book.pdf.merge import merge_divisions  # pikepdf is not needed where another process does this

    report = Report()
    merge_divisions(inputs, target, report)
    facts = examine_pdf(target) if target.exists() else None
    return PressedPdf(findings=tuple(report), facts=facts)
