"""A batch as one JSON document: the summary, then each unit with findings."""

from __future__ import annotations

from typing import BinaryIO

from .json import SCHEMA_VERSION, encode
from .jsonl import line
from .report import FileSummary, Report


def write(report: Report, out: BinaryIO) -> None:
    """Write the document as the records come, one a line."""
    head = {"schema_version": SCHEMA_VERSION, "signature": report.signature, "summary": _summary(report)}
    out.write(encode(head)[:-1].encode("utf-8") + b',"units":[')
    for number, record in enumerate(report.records()):
        out.write((b",\n" if number else b"\n") + encode(line(record)).encode("utf-8"))
    out.write(b"\n]}\n")


def _summary(report: Report) -> dict[str, object]:
    summary = report.summary
    checks: dict[str, dict[str, int]] = {}
    for (check, severity), count in sorted(summary.checks.items()):
        checks.setdefault(check, {})[str(severity)] = count
    return {
        "total": _file(summary.total),
        "files": {name: _file(it) for name, it in summary.files.items()},
        "checks": checks,
        "languages": dict(sorted(summary.languages.items())),
        "notes": summary.notes,
    }


def _file(it: FileSummary) -> dict[str, object]:
    return {
        "units": it.units,
        "words": it.words,
        "findings": {str(severity): count for severity, count in sorted(it.severities.items())},
        "unreadable": it.errors,
        "mqm_penalty": it.penalty,
        "mqm_penalty_per_1000_words": it.per_thousand,
    }
