"""JUnit XML, so that build servers count findings as failed tests: a suite a file, a case a finding."""

from __future__ import annotations

from itertools import groupby
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from ..model import Finding, Severity
from .report import FileSummary, Record, Report
from .visible import on_page


def write(report: Report, out: BinaryIO) -> None:
    """Write the suites in the order of their files. What is under ``fail_on`` is a case that passes and says it."""
    empty = sum(1 for it in report.summary.files.values() if not (it.errors or it.severities.total()))
    counts = _counts("qa-service", report.summary.total, report, empty)
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n'.encode())
    shown = set()
    for name, records in groupby(report.records(), key=lambda record: record.file):
        shown.add(name)
        out.write(f"<testsuite {_counts(name, report.summary.file(name), report)}>\n".encode())
        for record in records:
            out.write("".join(_cases(record, report)).encode("utf-8"))
        out.write(b"</testsuite>\n")
    for name, it in report.summary.files.items():
        if name not in shown:
            case = f'<testcase name="no findings" classname={_quoted(name)}/>\n'
            out.write(f"<testsuite {_counts(name, it, report, 1)}>\n{case}</testsuite>\n".encode())
    out.write(b"</testsuites>\n")


def _counts(name: str, it: FileSummary, report: Report, empty: int = 0) -> str:
    """Return the attributes of a suite; ``empty`` files without findings are a test each, which passes."""
    failures = sum(count for severity, count in it.severities.items() if severity.rank >= report.fail_on.rank)
    tests = it.severities.total() + it.errors + empty
    return f'name={_quoted(name)} tests="{tests}" failures="{failures}" errors="{it.errors}"'


def _cases(record: Record, report: Report) -> list[str]:
    place = _quoted(record.file)
    line = f' line="{record.line}"' if record.line is not None else ""
    if record.error is not None:
        case = f'<error type="unreadable" message={_quoted(record.error)}/>'
        return [f"<testcase name={_quoted(_name(record))} classname={place} file={place}{line}>{case}</testcase>\n"]
    return [
        f"<testcase name={_quoted(f'{_name(record)}: {finding.check}: {finding.text}')} classname={place}"
        f" file={place}{line}>{_outcome(record, finding, report.fail_on)}</testcase>\n"
        for finding in record.findings
    ]


def _outcome(record: Record, finding: Finding, fail_on: Severity) -> str:
    body = [finding.message, f"target: {record.text}"]
    body += [f"source: {record.source}"] if record.source else []
    body += [f"suggested: {it.label}" for it in finding.suggestions[:1] if it.label]
    said = escape(_legal("\n".join(body)))
    if finding.severity.rank < fail_on.rank:
        return f"<system-out>{finding.severity}: {said}</system-out>"
    return f'<failure type="{finding.severity}" message={_quoted(finding.message)}>{said}</failure>'


def _name(record: Record) -> str:
    return str(record.name if record.name is not None else record.line if record.line is not None else record.file)


def _quoted(text: str) -> str:
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold, escaped or not."""
    return on_page(text).replace("\ufffe", "�").replace("\uffff", "�")
