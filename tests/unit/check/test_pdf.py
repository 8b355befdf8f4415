"""The judges of the PDF: what they say, as findings that lead to a line of the manuscript."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from book.check.pdf import Fault, PdfPlaces, check_pdf, find_verapdf, place_faults, read_verapdf, run_verapdf
from book.diagnostics import MachineError, Report, Severity
from book.pdf.inputs import Profile
from book.source import Span
from tests.unit.paginate.sample import document, make_job, write_image
from tests.unit.pdf.plan import lay_out_all, merge, plan_book

BODY = """<section id="ch-01"><h1>One</h1><p id="p-1">A paragraph with <a href="octavo:ch-01">a link</a>.</p>
<figure id="fig"><img src="images/dot.png" alt="A dot"></figure></section>"""
PLACES = PdfPlaces(
    sheets=(("1", Span("body/01.md", 1)), ("2", None)),
    anchors={"ch-01": Span("body/01.md", 1), "p-1": Span("body/01.md", 3), "fig": Span("body/01.md", 5)},
)
NO_PLACES = PdfPlaces(sheets=(), anchors={})


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of one chapter, for sale as an e-book."""
    folder = tmp_path_factory.mktemp("digital")
    job = replace(make_job(folder, document(BODY), images=(write_image(folder),)), tags=True)
    inputs = replace(plan_book(lay_out_all([job], folder), roman=0), profile=Profile.DIGITAL, outline=())
    assert list(merge(inputs, folder / "book.pdf")) == []
    return folder / "book.pdf"


def check(path: Path, tools: Path, *, accessible: bool = True) -> list[tuple[str, str, int]]:
    report = Report()
    check_pdf(path, report, PLACES, accessible=accessible, tools=tools)
    return [(found.code, found.file, found.line) for found in report]


def answer(folder: Path, reply: object) -> Path:
    """A folder of tools whose veraPDF always gives one reply."""
    program = folder / "tools" / "validators" / "verapdf" / "verapdf"
    program.parent.mkdir(parents=True)
    (folder / "reply").write_text(reply if isinstance(reply, str) else json.dumps(reply))
    program.write_text(f"#!/bin/sh\ncat {folder / 'reply'}\nexit 1\n")
    program.chmod(0o755)
    return folder / "tools"


def job_of(*rules: tuple[str, int, str, str], compliant: bool = False) -> dict[str, Any]:
    """What veraPDF says of a PDF that breaks rules: clause, number, message and context of each."""
    summaries = [
        {
            "status": "failed",
            "clause": clause,
            "testNumber": number,
            "description": f"The rule {clause}",
            "checks": [{"errorMessage": message, "context": context}],
        }
        for clause, number, message, context in rules
    ]
    result = {
        "jobEndStatus": "normal",
        "compliant": compliant,
        "statement": "so it is",
        "details": {"ruleSummaries": summaries},
    }
    return {"validationResult": [result]}


def test_a_good_pdf_passes(digital: Path, require_tool: Callable[[str], str]) -> None:
    assert run_verapdf(digital, require_tool("verapdf")) == ()


@pytest.mark.parametrize(
    ("spoil", "code", "line"),
    [
        ("alt", "verapdf:7.3-1", 5),
        ("contents", "verapdf:7.18.5-2", 1),
        ("marked", "verapdf:6.2-1", 0),
        ("role", "verapdf:7.1-5", 3),
    ],
)
def test_a_fault_leads_to_its_line(
    digital: Path, tmp_path: Path, require_tool: Callable[[str], str], spoil: str, code: str, line: int
) -> None:
    verapdf = require_tool("verapdf")
    spoilt = tmp_path / "spoilt.pdf"
    with pikepdf.open(digital) as pdf:
        section = pdf.Root.StructTreeRoot.K[0].K[0]
        match spoil:
            case "alt":
                del section.K[2].K[0].Alt
            case "contents":
                del pdf.pages[0].Annots[0].Contents
            case "marked":
                del pdf.Root.MarkInfo
            case "role":
                section.K[1].S = pikepdf.Name("/Paragraph")
        pdf.save(spoilt)
    found = place_faults(spoilt, run_verapdf(spoilt, verapdf), PLACES)
    assert (code, line) in {(one.code, one.line) for one in found}
    assert {one.severity for one in found} == {Severity.ERROR}
    assert {one.file for one in found} <= {"body/01.md", "spoilt.pdf"}


