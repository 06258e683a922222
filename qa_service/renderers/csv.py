"""A table of findings for spreadsheets: a row a finding. UTF-8 with a byte-order mark, which Excel needs."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import BinaryIO

from ..model import Finding
from .report import Record, Report

COLUMNS = (
    "file line unit id target_lang severity check category mqm start end text message lang confidence suggestion "
    "source target finding_id"
).split()
# A cell that begins so is taken for a formula, and may run commands or leak the sheet: an apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_NOTHING = (None,) * 6
Cell = str | int | float | None


def write(report: Report, out: BinaryIO) -> None:
    """Write the header, then a row a finding; what could not be read is a row with ``unreadable`` as its check."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    out.write(BOM_UTF8)
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for row in rows(report):
        table.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    text.flush()
    text.detach()


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """Yield the cells of each row, in the order of ``COLUMNS``, as they are."""
    for record in report.records():
        if record.error is not None:
            place = (record.file, record.line, record.name, record.id)
            yield (*place, None, None, "unreadable", *_NOTHING[:5], record.error, *_NOTHING)
        for finding in record.findings:
            yield _row(record, finding)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _row(record: Record, finding: Finding) -> tuple[Cell, ...]:
    return (
        record.file, record.line, record.name, record.id, record.target_lang,
        str(finding.severity), finding.check, finding.category, finding.mqm, finding.start, finding.end, finding.text,
        finding.message, finding.lang, finding.confidence, next((it.label for it in finding.suggestions), None),
        record.source, record.text, finding.id,
    )  # fmt: skip
