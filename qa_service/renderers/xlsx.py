"""The table of findings as a workbook, and a sheet that sums up by file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..model import Severity
from .csv import COLUMNS, Cell, rows
from .report import Report
from .visible import on_page

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

MOST_ROWS = 1_048_575  # rows of a sheet, the last kept for saying that there are more
LONGEST = 32_767  # UTF-16 code units of a cell
_SAME_DATE = datetime(2000, 1, 1)  # the same findings give the same bytes
_ZIP_DATE = (2000, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20  # bytes copied at a time


def write(report: Report, out: BinaryIO) -> None:
    """Write both sheets; rows go to disk as they come. What does not fit a sheet is counted in its last row."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _SAME_DATE
    sheet = book.create_sheet("Findings")
    sheet.freeze_panes = "A2"
    found = rows(report)
    _append(sheet, [tuple(COLUMNS)])
    _append(sheet, islice(found, MOST_ROWS - 1))
    if more := sum(1 for _ in found):
        _append(sheet, [(f"{more:,} more findings do not fit: see the JSONL report",)])
    _append(book.create_sheet("Files"), _files(report))
    with tempfile.TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        _copy_undated(file, out)


def _append(sheet: WriteOnlyWorksheet, lines: Iterable[tuple[Cell, ...]]) -> None:
    from openpyxl.cell import WriteOnlyCell

    for line in lines:
        cells: list[object] = []
        for value in line:
            cell = WriteOnlyCell(sheet, value=_shown(value) if isinstance(value, str) else value)
            if isinstance(value, str):
                cell.data_type = "s"  # whatever it begins with: never a formula
            cells.append(cell)
        sheet.append(cells)


def _shown(text: str) -> str:
    text = on_page(text)
    if len(text) > LONGEST // 2:  # only such a text can be too long in UTF-16
        units = text.encode("utf-16-le")
        text = units[: 2 * LONGEST].decode("utf-16-le", "ignore")
    return text


def _files(report: Report) -> Iterable[tuple[Cell, ...]]:
    severities = list(reversed(Severity))
    yield ("file", "units", "words", *map(str, severities), "unreadable", "MQM penalty per 1,000 words")
    summary = report.summary
    for name, it in (*summary.files.items(), ("all", summary.total)):
        yield (name, it.units, it.words, *(it.severities[sev] for sev in severities), it.errors, it.per_thousand)


def _copy_undated(file: BinaryIO, out: BinaryIO) -> None:
    """Copy a zip archive member by member with one date, so that a workbook does not say when it was made."""
    with ZipFile(file) as made, ZipFile(out, "w", ZIP_DEFLATED) as fresh:
        for member in made.infolist():
            info = ZipInfo(member.filename, _ZIP_DATE)
            info.compress_type = ZIP_DEFLATED
            with made.open(member) as source, fresh.open(info, "w", force_zip64=True) as target:
                while chunk := source.read(_CHUNK):
                    target.write(chunk)