def test_without_verapdf_the_claim_is_a_warning(digital: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert check(digital, tmp_path) == [("TOO-002", "book.pdf", 0)]
    assert check(digital, tmp_path, accessible=False) == []


def test_verapdf_is_found_beside_the_other_validators_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = answer(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_verapdf(None) is None
    assert find_verapdf(tmp_path) is None
    assert find_verapdf(tools) == str(tools / "validators" / "verapdf" / "verapdf")


def test_each_rule_is_told_once_for_each_place(digital: Path) -> None:
    context = "root/document[0]/pages[0](9 0 obj)"
    fault = Fault(code="verapdf:7.1-3", message="not tagged", rule="Tag it", context=context)
    faults = [fault, replace(fault, context=fault.context + "/content[7]"), replace(fault, context="root")]
    first, second = place_faults(digital, faults, PLACES)
    assert (first.file, first.line, first.message) == ("body/01.md", 1, "not tagged (page 1) (and 1 more)")
    assert first.help == "PDF/UA-1 asks: Tag it"
    assert (second.file, second.line, second.message) == ("book.pdf", 0, "not tagged")


def test_a_fault_on_a_blank_page_or_beyond_the_book_is_the_pdfs(digital: Path) -> None:
    contexts = ("root/document[0]/pages[1](9 0 obj PDPage)", "root/document[0]/pages[7](9 0 obj PDPage)")
    faults = [Fault(code="verapdf:1-1", message="m", rule="m", context=context) for context in contexts]
    found = place_faults(digital, faults, PLACES)
    assert [(one.file, one.message, one.help) for one in found] == [
        ("book.pdf", "m (page 2)", None),
        ("book.pdf", "m", None),
    ]


def test_the_report_of_verapdf(tmp_path: Path, digital: Path) -> None:
    reply = {"report": {"jobs": [job_of(("7.1", 3, "not\n tagged", "root/document[0]/pages[0](9 0 obj PDPage)"))]}}
    assert check(digital, answer(tmp_path, reply)) == [("verapdf:7.1-3", "body/01.md", 1)]


def test_a_message_that_is_missing_is_the_rules() -> None:
    (fault,) = read_verapdf(job_of(("7.1", 3, "", "root")), "book.pdf")
    assert fault.message == fault.rule == "The rule 7.1"


@pytest.mark.parametrize(
    "job",
    [
        {"taskException": {"exceptionMessage": "no good"}},
        {"validationResult": []},
        {"validationResult": [{"jobEndStatus": "timeout"}]},
        job_of(),
    ],
)
def test_a_verapdf_that_says_nothing_of_the_book_has_failed(job: dict[str, Any]) -> None:
    with pytest.raises(MachineError, match=r"book\.pdf"):
        read_verapdf(job, "book.pdf")
    assert read_verapdf(job_of(compliant=True), "book.pdf") == ()


@pytest.mark.parametrize("reply", ["", "a stack trace", "{}", '{"report": {"jobs": []}}'])
def test_no_report_is_the_machines_fault(digital: Path, tmp_path: Path, reply: str) -> None:
    with pytest.raises(MachineError, match="veraPDF wrote no report"):
        check(digital, answer(tmp_path, reply))


def test_a_damaged_pdf_is_an_error_of_qpdf_and_goes_no_further(digital: Path, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(digital.read_bytes()[:2000])
    tools = answer(tmp_path, "")
    assert check(tmp_path / "book.pdf", tools) == [("qpdf:error", "book.pdf", 0)]


def test_what_qpdf_repairs_is_a_warning(digital: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "book.pdf"
    spoilt.write_bytes(digital.read_bytes().replace(b"startxref\n", b"startxref\n9"))
    report = Report()
    check_pdf(spoilt, report, NO_PLACES, accessible=False)
    assert {found.code for found in report} == {"qpdf:warning"}
    assert all(str(tmp_path) not in found.message for found in report)
