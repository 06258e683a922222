"""The findings of a batch as JSONL: a line for each unit with findings, and for each place that could not be read."""

from __future__ import annotations

from typing import BinaryIO

from .json import encode, finding_object
from .report import Record, Report


def write(report: Report, out: BinaryIO) -> None:
    """Write a line a record."""
    for record in report.records():
        out.write(encode(line(record)).encode("utf-8") + b"\n")


def line(record: Record) -> dict[str, object]:
    """Return one record as the object that stands on its line."""
    place: dict[str, object] = {"file": record.file, "line": record.line, "unit": record.name}
    if record.error is not None:
        return {key: value for key, value in place.items() if value is not None} | {"error": record.error}
    body: dict[str, object] = {
        "id": record.id,
        **place,
        **({"path": record.path} if record.path else {}),
        "target_lang": record.target_lang,
        "text": record.text,
        "source": record.source,
        "findings": [finding_object(finding) for finding in record.findings],
    }
    return body if record.fixed is None else body | {"fixed": record.fixed}
